"""The Dask engine: the same bytes as on one machine, whatever happens to its workers."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.archive import cluster as dask
from pipeline.archive.document import Limits, Outcome, Task
from pipeline.archive.job import Engine
from pipeline.errors import UsageError

from .conftest import Run, results, states
from .pdfs import hostile, pdf

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two Dask workers on this machine."""
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": "CRITICAL"}
    made = distributed.LocalCluster(**options)
    yield made
    _close(made)


def _close(made: Any) -> None:
    """Ends the cluster, within a minute: on a busy machine Dask waits without an end for a worker that does not end."""
    pids = [nanny.pid for nanny in made.workers.values() if nanny.pid]

    def close() -> None:
        with contextlib.suppress(TimeoutError):  # Dask's own patience
            made.close()

    closing = threading.Thread(target=close, daemon=True)
    closing.start()
    closing.join(60.0)
    for pid in pids if closing.is_alive() else []:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def engine(made: Any, kill_after: int | None = None) -> Engine:
    """The engine on that cluster; after so many outcomes one of its workers is killed."""

    def run(tasks: Iterable[Task]) -> Generator[tuple[Task, Outcome], None, None]:
        for number, ended in enumerate(dask.run(tasks, made.scheduler_address, hostile)):
            if number == kill_after:
                os.kill(next(iter(made.workers.values())).pid, signal.SIGKILL)
            yield ended

    return run


def test_same_as_on_one_machine_with_a_killed_worker(run: Run, source: Path, tmp_path: Path, cluster: Any) -> None:
    for name in ("once-.pdf", "segfault-.pdf", "hang-.pdf"):
        (source / name).write_bytes(pdf(name))
    limits = Limits(seconds=60.0)
    counts = run(engine=engine(cluster, kill_after=1), output=str(tmp_path / "cluster"), limits=limits)
    assert counts == {"done": 7, "failed": 2}
    (source / "once-.pdf.tried").unlink()
    assert run(limits=limits) == counts
    assert states(tmp_path / "cluster") == states(tmp_path / "out")
    assert results(tmp_path / "cluster") == results(tmp_path / "out")


def test_urls_in_and_out(run: Run, source: Path, tmp_path: Path, cluster: Any) -> None:
    pytest.importorskip("fsspec", reason="the extra [cluster] is not installed")
    away = (tmp_path / "away").as_uri()
    state = tmp_path / "state" / "archive.sqlite"
    assert run(source=source.as_uri(), output=away, journal=state, engine=engine(cluster)) == {"done": 6}
    run()
    assert results(tmp_path / "away") == results(tmp_path / "out")
    assert (tmp_path / "away" / "report.html").exists()
    assert run(source=source.as_uri(), output=away, journal=state, engine=engine(cluster)) == {"done": 6}


def test_folders_may_be_given_from_where_one_stands(
    run: Run, source: Path, tmp_path: Path, cluster: Any, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(source=source.name, output="near", engine=engine(cluster)) == {"done": 6}
    run()
    assert results(tmp_path / "near") == results(tmp_path / "out")


def test_a_folder_that_a_worker_does_not_see_is_told_before_the_first_task(
    run: Run, tmp_path: Path, cluster: Any
) -> None:
    address, gone = cluster.scheduler_address, str(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=r"elsewhere: the worker tcp://\S+ does not see it"):
        run(engine=functools.partial(dask.run, scheduler=address, folders=(gone,)))
    assert {status for status, _ in states(tmp_path / "out").values()} == {"queued"}


def test_remote_output_needs_a_state_file_here(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--journal"):
        run(output=(tmp_path / "away").as_uri())


def test_no_scheduler_is_a_usage_error(run: Run) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler"):
        run(engine=functools.partial(dask.run, scheduler="tcp://127.0.0.1:9", seconds=1))
