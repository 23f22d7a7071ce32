"""The head of a table: its levels, told from rules under its pieces and from what stands in the middle of columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.parse.body.tables.columns import LIES_OVER, Columns, Extents
from pipeline.parse.body.tables.grid import Slot
from pipeline.parse.body.tables.pieces import Piece, PrintedLine, joined
from pipeline.parse.body.tables.rules import Level

NARROW = 0.95  # type sizes: less white between two pieces of a head does not part them
REACH = 2.0  # points that a rule under a head may end before the middle of its last column
OFF_MIDDLE = 1.0  # type sizes off the middle of its columns within which a piece is centred
MIDDLED = 0.25  # type sizes off the middle of the head's height, or of the names under a piece
APART = 1.2  # of the step between the lines of one head cell: a line that stands further above them is another cell's


FEW = 2  # numbers in a line of numbers, at least
_number = lazy.compile(r"(\D*?)\s*[(（\[［]\s*(\d{1,2})\s*[)）\]］]")


_HeadRules = tuple[Sequence[Level], Sequence[float]]  # over some columns; heights of those across the table


@dataclass(frozen=True, slots=True)
class _Node:
    """A head cell over the columns `first` to `last`, and those under it."""

    first: int
    last: int
    pieces: tuple[Piece, ...]
    below: tuple[_Node, ...] = ()

    @property
    def depth(self) -> int:
        return 1 + max((node.depth for node in self.below), default=0)


def head_slots(
    lines: Sequence[PrintedLine], columns: Columns, partial: Sequence[Level], full: Sequence[float]
) -> list[Slot]:
    """The head's cells: a piece over several columns spans them, the others reach down to the body."""
    if not lines:
        return []
    columns = _widened(lines, columns)
    above = next((own for line in lines[:-1] if (own := _numbers(line.pieces, columns))), ())
    below = _numbers(lines[-1].pieces, columns) if len(lines) > 1 and not above else ()
    rows = [tuple(p for p in line.pieces if p not in above) for line in lines]
    nodes = _split(rows, 0, len(columns) - 1, columns, (partial, full))
    depth = max((node.depth for node in nodes), default=0)
    found: list[Slot] = []
    _place(nodes, 0, depth, found)
    found = _numbered_below(found, below, depth) if below else found
    return _numbered_above(found, above, columns) if above else found


def _numbers(row: Sequence[Piece], columns: Columns) -> tuple[Piece, ...]:
    """The line's pieces where they number the columns: (1), (2) or the like with one name before; else none.

    Convention: a table of models numbers them in a line of its own, over the names of their groups or under them.
    """
    own = tuple(p for p in row if columns.home(p) > 0)
    read = [_number.fullmatch(p.text) for p in own]
    found = [(m[1], int(m[2])) for m in read if m is not None]
    if len(found) < max(len(own), FEW) or len({columns.home(p) for p in own}) < len(own):
        return ()
    return own if all(a[0] == b[0] and a[1] + 1 == b[1] for a, b in pairwise(found)) else ()


def _numbered_above(slots: Sequence[Slot], numbers: Sequence[Piece], columns: Columns) -> list[Slot]:
    """The cells with the numbers in a row of their own: under the groups' names printed over them, or first of all.

    What is printed under them goes down; a cell beside them, over columns without a number, reaches over their row.
    """
    taken = {columns.home(p) for p in numbers}
    under = {id(slot): any(slot.column <= c < slot.column + slot.columns for c in taken) for slot in slots}
    over = [s for s in slots if under[id(s)] and s.pieces and s.pieces[-1].level < numbers[0].level]
    row = max((slot.row + 1 for slot in over), default=0)
    found = [Slot(row, columns.home(p), pieces=(p,), header=True) for p in numbers]
    for slot in slots:
        beside = not under[id(slot)] and slot.row <= row <= slot.row + slot.rows
        lower = slot.row >= row and not beside
        found.append(replace(slot, rows=slot.rows + 1) if beside else slot.below(1) if lower else slot)
    return found


def _numbered_below(slots: Sequence[Slot], numbers: Sequence[Piece], depth: int) -> list[Slot]:
    """The cells, each number under the name of its column a cell of its own in the head's last row."""
    last = [slot for slot in slots if slot.pieces and slot.pieces[-1].level == numbers[0].level and slot.column > 0]
    if not any(len(slot.pieces) > 1 for slot in last):
        return list(slots)
    low = depth if any(slot.rows == 1 and len(slot.pieces) > 1 for slot in last) else depth - 1
    found = []
    for slot in slots:
        if slot not in last:
            grown = slot.row + slot.rows == depth and low == depth
            found.append(replace(slot, rows=slot.rows + 1) if grown else slot)
            continue
        if slot.pieces[:-1]:
            found.append(replace(slot, rows=low - slot.row, pieces=slot.pieces[:-1]))
        found.append(replace(slot, row=low if slot.pieces[:-1] else slot.row, rows=1, pieces=slot.pieces[-1:]))
    return found


def _place(nodes: Sequence[_Node], row: int, depth: int, found: list[Slot]) -> None:
    for node in nodes:
        rows = 1 if node.below else depth - row
        if node.pieces:
            found.append(Slot(row, node.first, rows, node.last - node.first + 1, node.pieces, header=True))
        _place(node.below, row + 1, depth, found)


def _widened(lines: Sequence[PrintedLine], columns: Columns) -> Columns:
    """The columns, widened to the head pieces that stand over one of them, reach into no other and are over no two."""
    found = list(columns.extents)
    for line in lines if not columns.walls else ():
        for piece in line.pieces:
            first, last = columns.place(piece)
            if first == last and _is_over_one(piece, first, columns.extents):
                found[first] = min(found[first][0], piece.x0), max(found[first][1], piece.x1)
    return replace(columns, extents=tuple(found))


def _is_over_one(piece: Piece, column: int, extents: Extents) -> bool:
    """Whether the piece is neither over a second column nor in the middle of two."""
    beside = [i for i in (column - 1, column + 1) if 0 <= i < len(extents)]
    if any(min(piece.x1, extents[i][1]) - max(piece.x0, extents[i][0]) > LIES_OVER for i in beside):
        return False
    off = abs(piece.x_mid - _middle(extents, column, column))
    return not any(abs(piece.x_mid - _middle(extents, *sorted((column, i)))) < off for i in beside)


def _middle(extents: Extents, first: int, last: int) -> float:
    return (extents[first][0] + extents[last][1]) / 2


def _split(
    rows: Sequence[tuple[Piece, ...]],
    first: int,
    last: int,
    columns: Columns,
    rules: _HeadRules,
) -> tuple[_Node, ...]:
    """The head cells over these columns, from the pieces of the lines that are left."""
    rows = [row for row in rows if row]
    if first == last or not rows:
        pieces = tuple(joined(row) for row in rows)
        return (_Node(first, last, pieces),) if pieces else ()
    spans = _spans(rows, first, last, columns, rules)
    found: list[_Node] = []
    column = first
    while column <= last:
        end, height = spans.get(column, (column, len(rows)))
        own = [tuple(p for p in row if column <= columns.home(p) <= end) for row in rows]
        top = tuple(joined(row) for row in own[:height] if row)
        below = _split(own[height:], column, end, columns, rules) if end > column else ()
        if top or below:
            found.append(_Node(column, end, top, below))
        column = end + 1
    return tuple(found)


def _spans(
    rows: Sequence[tuple[Piece, ...]], first: int, last: int, columns: Columns, rules: _HeadRules
) -> dict[int, tuple[int, int]]:
    """The first column of each spanning piece -> its last column, and how many lines belong to it."""
    found = _ruled_spans(rows, first, last, columns, rules)
    named = {columns.home(p) for row in rows for p in row}
    is_middled = not columns.walls and _is_middled(rows, columns)
    for height, row in enumerate(rows):
        parted = _shared(_clauses(row), rows[height + 1 :], (first, last), columns, rules)
        parted = parted or _grouped(_clauses(row), rows[height + 1 :], (first, last), columns)
        for a, b in parted or _lowest(rows, (first, last), columns):
            if b > a and not any(low <= b and a <= high for low, (high, _) in found.items()):
                found[a] = b, height + 1
        for piece in _clauses(row):
            others = [p for p in row if p.x0 >= piece.x1 or p.x1 <= piece.x0]
            below = {columns.home(p) for lower in rows[height + 1 :] for p in lower}
            free = below | (set(range(first, last + 1)) - named)
            reach = _reach(piece, rows[height + 1 :], columns, rules) if below else None
            free = free if reach is None else free & set(reach)
            low = {columns.home(p) for p in rows[-1]} if is_middled else set()
            if columns.home(piece) not in low:
                free -= low
            a, b = (is_middled and _over_names(piece, row, rows, columns)) or _group(
                piece, others, free, (first, last), columns, reach is not None
            )
            if b > a and not any(low <= b and a <= high for low, (high, _) in found.items()):
                found[a] = b, height + 1
    return found


def _shared(
    row: Sequence[Piece],
    lower: Sequence[Sequence[Piece]],
    bounds: tuple[int, int],
    columns: Columns,
    rules: _HeadRules,
) -> list[tuple[int, int]]:
    """(first, last) column of each of several pieces over one rule: the part whose middle it stands at."""
    found: list[tuple[int, int]] = []
    for level in rules[0]:
        over = [p for p in row if p.level < level.y and level.covers(p.x0, p.x1)]
        under = [i for i in range(bounds[0], bounds[1] + 1) if level.covers(*columns.extents[i])]
        named = {columns.home(p) for low in lower for p in low if p.level > level.y}
        if len(over) > 1 and named >= set(under) and len(under) > len(over):
            found += _parts(over, under, columns) or []
    return found


def _grouped(
    row: Sequence[Piece], lower: Sequence[Sequence[Piece]], bounds: tuple[int, int], columns: Columns
) -> list[tuple[int, int]]:
    """The same of pieces that share out all columns with a name under them, each in its group's middle."""
    named = sorted({columns.home(p) for low in lower for p in low} - {0})
    under = list(range(max(1, bounds[0]), bounds[1] + 1))
    over = [p for p in row if columns.home(p) > 0]
    if columns.walls or named != under or len(over) <= 1:
        return []
    found = _parts(over, under, columns) or []
    return found if all(b > a for a, b in found) else []


def _lowest(rows: Sequence[Sequence[Piece]], bounds: tuple[int, int], columns: Columns) -> list[tuple[int, int]]:
    """The same of the pieces of a head's only line over more columns than they are: no column is without a head.

    Only the first may be: the rows' names often have none.
    """
    every = range(bounds[0], bounds[1] + 1)
    if len(rows) != 1 or not 1 < len(rows[0]) < len(every):
        return []
    alone = all(_off(p, columns.home(p), columns.home(p), columns) < OFF_MIDDLE * p.size for p in rows[0])
    left = set(every) - {columns.home(p) for p in rows[0]}
    if alone and left == {0}:
        return []
    return _parts(rows[0], every, columns) or _parts(rows[0], every[1:], columns) or []


def _parts(pieces: Sequence[Piece], under: Sequence[int], columns: Columns) -> list[tuple[int, int]] | None:
    """The columns parted so that each piece is in the middle of its own; None where they cannot be."""
    rest = len(pieces) - 1
    ends = range(1, len(under) - rest + 1) if rest else [len(under)]
    for end in sorted(ends, key=lambda e: _off(pieces[0], under[0], under[e - 1], columns)):
        if _off(pieces[0], under[0], under[end - 1], columns) >= OFF_MIDDLE * pieces[0].size:
            return None
        others = _parts(pieces[1:], under[end:], columns) if rest else []
        if others is not None:
            return [(under[0], under[end - 1]), *others]
    return None


def _is_middled(rows: Sequence[Sequence[Piece]], columns: Columns) -> bool:
    """Whether a column's name stands in the middle of the head's height, between its first line and its last.

    Convention: what is over one column alone is set there; a name on the last line, nothing over it, has one above it
    that is over several columns, in their middle.
    """
    first, last = rows[0][0], rows[-1][0]
    low = {columns.home(p) for p in rows[-1]}
    names: dict[int, list[float]] = {}
    for piece in (p for row in rows for p in row):
        names.setdefault(columns.home(piece), []).append(piece.level)
    alone = [levels for column, levels in names.items() if column not in low and levels[-1] > first.level]
    middle = (first.level + last.level) / 2
    return any(abs((own[0] + own[-1]) / 2 - middle) < MIDDLED * first.size for own in alone)


def _over_names(
    piece: Piece, row: Sequence[Piece], rows: Sequence[Sequence[Piece]], columns: Columns
) -> tuple[int, int] | None:
    """The columns of most names of the last line in whose middle a piece of such a head stands, alone over them."""
    over = [p for upper in rows if upper and upper[0].level <= row[0].level for p in upper if p is not piece]
    names = sorted(rows[-1], key=lambda p: p.x0)
    runs = [names[i : j + 1] for i in range(len(names)) for j in range(i + 1, len(names))]
    for run in sorted(runs, key=len, reverse=True):
        x0, x1 = run[0].x0, run[-1].x1
        centred = abs(piece.x_mid - (x0 + x1) / 2) < MIDDLED * piece.size
        if centred and not any(p.x0 < x1 and p.x1 > x0 for p in over):
            return columns.home(run[0]), columns.home(run[-1])
    return None


def _reach(
    piece: Piece, lower: Sequence[Sequence[Piece]], columns: Columns, rules: _HeadRules
) -> Collection[int] | None:
    """The columns that a piece set off from what is under it may be over; None where it is not set off.

    Convention: a rule parts the name over several columns from theirs, and one rule may run under the names of several
    groups, but not beyond; without a rule, white does, more than between the lines of their own names.
    """
    levels = [p.level for row in lower for p in row if columns.home(p) == columns.home(piece)]
    end = (levels or [lower[0][0].level])[0]
    for level in rules[0]:
        if piece.level < level.y < end and level.covers(piece.x0, piece.x1):
            return [i for i, extent in enumerate(columns.extents) if level.covers(*extent)]
    steps = [b - a for a, b in pairwise(levels)]
    white = bool(steps) and end - piece.level > APART * max(steps)
    return range(len(columns)) if white or any(piece.level < y < end for y in rules[1]) else None


def _ruled_spans(
    rows: Sequence[tuple[Piece, ...]], first: int, last: int, columns: Columns, rules: _HeadRules
) -> dict[int, tuple[int, int]]:
    """The spans that rules under a head piece tell: the highest rule that cuts a column."""
    found: dict[int, tuple[int, int]] = {}
    for level in rules[0]:
        for x0, x1 in level.spans:
            middles = {i: _middle(columns.extents, i, i) for i in range(first, last + 1)}
            under = [i for i, middle in middles.items() if x0 - REACH < middle < x1 + REACH]
            height = sum(any(p.level < level.y for p in row) for row in rows)
            above = [p for row in rows[:height] for p in row if under and under[0] <= columns.home(p) <= under[-1]]
            taken = any(a <= c <= b for c in under for a, (b, _) in found.items())
            nested = any(p.level < y.y < level.y and y.covers(p.x0, p.x1) for p in above for y in rules[0])
            several = nested or any(_is_parted([p for p in row if p in above]) for row in rows[:height])
            if len(under) > 1 and 0 < height < len(rows) and above and not taken and not several:
                found[under[0]] = under[-1], height
    return found


def _is_parted(row: Sequence[Piece]) -> bool:
    """Whether the pieces over one rule are several cells': a name and its unit stand a word space apart."""
    return any(b.x0 - a.x1 >= NARROW * a.size for a, b in pairwise(row))


def _clauses(row: Sequence[Piece]) -> list[Piece]:
    """The row's pieces, squares set apart joined: 分 词 结 果."""
    found: list[Piece] = []
    for piece in row:
        if found and piece.x0 - found[-1].x1 < NARROW * piece.size and len(piece.text) == 1:
            found[-1] = joined((found[-1], piece))
        else:
            found.append(piece)
    return found


def _group(
    piece: Piece, others: Sequence[Piece], free: Collection[int], bounds: tuple[int, int], columns: Columns, apart: bool
) -> tuple[int, int]:
    """The columns of a head piece: those it is over, and those beside in whose middle it stands.

    `free` are columns that may stand under it; `others` the pieces beside it, which have columns of their own.
    Where it is set off from what is under it (`apart`), by a rule or by white, it has as many of them as it can.
    """
    first, last = bounds
    a, b = columns.place(piece)
    a, b = max(first, min(a, last)), min(last, max(b, first))
    if columns.walls:
        return a, b
    named = {c for p in others for low, high in (columns.place(p),) for c in range(low, high + 1)}
    middles = [(c, _middle(columns.extents, c, c)) for c in range(first, last + 1)]
    named |= {c for c, x in middles if any(abs(p.x_mid - x) < abs(piece.x_mid - x) for p in others)}
    best, best_off = (a, b), _off(piece, a, b, columns)
    for low in range(a, first - 1, -1):
        if low < a and (low in named or low not in free):
            break
        for high in range(b, last + 1):
            if high > b and (high in named or high not in free):
                break
            off = _off(piece, low, high, columns)
            wider = apart and off < OFF_MIDDLE * piece.size and high - low > best[1] - best[0]
            if wider or off < best_off - OFF_MIDDLE * piece.size:
                best, best_off = (low, high), off
    return best


def _off(piece: Piece, first: int, last: int, columns: Columns) -> float:
    return abs(piece.x_mid - _middle(columns.extents, first, last))
