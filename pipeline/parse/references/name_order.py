"""Which word of a person's name in Latin letters is the family name: told by its form, its spelling and its list."""

import re
from collections.abc import Sequence

from pipeline.model.reference import PartKind
from pipeline.parse.references import name_forms as forms
from pipeline.parse.references.fields import Field
from pipeline.text.names import latin_name, latin_names

_FEWEST = 2  # names that make an order


def latin_person(match: re.Match[str]) -> Field:
    """The name that a form of `name_forms` found, its groups `surname` and `given` inside it."""
    surname, given = match.span("surname"), match.span("given")
    text = match.group("given")
    given_end = given[0] + len(text.rstrip(" -"))
    inner = (Field(*surname, PartKind.SURNAME), Field(given[0], given_end, PartKind.GIVEN_NAMES))
    end = max(surname[1], given_end, match.end("suffix") if match.groupdict().get("suffix") else 0)
    return Field(min(surname[0], given[0]), end, PartKind.NAME, tuple(sorted(inner)))


def in_order(folded: str, person: Field) -> Field:
    """A name of two words in full, the surname told by its spelling where neither is in capitals: `Wenbin Wu`."""
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
    words = {at: found for at, member in enumerate(members) if (found := _two_words(folded, member))}
    if not words or len(members) < _FEWEST or has_initials_behind(folded, members):
        return list(members)
    names = [at for at, member in enumerate(members) if member.kind is PartKind.NAME]
    read = latin_names(tuple(folded[members[at].start : members[at].end] for at in names))
    first = {at: surname == _first(words[at]) for at, (surname, _) in zip(names, read, strict=True) if at in words}
    return [
        _turned(member) if at in first and first[at] != (member.inner[0].kind is PartKind.SURNAME) else member
        for at, member in enumerate(members)
    ]


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
