"""Rows of join.toml and join_words.txt: which words keep their hyphen, and what is a word."""

from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import files
from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class Compounds:
    """Members of compounds, lowercase; `plain` begins words without a hyphen, `prefix` some of both kinds."""

    first: frozenset[str]
    second: frozenset[str]
    plain: frozenset[str]
    prefix: frozenset[str]
    ending: frozenset[str]


@cache
def compounds() -> Compounds:
    table = load("join")["compound"]
    return Compounds(*(frozenset(table[key]) for key in ("first", "second", "plain", "prefix", "ending")))


@cache
def _english() -> frozenset[str]:
    text = files.text("join_words.txt")
    return frozenset(row for row in text.splitlines() if not row.startswith("#"))


def is_english(word: str) -> bool:
    """Whether this is a usual English word, given in lower case."""
    return word in _english() or (word.endswith("s") and word[:-1] in _english())
