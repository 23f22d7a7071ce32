"""The `archive` command: options in, one line of counts out."""

from __future__ import annotations

import functools
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.archive.stop import INTERRUPTED, stoppable
from pipeline.errors import ExitStatus, UsageError
from pipeline.settings import Settings


class Ocr(StrEnum):
    AUTO = "auto"
    OFF = "off"
    ALWAYS = "always"


class Split(StrEnum):
    AUTO = "auto"
    OFF = "off"


class RedoChoice(StrEnum):
    FAILED = "failed"
    CHANGED = "changed"
    ALL = "all"


class EngineName(StrEnum):
    LOCAL = "local"
    DASK = "dask"


_STOPPED = "stopped; the same command goes on from here"


def archive(
    source: Annotated[str, typer.Argument(help="the folder (or URL) with the PDFs")],
    output: Annotated[str, typer.Option(help="the folder (or URL) for the results: the same tree")],
    redo: Annotated[list[RedoChoice] | None, typer.Option(help="convert these again: failed, changed, all")] = None,
    retry: Annotated[int, typer.Option(min=0, help="further attempts where a worker dies")] = 1,
    workers: Annotated[int | None, typer.Option(min=1, help="processes; default: a core each")] = None,
    timeout: Annotated[
        float, typer.Option(min=1, help="seconds a document, and 1 s more for each page that is read")
    ] = 60.0,
    memory: Annotated[float, typer.Option(min=0.25, help="GiB a worker")] = 1.5,
    ocr: Annotated[Ocr, typer.Option(help="read pages without a usable text layer")] = Ocr.AUTO,
    split: Annotated[Split, typer.Option(help="split PDFs of whole issues into their articles")] = Split.OFF,
    review_at: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="list for review what is less likely right; default: as measured"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="print nothing but errors of the run")] = False,
    log: Annotated[Path | None, typer.Option(help="append JSON Lines: a line a document")] = None,
    settings_file: Annotated[Path | None, typer.Option("--settings", help="a TOML file of settings")] = None,
    details: Annotated[Path | None, typer.Option(help="a TOML file of what no page prints: journals and more")] = None,
    engine: Annotated[EngineName, typer.Option(help="this machine, or a Dask cluster")] = EngineName.LOCAL,
    scheduler: Annotated[str | None, typer.Option(help="address of the Dask scheduler")] = None,
    journal: Annotated[Path | None, typer.Option(help="the state file; default: OUTPUT/archive.sqlite")] = None,
) -> None:
    """Convert a tree of PDFs; stopped at any point, the same command goes on."""
    from pipeline.archive import job
    from pipeline.archive.document import Limits

    asked = job.Job(
        source=source,
        output=output,
        engine=_engine(engine, workers or os.cpu_count() or 1, scheduler),
        settings=_settings(settings_file, ocr, review_at, details),
        limits=Limits(seconds=timeout, memory=int(memory * 1024**3)),
        redo=frozenset(job.Redo(choice) for choice in redo or ()),
        split=split is Split.AUTO,
        retry=retry,
        journal=journal,
        quiet=quiet,
        log=log,
    )
    try:
        with stoppable(_STOPPED):
            counts = job.run(asked)
    except KeyboardInterrupt:
        print(_STOPPED, file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        print(", ".join(f"{count:,} {status}" for status, count in counts.items()) or "no PDFs found")
    raise typer.Exit(ExitStatus.SOME_FAILED if counts.get("failed") else ExitStatus.OK)


def _settings(path: Path | None, ocr: Ocr, review_at: float | None, details: Path | None) -> Settings:
    from pipeline.read.ocr import is_available

    if ocr is Ocr.ALWAYS and not is_available():
        raise UsageError("--ocr always: `pip install duizhao[ocr]` first")
    return Settings.load(path, ocr=ocr.value, review_at=review_at, details=details)


def _engine(name: EngineName, workers: int, scheduler: str | None):  # type: ignore[no-untyped-def]
    if name is EngineName.LOCAL:
        from pipeline.archive import local

        return functools.partial(local.run, workers=workers)
    if scheduler is None:
        raise UsageError("--engine dask needs --scheduler ADDRESS")
    from pipeline.archive import cluster

    return functools.partial(cluster.run, scheduler=scheduler)
