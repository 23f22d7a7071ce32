"""Limits that the system itself keeps for a worker process: no code of ours has to run when one is reached."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has neither limits nor timers of this kind; the engine's own time limit remains
    resource = None  # type: ignore[assignment]

_STATUS = "/proc/{}/status"
_CLEAR = Path("/proc/self/clear_refs")
_PR_SET_PDEATHSIG = 1
_AT_ONCE = 1e-3  # seconds; 0 would be for ever
BUSY = 4  # seconds of the clock to one of the processor: as many workers as that may share a core
RUN = "DUIZHAO_RUN"  # in the environment of what a run starts: the run's number


class _Clock:
    """Whether a deadline of ours runs, and when the process is to be dead at the latest, by time.monotonic()."""

    runs = False
    last = math.inf


@contextlib.contextmanager
def deadline(seconds: float, most: float = math.inf) -> Iterator[None]:
    """The process dies of SIGPROF once the body has taken more seconds of the processor than `seconds`.

    It dies of SIGALRM once `BUSY` times as many have gone by on the clock: where others keep the machine busy it waits
    and is no worse for it, and what waits for ever ends all the same. `extend` and `grant` within give more; `most`
    seconds of the clock are the end.
    """
    _Clock.runs, _Clock.last = True, time.monotonic() + most
    extend(seconds)
    try:
        yield
    finally:
        _Clock.runs, _Clock.last = False, math.inf
        _set(0.0, 0.0)


def extend(seconds: float) -> None:
    """Let the process live for `seconds` of the processor from now, where its time is limited."""
    if _Clock.runs:
        _last_for(seconds, BUSY * seconds)


def grant(seconds: float) -> None:
    """Let the process live for so many seconds more, where its time is limited: a timer may be another program's."""
    if _Clock.runs and hasattr(signal, "setitimer"):
        left, by_clock = (signal.getitimer(timer)[0] for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL))
        _last_for(left + seconds, by_clock + BUSY * seconds)


def _last_for(seconds: float, by_clock: float) -> None:
    _set(max(seconds, _AT_ONCE), max(min(by_clock, _Clock.last - time.monotonic()), _AT_ONCE))


def _set(seconds: float, by_clock: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, by_clock)


@contextlib.contextmanager
def memory(size: int) -> Iterator[None]:
    """Within it, `size` bytes of address space are all there is: MemoryError beyond, or death in native code."""
    if resource is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    allow(size)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def allow(size: int) -> None:
    """Let the process have `size` bytes of address space from now on, or what the system allows it."""
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def forget_peak() -> None:
    """Start measuring the peak of resident memory anew, where the system can."""
    with contextlib.suppress(OSError):
        _CLEAR.write_text("5")


def peak() -> int:
    """The peak of resident memory in bytes, since `forget_peak` or since the process began."""
    seen, _ = peaks("self")
    if not seen and resource is not None:
        unit = 1 if sys.platform == "darwin" else 1024
        seen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return seen


def peaks(process: int | str) -> tuple[int, int]:
    """The peaks of resident memory and of address space of a process in bytes; 0 where the system does not tell."""
    found = {"VmHWM:": 0, "VmPeak:": 0}
    with contextlib.suppress(OSError):
        for line in Path(_STATUS.format(process)).read_text().splitlines():
            key, *values = line.split()
            if key in found:
                found[key] = int(values[0]) * 1024
    return found["VmHWM:"], found["VmPeak:"]


def is_alive(process: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def die_with_parent() -> None:
    """Have the kernel kill this process as soon as its parent is gone, and write no core files (Linux).

    The kernel means the thread that started the process: it has to live as long as the parent does.
    """
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
