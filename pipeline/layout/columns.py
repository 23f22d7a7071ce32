"""Segments of a page -> regions: bands of full width and the columns between them, in reading order."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from pipeline.layout.band_edges import CLUSTER, centred_head, rows_of_items, single_foot, single_head
from pipeline.layout.segments import Segment
from pipeline.layout.storeys import storeys
from pipeline.model.geometry import Bbox
from pipeline.typeset.measures import FULL, ON_ROW, THIN

GUTTER = 7.0  # points; the narrowest white strip taken for a gutter
ROUNDING = 0.5  # points of it that ink may cover on each side, as readers round
SAME_GUTTER = 14.0  # points between the gutters of two pages: recto and verso are set off against each other
COLUMN_SHARE = 0.22  # of the region's width; a narrower column is a table's
COLUMN_EMS = 13  # type sizes; running text is never set narrower
FULL_LINE = 0.55  # of the column's width: what the middle one of a column's lines must fill to be running text
OVERHANG = 10.0  # points
HANGING = 9, 10  # lines of ten end before the gutter: what brackets and marks of notes hang into is no text
MIN_LINES = 4  # on each side, for a page's own gutter to be believed
WIDEST = 45.0  # points; the widest gutter
KNOWN_LINES = 2  # the same at a place where other pages have their gutter
EDGES = 6  # left edges looked at, those of most lines first: a page has two or three columns, a table some more
EDGE_LINES = 2  # lines that begin at a left edge, at least
SOLID_LINES = 3  # full lines of a column of running text, where it is not known to be one
LONG_LINES = 2  # on each side of a gutter between short paragraphs
HUG = 15.0  # points from a gutter's middle to the end of the lines left of it
ALIKE = 0.99  # of the text that the best gutter parts: one that parts so much is as good
ALIKE_PLACE = 0.5  # points; gutters so close part the same text
MAX_DEPTH = 2  # columns within columns
LEVEL = 0.2  # of its height: middles of two rows that stand level differ by less


@dataclass(frozen=True, slots=True)
class Region:
    """A column, or a band over the whole width, with the segments in it."""

    bbox: Bbox
    segments: tuple[Segment, ...]


def regions(segments: Sequence[Segment], gutters: Sequence[float] = (), rules: Sequence[Bbox] = ()) -> list[Region]:
    """The regions of one page in reading order.

    `gutters` are places (x, points) where other pages of the document have theirs: there two lines on each side
    are enough. Convention: columns are read one after the other, from one full-width line to the next, and to the next
    of the page's `rules` that is drawn over both.
    """
    return _split(list(segments), gutters, MAX_DEPTH, rules) if segments else []


def gutter(segments: Sequence[Segment]) -> float | None:
    """The x of the page's own main gutter, or None where it is set in one column."""
    best = _best_gutter(list(segments), (), MIN_LINES)
    return best[0] if best else None


def distinct(gutters: Sequence[float]) -> list[float]:
    """Places (x, points) of gutters, of those that lie within a hair of each other the first.

    A journal sets all its pages alike, so a bound volume has few.
    """
    found: dict[int, float] = {}
    for x in gutters:
        found.setdefault(round(x / ALIKE_PLACE), x)
    return list(found.values())


def _split(segments: list[Segment], gutters: Sequence[float], depth: int, rules: Sequence[Bbox] = ()) -> list[Region]:
    box = Bbox.around(s.bbox for s in segments)
    best = _best_gutter(segments, gutters, MIN_LINES, rules) if depth else None
    if best is None:
        return [Region(box, tuple(segments))]
    x, bands = best
    found: list[Region] = []
    for band in bands:
        if not band.double:
            found += _with_own_gutter(box, band.segments, depth - 1)
            continue
        for storey in storeys(band.segments, x):
            left = [s for s in storey if s.x_mid < x]
            right = [s for s in storey if s.x_mid >= x]
            for side in (left, right):
                if side:
                    found += _split(side, (), depth - 1)
    return found


def _with_own_gutter(box: Bbox, segments: list[Segment], depth: int) -> list[Region]:
    """The regions of a band over the columns: columns of its own where it has a gutter that they have not.

    Conventions: both abstracts stand side by side over a body of three columns; dates and who paid stand in a narrow
    column of their own beside the abstract.
    """
    own = _split(segments, (), depth)
    return own if len(own) > 1 else [Region(_widen(box, segments), tuple(segments))]


def _widen(box: Bbox, segments: Sequence[Segment]) -> Bbox:
    own = Bbox.around(s.bbox for s in segments)
    return Bbox(box.x0, own.top, box.x1, own.bottom)


@dataclass(frozen=True, slots=True)
class _Band:
    double: bool
    segments: list[Segment]


def _best_gutter(
    segments: list[Segment],
    known: Sequence[float],
    min_lines: int,
    rules: Sequence[Bbox] = (),
    *,
    is_side: bool = False,
) -> tuple[float, list[_Band]] | None:
    """The gutter that parts most text into two running columns, and the bands it makes; of a page, or of its side."""
    if not segments:
        return None
    box = Bbox.around(s.bbox for s in segments)
    segments = sorted(segments, key=lambda s: (s.y_mid, s.bbox.x0))
    found: list[tuple[float, float, list[_Band]]] = []
    across = [r for r in rules if r.height <= THIN and r.x0 < box.x0 + OVERHANG and r.x1 > box.x1 - OVERHANG]
    side = _Side(
        segments,
        [s.y_mid for s in segments],
        [(s.bbox.x0, s.bbox.x1) for s in segments],
        max(s.bbox.height for s in segments),
        sorted(rule.y_mid for rule in across),
    )
    for x in (*_candidates(segments, box), *known):
        if not box.x0 < x < box.x1:  # nothing stands on one side
            continue
        least = KNOWN_LINES if any(abs(x - k) < SAME_GUTTER for k in known) else min_lines
        bands = _bands(side, x, least, is_side=is_side)
        weight = sum(s.bbox.width for band in bands if band.double for s in band.segments)
        if weight:
            found.append((weight, x, bands))
    if not found:
        return None
    enough = ALIKE * max(weight for weight, _, _ in found)
    _, x, bands = max((f for f in found if f[0] >= enough), key=lambda f: round(_white(f[1], f[2]), 1))
    return x, bands


def _white(x: float, bands: Sequence[_Band]) -> float:
    """Points of white on the narrower side of a gutter. Convention: labels hang out of their column, not into it.

    Numbers of references that stand in a strip of their own leave two gutters that part the same text; that before
    the numbers is the wider one.
    """
    reach = [s.reach for band in bands if band.double for s in band.segments]
    return min(max(x0 - x, x - x1) for x0, x1 in reach)


def _candidates(segments: Sequence[Segment], box: Bbox) -> list[float]:
    """Strips just left of where several segments begin, away from the region's edges."""
    margin = COLUMN_SHARE * box.width
    edges = sorted(s.bbox.x0 for s in segments if box.x0 + margin < s.bbox.x0 < box.x1 - margin)
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][0] <= CLUSTER:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    groups.sort(key=len, reverse=True)
    return [_middle(segments, min(group), margin) for group in groups[:EDGES] if len(group) >= EDGE_LINES]


def _middle(segments: Sequence[Segment], edge: float, least: float) -> float:
    """The middle of the strip before a column's left edge: footnote marks and brackets hang out of the column."""
    ends = sorted(
        s.bbox.x1 for s in segments if edge - WIDEST < s.bbox.x1 <= edge - GUTTER / 2 and s.bbox.width > least
    )
    if len(ends) < MIN_LINES:
        return edge - GUTTER / 2
    return min((ends[len(ends) * HANGING[0] // HANGING[1]] + edge) / 2, edge - GUTTER / 2)


class _Side(NamedTuple):
    """What is asked of a page's segments, or of a side's, at each place where a gutter may be."""

    segments: list[Segment]  # in the order of their middles
    middles: list[float]
    spans: list[tuple[float, float]]  # where they begin and end
    tallest: float
    drawn: list[float]  # the heights of the rules drawn over all


def _bands(side: _Side, x: float, min_lines: int, *, is_side: bool = False) -> list[_Band]:
    """Runs of segments from top to bottom: those with text on both sides of a white strip at x, and the others.

    A run ends at each height of a rule drawn over all.
    """
    segments, middles, spans, tallest, drawn = side
    left, right = x - (GUTTER / 2 - ROUNDING), x + (GUTTER / 2 - ROUNDING)
    near = [s for s, (x0, x1) in zip(segments, spans, strict=True) if x0 < right and x1 > left]
    crossing = [s for s in near if s.reach[0] < right and s.reach[1] > left]
    crossing = [s for s in crossing if not _overhangs(s, _level(s, segments, middles, tallest), x)]
    walls = _merged_intervals([(s.bbox.top + 1, s.bbox.bottom - 1) for s in crossing])
    tops = [top for top, _ in walls]
    across = {id(s) for s in crossing}
    groups: list[tuple[bool, int, list[Segment]]] = [] if walls or drawn else [(False, 0, segments)]
    for segment, middle in zip(segments, middles, strict=True) if walls or drawn else ():
        at = bisect_left(tops, middle) - 1
        walled = (at >= 0 and middle < walls[at][1]) or id(segment) in across
        over = bisect_left(drawn, middle) if drawn else 0
        if groups and groups[-1][:2] == (walled, over):
            groups[-1][2].append(segment)
        else:
            groups.append((walled, over, [segment]))
    bands: list[_Band] = []
    edge = _right_edge(segments, x)
    for number, (walled, _, members) in enumerate(groups):
        double = not walled and _is_double(members, x, min_lines, edge, is_side=is_side)
        if not double:
            _append(bands, False, members)
            continue
        items, members = rows_of_items(members, x, edge)
        centred, members = centred_head(members, x, edge)
        above, members = single_head(members, x)
        _append(bands, False, items + centred)
        below, members = single_foot(members, x) if number + 1 < len(groups) else ([], members)
        _append(bands, False, above)
        _append(bands, True, members)
        _append(bands, False, below)
    return bands


def _level(
    segment: Segment, segments: Sequence[Segment], middles: Sequence[float], tallest: float
) -> Sequence[Segment]:
    """The segments that may share some of this one's height; `segments` stand in the order of their `middles`."""
    reach = (segment.bbox.height + tallest) / 2 + 1
    return segments[bisect_left(middles, segment.y_mid - reach) : bisect_right(middles, segment.y_mid + reach)]


def _overhangs(segment: Segment, segments: Sequence[Segment], x: float) -> bool:
    """Whether a line set too wide for its column reaches a little over the gutter, beside the next column's line."""
    over = min(segment.bbox.x1 - x, x - segment.bbox.x0)
    if not 0 < over < OVERHANG:
        return False
    is_left = segment.x_mid < x
    return any(
        (other.bbox.x0 >= segment.bbox.x1 if is_left else other.bbox.x1 <= segment.bbox.x0)
        and other.bbox.y_overlap(segment.bbox) > ON_ROW * segment.bbox.height
        and other.bbox.width > COLUMN_EMS * other.size / 2
        for other in segments
    )


def _append(bands: list[_Band], double: bool, members: list[Segment]) -> None:
    if not members:
        return
    if bands and not double and not bands[-1].double:
        bands[-1] = _Band(False, bands[-1].segments + members)
    else:
        bands.append(_Band(double, members))


def _merged_intervals(intervals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for top, bottom in sorted(intervals):
        if merged and top <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
        else:
            merged.append((top, bottom))
    return merged


def _is_double(members: Sequence[Segment], x: float, min_lines: int, edge: float, *, is_side: bool = False) -> bool:
    """Whether both sides are columns of running text rather than cells of a table; `edge` begins the right column."""
    left = [s for s in members if s.x_mid < x]
    right = [s for s in members if s.x_mid >= x]
    if min_lines < MIN_LINES:  # the document is known to have its gutter here
        if all(len(side) >= min_lines and _has_solid(side) for side in (left, right)):  # quickly told, as most are
            return True
        return bool(left and right) and (_beside(left, right) or _beside(right, left) or _meet(left, right, x, edge))
    if all(_is_running(side, min_lines) or (not is_side and _is_parted(side)) for side in (left, right)):
        return True
    return all(_is_text(side, min_lines) for side in (left, right)) and not _is_level(left, right)


def _is_parted(side: Sequence[Segment]) -> bool:
    """Whether the side is two columns of running text itself, these not parted again: magazines set three or four."""
    width = Bbox.around(s.bbox for s in side).width if len(side) >= 2 * MIN_LINES else 0.0
    if not side or _is_narrow(width / 2, side):
        return False
    best = _best_gutter(list(side), (), MIN_LINES, is_side=True)
    parted = sum(s.bbox.width for band in best[1] if band.double for s in band.segments) if best is not None else 0.0
    return parted > FULL * sum(s.bbox.width for s in side)


def _meet(left: Sequence[Segment], right: Sequence[Segment], x: float, edge: float) -> bool:
    """Whether a line of running text ends at a known gutter and the other side begins where its column does.

    The last lines over a wide table are few, and the right column has fewer of them than the left one. Pieces with
    white between them are items set over the whole width, such as an article's numbers.
    """
    if not len(right) <= len(left) <= MIN_LINES:
        return False
    aligned = max(s.bbox.x1 for s in left) > x - HUG and abs(min(s.bbox.x0 for s in right) - edge) <= CLUSTER / 2
    parted = any(b.bbox.x0 > a.bbox.x1 and a.bbox.y_overlap(b.bbox) > 0 for a in left for b in left)
    return aligned and not parted and _has_solid(left)


def _right_edge(segments: Sequence[Segment], x: float) -> float:
    """Where the lines right of a gutter begin: what most of them share; infinite where too few do."""
    starts = sorted(s.bbox.x0 for s in segments if x <= s.bbox.x0 < x + WIDEST)
    most = max(range(len(starts)), key=lambda i: bisect_left(starts, starts[i] + CLUSTER / 2) - i, default=None)
    if most is None or bisect_left(starts, starts[most] + CLUSTER / 2) - most < MIN_LINES:
        return math.inf
    return starts[most]


def _is_text(side: Sequence[Segment], min_lines: int) -> bool:
    """Whether these are short paragraphs with their headings: lines of one column, two of them long."""
    if len(side) < min_lines:
        return False
    width = Bbox.around(s.bbox for s in side).width
    return sum(s.bbox.width >= max(FULL_LINE * width, COLUMN_EMS * s.size) for s in side) >= LONG_LINES


def _beside(text: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether one side is running text and the other a figure's caption or words, not cells on the same rows."""
    return _is_running(text, MIN_LINES) and not _is_level(text, other)


def _is_level(text: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether most of the other side's lines stand on the rows of the text, as the cells of one table do."""
    middles = sorted(s.y_mid for s in text)
    level = 0
    for segment in other:
        slack = LEVEL * segment.bbox.height
        at = bisect_left(middles, segment.y_mid - slack)
        level += at < len(middles) and middles[at] < segment.y_mid + slack
    return level * 2 >= len(other)


def _has_solid(side: Sequence[Segment]) -> bool:
    """Whether one line at least is long enough for running text."""
    return any(s.bbox.width >= COLUMN_EMS * s.size for s in side)


def _is_running(side: Sequence[Segment], min_lines: int) -> bool:
    if len(side) < min_lines:
        return False
    width = Bbox.around(s.bbox for s in side).width
    full = FULL_LINE * width
    if sum(s.bbox.width >= full for s in side) < min(SOLID_LINES, min_lines):
        return False
    if _is_narrow(width, side):
        return False
    rows: list[float] = []
    reach: list[tuple[float, float]] = []
    for segment in sorted(side, key=lambda s: s.y_mid):
        if rows and segment.y_mid - rows[-1] < ON_ROW * segment.bbox.height:
            reach[-1] = (min(reach[-1][0], segment.bbox.x0), max(reach[-1][1], segment.bbox.x1))
        else:
            rows.append(segment.y_mid)
            reach.append((segment.bbox.x0, segment.bbox.x1))
    if len(rows) < min_lines:
        return False
    return median(x1 - x0 for x0, x1 in _beside_no_picture(reach, full)) >= full


def _is_narrow(width: float, side: Sequence[Segment]) -> bool:
    """Whether running text of this size is never set as narrow; the middle size is looked for only where it tells."""
    sizes = [s.size for s in side]
    return width < COLUMN_EMS * max(sizes) and width < COLUMN_EMS * median(sizes)


def _beside_no_picture(reach: Sequence[tuple[float, float]], full: float) -> list[tuple[float, float]]:
    """The rows, given as where each begins and ends, less those set around a picture; `full` is as wide as a line.

    Convention: such lines are narrow and justified, so that many share both edges, as the cells of a table do not.
    """
    places = Counter((round(x0 / CLUSTER), round(x1 / CLUSTER)) for x0, x1 in reach if x1 - x0 < full)
    return [r for r in reach if places[round(r[0] / CLUSTER), round(r[1] / CLUSTER)] < MIN_LINES]
