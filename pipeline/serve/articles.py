"""One article as the server holds it: read with its corrections, and changed by one person at a time."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.corrections.apply import Applied, applied
from pipeline.corrections.correction import Correction, Corrections
from pipeline.corrections.files import kept, record, source, texts, written
from pipeline.corrections.rewrite import keep, with_one
from pipeline.corrections.stored import Folder
from pipeline.errors import UnreadableResult
from pipeline.results.output import EXTRACTED
from pipeline.serve.catalogue import Catalogue, Entry


class Conflict(Exception):
    """Somebody else has changed the article since it was read."""


class Unfit(Exception):
    """The correction cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its corrections as it is now; `etag` tells its state."""

    entry: Entry
    done: Applied
    corrections: Corrections
    etag: str

    @property
    def record(self) -> dict[str, Any]:
        return dict(self.done.record)


class Articles:
    """The articles of the catalogue. Each is changed by one request at a time."""

    def __init__(self, catalogue: Catalogue, pdfs: Sequence[Path]) -> None:
        self.catalogue, self.pdfs = catalogue, tuple(pdfs)
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def read(self, key: str) -> Article | None:
        """The article of this key; None where there is none.

        Raises UnreadableResult, OSError.
        """
        entry = self.catalogue.entry(key)
        return None if entry is None else _article(entry)

    def correct(self, key: str, etag: str, item: Correction) -> tuple[Article, Article] | None:
        """Make a correction and save it; the article before and after.

        Raises Conflict, Unfit where it does not fit the article as it is, UnreadableResult, OSError.
        """

        def change(now: Article, pdf: str) -> Corrections:
            when = datetime.now(UTC).isoformat(timespec="seconds")
            corrections = with_one(now.corrections, replace(item, when=when, pdf=pdf))
            made = applied(record(_base(now.entry)), corrections.items, pdf)
            if corrections.items[-1] in made.stale:
                raise Unfit(made.fresh[-1].details["why"])
            return corrections

        return self._changed(key, etag, change)

    def undo(self, key: str, etag: str) -> tuple[Article, Article] | None:
        """Take the last correction back. Raises Unfit where there is none, and as `correct`."""

        def change(now: Article, _: str) -> Corrections:
            if not now.corrections.items:
                raise Unfit("there is nothing to undo")
            return replace(now.corrections, items=now.corrections.items[:-1])

        return self._changed(key, etag, change)

    def look_through(self, key: str, etag: str, who: str, seen: bool) -> tuple[Article, Article] | None:
        """Say that somebody looked through all of it, or that nobody did. Raises as `correct`."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        mark = {"who": who, "when": when} if seen else {}
        return self._changed(key, etag, lambda now, _: replace(now.corrections, seen=mark))

    def _changed(
        self, key: str, etag: str, change: Callable[[Article, str], Corrections]
    ) -> tuple[Article, Article] | None:
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            now = self.read(key)
            if now is None:
                return None
            if now.etag != etag:
                raise Conflict
            folder, name = _place(now.entry)
            keep(folder, name, change(now, written(folder, name).pdf))
            self.catalogue.read(Path(now.entry.path), now.entry.name)
            after = self.read(key)
            return None if after is None else (now, after)

    def pdf(self, entry: Entry) -> tuple[Path, int] | None:
        """The PDF of an article and the number of pages before its first; None where it is not to be found."""
        name, _, first = entry.pdf.partition("#page=")
        folder = Path(entry.name).parent
        if folder.name.endswith(".articles"):
            folder = folder.parent
        if not name or name in (".", "..") or "/" in name or "\\" in name or "\0" in name:
            return None
        for root in self.pdfs:
            for path in (root / folder / name, root / name):
                if path.is_file() and path.resolve().is_relative_to(root.resolve()):
                    return path, int(first) - 1 if first.isdigit() else 0
        return None

    def download(self, article: Article) -> dict[str, bytes]:
        """{suffix: bytes} of the files that an article is handed out in."""
        name = Path(article.entry.path).name.removesuffix(".json")
        return texts(article.done, name, (".csl.json", ".bib", ".ris", ".tmx"))


def _place(entry: Entry) -> tuple[Folder, str]:
    path = Path(entry.path)
    return Folder(path.parent), path.name.removesuffix(".json")


def _base(entry: Entry) -> bytes:
    return source(*_place(entry))


def _article(entry: Entry) -> Article:
    folder, name = _place(entry)
    corrections, raw = kept(folder, name)
    last = written(folder, name)
    base = _base(entry)
    if folder.size(name + EXTRACTED) is None and b'"format"' not in base[:100]:
        raise UnreadableResult(f"{entry.name}: not a result")
    done = applied(record(base), corrections.items, last.pdf)
    etag = hashlib.sha256(json.dumps([hashlib.sha256(base).hexdigest(), raw.decode("utf-8")]).encode()).hexdigest()[:32]
    return Article(entry, done, corrections, etag)
