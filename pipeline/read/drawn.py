"""Hyphens that a page draws as strokes: the text has white where they stand.

Convention: a typesetting program may export its full-width signs as paths, `2020－03` as figures with a short stroke
between them, half as high as they are; the text layer has a blank there, or nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.typeset.measures import same_size

# In type sizes.
SHORTEST, LONGEST = 0.25, 0.75  # of a stroke; a dash is longer
LOW, HIGH = 0.15, 0.5  # over the baseline
GAP = 1.3  # between the two characters
REACH = 0.15  # that a box may reach over the stroke's end
SAME_ROW = 0.1
CLEAR = 0.9  # nothing else stands so near over or under it, as figures do over a fraction's bar
THIN = 0.12
MOST = 500  # strokes of a page; more are a drawing's


def with_drawn_hyphens(chars: Sequence[Char], rules: Sequence[Bbox]) -> list[Char]:
    """The characters, with a hyphen for each short stroke at mid height between two letters or figures of one row."""
    strokes = [rule for rule in rules if rule.width > 0 and rule.height < rule.width / 2]
    if not strokes or len(strokes) > MOST:
        return list(chars)
    most = max((char.size for char in chars), default=0.0)
    strokes = [stroke for stroke in strokes if stroke.width < LONGEST * most and stroke.height < THIN * most]
    if not strokes:
        return list(chars)
    printed = sorted((char for char in chars if char.text.strip()), key=lambda char: char.baseline)
    baselines = [char.baseline for char in printed]
    largest = max((char.size for char in printed), default=0.0)
    found: dict[int, Char] = {}
    gaps: list[tuple[Char, Char]] = []
    for stroke in strokes:
        own = printed[
            bisect_left(baselines, stroke.top - largest) : bisect_right(baselines, stroke.bottom + 2 * largest)
        ]
        pair = _beside(stroke, own)
        if pair is not None:
            left, right = pair
            found[id(left)] = left._replace(text="-", x0=left.x1, x1=right.x0)
            gaps.append(pair)
    return _inserted(chars, found, gaps) if found else list(chars)


def _beside(stroke: Bbox, chars: Sequence[Char]) -> tuple[Char, Char] | None:
    """The letters or figures left and right of the stroke, if it is a hyphen between them."""
    middle = (stroke.top + stroke.bottom) / 2
    row = [char for char in chars if LOW * char.size < char.baseline - middle < HIGH * char.size]
    before = [char for char in row if char.x1 <= stroke.x0 + REACH * char.size]
    behind = [char for char in row if char.x0 >= stroke.x1 - REACH * char.size]
    if not before or not behind:
        return None
    left, right = max(before, key=lambda char: char.x1), min(behind, key=lambda char: char.x0)
    size = left.size
    fits = SHORTEST * size < stroke.width < LONGEST * size and stroke.height < THIN * size
    level = abs(left.baseline - right.baseline) < SAME_ROW * size and same_size(size, right.size)
    between = right.x0 - left.x1 < GAP * size and left.text.isalnum() and right.text.isalnum()
    if not (fits and level and between):
        return None
    clear = not any(
        char.x0 < stroke.x1 and char.x1 > stroke.x0 and abs((char.top + char.bottom) / 2 - middle) < CLEAR * size
        for char in chars
        if char is not left and char is not right
    )
    return (left, right) if clear else None


def _inserted(chars: Sequence[Char], found: dict[int, Char], gaps: Sequence[tuple[Char, Char]]) -> list[Char]:
    """The characters with these behind their left neighbours, and without the blanks in their place."""
    made: list[Char] = []
    for char in chars:
        if char.text.strip() or not any(_in_gap(char, left, right) for left, right in gaps):
            made.append(char)
        if id(char) in found:
            made.append(found[id(char)])
    return made


def _in_gap(blank: Char, left: Char, right: Char) -> bool:
    level = abs(blank.baseline - left.baseline) < SAME_ROW * left.size
    return level and left.x0 < blank.x0 and blank.x0 < right.x0
