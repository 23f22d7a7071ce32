"""What a run says while it goes on: a bar for people, JSON Lines for machines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from pipeline.archive.document import Status
from pipeline.archive.journal import Row


class Progress:
    """The bar (rate, time left, failures so far) where stderr is a terminal, and the log where one is asked for.

    Each failure is one line on stderr, quiet or not a terminal included only in the log.
    """

    def __init__(self, total: int, quiet: bool, log: Path | None) -> None:
        self._failed = 0
        self._quiet = quiet
        self._log: TextIO | None = log.open("a", encoding="utf-8") if log else None
        shown = sys.stderr.isatty() and not quiet
        self._bar = tqdm(total=total, unit=" PDFs", disable=not shown, smoothing=0.05, dynamic_ncols=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()
        if self._log:
            self._log.close()

    def event(self, name: str, **details: object) -> None:
        """A line of the log about the run itself."""
        self._write({"event": name, **details})

    def final(self, row: Row, trace: str = "") -> None:
        """A document has its final state."""
        self._bar.update()
        if row.status is Status.FAILED:
            self._failed += 1
            self._bar.set_postfix_str(f"{self._failed} failed", refresh=False)
            if not self._quiet:
                tqdm.write(f"{row.key}: {row.message} [{row.reason}]", file=sys.stderr)
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

    def retry(self, key: str, reason: str, message: str) -> None:
        self._write({"event": "retry", "path": key, "reason": reason, "message": message})

    def _write(self, record: dict[str, object]) -> None:
        if self._log:
            self._log.write(json.dumps(record, ensure_ascii=False) + "\n")
            self._log.flush()
