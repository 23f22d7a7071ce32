"""Authors as a search index holds them: found by hanzi, by pinyin in any order and spelling, and by initials."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from pipeline.knowledge import lazy
from pipeline.knowledge import names as data
from pipeline.model.lang import Lang
from pipeline.text.pinyin import letters, readings, spellings, spelt, split_syllables, surname_spellings
from pipeline.text.words import runs

_TYPED_U = lazy.compile(r"(?<=^[ln])(?:v|yu|ü)(?=e?$)")
_SPELLINGS = 32  # of one given name; two hanzi of three readings have nine


class Name(Protocol):
    """What is asked of a name; an article's is one."""

    @property
    def lang(self) -> Lang: ...
    @property
    def surname(self) -> str: ...
    @property
    def given_names(self) -> str: ...
    @property
    def printed(self) -> str: ...


def pinyin(name: Name) -> str:
    """`Song Shilong` for 宋世龙, by the surname's usual reading; empty for a name not in hanzi."""
    if name.lang is not Lang.ZH or not name.given_names:
        return ""
    known = data.surnames().get(name.surname)
    surname = known.readings[0] if known else "".join(_reading(char) for char in name.surname)
    return f"{surname.capitalize()} {''.join(map(_reading, name.given_names)).capitalize()}".strip()


def _reading(char: str) -> str:
    found = readings(char)
    return found[0] if found else ""


def name_words(name: Name) -> frozenset[str]:
    """Every word under which an author is found.

    Of 宋世龙: the name itself, its surname and its given name, song, shi, long, shilong, sl, songshilong, shilongsong;
    with other readings and spellings of its hanzi (Wade-Giles and Cantonese surnames too; ü as v, u and yu, apart and
    joined). Of a Latin name the same from its printed parts.
    """
    return frozenset(_hanzi_words(name) if name.lang is Lang.ZH else _latin_words(name))


def _hanzi_words(name: Name) -> Iterator[str]:
    yield from runs(name.printed)
    yield from runs(f"{name.surname}{name.given_names}")
    yield from runs(f"{name.surname} {name.given_names}")
    surnames = frozenset[str]().union(*surname_spellings(name.surname))
    given = [spellings(char) for char in name.given_names if spellings(char)]
    yield from surnames
    for syllables in given:
        yield from syllables
    if len(given) == len(name.given_names) > 0:
        yield from islice(spelt(name.given_names), _SPELLINGS)
        for parts in _vowels(*pinyin(name).lower().split()):
            yield from _joined(parts)


def _latin_words(name: Name) -> Iterator[str]:
    yield from runs(name.printed)
    surname, given = letters(name.surname), letters(name.given_names)
    yield from filter(None, (surname, given, *split_syllables(given)))
    yield from _joined([surname, given])
    if any(_TYPED_U.search(part) for part in (*split_syllables(surname), *split_syllables(given))):
        for parts in _vowels(_with_u(surname), _with_u(given)):
            yield from (*parts, *_joined(parts))


def _with_u(word: str) -> str:
    """A pinyin word with ü where v or yu stands for it: lü for lv and lyu, not for the yu of linyu."""
    return "".join(_TYPED_U.sub("ü", syllable) for syllable in split_syllables(word)) or word


def _vowels(*parts: str) -> Iterator[list[str]]:
    """The parts with each way of writing ü where there is no such key or letter."""
    yield list(parts)
    if any("ü" in part for part in parts):
        for vowel in ("v", "u", "yu"):
            yield [part.replace("ü", vowel) for part in parts]


def _joined(parts: list[str]) -> Iterator[str]:
    """Surname and given name in one word in either order, and the given name's initials."""
    if len(parts) == 2 and all(parts):
        surname, given = parts
        yield surname + given
        yield given + surname
        yield "".join(syllable[0] for syllable in split_syllables(given))
