"""The engine of one machine: each worker a process in a pebble pool of its own.

A pool of one, as a pool's workers share locks: a worker killed while it holds one would stop all others.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as TooLate
from dataclasses import replace
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool

from pipeline.archive import forks, last, limits
from pipeline.archive.document import TOO_LONG, TOO_MUCH, Outcome, Reason, Task
from pipeline.archive.named import WORK
from pipeline.machine import apart

Worker = Callable[[Task], Outcome]

# Documents that a worker converts before a fresh one takes its place, so that what native code leaks stays bounded.
WORKER_TASKS = 500
# The kernel ends a worker at its limit; the engine steps in this many seconds after the longest one there can be.
_GRACE_SECONDS = 30.0
_MAX_PAGES = 1000
_LOOK_SECONDS = 0.1  # between two looks at a worker's memory
_POOL_LOOKS = 0.02  # seconds between two of a pool's looks at its worker, for the last of which its end waits
# How native code ends where it is given no memory; and the share of the limit beyond which that is why.
_ABORTS = frozenset(getattr(signal, name, 0) for name in ("SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV", "SIGBUS")) - {0}
_NEARLY_ALL = 0.5
_TRIES = 2  # of a task whose pool broke: a new pool tells how its worker dies


def run(tasks: Iterable[Task], workers: int, worker: Worker = WORK) -> Generator[tuple[Task, Outcome], None, None]:
    """The outcome of each task, in the order in which they end. Closing the iterator kills the workers."""
    if threading.current_thread() is threading.main_thread():
        forks.start()
    waiting = iter(tasks)
    done: queue.SimpleQueue[tuple[Task, Outcome] | BaseException | None] = queue.SimpleQueue()
    lock, stopped = threading.Lock(), threading.Event()

    def feed() -> None:
        try:
            with Seat(worker) as seat:
                while not stopped.is_set():
                    with lock:
                        task = next(waiting, None)
                    if task is None:
                        break
                    done.put((task, seat.run(task, stopped)))
        except BaseException as error:
            done.put(error)
        finally:
            done.put(None)

    threads = [threading.Thread(target=feed, name=f"archive-{number}", daemon=True) for number in range(workers)]
    for thread in threads:
        thread.start()
    try:
        yield from _ended(done, len(threads))
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def _ended(
    done: queue.SimpleQueue[tuple[Task, Outcome] | BaseException | None], running: int
) -> Iterator[tuple[Task, Outcome]]:
    while running:
        item = done.get()
        if item is None:
            running -= 1
        elif isinstance(item, BaseException):
            raise item
        else:
            yield item


class Seat:
    """A place for one worker process; whoever dies in it is replaced."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self._pool: Any = None  # a ProcessPool, whose stop() has no types
        with apart():
            self._words = last.words(forks.context())

    def __enter__(self) -> Seat:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def run(self, task: Task, stopped: threading.Event) -> Outcome:
        """The outcome of one task, whatever it does to its worker.

        A pool whose worker dies before it is told that its task has begun breaks, and does not say how it died.
        """
        for _ in range(_TRIES):
            try:
                return self._run(task, stopped)
            except RuntimeError as error:
                self._clear()
                lost = Outcome(Reason.KILLED, f"worker was lost ({error})")
        return lost

    def _run(self, task: Task, stopped: threading.Event) -> Outcome:
        """Raises RuntimeError where the pool cannot go on, or was broken while its worker sat idle."""
        pool = self._pool = self._pool or _pool(self._words)
        self._words.sha256, self._words.memory, self._words.space = b"", 0, 0
        longest = task.limits.time(_MAX_PAGES, _MAX_PAGES) + _GRACE_SECONDS
        try:
            with apart():  # where no main thread has started the server, the first task does
                future = pool.schedule(self.worker, args=(task,), timeout=longest)
            while True:
                going = pool.active  # asked before: what its tasks became is told after a pool is broken
                with contextlib.suppress(TooLate):
                    outcome: Outcome = future.result(timeout=_LOOK_SECONDS)
                    break
                last.see(self._words)
                if future.done() and isinstance(future.exception(), TooLate):
                    return self._told(Outcome(Reason.TIME, TOO_LONG))
                if not going:  # a task that came while the pool broke is nobody's
                    raise RuntimeError("its pool is broken")
                if stopped.is_set():
                    raise CancelledError
        except ProcessExpired as error:
            return self._told(_death(error.exitcode or 0, self._words.space, task.limits.memory))
        except CancelledError:
            self._clear()
            return Outcome(Reason.KILLED, "the run was stopped")
        if outcome.reason == Reason.MEMORY:
            self._clear()  # what else failed to be allocated in that process, nobody knows
        return outcome

    def _told(self, outcome: Outcome) -> Outcome:
        """The outcome of a worker that died, with what it had told."""
        return replace(outcome, sha256=self._words.sha256.decode("ascii"), memory=self._words.memory)

    def _clear(self) -> None:
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None


def _pool(words: last.Words) -> ProcessPool:
    CONSTS.sleep_unit = _POOL_LOOKS
    return ProcessPool(
        max_workers=1, max_tasks=WORKER_TASKS, initializer=_begin, initargs=(words,), context=forks.context()
    )


def _begin(words: last.Words) -> None:
    """Called once in each new worker process."""
    limits.die_with_parent()
    last.begin(words, os.getpid())
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):  # native code prints its complaints there
        os.dup2(nowhere, handle)


def _death(exitcode: int, space: int, limit: int) -> Outcome:
    """What the exit code of a dead worker tells, which had at most `space` of `limit` bytes of address space."""
    if exitcode in (-getattr(signal, "SIGPROF", 27), -getattr(signal, "SIGALRM", 14)):
        return Outcome(Reason.TIME, TOO_LONG)
    if exitcode in (-9, -15):
        return Outcome(Reason.KILLED, f"worker was killed (signal {-exitcode})")
    if -exitcode in _ABORTS and space >= _NEARLY_ALL * limit:
        return Outcome(Reason.MEMORY, f"{TOO_MUCH} ({space >> 20:,} MiB of address space)")
    with contextlib.suppress(ValueError):
        return Outcome(Reason.CRASHED, f"worker died of {signal.Signals(-exitcode).name}")
    return Outcome(Reason.CRASHED, f"worker ended with status {exitcode}")
