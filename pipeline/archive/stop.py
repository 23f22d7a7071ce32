"""Stopping a run: once asked it ends in order, asked again at once."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType

from pipeline.startup import INTERRUPTED

_SIGNALS = ("SIGINT", "SIGTERM")


@contextlib.contextmanager
def stoppable(message: str) -> Iterator[None]:
    """Within it, Ctrl-C and SIGTERM raise KeyboardInterrupt; a second one ends the process with `message` at once.

    Workers die with the process (limits.die_with_parent). A signal that whoever started the process has it ignore, as a
    shell does with Ctrl-C for what runs in the background, stays ignored. For the main thread.
    """
    heard: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        if heard:
            os.write(2, f"{message}\n".encode())
            os._exit(INTERRUPTED)
        heard.append(number)
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    caught = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    for number in caught:
        signal.signal(number, stop)
    try:
        yield
    finally:
        if not heard:  # else the process is about to end, and a second signal has still to end it quietly
            for number, handler in caught.items():
                signal.signal(number, handler)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Within it, Ctrl-C waits, for this process and for good in those that it starts: they are ended otherwise."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
