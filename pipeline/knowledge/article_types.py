"""article_types.toml: what kind of article a printed column holds."""

import re
from functools import cache

from pipeline.knowledge.toml import load

RESEARCH = "research-article"


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["type"], re.compile(row["pattern"])) for row in load("article_types")["row"])


def article_type(column: str) -> str:
    """JATS's @article-type of an article in this column: 综述 is a review-article."""
    label = "".join(column.split()) if not column.isascii() else column.lower()
    return next((kind for kind, pattern in _rows() if pattern.search(label)), RESEARCH)
