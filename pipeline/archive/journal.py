"""The state of an archive: one SQLite file, a row a document, written by one process."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.document import REFUSED, Outcome, Status
from pipeline.archive.tree import Entry
from pipeline.errors import UsageError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    key         TEXT PRIMARY KEY,            -- path within the source
    name        TEXT NOT NULL UNIQUE,        -- of its results within the output, without suffix
    size        INTEGER NOT NULL,            -- of the PDF, bytes
    changed     TEXT NOT NULL,               -- its time of change, ETag or the like
    sha256      TEXT NOT NULL DEFAULT '',
    status      TEXT NOT NULL DEFAULT 'queued',
    reason      TEXT NOT NULL DEFAULT '',
    message     TEXT NOT NULL DEFAULT '',
    same_as     TEXT NOT NULL DEFAULT '',    -- the key whose result this document shares
    attempts    INTEGER NOT NULL DEFAULT 0,
    pages       INTEGER NOT NULL DEFAULT 0,
    seconds     REAL NOT NULL DEFAULT 0,
    memory      INTEGER NOT NULL DEFAULT 0,  -- peak, bytes
    version     TEXT NOT NULL DEFAULT '',    -- of the program and its settings
    files       TEXT NOT NULL DEFAULT '{}',  -- suffix -> bytes of each result
    diagnostics TEXT NOT NULL DEFAULT '{}',  -- kind -> how often
    found       TEXT NOT NULL DEFAULT '{}',  -- journal, year, and which fields were found
    digests     TEXT NOT NULL DEFAULT '{}',  -- suffix -> SHA-256 of each result
    finished    REAL NOT NULL DEFAULT 0      -- when the results were last known to be as written, seconds since 1970
);
CREATE INDEX IF NOT EXISTS by_status ON documents (status, attempts, key);
CREATE INDEX IF NOT EXISTS by_size ON documents (size);
CREATE INDEX IF NOT EXISTS by_same_as ON documents (same_as);
"""
_FORMAT = 2
_SECOND = {"digests": "TEXT NOT NULL DEFAULT '{}'", "finished": "REAL NOT NULL DEFAULT 0"}  # what form 2 added
_FRESH = "reason = '', message = '', same_as = '', attempts = 0, status = 'queued'"


@dataclass(frozen=True, slots=True)
class Row:
    """One document's state."""

    key: str
    name: str
    size: int
    changed: str
    sha256: str
    status: Status
    reason: str
    message: str
    same_as: str
    attempts: int
    pages: int
    seconds: float
    memory: int
    version: str
    files: dict[str, int]
    diagnostics: dict[str, int]
    found: dict[str, object]
    digests: dict[str, str]
    finished: float


_COLUMNS = ", ".join(Row.__slots__)
_WAY_ON = "move it away, and the same command begins a new one (results that stand in the output are made again)"

_PRIMARY = 0xFF  # the bits of an SQLite result code that its finer ones (SQLITE_IOERR_WRITE) share


def _is_busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def _is_of_the_disk(error: sqlite3.Error) -> bool:
    """Whether the disk took or gave no bytes, which says nothing of those that are in the file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & _PRIMARY in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Journal:
    """The open state file. Every method is one transaction, on the disk when it returns."""

    def __init__(self, path: Path) -> None:
        """Open the state file, or make it.

        Raises UsageError where the file is damaged, another kind of file, or of a newer form, or the disk is full.
        """
        self._base = sqlite3.connect(path, isolation_level=None)
        try:
            self._examine(path)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            with self._transaction():
                for statement in _SCHEMA.split(";\n"):
                    self._base.execute(statement)
                for name in _SECOND.keys() - self._columns():
                    self._base.execute(f"ALTER TABLE documents ADD COLUMN {name} {_SECOND[name]}")
                self._base.execute(f"PRAGMA user_version = {_FORMAT}")
        except (sqlite3.Error, UsageError) as error:
            self._base.close()
            if isinstance(error, UsageError) or _is_busy(error):
                raise
            if _is_of_the_disk(error):
                raise UsageError(
                    f"{path}: the disk is full or fails ({error}); what is kept stays as it is, and with room on a "
                    "sound disk the same command goes on"
                ) from error
            raise UsageError(f"{path}: no state file, or a damaged one ({error}); {_WAY_ON}") from error

    def _examine(self, path: Path) -> None:
        """Whether the file can be gone on with; an empty one can."""
        (form,) = self._base.execute("PRAGMA user_version").fetchone()
        if form > _FORMAT:
            raise UsageError(f"{path}: written by a newer version of this program")
        (verdict,) = self._base.execute("PRAGMA quick_check(1)").fetchone()
        columns = self._columns()
        forms = (set(Row.__slots__), set(Row.__slots__) - _SECOND.keys())
        is_ours = not columns or (columns in forms and not self._unknown_states())
        if verdict != "ok" or not is_ours:
            raise UsageError(f"{path}: no state file, or a damaged one; {_WAY_ON}")

    def _columns(self) -> set[str]:
        return {str(name) for _, name, *_ in self._base.execute("PRAGMA table_info(documents)")}

    def _unknown_states(self) -> bool:
        known = ", ".join(f"'{status}'" for status in Status)
        query = f"SELECT count(*) FROM documents WHERE status NOT IN ({known})"
        return bool(self._base.execute(query).fetchone()[0])

    def close(self) -> None:
        self._base.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what is there

    def row(self, key: str) -> Row:
        """The document of this key.

        Raises StopIteration where there is none.
        """
        return next(self._rows("WHERE key = ?", key))

    def rows(self) -> Iterator[Row]:
        """All documents in the order of their keys."""
        return self._rows("ORDER BY key")

    def final(self) -> Iterator[Row]:
        return self._rows("WHERE status <> 'queued' ORDER BY key")

    def queue(self, attempts: int) -> list[Row]:
        """The documents to convert that have been tried this often; those that share a result are not among them."""
        return list(self._rows("WHERE status = 'queued' AND same_as = '' AND attempts = ? ORDER BY key", attempts))

    def least_attempts(self) -> int | None:
        """How often the least tried of the documents to convert has been tried; None where none is left."""
        query = "SELECT min(attempts) FROM documents WHERE status = 'queued' AND same_as = ''"
        found: int | None = self._base.execute(query).fetchone()[0]
        return found

    def twins(self, key: str) -> list[Row]:
        """The documents that wait to share this one's result."""
        return list(self._rows("WHERE same_as = ? AND status = 'queued' ORDER BY key", key))

    def tied(self) -> list[str]:
        """The keys of documents with a final state that others wait to share."""
        query = (
            "SELECT DISTINCT other.key FROM documents AS twin JOIN documents AS other ON other.key = twin.same_as "
            "WHERE twin.status = 'queued' AND other.status <> 'queued' ORDER BY other.key"
        )
        return [str(key) for (key,) in self._base.execute(query).fetchall()]

    def counts(self) -> dict[str, int]:
        return dict(self._base.execute("SELECT status, count(*) FROM documents GROUP BY status ORDER BY status"))

    def unread(self) -> int:
        """How many documents have pages that only OCR can read."""
        query = "SELECT count(*) FROM documents WHERE reason = 'no-text' OR diagnostics LIKE '%PAGE_IS_IMAGE%'"
        found: int = self._base.execute(query).fetchone()[0]
        return found

    def refused(self) -> int:
        """How many documents have a correction, or a change made by hand, that no article can have."""
        kinds = " OR ".join(f"diagnostics LIKE '%\"{kind.name}\"%'" for kind in REFUSED)
        found: int = self._base.execute(f"SELECT count(*) FROM documents WHERE {kinds}").fetchone()[0]
        return found

    def other_versions(self, version: str) -> int:
        """How many results another version made, or other settings."""
        query = "SELECT count(*) FROM documents WHERE files <> '{}' AND version <> ? AND status <> 'queued'"
        found: int = self._base.execute(query, (version,)).fetchone()[0]
        return found

    # what changes it

    def add(self, documents: Iterable[tuple[Entry, str]]) -> None:
        """New documents with the names of their results. What cannot be opened is final at once."""
        query = "INSERT INTO documents (key, name, size, changed, status, reason, message) VALUES (?, ?, ?, ?, ?, ?, ?)"
        with self._transaction():
            self._base.executemany(
                query,
                (
                    (e.key, name, e.size, e.changed, Status.FAILED if e.reason else Status.QUEUED, e.reason, e.message)
                    for e, name in documents
                ),
            )

    def renew(self, entries: Iterable[Entry]) -> None:
        """Documents whose file is not the one that was read: queue them again."""
        with self._transaction():
            for e in entries:
                status = Status.FAILED if e.reason else Status.QUEUED
                self._base.execute(
                    f"UPDATE documents SET {_FRESH}, sha256 = '', size = ?, changed = ? WHERE key = ?",
                    (e.size, e.changed, e.key),
                )
                self._base.execute(
                    "UPDATE documents SET status = ?, reason = ?, message = ? WHERE key = ?",
                    (status, e.reason, e.message, e.key),
                )

    def requeue(self, keys: Iterable[str]) -> None:
        with self._transaction():
            self._base.executemany(f"UPDATE documents SET {_FRESH} WHERE key = ?", ((key,) for key in keys))

    def forget(self, keys: Iterable[str]) -> None:
        """Documents that left the source before they were converted."""
        with self._transaction():
            self._base.executemany("DELETE FROM documents WHERE key = ?", ((key,) for key in keys))

    def touch(self, entries: Iterable[Entry]) -> None:
        """The file is another, its content the same."""
        with self._transaction():
            self._base.executemany(
                "UPDATE documents SET changed = ? WHERE key = ?", ((entry.changed, entry.key) for entry in entries)
            )

    def hashed(self, digests: Iterable[tuple[str, str]]) -> None:
        """(key, SHA-256) of documents."""
        with self._transaction():
            self._base.executemany(
                "UPDATE documents SET sha256 = ? WHERE key = ?", ((value, key) for key, value in digests)
            )

    def share(self, pairs: Iterable[tuple[str, str]]) -> None:
        """(key, key of the document with the same content) of all queued documents that will share its result."""
        with self._transaction():
            self._base.execute("UPDATE documents SET same_as = '' WHERE status = 'queued'")
            self._base.executemany(
                "UPDATE documents SET same_as = ? WHERE key = ?", ((other, key) for key, other in pairs)
            )

    def seen(self, keys: Iterable[str]) -> None:
        """The results of these documents are as they were written."""
        with self._transaction():
            self._base.executemany(
                "UPDATE documents SET finished = ? WHERE key = ?", ((time.time(), key) for key in keys)
            )

    def tried(self, key: str, outcome: Outcome) -> None:
        """One more attempt failed, and another will be made."""
        with self._transaction():
            self._base.execute(
                "UPDATE documents SET attempts = attempts + 1, reason = ?, message = ? WHERE key = ?",
                (outcome.reason, outcome.message, key),
            )

    def finish(self, key: str, outcome: Outcome, version: str) -> None:
        """The final state of a document that was tried."""
        with self._transaction():
            self._base.execute(
                "UPDATE documents SET status = ?, reason = ?, message = ?, attempts = attempts + 1, pages = ?, "
                "seconds = ?, memory = ?, version = ?, files = ?, diagnostics = ?, found = ?, digests = ?, "
                "finished = ?, sha256 = CASE WHEN ? = '' THEN sha256 ELSE ? END WHERE key = ?",
                (
                    outcome.status,
                    outcome.reason,
                    outcome.message,
                    outcome.pages,
                    outcome.seconds,
                    outcome.memory,
                    version,
                    _json(outcome.files),
                    _json(outcome.diagnostics),
                    _json(outcome.found),
                    _json(outcome.digests),
                    time.time(),
                    outcome.sha256,
                    outcome.sha256,
                    key,
                ),
            )

    def link(self, key: str, to: Row) -> None:
        """The final state of a document that shares the result, or the failure, of `to`."""
        status = Status.FAILED if to.status is Status.FAILED else Status.LINKED
        with self._transaction():
            self._base.execute(
                "UPDATE documents SET status = ?, reason = ?, message = ?, pages = ?, version = ?, files = ?, "
                "diagnostics = ?, found = ?, digests = ?, finished = ?, seconds = 0, memory = 0, same_as = ? "
                "WHERE key = ?",
                (
                    status,
                    to.reason,
                    to.message,
                    to.pages,
                    to.version,
                    _json(to.files),
                    _json(to.diagnostics),
                    _json(to.found),
                    _json(to.digests),
                    time.time(),
                    to.key,
                    key,
                ),
            )

    def _rows(self, where: str, *values: object) -> Iterator[Row]:
        for cells in self._base.execute(f"SELECT {_COLUMNS} FROM documents {where}", values):
            yield _row(cells)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._base.in_transaction:  # on a full disk SQLite may have rolled back by itself
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")


def _row(cells: tuple[object, ...]) -> Row:
    values = dict(zip(Row.__slots__, cells, strict=True))
    values["status"] = Status(str(values["status"]))
    for column in ("files", "diagnostics", "found", "digests"):
        values[column] = json.loads(str(values[column]))
    return Row(**values)  # type: ignore[arg-type]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
