"""Time extraction against reading alone, in one run: ratios, pages a second, peak memory.

    python tools/bench.py FOLDER-OF-PDFS [--plumber N]

Reading alone is what pypdfium2 takes to hand over each character with its box, font, size and matrix, one call at a
time, and what pdfplumber takes for `page.chars` (on the first N files: it is slow). Each file is done in turn by each.
"""

from __future__ import annotations

import argparse
import ctypes
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.run import convert
from pipeline.write import jats, json


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
    try:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                _ = page.chars
                page.close()
            return len(document.pages)
    except PdfminerException:
        return 0


def extraction(path: Path) -> int:
    result = convert(path)
    jats.article(result.article)
    json.article(result.article, result.diagnostics)
    return len(result.pages)


def timed(works: dict[str, Callable[[Path], int]], paths: Iterable[Path]) -> dict[str, tuple[float, int]]:
    """{name: (seconds, pages)} of doing each work on each path, in turn, so that a busy machine slows all alike."""
    figures = dict.fromkeys(works, (0.0, 0))
    for path in paths:
        for name, work in works.items():
            started = time.perf_counter()
            pages = work(path)
            seconds = time.perf_counter() - started
            if pages:
                figures[name] = (figures[name][0] + seconds, figures[name][1] + pages)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plumber", type=int, default=6, metavar="N", help="files that pdfplumber reads too")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.pdf"))
    if not paths:
        print(f"no PDFs in {arguments.folder}; nothing was timed")
        return
    extraction(paths[0])  # data and code loaded
    works = {"pypdfium2, characters alone": pdfium_chars, "extraction to JATS and JSON": extraction}
    figures = timed(works, paths)
    few = timed({**works, "pdfplumber, page.chars": plumber_chars}, paths[: arguments.plumber])
    base = _per_page(figures["pypdfium2, characters alone"])
    for name, figure in figures.items():
        print(f"{name:30} {1000 * _per_page(figure):7.1f} ms a page {1 / _per_page(figure):7.1f} pages/s"
              f"  ratio {_per_page(figure) / base:5.2f}")  # fmt: skip
    plumber = _per_page(few["pdfplumber, page.chars"])
    alone, whole = (plumber / _per_page(few[name]) for name in works)
    print(f"pdfplumber's page.chars: {alone:.1f} times reading alone, {whole:.1f} times extraction, on the same files")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _per_page(figure: tuple[float, int]) -> float:
    return figure[0] / max(1, figure[1])


if __name__ == "__main__":
    main()
