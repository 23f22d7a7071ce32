"""The `archive` command: options in, one line of counts out."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline.archive.stop import stoppable
from pipeline.errors import ExitStatus, UsageError
from pipeline.machine import cores
from pipeline.regular import refuse_stdout
from pipeline.said import ngettext, said
from pipeline.startup import INTERRUPTED
from pipeline.write.characters import printable

if TYPE_CHECKING:
    from pipeline.archive.asked import Job
    from pipeline.settings import Settings


class Ocr(StrEnum):
    AUTO = "auto"
    OFF = "off"
    ALWAYS = "always"


class Split(StrEnum):
    AUTO = "auto"
    OFF = "off"


class EngineName(StrEnum):
    LOCAL = "local"
    DASK = "dask"


_STOPPED = "stopped; the same command goes on from here"
LONGEST = 7 * 24 * 3600.0  # seconds; what takes longer is no limit
MOST_MEMORY = 65536.0  # GiB; more than any machine has, and a number that the system takes


SourceTree = Annotated[str, typer.Argument(help="the folder (or URL) with the PDFs")]
Output = Annotated[str, typer.Option(help="the folder (or URL) for the results: the same tree")]
RedoNames = Annotated[
    list[str] | None,
    typer.Option(help="convert these again: failed, changed, all, or a reason or remark such as no-text"),
]
Verify = Annotated[bool, typer.Option("--verify", help="read every result, and make altered ones again")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="say what would be done, and what room it needs; write nothing")
]
Retry = Annotated[int, typer.Option(min=0, help="further attempts where a worker dies")]
Workers = Annotated[int | None, typer.Option(min=1, help="processes; default: a core each")]
Timeout = Annotated[
    float,
    typer.Option(min=1, max=LONGEST, help="seconds of the processor a document, and more for each page that is read"),
]
Memory = Annotated[float, typer.Option(min=0.25, max=MOST_MEMORY, help="GiB a worker")]
OcrMode = Annotated[Ocr, typer.Option(help="read pages without a usable text layer")]
SplitMode = Annotated[Split, typer.Option(help="split PDFs of whole issues into their articles")]
ReviewAt = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="list for review what is less likely right; default: as measured"),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="print nothing but errors of the run")]
Log = Annotated[Path | None, typer.Option(help="append JSON Lines: a line a document")]
References = Annotated[
    list[str] | None, typer.Option(help="references beside the JATS: csl, bibtex or ris; may be given again")
]
Tmx = Annotated[bool | None, typer.Option("--tmx", help="write the aligned segments as NAME.tmx too")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="a TOML file of settings")]
Details = Annotated[Path | None, typer.Option(help="a TOML file of what no page prints: journals and more")]
Knowledge = Annotated[
    Path | None, typer.Option(help="a folder of rows to lay over the program's own, in files of the same names")
]
EngineChoice = Annotated[EngineName, typer.Option(help="this machine, or a Dask cluster")]
Scheduler = Annotated[str | None, typer.Option(help="address of the Dask scheduler")]
State = Annotated[Path | None, typer.Option(help="the state file; default: OUTPUT/archive.sqlite")]
Reason = Annotated[str | None, typer.Option(help="only of this reason, such as no-text")]


def archive(
    source: SourceTree,
    output: Output,
    redo: RedoNames = None,
    verify: Verify = False,
    dry_run: DryRun = False,
    retry: Retry = 1,
    workers: Workers = None,
    timeout: Timeout = 60.0,
    memory: Memory = 1.5,
    references: References = None,
    tmx: Tmx = None,
    ocr: OcrMode = Ocr.AUTO,
    split: SplitMode = Split.OFF,
    review_at: ReviewAt = None,
    quiet: Quiet = False,
    log: Log = None,
    settings_file: SettingsFile = None,
    knowledge: Knowledge = None,
    details: Details = None,
    engine: EngineChoice = EngineName.LOCAL,
    scheduler: Scheduler = None,
    journal: State = None,
) -> None:
    """Convert a tree of PDFs; stopped at any point, the same command goes on.

    `archive status OUTPUT` says how far it is, `archive failures OUTPUT` what failed. A source of such a name is given
    as `./status`. Exit status 0: all converted; 1: some documents failed, the rest are there, or there is
    none, or a correction is one that no article can have; 2: bad usage.
    """
    own = {"review_at": review_at, "knowledge": knowledge, "details": details, "tmx": tmx}
    settings = _settings(settings_file, engine, references, {**own, "ocr": ocr.value})
    from pipeline.archive import job  # reads knowledge
    from pipeline.archive.document import Limits

    asked = job.Job(
        source=source,
        output=output,
        engine=_engine(engine, workers or cores(), scheduler, (source, output)),
        settings=settings,
        limits=Limits(seconds=timeout, memory=int(memory * 1024**3)),
        redo=_redo(redo or ()),
        verify=verify,
        split=split is Split.AUTO,
        retry=retry,
        journal=journal,
        quiet=quiet,
        log=log,
    )
    _plan(asked, workers or cores()) if dry_run else _run(asked)


def _redo(names: Sequence[str]) -> frozenset[str]:
    from pipeline.archive.asked import redoable

    for name in sorted(set(names) - redoable()):
        raise UsageError(f"--redo {name}: no reason and no remark; `archive status` names those there are")
    return frozenset(names)


def _plan(asked: Job, workers: int) -> None:
    from pipeline.archive import job, status

    job.check(asked)
    _print(status.plan(asked, workers))


def _run(asked: Job) -> None:
    from pipeline.archive import job, status
    from pipeline.archive.asked import placed

    try:
        with stoppable(_STOPPED):
            counts = job.run(asked)
    except KeyboardInterrupt:
        print(said(_STOPPED), file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    if not asked.quiet:
        told = ", ".join(f"{count:,} {status}" for status, count in counts.items())
        print(said(told), end="\n" if told else "")
    if not counts:
        print(said("no PDF found"), file=sys.stderr)
    if refused := status.refused(placed(asked).state):
        print(said(_refused(refused)), file=sys.stderr)
    is_good = counts and not counts.get("failed") and not refused
    raise typer.Exit(ExitStatus.OK if is_good else ExitStatus.SOME_FAILED)


def _refused(count: int) -> str:
    """That what people put right in so many documents is not in their results."""
    return ngettext(
        "1 document has corrections that cannot be made: report.html names them",
        f"{count:,} documents have corrections that cannot be made: report.html names them",
        count,
    )


def load_settings(path: Path | None = None, **flags: Any) -> Settings:
    """A file's settings, overridden by flags; imported here, as the model comes with them and `--help` needs none."""
    from pipeline.settings import Settings

    settings = Settings.load(path, **flags)
    if settings.lexicon is not None:
        from pipeline.align.lexicon import Lexicon

        Lexicon.expect(settings.lexicon)  # one that is none is told once, not for each document
    return settings


def _settings(
    path: Path | None, engine: EngineName, references: Sequence[str] | None, flags: dict[str, Any]
) -> Settings:
    settings = load_settings(path, citations=tuple(references or ()) or None, **flags)
    from pipeline.read.ocr import expect

    expect(settings.ocr)
    if settings.knowledge is not None and engine is EngineName.DASK:
        raise UsageError("--knowledge: a cluster's workers read their own; start them with DUIZHAO_KNOWLEDGE=FOLDER")
    return settings


def status(
    output: Annotated[str, typer.Argument(help="the folder (or URL) of the results")],
    journal: State = None,
) -> None:
    """Say how far an archive is: documents by state and reason, while a run is at work too."""
    from pipeline.archive import status as told

    _print(told.status(told.state_of(output, journal)))


def failures(
    output: Annotated[str, typer.Argument(help="the folder (or URL) of the results")],
    reason: Reason = None,
    journal: State = None,
) -> None:
    """A line for each document of an archive that failed, with its reason."""
    from pipeline.archive import status as told

    _print(told.failures(told.state_of(output, journal), reason))


def sample(
    output: Annotated[Path, typer.Argument(help="the folder of the results")],
    sheet: Annotated[Path, typer.Argument(help="the CSV file to write; where it has marks, what they say is told")],
    size: Annotated[int, typer.Option(min=1, help="articles to look through")] = 100,
    seed: Annotated[int, typer.Option(help="another number draws others")] = 0,
    journal: State = None,
) -> None:
    """Draw articles to compare with their pages, more of the doubtful ones; or say what the marks on the sheet mean.

    In the sheet's first column a person puts y where the front matter is right, n where it is not. Run again with the
    marked sheet, the command says which share of the whole archive needs a change, and between which bounds.
    """
    from pipeline.archive import quality

    refuse_stdout(sheet)
    _print(quality.told(sheet) if sheet.exists() else quality.drawn(output, journal, sheet, size, seed))


def _print(lines: Sequence[str]) -> None:
    for line in lines:
        print(said(printable(line)))


def _engine(name: EngineName, workers: int, scheduler: str | None, places: tuple[str, str]):  # type: ignore[no-untyped-def]
    if name is EngineName.LOCAL:
        from pipeline.archive import local

        return functools.partial(local.run, workers=workers)
    if scheduler is None:
        raise UsageError("--engine dask needs --scheduler ADDRESS")
    from pipeline.archive import cluster

    folders = tuple(os.path.abspath(place) for place in places if "://" not in place)
    return functools.partial(cluster.run, scheduler=scheduler, folders=folders)


class _Commands(TyperGroup):
    """`archive SOURCE …` converts; `archive status`, `failures` and `sample` are commands of their own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(
            ctx, args if args and args[0] in ("status", "failures", "sample") else ["convert", *args]
        )


app = typer.Typer(cls=_Commands, help="Convert a tree of PDFs, unattended and resumable.")
app.command("convert", help=archive.__doc__, hidden=True)(archive)
app.command()(status)
app.command()(failures)
app.command()(sample)
