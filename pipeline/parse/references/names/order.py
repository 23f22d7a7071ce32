"""Which word of a person's name in Latin letters is the family name: told by its form, its spelling and its list."""

import re
from collections.abc import Sequence

from pipeline.knowledge import lazy
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.names import forms
from pipeline.text.names import latin_name, latin_names
from pipeline.text.pinyin import letters, split_syllables, surname_ranks

_FEWEST = 2  # names that make an order
_LONGEST_INITIALS = 4  # letters: as many are a name, or the initials of nobody
_LETTERS_APART = lazy.compile(r"[A-Z](?: [A-Z])+")  # W U, L I U
_NO_INITIALS = 3  # letters apart that are a family name: two may be initials, `Meiling M A`


def latin_person(match: re.Match[str]) -> Field:
    """The name that a form of `name_forms` found, its groups `surname` and `given` inside it."""
    surname, given = match.span("surname"), match.span("given")
    text = match.group("given")
    given_end = given[0] + len(text.rstrip(" -"))
    inner = (Field(*surname, PartKind.SURNAME), Field(given[0], given_end, PartKind.GIVEN_NAMES))
    end = max(surname[1], given_end, match.end("suffix") if match.groupdict().get("suffix") else 0)
    return Field(min(surname[0], given[0]), end, PartKind.NAME, tuple(sorted(inner)))


def in_pairs(folded: str, at: int, end: int) -> list[Field]:
    """The persons of a list that APA prints with given names in full: `Lake, Anna, & Reed, Bo (2018)`."""
    whole = forms.PAIRS.match(folded, at, end)
    return list(map(latin_person, forms.PAIR.finditer(folded, *whole.span()))) if whole else []


def in_order(folded: str, person: Field) -> Field:
    """A name of two words in full, the surname told by its spelling where neither is in capitals: `Wenbin Wu`."""
    if is_given_with_capitals(folded, person):
        return _turned(person)
    words = _two_words(folded, person)
    is_turned = words is not None and person.inner[0].kind is PartKind.SURNAME and latin_name(words)[0] != _first(words)
    return _turned(person) if is_turned else person


def has_initials_behind(folded: str, members: Sequence[Field]) -> bool:
    """Whether one of the names has its surname first and initials behind: the order is the same in a whole list."""
    return any(forms.WITH_INITIALS.match(folded, member.start) for member in members if member.kind is PartKind.NAME)


def in_one_order(folded: str, members: Sequence[Field]) -> list[Field]:
    """The names of a group, those of two words in full all in the order that most of the group's names have.

    A group is printed in one order (`Li Di, Ouyang Jian, WU Meiling`). Where one has initials behind, each name after
    it has been read so.
    """
    if any(_is_spelt_behind(folded, member, _NO_INITIALS) for member in members):
        return [_turned(member) if _is_spelt_behind(folded, member) else member for member in members]
    if _have_capitals_last(folded, members):
        return [_turned(member) if member.kind is PartKind.NAME else member for member in members]
    words = {at: found for at, member in enumerate(members) if (found := _two_words(folded, member))}
    if any(_is_told_natural(folded, member) for member in members):
        return [_turned(own) if at in words and not _is_natural(own) else own for at, own in enumerate(members)]
    if not words or len(members) < _FEWEST or has_initials_behind(folded, members):
        return list(members)
    names = [at for at, member in enumerate(members) if member.kind is PartKind.NAME]
    read = latin_names(tuple(folded[members[at].start : members[at].end] for at in names))
    first = {at: surname == _first(words[at]) for at, (surname, _) in zip(names, read, strict=True) if at in words}
    return [
        _turned(member) if at in first and first[at] != (member.inner[0].kind is PartKind.SURNAME) else member
        for at, member in enumerate(members)
    ]


def _is_natural(person: Field) -> bool:
    return bool(person.inner) and person.inner[0].kind is PartKind.GIVEN_NAMES


def _is_told_natural(folded: str, person: Field) -> bool:
    """Whether a given name that everyone has stands first, with more of the given name behind it: `Edward K. Lake`."""
    return _is_natural(person) and any(form.match(folded, person.start) for form in forms.NATURAL_BY_NAME)


def _have_capitals_last(folded: str, members: Sequence[Field]) -> bool:
    """Whether all names are written with the family name in capitals at their end: `Meiling CHEN, Anna REED`.

    Capitals may be initials: one of them at least is a Chinese family name, or longer than initials are.
    """
    pairs = [_surname_and_given(folded, member) for member in members if member.kind is PartKind.NAME]
    if not pairs or not all(map(_is_word_and_capitals, pairs)):
        return False
    ranks = surname_ranks()
    told = [pair for pair in pairs if len(pair[1]) >= _LONGEST_INITIALS]
    is_list = len(pairs) >= _FEWEST  # `Pond LINQ` alone may be a body
    return any(second.lower() in ranks or (is_list and first.lower() not in ranks) for first, second in told)


def _is_word_and_capitals(pair: tuple[str, str]) -> bool:
    return forms.FULL_WORD.fullmatch(pair[0]) is not None and forms.ALL_CAPITALS.fullmatch(pair[1]) is not None


def _surname_and_given(folded: str, person: Field) -> tuple[str, str]:
    """Family and given name as read, where the family name stands first; else nothing."""
    if len(person.inner) != _FEWEST or _is_natural(person):
        return "", ""
    first, second = (folded[part.start : part.end] for part in person.inner)
    return first, second


def is_given_with_capitals(folded: str, person: Field) -> bool:
    """Whether a given name in pinyin with a hyphen stands first: `Dong-Sheng W U`, which a data base turned round."""
    first, second = _surname_and_given(folded, person)
    if "-" not in first:
        return False
    syllables = [split_syllables(letters(part)) for part in first.split("-")]
    return all(map(len, syllables)) and letters(second) in surname_ranks()


def _is_spelt_behind(folded: str, person: Field, least: int = _FEWEST) -> bool:
    """Whether a Chinese family name stands letter by letter behind the given name: `Meiling L I U`.

    A program for references took `LIU Meiling` for a family name behind a given one, and its capitals for initials.
    """
    first, second = _surname_and_given(folded, person)
    if _LETTERS_APART.fullmatch(second) is None or len(letters(second)) < least:
        return False
    return letters(second) in surname_ranks() and bool(split_syllables(letters(first)))


def _two_words(folded: str, person: Field) -> str | None:
    """The name, where it is two words written out with white alone between them."""
    if person.kind is not PartKind.NAME or len(person.inner) != _FEWEST:
        return None
    texts = [folded[part.start : part.end] for part in person.inner]
    is_plain = folded[person.inner[0].end : person.inner[1].start].isspace()
    return " ".join(texts) if is_plain and all(map(forms.FULL_WORD.fullmatch, texts)) else None


def _first(words: str) -> str:
    return words.split()[0]


def _turned(person: Field) -> Field:
    first, second = person.inner
    return person._replace(inner=(first._replace(kind=second.kind), second._replace(kind=first.kind)))
