"""Time extraction against reading alone, in one run: ratios, pages a second, peak memory.

    python tools/bench.py FOLDER-OF-PDFS [--plumber N]

Reading alone is what pypdfium2 takes to hand over each character with its box, font, size and matrix, one call at a time,
and what pdfplumber takes for `page.chars` (on the first N files, scaled to all pages: it is slow).
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
from pipeline.write import json, jats


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


def timed(work: Callable[[Path], int], paths: Iterable[Path]) -> tuple[float, int]:
    """(seconds, pages) of doing `work` on all paths."""
    started = time.perf_counter()
    pages = sum(map(work, paths))
    return time.perf_counter() - started, pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plumber", type=int, default=6, metavar="N", help="files that pdfplumber reads")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.pdf"))
    if not paths:
        print(f"no PDFs in {arguments.folder}; nothing was timed")
        return
    extraction(paths[0])  # data and code loaded
    figures = {
        "pypdfium2, characters alone": timed(pdfium_chars, paths),
        "extraction to JATS and JSON": timed(extraction, paths),
        "pdfplumber, page.chars": timed(plumber_chars, paths[: arguments.plumber]),
    }
    base = figures["pypdfium2, characters alone"]
    for name, (seconds, pages) in figures.items():
        ratio = (seconds / pages) / (base[0] / base[1])
        print(f"{name:30} {1000 * seconds / pages:7.1f} ms a page  {pages / seconds:7.1f} pages/s  ratio {ratio:5.2f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
