"""Which PDFs are meant, and the names of their results."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.document import Reason
from pipeline.archive.tree import Entry, walk
from pipeline.commands.naming import Owner, Owners
from pipeline.errors import no_such_path
from pipeline.settings import digest
from pipeline.write.files import output_name


@dataclass(frozen=True, slots=True)
class Input:
    """One PDF to convert, or what bears the name of one and cannot be opened: then `reason` says why."""

    path: Path
    shown: str  # what messages call it
    name: str  # of its results, without suffix
    reason: str = ""
    message: str = ""
    place: str = ""  # its path from the output, as the results tell it
    own: str = ""  # the name that its results would have if there were no other document
    other: str = ""  # the document that has this name in the output, where another has
    is_shared: bool = False  # whether several that come together would have it, and none has


@dataclass(frozen=True, slots=True)
class _Found:
    """A document, what its place within the folder given is called, and the name it would have alone."""

    entry: Entry
    place: str
    own: str

    @property
    def path(self) -> Path:
        return Path(self.entry.location)


def inputs(paths: Sequence[Path], output: Path | None) -> list[Input]:
    """The PDFs that `paths` name, those of folders in the order of their names; what is below `output` left out.

    A name belongs to a document for good, told by its path: it stays where the file is another one now, and that of a
    file which was moved stays by its content. Where several would have the same one (case not counted, as some file
    systems do not), each that has none yet ends in eight hexadecimal digits of its path within the folder given.

    Raises UsageError where a path leads to nothing.
    """
    found = {entry.location: (entry, place) for path in paths for entry, place in _entries(path, output)}
    documents = [_Found(entry, place, output_name(Path(entry.location))) for entry, place in found.values()]
    names = _Names(documents, output)
    kept = [names.kept(document) for document in documents]
    return [own or names.new(document) for own, document in zip(kept, documents, strict=True)]


def _entries(path: Path, output: Path | None) -> Iterator[tuple[Entry, str]]:
    """Each document with what its place is called: its path within the folder given, or its whole path."""
    if path.is_dir():
        yield from ((entry, entry.key) for entry in walk(path, output))
    elif path.exists() and not path.is_file():
        yield Entry(path.name, str(path), 0, "", Reason.NOT_A_FILE, "is not a file"), str(path.resolve())
    elif path.is_file():
        yield Entry(path.name, str(path), 0, ""), str(path.resolve())
    else:
        raise no_such_path(path)


class _Names:
    """Hands out names: first those that documents have in the output, then new ones."""

    def __init__(self, documents: Sequence[_Found], output: Path | None) -> None:
        self._owners = Owners(output)
        self._wanted = Counter(document.own.casefold() for document in documents)
        self._placed = Counter((document.own.casefold(), document.place) for document in documents)
        self._given: set[str] = set()

    def kept(self, document: _Found) -> Input | None:
        """The document under the name that its results have by its path."""
        owners = () if document.entry.reason else self._owners.of(document.own)
        owner = next((owner for owner in owners if self._owners.is_place(owner, document.path)), None)
        return None if owner is None else self._named(document, owner.name, owner.place)

    def new(self, document: _Found) -> Input:
        """The document under the name that its results have by its content, else under one that is free."""
        owners = {owner.name.casefold(): owner for owner in self._owners.of(document.own)}
        place = self._owners.place(document.path)
        same = self._same(document, owners.values())
        if same is not None:
            return self._named(document, same.name, same.place if self._owners.is_there(same) else place)
        alone = self._wanted[document.own.casefold()] == 1
        names = (name for name in self._candidates(document) if alone or name != document.own)
        name = next(name for name in names if name.casefold() not in self._given | owners.keys())
        first = owners.get(document.own.casefold())
        other = (first.place or f"{first.name}.json") if first is not None and not document.entry.reason else ""
        return replace(self._named(document, name, place), other=other, is_shared=not alone)

    def _same(self, document: _Found, owners: Iterable[Owner]) -> Owner | None:
        """Whose results are of this document: under another path, before it was moved, or of what it is a copy of."""
        free = [owner for owner in owners if owner.name.casefold() not in self._given]
        if not free or document.entry.reason:
            return None
        try:
            content = digest(document.path)
        except OSError:  # its worker will meet the same and say so
            return None
        for owner in free:
            is_own = owner.name.casefold() == document.own.casefold() or not self._owners.is_there(owner)
            if self._owners.is_file(owner, document.path) or (is_own and owner.pdf == content):
                return owner
        return None

    def _named(self, document: _Found, name: str, place: str) -> Input:
        self._given.add(name.casefold())
        entry = document.entry
        return Input(document.path, entry.key, name, str(entry.reason), entry.message, place, document.own)

    def _candidates(self, document: _Found) -> Iterator[str]:
        """The names for a document, the better ones first: its own, by its place, by its whole path, with a number."""
        yield document.own
        if self._placed[document.own.casefold(), document.place] == 1:
            yield _further(document, document.place)
        whole = _further(document, str(document.path.absolute()))
        yield whole
        yield from (f"{whole}-{number}" for number in itertools.count(2))


def _further(document: _Found, place: str) -> str:
    return f"{document.own}-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
