"""The one door to the files of knowledge: those of the package, and a user's own rows laid over them.

The package's stand in folders by what they are about. No name is there twice, and a file is asked for by its name. A
user's folder holds files of the same names, right in it or in folders that are called as the package's. Their tables
are laid over the package's: a list is made longer, a row of a rule that is known (`rule = "kwd-group.zh"`) is laid over
that one, a new row is added, and any other value takes the place of the package's. Keys are the package's, but where
they are knowledge themselves (`keys.py`). Rows of a TSV or TXT stand behind the package's.

Knowledge is read once a process, and workers read what the process that starts them was given: the folder is kept in
the environment. What is told of it, its digest too, is of the files as they then were.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.knowledge.keys import expect_known, line_of
from pipeline.regular import content

VARIABLE = "DUIZHAO_KNOWLEDGE"
_SUFFIXES = (".toml", ".tsv", ".txt")
_PACKAGE = resources.files("pipeline.knowledge")
_KINDS = {dict: "a table", list: "a list", str: "a text", bool: "true or false", int: "a number"}
_read: set[str] = set()  # the files that this process has read


def folder() -> Path | None:
    """The user's folder, where there is one."""
    named = os.environ.get(VARIABLE, "")
    return Path(named) if named else None


def give(path: Path) -> None:
    """Lay this folder over the package's files, for this process and its workers.

    Raises UsageError where it is no folder, holds a file that the package has not, or comes too late.
    """
    if not path.is_dir():
        raise UsageError(f"{path}: no such folder of knowledge")
    named = folder()
    if named is not None and path.resolve() == named.resolve():
        return
    if _read:
        raise UsageError(f"{path}: knowledge has been read already; name its folder in {VARIABLE} before the start")
    for file in own_files(path):
        if file.name not in _packaged():
            raise UsageError(f"{file}: no knowledge is called so; there are {', '.join(_names())}")
    os.environ[VARIABLE] = str(path.resolve())


def own_files(path: Path) -> list[Path]:
    """The files of knowledge in a user's folder, by their names; notes, hidden files and other folders are none.

    Raises UsageError where one stands in it twice.
    """
    inside = [path, *(path / name for name in sorted(_folders()) if (path / name).is_dir())]
    found = [file for place in inside for file in place.iterdir() if file.suffix in _SUFFIXES]
    found.sort(key=lambda file: (file.name, file))
    for one, other in pairwise(found):
        if one.name == other.name:
            raise UsageError(f"{other}: {one} is called so, too")
    return found


def text(name: str) -> str:
    """The rows of a table or list of words, the user's behind the package's, his comments and head left out.

    Raises UsageError where the user's cannot be read.
    """
    _read.add(name)
    whole = _packaged()[name].read_text("utf-8")
    own = _own(name)
    if own is None:
        return whole
    path, written = own
    head = next((line for line in whole.splitlines() if line and not line.startswith("#")), "")
    rows = [line for line in written.splitlines() if line.strip() and not line.startswith("#") and line != head]
    columns = head.count("\t")
    for number, line in enumerate(written.splitlines(), 1):
        if line in rows and line.count("\t") != columns:
            raise UsageError(f"{path}:{number}: {line.count(chr(9)) + 1} columns, and there are {columns + 1}")
    return "\n".join([whole.rstrip("\n"), *rows, ""])


def tables(name: str) -> dict[str, Any]:
    """The tables of a TOML file, the user's laid over the package's.

    Raises UsageError, naming file and line, where the user's cannot be read or does not fit.
    """
    _read.add(name)
    known = tomllib.loads(_packaged()[name].read_text("utf-8"))
    own = _own(name)
    if own is None:
        return known
    path, written = own
    try:
        laid = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}") from error
    expect_known(known, laid, path, written)
    merged: dict[str, Any] = _over(known, laid, path, written, "")
    return merged


def rules(name: str) -> list[str]:
    """The rules that the package's rows of a TOML file are of."""
    rows = tomllib.loads(_packaged()[name].read_text("utf-8")).get("row", ())
    return [row["rule"] for row in rows if "rule" in row]


def digest() -> str:
    """The SHA-256 of the user's files, each with its name; an empty string where there is no folder."""
    given = folder()
    return "" if given is None else _digest_of(given)


@cache
def _digest_of(given: Path) -> str:
    return _digest((name, data) for name, (_, data) in _given(given).items())


@cache
def program_digest() -> str:
    """The SHA-256 of the package's files, likewise."""
    return _digest((name, _packaged()[name].read_bytes()) for name in _names())


def _digest(named: Iterable[tuple[str, bytes]]) -> str:
    seen = hashlib.sha256()
    for name, data in named:
        seen.update(f"{name} {len(data)}\n".encode() + data)
    return seen.hexdigest()


@cache
def _folders() -> Mapping[str, Traversable]:
    """The package's folders by their names; those of Python's own are none."""
    return {
        entry.name: entry for entry in _PACKAGE.iterdir() if entry.is_dir() and not entry.name.startswith(("_", "."))
    }


@cache
def _packaged() -> Mapping[str, Traversable]:
    """The package's files by their names."""
    entries = (entry for folder in _folders().values() for entry in folder.iterdir())
    return {entry.name: entry for entry in entries if entry.name.endswith(_SUFFIXES)}


def _names() -> list[str]:
    return sorted(_packaged())


@cache
def _given(given: Path) -> Mapping[str, tuple[Path, bytes]]:
    """The user's files by name, read together: a mark of the settings is then that of the rows in use."""
    try:
        return {file.name: (file, content(file)) for file in own_files(given)}
    except OSError as error:
        raise UsageError(f"{error.filename or given}: {error.strerror or error}") from error


def _own(name: str) -> tuple[Path, str] | None:
    """The user's file of this name and its text, where there is one."""
    given = folder()
    if given is None or name not in _given(given):
        return None
    path, data = _given(given)[name]
    return path, as_text(path, data)


def as_text(path: Path, data: bytes) -> str:
    """The text of a user's file, without the mark that some editors set at its beginning (BOM).

    Raises UsageError, naming file and line, where it is no UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}: it is not in UTF-8 (line {line}); an editor can save it so") from error


def _rows(known: list[Any], own: list[Any], path: Path, written: str) -> list[Any]:
    """Both lists; a row of a rule that is known is laid over that one."""
    by_rule = {row["rule"]: row for row in own if isinstance(row, dict) and "rule" in row}
    rules = {row["rule"] for row in known if isinstance(row, dict) and "rule" in row}
    laid = [
        _over(row, by_rule[row["rule"]], path, written, row["rule"])
        if isinstance(row, dict) and row.get("rule") in by_rule
        else row
        for row in known
    ]
    return laid + [row for row in own if not (isinstance(row, dict) and row.get("rule") in rules)]


def _over(known: Any, own: Any, path: Path, written: str, at: str) -> Any:
    if isinstance(known, dict) and isinstance(own, dict):
        laid = {key: _over(known[key], item, path, written, key) if key in known else item for key, item in own.items()}
        return {**known, **laid}
    if isinstance(known, list) and isinstance(own, list):
        kinds = {type(item) for item in known}
        if stray := [item for item in own if type(item) not in kinds and len(kinds) == 1]:
            wanted = _KINDS.get(kinds.pop(), "as the others")
            raise UsageError(f"{path}:{line_of(written, str(stray[0]))}: each of {at} must be {wanted}")
        return _rows(known, own, path, written)
    if type(known) is not type(own):
        wanted = _KINDS.get(type(known), type(known).__name__)
        raise UsageError(f"{path}:{line_of(written, at)}: {at} must be {wanted}")
    return own
