"""What a person should look at in a result: values that nothing made sure, and what is remarked of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SURE = 0.8  # a value of which its rule is less sure is worth a look
# Texts that are in no field of the article are shown at its end; they are no doubts of a field.
_ASIDE = frozenset({"alignment", "unplaced", "furniture", "diagnostics", "glossary"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value in doubt, by its address, and why."""

    address: str
    share: float
    rule: str
    reasons: tuple[str, ...] = ()


def doubts(record: Mapping[str, Any]) -> list[Doubt]:
    """The values of an article's JSON that are in doubt, in the order in which they stand there."""
    return [found for key, value in record.items() if key not in _ASIDE for found in _within(value, key)]


def _within(value: Any, at: str) -> Iterator[Doubt]:
    if isinstance(value, Mapping):
        source = value.get("source")
        if isinstance(source, Mapping) and source["confidence"] < SURE:
            yield Doubt(at, source["confidence"], source["rule"], tuple(source.get("reasons", ())))
        for key, inner in value.items():
            yield from _within(inner, f"{at}.{key}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, inner in enumerate(value):
            yield from _within(inner, f"{at}[{place}]")
