"""Columns, what stands over and under them, and storeys: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pipeline.layout.band_edges import centred_head, rows_of_items, single_foot, single_head
from pipeline.layout.columns import distinct, gutter, regions
from pipeline.layout.segments import Segment, segments
from pipeline.layout.storeys import storeys
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from tests.layout.made import COLUMN, LEFT, MIDDLE, PITCH, SIZE, TOP, fill, prose, row, rows

LEFT_TEXT, RIGHT_TEXT = prose(12, 0, 21), prose(12, 1, 21)
FULL = fill("通栏文字横贯版心", 44)
KNOWN = MIDDLE - 10.0  # the gutter's middle


def place(*parts: Iterable[Char]) -> float | None:
    return gutter(segments([char for part in parts for char in part]))


def count(*parts: Iterable[Char], known: float | None = None) -> int:
    """How many regions the page has."""
    own = segments([char for part in parts for char in part])
    return len(regions(own, [] if known is None else [known]))


def at(texts: Iterable[str], xs: Iterable[float], y: float = TOP, pitch: float = PITCH) -> tuple[Char, ...]:
    """Rows one below the other, each beginning at its own place."""
    return tuple(
        char for n, (text, x) in enumerate(zip(texts, xs, strict=True)) for char in row(text, x, y + n * pitch)
    )


@pytest.mark.parametrize(("white", "found"), [(6.4, None), (6.6, 3.5)])
def test_a_gutter_is_as_wide_as_the_narrowest_but_for_rounding(white: float, found: float | None) -> None:
    """In type of eight points, whose words are parted by less."""
    edge = LEFT + 26 * 8.0 + white
    own = place(rows(prose(12, 0, 26), size=8.0), rows(prose(12, 1, 26), edge, size=8.0))
    assert own == (None if found is None else pytest.approx(edge - found))


@pytest.mark.parametrize(("white", "before"), [(3.0, 10.0), (5.0, 3.5)])
def test_what_ends_at_the_very_edge_tells_of_no_white(white: float, before: float) -> None:
    """Four lines of sixteen end so close to the right column; its rows are not theirs."""
    wide = [f"{line}<{(20.0 - white) / SIZE - 1}>纸" for line in prose(4, 3, 21)]
    own = place(rows([*prose(12, 0, 21), *wide]), rows(prose(16, 1, 21), MIDDLE, TOP + PITCH / 2))
    assert own == pytest.approx(MIDDLE - before)


def test_one_line_in_ten_may_hang_into_the_gutter() -> None:
    """Brackets and marks of notes: the white begins behind nine of ten lines."""
    hanging = [f"{line}<{hang / SIZE - 1}>纸" for line, hang in zip(prose(2, 3, 21), (13.0, 16.0), strict=True)]
    own = place(rows([*prose(18, 0, 21), *hanging]), rows(prose(20, 1, 21), MIDDLE + 10))
    assert own == pytest.approx((LEFT + COLUMN + 13 + MIDDLE + 10) / 2)


@pytest.mark.parametrize(("cells", "is_found"), [(5, True), (6, False)])
def test_the_edges_that_most_lines_share_are_looked_at(cells: int, is_found: bool) -> None:
    """A table over the columns has more rows than they have lines, and so many columns of its own (EDGES)."""
    table = [row("纸", 152.0 + 18 * n, TOP + r * PITCH) for n in range(cells) for r in range(6)]
    table += [row("折法", LEFT, TOP + r * PITCH) for r in range(6)]
    y = TOP + 9 * PITCH
    wall = row(FULL, LEFT, y - 1.5 * PITCH)
    own = place(*table, wall, rows(LEFT_TEXT[:5], y=y), rows(RIGHT_TEXT[:5], MIDDLE + 12, y))
    assert (own is not None) is is_found


@pytest.mark.parametrize(("shared", "is_found"), [(1, False), (2, True)])
def test_two_lines_make_an_edge(shared: int, is_found: bool) -> None:
    """The others of the right column are set in, each by more (EDGE_LINES)."""
    edges = [MIDDLE + 8 * max(0, n - shared + 1) for n in range(6)]
    own = place(rows(LEFT_TEXT[:6]), at((line[:17] for line in RIGHT_TEXT[:6]), edges))
    assert (own is not None) is is_found


@pytest.mark.parametrize(("full", "parts"), [(2, 1), (3, 2)])
def test_a_column_round_a_picture_has_full_lines(full: int, parts: int) -> None:
    """The others are narrow and alike, and their rows are those of the right column (SOLID_LINES)."""
    left = [*LEFT_TEXT[:full], *[fill("图侧窄行", 6)] * 9]
    assert count(rows(left), rows(RIGHT_TEXT[: full + 9], MIDDLE)) == parts


@pytest.mark.parametrize(("long", "parts"), [(1, 1), (2, 2)])
def test_short_paragraphs_have_some_long_lines(long: int, parts: int) -> None:
    """Headings and last lines, whose rows are not level with those beside them (LONG_LINES)."""
    short = ["1 引言", "其次。", "2 方法", "风向。"]
    left, right = (side[:long] + short for side in (LEFT_TEXT, RIGHT_TEXT))
    assert count(rows(left), rows(right, MIDDLE, TOP + PITCH / 2)) == parts


@pytest.mark.parametrize(("level", "parts"), [(2, 2), (3, 1)])
def test_half_of_the_rows_beside_each_other_are_a_tables(level: int, parts: int) -> None:
    """Two long texts and four short ones on each side."""
    short = ["1 引言", "其次。", "2 方法", "风向。"]
    left = [*LEFT_TEXT[:2], *short]
    right = [*RIGHT_TEXT[:2], *short]
    lower = rows(right[level:], MIDDLE, TOP + (level + 0.5) * PITCH)
    assert count(rows(left), rows(right[:level], MIDDLE), lower) == parts


@pytest.mark.parametrize(("lower", "parts"), [(1.6, 1), (2.4, 2)])
def test_rows_are_level_within_a_fifth_of_their_height(lower: float, parts: int) -> None:
    short = ["1 引言", "其次。", "2 方法", "风向。"]
    left, right = (side[:2] + short for side in (LEFT_TEXT, RIGHT_TEXT))
    assert count(rows(left), rows(right, MIDDLE, TOP + lower)) == parts


@pytest.mark.parametrize(("off", "parts"), [(12.0, 2), (17.0, 1)])
def test_other_pages_have_their_gutter_near_this_ones(off: float, parts: int) -> None:
    """Recto and verso differ a little; three lines on each side alone make no columns."""
    edge = LEFT + COLUMN + 8
    assert count(rows(LEFT_TEXT[:3]), rows(RIGHT_TEXT[:3], edge), known=edge - 4 + off) == parts


def test_a_gutter_that_parts_all_of_the_text_is_better_than_a_wider_one_that_parts_most() -> None:
    """Three lines of twelve reach into the wider one from both sides (ALIKE)."""
    left = [line[:19] for line in LEFT_TEXT[:9]] + LEFT_TEXT[9:]
    right = at(RIGHT_TEXT, [MIDDLE] * 9 + [MIDDLE - 10] * 3)
    assert place(rows(left), right) == pytest.approx(MIDDLE - 15)


@pytest.mark.parametrize(("out", "parts"), [(4.4, 2), (5.6, 3)])
def test_a_bracket_hangs_out_of_its_column_by_its_white_half(out: float, parts: int) -> None:
    """Nothing stands beside it; farther out its ink is in the gutter (EMPTY_HALF)."""
    right = [*RIGHT_TEXT[:9], "（" + RIGHT_TEXT[9][:19], *RIGHT_TEXT[10:]]
    edge = LEFT + COLUMN + 8.0
    assert count(rows(LEFT_TEXT[:6]), at(right, [edge - out * (n == 9) for n in range(12)])) == parts


def test_gutters_half_a_point_apart_are_two() -> None:
    assert distinct([300.0, 300.4]) == [300.0, 300.4]


def test_walls_over_and_under_the_columns_are_two() -> None:
    """What stands between them is read column by column."""
    y = TOP + 2 * PITCH
    own = row(FULL), rows(LEFT_TEXT, y=y), rows(RIGHT_TEXT, MIDDLE, y), row(FULL, y=y + 13 * PITCH)
    assert count(*own) == 4


def overhanging(squares: int, lower: float = 0.0, side: str = "left", over: float = 8.0) -> int:
    """The regions where one line reaches over the gutter, beside a line of so many squares."""
    white = 36.0
    wide = f"{LEFT_TEXT[5]}<{(white / 2 + over) / SIZE - 2.5}>纸翼a"
    own, other = [*LEFT_TEXT[:5], wide, *LEFT_TEXT[6:]], [*RIGHT_TEXT[:5], RIGHT_TEXT[5][:squares], *RIGHT_TEXT[6:]]
    if side == "left":
        edges = [LEFT + COLUMN + white + (20 if n == 5 else 0) for n in range(12)]
        return count(rows(own), *(row(t, x, TOP + n * PITCH + lower * (n == 5)) for n, (t, x) in
                                  enumerate(zip(other, edges, strict=True)) if t))  # fmt: skip
    start = LEFT + COLUMN + white
    right = at(RIGHT_TEXT, [start - (white / 2 + over) * (n == 5) for n in range(12)])
    return count(at(other, [LEFT] * 12), right)


@pytest.mark.parametrize(("squares", "found"), [(0, 5), (5, 5), (8, 2)])
def test_a_line_reaches_over_the_gutter_beside_a_line_of_text(squares: int, found: int) -> None:
    """Alone, or beside a short word, it stands on both columns."""
    assert overhanging(squares) == found


@pytest.mark.parametrize(("squares", "found"), [(0, 5), (5, 5), (8, 2)])
def test_a_line_of_the_right_column_reaches_over_the_gutter(squares: int, found: int) -> None:
    assert overhanging(squares, side="right") == found


@pytest.mark.parametrize(("over", "found"), [(8.0, 2), (11.5, 5)])
def test_a_line_that_reaches_farther_stands_on_both_columns(over: float, found: int) -> None:
    """OVERHANG."""
    assert overhanging(8, over=over) == found


@pytest.mark.parametrize(("lower", "found"), [(4.0, 2), (6.5, 5)])
def test_what_is_beside_a_line_shares_half_of_its_height(lower: float, found: int) -> None:
    assert overhanging(8, lower) == found


def rest(left: list[str], right: str = "右栏末行。", x: float = MIDDLE, starts: Iterable[float] = (0,) * 5) -> int:
    """The regions where the last lines of two columns stand over a wide line and further columns."""
    y = TOP + 6 * PITCH
    further = at((t[:20] for t in RIGHT_TEXT[:5]), (MIDDLE + start for start in starts), y)
    table = row(FULL, LEFT, y - 2 * PITCH)
    return count(rows(left), row(right, x), table, rows(LEFT_TEXT[:5], y=y), further, known=KNOWN)


LAST = [LEFT_TEXT[0], LEFT_TEXT[1][:10] + "。"]


@pytest.mark.parametrize(("white", "found"), [(13.0, 5), (17.0, 3)])
def test_last_lines_end_at_the_gutter(white: float, found: int) -> None:
    """Shorter ones beside a word are no two columns (HUG)."""
    ends = f"{LEFT_TEXT[0][:19]}<{(KNOWN - white - LEFT - 200) / SIZE}>纸"
    assert rest([ends, LAST[1]]) == found


@pytest.mark.parametrize(("off", "found"), [(1.1, 5), (1.9, 3)])
def test_the_last_line_begins_where_its_column_does(off: float, found: int) -> None:
    assert rest(LAST, x=MIDDLE + off) == found


def test_pieces_with_white_between_are_no_last_lines() -> None:
    """Items set over the whole width, such as an article's numbers."""
    assert rest([f"{LEFT_TEXT[0][:5]}<2>{LEFT_TEXT[0][:14]}", LAST[1]]) == 3


@pytest.mark.parametrize(("starts", "x", "found"), [
    ((0, 0.9, 1.0, 1.2, 8), 0, 5), ((0, 2.2, 2.2, 2.2, 2.2), 2.2, 5), ((0, 0, 1.8, 1.8, 8), 0, 3),
])  # fmt: skip
def test_a_columns_edge_is_what_four_lines_share(starts: tuple[float, ...], x: float, found: int) -> None:
    """Within a point, as readers round; the last line begins there."""
    assert rest(LAST, x=MIDDLE + x, starts=starts) == found


def box(x0: float, x1: float, top: float, size: float = SIZE, text: str = "纸") -> Segment:
    own = Bbox(x0, top, x1, top + size)
    return Segment(row(text, x0, top, size), own, size)


def column(x0: float, tops: Iterable[float], size: float = SIZE, text: str = "纸") -> list[Segment]:
    return [box(x0, x0 + COLUMN, top, size, text) for top in tops]


BODY = (100.0, 115.0, 130.0, 145.0)


@pytest.mark.parametrize(("white", "count"), [(8.0, 0), (10.0, 1)])
def test_a_heading_under_both_columns_has_white_over_it(white: float, count: int) -> None:
    """参考文献 over a list of the whole width: white as high as the line (FOOT_APART)."""
    last = box(LEFT, LEFT + 50, 155.0 + white)
    assert single_foot([*column(LEFT, BODY), *column(MIDDLE, BODY), last], KNOWN)[0] == [last][:count]


@pytest.mark.parametrize(("white", "count"), [(14.0, 0), (18.0, 1)])
def test_a_heading_under_columns_of_open_lines_has_more_white_over_it_than_they_have(white: float, count: int) -> None:
    """OWN_WHITE: lines of ten points with twelve of white between them."""
    open_lines = [100.0, 122.0, 144.0]
    last = box(LEFT, LEFT + 50, 154.0 + white)
    members = [*column(LEFT, open_lines), *column(MIDDLE, open_lines), last]
    assert single_foot(members, KNOWN)[0] == [last][:count]


@pytest.mark.parametrize(("lines", "count"), [(1, 1), (2, 2), (3, 0)])
def test_under_both_columns_stand_two_lines_at_most(lines: int, count: int) -> None:
    """A longer run is the left column's."""
    last = [box(LEFT, LEFT + 50, 180.0 + 13 * n) for n in range(lines)]
    assert len(single_foot([*column(LEFT, BODY), *column(MIDDLE, BODY), *last], KNOWN)[0]) == count


def test_what_ends_no_lower_than_the_right_column_is_the_left_ones() -> None:
    last = box(LEFT, LEFT + 50, 175.0)
    right = column(MIDDLE, (*BODY, 160.0, 176.0))
    assert single_foot([*column(LEFT, BODY), *right, last], KNOWN)[0] == []


@pytest.mark.parametrize(("white", "count"), [(2.6, 0), (3.4, 1)])
def test_what_ends_over_the_right_column_is_of_the_text_above(white: float, count: int) -> None:
    """HEAD_APART."""
    first = box(LEFT, LEFT + 50, 90.0 - white)
    assert single_head([first, *column(LEFT, BODY), *column(MIDDLE, BODY)], KNOWN)[0] == [first][:count]


@pytest.mark.parametrize(("lines", "count"), [(3, 3), (4, 0)])
def test_a_longer_run_is_a_column_that_begins_higher(lines: int, count: int) -> None:
    """HEAD_LINES."""
    first = column(LEFT, [80.0 - 15 * n for n in range(lines)])
    assert len(single_head([*first, *column(LEFT, BODY), *column(MIDDLE, BODY)], KNOWN)[0]) == count


def items(widths: list[float], gaps: list[float], top: float = 80.0) -> list[Segment]:
    """Pieces of a row; the last one begins right of the gutter."""
    found, x = [], MIDDLE + 10.0
    for wide, gap in zip(reversed(widths), [0.0, *reversed(gaps)], strict=True):
        x = x if not found else found[-1].bbox.x0 - gap - wide
        found.append(box(x, x + wide, top))
    return found[::-1]


@pytest.mark.parametrize(("widths", "gaps", "is_row"), [
    ([50.0, 50.0, 60.0], [20.0, 28.0], True),
    ([50.0, 50.0, 60.0], [20.0, 32.0], False),  # the white at the gutter is wider than elsewhere
    ([50.0, 60.0], [30.0], False),  # of two pieces nothing can be compared
    ([40.0, 160.0, 60.0], [20.0, 20.0], True),
    ([10.0, 182.0, 60.0], [20.0, 20.0], False),  # one is a line of the column's text
])  # fmt: skip
def test_a_row_of_items_has_white_at_the_gutter_as_elsewhere(
    widths: list[float], gaps: list[float], is_row: bool
) -> None:
    own = items(widths, gaps)
    members = [*own, *column(LEFT - 2, BODY), *column(MIDDLE, BODY)]
    assert rows_of_items(members, KNOWN, MIDDLE)[0] == (own if is_row else [])


@pytest.mark.parametrize(("off", "is_row"), [(2.2, False), (2.8, True)])
def test_items_begin_where_no_line_of_the_right_column_does(off: float, is_row: bool) -> None:
    own = items([50.0, 50.0, 60.0], [20.0, 20.0])
    members = [*own, *column(LEFT, BODY), *column(MIDDLE, BODY)]
    assert bool(rows_of_items(members, KNOWN, MIDDLE + 10.0 - off)[0]) is is_row


@pytest.mark.parametrize(("size", "is_row"), [(9.0, True), (8.0, False)])
def test_items_are_of_one_size(size: float, is_row: bool) -> None:
    """INDEX_SIZE: the limits of a formula at the head of a column, beside the next column's heading."""
    own = [box(s.bbox.x0, s.bbox.x1, 80.0, size) for s in items([50.0, 50.0, 60.0], [20.0, 20.0])]
    own[-1] = box(own[-1].bbox.x0, own[-1].bbox.x1, 80.0)
    members = [*own, *column(LEFT - 2, BODY), *column(MIDDLE, BODY)]
    assert bool(rows_of_items(members, KNOWN, MIDDLE)[0]) is is_row


@pytest.mark.parametrize(("lower", "is_row"), [(4.0, True), (6.0, False)])
def test_pieces_of_a_row_share_half_of_their_height(lower: float, is_row: bool) -> None:
    first, *own = items([50.0, 50.0, 60.0], [20.0, 20.0])
    below = box(first.bbox.x0, first.bbox.x1, 80.0 + lower)
    members = [*own, below, *column(LEFT, BODY), *column(MIDDLE, BODY)]
    assert bool(rows_of_items(members, KNOWN, MIDDLE)[0]) is is_row


def test_rows_of_items_with_no_column_under_them_are_no_items() -> None:
    """A page of them alone: whatever it is, it has no right column."""
    own = items([50.0, 50.0, 60.0], [20.0, 20.0])
    assert rows_of_items([*own, *column(LEFT, BODY)], KNOWN, MIDDLE)[0] == []


@pytest.mark.parametrize(("left", "right", "is_row"), [
    ((160.0, 265.0), (285.0, 380.0), True),
    ((160.0, 265.0), (285.0, 388.0), True),
    ((160.0, 265.0), (285.0, 392.0), False),  # not centred
    ((79.0, 255.0), (285.0, 461.0), False),  # as wide as lines that are set in
    ((160.0, 265.0), (272.0, 380.0), False),  # begins where the right column does
    ((115.0, 195.0), (345.0, 425.0), False),  # each centred in its column
])  # fmt: skip
def test_a_row_centred_over_both_columns(left: tuple[float, float], right: tuple[float, float], is_row: bool) -> None:
    """Two institutions on a line, the gutter in the white between them."""
    own = [box(*left, 80.0), box(*right, 80.0)]
    members = [*own, *column(LEFT, BODY), *column(MIDDLE, BODY)]
    assert centred_head(members, KNOWN, MIDDLE)[0] == (own if is_row else [])


@pytest.mark.parametrize(("rules", "found"), [
    ([], 2),
    ([Bbox(LEFT, 150.0, MIDDLE + COLUMN, 150.5)], 3),
    ([Bbox(LEFT, 150.0, LEFT + COLUMN, 150.5)], 2),  # over the left column's notes alone
    ([Bbox(LEFT, 150.0, MIDDLE + COLUMN, 153.5)], 2),  # a picture's frame
])  # fmt: skip
def test_a_rule_over_both_columns_parts_them_from_what_stands_under_it(rules: list[Bbox], found: int) -> None:
    """Notes over the whole width, a gutter's white within their first line: two regions, and one of the notes."""
    top = [*column(LEFT, BODY[:3]), *column(MIDDLE, BODY[:3])]
    notes = [box(LEFT, LEFT + 90, 160.0), box(LEFT + 100, LEFT + 210, 160.0), box(MIDDLE, 480.0, 160.0)]
    notes += [box(LEFT, MIDDLE - 11, 175.0)]
    assert len(regions([*top, *notes], [KNOWN], rules)) == found


def storey(
    lines: int = 4,
    white: float = 10.0,
    small: float = 8.5,
    other: float = 8.5,
    below: float = 10.0,
    beside: str = "three ways of folding",
    above: str = "摘要比较三种折法",
) -> int:
    """Storeys of abstracts in two languages side by side over the columns of the body."""
    tops = [TOP + 13 * n for n in range(lines)]
    foot = tops[-1] + small + white
    zh, en = column(LEFT, tops, small, above), column(MIDDLE, tops, other, beside)
    body = [*column(LEFT, [foot + 15 * n for n in range(lines)], below), *column(MIDDLE, [foot + 15 * n for n in
            range(lines)], below)]  # fmt: skip
    return len(storeys([*zh, *en, *body], KNOWN))


@pytest.mark.parametrize(("own", "found"), [
    ({}, 2),
    ({"white": 7.5}, 1), ({"white": 8.6}, 2),  # lines of one text stand closer
    ({"lines": 3}, 1),
    ({"small": 9.3}, 2), ({"small": 9.6, "other": 9.6}, 1),  # the type below is another one
    ({"other": 8.9}, 2), ({"other": 9.1}, 1),  # and that above is one
    ({"small": 10.0, "other": 10.0, "below": 8.5}, 1),  # what is larger is no abstract
    ({"beside": "摘要的后半"}, 1), ({"above": "ways of folding"}, 1),  # one language: notes in small type
])  # fmt: skip
def test_abstracts_side_by_side_are_a_storey_over_the_columns(own: dict[str, float], found: int) -> None:
    if "small" in own:
        own = {"other": own["small"], **own}
    assert storey(**own) == found


def test_columns_in_one_type_are_not_looked_through_at_each_white(monkeypatch: pytest.MonkeyPatch) -> None:
    """In double spacing there is white over every line."""
    asked: list[object] = []
    monkeypatch.setattr("pipeline.layout.storeys._changes_type", lambda *own: bool(asked.append(own)))
    tops = [TOP + 25 * n for n in range(40)]
    assert len(storeys([*column(LEFT, tops), *column(MIDDLE, tops)], KNOWN)) == 1
    assert asked == []
