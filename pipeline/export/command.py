"""The `export` command: options in, one file out, and on stderr what is not in it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ExitStatus, UsageError
from pipeline.export.names import FOLDERS, OWN, answering, load, names
from pipeline.regular import STDOUT
from pipeline.said import said
from pipeline.write.characters import printable


class Language(StrEnum):
    """Those of `pipeline.model`, which takes longer to load than a command's help may."""

    ZH = "zh"
    EN = "en"


def export(
    outputs: Annotated[list[Path], typer.Argument(help="folders of JSON results")],
    format_name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join((*OWN, *FOLDERS)),
            help="one of these, or one that another package brings",
            autocompletion=names,
        ),
    ],
    to: Annotated[
        Path | None, typer.Option(help="the file to write, of parquet the folder; default, or -: stdout")
    ] = None,
    details: Annotated[Path | None, typer.Option(help="a TOML file of what no page prints")] = None,
    timestamp: Annotated[
        str | None, typer.Option(help="YYYY-MM-DDThh:mm:ss (UTC) or now; default: SOURCE_DATE_EPOCH")
    ] = None,
    longest: Annotated[
        int | None, typer.Option(min=50, help="characters of a passage at most; longer ones are cut between sentences")
    ] = None,
    lang: Annotated[Language | None, typer.Option(help="only passages in this language")] = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="also say what is recommended and not there")] = False,
) -> None:
    """Write the articles of results as one file for an indexing service or a reference manager.

    Exit status 0: all are in it; 1: some were left out, each named with what it lacks; 2: bad usage.
    """
    from pipeline.details import Details
    from pipeline.export.job import run
    from pipeline.model.lang import Lang

    given = Details.load(details, timestamp)
    form = load(format_name)
    if longest is not None or lang is not None:
        if form.choose is None:
            raise UsageError(f"--format {format_name} takes neither --longest nor --lang")
        form = form.choose(longest, Lang(lang) if lang else None)
    with answering(format_name):
        place = sys.stdout.buffer if to is None or str(to) == STDOUT else to
        counts = run(outputs, form, place, given, _say, warnings)
    _say(str(counts))
    sys.stdout.flush()
    raise typer.Exit(ExitStatus.OK if counts.written and not counts.left_out else ExitStatus.SOME_FAILED)


def _say(line: str) -> None:
    """One line on stderr, also where a file's name has a line break."""
    print(said(printable(line)), file=sys.stderr)
