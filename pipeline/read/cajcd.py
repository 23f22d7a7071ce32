"""The fonts that CNKI's converter of CAJ files makes of Founder's signs: code -> Unicode.

A page that was set with Founder's 748 codes shows its signs in fonts named for a row of these, `cajcd fnta1` and so
on, whose codes pass for ASCII: the place in row A1 of GB 2312 less 81h (`“`, A1 B0, is `/`), in the row of small
Greek letters less 80h; a few signs of rows that GB 2312 leaves to the user are known from what they draw.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.knowledge import lazy
from pipeline.model.page import Char, Font
from pipeline.text.script import is_hanzi, is_square

_FONT = lazy.compile(r"cajcd fnt([0-9a-f]{2})$", re.IGNORECASE)
_NUMBERS = {chr(0xB9 + n): chr(0x2460 + n) for n in range(10)}  # circled


def _row(row: int, step: int) -> dict[str, str]:
    table = {}
    for code in range(0x21, 0x7F):
        try:
            table[chr(code)] = bytes((row, code + step)).decode("gb2312")
        except UnicodeDecodeError:
            continue
    return table


_ROWS: Mapping[str, Mapping[str, str]] = {
    "a1": _row(0xA1, 0x81) | _NUMBERS,
    "a7": _row(0xA6, 0x80),
    "aa": {"1": ".", "m": "≫"},
    "ae": {"P": "/"},
}
_NONE: Mapping[str, str] = {}


@lru_cache(maxsize=1024)
def forms(font: str) -> Mapping[str, str]:
    """What the codes of the font of this name print; empty for all other fonts."""
    found = _FONT.search(font)
    return _ROWS.get(found[1].lower(), _NONE) if found else _NONE


# ---------------------------------------------------------------- the same fonts under another name
_PAIRS = {"5": "6", "/": "0"}  # 《 》 and “ ”, which stand around hanzi
_SIGNS = frozenset("56/0#?@e[\\)")  # 《 》 “ ” · ± × ℃ ≤ ≥ —: what articles print of the row
_HYPHEN = "2"  # of a row that GB 2312 leaves to the user; alone in its font
_HYPHENS = {_HYPHEN: "-"}
LEAST_HYPHENS = 3  # on a page; of fewer, each may be a figure that was set apart


def renamed(chars: Sequence[Char]) -> list[Char]:
    """The characters, those of Founder's signs told whose font has lost its name.

    Convention: CNKI's files of about 2000 to 2006 show such a font as Times New Roman, so that `5示例6` is printed for
    《示例》 and 200422 for 2004-2. It has no other codes than these, beside a font of the same face that has the
    figures of the page; each 5 stands before hanzi that a 6 ends.
    """
    shown = {char.font for char in chars}
    faces = Counter(map(_face, shown))
    fonts: dict[Font, list[int]] = {font: [] for font in shown if faces[_face(font)] > 1 and "+" in font.name}
    if not fonts:
        return list(chars)
    inked = [at for at, char in enumerate(chars) if char.text != " "]
    for place, at in enumerate(inked):
        if chars[at].font in fonts:
            fonts[chars[at].font].append(place)
    found, row = list(chars), [chars[at].text for at in inked]
    for places in fonts.values():
        texts = {row[place] for place in places}
        if texts <= _SIGNS and _are_pairs(row, places):
            forms_of = _ROWS["a1"]
        elif texts == {_HYPHEN} and len(places) >= LEAST_HYPHENS and all(_is_inside(row, place) for place in places):
            forms_of = _HYPHENS
        else:
            continue
        for at in (inked[place] for place in places):
            found[at] = chars[at]._replace(text=forms_of[chars[at].text])
    return found


def _face(font: Font) -> str:
    """The font's name without the tag of its subset: A7+Times New Roman."""
    return font.name.rpartition("+")[2]


def _are_pairs(row: Sequence[str], places: Sequence[int]) -> bool:
    """Whether there are signs that open and close, and all of them do, around hanzi."""
    opened = ""
    pairs = 0
    for place in places:
        text = row[place]
        if text in _PAIRS and not opened and place + 1 < len(row) and is_hanzi(row[place + 1]):
            opened = text
        elif opened and text == _PAIRS[opened] and is_square(row[place - 1]):
            opened, pairs = "", pairs + 1
        elif text in _PAIRS or text in _PAIRS.values():
            return False
    return pairs > 0


def _is_inside(row: Sequence[str], place: int) -> bool:
    """Whether the character stands between two letters or figures."""
    return 0 < place < len(row) - 1 and row[place - 1].isalnum() and row[place + 1].isalnum()
