"""Work handed to worker processes, its results taken in order: most of an index's work is reading and cutting texts."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TypeVar

from pipeline.machine import apart, cores

_FEW = 50  # tasks; done in the time in which worker processes would have started
_CHUNK = 16  # tasks that are handed over together
# Chunks a worker that are handed over and not yet taken back: they make them while the index keeps what it has, a
# second and more in which nothing is taken. Some 0.1 MB an article.
_WAITING = 12
# Values that a worker has made and not freed when it looks for cycles; the largest article has fewer, and looking goes
# through all words kept in the worker's caches.
_UNFREED = 200_000
_MOST = 8  # workers: what more of them made would wait for the one that writes

Head = TypeVar("Head")
Task = TypeVar("Task")
Result = TypeVar("Result")
Items = list[tuple[Head, Task | None]]


def workers_of(asked: int | None) -> int:
    """How many worker processes there are to be: one a core where nothing was asked for."""
    return asked or min(cores(), _MOST)


def in_order(
    work: Callable[[Task], Result], items: Iterable[tuple[Head, Task | None]], workers: int
) -> Iterator[tuple[Head, Result | None]]:
    """Each item's head with what `work` makes of its task, None where it has none, in the order of the items.

    The first few are done by this process, and so is what a worker that died (the system ends those that need too much
    memory) left undone. `work` must be importable and what it takes and gives picklable. The items are asked for ahead.
    """
    left, done = iter(items), 0
    while workers < 2 or done < _FEW:
        item = next(left, None)
        if item is None:
            return
        done += item[1] is not None
        yield from _here(work, [item])
    with apart():
        pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin)
    try:
        yield from _handed_over(pool, work, left, workers * _WAITING)
    finally:
        pool.shutdown(cancel_futures=True)


def _handed_over(
    pool: Executor, work: Callable[[Task], Result], items: Iterator[tuple[Head, Task | None]], most: int
) -> Iterator[tuple[Head, Result | None]]:
    waiting: deque[tuple[Items[Head, Task], Future[list[Result]] | None]] = deque()
    for chunk in _chunks(items):
        waiting.append((chunk, _sent(pool, work, chunk)))
        if len(waiting) > most:
            yield from _taken(work, *waiting.popleft())
    while waiting:
        yield from _taken(work, *waiting.popleft())


def _chunks(items: Iterator[tuple[Head, Task | None]]) -> Iterator[Items[Head, Task]]:
    """The items in groups of so many tasks; those without a task go with what comes before them."""
    chunk: Items[Head, Task] = []
    tasks = 0
    for item in items:
        chunk.append(item)
        tasks += item[1] is not None
        if tasks == _CHUNK:
            yield chunk
            chunk, tasks = [], 0
    if chunk:
        yield chunk


def _sent(pool: Executor, work: Callable[[Task], Result], chunk: Items[Head, Task]) -> Future[list[Result]] | None:
    try:
        with apart():  # workers are started as they are needed
            return pool.submit(_all, work, [task for _, task in chunk if task is not None])
    except BrokenProcessPool:
        return None


def _taken(
    work: Callable[[Task], Result], chunk: Items[Head, Task], future: Future[list[Result]] | None
) -> Iterator[tuple[Head, Result | None]]:
    try:
        results = iter(future.result()) if future else None
    except BrokenProcessPool:
        results = None
    if results is None:
        yield from _here(work, chunk)
    else:
        yield from ((head, None if task is None else next(results)) for head, task in chunk)


def _here(work: Callable[[Task], Result], chunk: Items[Head, Task]) -> Iterator[tuple[Head, Result | None]]:
    yield from ((head, None if task is None else work(task)) for head, task in chunk)


def _all(work: Callable[[Task], Result], tasks: list[Task]) -> list[Result]:
    return [work(task) for task in tasks]


def _begin() -> None:
    """Called once in each new worker: it ends with the run, not by Ctrl-C, and seldom looks for cycles, as articles are
    made of thousands of small values and of no cycles."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.set_threshold(_UNFREED)


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)
