"""Rules that a page sets as rows of one sign.

Convention: Founder's programs have fonts of line pieces (double, wavy, beaded), of which a page sets one row edge to
edge: under its running head, over the end of another article. Their codes are private, so that they are no text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char

LEAST = 8  # pieces of a row; a number in a lost font may have six equal figures, and a space behind three
APART = 0.06  # in type sizes: pieces touch, or lie over each other by so much
ANY = frozenset(" \0\ufffd")  # what stands for whatever a font's map leaves out: different signs look alike
THIN = 0.5  # points: as thick as a drawn rule


def without_rows(chars: Sequence[Char], lacks_form: Callable[[str], bool]) -> tuple[list[Char], list[Bbox]]:
    """The characters without such rows, and for each row a rule in the middle of its height, in points."""
    lost = {text for text in {char.text for char in chars} if text not in ANY and lacks_form(text)}
    if not lost:
        return list(chars), []
    kept: list[Char] = []
    rules: list[Bbox] = []
    for _, group in groupby(chars, key=lambda char: (char.text, char.font, char.baseline)):
        run = list(group)
        if run[0].text in lost and len(run) >= LEAST and _touch(run):
            middle = (run[0].top + run[0].bottom) / 2
            rules.append(Bbox(run[0].x0, middle - THIN / 2, run[-1].x1, middle + THIN / 2))
        else:
            kept += run
    return kept, rules


def _touch(run: Sequence[Char]) -> bool:
    """Whether each piece begins where the one before it ends."""
    return all(abs(after.x0 - char.x1) <= APART * char.size < char.x1 - char.x0 for char, after in pairwise(run))
