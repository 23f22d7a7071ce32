"""What is known of an archive without touching it: how far it is, what failed, and what a run would do."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pipeline.archive import space
from pipeline.archive.asked import Job, Redo, is_asked, placed, version
from pipeline.archive.document import Status
from pipeline.archive.journal import Journal, Row
from pipeline.archive.register import other_files
from pipeline.archive.store import is_remote, store
from pipeline.errors import UsageError
from pipeline.said import counted, later, ngettext, said

_WAITING = "queued"


def status(state: Path) -> list[str]:
    """The lines of `archive status`: documents by state and reason, and what they have taken.

    Raises UsageError where there is no state file.
    """
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    versions: Counter[str] = Counter()
    pages, seconds, size = 0, 0.0, 0
    for row in rows(state):
        states[row.status] += 1
        reasons.update([row.reason] if row.status is Status.FAILED else [])
        versions.update([row.version] if row.files else [])
        pages, seconds = pages + row.pages, seconds + row.seconds
        size += sum(row.files.values()) if row.status is not Status.LINKED else 0
    total = sum(states.values())
    final = total - states[_WAITING]
    lines = [
        said(
            ngettext(
                f"1 document, {final} with a final state",
                f"{total:,} documents, {final:,} of them with a final state",
                total,
            )
        )
    ]
    lines += [f"  {count:,} {name}" for name, count in sorted(states.items())]
    lines += [f"  {said(f'{count:,} failed: {name}')}" for name, count in reasons.most_common()]
    work, room = timedelta(seconds=round(seconds)), space.shown(size)
    lines += [
        said(f"{counted(pages, 'page')} in {work} of work, {room} of results"),
        *(said(f"version {name}: {counted(count, 'document')}") for name, count in versions.most_common()),
    ]
    return lines


def failures(state: Path, reason: str | None) -> list[str]:
    """A line for each document that failed, for this reason where one is given.

    Raises UsageError where there is no state file, or no document that failed for this reason.
    """
    failed = [row for row in rows(state) if row.status is Status.FAILED]
    known = {row.reason for row in failed}
    if reason is not None and reason not in known:
        there = later(f"there are {', '.join(sorted(known))}") if known else later("none has failed")
        raise UsageError(f"no document failed for the reason {reason!r}; {there}")
    return [f"{row.key}: {row.message} [{row.reason}]" for row in failed if reason in (None, row.reason)]


def plan(job: Job, workers: int) -> list[str]:
    """The lines of `archive --dry-run`: what the run would convert, and the room and time it may need.

    Nothing is written. Documents with the same content are counted each, as nothing is read.
    """
    job = placed(job)
    known = {row.key: row for row in rows(job.state)} if job.state.exists() else {}
    entries = {entry.key: entry for entry in store(job.source).entries(job.output)}
    now = version(job)
    new = sum(key not in known and not entry.reason for key, entry in entries.items())
    waiting = sum(known[key].status is Status.QUEUED for key in entries if key in known)
    again = {key for key in entries if key in known and is_asked(known[key], job.redo, now)}
    if job.redo & {Redo.CHANGED, Redo.ALL}:
        again |= {entry.key for entry, _ in other_files(entries, known)}
    again = {key for key in again if known[key].status is not Status.QUEUED}
    count = new + waiting + len(again)
    usual, left = space.usual(known.values()), space.free(job.output)
    size = sum(entry.size for entry in entries.values())
    lines = [said(f"{len(entries):,} PDFs, {space.shown(size)}")]
    lines += [said(f"{count:,} to convert: {new:,} new, {waiting:,} begun before, {len(again):,} again")]
    needed = space.shown(count * usual.bytes)
    lines += [said(f"about {needed} of results, {space.shown(left)} free" if left else f"about {needed} of results")]
    if usual.seconds:
        lines += [said(f"about {timedelta(seconds=round(count * usual.seconds / workers))} with {workers} workers")]
    return lines


def refused(state: Path) -> int:
    """How many documents of this state file have a correction, or a change made by hand, that no article can have."""
    if not state.is_file():
        return 0
    with Journal(state) as journal:
        return journal.refused()


def rows(state: Path) -> Iterator[Row]:
    """All documents of this state file.

    Raises UsageError where there is none, or it cannot be read.
    """
    if not state.is_file():
        raise UsageError(f"{state}: no state file of an archive")
    try:
        with Journal(state) as journal:
            yield from journal.rows()
    except sqlite3.Error as error:
        raise UsageError(f"{state}: cannot be read ({error})") from error


def state_of(output: str, journal: Path | None) -> Path:
    """The state file of this output.

    Raises UsageError for an output behind a URL without a state file here.
    """
    if journal is None and is_remote(output):
        raise UsageError("an output behind a URL needs --journal FILE, a state file on this machine")
    return journal or Path(output) / "archive.sqlite"
