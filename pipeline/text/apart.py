"""Latin letters that stand apart -> words, by the white between them and by English.

Text recognition gives each letter a place of its own, off by a tenth of the type size and more, so that the white
alone does not tell a word's end: what makes usual words is the likelier reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise, permutations, product
from math import prod

from pipeline.knowledge import lazy
from pipeline.knowledge.join import SHAPED, cities, english_of_shape, is_english

# In type sizes: halfway between letters that touch and a word space of a quarter. The places are off by about .12, so
# one type size more tells about 20 times (in natural logarithms) for a space.
MIDDLE = 0.13
TELLS = 20.0
MOST = 6.0  # what one gap may say at most for there being no space
CERTAIN = 0.8  # in type sizes: no slip of a letter's place is so wide
UNKNOWN, ALIKE, KNOWN = 3.0, 1.0, 0.5  # what a word costs: one that English does not know, is like, has
JOINED = 9.0  # and one whose case tells two: a small letter before a capital
NAMED = 12.0  # or capitals before small letters, as a surname before a given name
CELL, ORDERS = 3, 24  # letters seen as one, and orders of a word's letters, that are tried
LONGEST = 24  # letters of one word
_CAPITAL = lazy.compile("(?<=[a-z])[CKOPSUVWXZ](?=[a-z]|$)")
_TWO = lazy.compile("[a-z][A-Z]|[A-Z]{2}[a-z]")
_NAMES = lazy.compile("[A-Z]{3,}[a-z]{2}")
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
        inner = 0.0
        for start in range(end - 1, max(-1, end - 1 - LONGEST), -1):
            if start < end - 1:
                inner += speaks[start]
            before = speaks[start - 1] if start else 0.0
            if best[start] + inner + KNOWN - before >= best[end]:  # told first, as no word costs less
                continue
            cost = best[start] + inner + _cost(letters[start:end]) - before
            if cost < best[end]:
                best[end], start_of[end] = cost, start
    ends = [False] * count
    at = count
    while at > 0:
        ends[at - 1] = True
        at = start_of[at]
    return ends


def spelt(letters: Sequence[str]) -> list[str]:
    """The letters of one word as English has them, where what was seen is no word and one alone is like it.

    Letters that were seen as one stand in any order; e and c are taken for each other; a capital whose form is that
    of the small letter may be small inside a word; one f is seen where two touch.
    """
    word = "".join(letters)
    plain = _small_inside(word)
    if not _is_usual(plain.lower()):
        orders = {order for order in _orders(letters) if _is_usual(order.lower())}
        alike = orders or {found for order in _orders(letters) if (found := _of_shape(order))}
        if not alike and (doubled := _two_f(letters)):
            return doubled
        if len(alike) != 1:
            return [_capital_first(letters[0]), *letters[1:]]
        plain = alike.pop()
    ends = [0, *accumulate(map(len, letters))]
    return [plain[a:b] for a, b in pairwise(ends)]


def _two_f(letters: Sequence[str]) -> list[str]:
    """The letters with one f doubled where English then has the word, and in one way only; else none."""
    found = []
    for at, letter in enumerate(letters):
        if "f" in letter:
            own = [*letters[:at], letter.replace("f", "ff"), *letters[at + 1 :]]
            if len(own) >= SHAPED and _is_usual("".join(own).lower()):
                found.append(own)
    return found[0] if len(found) == 1 else []


def _cost(letters: Sequence[str]) -> float:
    word = _small_inside("".join(letters))
    is_two = _TWO.search(word) is not None
    if _is_usual(word.lower()):
        return UNKNOWN if is_two else KNOWN
    orders = _orders(letters)
    if any(_is_usual(order.lower()) and _TWO.search(order) is None for order in orders[1:]):
        return ALIKE
    if is_two:
        return NAMED if _NAMES.match(word) else JOINED
    return ALIKE if any(map(_of_shape, orders)) else UNKNOWN


def _is_usual(low: str) -> bool:
    return low in _ALONE or (len(low) > 1 and is_english(low)) or low in cities()


def _orders(letters: Sequence[str]) -> list[str]:
    """The words that letters seen as one may make, the one given first; that one alone where there are too many."""
    word = "".join(letters)
    if len(word) == len(letters):
        return [word]
    ways = [["".join(order) for order in permutations(cell)] if len(cell) <= CELL else [cell] for cell in letters]
    if prod(map(len, ways)) > ORDERS:
        return [word]
    return list(map("".join, product(*ways)))


def _of_shape(word: str) -> str:
    """The English word that this was seen for, in its case; empty where there is none."""
    found = english_of_shape(word.lower()) if len(word) >= SHAPED else None
    if found is None:
        return ""
    return "".join(new.upper() if old.isupper() else new for old, new in zip(_small_inside(word), found, strict=True))


def _capital_first(cell: str) -> str:
    """Letters seen as one at a word's beginning, of which the one capital stands first."""
    return cell[::-1] if len(cell) == 2 and cell[0].islower() and cell[1].isupper() else cell


def _small_inside(word: str) -> str:
    """The word with small letters for capitals behind small letters whose form is the same."""
    return _CAPITAL.sub(lambda match: match[0].lower(), word) if len(word) >= SHAPED else word
