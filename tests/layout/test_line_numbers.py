"""A manuscript whose lines are counted in the left margin."""

from __future__ import annotations

import pytest

from pipeline.layout import layout
from pipeline.layout.line_numbers import without_line_numbers
from pipeline.model.block import Origin
from tests.layout.made import LEFT, PITCH, ROMAN, TOP, fill, ink_of_blocks, ink_of_pages, length, page, prose, row, rows
from tests.layout.test_furniture import running

LINES = 12
EDGE = LEFT - 18.0  # where the numbers end


def counted(first: int, texts: list[str], step: int = 1, edge: float = EDGE):
    """Numbers flush right at `edge` beside those of the lines whose number is a multiple of `step`."""
    chars = []
    for at in range(len(texts)):
        number = str(first + at)
        if (first + at) % step == 0:
            chars += row(number, edge - length(number, 8.0), 101.0 + at * PITCH, 8.0, ROMAN)
    return chars


def manuscript(step: int = 1, pages: int = 3):
    found, first = [], 1
    for number in range(1, pages + 1):
        texts = prose(45 if step > 1 else LINES, number, 40)
        found.append(page(rows(texts), counted(first, texts, step), number=number))
        first += len(texts)
    return found


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_no_text(step):
    made = manuscript(step)
    found = layout(made)
    lines = [line.text for block in found.blocks for line in block.lines]
    assert all(not line[0].isdigit() for line in lines)
    assert {(why.rule.name, why.origin) for _, why in found.furniture} == {("layout.line-number", Origin.SERVICE)}
    assert running(found)[:3] == (["1", "2", "3"] if step == 1 else ["5", "10", "15"])
    assert ink_of_blocks((*found.blocks, *(b for b, _ in found.furniture))) == ink_of_pages(made)


def test_a_short_last_page_is_counted_on():
    made = [*manuscript(pages=1), page(rows(prose(2, 5, 40)), counted(LINES + 1, ["", ""]), number=2)]
    found = layout(made)
    assert running(found)[-2:] == [str(LINES + 1), str(LINES + 2)]


def test_a_row_of_figures_as_long_as_no_integer_is_read():
    """Python reads no number of more than 4,300 digits."""
    assert without_line_numbers([page(row("1" * 5000, size=1.0))])[1] == {}


def test_a_list_has_numbers_of_its_own():
    """References under bare numbers: most of their lines have none, and the page does not begin a document's count."""
    texts = [line for at in range(LINES) for line in (f"{fill('滑翔', 38)}{at}", fill("翼展", 20))]
    labels = [char for at in range(LINES) for char in row(str(at + 1), LEFT - 18, TOP + 2 * at * PITCH, 8.0, ROMAN)]
    found = layout([page(rows(texts), labels)])
    assert not [why for _, why in found.furniture if why.rule.name == "layout.line-number"]


def test_a_table_that_is_counted_stands_among_text():
    """The first column of a table counts its rows; the text over it begins at the same edge."""
    table = [char for at in range(10) for char in row(f"{at + 1}<3>{fill('重心', 6)}", LEFT, TOP + 60 + at * PITCH)]
    found = layout([page(rows(prose(3, 1, 44)), table)])
    assert not [why for _, why in found.furniture if why.rule.name == "layout.line-number"]
