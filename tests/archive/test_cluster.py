"""The Dask engine: the same bytes as on one machine, whatever happens to its workers."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import UsageError

from .conftest import Run, results, states
from .pdfs import hostile, pdf

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two processes on this machine."""
    import dask

    quick = {"distributed.scheduler.allowed-failures": 1, "distributed.admin.log-format": ""}
    with (
        dask.config.set(quick),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
    ):
        yield cluster.scheduler_address


def engine(scheduler: str) -> functools.partial[object]:
    from pipeline.archive import cluster

    return functools.partial(cluster.run, scheduler=scheduler, worker=hostile)


def test_same_bytes_as_on_one_machine_with_a_killed_worker(
    run: Run, source: Path, tmp_path: Path, scheduler: str
) -> None:
    (source / "once-.pdf").write_bytes(pdf("Its first worker is killed"))
    (source / "segfault-.pdf").write_bytes(pdf("All its workers die"))
    counts = run(engine=engine(scheduler), output=str(tmp_path / "cluster"), retry=0)
    assert counts == {"done": 7, "failed": 1}
    assert states(tmp_path / "cluster")["segfault-.pdf"] == ("failed", "crashed")
    run()
    assert results(tmp_path / "cluster") == results(tmp_path / "out")


def test_urls_in_and_out(run: Run, source: Path, tmp_path: Path, scheduler: str) -> None:
    pytest.importorskip("fsspec", reason="the extra [cluster] is not installed")
    away = (tmp_path / "away").as_uri()
    state = tmp_path / "state" / "archive.sqlite"
    assert run(source=source.as_uri(), output=away, journal=state, engine=engine(scheduler)) == {"done": 6}
    run()
    assert results(tmp_path / "away") == results(tmp_path / "out")
    assert (tmp_path / "away" / "report.html").exists()
    assert run(source=source.as_uri(), output=away, journal=state, engine=engine(scheduler)) == {"done": 6}


def test_remote_output_needs_a_state_file_here(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--journal"):
        run(output=(tmp_path / "away").as_uri())


def test_no_scheduler_is_a_usage_error(run: Run) -> None:
    from pipeline.archive import cluster

    with pytest.raises(UsageError, match="no Dask scheduler"):
        run(engine=functools.partial(cluster.run, scheduler="tcp://127.0.0.1:9", seconds=1))
