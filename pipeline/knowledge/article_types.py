"""article_types.toml: what kind of article a printed column holds, or a title of one word names."""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load

RESEARCH = "research-article"
_LATIN = lazy.compile(r"[A-Za-z][A-Za-z'’ -]*")


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("article_types")["row"]
    # `Book Review` is no review article: what a longer word names comes first
    return tuple((row["type"], lazy.compile(row["pattern"])) for row in sorted(rows, key=lambda row: row["type"]))


@cache
def article_types() -> Mapping[str, str]:
    """The kinds by the words of columns and of titles of notices, in lower case: 勘误 is a correction."""
    return {word: row["type"] for row in load("article_types")["row"] for word in row["words"]}


@cache
def types() -> frozenset[str]:
    """The kinds that there are: JATS's suggested values, and those of the rows."""
    return frozenset((*load("article_types")["suggested"], *(kind for kind, _ in _rows())))


def article_type(column: str, title: str = "") -> str:
    """JATS's @article-type of an article in this column, 综述 a review-article; a title may say no more than 勘误."""
    hanzi, latin = "".join(_LATIN.sub("", column).split()), " ".join(_LATIN.findall(column)).lower()
    halves = [half for half in (hanzi, latin) if half]  # a column in both languages: 卷首语 Editorial
    of_column = next((kind for kind, row in _rows() if any(map(row.search, halves))), RESEARCH)
    return of_column if of_column != RESEARCH else article_types().get(title.strip().lower(), RESEARCH)
