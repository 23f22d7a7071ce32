"""Rows of body_formulas.toml: what displayed formulas look like."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class FormulaKnowledge:
    relation: re.Pattern[str]
    names: frozenset[str]
    number: re.Pattern[str]
    where: re.Pattern[str]
    line: re.Pattern[str]
    closing: frozenset[str]
    ties: frozenset[str]


@cache
def formula_knowledge() -> FormulaKnowledge:
    table = load("body_formulas")["formula"]
    return FormulaKnowledge(
        lazy.compile(table["relation"]),
        frozenset(table["names"]),
        lazy.compile(table["number"]),
        lazy.compile(table["where"], re.IGNORECASE),
        lazy.compile(table["line"]),
        frozenset(table["closing"]),
        frozenset(table["ties"]),
    )
