"""Print's measures, one case on each side of every number."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Bbox
from pipeline.typeset.lines import ends_sentence, is_finished, runs_on
from pipeline.typeset.measures import (
    FULL_LINES,
    hanzi_size,
    ink_box,
    is_centred,
    margins,
    prevailing,
    prevailing_size,
    same_size,
)
from tests.layout.made import row
from tests.typeset.made import line_of_spans

COLUMN = Bbox(50.0, 0.0, 250.0, 700.0)


@pytest.mark.parametrize(("a", "b", "same"), [(10.0, 9.6, True), (10.0, 9.4, False), (7.5, 7.97, False)])
def test_same_size(a, b, same):
    assert same_size(a, b) is same
    assert same_size(b, a) is same


def test_slack_of_sizes_can_be_given():
    assert same_size(7.5, 7.97, slack=0.08)


@pytest.mark.parametrize(("before", "after", "centred"), [
    (5.0, 5.0, True), (5.0, 7.5, True), (5.0, 8.5, False), (1.4, 1.4, False), (1.6, 1.6, True), (2.0, 12.0, False),
])  # fmt: skip
def test_centred_line_keeps_clear_of_both_margins_alike(before, after, centred):
    assert is_centred(before, after) is centred


def full(x0: float, x1: float) -> Bbox:
    return Bbox(x0, 0.0, x1, 10.0)


def test_margins_are_those_of_full_lines():
    boxes = [full(60.0, 240.0)] * FULL_LINES + [full(60.0, 100.0)] * 9
    assert margins(boxes, COLUMN) == (60.0, 240.0)


def test_margins_of_few_full_lines_are_the_columns():
    boxes = [full(60.0, 240.0)] * (FULL_LINES - 1) + [full(60.0, 100.0)] * 9
    assert margins(boxes, COLUMN) == (50.0, 250.0)


@pytest.mark.parametrize(("width", "found"), [(161.0, 60.0), (159.0, 50.0)])
def test_full_line_is_four_fifths_of_its_column(width, found):
    assert margins([full(60.0, 60.0 + width)] * FULL_LINES, COLUMN)[0] == found


def test_prevailing_size_is_that_of_most_characters():
    assert prevailing_size([*row("纸飞机", size=10.0), *row("abcd", size=9.0)]) == 9.0
    assert prevailing_size([*row("纸飞", size=10.0), *row("ab", size=9.0)]) == 10.0
    assert prevailing_size([]) == 0.0
    assert prevailing({}, otherwise=7.0) == 7.0


def test_size_of_a_line_is_that_of_its_hanzi():
    assert hanzi_size(line_of_spans(("纸飞机", 10.0), ("paper plane", 9.0))) == 10.0
    assert hanzi_size(line_of_spans(("纸", 10.0), ("paper plane", 9.0))) == 9.0


def test_ink_box_goes_by_baseline_and_size():
    box = ink_box(row("纸飞机", 50.0, 100.0, 10.0))
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((50.0, 100.0, 80.0, 110.0))


@pytest.mark.parametrize(("text", "ends", "finished"), [
    ("飞得更远。", True, True), ("飞得更远。”", True, True), ("further.", True, True), ("飞得更远，", False, False),
    ("飞得更远（见图 1）", False, True), ("飞得更", False, False), ("furth", False, False), ("", False, False),
    ("飞得更远。 ", True, True), ("（", False, False), ("飞得更远；", False, True),
])  # fmt: skip
def test_finished_lines(text, ends, finished):
    assert ends_sentence(text) is ends
    assert is_finished(text) is finished


@pytest.mark.parametrize(("text", "shortfall", "indent", "goes_on"), [
    ("飞得更", 0.0, 0.0, True), ("飞得更", 1.5, 0.7, True), ("飞得更", 1.7, 0.0, False), ("飞得更", 0.0, 0.9, False),
    ("更远。", 0.0, 0.0, False),
])  # fmt: skip
def test_text_runs_on_from_a_full_unfinished_line_to_the_margin(text, shortfall, indent, goes_on):
    assert runs_on(text, shortfall, indent) is goes_on
