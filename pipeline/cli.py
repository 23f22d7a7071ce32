"""The commands: they parse, call, and print."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ExitStatus, UnusablePdf, UsageError
from pipeline.settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
log = logging.getLogger(__name__)


@app.callback()
def duizhao() -> None:
    """Chinese journal PDFs with parallel Chinese and English text -> aligned JATS XML and JSON."""


@app.command()
def extract(
    inputs: Annotated[list[Path], typer.Argument(help="PDFs, or folders of them")],
    output: Annotated[Path, typer.Option(help="where the results go")] = Path("output"),
    settings_file: Annotated[Path | None, typer.Option("--settings", help="a TOML file of settings")] = None,
    reader: Annotated[str | None, typer.Option(help="pdfium or pdfplumber")] = None,
) -> None:
    """Convert PDFs; write NAME.xml (JATS) and NAME.json to OUTPUT."""
    from pipeline.run import convert
    from pipeline.write import json, jats
    from pipeline.write.files import output_names, write_whole

    settings = Settings.load(settings_file, reader=reader)
    pdfs = list(_pdfs(inputs))
    failed = 0
    for pdf, name in output_names(pdfs).items():
        started = time.perf_counter()
        try:
            result = convert(pdf, settings)
            write_whole(output / f"{name}.xml", jats.article(result.article))
            write_whole(output / f"{name}.json", json.article(result.article, result.diagnostics, name=pdf.name, pages=result.pages))
        except UnusablePdf as error:
            failed += 1
            print(f"{error}", file=sys.stderr)
            continue
        except Exception:
            failed += 1
            log.debug("defect", exc_info=True)
            import traceback; traceback.print_exc()
            print(f"{pdf.name}: a defect of this program; nothing was written", file=sys.stderr)
            continue
        print(f"{pdf.name}: {result.pages} pages, {time.perf_counter() - started:.1f} s")
    raise typer.Exit(ExitStatus.SOME_FAILED if failed else ExitStatus.OK)


def _pdfs(inputs: Sequence[Path]) -> Iterator[Path]:
    for path in inputs:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"{path}: no such file or folder")


def main() -> None:
    """The console script."""
    try:
        app()
    except UsageError as error:
        print(error, file=sys.stderr)
        sys.exit(ExitStatus.USAGE)
