"""What the user asks an archive's run for, and the mark of what makes its results."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from pipeline.archive.document import Limits, Outcome, Reason, Status, Task
from pipeline.archive.journal import Row
from pipeline.archive.store import is_remote
from pipeline.errors import UnusablePdf
from pipeline.knowledge import files
from pipeline.model.diagnostic import Kind
from pipeline.settings import Settings, program_version

Engine = Callable[[Iterable[Task]], Generator[tuple[Task, Outcome], None, None]]
SCANNED = "no-text"  # asked for by name, it is each document with pages that only OCR can read
_IMAGE = "PAGE_IS_IMAGE"


class Redo(StrEnum):
    """Which documents with a final state are converted again, beside those of a reason or a remark."""

    FAILED = "failed"
    CHANGED = "changed"  # the PDF, the program, its knowledge or its settings
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asks for."""

    source: str
    output: str
    engine: Engine
    settings: Settings = field(default_factory=Settings)
    limits: Limits = field(default_factory=Limits)
    redo: frozenset[str] = frozenset()  # names as in `redoable`
    split: bool = False  # whole issues into their articles
    retry: int = 1  # attempts more, where a worker died
    verify: bool = False  # whether every result is read and compared with its digest
    journal: Path | None = None  # the state file, where it is not to lie in the output
    quiet: bool = False
    log: Path | None = None

    @property
    def state(self) -> Path:
        """The state file."""
        return self.journal or Path(self.output) / "archive.sqlite"


def placed(job: Job) -> Job:
    """The job with whole paths, as workers may stand in other folders."""
    source, output = (place if is_remote(place) else os.path.abspath(place) for place in (job.source, job.output))
    return replace(job, source=source, output=output)


def redoable() -> frozenset[str]:
    """All names that `redo` may have: its own, reasons, states, and remarks as `page-is-image`."""
    reasons = {str(reason) for reason in Reason} | {kind.code for kind in UnusablePdf.__subclasses__()}
    return frozenset(reasons | set(Redo) | {Status.PARTIAL} | {_dashed(kind.name) for kind in Kind})


def is_asked(row: Row, redo: frozenset[str], now: str) -> bool:
    """Whether this document is to be converted again, by the version that is at work now."""
    return (
        Redo.ALL in redo
        or (Redo.FAILED in redo and row.status is Status.FAILED)
        or (Redo.CHANGED in redo and row.version != now)
        or (SCANNED in redo and _IMAGE in row.diagnostics)
        or row.reason in redo
        or row.status in redo
        or any(_dashed(kind) in redo for kind in row.diagnostics)
    )


def _dashed(kind: str) -> str:
    return kind.lower().replace("_", "-")


def version(job: Job) -> str:
    """The program's version, a mark of its knowledge and one of its settings: results of different ones may differ."""
    marks = (job.settings, job.settings.mark, job.split)
    return f"{program_version()}+{files.program_digest()[:8]}.{hashlib.sha256(repr(marks).encode()).hexdigest()[:8]}"
