"""Regions of a page -> PNG: the pictures of figures, tables and formulas."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.read import pdfium as reader
from pipeline.read.substitutes import for_pictures

DPI = 200
POINTS = 72  # an inch
MARGIN = 2.0  # points of white around a region
MAX_PIXELS = 40_000_000  # of one picture; a larger one is rendered coarser


def render(path: Path, page: Page, bbox: Bbox, dpi: int = DPI) -> bytes:
    """The region of the page as a PNG, with the machine's fonts for those that the PDF does not carry.

    `bbox` is in the coordinates of `page`, which stands upright as it was read. Raises UnusablePdf where the
    file cannot be opened.
    """
    return render_all(path, [(page, bbox)], dpi)[0]


def render_all(path: Path, regions: list[tuple[Page, Bbox]], dpi: int = DPI) -> list[bytes]:
    """The same for several regions of one document, which is opened once."""
    with for_pictures():
        document = reader.open_document(path.read_bytes(), path)
        try:
            return [_render(document, page, bbox, dpi) for page, bbox in regions]
        finally:
            document.close()


def _render(document: pypdfium2.PdfDocument, page: Page, bbox: Bbox, dpi: int) -> bytes:
    handle = document[page.number - 1]
    try:
        turn = _turn(handle, page)
        box = Bbox(
            max(0.0, bbox.x0 - MARGIN), max(0.0, bbox.top - MARGIN),
            min(page.width, bbox.x1 + MARGIN), min(page.height, bbox.bottom + MARGIN),
        )  # fmt: skip
        scale = min(dpi / POINTS, (MAX_PIXELS / max(1.0, box.width * box.height)) ** 0.5)
        whole = (page.width, page.height)
        crop = (box.x0, whole[1] - box.bottom, whole[0] - box.x1, box.top)  # left, bottom, right, top
        if turn:
            handle.set_rotation((handle.get_rotation() + turn) % 360)
        image = handle.render(scale=scale, crop=crop).to_pil()
    finally:
        handle.close()
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, format="PNG", optimize=True, dpi=(dpi, dpi))
    return buffer.getvalue()


def _turn(handle: pypdfium2.PdfPage, page: Page) -> int:
    """By how many degrees clockwise the page, as a viewer shows it, must turn to stand as it was read."""
    wide = pdfium.FPDF_GetPageWidthF(handle.raw) > pdfium.FPDF_GetPageHeightF(handle.raw)
    return 90 if wide != (page.width > page.height) else 0
