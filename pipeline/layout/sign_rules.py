"""Rows of one sign: the rules that a typesetter makes of dashes, stars or an ornament, drawn as characters.

Convention: a page's head stands over such a row, and it parts two articles on one page, as a drawn rule does. The
ornament is often of a font whose signs have no form in Unicode, or that of a rare hanzi; the row tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.knowledge import lazy
from pipeline.layout.segments import Segment
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page
from pipeline.text.marks import LOST

SIGNS = 8  # of a mark that is neither letter nor digit: a dash is two, dots in a formula are six
LETTERS = 20  # of anything but a digit: no word repeats a letter so often; half a column of the smallest type
# Type sizes of white between two signs of a rule: ticks and dashes in a table's columns stand further apart.
APART = 2.0
DASH = 0.3  # type sizes over the baseline: where a dash is drawn
_REPEATS = lazy.compile(r"(?:^|\0)([^\0]+)(?:\0\1){7}")  # SIGNS of one text, one behind the other
LEADERS = frozenset(".·…．")  # between a heading and its page in a table of contents


def ruled(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, rows of one sign among their rules; the characters stay where they are."""
    return tuple(_ruled(page) for page in pages)


def is_rule(segment: Segment) -> bool:
    """Whether a segment is nothing but one sign, often enough for a rule."""
    chars = segment.chars
    first = chars[0].text
    if len(chars) < SIGNS or chars[1].text not in (first, " "):  # asked first: of most segments no more is looked at
        return False
    if any(char.text not in (first, " ") for char in chars):
        return False
    return is_row_of_one_sign([char.text for char in segment.chars if char.text != " "])


def is_row_of_one_sign(texts: Sequence[str]) -> bool:
    sign = texts[0]
    enough = LETTERS if sign.isalpha() or sign == LOST else SIGNS
    is_mark = not sign.isdigit() and sign not in LEADERS
    return is_mark and len(texts) >= enough and len(set(texts)) == 1


def _ruled(page: Page) -> Page:
    inked = [char for char in page.chars if char.text != " "]
    if not _REPEATS.search("\0".join([char.text for char in inked])):
        return page
    rows = [list(row) for _, row in groupby(inked, lambda c: (c.text, c.baseline))]
    found = tuple(
        _rule(row) for row in rows if len(row) >= SIGNS and is_row_of_one_sign([c.text for c in row]) and _is_close(row)
    )
    return replace(page, rules=(*page.rules, *found)) if found else page


def _is_close(row: Sequence[Char]) -> bool:
    """Whether the signs stand one at another, as a rule's do."""
    return all(b.x0 - a.x1 < APART * a.size for a, b in pairwise(sorted(row, key=lambda c: c.x0)))


def _rule(row: Sequence[Char]) -> Bbox:
    """A line without height through the middle of the signs."""
    middle = row[0].baseline - DASH * row[0].size
    return Bbox(min(char.x0 for char in row), middle, max(char.x1 for char in row), middle)
