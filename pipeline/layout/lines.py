"""Segments of one column -> printed lines with their spaces and styles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.segments import Segment
from pipeline.model.block import Line, Script, Span
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.text.marks import DASHES
from pipeline.text.script import is_hanzi
from pipeline.typeset.measures import ASCENT, DESCENT, INDEX_SIZE, ON_ROW, ink_box, is_low_index, prevailing_size
from pipeline.typeset.spacing import spaces

COVERED = 0.5  # in type sizes: what covers more of a row than this stands on another
HIGH_OVERLAP = 0.3  # share of its height that the row of a mark set high takes in
TOUCHES = 0.4  # of its type size: between an index and the letter it stands at
STACKED = 0.3  # in their type sizes: baselines of a raised and a lowered index are at least so far apart
BAND = 20.0  # points; lines are looked for in bands of the page
_CHARGES = frozenset(("+", *DASHES))  # come from fonts of signs that call themselves slanted, their index does not
_CIRCLED = frozenset(map(chr, range(0x2460, 0x2474)))  # ① to ⑳
RAISED, LOWERED = 0.18, 0.12  # baseline shift of an index, in the line's type sizes


def lines(segments: Sequence[Segment], page: int) -> list[Line]:
    """The printed lines, top to bottom."""
    rows: list[list[Segment]] = []
    near: dict[int, list[list[Segment]]] = {}
    for segment in sorted(segments, key=lambda s: (-s.size, s.bbox.top)):
        band = range(int(segment.bbox.top // BAND), int(segment.bbox.bottom // BAND) + 1)
        row = next((row for key in band for row in near.get(key, ()) if _belongs(segment, row)), None)
        if row is not None:
            row.append(segment)
            continue
        row = [segment]
        rows.append(row)
        for key in band:
            near.setdefault(key, []).append(row)
    made = [_line(row, page) for row in rows]
    return sorted(made, key=lambda line: (line.bbox.top + line.bbox.bottom, line.bbox.x0))


def _belongs(segment: Segment, row: list[Segment]) -> bool:
    """Whether the segment stands on the row's first (largest) segment's row, and beside what is there."""
    first = row[0].bbox
    shared = first.y_overlap(segment.bbox) / min(first.height, segment.bbox.height)
    if shared < ON_ROW and not (shared >= HIGH_OVERLAP and _is_high_index(segment, row)):
        return False
    return all(
        segment.bbox.x_overlap(other.bbox) <= COVERED * segment.size
        or _ink_overlap(segment, other) <= COVERED * segment.size
        for other in row
    )


def _is_high_index(segment: Segment, row: list[Segment]) -> bool:
    """Whether a small segment is set at the upper end of one of the row's, as marks are at names."""
    return any(
        segment.size < INDEX_SIZE * base.size
        and segment.bbox.top < base.bbox.top
        and abs(segment.bbox.x0 - base.bbox.x1) <= TOUCHES * segment.size
        for base in row
    )


def _ink_overlap(one: Segment, other: Segment) -> float:
    """Points of a row that characters of both cover; indices over and under each other cover none.

    A raised and a lowered index of one letter stand over each other, and an index that was drawn apart stands in the
    white that its line leaves for it.
    """
    x0, x1 = max(one.bbox.x0, other.bbox.x0), min(one.bbox.x1, other.bbox.x1)
    own, others = ([c for c in each.chars if c.x1 > x0 and c.x0 < x1 and c.text != " "] for each in (one, other))
    index = INDEX_SIZE * max(one.size, other.size)
    return sum(
        max(0.0, min(a.x1, b.x1) - max(a.x0, b.x0))
        for a in own
        for b in others
        if max(a.size, b.size) >= index or abs(a.baseline - b.baseline) < STACKED * max(a.size, b.size)
    )


def _line(row: list[Segment], page: int) -> Line:
    parts = sorted(row, key=lambda s: s.bbox.x0)
    chars = [char for segment in parts for char in segment.chars]
    if any(b.bbox.x1 < a.bbox.x1 for a, b in pairwise(parts)):  # one stands in the white that another leaves
        chars.sort(key=lambda char: char.x0)
    return line_of(chars, page, Bbox.around(part.bbox for part in parts) if len(parts) > 1 else parts[0].bbox)


def line_of(chars: Sequence[Char], page: int, box: Bbox | None = None) -> Line:
    """One line of these characters, which stand in printed order; printed space characters are evidence only.

    `box` is that of their ink, where it is known.
    """
    inked, before = spaces(chars)
    return Line(page, box or ink_box(inked), _spans(inked, before, _scripts(inked)))


def _scripts(inked: Sequence[Char]) -> list[Script]:
    """Where each character stands against the line."""
    if len({char.size for char in inked}) == 1:
        return [Script.BASE] * len(inked)
    # a short line may hold more indices than letters: 究[20-28]。
    size = max(prevailing_size(inked), prevailing_size([c for c in inked if is_hanzi(c.text)]))
    baseline = median(char.baseline for char in inked if char.size >= INDEX_SIZE * size)
    full = INDEX_SIZE * size
    found = [_script(char, size, baseline) for char in inked]
    for at, (before, char) in enumerate(pairwise(inked), 1):
        may_be = found[at - 1] is Script.SUB or char.size <= full or char.size < INDEX_SIZE * before.size
        if may_be and found[at] is Script.BASE and is_low_index(char, before, found[at - 1], size, baseline):
            found[at] = Script.SUB
    return found


def _script(char: Char, size: float, baseline: float) -> Script:
    """Where a character stands that is smaller than the text.

    The circled figure of a note is a square, and may be raised only a little smaller: 7 points in a text of 8.
    """
    shift = (baseline - char.baseline) / size
    if char.size > INDEX_SIZE * size:
        is_mark = char.text in _CIRCLED and char.size < size and shift > RAISED
        return Script.SUP if is_mark else Script.BASE
    if shift > RAISED:
        return Script.SUP
    return Script.SUB if shift < -LOWERED else Script.BASE


def _spans(chars: Sequence[Char], spaces: Sequence[str], scripts: Sequence[Script]) -> tuple[Span, ...]:
    """Characters of one style joined; a space goes with what stands before it."""
    cuts = [
        at
        for at, (before, char) in enumerate(pairwise(chars), 1)
        if before.font is not char.font or before.size != char.size or scripts[at - 1] is not scripts[at]
    ]
    printed = [char.text + after for char, after in zip(chars, (*spaces[1:], ""), strict=True)]
    found: list[Span] = []
    for start, end in pairwise((0, *cuts, len(chars))):
        own, script, size, font = chars[start:end], scripts[start], chars[start].size, chars[start].font
        text = "".join(printed[start:end])
        slanted = font.italic and (script is Script.BASE or text.strip() not in _CHARGES)
        found.append(Span(text, _box(own), font.name, size, font.bold, slanted, script))
    return tuple(found)


def _box(chars: Sequence[Char]) -> Bbox:
    first = chars[0]
    return Bbox(first.x0, first.baseline - ASCENT * first.size, chars[-1].x1, first.baseline + DESCENT * first.size)
