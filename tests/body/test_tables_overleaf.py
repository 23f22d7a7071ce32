"""A table broken at the foot of a page: told by where its two pieces stand and how wide they are."""

from __future__ import annotations

import pytest

from pipeline.label.body.tables import table_claims
from pipeline.model.block import Label, Line
from pipeline.model.geometry import Bbox
from pipeline.parse.body.tables.continued import goes_on_overleaf
from tests.body.made import SIZE, page
from tests.body.placed import SETTING, at, claimed, labels, middle, put

LAST, NEXT = Bbox(300.0, 500.0, 520.0, 750.0), Bbox(60.0, 80.0, 280.0, 260.0)
ABOVE, BESIDE = Bbox(300.0, 80.0, 520.0, 480.0), Bbox(60.0, 80.0, 280.0, 750.0)
BELOW, RIGHT = Bbox(60.0, 270.0, 280.0, 750.0), Bbox(300.0, 80.0, 520.0, 750.0)


def test_at_the_foot_of_the_last_column_and_the_head_of_the_first() -> None:
    assert goes_on_overleaf(LAST, NEXT, [BESIDE, ABOVE], [BELOW, RIGHT])


@pytest.mark.parametrize(
    ("last", "block", "under", "over"),
    [
        (LAST, Bbox(60.0, 80.0, 250.0, 260.0), [ABOVE], [BELOW]),  # narrower: another table
        (Bbox(300.0, 500.0, 520.0, 600.0), NEXT, [Bbox(300.0, 620.0, 520.0, 750.0)], [BELOW]),  # text under the last
        (LAST, Bbox(60.0, 180.0, 280.0, 360.0), [ABOVE], [Bbox(60.0, 80.0, 280.0, 160.0)]),  # text over the next
        (Bbox(60.0, 500.0, 280.0, 750.0), NEXT, [RIGHT], [BELOW]),  # a column of text between them
        (LAST, Bbox(300.0, 80.0, 520.0, 260.0), [ABOVE], [BESIDE]),
    ],
)
def test_others(last: Bbox, block: Bbox, under: list[Bbox], over: list[Bbox]) -> None:
    assert not goes_on_overleaf(last, block, under, over)


CAPTION = middle("表1　示例湖泊", 600)
TEXT = at("样本取自示例地区各处，水温每日测量一次，结果见表", 50, 700, SIZE)


def cells(top: float, number: int, text: str = "甲　　　12　　　7") -> list[Line]:
    return [at(text, 110, top + 15 * n, 8.0, page=number) for n in range(3)]


def rule(y: float, x0: float = 100) -> Bbox:
    return Bbox(x0, y, 300, y + 0.5)


@pytest.mark.parametrize(
    ("foot", "head", "rules", "of_table"),
    [
        ([], cells(60, 2), [rule(110)], 6),
        ([], cells(60, 2), [rule(40), rule(110)], 6),  # the first closes the running head
        ([TEXT], cells(60, 2), [rule(110)], 3),  # text under it: the table ends there
        ([], cells(60, 2), [rule(110, 60)], 3),  # another table's rule
        ([], [*cells(60, 2), at(TEXT.text, 50, 104, SIZE, page=2)], [rule(120)], 3),
    ],
)
def test_a_table_that_the_page_s_foot_breaks_is_closed_overleaf(
    foot: list[Line], head: list[Line], rules: list[Bbox], of_table: int
) -> None:
    """Word processors break it without a rule or a word."""
    own = put(CAPTION, *cells(625, 1), *foot, *head)
    own[0] = claimed(own[0], Label.TABLE_CAPTION)
    pages = [page([CAPTION, *cells(625, 1), *foot], rules=[rule(615)]), page(head, 2, rules=rules)]
    found, said = table_claims(own, pages, SETTING)
    assert labels(found, said).count(Label.TABLE) == of_table


RIGHT_RULE = Bbox(330, 110, 530, 110.5)


def beside(top: float, text: str = "甲　　　12　　　7") -> list[Line]:
    return [at(text, 340, top + 15 * n, 8.0) for n in range(3)]


@pytest.mark.parametrize(
    ("head", "rules", "of_table"),
    [
        (beside(60), [RIGHT_RULE], 6),
        (beside(60), [Bbox(50, 40, 530, 40.5), RIGHT_RULE, Bbox(50, 780, 530, 780.5)], 6),  # the head's, the page's
        (beside(60), [Bbox(330, 110, 480, 110.5)], 3),  # narrower: another table's
        ([*beside(60), at("样本取自示例地区各处", 340, 104, SIZE)], [Bbox(330, 125, 530, 125.5)], 3),
    ],
)
def test_a_table_that_the_column_s_foot_breaks_is_closed_in_the_next_one(
    head: list[Line], rules: list[Bbox], of_table: int
) -> None:
    own = put(CAPTION, *cells(625, 1), *head)
    own[0] = claimed(own[0], Label.TABLE_CAPTION)
    pages = [page([CAPTION, *cells(625, 1), *head], rules=[rule(615), *rules])]
    found, said = table_claims(own, pages, SETTING)
    assert labels(found, said).count(Label.TABLE) == of_table
