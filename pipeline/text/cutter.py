"""jieba's words of a run of hanzi, in half of jieba's time: its dictionary, its model of unknown words, its ways.

jieba lists the words that begin at each character, weighs the ways through them, and hands word after word through
three generators. An index cuts everything that an archive holds: here the list and the weighing are one pass, the
logarithm of a frequency is taken once, and what jieba's model makes of unknown hanzi is kept. The words are the same
(`tests/text/test_cutter.py` holds them to jieba's own).
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import log
from typing import Any

from pipeline.knowledge import lazy
from pipeline.text.table import Table

_PLAIN = lazy.compile("[\u4e00-\u9fd5]+")  # what jieba takes for hanzi; it parts a run at any other
# A word's frequency: 0 where it only begins words, None where no word begins so.
_Frequency = Callable[[str], int | None]
_KEPT = 1 << 14  # short groups of unknown hanzi; names and loan words come again and again


class Cutter:
    """Cuts by what a `jieba` knows at that moment: words that are added to it are found. Or by a table in its place."""

    def __init__(self, jieba: Any, table: Table | None = None) -> None:
        self._jieba, self._table = jieba, table
        self._unknown = lru_cache(maxsize=_KEPT)(lambda group: tuple(jieba.finalseg.cut(group)))
        self._weights = _Weights(0)

    def words(self, run: str) -> list[str]:
        """What `jieba.cut` finds."""
        return self._cut(run, *self._known())

    def search_words(self, run: str) -> tuple[str, ...]:
        """What `jieba.cut_for_search` finds: before each word those of two and three hanzi inside it."""
        frequency, total = self._known()
        found: list[str] = []
        for word in self._cut(run, frequency, total):
            if len(word) > 2:
                found += _within(word, frequency)
            found.append(word)
        return tuple(found)

    def _known(self) -> tuple[_Frequency, int]:
        """What tells the words' frequencies, and their sum: asked once a run."""
        if self._table is not None:
            return self._table.get, self._table.total
        known = self._jieba.dt
        return known.FREQ.get, known.total

    def _cut(self, run: str, frequency: _Frequency, total: int) -> list[str]:
        if not _PLAIN.fullmatch(run):
            return list(self._jieba.cut(run))
        found: list[str] = []
        ends, length, single, place = self._ends(run, frequency, total), len(run), 0, 0
        while place < length:  # hanzi from `single` to `place` are words by themselves, as yet
            end = ends[place]
            if end - place > 1:
                if single < place:
                    found += self._singles(run[single:place], frequency)
                found.append(run[place:end])
                single = end
            place = end
        if single < length:
            found += self._singles(run[single:], frequency)
        return found

    def _singles(self, group: str, frequency: _Frequency) -> tuple[str, ...] | str:
        """Hanzi next to each other of which the best way makes no longer word."""
        return group if len(group) < 2 or frequency(group) else self._unknown(group)

    def _ends(self, run: str, frequency: _Frequency, total: int) -> list[int]:
        """Where the words of the best way through the run end, counted from each character; of words that weigh the
        same the longer one."""
        length = len(run)
        if self._weights.total != total:
            self._weights = _Weights(total)
        weights, after, ends = self._weights, [0.0] * (length + 1), [0] * length
        for start in range(length - 1, -1, -1):
            last = end = start + 1
            word = frequency(run[start])  # 0 where it only begins words
            best = weights[word or 1] + after[end]
            while end < length and word is not None:
                end += 1
                found = frequency(run[start:end])
                if found:
                    weight = weights[found] + after[end]
                    if weight >= best or not word:
                        best, last, word = weight, end, found
                elif found is None:  # nor does any longer word begin so
                    break
            after[start], ends[start] = best, last
        return ends


def _within(word: str, frequency: _Frequency) -> Iterator[str]:
    """The words of two and three hanzi inside a longer one."""
    for length in (2, 3)[: len(word) - 2]:
        for start in range(len(word) - length + 1):
            if frequency(part := word[start : start + length]):
                yield part


class _Weights(dict[int, float]):
    """The weight of a word by its frequency among all."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total = total

    def __missing__(self, frequency: int) -> float:
        weight = self[frequency] = log(frequency) - log(self.total)
        return weight
