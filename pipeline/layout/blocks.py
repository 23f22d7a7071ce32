"""Lines of one region -> blocks: paragraphs, headings, captions, each on its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from pipeline.model.block import Block, Line
from pipeline.model.geometry import Bbox
from pipeline.text.width import half_width
from pipeline.typeset.measures import INDENT, SHORT, SIZE_CHANGE, is_centred, margins, same_size

LOOSE = 1.45  # of the usual pitch: a wider one parts paragraphs
MEASURE = 0.6  # type sizes; lines that end this close to each other are set to one measure
OPENS = 2.6  # type sizes: so far in a paragraph opens behind an ended line; a value under itself hangs three squares in
USUAL_STEP = 2.6  # type sizes from line to line: a wider one parts paragraphs or goes round a figure
AROUND = 3.0  # type sizes of white at most between a line and the picture, or the words of one, that it is set beside
NARROW = 10.0  # type sizes; shorter lines may end alike by chance


def blocks(lines: Sequence[Line], column: Bbox, rules: Sequence[Bbox], beside: Sequence[Bbox] = ()) -> list[Block]:
    """The blocks of one column's lines, which stand from top to bottom.

    `beside` are boxes of what is no text of the column and may stand in its lines' way: pictures, and their words.
    """
    if not lines:
        return []
    pitch = _pitch(lines)
    left, right = margins((line.bbox for line in lines), column)
    beside = [box for box in beside if box.x_overlap(column) > 0 and box.y_overlap(column) > 0]
    groups: list[list[Line]] = []
    for line in lines:
        end = _end_beside(groups[-1][-1], right, beside) if groups else right
        if groups and not _parts(groups[-1], line, pitch, (left, right, end), rules):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(tuple(group), column) for group in groups]


def _end_beside(line: Line, right: float, beside: Sequence[Bbox]) -> float:
    """Where the line's white ends: at the column's edge, or at a picture that it is set beside."""
    box, around = line.bbox, AROUND * line.size
    in_way = any(-line.size <= other.x0 - box.x1 <= around and other.y_overlap(box) > 0 for other in beside)
    return box.x1 if in_way else right


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in type sizes."""
    steps = [
        (b.bbox.bottom - a.bbox.bottom) / max(a.size, b.size)
        for a, b in itertools.pairwise(lines)
        if b.bbox.bottom > a.bbox.bottom and a.size
    ]
    close = [step for step in steps if step < USUAL_STEP]
    return median(close) if close else 1  # wider ones part blocks whatever is usual


def _parts(
    group: list[Line], line: Line, pitch: float, edges: tuple[float, float, float], rules: Sequence[Bbox]
) -> bool:
    """Whether `line` opens another block than the one that `group` is.

    `edges` are the column's left and right, and where the white behind the group's last line ends.
    """
    left, right, end = edges
    last = group[-1]
    size = max(last.size, line.size)
    if not same_size(last.size, line.size, SIZE_CHANGE):
        return True
    if (line.bbox.bottom - last.bbox.bottom) / size > LOOSE * pitch:
        return True
    above, below = last.bbox.y_mid, line.bbox.y_mid
    if any(above < rule.top < below and rule.x_overlap(line.bbox) > size for rule in rules):
        return True
    if line.bold != last.bold and (last.bold or line.bold) and _is_whole_style(last) and _is_whole_style(line):
        return True
    if _is_centred(last, left, right) and _is_centred(line, left, right):
        return _is_bracketed(line) or _is_italic(last) is not _is_italic(line)
    indented = line.bbox.x0 - left > INDENT * size
    last_indented = last.bbox.x0 - left > INDENT * size
    ended = end - last.bbox.x1 > SHORT * size and not _share_measure(last, line, size)
    if indented and not last_indented:
        opens = ended and line.bbox.x0 - left < OPENS * size  # a value hangs under itself, farther in
        return opens or not _hangs(group, left, size)
    if not indented and last_indented and len(group) > 1:
        return group[0].bbox.x0 - left <= INDENT * size or ended  # an entry of a hanging list has ended
    if indented and last_indented and len(group) == 1:
        return ended
    return ended and not indented


def _share_measure(last: Line, line: Line, size: float) -> bool:
    """Whether both lines begin and end alike: text set narrower than its column, beside a figure."""
    begins = abs(line.bbox.x0 - last.bbox.x0) < INDENT * size
    return begins and abs(line.bbox.x1 - last.bbox.x1) < MEASURE * size and last.bbox.width > NARROW * size


def _is_whole_style(line: Line) -> bool:
    return all(span.bold == line.bold for span in line.spans if span.text.strip())


def _is_centred(line: Line, left: float, right: float) -> bool:
    """Whether the line keeps clear of both margins by about the same."""
    return is_centred((line.bbox.x0 - left) / line.size, (right - line.bbox.x1) / line.size)


def _is_bracketed(line: Line) -> bool:
    """Whether the line opens a bracket that nothing follows: the institution under a centred by-line."""
    text = half_width(line.text.strip())
    inside = text[1:-1] if text.endswith(")") else text[1:]
    return text.startswith("(") and inside.count(")") <= inside.count("(")


def _is_italic(line: Line) -> bool:
    """Whether most of the line is set in italics, as centred institutions are under names in roman type."""
    return sum(len(span.text) for span in line.spans if span.italic) * 2 > len(line.text)


def _hangs(group: list[Line], left: float, size: float) -> bool:
    """Whether the block so far may be the first line of a hanging entry: one line at the margin."""
    return len(group) == 1 and group[0].bbox.x0 - left <= INDENT * size
