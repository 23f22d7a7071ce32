"""What a worker process last told of itself, for when it dies without a word: memory that it shares with the run."""

from __future__ import annotations

import ctypes
from multiprocessing.context import BaseContext
from typing import Any

from pipeline.archive import limits

_DIGITS = 64  # of a SHA-256


class Words(ctypes.Structure):
    """One worker's words."""

    _fields_ = (
        ("pid", ctypes.c_int),
        ("sha256", ctypes.c_char * (_DIGITS + 1)),
        ("memory", ctypes.c_longlong),  # peak of resident memory, bytes
        ("space", ctypes.c_longlong),  # peak of address space, bytes
    )

    pid: int
    sha256: bytes
    memory: int
    space: int


_own: Words | None = None  # this process's, where it is a worker


def words(context: BaseContext) -> Words:
    """Memory for the words of a worker of this context, to be given to it as it starts."""
    made: Any = context.RawValue(Words)
    found: Words = made
    return found


def begin(own: Words, pid: int) -> None:
    """Have what this worker tells go there."""
    global _own
    _own = own
    own.pid = pid


def document(sha256: str = "") -> None:
    """The worker is at this document from now on; without a digest, at one that is not read yet."""
    if _own is not None:
        _own.sha256, _own.memory, _own.space = sha256.encode("ascii"), 0, 0
        peak()


def peak() -> None:
    """Tell how much memory was needed so far."""
    if _own is not None:
        see(_own)


def see(seen: Words) -> None:
    """Bring the words of a worker, this one or another of this machine, up to what the system says of its memory."""
    memory, space = limits.peaks(seen.pid)
    seen.memory, seen.space = max(seen.memory, memory), max(seen.space, space)
