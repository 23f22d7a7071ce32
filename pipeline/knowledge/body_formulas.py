"""Rows of body_formulas.toml: what displayed formulas look like."""

import re
from dataclasses import dataclass
from functools import cache

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
        re.compile(table["relation"]),
        frozenset(table["names"]),
        re.compile(table["number"]),
        re.compile(table["where"], re.IGNORECASE),
        re.compile(table["line"]),
        frozenset(table["closing"]),
        frozenset(table["ties"]),
    )
