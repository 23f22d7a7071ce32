"""Articles that share a page or a sheet: what stands above the front and under the end, and pages side by side."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from change.printed import Printed, band, foot, ink, moved, printed, runs, upon
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page

LIKE = 4  # neighbours to choose from, those set most like the paper
_ALONE = 60  # characters, at least, of an end that is worth printing over an article
_ENDS, _HEADS = (120, 200, 280), (150, 260, 380)  # points of a neighbour that share the page
_GAP = 26  # points of white between two articles on a page
_ALONE_FIRST = 0.5  # of copies have the first page on a sheet of its own
_RULED = 0.4  # of shared pages have a rule between the articles
_HIGH = 0.4  # of the page's height: a title below it has something above it already
_ABOVE_TITLE = 60  # points within which the column's name stands over a title
_ONE_COLUMN = 0.35  # of a page's rows that cross its middle, at least, where it has one column
_FOOT = 0.9  # of the page's height, under which its number stands
_NUMBER = 9  # characters of a page's number with its dashes, at most


@dataclass(frozen=True)
class Measure:
    """How a paper is set, and what of it a neighbour's page may show: its last page's end and its first page's head."""

    name: str
    left: float
    right: float
    size: float
    is_one_column: bool
    end: Page | None
    head: Page | None


def measure(pdf: Path) -> Measure:
    """Of the paper in a PDF. Raises UnusablePdf."""
    return measured(printed(pdf))


def measured(paper: Printed) -> Measure:
    page = paper.pages[min(1, len(paper.pages) - 1)]
    chars = ink(page) or ink(paper.pages[0])
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    middle, rows = (left + right) / 2, runs(page.chars)
    across = sum(row[0].x0 < middle - 8 and row[-1].x1 > middle + 8 for row in rows)
    size = statistics.median(char.size for char in chars)
    return Measure(paper.name, left, right, size, across > _ONE_COLUMN * len(rows), _end(paper.pages[-1]), _head(paper))


def like(paper: Measure, others: Sequence[Measure]) -> tuple[Measure, ...]:
    """The papers set most like this one: in as many columns, as wide, in type of its size."""

    def distance(other: Measure) -> float:
        wide = (other.right - other.left) / (paper.right - paper.left)
        return abs(wide - 1) + abs(other.size / paper.size - 1)

    same = [o for o in others if o.is_one_column == paper.is_one_column and o.name != paper.name]
    return tuple(sorted(same, key=lambda other: (distance(other), other.name))[:LIKE])


# ---------------------------------------------------------------- what a neighbour shows
def _end(page: Page) -> Page | None:
    """The last lines of an article, without the page's head and number."""
    lines = [char.baseline for char in ink(page)]
    if not lines:
        return None
    first, last = min(lines), number_top(page)
    own = [line for line in lines if first + 6 < line < last]
    if len(own) < _ALONE or max(own) - min(own) < min(_ENDS):
        return None
    return band(page, min(own), max(own) + 2)


def _head(paper: Printed) -> Page | None:
    """The front of an article, from its title on."""
    page, top = paper.pages[0], title_top(paper)
    return None if top is None else band(page, top - 4, number_top(page))


def title_top(paper: Printed) -> float | None:
    """Where the article begins on its first page: at its title, or at the column's name over it."""
    first = paper.pages[0].number
    titles = [title.source.bbox.top for title in paper.article.front.titles if title.source.page == first]
    if not titles:
        return None
    top = min(titles)
    column = (b.block.bbox.top for b in paper.blocks if b.label is Label.CATEGORY and b.block.page == first)
    return min((own for own in column if 0 < top - own < _ABOVE_TITLE), default=top)


def number_top(page: Page) -> float:
    """Over the page's number at its foot, or under its last line where it has none there."""
    rows = runs(ink(page))
    low = [row for row in rows if row[0].baseline > page.height * _FOOT and len(row) <= _NUMBER]
    numbers = [row for row in low if any(char.text.isdigit() for char in row)]
    if not numbers:
        return max((char.bottom for row in rows for char in row), default=page.height) + 4
    return min(char.top for row in numbers for char in row) - 2


def _fitted(piece: Page, other: Measure, own: Measure, top: float) -> Page:
    """The piece in this paper's measure, its first line at this height."""
    wide = (own.right - own.left) / (other.right - other.left)
    first = min(char.baseline for char in ink(piece))
    shifted = moved(piece, lambda at: (own.left - other.left + (at[0] - other.left) * (wide - 1), top - first))
    return replace(shifted, chars=tuple(_narrowed(char, wide) for char in shifted.chars))


def _narrowed(char: Char, wide: float) -> Char:
    return char.until(char.x0 + (char.x1 - char.x0) * wide)


# ---------------------------------------------------------------- kinds
def above(paper: Printed, own: Measure, others: Sequence[Measure], chance: random.Random) -> Sequence[Page]:
    """The end of another article over the front, on the page that both share."""
    page, top = paper.pages[0], title_top(paper)
    ends = [other for other in others if other.end is not None]
    if top is None or top > page.height * _HIGH or not ends:
        return paper.pages
    other, top = chance.choice(ends), top - 6
    piece = other.end or page
    last = max(char.baseline for char in ink(piece))
    shown = band(piece, last - chance.choice(_ENDS), last + 2)
    put = _fitted(shown, other, own, top + own.size)
    end = max(map(foot, ink(put)))
    if chance.random() < _RULED:
        put = replace(put, rules=(*put.rules, Bbox(own.left, end + _GAP / 2, own.right, end + _GAP / 2 + 0.5)))
    down = end + _GAP - top
    lower = moved(page, lambda at: (0, down if at[1] > top else 0))
    return [replace(upon(lower, put), height=page.height + down), *paper.pages[1:]]


def below(paper: Printed, own: Measure, others: Sequence[Measure], chance: random.Random) -> Sequence[Page]:
    """The front of the next article under the end, on the page that both share."""
    page = paper.pages[-1]
    number, heads = number_top(page), [other for other in others if other.head is not None]
    lines = [char.baseline for char in ink(page) if char.baseline < number]
    if not lines or not heads:
        return paper.pages
    other = chance.choice(heads)
    piece = other.head or page
    first, end = min(char.baseline for char in ink(piece)), max(lines)
    put = _fitted(band(piece, 0, first + chance.choice(_HEADS)), other, own, end + _GAP)
    down = max(0.0, max(map(foot, ink(put))) + _GAP - number)
    lower = moved(page, lambda at: (0, down if at[1] >= number else 0))
    return [*paper.pages[:-1], replace(upon(lower, put), height=page.height + down)]


def sheets(paper: Printed, chance: random.Random) -> Sequence[Page]:
    """Two pages on each sheet; the first may have one of its own."""
    pages = list(paper.pages)
    found = [pages.pop(0)] if len(pages) % 2 or chance.random() < _ALONE_FIRST else []
    while pages:
        page = pages.pop(0)
        if pages:
            wide, other = page.width, pages.pop(0)
            put = moved(other, lambda at, wide=wide: (wide, 0))  # type: ignore[misc]
            page = replace(upon(page, put), width=wide + other.width, height=max(page.height, other.height))
        found.append(page)
    return [replace(page, number=place) for place, page in enumerate(found, 1)]
