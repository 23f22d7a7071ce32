"""Segments of one column -> printed lines with their spaces and styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.segments import ROW_OVERLAP, Segment, ink_box, prevailing_size
from pipeline.model.block import Line, Script, Span
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.text.script import is_hanzi, is_square

LETTERS = 8  # neighbours that tell a line's letter spacing
_LATIN = re.compile(r"[A-Za-z\d]")
# Gaps that print a space, in type sizes. A space character in the stream is evidence, so less white suffices.
LATIN_GAP, LATIN_GAP_SPACED = 0.17, 0.07
MIXED_GAP = 0.14  # between a hanzi and a Latin letter; typesetters put a quarter there
MIXED_WIDE = 0.8  # the same gap where it is deliberate: between keywords, say
WIDE_GAP = 1.0  # a deliberate one between Latin words: the widest that justification sets is less
SQUARE_GAP = 0.4  # between two full squares: a deliberate space, one U+3000 for each square
MARK_GAP = 1.3  # the same beside a punctuation mark, whose own square is half empty
DELIBERATE = 1.6  # beside anything
BESIDE_MARK = 0.45  # between a Latin letter and a full-width mark
BAND = 20.0  # points; lines are looked for in bands of the page
RAISED, LOWERED = 0.18, 0.12  # baseline shift of an index, in the line's type sizes
INDEX_SIZE = 0.87  # an index is set smaller than this share of its line


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
    shared = first.y_overlap(segment.bbox)
    if shared < ROW_OVERLAP * min(first.height, segment.bbox.height):
        return False
    return all(segment.bbox.x_overlap(other.bbox) <= 0.5 * segment.size for other in row)


def _line(row: list[Segment], page: int) -> Line:
    chars = [char for segment in sorted(row, key=lambda s: s.bbox.x0) for char in segment.chars]
    return line_of(chars, page)


def line_of(chars: Sequence[Char], page: int) -> Line:
    """One line of these characters, which stand in printed order; printed space characters are evidence only."""
    inked: list[Char] = []
    spaced: list[bool] = []  # whether a space character stands before
    space = False
    for char in chars:
        if char.text == " ":
            space = True
            continue
        inked.append(char)
        spaced.append(space)
        space = False
    gaps = _gaps(inked)
    spread = _letter_spacing(inked, gaps)
    wide = _wide_gap(gaps, spread)
    spaces = [""] + [
        "" if gap < LATIN_GAP_SPACED else _space(a.text[-1], b.text[0], gap, after_space, spread, wide)
        for (a, b), gap, after_space in zip(pairwise(inked), gaps, spaced[1:], strict=True)
    ]
    return Line(page, ink_box(inked), _spans(inked, spaces, _scripts(inked)))


def _gaps(inked: Sequence[Char]) -> list[float]:
    """The white between neighbours, in type sizes."""
    size = inked[0].size
    if size >= 1.0 and all(char.size == size for char in inked):
        return [(b.x0 - a.x1) / size for a, b in pairwise(inked)]
    return [(b.x0 - a.x1) / max(a.size, b.size, 1.0) for a, b in pairwise(inked)]


def _scripts(inked: Sequence[Char]) -> list[Script]:
    """Where each character stands against the line."""
    size = inked[0].size
    if all(char.size == size for char in inked):
        return [Script.BASE] * len(inked)
    # a short line may hold more indices than letters: 究[20-28]。
    size = max(prevailing_size(inked), prevailing_size([c for c in inked if is_hanzi(c.text)]))
    baseline = median(char.baseline for char in inked if char.size >= INDEX_SIZE * size)
    return [_script(char, size, baseline) for char in inked]


def _letter_spacing(chars: Sequence[Char], gaps: Sequence[float]) -> float:
    """The gap that the line sets between all its Latin letters, in type sizes; 0 in ordinary lines."""
    if len(_LATIN.findall("".join([char.text for char in chars]))) <= LETTERS:
        return 0.0
    latin = [char.text.isalnum() and not is_square(char.text[-1]) for char in chars]
    between = [gap for gap, a, b in zip(gaps, latin, latin[1:], strict=False) if a and b]
    if len(between) < LETTERS:
        return 0.0
    return min(max(0.0, sorted(between)[len(between) // 3]), 0.3)


def _wide_gap(gaps: Sequence[float], spread: float) -> float:
    """From where on a gap between Latin words is a deliberate one: far above the line's usual word space."""
    words = sorted(gap for gap in gaps if gap > LATIN_GAP + spread)
    return min(WIDE_GAP, max(0.45, 1.9 * words[len(words) // 2])) if len(words) >= 4 else WIDE_GAP


def _space(left: str, right: str, gap: float, spaced: bool, spread: float, wide: float) -> str:
    """What a gap (in type sizes) between two characters prints: nothing, a space, or U+3000 for each square."""
    left_square, right_square = is_square(left), is_square(right)
    if left_square and right_square:
        limit = SQUARE_GAP if gap < MARK_GAP and is_hanzi(left) and is_hanzi(right) else MARK_GAP
        return "\u3000" * max(1, round(gap)) if gap >= limit else ""
    if gap >= DELIBERATE or (gap >= wide and not is_hanzi(left) and not is_hanzi(right)):
        return "\u3000" * max(1, round(gap))
    if not left_square and not right_square:
        return " " if gap >= (LATIN_GAP_SPACED if spaced else LATIN_GAP) + spread else ""
    if is_hanzi(left) or is_hanzi(right):
        if gap >= MIXED_WIDE + spread:
            return "\u3000"
        return " " if gap >= MIXED_GAP + spread else ""
    return " " if gap >= BESIDE_MARK + spread else ""


def _script(char: Char, size: float, baseline: float) -> Script:
    if char.size > INDEX_SIZE * size:
        return Script.BASE
    shift = (baseline - char.baseline) / size
    if shift > RAISED:
        return Script.SUP
    return Script.SUB if shift < -LOWERED else Script.BASE


def _spans(chars: Sequence[Char], spaces: Sequence[str], scripts: Sequence[Script]) -> tuple[Span, ...]:
    """Characters of one style joined; a space goes with what stands before it."""
    cuts = [0]
    for at in range(1, len(chars)):
        a, b = chars[at - 1], chars[at]
        if a.size != b.size or a.font is not b.font or scripts[at - 1] is not scripts[at]:
            cuts.append(at)
    found: list[Span] = []
    for start, end in pairwise((*cuts, len(chars))):
        own = chars[start:end]
        text = own[0].text + "".join(map(str.__add__, spaces[start + 1 : end], [c.text for c in own[1:]]))
        after = spaces[end] if end < len(chars) else ""
        font = own[0].font
        found.append(Span(text + after, _box(own), font.name, own[0].size, font.bold, font.italic, scripts[start]))
    return tuple(found)


def _box(chars: Sequence[Char]) -> Bbox:
    first = chars[0]
    return Bbox(first.x0, first.baseline - 0.8 * first.size, chars[-1].x1, first.baseline + 0.2 * first.size)
