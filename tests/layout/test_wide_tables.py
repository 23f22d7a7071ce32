"""Tables over both columns whose own gap lies over the gutter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout import layout
from pipeline.layout.segments import segments
from pipeline.layout.wide_tables import as_one
from tests.layout.made import COLUMN, LEFT, MIDDLE, centred, page, prose, row, rows, rule, texts

SMALL = 8.0
RULES = (116.0, 134.0, 166.0)


def two_columns(y: float = 190.0):
    left, right = (prose(20, seed, int(COLUMN / 10)) for seed in (1, 2))
    return rows(left, LEFT, y) + rows(right, MIDDLE, y)


def cells():
    table = (("折法", "优点", "缺点"), ("尖头", "滑翔比大", "不稳"), ("平头", "稳", "滑翔比小"))
    places = (LEFT, 150.0, MIDDLE)
    return tuple(
        char
        for at, line in enumerate(table)
        for text, x in zip(line, places, strict=True)
        for char in row(text, x, 121.0 + 16 * at, SMALL)
    )


def order(caption: str, rules=RULES) -> list[str]:
    own = page(centred(caption, 102.0, SMALL), cells(), two_columns(), rules=[rule(y) for y in rules])
    return texts(layout([own]).blocks)


def test_the_right_half_stays_in_its_table():
    found = order("表 1　折法的比较")
    assert next(at for at, text in enumerate(found) if "滑翔比小" in text) < next(
        at for at, text in enumerate(found) if prose(1, 1, 21)[0][:8] in text
    )


@pytest.mark.parametrize(
    ("caption", "rules"),
    [("表 1　折法的比较", RULES[:1]), ("表 1　折法的比较", ())],
    ids=["one rule", "no rules"],
)
def test_what_is_no_table_over_both_columns(caption, rules):
    """The columns are read one after the other."""
    found = order(caption, rules)
    assert next(at for at, text in enumerate(found) if "滑翔比小" in text) > next(
        at for at, text in enumerate(found) if prose(1, 1, 21)[0][:8] in text
    )


@pytest.mark.parametrize(("caption", "count"), [("表 1　折法的比较", 1), ("图 1　折法的比较", 0)])
def test_a_figure_is_no_table(caption, count):
    own = page(centred(caption, 102.0, SMALL), cells(), two_columns(), rules=[rule(y) for y in RULES])
    assert len(as_one(own, segments(own.chars), MIDDLE - 10)[1]) == count


def test_text_between_two_rules_is_no_table():
    """A head rule and a foot rule of the page over and under a table of one column."""
    own = page(centred("表 1　折法", 102.0, SMALL), two_columns(130.0), rules=[rule(116.0), rule(500.0)])
    alone = replace(own, rules=())
    assert texts(layout([own]).blocks) == texts(layout([alone]).blocks)
