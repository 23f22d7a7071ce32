"""A table's head and its cells: one small case on each side of what is counted and measured."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.block import Script
from pipeline.model.body import Cell, Run
from pipeline.model.geometry import Bbox
from pipeline.model.page import Font, Page
from pipeline.parse.body.tables import rows
from pipeline.parse.body.tables.columns import Columns
from pipeline.parse.body.tables.grid import Slot, cells, spaced_chars
from pipeline.parse.body.tables.head import head_slots
from pipeline.parse.body.tables.pieces import Piece, PrintedLine
from pipeline.parse.body.tables.rules import Level
from tests.body.test_tables import chars, rule, runs

COLUMNS = (10.0, 100.0, 200.0)
Words = list[tuple[str, float, float]]


def heads(words: Words, rules: list[Bbox]) -> int:
    """How many rows of the table are its head; each row is one or none."""
    page = Page(1, 400.0, 400.0, tuple(c for word in words for c in chars(*word)), rules=tuple(rules))
    region = Bbox(0, min(bar.top for bar in rules), 300, max(bar.bottom for bar in rules))
    found = rows(page, region, [region])
    assert all(len({cell.header for cell in row}) == 1 for row in found)
    return sum(row[0].header for row in found)


def values(top: float, count: int) -> Words:
    return [(str(at + 1), x, top + 12 * at) for at in range(count) for x in COLUMNS]


@pytest.mark.parametrize(("names", "is_ruled", "count", "rows_of_head"), [
    (1, True, 4, 2), (3, True, 4, 2), (4, True, 5, 1),  # HEAD_LINES
    (1, False, 4, 2), (3, False, 3, 2), (4, False, 5, 1),
    (2, False, 2, 2), (2, False, 1, 1), (3, False, 2, 1),  # no more lines than there are rows under them
])  # fmt: skip
def test_a_head_goes_on_under_a_name_over_several_columns(
    names: int, is_ruled: bool, count: int, rows_of_head: int
) -> None:
    """Its columns' own names, of so many lines, stand under the first rule, and another may stand under them."""
    end = 28.0 + 12 * names
    words = [("长度", 146.0, 12.0)]
    words += [(text, x, 28.0 + 12 * at) for at in range(names) for text, x in zip("纸宽厚", COLUMNS, strict=True)]
    between = [rule(end - 4)] if is_ruled else []
    found = heads([*words, *values(end + 6, count)], [rule(0), rule(18), *between, rule(end + 12 * count)])
    assert found == rows_of_head


def test_a_figure_among_the_words_under_the_first_rule_is_of_the_body() -> None:
    words = [("长度", 146.0, 12.0), ("纸", 10.0, 28.0), ("宽", 100.0, 28.0), ("7", 200.0, 28.0)]
    assert heads([*words, *values(46, 3)], [rule(0), rule(18), rule(34), rule(84)]) == 1


@pytest.mark.parametrize(("names", "rows_of_head"), [(1, 2), (2, 2), (3, 1)])
def test_years_under_a_rule_over_some_of_the_columns(names: int, rows_of_head: int) -> None:
    """HEAD_LINES over that rule, where none crosses the table."""
    end = 10.0 + 12 * names
    words = [("长" + "一二三"[at], 140.0, 10.0 + 12 * at) for at in range(names)]
    words += [(text, x, end + 8) for text, x in zip(("纸", "2001", "2002"), COLUMNS, strict=True)]
    assert heads([*words, *values(70, 4)], [rule(0), rule(end - 4, 80, 300), rule(120)]) == rows_of_head


@pytest.mark.parametrize(("raised", "size", "script"), [
    (1.3, 6.0, Script.SUP), (-0.6, 6.0, Script.SUB), (1.1, 6.0, Script.BASE), (-0.4, 6.0, Script.BASE),
    (3.0, 9.1, Script.BASE), (3.0, 8.9, Script.SUP),
])  # fmt: skip
def test_a_small_sign_off_its_line_is_an_index(raised: float, size: float, script: Script) -> None:
    """SHIFT, ON_LINE, CELL_INDEX."""
    base = chars("ab", 10.0, 100.0, 10.0)
    index = chars("c", 20.0, 100.0 - raised, size)
    found = runs([Piece((*base, *index), 100.0, 10.0, 20.0 + size)], frozenset())
    assert found[-1].script is script
    assert "".join(run.text for run in found) == "abc"


@pytest.mark.parametrize("heads_of_table", [0, 1])
def test_a_blank_place_in_the_head_is_of_the_head(heads_of_table: int) -> None:
    slot = Slot(0, 0, pieces=(Piece(tuple(chars("ab", 10.0, 100.0)), 100.0, 10.0, 18.0),))
    [[_, blank]] = cells([slot], 2, heads_of_table, frozenset())
    assert blank.header is bool(heads_of_table)


def over(names: dict[str, float], under: Sequence[int], *, ruled: bool, count: int) -> dict[str, tuple[int, int]]:
    """Head -> its first column and how many, of names in the middles of such columns over the names of these."""
    columns = Columns(tuple((60.0 * at, 60.0 * at + 40) for at in range(count)), middle=30.0 * count)
    words = [(0.0, text, at) for text, at in names.items()] + [(20.0, str(at), float(at)) for at in under]
    made = [(y, Piece(tuple(chars(text, 60 * at + 16, y)), y, 60 * at + 16, 60 * at + 24)) for y, text, at in words]
    lines = [PrintedLine(level, tuple(own for y, own in made if y == level)) for level in (0.0, 20.0)]
    rules = [Level(8.0, ((60.0, 520.0),))] if ruled else []
    slots = head_slots([line for line in lines if line.pieces], columns, rules, ())
    return {slot.pieces[0].text: (slot.column, slot.columns) for slot in slots if slot.pieces[0].text in names}


@pytest.mark.parametrize(("names", "under", "is_ruled", "count", "found"), [
    # groups that share out all columns with a name, each head over the middle one of its own
    ({"gg": 2, "hh": 5}, range(7), False, 7, {"gg": (1, 3), "hh": (4, 3)}),
    ({"gg": 1.5, "hh": 4}, range(6), False, 6, {"gg": (1, 2), "hh": (3, 3)}),
    ({"gg": 2, "hh": 5}, range(6), False, 7, {"gg": (2, 1), "hh": (5, 1)}),  # a column has no name
    ({"gg": 2, "hh": 5, "ii": 7}, range(8), False, 8, {"gg": (2, 1), "hh": (5, 1), "ii": (7, 1)}),
    # one rule under some of them tells which columns they share
    ({"gg": 1.5, "hh": 5.5, "ii": 9}, range(10), True, 10, {"gg": (1, 2), "hh": (3, 6), "ii": (9, 1)}),
    ({"gg": 1.5, "hh": 5.5, "ii": 9}, range(10), False, 10, {"gg": (1, 2), "hh": (5, 2), "ii": (9, 1)}),
    ({"gg": 1.5, "hh": 5.5, "ii": 9}, [*range(8), 9], True, 10, {"gg": (1, 2), "hh": (4, 4), "ii": (9, 1)}),
    # a name in the middle of two columns, one of which has a head beside it
    ({"gg": 1.5}, range(3), False, 3, {"gg": (1, 2)}),
    ({"gg": 1.45, "hh": 2}, range(3), False, 3, {"gg": (1, 1), "hh": (2, 1)}),
    ({"gg": 1, "hh": 1.55}, range(3), False, 3, {"gg": (1, 1), "hh": (2, 1)}),
])  # fmt: skip
def test_the_columns_under_a_name(
    names: dict[str, float], under: Sequence[int], is_ruled: bool, count: int, found: dict[str, tuple[int, int]]
) -> None:
    assert over(names, under, ruled=is_ruled, count=count) == found


@pytest.mark.parametrize(("x0", "column"), [(17.0, (1, 1)), (5.0, (0, 2))])
def test_a_head_in_the_middle_of_two_narrow_columns(x0: float, column: tuple[int, int]) -> None:
    """CENTRED: it is the second one's alone, though near the middle of both, as rows' names often have no head."""
    columns = Columns(((0.0, 10.0), (16.0, 26.0), (60.0, 100.0)), middle=50.0)
    row = [Piece(tuple(chars("ab", x, 0.0, 10.0)), 0.0, x, x + 8) for x in (x0, 76.0)]
    slots = head_slots([PrintedLine(0.0, tuple(row))], columns, [], ())
    assert (slots[0].column, slots[0].columns) == column


def cell(text: str, *, slanted: bool = False) -> Cell:
    """A cell of this text."""
    own = chars(text, 10.0, 100.0)
    own = [char._replace(font=Font("Slanted", italic=True)) for char in own] if slanted else own
    [[found]] = cells([Slot(0, 0, pieces=(Piece(tuple(own), 100.0, 10.0, own[-1].x1),))], 1, 0, spaced_chars(own))
    return found


@pytest.mark.parametrize(("text", "typed"), [("12", "12"), ("１２", "12"), ("ab", "ab")])
def test_what_a_cell_prints_is_kept_where_one_types_it_otherwise(text: str, typed: str) -> None:
    found = cell(text)
    assert "".join(run.text for run in found.content if isinstance(run, Run)) == typed
    assert found.printed == ("" if text == typed else text)


def test_a_dot_between_two_slanted_letters_is_slanted() -> None:
    assert [own.text for own in cell("a·b", slanted=True).content if isinstance(own, Run)] == ["a·b"]


def test_what_stands_behind_a_printed_space() -> None:
    [first, last] = chars("ab", 10.0, 100.0)
    space = first._replace(text=" ")
    assert spaced_chars([first, space, last]) == {id(last)}
