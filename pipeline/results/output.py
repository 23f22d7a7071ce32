"""The results in an output folder: which files they are, and what each holds."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import UnreadableResult, UsageError
from pipeline.model.article import Article
from pipeline.results.decode import article as decoded
from pipeline.results.identity import article_id

_SUFFIX = ".json"
# JSON that stands beside results and is none: the references for reference managers, and an archive's report.
_OTHERS = (".csl.json", "report.json")


@dataclass(frozen=True, slots=True)
class Stored:
    """One article read back. `name` is its path in the output, with `/` and without suffix; `pdf` the PDF's, likewise."""

    id: str
    name: str
    pdf: str
    pages: int | None
    article: Article


@dataclass(frozen=True, slots=True)
class File:
    """A result's JSON file as it is now: its path in the output, its bytes, and their SHA-256 in hexadecimal."""

    path: Path
    name: str
    data: bytes
    digest: str


def files(outputs: Sequence[Path]) -> Iterator[File]:
    """Every JSON file of these folders, or that is named itself, in the order of their paths.

    Raises UsageError for a path that does not exist, OSError where one cannot be read.
    """
    for output in outputs:
        if output.is_dir():
            found = sorted(path for path in output.rglob(f"*{_SUFFIX}") if path.is_file())
            yield from (_file(path, path.relative_to(output)) for path in found if not path.name.endswith(_OTHERS))
        elif output.is_file():
            yield _file(output, Path(output.name))
        else:
            raise UsageError(f"{output}: no such file or folder")


def _file(path: Path, within: Path) -> File:
    data = path.read_bytes()
    return File(path, within.as_posix().removesuffix(_SUFFIX), data, hashlib.sha256(data).hexdigest())


def read(file: File) -> Stored:
    """The article that a file holds.

    Raises UnreadableResult, whose text names the file, where it holds none.
    """
    try:
        record = json.loads(file.data)
        article = decoded(record)
        pdf = (PurePosixPath(file.name).parent / record["file"]["name"]).as_posix()
        return Stored(article_id(article, pdf), file.name, pdf, record["file"]["pages"], article)
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise UnreadableResult(f"{file.path}: damaged result ({type(error).__name__}: {error})") from error
    except UnreadableResult as error:
        raise UnreadableResult(f"{file.path}: {error}") from error


def stored(outputs: Sequence[Path]) -> Iterator[Stored | UnreadableResult]:
    """The articles of these folders in the order of their paths; for a file that holds none, why."""
    for file in files(outputs):
        try:
            yield read(file)
        except UnreadableResult as error:
            yield error
