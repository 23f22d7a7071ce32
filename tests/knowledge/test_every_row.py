"""Every pattern of the knowledge finds its examples and leaves alone what only looks like them.

How each row is asked `pipeline/knowledge/examples.py` says, which holds a user's own rows to theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pipeline.knowledge
from pipeline.knowledge import files
from pipeline.knowledge.examples import ELSEWHERE, HOW, KEYS, Example, examples, tables
from pipeline.knowledge.toml import SHARED, load

FILES = sorted(path.stem for path in Path(pipeline.knowledge.__file__).parent.rglob("*.toml"))
SIGN = re.compile(r"\\[sdbSDwW]|\(\?|[^\\]\||\[[^\]]+\]|\^|\$")  # of a pattern
EXAMPLES = [example for file in FILES for example in examples(file)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.at}-{example.text}" for example in EXAMPLES])
def test_a_row_keeps_its_examples(example: Example) -> None:
    assert example.holds(), example.ask(example.text)


def patterns() -> Iterator[Any]:
    """Each key that holds a pattern, with the examples of it, and of what is none."""
    for at, table in (found for file in FILES for found in tables(load(file), file)):
        for key, value in table.items():
            texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
            if key in (*KEYS, "value", "address", "code", "words", "forms") or not any(map(SIGN.search, texts)):
                continue
            own = [table.get(name, ()) for name in KEYS]
            yield pytest.param(
                *(found.get(key) if isinstance(found, dict) else found for found in own), id=f"{at}.{key}"
            )


@pytest.mark.parametrize(("finds", "rejects"), list(patterns()))
def test_a_pattern_has_examples(finds: list[Any], rejects: list[Any]) -> None:
    assert finds, "a pattern without an example of what it finds"
    assert rejects, "a pattern without an example of what it must not find"


def test_what_is_asked_in_a_way_of_its_own_is_there() -> None:
    found = [(re.sub(r"\[\d+\]", "", at), table) for file in FILES for at, table in tables(load(file), file)]
    ways = {way for at, table in found for way in (at, *(f"{at}.{key}" for key in table))}
    assert {*HOW, *ELSEWHERE} <= ways


LONGEST = 120  # characters; a longer pattern is read by nobody, and is made of named parts
PRINTED = {"forms", "finds", "not", "printed"}  # keys under which stands what patterns find
NAMED = [(file, parts) for file in FILES if (parts := files.tables(f"{file}.toml").get("named")) is not None]


def texts(value: Any) -> Iterator[str]:
    """The texts of a file that are no examples, as they are written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner = value if isinstance(value, list) else [own for key, own in value.items() if key not in PRINTED]
        yield from (text for own in inner for text in texts(own))


@pytest.mark.parametrize("file", FILES)
def test_patterns_are_short(file: str) -> None:
    assert [text for text in texts(files.tables(f"{file}.toml")) if len(text) > LONGEST and SIGN.search(text)] == []


@pytest.mark.parametrize(("file", "parts"), NAMED, ids=[file for file, _ in NAMED])
def test_each_named_part_is_mentioned_and_none_is_missing(file: str, parts: dict[str, Any]) -> None:
    mentioned = {name for text in texts(files.tables(f"{file}.toml")) for name in re.findall(r"\(\?&(\w+)\)", text)}
    assert mentioned - set(SHARED) == set(parts)


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
