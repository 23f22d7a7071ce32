"""What a run says while it goes on: a bar for people, lines where there is no terminal, JSON Lines for machines."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from pipeline.archive.document import Status
from pipeline.archive.journal import Row
from pipeline.machine import apart
from pipeline.regular import appended
from pipeline.said import said
from pipeline.write.characters import printable

_EVERY = 60.0  # seconds between two lines that say how far the run is


class Progress:
    """How far the run is (rate, time left, failures so far), and the log where one is asked for.

    A bar where stderr is a terminal, else a line a minute, and the same in the log. Each failure is a line on stderr;
    nothing is said there where it is to be quiet. `clock` gives seconds.
    """

    def __init__(self, total: int, quiet: bool, log: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._done, self._failed = total, 0, 0
        self._clock = clock
        self._begun = self._told = clock()
        self._quiet, self._place = quiet, log
        self._log: TextIO | None = appended(log) if log else None
        shown = sys.stderr.isatty() and not quiet
        with apart():  # a bar's lock is one of multiprocessing's, which may start a process to keep it
            self._bar = tqdm(total=total, unit=" PDFs", disable=not shown, smoothing=0.05, dynamic_ncols=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()
        if self._log:
            with contextlib.suppress(OSError):  # of what could not be written, which is said already
                self._log.close()

    def event(self, name: str, **details: object) -> None:
        """A line of the log about the run itself."""
        self._write({"event": name, **details})

    def say(self, line: str) -> None:
        """A line for whoever looks on."""
        if not self._quiet:
            tqdm.write(said(printable(line)), file=sys.stderr)

    def final(self, row: Row, trace: str = "") -> None:
        """A document has its final state."""
        self._bar.update()
        self._done += 1
        if row.status is Status.FAILED:
            self._failed += 1
            self._bar.set_postfix_str(f"{self._failed} failed", refresh=False)
            self.say(f"{row.key}: {row.message} [{row.reason}]")
        record: dict[str, object] = {
            "event": "document",
            "path": row.key,
            "status": row.status,
            "result": row.name if row.files else None,
            "pages": row.pages,
            "seconds": row.seconds,
            "peak_memory": row.memory,
            "attempts": row.attempts,
            "sha256": row.sha256,
            "diagnostics": row.diagnostics,
        }
        extra = {"reason": row.reason, "message": row.message, "same_as": row.same_as, "trace": trace}
        self._write(record | {key: value for key, value in extra.items() if value})
        if self._clock() - self._told >= _EVERY:
            self._pace()

    def retry(self, key: str, reason: str, message: str) -> None:
        self._write({"event": "retry", "path": key, "reason": reason, "message": message})

    def _pace(self) -> None:
        """Say how far the run is."""
        self._told = self._clock()
        rate = self._done / (self._told - self._begun)
        left = (self._total - self._done) / rate
        self.event("progress", done=self._done, total=self._total, rate=round(rate, 3), left=round(left))
        if self._bar.disable:
            share = f"{self._done:,} of {self._total:,} ({100 * self._done // max(self._total, 1)} %)"
            time_left = timedelta(seconds=round(left))
            self.say(f"{share}, {rate:.2f} PDFs a second, {time_left} left, {self._failed:,} failed")

    def _write(self, record: dict[str, object]) -> None:
        if not self._log:
            return
        try:
            self._log.write(json.dumps(record, ensure_ascii=False) + "\n")
            self._log.flush()
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self._place)) from error
