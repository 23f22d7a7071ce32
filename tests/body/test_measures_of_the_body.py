"""Lines, setting, footnotes and paragraphs: a small case on each side of each bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import label_body
from pipeline.label.body.lines import Placed, placed, with_margins
from pipeline.label.body.setting import Setting, setting_of
from pipeline.model.block import Label, Line, Script, Span
from pipeline.model.geometry import Bbox
from tests.body.made import COLUMN, LEFT, RIGHT, SIZE, body_blocks, full, line, page, paragraph

WORDS = "样本取自示例地区各处"


def at(x0: float, x1: float) -> Placed:
    own = line("样本", 0)
    own = replace(own, bbox=own.bbox._replace(x0=x0, x1=x1))
    return replace(placed(own, COLUMN, (0, 0, 0), opens=False), left=LEFT, right=RIGHT)


@pytest.mark.parametrize(("white", "is_full", "is_well_short"), [
    (15, True, False), (17, False, False), (39, False, False), (41, False, True),
])  # fmt: skip
def test_lines_are_full_or_short(white: float, is_full: bool, is_well_short: bool) -> None:
    own = at(LEFT, RIGHT - white)
    assert (own.is_full, own.is_well_short) == (is_full, is_well_short)


@pytest.mark.parametrize(("white", "is_indented"), [(11, False), (13, True)])
def test_a_first_line_is_set_in(white: float, is_indented: bool) -> None:
    assert at(LEFT + white, RIGHT).is_indented is is_indented


@pytest.mark.parametrize(("others", "left"), [(1, LEFT + 20), (2, LEFT)])
def test_first_lines_that_outnumber_the_others_are_set_in(others: int, left: float) -> None:
    """OUTSIDE_LINES: paragraphs of one line and a half."""
    own = [at(LEFT + 20, RIGHT)] * 5 + [at(LEFT, RIGHT)] * others
    assert with_margins(own)[0].left == left


SETTING = Setting(SIZE, frozenset({"SimSun"}), bold=False, hanzi=True)


@pytest.mark.parametrize(("size", "body", "small", "larger"), [
    (10.0, True, False, False), (9.6, True, False, False), (9.4, False, True, False), (10.4, True, False, False),
    (10.6, False, False, False), (10.7, False, False, False), (10.9, False, False, True),
])  # fmt: skip
def test_sizes_against_the_text(size: float, body: bool, small: bool, larger: bool) -> None:
    own = placed(line(WORDS, 0, size=size), COLUMN, (0, 0, 0), opens=False)
    assert (SETTING.is_body_size(size), SETTING.is_small(own), SETTING.is_larger(size)) == (body, small, larger)


def spans(*parts: tuple[str, str]) -> Line:
    """A line of parts in these faces."""
    whole = line("".join(text for text, _ in parts), 0)
    return replace(whole, spans=tuple(Span(text, whole.bbox, font, SIZE) for text, font in parts))


@pytest.mark.parametrize(("bold", "contrasts"), [(4, False), (5, False), (6, True)])
def test_most_of_the_hanzi_are_in_another_face(bold: int, contrasts: bool) -> None:
    own = spans((WORDS[:bold], "SimHei"), (WORDS[bold:], "SimSun"))
    assert SETTING.contrasts(own, 0, len(own.text)) is contrasts


@pytest.mark.parametrize(("count", "slack"), [(6, 0.05), (7, 0.13), (14, 0.13), (15, 0.4)])
def test_many_sizes_are_those_of_an_ocr_program(count: int, slack: float) -> None:
    sizes = [8.0 + 0.2 * n for n in range(count)]
    rest = [20.0 + 0.2 * n for n in range(round(1.7 * count))]  # a seventh of the characters, in sizes of their own
    printed = [(WORDS, size) for size in sizes] + [("样", size) for size in rest]
    lines = [placed(line(t, n, size=size), COLUMN, (n, 0, 0), opens=True) for n, (t, size) in enumerate(printed)]
    assert setting_of(lines).slack == slack


def rule(length: float, row: float = 40, x0: float = LEFT, height: float = 0.5) -> Bbox:
    top = COLUMN.top + row * 1.6 * SIZE
    return Bbox(x0, top, x0 + length, top + height)


def note_label(own: Bbox, row: float = 40.5, text: str = "本刊样本取自示例地区") -> Label:
    """What a line of small type at the foot of the column is taken for, under this rule."""
    groups = [[line("1　方法", 0, bold=True)], [full(WORDS, n) for n in range(1, 33)], [line(text, row, size=8)]]
    paper = page([printed for group in groups for printed in group], rules=[own])
    return label_body(body_blocks(groups), [paper])[-1].label


@pytest.mark.parametrize(("own", "is_note"), [
    (rule(100), True), (rule(32), True), (rule(28), False), (rule(178), True), (rule(182), False),
    (rule(100, x0=LEFT + 29), True), (rule(100, x0=LEFT + 31), False),
    (rule(100, height=1.9), True), (rule(100, height=2.1), False),
    (rule(100, row=39.7), True), (rule(100, row=39.5), False),
    (rule(100, row=40.55), True), (rule(100, row=40.7), False),
])  # fmt: skip
def test_a_short_rule_at_the_margin_parts_footnotes(own: Bbox, is_note: bool) -> None:
    assert (note_label(own) is Label.FOOTNOTE) is is_note


@pytest.mark.parametrize(("rows", "label"), [(11, Label.LIST_ITEM), (12, Label.PARAGRAPH)])
def test_a_long_item_is_a_paragraph(rows: int, label: Label) -> None:
    item = [line("（1）" + WORDS, 1, x0=LEFT + 20), *(full(WORDS, n) for n in range(2, rows + 1))]
    found = label_body(body_blocks([paragraph(-5), item]), [page([*paragraph(-5), *item])])
    assert found[-1].label is label


@pytest.mark.parametrize(("end", "mark", "count"), [("。", "③", 2), ("。", "[3]", 2), ("处", "[3]", 1)])
def test_a_mark_behind_the_stop_leaves_a_full_line_the_last_of_its_paragraph(end: str, mark: str, count: int) -> None:
    """Notes and references may be marked behind the stop; the next paragraph begins set in."""
    own = line((WORDS * 3)[: 29 - len(mark)] + end, 2)
    raised = Span(mark, own.bbox, "SimSun", 6.0, script=Script.SUP)
    last = replace(own, bbox=own.bbox._replace(x1=RIGHT), spans=(*own.spans, raised))
    first = [line((WORDS * 3)[:28], 0, x0=LEFT + 2 * SIZE), full(WORDS, 1), last]
    second = [line((WORDS * 3)[:28], 3, x0=LEFT + 2 * SIZE), full(WORDS, 4), line("各处。", 5)]
    found = label_body(body_blocks([[*first, *second]]), [page([*first, *second])])
    assert len(found) == count


@pytest.mark.parametrize(("end", "count"), [("样本取自", 1), ("样本取。", 2)])
def test_text_that_is_all_set_in_goes_on_two_squares_left_of_its_first_line(end: str, count: int) -> None:
    first = line(("样本取自示例地区各处" * 3)[:20] + end, 6, x0=LEFT + 60)
    groups = [paragraph(0, 6), [first, line("示例地区各处所得。", 7, x0=LEFT + 40)]]
    found = label_body(body_blocks(groups), [page([o for g in groups for o in g])])
    assert len(found) - 1 == count
