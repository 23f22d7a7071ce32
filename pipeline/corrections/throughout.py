"""One sign or word put right throughout an article, as where each `Φ` was read as `Υ`: a correction for each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.corrections.correction import Correction, Op
from pipeline.corrections.differences import DERIVED

Json = Any
# Values of which others are made when they are corrected; in a cited work its text alone is such a value.
_TEXTS = frozenset({"text", "printed", "title", "trans_title", "funder", "institution", "city", "country"})
_PARTS = frozenset({"institution", "city", "country"})  # read of an address, where they stand in it
_ANYBODY = Correction("", Op.CHANGE)
_NOTES = "foot"  # lists of bare texts, under a figure or table


def throughout(record: Mapping[str, Json], old: str, new: str, like: Correction = _ANYBODY) -> Iterator[Correction]:
    """The corrections that put `new` in the place of `old` wherever it stands in the values of an article's JSON.

    Who makes them, when and of what is as `like` says.
    """
    for address, text in _texts(record, ""):
        if old in text and old != new:
            yield replace(like, address=address, old=text, new=text.replace(old, new))


def places(record: Mapping[str, Json], old: str) -> tuple[int, int]:
    """At how many places `old` stands in the values of an article's JSON, and in how many values."""
    found = [text.count(old) for _, text in _texts(record, "") if old in text]
    return sum(found), len(found)


def _texts(value: Json, at: str, key: str = "") -> Iterator[tuple[str, str]]:
    """(address, text) of each value below a place that is corrected as a text; what follows from others is left out."""
    if isinstance(value, str):
        if key in _TEXTS or key == _NOTES:
            yield at, value
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, f"{at}[{place}]", key if key == _NOTES else "")
    elif isinstance(value, Mapping):
        left = {"text"} if "sections" in value else set[str]()  # an abstract's is that of its sections
        left |= {key for key in value.keys() & _PARTS if "institution" in value and value[key] in value["text"]}
        for name, inner in value.items():
            if name not in DERIVED and name not in left and not ("parts" in value and name != "text"):
                yield from _texts(inner, f"{at}.{name}".removeprefix("."), name)
