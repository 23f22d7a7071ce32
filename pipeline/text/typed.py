"""Numbers and addresses as one types them, where print sets them on full squares or with white inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from pipeline.knowledge import lazy
from pipeline.text.script import hanzi_count

Styled = TypeVar("Styled")

_HALF = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)} | {"∥": "//"}
# What Chinese text sets on full squares of its own accord; in a cell of figures alone it is a sign of the numbers.
_CHINESE_MARKS = frozenset("，；：（）！？")
_point = lazy.compile(r"(?<=\d)(?: [.．] ?|[.．] |．)(?=\d)")
_sure_point = lazy.compile(r"(?<=\d)．(?=\d)|(?<=\d)(?: [.．] ?|[.．] )(?=\d+ ?[%％])|(?<=(?<![\w.．])0)[.．] (?=\d)")
_TOP = "com|cn|net|org|edu|gov|ac|hk|tw"  # what an address may end with behind a space
_NAME = "A-Za-z0-9_＿+\\-"
# An e-mail, be it torn: `a@ b. cn`; looked for where its characters begin, or each of a long row were tried.
_EMAIL = (
    f"(?<![{_NAME}.．])[{_NAME}.．]++[ \u3000]?[@＠][ \u3000]?[{_NAME}]+"
    f"(?:[.．] ?(?:{_TOP})(?![{_NAME}])|[.．][{_NAME}]+)*"
)
# Fonts without a slash of full width set two strokes as the sign of parallels: http:∥ www.…
_WEB = f"(?:https?[:：](?:[/／]{{2}}|∥ ?)|www[.．])[{_NAME}.．/／:：?？=＝&＆%％#＃~～]*[{_NAME}/／]"
_DOI = f"(?<![{_NAME}.．])10[.．][0-9]{{4,9}}[/／][{_NAME}.．/／()（）]*[{_NAME})）]"
_address = lazy.compile(f"{_EMAIL}|{_WEB}|{_DOI}")


def typed(chars: Sequence[tuple[str, Styled]]) -> list[tuple[str, Styled]]:
    """Running text, one character each, with its addresses in half width and its decimal points without white.

    White behind a point is that of the point's own square where the text ends its sentences with the Chinese stop;
    elsewhere it may part two sentences, and stays but before a percentage, with which no sentence begins, and behind a
    lone 0, with which hardly one ends.
    """
    found = list(chars)
    text = "".join([char for char, _ in chars])
    for match in _address.finditer(text):
        for at in range(*match.span()):
            found[at] = "" if text[at].isspace() else _HALF.get(text[at], text[at]), found[at][1]
    points = _point if "。" in text else _sure_point
    return _without_white(found, text, points)


def typed_text(text: str) -> str:
    """The same of a text without styles: the letters and numbers of a formula."""
    return "".join(char for char, _ in typed([(char, None) for char in text]))


def typed_cell(chars: Sequence[tuple[str, Styled]]) -> list[tuple[str, Styled]]:
    """A cell of a table, one character each: in half width, Chinese marks beside hanzi aside, numbers without white."""
    text = "".join(char for char, _ in chars)
    kept = _CHINESE_MARKS if hanzi_count(text) else frozenset()
    found = [(char if char in kept else _HALF.get(char, char), style) for char, style in chars]
    return _without_white(found, text, _point)


def _without_white(chars: list[tuple[str, Styled]], text: str, points: re.Pattern[str]) -> list[tuple[str, Styled]]:
    """The characters with these points in half width and no white on either side of them."""
    for match in points.finditer(text):
        for at in range(*match.span()):
            chars[at] = "" if text[at] == " " else ".", chars[at][1]
    return [item for item in chars if item[0]]
