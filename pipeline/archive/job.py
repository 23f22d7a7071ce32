"""The whole command: list the source, bring the journal up to date, convert what is queued, report."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import sqlite3
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from pipeline.archive import report
from pipeline.archive.document import TRANSIENT, Limits, Outcome, Reason, Status, Task
from pipeline.archive.journal import Journal, Row
from pipeline.archive.progress import Progress
from pipeline.archive.store import Store, digest, is_remote, store
from pipeline.archive.tree import Entry, Names
from pipeline.errors import UsageError
from pipeline.read.ocr import is_available
from pipeline.settings import Settings, program_version

try:
    import fcntl
except ImportError:  # Windows: two runs on one output are then the user's to avoid
    fcntl = None  # type: ignore[assignment]

Engine = Callable[[Iterable[Task]], Generator[tuple[Task, Outcome], None, None]]
_HASHED_AT_ONCE = 500  # digests a transaction


class Redo(StrEnum):
    """Which documents with a final state are converted again."""

    FAILED = "failed"
    CHANGED = "changed"  # the PDF, the program or its settings
    ALL = "all"


class OutOfSpace(UsageError):
    """The results cannot be written any more; what is not done stays queued."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asks for."""

    source: str
    output: str
    engine: Engine
    settings: Settings = field(default_factory=Settings)
    limits: Limits = field(default_factory=Limits)
    redo: frozenset[Redo] = frozenset()
    split: bool = False  # whole issues into their articles
    retry: int = 1  # attempts more, where a worker died
    journal: Path | None = None  # the state file, where it is not to lie in the output
    quiet: bool = False
    log: Path | None = None


def run(job: Job) -> dict[str, int]:
    """How many documents have which status, once all have a final one.

    Raises UsageError where the source or the output cannot be used, OutOfSpace where the disk is full.
    """
    source, target = store(job.source), store(job.output)
    _check(job)
    path = job.journal or Path(job.output) / "archive.sqlite"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _run(job, path, source, target)
    except OSError as error:
        raise UsageError(f"{error.filename or path}: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise UsageError(f"{path}: the state cannot be kept ({error}); what is not done stays queued") from error


def _run(job: Job, path: Path, source: Store, target: Store) -> dict[str, int]:
    with _alone(path.with_name(".archive.lock")), Journal(path) as journal:
        target.sweep()
        entries = {entry.key: entry for entry in source.entries(job.output)}
        before = {row.key for row in journal.final()}
        _register(entries, job, journal, source, target)
        queued = journal.counts().get(Status.QUEUED, 0)
        new = [row for row in journal.final() if row.key not in before]
        with Progress(queued + len(new), job.quiet, job.log) as progress:
            started = time.monotonic()
            progress.event("start", documents=len(entries), queued=queued, version=version(job))
            for row in new:
                progress.final(row)
            _convert(entries, job, journal, target, progress)
            counts = journal.counts()
            progress.event("end", seconds=round(time.monotonic() - started, 1), **counts)
        report.write(journal, target, version(job))
        if journal.unread() and not is_available() and not job.quiet:
            hint = "`pip install duizhao[ocr]`, and the same command with --redo all reads them"
            print(f"{journal.unread():,} documents have scanned pages: {hint}", file=sys.stderr)
    return counts


def version(job: Job) -> str:
    """The program's version and a mark of its settings: results of different ones may differ."""
    marks = (job.settings, job.settings.mark, job.split)
    return f"{program_version()}+{hashlib.sha256(repr(marks).encode()).hexdigest()[:8]}"


def _check(job: Job) -> None:
    if not is_remote(job.source) and not Path(job.source).is_dir():
        raise UsageError(f"{job.source}: no such folder")
    if is_remote(job.output):
        if job.journal is None:
            raise UsageError("an output behind a URL needs --journal FILE, a state file on this machine")
    elif Path(job.output).exists() and not Path(job.output).is_dir():
        raise UsageError(f"{job.output}: is not a folder")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second run away from the same state file.

    Raises UsageError where one is going on.
    """
    with path.open("w") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise UsageError(f"{path.parent}: another run is at work there") from error
        yield


# Bringing the journal up to date


def _register(entries: dict[str, Entry], job: Job, journal: Journal, source: Store, target: Store) -> None:
    known = {row.key: row for row in journal.rows()}
    journal.forget(key for key, row in known.items() if row.status is Status.QUEUED and key not in entries)
    names = Names(row.name for row in known.values())
    names.reserve_folders(entries)
    journal.add([(entry, names.name(key)) for key, entry in entries.items() if key not in known])
    _renew(entries, known, job, journal, source)
    journal.requeue(_again(journal, job, target, entries))
    _share(entries, journal, source)


def _renew(entries: dict[str, Entry], known: dict[str, Row], job: Job, journal: Journal, source: Store) -> None:
    """Queue again what is another file than the one that was read: if queued still, or if that is asked for."""
    seen = [(entry, known[key]) for key, entry in entries.items() if key in known]
    other = [(e, row) for e, row in seen if (e.size, e.changed, e.reason) != (row.size, row.changed, _unopened(row))]
    touched, changed = [], []
    for entry, row in other:
        wanted = row.status is Status.QUEUED or job.redo & {Redo.CHANGED, Redo.ALL}
        if entry.size == row.size and row.sha256 and not entry.reason and _digest(source, entry) == row.sha256:
            touched.append(entry)
        elif wanted:
            changed.append(entry)
    journal.touch(touched)
    journal.renew(changed)


def _unopened(row: Row) -> str:
    return row.reason if row.reason in (Reason.NOT_A_FILE, Reason.OUTSIDE) else ""


def _again(journal: Journal, job: Job, target: Store, entries: dict[str, Entry]) -> list[str]:
    """The documents with a final state that are to be converted again: asked for, or their results are gone."""
    now = version(job)
    keys = []
    for row in journal.final():
        entry = entries.get(row.key)
        if entry is None or entry.reason:
            continue
        asked = (
            Redo.ALL in job.redo
            or (Redo.FAILED in job.redo and row.status is Status.FAILED)
            or (Redo.CHANGED in job.redo and row.version != now)
        )
        if asked or any(target.size(row.name + suffix) != size for suffix, size in row.files.items()):
            keys.append(row.key)
    return keys


def _share(entries: dict[str, Entry], journal: Journal, source: Store) -> None:
    """Tie each queued document to the one with the same content: a converted one, else the first of the queued."""
    rows = list(journal.rows())
    sizes: dict[int, int] = {}
    for row in rows:
        sizes[row.size] = sizes.get(row.size, 0) + 1
    unknown = (row for row in rows if sizes[row.size] > 1 and not row.sha256 and row.key in entries)
    digests: dict[str, str] = {}
    while batch := list(itertools.islice(unknown, _HASHED_AT_ONCE)):
        found = {row.key: _digest(source, entries[row.key]) for row in batch if not entries[row.key].reason}
        journal.hashed((key, value) for key, value in found.items() if value)
        digests |= found
    first: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row.status is Status.QUEUED, row.key)):
        sha256 = row.sha256 or digests.get(row.key, "")
        if sha256 and row.status is not Status.LINKED and (row.key in entries or row.files):
            first.setdefault(sha256, row.key)
    pairs = []
    for row in rows:
        sha256 = row.sha256 or digests.get(row.key, "")
        if row.status is Status.QUEUED and sha256 and first.get(sha256, row.key) != row.key:
            pairs.append((row.key, first[sha256]))
    journal.share(pairs)


def _digest(source: Store, entry: Entry) -> str:
    try:
        with source.fetch(entry.location) as path:
            return digest(path)
    except OSError:
        return ""  # its worker will meet the same and say so


# Converting


def _convert(entries: dict[str, Entry], job: Job, journal: Journal, target: Store, progress: Progress) -> None:
    """Convert all that is queued; who killed a worker waits till the others have had their turn."""
    for key in journal.tied():
        _link_twins(key, journal, target, progress)
    while (attempts := journal.least_attempts()) is not None:
        tasks = (_task(row, entries[row.key], job) for row in journal.queue(attempts))
        with contextlib.closing(job.engine(tasks)) as outcomes:
            for task, outcome in outcomes:
                _record(task, outcome, attempts, job, journal, target, progress)


def _task(row: Row, entry: Entry, job: Job) -> Task:
    return Task(row.key, entry.location, job.output, row.name, job.limits, job.settings, job.split)


def _record(
    task: Task, outcome: Outcome, attempts: int, job: Job, journal: Journal, target: Store, progress: Progress
) -> None:
    if outcome.reason == Reason.NO_SPACE:
        raise OutOfSpace(f"{job.output}: {outcome.message}; what is not done stays queued")
    if outcome.reason in TRANSIENT and attempts < job.retry:
        journal.tried(task.key, outcome)
        progress.retry(task.key, outcome.reason, outcome.message)
        return
    before = journal.row(task.key).files
    journal.finish(task.key, outcome, version(job))
    for suffix in sorted(before.keys() - outcome.files.keys()):
        target.remove(task.name + suffix)
    progress.final(journal.row(task.key), outcome.trace)
    _link_twins(task.key, journal, target, progress)


def _link_twins(key: str, journal: Journal, target: Store, progress: Progress) -> None:
    """Give the documents with this one's content their share of its result, or of its failure."""
    row = journal.row(key)
    for twin in journal.twins(key):
        sizes = {suffix: _link(suffix, row, twin, target) for suffix in row.files}
        journal.link(twin.key, replace(row, files=sizes))
        progress.final(journal.row(twin.key))


def _link(suffix: str, row: Row, twin: Row, target: Store) -> int:
    """Put one file of a result under the twin's name too; how many bytes it has there.

    A file that names its pictures is copied, as they stand in a folder of the document's name.
    """
    one, other = (quote(PurePosixPath(name).name) for name in (row.name, twin.name))
    pictures = [path for path in row.files if path.startswith("/")]
    if suffix in pictures or not pictures or one == other:
        target.link(twin.name + suffix, row.name + suffix)
        return row.files[suffix]
    data = target.read(row.name + suffix)
    for picture in pictures:
        data = data.replace(f'"{one}{picture}"'.encode(), f'"{other}{picture}"'.encode())
    target.write(twin.name + suffix, data)
    return len(data)
