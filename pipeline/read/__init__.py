"""PDF -> pages. `pages` opens a file, reads it with the chosen reader, and mends its text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import TooLarge
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Page
from pipeline.read.content import weighed
from pipeline.read.garbled import without_garbled
from pipeline.read.lost import with_lost
from pipeline.read.mend import mend
from pipeline.read.opening import file_bytes, is_cut, open_reader
from pipeline.read.quality import is_recognised
from pipeline.read.reader import BrokenPage, Reader
from pipeline.read.recognised import set_anew
from pipeline.read.row_sizes import with_even_sizes
from pipeline.read.seen import within_view
from pipeline.read.slips import on_scans
from pipeline.said import later
from pipeline.settings import READERS, Limits

_MB = 1024 * 1024
VOLUME = 64  # pages: the characters of more are packed, or those of 600 pages would take 400 MB


def pages(
    path: Path,
    limits: Limits,
    report: Report,
    reader: str = "pdfium",
    page_read: Callable[[Page], None] | None = None,
) -> tuple[Page, ...]:
    """The file's pages with mended text, read by `reader` ("pdfium" or "pdfplumber") if it can open the file.

    A page that cannot be read comes back empty, and `report` hears of it; `page_read` is given each. Where the
    document has more characters or paths than the limits, the pages behind are left out. Raises UnusablePdf's children:
    EmptyFile, NotAPdf, TooLarge, EncryptedPdf, DamagedPdf, NoPages.
    """
    whole = file_bytes(path, limits)
    document, data = open_reader(whole, path, reader, report)
    if is_cut(whole):
        report(Diagnostic(Kind.FILE_CUT))
    del whole
    try:
        if len(document) > limits.max_pages:
            raise TooLarge(f"{path.name}: has {len(document)} pages, more than the limit of {limits.max_pages}")
        heavy = _heavy(data, len(document), limits, report)
        found: list[Page] = []
        left, paths = limits.max_document_chars, limits.max_document_paths
        for number in range(1, len(document) + 1):
            if left <= 0 or paths <= 0:
                report(Diagnostic(Kind.PAGES_SKIPPED, details={"read": len(found), "pages": len(document)}))
                break
            page = _page(document, number, number in heavy, limits, report)
            found.append(page.packed() if len(document) > VOLUME else page)
            left -= len(found[-1].chars) + len(found[-1].turned)
            paths -= len(found[-1].rules) + len(found[-1].drawings) + len(found[-1].images)
            if page_read is not None:
                page_read(found[-1])
        if reader == READERS[0]:
            found = with_lost(found, data, path, limits, report)
        for page in filter(is_recognised, found):
            report(Diagnostic(Kind.LAYER_RECOGNISED, page.number))
        return on_scans(with_even_sizes(set_anew(without_garbled(found, document.outlines, report))))
    finally:
        document.close()


def _heavy(data: bytes, count: int, limits: Limits, report: Report) -> frozenset[int]:
    """The pages not to be opened; on the way, whether another library counts the same pages, and what is damaged."""
    found = weighed(data, limits.max_content)
    if found is None:
        return frozenset()
    if found.count != count:
        what = later(f"{count} pages against {found.count} in the page tree")
        report(Diagnostic(Kind.READERS_DIFFER, details={"what": what}))
    if found.is_repaired:
        reason = later("its table of objects is wrong, and they were looked for")
        report(Diagnostic(Kind.RESAVED, details={"reason": reason}))
    for number in sorted(found.damaged):
        report(Diagnostic(Kind.PAGE_DAMAGED, number))
    return found.heavy


def _page(document: Reader, number: int, is_heavy: bool, limits: Limits, report: Report) -> Page:
    reason = later(f"its content unfolds to more than {limits.max_content // _MB} MB") if is_heavy else ""
    if not reason:
        try:
            page = document.page(number, limits.max_chars)
        except BrokenPage as error:
            reason = str(error)
    if reason:
        report(Diagnostic(Kind.PAGE_UNREADABLE, number, details={"reason": reason}))
        return Page(number, 0.0, 0.0, ())
    read = len(page.chars) + len(page.turned)
    if read >= limits.max_chars:
        report(Diagnostic(Kind.PAGE_CUT, number, details={"n": read}))
    return mend(within_view(page, report), report)
