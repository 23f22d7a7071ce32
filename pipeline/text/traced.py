"""A cleaned text traced back to the lines that print it: how its characters are set there, and where they stand.

Stages clean and cut plain text; what is done to it leaves nearly all of its characters in place, in printed order,
so that they can be found again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.knowledge import lazy
from pipeline.model.block import Line, Script
from pipeline.model.face import Face, Faces
from pipeline.model.source import Place, places
from pipeline.text.marks import CIRCLED, DASHES
from pipeline.text.script import HANZI

LOOK_AHEAD = 40  # characters that cleaning may have left out or put in between two that are printed
ANCHOR = 3  # characters that must agree where a text is found again
MOSTLY = 0.5  # of a text's words and hanzi: a slant that more than so many of them have is the text's own type

_Style = tuple[bool, Script]
_UPRIGHT: _Style = (False, Script.BASE)
_SLANTED: _Style = (True, Script.BASE)
_SIGNS = frozenset("=+-\u2212×·")
_letter = lazy.compile(r"[A-Za-zÀ-ɏͰ-Ͽϑ-ϵ]")
_written = lazy.compile(f"[{HANZI}]|{_letter.pattern}+")
# Raised, these point to a note or an entry: [3], ①, *, 1).
_FIGURES = r"[\d,，、\-–~～\s]+"
_reference = lazy.compile(rf"[\[［〔(（]?{_FIGURES}[\]］〕)）]|[\[［〔(（]{_FIGURES}|[{CIRCLED}*＊∗†‡§※#\s]+")


@dataclass(frozen=True, slots=True)
class Trace:
    """How a text is set (`faces`), and where: one place a column, none where the text was not found."""

    faces: Faces = ()
    places: tuple[Place, ...] = ()


class _Printed(NamedTuple):
    """What lines print: each character folded (width, case and the form of dashes say nothing), its style and line."""

    text: str
    styles: Sequence[_Style]
    lines: Sequence[int]


def traced(texts: Sequence[str], lines: Sequence[Line]) -> tuple[Trace, ...]:
    """A trace for each of the texts, which these lines print in this order with other text between them."""
    printed = _printed(lines)
    found: list[Trace] = []
    at = 0
    plain = set(printed.styles) <= {_UPRIGHT}  # most lines: nothing in them is set apart
    for text in texts:
        own, at = _found(text, printed.text, at)
        where = sorted({printed.lines[place] for place in own.values()})
        faces = () if plain else tuple(_faces(text, {i: printed.styles[place] for i, place in own.items()}))
        found.append(Trace(faces, places((lines[i].page, lines[i].bbox) for i in where)))
    return tuple(found)


def faces_of(text: str, lines: Sequence[Line]) -> Faces:
    """How a text is set that these lines print; quickly told where nothing in them is set apart."""
    if not any(span.italic or span.script is not Script.BASE for line in lines for span in line.spans):
        return ()
    return traced([text], lines)[0].faces


@lru_cache(maxsize=1 << 14)
def _folded(char: str) -> str:
    """What the character says, nothing for white; several characters for some."""
    if char in DASHES:
        return "-"
    return (char if char.isascii() else unicodedata.normalize("NFKC", char)).strip()


def _printed(lines: Sequence[Line]) -> _Printed:
    slanted = _is_slanted(lines)
    texts: list[str] = []
    styles: list[_Style] = []
    numbers: list[int] = []
    for number, line in enumerate(lines):
        for span in line.spans:
            text = "".join(map(_folded, span.text))
            texts.append(text)
            styles += [(span.italic and not slanted, span.script)] * len(text)
            numbers += [number] * len(text)
    return _Printed("".join(texts), styles, numbers)


def _is_slanted(lines: Sequence[Line]) -> bool:
    """Whether slanted words are the usual ones here, so that a slant says nothing; a hanzi counts as a word.

    A species or a symbol may have more letters than the few hanzi of a heading or a keyword around it.
    """
    counts = {True: 0, False: 0}
    for line in lines:
        for span in line.spans:
            counts[span.italic] += len(_written.findall(span.text))
    return counts[True] > MOSTLY * (counts[True] + counts[False])


def _found(text: str, printed: str, start: int) -> tuple[dict[int, int], int]:
    """{place in the text: place in print} of the characters found from `start` on, and where the text ends there."""
    parts = list(map(_folded, text))
    wanted = "".join(parts)
    at = printed.find(wanted[:ANCHOR], start) if wanted else -1
    if at < 0:
        return {}, start
    places = [place for place, part in enumerate(parts) for _ in part]
    if printed.startswith(wanted, at):  # whole, as most are: a character that stands for several is where it begins
        return {place: at + i for i, place in reversed(list(enumerate(places)))}, at + len(wanted)
    found: dict[int, int] = {}
    i = 0
    while i < len(wanted) and at < len(printed):
        if wanted[i] == printed[at]:
            found.setdefault(places[i], at)
            i, at = i + 1, at + 1
            continue
        step = _step(wanted[i : i + LOOK_AHEAD], printed[at : at + LOOK_AHEAD])
        i, at = i + step[0], at + step[1]
    return found, at


def _step(wanted: str, printed: str) -> tuple[int, int]:
    """How many characters of the text and of the print to pass over so that two of each agree again."""
    for total in range(1, LOOK_AHEAD):
        for over in range(total + 1):  # passing over print comes first: cleaning takes away more than it adds
            i, j = over, total - over
            if i < len(wanted) and j < len(printed) and _agree(wanted[i : i + 2], printed[j : j + 2]):
                return i, j
    return 1, 1


def _agree(wanted: str, printed: str) -> bool:
    return wanted.startswith(printed) or printed.startswith(wanted)


def _faces(text: str, styles: dict[int, _Style]) -> Iterator[Face]:
    """The runs of one style that say something; white inside a run belongs to it, white at its ends does not."""
    start, end, current = 0, 0, _UPRIGHT
    for at in range(len(text) + 1):
        if at < len(text) and (text[at].isspace() or (current == _SLANTED and _is_sign(text, at, styles))):
            continue
        style = styles.get(at, _UPRIGHT) if at < len(text) else None
        if style != current:
            yield from _face(text, start, end, current)
            start, current = at, style if style is not None else _UPRIGHT
        end = at + 1


def _is_sign(text: str, at: int, styles: dict[int, _Style]) -> bool:
    """Whether an upright sign stands between slanted letters: AX = ZB is one formula, in one slant."""
    after = next((i for i in range(at + 1, len(text)) if not text[i].isspace()), at)
    return text[at] in _SIGNS and styles.get(after) == _SLANTED and _letter.match(text[after]) is not None


def _face(text: str, start: int, end: int, style: _Style) -> Iterator[Face]:
    """The piece's face where its setting is part of what it says.

    A slant is that of letters, not of the signs at their ends; a raised note mark is no exponent.
    """
    if style[1] is Script.BASE:
        while start < end and not text[start].isalnum():
            start += 1
        while start < end and not (text[end - 1].isalnum() or unicodedata.combining(text[end - 1])):
            end -= 1
    piece = text[start:end]
    if style == _UPRIGHT or not piece or (style[1] is Script.BASE and not _letter.search(piece)):
        return
    if not (style[1] is Script.SUP and _reference.fullmatch(piece)):
        yield Face(start, end, *style)
