"""What a running server has in hand."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.document import Limits
from pipeline.errors import UsageError
from pipeline.serve.articles import Articles
from pipeline.serve.catalogue import Catalogue
from pipeline.serve.ready import make_ready
from pipeline.serve.workers import Workers, awake, task

PART = ".part-"  # what the name of an upload begins with until all of it is there
CATALOGUE = "catalogue.sqlite"  # in the server's own folder
if TYPE_CHECKING:
    from pipeline.index.search import Hit, Search

log = logging.getLogger(__name__)
_LOOK_AGAIN = 60.0  # seconds
_FOUND = 500  # articles of a full-text search that the list shows
_CACHED = 400  # page pictures kept, some 200 kB each


@dataclass(frozen=True, slots=True)
class Options:
    """What the server is started with."""

    outputs: tuple[Path, ...]
    pdfs: tuple[Path, ...] = ()
    folder: Path = Path(".duizhao")  # its own files: the catalogue, uploads, pictures of pages
    host: str = "127.0.0.1"
    port: int = 8765
    token: str = ""
    index: Path | None = None  # for searching in full texts
    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    max_upload: int = 64 * 1024 * 1024  # bytes
    sync_upload: int = 2 * 1024 * 1024  # bytes; what is larger becomes a job
    max_waiting: int = 32  # jobs
    who: str = ""  # corrects, where the page's reader gives no other name


class State:
    """The parts of a running server."""

    def __init__(self, options: Options) -> None:
        """Raises OSError or sqlite3.Error where the server's own folder cannot be used."""
        self.options = options
        self.uploads, self.pictures = options.folder / "uploads", options.folder / "pages"
        for folder in (self.uploads, self.pictures, options.outputs[0]):
            folder.mkdir(parents=True, exist_ok=True)
        self.catalogue = Catalogue(options.folder / CATALOGUE)
        self.articles = Articles(self.catalogue, (*options.pdfs, self.uploads))
        for part in self.uploads.glob(f"{PART}*"):
            part.unlink()  # of a server that was killed
        self.workers = Workers(options.workers, options.max_waiting)
        self.readers = Workers(1, options.max_waiting)  # what people at a page wait for does not stand behind uploads
        self._search: Search | None = None
        self._arriving = 0  # uploads of which not all is there yet
        self.requests: dict[tuple[str, int], int] = {}
        self.naming = threading.Lock()  # held while an upload gets its name
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._reader = threading.Thread(target=self._keep_up, daemon=True)
        self._reader.start()
        self._ready = threading.Thread(target=make_ready, daemon=True)
        self._ready.start()
        self.readers.submit(task(options.outputs[0], options.folder, "awake", options.limits), awake)

    def _keep_up(self) -> None:
        """Follow what other programs write into the outputs."""
        while True:
            try:
                self.catalogue.bring_up_to_date(self.options.outputs)
            except (UsageError, OSError) as error:
                log.warning("%s", error)
            if self._stopped.wait(_LOOK_AGAIN):
                return

    def close(self) -> None:
        self._stopped.set()
        self.catalogue.stop()
        self._reader.join()
        self._ready.join()
        self.workers.close()
        self.readers.close()
        self.catalogue.close()
        shutil.rmtree(self.pictures, ignore_errors=True)

    @contextmanager
    def receiving(self) -> Iterator[bool]:
        """While an upload comes in: whether there is room for it."""
        with self._lock:
            may = self.workers.waiting + self._arriving < self.workers.longest
            self._arriving += may
        try:
            yield may
        finally:
            with self._lock:
                self._arriving -= may

    def found(self, text: str) -> tuple[tuple[str, ...], bool]:
        """The names of the articles that the full-text index finds, the best first; none where there is no index.

        And whether none of them holds all of the words. Raises UsageError where the index cannot be read.
        """
        hits = self.hits(text, _FOUND) if self.options.index else ()
        return tuple(hit.record["result"] for hit in hits), any(hit.missing for hit in hits)

    def hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """The best answers of the full-text index, which is opened once. Raises UsageError."""
        from pipeline.index.search import Search

        with self._lock:
            if self._search is None and self.options.index is not None:
                self._search = Search(self.options.index)
        return self._search(text, limit) if self._search is not None else ()

    def counted(self, method: str, status: int) -> None:
        with self._lock:
            self.requests[method, status] = self.requests.get((method, status), 0) + 1

    def picture(self, pdf: Path, page: int, fine: bool = False) -> Path:
        """Where the picture of a page is cached; what is oldest there gives way."""
        mark = pdf.stat()
        name = hashlib.sha256(f"{pdf.resolve()} {mark.st_mtime_ns} {mark.st_size} {page} {fine}".encode()).hexdigest()[
            :32
        ]
        with self._lock:
            drawn = sorted(self.pictures.glob("*.png"), key=os.path.getmtime) if self._is_full() else []
            for path in drawn[: len(drawn) // 4]:
                path.unlink(missing_ok=True)
        return self.pictures / f"{name}.png"

    def _is_full(self) -> bool:
        return sum(1 for _ in self.pictures.iterdir()) > _CACHED


def folders(outputs: Sequence[Path]) -> tuple[Path, ...]:
    """The outputs, whole paths."""
    return tuple(path.resolve() for path in outputs)
