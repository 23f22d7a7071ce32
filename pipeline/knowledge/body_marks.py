"""Rows of body_marks.toml: words before marks that point to references, figures, tables and formulas."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class MarkKnowledge:
    math: re.Pattern[str]
    et_al: str
    words: dict[str, str]  # "figure", "table", "formula": pattern of its words


@cache
def mark_knowledge() -> MarkKnowledge:
    table = load("body_marks")
    citation = table["citation"]
    return MarkKnowledge(
        lazy.compile(citation["math"]),
        citation["et_al"],
        {kind: table[kind]["word"] for kind in ("figure", "table", "formula")},
    )
