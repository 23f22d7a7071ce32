"""What of a query stands in a passage, and where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.index.analysis import stemmed
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.variants import simplified

Span = tuple[int, int]

_LATIN = rf"[^\W_{HANZI}]"
_TYPED, _SCATTERED, _PARTLY = 3, 2, 1  # a way as it is typed; its words apart from each other; only some of them


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a unit of a query can stand in a text: all of these words, hanzi or English stems."""

    words: frozenset[str]
    worth: int


def ways(keys: Iterable[str], words: Sequence[str]) -> tuple[Way, ...]:
    """The ways of a unit: its key or that of a translation, and the words that it is made of, the best first."""
    typed = [Way(frozenset(key.split()), _TYPED) for key in keys]
    return (*typed, Way(frozenset(words), _SCATTERED))


class Marker:
    """Finds the units of one query in passages; each unit is the ways in which it can stand there."""

    def __init__(self, units: Sequence[Sequence[Way]]) -> None:
        self._units = units
        words = sorted(
            {word for unit in units for way in unit for word in way.words}, key=lambda word: (-len(word), word)
        )
        hanzi = "|".join(re.escape(word) for word in words if hanzi_count(word))
        # A stem may differ from its words in its last letter: study, studi.
        heads = "|".join(re.escape(word[: max(1, len(word) - 1)]) for word in words if not hanzi_count(word))
        parts = [f"({hanzi})" if hanzi else "(?!)()", f"(?<!{_LATIN})((?:{heads}){_LATIN}*)" if heads else "(?!)()"]
        self._pattern = re.compile("|".join(parts), re.IGNORECASE)
        self._words = frozenset(words)

    def __call__(self, text: str) -> tuple[int, list[Span]]:
        """What the passage is worth as an answer, 0 for nothing, and the places to mark, in order and apart."""
        found: dict[str, list[Span]] = {}
        for match in self._pattern.finditer(simplified(text)):  # place for place
            word = match[1] or _stem(match[2].lower())
            if word in self._words:
                found.setdefault(word, []).append(match.span())
        if not found:
            return 0, []
        best = [_best(unit, found) for unit in self._units]
        least = _SCATTERED if any(worth > _PARTLY for worth, _ in best) else _PARTLY
        places = [span for worth, words in best if worth >= least for word in words for span in found[word]]
        return sum(worth for worth, _ in best), _merged(places)


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    stems = stemmed().analyze(word)
    return stems[0] if stems else ""


def _best(unit: Sequence[Way], found: dict[str, list[Span]]) -> tuple[int, frozenset[str]]:
    """The first way of the unit that is wholly there, else what there is of it."""
    for way in unit:
        if way.words and way.words <= found.keys():
            return way.worth, way.words
    some = frozenset(word for way in unit for word in way.words if word in found)
    return (_PARTLY if some else 0), some


def _merged(places: Iterable[Span]) -> list[Span]:
    """The places in order, those that touch made one."""
    merged: list[Span] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
