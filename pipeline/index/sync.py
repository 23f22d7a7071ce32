"""What has to change so that an index holds what the outputs hold."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.errors import UnreadableResult
from pipeline.index import RECORD
from pipeline.index.workers import in_order
from pipeline.results.output import File, Stored, pdf_of, read

T = TypeVar("T")
Make = Callable[[Stored, str], T]  # what an index takes of an article, given the digest of its form


@dataclass(frozen=True, slots=True)
class Put(Generic[T]):
    """An article that the index does not hold, or holds in an older form, as the index takes it."""

    id: str
    made: T


@dataclass(frozen=True, slots=True)
class Delete:
    """An article that the outputs no longer hold."""

    id: str


@dataclass(frozen=True, slots=True)
class _Met:
    """A file that was met: the article's id, where the index holds this form of it."""

    path: Path
    known: str = ""
    pdf: str = ""  # what tells the PDF that the file was made of


@dataclass(slots=True)
class Counts:
    """What became of the results: filled while `changes` runs."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    deleted: int = 0
    repeated: list[str] = field(default_factory=list)  # a line for each article met again
    problems: list[str] = field(default_factory=list)  # a line for each file that holds no article, or was refused

    @property
    def met(self) -> int:
        """How many articles there were."""
        return self.new + self.changed + self.unchanged + len(self.repeated)

    @property
    def line(self) -> str:
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged, {self.deleted} deleted"
        more = ((len(self.repeated), "met again"), (len(self.problems), "failed"))
        return ", ".join([counts, *(f"{count} {what}" for count, what in more if count)])


def changes(
    outputs: Sequence[Path],
    known: Mapping[str, str],
    counts: Counts,
    make: Make[T],
    *,
    keep: bool = False,
    workers: int = 1,
) -> Generator[Put[T] | Delete, None, None]:
    """The changes that bring an index with the `known` digests by id to what these outputs hold, in their order.

    An article that is there twice is taken from the file that somebody worked on, else from the first path. Nothing is
    deleted with `keep`, nor where the outputs hold no article at all (an archive that is not mounted looks like that)
    or files that cannot be read (theirs would be among the deleted). Articles are read, and what the index takes made
    of them, by `workers` processes.
    Raises UsageError for a path that does not exist.
    """
    seen: dict[str, Path] = {}
    pdfs: dict[str, Path] = {}
    for met, found in in_order(partial(_read, make), _files(outputs, known), workers):
        if isinstance(found, UnreadableResult):
            counts.problems.append(str(found))
            continue
        identifier = found.id if found else met.known
        if not identifier:
            continue
        if first := seen.get(identifier) or pdfs.get(met.pdf):
            counts.repeated.append(f"{met.path}: the same article as {first} ({identifier})")
            continue
        seen[identifier] = met.path
        pdfs.update({met.pdf: met.path} if met.pdf else {})
        if found is None:
            counts.unchanged += 1
            continue
        counts.changed += identifier in known
        counts.new += identifier not in known
        yield found
    if keep or not seen or counts.problems:
        return
    for identifier in sorted(known.keys() - seen.keys()):
        counts.deleted += 1
        yield Delete(identifier)


def _files(
    outputs: Sequence[Path], known: Mapping[str, str]
) -> Iterator[tuple[_Met, tuple[File, str] | UnreadableResult | None]]:
    """Every file that was met, and what is to be read: the file and its digest, None where the index holds that."""
    from pipeline.corrections.copies import best_first  # all the grammar of references with it, which no search needs

    ids = {digest: identifier for identifier, digest in known.items()}
    for file in best_first(outputs):
        if isinstance(file, UnreadableResult):
            yield _Met(Path()), file
            continue
        digest = sha256(f"{RECORD} {file.name} {file.digest}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
        met = _Met(file.path, ids.get(digest, ""), pdf_of(file.data))
        yield met, None if met.known else (file, digest)


def _read(make: Make[T], task: tuple[File, str] | UnreadableResult) -> Put[T] | UnreadableResult | None:
    """What the index takes of a file; None where it holds no article, or why it cannot be read."""
    if isinstance(task, UnreadableResult):
        return task
    file, digest = task
    try:
        stored = read(file)
    except UnreadableResult as error:
        return error
    return Put(stored.id, make(stored, digest)) if stored else None
