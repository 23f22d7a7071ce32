"""Rows of slips.toml: signs that recognition gives for others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class Slip:
    """A sign that print does not have between such signs; `finds` are (row, next row, what is printed)."""

    signs: frozenset[str]
    shown: str
    latin: bool
    before: re.Pattern[str]
    after: re.Pattern[str]
    next: re.Pattern[str]
    finds: tuple[tuple[str, str, str], ...]
    rejects: tuple[str, ...]


@cache
def slips() -> Sequence[Slip]:
    return tuple(
        Slip(
            frozenset(row["sign"]),
            row["shown"],
            row.get("latin", False),
            lazy.compile(f"(?:{row['before']})$"),
            lazy.compile(row["after"]),
            lazy.compile(row.get("next", "")),
            tuple((row_, following, printed) for row_, following, printed in row["finds"]),
            tuple(row["not"]),
        )
        for row in load("slips")["slip"]
    )


@cache
def slipping() -> frozenset[str]:
    """Every sign that may stand for another: a row without one need not be looked at."""
    return frozenset().union(*(slip.signs for slip in slips()))


@cache
def figures() -> Mapping[str, str]:
    """Letters and hanzi by the figures that are taken for them."""
    return MappingProxyType(dict(load("slips")["figures"]))


@cache
def brackets() -> tuple[str, str]:
    """What opening and what closing square brackets are taken for."""
    table = load("slips")["labels"]
    return table["opening"], table["closing"]
