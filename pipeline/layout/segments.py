"""Characters -> segments: runs of one printed row without a wide gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Packed
from pipeline.text.marks import EMPTY_AFTER, EMPTY_BEFORE
from pipeline.text.script import is_square
from pipeline.typeset.measures import ASCENT, DESCENT, INDEX_SIZE, ON_ROW, ink_box, prevailing_size

JOINS = 0.6  # of that: white over which runs that are drawn apart are one
WORD_GAP = 1.15  # in type sizes: a wider gap may be a column's edge
KERNING = 0.2  # in type sizes: a step back that any letter pair may take
BACKSTEP = 0.6  # in type sizes: kerning and full-width marks step back this far, not more
SET_OVER = 1.1  # in type sizes: the empty halves of a closing and an opening mark lie over each other
EMPTY_HALF = 0.4  # of the type size: the white half of a mark's square
WHOLE_SQUARE = 0.8  # in type sizes: a mark as wide has its square to itself; half a square is 0.5
HALF = 0.5  # of an opening mark's square, which has ink in its other half alone
MIDDLE = 0.15  # in type sizes: a slanted letter has its accent so far from its middle
SLOT_DEPTH = 8  # characters; an index drawn before its letter has no more
SLOT_SLACK = 0.3  # in type sizes; an italic letter leans so far over its neighbours


@dataclass(frozen=True)
class Segment:
    """Characters of one row in printed order, the spaces between them included."""

    chars: Sequence[Char]
    bbox: Bbox
    size: float  # of most characters

    @cached_property
    def reach(self) -> tuple[float, float]:
        """Where its ink begins and ends: a full-width bracket or mark fills half of its square."""
        first, last = self.chars[0], self.chars[-1]
        opens = EMPTY_HALF * first.size if first.text in EMPTY_BEFORE else 0.0
        closes = EMPTY_HALF * last.size if last.text in EMPTY_AFTER else 0.0
        return self.bbox.x0 + opens, self.bbox.x1 - closes

    @cached_property
    def last(self) -> Char:
        """The last character that leaves ink."""
        return next(char for char in reversed(self.chars) if char.text != " ")

    @cached_property
    def x_mid(self) -> float:
        return self.bbox.x_mid

    @cached_property
    def y_mid(self) -> float:
        return self.bbox.y_mid

    def packed(self) -> Segment:
        return Segment(Packed(self.chars), self.bbox, self.size)


def segments(chars: Sequence[Char]) -> list[Segment]:
    """The page's segments; runs that the content stream draws apart are joined where they touch."""
    return _joined(_runs(chars))


class _Run:
    """The run that the next character of the stream may go on with."""

    __slots__ = ("at", "base", "chars", "last", "reach")

    def __init__(self, first: Char) -> None:
        self.chars = [first]
        self.last = self.base = first  # the last one drawn; the last one of full size
        self.at = 0  # where among the characters `last` is
        self.reach = first.x1  # where the indices behind `base` end

    def add(self, char: Char) -> None:
        """Set the character behind all others."""
        last, chars = self.last, self.chars
        if char.x0 < last.x1 and (is_square(last.text[-1]) or _are_marks(last, char)):
            chars[self.at] = last.until(max(char.x0, last.x0))  # a mark's empty half is set over
        self.at = len(chars)
        chars.append(char)
        self.last = char
        if char.size >= INDEX_SIZE * self.base.size:
            self.base, self.reach = char, char.x1
        else:
            self.reach = max(self.reach, char.x1)

    def put(self, char: Char, at: int) -> None:
        """Set the character before the one at this place, which is the last one or before it."""
        self.chars.insert(at, char)
        self.at += 1

    def put_under(self, mark: Char, at: int) -> None:
        """Set the mark before the opening one at this place, whose square has cut off what the mark stands at."""
        before = self.chars[at - 1]
        if at and before.x1 == self.chars[at].x0:
            self.chars[at - 1] = before.until(mark.x0)
        self.put(mark, at)

    def takes(self, char: Char) -> bool:
        """Whether the character, which does not follow the last one, follows or joins indices set over each other.

        In `s` with a raised p and a lowered i both stand behind the s, whatever the order they are drawn in.
        """
        base = self.base
        if self.last.size >= INDEX_SIZE * base.size:
            return False
        if char.size >= INDEX_SIZE * base.size:
            return char.x0 >= self.reach - KERNING * base.size and _continues(base.until(self.reach), char)
        return (
            -KERNING * base.size <= char.x0 - base.x1
            and char.x0 - self.reach <= KERNING * base.size
            and _share_a_row(base.baseline, base.size, char.baseline, char.size)
        )

    def takes_between(self, char: Char) -> bool:
        """Put the character where the run has left white for it, a few characters back; whether there was room.

        Editors of formulas draw an index before its letter.
        """
        base = self.base
        if char.x0 >= self.last.x0 or not _share_a_row(*_by_size(base, char)):
            return False
        opened = next(
            (at for at, own in enumerate(self.chars) if own.text in EMPTY_BEFORE and _lies_before(char, own)), None
        )
        if opened is not None:
            self.put_under(char, opened)
            return True
        slack = SLOT_SLACK * char.size
        after = self.chars[-1]
        for at in range(len(self.chars) - 1, max(0, len(self.chars) - SLOT_DEPTH), -1):
            if self.chars[at].text != " ":
                after = self.chars[at]
            before = self.chars[at - 1]
            if before.text == " ":
                continue
            if before.x0 <= char.x0:
                if before.x1 > char.x0 + slack or char.x1 > after.x0 + slack:
                    return False
                self.put(char, at)
                return True
        return False


def _runs(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters in stream order, cut where the next one stands on another row or far away."""
    runs: list[_Run] = []
    run: _Run | None = None
    for char in chars:
        if run is None:
            if char.text != " ":
                run = _Run(char)
                runs.append(run)
        elif char.text == " ":
            run.chars.append(char)
        elif run.last.text in EMPTY_BEFORE and _lies_before(char, run.last) and _share_a_row(*_by_size(run.last, char)):
            run.put_under(char, run.at)
        elif _continues(run.last, char) or _is_accent(run.last, char) or run.takes(char):
            run.add(char)
        elif not run.takes_between(char):
            run = _Run(char)
            runs.append(run)
    return [run.chars for run in runs]


def _continues(last: Char, char: Char) -> bool:
    gap = char.x0 - last.x1
    if char.baseline == last.baseline and char.size == last.size and -KERNING * char.size <= gap <= char.size:
        return True
    large, small = (last, char) if last.size >= char.size else (char, last)
    if _are_marks(last, char) and -SET_OVER * large.size <= gap <= small.size:
        return _share_a_row(large.baseline, large.size, small.baseline, small.size)
    if gap > WORD_GAP * large.size or char.x0 < last.x0:
        return False
    if gap < -BACKSTEP * large.size and not is_square(last.text[-1]):
        return False
    return _share_a_row(large.baseline, large.size, small.baseline, small.size)


def _lies_before(mark: Char, opening: Char) -> bool:
    """Whether a raised mark stands in the empty half of the square of this opening one: `李明1（综述）`.

    Print that sets brackets close to what is before them lays the square over the mark.
    """
    return (
        opening.x1 - opening.x0 > WHOLE_SQUARE * opening.size
        and mark.size < INDEX_SIZE * opening.size
        and opening.x0 <= mark.x0
        and mark.x1 <= opening.x0 + HALF * opening.size
    )


def _is_accent(letter: Char, mark: Char) -> bool:
    """Whether a sign is drawn around the middle of the letter before it and is wider: the bar of a mean, an arrow."""
    over = mark.x0 < letter.x0 and letter.x1 < mark.x1 and not mark.text.isalnum()
    apart = abs(mark.x0 + mark.x1 - letter.x0 - letter.x1) / 2
    return over and apart <= MIDDLE * letter.size and _share_a_row(*_by_size(letter, mark))


def _are_marks(last: Char, char: Char) -> bool:
    """Whether a closing mark stands before an opening one, as in `如下：（1）`."""
    return last.text in EMPTY_AFTER and char.text in EMPTY_BEFORE


def _by_size(one: Char, other: Char) -> tuple[float, float, float, float]:
    """Baseline and size of the larger, then of the smaller."""
    large, small = (one, other) if one.size >= other.size else (other, one)
    return large.baseline, large.size, small.baseline, small.size


def _share_a_row(baseline: float, size: float, other_baseline: float, other_size: float) -> bool:
    """Whether the smaller one (`other`) stands within the height of the larger, as an index does."""
    top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
    other_top, other_bottom = other_baseline - ASCENT * other_size, other_baseline + DESCENT * other_size
    return min(bottom, other_bottom) - max(top, other_top) >= ON_ROW * other_size


def _joined(runs: list[list[Char]]) -> list[Segment]:
    """Runs as segments, those of one row that touch each other joined from left to right."""
    parts = sorted((_segment(run) for run in runs), key=lambda s: (s.bbox.x0, s.bbox.top))
    open_at: dict[int, list[Segment]] = {}
    for part in parts:
        left = _left_neighbour(part, open_at)
        if left is not None:
            for bucket in _buckets(left.bbox):
                open_at[bucket].remove(left)
            chars = (*left.chars, *part.chars)
            size = left.size if left.size == part.size else prevailing_size([c for c in chars if c.text != " "])
            part = Segment(chars, left.bbox.union(part.bbox), size)
        for bucket in _buckets(part.bbox):
            open_at.setdefault(bucket, []).append(part)
    unique = {id(segment): segment for bucket in open_at.values() for segment in bucket}
    return sorted(unique.values(), key=lambda s: (s.bbox.top, s.bbox.x0))


def _buckets(box: Bbox) -> range:
    return range(int(box.top // 20), int(box.bottom // 20) + 1)


def _left_neighbour(part: Segment, open_at: dict[int, list[Segment]]) -> Segment | None:
    best: Segment | None = None
    first = part.chars[0]
    for bucket in _buckets(part.bbox):
        for left in open_at.get(bucket, ()):
            last = left.last
            large, small = (last, first) if last.size >= first.size else (first, last)
            gap = part.bbox.x0 - left.bbox.x1
            if (
                -BACKSTEP * large.size <= gap <= JOINS * WORD_GAP * large.size - _empty_behind(last)
                and _share_a_row(large.baseline, large.size, small.baseline, small.size)
                and (best is None or left.bbox.x1 > best.bbox.x1)
            ):
                best = left
    return best


def _empty_behind(last: Char) -> float:
    """Points of white inside a closing mark's square: a line may end with it, and the next column begins behind.

    A mark that is set in half a square has none.
    """
    return (last.x1 - last.x0) / 2 if last.text in EMPTY_AFTER and last.x1 - last.x0 > WHOLE_SQUARE * last.size else 0.0


def _segment(chars: Sequence[Char]) -> Segment:
    inked = [c for c in chars if c.text != " "]
    return Segment(tuple(chars), ink_box(inked), prevailing_size(inked))
