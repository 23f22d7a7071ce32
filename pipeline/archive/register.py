"""Bringing the journal up to date: what is new or another file now, whose results were altered, who are twins."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.archive.asked import Job, Redo, is_asked, version
from pipeline.archive.document import Reason, Status
from pipeline.archive.journal import Journal, Row
from pipeline.archive.store import State, Store
from pipeline.archive.tree import Entry, Names
from pipeline.corrections.files import sha256 as digest_of
from pipeline.corrections.files import written
from pipeline.results.output import CORRECTIONS, WRITTEN
from pipeline.settings import digest

States = Callable[[str], State | None]  # of the results' files, by name
_HASHED_AT_ONCE = 500  # digests a transaction


@dataclass(frozen=True, slots=True)
class Found:
    """Documents by their keys: whose results are not as they were written, and whose PDFs are others by now."""

    altered: list[str]
    changed: list[str]  # and are not converted again, as that was not asked for


def register(entries: dict[str, Entry], job: Job, journal: Journal, source: Store, target: Store) -> Found:
    """Queue what is to be converted."""
    known = {row.key: row for row in journal.rows()}
    journal.forget(key for key, row in known.items() if row.status is Status.QUEUED and key not in entries)
    names = Names(row.name for row in known.values())
    names.reserve_folders(entries)
    journal.add([(entry, names.name(key)) for key, entry in entries.items() if key not in known])
    changed = _renew(entries, known, job, journal, source)
    asked, altered = _again(journal, job, target, entries)
    journal.requeue((*asked, *altered))
    _share(entries, journal, source)
    return Found(altered, changed)


def other_files(entries: dict[str, Entry], known: dict[str, Row]) -> Iterator[tuple[Entry, Row]]:
    """Known documents whose file is not the one that was read, or was touched."""
    for key, entry in entries.items():
        row = known.get(key)
        if row and (entry.size, entry.changed, entry.reason) != (row.size, row.changed, _unopened(row)):
            yield entry, row


def _renew(entries: dict[str, Entry], known: dict[str, Row], job: Job, journal: Journal, source: Store) -> list[str]:
    """Queue again what is another file than the one that was read: if queued still, or if that is asked for.

    The keys of the others, where they were converted.
    """
    touched, changed, left = [], [], []
    for entry, row in other_files(entries, known):
        wanted = row.status is Status.QUEUED or job.redo & {Redo.CHANGED, Redo.ALL}
        if entry.size == row.size and row.sha256 and not entry.reason and _digest(source, entry) == row.sha256:
            touched.append(entry)
        elif wanted:
            changed.append(entry)
        elif row.files:
            left.append(entry.key)
    journal.touch(touched)
    journal.renew(changed)
    return left


def _unopened(row: Row) -> str:
    return row.reason if row.reason in (Reason.NOT_A_FILE, Reason.OUTSIDE) else ""


def _again(journal: Journal, job: Job, target: Store, entries: dict[str, Entry]) -> tuple[list[str], list[str]]:
    """The documents with a final state that are to be converted again.

    Those that were asked for, or whose corrections are others by now; and those whose results are lost or altered.
    """
    now = version(job)
    state = target.states()
    asked, altered, sound = [], [], []
    for row in journal.final():
        entry = entries.get(row.key)
        if entry is None or entry.reason:
            continue
        if is_asked(row, job.redo, now):
            asked.append(row.key)
        elif (verdict := _as_written(row, target, state, job.verify)) is False:
            altered.append(row.key)
        elif _is_corrected_since(row, target, state):
            asked.append(row.key)
        elif verdict:
            sound.append(row.key)
    journal.seen(sound)
    return asked, altered


def _as_written(row: Row, target: Store, states: States, verify: bool) -> bool | None:
    """Whether the results are as they were written; None where nothing speaks against it, without a look inside.

    A file is read where it was changed after its document was finished, or with `verify`.
    """
    verdict: bool | None = None
    for suffix, size in row.files.items():
        state = states(row.name + suffix)
        if state is None or state[0] != size:
            return False
        wanted = row.digests.get(suffix)
        if wanted and (verify or state[1] > row.finished):
            if hashlib.sha256(target.read(row.name + suffix)).hexdigest() != wanted:
                return False
            verdict = True
    return verdict


def _is_corrected_since(row: Row, target: Store, states: States) -> bool:
    """Whether a file of corrections beside the results was written after them, and is not what stands in them."""
    for suffix in row.files:
        if row.status is Status.LINKED or not suffix.endswith(WRITTEN):
            continue
        name = f"{row.name}{suffix.removesuffix(WRITTEN)}"
        state = states(name + CORRECTIONS)
        if state is None or state[1] <= row.finished:
            continue
        if digest_of(target.read(name + CORRECTIONS)) != written(target, name).corrections:
            return True
    return False


def _share(entries: dict[str, Entry], journal: Journal, source: Store) -> None:
    """Tie each queued document to the one with the same content: a converted one, else the first of the queued."""
    rows = list(journal.rows())
    digests = _digests(rows, entries, journal, source)
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


def _digests(rows: Iterable[Row], entries: dict[str, Entry], journal: Journal, source: Store) -> dict[str, str]:
    """Read and kept: {key: digest} of the documents that are as long as another and have none yet."""
    sizes: dict[int, int] = {}
    for row in rows:
        sizes[row.size] = sizes.get(row.size, 0) + 1
    unknown = (row for row in rows if sizes[row.size] > 1 and not row.sha256 and row.key in entries)
    digests: dict[str, str] = {}
    while batch := list(itertools.islice(unknown, _HASHED_AT_ONCE)):
        found = {row.key: _digest(source, entries[row.key]) for row in batch if not entries[row.key].reason}
        journal.hashed((key, value) for key, value in found.items() if value)
        digests |= found
    return digests


def _digest(source: Store, entry: Entry) -> str:
    try:
        with source.fetch(entry.location) as path:
            return digest(path)
    except OSError:
        return ""  # its worker will meet the same and say so
