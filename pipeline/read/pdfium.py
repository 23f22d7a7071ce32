"""PDF -> raw pages through PDFium, the fast reader."""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import DamagedPdf, EncryptedPdf, NoPages
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page
from pipeline.read import substitutes
from pipeline.read.fonts import Fonts, slanted
from pipeline.read.ink import Ink, Signs
from pipeline.read.mend import FOUNDER, UNREADABLE
from pipeline.read.reader import BrokenPage
from pipeline.read.view import (
    MAX_PATHS,
    RULE_WIDTH,
    Corners,
    Style,
    View,
    around,
    graphics,
    leans,
    own_turn,
    turn,
    turned,
)

MAX_FORMS = 4  # forms within forms
MAX_UNICODE = 0x10FFFF
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
        self._document = open_document(data, path)
        self._fonts = Fonts()
        self._signs = Signs()

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int, max_chars: int) -> Page:
        try:
            handle = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise BrokenPage(f"it cannot be loaded ({error})") from error
        try:
            return _page(handle, number, self._fonts, self._signs, max_chars)
        finally:
            handle.close()

    def close(self) -> None:
        self._document.close()


def _page(handle: pypdfium2.PdfPage, number: int, fonts: Fonts, signs: Signs, max_chars: int) -> Page:
    view = View(*handle.get_bbox())
    chars, styles = _chars(handle, view, fonts, signs, max_chars)
    own = own_turn(styles)
    rotation = handle.get_rotation() // 90
    quarter = own if chars else rotation
    upright, others = turned(chars, styles, view, own)
    width, height = view.size(quarter)
    rules, drawings, images = _graphics(handle, view, quarter)
    return Page(number, width, height, upright, others, rules, drawings, images, (quarter - rotation) % 4)


def _call(function: Any, result: Any, *arguments: Any) -> Any:
    """One of PDFium's functions with plain numbers for pointers: half the time of typed ones."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_AT, _INT = ctypes.c_void_p, ctypes.c_int
_get_object = _call(pdfium.FPDFText_GetTextObject, _AT, _AT, _INT)
_get_unicode = _call(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _AT, _INT)
_get_box = _call(pdfium.FPDFText_GetLooseCharBox, _INT, _AT, _INT, _AT)
_get_ink = _call(pdfium.FPDFText_GetCharBox, _INT, _AT, _INT, _AT, _AT, _AT, _AT)
_get_matrix = _call(pdfium.FPDFText_GetMatrix, _INT, _AT, _INT, _AT)
_get_origin = _call(pdfium.FPDFText_GetCharOrigin, _INT, _AT, _INT, _AT, _AT)
_get_size = _call(pdfium.FPDFTextObj_GetFontSize, _INT, _AT, _AT)
_get_font = _call(pdfium.FPDFTextObj_GetFont, _AT, _AT)
_get_bounds = _call(pdfium.FPDFPageObj_GetBounds, _INT, _AT, _AT, _AT, _AT, _AT)
_get_modes = _call(pdfium.FPDFPath_GetDrawMode, _INT, _AT, _AT, _AT)
_get_width = _call(pdfium.FPDFPageObj_GetStrokeWidth, _INT, _AT, _AT)
_get_path_matrix = _call(pdfium.FPDFPageObj_GetMatrix, _INT, _AT, _AT)
_size, _matrix, _origin = (ctypes.c_float * 1)(), (ctypes.c_float * 6)(), (ctypes.c_double * 2)()  # filled and read
_AT_SIZE, _AT_MATRIX, _AT_X = ctypes.addressof(_size), ctypes.addressof(_matrix), ctypes.addressof(_origin)
_AT_Y = _AT_X + ctypes.sizeof(ctypes.c_double)
_edges = struct.Struct("4f").unpack_from  # FS_RECTF: left, top, right, bottom


def _chars(
    handle: pypdfium2.PdfPage, view: View, fonts: Fonts, signs: Signs, max_chars: int
) -> tuple[list[Char], list[Style]]:
    """Every character that the page draws, in stream order, each with its style; PDFium's own white left out."""
    textpage = handle.get_textpage()
    raw = textpage.raw
    pointer = ctypes.cast(raw, ctypes.c_void_p).value or 0
    box = (ctypes.c_float * 4)()
    at_box, x_off, y_off = ctypes.addressof(box), view.left, view.top
    known: dict[int, Style] = {}
    chars: list[Char] = []
    styles: list[Style] = []
    indices: list[int] = []
    last: Char | None = None
    new = tuple.__new__  # a character's own constructor takes half as long again
    for index in range(pdfium.FPDFText_CountChars(raw)):
        if len(chars) == max_chars:
            break
        key = _get_object(pointer, index)
        code = _get_unicode(pointer, index)
        if not key:
            continue
        style = known.get(key)
        if style is None:
            style = known[key] = _style(pointer, index, key, view, fonts)
        _get_box(pointer, index, at_box)
        left, top, right, bottom = _edges(box)
        if 0xFF10 <= code <= 0xFF5A or code in FOUNDER:
            left, right = _ink(pointer, index, style.size if 0xFF10 <= code <= 0xFF19 else 0.0)
        x0, top, text = left - x_off, y_off - top, chr(code) if code <= MAX_UNICODE else _unpacked(code)
        if last and last.x0 == x0 and last.top == top and styles[-1] is style and " " not in (text, last.text):
            chars[-1] = last = last._replace(text=last.text + text)  # PDFium spells ligatures out in one place
            continue
        baseline = style.x if style.turn in (1, 3) else style.y
        last = new(Char, (text, x0, top, right - x_off, y_off - bottom, baseline, style.size, style.font))
        chars.append(last)
        styles.append(style)
        indices.append(index)
    chars = signs.told(chars, styles, indices, lambda index: _drawn(pointer, index))
    textpage.close()
    return chars, styles


def _unpacked(code: int) -> str:
    """The character of a code beyond Unicode's: fonts without a map of their own show their codes' bytes.

    CMaps of four-byte codes hold UTF-8 or GB 18030 (PDF 32000-1:2008, 9.7.5.2: UniGB-UTF8-H and the like).
    """
    data = code.to_bytes(4, "big").lstrip(b"\0")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            return text
    return UNREADABLE


def _drawn(raw: int, index: int) -> Ink:
    """The drawn part of a character, in points from its origin."""
    edges = (ctypes.c_double * 6)()  # left, right, bottom, top; the origin's x, y
    first, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_double)
    _get_ink(raw, index, first, first + step, first + 2 * step, first + 3 * step)
    _get_origin(raw, index, first + 4 * step, first + 5 * step)
    left, right, bottom, top, x, y = edges
    return Ink(left - x, bottom - y, right - x, top - y)


def _ink(raw: int, index: int, figure_size: float) -> tuple[float, float]:
    """Left and right of the drawn letter, or of the half square that a figure of this size is set on.

    Founder centres full-width Latin letters, and those that read as rare hanzi, in squares that overlap each other;
    only the ink tells their place.
    """
    edges = (ctypes.c_double * 4)()  # left, right, bottom, top
    first, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_double)
    _get_ink(raw, index, first, first + step, first + 2 * step, first + 3 * step)
    middle = (edges[0] + edges[1]) / 2
    half = max(figure_size / 4, (edges[1] - edges[0]) / 2)
    return middle - half, middle + half


def _style(raw: int, index: int, key: int, view: View, fonts: Fonts) -> Style:
    """The style of the text object at the address `key`, whose first character is number `index`."""
    _get_size(key, _AT_SIZE)
    _get_matrix(raw, index, _AT_MATRIX)  # unlike the object's own, with the matrices of its forms
    _get_origin(raw, index, _AT_X, _AT_Y)
    a, b, c, d, _, _ = _matrix
    x, y = _origin
    face = _get_font(key) or 0
    full = round(_size[0] * math.hypot(c, d), 2)
    font = fonts.font(face)
    font = slanted(font) if leans(a, b, c, d) else font
    return Style(full, font, turn(a, b), x - view.left, view.top - y, face)


def _graphics(handle: pypdfium2.PdfPage, view: View, quarter: int) -> tuple[tuple[Bbox, ...], ...]:
    """(rules, drawings, images): the boxes of what is drawn beside the text."""
    objects = list(islice(_objects(handle), MAX_PATHS))
    images = [corners for kind, corners in objects if kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    return graphics([corners for kind, corners in objects if kind == pdfium.FPDF_PAGEOBJ_PATH], images, view, quarter)


def _objects(handle: pypdfium2.PdfPage) -> Iterator[tuple[int, Corners]]:
    """(kind, (left, top, right, bottom)) of each path and image, those inside forms included."""
    count, get = pdfium.FPDFPage_CountObjects(handle.raw), pdfium.FPDFPage_GetObject
    for index in range(count):
        item = get(handle.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(item)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, _bounds(item)


def _form_objects(form: Any, depth: int = 1) -> Iterator[tuple[int, Corners]]:
    """The same for what a form holds; its matrix takes the boxes to the space that the form stands in."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, matrix)
    own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORMS:
            found = _form_objects(item, depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            found = iter([(kind, _bounds(item))])
        else:
            continue
        for inner, (left, top, right, bottom) in found:
            yield inner, around(own, (left, right), (top, bottom))


def _bounds(item: Any) -> Corners:
    edges = (ctypes.c_float * 4)()  # left, bottom, right, top
    first, step = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_float)
    address = ctypes.cast(item, ctypes.c_void_p).value
    _get_bounds(address, first, first + step, first + 2 * step, first + 3 * step)
    left, bottom, right, top = edges
    if min(right - left, top - bottom) > THIN:
        return left, top, right, bottom
    half = _stroke_width(address) / 2
    return left + half, top - half, right - half, bottom + half


def _stroke_width(address: int | None) -> float:
    """How wide the path is stroked, in the space of its bounds; 0 where it is filled alone.

    PDFium bounds a stroke by its whole width on each side of the path, where print has half.
    """
    whole = (ctypes.c_float * 7)()  # the width; the matrix
    modes = (ctypes.c_int * 2)()  # fill, stroke
    at, at_modes = ctypes.addressof(whole), ctypes.addressof(modes)
    if not _get_modes(address, at_modes, at_modes + ctypes.sizeof(ctypes.c_int)) or not modes[1]:
        return 0.0
    _get_width(address, at)
    _get_path_matrix(address, at + ctypes.sizeof(ctypes.c_float))
    width, _, _, c, d, _, _ = whole
    return float(width * math.hypot(c, d))
