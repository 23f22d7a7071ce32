"""One small case on each side of what layout measures: a number that moves by a third fails here."""

from __future__ import annotations

import pytest

from pipeline.layout import layout
from pipeline.layout.columns import gutter, regions
from pipeline.layout.segments import segments
from pipeline.model.page import Font
from tests.layout.made import (
    COLUMN,
    HEI,
    LEFT,
    MIDDLE,
    PITCH,
    ROMAN,
    SIZE,
    TOP,
    centred,
    fill,
    page,
    prose,
    row,
    rows,
    texts,
)

SLANTED = Font("Times-Italic", italic=True)
FULL = fill("通栏文字横贯版心", 44)


def lines_of_blocks(*parts) -> list[int]:
    """How many lines each block has."""
    return [len(text.split("|")) for text in texts(layout([page(*parts)]).blocks)]


@pytest.mark.parametrize(("step", "found"), [(1.3, [5]), (1.6, [4, 1])])
def test_white_wider_than_usual_parts_paragraphs(step: float, found: list[int]) -> None:
    """`step`: from the fourth line to the last, in usual ones (LOOSE)."""
    assert lines_of_blocks(rows([FULL] * 4), row(FULL, y=TOP + (3 + step) * PITCH)) == found


@pytest.mark.parametrize(("step", "found"), [(24.0, [4]), (27.0, [1, 1, 1, 1])])
def test_lines_far_apart_are_no_text_with_wide_leading(step: float, found: list[int]) -> None:
    """Two lines and more of white are no leading (USUAL_STEP)."""
    assert lines_of_blocks(rows([FULL] * 4, pitch=step)) == found


def test_a_paragraph_in_bold_is_one_block_and_what_follows_in_roman_another() -> None:
    """Though every line is full."""
    assert lines_of_blocks(rows([FULL] * 3, font=HEI), rows([FULL] * 3, y=TOP + 3 * PITCH)) == [3, 3]


@pytest.mark.parametrize(("slanted", "found"), [(16, [2, 4]), (24, [1, 1, 4])])
def test_a_line_is_in_italics_where_most_of_it_is(slanted: int, found: list[int]) -> None:
    """Of forty letters: a word of a title, or the institution under the names."""
    letters = "ofbirdsandplanesthatglidewithoutanywind"
    second = centred(letters + "s", TOP + PITCH, font=ROMAN)
    second = tuple(char._replace(font=SLANTED) if at < slanted else char for at, char in enumerate(second))
    first, text = centred("On the wings and the tails of all sorts", TOP, font=ROMAN), rows([FULL] * 4, y=TOP + 50)
    assert lines_of_blocks(first, second, text) == found


@pytest.mark.parametrize(("indent", "found"), [(2.4, [1, 4]), (2.8, [2, 3])])
def test_a_paragraphs_indent_is_no_wider_than_two_squares_and_a_bracket(indent: float, found: list[int]) -> None:
    """A line of keywords, and under it a paragraph; or a value that hangs under itself (OPENS)."""
    first = row(fill("另一段", 41), LEFT + indent * SIZE, TOP + PITCH)
    assert lines_of_blocks(row("关键词：纸飞机；滑翔"), first, rows([FULL] * 3, y=TOP + 2 * PITCH)) == found


@pytest.mark.parametrize(("longer", "found"), [(0.5, [5]), (0.7, [4, 1])])
def test_lines_set_beside_a_figure_end_alike(longer: float, found: list[int]) -> None:
    """Text set narrower than its column goes on where the next line has the same measure (MEASURE)."""
    narrow = [fill("窄的文字", 30), f"{fill('窄的文字', 15)}<{1 - longer}>{fill('窄的文字', 14)}"]
    assert lines_of_blocks(rows([FULL] * 3 + narrow)) == found


@pytest.mark.parametrize(("squares", "found"), [(11, [5]), (9, [4, 1])])
def test_short_lines_may_end_alike_by_chance(squares: int, found: list[int]) -> None:
    """So narrow a strip beside a figure holds no text (NARROW)."""
    assert lines_of_blocks(rows([FULL] * 3 + [fill("短的文字", squares)] * 2)) == found


@pytest.mark.parametrize(("between", "is_parted"), [(28, True), (36, False)])
def test_columns_of_pages_near_by_tell_a_pages_own(between: int, is_parted: bool) -> None:
    """Farther off in a bound volume is another paper (NEAR)."""
    whole = page(rows(prose(20, 0, 21)), rows(prose(20, 1, 21), MIDDLE))
    few = page(rows(prose(3, 2, 21)), rows(prose(3, 3, 21), MIDDLE), number=between + 1)
    found = layout([whole, *(page(number=number) for number in range(2, between + 1)), few]).blocks
    own = texts(block for block in found if block.page == few.number)
    assert (own[0] == "|".join(prose(3, 2, 21))) is is_parted


def columns(*parts) -> float | None:
    """Where the page has its gutter."""
    return gutter(segments([char for part in parts for char in part]))


LEFT_TEXT, RIGHT_TEXT = prose(12, 0, 21), prose(12, 1, 21)


@pytest.mark.parametrize(("white", "is_found"), [(6.0, False), (8.0, True)])
def test_a_gutter_has_some_width(white: float, is_found: bool) -> None:
    """Less is the white between words (GUTTER)."""
    assert (columns(rows(LEFT_TEXT), rows(RIGHT_TEXT, LEFT + COLUMN + white)) is not None) is is_found


@pytest.mark.parametrize(("white", "before"), [(40.0, 20.0), (50.0, 3.5)])
def test_a_gutter_is_in_the_middle_of_its_white_unless_that_is_wide(white: float, before: float) -> None:
    """The lines left of wider white end short of their column (WIDEST)."""
    edge = LEFT + COLUMN + white
    assert columns(rows(LEFT_TEXT), rows(RIGHT_TEXT, edge)) == pytest.approx(edge - before)


@pytest.mark.parametrize(("lines", "is_found"), [(3, False), (4, True)])
def test_few_lines_beside_each_other_are_no_columns(lines: int, is_found: bool) -> None:
    """MIN_LINES."""
    found = columns(rows(LEFT_TEXT[:lines]), rows(RIGHT_TEXT[:lines], MIDDLE))
    assert (found is not None) is is_found


@pytest.mark.parametrize(("squares", "is_found"), [(11, False), (15, True)])
def test_running_text_is_not_set_narrower_than_a_strip(squares: int, is_found: bool) -> None:
    """Narrower ones are a table's (COLUMN_EMS)."""
    left, right = ([line[:squares] for line in side] for side in (LEFT_TEXT, RIGHT_TEXT))
    assert (columns(rows(left), rows(right, LEFT + squares * SIZE + 20)) is not None) is is_found


@pytest.mark.parametrize(("squares", "is_found"), [(10, False), (13, True)])
def test_most_lines_of_running_text_fill_half_of_their_column(squares: int, is_found: bool) -> None:
    """FULL_LINE."""
    left = [LEFT_TEXT[0], *(line[:squares] for line in LEFT_TEXT[1:])]
    assert (columns(rows(left), rows(RIGHT_TEXT, MIDDLE)) is not None) is is_found


@pytest.mark.parametrize(("over", "found"), [(8.5, 2), (11.5, 5)])
def test_a_line_set_too_wide_reaches_a_little_over_the_gutter(over: float, found: int) -> None:
    """What reaches farther stands on both columns, and parts what is over it from what is under it (OVERHANG)."""
    white = 36.0
    wide = f"{LEFT_TEXT[5][:10]}<{(white / 2 + over) / SIZE - 2.5}>{LEFT_TEXT[5][10:]}纸翼a"
    left = [*LEFT_TEXT[:5], wide, *LEFT_TEXT[6:]]
    assert len(regions(segments([*rows(left), *rows(RIGHT_TEXT, LEFT + COLUMN + white)]))) == found


@pytest.mark.parametrize(("squares", "is_found"), [(43, True), (62, False)])
def test_a_column_has_its_share_of_the_page(squares: int, is_found: bool) -> None:
    """A strip of fifteen squares beside so much wider text is none of two columns (COLUMN_SHARE)."""
    right = [line[:15] for line in RIGHT_TEXT]
    found = columns(rows(prose(12, 0, squares)), rows(right, LEFT + squares * SIZE + 20))
    assert (found is not None) is is_found


@pytest.mark.parametrize(("lines", "parts"), [(1, 1), (2, 2)])
def test_where_other_pages_have_their_gutter_two_lines_are_enough(lines: int, parts: int) -> None:
    """KNOWN_LINES."""
    few = segments([*rows(LEFT_TEXT[:lines]), *rows(RIGHT_TEXT[:lines], MIDDLE)])
    assert len(regions(few, [MIDDLE - 10.0])) == parts


def test_a_short_indented_line_ends_a_paragraph_of_its_own() -> None:
    """The next one is indented too, and begins another."""
    assert lines_of_blocks(rows(["　　短的一段。", "　　" + FULL[:42], FULL, FULL])) == [1, 3]
