"""Each row's examples: what it must find, with the value that it gives, and what only looks like it.

They stand beside the pattern: `finds` and `not` where a table has one, `finds.KEY` and `not.KEY` where it has several.
An example is a text, or a list of a text and of what is found in it. Words (`forms`, `words`) are their own examples;
their `not` are texts that hold none of them. The package's are asked by a test, a user's before his first document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.knowledge import (
    abstract_sections,
    article_types,
    body_captions,
    body_headings,
    china,
    front,
    labels,
    permissions,
    references,
)
from pipeline.knowledge.replacing import half_width
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang

Table = Mapping[str, Any]
Ask = Callable[[str], Any]
"""What a text gives: None where nothing is found, a value where the row has one, else anything."""
KEYS = ("finds", "not")


@dataclass(frozen=True, slots=True)
class Example:
    """A text under `finds` or `not` of a table, and how the row is asked for it; `values` are to be found in it."""

    at: str  # the table and the key of its pattern: `furniture.row[2]`, `front.bio.life`
    text: str
    is_found: bool
    values: tuple[Any, ...]
    ask: Ask

    def holds(self) -> bool:
        found = self.ask(self.text)
        if not self.is_found or found is None or not self.values:
            return (found is not None) is self.is_found
        return (found if isinstance(found, tuple) else (found,)) == self.values


def examples(name: str) -> Iterator[Example]:
    """All of a TOML file's, but those of `ELSEWHERE`."""
    for at, table in tables(load(name), name):
        if any(f"{at}.".startswith(f"{way}.") for way in ELSEWHERE):
            continue
        given = [table.get(key, ()) for key in KEYS]
        for key in sorted({key for own in given if isinstance(own, dict) for key in own}) or ("",):
            own = [found.get(key, ()) if isinstance(found, dict) else found for found in given]
            where = f"{at}.{key}" if key else at
            ask = _ask(where, table, key) if any(own) else None
            for texts, is_found in zip(own, (True, False), strict=True):
                for text, *values in ([text] if isinstance(text, str) else text for text in texts):
                    assert ask is not None
                    yield Example(where, text, is_found, tuple(values), ask)


def tables(value: Any, at: str) -> Iterator[tuple[str, Table]]:
    if isinstance(value, dict):
        yield at, value
        for key, inner in value.items():
            if key not in KEYS:
                yield from tables(inner, f"{at}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from tables(inner, f"{at}[{place}]")


def _ask(where: str, table: Table, key: str) -> Ask:
    """How the row is asked: as its file, its table or its key say, else by a search for its pattern, or for a word."""
    way = re.sub(r"\[\d+\]", "", where).split(".")
    for length in range(len(way), 0, -1):
        if (made := HOW.get(".".join(way[:length]))) is not None:
            return made(table, key)
    if way[:2] == ["references", "words"]:
        row = references.references()[way[2]]
        return lambda text: text if row.search(text) else None
    if not patterns_of(table, key):
        return lambda text: text if text in (*table.get("forms", ()), *table.get("words", ())) else None
    return _searched(table, key)


def patterns_of(table: Table, key: str = "") -> list[str]:
    """The patterns of a key; without one, all that the table has."""
    named = [table[key]] if key else [own for name, own in table.items() if name not in (*KEYS, *NO_PATTERNS)]
    return [own for value in named for own in (value if isinstance(value, list) else [value]) if isinstance(own, str)]


def _searched(table: Table, key: str) -> Ask:
    own = [re.compile(pattern) for pattern in patterns_of(table, key)]

    def ask(text: str) -> Any:
        match = next(filter(None, (pattern.search(text) for pattern in own)), None)
        if match is None:
            return None
        groups = {name: value for name, value in match.groupdict().items() if value}
        return match["value"] if "value" in match.re.groupindex else groups or match[0]

    return ask


def _bare(table: Table, key: str) -> Ask:
    """Searched as running heads and mastheads are compared: in half width, without white."""
    ask = _searched(table, key)
    return lambda text: ask(re.sub(r"\s+", "", half_width(text)))


def _in_half_width(table: Table, key: str) -> Ask:
    ask = _searched(table, key)
    return lambda text: ask(half_width(text))


def _without(pattern: Callable[[], re.Pattern[str]]) -> Callable[[Table, str], Ask]:
    """What is left of a text where the pattern cuts something from it."""
    return lambda table, key: lambda text: pattern().sub("", text) if pattern().search(text) else None


def _cut(table: Table, key: str) -> Ask:
    """What is left of a masthead in half width."""
    (pattern,) = patterns_of(table, key)

    def ask(text: str) -> Any:
        left, count = re.subn(pattern, " ", half_width(text))
        return " ".join(left.split()).strip(" ,") if count else None

    return ask


def _counted(table: Table, key: str) -> Ask:
    """Whether no figure of a text is left."""
    (pattern,) = patterns_of(table, key)
    return lambda text: None if re.search(r"\d", re.sub(pattern, "", text)) else text


def _one(row: Table, key: str, ask: Callable[[str], Any], own: str) -> Ask:
    """Whether what is found is the row's own."""
    return lambda text: ask(text) if ask(text) == row[own] else None


def _line_of_rights(text: str) -> Any:
    found = permissions.copyright_line(text)
    return None if found is None else (found.year, found.holder)


def _caption(kind: str, lang: str) -> Callable[[Table, str], Ask]:
    def ask(text: str) -> Any:
        found = body_captions.caption_start(text)
        return found if found is not None and (found.kind, found.lang) == (kind, lang) else None

    return lambda row, key: ask


def _numbered(row: Table, key: str) -> Ask:
    def ask(text: str) -> Any:
        found = body_headings.numbering(text)
        return found if found is not None and found.scheme == row["name"] else None

    return ask


def _place(row: Table, key: str) -> Ask:
    """Whether a text is a known town, or one with its country."""
    known = references.references()
    return lambda text: text if {*text.split(", ")} <= known.cities | known.countries else None


def _part(row: Table, key: str) -> Ask:
    patterns = abstract_sections.section_patterns(Lang(key))
    return lambda text: next(filter(None, (pattern.search(text) for pattern in patterns)), None)


# How rows are asked that are more than a pattern, by file, table and key.
HOW: Mapping[str, Callable[[Table, str], Ask]] = {
    "abstract_sections": _part,
    "article_types.row": lambda row, key: _one(row, key, article_types.article_type, "type"),
    "body_captions.figure.zh": _caption("figure", Lang.ZH),
    "body_captions.figure.en": _caption("figure", Lang.EN),
    "body_captions.table.zh": _caption("table", Lang.ZH),
    "body_captions.table.en": _caption("table", Lang.EN),
    "body_headings.scheme": _numbered,
    "china.at_end": lambda row, key: lambda text: (m := china.place_at_end().search(text)) and m[0],
    "china.in_english": lambda row, key: china.province_in_english().fullmatch,
    "front.funding.lead": _without(lambda: front.front_knowledge().funding_lead),
    "front.role.before": _without(lambda: front.front_knowledge().before_names),
    "front.self_citation.place": _bare,
    "front.self_citation.bare": _bare,
    "front.bio.signed": _in_half_width,
    "front.other.address_alone": _in_half_width,
    "furniture": _bare,
    "journal_heads": _bare,
    "journal_heads.counted": _counted,
    "journal_heads.name.sure": _in_half_width,
    "journal_heads.pages": _in_half_width,
    "journal_heads.slug": _in_half_width,
    "journal_heads.strip": _cut,
    "labels": lambda row, key: labels.label_at_start,
    "permissions.license": lambda row, key: permissions.license_address,
    "permissions.line": lambda row, key: _line_of_rights,
    "permissions.paragraph": lambda row, key: lambda text: text if permissions.opens_rights(text) else None,
    "references_places": _place,
}
# Files and tables whose rows are asked with what stands above this room, by tests of their own.
ELSEWHERE = frozenset(("countries", "slips", "style_remarks", "journal_heads.numeral"))
# Keys that hold no pattern, whatever their table.
NO_PATTERNS = frozenset(("value", "name", "rule", "where", "type", "label", "code", "forms", "words", "replacement"))
