"""Displayed formulas whose signs all stand on one line, and those that are pictures alone."""

from __future__ import annotations

import pytest

from pipeline.model.block import Script
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.parse.body.formulas import linear
from tests.layout.made import LEFT, RIGHT, page, prose, row, rows, rule

Y = 300.0
BOX = Bbox(LEFT, Y - 4, RIGHT, Y + 14)
MARKS = {Script.BASE: "", Script.SUB: "_", Script.SUP: "^"}


def own(printed: str, *more: object) -> Page:
    """A page of running text with this formula in its middle."""
    around = (rows(prose(6), y=100.0), rows(prose(6, seed=1), y=400.0))
    return page(*around, row(printed, LEFT + 40, Y), *more)  # type: ignore[arg-type]


def read(printed: str, label: str = "", *more: object) -> str:
    runs = linear(own(printed, *more), BOX, label)
    return "".join(f"{MARKS[run.script]}{run.text}" for run in runs)


@pytest.mark.parametrize(
    ("printed", "label", "line"),
    [
        ("k=ax+b", "", "k=ax+b"),
        ("k_{ij}=ax^{2}+b<6>(3)", "(3)", "k_ij=ax^2+b"),
        ("k（0，t）＝ｂ<6>（3）", "(3)", "k(0,t)=b"),
        ("k>0<2>x<b", "", "k>0\u2003x<b"),
        ("fold<0.4>size=9.", "", "fold size=9."),
        ("k_{i}=c_{i}<0.9>j=2", "", "k_i=c_i\u2003j=2"),  # a condition behind an index
        ("k_{i}<0.3>=c_{i}", "", "k_i=c_i"),
    ],
)
def test_a_formula_in_one_line(printed: str, label: str, line: str) -> None:
    assert read(printed, label) == line


@pytest.mark.parametrize(
    "printed",
    [
        "k=a!b",  # a sign that the font has misnamed
        "=ax+b",  # the rest of one that begins above
        "k+ax+b",  # no relation
        "k=(ax+b",  # a bracket that is closed below
        "k=^{2}M",  # raised before what it belongs to
        "k=c^{-I}+b",  # a figure as recognition sees it
        "k=c^{0}+b",  # a stroke that the font calls 0
    ],
)
def test_a_line_that_is_not_sound(printed: str) -> None:
    assert read(printed) == ""


@pytest.mark.parametrize(("x", "found"), [(LEFT + 40, ""), (LEFT + 60, "k=9,b=2.")])
def test_values_that_end_a_sentence_are_no_formula(x: float, found: str) -> None:
    """The line above begins where they do, goes on further, and has words."""
    above = row("folded papers were wide and long,", LEFT + 40, Y - 14)
    around = (rows(prose(6), y=100.0), rows(prose(6, seed=1), y=400.0))
    runs = linear(page(*around, above, row("k=9,b=2.", x, Y)), BOX, "")
    assert "".join(run.text for run in runs) == found


def test_a_bar_a_sign_over_another_and_a_second_line() -> None:
    assert linear(page(row("k=ax+b", LEFT + 40, Y), rules=[rule(Y + 3, LEFT + 60, LEFT + 80)]), BOX, "") == ()
    assert read("k=ax+b", "", row("i", LEFT + 40, Y - 3, size=6)) == ""
    assert read("k=ax+b", "", row("c", LEFT + 100, Y + 3)) == ""


def test_a_limit_torn_from_its_sum_is_no_formula() -> None:
    around = rows(prose(6), y=100.0)
    assert linear(page(around, row("i=1", LEFT + 40, Y, size=6)), BOX, "") == ()


def test_a_formula_that_goes_on_in_the_next_line() -> None:
    assert read("k=ax+b", "", row("+c", LEFT + 60, Y + 22)) == ""
    assert read("k=ax+b", "", row("cx", LEFT + 60, Y + 22)) == "k=ax+b"
