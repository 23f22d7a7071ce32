"""Killed at any point and started again, an archive ends as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pipeline.archive import sockets
from pipeline.archive.journal import Journal
from pipeline.write.validate import validate

from .conftest import Run, results, states
from .pdfs import pdf

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


def start(source: Path, output: Path) -> subprocess.Popen[str]:
    """A run in a group of its own."""
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    return subprocess.Popen(
        [sys.executable, "-m", "archive.killed", str(source), str(output)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        start_new_session=True,
    )


def left(group: int) -> set[int]:
    """The processes of a group that still run."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, own, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended since it was listed
                continue
            if int(own) == group and state != "Z":
                found.add(int(entry.name))
    return found


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


@pytest.mark.skipif(sys.platform != "linux", reason="that processes die with their parent is Linux's")
@pytest.mark.parametrize("whole", [False, True], ids=["parent", "group"])
def test_asked_twice_to_stop_it_ends_at_once_with_all_its_workers(source: Path, tmp_path: Path, whole: bool) -> None:
    for copy in range(20):
        (source / f"copy {copy}.pdf").write_bytes(pdf(f"Copy {copy}"))
    process = start(source, tmp_path / "killed")
    assert process.stdout is not None
    assert process.stdout.readline()
    for _ in range(2):
        (os.killpg if whole else os.kill)(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert told == "stopped; the same command goes on from here\n"
    deadline = time.monotonic() + 10
    while left(process.pid) and time.monotonic() < deadline:
        os.sched_yield()
    assert not left(process.pid)


def test_what_a_killed_run_left_in_the_temporary_folder_goes_with_the_next(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(prefix="d") as temporary:  # a short path, as sockets must have
        monkeypatch.setenv("TMPDIR", temporary)
        process = start(source, tmp_path / "killed")
        assert process.stdout is not None
        assert process.stdout.readline()
        process.kill()
        process.communicate()
        assert os.listdir(temporary) == [f"duizhao-{os.getuid()}-{process.pid}"]
        monkeypatch.setattr(tempfile, "tempdir", temporary)
        sockets.sweep()
        assert os.listdir(temporary) == []


def test_killed_workers_cost_no_document(run: Run, source: Path, tmp_path: Path) -> None:
    for name in ("once-1.pdf", "once-2.pdf", "once-3.pdf"):
        (source / name).write_bytes(pdf(name))
    assert run() == {"done": 9}
    before = results(tmp_path / "out")
    assert run(output=str(tmp_path / "again")) == {"done": 9}
    assert results(tmp_path / "again") == before
