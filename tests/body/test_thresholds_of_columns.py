"""The columns of a table and the cells of a column: one small case on each side of what is measured or counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font
from pipeline.parse.body.tables.clusters import (
    Cluster,
    balanced,
    clustered,
    strands_of,
    usual_step,
    wraps,
)
from pipeline.parse.body.tables.columns import Columns, columns_of, in_columns, is_centred
from pipeline.parse.body.tables.continued import goes_on_overleaf
from pipeline.parse.body.tables.head import head_slots
from pipeline.parse.body.tables.pieces import Piece, PrintedLine, in_boxes
from pipeline.parse.body.tables.rows import body_slots
from pipeline.parse.body.tables.rules import Level, Rules, Wall
from tests.body.test_tables import grid, three_rules

SIZE = 10.0
FONT = Font("Table")
REGION = Bbox(0, 0, 200, 400)
PLAIN = Rules((), (), (), framed=False)
THREE = Columns(((0.0, 40.0), (60.0, 100.0), (120.0, 160.0)), middle=80.0)
TWO = Columns(((0.0, 40.0), (60.0, 100.0)), middle=50.0)


def piece(text: str, x0: float, x1: float, level: float = 0.0) -> Piece:
    """A piece whose characters share its width."""
    wide = (x1 - x0) / len(text)
    starts = [x0 + wide * at for at in range(len(text))]
    return Piece(
        tuple(Char(c, x, level - 8, x + wide, level + 2, level, SIZE, FONT) for c, x in zip(text, starts, strict=True)),
        level, x0, x1,
    )  # fmt: skip


def printed(*rows: Sequence[Piece]) -> list[PrintedLine]:
    return [PrintedLine(20.0 * at, tuple(row)) for at, row in enumerate(rows)]


def pair(gap: float, before: str = "ab", behind: str = "cd", end: float = 60) -> tuple[Piece, Piece]:
    """Two pieces of a row, so many type sizes apart."""
    return piece(before, end - 10, end), piece(behind, end + gap * SIZE, end + gap * SIZE + 10)


def columns(*rows: Sequence[Piece], heads: Sequence[Piece] = (), rules: Rules = PLAIN) -> int:
    return len(columns_of(printed(*rows), [PrintedLine(-20.0, tuple(heads))] if heads else [], rules, REGION))


@pytest.mark.parametrize(("rows", "near", "apart"), [
    (1, 0.93, 0.97), (2, 0.78, 0.82), (3, 0.63, 0.67), (4, 0.48, 0.52), (5, 0.48, 0.52), (6, 0.38, 0.42),
])  # fmt: skip
def test_white_between_words_by_how_many_rows_agree(rows: int, near: float, apart: float) -> None:
    """STRIPS."""
    assert (columns(*[pair(near)] * rows), columns(*[pair(apart)] * rows)) == (1, 2)


@pytest.mark.parametrize(("rows", "gap", "count"), [(3, 0.28, 1), (3, 0.32, 2), (2, 0.5, 1)])
def test_white_between_squares(rows: int, gap: float, count: int) -> None:
    """NARROW, FEW_SQUARES."""
    assert columns(*[pair(gap, "甲乙", "丙丁")] * rows) == count


@pytest.mark.parametrize(("gap", "count"), [(0.28, 1), (0.32, 2)])
def test_white_under_two_pieces_of_a_head(gap: float, count: int) -> None:
    """NARROW."""
    assert columns(*[pair(gap)] * 3, heads=pair(1.0, end=56)) == count


@pytest.mark.parametrize(("valued", "count"), [(6, 1), (7, 2)])
def test_white_between_values(valued: int, count: int) -> None:
    """VALUES, of ten rows."""
    rows = [pair(0.3, "12", "34") if at < valued else pair(0.3) for at in range(10)]
    assert columns(*rows) == count


@pytest.mark.parametrize(("gap", "rows", "count"), [(0.93, 3, 1), (0.97, 3, 2), (0.97, 2, 1)])
def test_wide_white_in_each_row_of_long_cells(gap: float, rows: int, count: int) -> None:
    """WIDE, in several rows (FEW_SQUARES): the strip that they share is no wider than a word space."""
    assert columns(*[pair(gap, end=60 + (6 if at == 0 else 0)) for at in range(rows)]) == count


@pytest.mark.parametrize(("rows", "gap", "count"), [(5, 0.22, 2), (5, 0.18, 1), (4, 0.22, 1), (6, 0.22, 2)])
def test_white_that_no_character_of_many_rows_stands_in(rows: int, gap: float, count: int) -> None:
    """FREE, FEW_ROWS: text runs over it, but two pieces of the head stand beside each other over it."""
    first, second = pair(gap, "甲", "乙")
    whole = Piece((*first.chars, *second.chars), 0.0, first.x0, second.x1)
    assert columns(*[(whole,)] * rows, heads=pair(1.0, "子", "丑", end=56)) == count


@pytest.mark.parametrize(("rows", "count"), [(20, 3), (19, 2), (14, 2)])
def test_how_many_cells_over_two_columns_close_no_strip(rows: int, count: int) -> None:
    """CROSSED: two of them."""
    last = piece("ef", 150, 160)
    crossing = [(piece("abcd", 50, 80), last)] * 2
    assert columns(*crossing, *[(*pair(1.0), last)] * (rows - 2)) == count


@pytest.mark.parametrize(("x1", "last"), [(71.9, 0), (72.1, 1)])
def test_what_stands_over_a_column(x1: float, last: int) -> None:
    """OVER."""
    assert TWO.over(10, x1) == (0, last)


@pytest.mark.parametrize(("off", "is_middle"), [(9.9, True), (10.1, False)])
def test_what_stands_in_the_tables_middle(off: float, is_middle: bool) -> None:
    """CENTRED."""
    assert is_centred(piece("ab", 40 + off, 60 + off), 50) is is_middle
    assert is_centred(piece("ab", 40 - off, 60 - off), 50) is is_middle


@pytest.mark.parametrize(("over", "place"), [(0.4, (0, 1)), (0.6, (0, 0))])
def test_two_edges_may_touch(over: float, place: tuple[int, int]) -> None:
    """LIES_OVER: the name of a group in the table's middle."""
    [line] = printed([piece("abcd", 40 - over, 60)])
    assert list(in_columns(line, TWO)) == [place]


@pytest.mark.parametrize(("count", "framed", "walls"), [(1, False, 0), (2, False, 2), (1, True, 1)])
def test_how_many_uprights_leave_no_need_for_white(count: int, framed: bool, walls: int) -> None:
    """MANY_UPRIGHTS."""
    own = tuple(Wall(60.0 * at, ((0.0, 400.0),)) for at in range(1, count + 1))
    found = columns_of(printed([piece("ab", 10, 20)]), [], Rules((), (), own, framed), REGION)
    assert len(found.walls) == walls


# The lines of a column


def cluster(top: float, text: str = "ab", x1: float = 20.0, *, whole: bool = False, anchored: bool = False) -> Cluster:
    return Cluster(0, 0, [piece(text, 0, x1, top)], anchored, whole)


def cells(*tops: float, usual: float = 100.0, tight: float = 100.0, whole: bool = False) -> int:
    """How many cells these lines make, the last of which may fill all columns."""
    own = [cluster(top, whole=whole and top == tops[-1]) for top in tops]
    return len(clustered(own, 100.0, usual, SIZE, tight))


@pytest.mark.parametrize(("tops", "usual", "tight", "count"), [
    ((0, 15.9), 20, 100, 1), ((0, 16.1), 20, 100, 2),  # CLOSE
    ((0, 10, 23), 10, 11.2, 2), ((0, 10, 23), 10, 11.0, 3),  # TIGHT
    ((0, 10, 21.9), 100, 100, 1), ((0, 10, 22.1), 100, 100, 2),  # LEADING
    ((0, 21.9), 100, 100, 1), ((0, 22.1), 100, 100, 2),  # LOOSE
    ((0, 8, 18.7), 100, 100, 1), ((0, 8, 18.9), 100, 100, 2),  # LEAST_STEP
])  # fmt: skip
def test_lines_of_one_cell(tops: Sequence[float], usual: float, tight: float, count: int) -> None:
    assert cells(*tops, usual=usual, tight=tight) == count


@pytest.mark.parametrize(("tops", "count"), [((0, 10, 20.9), 1), ((0, 10, 21.1), 2), ((0, 10), 1)])
def test_a_line_that_fills_all_columns_stands_evenly_in_a_cell(tops: Sequence[float], count: int) -> None:
    """UNEVEN."""
    assert cells(*tops, whole=True) == count


@pytest.mark.parametrize(("width", "right", "text", "is_wrapped"), [
    (50, 59.9, "ab", True), (50, 60.1, "ab", False),  # FILLS
    (30.1, 31, "ab", True), (29.9, 31, "ab", False), (25, 26, "ab", False), (35, 36, "ab", True),  # LONG
    (50, 51, "12", False),
])  # fmt: skip
def test_a_line_that_reaches_its_columns_edge_goes_on(width: float, right: float, text: str, is_wrapped: bool) -> None:
    assert wraps([cluster(0, text, width), cluster(10)], right) is is_wrapped


@pytest.mark.parametrize(("rows", "step"), [
    ([(0, "1"), (8.9, "2"), (28.9, "3")], 20.0), ([(0, "1"), (9.1, "2"), (29.1, "3")], 9.1),  # LEAST_STEP
    ([(0, "1"), (20, "2"), (60, "3"), (100, "ab")], 20.0), ([(0, "1"), (20, "2"), (60, "ab")], 30.0),  # two thirds
    ([(0, "1"), (20, "(2)"), (60, "ab")], 30.0), ([(0, "1")], 20.0), ([], 20.0),
])  # fmt: skip
def test_the_step_from_row_to_row(rows: Sequence[tuple[float, str]], step: float) -> None:
    """The least one of columns most of whose lines are values; of others the median; two type sizes where none is."""
    own = [cluster(top, text) for top, text in rows]
    assert usual_step({(0, 0): own} if own else {}, SIZE) == pytest.approx(step)


@pytest.mark.parametrize(("off", "is_parted"), [(3.4, True), (3.6, False), (-3.4, True), (-3.6, False)])
def test_a_cells_middle_is_beside_its_values(off: float, is_parted: bool) -> None:
    """BALANCE."""
    text = [cluster(top) for top in (0, 16, 60, 76)]
    values = [cluster(8 + off, "1"), cluster(68, "2")]
    found = balanced({(0, 0): text, (1, 1): values}, SIZE)
    assert [len(own.pieces) for own in found.get((0, 0), ())] == ([2, 2] if is_parted else [])


def test_what_a_line_says_of_its_pieces() -> None:
    found = strands_of(printed([piece("ab", 0, 40), piece("1", 60, 70)], [piece("cd", 0, 40)]), TWO)
    assert [(own.whole, own.anchored) for own in found[0, 0]] == [(True, True), (False, False)]


@pytest.mark.parametrize(("above", "tails"), [("ab", [False, True]), ("", [False])])
def test_a_name_beside_errors_goes_on_with_the_one_above_it(above: str, tails: list[bool]) -> None:
    """Where the line of values has a name of its own."""
    upper = [piece(text, x0, x0 + 20) for text, x0 in ((above, 0), ("1.5", 60)) if text]
    found = strands_of(printed(upper, [piece("cd", 0, 20), piece("(0.1)", 60, 80)]), TWO)
    assert [own.tail for own in found[0, 0]] == tails


# The head

NAMES = (("aa", 10.0, 30.0), ("bb", 70.0, 90.0), ("cc", 130.0, 150.0))
Words = Sequence[tuple[str, float, float]]


def heads(*rows: tuple[float, Words], rule: float | None = None) -> dict[str, tuple[int, int]]:
    """Text -> first column and number of columns of each cell; a rule under the first line begins at `rule`."""
    lines = [PrintedLine(y, tuple(piece(text, x0, x1, y) for text, x0, x1 in words)) for y, words in rows]
    partial = [Level(8.0, ((rule, 160.0),))] if rule is not None else []
    slots = head_slots(lines, THREE, partial, ())
    return {"+".join(own.text for own in slot.pieces): (slot.column, slot.columns) for slot in slots}


@pytest.mark.parametrize(("x0", "is_over"), [(81.9, True), (82.1, False)])
def test_a_rule_under_a_group_reaches_to_the_middle_of_its_last_column(x0: float, is_over: bool) -> None:
    """REACH."""
    found = heads((0, [("gg", 90, 110)]), (20, NAMES), rule=x0)
    assert (found.get("gg") == (1, 2)) is is_over


@pytest.mark.parametrize(("off", "is_over"), [(9.9, True), (10.1, False), (-9.9, True), (-10.1, False)])
def test_a_groups_name_stands_in_the_middle_of_its_columns(off: float, is_over: bool) -> None:
    """CENTRED."""
    found = heads((0, [("gg", 100 + off, 120 + off)]), (20, NAMES))
    assert (found.get("gg") == (1, 2)) is is_over


def test_one_number_is_no_row_of_numbers() -> None:
    """FEW."""
    one, two = [("(1)", 70.0, 90.0)], [("(1)", 70.0, 90.0), ("(2)", 130.0, 150.0)]
    assert "bb+(1)" in heads((0, NAMES), (20, one))
    assert {"bb", "(1)", "cc", "(2)"} <= set(heads((0, NAMES), (20, two)))
    assert "(1)" not in heads((0, NAMES), (20, [("(1)", 70.0, 90.0), ("(3)", 130.0, 150.0)]))


@pytest.mark.parametrize(("gap", "over"), [(9.4, {"甲乙": (1, 1)}), (9.6, {"甲乙": (1, 2)})])
def test_squares_set_apart_are_one_name(gap: float, over: dict[str, tuple[int, int]]) -> None:
    """NARROW: two pieces farther apart are no word set wide, and stand together over two columns."""
    found = heads((0, [("甲", 90 - gap, 100 - gap), ("乙", 100, 110)]), (20, NAMES[:1]))
    assert found == {"aa": (0, 1), **over}


# The rows


def rows(*lines: tuple[float, str, str]) -> list[tuple[int, int]]:
    """(first row, number of rows) of each name, in lines of a name and a value, each of which may be missing."""
    own = [
        PrintedLine(y, tuple(piece(text, x0, x0 + 20, y) for text, x0 in ((name, 10.0), (value, 70.0)) if text))
        for y, name, value in lines
    ]
    slots = body_slots(own, TWO, (), ruled=False, framed=False)
    return [(slot.row, slot.rows) for slot in sorted(slots, key=lambda slot: slot.row) if slot.column == 0]


def test_a_line_over_two_columns_holds_the_line_under_it() -> None:
    """Between two rules that part rows, what stands over several columns is one cell with what is in one of them."""
    lines = [PrintedLine(0.0, (piece("abcdefgh", 0, 100),)), PrintedLine(12.0, (piece("cd", 0, 30, 12.0),))]
    found = body_slots(lines, TWO, (), ruled=True, framed=False)
    assert [(slot.column, slot.columns, len(slot.pieces)) for slot in found] == [(0, 2, 2)]


@pytest.mark.parametrize(("off", "spans"), [
    (0, [(0, 2), (2, 2)]), (6.6, [(0, 2), (2, 2)]), (7.0, [(0, 1), (3, 1)]),
])  # fmt: skip
def test_a_name_in_the_middle_of_its_rows(off: float, spans: list[tuple[int, int]]) -> None:
    """MIDDLE of the step from row to row."""
    values = [(20.0 * at, "", str(at)) for at in range(4)]
    assert rows(*sorted([*values, (10.0, "ab", ""), (50 + off, "cd", "")])) == spans


@pytest.mark.parametrize(("y", "row"), [(34.5, (1, 1)), (35.5, (2, 1))])
def test_a_name_far_under_the_last_value_is_a_row(y: float, row: tuple[int, int]) -> None:
    """HALF."""
    assert rows((0, "ab", "1"), (20, "", "2"), (y, "cd", ""))[-1] == row


@pytest.mark.parametrize(("words", "count"), [
    ([("甲", 10.0, 18.0), ("1", 10.0, 40.0), ("2", 100.0, 40.0)], 0),
    ([("甲", 10.0, 18.0), ("乙", 100.0, 18.0), ("1", 10.0, 40.0), ("2", 100.0, 40.0)], 2),
])  # fmt: skip
def test_how_few_characters_are_a_table(words: list[tuple[str, float, float]], count: int) -> None:
    """FEW."""
    assert len(grid(words, three_rules(26, 60))) == count


@pytest.mark.parametrize(("width", "goes_on"), [(98.1, True), (97.9, False), (101.9, True), (102.1, False)])
def test_a_table_overleaf_is_as_wide(width: float, goes_on: bool) -> None:
    """SAME_WIDTH."""
    assert goes_on_overleaf(Bbox(50, 500, 150, 700), Bbox(50, 60, 50 + width, 200), (), ()) is goes_on


@pytest.mark.parametrize(("rows", "is_table"), [(20, True), (28, False)])
def test_how_many_places_of_a_table_are_filled(rows: int, is_table: bool) -> None:
    """FILLED: a head and a row of three cells, and so many rows of one."""
    words = [("甲", 10.0, 18.0), ("乙", 100.0, 18.0), ("丙", 200.0, 18.0)]
    words += [("1", 10.0, 40.0), ("2", 100.0, 40.0), ("3", 200.0, 40.0)]
    words += [("1", 10.0, 51.0 + 11 * at) for at in range(rows)]
    assert (grid(words, three_rules(26, 380)) != []) is is_table


@pytest.mark.parametrize(("x0", "count"), [(11.9, 1), (12.1, 3)])
def test_a_name_set_off_from_heads_of_two_lines(x0: float, count: int) -> None:
    """APART of the step between the lines of the heads under it."""
    four = Columns(tuple((60.0 * at, 60.0 * at + 40) for at in range(4)), middle=110.0)
    upper = tuple(piece("ab", 60.0 * at + 10, 60.0 * at + 30, x0) for at in (1, 2, 3))
    lower = tuple(piece("cd", 60.0 * at + 10, 60.0 * at + 30, x0 + 10) for at in range(4))
    lines = [PrintedLine(0.0, (piece("gg", 130, 150),)), PrintedLine(x0, upper), PrintedLine(x0 + 10, lower)]
    [slot] = [slot for slot in head_slots(lines, four, (), ()) if slot.pieces[0].text == "gg"]
    assert slot.columns == count


@pytest.mark.parametrize(("level", "place"), [(105.9, (1, 1)), (106.1, (0, 1))])
def test_an_upright_stands_beside_the_middle_of_small_letters(level: float, place: tuple[int, int]) -> None:
    """Three tenths of a type size over the baseline."""
    walled = Columns(((0.0, 50.0), (50.0, 100.0)), (Wall(50.0, ((0.0, 100.0),)),))
    assert walled.place(piece("ab", 60, 80, level)) == place


@pytest.mark.parametrize(("level", "count"), [(103.9, 2), (104.1, 0), (2.1, 2), (1.9, 0)])
def test_a_character_stands_in_a_box_where_its_middle_does(level: float, count: int) -> None:
    """OUTSIDE, which also holds where the box begins at the edge of a bucket."""
    assert len(in_boxes(piece("ab", 60, 80, level).chars, [Bbox(0, 0, 200, 100)])) == count


def parted(names: Sequence[float], values: Sequence[float], y: float) -> list[str]:
    """The names' cells where a rule at y parts the values beside them."""
    both = sorted([(level, "ab", 10.0) for level in names] + [(level, "1", 70.0) for level in values])
    own = [PrintedLine(level, (piece(text, x0, x0 + 20, level),)) for level, text, x0 in both]
    slots = body_slots(own, TWO, [Level(y, ((55.0, 105.0),))], ruled=False, framed=False)
    return ["+".join(p.text for p in slot.pieces) for slot in slots if slot.column == 0]


@pytest.mark.parametrize(("off", "count"), [(1.4, 2), (1.6, 1)])
def test_a_name_in_the_middle_of_what_a_rule_leaves_beside_it(off: float, count: int) -> None:
    """PRECISE."""
    assert len(parted((10 + off, 50), (0, 20, 40, 60), 30)) == count


@pytest.mark.parametrize(("off", "cells"), [(1.1, ["ab+ab+ab+ab"]), (1.3, ["ab+ab", "ab+ab"])])
def test_lines_that_run_on_beside_a_rule(off: float, cells: list[str]) -> None:
    """EVEN: one text is leaded alike over the rule's height."""
    assert parted((5, 15, 25 + off, 35 + off), (2, 18, 22, 38), 20) == cells


@pytest.mark.parametrize(("ends", "heads", "count"), [
    (1, [piece("gg", 50, 60)], 2),  # one row alone has an end there, under no head
    (2, [piece("gg", 50, 60)], 3),
    (1, [piece("gg", 50, 60), piece("hh", 150, 160)], 3),
    (1, [], 3),
])  # fmt: skip
def test_the_end_of_one_long_cell_is_no_column(ends: int, heads: Sequence[Piece], count: int) -> None:
    rows = [(*pair(3.0), *([piece("ef", 150, 160)] if at < ends else [])) for at in range(4)]
    assert columns(*rows, heads=heads) == count


@pytest.mark.parametrize(("x0", "count"), [(72, 1), (60.5, 2)])
def test_a_piece_of_the_head_over_both_stretches_parts_none(x0: float, count: int) -> None:
    """Three rows, with white enough under two pieces of a head alone."""
    heads = (piece("ggg", 50, x0), piece("hh", 64, 74)) if x0 < 62 else (piece("gggg", 50, x0),)
    assert columns(*[pair(0.4)] * 3, heads=heads) == count


@pytest.mark.parametrize(("text", "count"), [("(3)", 1), ("3", 2)])
def test_an_error_in_brackets_is_no_value_of_its_own(text: str, count: int) -> None:
    assert columns(*[pair(0.3, "12", text)] * 3) == count
