"""Rows of join.toml: which words keep their hyphen."""

from dataclasses import dataclass
from functools import cache

from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class Compounds:
    """Members of compounds, lowercase; `plain` begins words that are written without a hyphen."""

    first: frozenset[str]
    second: frozenset[str]
    plain: frozenset[str]


@cache
def compounds() -> Compounds:
    table = load("join")["compound"]
    return Compounds(frozenset(table["first"]), frozenset(table["second"]), frozenset(table["plain"]))
