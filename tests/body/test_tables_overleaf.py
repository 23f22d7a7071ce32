"""A table broken at the foot of a page: told by where its two pieces stand and how wide they are."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Bbox
from pipeline.parse.body.tables.continued import goes_on_overleaf

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
