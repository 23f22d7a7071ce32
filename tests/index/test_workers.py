"""Work is handed out and its results are taken in order, whatever becomes of the workers."""

from __future__ import annotations

import multiprocessing
import operator
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.index.folder import opened
from pipeline.index.local import entries, update
from pipeline.index.search import Search
from pipeline.index.workers import in_order
from tests.index.made import article, kwds, put

COUNT = 300
ITEMS = [(place, None if place % 3 == 0 else place) for place in range(COUNT)]


def negative_or_dead(task: int) -> int:
    """A worker dies of one of them."""
    if task == COUNT // 2 + 1 and multiprocessing.parent_process() is not None:
        os._exit(1)
    return -task


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("work", [operator.neg, negative_or_dead])
def test_results_come_in_the_order_of_their_tasks(work, workers):
    found = list(in_order(work, iter(ITEMS), workers))
    assert found == [(place, None if task is None else -task) for place, task in ITEMS]


def test_what_goes_wrong_in_a_worker_goes_wrong_here():
    tasks = [(None, place) for place in range(COUNT - 1, -1, -1)]
    with pytest.raises(ZeroDivisionError):
        list(in_order((1).__floordiv__, tasks, 2))
    with pytest.raises(ValueError, match="no item"):
        list(in_order(operator.neg, _broken(), 2))


def _broken():
    yield from ((None, place) for place in range(COUNT))
    raise ValueError("no item")


def test_workers_end_with_the_run():
    """They hold the run's output, which is at its end when the last of them is gone."""
    code = (
        "import itertools, operator; from pipeline.index.workers import in_order\n"
        "for place, _ in in_order(operator.neg, ((n, n) for n in itertools.count()), 2):\n"
        "    if place == 1000: print('running', flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "running\n"
    child.send_signal(signal.SIGKILL)
    assert child.communicate(timeout=60) == ("", None)


def test_an_index_is_the_same_by_one_process_or_by_more(tmp_path: Path):
    made = {
        f"n{n}": article(zh=f"第{n}号谷物", keywords=kwds(f"谷物{n}", f"grain {n}"), year=str(n)) for n in range(120)
    }
    put(tmp_path / "output", **made)
    (tmp_path / "output" / "n70a.json").write_text("{")
    (tmp_path / "output" / "n70b.json").write_text("[]")
    for name, workers in (("one", 1), ("more", 2)):
        counts = update(tmp_path / name, [tmp_path / "output"], workers=workers)
        assert (counts.new, len(counts.problems)) == (120, 1)
    assert entries(opened(tmp_path / "one")) == entries(opened(tmp_path / "more"))
    for query in ("谷物99", "grain 7", "year:63", "第5号"):
        assert Search(tmp_path / "one")(query) == Search(tmp_path / "more")(query) != ()
