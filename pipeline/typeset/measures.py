"""The printed conventions as numbers, in type sizes unless said otherwise, each with its reason.

One type size (1 em) is a hanzi's square. Chinese paragraphs open with two squares of white and close with a line
that ends before the margin; headings, captions and formulas are centred or set apart by size and face.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from pipeline.model.block import Line, Script
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.text.marks import CLOSING
from pipeline.text.script import hanzi_count, is_letter

SAME_SIZE = 0.05  # share of the size: fonts of one size differ by rounding; the next size (小五 to 五) by a sixth
SIZE_CHANGE = 0.08  # share of the size: what parts blocks, as Latin words are set a little smaller than hanzi
OTHER_TYPE = 0.12  # share of the size: another type than the text's, beyond slips of a text layer and indices in a line
STEP = 0.15  # share of the size: one step of type (五 to 小五) is a seventh, the smallest heading is that smaller
SCANNED = 0.2  # share of the size: how unlike recognition, which measures the ink, makes lines of one type
LARGER = 1.03  # of the text's type: a size that is rounded is not larger
LARGER_TYPE = 1 + SIZE_CHANGE  # a title's over that of the lines around it
A_STEP_LARGER, A_STEP_SMALLER = 1 + STEP, 1 - STEP  # of a type: what is set so is of another kind
SMALLER = 0.97  # of the text's type: a size that is rounded is not smaller
SMALL = 0.9  # of the text's type: notes, cells and limits of sums are set so, a paragraph in another face is not
INDENT = 0.8  # an indent is two squares, one in narrow columns; a bracket's white half or a letter's is less
PARAGRAPH = 3.0  # no paragraph opens deeper: two squares, and the white of a bracket or a letter
FLUSH = 0.3  # edges of running text this close are one margin: justification and rounding move a line less
LINED_UP = 0.5  # the same of headings, captions and entries, which a first mark or bracket moves by less than an indent
SHORT = 1.6  # a line is set short where a square and a mark more would have fitted in: nothing forced the break
FULL = 0.8  # of the column's width: a line this wide is one of running text, not a heading's or a caption's
FULL_LINES = 3  # as many tell a column's margins better than its box, which a rule or a formula widens
CENTRED = 1.5  # of white on both sides: more than an indent's slack, less than two squares with a bracket
CENTRED_SLACK = 0.25  # of the wider side, and one square: how unlike both sides of a centred line may be
NEXT_LINE = 1.2  # of white between two lines of one text: less than the line between them that another has
ON_ROW = 0.5  # of a line's height: what shares more of it stands on its row
THIN = 3.0  # points: what is no thicker is a rule, and no bar
ACROSS = 0.9  # of the text's width: a rule that parts articles, and not one over footnotes
TABLE_ENDS = 9.0  # points between the ends of one table's rules
TABLE_ROOM = 5.5  # between a caption and its table's first rule: the other language's, or a unit, may stand there
NOTE_ROOM = 1.8  # between a figure or a table and its notes
HALF_SQUARE = 0.06  # by which the box of a figure that is set on a square is off half of it: a 0 may be wider
SQUARE = 0.03  # by which the middles of two such figures side by side are off one
ASCENT, DESCENT = 0.8, 0.2  # of a hanzi's square over and under the baseline; fonts disagree about their own
INDEX_SIZE = 0.87  # of its line's type: an index is set smaller
CELL_INDEX = 0.9  # of a cell's type, which no second font makes uneven
FORMULA_INDEX = 0.85  # of a formula's type: its letters come from several fonts, some of them a tenth smaller
FIGURE_SIZE = 0.75  # in the line's type size: no figure of running text is as small
ON_LINE = 0.05  # a baseline that is no higher than this is that of the line
INDEX_GAP = 0.15  # of the line's type: white between a letter and its index, or within one; a space is wider


def same_size(a: float, b: float, slack: float = SAME_SIZE) -> bool:
    """Whether two type sizes are one, within a share of the larger one."""
    return abs(a - b) <= slack * max(a, b)


def is_centred(before: float, after: float) -> bool:
    """Whether white of `before` and `after` (type sizes) left and right of a line is that of a centred one."""
    wider = max(before, after)
    return min(before, after) > CENTRED and abs(before - after) < CENTRED_SLACK * wider + 1


def margins(lines: Iterable[Bbox], column: Bbox) -> tuple[float, float]:
    """Where a column's full lines begin and end (x, points); its box where there are few of them."""
    full = [box for box in lines if box.width > FULL * column.width]
    if len(full) < FULL_LINES:
        return column.x0, column.x1
    return median(box.x0 for box in full), median(box.x1 for box in full)


def prevailing(counts: Mapping[float, int], otherwise: float = 0.0) -> float:
    """The size that most characters have, the larger one of two; `otherwise` where there are none."""
    return max(counts, key=lambda size: (counts[size], size), default=otherwise)


def prevailing_size(chars: Sequence[Char]) -> float:
    """The type size of most of the characters, 0 where there are none."""
    sizes = {char.size for char in chars}
    if len(sizes) == 1:
        return sizes.pop()
    counts: dict[float, int] = {}
    for char in chars:
        counts[char.size] = counts.get(char.size, 0) + len(char.text)
    return prevailing(counts)


def hanzi_size(line: Line) -> float:
    """The line's type size: that of its hanzi, where it has some, as Latin words are often set smaller beside them."""
    sizes: dict[float, int] = {}
    for span in line.spans:
        if span.script is Script.BASE and (count := hanzi_count(span.text)):
            sizes[span.size] = sizes.get(span.size, 0) + count
    return prevailing(sizes) if sum(sizes.values()) >= 2 else line.size


def is_low_index(char: Char, before: Char, script: Script, size: float, baseline: float) -> bool:
    """Whether a small character that is not raised is an index to what is before it: `E2`, `ρ3`, `Kd`, `PM2.5`.

    Formulas and word processors lower an index little. A small figure behind a letter is one even on the line; a letter
    or a sign is one where it stands lower than the letter, figure or bracket of full size that it touches, or goes on
    with an index. `script` is that of the character `before` it; the line's type size and baseline are in points.
    """
    if char.text.isdecimal() and char.size <= FIGURE_SIZE * size and char.baseline >= baseline - ON_LINE * size:
        if before.text.isdecimal() and script is Script.SUB:
            return True
        if script is Script.BASE and is_letter(before.text) and before.size > FIGURE_SIZE * size:
            return True
    if char.x0 - before.x1 > INDEX_GAP * size:
        return False
    if script is Script.SUB:
        return same_size(char.size, before.size) and abs(char.baseline - before.baseline) <= ON_LINE * size
    has_index = is_letter(before.text) or before.text.isdecimal() or before.text in CLOSING
    is_small = script is Script.BASE and char.size < INDEX_SIZE * before.size
    return is_small and has_index and char.text.isalnum() and char.baseline - before.baseline > ON_LINE * before.size


def are_on_squares(one: Char, other: Char) -> bool:
    """Whether two figures are full-width ones side by side: each half a square wide, in the middle of a whole one."""
    if not (one.text.isdecimal() and other.text.isdecimal()):
        return False
    size, step = one.size, (other.x0 + other.x1 - one.x0 - one.x1) / 2
    halves = (one.x1 - one.x0, other.x1 - other.x0)
    return abs(step - size) < SQUARE * size and all(abs(half - size / 2) < HALF_SQUARE * size for half in halves)


def ink_box(chars: Sequence[Char]) -> Bbox:
    """The box of the characters, which leave ink.

    Heights are taken from the baseline and the size, as fonts disagree wildly about ascent and descent.
    """
    heights = {(char.baseline, char.size) for char in chars}
    top = min([baseline - ASCENT * size for baseline, size in heights])
    bottom = max([baseline + DESCENT * size for baseline, size in heights])
    return Bbox(min([char.x0 for char in chars]), top, max([char.x1 for char in chars]), bottom)
