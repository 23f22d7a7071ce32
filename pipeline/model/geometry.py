"""Places on a page."""

from collections.abc import Iterable
from typing import NamedTuple


class Bbox(NamedTuple):
    """A box on one page: PDF points (1/72 inch), origin top left, y downwards, x0 <= x1, top <= bottom.

    A NamedTuple, as each page has thousands: it is made three times as fast as a frozen dataclass.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def middle(self) -> "Bbox":
        """The point in its middle, as a box."""
        return Bbox(self.x_mid, self.y_mid, self.x_mid, self.y_mid)

    def union(self, other: "Bbox") -> "Bbox":
        return Bbox(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def x_overlap(self, other: "Bbox") -> float:
        """Points that both boxes share horizontally; 0 where they stand side by side."""
        return max(0.0, min(self.x1, other.x1) - max(self.x0, other.x0))

    def y_overlap(self, other: "Bbox") -> float:
        """Points that both boxes share vertically; 0 where one stands below the other."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def contains(self, other: "Bbox", slack: float = 0.0) -> bool:
        return (
            self.x0 - slack <= other.x0
            and self.top - slack <= other.top
            and other.x1 <= self.x1 + slack
            and other.bottom <= self.bottom + slack
        )

    @staticmethod
    def around(boxes: Iterable["Bbox"]) -> "Bbox":
        """The smallest box around all of `boxes`.

        Raises ValueError where there is none.
        """
        found = tuple(zip(*boxes, strict=True))  # all left edges, all tops ...
        if not found:
            raise ValueError("no box to go around")
        lefts, tops, rights, bottoms = found
        return Bbox(min(lefts), min(tops), max(rights), max(bottoms))
