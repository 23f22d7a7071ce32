"""Segments of one column -> printed lines with their spaces and styles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.segments import ROW_OVERLAP, Segment, ink_box, prevailing_size
from pipeline.model.block import Line, Script, Span
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.text.script import is_hanzi, is_square

# Gaps that print a space, in type sizes. A space character in the stream is evidence, so less white suffices.
LATIN_GAP, LATIN_GAP_SPACED = 0.17, 0.07
MIXED_GAP = 0.14  # between a hanzi and a Latin letter; typesetters put a quarter there
WIDE_GAP = 1.0  # a deliberate one between Latin words: the widest that justification sets is less
SQUARE_GAP = 0.4  # between two full squares: a deliberate space, one U+3000 for each square
MARK_GAP = 1.3  # the same beside a punctuation mark, whose own square is half empty
RAISED, LOWERED = 0.18, 0.12  # baseline shift of an index, in the line's type sizes
INDEX_SIZE = 0.87  # an index is set smaller than this share of its line


def lines(segments: Sequence[Segment], page: int) -> list[Line]:
    """The printed lines, top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (-s.size, s.bbox.top)):
        row = next((row for row in rows if _belongs(segment, row)), None)
        if row is None:
            rows.append([segment])
        else:
            row.append(segment)
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
    inked = [char for char in chars if char.text != " "]
    # a short line may hold more indices than letters: 究[20-28]。
    size = max(prevailing_size(inked), prevailing_size(c for c in inked if is_hanzi(c.text)))
    baseline = median(char.baseline for char in inked if char.size >= INDEX_SIZE * size)
    spread = _letter_spacing(inked)
    wide = _wide_gap(inked, spread)
    pieces: list[tuple[str, Char, Script]] = []
    before: Char | None = None
    spaced = False
    for char in chars:
        if char.text == " ":
            spaced = True
            continue
        if before is not None:
            space = _space(before, char, spaced, spread, wide)
            if space:
                pieces.append((space, before, pieces[-1][2]))
        pieces.append((char.text, char, _script(char, size, baseline)))
        before, spaced = char, False
    return Line(page, ink_box(inked), _spans(pieces))


def _letter_spacing(chars: Sequence[Char]) -> float:
    """The gap that the line sets between all its Latin letters, in type sizes; 0 in ordinary lines."""
    gaps = [
        (b.x0 - a.x1) / max(a.size, 1.0)
        for a, b in pairwise(chars)
        if a.text.isalnum() and b.text.isalnum() and not is_square(a.text[-1]) and not is_square(b.text[0])
    ]
    if len(gaps) < 8:
        return 0.0
    return min(max(0.0, sorted(gaps)[len(gaps) // 3]), 0.3)


def _wide_gap(chars: Sequence[Char], spread: float) -> float:
    """From where on a gap between Latin words is a deliberate one: far above the line's usual word space."""
    gaps = sorted(
        gap
        for gap in ((b.x0 - a.x1) / max(a.size, b.size, 1.0) for a, b in pairwise(chars))
        if gap > LATIN_GAP + spread
    )
    return min(WIDE_GAP, max(0.45, 1.9 * gaps[len(gaps) // 2])) if len(gaps) >= 4 else WIDE_GAP


def _space(a: Char, b: Char, spaced: bool, spread: float, wide: float) -> str:
    size = max(a.size, b.size, 1.0)
    gap = (b.x0 - a.x1) / size
    left, right = a.text[-1], b.text[0]
    if is_square(left) and is_square(right):
        wide = SQUARE_GAP if is_hanzi(left) and is_hanzi(right) else MARK_GAP
        return "\u3000" * max(1, round(gap)) if gap >= wide else ""
    if gap >= wide and not is_hanzi(left) and not is_hanzi(right) or gap >= 1.6:
        return "\u3000" * max(1, round(gap))
    if is_hanzi(left) or is_hanzi(right):
        return " " if gap >= MIXED_GAP + spread else ""
    if is_square(left) or is_square(right):
        return " " if gap >= 0.45 + spread else ""
    return " " if gap >= (LATIN_GAP_SPACED if spaced else LATIN_GAP) + spread else ""


def _script(char: Char, size: float, baseline: float) -> Script:
    if char.size > INDEX_SIZE * size:
        return Script.BASE
    shift = (baseline - char.baseline) / size
    if shift > RAISED:
        return Script.SUP
    return Script.SUB if shift < -LOWERED else Script.BASE


def _spans(pieces: Sequence[tuple[str, Char, Script]]) -> tuple[Span, ...]:
    """Pieces of one style joined; a space goes with what stands before it."""
    spans: list[Span] = []
    text: list[str] = []
    box: list[Char] = []
    style: tuple | None = None

    def close() -> None:
        if text and style is not None:
            font, size, script = style
            spans.append(Span("".join(text), _box(box), font.name, size, font.bold, font.italic, script))

    for piece, char, script in pieces:
        own = (char.font, char.size, script)
        if own != style:
            close()
            text, box, style = [], [], own
        text.append(piece)
        box.append(char)
    close()
    return tuple(spans)


def _box(chars: Sequence[Char]) -> Bbox:
    first = chars[0]
    return Bbox(first.x0, first.baseline - 0.8 * first.size, chars[-1].x1, first.baseline + 0.2 * first.size)
