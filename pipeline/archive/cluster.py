"""The engine of many machines: the same work as tasks of a Dask cluster (extra `cluster`).

Dask restarts workers and repeats tasks, but gives a task no limit of time. The limits are therefore those that the
system keeps for the worker's process (limits.py): a document that reaches one takes its worker down, the cluster
starts another, and the document comes back as a failed attempt.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

from pipeline.archive import limits
from pipeline.archive.document import Outcome, Reason, Task
from pipeline.archive.work import work
from pipeline.errors import UsageError

SharedWorker = Callable[[Task, int], Outcome]

_ONE_AT_A_TIME = threading.Lock()
_AHEAD = 4  # tasks a thread of the cluster that wait there, so that none stands idle


def run(
    tasks: Iterable[Task], scheduler: str, worker: SharedWorker = work, seconds: float = 30.0
) -> Generator[tuple[Task, Outcome], None, None]:
    """The outcome of each task, in the order in which they end, from the cluster at this address.

    `seconds` is how long to wait for its scheduler.
    Raises UsageError where there is no cluster.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise UsageError("--engine dask: install duizhao[cluster]") from error
    try:
        client = Client(scheduler, timeout=seconds, set_as_default=False)
    except OSError as error:
        raise UsageError(f"{scheduler}: no Dask scheduler answers there") from error
    with client:
        waiting = iter(tasks)
        sent: dict[str, Task] = {}
        done = as_completed([], loop=client.loop)
        _send(client, done, sent, itertools.islice(waiting, _places(client)), worker)
        for future in done:
            task = sent.pop(future.key)
            outcome = _outcome(future)
            future.release()
            _send(client, done, sent, itertools.islice(waiting, max(_places(client) - len(sent), 0)), worker)
            yield task, outcome


def _send(client: Any, done: Any, sent: dict[str, Task], tasks: Iterator[Task], worker: SharedWorker) -> None:
    for task in tasks:
        future = client.submit(_limited, worker, task, pure=False, retries=0)
        sent[future.key] = task
        done.add(future)


def _places(client: Any) -> int:
    """How many tasks to have in the cluster at a time; it may grow, shrink, or have no worker at the moment."""
    threads: int = sum(client.nthreads().values())
    return max(threads, 1) * _AHEAD


def _limited(worker: SharedWorker, task: Task) -> Outcome:
    """One document in a Dask worker, whose own threads and arenas its limits leave out.

    One at a time, whatever threads the worker has: the limits are the process's, and PDFium is not safe for threads.
    """
    with _ONE_AT_A_TIME:
        return worker(task, limits.address_space())


def _outcome(future: Any) -> Outcome:
    """What a finished future says; a task whose workers died again and again is set aside as their killer."""
    from distributed import KilledWorker

    error = future.exception()
    if error is None:
        outcome: Outcome = future.result()
        return outcome
    if isinstance(error, KilledWorker):
        return Outcome(Reason.CRASHED, "each worker that took it died")
    return Outcome(Reason.DEFECT, f"{type(error).__name__}: {error}")
