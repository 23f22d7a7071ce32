"""Heads, feet, tabs in the margin and counted lines: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pipeline.layout import layout
from pipeline.layout.line_numbers import without_line_numbers
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page
from tests.layout.made import LEFT, PITCH, RIGHT, ROMAN, TOP, length, page, prose, row, rows, rule

HEAD, FOOT = 40.0, 740.0
BODY = prose(20)


def running(*pages: Page) -> list[str]:
    """The text of each line that is set aside."""
    return [" ".join(line.text for line in block.lines) for block, _ in layout(pages).furniture]


def one(*parts: Iterable[Char], rules: Iterable[Bbox] = (), body: float = 140.0) -> list[str]:
    """What is set aside of a page of text with these parts."""
    return running(page(*map(tuple, parts), rows(BODY, y=body), rules=tuple(rules)))


@pytest.mark.parametrize(("count", "found"), [(3, 3), (4, 3)])
def test_a_head_has_three_rows_at_most(count: int, found: int) -> None:
    """A fourth row that recurs may be a table's (EDGE_ROWS)."""
    heads = ["示例学报", "甲乙丙丁", "子丑寅卯", "金木水火"][:count]
    pages = [page(rows(heads, y=30.0), rows(prose(20, n), y=120.0), number=n) for n in (1, 2, 3)]
    assert len(running(*pages)) == 3 * found


@pytest.mark.parametrize(("bottom", "is_head"), [(104.0, True), (116.0, False)])
def test_a_head_stands_on_a_rule_near_the_top(bottom: float, is_head: bool) -> None:
    """In the first seventh of the page (HEAD_ZONE)."""
    assert bool(one(row("示例学报", y=HEAD), rules=[rule(bottom - 0.5)])) is is_head


@pytest.mark.parametrize(("second", "count"), [("纸飞机的", 1), ("2016 年第 1 期<9>No.1", 4)])
def test_a_masthead_has_several_rows_between_its_rules_where_one_is_dated(second: str, count: int) -> None:
    """A name on two lines in the middle, the volume beside it half a row lower."""
    own = [row("示例学报", y=HEAD), row(second, y=HEAD + 14), row("<9>JOURNAL OF", y=HEAD + 28)]
    own += [row("甲乙<20>丙丁", y=HEAD + 34)]
    assert len(one(*own, rules=[rule(HEAD + 12), rule(HEAD + 46)])) == count


@pytest.mark.parametrize(("share", "is_head"), [(0.45, False), (0.55, True)])
def test_a_heads_rule_is_half_as_wide_as_the_text(share: float, is_head: bool) -> None:
    assert bool(one(row("示例学报", y=HEAD), rules=[rule(54.0, LEFT, LEFT + share * (RIGHT - LEFT))])) is is_head


@pytest.mark.parametrize(("inset", "is_head"), [(18.0, True), (22.0, False)])
def test_a_heads_rule_begins_or_ends_at_the_texts_margin(inset: float, is_head: bool) -> None:
    """What begins and ends farther in is the bar of a fraction in the first line."""
    for x0, x1 in ((LEFT + inset, RIGHT - 60), (LEFT + 60, RIGHT - inset)):
        assert bool(one(row("示例学报", y=HEAD), rules=[rule(54.0, x0, x1)])) is is_head


@pytest.mark.parametrize(("thick", "is_head"), [(2.7, True), (3.3, False)])
def test_a_rule_is_thin(thick: float, is_head: bool) -> None:
    """A box in colour is a picture's (THIN)."""
    assert bool(one(row("示例学报", y=HEAD), rules=[Bbox(LEFT, 54.0, RIGHT, 54.0 + thick)])) is is_head


@pytest.mark.parametrize(("under", "is_head"), [(1.5, True), (2.5, False)])
def test_a_head_may_reach_a_hair_under_its_rule(under: float, is_head: bool) -> None:
    """As rows are as high as their type, whatever of it is inked."""
    assert bool(one(row("示例学报", y=HEAD), rules=[rule(HEAD + 10 - under)])) is is_head


@pytest.mark.parametrize(("lower", "found"), [(3.5, []), (4.5, ["144"])])
def test_a_row_of_the_page_is_level(lower: float, found: list[str]) -> None:
    """A number beside words is no page number; one over them is (SAME_ROW)."""
    assert one(row("144", y=HEAD), row("纸飞机的滑翔", LEFT + 100, HEAD + lower)) == found


@pytest.mark.parametrize(("head", "found"), [("纸", 0), ("纸艺", 3)])
def test_a_running_head_has_two_letters(head: str, found: int) -> None:
    """WORD."""
    pages = [page(row(head, y=HEAD), rows(prose(20, n), y=80.0), number=n) for n in (1, 2, 3)]
    assert len(running(*pages)) == found


@pytest.mark.parametrize(("heads", "found"), [(5, 0), (6, 6)])
def test_a_running_head_stands_on_nearly_a_third_of_the_pages(heads: int, found: int) -> None:
    """Of twenty; the head of a long table stands on fewer (RECURRING)."""
    pages = [page(row("示例学报", y=HEAD) if n <= heads else (), rows(prose(7, n), y=80.0), number=n)
             for n in range(1, 21)]  # fmt: skip
    assert len(running(*pages)) == found


@pytest.mark.parametrize(("lower", "found"), [(5.0, 2), (7.0, 0)])
def test_a_running_head_stands_at_one_height(lower: float, found: int) -> None:
    pages = [page(row("示例学报", y=HEAD + lower * n), rows(prose(20, n), y=80.0), number=n + 1) for n in (0, 1)]
    assert len(running(*pages)) == found


@pytest.mark.parametrize(("pages", "numbered", "lower", "found"), [
    (11, 6, 0.0, True), (11, 5, 0.0, False),  # of ten other pages
    (3, 2, 0.0, True), (2, 1, 0.0, False),  # two at least
    (3, 2, 2.5, True), (3, 2, 3.5, False),
])  # fmt: skip
def test_what_stands_where_most_pages_have_their_number_is_set_aside(
    pages: int, numbered: int, lower: float, found: bool
) -> None:
    made = [page(rows(prose(7, n), y=80.0), row(str(140 + n), y=FOOT) if n <= numbered else (), number=n)
            for n in range(1, pages)]  # fmt: skip
    last = page(rows(prose(7, pages), y=80.0), row("图版见封三", y=FOOT + lower), number=pages)
    assert ("图版见封三" in running(*made, last)) is found


@pytest.mark.parametrize(("step", "found"), [(14.0, 0), (16.4, 1)])
def test_a_foot_that_is_printed_once_has_white_over_it(step: float, found: int) -> None:
    """The lines of a note are set closer (FOOT_WHITE)."""
    note = ["① Doe, J., “Paper planes”, Journal of", "Example, vol. 16, no. 1, 1997, pp. 23."]
    assert len(one(row(note[0], LEFT, 700.0, 8.0), row(note[1], LEFT, 700.0 + step, 8.0))) == found


def letters(text: str, x: float = 560.0, y: float = 193.0, step: float = 2 * PITCH) -> list[Char]:
    """Letters under each other, between the rows of the text."""
    return [char for at, letter in enumerate(text) for char in row(letter, x, y + at * step)]


@pytest.mark.parametrize(("count", "lines", "is_tab"), [(13, 8, True), (10, 8, False), (13, 7, False)])
def test_a_tab_stands_beside_a_page_of_full_lines(count: int, lines: int, is_tab: bool) -> None:
    """TAB_LINE, TAB_LINES."""
    made = page(rows(prose(lines, 0, count), y=140.0), letters("示例", y=178.0, step=PITCH))
    assert (len(running(made)) == 2) is is_tab


@pytest.mark.parametrize(("text", "is_tab"), [("示", False), ("示例", True)])
def test_a_tab_has_two_letters(text: str, is_tab: bool) -> None:
    assert bool(one(letters(text))) is is_tab


@pytest.mark.parametrize(("x", "is_tab"), [
    (RIGHT + 2.5, False), (RIGHT + 3.5, True), (LEFT - 12.5, False), (LEFT - 13.5, True),
])  # fmt: skip
def test_a_tab_stands_clear_of_the_text(x: float, is_tab: bool) -> None:
    """Left of it or right (TAB_WHITE)."""
    assert bool(one(letters("示例", x))) is is_tab


@pytest.mark.parametrize(("over", "is_tab"), [(25.0, False), (35.0, True)])
def test_a_tables_rule_is_near_its_letters(over: float, is_tab: bool) -> None:
    """TABLE_REACH."""
    bar = Bbox(500.0, 300.0 - over, 600.0, 300.0 - over)
    assert bool(one(letters("高低高低", y=300.0), rules=[bar])) is is_tab


def test_letters_inside_of_other_text_are_a_tables_column() -> None:
    """Text stands farther out, though no rule is drawn."""
    assert one(letters("高低", y=300.0), row("甲组", 590.0, 300.0), row("乙组", 590.0, 330.0)) == []


def counted(
    values: Iterable[int], lines: int = 12, *, number: int = 1, edge: float = LEFT - 18, lower: float = 0.0
) -> Page:
    """A page of lines with these numbers beside the first of them, which end at `edge`."""
    chars: list[Char] = []
    for at, text in enumerate(map(str, values)):
        chars += row(text, edge - length(text, 8.0), TOP + 1.6 + lower + at * PITCH, 8.0, ROMAN)
    return page(rows(prose(lines, number, 40)), chars, number=number)


def is_counted(*pages: Page) -> bool:
    """Whether the last page's lines are."""
    return pages[-1].number in without_line_numbers(pages)[1]


@pytest.mark.parametrize(("numbers", "lines", "expected"), [
    (9, 12, True), (8, 12, False),  # most lines of the first page have one: a list's do not
    (8, 8, True), (7, 7, False),  # fewer may be a list's
])  # fmt: skip
def test_a_count_has_many_numbers(numbers: int, lines: int, expected: bool) -> None:
    assert is_counted(counted(range(1, numbers + 1), lines)) is expected


@pytest.mark.parametrize(("first", "expected"), [(5, True), (6, False)])
def test_a_count_begins_with_the_document(first: int, expected: bool) -> None:
    """A page out of a list of references begins later (FIRST)."""
    assert is_counted(counted(range(first, first + 12))) is expected


@pytest.mark.parametrize(("first", "expected"), [(5, True), (3, False)])
def test_every_fifth_number_is_a_multiple_of_five(first: int, expected: bool) -> None:
    numbers = {5 * n: str(first + 5 * n) for n in range(9)}
    chars = [row(text, LEFT - 18 - length(text, 8.0), TOP + 1.6 + at * PITCH, 8.0) for at, text in numbers.items()]
    assert is_counted(page(rows(prose(42, 1, 40)), *chars)) is expected


@pytest.mark.parametrize(("off", "expected"), [(0.9, True), (1.15, False)])
def test_numbers_are_flush_right_on_all_pages(off: float, expected: bool) -> None:
    """SAME_EDGE."""
    assert is_counted(counted(range(1, 13)), counted(range(13, 25), number=2, edge=LEFT - 18 + off)) is expected


@pytest.mark.parametrize(("lower", "expected"), [(1.8, True), (2.3, False)])
def test_a_number_stands_on_its_line(lower: float, expected: bool) -> None:
    assert is_counted(counted(range(1, 13), lower=lower)) is expected


@pytest.mark.parametrize(("first", "expected"), [(12340, True), (123400, False)])
def test_no_article_has_more_lines(first: int, expected: bool) -> None:
    """DIGITS."""
    assert is_counted(counted(range(1, 13)), counted(range(first, first + 12), number=2)) is expected


@pytest.mark.parametrize(("white", "expected"), [(2.5, False), (3.5, True)])
def test_numbers_of_lines_stand_clear_of_the_text(white: float, expected: bool) -> None:
    """CLEAR."""
    assert is_counted(counted(range(1, 13), edge=LEFT - white)) is expected
