"""Rows of join.toml and join_words.txt: which words keep their hyphen, which touch, and what is a word."""

from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import files
from pipeline.knowledge.toml import load

SHAPED = 5  # letters of words that are told by their shape


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


@dataclass(frozen=True, slots=True)
class White:
    """What narrow white means: words that touch others, lowercase, and what follows an apostrophe inside a word."""

    particle: frozenset[str]
    behind_apostrophe: frozenset[str]


@cache
def white() -> White:
    table = load("join")["white"]
    return White(frozenset(table["particle"]), frozenset(table["behind_apostrophe"]))


@cache
def _english() -> frozenset[str]:
    text = files.text("join_words.txt")
    return frozenset(row for row in text.splitlines() if not row.startswith("#"))


def is_english(word: str) -> bool:
    """Whether this is a usual English word, given in lower case."""
    return word in _english() or (word.endswith("s") and word[:-1] in _english())


@cache
def cities() -> frozenset[str]:
    """Names of cities in one word of Latin letters, in lower case; shorter ones than SHAPED would be found in words."""
    names = load("references_places")["cities"]
    return frozenset(name.lower() for name in names if name.isascii() and name.isalpha() and len(name) >= SHAPED)


def _shape(word: str) -> str:
    return word.replace("e", "c")


@cache
def _by_shape() -> dict[str, str]:
    """Usual English words of five letters and more by their shape; nothing where two have one shape."""
    found: dict[str, str] = {}
    for word in _english():
        if len(word) >= SHAPED:
            key = _shape(word)
            found[key] = word if key not in found else ""
    return found


def english_of_shape(word: str) -> str | None:
    """The one usual English word that recognition may have seen as this, given in lower case: it takes c for e.

    Only long words are told so, and those that no other word is like.
    """
    key = _shape(word)
    if found := _by_shape().get(key):
        return found
    stem = _by_shape().get(key[:-1]) if key.endswith("s") else None
    return f"{stem}s" if stem else None
