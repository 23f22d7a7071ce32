"""The server that workers are forked from: it imports the program once, while who started it goes on."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.context
import os
import sys
from collections.abc import Iterator

from pipeline.archive import limits, sockets
from pipeline.archive.stop import undisturbed
from pipeline.machine import SAFE_PATH, apart

PRELOAD = ["pipeline.archive.preload"]  # what it imports
# Libraries that would start a thread for each core in each worker.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def context() -> multiprocessing.context.BaseContext:
    """Workers forked from a small server that has imported the program; where there is none, started anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(PRELOAD)
    return found


def start() -> None:
    """Start the server that workers are forked from, where there is one and it does not run already.

    To be called by the main thread, as the server dies with the thread that started it. Its environment, and so the
    knowledge of its workers, is what this process's is by then.
    """
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver, resource_tracker

        sockets.place()
        with apart():
            with _silent_tracker():
                resource_tracker.ensure_running()  # it lets Ctrl-C through again, so before the server
            os.environ[limits.RUN] = str(os.getpid())
            try:
                with undisturbed():
                    forkserver.ensure_running()
            finally:
                del os.environ[limits.RUN]
    else:
        os.environ.setdefault(SAFE_PATH, "1")  # for good: a worker is started anew whenever one has died


@contextlib.contextmanager
def _silent_tracker() -> Iterator[None]:
    """Within it, multiprocessing's tracker is started so that it clears up behind a killed process without a warning.

    That is what it is there for; the warning it prints by then stands behind the last line of a command.
    """
    sys.warnoptions.append("ignore:resource_tracker:UserWarning")
    try:
        yield
    finally:
        sys.warnoptions.pop()
