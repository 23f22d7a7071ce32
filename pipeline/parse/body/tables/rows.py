"""The rows under a table's head: its printed lines put together to cells, and the cells to rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from pipeline.parse.body.tables.clusters import (
    BALANCE,
    LEADING,
    LOOSE,
    Cluster,
    Strands,
    around_middles,
    balanced,
    by_place,
    clustered,
    is_wrapped,
    pitch,
    strands_of,
    together,
    usual_step,
    wraps,
)
from pipeline.parse.body.tables.columns import Columns, in_columns
from pipeline.parse.body.tables.grid import Slot
from pipeline.parse.body.tables.pieces import PrintedLine, is_bracketed, is_sign, is_value
from pipeline.parse.body.tables.rules import Level

HALF = 0.75  # of the usual step: what stands that near to a row on both sides stands between the two
SPARSE = 0.6  # of the rows: a column with more lines names no groups, unless
ASTRAY = 0.3  # of them stand beside none
PRECISE = 0.15  # type sizes off the middle: print is exact, and a cell of two lines over two parts is off by more
EVEN = 0.12  # type sizes between the steps from line to line of one text
ESTIMATES = 2  # of a column, at least
MIDDLE = 0.34  # of the usual step, off the middle of the rows that a name stands beside


def body_slots(
    lines: Sequence[PrintedLine], columns: Columns, partial: Sequence[Level], ruled: bool, framed: bool
) -> list[Slot]:
    """The cells of the lines between two rules that cross the table, rows counted from 0.

    `ruled` is true where rules part the rows, so that the lines between two of them are one row. Rules over some of
    the columns part the rows of these; the other columns' cells span them.
    """
    cuts = _cuts(lines, columns, partial)
    if not cuts:
        return _free_slots(strands_of(lines, columns), columns, ruled, framed)
    edges = [float("-inf"), *(level.y for level in cuts), float("inf")]
    parts = [[line for line in lines if a < line.level <= b] for a, b in pairwise(edges)]
    reach = _parted(_reaches(columns, cuts), parts, columns)
    found: list[Slot] = []
    tops: list[int] = []
    row = 0
    for index, part in enumerate(parts):
        strands = strands_of(part, columns)
        single = [cluster for place, own in strands.items() if _own(reach, place[0], index) for cluster in own]
        slots = _free_slots(by_place(single), columns, ruled or len(cuts) > 1, framed)
        tops.append(row)
        found += [slot.below(row) for slot in slots]
        row += max((slot.row + slot.rows for slot in slots), default=1)
    tops.append(row)
    return found + _spanning_slots(parts, columns, reach, tops)


def _cuts(lines: Sequence[PrintedLine], columns: Columns, partial: Sequence[Level]) -> list[Level]:
    """The partial rules between lines that cut columns and leave in the others a text in one piece."""
    if not lines:
        return []
    inside = [p for p in partial if lines[0].level < p.y < lines[-1].level]
    return [p for p in inside if any(p.covers(*c) for c in columns.extents)]


def _reaches(columns: Columns, cuts: Sequence[Level]) -> dict[int, list[tuple[int, int]]]:
    """For each column the stretches of parts that no rule cuts, as (first, last) part."""
    found: dict[int, list[tuple[int, int]]] = {}
    for column, extent in enumerate(columns.extents):
        starts = [0, *(i + 1 for i, level in enumerate(cuts) if level.covers(*extent))]
        found[column] = [(a, b - 1) for a, b in pairwise([*starts, len(cuts) + 1])]
    return found


def _parted(
    reach: Mapping[int, list[tuple[int, int]]], parts: Sequence[Sequence[PrintedLine]], columns: Columns
) -> dict[int, list[tuple[int, int]]]:
    """The same where a column that a rule leaves out has a cell of its own in each part, as its lines tell.

    Convention: the rule under a group's rows may begin behind the group's name, which stands in their middle; one
    cell over all the parts would stand in the middle of all.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    for column, stretches in reach.items():
        found[column] = []
        for first, last in stretches:
            inside = range(first, last + 1)
            centred = first < last and all(_is_centred_in(parts[i], column, columns) for i in inside)
            if centred and not _runs_on([parts[i] for i in inside], column, columns):
                found[column] += [(i, i) for i in inside]
            else:
                found[column].append((first, last))
    return found


def _runs_on(parts: Sequence[Sequence[PrintedLine]], column: int, columns: Columns) -> bool:
    """Whether the column's lines are one text: where the rules beside it run, they are leaded as within the parts."""
    levels = [[line.level for line in part if any(a == column for a, _ in in_columns(line, columns))] for part in parts]
    inner = [b - a for own in levels for a, b in pairwise(own)]
    outer = [b[0] - a[-1] for a, b in pairwise(levels) if a and b]
    size = max((p.size for part in parts for line in part for p in line.pieces), default=0.0)
    return bool(inner) and all(abs(step - median(inner)) < EVEN * size for step in inner + outer)


def _is_centred_in(part: Sequence[PrintedLine], column: int, columns: Columns) -> bool:
    """Whether the column's lines in the part stand in the middle of its lines."""
    own = [p for line in part for (a, _), p in in_columns(line, columns).items() if a == column]
    if not own:
        return False
    levels = [line.level for line in part if any(a != column for a, _ in in_columns(line, columns))]
    off = (own[0].level + own[-1].level) / 2 - (
        min(levels, default=own[0].level) + max(levels, default=own[-1].level)
    ) / 2
    return abs(off) < PRECISE * own[0].size


def _own(reach: Mapping[int, list[tuple[int, int]]], column: int, part: int) -> bool:
    return (part, part) in reach[column]


def _spanning_slots(
    parts: Sequence[Sequence[PrintedLine]],
    columns: Columns,
    reach: Mapping[int, list[tuple[int, int]]],
    tops: Sequence[int],
) -> list[Slot]:
    """The cells of columns that some rules do not cut: one over all the parts between two that do."""
    found: list[Slot] = []
    for column, stretches in reach.items():
        for first, last in stretches:
            if first == last:
                continue
            lines = [in_columns(line, columns) for part in parts[first : last + 1] for line in part]
            own = [(b, piece) for line in lines for (a, b), piece in line.items() if a == column]
            if own:
                end = max((b for b, _ in own if (first, last) in reach[b]), default=column)
                pieces = tuple(piece for _, piece in own)
                found.append(Slot(tops[first], column, tops[last + 1] - tops[first], end - column + 1, pieces))
    return found


def _free_slots(strands: Strands, columns: Columns, ruled: bool, framed: bool) -> list[Slot]:
    """Rows of lines that no rule parts."""
    pieces = [c.pieces[0] for own in strands.values() for c in own]
    if not pieces:
        return []
    if ruled and not _is_listed(strands, columns, framed):
        return _one_row(strands)
    size = median(p.size for p in pieces)
    usual = usual_step(strands, size)
    tight = pitch(strands)
    made = {place: clustered(own, columns.extents[place[1]][1], usual, size, tight) for place, own in strands.items()}
    even = balanced(strands, size)
    made |= even
    made |= _names({place: own for place, own in strands.items() if place not in even}, made, usual, size)
    clusters = [c for own in made.values() for c in own]
    return _placed(clusters, _rows(clusters, usual), usual, ruled)


def _is_listed(strands: Strands, columns: Columns, framed: bool) -> bool:
    """Whether columns hold several lines that are no wrapped text: rows that no rule parts.

    Where uprights part the columns, rules part the rows, too: only values at the same heights tell others.
    """
    long = [(own, columns.extents[b][1]) for (_, b), own in strands.items() if len(own) > 1]
    if not framed and long and not any(wraps(own, right) for own, right in long):
        return True
    groups: dict[tuple[int, ...], list[tuple[int, list[Cluster]]]] = {}
    for (_, b), own in strands.items():
        own = [c for c in own if not is_bracketed(c.pieces[0].text)]
        if len(own) > 1:
            groups.setdefault(tuple(round(c.top) for c in own), []).append((b, own))
    for members in groups.values():
        values = any(all(c.is_value for c in own) for _, own in members)
        wrapped = framed or any(is_wrapped(own, columns.extents[b][1]) for b, own in members)
        if len(members) > 1 and (values or not wrapped):
            return True
    return False


def _one_row(strands: Strands) -> list[Slot]:
    wide = [place for place in strands if place[1] > place[0]]
    found = []
    for a, b in strands:
        home = next((w for w in wide if w != (a, b) and w[0] <= a and b <= w[1]), None)
        if home is None:
            inner = [c for (x, y), o in strands.items() if a <= x and y <= b for c in o]
            found.append(Slot(0, a, 1, b - a + 1, tuple(p for c in inner for p in c.pieces)))
    return found


def _names(strands: Strands, made: Strands, usual: float, size: float) -> Strands:
    """Columns whose cells, lines a line's step apart, name groups of rows: each in the middle of its own."""
    found: dict[tuple[int, int], list[Cluster]] = {}
    for place, own in sorted(strands.items()):
        others = [c for at, clusters in made.items() if at != place for c in clusters]
        left = [at for at in strands if at[1] < place[0] and at not in found]
        if not others or left or all(c.is_value for c in own):
            continue
        steps = [b.top - a.top for a, b in pairwise(own)]
        most = min(LEADING * min(steps, default=0.0), LOOSE * size)
        groups: list[list[Cluster]] = []
        for cluster in own:
            if groups and cluster.top - groups[-1][-1].bottom <= most:
                groups[-1].append(cluster)
            else:
                groups.append([cluster])
        names = [together(group) for group in groups]
        rows = _rows(others, usual)
        levels = [level for a, b in rows for level in (a, (a + b) / 2, b)]
        astray = sum(all(abs(c.top - level) > BALANCE * size for level in levels) for c in own)
        if len(own) > SPARSE * len(rows) and astray < ASTRAY * len(own):
            continue  # a line for each row
        if len(names) < len(rows) and _centred(names, rows, usual) is not None:
            found[place] = names
    return found


def _rows(clusters: Sequence[Cluster], usual: float) -> list[tuple[float, float]]:
    """(top, bottom) of each row: the cells of the column that has most, and what stands beside none of them."""
    columns: dict[tuple[int, int], list[Cluster]] = by_place(clusters)
    ranked = sorted(columns.values(), key=lambda own: (-len(own), not own[0].is_value, own[0].first))
    rows: list[tuple[float, float]] = []
    for own in ranked:
        for cluster in own:
            near = [r for r in rows if _distance(cluster, r) < HALF * usual]
            if not near:
                rows.append((cluster.top, cluster.bottom))
    return sorted(rows)


def _distance(cluster: Cluster, row: tuple[float, float]) -> float:
    """Points between a cell's lines and a row's; 0 where they overlap."""
    return max(0.0, cluster.top - row[1], row[0] - cluster.bottom)


def _placed(clusters: Sequence[Cluster], rows: Sequence[tuple[float, float]], usual: float, ruled: bool) -> list[Slot]:
    """The cells in their rows; names of groups, but no ticks or whole lines, span the rows that they stand amid.

    Of a column's lone cell, too, where rules part the groups; where none does it is a remark on its row.
    """
    found: list[Slot] = []
    first, last = min(c.first for c in clusters), max(c.last for c in clusters)
    for place, own in by_place(clusters).items():
        ticks = all(is_sign(c.pieces[0].text) and _distance(c, rows[_nearest(c, rows)[0]]) == 0 for c in own)
        one = (
            ticks
            or (first < last and place == (first, last))
            or (not ruled and _is_lone(own, rows))
            or _are_estimates(own)
        )
        spans = _centred(own, rows, usual) if not one else None
        for index, cluster in enumerate(own):
            first, last = spans[index] if spans is not None else _nearest(cluster, rows)
            found.append(
                Slot(first, cluster.first, last - first + 1, cluster.last - cluster.first + 1, tuple(cluster.pieces))
            )
    return found


def _is_lone(own: Sequence[Cluster], rows: Sequence[tuple[float, float]]) -> bool:
    """Whether a column behind the first has one cell, on a row's line: a remark on that row, and no name of all."""
    lone = own[0]
    return len(own) == 1 and lone.first > 0 and _distance(lone, rows[_nearest(lone, rows)[0]]) == 0


def _are_estimates(own: Sequence[Cluster]) -> bool:
    """Whether a column holds estimates, each with its error in brackets under it: each is of one row.

    Convention of tables of models: a place is blank where a model leaves a variable out.
    """
    errors = (len(c.pieces) > 1 and is_bracketed(c.pieces[-1].text) and is_value(c.pieces[0].text) for c in own)
    return sum(errors) >= ESTIMATES


def _nearest(cluster: Cluster, rows: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The row whose lines are nearest to the cell's."""
    top, bottom, middle = cluster.top, cluster.bottom, cluster.middle
    off = [(max(0.0, top - below, above - bottom), abs(middle - (above + below) / 2)) for above, below in rows]
    best = off.index(min(off))
    return best, best


def _centred(own: Sequence[Cluster], rows: Sequence[tuple[float, float]], usual: float) -> list[tuple[int, int]] | None:
    """The rows that each cell of a column spans, if together they take all rows and each stands in its rows' middle."""
    return around_middles(rows, [c.middle for c in own], MIDDLE * usual) if len(own) < len(rows) else None
