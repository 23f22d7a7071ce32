"""article_types.toml: what kind of article a printed column holds, or a title of one word names."""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.knowledge.toml import load

RESEARCH = "research-article"


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("article_types")["row"]
    # `Book Review` is no review article: what a longer word names comes first
    return tuple((row["type"], re.compile(row["pattern"])) for row in sorted(rows, key=lambda row: row["type"]))


@cache
def article_types() -> Mapping[str, str]:
    """The kinds by the words of columns and of titles of notices, in lower case: 勘误 is a correction."""
    return {word: row["type"] for row in load("article_types")["row"] for word in row["words"]}


def article_type(column: str, title: str = "") -> str:
    """JATS's @article-type of an article in this column, 综述 a review-article; a title may say no more than 勘误."""
    label = "".join(column.split()) if not column.isascii() else column.lower()
    of_column = next((kind for kind, pattern in _rows() if pattern.search(label)), RESEARCH)
    return of_column if of_column != RESEARCH else article_types().get(title.strip().lower(), RESEARCH)
