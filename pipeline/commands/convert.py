"""`extract`, `check` and `explain`: each PDF in a worker process within limits, what is printed in the order given."""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO, TypeVar

import typer

from pipeline.archive import forks
from pipeline.archive.command import (
    LONGEST,
    MOST_MEMORY,
    Knowledge,
    References,
    ReviewAt,
    SettingsFile,
    Tmx,
    Workers,
    load_settings,
)
from pipeline.archive.stop import stoppable
from pipeline.errors import ExitStatus, UsageError, no_such_path
from pipeline.knowledge.files import folder
from pipeline.machine import apart, cores
from pipeline.regular import refuse_no_folder, refuse_stdout
from pipeline.said import later, said
from pipeline.startup import INTERRUPTED
from pipeline.write.characters import printable

if TYPE_CHECKING:
    from pipeline.archive.document import Outcome, Task
    from pipeline.commands.inputs import Input
    from pipeline.settings import Settings

log = logging.getLogger(__name__)
T = TypeVar("T")

_STOPPED = "stopped; what is converted stays"

# One that cannot be read costs no other: `readable` would have the library refuse them all.
Pdfs = Annotated[list[Path], typer.Argument(help="PDFs, or folders of them", readable=False)]
Reader = Annotated[str | None, typer.Option(help="pdfium or pdfplumber")]
Timeout = Annotated[
    float,
    typer.Option(min=1, max=LONGEST, help="seconds of the processor a document, and more for each page that is read"),
]
Memory = Annotated[float, typer.Option(min=0.25, max=MOST_MEMORY, help="GiB a document")]


def extract(
    inputs: Pdfs,
    output: Annotated[Path, typer.Option(help="where the results go")] = Path("output"),
    settings_file: SettingsFile = None,
    reader: Reader = None,
    references: References = None,
    tmx: Tmx = None,
    lexicon: Annotated[Path | None, typer.Option(help="a file made by `lexicon build`")] = None,
    knowledge: Knowledge = None,
    details: Annotated[Path | None, typer.Option(help="a TOML file of what no page prints: journals and more")] = None,
    ocr: Annotated[str | None, typer.Option(help="auto, off or always")] = None,
    review_at: ReviewAt = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="print each warning, not only their number")] = False,
    workers: Workers = None,
    timeout: Timeout = 60.0,
    memory: Memory = 1.5,
) -> None:
    """Convert PDFs; write NAME.xml (JATS) and NAME.json to OUTPUT.

    A whole issue in one PDF is for `archive --split auto`.

    Exit status 0: all converted; 1: some documents failed, the rest are there, or there is none, or changes made by
    hand or corrections need a look; 2: bad usage.
    """
    citations = tuple(references) if references else None
    flags = {
        "reader": reader,
        "citations": citations,
        "tmx": tmx,
        "lexicon": lexicon,
        "knowledge": knowledge,
        "details": details,
        "ocr": ocr,
        "review_at": review_at,
    }
    refuse_no_folder(output)
    from pipeline.archive.document import Reason

    settings = _settings(settings_file, **flags)
    run = _Run(output, str(output), settings, timeout, memory, workers)
    good = True
    for pdf, outcome in run.outcomes(inputs, "extracted"):
        # No other document has room either, or a folder.
        if outcome.reason == Reason.NO_SPACE or (outcome.reason == Reason.UNWRITABLE and not os.path.isdir(output)):
            raise UsageError(f"{output}: {outcome.message}")
        good &= _told(pdf, outcome) and not outcome.refused
        if not outcome.reason:
            _summed_up(pdf, outcome, warnings)
    raise typer.Exit(ExitStatus.OK if good else ExitStatus.SOME_FAILED)


def check(
    inputs: Pdfs,
    settings_file: SettingsFile = None,
    reader: Reader = None,
    workers: Workers = None,
    timeout: Timeout = 60.0,
    memory: Memory = 1.5,
) -> None:
    """Say where the two languages of an article differ, and what is odd in its references."""
    run = _Run(None, "", _settings(settings_file, reader=reader), timeout, memory, workers)
    good = True
    for pdf, outcome in run.outcomes(inputs, "checked"):
        good &= _told(pdf, outcome)
        for line in outcome.lines:
            _say(line)
    raise typer.Exit(ExitStatus.OK if good else ExitStatus.SOME_FAILED)


def explain(
    pdf: Annotated[Path, typer.Argument(help="a PDF")],
    html: Annotated[Path | None, typer.Option(help="write a page with the blocks drawn over the pages")] = None,
    settings_file: SettingsFile = None,
    reader: Reader = None,
    knowledge: Knowledge = None,
    timeout: Timeout = 60.0,
    memory: Memory = 1.5,
) -> None:
    """Say what each block of a paper was taken for: page, box, label, rule, confidence."""
    from pipeline.archive.document import Reason

    if not pdf.is_file():
        raise UsageError(f"{pdf}: a folder, not a PDF") if pdf.is_dir() else no_such_path(pdf)
    if html is not None:
        refuse_stdout(html)
    settings = _settings(settings_file, reader=reader, knowledge=knowledge)
    run = _Run(None, str(html or ""), settings, timeout, memory, 1)
    for own, outcome in run.outcomes([pdf], "explained"):
        if outcome.reason == Reason.UNWRITABLE:
            raise UsageError(outcome.message)
        if not _told(own, outcome):
            raise typer.Exit(ExitStatus.SOME_FAILED)
        for line in outcome.lines:
            print(line)


def _settings(file: Path | None, **flags: Any) -> Settings:
    """A file's settings, overridden by flags; the workers' server starts meanwhile, unless knowledge may be named."""
    if file is None and flags.get("knowledge") is None and folder() is None:
        forks.start()
    settings = load_settings(file, **flags)
    if settings.ocr == "always":
        from pipeline.read.ocr import expect

        expect(settings.ocr)
    return settings


class _Run:
    """What a command's PDFs are converted with."""

    def __init__(
        self, results: Path | None, output: str, settings: Settings, timeout: float, memory: float, workers: int | None
    ) -> None:
        from pipeline.archive.document import Limits

        self.results, self.output, self.settings = results, output, settings
        self.limits = Limits(seconds=timeout, memory=int(memory * 1024**3))
        self.workers = workers or cores()

    def outcomes(self, paths: Sequence[Path], work: str) -> Iterator[tuple[Input, Outcome]]:
        """What became of each PDF, in their order, as soon as all before it are done; `work` is of commands.work."""
        from pipeline.archive import local
        from pipeline.archive.document import Outcome
        from pipeline.archive.named import Named
        from pipeline.commands.inputs import inputs

        pdfs = inputs(paths, self.results)
        if not pdfs:
            print(said("no PDF found"), file=sys.stderr)
            raise typer.Exit(ExitStatus.SOME_FAILED)
        places = {pdf.name: at for at, pdf in enumerate(pdfs)}
        tasks = [self._task(pdf) for pdf in pdfs if not pdf.reason]
        unopened = [(at, Outcome(pdf.reason, pdf.message)) for at, pdf in enumerate(pdfs) if pdf.reason]
        try:
            run = local.run(tasks, min(self.workers, len(tasks)), Named("pipeline.commands.work", work))
            with stoppable(_STOPPED), contextlib.closing(run) as results:
                ended = ((places[task.name], outcome) for task, outcome in _progress(results, len(tasks)))
                for at, outcome in in_order(itertools.chain(unopened, ended)):
                    yield pdfs[at], outcome
        except KeyboardInterrupt:
            print(said(_STOPPED), file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from None

    def _task(self, pdf: Input) -> Task:
        from pipeline.archive.document import Task

        return Task(pdf.shown, str(pdf.path), self.output, pdf.name, self.limits, self.settings, place=pdf.place)


def in_order(numbered: Iterable[tuple[int, T]]) -> Iterator[tuple[int, T]]:
    """The items by their numbers, which begin at 0 and have no gap; each as soon as all before it are there."""
    waiting: dict[int, T] = {}
    following = 0
    for number, item in numbered:
        waiting[number] = item
        while following in waiting:
            yield following, waiting.pop(following)
            following += 1


def _told(pdf: Input, outcome: Outcome) -> bool:
    """Say why there is no result, where there is none; whether there is one."""
    if not outcome.reason:
        return True
    message = outcome.message
    if outcome.trace:
        log.error("%s\n%s", pdf.path, outcome.trace)
        message = later(f"a defect of this program ({message}); --log-file keeps the details")
    _say(f"{pdf.shown}: {message} [{outcome.reason}]", sys.stderr)
    return False


def _summed_up(pdf: Input, outcome: Outcome, warnings: bool) -> None:
    """A line on the article; on stderr what a person should know of its files, and the remarks if they are wanted."""
    head, *rest = outcome.lines
    pages, _, found = head.partition("  ")
    _say(f"{pdf.shown}  {pages}  {outcome.seconds:.1f} s  {found}")
    if pdf.other:
        _say(f"{pdf.shown}: results are called {pdf.name}, as {pdf.other} has the name {pdf.own}", sys.stderr)
    elif pdf.is_shared:
        _say(f"{pdf.shown}: results are called {pdf.name}, as several documents have the name {pdf.own}", sys.stderr)
    for line in (*outcome.refused, *(rest if warnings else ())):
        _say(line, sys.stderr)


def _progress(items: Iterable[tuple[Task, Outcome]], total: int) -> Iterable[tuple[Task, Outcome]]:
    """The items, with a progress bar where stderr is a terminal."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    with apart():  # a bar's lock is one of multiprocessing's, which may start a process to keep it
        bar: Iterable[tuple[Task, Outcome]] = tqdm(items, total=total, unit="PDF")
    return bar


def _say(line: str, file: TextIO | None = None) -> None:
    """Print a line above the progress bar, if there is one; one line even where a file's name has a line break."""
    line = said(printable(line))
    stream = file or sys.stdout
    if sys.stderr.isatty():
        from tqdm import tqdm

        with apart():  # as for the bar
            tqdm.write(line, file=stream)
    else:
        print(line, file=stream, flush=True)
