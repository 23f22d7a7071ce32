"""How well a Chinese term and an English one translate each other, from what both print and from common words."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from pipeline.align import length
from pipeline.knowledge import align_words as data
from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.text.numbers import numbers
from pipeline.text.script import hanzi_count

Translations = Callable[[str], Iterable[tuple[str, tuple[str, ...]]]]

_latin = lazy.compile(r"[A-Za-z][A-Za-z0-9]*")


@cache
def _pattern() -> re.Pattern[str]:
    return lazy.compile("|".join(sorted(map(re.escape, data.lexicon()), key=len, reverse=True)))


def similarity(zh: str, en: str, translations: Translations | None = None) -> float:
    """The share of the Chinese term that the English one is seen to say, 0..1; 0 also where nothing is known."""
    plain = f" {' '.join(re.findall(r'[a-z0-9]+', en.lower()))} "
    said = total = 0.0
    for word in _latin.findall(zh):
        total += 2.0
        said += 2.0 if f" {word.lower()}" in plain else 0.0
    own = {number.value for number in numbers(zh, Lang.ZH)}
    total += len(own)
    said += len(own & {number.value for number in numbers(en, Lang.EN)})
    total += hanzi_count(zh)
    known = [(word, data.lexicon()[word]) for word in _pattern().findall(zh)]
    covered: set[str] = set()
    for word, forms in [*(translations(zh) if translations else ()), *known]:
        if word not in covered and any(f" {form}" in plain for form in forms):
            covered.add(word)
            said += hanzi_count(word)
    return min(1.0, said / total) if total else 0.0


def length_similarity(zh: str, en: str) -> float:
    """How near the lengths come to a translation's, 0..1."""
    hanzi, other = length.units(zh)
    expected, found = hanzi * length.LETTERS_A_HANZI + other, length.units(en)[1]
    return min(expected, found) / max(expected, found, 1.0)
