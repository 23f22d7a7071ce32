"""A list of references whose last columns are of one height, and what stands in columns of its own under it."""

from __future__ import annotations

import pytest

from pipeline.layout import layout
from tests.layout.made import COLUMN, LEFT, MIDDLE, page, prose, rows, texts

WIDE = int(COLUMN / 10)


def order(left: list[str], right: list[str], white: float = 30.0) -> str:
    """What stands over and under white, read: a, b the columns over it, c, d those under it."""
    below = 100.0 + 15 * len(left) + white
    under = [prose(4, seed, WIDE) for seed in (3, 4)]
    chars = rows(left, LEFT) + rows(right, MIDDLE) + rows(under[0], LEFT, below) + rows(under[1], MIDDLE, below)
    text = "".join(texts(layout([page(chars)]).blocks))
    places = {
        text.index(part[1].removeprefix("<2>")): name for part, name in zip((left, right, *under), "abcd", strict=True)
    }
    return "".join(places[at] for at in sorted(places))


def entries(first: int) -> list[str]:
    lines = prose(8, first, WIDE - 4)
    return [f"[{first + at // 2}] {text}" if at % 2 == 0 else f"<2>{text}" for at, text in enumerate(lines)]


def test_the_list_is_read_before_what_stands_under_it():
    assert order(entries(12), entries(16)) == "abcd"


@pytest.mark.parametrize(
    ("left", "right", "white"),
    [
        (prose(8, 1, WIDE), prose(8, 2, WIDE), 30.0),  # running text
        (entries(12), entries(18), 30.0),  # numbers do not count on
        (entries(12), entries(16), 12.0),  # no more white than between two paragraphs
    ],
)
def test_columns_of_one_storey_are_read_one_after_the_other(left, right, white):
    assert order(left, right, white) == "acbd"
