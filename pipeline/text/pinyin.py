"""How hanzi are read and spelt in Latin letters: Hanyu Pinyin, Wade-Giles, and printed variants of ü."""

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from pipeline.knowledge import names as data

# More readings of a name than this are not tried: three hanzi of four readings each.
_MAX_SPELLINGS = 256


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """The text's letters alone, in lower case and without tones; ü stays, as `lü` and `lu` are two syllables."""
    out: list[str] = []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if char == "\u0308" and out and out[-1] == "u":
            out[-1] = "ü"
        elif char.isalpha() and not unicodedata.combining(char):
            out.append(char)
    return "".join(out)


@cache
def _dictionary() -> dict[int, str]:
    """pypinyin's table of single hanzi; its table of phrases takes 0.2 s to load and says nothing about names."""
    before = os.environ.get("PYPINYIN_NO_PHRASES")
    os.environ["PYPINYIN_NO_PHRASES"] = "1"
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    finally:
        if before is None:
            del os.environ["PYPINYIN_NO_PHRASES"]
        else:
            os.environ["PYPINYIN_NO_PHRASES"] = before
    return dict(pinyin_dict)


@cache
def readings(char: str) -> tuple[str, ...]:
    """Every reading of one hanzi without tones, the usual one first; empty for anything else."""
    return tuple(dict.fromkeys(letters(reading) for reading in _dictionary().get(ord(char), "").split(",") if reading))


def _printed(syllable: str) -> tuple[str, ...]:
    """A syllable as passports and typewriters spell it: lü, lv, lyu, lu."""
    if "ü" not in syllable:
        return (syllable,)
    return tuple(syllable.replace("ü", vowel) for vowel in ("ü", "v", "yu", "u"))


@cache
def spellings(char: str) -> frozenset[str]:
    """Every pinyin spelling of one hanzi."""
    return frozenset(form for reading in readings(char) for form in _printed(reading))


def is_pinyin(latin: str, hanzi: str) -> bool:
    """Whether Latin letters spell these hanzi, in whatever words: SHILI XUEBAO for 示例学报."""
    sounds = [spellings(char) for char in hanzi if spellings(char)]
    parts = ("(?:" + "|".join(sorted(own)) + ")" for own in sounds)
    return bool(sounds) and re.fullmatch("".join(parts), letters(latin)) is not None


def is_initials(latin: str, hanzi: str) -> bool:
    """Whether capitals stand for the syllables of these hanzi, one or two for each: SLXB, SHLXB for 示例学报."""
    sounds = [spellings(char) for char in hanzi if spellings(char)]
    parts = ("(?:" + "|".join(sorted({own[:n] for own in sounds for n in (1, 2)})) + ")?" for sounds in sounds)
    word = letters(latin)
    return latin.isupper() and " " not in latin and len(word) > 1 and re.fullmatch("".join(parts), word) is not None


@cache
def wade_giles(char: str) -> frozenset[str]:
    """Every Wade-Giles spelling of one hanzi, without apostrophes and umlauts."""
    table = data.syllables()
    return frozenset(table[reading] for reading in readings(char) if reading in table)


def spelt(hanzi: str, romanised: bool = False) -> Iterator[str]:
    """Every spelling of a given name, in pinyin, or in Wade-Giles where `romanised`; at most 256."""
    sets = [sorted(wade_giles(char) if romanised else spellings(char)) for char in hanzi]
    for count, parts in enumerate(product(*sets)):
        if count == _MAX_SPELLINGS:
            return
        yield "".join(parts)


@cache
def _syllables() -> frozenset[str]:
    return frozenset(form for syllable in data.syllables() for form in _printed(syllable))


def split_syllables(word: str) -> tuple[str, ...]:
    """The syllables of a pinyin word, as few as possible (`Xiaoye`: xiao, ye); empty where it is no pinyin."""
    return _split(letters(word))


@cache
def _split(word: str) -> tuple[str, ...]:
    table = _syllables()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            before, piece = best[start], word[start:end]
            if before is None or piece not in table:
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = (*before, piece)
    return best[-1] or ()


@cache
def surname_ranks() -> dict[str, int]:
    """How common each Latin spelling of a surname is: the rank of the commonest surname spelt so, pinyin only."""
    ranks: dict[str, int] = {}
    for surname in data.surnames().values():
        for reading in surname.readings:
            for form in _printed(reading):
                ranks.setdefault(form, surname.rank)
    return ranks


@cache
def other_surnames() -> frozenset[str]:
    """Spellings of surnames outside pinyin: Cantonese, Hokkien, Wade-Giles."""
    table = data.syllables()
    found = {letters(form) for surname in data.surnames().values() for form in surname.other}
    return frozenset(found | {table[form] for form in surname_ranks() if form in table})


def surname_spellings(hanzi: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pinyin spellings of a surname, and all others known; an unknown one is read hanzi by hanzi."""
    known = data.surnames().get(hanzi)
    table = data.syllables()
    if known is None:
        return frozenset(spelt(hanzi)), frozenset(spelt(hanzi, romanised=True))
    others = {letters(form) for form in known.other} | {table[r] for r in known.readings if r in table}
    return frozenset(form for reading in known.readings for form in _printed(reading)), frozenset(others)
