"""What stands at the foot and at the head of a list's columns among the lines of an entry and is no part of it."""

import itertools
import re
from collections.abc import Sequence
from statistics import median_low

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.model.block import Line
from pipeline.parse.references.fold import fold
from pipeline.text.marks import left_open

_FEW_CELLS = 1  # lines apart at a column's head with the entry going on behind them: no more than one is a slip
_FOOT_LINES = 2  # at least, of what stands under an entry at a column's foot
INDENT_SLACK = 0.6  # of the type size: labels of other figures move what hangs behind them
_GAP_LEADINGS = 2.2  # white of more than so many leadings ends the last entry
_STEPS = 4  # of a list, that tell how far apart its lines stand
_OPEN_LEADINGS = 1.3  # likewise, of a list whose own lines stand far apart
# An entry ends in a full stop, a bracket or a figure, or in an address.
COMPLETE = lazy.compile(r"(?:[.\])]|\d|/|(?:://|www\.|\b10\.\d{4,9}/)\S*)\s*\Z", re.IGNORECASE)


def without_foot(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """An entry's lines, and those at its column's foot that are none: white above them, and the entry goes on in the
    next column, as a list of two columns over the authors' lives has it."""
    turn = _turn(lines)
    gap = next((at for at in range(1, turn) if has_white_above(lines[at], lines[at - 1], size)), turn)
    is_foot = turn < len(lines) and turn - gap >= _FOOT_LINES and not COMPLETE.search(fold(lines[gap - 1].text))
    return ([*lines[:gap], *lines[turn:]], list(lines[gap:turn])) if is_foot else (list(lines), [])


def without_head(
    lines: Sequence[Line], following: Line, hang: float | None, size: float
) -> tuple[list[Line], list[Line]]:
    """An entry's lines, and those at the next column's head that are none: cells of a table over both columns.

    None of them stands where the list's continuation lines do; the entry ends before them or goes on behind them.
    """
    turn = _turn(lines)
    if hang is None or turn == len(lines):
        return list(lines), []
    own, at_head = list(lines[:turn]), lines[turn:]
    cells = list(itertools.takewhile(lambda line: _is_cell(line, lines[0], following, hang, size), at_head))
    is_ended = len(cells) == len(at_head) and COMPLETE.search(fold(own[-1].text)) is not None
    goes_on = _FEW_CELLS < len(cells) < len(at_head)
    return ([*own, *at_head[len(cells) :]], cells) if is_ended or goes_on else (list(lines), [])


def _turn(lines: Sequence[Line]) -> int:
    """Which of an entry's lines is the first in the next column; their number where none is."""
    return next((at for at in range(1, len(lines)) if not is_same_column(lines[at], lines[0])), len(lines))


def _is_cell(line: Line, first: Line, following: Line, hang: float, size: float) -> bool:
    """Whether a line above an entry's first one stands in the next entry's column, but at neither indent there."""
    shift = line.bbox.x0 - following.bbox.x0
    is_above = is_same_column(line, following) and line.bbox.bottom < first.bbox.top
    return is_above and abs(shift - hang) > INDENT_SLACK * size and abs(shift) > INDENT_SLACK * size


def is_same_column(line: Line, other: Line) -> bool:
    """Whether two lines stand one over the other on a page."""
    return line.page == other.page and line.bbox.x_overlap(other.bbox) > 0


def has_white_above(line: Line, before: Line, size: float, leading: float = 0.0) -> bool:
    """Whether the white between two lines of a column is more than between the lines of an entry, `leading` points."""
    step = line.bbox.top - before.bbox.top
    return step > _GAP_LEADINGS * max(before.bbox.height, size) and step > _OPEN_LEADINGS * leading


def leading_of(lines: Sequence[Line]) -> float:
    """Points from one line to the next in most places of a list; 0.0 where few tell."""
    steps = [
        below.bbox.top - above.bbox.top
        for above, below in itertools.pairwise(lines)
        if is_same_column(below, above) and below.bbox.top > above.bbox.top
    ]
    return median_low(steps) if len(steps) >= _STEPS else 0.0


def is_of_the_pages(line: Line) -> bool:
    """Whether the line says on which page another text goes on, or who edited this one: （下转第 20 页）."""
    return front_knowledge().filler.match(line.text.strip()) is not None


def closes_none(folded: str) -> bool:
    """Whether a round bracket closes in the text that is not opened there."""
    return left_open(folded, "(", ")") is None
