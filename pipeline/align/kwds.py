"""Keywords of two languages paired, also where their order or number differs."""

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.align import assign, terms
from pipeline.model.alignment import Link

# What the printed place says, against what the words say: most lists are translated item by item.
_SAME_PLACE = 0.45
_KNOWN_PAIR = 1.0
_LEAST = 0.3  # of a pair where the numbers differ and so not every keyword has a counterpart


def align(
    zh: Sequence[str],
    en: Sequence[str],
    known: Mapping[str, str] | None = None,
    translations: terms.Translations | None = None,
) -> tuple[Link, ...]:
    """Pairs in Chinese order; `known` are terms that the article glosses, Chinese to English."""
    same = len(zh) == len(en)

    @cache
    def words(i: int, j: int) -> float:
        return _words(zh[i], en[j], known or {}, translations)

    def worth(i: int, j: int) -> float:
        return words(i, j) + _place(i, j, len(zh), len(en)) + 0.15 * terms.length_similarity(zh[i], en[j])

    found = assign.pairs(len(zh), len(en), worth, 0.0 if same else _LEAST)
    return tuple(_link(i, j, worth(i, j), words(i, j), i == j) for i, j in found)


def _words(zh: str, en: str, known: Mapping[str, str], translations: terms.Translations | None) -> float:
    if known.get(zh, "").casefold() == en.casefold():
        return _KNOWN_PAIR
    return terms.similarity(zh, en, translations)


def _place(i: int, j: int, zh: int, en: int) -> float:
    """Full where both lists are as long and the place is the same; less with the distance."""
    if zh == en:
        return _SAME_PLACE if i == j else 0.0
    return _SAME_PLACE * max(0.0, 1 - abs(i / max(zh - 1, 1) - j / max(en - 1, 1)) * 2)


def _link(i: int, j: int, worth: float, words: float, same_place: bool) -> Link:
    evidence = [*(["position"] if same_place else []), *(["words"] if words > 0 else [])]
    return Link((i,), (j,), round(min(1.0, worth / (_SAME_PLACE + 0.65)), 3), tuple(evidence) or ("length",))
