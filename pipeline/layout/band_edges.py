"""Lines at the head and the foot of two columns that belong to the text over or under both."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress, pairwise
from statistics import median

from pipeline.knowledge.labels import label_at_start
from pipeline.layout.segments import Segment
from pipeline.model.geometry import Bbox
from pipeline.text.marks import LISTS, SEMICOLONS
from pipeline.typeset.measures import FULL, INDEX_SIZE, ON_ROW

FOOT_APART = 0.9  # of its height: white over a line that is none of the column's
OWN_WHITE = 1.3  # of the white between the column's own lines: hardly more than these is no more
FOOT_LINES = 2  # a heading and a line; a longer run is the left column, which ends lower
HEAD_APART = 0.3  # of its height: white between a line and the top of the next column
HEAD_LINES = 3  # the rest of a paragraph over two columns; a longer run is a column that begins higher
ITEMS = 3  # on a row whose gaps can be compared
ITEM_GAPS = 1.5  # the white at the gutter against the narrowest between items; all are set alike
WIDEST_ITEMS = 3.0  # type sizes between the two items of a row
CLUSTER = 2.5  # points; left edges this close are one edge
ASIDE = 3.0  # type sizes of white beside a centred line: more than a paragraph's first line is set in
OFF_MIDDLE = 0.5  # type sizes between the middle of a centred line and that of its measure


def rows_of_items(members: list[Segment], x: float, edge: float) -> tuple[list[Segment], list[Segment]]:
    """Rows at the head of two columns whose items are parted by white at the gutter as elsewhere.

    Keywords and addresses are set over the whole width with two squares between them; a gutter may fall into such
    white. Their words begin where no line of the right column does, or by chance there, behind a mark that parts a list
    which a label opens; so do the few that are left for the list's next line. They are of one size: the limits of a
    formula stand level with the next column's heading.
    """
    width = x - min(s.bbox.x0 for s in members)
    listed: list[Segment] = []  # the row of items before

    def lists_items(row: list[Segment]) -> bool:
        at = next((i for i, s in enumerate(row) if s.x_mid >= x), 0)
        if not at or min(s.size for s in row) < INDEX_SIZE * max(s.size for s in row):
            return False
        goes_on = _parts_items(row[at - 1]) and (_opens_list(row) or (bool(listed) and _parts_items(listed[-1])))
        if not goes_on and (len(row) < ITEMS or abs(row[at].bbox.x0 - edge) <= CLUSTER):
            return False
        gaps = [b.bbox.x0 - a.bbox.x1 for a, b in pairwise(row)]
        most = ITEM_GAPS * min(gaps) if len(row) >= ITEMS else WIDEST_ITEMS * row[0].size
        belongs = gaps[at - 1] <= most and not any(s.bbox.width > FULL * width for s in row[at:])
        if belongs and (goes_on or not any(s.bbox.width > FULL * width for s in row)):
            listed[:] = row
            return True
        return False

    return _head_rows(members, x, lists_items)


def _parts_items(segment: Segment) -> bool:
    """Whether an item ends with a mark that parts it from the next."""
    return segment.last.text in LISTS + SEMICOLONS


def _opens_list(row: list[Segment]) -> bool:
    """Whether the row begins as keywords do."""
    hit = label_at_start("".join(char.text for char in row[0].chars))
    return hit is not None and hit.certain


def centred_head(members: list[Segment], x: float, edge: float) -> tuple[list[Segment], list[Segment]]:
    """Rows at the head of two columns that are centred over both, white at the gutter between their pieces.

    Printed convention: institutions stand centred under the names, two on a line with two squares between them. Two
    lines at one height, each centred in its own column, are headings of the columns.
    """
    left = min(s.bbox.x0 for s in members)
    right = max(s.bbox.x1 for s in members)
    columns = ((left, 2 * x - edge), (edge, right))

    def is_centred(row: list[Segment]) -> bool:
        near = OFF_MIDDLE * row[0].size
        sides = [[s.bbox for s in row if (s.x_mid < x) is is_left] for is_left in (True, False)]
        aside = min(row[0].bbox.x0 - left, right - row[-1].bbox.x1)
        off = abs(row[0].bbox.x0 + row[-1].bbox.x1 - left - right) / 2
        if not all(sides) or aside < ASIDE * row[0].size or off > near:
            return False
        own = zip(map(Bbox.around, sides), columns, strict=True)
        return not any(b.x0 - x0 < CLUSTER or abs(b.x0 + b.x1 - x0 - x1) / 2 < near for b, (x0, x1) in own)

    return _head_rows(members, x, is_centred)


def _head_rows(
    members: list[Segment], x: float, belongs: Callable[[list[Segment]], bool]
) -> tuple[list[Segment], list[Segment]]:
    """The rows from the top down that belong to the text over both columns, none if no column is left; and the rest."""
    rows: list[Segment] = []
    rest = members
    while rest:
        _, top, _, bottom = rest[0].bbox
        least = ON_ROW * (bottom - top)
        on_row = [min(s.bbox.bottom, bottom) - max(s.bbox.top, top) > least for s in rest]
        row = sorted(compress(rest, on_row), key=lambda s: s.bbox.x0)
        if not belongs(row):
            break
        rows += row
        rest = [s for s, is_on in zip(rest, on_row, strict=True) if not is_on]
    return (rows, rest) if any(s.x_mid >= x for s in rest) else ([], members)


def single_foot(members: list[Segment], x: float) -> tuple[list[Segment], list[Segment]]:
    """Left-hand lines far under both columns belong to the text below: 参考文献 over a list of full width.

    Where nothing stands below, or the column's own lines are as far apart, they are the column's last ones.
    """
    ordered = sorted(members, key=lambda s: s.y_mid)
    right_bottom = max(s.bbox.bottom for s in members if s.x_mid >= x)
    for at in range(len(ordered) - 1, max(0, len(ordered) - 1 - FOOT_LINES), -1):
        segment = ordered[at]
        if segment.x_mid >= x or segment.bbox.top < right_bottom:
            break
        white = segment.bbox.top - ordered[at - 1].bbox.bottom
        if white > max(FOOT_APART * segment.bbox.height, OWN_WHITE * _usual_white(ordered[:at], x)):
            return ordered[at:], ordered[:at]
    return [], members


def _usual_white(members: list[Segment], x: float) -> float:
    """The middle white between the lines left of the gutter; nothing for a single line."""
    left = [s.bbox for s in members if s.x_mid < x]
    return median([max(0.0, below.top - above.bottom) for above, below in pairwise(left)] or [0.0])


def single_head(members: list[Segment], x: float) -> tuple[list[Segment], list[Segment]]:
    """Left-hand lines that end before the right column begins belong to the text above.

    The last line of a full-width paragraph is short and so stands on the left only; a column that begins there
    has its neighbour on the same height.
    """
    right_top = min(s.bbox.top for s in members if s.x_mid >= x)
    above = [s for s in members if s.bbox.bottom < right_top - HEAD_APART * s.bbox.height]
    if len(above) > HEAD_LINES:
        return [], members
    return above, [s for s in members if s not in above]
