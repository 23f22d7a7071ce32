"""Where a table begins and ends, and what its notes are: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.label.body.lines import Placed
from pipeline.label.body.tables import horizontal, table_claims
from pipeline.model.block import Label, Line
from pipeline.model.geometry import Bbox
from tests.body.made import RIGHT, SIZE, page
from tests.body.placed import SETTING, at, claimed, labels, middle, put

CAPTION = middle("表1　示例湖泊", 100)
WORDS = "样本取自示例地区各处"
ROW = "甲　　　12　　　7"


def rule(y: float, x0: float = 100, x1: float = 300) -> Bbox:
    return Bbox(x0, y, x1, y + 0.5)


def rows(count: int, top: float = 125, step: float = 15, text: str = ROW, size: float = 8.0) -> list[Line]:
    return [at(text, 110, top + step * n, size) for n in range(count)]


def said(*lines: Line, rules: Sequence[Bbox] = (), caption: Line = CAPTION) -> tuple[Bbox | None, list[Label | None]]:
    """The table's region, and what the lines behind its caption are claimed for."""
    own = put(caption, *lines)
    own[0] = claimed(own[0], Label.TABLE_CAPTION)
    found, claims = table_claims(own, [page([caption, *lines], rules=rules)], SETTING)
    return claims[own[0].at].region if own[0].at in claims else None, labels(found, claims)[1:]


def bottom(*lines: Line, rules: Sequence[Bbox]) -> float | None:
    region, _ = said(*lines, rules=rules)
    return round(region.bottom - 0.5) if region is not None else None


@pytest.mark.parametrize(("bars", "count"), [
    ([Bbox(0, 0, 55, 0.5)], 0), ([Bbox(0, 0, 65, 0.5)], 1),
    ([rule(10), rule(12.7)], 1), ([rule(10), rule(13.4)], 2),  # a double rule
    ([rule(10, 0, 100), rule(10, 103.6, 200)], 1), ([rule(10, 0, 100), rule(10, 104.4, 200)], 2),  # in pieces
    ([Bbox(0, 0, 100, 36)], 0), ([Bbox(0, 0, 100, 30)], 1),  # a box; a thick bar
])  # fmt: skip
def test_what_is_a_rule(bars: list[Bbox], count: int) -> None:
    """MIN_RULE, DOUBLE, PIECE, RULE_FORM."""
    assert len(horizontal(bars)) == count


@pytest.mark.parametrize(("room", "found"), [(50, True), (60, False), (-2.5, True), (-3.5, False)])
def test_a_tables_first_rule_is_near_its_caption(room: float, found: bool) -> None:
    """HEAD_ROOM for a unit, or a note; SLOPE of a page that was scanned."""
    top = 108 + room
    region, _ = said(*rows(2, top + 10), rules=[rule(top), rule(top + 45)])
    assert (region is not None and region.x1 == 300) is found


@pytest.mark.parametrize(("x0", "found"), [(204.0, True), (206.0, False)])
def test_the_caption_stands_over_its_table(x0: float, found: bool) -> None:
    """OVER."""
    region, _ = said(rules=[rule(115, x0), rule(160, x0)])
    assert (region is not None) is found


@pytest.mark.parametrize(("off", "end"), [(8.0, 190), (10.0, 160)])
def test_the_rules_of_one_table_end_alike(off: float, end: float) -> None:
    """SAME_EDGE."""
    assert bottom(*rows(4), rules=[rule(115), rule(160), rule(190, 100 + off)]) == end
    assert bottom(*rows(4), rules=[rule(115), rule(160), rule(190, 100, 300 - off)]) == end


@pytest.mark.parametrize(("full", "other", "end"), [(1, 0, 260), (2, 0, 160), (2, 3, 160), (2, 4, 260)])
def test_paragraphs_between_two_rules_are_no_table(full: int, other: int, end: float) -> None:
    """FULL_LINES, of which one in PARAGRAPHS."""
    text = [at((WORDS * 2)[:17], 110, 165 + 11 * n, SIZE) for n in range(full)]
    cells = rows(other, 165 + 11 * full, 11)
    assert bottom(*rows(2), *text, *cells, rules=[rule(115), rule(160), rule(260)]) == end


@pytest.mark.parametrize(("over", "end"), [(4.0, 260), (6.0, 160)])
def test_another_caption_between_two_rules_ends_the_table(over: float, end: float) -> None:
    """OVER: a caption of the next column touches the rule."""
    other = at("表2　示例", 300 - over, 180)
    own = put(CAPTION, *rows(2), other)
    own[0], own[-1] = claimed(own[0], Label.TABLE_CAPTION), claimed(own[-1], Label.TABLE_CAPTION, tie=1)
    _, claims = table_claims(own, [page([], rules=[rule(115), rule(160), rule(260)])], SETTING)
    region = claims[own[0].at].region
    assert region is not None
    assert round(region.bottom - 0.5) == end


@pytest.mark.parametrize(("step", "found"), [(32.0, True), (34.0, False)])
def test_rows_without_rules_are_close(step: float, found: bool) -> None:
    """ROW_ROOM."""
    region, _ = said(*rows(2, 112, step))
    assert (region is not None) is found


@pytest.mark.parametrize(("count", "found"), [(1, False), (2, True)])
def test_a_table_without_rules_has_two_rows(count: int, found: bool) -> None:
    """ROWS."""
    assert (said(*rows(count, 112))[0] is not None) is found


@pytest.mark.parametrize(("text", "found"), [("甲　12", False), ("甲　　12", True), ("甲　12　7", True)])
def test_a_row_in_the_texts_size_has_gaps(text: str, found: bool) -> None:
    """GAPS, in squares."""
    assert (said(*rows(2, 112, text=text, size=SIZE))[0] is not None) is found


@pytest.mark.parametrize(("share", "found"), [(0.45, False), (0.55, True)])
def test_half_of_a_row_stands_under_its_caption(share: float, found: bool) -> None:
    """UNDER, of the column."""
    own = [replace(row, bbox=row.bbox._replace(x0=RIGHT - share * 80, x1=RIGHT + (1 - share) * 80)) for row in
           rows(2, 112)]  # fmt: skip
    assert (said(*own)[0] is not None) is found


RULES = (rule(120), rule(160))


@pytest.mark.parametrize(("own", "label"), [
    (at("湖名", 130, 120 - 1.7 - 4), Label.TABLE), (at("湖名", 130, 120 - 2.3 - 4), Label.TABLE_FOOT),
    (at("湖名", 100 - 5.5 - 8, 130), Label.TABLE), (at("湖名", 100 - 6.5 - 8, 130), None),
    (at("湖名", 300 + 5.5 - 8, 130), Label.TABLE), (at("湖名", 300 + 6.5 - 8, 130), None),
    (at("单位：米", 250, 106.3 - 4), Label.TABLE_FOOT), (at("单位：米", 250, 105.7 - 4), None),
])  # fmt: skip
def test_cells_stand_between_their_tables_rules(own: Line, label: Label | None) -> None:
    """TOUCH, BESIDE: numbers hang over; a unit stands over the first rule."""
    assert said(own, rules=RULES)[1] == [label]


@pytest.mark.parametrize(("shared", "label"), [(3.6, None), (4.4, Label.TABLE_FOOT)])
def test_a_unit_on_the_captions_line_is_the_tables(shared: float, label: Label | None) -> None:
    """LEVEL."""
    caption, unit = put(CAPTION, at("单位：米", 260, 100 - 8 + shared))
    own = [claimed(caption, Label.TABLE_CAPTION), replace(unit, at=(caption.at[0], 1, 0))]
    found, claims = table_claims(own, [page([], rules=RULES)], SETTING)
    assert labels(found, claims)[1] is label


@pytest.mark.parametrize(("gap", "share", "label"), [
    (17.0, 1.0, Label.TABLE_FOOT), (19.0, 1.0, None), (5.0, 0.45, None), (5.0, 0.55, Label.TABLE_FOOT),
    (-1.7, 1.0, Label.TABLE_FOOT), (-2.3, 1.0, None),
])  # fmt: skip
def test_notes_stand_close_under_their_table(gap: float, share: float, label: Label | None) -> None:
    """NOTE_ROOM, UNDER, TOUCH."""
    x0 = 300 - share * 80
    assert said(at("注：示例的均值与各处", x0, 160.5 + gap, x1=x0 + 80), rules=RULES)[1] == [label]


@pytest.mark.parametrize(("x1", "size", "label"), [
    (RIGHT, SIZE, None), (RIGHT - 60, SIZE, Label.TABLE_FOOT), (RIGHT, 8.0, Label.TABLE_FOOT),
])  # fmt: skip
def test_text_that_compares_under_a_table_is_no_note(x1: float, size: float, label: Label | None) -> None:
    """In the text's type a note that compares ends with its line."""
    assert said(at("与浅水湖相比，深水湖的水温更低，", 100, 165, size, x1=x1), rules=RULES)[1] == [label]


def parts(own: Line, x0: float) -> int:
    """In how many the line is cut that runs into a table which begins there."""
    caption = middle("表1　示例湖泊", 100, off=75)
    return len(said(own, rules=[rule(120, x0, 340), rule(160, x0, 340)], caption=caption)[1])


@pytest.mark.parametrize(("text", "x0", "table", "count"), [
    ("样本取自示例地区　　　　　　甲乙", 60, 211, 1), ("样本取自示例地区　　　　　　甲乙", 60, 209, 2),  # INTO
    ("样　　甲乙丙丁", 190, 201, 1), ("样　　甲乙丙丁", 190, 203, 2),  # ASIDE, of where the line begins
    ("样本取自示例地区　　甲乙丙丁", 100, 169, 2), ("样本取自示例地区　　甲乙丙丁", 100, 167, 1),  # of the gap
])  # fmt: skip
def test_text_beside_a_table_is_cut_from_it(text: str, x0: float, table: float, count: int) -> None:
    assert parts(at(text, x0, 135, SIZE), table) == count


def between(*texts: str, size: float = 8.0, under: Sequence[Placed] = ()) -> int:
    """How many of these lines between two rules without a caption are a table's."""
    lines = put(*[at(text, 110, 125 + 12 * n, 8.0 if "　" in text else size) for n, text in enumerate(texts)])
    own = [*lines, *under]
    _, claims = table_claims(own, [page([], rules=[rule(120), rule(122 + 12 * len(texts))])], SETTING)
    return sum(line.at in claims for line in lines)


def lower(text: str, row: int, label: Label | None = None) -> Placed:
    own = replace(put(at(text, 110, 300 + 15 * row, SIZE))[0], at=(50 + row, 0, 0))
    return claimed(own, label) if label is not None else own


@pytest.mark.parametrize(("celled", "text", "found"), [(3, 1, 4), (5, 2, 0)])
def test_most_lines_between_two_rules_have_cells(celled: int, text: int, found: int) -> None:
    """CELLED."""
    assert between(*[ROW] * celled, *["样本取自示例"] * text, size=SIZE) == found


@pytest.mark.parametrize(("text", "found"), [("甲乙丙丁　说明", 2), ("甲乙丙　说明文", 0)])
def test_the_number_of_a_listings_line_is_no_cell(text: str, found: int) -> None:
    """NUMBER."""
    assert between(text, text) == found


@pytest.mark.parametrize(("gapped", "found"), [(2, 4), (1, 0)])
def test_half_of_a_tables_rows_have_gaps(gapped: int, found: int) -> None:
    assert between(*[ROW] * gapped, *["样本取自示例"] * (4 - gapped)) == found


@pytest.mark.parametrize(("length", "found"), [(30, 0), (31, 2)])
def test_a_long_line_parts_a_box_from_the_figures_caption_under_it(length: int, found: int) -> None:
    """PROSE: words of a drawing are shorter."""
    under = [lower((WORDS * 4)[:length], 0), lower("图1　示例", 1, Label.FIG_CAPTION)]
    assert between(ROW, ROW, under=under) == found


@pytest.mark.parametrize(("text", "found"), [
    ("0　　100　　200　　300　　0　　10　　20　　30　　0　　1", 0),  # the figures of several axes
    ("Gliding of planes (with folded wings)", 0), ("Gliding of planes with folded wings and with others, too", 0),
    ("Gliding of planes with folded wings and with others that are not folded", 2),
])  # fmt: skip
def test_a_long_row_of_words_under_a_box_is_no_text(text: str, found: int) -> None:
    """PROSE: two letters are as wide as a hanzi."""
    under = [lower(text, 0), lower("图1　示例", 1, Label.FIG_CAPTION)]
    assert between(ROW, ROW, under=under) == found


@pytest.mark.parametrize(("label", "found"), [(Label.FIG_CAPTION, 0), (None, 2)])
def test_no_table_runs_on_over_a_caption(label: Label | None, found: int) -> None:
    own = put(at(ROW, 110, 125), middle("图1　示例", 140), at(ROW, 110, 155))
    own[1] = claimed(own[1], label) if label is not None else own[1]
    _, claims = table_claims(own, [page([], rules=[rule(120), rule(170)])], SETTING)
    assert sum(own[n].at in claims for n in (0, 2)) == found


@pytest.mark.parametrize(("x0", "top", "found"), [(90, 116, 0), (90, 110, 2), (310, 116, 2)])
def test_a_fractions_bar_is_no_rule(x0: float, top: float, found: int) -> None:
    """BAR: the line that the fraction stands in is at its level; one over it, or beside it, is another."""
    own = [*put(*rows(2)), replace(put(at("甲＝　　＋", x0, top))[0], at=(50, 0, 0))]
    _, claims = table_claims(own, [page([], rules=[rule(120), rule(150)])], SETTING)
    assert sum(line.at in claims for line in own[:2]) == found


@pytest.mark.parametrize(("wider", "found"), [(17.0, 4), (19.0, 0)])
def test_a_table_goes_on_between_rules_as_wide_as_before(wider: float, found: int) -> None:
    """With a gap in a single row, as its rows are those of the table before (SAME_EDGE, on both sides)."""
    first = put(CAPTION, *rows(2))
    first[0] = claimed(first[0], Label.TABLE_CAPTION)
    texts = [ROW, "样本取自示例", "样本取自示例", "样本取自示例"]
    more = [replace(put(at(text, 110, 125 + 12 * n, page=2))[0], at=(20 + n, 0, 0)) for n, text in enumerate(texts)]
    pages = [page([], rules=[rule(115), rule(160)]), page([], 2, rules=[rule(120, 100, 300 + wider), rule(172, 100,
             300 + wider)])]  # fmt: skip
    _, claims = table_claims([*first, *more], pages, SETTING)
    assert sum(line.at in claims for line in more) == found
