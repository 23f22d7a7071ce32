"""Which file speaks for an article that several hold: the one that a person worked on, else the first by its path.

A PDF that is there twice, under two names, gives two results; what was put right in one of them is not lost in exports
and indexes because the other's name comes first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.corrections.correction import Op
from pipeline.corrections.files import kept
from pipeline.corrections.stored import Folder, files
from pipeline.errors import UnreadableResult
from pipeline.results import output
from pipeline.results.output import CORRECTIONS, File, Stored

_SEEN, _CHANGED, _ACCEPTED = range(3)  # how well a person knows the article, the best first


def keys(identifier: str, pdf: str) -> tuple[bytes, ...]:
    """What two files of one article have in common: the article's id, or the PDF of which they were made."""
    named = (own for own in (identifier, pdf) if own)
    return tuple(hashlib.sha256(own.encode("utf-8", "surrogatepass")).digest()[:16] for own in named)


def worked_on(outputs: Sequence[Path]) -> dict[Path, int]:
    """The results in which a person put something right, or which one looked through, each with its rank."""
    listed = (path for path, _ in output.paths(outputs))
    beside = ((path, path.with_name(path.name.removesuffix(".json") + CORRECTIONS)) for path in listed)
    ranks = ((path, _rank(path)) for path, file in beside if file.is_file())
    return {path: rank for path, rank in ranks if rank is not None}


def _rank(path: Path) -> int | None:
    try:
        own, _ = kept(Folder(path.parent), path.name.removesuffix(".json"))
    except (UnreadableResult, OSError):
        return None  # told where the result is read
    if own.seen:
        return _SEEN
    if any(item.op is not Op.ACCEPT for item in own.read):
        return _CHANGED
    return _ACCEPTED if own.read else None


def best_first(outputs: Sequence[Path]) -> Iterator[File | UnreadableResult]:
    """Every JSON file of these folders with its corrections: of the copies of an article the one that speaks for it
    before the others, else in the order of their paths. Raises UsageError for a path that does not exist."""
    ranks = worked_on(outputs)
    for rank in sorted(set(ranks.values())):
        yield from files(outputs, _of(ranks, rank))
    yield from files(outputs, lambda path: path not in ranks)


def _of(ranks: dict[Path, int], rank: int) -> Callable[[Path], bool]:
    return lambda path: ranks.get(path) == rank


def speakers(outputs: Sequence[Path]) -> dict[bytes, Path]:
    """{key: file} of the articles that a person worked on."""
    found: dict[bytes, Path] = {}
    ranks = worked_on(outputs)
    for path in sorted(ranks, key=lambda path: (ranks[path], path)):
        for file in files([path]):
            try:
                own = None if isinstance(file, UnreadableResult) else output.read(file)
            except UnreadableResult:
                own = None  # told where the works are read
            for key in keys_of(own) if own is not None else ():
                found.setdefault(key, path)
    return found


def keys_of(item: Stored) -> tuple[bytes, ...]:
    """The keys of an article that was read."""
    return keys(item.id, item.pdf_digest)
