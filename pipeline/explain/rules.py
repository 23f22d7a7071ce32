"""What the rules decide, in a sentence each, by the names that provenance shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

import pipeline.label.body.rules
import pipeline.label.zones.rules
import pipeline.layout.rules
import pipeline.parse.rules
from pipeline.knowledge.furniture import furniture_rows
from pipeline.knowledge.labels import label_rows
from pipeline.layout.rules import of_row
from pipeline.model.rule import Rule, printed

_MODULES: tuple[ModuleType, ...] = (
    pipeline.layout.rules,
    pipeline.label.zones.rules,
    pipeline.label.body.rules,
    pipeline.parse.rules,
)


@cache
def _rules() -> dict[str, Rule]:
    made = [value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)]
    rows = [*map(of_row, furniture_rows()), *(printed(row.rule, row.field) for row in label_rows())]
    return {rule.name: rule for rule in reversed([*made, *rows])}  # of one name, what is asked first


def rule_called(name: str) -> Rule | None:
    """The rule of this name, or the one that it is of: `front.title` for `front.title.zh`."""
    while name and name not in _rules():
        name = name.rpartition(".")[0]
    return _rules().get(name)


def sentences(names: Iterable[str]) -> Iterator[str]:
    """`captions: begins with the printed word and a number, …` for each rule that one of these names is of, by name."""
    found = {rule.name: rule for name in names if (rule := rule_called(name)) is not None}
    yield from (f"{name}: {rule.decides}" for name, rule in sorted(found.items()))
