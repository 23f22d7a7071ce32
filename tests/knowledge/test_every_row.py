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
from pipeline.knowledge import files
from pipeline.knowledge.toml import load

FILES = sorted(path.stem for path in Path(pipeline.knowledge.__file__).parent.rglob("*.toml"))
SIGN = re.compile(r"\\[sdbSDwW]|\(\?|[^\\]\||\[[^\]]+\]|\^|\$")  # of a pattern
# Files whose patterns have tests of their own, with the values that they give; but for tables with `finds.KEY`.
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
    for name, table in (found for file in FILES for found in tables(load(file), file)):
        if name.partition(".")[0].partition("[")[0] in OWN and not isinstance(table.get("finds"), dict):
            continue
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


LONGEST = 120  # characters; a longer pattern is read by nobody, and is made of named parts
EXAMPLES = {"forms", "finds", "not", "printed"}  # keys under which stands what patterns find
NAMED = [(file, parts) for file in FILES if (parts := files.tables(f"{file}.toml").get("named")) is not None]


def texts(value: Any) -> Iterator[str]:
    """The texts of a file that are no examples, as they are written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner = value if isinstance(value, list) else [own for key, own in value.items() if key not in EXAMPLES]
        yield from (text for own in inner for text in texts(own))


@pytest.mark.parametrize("file", FILES)
def test_patterns_are_short(file: str) -> None:
    assert [text for text in texts(files.tables(f"{file}.toml")) if len(text) > LONGEST and SIGN.search(text)] == []


@pytest.mark.parametrize(("file", "parts"), NAMED, ids=[file for file, _ in NAMED])
def test_each_named_part_is_mentioned_and_none_is_missing(file: str, parts: dict[str, Any]) -> None:
    mentioned = {name for text in texts(files.tables(f"{file}.toml")) for name in re.findall(r"\(\?&(\w+)\)", text)}
    assert mentioned == set(parts)


def test_a_part_stands_where_a_pattern_mentions_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within others too; a list is any one of its patterns."""
    written = {"named": {"paper": ["paper", "(?&thin)card"], "thin": "thin "}, "row": [{"pattern": "^(?&paper)s$"}]}
    monkeypatch.setattr("pipeline.knowledge.toml.tables", lambda name: dict(written))
    (row,) = load("made")["row"]
    assert [text for text in ("papers", "thin cards", "cards", "paper") if re.search(row["pattern"], text)] == [
        "papers",
        "thin cards",
    ]
    assert "named" not in load("made")
    written["row"] = [{"pattern": "(?&glue)"}]
    with pytest.raises(KeyError, match="glue"):
        load("made")
    written["named"] = {"paper": "(?&paper)"}
    written["row"] = [{"pattern": "(?&paper)"}]
    with pytest.raises(KeyError, match="paper"):
        load("made")
