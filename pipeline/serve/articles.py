"""One article as the server holds it: read with its corrections, and changed by one person at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.corrections.address import NoSuchPlace, steps
from pipeline.corrections.apply import Applied
from pipeline.corrections.by_hand import ByHand, by_hand
from pipeline.corrections.correction import Correction, Corrections, Op, name_of
from pipeline.corrections.edit import short
from pipeline.corrections.files import corrected, kept, sha256, source, texts, written
from pipeline.corrections.possible import impossible
from pipeline.corrections.rewrite import keep, replaced, with_one
from pipeline.corrections.stored import Folder
from pipeline.errors import UnreadableResult
from pipeline.model.diagnostic import Diagnostic, Severity
from pipeline.results.output import EXTRACTED
from pipeline.serve.catalogue import Catalogue, Entry, stamp_of

HANDED_OUT = (".csl.json", ".bib", ".ris", ".tmx")  # beside JSON and JATS


class Conflict(Exception):
    """Somebody else has changed the article since it was read."""


class Unfit(Exception):
    """The correction cannot be made; the text says why."""


class Missing(Exception):
    """There is no such correction; the text says so."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its corrections as it is now; `etag` tells its state.

    What was changed by hand in its JSON is shown, and becomes corrections with the next thing saved.
    """

    entry: Entry
    done: Applied
    corrections: Corrections
    etag: str
    hand: ByHand = field(default_factory=ByHand)
    remarks: tuple[Diagnostic, ...] = ()  # on what was changed just now

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

        Raises Unfit where it can stand in no article, or does not fit this one as it is, Conflict, UnreadableResult,
        OSError.
        """
        if self.catalogue.entry(key) is not None and (why := _senseless(item)):
            raise Unfit(why)  # also where somebody else was faster: reading the article anew does not mend it

        def change(now: Article, corrections: Corrections, pdf: str) -> Corrections:
            corrections = with_one(corrections, replace(item, when=_now(), pdf=pdf))
            made = corrected(_base(now.entry), corrections.items, pdf)
            if why := made.why(corrections.items[-1]):
                raise Unfit(why)
            return corrections

        return self._changed(key, etag, change)

    def replace(self, key: str, etag: str, old: str, new: str, who: str) -> tuple[Article, Article] | None:
        """Put `new` in the place of `old` throughout an article, a correction each value; what cannot be made is left.

        Raises Unfit where `old` stands nowhere, or nothing can be made, and as `correct`.
        """

        def change(now: Article, corrections: Corrections, pdf: str) -> Corrections:
            like = Correction("", Op.CHANGE, who=who, when=_now(), pdf=pdf)
            found = replaced(_base(now.entry), corrections, pdf, old, new, like)
            if not found.items:
                raise Unfit(found.refused[0].why if found.refused else f"{short(old)} stands nowhere in the article")
            return replace(corrections, items=(*corrections.items, *found.items))

        return self._changed(key, etag, change)

    def undo(self, key: str, etag: str, name: str = "") -> tuple[Article, Article] | None:
        """Take the correction of this name back, by default the last one.

        Raises Missing where there is none, Unfit where later ones build on it, and as `correct`.
        """

        def change(now: Article, corrections: Corrections, pdf: str) -> Corrections:
            read = [(at, item) for at, item in enumerate(corrections.items) if item.unread is None]
            own = [at for at, item in read if not name or name_of(item) == name]
            if not own:
                raise Missing("no such correction" if name else "there is nothing to undo")
            items = (*corrections.items[: own[-1]], *corrections.items[own[-1] + 1 :])
            base = _base(now.entry)
            stale = len(corrected(base, corrections.items, pdf).stale)
            if len(corrected(base, items, pdf).stale) > stale:
                raise Unfit("later corrections build on this one: undo those first")
            return replace(corrections, items=items)

        return self._changed(key, etag, change)

    def take_by_hand(self, key: str, etag: str) -> tuple[Article, Article] | None:
        """Make corrections of what was changed by hand. Raises Unfit where nothing was, and as `correct`."""

        def change(now: Article, corrections: Corrections, _: str) -> Corrections:
            if not now.hand.count:
                raise Unfit("nothing was changed by hand")
            return corrections

        return self._changed(key, etag, change)

    def look_through(self, key: str, etag: str, who: str, seen: bool) -> tuple[Article, Article] | None:
        """Say that somebody looked through all of it, or that nobody did. Raises as `correct`."""
        mark = {"who": who, "when": _now()} if seen else {}
        return self._changed(key, etag, lambda _now, corrections, _pdf: replace(corrections, seen=mark))

    def _changed(
        self, key: str, etag: str, change: Callable[[Article, Corrections, str], Corrections]
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
            corrections = now.hand.added(now.corrections)
            remarks = keep(folder, name, change(now, corrections, written(folder, name).pdf))
            path = Path(now.entry.path)
            stamp = stamp_of(path)
            after = _article(now.entry)
            self.catalogue.saved(path, now.entry.name, stamp, after.done, after.corrections)
            entry = self.catalogue.entry(key)
            remarks += _newly_warned(now.done, after.done)
            return None if entry is None else (now, replace(after, entry=entry, remarks=tuple(remarks)))

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

    def download(self, article: Article, suffixes: Iterable[str] = HANDED_OUT) -> dict[str, bytes]:
        """{suffix: bytes} of the files that an article is handed out in, of the optional ones these."""
        name = Path(article.entry.path).name.removesuffix(".json")
        return texts(article.done, name, suffixes)


def _newly_warned(before: Applied, after: Applied) -> list[Diagnostic]:
    """The warnings on an article that there were none of before it was changed: what an editor put in may be wrong."""
    known = {(item.kind, item.message) for item in before.fresh}
    grave = [item for item in after.fresh if item.kind.severity is not Severity.INFO]
    return [item for item in grave if (item.kind, item.message) not in known]


def _senseless(item: Correction) -> str:
    """Why a correction fits no article at all, whatever stands there; nothing where one may have it."""
    try:
        steps(item.address)
    except NoSuchPlace as error:
        return str(error)
    return impossible(item)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


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
    hand = by_hand(folder, name, corrections)
    done = corrected(base, hand.added(corrections).items, last.pdf)
    state = json.dumps([sha256(base), raw.decode("utf-8"), hand.digest if hand.count else ""])
    return Article(entry, done, corrections, sha256(state.encode())[:32], hand)
