"""Which PDFs are meant, and the names of their results."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.document import Reason
from pipeline.archive.tree import Entry, walk
from pipeline.errors import no_such_path
from pipeline.write.files import output_name


@dataclass(frozen=True, slots=True)
class Input:
    """One PDF to convert, or what bears the name of one and cannot be opened: then `reason` says why."""

    path: Path
    shown: str  # what messages call it
    name: str  # of its results, without suffix
    reason: str = ""
    message: str = ""


def inputs(paths: Sequence[Path], output: Path) -> list[Input]:
    """The PDFs that `paths` name, those of folders in the order of their names; what is below `output` left out.

    A name belongs to a document for good: where several would have the same one (case not counted, as some file systems
    do not), each ends in eight hexadecimal digits of its path within the folder given, so that a namesake that is added
    later takes no one's place.

    Raises UsageError where a path leads to nothing.
    """
    found = {entry.location: (entry, place) for path in paths for entry, place in _entries(path, output)}
    count = Counter(output_name(Path(location)).casefold() for location in found)
    return [
        Input(Path(entry.location), entry.key, _name(entry, place, count), str(entry.reason), entry.message)
        for entry, place in found.values()
    ]


def _entries(path: Path, output: Path) -> Iterator[tuple[Entry, str]]:
    """Each document with what its place is called: its path within the folder given, or its whole path."""
    if path.is_dir():
        yield from ((entry, entry.key) for entry in walk(path, output))
    elif path.exists() and not path.is_file():
        yield Entry(path.name, str(path), 0, "", Reason.NOT_A_FILE, "is not a file"), str(path.resolve())
    elif path.is_file():
        yield Entry(path.name, str(path), 0, ""), str(path.resolve())
    else:
        raise no_such_path(path)


def _name(entry: Entry, place: str, count: Counter[str]) -> str:
    name = output_name(Path(entry.location))
    if count[name.casefold()] == 1:
        return name
    return f"{name}-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
