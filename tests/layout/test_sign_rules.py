"""Rows of one sign, which are rules: under the head, between two articles, over the notes."""

from __future__ import annotations

import pytest

from pipeline.layout import layout, ruled
from tests.layout.made import COLUMN, LEFT, MIDDLE, RIGHT, page, prose, row, rows

HEAD = 40.0


@pytest.mark.parametrize(("sign", "count", "is_rule"), [
    ("—", 8, True), ("—", 7, False), ("_", 12, True), ("~", 40, True), ("■", 30, True),
    ("\ufffd", 20, True), ("\ufffd", 19, False),  # a sign without a form may be any letter
    ("檪", 20, True), ("檪", 19, False), ("b", 20, True),
    ("0", 40, False), (".", 40, False), ("…", 20, False),
])  # fmt: skip
def test_row_of_one_sign(sign, count, is_rule):
    own = page(rows(prose(10)), row(sign * count, y=300.0), rows(prose(10, 1), y=330.0))
    (found,) = ruled([own])
    assert len(found.rules) == int(is_rule)
    assert [why.rule.name for _, why in layout([found]).furniture] == ["furniture.rule-of-signs"] * int(is_rule)


def test_rule_lies_in_the_middle_of_its_signs():
    ((bar,),) = (own.rules for own in ruled([page(row("■" * 30, y=300.0))]))
    assert (bar.x0, bar.x1) == (LEFT, LEFT + 150.0)
    assert 303.0 < bar.top < 307.0


def test_head_stands_on_a_row_of_signs():
    pages = [page(row("纸飞机研究专号", LEFT, HEAD), row("■" * 44, y=HEAD + 14), rows(prose(30, 3), y=80.0))]
    found = layout(ruled(pages))
    assert {why.rule.name for _, why in found.furniture} == {"furniture.above-head-rule", "furniture.rule-of-signs"}


def test_columns_over_a_row_of_signs_are_read_before_those_under_it():
    """Two articles share the page; each has two columns."""
    count = int(COLUMN / 10)
    upper, lower = prose(12, 1, count), prose(12, 2, count)
    own = page(
        rows(upper[:6], y=100.0), rows(upper[6:], MIDDLE, 100.0),
        row("檪" * int((RIGHT - LEFT) / 10), y=200.0),
        rows(lower[:6], y=230.0), rows(lower[6:], MIDDLE, 230.0),
    )  # fmt: skip
    found = layout(ruled([own]))
    assert [line.text for block in found.blocks for line in block.lines] == [*upper, *lower]


def test_ticks_in_the_columns_of_a_table_are_no_rule():
    own = page(rows(prose(10)), row("<3>".join("√" * 9), y=300.0), rows(prose(10, 1), y=330.0))
    (found,) = ruled([own])
    assert found.rules == ()
