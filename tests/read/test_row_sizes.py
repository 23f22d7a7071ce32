"""Rows that a program recognised have the type sizes of their paragraphs. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.read.row_sizes import LEADING, NEAR, SHORT, with_even_sizes

WHOLE = (Bbox(0.0, 0.0, 595.0, 842.0),)
LONG = 30  # hanzi of a full row
STEP = 14.0  # points from one row to the next


def row(size: float, at: float, length: int = LONG) -> list[Char]:
    """A row that stands `at` points from the first one, its characters 10 points apart whatever their size."""
    base = 100.0 + at
    places = (60.0 + 10 * number for number in range(length))
    return [Char("纸", x, base - 0.8 * size, x + 10, base + 0.2 * size, base, size, Font("SimSun")) for x in places]


def shown(rows: Iterable[list[Char]], images: tuple[Bbox, ...] = WHOLE) -> Page:
    return Page(1, 595.0, 842.0, tuple(char for own in rows for char in own), images=images)


def sizes(page: Page) -> list[float]:
    """Of each row, in order."""
    (made,) = with_even_sizes([page])
    return list({char.baseline: char.size for char in made.chars}.values())


def test_the_rows_of_a_paragraph_have_the_size_of_most():
    rows = [row(size, STEP * number) for number, size in enumerate([7.0, 7.0, 8.0, 7.0, 7.0])]
    assert sizes(shown(rows)) == [7.0] * 5


def test_a_character_keeps_its_place_and_stands_on_its_baseline():
    before = [row(8.0, 0), row(7.0, STEP), row(7.0, 2 * STEP)]
    (made,) = with_even_sizes([shown(before)])
    first = made.chars[0]
    assert first == before[0][0]._replace(size=7.0, top=pytest.approx(94.4), bottom=pytest.approx(101.4))


@pytest.mark.parametrize(("off", "same"), [(NEAR - 0.05, True), (NEAR + 0.05, False)])
def test_a_row_of_another_size_is_of_another_kind(off, same):
    """NEAR."""
    large = 7.0 * (1 + off)
    assert sizes(shown([row(large, 0), row(7.0, STEP), row(7.0, 2 * STEP)]))[0] == (7.0 if same else large)


@pytest.mark.parametrize(("step", "same"), [(LEADING - 0.1, True), (LEADING + 0.1, False)])
def test_white_parts_paragraphs(step, same):
    """LEADING."""
    lower = 8.0 * step
    assert sizes(shown([row(8.0, 0), row(7.0, lower), row(7.0, lower + STEP)]))[0] == (7.0 if same else 8.0)


@pytest.mark.parametrize(("short", "same"), [(SHORT - 1, True), (SHORT + 1, False)])
def test_a_shorter_row_ends_its_paragraph(short, same):
    """SHORT: a heading over the first row of its text."""
    rows = [row(8.0, 0, LONG - round(short * 0.8)), row(7.0, STEP), row(7.0, 2 * STEP)]
    assert sizes(shown(rows))[0] == (7.0 if same else 8.0)


def test_what_a_computer_has_set_keeps_its_sizes():
    page = shown([row(8.0, 0), row(7.0, STEP), row(7.0, 2 * STEP)], images=())
    assert with_even_sizes([page]) == (page,)
    bold = [char._replace(font=Font("SimHei", bold=True)) for char in row(8.0, 0)]
    mixed = replace(page, images=WHOLE, chars=(*bold, *page.chars))
    assert with_even_sizes([mixed]) == (mixed,)
