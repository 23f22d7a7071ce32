"""The PDFs of a source, and the names under which their results stand in the output: the same tree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.archive.document import Reason
from pipeline.results.output import ARTICLES
from pipeline.write.files import output_name

# What the archive itself writes at the top of the output.
RESERVED = frozenset(
    {
        "archive.sqlite",
        "archive.sqlite-wal",
        "archive.sqlite-shm",
        ".archive.lock",
        "report.html",
        "report.zh.html",
        "report.json",
    }
)
SUFFIXES = (".xml", ".json")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the source as its store lists it; `reason` says why it cannot even be opened."""

    key: str  # path within the source, `/` between folders, always encodable as UTF-8
    location: str
    size: int
    changed: str  # what changes when the content does: a time, an ETag
    reason: str = ""
    message: str = ""


def is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf") and not name.startswith("._")  # ._x.pdf: what macOS leaves beside x.pdf


def walk(source: Path, skip: Path | None) -> Iterator[Entry]:
    """Every PDF below `source`, except below `skip`; folders that are links are not entered.

    What bears the name of a PDF and is not a readable file is listed with its reason, and so is a link to a folder
    outside, in which there may be PDFs.
    """
    root = source.resolve()
    avoid = skip.resolve() if skip is not None else None
    closed: list[OSError] = []
    for folder, folders, files in os.walk(source, onerror=closed.append):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if (here / name).resolve() != avoid)
        linked = {name for name in folders if (here / name).is_symlink()}
        for name in sorted((*files, *linked)):
            if is_pdf(name) or (name in linked and not (here / name).resolve().is_relative_to(root)):
                yield _entry(here / name, source, root)
    for error in closed:
        key = readable(Path(error.filename).relative_to(source).as_posix())
        yield Entry(key, error.filename, 0, "", Reason.UNREADABLE, f"folder cannot be listed ({plain(error)})")


def _entry(path: Path, source: Path, root: Path) -> Entry:
    key = readable(path.relative_to(source).as_posix())
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            return Entry(key, str(path), 0, "", Reason.OUTSIDE, "is a link that leaves the source")
        state = path.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        return Entry(key, str(path), 0, "", Reason.NOT_A_FILE, f"cannot be opened ({plain(error)})")
    if not path.is_file():
        return Entry(key, str(path), 0, "", Reason.NOT_A_FILE, "is not a file")
    return Entry(key, str(path), state.st_size, str(state.st_mtime_ns))


def readable(path: str) -> str:
    r"""A path as text that can be stored: bytes that are no UTF-8 as `\xff`, a backslash as two."""
    if "\\" not in path and not any("\ud800" <= c <= "\udfff" for c in path):
        return path
    return path.replace("\\", "\\\\").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def plain(error: BaseException) -> str:
    """What an error says, in one line that can be stored."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(text.encode("utf-8", "backslashreplace").decode("utf-8").split())


class Names:
    """Hands out names of results, no two alike even where case does not count, none outside the output."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {suffixed for name in taken for suffixed in _results(name)} | RESERVED

    def reserve_folders(self, keys: Iterable[str]) -> None:
        """Keep the folders of these documents from being taken for a result (a folder may be called `x.xml`)."""
        for key in keys:
            folder = PurePosixPath(_folder(key))
            self._taken.update(str(part).casefold() for part in (folder, *folder.parents) if str(part) != ".")

    def name(self, key: str) -> str:
        """The place of this document's results: its own path, made safe; `-2`, `-3` … where that is taken."""
        folder, stem = _folder(key), output_name(Path(PurePosixPath(key).name))
        first = candidate = f"{folder}/{stem}" if folder else stem
        number = 1
        while any(result in self._taken for result in _results(candidate)):
            number += 1
            candidate = f"{first}-{number}"
        self._taken.update(_results(candidate))
        return candidate


def _results(name: str) -> Iterator[str]:
    return (f"{name}{suffix}".casefold() for suffix in (*SUFFIXES, ARTICLES))


def _folder(key: str) -> str:
    """The safe form of a document's folder; one that is named like a file of the archive's own gets a `_`."""
    parts = [output_name(Path(f"{part}.pdf")) for part in PurePosixPath(key).parent.parts]
    if parts and parts[0].casefold() in RESERVED:
        parts[0] = f"_{parts[0]}"
    return "/".join(parts)
