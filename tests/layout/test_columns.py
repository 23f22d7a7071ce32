"""The order in which a page's regions are read."""

from __future__ import annotations

import pytest

from pipeline.layout import layout
from pipeline.layout.columns import distinct, gutter, regions
from pipeline.layout.lines import lines
from pipeline.layout.segments import segments
from tests.layout.made import COLUMN, LEFT, MIDDLE, PITCH, TOP, fill, page, paragraph, prose, row, rows

LEFT_TEXT = [fill("左栏正文", 21)] * 8
RIGHT_TEXT = [fill("右栏正文", 21)] * 8
FULL = fill("通栏文字横贯两栏", 44)


def read(*parts, gutters=()) -> list[list[str]]:
    """The lines of each region, in reading order."""
    chars = [char for part in parts for char in part]
    return [[line.text for line in lines(region.segments, 1)] for region in regions(segments(chars), gutters)]


def two_columns(y: float = TOP):
    return rows(LEFT_TEXT, LEFT, y), rows(RIGHT_TEXT, MIDDLE, y)


def test_one_column():
    assert read(rows([FULL] * 6)) == [[FULL] * 6]


def test_left_column_first():
    assert read(*two_columns()) == [LEFT_TEXT, RIGHT_TEXT]


def test_order_of_drawing_does_not_count():
    left, right = two_columns()
    assert read(right, left) == [LEFT_TEXT, RIGHT_TEXT]


def test_rows_drawn_across_both_columns():
    """Some producers draw row by row over the whole page."""
    drawn = [
        part
        for at, (left, right) in enumerate(zip(LEFT_TEXT, RIGHT_TEXT, strict=True))
        for part in (row(left, LEFT, TOP + at * PITCH), row(right, MIDDLE, TOP + at * PITCH))
    ]
    assert read(*drawn) == [LEFT_TEXT, RIGHT_TEXT]


def test_full_width_text_over_two_columns():
    above = rows([FULL] * 3, y=TOP - 3 * PITCH)
    assert read(above, *two_columns()) == [[FULL] * 3, LEFT_TEXT, RIGHT_TEXT]


def test_full_width_band_parts_the_columns():
    """The columns over a wide figure's caption are read before those under it."""
    upper, lower = two_columns(), two_columns(TOP + 10 * PITCH)
    band = row("图 1 横贯两栏的插图的图题与其说明文字及其单位", LEFT + 90, TOP + 8.5 * PITCH)
    assert read(*upper, band, *lower) == [
        LEFT_TEXT, RIGHT_TEXT, ["图 1 横贯两栏的插图的图题与其说明文字及其单位"], LEFT_TEXT, RIGHT_TEXT
    ]  # fmt: skip


def test_last_short_line_of_a_full_width_paragraph():
    """It stands on the left only, and is no line of the left column."""
    above = rows([FULL, FULL, "末行较短。"], y=TOP - 4 * PITCH)
    assert read(above, *two_columns()) == [[FULL, FULL, "末行较短。"], LEFT_TEXT, RIGHT_TEXT]


def test_column_of_unequal_length():
    left, right = rows(LEFT_TEXT), rows(RIGHT_TEXT[:5], MIDDLE)
    assert read(left, right) == [LEFT_TEXT, RIGHT_TEXT[:5]]


def test_indented_lines_do_not_move_the_gutter():
    left = paragraph("左栏正文", 4) + paragraph("左栏正文", 4)
    right = paragraph("右栏正文", 4) + paragraph("右栏正文", 4)
    assert [len(region) for region in read(rows(left), rows(right, MIDDLE))] == [8, 8]


def test_table_is_not_two_columns():
    """Cells stand in columns, and are read row by row."""
    cells = [["折法", "距离/m", "时间/s"], ["平头", "12.1", "2.5"], ["尖头", "14.8", "2.2"], ["双翼", "9.7", "3.1"],
             ["盒式", "8.0", "3.3"], ["滑翔", "16.2", "4.0"]]  # fmt: skip
    drawn = [row(cell, LEFT + 170 * at, TOP + r * PITCH) for r, own in enumerate(cells) for at, cell in enumerate(own)]
    assert [line.split() for line in read(*drawn)[0]] == cells


def test_few_lines_stand_in_columns_where_other_pages_have_them():
    """The last page of a two-column paper may hold three lines a column."""
    few = rows(LEFT_TEXT[:3]), rows(RIGHT_TEXT[:3], MIDDLE)
    known = gutter(segments([char for part in two_columns() for char in part]))
    assert known is not None
    assert read(*few, gutters=[known]) == [LEFT_TEXT[:3], RIGHT_TEXT[:3]]


@pytest.mark.parametrize("white", [10.0, 14.0, 20.0, 30.0])
def test_gutter_lies_in_the_white(white):
    chars = [*rows(LEFT_TEXT), *rows(RIGHT_TEXT, LEFT + COLUMN + white)]
    x = gutter(segments(chars))
    assert x is not None
    assert LEFT + COLUMN - 1 <= x <= LEFT + COLUMN + white


def test_no_gutter_in_one_column():
    assert gutter(segments(rows([FULL] * 10))) is None


def test_columns_over_pages():
    """Page by page, each column by column."""
    pages = [
        page(rows(prose(20, n, 21)), rows(prose(20, n + 3, 21), MIDDLE), number=n) for n in (1, 2)
    ]  # fmt: skip
    found = layout(pages).blocks
    expected = [(1, prose(20, 1, 21)), (1, prose(20, 4, 21)), (2, prose(20, 2, 21)), (2, prose(20, 5, 21))]
    assert [(block.page, [line.text for line in block.lines]) for block in found] == expected


def test_numbers_in_a_strip_of_their_own_belong_to_the_text_on_their_right():
    """The labels of a reference list hang; the gutter is the wider strip, left of them."""
    left = prose(12, 1, 21)
    text = prose(12, 2, 19)
    labels = [row(f"[{n}]", MIDDLE, TOP + (n - 1) * 3 * PITCH) for n in range(1, 5)]
    own = [*rows(left), *(c for label in labels for c in label), *rows(text, MIDDLE + 2.5 * 10)]
    found = read(own)
    assert found[0] == left
    assert [line for line in found[1] if line.startswith("[")] == [f"[{n}]　{text[3 * n - 3]}" for n in range(1, 5)]


SHORT = ["纸飞机滑翔之距离受折法与纸质之影响，以及", "风向。", "投掷之角度为仰角四十五度时滑翔距离最远，", "其次。"]


def test_short_paragraphs_stand_in_columns_where_their_rows_are_not_level():
    """The rest of a paper: paragraphs of two lines and headings, each side set for itself."""
    left = ["1 引言", *SHORT[:2], "2 方法", *SHORT[2:]]
    right = ["3 结果", *SHORT[2:], "4 结论", *SHORT[:2]]
    assert read(rows(left), rows(right, MIDDLE, TOP + 4.5)) == [left, right]


def test_short_texts_on_level_rows_are_a_tables():
    left = ["1 引言", *SHORT[:2], "2 方法", *SHORT[2:]]
    right = ["3 结果", *SHORT[2:], "4 结论", *SHORT[:2]]
    assert len(read(rows(left), rows(right, MIDDLE))) == 1


def around_a_picture(narrow: list[str]) -> tuple[list[str], list[str]]:
    """A column with a picture in its right part, and a shorter one beside it, whose rows are level."""
    return [*LEFT_TEXT[:4], *narrow, *LEFT_TEXT[:4]], RIGHT_TEXT


def test_lines_around_a_picture_are_of_their_column():
    left, right = around_a_picture([fill("图侧窄行", 6)] * 10)
    assert read(rows(left), rows(right, MIDDLE)) == [left, right]


def test_short_lines_of_different_widths_may_be_cells():
    left, right = around_a_picture([fill("单元", at) for at in (3, 6, 4, 8, 5, 7, 3, 6, 4, 8)])
    assert len(read(rows(left), rows(right, MIDDLE))) == 1


def test_last_lines_over_a_wide_table_stand_in_the_pages_columns():
    """The right column has one line left, and that is short."""
    known = gutter(segments([char for part in two_columns() for char in part]))
    assert known is not None
    left, right = LEFT_TEXT[:2], ["右栏末行。"]
    above = rows(left, y=TOP - 8 * PITCH), rows(right, MIDDLE, TOP - 8 * PITCH)
    table = row(fill("跨越两栏的表格的一行数据", 44), LEFT, TOP - 4 * PITCH)
    found = read(*above, table, *two_columns(), gutters=[known])
    assert found[:2] == [left, right]
    assert found[-2:] == [LEFT_TEXT, RIGHT_TEXT]


def test_last_entry_of_the_left_column_stays_where_nothing_is_below():
    """Entries stand a line's white apart, and the right column ends higher."""
    entries = [line for n in range(4) for line in prose(2, n, 21)]
    ys = [TOP + (at + at // 2) * PITCH for at in range(len(entries))]
    left = [row(line, LEFT, y) for line, y in zip(entries, ys, strict=True)]
    last = row("最后一条文献的第一行。", LEFT, ys[-1] + 2 * PITCH)
    right = rows(RIGHT_TEXT, MIDDLE)
    found = read(*left, last, right)
    assert found == [[*entries, "最后一条文献的第一行。"], RIGHT_TEXT]


def keywords(white: float, y: float) -> list:
    """Four keywords over both columns; the gutter falls into the white between the second and the third."""
    start = MIDDLE + 8
    places = (start - 2 * (50 + white), start - 50 - white, start, start + 70 + white)
    words = ("词语甲乙丙", "词语丁戊己", "词语庚辛壬癸子", "词语丑寅")
    return [char for x, word in zip(places, words, strict=True) for char in row(word, x, y)]


def test_items_over_two_columns_stay_in_their_row():
    above = keywords(20, TOP - 2 * PITCH)
    found = read(above, *two_columns(), gutters=[MIDDLE - 12])
    assert [line.replace("\u3000", "") for line in found[0]] == ["词语甲乙丙词语丁戊己词语庚辛壬癸子词语丑寅"]
    assert found[1:] == [LEFT_TEXT, RIGHT_TEXT]


@pytest.mark.parametrize(("mark", "is_row"), [("；", True), ("句", False)])
def test_keywords_go_on_over_the_gutter_behind_a_mark_that_parts_them(mark: str, is_row: bool):
    """The first one right of the gutter begins where the lines under it do."""
    printed = [
        (LEFT, "【关键词】纸飞机翼；"),
        (LEFT + 120, "折痕深浅高低左右" + mark),
        (MIDDLE, "滑翔；"),
        (MIDDLE + 50, "重心"),
    ]
    above = [char for x, word in printed for char in row(word, x, TOP - 2 * PITCH)]
    found = read(above, *two_columns(), gutters=[MIDDLE - 12])
    assert (len(found[0]) == 1) is is_row


def test_the_next_line_of_keywords_goes_over_the_gutter_too():
    """Of two items, where the first ends with a mark, as the line over it does."""
    first = [
        (LEFT, "【关键词】纸飞机翼；"),
        (LEFT + 120, "折痕深浅高低左右；"),
        (MIDDLE, "滑翔；"),
        (MIDDLE + 50, "重心；"),
    ]
    second = [(LEFT + 65, "投掷角度与折痕深浅高低之比；"), (MIDDLE, "测量")]
    above = [char for x, word in first for char in row(word, x, TOP - 3 * PITCH)]
    above += [char for x, word in second for char in row(word, x, TOP - 2 * PITCH)]
    found = read(above, *two_columns(), gutters=[MIDDLE - 12])
    assert [len(region) for region in found] == [2, 8, 8]


def test_keywords_in_a_column_beside_a_heading_stay_there():
    """They are close to each other, and their line ends far from the right column."""
    left = row("【关键词】纸翼；折痕；", LEFT, TOP - PITCH)
    right = row("一、引言", MIDDLE, TOP - PITCH)
    found = read(left, right, *two_columns(), gutters=[MIDDLE - 12])
    assert [len(region) for region in found] == [9, 9]


def test_pieces_with_wider_white_at_the_gutter_are_of_two_columns():
    left = [*row("说明", LEFT, TOP - PITCH), *row("文字", LEFT + 40, TOP - PITCH)]
    right = row("右栏正文缩进", MIDDLE + 20, TOP - PITCH)
    found = read(left, right, *two_columns(), gutters=[MIDDLE - 12])
    assert [len(region) for region in found] == [9, 9]


def test_gutters_within_a_hair_are_one():
    """The first of them stands for all, so that a bound volume asks of each page no more than a paper does."""
    assert distinct([297.6, 297.4, 310.0, 297.7]) == [297.6, 310.0]


def test_three_columns():
    """Convention of magazines: three columns of thirteen hanzi and more."""
    width, step = 14, 160.0
    texts = [[fill(word, width)] * 8 for word in ("左栏正文", "中栏文字", "右栏文章")]
    found = read(*(rows(text, LEFT + at * step) for at, text in enumerate(texts)))
    assert found == texts


def test_a_narrow_column_of_notes_beside_the_abstract():
    """Convention: dates and who paid stand in a column of their own, over the body's two columns."""
    bar, text = [fill("收稿日期与资助", 14)] * 6, [fill("摘要的文字", 27)] * 6
    assert read(rows(bar, LEFT), rows(text, LEFT + 170), *two_columns(TOP + 9 * PITCH)) == [
        bar,
        text,
        LEFT_TEXT,
        RIGHT_TEXT,
    ]


def test_abstracts_side_by_side_over_the_columns_of_the_body():
    """Small type in two languages, white over both columns, then the body's larger type."""
    small = 8.5
    zh = [fill("摘要比较三种折法", 24)] * 5
    en = ["Three ways of folding were compared by the distance"] * 7
    above = [row(text, LEFT, TOP + at * 13, small) for at, text in enumerate(zh)]
    beside = [row(text, MIDDLE, TOP + at * 13, small) for at, text in enumerate(en)]
    assert read(*above, *beside, *two_columns(TOP + 8 * PITCH)) == [zh, en, LEFT_TEXT, RIGHT_TEXT]
