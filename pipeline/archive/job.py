"""The whole command: list the source, bring the journal up to date, convert what is queued, report."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from pipeline.archive import report, sockets, space
from pipeline.archive.asked import SCANNED, Engine, Job, Redo, placed, version
from pipeline.archive.document import TRANSIENT, Outcome, Reason, Status, Task
from pipeline.archive.journal import Journal, Row
from pipeline.archive.progress import Progress
from pipeline.archive.register import Found, register
from pipeline.archive.store import Store, is_remote, store
from pipeline.archive.tree import Entry
from pipeline.corrections.files import retold
from pipeline.errors import UsageError
from pipeline.read.ocr import is_available
from pipeline.regular import is_no_folder, refuse_no_folder, refuse_other, refuse_stdout
from pipeline.results.output import WRITTEN
from pipeline.said import later, ngettext, said

__all__ = ["Engine", "Job", "OutOfSpace", "Redo", "check", "run", "version"]

_DEATHS = TRANSIENT | {Reason.TIME}  # of a worker, which may have been writing


class OutOfSpace(UsageError):
    """The results cannot be written any more; what is not done stays queued."""


def run(job: Job) -> dict[str, int]:
    """How many documents have which status, once all have a final one; nothing where the source has no PDF by now.

    Raises UsageError where the source or the output cannot be used, OutOfSpace where the disk is full.
    """
    check(job)
    job = placed(job)
    source, target, path = store(job.source), store(job.output), job.state
    try:
        refuse_stdout(path)
        refuse_other(path)
        refuse_no_folder(path.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        return _run(job, path, source, target)
    except OSError as error:
        raise UsageError(f"{error.filename or path}: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise UsageError(f"{path}: the state cannot be kept ({error}); what is not done stays queued") from error


def _run(job: Job, path: Path, source: Store, target: Store) -> dict[str, int]:
    with _alone(path.with_name(".archive.lock")), Journal(path) as journal:
        target.sweep()
        sockets.sweep()
        entries = {entry.key: entry for entry in source.entries(job.output)}
        before = {row.key for row in journal.final()}
        found = register(entries, job, journal, source, target)
        queued = journal.counts().get(Status.QUEUED, 0)
        new = [row for row in journal.final() if row.key not in before]
        with Progress(queued + len(new), job.quiet, job.log) as progress:
            started = time.monotonic()
            progress.event("start", documents=len(entries), queued=queued, version=version(job))
            _tell(found, job, journal, progress)
            for row in new:
                progress.final(row)
            _convert(entries, job, journal, target, progress)
            counts = journal.counts()
            progress.event("end", seconds=round(time.monotonic() - started, 1), **counts)
        report.write(journal, target, version(job))
        if journal.unread() and not is_available() and not job.quiet:
            print(said(_unread(journal.unread())), file=sys.stderr)
    return counts if entries else {}


def _unread(count: int) -> str:
    """That so many documents have pages that only OCR can read, and what reads them."""
    hint = later(f"`pip install '.[ocr]'`, and the same command with --redo {SCANNED} reads them")
    return ngettext(f"1 document has scanned pages: {hint}", f"{count:,} documents have scanned pages: {hint}", count)


def _tell(found: Found, job: Job, journal: Journal, progress: Progress) -> None:
    """Say what the user would not expect: results that are not as they were written, too little room, old results."""
    for key in found.altered:
        progress.event("altered", path=key)
    if found.altered:
        count = len(found.altered)
        progress.say(
            ngettext(
                "the results of 1 document were altered or lost, and are made again",
                f"the results of {count:,} documents were altered or lost, and are made again",
                count,
            )
        )
    for key in found.changed:
        progress.event("changed", path=key)
    if found.changed:
        count = len(found.changed)
        progress.say(
            ngettext(
                "1 PDF is another than the one that was converted; --redo changed",
                f"{count:,} PDFs are others than those that were converted; --redo changed",
                count,
            )
        )
    left, counts = space.free(job.output), journal.counts()
    needed = counts.get(Status.QUEUED, 0) * space.usual(journal.final()).bytes
    if left is not None and needed > left:
        progress.say(f"the results may need {space.shown(needed)}, and {space.shown(left)} are free")
    if old := journal.other_versions(version(job)):
        progress.say(
            ngettext(
                "1 document was converted by another version or with other settings; --redo changed",
                f"{old:,} documents were converted by another version or with other settings; --redo changed",
                old,
            )
        )


def check(job: Job) -> None:
    """Raises UsageError where the source or the output cannot be what is meant."""
    if not is_remote(job.source) and not Path(job.source).is_dir():
        is_there = os.path.lexists(job.source)
        raise UsageError(f"{job.source}: is not a folder" if is_there else f"{job.source}: no such folder")
    if is_remote(job.output):
        if job.journal is None:
            raise UsageError("an output behind a URL needs --journal FILE, a state file on this machine")
        return
    refuse_stdout(Path(job.output))
    if is_no_folder(Path(job.output)):
        raise UsageError(f"{job.output}: is not a folder")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second run away from the same state file.

    Raises UsageError where one is going on.
    """
    import filelock  # it loads asyncio, which costs other commands a tenth of a second

    with contextlib.ExitStack() as held:
        try:
            held.enter_context(filelock.FileLock(path, timeout=0))
        except filelock.Timeout as error:
            raise UsageError(f"{path.parent}: another run is at work there") from error
        yield


# Converting


def _convert(entries: dict[str, Entry], job: Job, journal: Journal, target: Store, progress: Progress) -> None:
    """Convert all that is queued; who killed a worker waits till the others have had their turn."""
    for key in journal.tied():
        _link_twins(key, journal, target, progress)
    died = False
    while (attempts := journal.least_attempts()) is not None:
        tasks = (_task(row, entries[row.key], job) for row in journal.queue(attempts))
        with contextlib.closing(job.engine(tasks)) as outcomes:
            for task, outcome in outcomes:
                died |= outcome.reason in _DEATHS
                _record(task, outcome, attempts, job, journal, target, progress)
    if died:
        target.sweep()


def _task(row: Row, entry: Entry, job: Job) -> Task:
    return Task(row.key, entry.location, job.output, row.name, job.limits, job.settings, job.split)


def _record(
    task: Task, outcome: Outcome, attempts: int, job: Job, journal: Journal, target: Store, progress: Progress
) -> None:
    if outcome.reason == Reason.NO_SPACE:
        raise OutOfSpace(f"{job.output}: {outcome.message}; what is not done stays queued")
    if space.is_short(job.output):
        raise OutOfSpace(f"{job.output}: less than {space.shown(space.RESERVE)} free; what is not done stays queued")
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
        made = {suffix: _link(suffix, row, twin, target) for suffix in sorted(row.files, key=WRITTEN.__eq__)}
        sizes = {suffix: size for suffix, (size, _) in made.items()}
        digests = {suffix: value for suffix, (_, value) in made.items()}
        journal.link(twin.key, replace(row, files=sizes, digests=digests))
        progress.final(journal.row(twin.key))


def _link(suffix: str, row: Row, twin: Row, target: Store) -> tuple[int, str]:
    """Put one file of a result under the twin's name too; how many bytes it has there, and their digest.

    A file that names its pictures is copied, as they stand in a folder of the document's name, and what was written is
    told of the copies, which are linked before.
    """
    one, other = (quote(PurePosixPath(name).name) for name in (row.name, twin.name))
    pictures = [path for path in row.files if path.startswith("/")]
    if suffix in pictures or not pictures or one == other:
        target.link(twin.name + suffix, row.name + suffix)
        return row.files[suffix], row.digests.get(suffix, "")

    def renamed(data: bytes) -> bytes:
        for picture in pictures:
            data = data.replace(f'"{one}{picture}"'.encode(), f'"{other}{picture}"'.encode())
        return data

    data = target.read(row.name + suffix)
    if suffix == WRITTEN:
        copies = {own: target.read(twin.name + own) for own in row.files if own not in (*pictures, WRITTEN)}
        data = retold(data, copies, renamed)
    else:
        data = renamed(data)
    target.write(twin.name + suffix, data)
    return len(data), hashlib.sha256(data).hexdigest()
