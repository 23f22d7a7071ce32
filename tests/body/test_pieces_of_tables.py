"""Where a cell's printed pieces end, one small case on each side of each measure: one that moves by a third fails."""

from __future__ import annotations

import pytest

from pipeline.model.page import Char
from pipeline.parse.body.tables.pieces import printed_lines

from .test_tables import chars

SIZE = 10.0


def set_apart(before: str, behind: str, gap: float, lowered: float = 0.0) -> list[Char]:
    """Two words on one line with so much white between them, in type sizes; the second lowered by so many points."""
    first = chars(before, 10.0, 100.0, SIZE)
    return [*first, *chars(behind, first[-1].x1 + gap * SIZE, 100.0 + lowered, SIZE)]


def pieces(before: str, behind: str, gap: float) -> int:
    [line] = printed_lines(set_apart(before, behind, gap))
    return len(line.pieces)


@pytest.mark.parametrize(
    ("before", "behind", "near", "apart"),
    [
        ("高度", "体重", 0.3, 0.42),  # more than a word space
        ("0.243", "12.96", 0.13, 0.2),  # two cells of figures may stand nearer than words
        ("70", "344", 0.45, 0.6),  # thousands and hundreds of one number
        ("12.9", "±", 1.1, 1.4),  # a mean and its deviation are one value
    ],
)
def test_white_ends_a_piece(before: str, behind: str, near: float, apart: float) -> None:
    assert (pieces(before, behind, near), pieces(before, behind, apart)) == (1, 2)


@pytest.mark.parametrize(("lowered", "lines"), [(1.7, 1), (2.3, 2)])
def test_a_printed_line_is_a_little_uneven(lowered: float, lines: int) -> None:
    assert len(printed_lines(set_apart("高度", "体重", 3.0, lowered))) == lines


def test_half_of_a_brackets_square_is_white() -> None:
    [line] = printed_lines(chars("（高）", 10.0, 100.0, SIZE))
    [piece] = line.pieces
    assert (piece.x0, piece.x1) == pytest.approx((14.5, 35.5))
