"""The cells of each column of a table: its lines put together where a cell runs over several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.parse.body.tables.columns import Columns, in_columns
from pipeline.parse.body.tables.pieces import Piece, PrintedLine, is_bracketed, is_value

LEADING = 1.2  # of a column's least step: lines further apart are no lines of one cell
CLOSE = 0.8  # of the usual step from row to row: lines closer than that are one cell's
TIGHT = 0.9  # of the least step between two rows: nearly as much white parts rows, too
UNEVEN = 0.1  # type sizes between the steps from line to line of one cell
FILLS = 1.0  # type sizes before its column's edge: a line that ends there is full, and the text may go on
LONG = 3  # type sizes: a shorter line fills its column by chance
ALIKE = 2  # lines of a column from which on some of text that runs over several would be short
LEAST_STEP = 0.9  # type sizes: lines closer than that stand on one row, a little apart
LOOSE = 2.2  # type sizes: lines further apart are never one cell's
LOOSEST = 3.0  # the same of a line that stands alone on its row, under one that fills the column
VALUED = 2 / 3  # of a column's cells: with more values its lines are rows, though a few are words
WRAPPED = 0.7  # of the cells of several lines: text that goes on from line to line
BALANCE = 0.35  # type sizes that the middle of a cell's lines may be off the line beside it


@dataclass(slots=True)
class Cluster:
    """Lines of one column that are one cell.

    `anchored` is true where one of its lines holds a value in some column: values are never parted over lines, so
    such a line begins a row. `whole` is true where its last line fills as many columns as the table has, and `tail`
    where it is the name beside a line of standard errors: such a line is the lower one of its row, whose name goes on;
    `alone` where nothing stands on its line but in one column, behind the names.
    """

    first: int  # column
    last: int
    pieces: list[Piece]
    anchored: bool = False
    whole: bool = False
    tail: bool = False
    alone: bool = False

    @property
    def top(self) -> float:
        return self.pieces[0].level

    @property
    def bottom(self) -> float:
        return self.pieces[-1].level

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def is_value(self) -> bool:
        return all(is_value(p.text) for p in self.pieces)


Strands = Mapping[tuple[int, int], list[Cluster]]  # by the first and last column


def strands_of(lines: Iterable[PrintedLine], columns: Columns) -> dict[tuple[int, int], list[Cluster]]:
    """The pieces of every column, each a cluster of its own yet, by the columns that they stand over."""
    found: dict[tuple[int, int], list[Cluster]] = {}
    rows = [in_columns(line, columns) for line in lines]
    most = max((len(row) for row in rows), default=0)
    above: dict[tuple[int, int], Piece] = {}
    for row in rows:
        anchored = any(is_value(p.text) and not is_bracketed(p.text) for p in row.values())
        whole = len(row) == most
        errors = _are_errors(row, above)
        for (a, b), piece in row.items():
            found.setdefault((a, b), []).append(
                Cluster(a, b, [piece], anchored, whole, errors and a == 0, len(row) == 1 and 0 < a == b)
            )
        above = row
    return found


def _are_errors(row: Mapping[tuple[int, int], Piece], above: Mapping[tuple[int, int], Piece]) -> bool:
    """Whether all that a named line has is in brackets, each under a value of the line above, which is named too."""
    own, over = ({place: p for place, p in line.items() if place[0] > 0} for line in (row, above))
    named = all(any(place == (0, 0) for place in line) for line in (row, above))
    return (
        named
        and bool(own)
        and all(is_bracketed(p.text) for p in own.values())
        and all(place in over and is_value(over[place].text) and not is_bracketed(over[place].text) for place in own)
    )


def by_place(clusters: Iterable[Cluster]) -> dict[tuple[int, int], list[Cluster]]:
    found: dict[tuple[int, int], list[Cluster]] = {}
    for cluster in clusters:
        found.setdefault((cluster.first, cluster.last), []).append(cluster)
    return found


def wraps(own: Sequence[Cluster], right: float) -> bool:
    """Whether a line but the last reaches the column's edge."""
    return any(_fills(c.pieces[-1], right) for c in own[:-1])


def is_wrapped(own: Sequence[Cluster], right: float) -> bool:
    """Whether every line but the last reaches the column's edge: text that goes on from line to line."""
    return all(_fills(c.pieces[-1], right) for c in own[:-1])


def _fills(piece: Piece, right: float) -> bool:
    """Whether the line reaches the column's edge, so that its text may go on; a value ends there by itself."""
    wide = piece.x1 - piece.x0 > LONG * piece.size
    return wide and right - piece.x1 < FILLS * piece.size and not is_value(piece.text)


def usual_step(strands: Strands, size: float) -> float:
    """The step from row to row: the least one of the columns with values, or else the median one."""
    steps = []
    for own in strands.values():
        values = [c for c in own if c.is_value and not is_bracketed(c.pieces[0].text)]
        if len(values) > 1 and len(values) > VALUED * len(own):
            steps += [b.top - a.top for a, b in pairwise(own) if b.top - a.top > LEAST_STEP * size]
    if steps:
        return min(steps)
    steps = [b.top - a.top for own in strands.values() for a, b in pairwise(own)]
    return median(steps) if steps else 2 * size


def pitch(strands: Strands) -> float:
    """The least step between two lines that are rows for certain: each has a value, or as many pieces as any."""
    sure = {c.top for own in strands.values() for c in own if c.anchored or c.whole}
    every = sorted({c.top for own in strands.values() for c in own})
    return min((b - a for a, b in pairwise(every) if a in sure and b in sure), default=float("inf"))


def clustered(own: Sequence[Cluster], right: float, usual: float, size: float, tight: float) -> list[Cluster]:
    """The lines of a column put together to cells; no short lines that stand as far apart as rows, `tight`, do."""
    steps = [b.top - a.top for a, b in pairwise(own)]
    leading = max(min(steps, default=0.0), LEAST_STEP * size)
    parted = any(step > LEADING * leading for step in steps)
    edge = max((p.x1 for c in own for p in c.pieces), default=right)
    if len(own) > ALIKE and all(_fills(c.pieces[-1], edge) for c in own):
        edge = float("inf")  # all lines are as long: nothing tells that one is full
    found: list[Cluster] = []
    for cluster in own:
        step = cluster.top - found[-1].bottom if found else 0.0
        runs_over = found and cluster.alone and _fills(found[-1].pieces[-1], edge)
        if (
            found
            and step <= min(LEADING * leading, (LOOSEST if runs_over else LOOSE) * size)
            and (not cluster.whole or _is_even(found[-1], step))
            and _goes_on(found[-1], cluster, edge, parted and step < TIGHT * tight, step < CLOSE * usual)
        ):
            last = found[-1]
            last.pieces += cluster.pieces
            last.anchored, last.whole = last.anchored or cluster.anchored, cluster.whole
        else:
            found.append(replace(cluster, pieces=list(cluster.pieces)))
    return found


def _is_even(last: Cluster, step: float) -> bool:
    """Whether a line so far below stands as the cell's lines do: they are evenly leaded; a row's first line is not."""
    own = [piece.level for piece in last.pieces]
    steps = [b - a for a, b in pairwise(own)]
    return not steps or abs(steps[-1] - step) < UNEVEN * last.pieces[-1].size


def _goes_on(last: Cluster, line: Cluster, edge: float, parted: bool, close: bool) -> bool:
    """Whether the line, a line's step below, is one more of the cell above it.

    `parted` is true where wider steps part the column's cells, `close` where rows usually stand further apart.
    """
    own, before = line.pieces[0], last.pieces[-1]
    if line.tail:
        return True
    if is_bracketed(own.text) and is_value(last.pieces[0].text) and all(is_bracketed(p.text) for p in last.pieces[1:]):
        # a coefficient and its standard errors, each in brackets of its own
        return not is_bracketed(last.pieces[0].text) and all(p.text[0] != own.text[0] for p in last.pieces)
    if close:
        return True
    if last.is_value or line.is_value or (last.anchored and line.anchored):
        return False
    if not last.anchored and not line.anchored and not line.whole and parted:
        return True
    return not line.whole and _fills(before, edge)


def balanced(strands: Strands, size: float) -> Strands:
    """Columns of text whose cells stand in their middle beside the values of one line: their lines parted so.

    Where no column holds values, the names of the rows tell, if all columns stand around their heights, wrapped.
    """
    valued = [own for own in strands.values() if len(own) > 1 and all(c.is_value for c in own)]
    anchors = max(valued, key=len, default=[])
    found: dict[tuple[int, int], list[Cluster]] = {}
    if not anchors:
        return _around_names(strands, size)
    for place, own in strands.items():
        if len(own) > len(anchors) > 1 and not any(c.is_value for c in own):
            parted = _around(own, [c.top for c in anchors], BALANCE * size)
            if parted is not None:
                found[place] = parted
    return found


def _around_names(strands: Strands, size: float) -> Strands:
    """All columns, their lines put together around the heights of the first one's; none where these are no rows.

    The names of groups stand amid their rows, too, but those are no text that goes on from line to line.
    """
    names = strands.get((0, 0), [])
    if len(names) < ALIKE:
        return {}
    found = {place: _around(own, [c.top for c in names], BALANCE * size) for place, own in strands.items()}
    long: list[bool] = []
    for own in found.values():
        if own is None:
            return {}
        edge = max(p.x1 for c in own for p in c.pieces)
        long += [all(_fills(p, edge) for p in c.pieces[:-1]) for c in own if len(c.pieces) > 1]
    return {place: own for place, own in found.items() if own} if sum(long) > WRAPPED * len(long) else {}


def _around(own: Sequence[Cluster], anchors: Sequence[float], slack: float) -> list[Cluster] | None:
    """The lines put together so that each cell's middle is at its anchor's height; None where they cannot be."""
    found = around_middles([(c.top, c.bottom) for c in own], anchors, slack)
    return None if found is None else [together(own[first : last + 1]) for first, last in found]


def around_middles(
    edges: Sequence[tuple[float, float]], middles: Sequence[float], slack: float
) -> list[tuple[int, int]] | None:
    """From which to which of these (top, bottom), one stretch behind the other, has each of the middles for its own.

    None where they cannot be, or leave some over; a middle may be off by less than `slack` points.
    """
    found: list[tuple[int, int]] = []
    first = 0
    for middle in middles:
        off = {i: abs((edges[first][0] + edges[i][1]) / 2 - middle) for i in range(first, len(edges))}
        last = min(off, key=off.__getitem__, default=None)
        if last is None or off[last] >= slack:
            return None
        found.append((first, last))
        first = last + 1
    return found if first == len(edges) else None


def together(own: Sequence[Cluster]) -> Cluster:
    return replace(own[0], pieces=[p for c in own for p in c.pieces], whole=own[-1].whole)
