"""Cells of tables, from the places of characters and rules.

The way: characters -> pieces of printed lines -> columns between rules or strips of white -> the head's tree and the
rows under it -> a grid of cells with their spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.model.body import Cell
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.parse.body.tables.columns import Columns, columns_of, in_columns
from pipeline.parse.body.tables.grid import Slot, cells, spaced_chars
from pipeline.parse.body.tables.head import head_slots
from pipeline.parse.body.tables.pieces import PrintedLine, in_boxes, is_value, printed_lines
from pipeline.parse.body.tables.rows import body_slots
from pipeline.parse.body.tables.rules import Rules, rules_of

FILLED = 0.38  # of a grid's places
FEW = 4  # characters; fewer are no table
COLUMNS = 2  # of a table, at least
HEAD_LINES = 3  # lines of a head under its first rule
RULED = 1  # rules across the body from which on they part rows
WALLS = 0.5  # of the places between columns: an upright in most of them parts the columns
ROWS = 2  # of a table, its head counted; what goes on overleaf may be one


def rows(page: Page, region: Bbox, lines: Sequence[Bbox], least: int = ROWS) -> tuple[tuple[Cell, ...], ...]:
    """The table's rows with header cells and spans; empty where its columns can't be told, or are none.

    `lines` are the boxes of the table's own lines: what else stands in the region is not the table's. Fewer rows
    than `least` are no table.
    """
    every = tuple(page.chars)
    chars = in_boxes(every, lines)
    if len(chars) < FEW:
        return ()
    printed = printed_lines(chars)
    rules = rules_of(page.rules, region)
    heads = _head_lines(printed, rules)
    columns = columns_of(printed[heads:] or printed, printed[:heads], rules, region)
    if len(columns) < COLUMNS:
        return ()
    if columns.walls:  # the head's, too: what stands over several columns has no upright in it
        printed = [PrintedLine(line.level, columns.cut(line)) for line in printed]
    heads, top = _whole_head(printed, heads, rules, columns)
    head = head_slots(printed[:heads], columns, rules.partial, rules.full)
    height = max((slot.row + slot.rows for slot in head), default=0)
    body = [PrintedLine(line.level, columns.cut(line)) for line in printed[heads:]]
    slots = [*head, *_body(body, columns, rules, top, height)]
    found = cells(slots, len(columns), height, spaced_chars(every))
    return found if _is_sound(found, len(columns), least) else ()


def _is_sound(found: Sequence[Sequence[Cell]], columns: int, least: int) -> bool:
    """Whether the grid is one: mostly blank places are what words set apart leave, taken for columns."""
    filled = sum(cell.colspan * cell.rowspan for row in found for cell in row if cell.content)
    return len(found) >= least and filled > FILLED * columns * len(found)


def _head_lines(printed: Sequence[PrintedLine], rules: Rules) -> int:
    """How many lines stand over the first rule that crosses the table; one where no rule does."""
    if rules.full:
        heads = sum(line.level < rules.full[0] for line in printed)
        if 0 < heads < len(printed):
            return heads
    under = [level.y for level in rules.partial]
    first = sum(line.level < under[0] for line in printed) if under else 0
    return min(first + 1 if 0 < first < HEAD_LINES else 1, len(printed) - 1)


def _whole_head(printed: Sequence[PrintedLine], heads: int, rules: Rules, columns: Columns) -> tuple[int, float]:
    """The head's lines and where it ends: a rule under pieces that span columns does not end it."""
    bounds = [y for y in rules.full if any(line.level < y for line in printed)]
    top = bounds[0] if bounds else (printed[heads - 1].level if heads else 0.0) + 1
    named = _filled(printed[:heads], columns)
    single = all(a == b for line in printed[:heads] for a, b in in_columns(line, columns))
    unnamed = set(range(len(columns))) - named  # the rows' names may have no head over them
    if not heads or (single and (not unnamed or (bool(bounds) and unnamed == {0}))):
        return heads, top
    words = list(takewhile(lambda line: not any(is_value(p.text) for p in line.pieces), printed[heads:]))
    if len(bounds) > 1:
        band = [line for line in words if line.level < bounds[1]]
        if sum(bounds[0] < line.level < bounds[1] for line in printed) > len(band):
            return heads, top
    else:
        band = words
    rest = len(printed) - heads - len(band)
    if not band or rest < len(band) or len(band) > HEAD_LINES or len(_filled(band, columns)) <= len(named):
        return heads, top
    return heads + len(band), bounds[1] if len(bounds) > 1 else band[-1].level + 1


def _filled(lines: Sequence[PrintedLine], columns: Columns) -> set[int]:
    """The columns in whose middle something of the lines stands."""
    return {columns.home(p) for line in lines for p in line.pieces}


def _are_walled(columns: Columns, rules: Rules) -> bool:
    """Whether uprights part the columns: a table open at its sides may have one behind the rows' names alone."""
    return bool(rules.uprights) and (rules.framed or len(rules.uprights) > WALLS * (len(columns) - 1))


def _body(printed: Sequence[PrintedLine], columns: Columns, rules: Rules, top: float, row: int) -> list[Slot]:
    """The cells under the head, its rows counted from `row`."""
    full = [y for y in rules.full if y > top]
    bands = [[line for line in printed if a < line.level <= b] for a, b in pairwise([top - 1, *full, float("inf")])]
    bands = [band for band in bands if band]
    walled = _are_walled(columns, rules)
    ruled = walled or len(bands) > RULED
    found: list[Slot] = []
    for band in bands:
        partial = [level for level in rules.partial if band[0].level < level.y < band[-1].level]
        slots = body_slots(band, columns, partial, ruled, walled)
        found += [slot.below(row) for slot in slots]
        row = max((slot.row + slot.rows for slot in found), default=row)
    return found
