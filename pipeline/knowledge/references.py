"""The words of printed reference lists: marks, roles, publishers, places; read from the TOML files beside this one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pipeline.knowledge import lazy, names
from pipeline.knowledge.china import places_in_china
from pipeline.knowledge.countries import names_of_countries
from pipeline.knowledge.months import months, short_months
from pipeline.knowledge.toml import load

_LATIN = lazy.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Words:
    """One row: printed forms that mean the same, as one pattern.

    `regex` is for use inside other patterns and has no capturing groups.
    """

    rule: str
    forms: tuple[str, ...]
    regex: str
    pattern: re.Pattern[str]

    def search(self, text: str) -> bool:
        return self.pattern.search(text) is not None


@dataclass(frozen=True, slots=True)
class References:
    """All that is known of reference lists. `type_marks` maps a mark's letters to a JATS publication type."""

    type_marks: Mapping[str, str]
    carriers: frozenset[str]
    signs: Mapping[str, str]
    particles: tuple[str, ...]
    given_names: tuple[str, ...]
    vietnamese_surnames: tuple[str, ...]
    japanese_surnames: frozenset[str]
    words: Mapping[str, Words]
    countries: frozenset[str]
    cities: frozenset[str]

    def __getitem__(self, name: str) -> Words:
        return self.words[name]


def _parts(form: str) -> tuple[str, str, str]:
    """(what stands before, the letters, what stands behind) of one printed form's pattern: optional spaces, optional
    final full stop, whole Latin words.
    """
    stem = form.removesuffix(".")
    body = r"\s*".join(re.escape(word) for word in stem.replace("/", " / ").split())
    before = r"(?<![A-Za-zÀ-ɏ])" if _LATIN.match(stem[0]) else ""
    after = r"(?![A-Za-zÀ-ɏ])" if _LATIN.match(stem[-1]) else ""
    return before, body, after + (r"\.?" if stem != form else "")


def _either(forms: Iterable[str]) -> Iterator[str]:
    """The alternatives of these forms in their order, the longer before the shorter.

    Neighbours with the same around them are one alternative: a class of letters takes as long to compile as a word.
    """
    ordered = (_parts(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    for (before, after), same in groupby(ordered, key=lambda parts: (parts[0], parts[2])):
        bodies = "|".join(body for _, body, _ in same)
        yield f"{before}(?:{bodies}){after}"


def _words(name: str, rows: Mapping[str, Mapping[str, Any]]) -> Words:
    """The row of this name; with `also` the forms of other rows are of its kind, too: who translates has a role."""
    row = rows[name]
    others = (form for other in row.get("also", ()) for form in rows[other]["forms"])
    forms = (*row.get("forms", ()), *others, *((*months(), *short_months()) if row.get("months") else ()))
    pieces = row.get("patterns") or _either(forms)
    regex = f"(?:{'|'.join(pieces)})"
    whole = regex
    if row.get("whole"):
        whole = rf"\A\s*{regex}[\s:.]*\Z"
    elif row.get("begin"):
        whole = rf"\A\s*{regex}"
    elif row.get("end"):
        whole = rf"{regex}\s*\Z"
    flags = 0 if row.get("case") else re.IGNORECASE
    return Words(f"references.{name}", forms, regex, lazy.compile(whole, flags))


@cache
def references() -> References:
    """The knowledge about reference lists, read once."""
    data, places = load("references"), load("references_places")
    countries = (name for names in names_of_countries().values() for name in names if name.isascii())
    return References(
        type_marks=data["type-marks"],
        carriers=frozenset(data["carriers"]["codes"]),
        signs={name: sign for name, sign in data["signs"].items() if isinstance(sign, str)},  # no examples
        particles=tuple(sorted({*names.words("particles"), *data["particles"]["words"]})),
        given_names=tuple(data["given-names"]["words"]),
        vietnamese_surnames=tuple(data["vietnamese-surnames"]["words"]),
        japanese_surnames=frozenset(data["japanese-surnames"]["words"]),
        words={name: _words(name, data["words"]) for name in data["words"]},
        countries=frozenset((*places["countries"], *countries)),
        cities=frozenset((*places["cities"], *places_in_china())),
    )
