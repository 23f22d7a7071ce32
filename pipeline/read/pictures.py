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
    found: dict[int, bytes] = {}
    with for_pictures():
        document = open_pictures(path)
        try:
            for number in dict.fromkeys(page.number for page, _ in regions):
                own = {at: bbox for at, (page, bbox) in enumerate(regions) if page.number == number}
                page = next(page for page, _ in regions if page.number == number)
                with contextlib.suppress(pypdfium2.PdfiumError, ValueError):  # ValueError: a box outside the page
                    found |= zip(own, _render(document, page, tuple(own.values()), dpi), strict=True)
        finally:
            document.close()
    return [found.get(at) for at in range(len(regions))]


def page_pictures(path: Path, pages: Sequence[Page], dpi: int = DPI) -> dict[int, bytes]:
    """{page number: PNG} of whole pages; a page that cannot be drawn is left out.

    Raises UnusablePdf where the file cannot be opened.
    """
    found: dict[int, bytes] = {}
    with for_pictures():
        document = open_pictures(path)
        try:
            for page in pages:
                if page.width > 0 and page.height > 0:
                    with contextlib.suppress(pypdfium2.PdfiumError):
                        found |= zip([page.number], _render(document, page, (page.bbox,), dpi), strict=True)
        finally:
            document.close()
    return found


def _render(document: pypdfium2.PdfDocument, page: Page, boxes: Sequence[Bbox], dpi: int) -> list[bytes]:
    """The pictures of one page's regions, cut from one drawing of what they span."""
    handle = document[page.number - 1]
    try:
        whole = _widened(Bbox.around(boxes), page)
        scale = min(dpi / POINTS, (MAX_PIXELS / max(1.0, whole.width * whole.height)) ** 0.5)
        crop = (whole.x0, page.height - whole.bottom, page.width - whole.x1, whole.top)  # left, bottom, right, top
        if page.turn:
            handle.set_rotation((handle.get_rotation() + 90 * page.turn) % 360)
        image = handle.render(scale=scale, crop=crop).to_pil()
    finally:
        handle.close()
    image = image if image.mode == "RGB" else image.convert("RGB")
    return [_png(image, _widened(box, page), whole, scale, dpi) for box in boxes]


def _widened(box: Bbox, page: Page) -> Bbox:
    return Bbox(
        max(0.0, box.x0 - MARGIN),
        max(0.0, box.top - MARGIN),
        min(page.width, box.x1 + MARGIN),
        min(page.height, box.bottom + MARGIN),
    )


def _png(image: Image, box: Bbox, whole: Bbox, scale: float, dpi: int) -> bytes:
    corners = (box.x0 - whole.x0, box.top - whole.top, box.x1 - whole.x0, box.bottom - whole.top)
    left, top, right, bottom = (round(value * scale) for value in corners)
    cut = _grey(image.crop((left, top, max(right, left + 1), max(bottom, top + 1))))
    return png(cut, dpi)


def _grey(image: Image) -> Image:
    """The picture in one channel where it has no colour, as most of print has none."""
    red, green, blue = image.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else image
