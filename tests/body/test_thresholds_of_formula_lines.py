"""Which formulas are one line of signs: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.model.block import Label, LabelledBlock
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.parse.body.formulas import linear, whole
from tests.body.made import body_blocks
from tests.body.placed import at

X, Y, SIZE = 100.0, 300.0, 10.0
BOX = Bbox(90, Y - 12, 300, Y + 4)
FONT = Font("Math")


def sign(text: str, x: float, base: float = Y, size: float = SIZE, width: float = 5.0) -> Char:
    return Char(text, x, base - 0.8 * size, x + width, base + 0.2 * size, base, size, FONT)


def signs(text: str, x: float = X, size: float = SIZE) -> list[Char]:
    """Signs on one line, without white."""
    return [sign(char, x + 5 * place, size=size) for place, char in enumerate(text)]


def read(chars: Sequence[Char], drawings: Sequence[Bbox] = (), others: Sequence[Char] = ()) -> str:
    page = Page(1, 400.0, 800.0, (*chars, *others), drawings=tuple(drawings))
    return "".join(run.text for run in linear(page, BOX, ""))


WHOLE = "k=ax+b"
END = X + 5 * len(WHOLE)
# What stands behind the line, and whether the line is sound with it.


@pytest.mark.parametrize(("more", "is_sound"), [
    ([sign("c", END, size=12.4)], True), ([sign("c", END, size=12.6)], False),  # LARGE
    ([sign("c", END, Y + 1.1)], True), ([sign("c", END, Y + 1.3)], False),  # LEVEL
    ([sign("i", END, Y + 0.9, 6)], True), ([sign("i", END, Y + 0.7, 6)], False),  # SHIFTED
    ([sign("i", END, Y + 2, 6), sign("j", END + 5, Y + 2.7, 6)], True),  # NESTED
    ([sign("i", END, Y + 2, 6), sign("j", END + 5, Y + 2.9, 6)], False),
    ([sign("i", END, Y + 2, 6), sign("j", END + 5, Y + 2, 6.7)], True),
    ([sign("i", END, Y + 2, 6), sign("j", END + 5, Y + 2, 6.9)], False),
    ([sign("i", END - 1.6, Y + 2, 6)], True), ([sign("i", END - 1.9, Y + 2, 6)], False),  # OVER
    ([sign("i", END, Y + 2, 6), sign("j", END + 3.4, Y - 4, 6)], True),
    ([sign("i", END, Y + 2, 6), sign("j", END + 3.1, Y - 4, 6)], False),
])  # fmt: skip
def test_signs_of_one_line(more: Sequence[Char], is_sound: bool) -> None:
    assert (read([*signs(WHOLE), *more]) != "") is is_sound


@pytest.mark.parametrize(("gap", "white"), [(1.8, ""), (2.2, " "), (9.5, " "), (10.5, "\u2003")])
def test_white_between_words_and_between_what_is_said(gap: float, white: str) -> None:
    """WORD_SPACE, FAR."""
    assert read([*signs("k=ax"), *signs("b>c", X + 20 + gap)]) == f"k=ax{white}b>c"


@pytest.mark.parametrize(("size", "is_sound"), [(9.1, True), (8.9, False)])
def test_signs_smaller_than_the_text_are_limits(size: float, is_sound: bool) -> None:
    """BODY."""
    text = [sign("样", 50 + 10 * place, 500, width=10) for place in range(20)]
    assert (read(signs(WHOLE, size=size), others=text) != "") is is_sound


@pytest.mark.parametrize(("own", "is_whole"), [
    (sign("f", 74.5 - 5), True), (sign("f", 75.5 - 5), False),  # BESIDE: left of the box
    (sign("+", X, BOX.top - 16.5 + 3), True), (sign("+", X, BOX.top - 15.5 + 3), False),  # PITCH
    (sign("+", X, BOX.bottom + 16.5 + 3), True), (sign("+", X, BOX.bottom + 15.5 + 3), False),
    (sign("c", X, BOX.bottom + 15.5 + 3), True),  # no operator ties it
])  # fmt: skip
def test_more_of_a_formula_outside_of_its_box(own: Char, is_whole: bool) -> None:
    assert (read(signs(WHOLE), others=[own]) != "") is is_whole


@pytest.mark.parametrize(("middle", "text"), [
    (BOX.x1 + 0.9, "c"), (BOX.x1 + 1.1, ""), (BOX.x1 - 0.5, "c"),
])  # fmt: skip
def test_signs_may_stand_a_little_out_of_the_box(middle: float, text: str) -> None:
    """AROUND."""
    own = sign("c", middle - 2.5)
    assert read([*signs("k=ax"), own]).removeprefix("k=ax").strip() == text


@pytest.mark.parametrize(("x0", "is_sound"), [(BOX.x1 + 0.9, False), (BOX.x1 + 1.1, True)])
def test_a_drawing_in_the_formula(x0: float, is_sound: bool) -> None:
    """AROUND."""
    assert (read(signs(WHOLE), [Bbox(x0, Y - 5, x0 + 20, Y)]) != "") is is_sound


def block(text: str, top: float, number: int = 1, x0: float = X) -> LabelledBlock:
    """A formula's block of one line, 10 points high."""
    own, *_ = body_blocks([[at(text, x0, top, SIZE, page=number)]])
    return replace(own, label=Label.FORMULA)


@pytest.mark.parametrize(("one", "two", "count"), [
    (block("k=ax", 100), block("i=1", 110.9), 1), (block("k=ax", 100), block("i=1", 111.1), 2),  # TOUCHING
    (block("k=ax", 110.9), block("i=1", 100), 1), (block("k=ax", 111.1), block("i=1", 100), 2),
    (block("k=ax", 100), block("i=1", 105, 2), 2),
    (block("k=ax", 100), block("（3）", 105, x0=300), 1), (block("k=ax （2）", 100), block("（3）", 105, x0=300), 2),
    (block("k=ax", 100), block("（3）", 104, x0=50), 1),
])  # fmt: skip
def test_pieces_of_one_formula(one: LabelledBlock, two: LabelledBlock, count: int) -> None:
    assert len(whole([one, two])) == count
