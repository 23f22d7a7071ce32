"""What the machine gives this process, and what the processes that it starts find there."""

import contextlib
import os
import site
import threading
from collections.abc import Iterator
from pathlib import Path

SAFE_PATH = "PYTHONSAFEPATH"  # keeps Python from looking for modules in the current folder
_PATH = "PYTHONPATH"
_HOME = Path(__file__).resolve().parents[1]  # the folder that holds this package

_lock = threading.Lock()
_within = 0
_before: dict[str, str | None] = {}


def cores() -> int:
    """How many cores this process may use: no more than its affinity, where the system tells that."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def apart() -> Iterator[None]:
    """Within it, the Python processes that are started do not import what lies in the current folder.

    multiprocessing starts its processes by `python -c`, which looks there first: who works in a folder of downloaded
    papers that holds a `json.py` would run it. They find this very package where it is in no folder of installed ones.
    The environment is put back when the last of those within has left.
    """
    global _within
    with _lock:
        if not _within:
            _before.update((name, os.environ.get(name)) for name in (SAFE_PATH, _PATH))
            os.environ.update(surroundings(_HOME, os.environ.get(_PATH, "")))
        _within += 1
    try:
        yield
    finally:
        with _lock:
            _within -= 1
            if not _within:
                _restore()


def surroundings(home: Path, path: str) -> dict[str, str]:
    """The variables of a process that finds the package in `home` and nothing in the current folder; `path` is the
    PYTHONPATH that there is."""
    if str(home) in _installed():
        return {SAFE_PATH: "1"}
    return {SAFE_PATH: "1", _PATH: os.pathsep.join(filter(None, (str(home), path)))}


def _installed() -> list[str]:
    """The folders of installed packages, which each Python process looks into by itself."""
    return [os.path.realpath(folder) for folder in (*site.getsitepackages(), site.getusersitepackages())]


def _restore() -> None:
    for name, value in _before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
