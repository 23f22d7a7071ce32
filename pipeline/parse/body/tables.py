"""Cells of tables: from the places of characters and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.model.block import Script
from pipeline.model.body import Cell, Run
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page
from pipeline.text.script import is_square

CELL_GAP = 0.95  # type sizes of white between two cells of a row
CLOSE_GAP = 0.4  # the same where so many rows agree that no word space is taken for it
AGREE = 6  # rows
BUCKET = 8.0  # points
WORD_GAP, SPACED_GAP, SQUARE_GAP = 0.16, 0.06, 0.4  # type sizes; less suffices where a space is in the stream
ROW = 0.6  # type sizes between the baselines of one printed row
SAME_CELL = 0.78  # of the usual distance from row to row: lines closer than that are one cell's
INDEX_SIZE = 0.87  # of the type size; smaller characters are indices
FULL_RULE = 0.85  # of the table's width


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of one row without a wide gap."""

    chars: tuple[Char, ...]
    row: int
    x0: float
    x1: float


def rows(page: Page, region: Bbox, lines: Sequence[Bbox]) -> tuple[tuple[Cell, ...], ...]:
    """The table's rows with header cells and column spans; empty where its columns can't be told.

    `lines` are the boxes of the table's own lines: what else stands in the region is not the table's.
    """
    own: dict[int, list[Bbox]] = {}
    for box in lines:
        for bucket in range(int(box.top // BUCKET), int(box.bottom // BUCKET) + 1):
            own.setdefault(bucket, []).append(box)
    chars = [c for c in page.chars if c.text != " " and _is_in(c, own)]
    if len(chars) < 4:
        return ()
    printed = _printed_rows(chars)
    levels = [median(c.baseline for c in row) for row in printed]
    inner = _inner_rules(page, region)
    head = sum(level < inner[0] for level in levels) if inner and len(inner) else 1
    if head >= len(printed):
        head = 1
    gap = CLOSE_GAP if len(printed) - head >= AGREE else CELL_GAP
    pieces = [piece for index, row in enumerate(printed) for piece in _pieces(row, index, gap)]
    columns = _columns([p for p in pieces if p.row >= head] or pieces, page, region)
    if len(columns) < 2:
        return ()
    filled = [{_column(p, columns)[0] for p in pieces if p.row == i} for i in range(len(printed))]
    groups = _logical_rows(levels, head, inner, filled, median(c.size for c in chars))
    spaced = _spaced(page.chars)
    return tuple(_cells([p for p in pieces if p.row in group], columns, group[0] < head, spaced) for group in groups)


def _is_in(char: Char, own: dict[int, list[Bbox]]) -> bool:
    """Whether the character stands in one of the table's lines."""
    middle, level = (char.x0 + char.x1) / 2, char.baseline - 0.3 * char.size
    near = own.get(int(level // BUCKET), ())
    return any(b.top - 1 <= level <= b.bottom + 1 and b.x0 - 1 <= middle <= b.x1 + 1 for b in near)


def _spaced(chars: Sequence[Char]) -> frozenset[int]:
    """The identities of the characters that a printed space stands before."""
    return frozenset(id(b) for a, b in pairwise(chars) if a.text == " ")


def _printed_rows(chars: Sequence[Char]) -> list[list[Char]]:
    size = median(c.size for c in chars)
    found: list[list[Char]] = []
    level = 0.0
    for char in sorted(chars, key=lambda c: (c.baseline, c.x0)):
        if found and char.baseline - level < ROW * size:
            found[-1].append(char)
            if char.size > INDEX_SIZE * size:  # an index does not move the row's baseline
                level = char.baseline
        else:
            found.append([char])
            level = char.baseline
    return [sorted(row, key=lambda c: c.x0) for row in found]


def _pieces(row: Sequence[Char], index: int, gap: float) -> list[_Piece]:
    runs: list[list[Char]] = []
    for char in row:
        last = runs[-1][-1] if runs else None
        if last is not None and char.x0 - last.x1 < gap * max(char.size, last.size):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [_Piece(tuple(run), index, run[0].x0, max(c.x1 for c in run)) for run in runs]


def _inner_rules(page: Page, region: Bbox) -> list[float]:
    """Heights of the rules across the table, its first and last one left out."""
    heights = sorted(
        rule.top
        for rule in page.rules
        if rule.width >= FULL_RULE * region.width and region.top + 4 < rule.top < region.bottom - 4
        and rule.x_overlap(region) > FULL_RULE * region.width
    )  # fmt: skip
    return [height for i, height in enumerate(heights) if i == 0 or height - heights[i - 1] > 3]


def _columns(pieces: Sequence[_Piece], page: Page, region: Bbox) -> list[tuple[float, float]]:
    """The columns' extents: between vertical rules where there are any, else between strips of white."""
    upright = sorted(
        rule.x_mid
        for rule in page.rules
        if rule.height > 0.5 * region.height and region.x0 - 4 < rule.x_mid < region.x1 + 4
        and region.top - 4 < rule.y_mid < region.bottom + 4
    )  # fmt: skip
    edges = [x for i, x in enumerate(upright) if i == 0 or x - upright[i - 1] > 6]
    if len([x for x in edges if region.x0 + 8 < x < region.x1 - 8]) >= 2:
        edges = [region.x0, *edges, region.x1]
        edges = [e for i, e in enumerate(edges) if i == 0 or e - edges[i - 1] > 8]
        return list(pairwise(edges))
    size = median(c.size for p in pieces for c in p.chars)
    rows_count = len({p.row for p in pieces})
    allowed = 0 if rows_count < 8 else rows_count // 10
    events = sorted([(p.x0, 1) for p in pieces] + [(p.x1, -1) for p in pieces])
    found: list[tuple[float, float]] = []
    start, depth = None, 0
    for x, step in events:
        depth += step
        if depth > allowed and start is None:
            start = x
        elif depth <= allowed and start is not None:
            if found and start - found[-1][1] < 0.5 * size:
                found[-1] = (found[-1][0], x)
            else:
                found.append((start, x))
            start = None
    return found


def _column(piece: _Piece, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that the piece stands over."""
    over = [
        i for i, (x0, x1) in enumerate(columns)
        if min(piece.x1, x1) - max(piece.x0, x0) > 0.3 * min(piece.x1 - piece.x0, x1 - x0)
    ]  # fmt: skip
    if over:
        return over[0], over[-1]
    middle = (piece.x0 + piece.x1) / 2
    nearest = min(range(len(columns)), key=lambda i: abs(middle - (columns[i][0] + columns[i][1]) / 2))
    return nearest, nearest


def _logical_rows(
    levels: Sequence[float], head: int, inner: Sequence[float], filled: Sequence[set[int]], size: float
) -> list[list[int]]:
    """Printed rows put together where a cell runs over several lines."""
    names = {
        i for i in range(max(1, head), len(levels) - 1)
        if filled[i] == {0} and 0 not in filled[i - 1] | filled[i + 1] and levels[i + 1] - levels[i - 1] < 2 * size
    }  # fmt: skip
    middle = {i for i in names if not names & {i - 2, i + 2}}  # a row's name at half height beside its two lines
    steps = [b - a for a, b in pairwise(levels)]
    usual = median(steps) if steps else 0.0
    ruled = len(inner) >= max(3, len(levels) // 3)
    groups: list[list[int]] = []
    for index in range(len(levels)):
        if not groups or index == head:
            groups.append([index])
            continue
        last = groups[-1][-1]
        parted = any(levels[last] < height < levels[index] for height in inner)
        close = levels[index] - levels[last] < SAME_CELL * usual
        hangs = index > head and 0 not in filled[index] and len(filled[index]) == 1 and 0 in filled[last] and close
        named = index in middle or index - 1 in middle
        if not parted and (ruled or close or hangs or named):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _cells(
    pieces: Sequence[_Piece], columns: Sequence[tuple[float, float]], header: bool, spaced: frozenset[int]
) -> tuple[Cell, ...]:
    spans: dict[int, tuple[int, list[_Piece]]] = {}
    for piece in pieces:
        first, last = _column(piece, columns)
        home = next((c for c, (end, _) in spans.items() if c <= first <= end), first)
        end, members = spans.get(home, (last, []))
        spans[home] = (max(end, last), [*members, piece])
    found: list[Cell] = []
    at = 0
    while at < len(columns):
        if at in spans:
            end, members = spans[at]
            nearest = min((c for c in spans if c > at), default=len(columns))
            end = min(end, nearest - 1)
            content = tuple(_runs(members, spaced))
            found.append(Cell(content, header, colspan=end - at + 1))
            at = end + 1
        else:
            found.append(Cell((), header))
            at += 1
    return tuple(found)


def _runs(pieces: Sequence[_Piece], spaced: frozenset[int]) -> list[Run]:
    """The characters as text, indices marked; a new line of the cell joins without white between squares."""
    size = max(c.size for piece in pieces for c in piece.chars)
    found: list[Run] = []
    last: Char | None = None
    for home, char in ((piece, char) for piece in pieces for char in piece.chars):
        script = Script.BASE
        if char.size < INDEX_SIZE * size:
            baseline = next((c.baseline for c in home.chars if c.size >= INDEX_SIZE * size), char.baseline)
            if abs(char.baseline - baseline) > 0.12 * size:
                script = Script.SUP if char.baseline < baseline else Script.SUB
        text = char.text
        if last is not None:
            squares = is_square(last.text[-1]) or is_square(text[0])
            least = SQUARE_GAP if squares else SPACED_GAP if id(char) in spaced else WORD_GAP
            new_line = char.x0 < last.x0
            if (new_line and not squares) or (not new_line and char.x0 - last.x1 > least * size):
                text = " " + text
        if found and found[-1].script is script:
            found[-1] = Run(found[-1].text + text, script=script)
        else:
            found.append(Run(text, script=script))
        last = char
    return found
