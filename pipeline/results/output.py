"""The results in an output folder: which files they are, and what each holds."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import UnreadableResult, no_such_path
from pipeline.knowledge import lazy
from pipeline.model.article import Article
from pipeline.regular import chosen, content
from pipeline.results.decode import article as decoded
from pipeline.results.decode import value
from pipeline.results.identity import article_id

_SUFFIX = ".json"
CORRECTIONS, EXTRACTED, WRITTEN = ".corrections.json", ".extracted.json", ".written"
# JSON that stands beside the results and is none: references for reference managers, what people corrected and of what.
BESIDE = (".csl.json", CORRECTIONS, EXTRACTED)
ARTICLES, ISSUE = ".articles", "issue.json"  # the folder of a split issue's articles, and the list of them
_PAGE = lazy.compile(r"#page=([1-9]\d{0,6})$")
_HEAD = 2000  # bytes of a result in which its file is told: a name has 255 at most, some of them escaped
_OF_ISSUE, _DIGEST = lazy.compile(rb'#page=[1-9]\d{0,6}"'), lazy.compile(rb'"sha256": "([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class Stored:
    """One article read back.

    `name` is its path in the output, with `/` and without suffix, and `pdf` the PDF's, likewise. An article cut out of
    an issue begins on `first_page` of the PDF, 1 for all others; its own pages count from 1. `path` is its file's, and
    `pdf_digest` the SHA-256 of a PDF that is no issue.
    """

    id: str
    name: str
    pdf: str
    pages: int | None
    article: Article
    first_page: int = 1
    path: Path = Path()
    pdf_digest: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A result's JSON file as it is now: its path in the output, its bytes, and their SHA-256 in hexadecimal.

    `named` where the user named it itself, so that it is to be a result.
    """

    path: Path
    name: str
    data: bytes
    digest: str
    named: bool = False


def _any(_: Path) -> bool:
    return True


def files(outputs: Sequence[Path], wanted: Callable[[Path], bool] = _any) -> Iterator[File | UnreadableResult]:
    """Every JSON file of these folders, or that is named itself, in the order of their paths, of those `wanted`.

    What is no file, or a link that leaves its folder, is told and not read. Raises UsageError for a path that does not
    exist.
    """
    for path, within, why in _listed(outputs):
        if wanted(path):
            yield UnreadableResult(f"{path}: {why}") if why else _file(path, within, path in outputs)


def paths(outputs: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """The paths of those files, each with its path within its output; of those alone that can be read.

    Raises UsageError for a path that does not exist.
    """
    return ((path, within) for path, within, why in _listed(outputs) if not why)


def _listed(outputs: Sequence[Path]) -> Iterator[tuple[Path, Path, str]]:
    """The same with all that is not to be read, and why."""
    for output, path, why in chosen(outputs, _SUFFIX, no_such_path):
        if path == output:
            yield path, Path(path.name), why
        elif not path.name.endswith(BESIDE):
            yield path, path.relative_to(output), why


def _file(path: Path, within: Path, named: bool) -> File | UnreadableResult:
    try:
        data = content(path)
    except OSError as error:
        return UnreadableResult(f"{path}: {error.strerror or error}")
    return File(path, within.as_posix().removesuffix(_SUFFIX), data, hashlib.sha256(data).hexdigest(), named)


def read(file: File) -> Stored | None:
    """The article that a file holds; None for JSON that was never a result, such as an archive's report.

    Raises UnreadableResult, whose text names the file, for a damaged result, and for what the user took for one.
    """
    try:
        record = value(file.data)
        is_result = isinstance(record, dict) and "format" in record
        article = decoded(record) if is_result else None
    except UnreadableResult as error:
        raise UnreadableResult(f"{file.path}: {error}") from error
    if article is None and file.named:
        raise UnreadableResult(f"{file.path}: no result")
    if article is None:
        return None
    name, first_page = _printed(record["file"]["name"])
    folder = PurePosixPath(file.name).parent
    pdf = ((folder.parent if folder.suffix == ARTICLES else folder) / name).as_posix()
    identifier = article_id(article, record["file"]["name"], _extracted(file.path))
    told = pdf_of(file.data)
    return Stored(identifier, file.name, pdf, record["file"]["pages"], article, first_page, file.path, told)


def pdf_of(data: bytes) -> str:
    """The SHA-256 of the PDF of which a result's bytes were made; empty where it is not known, or is of an issue."""
    head = data[:_HEAD]
    digest = _DIGEST.search(head)
    return digest[1].decode("ascii") if digest and not _OF_ISSUE.search(head) else ""


def _extracted(path: Path) -> Article | None:
    """The article as it was before people corrected it; None where nobody did, or nothing is to be read of it."""
    beside = path.with_name(path.name.removesuffix(_SUFFIX) + EXTRACTED)
    try:
        return decoded(value(content(beside))) if beside.is_file() else None
    except (OSError, UnreadableResult):
        return None


def _printed(name: str) -> tuple[str, int]:
    """A PDF's name and the page where the article begins: `issue.pdf#page=5` is issue.pdf, 5."""
    match = _PAGE.search(name)
    return (name[: match.start()], int(match[1])) if match else (name, 1)


def stored(outputs: Sequence[Path]) -> Iterator[Stored | UnreadableResult]:
    """The articles of these folders in the order of their paths; for a damaged result, what is wrong."""
    for file in files(outputs):
        try:
            found = file if isinstance(file, UnreadableResult) else read(file)
        except UnreadableResult as error:
            found = error
        if found is not None:
            yield found
