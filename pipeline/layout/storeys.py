"""Two columns of one band parted into storeys: abstracts side by side over the body, a list over the lives under it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.knowledge import lazy
from pipeline.layout.segments import Segment
from pipeline.text.script import lang_of
from pipeline.typeset.measures import same_size

STOREY = 0.8  # type sizes of white over both columns, between one type and another; lines of one text stand closer
LINES = 4  # on each side, above and below
UNDER_LIST = 2.0  # type sizes of white over both columns under a list, and between what stands under it
_ENTRY = lazy.compile(r"\s*[\[［〔]\s?(\d{1,3})\s?[\]］〕]")


def storeys(segments: list[Segment], x: float) -> list[list[Segment]]:
    """The segments of two columns, parted where white crosses both, one language stands in each above it, and the type
    below it is another one; and where a list of references ends above it.

    Conventions: abstracts side by side in small type, and the body's two columns under them; the columns of a list's
    last page are of one height, and the authors' lives, or what else follows, stand in columns of their own under both.
    """
    # a page in double spacing has white over every line: one of one type and without a list is not looked at
    sizes = [s.size for s in segments]
    may_change = not same_size(min(sizes), max(sizes))
    may_list = all(_numbers(segments, x, is_left=side) for side in (True, False))
    if not may_change and not may_list:
        return [segments]
    ordered = sorted(segments, key=lambda s: s.bbox.top)
    bottom = ordered[0].bbox.bottom
    for at, segment in enumerate(ordered):
        white = segment.bbox.top - bottom
        if may_change and white > STOREY * segment.size and _changes_type(ordered[:at], ordered[at:], x):
            return [ordered[:at], *storeys(ordered[at:], x)]
        if may_list and white > UNDER_LIST * segment.size and _ends_list(ordered[:at], ordered[at:], x):
            return [ordered[:at], *_apart(ordered[at:])]
        bottom = max(bottom, segment.bbox.bottom)
    return [segments]


def _apart(ordered: list[Segment]) -> list[list[Segment]]:
    """The segments, from top to bottom, parted wherever wide white crosses both columns."""
    found = [[ordered[0]]]
    bottom = ordered[0].bbox.bottom
    for segment in ordered[1:]:
        if segment.bbox.top - bottom > UNDER_LIST * segment.size:
            found.append([])
        found[-1].append(segment)
        bottom = max(bottom, segment.bbox.bottom)
    return found


def _ends_list(above: Sequence[Segment], below: Sequence[Segment], x: float) -> bool:
    """Whether entries above count on from the left column into the right one, and both columns below have none."""
    left, right = (_numbers(above, x, is_left=side) for side in (True, False))
    if not left or not right or min(right) != max(left) + 1:
        return False
    sides = {s.bbox.x_mid < x for s in below}
    return len(sides) > 1 and not any(_numbers(below, x, is_left=side) for side in (True, False))


def _numbers(segments: Sequence[Segment], x: float, is_left: bool) -> list[int]:
    """The numbers in brackets that segments of this side begin with."""
    texts = ("".join(char.text for char in s.chars) for s in segments if (s.bbox.x_mid < x) is is_left)
    return [int(match[1]) for text in texts if (match := _ENTRY.match(text)) is not None]


def _changes_type(above: Sequence[Segment], below: Sequence[Segment], x: float) -> bool:
    """Whether the columns' type above is one in both, and smaller than that below, which is one in both too, and their
    languages above are two.
    """
    sides = [[s for s in part if (s.bbox.x_mid < x) is left] for part in (above, below) for left in (True, False)]
    if any(len(side) < LINES for side in sides):
        return False
    left, right, next_left, next_right = (median(s.size for s in side) for side in sides)
    alike = same_size(left, right) and same_size(next_left, next_right)
    if not alike or left >= next_left or same_size(left, next_left):
        return False
    return len({lang_of("".join(char.text for s in side for char in s.chars)) for side in sides[:2]}) > 1
