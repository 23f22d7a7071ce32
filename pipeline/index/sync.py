"""What has to change so that an index holds what the outputs hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pipeline.errors import UnreadableResult
from pipeline.results.output import File, Stored, read

RECORD = 2  # of what this package makes of an article; a new number is a new form of index, to be made anew


@dataclass(frozen=True, slots=True)
class Put:
    """An article that the index does not hold, or holds in an older form; `digest` tells the form."""

    stored: Stored
    digest: str


@dataclass(frozen=True, slots=True)
class Delete:
    """An article that the outputs no longer hold."""

    id: str


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
    def line(self) -> str:
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged, {self.deleted} deleted"
        more = ((len(self.repeated), "met again"), (len(self.problems), "failed"))
        return ", ".join([counts, *(f"{count} {what}" for count, what in more if count)])


def changes(
    outputs: Sequence[Path], known: Mapping[str, str], counts: Counts, *, keep: bool = False
) -> Iterator[Put | Delete]:
    """The changes that bring an index with the `known` digests by id to what these outputs hold, in their order.

    An article that is there twice is taken from the first path. Nothing is deleted with `keep`, nor where the outputs
    hold no article at all (an archive that is not mounted looks like that) or hold files that cannot be read (theirs
    would be among the deleted). Raises UsageError for a path that does not exist.
    """
    from pipeline.corrections.stored import files  # all the grammar of references with it, which no search needs

    ids = {digest: identifier for identifier, digest in known.items()}
    seen: dict[str, Path] = {}
    for file in files(outputs):
        try:
            found = _form(file, ids)
        except UnreadableResult as error:
            counts.problems.append(str(error))
            continue
        if found is None:
            continue
        path, digest, identifier, stored = found
        if identifier in seen:
            counts.repeated.append(f"{path}: the same article as {seen[identifier]} ({identifier})")
            continue
        seen[identifier] = path
        if stored is None:
            counts.unchanged += 1
            continue
        counts.changed += identifier in known
        counts.new += identifier not in known
        yield Put(stored, digest)
    if keep or not seen or counts.problems:
        return
    for identifier in sorted(known.keys() - seen.keys()):
        counts.deleted += 1
        yield Delete(identifier)


def _form(file: File | UnreadableResult, ids: Mapping[str, str]) -> tuple[Path, str, str, Stored | None] | None:
    """A file's path, the digest of what would be sent, the article's id, and the article unless the digest is known.

    None where the file holds no article; raises UnreadableResult where it is damaged.
    """
    if isinstance(file, UnreadableResult):
        raise file
    digest = sha256(f"{RECORD} {file.name} {file.digest}".encode()).hexdigest()[:32]
    if digest in ids:
        return file.path, digest, ids[digest], None
    stored = read(file)
    return (file.path, digest, stored.id, stored) if stored else None
