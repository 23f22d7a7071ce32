"""Rows of slips.toml: signs that recognition gives for others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import lazy
from pipeline.knowledge.labels import label_rows
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


@cache
def like_figures() -> Mapping[str, str]:
    """The signs that are figures where a value's form wants some, by the figures."""
    return MappingProxyType({sign: figures()[sign] for sign in load("slips")["like_figures"]})


@cache
def dashes() -> frozenset[str]:
    """Dashes and what they are taken for."""
    return frozenset(load("slips")["dashes"])


@dataclass(frozen=True, slots=True)
class Form:
    """A value's exact form, figures and dashes and what is taken for them; `finds` are (row, what is printed)."""

    pattern: re.Pattern[str]
    finds: tuple[tuple[str, str], ...]
    rejects: tuple[str, ...]


@cache
def forms() -> Sequence[Form]:
    table = load("slips")
    signs = {"n": f"[\\d{table['like_figures']}]", "d": f"[{re.escape(''.join(sorted(dashes())))}]"}
    return tuple(
        Form(
            lazy.compile(row["pattern"].format(**signs)),
            tuple((own, printed) for own, printed in row["finds"]),
            tuple(row["not"]),
        )
        for row in table["form"]
    )


@dataclass(frozen=True, slots=True)
class Look:
    """A label's printed word, and a pattern of what is like it: (the word, what should be a colon or a bracket)."""

    word: str
    pattern: re.Pattern[str]


LONG_LABEL = 4  # hanzi: so long a label is told anywhere in a row, a shorter one at its beginning


@cache
def looks() -> Sequence[Look]:
    """The labels of hanzi that may be read as others, the longest first."""
    like = load("slips")["look"]
    words = {
        form
        for row in label_rows()
        for form in row.forms
        if set(form) & like.keys() and all("\u4e00" <= sign <= "\u9fff" for sign in form)
    }
    stop = r"(?P<stop>[:：;；.．=＝]|(?=\s?[\]】〕］]|\s?(?:19|20)\d\d))"
    found = []
    for word in sorted(words, key=lambda own: (-len(own), own)):
        own = r"\s*".join(f"[{sign}{like.get(sign, '')}]" for sign in word)
        lead = "" if len(word) >= LONG_LABEL else r"^[\[【〔［\s]*"
        tail = rf"(?:{stop}|(?=[^\s，。、]))" if len(word) == LONG_LABEL - 1 else stop
        found.append(Look(word, lazy.compile(rf"{lead}(?P<word>{own})\s*{tail}")))
    return tuple(found)


@cache
def looking() -> frozenset[str]:
    """Every hanzi that may stand for one of a label."""
    return frozenset("".join(load("slips")["look"].values()))
