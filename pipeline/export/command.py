"""The `export` command: options in, one file out, and on stderr what is not in it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ExitStatus, UsageError
from pipeline.said import said
from pipeline.write.characters import printable


class FormatName(StrEnum):
    CROSSREF = "crossref"
    DOAJ = "doaj"
    PUBMED = "pubmed"
    OAI_DC = "oai-dc"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"
    RIS = "ris"
    TMX = "tmx"
    PAIRS = "pairs"
    PASSAGES = "passages"
    PARQUET = "parquet"


def export(
    outputs: Annotated[list[Path], typer.Argument(help="folders of JSON results")],
    format_name: Annotated[FormatName, typer.Option("--format", help="what the file is for")],
    to: Annotated[Path | None, typer.Option(help="the file to write, of parquet the folder; default: stdout")] = None,
    details: Annotated[Path | None, typer.Option(help="a TOML file of what no page prints")] = None,
    timestamp: Annotated[
        str | None, typer.Option(help="YYYY-MM-DDThh:mm:ss (UTC) or now; default: SOURCE_DATE_EPOCH")
    ] = None,
    longest: Annotated[
        int | None, typer.Option(min=50, help="characters of a passage at most; longer ones are cut between sentences")
    ] = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="also say what is recommended and not there")] = False,
) -> None:
    """Write the articles of results as one file for an indexing service or a reference manager.

    Exit status 0: all are in it; 1: some were left out, each named with what it lacks; 2: bad usage.
    """
    from pipeline.details import Details
    from pipeline.export import tables
    from pipeline.export.formats import FORMATS
    from pipeline.export.job import run
    from pipeline.export.passages import within

    given = Details.load(details, timestamp)
    form = tables.FORMAT if format_name is FormatName.PARQUET else FORMATS[format_name]
    if longest is not None:
        if format_name is not FormatName.PASSAGES:
            raise UsageError("--longest is for --format passages")
        form = within(longest)
    counts = run(outputs, form, to or sys.stdout.buffer, given, _say, warnings)
    _say(str(counts))
    sys.stdout.flush()
    raise typer.Exit(ExitStatus.OK if counts.written and not counts.left_out else ExitStatus.SOME_FAILED)


def _say(line: str) -> None:
    """One line on stderr, also where a file's name has a line break."""
    print(said(printable(line)), file=sys.stderr)
