"""What an article says, however it is printed: drawn from invented texts."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.knowledge import files

Pair = tuple[str, str]  # Chinese, English

FIELDS = ("medicine", "engineering", "law", "humanities", "agriculture")
_STOCK = Path(__file__).parent / "stock"
_TWO_SYLLABLES = 0.75  # of given names
_LISTED = 0.5  # of journals are rows of the program's own list, which has no English titles
_PLAIN = 12  # characters of a listed title, at most: those with the names of editions are left out


@cache
def stock(name: str) -> dict[str, Any]:
    """One file of invented texts."""
    return tomllib.loads((_STOCK / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Person:
    """An author; `given` are the syllables in Pinyin, `at` the places of the institutions."""

    zh: str
    surname: str
    given: tuple[str, ...]
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """Both languages of each part."""

    house: Pair
    room: Pair
    city: Pair
    province: Pair
    code: str


@dataclass(frozen=True, slots=True)
class Journal:
    """`en` is empty where the list has no English title."""

    zh: str
    en: str
    issn: str
    cn: str


@dataclass(frozen=True, slots=True)
class Fund:
    name: Pair
    number: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole article; `sections` names the parts of the abstract, where it has any."""

    field: str
    title: Pair
    people: tuple[Person, ...]
    institutions: tuple[Institution, ...]
    corresponding: int
    sections: tuple[Pair, ...]
    abstract: tuple[Pair, ...]
    kwds: tuple[Pair, ...]
    kicker: str
    clc: str
    journal: Journal
    funds: tuple[Fund, ...]
    doi: str
    year: int
    month: int
    volume: int
    issue: int
    fpage: int
    pages: int

    @property
    def lpage(self) -> int:
        return self.fpage + self.pages - 1


def facts(chance: random.Random, pages: int) -> Facts:
    """An article of so many pages."""
    field = chance.choice(FIELDS)
    own = stock(field)
    article = chance.choice(own["article"])
    institutions = _institutions(chance, field)
    people = _people(chance, len(institutions))
    year, issue, journal = chance.randrange(1996, 2024), chance.randrange(1, 13), _journal(chance)
    return Facts(
        field=field,
        title=tuple(article["title"]),
        people=people,
        institutions=institutions,
        corresponding=chance.choice((0, len(people) - 1)),
        sections=tuple(tuple(pair) for pair in own["sections"]),
        abstract=_abstract(chance, article["abstract"]),
        kwds=tuple(tuple(pair) for pair in article["kwds"]),
        kicker=chance.choice(own["kickers"]),
        clc=article["clc"],
        journal=journal,
        funds=_funds(chance),
        doi=f"10.{chance.randrange(3760, 19999)}/j.issn.{journal.issn}.{year}.{issue:02}.{chance.randrange(1, 30):03}",
        year=year,
        month=chance.randrange(1, 13),
        volume=chance.randrange(3, 60),
        issue=issue,
        fpage=chance.randrange(2, 900),
        pages=pages,
    )  # fmt: skip


def name(chance: random.Random) -> tuple[str, str, tuple[str, ...]]:
    """An invented name: in hanzi, its surname and the syllables of its given name in Pinyin."""
    surnames, given = ([part.split() for part in stock("common")[key].split(",")] for key in ("surnames", "given"))
    surname = chance.choice(surnames)
    own = chance.sample(given, 2 if chance.random() < _TWO_SYLLABLES else 1)
    return surname[0] + "".join(zh for zh, _ in own), surname[1], tuple(en for _, en in own)


def _abstract(chance: random.Random, own: Sequence[Pair]) -> tuple[Pair, ...]:
    """The article's own sentences; the last part goes on with some that fit any article."""
    *parts, last = ((zh, en) for zh, en in own)
    more = [last, *chance.sample(stock("common")["more"], chance.choice((0, 0, 1, 2, 3)))]
    return (*parts, ("".join(zh for zh, _ in more), " ".join(en for _, en in more)))


def _people(chance: random.Random, houses: int) -> tuple[Person, ...]:
    count = max(houses, chance.choices((1, 2, 3, 4, 5, 6, 8), (2, 4, 5, 4, 3, 2, 1))[0])
    found: dict[str, Person] = {}
    while len(found) < count:
        zh, surname, given = name(chance)
        first = min(len(found), houses - 1) if len(found) < houses else chance.randrange(houses)
        second = {chance.randrange(houses)} if chance.random() < 0.12 and len(found) >= houses else set()
        found[zh] = Person(zh, surname, given, tuple(sorted({first} | second)))
    return tuple(found.values())


def _institutions(chance: random.Random, field: str) -> tuple[Institution, ...]:
    common = stock("common")
    count = chance.choices((1, 2, 3, 4), (5, 4, 2, 1))[0]
    houses, rooms = chance.sample(common["houses"][field], count), common["rooms"][field]
    places = chance.sample(common["places"], count)
    if count > 1 and chance.random() < 0.3:  # two rooms of one house
        houses[1], places[1] = houses[0], places[0]
    own = chance.sample(rooms, count)
    return tuple(
        Institution(tuple(house), tuple(room), (zh, en), (province, province_en), code)
        for house, room, (zh, province, code, en, province_en) in zip(houses, own, places, strict=True)
    )


@cache
def _listed() -> tuple[Journal, ...]:
    """The journals of the program's own list."""
    rows = [line.split("\t") for line in files.text("journals.tsv").splitlines()]
    plain = [r for r in rows if len(r) > 2 and r[1] and r[2] and len(r[0]) <= _PLAIN and min(r[0]) >= "\u4e00"]
    return tuple(Journal(zh, "", issn, cn) for zh, issn, cn, *_ in plain)


def _journal(chance: random.Random) -> Journal:
    if chance.random() < _LISTED:
        return chance.choice(_listed())
    return Journal(*chance.choice(stock("common")["journals"]))


def _funds(chance: random.Random) -> tuple[Fund, ...]:
    own = chance.sample(stock("common")["funds"], chance.choices((1, 2, 3), (4, 2, 1))[0])
    return tuple(Fund((zh, en), _number(chance, form)) for zh, en, form in own)


def _number(chance: random.Random, form: str) -> str:
    year = f"20{chance.randrange(10, 22)}"
    return "".join(str(chance.randrange(1, 10)) if c == "#" else year if c == "y" else c for c in form)
