"""Pieces of rules among a page's characters: rows of one sign without a form, told as what they draw.

Convention: Founder's programs have fonts of line pieces (double, wavy, beaded), of which a page sets one row edge to
edge: under its running head, over the end of another article. Their codes are private, so that they are no text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from pipeline.model.page import Char

LEAST = 8  # pieces of a row; a number in a lost font may have six equal figures, and a space behind three
APART = 0.06  # in type sizes: pieces touch, or lie over each other by so much
ANY = frozenset(" \0\ufffd")  # what stands for whatever a font's map leaves out: different signs look alike
PIECE = "─"


def with_pieces(chars: Sequence[Char], lacks_form: Callable[[str], bool]) -> list[Char]:
    """The characters, each sign of such rows as a piece of a rule (U+2500)."""
    lost = {text for text in {char.text for char in chars} if text not in ANY and lacks_form(text)}
    if not lost:
        return list(chars)
    found: list[Char] = []
    for _, group in groupby(chars, key=lambda char: (char.text, char.font, char.baseline)):
        run = list(group)
        is_row = run[0].text in lost and len(run) >= LEAST and _touch(run)
        found += [char._replace(text=PIECE) for char in run] if is_row else run
    return found


def _touch(run: Sequence[Char]) -> bool:
    """Whether each piece begins where the one before it ends."""
    return all(abs(after.x0 - char.x1) <= APART * char.size < char.x1 - char.x0 for char, after in pairwise(run))
