"""Hyphens that are strokes on the page."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Bbox
from pipeline.read.drawn import with_drawn_hyphens
from tests.layout.made import row

SIZE, Y = 10.0, 100.0
DATE = "2020<1>03"  # four figures, white of a sign of full width, two figures


def printed(text: str, *strokes: Bbox, beside: str = "") -> str:
    chars = (*row(text, 50.0, Y, SIZE), *row(beside, 50.0, Y - 6, SIZE))
    return "".join(char.text for char in with_drawn_hyphens(chars, strokes))


def stroke(text: str, left: int, width: float = 5.0, over: float = 3.0, height: float = 0.4) -> Bbox:
    """A stroke in the middle of the white behind `left` printed letters, `over` points over the baseline."""
    chars = [char for char in row(text, 50.0, Y, SIZE) if char.text != " "]
    middle, foot = (chars[left - 1].x1 + chars[left].x0) / 2, chars[0].baseline - over
    return Bbox(middle - width / 2, foot - height / 2, middle + width / 2, foot + height / 2)


@pytest.mark.parametrize(
    ("text", "left", "read"),
    [(DATE, 4, "2020-03"), ("2020<0.4> <0.35>03", 4, "2020-03"), ("手<1>眼协调", 1, "手-眼协调")],
)
def test_a_stroke_in_white_is_a_hyphen(text, left, read):
    assert printed(text, stroke(text, left)) == read


@pytest.mark.parametrize(
    "own",
    [
        {"over": -1.0},  # an underscore
        {"over": 8.0},  # over the letters
        {"width": 1.5},  # a stop
        {"height": 2.2},  # a bar of a drawing
    ],
)
def test_other_strokes(own):
    assert printed(DATE, stroke(DATE, 4, **own)) == "202003"


def test_a_bar_under_figures_is_a_fraction_s():
    assert "-" not in printed(DATE, stroke(DATE, 4), beside="<2.3>7")


def test_a_stroke_behind_the_last_letter_is_no_hyphen():
    end = row(DATE, 50.0, Y, SIZE)[-1]
    assert "-" not in printed(DATE, Bbox(end.x1 + 2, end.baseline - 3, end.x1 + 7, end.baseline - 2.6))
