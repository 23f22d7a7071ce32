"""Room on the disk: what the results will take, told beforehand, and what is left, looked at while they are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.document import Status
from pipeline.archive.journal import Row
from pipeline.archive.store import is_remote

RESERVE = 64 * 1024**2  # bytes that a run leaves free, for its state, its report, and others
PER_DOCUMENT = 800 * 1024  # bytes of an article's results with its pictures, as long as none of the archive is known
_ENOUGH = 20  # documents of the archive itself that tell more


@dataclass(frozen=True, slots=True)
class Usual:
    """What a document of this archive takes on average."""

    bytes: float
    seconds: float  # 0 where it is not known


def usual(rows: Iterable[Row]) -> Usual:
    """Told by the converted documents, where they are enough."""
    count, size, seconds = 0, 0, 0.0
    for row in rows:
        if row.files and row.status is not Status.LINKED:
            count, size, seconds = count + 1, size + sum(row.files.values()), seconds + row.seconds
    return Usual(size / count, seconds / count) if count >= _ENOUGH else Usual(PER_DOCUMENT, 0.0)


def free(output: str) -> int | None:
    """Bytes free where the output is, or will be; None where nobody knows, behind a URL."""
    if is_remote(output):
        return None
    place = Path(output).absolute()
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    return shutil.disk_usage(there).free


def is_short(output: str) -> bool:
    """Whether so little is left that the run had better end."""
    left = free(output)
    return left is not None and left < RESERVE


def shown(size: float) -> str:
    """`1.4 GiB`, `300 MiB`."""
    return f"{size / 2**30:,.1f} GiB" if size >= 2**30 else f"{size / 2**20:,.0f} MiB"
