"""From a PDF's coordinates to an upright page's: what both readers do with the boxes they find."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font

LEAN = math.tan(math.radians(6.0))  # italics lean 8 to 20 degrees; a scanned page set straight leans less
SLANT = 5.0  # degrees off a right angle from which text is a slant
RULE_WIDTH = 2.0  # points; a path thinner than this is a rule
WHOLE = 0.98  # share of the page's width and height that a path covers where it is the page's ground
MAX_PATHS = 20_000  # paths looked at on one page: a map can hold millions


class View:
    """The visible box of a page, and the way from PDF's coordinates (origin bottom left) to ours."""

    def __init__(self, left: float, bottom: float, right: float, top: float) -> None:
        self.left, self.top = min(left, right), max(bottom, top)
        self.width, self.height = abs(right - left), abs(top - bottom)

    def size(self, quarter: int) -> tuple[float, float]:
        """(width, height) of the page turned by `quarter` right angles."""
        return (self.width, self.height) if quarter % 2 == 0 else (self.height, self.width)

    def box(self, left: float, top: float, right: float, bottom: float, quarter: int) -> tuple[float, ...]:
        """(x0, top, x1, bottom) after turning the page clockwise by `quarter` right angles."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = self.top - top, self.top - bottom
        match quarter % 4:
            case 1:
                return self.height - y1, x0, self.height - y0, x1
            case 2:
                return self.width - x1, self.height - y1, self.width - x0, self.height - y0
            case 3:
                return y0, self.width - x1, y1, self.width - x0
        return x0, y0, x1, y1

    def baseline(self, x: float, y: float, quarter: int) -> float:
        """The baseline, from the turned page's top, of a character with its origin at x, y from the page's left top."""
        return (y, x, self.height - y, self.width - x)[quarter % 4]

    def upright(self, char: Char, quarter: int) -> Char:
        """The character of the unturned page on the page turned clockwise by `quarter` right angles."""
        width, height = self.width, self.height
        match quarter % 4:
            case 1:
                box = height - char.bottom, char.x0, height - char.top, char.x1
            case 2:
                box = width - char.x1, height - char.bottom, width - char.x0, height - char.top
            case 3:
                box = char.top, width - char.x1, char.bottom, width - char.x0
            case _:
                box = char.x0, char.top, char.x1, char.bottom
        return char._replace(x0=box[0], top=box[1], x1=box[2], bottom=box[3])


class Style(NamedTuple):
    """How a character is set, and where its baseline begins; a tuple, as there are many."""

    size: float  # points
    font: Font
    turn: int | None  # right angles clockwise until it stands upright; None for a slant
    x: float  # origin, from the page's left and top
    y: float
    face: int = 0  # which of the document's fonts: two subsets may share a name
    baseline: float = 0.0  # from the page's top, or from its left where the text runs up or down


def turn(a: float, b: float) -> int | None:
    """The right angles by which text with this matrix must turn clockwise to stand upright; None for a slant."""
    if b == 0 and a > 0:
        return 0
    if not (math.isfinite(a) and math.isfinite(b)):
        return None
    degrees = math.degrees(math.atan2(b, a))
    quarter = round(degrees / 90)
    return None if abs(degrees - 90 * quarter) > SLANT else quarter % 4


def leans(a: float, b: float, c: float, d: float) -> bool:
    """Whether text with this matrix slants to the right: how programs set italics in a font that has none."""
    area = a * d - b * c
    return area != 0 and (a * c + b * d) / area > LEAN


def own_turn(styles: Iterable[Style]) -> int:
    """By how many right angles clockwise the page must turn so that most of its characters stand upright."""
    counts = Counter([style.turn for style in styles])
    return max(range(4), key=lambda turn: (counts[turn], -turn))


def turned(chars: list[Char], styles: list[Style], view: View, own: int) -> tuple[tuple[Char, ...], tuple[Char, ...]]:
    """The characters that read left to right once the page is turned by `own` right angles, and the others."""
    if own == 0 and {style.turn for style in styles} <= {0}:
        return tuple(chars), ()
    upright: list[Char] = []
    others: list[Char] = []
    for char, style in zip(chars, styles, strict=True):
        made = view.upright(char, own)
        made = made._replace(baseline=view.baseline(style.x, style.y, own))
        (upright if style.turn == own else others).append(made)
    return tuple(upright), tuple(others)


Corners = tuple[float, float, float, float]  # left, top, right, bottom in PDF's coordinates


def graphics(
    paths: Iterable[Corners], images: Iterable[Corners], view: View, quarter: int
) -> tuple[tuple[Bbox, ...], tuple[Bbox, ...], tuple[Bbox, ...]]:
    """(rules, drawings, images): the boxes, on the turned page, of what is drawn beside the text."""
    page = Bbox(0.0, 0.0, *view.size(quarter))
    drawn = _on(page, paths, view, quarter)
    rules = tuple(box for box in drawn if min(box.width, box.height) <= RULE_WIDTH)
    drawings = tuple(
        box
        for box in drawn
        if min(box.width, box.height) > RULE_WIDTH
        and (box.width < page.width * WHOLE or box.height < page.height * WHOLE)
    )
    return rules, drawings, tuple(_on(page, images, view, quarter))


def _on(page: Bbox, corners: Iterable[Corners], view: View, quarter: int) -> Sequence[Bbox]:
    boxes = [Bbox(*view.box(*each, quarter)) for each in corners]
    return [box for box in boxes if box.x_overlap(page) or box.y_overlap(page)]


def around(matrix: Sequence[float], xs: Iterable[float], ys: Iterable[float]) -> Corners:
    """(left, top, right, bottom) of a box in another space, given its sides' x and y and the matrix between."""
    a, b, c, d, e, f = matrix
    ys = tuple(ys)
    points = [(a * x + c * y + e, b * x + d * y + f) for x in xs for y in ys]
    return min(x for x, _ in points), max(y for _, y in points), max(x for x, _ in points), min(y for _, y in points)
