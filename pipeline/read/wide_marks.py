"""Chinese marks told by their outlines.

They stand in a corner or a half of the square of a hanzi (GB/T 15834-2011, 5.1), so that neither their width nor their
height is that of the Latin mark, but their shape is: each is compared with the Latin mark of its shape, stretched over
the same grid, or, where the standard fonts have none, with a drawing of it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from pipeline.read.ink import Ink, sign
from pipeline.read.outlines import Drawing, differing, drawing, sides, standard
from pipeline.read.reader import Contours

Line = tuple[tuple[float, float], ...]

COUSINS = dict(zip("()[]:;?!/%+=<>×±“”—…_´", "（）［］：；？！／％＋＝＜＞×±“”—…_’", strict=True))
FACES = ("Times-Roman", "Helvetica")  # with serifs, as Song, and without, as Hei
# Corners of the marks that the standard fonts do not have, in shares of a box, y upwards, and this box in type sizes.
DRAWN: dict[str, Contours] = {
    "《": (
        ((0.55, 1.0), (0.0, 0.5), (0.55, 0.0), (0.62, 0.03), (0.1, 0.5), (0.62, 0.97)),
        ((0.93, 1.0), (0.38, 0.5), (0.93, 0.0), (1.0, 0.03), (0.48, 0.5), (1.0, 0.97)),
    ),
    "〈": (((0.85, 1.0), (0.0, 0.5), (0.85, 0.0), (1.0, 0.03), (0.2, 0.5), (1.0, 0.97)),),
    "【": (((0.0, 0.0), (1.0, 0.0), (0.65, 0.2), (0.5, 0.5), (0.65, 0.8), (1.0, 1.0), (0.0, 1.0)),),
    "［": (((0.0, 0.0), (1.0, 0.0), (1.0, 0.04), (0.15, 0.04), (0.15, 0.96), (1.0, 0.96), (1.0, 1.0), (0.0, 1.0)),),
    "〔": (((0.95, 1.0), (0.0, 0.87), (0.0, 0.13), (0.95, 0.0), (1.0, 0.04), (0.15, 0.18), (0.15, 0.82), (1.0, 0.96)),),
}
DRAWN_WIDTH, DRAWN_HEIGHT, DRAWN_FOOT = 0.38, 0.88, -0.1
MIRRORED = {"《": "》", "〈": "〉", "【": "】", "［": "］", "〔": "〕"}
# Of a mark in a corner, in type sizes: it stands below the middle of the letters. The stop is a ring, the mark of
# enumeration a drop.
LOW, SMALL, ROUND = 0.25, 0.18, 1.3  # the sides to each other
DROP = 0.35  # in type sizes: the highest drop of a semicolon; a ring in a ring is no dot over another
DASH = 0.9  # in type sizes: half of the dash, which meets its other half; a hyphen cut for a square is shorter
FULL = 0.7  # of its box that a bar fills; a wave fills half
NEAR = 0.2  # of the grid: how far two drawings of one mark are at most
# Of marks of two or three parts that no other mark has: dots and drops are larger in one face than in another.
OF_PARTS, NEAR_PARTS = "：；“”…《》", 0.34
RING = 0.75  # of what the outer edge of a circle holds, the inner one at least
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
SLIM = 2.2  # times as slim: the slimmest cut of a mark against the widest
APART = 0.35  # in type sizes: how much higher the middle of a mark stands in one face than in another


def corner_mark(lines: Contours) -> str | None:
    """The mark that stands by itself in a corner of its square, or that its box tells."""
    (left, right), (bottom, top) = sides(lines)
    width, height = right - left, top - bottom
    if top < LOW and min(width, height) >= SMALL and max(width, height) < ROUND * min(width, height):
        return "。" if len(lines) == 2 else "、"
    if len(lines) == 2:
        return _stacked(*lines)
    if len(lines) != 1:
        return None
    found = sign(Ink(left, bottom, right, top))
    return "～" if found == "-" and _area(lines[0]) < FULL * width * height else found


def _stacked(one: Line, other: Line) -> str | None:
    """The colon or the semicolon that a dot makes over another, or over a drop."""
    lower, upper = sorted((sides((one,)), sides((other,))), key=lambda part: part[1])
    heights = [top - bottom for _, (bottom, top) in (lower, upper)]
    widths = [right - left for (left, right), _ in (lower, upper)]
    if upper[1][0] < lower[1][1] or max(heights) > DROP or not _is_dot(widths[1], heights[1]):
        return None
    return ":" if _is_dot(widths[0], heights[0]) else ";" if heights[0] > ROUND * widths[0] else None


def _is_dot(width: float, height: float) -> bool:
    return max(width, height) < min(SMALL, ROUND * min(width, height))


def _area(line: Line) -> float:
    """What a closed line holds (Gauss's formula)."""
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise((*line, line[0])))) / 2


def wide_mark(lines: Contours, own: Drawing) -> str | None:
    """The mark whose drawing is nearest; None where none is near."""
    if (figure := _circled(lines)) is not None:
        return figure
    far = [
        (differing(own, model), mark)
        for mark, parts, model in _marks()
        if parts == len(lines) and _slimness(own, model) <= SLIM and _apart(own, model) <= APART
    ]
    distance, found = min(far, default=(1.0, ""))
    if distance > (NEAR_PARTS if found in OF_PARTS else NEAR):
        return None
    return "-" if found == "—" and own.width < DASH else found


def _circled(lines: Contours) -> str | None:
    """The figure in a circle: what stands within the two edges of a ring that is as wide as the sign."""
    outer, inner, *rest = sorted(lines, key=lambda line: -_area(line)) if len(lines) > 2 else [(), ()]
    if not rest or _area(inner) < RING * _area(outer) or not _is_round(outer) or (own := drawing(tuple(rest))) is None:
        return None
    distance, place = min((differing(own, model), place) for place, model in _figures())
    return CIRCLED[place] if distance <= NEAR else None


def _is_round(line: Line) -> bool:
    (left, right), (bottom, top) = sides((line,))
    width, height = right - left, top - bottom
    return max(width, height) < ROUND * min(width, height) and _area(line) > FULL * width * height


def _slimness(one: Drawing, other: Drawing) -> float:
    """How many times as slim one is as the other."""
    slim, wide = sorted(own.width / (own.top - own.bottom) for own in (one, other))
    return wide / slim


def _apart(one: Drawing, other: Drawing) -> float:
    return abs(one.bottom + one.top - other.bottom - other.top) / 2


@cache
def _figures() -> tuple[tuple[int, Drawing], ...]:
    """The figures that are circled, each with its place among them, in each face."""
    drawn = ((place, lines) for face in FACES for place, lines in enumerate(standard(face, "123456789")))
    return tuple((place, own) for place, lines in drawn if lines and (own := drawing(lines)) is not None)


@cache
def _marks() -> tuple[tuple[str, int, Drawing], ...]:
    """Each mark with the number of its parts and its drawing, in each face."""
    found: list[tuple[str, Contours]] = []
    for face in FACES:
        found += zip(COUSINS.values(), standard(face, "".join(COUSINS)), strict=True)
    for mark, lines in DRAWN.items():
        found += [(mark, _boxed(lines)), (MIRRORED[mark], _boxed(_mirrored(lines)))]
    return tuple((mark, len(lines), own) for mark, lines in found if lines and (own := drawing(lines)) is not None)


def _boxed(lines: Contours) -> Contours:
    return tuple(tuple((x * DRAWN_WIDTH, y * DRAWN_HEIGHT + DRAWN_FOOT) for x, y in line) for line in lines)


def _mirrored(lines: Contours) -> Contours:
    return tuple(tuple((1 - x, y) for x, y in line) for line in lines)
