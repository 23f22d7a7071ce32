"""The engine of many machines: the same work as tasks of a Dask cluster (extra `cluster`).

Dask restarts lost workers and repeats their tasks, but gives a task no limit of time, and a document that kills its
worker would take the tasks beside it along. Each thread of a Dask worker therefore has a process of its own for its
documents, as on one machine (local.py).
"""

from __future__ import annotations

import importlib
import itertools
import multiprocessing
import os
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any

from pipeline.archive.document import Outcome, Reason, Task
from pipeline.archive.local import Seat, Worker
from pipeline.archive.work import work
from pipeline.errors import UsageError

_THREAD = threading.local()  # the seat of each thread of a Dask worker
_AHEAD = 4  # tasks a thread of the cluster that wait there, so that none stands idle


def run(
    tasks: Iterable[Task],
    scheduler: str,
    worker: Worker = work,
    seconds: float = 30.0,
    folders: Sequence[str] = (),
) -> Generator[tuple[Task, Outcome], None, None]:
    """The outcome of each task, in the order in which they end, from the cluster at this address.

    `seconds` is how long to wait for its scheduler, `folders` what each of its workers must see under the same path.
    Raises UsageError where there is no cluster, or one that cannot do the work: before the first task.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise UsageError("--engine dask: pip install '.[cluster]'") from error
    try:
        client = distributed.Client(scheduler, timeout=seconds, set_as_default=False)
    except OSError as error:
        raise UsageError(f"{scheduler}: no Dask scheduler answers there") from error
    with client:
        _look(client, scheduler, folders)
        waiting = iter(tasks)
        sent: dict[str, Task] = {}
        done = distributed.as_completed([], loop=client.loop)
        _send(client, done, sent, itertools.islice(waiting, _places(client)), worker)
        for future in done:
            task = sent.pop(future.key)
            outcome = _outcome(future)
            future.release()
            _send(client, done, sent, itertools.islice(waiting, max(_places(client) - len(sent), 0)), worker)
            yield task, outcome


def _look(client: Any, scheduler: str, folders: Sequence[str]) -> None:
    """Raises UsageError where a worker lacks this program, or does not see a folder."""
    try:
        answers: dict[str, list[str]] = client.run(_unseen, list(folders))
    except Exception as error:  # what a worker raises comes back as itself: it may lack this module
        raise UsageError(f"{scheduler}: its workers cannot run duizhao ({type(error).__name__}: {error})") from error
    for address, unseen in sorted(answers.items()):
        for folder in unseen:
            raise UsageError(f"{folder}: the worker {address} does not see it, or may not use it")


def _unseen(folders: Sequence[str]) -> list[str]:
    """Called on a worker: the folders that are not there."""
    return [folder for folder in folders if not os.path.isdir(folder) or not os.access(folder, os.R_OK | os.X_OK)]


def _send(client: Any, done: Any, sent: dict[str, Task], tasks: Iterator[Task], worker: Worker) -> None:
    for task in tasks:
        future = client.submit(_isolated, worker, task, pure=False, retries=0)
        sent[future.key] = task
        done.add(future)


def _places(client: Any) -> int:
    """How many tasks to have in the cluster at a time; it may grow, shrink, or have no worker at the moment."""
    threads: int = sum(client.nthreads().values())
    return max(threads, 1) * _AHEAD


def _isolated(worker: Worker, task: Task) -> Outcome:
    """One document in a process beside the Dask worker: whatever it does, the Dask worker lives on."""
    # Dask starts its workers as daemons, which multiprocessing lets have no children. The flag is read for that alone.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    seat = getattr(_THREAD, "seat", None)
    if seat is None or seat.worker is not worker:
        seat = _THREAD.seat = Seat(worker)
    outcome: Outcome = seat.run(task, threading.Event())
    return outcome


def _outcome(future: Any) -> Outcome:
    """What a finished future says; a task whose machines were lost again and again is set aside."""
    error = future.exception()
    if error is None:
        outcome: Outcome = future.result()
        return outcome
    if type(error).__name__ == "KilledWorker":  # distributed's; not imported, as it is an extra
        return Outcome(Reason.KILLED, "each machine that took it was lost")
    return Outcome(Reason.DEFECT, f"{type(error).__name__}: {error}")
