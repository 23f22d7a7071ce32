"""Whose results stand in an output: a document keeps the name that it has there, and takes no other's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.store import Local
from pipeline.corrections.files import is_place, record, written
from pipeline.errors import UnreadableResult
from pipeline.knowledge import lazy
from pipeline.results.output import ARTICLES, BESIDE, WRITTEN

_RESULTS = (".xml", ".json", WRITTEN, ARTICLES)
# What a name that is another document's too ends in.
_FURTHER = lazy.compile(r"(.+?)-[0-9a-f]{8}(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the results of a name are: that PDF's path from the output, and its digest; each empty if not known."""

    name: str
    place: str
    pdf: str


class Owners:
    """The results in a folder, if there is one, by the names that PDFs would give them, case not counted."""

    def __init__(self, output: Path | None) -> None:
        self._output = output or Path()
        self._tree = Local(self._output)
        self._names: dict[str, list[str]] = {}
        for name in sorted(_names(output)) if output is not None else ():
            folded = name.casefold()
            self._names.setdefault(folded, []).append(name)
            if match := _FURTHER.fullmatch(folded):
                self._names.setdefault(match[1], []).append(name)

    def of(self, name: str) -> list[Owner]:
        """Whose `name` is, and whose the further ones are that were made of it."""
        return [self._owner(own) for own in self._names.get(name.casefold(), ())]

    def is_place(self, owner: Owner, pdf: Path) -> bool:
        """Whether these results were made of the file of this path, whatever is in it now."""
        return is_place(self._output, owner.place, pdf)

    def is_file(self, owner: Owner, pdf: Path) -> bool:
        """Whether the path of which these results were made leads to this file, as a link does."""
        try:
            return bool(owner.place) and (self._output / owner.place).samefile(pdf)
        except OSError:
            return False

    def is_there(self, owner: Owner) -> bool:
        """Whether there still is a file where these results were made of one."""
        return bool(owner.place) and os.path.lexists(self._output / owner.place)

    def place(self, pdf: Path) -> str:
        """A PDF's path from the output; a whole one where there is no way, as between two drives."""
        try:
            return Path(os.path.relpath(pdf, self._output)).as_posix()
        except ValueError:
            return Path(os.path.abspath(pdf)).as_posix()

    def _owner(self, name: str) -> Owner:
        try:
            last = written(self._tree, name)
            return Owner(name, last.place, last.pdf or _read(self._tree, name))
        except OSError:
            return Owner(name, "", "")


def _names(output: Path) -> set[str]:
    try:
        with os.scandir(output) as entries:
            files = [entry.name for entry in entries if not entry.name.startswith(".")]
    except OSError:  # not there yet; or no folder, which is said where something is written
        return set()
    return {name for file in files if not file.endswith(BESIDE) for name in _without_suffix(file)}


def _without_suffix(file: str) -> Iterator[str]:
    return (file.removesuffix(suffix) for suffix in _RESULTS if file.endswith(suffix) and file != suffix)


def _read(tree: Local, name: str) -> str:
    """The digest that a result's JSON tells of its PDF."""
    try:
        found = record(tree.read(f"{name}.json"))["file"]["sha256"]
    except (OSError, UnreadableResult, KeyError, TypeError):
        return ""
    return str(found)
