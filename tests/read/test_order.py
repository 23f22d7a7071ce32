"""Marks that are set in squares of their own stand where their ink does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.model.page import Char, Font
from pipeline.read.order import in_order, touching
from pipeline.read.view import Style

from .made import pages, pdf, shown

SIZE, LINE = 10.0, 100.0
FONT = Font("Made")


def placed(*places: tuple[str, float, float], turn: int = 0) -> tuple[list[Char], list[Style], list[int]]:
    """Characters with boxes from x0 to x1."""
    chars = [Char(text, x0, LINE - 8, x1, LINE + 2, LINE, SIZE, FONT) for text, x0, x1 in places]
    return chars, [Style(SIZE, FONT, turn, x0, LINE, 1, LINE) for _, x0, _ in places], list(range(len(chars)))


def read(made: tuple[list[Char], list[Style], list[int]], inks: dict[int, tuple[float, float]]) -> str:
    def drawn(indices: Sequence[int]) -> list[tuple[float, float]]:
        return [inks[index] for index in indices]

    return "".join(char.text for char in in_order(*made, drawn)[0])


MODEL_BASED = [("l", 50.0, 52.0), ("-", 52.0, 62.0), ("t", 53.0, 56.0), ("b", 60.0, 65.0)]


def test_a_hyphen_in_a_square_stands_behind_the_narrow_letter_that_its_ink_stands_behind():
    assert read(placed(*MODEL_BASED), {1: (57.0, 59.0), 2: (53.2, 55.8)}) == "lt-b"


def test_a_hyphen_that_overlaps_the_letter_behind_it_stays():
    assert read(placed(*MODEL_BASED), {1: (52.2, 54.0), 2: (54.0, 55.8)}) == "l-tb"


def test_turned_text_is_not_ordered_by_what_stands_over_it():
    assert read(placed(*MODEL_BASED, turn=1), {1: (57.0, 59.0), 2: (53.2, 55.8)}) == "l-tb"


def test_a_stop_that_was_written_behind_the_next_letter():
    made = placed(("j", 50.0, 52.0), ("i", 56.0, 58.0), (".", 53.0, 63.0), ("s", 59.0, 63.0))
    assert read(made, {1: (56.0, 58.0), 2: (53.0, 54.0)}) == "j.is"


@pytest.mark.parametrize(("mark", "begins"), [(True, 52.0), (False, 56.0)])
def test_a_mark_in_a_square_leaves_no_white_before_itself(mark: bool, begins: float):
    chars, _, _ = placed(("y", 47.0, 52.0), (",", 56.0, 62.0))
    assert touching(chars, {1} if mark else (), [0, 1])[1].x0 == begins


@pytest.mark.parametrize(("name", "wide"), [("E-BZ", False), ("Times", True)])
def test_letters_in_squares_of_a_founder_font_stand_where_their_ink_does(name: str, wide: bool, tmp_path: Path):
    widths = Array([1000] * 95)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name(f"/{name}"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=126,
        Widths=widths,
    )
    letters = [char for char in pages(pdf(shown("nus"), font=font), tmp_path)[0].chars if char.text != " "]
    assert [char.text for char in letters] == ["n", "u", "s"]
    assert all((char.x1 - char.x0 > 0.9 * char.size) is wide for char in letters)
