"""Runs of characters, rows and indices: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pipeline.layout import ruled
from pipeline.layout.lines import lines
from pipeline.layout.segments import segments
from pipeline.model.block import Script
from pipeline.model.page import Char
from tests.layout.made import ROMAN, SIZE, page, row

BASE = 108.0  # the baseline of `row`


def small(text: str, x: float, shift: float = 4.0, size: float = 6.0) -> tuple[Char, ...]:
    """An index whose letters are half as wide as high, `shift` points over the baseline."""
    return drawn(text, x, BASE - shift, size)


def drawn(text: str, x: float, baseline: float = BASE, size: float = SIZE, wide: float = 0.5) -> tuple[Char, ...]:
    """Characters one after the other, each `wide` type sizes wide."""
    return tuple(
        Char(char, at, baseline - 0.8 * size, at + wide * size, baseline + 0.2 * size, baseline, size, ROMAN)
        for char, at in zip(text, (x + n * wide * size for n in range(len(text))), strict=True)
    )


def parts(*printed: Iterable[Char]) -> list[str]:
    """The text of each segment, from the top and the left."""
    return ["".join(char.text for char in s.chars) for s in segments([char for own in printed for char in own])]


def rows(*printed: Iterable[Char]) -> list[str]:
    return [line.text for line in lines(segments([char for own in printed for char in own]), 1)]


@pytest.mark.parametrize(("white", "found"), [(11.0, ["折法距离"]), (12.0, ["折法", "距离"])])
def test_white_wider_than_a_square_may_be_a_columns_edge(white: float, found: list[str]) -> None:
    assert parts(row("折法", 50.0), row("距离", 70.0 + white)) == found


@pytest.mark.parametrize(("white", "found"), [(6.5, ["折法距离"]), (7.3, ["折法", "距离"])])
def test_what_is_drawn_apart_is_joined_over_less_white(white: float, found: list[str]) -> None:
    assert parts(row("距离", 70.0 + white), row("折法", 50.0)) == found


@pytest.mark.parametrize(("back", "count"), [(5.5, 1), (6.5, 2)])
def test_letters_step_back_as_far_as_kerning_goes(back: float, count: int) -> None:
    assert len(parts(drawn("W", 50.0, wide=0.9), drawn("A", 59.0 - back, wide=0.9))) == count


@pytest.mark.parametrize(("off", "sign", "found"), [
    (1.4, "\ufffd", ["均值x\ufffd的折法"]), (1.7, "\ufffd", ["均值x", "\ufffd的折法"]),
    (1.4, "m", ["均值x", "m的折法"]),
])  # fmt: skip
def test_a_bar_around_the_middle_of_a_letter_is_its_accent(off: float, sign: str, found: list[str]) -> None:
    """MIDDLE: the bar of a mean is drawn behind its letter, and wider than it."""
    letter, bar = drawn("x", 70.0), drawn(sign, 66.5 + off, BASE - 2, wide=1.2)
    assert sorted(parts(row("均值", 50.0), letter, bar, row("的折法", 79.0 + off))) == sorted(found)


@pytest.mark.parametrize(("back", "count"), [(10.5, 1), (12.5, 2)])
def test_two_empty_halves_of_marks_are_one_square(back: float, count: int) -> None:
    """`：（` in the width of one."""
    assert len(parts(row("如下：", 50.0), row("（1）", 80.0 - back))) == count


@pytest.mark.parametrize(("shift", "count"), [(5.8, 1), (6.6, 2), (-3.4, 1), (-4.3, 2)])
def test_half_of_an_index_is_on_its_row(shift: float, count: int) -> None:
    assert len(parts(row("质量", 50.0), small("n", 70.0, shift))) == count


@pytest.mark.parametrize(("shift", "count"), [(5.8, 1), (6.6, 2)])
def test_half_of_an_index_that_is_drawn_apart_is_on_its_row(shift: float, count: int) -> None:
    assert len(parts(small("n", 70.0, shift), row("质量", 50.0))) == count


@pytest.mark.parametrize(("back", "found"), [(1.5, ["点sijkp"]), (2.5, ["p", "点sijk"])])
def test_indices_over_each_other_begin_behind_their_letter(back: float, found: list[str]) -> None:
    """The lower one is long, and drawn first; the raised one leans over its letter as kerning does."""
    assert parts(row("点", 50.0), drawn("s", 60.0), small("ijk", 65.0, -2.0), small("p", 65.0 - back)) == found


@pytest.mark.parametrize(("behind", "count"), [(7, 1), (8, 2)])
def test_an_index_is_drawn_before_few_letters(behind: int, count: int) -> None:
    """White is left for it, and that many letters stand behind it already."""
    assert len(parts(row(f"属于<0.4>{'a' * behind}", 50.0), small("n", 70.5))) == count


@pytest.mark.parametrize(("white", "count"), [(1.5, 1), (0.9, 2)])
def test_white_for_an_index_may_be_a_little_narrower(white: float, count: int) -> None:
    """The index is three points wide, and leans over what stands behind it."""
    assert len(parts(row(f"属于<{white / SIZE}>a和", 50.0), small("n", 70.0))) == count


@pytest.mark.parametrize(("over", "count"), [(1.5, 1), (2.1, 2)])
def test_an_index_leans_a_little_over_what_stands_before_it(over: float, count: int) -> None:
    assert len(parts(row("属于<0.4>和点", 50.0), small("n", 70.0 - over))) == count


def test_bits_that_touch_are_joined_to_the_row_that_reaches_farthest() -> None:
    """An index was drawn apart over the end of the row."""
    assert parts(row("距离", 73.0), small("n", 70.0), row("质量", 50.0)) == ["质量n距离"]


NEXT = row("下一行的文字在此", 50.0, 130.0)


def test_an_index_drawn_apart_stands_in_the_white_that_its_line_leaves() -> None:
    assert rows(row("样本<0.9>之间", 50.0), NEXT, small("1,2", 70.0))[0] == "样本1,2之间"


@pytest.mark.parametrize(("over", "is_one"), [(2.5, True), (3.5, False)])
def test_what_covers_half_a_letter_of_a_row_is_on_another(over: float, is_one: bool) -> None:
    """The white for an index of two figures is too narrow by so much."""
    found = rows(row(f"样本<{(6.0 - over) / SIZE}>之间", 50.0), NEXT, small("12", 70.0))
    assert (len(found) == 2) is is_one


def test_rows_that_overlap_are_two() -> None:
    """A row set too close: half of its height is the other's."""
    assert rows(row("样本之间", 50.0), row("距离相等", 50.0, 105.0)) == ["样本之间", "距离相等"]


@pytest.mark.parametrize(("apart", "is_one"), [(2.2, True), (1.5, False)])
def test_indices_over_each_other_have_baselines_of_their_own(apart: float, is_one: bool) -> None:
    """Closer ones cover each other."""
    printed = row("样本", 50.0), NEXT, small("12", 70.0, 3.0), small("34", 70.0, 3.0 - apart)
    assert (len(rows(*printed)) == 2) is is_one


@pytest.mark.parametrize(("shift", "script"), [
    (2.0, Script.SUP), (1.6, Script.BASE), (-1.1, Script.BASE), (-1.3, Script.SUB),
])  # fmt: skip
def test_indices_are_raised_or_lowered_by_some_of_the_type_size(shift: float, script: Script) -> None:
    (line,) = lines(segments([*row("样本", 50.0), *small("x", 70.0, shift, 7.0)]), 1)
    assert line.spans[-1].script is script


@pytest.mark.parametrize(("white", "count"), [(18.0, 1), (22.0, 0)])
def test_signs_of_a_rule_stand_close(white: float, count: int) -> None:
    """Ticks in a table stand farther apart."""
    (own,) = ruled([page(row(f"<{white / SIZE}>".join("※" * 9)))])
    assert len(own.rules) == count


def test_a_rule_of_signs_lies_at_the_height_of_a_dash() -> None:
    (own,) = ruled([page(row("—" * 20))])
    assert own.rules[0].top == pytest.approx(BASE - 3.0)
