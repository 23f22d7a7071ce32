"""Whose an e-mail address is by its own letters: 卢小涛 writes from `xtlu@`, `luxt@`, `luxiaotao99@`.

Convention: universities and institutes give an address the pinyin of its owner's name, whole, or the surname with
initials, in either order, or the surname alone; figures and what an underscore parts say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from pipeline.knowledge import lazy
from pipeline.model.article import Contrib
from pipeline.model.lang import Lang
from pipeline.text.pinyin import letters, spellings, split_syllables, surname_spellings

WHOLE, PART, INITIALS = 3, 2, 1  # how much of the name the letters spell
FEWEST = 2  # letters that name anybody
MOST_FORMS = 512  # spellings of one name that are tried
_APART = lazy.compile(r"[^a-z]+")
# An address in half width, with the white that wide setting leaves beside its signs; torn off is a piece of the owner's
# part that white parts from it.
_TORN_OFF = r"(?:(?<![A-Za-z\d])[A-Za-z]\s?\.\s|(?<=:)[a-z]\s|(?<=[;:(])[a-z]{2,15}\.\s(?=[a-z]))?"
_OWNER = r"[A-Za-z\d][A-Za-z\d._\-+]*"
_HOST = r"[A-Za-z\d\-]+(?:\s?\.\s?[A-Za-z\d\-]+)*"
_TOP = r"(?:[A-Za-z]{2,12}?(?=https?:|www\.)|[A-Za-z]{2,12}(?![A-Za-z\d]))"
EMAIL = lazy.compile(rf"{_TORN_OFF}{_OWNER}\s?@\s?{_HOST}\s?\.\s?{_TOP}")


def owner_by_letters(address: str, contribs: Sequence[Contrib], least: int) -> int | None:
    """The index of the one person whose name the address spells best, and at least so much of it."""
    found = [likeness(address, contrib) for contrib in contribs]
    best = max(found, default=0)
    return found.index(best) if best >= least and found.count(best) == 1 else None


def likeness(address: str, contrib: Contrib) -> int:
    """WHOLE, PART or INITIALS of the person's name that the letters before the @ spell; 0 where they do not."""
    local = address.partition("@")[0].casefold()
    pieces = [piece for piece in _APART.split(local) if piece]
    tried = {"".join(pieces), *pieces[:1]}
    return max((rank for form, rank in _forms(contrib) if len(form) >= FEWEST and form in tried), default=0)


def _forms(contrib: Contrib) -> Iterator[tuple[str, int]]:
    """What an address may be made of, and how much of the name that is."""
    surnames, given = _syllables(contrib)
    if not surnames or not given:
        return
    yield from ((surname, INITIALS) for surname in surnames)
    for surname, parts in islice(product(surnames, product(*given)), MOST_FORMS):
        whole, first = "".join(parts), "".join(part[0] for part in parts)
        yield from ((surname + whole, WHOLE), (whole + surname, WHOLE))
        yield from ((surname + first, PART), (first + surname, PART), (surname[0] + whole, PART))
        yield from ((whole + begin, PART) for begin in _beginnings(surname))
        yield from ((first + surname[0], INITIALS), (surname[0] + first, INITIALS))
        if len(parts) > 1:
            yield whole, INITIALS


def _beginnings(surname: str) -> Iterator[str]:
    """The surname's first letter, and the two that stand for one sound: z and zh of zhang."""
    yield surname[0]
    if surname[1:2] == "h":
        yield surname[:2]


def _syllables(contrib: Contrib) -> tuple[list[str], list[list[str]]]:
    """The surname's spellings, and those of each syllable of the given name."""
    name = contrib.name
    if name.lang is Lang.EN:
        given = split_syllables(name.given_names) or tuple(letters(word) for word in name.given_names.split())
        surname = letters(name.surname)  # none where a name is cut to signs
        return [surname] if surname else [], [[part] for part in given if part]
    surnames = sorted(surname_spellings(name.surname)[0]) if name.given_names else []
    given_sets = [sorted(spellings(char)) for char in name.given_names]
    return surnames, given_sets if all(given_sets) else []
