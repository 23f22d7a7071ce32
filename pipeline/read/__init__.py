"""PDF -> pages. `pages` opens a file, reads it with the chosen reader, and mends its text."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import EmptyFile, NotAPdf, TooLarge
from pipeline.model.diagnostic import Report
from pipeline.model.page import Page
from pipeline.read import pdfium
from pipeline.read.mend import mend
from pipeline.settings import Limits

HEADER_WITHIN = 1024  # bytes; where readers look for %PDF- (PDF 32000-1:2008, annex H, note 13)


def pages(path: Path, limits: Limits, report: Report) -> tuple[Page, ...]:
    """The file's pages with mended text.

    Raises UnusablePdf's children: EmptyFile, NotAPdf, TooLarge, EncryptedPdf, DamagedPdf, NoPages.
    """
    data = _bytes(path, limits)
    document = pdfium.open_document(data, path)
    try:
        if len(document) > limits.max_pages:
            raise TooLarge(f"{path.name}: has {len(document)} pages, more than the limit of {limits.max_pages}")
        return tuple(mend(page, report) for page in pdfium.pages(document, limits.max_pages))
    finally:
        document.close()


def _bytes(path: Path, limits: Limits) -> bytes:
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile(f"{path.name}: is empty")
    if size > limits.max_bytes:
        raise TooLarge(f"{path.name}: has {size:,} bytes, more than the limit of {limits.max_bytes:,}")
    data = path.read_bytes()
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise NotAPdf(f"{path.name}: is not a PDF")
    return data
