"""One invented article's result, and a folder that holds it."""

from __future__ import annotations

import functools
import json
import shutil
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from pipeline.archive import work
from pipeline.archive.document import Limits, Task
from pipeline.run import Result, convert
from pipeline.settings import Settings

INPUT = Path(__file__).parents[2] / "input"
NAME = "engineering-bilingual"


@functools.cache
def _converted(pdf: bytes, path: Path, settings: Settings) -> Result:
    """The document converted, once however often a test extracts it: what becomes of corrections is told later."""
    return convert(path, settings)


def extract(pdf: Path, folder: Path, *, anew: bool = False) -> list[str]:
    """Extract in this process as `extract` does in a worker; the messages of what is remarked.

    `anew`: the PDF is read again, whichever test has read it before.
    """
    settings = Settings(citations=("csl",), tmx=True, ocr="off", pictures=False)
    said: list[str] = []
    task = Task(pdf.name, str(pdf), str(folder), pdf.stem, Limits(), settings)
    made = _converted.__wrapped__ if anew else _converted
    with mock.patch.object(work, "converted", lambda path, task: made(path.read_bytes(), path, task.settings)):
        outcome = work.written(task, lambda result, _: tuple(item.message for item in result.diagnostics))
    said += outcome.lines
    assert not outcome.reason, outcome.message
    return said


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extracted")
    extract(INPUT / f"{NAME}.pdf", folder)
    return folder


@pytest.fixture
def folder(extracted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(extracted, tmp_path / "output"))


@pytest.fixture(scope="session")
def record(extracted: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((extracted / f"{NAME}.json").read_bytes())
    return found
