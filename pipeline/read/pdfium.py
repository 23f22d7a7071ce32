"""PDF -> raw pages through PDFium, the fast reader."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import DamagedPdf, EncryptedPdf, NoPages
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.read import substitutes
from pipeline.read.calls import AT, INT, address, call
from pipeline.read.characters import characters
from pipeline.read.fonts import Fonts
from pipeline.read.ink import Signs
from pipeline.read.outlines import outlines
from pipeline.read.reader import BrokenPage, Contours
from pipeline.read.view import MAX_PATHS, RULE_WIDTH, Corners, View, around, graphics, own_turn, turned
from pipeline.said import later

MAX_FORMS = 4  # forms within forms
RENEWED = 64  # pages; PDFium keeps what it has unpacked, half a megabyte a page, until the document is closed
THIN = 4 * RULE_WIDTH  # points; of paths that are wider than this by far, the stroke decides nothing


substitutes.install()


def open_document(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    """The opened document.

    Raises EncryptedPdf where a password is needed, DamagedPdf where PDFium finds no document, NoPages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:  # it says so of an empty page tree, too
            raise EncryptedPdf(f"{path.name}: a password is needed to open it") from error
        if code == pdfium.FPDF_ERR_SECURITY:
            raise EncryptedPdf(f"{path.name}: is locked in a way that PDFium does not know") from error
        raise DamagedPdf(f"{path.name}: damaged PDF ({error})") from error
    if len(document) == 0:
        document.close()
        raise NoPages(f"{path.name}: has no pages")
    return document


class Reader:
    """A document open in PDFium; see pipeline.read.reader.Reader."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._data, self._path = data, path
        self._open()

    def _open(self) -> None:
        self._document = open_document(self._data, self._path)
        self._fonts, self._signs = Fonts(), Signs()  # by PDFium's addresses, which are an open document's own
        self._read = 0

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int, max_chars: int) -> Page:
        if self._read == RENEWED:
            self._document.close()
            self._open()
        self._read += 1
        try:
            handle = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise BrokenPage(later(f"it cannot be loaded ({error})")) from error
        try:
            return _page(handle, number, self._fonts, self._signs, max_chars)
        finally:
            handle.close()

    def outlines(self, texts: Mapping[str, Collection[str]], numbers: Sequence[int]) -> dict[str, dict[str, Contours]]:
        return outlines(self._document, texts, numbers)

    def close(self) -> None:
        self._document.close()


def _page(handle: pypdfium2.PdfPage, number: int, fonts: Fonts, signs: Signs, max_chars: int) -> Page:
    view = View(*handle.get_bbox())
    chars, styles = characters(handle, view, fonts, signs, max_chars)
    own = own_turn(styles)
    rotation = max(pdfium.FPDFPage_GetRotation(handle), 0)  # in quarters; -1 where a damaged page has lost its place
    quarter = own if chars else rotation
    upright, others = turned(chars, styles, view, own)
    width, height = view.size(quarter)
    rules, drawings, images = _graphics(handle, view, quarter)
    return Page(number, width, height, upright, others, rules, drawings, images, (quarter - rotation) % 4)


_get_item = call(pdfium.FPDFPage_GetObject, AT, AT, INT)
_get_kind = call(pdfium.FPDFPageObj_GetType, INT, AT)
_get_bounds = call(pdfium.FPDFPageObj_GetBounds, INT, AT, AT, AT, AT, AT)
_get_modes = call(pdfium.FPDFPath_GetDrawMode, INT, AT, AT, AT)
_get_width = call(pdfium.FPDFPageObj_GetStrokeWidth, INT, AT, AT)
_get_matrix = call(pdfium.FPDFPageObj_GetMatrix, INT, AT, AT)
_count_items = call(pdfium.FPDFFormObj_CountObjects, INT, AT)
_get_inner = call(pdfium.FPDFFormObj_GetObject, AT, AT, INT)


def _graphics(handle: pypdfium2.PdfPage, view: View, quarter: int) -> tuple[tuple[Bbox, ...], ...]:
    """(rules, drawings, images): the boxes of what is drawn beside the text."""
    objects = list(islice(_objects(handle), MAX_PATHS))
    images = [corners for kind, corners in objects if kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    return graphics([corners for kind, corners in objects if kind == pdfium.FPDF_PAGEOBJ_PATH], images, view, quarter)


def _objects(handle: pypdfium2.PdfPage) -> Iterator[tuple[int, Corners]]:
    """(kind, (left, top, right, bottom)) of each path and image, those inside forms included."""
    page, text = address(handle.raw), pdfium.FPDF_PAGEOBJ_TEXT
    for index in range(pdfium.FPDFPage_CountObjects(handle.raw)):
        item = _get_item(page, index)
        kind = _get_kind(item)
        if kind == text:  # nearly all are
            continue
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(item)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, _bounds(item)


def _form_objects(form: int, depth: int = 1) -> Iterator[tuple[int, Corners]]:
    """The same for what a form holds; its matrix takes the boxes to the space that the form stands in."""
    own = (ctypes.c_float * 6)()
    _get_matrix(form, ctypes.addressof(own))
    for index in range(_count_items(form)):
        item = _get_inner(form, index)
        kind = _get_kind(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORMS:
            found = _form_objects(item, depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            found = iter([(kind, _bounds(item))])
        else:
            continue
        for inner, (left, top, right, bottom) in found:
            yield inner, around(tuple(own), (left, right), (top, bottom))


def _bounds(item: int) -> Corners:
    edges = (ctypes.c_float * 4)()  # left, bottom, right, top
    first, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_float)
    _get_bounds(item, first, first + step, first + 2 * step, first + 3 * step)
    left, bottom, right, top = edges
    if min(right - left, top - bottom) > THIN:
        return left, top, right, bottom
    half = _stroke_width(item) / 2
    return left + half, top - half, right - half, bottom + half


def _stroke_width(item: int) -> float:
    """How wide the path is stroked, in the space of its bounds; 0 where it is filled alone.

    PDFium bounds a stroke by its whole width on each side of the path, where print has half.
    """
    whole = (ctypes.c_float * 7)()  # the width; the matrix
    modes = (ctypes.c_int * 2)()  # fill, stroke
    at, at_modes = ctypes.addressof(whole), ctypes.addressof(modes)
    if not _get_modes(item, at_modes, at_modes + ctypes.sizeof(ctypes.c_int)) or not modes[1]:
        return 0.0
    _get_width(item, at)
    _get_matrix(item, at + ctypes.sizeof(ctypes.c_float))
    width, _, _, c, d, _, _ = whole
    return float(width * math.hypot(c, d))
