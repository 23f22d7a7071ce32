"""Boxes on a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Bbox

number = st.floats(-1000.0, 1000.0)
boxes = st.builds(
    lambda x, y, w, h: Bbox(x, y, x + w, y + h), number, number, st.floats(0.0, 500.0), st.floats(0.0, 500.0)
)


@given(boxes, boxes)
def test_union_is_the_smallest_box_around_both(a, b):
    union = a.union(b)
    assert union.contains(a)
    assert union.contains(b)
    assert union == b.union(a) == Bbox.around([a, b])
    assert {union.x0, union.x1} <= {a.x0, a.x1, b.x0, b.x1}
    assert {union.top, union.bottom} <= {a.top, a.bottom, b.top, b.bottom}


@given(boxes, boxes)
def test_overlap_is_of_both(a, b):
    assert a.x_overlap(b) == b.x_overlap(a)
    assert 0.0 <= a.x_overlap(b) <= min(a.width, b.width) + 1e-9
    assert 0.0 <= a.y_overlap(b) <= min(a.height, b.height) + 1e-9
    assert a.x_overlap(a) == a.width


@pytest.mark.parametrize(
    ("other", "x", "y"),
    [
        (Bbox(5, 5, 15, 15), 5, 5),
        (Bbox(10, 0, 20, 10), 0, 10),  # side by side
        (Bbox(0, 30, 10, 40), 10, 0),  # one below the other
        (Bbox(2, 2, 3, 3), 1, 1),
    ],
)
def test_overlaps(other, x, y):
    own = Bbox(0, 0, 10, 10)
    assert (own.x_overlap(other), own.y_overlap(other)) == (x, y)


def test_contains_with_slack():
    own = Bbox(0, 0, 10, 10)
    assert own.contains(own)
    assert not own.contains(Bbox(0, 0, 10.4, 10))
    assert own.contains(Bbox(0, 0, 10.4, 10), slack=0.5)


def test_middles():
    own = Bbox(0, 10, 10, 30)
    assert (own.x_mid, own.y_mid, own.width, own.height) == (5, 20, 10, 20)


def test_nothing_to_go_around():
    with pytest.raises(ValueError, match="no box"):
        Bbox.around([])
