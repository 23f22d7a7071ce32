"""The rules of a table: levels across it, some over a few columns only, and uprights between its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.geometry import Bbox

SAME_LEVEL = 2.5  # points between the two strokes of a double rule
SAME_X = 3.0  # points
JOINT = 3.0  # points between two pieces of one rule
MIN_WIDTH = 12.0  # points; shorter strokes are signs
RULE_FORM = 3  # a rule is so many times longer than it is thick
WITHIN = 0.5  # of a rule's length lies in the table
STANDS = 0.7  # of an upright's height stands in the table
WHOLE_WIDTH = 0.85  # of the table's width
STUB = 0.03  # of it: a rule that begins further in leaves the first column out
HOLE = 24.0  # points: between the rules under two groups of a head is less
UPRIGHT = 0.3  # of the table's height
COVERED = 0.6  # of a column's width under a rule that cuts it
EDGE = 4.0  # points between a table's frame and its region
SIDE = 2 * EDGE  # points within the region: an upright nearer to its side is the frame's


@dataclass(frozen=True, slots=True)
class Level:
    """A rule, or several at one height."""

    y: float
    spans: tuple[tuple[float, float], ...]  # (x0, x1), left to right

    def covers(self, x0: float, x1: float) -> bool:
        """Whether it cuts a column that reaches from x0 to x1."""
        under = sum(max(0.0, min(x1, b) - max(x0, a)) for a, b in self.spans)
        return under > COVERED * (x1 - x0)

    @property
    def width(self) -> float:
        return sum(b - a for a, b in self.spans)


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright between columns: its x, and the heights that it is drawn over."""

    x: float
    spans: tuple[tuple[float, float], ...]  # (top, bottom)

    def stands(self, y: float) -> bool:
        return any(top - JOINT < y < bottom + JOINT for top, bottom in self.spans)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules inside a table, its frame left out."""

    full: tuple[float, ...]  # heights of those across the whole table
    partial: tuple[Level, ...]
    uprights: tuple[Wall, ...]  # between columns, left to right
    framed: bool  # an upright stands at one of the sides


def rules_of(rules: Sequence[Bbox], region: Bbox) -> Rules:
    """The rules of the page that stand in the region."""
    levels = _levels([r for r in rules if r.width >= MIN_WIDTH and r.width > RULE_FORM * r.height], region)
    inner = [level for level in levels if region.top + EDGE < level.y < region.bottom - EDGE]
    places = _uprights([r for r in rules if r.height > RULE_FORM * r.width], region)
    between = tuple(w for w in places if region.x0 + SIDE < w.x < region.x1 - SIDE)
    framed = len(between) < len(places)
    long = [
        level
        for level in inner
        if level.width >= WHOLE_WIDTH * region.width and (framed or _crosses(level, region)) and not _is_holed(level)
    ]
    long = long[:1] + [level for level in long[1:] if not _ends_inside(level, between)]  # the first one ends the head
    partial = tuple(level for level in inner if level not in long)
    return Rules(tuple(level.y for level in long), partial, between, framed)


def _crosses(level: Level, region: Bbox) -> bool:
    """Whether a long rule crosses a table open at its sides: under a head's groups it leaves the rows' names out."""
    return level.spans[0][0] < region.x0 + STUB * region.width


def _ends_inside(level: Level, between: Sequence[Wall]) -> bool:
    """Whether a long rule runs from or to an upright between columns: a narrow column at that side is left out.

    Its cell goes on from the rows above the rule to those under it.
    """
    begins, ends = level.spans[0][0], level.spans[-1][1]
    return bool(between) and (begins > between[0].x - SAME_X or ends < between[-1].x + SAME_X)


def _is_holed(level: Level) -> bool:
    """Whether the rule leaves a column out: a cell there goes on from the rows above it to those under it."""
    return any(b[0] - a[1] > HOLE for a, b in pairwise(level.spans))


def _levels(rules: Sequence[Bbox], region: Bbox) -> list[Level]:
    rows: list[list[Bbox]] = []
    for rule in sorted(rules, key=lambda r: r.y_mid):
        if rule.x_overlap(region) < WITHIN * rule.width or not region.top - EDGE < rule.y_mid < region.bottom + EDGE:
            continue
        if rows and rule.y_mid - rows[-1][-1].y_mid < SAME_LEVEL:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return [Level(row[0].y_mid, _spans(row)) for row in rows]


def _spans(row: Sequence[Bbox]) -> tuple[tuple[float, float], ...]:
    found: list[tuple[float, float]] = []
    for rule in sorted(row, key=lambda r: r.x0):
        if found and rule.x0 - found[-1][1] < JOINT:
            found[-1] = found[-1][0], max(found[-1][1], rule.x1)
        else:
            found.append((rule.x0, rule.x1))
    return tuple(found)


def _uprights(rules: Sequence[Bbox], region: Bbox) -> list[Wall]:
    groups: list[list[Bbox]] = []
    for rule in sorted(rules, key=lambda r: r.x_mid):
        if not region.x0 - EDGE < rule.x_mid < region.x1 + EDGE or rule.y_overlap(region) < STANDS * rule.height:
            continue
        if groups and rule.x_mid - groups[-1][-1].x_mid < SAME_X:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    tall = [g for g in groups if sum(r.height for r in g) > UPRIGHT * region.height]
    return [Wall(group[0].x_mid, tuple((r.top, r.bottom) for r in group)) for group in tall]
