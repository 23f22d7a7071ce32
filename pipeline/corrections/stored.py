"""The results of an output as people corrected them, whether the corrections are written into them yet or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.corrections.files import kept, made, sha256, source, written
from pipeline.errors import UnreadableResult
from pipeline.regular import content
from pipeline.results import output
from pipeline.results.output import CORRECTIONS, File, Stored
from pipeline.write.files import write_whole

_JSON = ".json"


class Folder:
    """The files of a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, data: bytes) -> None:
        write_whole(self.root / name, data)

    def read(self, name: str) -> bytes:
        return content(self.root / name)

    def size(self, name: str) -> int | None:
        path = self.root / name
        return path.stat().st_size if path.is_file() else None


def files(outputs: Sequence[Path], wanted: Callable[[Path], bool] | None = None) -> Iterator[File | UnreadableResult]:
    """Every JSON file of these folders, or that is named itself, in the order of their paths, with its corrections.

    Of those `wanted` alone, where something says so.

    Raises UsageError for a path that does not exist.
    """
    for file in output.files(outputs, *([wanted] if wanted else [])):
        yield file if isinstance(file, UnreadableResult) else corrected(file)


def corrected(file: File) -> File | UnreadableResult:
    """The file with the corrections beside it, where they are not in it yet; one changed by hand is left as it is."""
    name = file.path.name.removesuffix(_JSON)
    if not file.path.with_name(name + CORRECTIONS).is_file():
        return file
    folder = Folder(file.path.parent)
    try:
        corrections, raw = kept(folder, name)
        last = written(folder, name)
        if last.corrections == sha256(raw) or last.files.get(_JSON, file.digest) != file.digest:
            return file
        data = made(source(folder, name), corrections, name, ())[_JSON]
    except UnreadableResult as error:
        return UnreadableResult(f"{file.path}: {error}")
    except OSError as error:
        return UnreadableResult(f"{file.path}: {error.strerror or error}")
    return replace(file, data=data, digest=sha256(data))


def stored(outputs: Sequence[Path]) -> Iterator[Stored | UnreadableResult]:
    """The articles of these folders in the order of their paths; for a damaged result, what is wrong."""
    for file in files(outputs):
        try:
            found = file if isinstance(file, UnreadableResult) else output.read(file)
        except UnreadableResult as error:
            found = error
        if found is not None:
            yield found
