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


def lines(*own: Char) -> int:
    """How many lines these characters are printed in, beside two of full size on the first."""
    return len(printed_lines([*chars("高度", 10.0, 100.0, SIZE), *own]))


def small(x: float, raised: float, size: float = 6.0, width: float = 6.0) -> Char:
    """A sign so far right of the two characters, and so far above their line."""
    [base] = chars("高", 30.0 + x, 100.0, SIZE)
    return base._replace(
        text="i", x1=base.x0 + width, baseline=base.baseline - raised, size=size,
        top=base.baseline - raised - 0.8 * size, bottom=base.baseline - raised + 0.2 * size,
    )  # fmt: skip


@pytest.mark.parametrize(("own", "count"), [
    ((small(0, 5, 8),), 1), ((small(0, 5, 8.9),), 1), ((small(0, 5, 9.1),), 2),  # INDEX_SIZE
    ((small(3.4, 5),), 1), ((small(3.6, 5),), 2),  # INDEX_REACH
    ((small(0, 7.9),), 1), ((small(0, 8.1),), 2),  # INDEX_DROP
    # a second sign of the index: INDEX_BACK, INDEX_REACH, INDEX_LEVEL
    ((small(0, 5, width=10), small(7.1, 5)), 1), ((small(0, 5, width=10), small(6.9, 5)), 2),
    ((small(0, 5), small(8.0, 5)), 1), ((small(0, 5), small(8.2, 5)), 2),
    ((small(0, 5), small(6, 6.7)), 1), ((small(0, 5), small(6, 6.9)), 2),
    # a raised sign behind a lowered one: INDEX_REACH of its own size
    ((small(0, -1), small(6, 4)), 1), ((small(0, -1), small(8.0, 4)), 1), ((small(0, -1), small(8.2, 4)), 2),
])  # fmt: skip
def test_an_index_stands_in_the_line_of_what_it_touches(own: tuple[Char, ...], count: int) -> None:
    assert lines(*own) == count


@pytest.mark.parametrize(("before", "near", "apart"), [("aaa,", 0.58, 0.62), ("甲乙丙：", 0.73, 0.77)])
def test_white_behind_a_comma_and_a_colon(before: str, near: float, apart: float) -> None:
    """LISTED, NAMED."""
    assert (pieces(before, "b", near), pieces(before, "b", apart)) == (1, 2)


@pytest.mark.parametrize(("gap", "count"), [(0.55, 1), (0.57, 2)])
def test_words_that_recognition_set_wide(gap: float, count: int) -> None:
    """TIGHT: a third of a type size stands between all letters, and less than WORD more does not end a piece."""
    own: list[Char] = []
    for at, sign in enumerate("高度体重长宽"):
        own += chars(sign, own[-1].x1 + (gap if at == 3 else 0.3) * SIZE if own else 10.0, 100.0, SIZE)
    [line] = printed_lines(own)
    assert len(line.pieces) == count


@pytest.mark.parametrize(("gap", "count"), [(0.95, 1), (1.05, 4)])
def test_white_between_all_letters(gap: float, count: int) -> None:
    """BESIDE: more of it parts them, however often it stands there."""
    own: list[Char] = []
    for sign, white in zip("高度体重长宽", (0, 0.3, 0.3, gap, gap, gap), strict=True):
        own += chars(sign, own[-1].x1 + white * SIZE if own else 10.0, 100.0, SIZE)
    [line] = printed_lines(own)
    assert len(line.pieces) == count


@pytest.mark.parametrize(("before", "behind", "gap", "count"), [
    ("12~", "34", 0.9, 1), ("12~", "34", 1.1, 2), ("12", "~34", 0.9, 2),  # a range goes on
    ("12.9", "±", 1.1, 1), ("±", "0.3", 1.1, 1), ("ab", "±", 1.1, 2), ("±", "ab", 1.1, 2),  # a figure's deviation
    ("70", "34", 0.3, 2), ("700", "344", 0.3, 1), ("7000", "344", 0.3, 2), ("0.058", "1", 0.3, 1),  # groups of three
])  # fmt: skip
def test_figures_of_one_value(before: str, behind: str, gap: float, count: int) -> None:
    assert pieces(before, behind, gap) == count


def squared(text: str, x: float, y: float, off: float = 0.0) -> list[Char]:
    """Figures and points as full-width ones are read: half a square in the middle of each, `off` between them."""
    found: list[Char] = []
    for at, sign in enumerate(text):
        left = x + at * (SIZE + off)
        inner, width = (0.0, SIZE) if sign == "．" else (SIZE / 4, SIZE / 2)
        [char] = chars("1", left + inner, y, SIZE)
        found.append(char._replace(text=sign, x1=left + inner + width))
    return found


def parts(*rows: str, off: float = 0.0) -> list[int]:
    """How many pieces each row is, under a head of ordinary print."""
    own = [c for at, row in enumerate(rows, 1) for c in squared(row, 10.0, 100.0 + 20 * at, off)]
    return [
        len(line.pieces) for line in printed_lines([*chars("示例地区各处的产量与株高", 10.0, 100.0, SIZE), *own])[1:]
    ]


def test_full_width_figures_are_one_number() -> None:
    assert parts("12．35", "15．62", "13．80") == [1, 1, 1]
    assert parts("12．35", "13．8", "12") == [1, 1, 1]  # what three pairs tell holds of all
    assert parts("1200", "1180") == [1, 1]
    assert parts("12．35", "15．6") == [1, 1]
    assert parts("12．35", "15")[0] > 1  # FEW_SQUARED: two pairs with a point
    assert parts("12", "34", "56", "78")[0] == 2  # nothing tells: columns of figures so far apart
    assert parts("12．35", "15．62", "13．80", off=0.5)[0] > 1


def test_an_index_between_two_signs_is_of_the_one_before_it() -> None:
    """Though the one behind it stands at its own height."""
    before, behind = chars("甲", 10.0, 100.0, SIZE), chars("乙", 26.0, 92.0, SIZE)
    index = small(-10, 6)  # it fills the white between them
    found = printed_lines([*before, index, *behind])
    assert ["".join(own.text for own in line.pieces) for line in found] == ["乙", "甲i"]


@pytest.mark.parametrize(("step", "count"), [(5.0, 1), (6.5, 2)])
def test_narrow_ones_of_a_number_leave_white(step: float, count: int) -> None:
    """Where a figure's box is its ink, two ones stand farther apart than two numbers may: their middles tell."""
    [one] = chars("1", 10.0, 100.0, SIZE)
    ones = [one._replace(x0=11.4 + at * step, x1=13.6 + at * step) for at in range(2)]
    [line] = printed_lines([*ones, *chars(".75", 10.0 + 2 * step, 100.0, SIZE)])
    assert len(line.pieces) == count


@pytest.mark.parametrize(("gap", "count"), [(0.5, 1), (0.9, 2)])
def test_the_sign_that_closes_a_bracket_begins_no_piece(gap: float, count: int) -> None:
    assert pieces("高（%", "）", gap) == count
