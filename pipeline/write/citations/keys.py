"""What a work is called in a BibTeX file: `song2019paper`, as reference managers and people call works.

Who wrote it first, the year, and the first word of the title that says something, in ASCII; so a key stays the same
wherever the work stands, and lists of several articles can be put into one file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from pipeline.knowledge.names import surnames
from pipeline.model.lang import Lang
from pipeline.text.pinyin import readings
from pipeline.text.script import hanzi_count
from pipeline.write.citations.record import Person, Record

_EMPTY = frozenset({"a", "an", "and", "for", "from", "in", "of", "on", "the", "to", "with"})  # words that say nothing
_READ = 4  # hanzi of a body's name, or of a title that stands alone
# Letters that Unicode takes for whole ones, no accent on another; catalogues write them so in ASCII.
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_YU = re.compile(r"\b([ln])ü\b")
_WORD = re.compile(r"[a-z0-9]+")
_DIGITS = 4  # hexadecimal, of what tells two works of one key apart


class Keys:
    """The keys of one file, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, record: Record, identity: str) -> str:
        """The work's key; of a second one that would be called so, with some digits of its `identity` behind."""
        found = base = key(record) or "work"
        while found in self._given:
            identity = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
            found = f"{base}-{identity[:_DIGITS]}"
        self._given.add(found)
        return found


def key(record: Record) -> str:
    """`song2019paper`: what is known of surname, year and title; what is printed in Latin letters before hanzi."""
    other = record.translation
    authors = (other.authors if other and other.lang is Lang.EN else ()) or record.authors
    titles = [title for title in (other.title if other else "", record.title) if title]
    title = next((title for title in titles if not hanzi_count(title)), "")
    name = _name(authors[0]) if authors else ""
    year = "".join(re.findall(r"\d{4}", record.year)[:1])
    words = [word for word in _WORD.findall(_ascii(title)) if word not in _EMPTY]
    if not name and not words:
        words = [_read(titles[0])] if titles else []
    return f"{name}{year}{''.join(words[:1])}"


def _name(person: Person) -> str:
    if person.family:
        return _surname(person.family)
    return _read(person.literal) if hanzi_count(person.literal) else "".join(_WORD.findall(_ascii(person.literal))[:1])


def _surname(family: str) -> str:
    """A surname in Latin letters: hanzi as the register of surnames reads them (单 is shan)."""
    if not hanzi_count(family):
        return "".join(_WORD.findall(_ascii(family)))
    known = surnames().get(family)
    return _ascii(known.readings[0]) if known else _read(family)


def _read(text: str) -> str:
    """The first hanzi of a text as they are read."""
    found = [readings(sign)[0] for sign in text if readings(sign)]
    return _ascii("".join(found[:_READ]))


def _ascii(text: str) -> str:
    """In small ASCII letters, accents left out; the ü of 吕 and 女 as passports write it (GB/T 28039): lyu."""
    plain = _YU.sub(r"\1yu", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in unicodedata.normalize("NFD", plain.translate(_WHOLE)) if sign.isascii())
