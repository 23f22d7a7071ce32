"""The articles of some outputs in a small SQLite file: what the list shows, sorted and filtered by the base itself."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corrections.apply import Applied
from pipeline.corrections.correction import Correction, Corrections, Op
from pipeline.corrections.doubts import doubts
from pipeline.corrections.files import kept
from pipeline.corrections.stored import Folder, corrected
from pipeline.errors import UnreadableResult
from pipeline.results.output import CORRECTIONS, File, paths
from pipeline.serve.sought import indexed, query

PER_PAGE = 50
STATES = ("unseen", "accepted", "corrected", "seen", "failed")
ORDERS = {"doubts": "state = 'failed' DESC, doubts DESC, key", "name": "name, key"}
_WITHIN_STATE = "doubts DESC, key"  # the same order where all have one state, which an index has ready
_VERSION = 3  # of the table: one of another version is made anew
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE, path TEXT, name TEXT, pdf TEXT, stamp TEXT, zh TEXT, en TEXT, authors TEXT,
  journal TEXT, year TEXT, doubts INTEGER, state TEXT, problem TEXT, changes INTEGER);
CREATE INDEX IF NOT EXISTS by_state ON articles (state, doubts DESC, key);
CREATE INDEX IF NOT EXISTS by_rank ON articles (state = 'failed' DESC, doubts DESC, key);
CREATE INDEX IF NOT EXISTS by_name ON articles (name, key);
CREATE INDEX IF NOT EXISTS by_changes ON articles (name, key) WHERE changes;
CREATE INDEX IF NOT EXISTS by_journal ON articles (journal, state = 'failed' DESC, doubts DESC, key);
CREATE INDEX IF NOT EXISTS by_year ON articles (year, state = 'failed' DESC, doubts DESC, key);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
  text, facets, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');
"""
_KEPT = (
    "path",
    "name",
    "pdf",
    "stamp",
    "zh",
    "en",
    "authors",
    "journal",
    "year",
    "doubts",
    "state",
    "problem",
    "changes",
)
_PUT = f"""
INSERT INTO articles (key, {", ".join(_KEPT)}) VALUES ({", ".join("?" * (len(_KEPT) + 1))})
ON CONFLICT (key) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _KEPT)} RETURNING id
"""
_MANY = 3000  # matches: as many are sorted in the time in which an archive's order is walked
_AMONG = "id IN (SELECT value FROM json_each(?))"
_COLUMNS = "key, path, name, pdf, zh, en, authors, journal, year, doubts, state, problem, changes"


# Each value once, found by leaps over an index.
_DISTINCT = """
WITH RECURSIVE each (value) AS (
  SELECT MIN({0}) FROM articles WHERE {0} > ''
  UNION ALL SELECT (SELECT MIN({0}) FROM articles WHERE {0} > value) FROM each WHERE value IS NOT NULL)
SELECT value FROM each WHERE value IS NOT NULL LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list. `key` is what requests call it: it leads to a path here, and nowhere else."""

    key: str
    path: str
    name: str
    pdf: str
    zh: str
    en: str
    authors: str
    journal: str
    year: str
    doubts: int
    state: str
    problem: str
    changes: int  # values that people put right


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is to show."""

    text: str = ""
    state: str = ""
    journal: str = ""
    year: str = ""
    order: str = "doubts"  # one of ORDERS
    page: int = 1
    names: tuple[str, ...] = ()  # of articles that a full-text index finds for `text`
    is_partial: bool = False  # whether none of those holds all words of `text`
    is_changed: bool = False  # those alone that people put something right in


class Catalogue:
    """The articles of some outputs. Safe to be used by several threads."""

    def __init__(self, base: Path) -> None:
        """Raises sqlite3.Error where the file is no base of ours, or cannot be written."""
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._stopped = threading.Event()
        self._base = sqlite3.connect(base, check_same_thread=False)
        self._base.execute("PRAGMA journal_mode=WAL")
        if self._base.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            self._base.executescript("DROP TABLE IF EXISTS articles; DROP TABLE IF EXISTS words;")
        self._base.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
        # Whoever reads does not wait for the thread that follows the outputs.
        self._reader = sqlite3.connect(base, check_same_thread=False)
        self._changes = 0
        self._facets: tuple[int, dict[str, int], dict[str, list[str]]] = (-1, {}, {})

    def stop(self) -> None:
        """Have `bring_up_to_date` end soon."""
        self._stopped.set()

    def close(self) -> None:
        with self._lock, self._reading:
            self._base.close()
            self._reader.close()

    def bring_up_to_date(self, outputs: Sequence[Path]) -> None:
        """Read what is new or has changed, and forget what is gone. Raises UsageError for a path that is not there."""
        with self._using() as base:
            stamps = dict(base.execute("SELECT key, stamp FROM articles").fetchall())
        seen: set[str] = set()
        for path, within in paths(outputs):
            key = key_of(path)
            seen.add(key)
            if self._stopped.is_set():
                return
            if stamps.get(key) != stamp_of(path):
                self.read(path, within.as_posix().removesuffix(".json"))
        with self._using() as base:
            for key in stamps.keys() - seen:
                self._forget(base, key)

    def read(self, path: Path, name: str = "") -> str:
        """Take one result in as it is now; its key."""
        return self._taken(path, _row(path, name or path.name.removesuffix(".json")))

    def saved(self, path: Path, name: str, stamp: str, done: Applied, corrections: Corrections) -> None:
        """Take one result in of which it is known what was just written; read where something else stands there.

        `stamp` is of before it was read: what another program writes in between is found when outputs are followed.
        """
        row = _columns(path, name, stamp, done.record, len(done.doubts), corrections)
        self._taken(path, row if path.read_bytes() == done.data else _row(path, name))

    def _taken(self, path: Path, row: tuple[Any, ...] | None) -> str:
        key = key_of(path)
        with self._using() as base:
            if row is None:
                self._forget(base, key)
            else:
                put(base, key, row)
            self._changes += 1
        return key

    def _forget(self, base: sqlite3.Connection, key: str) -> None:
        base.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM articles WHERE key = ?)", (key,))
        base.execute("DELETE FROM articles WHERE key = ?", (key,))
        self._changes += 1

    def entry(self, key: str) -> Entry | None:
        row = next(iter(self._asked(f"SELECT {_COLUMNS} FROM articles WHERE key = ?", (key,))), None)
        return Entry(*row) if row else None

    def entries(self, asked: Asked) -> tuple[list[Entry], int]:
        """A page of the list, and how many there are in all."""
        start = (asked.page - 1) * PER_PAGE
        if asked.text.strip():
            found = self._matches(asked)
            count, ids = len(found), self._ranked(found, ORDERS[asked.order], start)
        else:
            where, values = _condition(asked)
            order = _WITHIN_STATE if asked.state and asked.order == "doubts" else ORDERS[asked.order]
            [[count]] = self._asked(f"SELECT COUNT(*) FROM articles {where}", values)
            page = f"ORDER BY {order} LIMIT {PER_PAGE} OFFSET {start}"
            rows = self._asked(f"SELECT id FROM articles {where} {page}", values) if start < count else []
            ids = [row[0] for row in rows]
        own = {
            row[0]: row[1:] for row in self._asked(f"SELECT id, {_COLUMNS} FROM articles WHERE {_AMONG}", _json(ids))
        }
        return [Entry(*own[number]) for number in ids if number in own], count

    def _matches(self, asked: Asked) -> set[int]:
        """The articles that a text is found in, by their numbers."""
        found: set[int] = set()
        facets = _facets(asked.state, asked.journal, asked.year)
        if words := query(asked.text):
            within = f"text : ({words})" + "".join(f" AND facets : {name}" for name in facets)
            found.update(row[0] for row in self._asked("SELECT rowid FROM words WHERE words MATCH ?", [within]))
        if asked.names:
            where, values = _condition(asked)
            named = f"{where} {'AND' if where else 'WHERE'} name IN (SELECT value FROM json_each(?))"
            rows = self._asked(f"SELECT id FROM articles {named}", [*values, *_json(asked.names)])
            found.update(row[0] for row in rows)
        return found

    def _ranked(self, found: set[int], order: str, start: int) -> list[int]:
        """A page of these articles in this order: a few are sorted, of many the list's order is walked."""
        if len(found) <= _MANY:
            rows = self._asked(f"SELECT id FROM articles WHERE {_AMONG} ORDER BY {order}", _json(sorted(found)))
            return [row[0] for row in rows][start : start + PER_PAGE]
        with self._reading:
            every = self._reader.execute(f"SELECT id FROM articles ORDER BY {order}")
            return list(itertools.islice((row[0] for row in every if row[0] in found), start, start + PER_PAGE))

    def choices(self, column: str) -> list[str]:
        """The journals or years that there are, the first ones of a great many."""
        return self._counted()[1][column]

    def states(self) -> dict[str, int]:
        """How many articles are in each state."""
        return self._counted()[0]

    def _counted(self) -> tuple[dict[str, int], dict[str, list[str]]]:
        """States and choices, counted again where something has changed."""
        changes, states, choices = self._facets
        if changes != self._changes:
            changes = self._changes
            states = dict(self._asked("SELECT state, COUNT(*) FROM articles GROUP BY state"))
            choices = {name: [row[0] for row in self._asked(_DISTINCT.format(name))] for name in ("journal", "year")}
            self._facets = (changes, states, choices)
        return states, choices

    def _asked(self, query: str, values: Sequence[str] = ()) -> list[Any]:
        with self._reading:
            return self._reader.execute(query, values).fetchall()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._base:
            yield self._base


def put(base: sqlite3.Connection, key: str, row: Sequence[Any]) -> None:
    """Write a line of the list and what it is found by; `row` is in the order of `_KEPT`."""
    [number] = base.execute(_PUT, (key, *row)).fetchone()
    base.execute("DELETE FROM words WHERE rowid = ?", (number,))
    own = dict(zip(_KEPT, row, strict=True))
    text = "\n".join(own[name] for name in ("name", "zh", "en", "authors"))
    facets = " ".join(_facets(own["state"], own["journal"], own["year"]))
    base.execute("INSERT INTO words (rowid, text, facets) VALUES (?, ?, ?)", (number, indexed(text), facets))


def key_of(path: Path) -> str:
    """What requests call the result at this path."""
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:20]


def _condition(asked: Asked) -> tuple[str, list[str]]:
    """What the list is to show as a condition; the first of journal, year and state is looked up in its index."""
    given = [(name, getattr(asked, name)) for name in ("journal", "year", "state")]
    given = [(name, value) for name, value in given if value]
    parts = [f"{'+' if number else ''}{name} = ?" for number, (name, _) in enumerate(given)]
    parts += ["changes"] if asked.is_changed else []
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), [value for _, value in given]


def _facets(*values: str) -> list[str]:
    """A term for each of a line's state, journal and year, so that the index of words tells them too."""
    names = [hashlib.sha256(f"{number} {value}".encode("utf-8", "surrogatepass")).hexdigest()[:16] if value else ""
             for number, value in enumerate(values)]  # fmt: skip
    return [f"x{name}" for name in names if name]


def _json(values: Sequence[int] | Sequence[str]) -> list[str]:
    return [json.dumps(values)]


def stamp_of(path: Path) -> str:
    """What tells whether a result or its corrections have changed."""
    beside = path.with_name(path.name.removesuffix(".json") + CORRECTIONS)
    try:
        marks = [(found.stat().st_mtime_ns, found.stat().st_size) for found in (path, beside) if found.is_file()]
    except OSError:  # gone between two looks at it
        return ""
    return json.dumps(marks)


def _row(path: Path, name: str) -> tuple[Any, ...] | None:
    """The columns behind the key; None where the file holds no article."""
    try:
        stamp, data = stamp_of(path), path.read_bytes()
        found = corrected(File(path, name, data, ""))
        if isinstance(found, UnreadableResult):
            raise found
        record = json.loads(found.data)
        if not isinstance(record, dict) or "format" not in record:
            return None
        corrections, _ = kept(Folder(path.parent), path.name.removesuffix(".json"))
        return _columns(path, name, stamp, record, len(doubts(record)), corrections)
    except (UnreadableResult, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        return (str(path), name, "", "", "", "", "", "", "", 0, "failed", _problem(error), 0)


def _columns(
    path: Path, name: str, stamp: str, record: Mapping[str, Any], count: int, corrections: Corrections
) -> tuple[Any, ...]:
    own = (count, state(corrections), "", len(changing(corrections)))
    return (str(path), name, record["file"]["name"], stamp, *_shown(record), *own)


def _problem(error: Exception) -> str:
    """Why a file is no article, in a line."""
    return str(error if isinstance(error, UnreadableResult) else f"{type(error).__name__}: {error}")[:300]


def state(corrections: Corrections) -> str:
    if corrections.seen:
        return "seen"
    if changing(corrections):
        return "corrected"
    return "accepted" if corrections.read else "unseen"


def changing(corrections: Corrections) -> list[Correction]:
    """The corrections that put something right; the others say that something is right as it is."""
    return [item for item in corrections.read if item.op is not Op.ACCEPT]


def _shown(record: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    titles = {item["lang"]: item["text"] for item in reversed(record["titles"])}
    authors = ", ".join(
        f"{item['surname']}{'' if item['lang'] == 'zh' else ' '}{item['given_names']}" for item in record["authors"]
    )
    journal = next((item["text"] for item in record["journal"]["titles"]), "")
    return titles.get("zh", ""), titles.get("en", ""), authors, journal, (record["year"] or {}).get("text", "")
