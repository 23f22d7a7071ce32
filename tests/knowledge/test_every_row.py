"""Every pattern of the knowledge finds its examples and leaves alone what only looks like them.

A table's examples stand beside its patterns: `finds` and `not` where it has one, `finds.KEY` and `not.KEY` where it has
several. `forms` are examples that a room's own test reads with the values they give (`test_front_rows.py` and others).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pipeline.knowledge
from pipeline.knowledge.toml import load

FILES = sorted(path.stem for path in Path(pipeline.knowledge.__file__).parent.glob("*.toml"))
SIGN = re.compile(r"\\[sdbSDwW]|\(\?|[^\\]\||\[[^\]]+\]|\^|\$")  # of a pattern
# Tables whose patterns have tests of their own, with the values that they give.
OWN = {"front", "furniture", "journal_heads", "references", "labels", "permissions", "article_types", "style_remarks"}
OWN |= {"slips"}


def tables(value: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from tables(inner, f"{name}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from tables(inner, f"{name}[{place}]")


def patterns() -> Iterator[Any]:
    """Each pattern with its examples, and those that it must not find; None where it has none."""
    for name, table in (found for file in FILES if file not in OWN for found in tables(load(file), file)):
        own = [key for key, value in table.items() if key != "value" and isinstance(value, str) and SIGN.search(value)]
        if "forms" in table:
            continue
        for key in own:
            finds, rejects = table.get("finds"), table.get("not")
            if isinstance(finds, dict) and isinstance(rejects, dict):
                finds, rejects = finds.get(key), rejects.get(key)
            yield pytest.param(table[key], finds, rejects, id=f"{name}.{key}")


@pytest.mark.parametrize(("pattern", "finds", "rejects"), list(patterns()))
def test_a_pattern_keeps_its_examples(pattern: str, finds: list[str] | None, rejects: list[str] | None) -> None:
    assert finds, "a pattern without an example of what it finds"
    assert rejects, "a pattern without an example of what it must not find"
    assert [text for text in finds if not re.search(pattern, text)] == []
    assert [text for text in rejects if re.search(pattern, text)] == []
