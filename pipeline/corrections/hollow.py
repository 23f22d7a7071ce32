"""What nothing stands in: a value is told by its text, and a group of keywords or an entry by its items.

Results have no such value, as JATS has none: what loses its last item goes with it, and what is given empty is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.said import later

Json = Any
NOTHING = later("nothing stands in its new value; what is not printed is removed")
_ITEMS = ("keywords", "citations", "sections")  # of a group of keywords, an entry, an abstract
_TEXTS = ("printed", "date", "text")
_AWARD = ("funder", "numbers")
_PLAIN = frozenset({"sections", "inline", "source", "parts", "fields", "authors", "persons", "field_confidence"})
# Of the rest, cells may be empty, and figures and formulas have no text of their own.
_OWN: tuple[str, ...] = (
    "titles",
    "authors",
    "affiliations",
    "abstracts",
    "keywords",
    "clc",
    "class_codes",
    "history",
    "awards",
    "journal",
    "category",
)
_OWN += ("funding_statements", "self_citations", "notes", "references", "doi", "publisher_id", "document_code", "year")
_OWN += ("month", "day", "volume", "issue", "fpage", "lpage", "elocation_id")


def is_hollow(value: Json) -> bool:
    """Whether it is an object of the article's with nothing in it; a list of an object's own may be empty."""
    if not isinstance(value, Mapping):
        return False
    if any(key in value for key in _ITEMS):
        return not any(_any_text(value.get(key)) for key in _ITEMS)
    if all(key in value for key in _AWARD):
        return not any(_any_text(value[key]) for key in _AWARD)
    told = next((key for key in _TEXTS if key in value), None)
    return told is not None and not _any_text(value[told]) and not value.get("collab")


def _any_text(value: Json) -> bool:
    """Whether a text stands in it or in anything inside, whatever is told of it beside."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(_any_text(value.get(key)) for key in ("text", "title"))
    return isinstance(value, list) and any(map(_any_text, value))


def without(record: Json) -> Json:
    """The article's JSON value without these values; the same one where it has none."""
    found = {key: _without(record[key]) for key in _OWN if key in record and _count(record[key])}
    return {**record, **found} if found else record


def is_left(before: Json, after: Json, key: str) -> bool:
    """Whether there are more of them in a part of the article than there were before."""
    old, new = before.get(key), after.get(key)
    return key in _OWN and old is not new and _count(new) > _count(old)


def is_nothing(given: Json) -> bool:
    """Whether it is a text without a word, or a list with one among its items."""
    if isinstance(given, str):
        return not given.strip()
    return isinstance(given, list) and any(isinstance(each, str) and not each.strip() for each in given)


def emptied(record: Mapping[str, Json], before: Mapping[str, Json]) -> dict[str, Json]:
    """The JSON of a person who took every item out of a group or an entry, which goes with them."""
    own = {"keywords": "keywords", "references": "citations"}
    found = {
        key: [each for each in record[key] if not (isinstance(each, Mapping) and each.get(items) == [])]
        for key, items in own.items()
        if isinstance(record.get(key), list) and not _count(before[key])
    }
    return {**record, **found}


def _without(value: Json) -> Json:
    if isinstance(value, list):
        return [_without(each) for each in value if not is_hollow(each)]
    if not isinstance(value, Mapping) or not _count(value):
        return value
    return None if is_hollow(value) else {key: _without(inner) for key, inner in value.items()}


def _count(value: Json) -> int:
    if isinstance(value, list):
        return sum(map(_count, value))
    if not isinstance(value, Mapping):
        return 0
    return is_hollow(value) + sum(_count(inner) for key, inner in value.items() if key not in _PLAIN)
