"""A table that goes on in the next column or page: its rows put behind the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.model.body import Cell
from pipeline.model.geometry import Bbox

Row = Sequence[Cell]
SAME_WIDTH = 0.02  # share of the width: rules are drawn to the point


def width(rows: Sequence[Row]) -> int:
    """How many columns the rows have."""
    return max((sum(cell.colspan for cell in row) for row in rows), default=0)


def appended(rows: tuple[tuple[Cell, ...], ...], more: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """The rows and those of the continuation, whose head is not kept where it repeats the table's."""
    if not rows:
        return more
    heads = sum(1 for _ in takewhile(_is_head, rows))
    again = sum(1 for a, b in takewhile(lambda pair: _text(pair[0]) == _text(pair[1]), zip(rows, more, strict=False)))
    if heads and again >= heads:
        return rows + more[heads:]
    if not _is_head(more[0]) or _is_like_body(more, heads):
        return rows + tuple(tuple(_plain(cell) for cell in row) for row in more)
    return rows + more


def goes_on_overleaf(last: Bbox, block: Bbox, under: Iterable[Bbox], over: Iterable[Bbox]) -> bool:
    """Whether a table without a caption goes on with the last one, whose rows end the page before in reading order.

    Convention: a table is broken at the foot of a page, and what stands at the head of the next one has its width;
    `under` are the blocks of text on the last one's page, `over` those on the block's own.
    """
    ends = not any(other.x0 > last.x1 or (other.top > last.bottom and other.x_overlap(last) > 0) for other in under)
    heads = not any(other.x1 < block.x0 or (other.bottom < block.top and other.x_overlap(block) > 0) for other in over)
    return ends and heads and abs(last.width - block.width) < SAME_WIDTH * last.width


def _is_head(row: Row) -> bool:
    return all(cell.header for cell in row)


def _is_like_body(more: Sequence[Row], heads: int) -> bool:
    """Whether what was taken for the continuation's head, its first line, is a row like the others."""
    return heads > 0 and any(any(c.isdigit() for c in "".join(i.text for i in cell.content)) for cell in more[0][1:])


def _plain(cell: Cell) -> Cell:
    return replace(cell, header=False)


def _text(row: Row) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]
