"""What of a query stands in a passage, and where."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from pipeline.index.analysis import stemmed
from pipeline.knowledge import lazy
from pipeline.knowledge.traditional import simplified
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.spellings import american, both_spellings
from pipeline.text.words import runs

Span = tuple[int, int]

_LATIN = rf"[^\W_{HANZI}]"
_letter = lazy.compile(_LATIN)
_ALIKE = {"i": "ıİ", "k": "\u212a", "s": "ſ"}  # other letters that are these where case is ignored
_BETWEEN = "\n"  # passages that are looked through together; no word holds it
_TYPED, _SCATTERED, _PARTLY = 3, 2, 1  # a way as it is typed; its words apart from each other; only some of them


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a unit of a query can stand in a text: all of these words, hanzi or English stems."""

    words: frozenset[str]
    worth: int


def phrase(text: str) -> re.Pattern[str]:
    """Words one after another as they stand, in simplified text, whatever marks and spaces are between them.

    For marking alone: what holds a phrase the index says.
    """
    found = runs(text)
    if not found:
        return lazy.compile("(?!)")
    pattern = "".join(
        (r"[\W_]+" if not (hanzi_count(before) or hanzi_count(run)) else r"[\W_]*") + _run(run)
        for before, run in pairwise(found)
    )
    start = _run(found[0]) if hanzi_count(found[0]) else _begun(found[0])
    end = "" if hanzi_count(found[-1]) else f"(?!{_LATIN})"
    return lazy.compile(f"{start}(?i:{pattern}){end}")


def _run(run: str) -> str:
    return r"\s*".join(run) if hanzi_count(run) else re.escape(run)


def _begun(word: str) -> str:
    """A word that does not go on before; its first letter, where it can be, as the forms that it has, as Python passes
    by quickly where none of a few letters stands, and not where it has to ignore case."""
    first, rest = word[0], re.escape(word[1:])
    if not first.isascii():
        return f"(?<!{_LATIN})(?i:{re.escape(word)})"
    return f"[{first}{first.upper()}{_ALIKE.get(first, '')}](?<!{_LATIN}.)(?i:{rest})"


def ways(keys: Iterable[str], words: Sequence[str]) -> tuple[Way, ...]:
    """The ways of a unit: its key or that of a translation, and the words that it is made of, the best first."""
    typed = [Way(frozenset(key.split()), _TYPED) for key in keys]
    return (*typed, Way(frozenset(words), _SCATTERED))


class Marker:
    """Finds the units of one query in passages, each as one of the ways in which it can stand there, and phrases."""

    def __init__(self, units: Sequence[Sequence[Way]], phrases: Sequence[re.Pattern[str]] = ()) -> None:
        self._units, self._phrases = units, phrases
        words = sorted(
            {word for unit in units for way in unit for word in way.words}, key=lambda word: (-len(word), word)
        )
        hanzi = "|".join(re.escape(word) for word in words if hanzi_count(word))
        latin = (form for word in words if not hanzi_count(word) for form in both_spellings(word))
        # A stem may differ from its words in its last letter: study, studi.
        heads = "|".join(re.escape(word[: max(1, len(word) - 1)]) for word in latin)
        # Two patterns that begin with letters, in lower case: where none of these stands Python passes by at once.
        self._hanzi = lazy.compile(hanzi) if hanzi else None
        self._latin = lazy.compile(f"(?:{heads}){_LATIN}*") if heads else None
        self._units_of = {
            word: [place for place, unit in enumerate(units) if any(word in way.words for way in unit)]
            for word in words
        }

    def __call__(self, texts: Sequence[str]) -> list[tuple[int, list[Span]]]:
        """What each passage of an article is worth as an answer, 0 for nothing, and its places to mark, in order and
        apart.

        Words are looked for in all passages at once: most have none, and asking each takes longer than looking.
        """
        text = simplified(_BETWEEN.join(texts))  # place for place
        starts = [0, *accumulate(len(own) + len(_BETWEEN) for own in texts)]
        own = [text[start : start + len(given)] for start, given in zip(starts, texts, strict=False)]
        found: dict[int, dict[str, list[Span]]] = {}
        for word, (start, end) in self._places(text, own):
            place = bisect_right(starts, start) - 1
            spans = found.setdefault(place, {}).setdefault(word, [])
            spans.append((start - starts[place], end - starts[place]))
        return [self._told(found.get(place, {}), given) for place, given in enumerate(own)]

    def _places(self, text: str, own: Sequence[str]) -> Iterator[tuple[str, Span]]:
        """The words in what the passages say, one behind the other."""
        if self._hanzi is not None:
            yield from ((match[0], match.span()) for match in self._hanzi.finditer(text))
        if self._latin is None:
            return
        low = _lowered(text, own)
        for match in self._latin.finditer(low):
            start = match.start()
            if (start == 0 or not _letter.match(low, start - 1)) and (word := _stem(match[0])) in self._units_of:
                yield word, match.span()

    def _told(self, found: dict[str, list[Span]], text: str) -> tuple[int, list[Span]]:
        whole = [match.span() for phrase in self._phrases for match in phrase.finditer(text)]
        if not (found or whole):
            return 0, []
        met = {place for word in found for place in self._units_of[word]}  # of a title's many units few, mostly
        best = [_best(self._units[place], found) for place in met]
        least = _SCATTERED if any(worth > _PARTLY for worth, _ in best) else _PARTLY
        places = [span for worth, words in best if worth >= least for word in words for span in found[word]]
        return sum(worth for worth, _ in best) + _TYPED * len(whole), _merged((*places, *whole))


def _lowered(text: str, own: Sequence[str]) -> str:
    """The text, made of its own parts, in lower case, place for place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return _BETWEEN.join(low if len(low := part.lower()) == len(part) else _by_letter(part) for part in own)


def _by_letter(text: str) -> str:
    return "".join(lower if len(lower := char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    stems = stemmed().analyze(american(word))
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
