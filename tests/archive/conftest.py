"""A small archive, and the command as a function."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.archive import forks, job, local
from pipeline.archive.document import Limits

from .pdfs import LINES, hostile, pdf

forks.PRELOAD.append("tests.archive.warm")  # which the server can import where it is started in the clone


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Six different PDFs in three folders, two of them namesakes."""
    root = tmp_path / "source"
    for number, name in enumerate(
        ("a.pdf", "一九九九/论文.pdf", "一九九九/b.PDF", "二〇〇〇/论文.pdf", "z.pdf", "c d.pdf")
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf(f"Number {number} of the invented archive", *LINES))
    return root


Run = Callable[..., dict[str, int]]


@pytest.fixture
def run(source: Path, tmp_path: Path) -> Run:
    """Run the archive from `source` to `tmp_path / "out"`, with two workers that die where a name asks for it."""

    def archive(**options: object) -> dict[str, int]:
        engine = functools.partial(local.run, workers=2, worker=hostile)
        wanted = {"source": str(source), "output": str(tmp_path / "out"), "engine": engine, "quiet": True, **options}
        wanted.setdefault("limits", Limits(seconds=20.0))
        return job.run(job.Job(**wanted))  # type: ignore[arg-type]

    return archive


def states(output: Path) -> dict[str, tuple[str, str]]:
    """{key: (status, reason)} of a state file."""
    with sqlite3.connect(output / "archive.sqlite") as base:
        return {key: (status, why) for key, status, why in base.execute("SELECT key, status, reason FROM documents")}


def results(output: Path) -> dict[str, bytes]:
    """{path: bytes} of all results below `output`."""
    own = {"report.json", "report.html", "report.zh.html"}
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.suffix in (".xml", ".json") and path.name not in own
    }
