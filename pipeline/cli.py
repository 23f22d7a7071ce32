"""The commands: they parse, call, and print."""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from pipeline.archive.command import archive
from pipeline.errors import ExitStatus, UnusablePdf, UsageError
from pipeline.export.command import export
from pipeline.index.command import index, search
from pipeline.settings import Settings
from pipeline.write.characters import printable

if TYPE_CHECKING:
    from pipeline.model.diagnostic import Diagnostic
    from pipeline.run import Result

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
log = logging.getLogger(__name__)

SettingsFile = Annotated[Path | None, typer.Option("--settings", help="a TOML file of settings")]
Reader = Annotated[str | None, typer.Option(help="pdfium or pdfplumber")]


@app.callback()
def duizhao(
    log_file: Annotated[Path | None, typer.Option("--log-file", help="where tracebacks of defects go")] = None,
) -> None:
    """Chinese journal PDFs with parallel Chinese and English text -> aligned JATS XML and JSON."""
    handler = logging.FileHandler(log_file, encoding="utf-8") if log_file else logging.NullHandler()
    logging.basicConfig(handlers=[handler], level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


@app.command()
def extract(
    inputs: Annotated[list[Path], typer.Argument(help="PDFs, or folders of them")],
    output: Annotated[Path, typer.Option(help="where the results go")] = Path("output"),
    settings_file: SettingsFile = None,
    reader: Reader = None,
    references: Annotated[list[str] | None, typer.Option(help="csl, bibtex or ris; may be given again")] = None,
    tmx: Annotated[bool | None, typer.Option("--tmx", help="write the aligned segments as NAME.tmx too")] = None,
    lexicon: Annotated[Path | None, typer.Option(help="a file made by `lexicon build`")] = None,
    ocr: Annotated[str | None, typer.Option(help="auto, off or always")] = None,
    warnings: Annotated[bool, typer.Option("--warnings", help="print each warning, not only their number")] = False,
) -> None:
    """Convert PDFs; write NAME.xml (JATS) and NAME.json to OUTPUT.

    Exit status 0: all converted; 1: some documents failed, the rest are there; 2: bad usage.
    """
    from pipeline.write.files import output_names

    citations = tuple(references) if references else None
    settings = Settings.load(settings_file, reader=reader, citations=citations, tmx=tmx, lexicon=lexicon, ocr=ocr)
    pdfs = list(_pdfs(inputs))
    if not pdfs:
        print("no PDF found", file=sys.stderr)
    done = [_extract(pdf, output, name, settings, warnings) for pdf, name in _progress(output_names(pdfs).items())]
    raise typer.Exit(ExitStatus.OK if all(done) else ExitStatus.SOME_FAILED)


def _extract(pdf: Path, output: Path, name: str, settings: Settings, warnings: bool) -> bool:
    """Convert one file and say so on one line; whether that went well."""
    from pipeline.run import convert
    from pipeline.save import save

    started = time.perf_counter()
    try:
        result = convert(pdf, settings)
        save(result, output, name, settings)
    except UnusablePdf as error:
        _say(f"{error} [{error.code}]", sys.stderr)
        return False
    except OSError as error:
        _say(f"{pdf.name}: {error.strerror or error}", sys.stderr)
        return False
    except Exception:
        log.exception("%s", pdf)
        _say(f"{pdf.name}: a defect of this program; nothing was written (--log-file keeps the details)", sys.stderr)
        return False
    _say(f"{pdf.name}  {_summary(result, time.perf_counter() - started)}")
    if warnings:
        for item in result.diagnostics:
            _say(_remark(pdf, item), sys.stderr)
    return True


def _summary(result: Result, seconds: float) -> str:
    """`6 pages  0.2 s  zh: title, 3 authors, abstract, 5 keywords  en: …  20 references  2 warnings`"""
    from pipeline.model.diagnostic import Severity
    from pipeline.model.lang import Lang

    front = result.article.front
    parts = [f"{len(result.pages)} pages", f"{seconds:.1f} s"]
    for lang in Lang:
        counts = [(len(front.byline(lang)), "authors"), (len(front.kwds(lang)), "keywords")]
        found = ["title"] if front.title(lang) else []
        found += ["abstract"] if front.abstract(lang) else []
        found += [f"{count} {what}" for count, what in counts if count]
        parts.append(f"{lang}: {', '.join(found) or 'nothing'}")
    parts.append(f"{len(result.article.back.references)} references")
    severities = Counter(item.kind.severity for item in result.diagnostics)
    parts += [f"{severities[s]} {s}s" for s in (Severity.ERROR, Severity.WARNING) if severities[s]]
    return "  ".join(parts)


def _remark(pdf: Path, item: Diagnostic) -> str:
    return f"{pdf.name}:{item.page or 1}: {item.kind.severity}: {item.message}"


@app.command()
def check(
    pdf: Annotated[Path, typer.Argument(help="a PDF")], settings_file: SettingsFile = None, reader: Reader = None
) -> None:
    """Say where the two languages of an article differ, and what is odd in its references."""
    from pipeline.run import convert

    try:
        result = convert(pdf, Settings.load(settings_file, reader=reader))
    except UnusablePdf as error:
        _say(f"{error} [{error.code}]", sys.stderr)
        raise typer.Exit(ExitStatus.SOME_FAILED) from error
    for item in result.diagnostics:
        _say(_remark(pdf, item))


@app.command()
def explain(
    pdf: Annotated[Path, typer.Argument(help="a PDF")],
    html: Annotated[Path | None, typer.Option(help="write a page with the blocks drawn over the pages")] = None,
    settings_file: SettingsFile = None,
    reader: Reader = None,
) -> None:
    """Say what each block of a paper was taken for: page, box, label, rule, confidence."""
    from pipeline.explain import lines
    from pipeline.explain.page import page
    from pipeline.run import convert
    from pipeline.write.files import write_whole

    settings = Settings.load(settings_file, reader=reader)
    if not pdf.is_file():
        raise UsageError(f"{pdf}: no such file")
    try:
        result = convert(pdf, settings)
        if html is not None:
            write_whole(html, page(result).encode("utf-8"))
    except UnusablePdf as error:
        _say(f"{error} [{error.code}]", sys.stderr)
        raise typer.Exit(ExitStatus.SOME_FAILED) from error
    except OSError as error:
        raise UsageError(f"{error.filename or html}: {error.strerror or error}") from error
    for line in lines(result) if html is None else ():
        print(line)


lexicon_app = typer.Typer(no_args_is_help=True, help="Learn translations from what has been aligned.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.callback()
def _lexicon() -> None:
    """Learn translations from what has been aligned."""


@lexicon_app.command()
def build(
    outputs: Annotated[list[Path], typer.Argument(help="JSON results, or folders of them")],
    to: Annotated[Path, typer.Option(help="the file to write")] = Path("lexicon.sqlite"),
) -> None:
    """Learn from JSON results and write one file, for `extract --lexicon`."""
    from pipeline.align.lexicon import build as learn

    print(f"{to}: learned from {learn(outputs, to)} pairs")


app.command()(archive)
app.command()(export)
app.command()(index)
app.command()(search)


@app.command()
def validate(files: Annotated[list[Path], typer.Argument(help="JATS XML files")]) -> None:
    """Validate XML files against the JATS 1.3 Journal Publishing DTD."""
    from pipeline.write.validate import validate as problems

    bad = 0
    for file in files:
        for problem in problems(file):
            bad += 1
            print(f"{file}:{problem}")
    raise typer.Exit(ExitStatus.SOME_FAILED if bad else ExitStatus.OK)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the JSON results."""
    from pipeline.write.schema import schema as text

    sys.stdout.write(text().decode("utf-8"))


def _pdfs(inputs: Sequence[Path]) -> Iterator[Path]:
    for path in inputs:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"{path}: no such file or folder")


def _progress(items: Iterable[tuple[Path, str]]) -> Iterable[tuple[Path, str]]:
    """The items, with a progress bar where stderr is a terminal."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    bar: Iterable[tuple[Path, str]] = tqdm(items, unit="PDF")
    return bar


def _say(line: str, file: TextIO | None = None) -> None:
    """Print a line above the progress bar, if there is one; one line even where a file's name has a line break."""
    line = printable(line)
    stream = file or sys.stdout
    if sys.stderr.isatty():
        from tqdm import tqdm

        tqdm.write(line, file=stream)
    else:
        print(line, file=stream, flush=True)


def main() -> None:
    """The console script."""
    try:
        app()
    except UsageError as error:
        print(error, file=sys.stderr)
        sys.exit(ExitStatus.USAGE)
