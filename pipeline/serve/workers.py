"""What worker processes do for the server, within limits: a hostile PDF costs a worker, not the server."""

from __future__ import annotations

import itertools
import json
import logging
import queue
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.archive.document import Limits, Outcome, Task
from pipeline.archive.local import Seat
from pipeline.archive.work import guarded, work
from pipeline.layout import layout
from pipeline.layout.lines import lines
from pipeline.layout.segments import segments
from pipeline.model.block import Line
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.read.mend import mend
from pipeline.read.opening import file_bytes, open_reader
from pipeline.read.pictures import page_pictures
from pipeline.read.recognised import set_anew
from pipeline.read.slips import on_scans
from pipeline.serve import boxed
from pipeline.settings import Settings
from pipeline.write.files import write_whole

log = logging.getLogger(__name__)
DPI = 110
FINE = 2  # times as many dots, for a page that is looked at closely
NO_PAGE = "no-page"  # why there is no picture, nor text
_POINT = 3.0  # points; a box no larger than this is a click, and means the line under it


class Busy(Exception):
    """So much is waiting that no more is taken."""


@dataclass(slots=True)
class Job:
    """One thing to do, where it stands, and what came of it."""

    task: Task
    body: Callable[[Task], Outcome]
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    status: str = "queued"
    started: float = 0.0  # seconds of the clock that only goes forward
    outcome: Future[Outcome] = field(default_factory=Future)


class Workers:
    """A few worker processes, and a queue before them that is never long."""

    def __init__(self, count: int, longest: int) -> None:
        self._waiting: queue.Queue[Job | None] = queue.Queue(longest)
        self._stopped = threading.Event()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self.counts = {"done": 0, "failed": 0, "refused": 0}
        self.seconds = 0.0
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    @property
    def waiting(self) -> int:
        return self._waiting.qsize()

    @property
    def longest(self) -> int:
        """How many may wait."""
        return self._waiting.maxsize

    def submit(self, task: Task, body: Callable[[Task], Outcome]) -> Job:
        """Have a worker do this.

        Raises Busy where too much waits.
        """
        job = Job(task, body)
        try:
            self._waiting.put_nowait(job)
        except queue.Full as error:
            self.counts["refused"] += 1
            raise Busy from error
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
        return job

    def job(self, identifier: str) -> Job | None:
        with self._lock:
            return self._jobs.get(identifier)

    def progress(self, job: Job) -> dict[str, float]:
        """How many jobs stand before one that waits, or how many seconds one has been at work."""
        if job.status == "running":
            return {"seconds": round(time.monotonic() - job.started, 1)}
        if job.status != "queued":
            return {}
        with self._lock:
            before = itertools.takewhile(lambda other: other is not job, self._jobs.values())
            return {"ahead": sum(other.status == "queued" for other in before)}

    def close(self) -> None:
        """End the workers, whatever they are at."""
        self._stopped.set()
        for _ in self._threads:
            try:
                self._waiting.put_nowait(None)
            except queue.Full:
                break
        for thread in self._threads:
            thread.join()
        while not self._waiting.empty():
            if job := self._waiting.get_nowait():
                self._end(job, Outcome("stopped", "the server was stopped"))

    def _end(self, job: Job, outcome: Outcome) -> None:
        status = "failed" if outcome.reason else "done"
        self.counts[status] += 1
        job.outcome.set_result(outcome)
        job.status = status  # once what waits for the outcome has been told it

    def _work(self) -> None:
        with Seat(_do) as seat:
            while not self._stopped.is_set():
                try:
                    job = self._waiting.get(timeout=0.5)
                except queue.Empty:
                    continue
                if job is None:
                    return
                job.started = started = time.monotonic()
                job.status = "running"
                try:
                    seat.worker = job.body
                    outcome = seat.run(job.task, self._stopped)
                except Exception as error:  # a defect costs its own job, not all that come after it
                    log.exception("%s", job.task.key)
                    outcome = Outcome("defect", f"a defect of this program ({error})")
                self.seconds += time.monotonic() - started
                self._end(job, outcome)


_REMEMBERED = 10_000  # jobs; of older ones nothing is known


def _do(task: Task) -> Outcome:
    return work(task)


def task(pdf: Path, output: Path, name: str, limits: Limits, key: str = "") -> Task:
    settings = Settings(ocr="off", citations=("csl",), tmx=True)
    return Task(key or pdf.name, str(pdf), str(output), name, limits, settings)


def extracted(own: Task) -> Outcome:
    """The results of a PDF in the output."""
    return work(own)


class NoSuchPage(Exception):
    """The document has fewer pages; the argument is how many."""


def _read_page(own: Task, body: Callable[[Task], Outcome]) -> Outcome:
    """What is made of a page, within the task's limits; that there is no such page is no defect."""

    def read(task: Task) -> Outcome:
        try:
            return body(task)
        except NoSuchPage as error:
            return Outcome(NO_PAGE, f"the PDF has {error.args[0]} pages")

    return guarded(own, read)


def awake(own: Task) -> Outcome:
    """Nothing: the process is there, and its libraries are, before somebody waits for a page."""
    return Outcome()


def pictured(own: Task) -> Outcome:
    """A page drawn into the cache as NAME.png; the key is JSON: {"page": …, "fine": …}."""
    return _read_page(own, _pictured)


def _pictured(own: Task) -> Outcome:
    page = _page(own)
    dpi = DPI * FINE if json.loads(own.key).get("fine") else DPI
    found = page_pictures(Path(own.location), (page,), dpi).get(page.number)
    if found is None:
        return Outcome("no-picture", "the page cannot be drawn")
    write_whole(Path(own.output) / f"{own.name}.png", found)
    return Outcome()


def read_in_box(own: Task) -> Outcome:
    """The text within a box of a page; the key is JSON: {"page": …, "box": […], "address": "…"}.

    The line: {"text": …, "value": …, "parts": […], "marks": […], "box": […]}; the address is that of the field.
    """
    asked = json.loads(own.key)
    field = asked.get("address", "")
    return _read_page(own, lambda task: _told(text_in(_page(task), Bbox(*asked["box"]), field)))


def read_lines(own: Task) -> Outcome:
    """The printed lines of a page, from top to bottom by columns. The line: {"lines": [each as of `read_in_box`]}."""
    field = json.loads(own.key).get("address", "")
    return _read_page(own, lambda task: _told({"lines": [_read([line], field) for line in _lines(_page(task))]}))


def _told(found: Any) -> Outcome:
    return Outcome(lines=(json.dumps(found),))


def _lines(page: Page) -> list[Line]:
    arranged = layout((page,))
    printed = [line for block in arranged.blocks for line in block.lines]
    return printed + [line for block, _ in arranged.furniture for line in block.lines]


def _read(printed: Sequence[Line], address: str) -> dict[str, Any]:
    around = Bbox.around(line.bbox for line in printed)
    sides = [round(side, 1) for side in (around.x0, around.top, around.x1, around.bottom)]
    return {**asdict(boxed.read(printed, address)), "box": sides}


def text_in(page: Page, box: Bbox, address: str = "") -> dict[str, Any]:
    """The text of a page within a box, as running text, and the box around it; of a click, the line that it met."""
    if box.width <= _POINT and box.height <= _POINT:
        met = [line for line in _lines(page) if line.bbox.contains(box, _POINT)]
        met = sorted(met, key=lambda line: line.bbox.height * line.bbox.width)[:1]
    else:
        inside = [char for char in page.chars if _holds(box, char.bbox)]
        met = lines(segments(inside), page.number)
    return _read(met, address) if met else {**asdict(boxed.Boxed()), "box": None}


def _holds(box: Bbox, char: Bbox) -> bool:
    return box.x0 <= char.x_mid <= box.x1 and box.top <= char.y_mid <= box.bottom


def _page(own: Task) -> Page:
    """One page of the document as extraction reads it; the task's key says which."""
    path, number = Path(own.location), int(json.loads(own.key)["page"])
    seen: list[Diagnostic] = []
    limits = own.settings.limits
    document, _ = open_reader(file_bytes(path, limits), path, own.settings.reader, seen.append)
    try:
        if not 1 <= number <= len(document):
            raise NoSuchPage(len(document))
        [read] = on_scans(set_anew([mend(document.page(number, limits.max_chars), seen.append)]))
        return read
    finally:
        document.close()
