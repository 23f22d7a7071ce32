"""Latin letters that stand apart -> words, by the white between them and by English.

Text recognition gives each letter a place of its own, off by a tenth of the type size and more, so that the white
alone does not tell a word's end: what makes usual words is the likelier reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.knowledge.join import is_english

# In type sizes: halfway between letters that touch and a word space of a quarter. The places are off by about .12, so
# one type size more tells about 20 times (in natural logarithms) for a space.
MIDDLE = 0.13
TELLS = 20.0
MOST = 6.0  # what one gap may say at most for there being no space
CERTAIN = 0.8  # in type sizes: no slip of a letter's place is so wide
UNKNOWN, KNOWN = 3.0, 0.5  # what a word costs: one that English does not know, and one that it knows
JOINED = 8.0  # and one whose case tells two: a small letter before a capital, capitals before small letters
LONGEST = 24  # letters of one word
_TWO = re.compile("[a-z][A-Z]|[A-Z]{2}[a-z]")
_ALONE = frozenset(("a", "i"))


def words_end(letters: Sequence[str], gaps: Sequence[float]) -> list[bool]:
    """Whether a word ends behind each of the letters, the last one included.

    `gaps` is the white behind each letter but the last, in type sizes, beyond what the line sets between letters.
    Of all readings the cheapest is taken: each word costs, a usual one least, and each gap speaks for its width.
    """
    count = len(letters)
    speaks = [min(CERTAIN * TELLS, max(-MOST, (gap - MIDDLE) * TELLS)) for gap in gaps]
    best = [0.0, *(float("inf") for _ in letters)]
    start_of = [0] * (count + 1)
    for end in range(1, count + 1):
        word, inner = "", 0.0
        for start in range(end - 1, max(-1, end - 1 - LONGEST), -1):
            if start < end - 1:
                inner += speaks[start]
            word = letters[start] + word
            cost = best[start] + inner + _cost(word) - (speaks[start - 1] if start else 0.0)
            if cost < best[end]:
                best[end], start_of[end] = cost, start
    ends = [False] * count
    at = count
    while at > 0:
        ends[at - 1] = True
        at = start_of[at]
    return ends


def _cost(word: str) -> float:
    low = word.lower()
    if low in _ALONE or (len(low) > 1 and is_english(low)):
        return KNOWN if _TWO.search(word) is None else UNKNOWN
    return UNKNOWN if _TWO.search(word) is None else JOINED
