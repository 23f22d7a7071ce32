"""What fonts draw: outlines of their characters, and drawings of them on a grid, which can be compared."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from pipeline.read.calls import address
from pipeline.read.fonts import Fonts
from pipeline.read.programs import MOST_BYTES, MOST_POINTS, bent, drawn_by_codes
from pipeline.read.reader import Contours

MOST_SIGNS = 200  # of a font; one of Latin letters has fewer
MOST_DRAWN = 10_000  # of a document; a hundred pages with a font each
CELLS = 64  # of the grid that a drawing is laid on, each way


class Drawing(NamedTuple):
    """A sign's ink on a grid (one bit a cell, row by row from the top), and where it stands, in type sizes."""

    ink: int
    bottom: float
    top: float
    width: float


def outlines(
    document: pypdfium2.PdfDocument, texts: Mapping[str, Collection[str]], numbers: Sequence[int]
) -> dict[str, dict[str, Contours]]:
    """{font name: {text: outline}} of these texts of the fonts with these names, on these pages (1-based)."""
    texts = {name: own for name, own in texts.items() if len(own) <= MOST_SIGNS}
    found: dict[str, dict[str, Contours]] = {}
    for number in numbers:
        if texts.keys() <= found.keys() or sum(map(len, found.values())) >= MOST_DRAWN:
            break
        page, fonts = document[number - 1], Fonts()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
            handle = pdfium.FPDFTextObj_GetFont(item.raw)
            name = fonts.font(address(handle)).name
            if name in texts and name not in found:
                signs = [text for text in texts[name] if len(text) == 1]
                drawn = {text: lines for text in signs if (lines := contours(handle, ord(text)))}
                found[name] = drawn or drawn_by_codes(_program(handle), signs)
        page.close()
    return found


def _program(font: pdfium.FPDF_FONT) -> bytes:
    """The font's own program; empty where PDFium gives none, or one that is too large."""
    size = ctypes.c_ulong()
    if not pdfium.FPDFFont_GetFontData(font, None, 0, size) or size.value > MOST_BYTES:
        return b""
    data = (ctypes.c_ubyte * size.value)()
    return bytes(data) if pdfium.FPDFFont_GetFontData(font, data, size.value, size) else b""


def standard(face: str, texts: str) -> list[Contours]:
    """What one of PDFium's own fonts draws for each of these characters."""
    document = pypdfium2.PdfDocument.new()
    try:
        font = pdfium.FPDFText_LoadStandardFont(document.raw, face.encode("ascii"))
        found = [contours(font, ord(text)) for text in texts]
        pdfium.FPDFFont_Close(font)
    finally:
        document.close()
    return found


def drawing(lines: Contours) -> Drawing | None:
    """The outline filled, stretched over the grid."""
    if not all(isfinite(place) for line in lines for point in line for place in point):  # of damaged fonts
        return None
    (left, right), (bottom, top) = sides(lines)
    if not (right > left and top > bottom):
        return None
    across, up = CELLS / (right - left), CELLS / (top - bottom)
    whole = Image.new("1", (CELLS, CELLS))
    for line in lines:  # a line within another is a hole
        part = Image.new("1", (CELLS, CELLS))
        ImageDraw.Draw(part).polygon([((x - left) * across, (top - y) * up) for x, y in line], fill=1)
        whole = ImageChops.logical_xor(whole, part)
    return Drawing(int.from_bytes(whole.tobytes(), "big"), bottom, top, right - left)


def differing(one: Drawing, other: Drawing) -> float:
    """The share of the grid where one has ink and the other has none."""
    return (one.ink ^ other.ink).bit_count() / CELLS**2


def sides(lines: Contours) -> tuple[tuple[float, float], tuple[float, float]]:
    """((left, right), (bottom, top)) of at least one point."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return (min(xs), max(xs)), (min(ys), max(ys))


def contours(font: pdfium.FPDF_FONT, code: int) -> Contours:
    """What the font draws for a character, at a size of 1; nothing where it draws no outline."""
    path = pdfium.FPDFFont_GetGlyphPath(font, code, 1.0)
    if not path or pdfium.FPDFGlyphPath_CountGlyphSegments(path) > MOST_POINTS:
        return ()
    lines: list[list[tuple[float, float]]] = []
    curve: list[tuple[float, float]] = []
    for kind, point in _segments(path):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            lines.append([point])
        elif not lines:
            continue
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            lines[-1].append(point)
        else:
            curve.append(point)
            if len(curve) == 3:
                lines[-1] += bent(lines[-1][-1], *curve)
                curve = []
    return tuple(tuple(line) for line in lines if len(line) > 2)


def _segments(path: pdfium.FPDF_GLYPHPATH) -> Iterator[tuple[int, tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield pdfium.FPDFPathSegment_GetType(segment), (x.value, y.value)
