"""Regions of a page -> PNG: the pictures of figures, tables and formulas."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL.Image import Image

from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.read.opening import open_pictures
from pipeline.read.png import png
from pipeline.read.substitutes import for_pictures

DPI = 200
POINTS = 72  # an inch
MARGIN = 2.0  # points of white around a region
MAX_PIXELS = 40_000_000  # of one picture; a larger one is rendered coarser


def render_all(path: Path, regions: Sequence[tuple[Page, Bbox]], dpi: int = DPI) -> list[bytes | None]:
    """Each region of a page as a PNG, with the machine's fonts for those that the PDF does not carry.

    Boxes are in the coordinates of their pages, which stand upright as they were read. A region of a page that
    cannot be drawn gives None. Raises UnusablePdf where the file cannot be opened.
    """
    found: dict[int, bytes | None] = {}
    with for_pictures():
        document = open_pictures(path)
        try:
            for number in dict.fromkeys(page.number for page, _ in regions):
                own = {at: bbox for at, (page, bbox) in enumerate(regions) if page.number == number}
                page = next(page for page, _ in regions if page.number == number)
                with contextlib.suppress(pypdfium2.PdfiumError):
                    found |= zip(own, _render(document, page, tuple(own.values()), dpi), strict=True)
        finally:
            document.close()
    return [found.get(at) for at in range(len(regions))]


def page_pictures(path: Path, pages: Sequence[Page], dpi: int = DPI) -> dict[int, bytes]:
    """{page number: PNG} of whole pages; a page that cannot be drawn is left out.

    Raises UnusablePdf where the file cannot be opened.
    """
    found: dict[int, bytes | None] = {}
    with for_pictures():
        document = open_pictures(path)
        try:
            for page in pages:
                if page.width > 0 and page.height > 0:
                    with contextlib.suppress(pypdfium2.PdfiumError):
                        found |= zip([page.number], _render(document, page, (page.bbox,), dpi), strict=True)
        finally:
            document.close()
    return {number: image for number, image in found.items() if image is not None}


def _render(document: pypdfium2.PdfDocument, page: Page, boxes: Sequence[Bbox], dpi: int) -> list[bytes | None]:
    """The pictures of one page's regions, each drawn by itself: what lies between them costs more than a page opened
    once and drawn nine times.
    """
    handle = document[page.number - 1]
    try:
        if page.turn:
            handle.set_rotation((handle.get_rotation() + 90 * page.turn) % 360)
        return [_drawn(handle, page, _widened(box, page), dpi) for box in boxes]
    finally:
        handle.close()


def _drawn(handle: pypdfium2.PdfPage, page: Page, box: Bbox, dpi: int) -> bytes | None:
    """The picture of one region; None where it lies outside the page, or cannot be drawn."""
    scale = min(dpi / POINTS, (MAX_PIXELS / max(1.0, box.width * box.height)) ** 0.5)
    crop = (box.x0, page.height - box.bottom, page.width - box.x1, box.top)  # left, bottom, right, top
    try:
        image = handle.render(scale=scale, crop=crop).to_pil()
    except (pypdfium2.PdfiumError, ValueError):  # ValueError: a box outside the page
        return None
    return png(_grey(image if image.mode == "RGB" else image.convert("RGB")), dpi)


def _widened(box: Bbox, page: Page) -> Bbox:
    return Bbox(
        max(0.0, box.x0 - MARGIN),
        max(0.0, box.top - MARGIN),
        min(page.width, box.x1 + MARGIN),
        min(page.height, box.bottom + MARGIN),
    )


def _grey(image: Image) -> Image:
    """The picture in one channel where it has no colour, as most of print has none."""
    red, green, blue = image.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else image
