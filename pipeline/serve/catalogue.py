"""The articles of some outputs in a small SQLite file: what the list shows, sorted and filtered by the base itself."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corrections.correction import Corrections
from pipeline.corrections.files import kept
from pipeline.corrections.stored import Folder, corrected
from pipeline.errors import UnreadableResult
from pipeline.results.output import CORRECTIONS, File, paths
from pipeline.serve.doubts import doubts

PER_PAGE = 50
STATES = ("unseen", "corrected", "seen", "failed")
ORDERS = {"doubts": "state = 'failed' DESC, doubts DESC, key", "name": "name, key"}
_WITHIN_STATE = "doubts DESC, key"  # the same order where all have one state, which an index has ready
_VERSION = 1  # of the table: one of another version is made anew
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
  key TEXT PRIMARY KEY, path TEXT, name TEXT, pdf TEXT, stamp TEXT, zh TEXT, en TEXT, authors TEXT,
  journal TEXT, year TEXT, doubts INTEGER, state TEXT, problem TEXT, words TEXT);
CREATE INDEX IF NOT EXISTS by_state ON articles (state, doubts DESC, key);
CREATE INDEX IF NOT EXISTS by_rank ON articles (state = 'failed' DESC, doubts DESC, key);
CREATE INDEX IF NOT EXISTS by_name ON articles (name, key);
CREATE INDEX IF NOT EXISTS by_journal ON articles (journal);
CREATE INDEX IF NOT EXISTS by_year ON articles (year);
"""
_COLUMNS = "key, path, name, pdf, zh, en, authors, journal, year, doubts, state, problem"


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is to show."""

    text: str = ""
    state: str = ""
    journal: str = ""
    year: str = ""
    order: str = "doubts"
    page: int = 1


class Catalogue:
    """The articles of some outputs. Safe to be used by several threads."""

    def __init__(self, base: Path) -> None:
        """Raises sqlite3.Error where the file is no base of ours, or cannot be written."""
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._base = sqlite3.connect(base, check_same_thread=False)
        self._base.execute("PRAGMA journal_mode=WAL")
        if self._base.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            self._base.execute("DROP TABLE IF EXISTS articles")
        self._base.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")

    def stop(self) -> None:
        """Have `bring_up_to_date` end soon."""
        self._stopped.set()

    def close(self) -> None:
        with self._lock:
            self._base.close()

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
            if stamps.get(key) != _stamp(path):
                self.read(path, within.as_posix().removesuffix(".json"))
        with self._using() as base:
            base.executemany("DELETE FROM articles WHERE key = ?", [(key,) for key in stamps.keys() - seen])

    def read(self, path: Path, name: str = "") -> str:
        """Take one result in as it is now; its key."""
        key = key_of(path)
        row = _row(path, name or path.name.removesuffix(".json"))
        with self._using() as base:
            if row is None:
                base.execute("DELETE FROM articles WHERE key = ?", (key,))
            else:
                words = "\n".join((row[1], *row[4:7])).casefold()
                marks = ",".join("?" * (len(row) + 2))
                base.execute(f"INSERT OR REPLACE INTO articles VALUES ({marks})", (key, *row, words))
        return key

    def entry(self, key: str) -> Entry | None:
        with self._using() as base:
            row = base.execute(f"SELECT {_COLUMNS} FROM articles WHERE key = ?", (key,)).fetchone()
        return Entry(*row) if row else None

    def entries(self, asked: Asked) -> tuple[list[Entry], int]:
        """A page of the list, and how many there are in all."""
        where, values = _condition(asked)
        order = ORDERS.get(asked.order, ORDERS["doubts"])
        order = _WITHIN_STATE if asked.state and order == ORDERS["doubts"] else order
        start = (asked.page - 1) * PER_PAGE
        with self._using() as base:
            [count] = base.execute(f"SELECT COUNT(*) FROM articles {where}", values).fetchone()
            rows = base.execute(
                f"SELECT {_COLUMNS} FROM articles {where} ORDER BY {order} LIMIT {PER_PAGE} OFFSET ?", (*values, start)
            ).fetchall()
        return [Entry(*row) for row in rows], count

    def choices(self, column: str, most: int = 500) -> list[str]:
        """The journals or years that there are."""
        name = {"journal": "journal", "year": "year"}[column]
        with self._using() as base:
            rows = base.execute(f"SELECT DISTINCT {name} FROM articles WHERE {name} != '' ORDER BY {name} LIMIT {most}")
            return [row[0] for row in rows.fetchall()]

    def states(self) -> dict[str, int]:
        with self._using() as base:
            return dict(base.execute("SELECT state, COUNT(*) FROM articles GROUP BY state").fetchall())

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._base:
            yield self._base


def key_of(path: Path) -> str:
    """What requests call the result at this path."""
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:20]


def _condition(asked: Asked) -> tuple[str, list[str]]:
    parts: list[str] = []
    values: list[str] = []
    for name, value in (("state", asked.state), ("journal", asked.journal), ("year", asked.year)):
        if value:
            parts.append(f"{name} = ?")
            values.append(value)
    for word in asked.text.split()[:8]:
        parts.append("instr(words, ?)")
        values.append(word.casefold())
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


def _stamp(path: Path) -> str:
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
        stamp, data = _stamp(path), path.read_bytes()
        found = corrected(File(path, name, data, ""))
        if isinstance(found, UnreadableResult):
            raise found
        record = json.loads(found.data)
        if not isinstance(record, dict) or "format" not in record:
            return None
        corrections, _ = kept(Folder(path.parent), path.name.removesuffix(".json"))
        return (
            str(path),
            name,
            record["file"]["name"],
            stamp,
            *_shown(record),
            len(doubts(record)),
            state(corrections),
            "",
        )
    except (UnreadableResult, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        return (str(path), name, "", "", "", "", "", "", "", 0, "failed", f"{type(error).__name__}: {error}"[:300])


def state(corrections: Corrections) -> str:
    if corrections.seen:
        return "seen"
    return "corrected" if corrections.items else "unseen"


def _shown(record: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    titles = {item["lang"]: item["text"] for item in reversed(record["titles"])}
    authors = ", ".join(
        f"{item['surname']}{'' if item['lang'] == 'zh' else ' '}{item['given_names']}" for item in record["authors"]
    )
    journal = next((item["text"] for item in record["journal"]["titles"]), "")
    return titles.get("zh", ""), titles.get("en", ""), authors, journal, (record["year"] or {}).get("text", "")
