"""A mean's letter keeps its bar, however a program sets it."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font
from pipeline.read.means import with_bars

ROMAN, SIGNS = Font("Times"), Font("Signs")


def char(text: str, x0: float, wide: float = 5.0, lifted: float = 0.0, font: Font = ROMAN) -> Char:
    base = 100.0 - lifted
    return Char(text, x0, base - 8.0, x0 + wide, base + 2.0, base, 10.0, font)


def read(*chars: Char, rules: tuple[Bbox, ...] = ()) -> str:
    return "".join(own.text for own in with_bars(chars, rules))


X, SPREAD, S = char("x", 50.0), char("±", 56.0), char("s", 62.0)


@pytest.mark.parametrize("sign", "¯ˉ￣\u0305")
def test_a_macron_over_a_letter_is_its_bar_on_either_side_of_it(sign: str) -> None:
    bar = char(sign, 50.5)
    assert read(char("a", 44.0), X, bar, S) == "ax̄s"
    assert read(char("中", 40.0, 10.0), bar, X, S) == "中x̄s"


def test_a_macron_beside_a_letter_is_none() -> None:
    assert read(X, char("¯", 55.0), S) == "x¯s"


@pytest.mark.parametrize(("lifted", "found"), [(4.0, "x̄±s"), (2.0, "x-±s"), (8.0, "x-±s")])
def test_a_dash_on_a_letter_before_a_spread_is_its_bar(lifted: float, found: str) -> None:
    assert read(X, char("-", 51.0, 3.0, lifted), SPREAD, S) == found


def test_a_raised_dash_elsewhere_stays() -> None:
    assert read(X, char("-", 51.0, 3.0, 4.0), S) == "x-s"


@pytest.mark.parametrize(("x0", "found"), [(50.3, "x̄±s"), (51.5, "x̄±s"), (55.0, "x ±s")])
def test_a_blank_on_a_letter_before_a_spread_is_a_bar_that_the_layer_has_lost(x0: float, found: str) -> None:
    assert read(X, char(" ", x0, 8.0, font=SIGNS), SPREAD, S) == found
    assert read(char(" ", x0, 8.0, font=SIGNS), X, SPREAD, S).replace(" ", "") == found.replace(" ", "")


@pytest.mark.parametrize(
    ("printed", "found"), [("珋x±s", "x̄±s"), ("x珔±s", "x̄±s"), ("珋x，s", "珋x，s"), ("珋±s", "珋±s")]
)
def test_a_rare_hanzi_beside_a_letter_before_a_spread_is_its_bar(printed: str, found: str) -> None:
    assert read(*(char(sign, 50.0 + 6 * at) for at, sign in enumerate(printed))) == found


@pytest.mark.parametrize(("y", "x0", "x1", "found"), [
    (94.0, 50.5, 54.0, "x̄±s"),
    (97.0, 50.5, 54.0, "x±s"),  # through the letter
    (89.0, 50.5, 54.0, "x±s"),  # of the line above
    (94.0, 45.0, 70.0, "x±s"),  # a fraction's
    (94.0, 56.0, 60.0, "x±s"),  # not on the letter
])  # fmt: skip
def test_a_stroke_on_a_letter_before_a_spread_is_its_bar(y: float, x0: float, x1: float, found: str) -> None:
    assert read(X, SPREAD, S, rules=(Bbox(x0, y, x1, y + 0.3),)) == found


def test_a_stroke_on_another_letter_is_none() -> None:
    assert read(X, S, SPREAD, rules=(Bbox(50.5, 94.0, 54.0, 94.3),)) == "xs±"
