"""In which order values are printed: page by page, on a page column by column between what runs across it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.serve.cells import Cell, Group, Row

Box = tuple[float, ...]
Place = tuple[int, Box]  # page (1-based) and box
_ACROSS = 12.0  # points on either side of a page's middle: half a gutter is less, a line over both columns has more


def orders(places: Iterable[Place], widths: Mapping[int, float]) -> Mapping[Place, str]:
    """What a place is sorted by as text: page, the part of it between what runs across, column, height.

    `widths` are those of pages in points; where one is missing, it is as wide as what is printed there.
    """
    by_page: dict[int, set[Box]] = defaultdict(set)
    for page, box in places:
        by_page[page].add(box)
    return {
        (page, box): f"{page:06}.{part}"
        for page, boxes in by_page.items()
        for box, part in _of_page(sorted(boxes), widths.get(page))
    }


def _of_page(boxes: Sequence[Box], width: float | None) -> Iterator[tuple[Box, str]]:
    middle = (width or min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
    runs_across = {box: box[0] < middle - _ACROSS and middle + _ACROSS < box[2] for box in boxes}
    across = sorted(box[1] for box, runs in runs_across.items() if runs)
    for box, is_across in runs_across.items():
        height = box[1] if is_across else (box[1] + box[3]) / 2
        band = 2 * bisect_left(across, height) + is_across
        column = 0 if is_across else int((box[0] + box[2]) / 2 > middle)
        yield box, f"{band:04}.{column}.{box[1]:07.1f}.{box[0]:07.1f}"


def ordered(groups: Sequence[Group], sizes: Sequence[Sequence[float]]) -> tuple[Group, ...]:
    """The groups, each cell with its `order`; one that is printed nowhere comes behind its neighbour.

    `sizes` are widths and heights of the pages.
    """
    widths = {number: size[0] for number, size in enumerate(sizes, 1)}
    every = (cell for group in groups for row in group.rows for cell in row.cells)
    known = orders((place for cell in every for place in cell.boxes), widths)
    found, last = list[Group](), ""
    for group in groups:
        rows = list[Row]()
        for row in group.rows:
            own = [known[cell.boxes[0]] for cell in row.cells if cell.boxes]
            last = own[0] if own else last
            rows.append(_row(row, known, last))
            last = own[-1] if own else last
        found.append(replace(group, rows=tuple(rows)))
    return tuple(found)


def _row(row: Row, known: Mapping[Place, str], near: str) -> Row:
    def one(cell: Cell) -> Cell:
        return replace(cell, order=known[cell.boxes[0]] if cell.boxes else near and f"{near}~")

    zh, en, only = (cell and one(cell) for cell in (row.zh, row.en, row.only))
    table = [[(one(cell), across, down, head) for cell, across, down, head in line] for line in row.table]
    return replace(row, zh=zh, en=en, only=only, table=table)
