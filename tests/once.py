"""What is dear is made once in a run of the tests, by the worker that asks first, and kept for the others.

It is kept in the run's own temporary folder, which begins empty: nothing of an earlier run can be taken for today's.
"""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path


def make(kept: Path, made: Callable[[], object], *, waiting: bool = True) -> None:
    """Have the file `kept` hold what `made` gives; not `waiting`, leave it to another worker that is at it."""
    if kept.exists():
        return
    with kept.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if waiting else fcntl.LOCK_NB))
        except BlockingIOError:
            return
        if not kept.exists():
            half = kept.with_suffix(".half")
            half.write_bytes(pickle.dumps(made()))
            half.rename(kept)


def read(kept: Path) -> object:
    """What was made."""
    return pickle.loads(kept.read_bytes())
