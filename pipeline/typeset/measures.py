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
from pipeline.text.script import hanzi_count, is_letter

SAME_SIZE = 0.05  # share of the size: fonts of one size differ by rounding; the next size (小五 to 五) by a sixth
SIZE_CHANGE = 0.08  # share of the size: what parts blocks, as Latin words are set a little smaller than hanzi
INDENT = 0.8  # an indent is two squares, one in narrow columns; a bracket's white half or a letter's is less
SHORT = 1.6  # a line is set short where a square and a mark more would have fitted in: nothing forced the break
FULL = 0.8  # of the column's width: a line this wide is one of running text, not a heading's or a caption's
FULL_LINES = 3  # as many tell a column's margins better than its box, which a rule or a formula widens
CENTRED = 1.5  # of white on both sides: more than an indent's slack, less than two squares with a bracket
CENTRED_SLACK = 0.25  # of the wider side, and one square: how unlike both sides of a centred line may be
ASCENT, DESCENT = 0.8, 0.2  # of a hanzi's square over and under the baseline; fonts disagree about their own
FIGURE_SIZE = 0.75  # in the line's type size: no figure of running text is as small
ON_LINE = 0.05  # a baseline that is no higher than this is that of the line


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


def is_low_figure(char: Char, before: Char, script: Script, size: float, baseline: float) -> bool:
    """Whether a small figure that is not raised stands behind a letter, as in `E2`, `ρ3`: formulas lower it little.

    `script` is that of the character `before` it; the line's type size and baseline are in points.
    """
    if char.size > FIGURE_SIZE * size or not char.text.isdecimal() or char.baseline < baseline - ON_LINE * size:
        return False
    if before.text.isdecimal():
        return script is Script.SUB
    return script is Script.BASE and is_letter(before.text) and before.size > FIGURE_SIZE * size


def ink_box(chars: Sequence[Char]) -> Bbox:
    """The box of the characters, which leave ink.

    Heights are taken from the baseline and the size, as fonts disagree wildly about ascent and descent.
    """
    _, lefts, _, rights, _, baselines, sizes, _ = zip(*chars, strict=True)
    heights = set(zip(baselines, sizes, strict=True))
    top = min([baseline - ASCENT * size for baseline, size in heights])
    bottom = max([baseline + DESCENT * size for baseline, size in heights])
    return Bbox(min(lefts), top, max(rights), bottom)
