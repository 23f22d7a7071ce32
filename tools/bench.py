"""Time extraction against reading alone, in one run: ratios, pages a second, memory, pictures, workers, other programs.

    python tools/bench.py FOLDER-OF-PDFS... [--plumber N] [--pages N] [--diagram docs/time.svg]

Reading alone is what pypdfium2 takes to hand over each character with its box, font, size and matrix, one call at a
time. Each file is done in turn by each, and processor time is counted, so that what else the machine does is not.
Volumes are the first folder's papers bound as one PDF of N pages, and the same pages bound in parts. Only the workers
are timed by the clock.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib
import json as json_module
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import DuizhaoError
from pipeline.run import convert
from pipeline.save import outputs
from pipeline.settings import Settings
from pipeline.write import jats, json

PARTS = (9, 36, 144, 576)  # pages of a volume
WORKERS = (1, 2, 4)
WHOLE = {  # programs that make a text of a PDF: how each is called
    "pymupdf4llm": lambda module, path: module.to_markdown(str(path)),
    "kreuzberg": lambda module, path: module.extract_file_sync(str(path)),
    "docling.document_converter": lambda module, path: module.DocumentConverter().convert(str(path)),
}
Work = Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Figure:
    """Processor time and the pages it was spent on."""

    seconds: float = 0.0
    pages: int = 0

    @property
    def per_page(self) -> float:
        return 1000 * self.seconds / max(1, self.pages)


def pdfium_chars(path: Path) -> int:
    """Read each character with its box, font, size and matrix; the number of pages."""
    document = pypdfium2.PdfDocument(path)
    rect, matrix, flags = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(256)
    for page in document:
        textpage = page.get_textpage()
        for index in range(textpage.count_chars()):
            pdfium.FPDFText_GetUnicode(textpage, index)
            pdfium.FPDFText_GetLooseCharBox(textpage, index, rect)
            pdfium.FPDFText_GetFontInfo(textpage, index, name, 256, flags)
            pdfium.FPDFText_GetFontSize(textpage, index)
            pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        textpage.close()
        page.close()
    return len(document)


def plumber_chars(path: Path) -> int:
    """Read each page's characters; the number of pages, 0 where pdfplumber cannot open the file."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                _ = page.chars
                page.close()
            return len(document.pages)
    except PdfminerException:
        return 0


def extraction(path: Path) -> int:
    """To JATS and JSON; the number of pages, 0 where the file has no text."""
    try:
        result = convert(path)
    except DuizhaoError:
        return 0
    jats.article(result.article)
    json.article(result.article, result.diagnostics)
    return len(result.pages)


def timed(works: dict[str, Work], paths: Iterable[Path]) -> dict[str, Figure]:
    """What each work took of the paths that all of them can read, done in turn."""
    figures = dict.fromkeys(works, Figure())
    for path in paths:
        spent = {name: _spent(work, path) for name, work in works.items()}
        if all(figure.pages for figure in spent.values()):
            for name, own in spent.items():
                figures[name] = Figure(figures[name].seconds + own.seconds, figures[name].pages + own.pages)
    return figures


def _spent(work: Work, path: Path) -> Figure:
    started = time.process_time()
    pages = work(path)
    return Figure(time.process_time() - started, pages)


READING, EXTRACTION = "pypdfium2, characters alone", "extraction to JATS and JSON"
WORKS: dict[str, Work] = {READING: pdfium_chars, EXTRACTION: extraction}


def against_reading(folder: Path) -> None:
    figures = timed(WORKS, sorted(folder.glob("*.pdf")))
    print(f"{folder}: {figures[READING].pages} pages")
    for name, figure in figures.items():
        ratio = figure.per_page / max(1e-9, figures[READING].per_page)
        print(f"  {name:30} {figure.per_page:7.1f} ms a page   ratio {ratio:5.2f}")


def against_others(paths: Sequence[Path]) -> None:
    """pdfplumber, and whatever whole extractor there is, on a few files beside both of ours."""
    works: dict[str, Work] = {"pdfplumber, page.chars": plumber_chars}
    for name, call in WHOLE.items():
        try:
            module = importlib.import_module(name)
        except ImportError as error:
            print(f"  {name}: not run ({error})")
            continue
        works[name] = lambda path, call=call, module=module: (call(module, path), pdfium_pages(path))[1]
    for name, work in works.items():
        try:
            figures = timed({**WORKS, name: work}, paths)
        except Exception as error:  # another program's defects are told, and do not end the run
            print(f"  {name}: not run ({type(error).__name__}: {error})")
            continue
        whole = figures[name].per_page / max(1e-9, figures[EXTRACTION].per_page)
        alone = figures[name].per_page / max(1e-9, figures[READING].per_page)
        print(
            f"  {name:30} {figures[name].per_page:7.1f} ms a page   {alone:.1f} times reading, {whole:.1f} extraction"
        )


def pdfium_pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def sizes(pages: int) -> list[int]:
    return [*(size for size in PARTS if size < pages), pages]


def bound(paths: Sequence[Path], pages: int, to: Path) -> None:
    """The first so many pages of the papers, one behind the other, as volumes of each size; the papers begin anew
    where there are too few.
    """
    papers = [pikepdf.open(path) for path in paths]  # which must live as long as their pages
    every = [page for paper in papers for page in paper.pages]
    every = (every * (pages // max(1, len(every)) + 1))[:pages]
    for size in sizes(pages):
        for start in range(0, pages, size):
            with pikepdf.new() as volume:
                volume.pages.extend(every[start : start + size])
                volume.save(to / f"{size:04}-{start:04}.pdf")


def volumes(paths: Sequence[Path], pages: int) -> dict[int, Figure]:
    """{pages of a volume: what the same pages take bound so}; a process for each size, which tells its peak."""
    figures: dict[int, Figure] = {}
    with tempfile.TemporaryDirectory() as folder:
        bound(paths, pages, Path(folder))
        for size in sizes(pages):
            own = sorted(map(str, Path(folder).glob(f"{size:04}-*.pdf")))
            told = subprocess.run(
                [sys.executable, __file__, "--one", *own], stdout=subprocess.PIPE, text=True, check=True
            )
            seconds, count, peak = json_module.loads(told.stdout)
            figures[size] = Figure(seconds, count)
            print(f"  volumes of {size:4} pages: {figures[size].per_page:7.1f} ms a page   peak {peak:5.0f} MiB")
    for size in list(figures)[1:]:
        ratio = figures[size].per_page / max(1e-9, figures[PARTS[0]].per_page)
        print(f"  a page of {size} takes {ratio:.2f} times one of {PARTS[0]}")
    return figures


def one(paths: Sequence[Path]) -> None:
    """[seconds, pages, peak in MiB] of the extraction of these files, as JSON; code and data are loaded before."""
    extraction(paths[0])
    spent = [_spent(extraction, path) for path in paths]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json_module.dumps([sum(item.seconds for item in spent), sum(item.pages for item in spent), peak]))


def pictures(paths: Sequence[Path]) -> None:
    """What a picture of a figure, table or formula takes beside the results without it."""
    plain, full, count = 0.0, 0.0, 0
    for path in paths:
        try:
            result = convert(path)
        except DuizhaoError:
            continue
        started = time.process_time()
        outputs(result, "a", Settings(pictures=False))
        middle = time.process_time()
        made = outputs(result, "a", Settings())
        full += time.process_time() - middle
        plain += middle - started
        count += sum(name.endswith(".png") for name in made)
    if count:
        print(f"  {count} pictures: {1000 * (full - plain) / count:.1f} ms each")


def workers(folder: Path) -> None:
    """The command by the clock, start-up and pictures with it."""
    for count in WORKERS:
        with tempfile.TemporaryDirectory() as output:
            command = [sys.executable, "-m", "pipeline", "extract", str(folder), "--output", output]
            started = time.perf_counter()
            subprocess.run([*command, "--workers", str(count)], capture_output=True, check=False)
            print(f"  extract with {count} workers: {time.perf_counter() - started:6.1f} s by the clock")


def diagram(figures: dict[int, Figure]) -> str:
    """Seconds against pages, as SVG; the line is what the smallest volumes' time a page would come to."""
    width, height, edge = 460, 280, 50
    most, rate = max(figures), figures[min(figures)].per_page / 1000
    top = 1.1 * max(rate * most, *(figure.per_page / 1000 * size for size, figure in figures.items()))

    def place(pages: float, seconds: float) -> tuple[float, float]:
        return edge + (width - 2 * edge) * pages / most, height - edge - (height - 2 * edge) * seconds / top

    def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
        return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'

    (x0, y0), (x1, y1) = place(0, 0), place(most, rate * most)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        'font-size="11">',
        f'<path d="M{x0:.0f} {edge} V{y0:.0f} H{width - edge}" fill="none" stroke="#999"/>',
        f'<path d="M{x0:.1f} {y0:.1f} L{x1:.1f} {y1:.1f}" stroke="#bbb"/>',
        text(width / 2, height - 12, "pages bound as one PDF"),
        text(edge, edge - 14, "seconds of one core; the line: as many pages in PDFs of " + str(min(figures)), "start"),
    ]
    for size, figure in figures.items():
        x, y = place(size, figure.per_page / 1000 * size)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1b6ca8"/>')
        parts.append(text(x, y - 8, f"{figure.per_page / 1000 * size:.1f}"))
        parts.append(text(x, y0 + 14, str(size)) if size != min(figures) else "")
    return "\n".join([*filter(None, parts), "</svg>"]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--plumber", type=int, default=6, metavar="N", help="files that slower programs read too")
    parser.add_argument("--pages", type=int, default=600, metavar="N", help="of the largest volume")
    parser.add_argument("--diagram", type=Path, help="where time against pages is drawn")
    parser.add_argument("--one", action="store_true", help="time these files alone, and print JSON")
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.folders)
        return
    paths = sorted(arguments.folders[0].glob("*.pdf"))
    if not paths:
        print(f"no PDFs in {arguments.folders[0]}; nothing was timed")
        return
    extraction(paths[0])  # data and code loaded
    for folder in arguments.folders:
        against_reading(folder)
    against_others(paths[: arguments.plumber])
    figures = volumes(paths, arguments.pages)
    pictures(paths[: arguments.plumber])
    workers(arguments.folders[0])
    if arguments.diagram:
        arguments.diagram.write_text(diagram(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
