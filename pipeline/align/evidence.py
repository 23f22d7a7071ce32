"""What ties a Chinese sentence to an English one besides length: numbers, Latin strings, terms, common words.

Each item of one side (a number, a word) is looked up in the sentences of the other. How often it is found there in a
true translation, against how often it would be found by chance, makes a log-likelihood ratio; a group of sentences
scores the sum over its items, both ways. Sentences without counterpart score 0, so that items which are nowhere to be
found speak for an omission.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pipeline.knowledge import align_words as data
from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.text.numbers import Number, months, numbers

# How often an item of the Chinese (first) and the English side (second) has its counterpart in a true translation:
# measured on the annotated abstracts, and drawn away from 1 as translators leave out and misprint.
FOUND = {
    "numbers": (0.95, 0.93),
    "small-numbers": (0.7, 0.5),
    "latin": (0.88, 0.7),
    "terms": (0.75, 0.85),
    "words": (0.72, 0.62),
    "short-words": (0.6, 0.6),
    "lexicon": (0.65, 0.65),
}
# How often a sentence that is no translation has the counterpart: what short abstracts cannot tell by themselves.
BACKGROUND = {
    "numbers": 0.1,
    "small-numbers": 0.25,
    "latin": 0.2,
    "terms": 0.3,
    "words": 0.25,
    "short-words": 0.25,
    "lexicon": 0.25,
}
_BACKGROUND_WEIGHT = 2.0  # sentences
# Items of one sentence are not independent of each other: their sum is damped.
_DAMPING = 0.75
_PLURAL = 3  # letters of a word that may end in a plural's s: gas, bus
_MOST_SENTENCES = 6

_latin = lazy.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/.&+][A-Za-z0-9]+)*")
_name_like = lazy.compile(r".+[A-Z]|.*\d")  # HGF, EGFR-TKI, AutoNER, U2: no ordinary English words
_month = lazy.compile(r"\b(" + "|".join(sorted(months())) + r")\b", re.IGNORECASE)


class Evidence(Protocol):
    """Scores a group: sentences `zh[0]` to before `zh[1]` of one side with those of the other."""

    def score(self, zh: tuple[int, int], en: tuple[int, int]) -> float: ...

    def names(self, zh: tuple[int, int], en: tuple[int, int]) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Item:
    """Something printed in one sentence, and the sentences of the other language that have its counterpart, as bits."""

    kind: str
    key: str
    found: int


@dataclass(frozen=True, slots=True)
class Items:
    """Evidence from the items of both sides, a tuple a sentence."""

    zh: tuple[tuple[Item, ...], ...]
    en: tuple[tuple[Item, ...], ...]
    zh_scores: dict[tuple[int, int, int], float]
    en_scores: dict[tuple[int, int, int], float]

    def score(self, zh: tuple[int, int], en: tuple[int, int]) -> float:
        one = sum(self.zh_scores.get((place, *en), 0.0) for place in range(*zh))
        other = sum(self.en_scores.get((place, *zh), 0.0) for place in range(*en))
        return _DAMPING * (one + other)

    def names(self, zh: tuple[int, int], en: tuple[int, int]) -> tuple[str, ...]:
        """The kinds that speak for the group and how many items of each: `numbers:3`."""
        span = (1 << en[1]) - (1 << en[0])
        kinds = {item.key: item.kind for place in range(*zh) for item in self.zh[place] if item.found & span}
        counts = {kind: sum(found == kind for found in kinds.values()) for kind in FOUND}
        return tuple(f"{kind}:{count}" for kind, count in counts.items() if count)


def items(
    zh: Sequence[str],
    en: Sequence[str],
    terms: Iterable[tuple[str, str]] = (),
    translations: Callable[[str], Iterable[tuple[str, tuple[str, ...]]]] | None = None,
) -> Items:
    """The evidence of two texts; `terms` are pairs that the article itself gives.

    `translations` gives the words of a Chinese sentence that a learned lexicon knows, with their English counterparts.
    """
    sides = _Sides.of(zh, en)
    pairs = _concepts(terms)
    own = [_zh_items(place, sides, pairs) for place in range(len(zh))]
    if translations is not None:
        own = [[*found, *_learned(zh[place], sides, translations)] for place, found in enumerate(own)]
    other = [_en_items(place, sides, pairs) for place in range(len(en))]
    zh_items, en_items = tuple(map(tuple, own)), tuple(map(tuple, other))
    return Items(zh_items, en_items, _scores(zh_items, 0, len(en)), _scores(en_items, 1, len(zh)))


def _scores(side: Sequence[Sequence[Item]], direction: int, others: int) -> dict[tuple[int, int, int], float]:
    """The log-likelihood ratio of each sentence of a side against each run of sentences of the other."""
    table = {}
    for place, found in enumerate(side):
        for start in range(others):
            for end in range(start + 1, min(others, start + _MOST_SENTENCES) + 1):
                span = (1 << end) - (1 << start)
                total = sum(_ratio(item, direction, bool(item.found & span), end - start, others) for item in found)
                table[place, start, end] = total
    return table


@cache
def _log_ratio(kind: str, direction: int, hit: bool, places: int, run: int, others: int) -> float:
    known = (places + _BACKGROUND_WEIGHT * BACKGROUND[kind]) / (others + _BACKGROUND_WEIGHT)
    chance = 1 - (1 - known) ** run
    true = max(FOUND[kind][direction], chance)
    return math.log(true / chance) if hit else math.log((1 - true) / (1 - chance))


def _ratio(item: Item, direction: int, hit: bool, run: int, others: int) -> float:
    return _log_ratio(item.kind, direction, hit, item.found.bit_count(), run, others)


# ---------------------------------------------------------------- what is printed
@dataclass(frozen=True, slots=True)
class _Sides:
    """Both texts, with what each sentence holds."""

    zh: tuple[str, ...]
    plain: tuple[str, ...]  # English, lower case, each word after one space
    zh_numbers: tuple[frozenset[str], ...]
    en_numbers: tuple[frozenset[str], ...]
    zh_latin: tuple[frozenset[str], ...]
    en_latin: tuple[frozenset[str], ...]
    en_names: tuple[frozenset[str], ...]

    @staticmethod
    def of(zh: Sequence[str], en: Sequence[str]) -> "_Sides":
        return _Sides(
            tuple(zh),
            tuple(map(_plain, en)),
            tuple(frozenset(map(_key, numbers(text, Lang.ZH))) for text in zh),
            tuple(frozenset([*map(_key, numbers(text, Lang.EN)), *_months(text)]) for text in en),
            tuple(map(_held, zh)),
            tuple(map(_held, en)),
            tuple(frozenset(word for word in _latin.findall(text) if _name_like.match(word)) for text in en),
        )


def _key(number: Number) -> str:
    return f"{number.value}%" if number.percent else number.value


def _months(text: str) -> list[str]:
    return [months()[found.lower()] for found in _month.findall(text)]


def _forms(word: str) -> set[str]:
    """A Latin word as both languages may print it: in lower case, without hyphens, without a plural's s."""
    low = "".join(char for char in word.lower() if char.isalnum())
    return {low, low[:-1]} if low.endswith("s") and len(low) > _PLURAL else {low}


def _held(text: str) -> frozenset[str]:
    """Every form of a text's Latin words, those of compounds too."""
    found = _latin.findall(text)
    return frozenset(form for word in found for part in (word, *re.split(r"[-/.&+]", word)) for form in _forms(part))


def _holds(held: frozenset[str], word: str) -> bool:
    """Whether a text holds the word, whole or in parts: U-Net, and EGFR-TKI where EGFR and TKI are printed."""
    parts = [part for part in re.split(r"[-/.&+]", word) if part]
    return not _forms(word).isdisjoint(held) or all(not _forms(part).isdisjoint(held) for part in parts)


def _plain(text: str) -> str:
    """English text for finding beginnings of words."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "


def _mask(holds: Iterable[bool]) -> int:
    return sum(1 << place for place, held in enumerate(holds) if held)


# ---------------------------------------------------------------- items
def _number_items(own: Iterable[str], others: Sequence[frozenset[str]]) -> list[Item]:
    # the digit 1 is as often a word (one of) as a count
    return [
        Item("small-numbers" if len(key) == 1 else "numbers", key, _mask(key in other for other in others))
        for key in sorted(own)
        if key != "1"
    ]


@cache
def _lexicon_pattern() -> re.Pattern[str]:
    return lazy.compile("|".join(sorted(map(re.escape, data.lexicon()), key=len, reverse=True)))


def _concepts(terms: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each Chinese term with all its English forms, the whole one and its abbreviation."""
    table: dict[str, list[str]] = {}
    for zh, en in terms:
        if zh and en and en not in table.setdefault(zh, []):
            table[zh].append(en)
    return tuple((zh, tuple(forms)) for zh, forms in table.items())


def _zh_items(place: int, sides: _Sides, terms: Sequence[tuple[str, tuple[str, ...]]]) -> list[Item]:
    text = sides.zh[place]
    found = _number_items(sides.zh_numbers[place], sides.en_numbers)
    for word in sorted(set(_latin.findall(text))):
        if len(word) > 1 or word.isupper():
            found.append(Item("latin", word, _mask(_holds(held, word) for held in sides.en_latin)))
    for word in sorted(set(_lexicon_pattern().findall(text))):
        beginnings = [f" {form}" for form in data.lexicon()[word]]
        kind = "words" if len(word) > 1 else "short-words"
        found.append(Item(kind, word, _mask(any(form in plain for form in beginnings) for plain in sides.plain)))
    for zh, forms in terms:
        if zh in text:
            phrases = [_phrase(form) for form in forms]
            found.append(Item("terms", zh, _mask(any(p in plain for p in phrases) for plain in sides.plain)))
    return found


def _phrase(term: str) -> str:
    """An English term for finding in plain text, open for a plural's ending."""
    return _plain(term).rstrip().removesuffix("s")


@cache
def _english_lexicon() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lexicon read the other way: an English beginning, and the Chinese words that it translates."""
    table: dict[str, list[str]] = {}
    for word, forms in data.lexicon().items():
        for form in forms:
            table.setdefault(form, []).append(word)
    return tuple((f" {form}", tuple(words)) for form, words in table.items() if len(form) > 3)


def _en_items(place: int, sides: _Sides, terms: Sequence[tuple[str, tuple[str, ...]]]) -> list[Item]:
    plain = sides.plain[place]
    found = _number_items(sides.en_numbers[place], sides.zh_numbers)
    for name in sorted(sides.en_names[place]):
        found.append(Item("latin", name, _mask(_holds(held, name) for held in sides.zh_latin)))
    for form, words in _english_lexicon():
        if form in plain:
            found.append(Item("words", form, _mask(any(word in text for word in words) for text in sides.zh)))
    for zh, forms in terms:
        # a term once introduced is printed by its abbreviation in the Chinese text too
        if any(_phrase(form) in plain for form in forms):
            printed = (zh, *forms)
            found.append(Item("terms", zh, _mask(any(form in text for form in printed) for text in sides.zh)))
    return found


def _learned(
    text: str, sides: _Sides, translations: Callable[[str], Iterable[tuple[str, tuple[str, ...]]]]
) -> list[Item]:
    return [
        Item("lexicon", word, _mask(any(f" {form}" in plain for form in forms) for plain in sides.plain))
        for word, forms in translations(text)
        if word not in data.lexicon()  # what is known already would speak twice
    ]
