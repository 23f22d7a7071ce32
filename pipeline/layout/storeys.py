"""Two columns of one band parted into storeys: abstracts side by side, and the body's columns under them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.layout.segments import Segment
from pipeline.text.script import lang_of

STOREY = 0.8  # type sizes of white over both columns, between one type and another; lines of one text stand closer
ONE_TYPE = 0.06  # share of the size: text that differs more is another type
LINES = 4  # on each side, above and below


def storeys(segments: list[Segment], x: float) -> list[list[Segment]]:
    """The segments of two columns, parted where white crosses both, one language stands in each above it, and the type
    below it is another one.

    Convention: abstracts side by side in small type, and the body's two columns under them.
    """
    sizes = [s.size for s in segments]
    if min(sizes) >= (1 - ONE_TYPE) * max(sizes):  # one type: a page in double spacing has white over every line
        return [segments]
    ordered = sorted(segments, key=lambda s: s.bbox.top)
    bottom = ordered[0].bbox.bottom
    for at, segment in enumerate(ordered):
        white = segment.bbox.top - bottom
        if white > STOREY * segment.size and _changes_type(ordered[:at], ordered[at:], x):
            return [ordered[:at], *storeys(ordered[at:], x)]
        bottom = max(bottom, segment.bbox.bottom)
    return [segments]


def _changes_type(above: Sequence[Segment], below: Sequence[Segment], x: float) -> bool:
    """Whether the columns' type above is one in both, and smaller than that below, which is one in both too, and their
    languages above are two.
    """
    sides = [[s for s in part if (s.bbox.x_mid < x) is left] for part in (above, below) for left in (True, False)]
    if any(len(side) < LINES for side in sides):
        return False
    left, right, next_left, next_right = (median(s.size for s in side) for side in sides)
    alike = abs(left - right) < ONE_TYPE * left and abs(next_left - next_right) < ONE_TYPE * next_left
    if not alike or left >= (1 - ONE_TYPE) * next_left:
        return False
    return len({lang_of("".join(char.text for s in side for char in s.chars)) for side in sides[:2]}) > 1
