"""Type sizes of rows that a program recognised: the rows of a paragraph are set in one.

Recognition tells a row's size from its ink and rounds it: one row of a paragraph is a point larger than the next.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from statistics import median

from pipeline.model.page import Char, Page
from pipeline.read.quality import is_recognised, is_set_by_letter
from pipeline.read.slips import rows_of

LEADING = 2.0  # type sizes between the baselines of a paragraph's rows, at most
SHORT = 2.0  # type sizes that a paragraph's last row is shorter than the next row under it
NEAR = 0.2  # sizes of a paragraph's rows: a point of five, as recognition rounds the smallest type

Row = list[Char]


def with_even_sizes(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages; on those that were recognised row by row, each paragraph in one type size, the middle of its rows'.

    What was recognised letter by letter is set anew as a whole (`pipeline.read.recognised`).
    """
    return tuple(
        replace(page, chars=tuple(chain.from_iterable(map(_evened, _paragraphs(page.chars)))))
        if is_recognised(page) and not is_set_by_letter(page)
        else page
        for page in pages
    )


def _paragraphs(chars: Sequence[Char]) -> Iterator[list[Row]]:
    """Rows of nearly one size right under each other, each as long as the next: a shorter one ends its paragraph."""
    own: list[Row] = []
    for row in rows_of(chars):
        if own and not _goes_on(own, row):
            yield own
            own = []
        own.append(row)
    if own:
        yield own


def _goes_on(own: Sequence[Row], row: Row) -> bool:
    size, last = median(map(_size, own)), own[-1]
    is_under = 0 < row[0].baseline - last[0].baseline < LEADING * size and row[0].x0 < last[-1].x1
    is_full = row[-1].x1 - last[-1].x1 < SHORT * size
    return is_under and is_full and abs(math.log(size / _size(row))) <= NEAR


def _size(row: Row) -> float:
    return median(char.size for char in row)


def _evened(paragraph: Sequence[Row]) -> Iterator[Char]:
    size = median(map(_size, paragraph))
    for row in paragraph:
        ratio = size / _size(row)
        yield from row if ratio == 1 else (_scaled(char, ratio) for char in row)


def _scaled(char: Char, ratio: float) -> Char:
    """The character `ratio` times as large, on its baseline."""
    top, bottom = (char.baseline + (edge - char.baseline) * ratio for edge in (char.top, char.bottom))
    return char._replace(top=top, bottom=bottom, size=char.size * ratio)
