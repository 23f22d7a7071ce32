"""Damage to objects is told by its number alone, so that a number is enough to see a file again."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from .pdfs import pdf

TOOL = Path(__file__).parents[2] / "tools" / "fuzz_objects.py"


def test_the_same_number_is_the_same_file() -> None:
    spec = importlib.util.spec_from_file_location("fuzz_objects", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    seeds = [pdf(), pdf(pages=3)]
    made = [tool.damaged(number, seeds) for number in range(40)]
    assert made == [tool.damaged(number, seeds) for number in range(40)]
    assert len({data for _, data in made}) == 40
