"""Killed at any point and started again, an archive ends as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.archive.journal import Journal
from pipeline.write.validate import validate

from .conftest import Run, results, states
from .pdfs import pdf

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


def start(source: Path, output: Path) -> subprocess.Popen[str]:
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    command = [sys.executable, "-m", "archive.killed", str(source), str(output)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths})


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["kill", "interrupt"])
def test_same_as_without_a_kill(run: Run, source: Path, tmp_path: Path, number: signal.Signals) -> None:
    for copy in range(6):
        (source / f"copy {copy}.pdf").write_bytes(pdf(f"Copy {copy // 2}"))
    (source / "empty.pdf").write_bytes(b"")
    killed = tmp_path / "killed"
    for outcomes in (1, 2, 3):
        process = start(source, killed)
        assert process.stdout is not None
        for _ in range(outcomes):
            assert process.stdout.readline()
        process.send_signal(number)
        process.communicate()
    with Journal(killed / "archive.sqlite") as journal:
        assert 3 <= sum(journal.counts().values()) - journal.counts().get("queued", 0) < 13
    run(output=str(killed))
    run()
    assert states(killed) == states(tmp_path / "out")
    assert results(killed) == results(tmp_path / "out")
    assert all(validate(data) == [] for name, data in results(killed).items() if name.endswith(".xml"))
    assert not list(killed.rglob("*.part"))


def test_killed_workers_cost_no_document(run: Run, source: Path, tmp_path: Path) -> None:
    for name in ("once-1.pdf", "once-2.pdf", "once-3.pdf"):
        (source / name).write_bytes(pdf(name))
    assert run() == {"done": 9}
    before = results(tmp_path / "out")
    assert run(output=str(tmp_path / "again")) == {"done": 9}
    assert results(tmp_path / "again") == before
