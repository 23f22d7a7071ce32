"""A small, always equal set of damaged PDFs; tools/fuzz.py makes them in any number."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.archive.document import Limits

from .conftest import Run
from .pdfs import pdf

TOOL = Path(__file__).parents[2] / "tools" / "fuzz.py"
NUMBERS = range(33)  # three of each kind of damage


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_damage_is_told_by_its_number_alone(fuzz: ModuleType) -> None:
    seeds = [pdf(), pdf(pages=3)]
    assert [fuzz.damaged(number, seeds) for number in NUMBERS] == [fuzz.damaged(number, seeds) for number in NUMBERS]
    assert {fuzz.damaged(number, seeds)[0].split("-")[1] for number in NUMBERS} == {d.__name__ for d in fuzz.DAMAGES}


def test_damaged_files_end_in_a_state_and_stay_inside(run: Run, tmp_path: Path, fuzz: ModuleType) -> None:
    work = tmp_path / "work"
    (work / "in").mkdir(parents=True)
    (work / "temporary").mkdir()
    for number in NUMBERS:
        name, data = fuzz.damaged(number, [pdf(), pdf(pages=3)])
        (work / "in" / name).write_bytes(data)
    limits = Limits(seconds=20.0)
    run(source=str(work / "in"), output=str(work / "out"), log=work / "log.jsonl", limits=limits)
    assert fuzz.check(work, len(NUMBERS), limits.time(1000)) == []
