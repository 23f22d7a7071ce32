"""The columns of a table: between its uprights, or between the strips of white that its rows leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.model.geometry import Bbox
from pipeline.parse.body.tables.pieces import FIGURES, Piece, PrintedLine, cut, cut_at, is_bracketed, is_value, joined
from pipeline.parse.body.tables.rules import Rules, Wall
from pipeline.text.script import is_square

Extents = Sequence[tuple[float, float]]  # (x0, x1) of each, left to right

# Type sizes of white that part two columns, by how many rows agree: a word space, or the gap that justified text
# leaves, seldom stands at the same place in many rows.
STRIPS = ((6, 0.4), (4, 0.5), (3, 0.65), (2, 0.8), (1, 0.95))
CROSSED = 10  # rows for each one that may run over a strip: a group's name
FREE = 0.2  # the same where no character of many rows stands in it, under two pieces of the head
WIDE = 0.95  # type sizes of white in each row
NARROW = 0.3  # type sizes of white between squares, or under two pieces of the head
FEW_SQUARES = 3  # rows with squares on both sides
FEW_ROWS = 5  # rows from which on one of them may
VALUES = 0.7  # of the rows, with values on both sides of a strip
LIES_OVER = 0.5  # points; less is a touch of two edges
OVER = 0.3  # of the narrower one's width: what stands over a column
OFF_MIDDLE = 1.0  # type sizes off the table's middle
MANY_UPRIGHTS = 2  # rules between columns that leave no need for white


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns' extents, and the uprights between them: all of them, or none where white parts the columns."""

    extents: tuple[tuple[float, float], ...]  # (x0, x1), left to right
    walls: tuple[Wall, ...] = ()
    middle: float = 0.0  # of the table
    valued: frozenset[int] = frozenset()  # the columns whose cells are values

    def __len__(self) -> int:
        return len(self.extents)

    def cut(self, line: PrintedLine) -> tuple[Piece, ...]:
        """The line's pieces, parted at the white between columns, or at the uprights that stand there."""
        if self.walls:
            y = line.level - 0.3 * line.pieces[0].size
            standing = [wall.x for wall in self.walls if wall.stands(y)]
            return tuple(part for piece in line.pieces for part in cut_at(piece, standing))
        strips = [(a[1], b[0]) for a, b in pairwise(self.extents)]
        return tuple(part for piece in line.pieces for part in cut(piece, strips))

    def over(self, x0: float, x1: float) -> tuple[int, int]:
        """The first and the last column that something from x0 to x1 stands over; the nearest where it is over none."""
        found = [i for i, (a, b) in enumerate(self.extents) if min(x1, b) - max(x0, a) > OVER * min(x1 - x0, b - a)]
        if found:
            return found[0], found[-1]
        nearest = self._nearest((x0 + x1) / 2)
        return nearest, nearest

    def home(self, piece: Piece) -> int:
        """The column under the piece's middle."""
        return self._nearest(piece.x_mid)

    def _nearest(self, x: float) -> int:
        off = [max(a - x, x - b) for a, b in self.extents]
        return off.index(min(off))

    def place(self, piece: Piece) -> tuple[int, int]:
        """The first and the last column of the piece's cell: between the uprights beside it, or what it stands over."""
        if not self.walls:
            return self.over(piece.x0, piece.x1)
        y = piece.level - 0.3 * piece.size
        standing = [i for i, wall in enumerate(self.walls) if wall.stands(y)]
        first = max((i + 1 for i in standing if self.walls[i].x <= piece.x_mid), default=0)
        last = min((i for i in standing if self.walls[i].x > piece.x_mid), default=len(self) - 1)
        return first, last


def columns_of(lines: Sequence[PrintedLine], head: Sequence[PrintedLine], rules: Rules, region: Bbox) -> Columns:
    """The columns, told from the lines under the head; the head's pieces say which narrow white parts some."""
    edges = [region.x0, *(wall.x for wall in rules.uprights), region.x1]
    if len(rules.uprights) >= MANY_UPRIGHTS or (rules.uprights and rules.framed):
        parts = [_between_uprights(lines, edge) for edge in pairwise(edges)]
        if all(len(part) == 1 for part in parts):
            return Columns(tuple(pairwise(edges)), rules.uprights)
        return Columns(tuple(extent for part in parts for extent in part), middle=region.x_mid)
    found: list[tuple[float, float]] = []
    for x0, x1 in pairwise(edges):
        part = [tuple(p for p in line.pieces if x0 <= p.x_mid < x1) for line in lines]
        heads = [p for line in head for p in line.pieces if x0 <= p.x_mid < x1]
        found += _between_strips([p for p in part if p], heads, region.x_mid)
    return Columns(tuple(found), middle=region.x_mid, valued=_valued(lines, found))


def _between_uprights(lines: Sequence[PrintedLine], edge: tuple[float, float]) -> list[tuple[float, float]]:
    """The columns between two uprights: one, unless each row has as many values there, one under the other.

    Convention: uprights may part groups of columns only, and white the columns of a group.
    """
    rows = [own for line in lines if (own := [p for p in line.pieces if edge[0] <= p.x_mid < edge[1]])]
    count = len(rows[0]) if rows else 1
    if count == 1 or len(rows) < FEW_SQUARES or any(len(row) != count for row in rows):
        return [edge]
    if not all(is_value(p.text) and not is_bracketed(p.text) for row in rows for p in row):
        return [edge]
    found = [(min(p.x0 for p in own), max(p.x1 for p in own)) for own in zip(*rows, strict=True)]
    return found if all(a[1] < b[0] for a, b in pairwise(found)) else [edge]


def in_columns(line: PrintedLine, columns: Columns) -> dict[tuple[int, int], Piece]:
    """The line's pieces by the first and last column that they stand over, those of one place joined.

    A line's only piece names the rows under it, and is over all columns, where it stands over none of them, in the
    table's middle or before them all; in the middle, too, where it is no value and the column there holds values.
    """
    only = line.pieces[0] if len(line.pieces) == 1 and not columns.walls else None
    if only is not None and columns.extents and _is_over_all(only, columns):
        return {(0, len(columns) - 1): only}
    found: dict[tuple[int, int], list[Piece]] = {}
    for piece in line.pieces:
        a, b = columns.place(piece)
        touching = [place for place in found if place[0] <= b and a <= place[1]]
        members = [piece]
        for place in touching:
            members += found.pop(place)
            a, b = min(a, place[0]), max(b, place[1])
        found[a, b] = members
    return {place: joined(members) for place, members in found.items()}


def _is_over_all(only: Piece, columns: Columns) -> bool:
    over = _overlaid(only, columns.extents)
    if not over:
        return is_centred(only, columns.middle) or only.x1 < columns.extents[0][0]
    amid = len(over) == 1 and over[0] > 0 and over[0] in columns.valued
    return amid and is_centred(only, columns.middle) and not is_value(only.text)


def _valued(lines: Sequence[PrintedLine], extents: Extents) -> frozenset[int]:
    """The columns most of whose pieces are values, of several; a line of one piece may be a group's name."""
    rows = [line.pieces for line in lines if len(line.pieces) > 1]
    held = [[p for row in rows for p in row if a <= p.x_mid <= b] for a, b in extents]
    several = ((at, [is_value(p.text) for p in own]) for at, own in enumerate(held) if len(own) >= FEW_SQUARES)
    return frozenset(at for at, own in several if sum(own) >= VALUES * len(own))


def _between_strips(
    rows: Sequence[tuple[Piece, ...]], heads: Sequence[Piece], middle: float
) -> list[tuple[float, float]]:
    """The extents between strips of white; `rows` are the pieces of each line.

    A piece that runs over a strip which the other rows leave, a group's name or a cell over several columns, and a
    line with one piece that would close one or stands in no column, in the table's `middle` or flush left before a
    column that is centred, are not asked.
    """
    free = _free_strips(rows, heads)
    rows = [tuple(part for piece in row for part in cut(piece, free)) for row in rows]
    telling = [row for row in rows if len(row) > 1] or list(rows)
    if not telling:
        return []
    size = median(p.size for row in telling for p in row)
    rough = _filled([p for row in telling for p in row], max(len(telling) >= FEW_ROWS, len(telling) // CROSSED))
    strips = [(a[1], b[0]) for a, b in pairwise(rough)]
    asked = [tuple(p for q in row for p in cut(q, strips) if len(_overlaid(p, rough)) <= 1) for row in telling]
    filled = _filled([p for row in asked for p in row], 0)
    alone = [row for row in rows if len(row) == 1 and len(_overlaid(row[0], filled)) <= 1]
    asked += [row for row in alone if _overlaid(row[0], filled) or not _names_rows(row[0], filled, heads, middle)]
    filled = _filled([p for row in asked for p in row], 0)
    found: list[tuple[float, float]] = []
    for x0, x1 in filled:
        if found and not _is_strip(found[-1], (x0, x1), asked, (heads, free), size):
            found[-1] = found[-1][0], x1
        else:
            found.append((x0, x1))
    return _without_ends(found, asked, heads)


def _names_rows(piece: Piece, filled: Extents, heads: Sequence[Piece], middle: float) -> bool:
    """Whether a line's only piece, in no column, names the rows under it: `Panel A`, which no head stands over."""
    if is_centred(piece, middle):
        return True
    before = bool(filled) and piece.x1 < filled[0][0]
    return before and bool(heads) and not any(p.x0 < piece.x1 and p.x1 > piece.x0 for p in heads)


def _free_strips(rows: Sequence[tuple[Piece, ...]], heads: Sequence[Piece]) -> list[tuple[float, float]]:
    """The strips that no character of any row stands in, between two heads beside one another, and that text runs over.

    Convention: narrow columns of text are set with next to no white between them, each under its head's middle.
    """
    if len(rows) < FEW_ROWS:
        return []
    strips = [_free(rows, sum(a) / 2, sum(b) / 2, heads[0].size) for a, b in pairwise(_filled(heads, 0))]
    return [strip for strip in strips if any(_is_run_over(piece, strip) for row in rows for piece in row)]


def _is_run_over(piece: Piece, strip: tuple[float, float]) -> bool:
    """Whether the piece goes on over the strip, with a square at one of its sides: within a number is white, too."""
    beside = [(a.text, b.text) for a, b in pairwise(piece.chars) if a.x1 <= strip[0] + 1 and b.x0 >= strip[1] - 1]
    return any(is_square(c) and c.isalpha() for a, b in beside for c in (a[-1], b[0]))


def _free(rows: Sequence[tuple[Piece, ...]], left: float, right: float, size: float) -> tuple[float, float]:
    """The widest white between the middles of two heads that all rows leave; none where it is no gap."""
    near = (c for row in rows for piece in row for c in piece.chars if c.x1 > left and c.x0 < right)
    best, end = (0.0, 0.0), left
    for x0, x1 in sorted((max(c.x0, left), min(c.x1, right)) for c in near):
        if x0 - end > best[1] - best[0] and end > left:
            best = end, x0
        end = max(end, x1)
    return best if best[1] - best[0] >= FREE * size else (0.0, 0.0)


def _without_ends(
    found: Sequence[tuple[float, float]], rows: Sequence[tuple[Piece, ...]], heads: Sequence[Piece]
) -> list[tuple[float, float]]:
    """The stretches; one with a piece of a single row and no head is the end of the long cell before it."""
    kept: list[tuple[float, float]] = []
    for x0, x1 in found:
        filled = sum(any(x0 <= p.x_mid <= x1 for p in row) for row in rows)
        headed = not heads or any(p.x1 > x0 and p.x0 < x1 for p in heads)
        if kept and len(rows) >= FEW_SQUARES and filled <= 1 and not headed:
            kept[-1] = kept[-1][0], x1
        else:
            kept.append((x0, x1))
    return kept


def is_centred(piece: Piece, middle: float) -> bool:
    """Whether the piece stands in the table's middle: the name of the group of rows under it may."""
    return abs(piece.x_mid - middle) < OFF_MIDDLE * piece.size


def _overlaid(piece: Piece, filled: Extents) -> list[int]:
    """The stretches that the piece stands over."""
    return [i for i, (a, b) in enumerate(filled) if min(piece.x1, b) - max(piece.x0, a) > LIES_OVER]


def _filled(pieces: Sequence[Piece], allowed: int) -> list[tuple[float, float]]:
    """The stretches of x over which more than `allowed` pieces stand."""
    events = sorted([(p.x0, 1) for p in pieces] + [(p.x1, -1) for p in pieces])
    found: list[tuple[float, float]] = []
    depth, start = 0, None
    for x, step in events:
        depth += step
        if depth > allowed and start is None:
            start = x
        elif depth <= allowed and start is not None:
            found.append((start, x))
            start = None
    return found


def _is_strip(
    one: tuple[float, float],
    other: tuple[float, float],
    rows: Sequence[tuple[Piece, ...]],
    given: tuple[Sequence[Piece], Extents],
    size: float,
) -> bool:
    """Whether the white between two stretches is wide enough for the number of rows that stand on its sides.

    Between two values any white parts: no value holds a word space, but for the bracket behind it. Between squares
    little does, as no space stands among them, and so it does under two pieces of the head.
    """
    heads, free = given
    left, right = one[1], other[0]
    middle = (left + right) / 2
    before = [max((p for p in row if p.x1 <= middle), key=lambda p: p.x1, default=None) for row in rows]
    behind = [min((p for p in row if p.x0 >= middle), key=lambda p: p.x0, default=None) for row in rows]
    both = [(a, b) for a, b in zip(before, behind, strict=True) if a is not None and b is not None]
    count = min(sum(p is not None for p in before), sum(p is not None for p in behind))
    least = next((width for least_rows, width in STRIPS if both and count >= least_rows), STRIPS[-1][1])
    if both and sum(_are_values(a, b) for a, b in both) >= VALUES * len(both):
        least = FIGURES
    elif _are_wide(both, size) and not any(p.x0 < left and p.x1 > right for p in heads):
        least = FIGURES  # no word space is that wide, in no row: long cells of two rows meet there
    elif any(a < right and left < b for a, b in free):
        least = FREE
    elif _are_headed(one, other, heads) or (len(both) >= FEW_SQUARES and all(_are_squares(a, b) for a, b in both)):
        least = min(least, NARROW)
    spare = len(rows) // CROSSED  # rows whose long cells are not asked
    ends = sorted((p.x1 for p in before if p is not None), reverse=True)[spare : spare + 1]
    starts = sorted(p.x0 for p in behind if p is not None)[spare : spare + 1]
    wide = starts[0] - ends[0] if starts and ends else right - left
    return max(wide, right - left) >= least * size


def _are_headed(one: tuple[float, float], other: tuple[float, float], heads: Sequence[Piece]) -> bool:
    """Whether each of two stretches has a piece of the head of its own in the middle, and none stands over both."""
    if any(p.x0 < one[1] - 1 and p.x1 > other[0] + 1 for p in heads):
        return False
    return all(any(a <= p.x_mid <= b for p in heads) for a, b in (one, other))


def _are_wide(both: Sequence[tuple[Piece, Piece]], size: float) -> bool:
    """Whether the white between two columns is more than words leave in every row, of several."""
    return len(both) >= FEW_SQUARES and all(b.x0 - a.x1 >= WIDE * size for a, b in both)


def _are_squares(one: Piece, other: Piece) -> bool:
    return is_square(one.text[-1]) and is_square(other.text[0])


def _are_values(one: Piece, other: Piece) -> bool:
    """Whether two pieces on a line are values of two cells: not a coefficient and its error."""
    error = is_bracketed(other.text) and not is_bracketed(one.text)
    return is_value(one.text) and is_value(other.text) and not error
