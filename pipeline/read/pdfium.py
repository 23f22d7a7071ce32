"""PDF -> raw pages through PDFium, the fast reader."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import DamagedPdf, EncryptedPdf, NoPages
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page
from pipeline.read import substitutes
from pipeline.read.fonts import Fonts

RULE_WIDTH = 2.0  # points; a path thinner than this is a rule
MAX_PATHS = 20_000  # paths looked at on one page: a map can hold millions

substitutes.install()


def open_document(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    """The opened document.

    Raises EncryptedPdf where a password is needed, DamagedPdf where PDFium finds no document, NoPages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(f"{path.name}: a password is needed to open it") from error
        raise DamagedPdf(f"{path.name}: damaged PDF ({error})") from error
    if len(document) == 0:
        document.close()
        raise NoPages(f"{path.name}: has no pages")
    return document


def pages(document: pypdfium2.PdfDocument, limit: int) -> Iterator[Page]:
    """The first `limit` pages, upright, with their characters as PDFium gives them.

    A page that cannot be loaded comes back empty.
    """
    fonts = Fonts()
    for index in range(min(len(document), limit)):
        try:
            handle = document[index]
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 0.0, 0.0, ())
            continue
        try:
            yield _page(handle, index + 1, fonts)
        finally:
            handle.close()


def _page(handle: pypdfium2.PdfPage, number: int, fonts: Fonts) -> Page:
    view = _View(handle)
    chars = _chars(handle, fonts)
    quarter = _quarter(chars) + handle.get_rotation() // 90
    upright, turned = view.turn(chars, quarter)
    rules, drawings, images = _graphics(handle, view, quarter)
    width, height = (view.width, view.height) if quarter % 2 == 0 else (view.height, view.width)
    return Page(number, width, height, upright, turned, rules, drawings, images)


class _View:
    """The visible box of a page, and the way from PDF's coordinates (origin bottom left) to ours."""

    def __init__(self, handle: pypdfium2.PdfPage) -> None:
        left, bottom, right, top = handle.get_cropbox()
        self.left, self.top = min(left, right), max(bottom, top)
        self.width, self.height = abs(right - left), abs(top - bottom)

    def box(self, left: float, top: float, right: float, bottom: float, quarter: int) -> tuple[float, ...]:
        """(x0, top, x1, bottom) after turning the page clockwise by `quarter` right angles."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = self.top - top, self.top - bottom
        match quarter % 4:
            case 1:
                return self.height - y1, x0, self.height - y0, x1
            case 2:
                return self.width - x1, self.height - y1, self.width - x0, self.height - y0
            case 3:
                return y0, self.width - x1, y1, self.width - x0
        return x0, y0, x1, y1

    def baseline(self, x: float, y: float, quarter: int) -> float:
        match quarter % 4:
            case 1:
                return x - self.left
            case 2:
                return self.height - (self.top - y)
            case 3:
                return self.width - (x - self.left)
        return self.top - y

    def turn(self, chars: list[_RawChar], quarter: int) -> tuple[tuple[Char, ...], tuple[Char, ...]]:
        """The characters that read left to right once the page is turned, and the others."""
        upright: list[Char] = []
        turned: list[Char] = []
        own_turn = _quarter(chars)
        if quarter % 4 == 0:  # nearly every page
            x_off, y_off = self.left, self.top
            for text, left, top, right, bottom, _x, y, (size, font, angle) in chars:
                made = Char(text, left - x_off, y_off - top, right - x_off, y_off - bottom, y_off - y, size, font)
                (upright if angle == own_turn else turned).append(made)
            return tuple(upright), tuple(turned)
        for text, left, top, right, bottom, x, y, (size, font, angle) in chars:
            x0, y0, x1, y1 = self.box(left, top, right, bottom, quarter)
            char = Char(text, x0, y0, x1, y1, self.baseline(x, y, quarter), size, font)
            (upright if angle == own_turn else turned).append(char)
        return tuple(upright), tuple(turned)


_RawChar = tuple[str, float, float, float, float, float, float, tuple]


def _quarter(chars: list[_RawChar]) -> int:
    """By how many right angles clockwise the page must turn so that most of its characters stand upright."""
    counts = [0, 0, 0, 0]
    for char in chars:
        angle = char[7][2]
        if angle is not None:
            counts[angle] += 1
    return max(range(4), key=lambda quarter: (counts[quarter], -quarter))


def _chars(handle: pypdfium2.PdfPage, fonts: Fonts) -> list[_RawChar]:
    """Every character that the page draws, in stream order: PDFium's own line ends and spaces left out."""
    textpage = handle.get_textpage()
    raw = textpage.raw
    rect = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_rect, at_x, at_y = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    styles: dict[int, tuple] = {}
    found: list[_RawChar] = []
    get_unicode, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    get_origin, get_object = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetTextObject
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = get_unicode(raw, index)
        text_object = get_object(raw, index)
        if not text_object or code in (0, 10, 13):
            continue
        key = ctypes.addressof(text_object.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text_object, fonts)
        get_box(raw, index, at_rect)
        get_origin(raw, index, at_x, at_y)
        at_last = found and found[-1][7] is style and found[-1][5] == x.value and found[-1][6] == y.value
        if at_last and code != 0x20 and found[-1][0] != " ":
            found[-1] = (found[-1][0] + chr(code), *found[-1][1:])  # PDFium spells ligatures out in one place
            continue
        left, right = rect.left, rect.right
        if 0xFF10 <= code <= 0xFF5A:
            left, right = _ink(raw, index, style[0] if code <= 0xFF19 else 0.0)
        found.append((chr(code), left, rect.top, right, rect.bottom, x.value, y.value, style))
    textpage.close()
    return found


def _ink(raw, index: int, figure_size: float) -> tuple[float, float]:
    """Left and right of the drawn letter, or of the half square that a figure of this size is set on.

    Founder centres full-width Latin letters in squares that overlap each other; only the ink tells their place.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    middle = (left.value + right.value) / 2
    half = max(figure_size / 4, (right.value - left.value) / 2)
    return middle - half, middle + half


def _style(text_object, fonts: Fonts) -> tuple:
    """(size in points, font, right angles to turn by or None for a slant) of one text object."""
    size = ctypes.c_float()
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text_object, size)
    pdfium.FPDFPageObj_GetMatrix(text_object, matrix)
    scale = math.hypot(matrix.c, matrix.d)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    quarter = round(degrees / 90)
    slanted = abs(degrees - 90 * quarter) > 5
    font = fonts.font(pdfium.FPDFTextObj_GetFont(text_object))
    return round(size.value * scale, 2), font, None if slanted else quarter % 4


def _graphics(handle: pypdfium2.PdfPage, view: _View, quarter: int) -> tuple[tuple[Bbox, ...], ...]:
    """(rules, drawings, images): the boxes of what is drawn beside the text."""
    rules: list[Bbox] = []
    drawings: list[Bbox] = []
    images: list[Bbox] = []
    page = Bbox(0.0, 0.0, *((view.width, view.height) if quarter % 2 == 0 else (view.height, view.width)))
    for count, (kind, corners) in enumerate(_objects(handle)):
        if count == MAX_PATHS:
            break
        box = Bbox(*view.box(*corners, quarter))
        if not box.x_overlap(page) and not box.y_overlap(page):
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(box)
        elif min(box.width, box.height) <= RULE_WIDTH:
            rules.append(box)
        elif box.width < page.width * 0.98 or box.height < page.height * 0.98:
            drawings.append(box)
    return tuple(rules), tuple(drawings), tuple(images)


def _objects(handle: pypdfium2.PdfPage) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """(kind, (left, top, right, bottom)) of each path and image, those one form deep included."""
    count, get = pdfium.FPDFPage_CountObjects(handle.raw), pdfium.FPDFPage_GetObject
    for index in range(count):
        item = get(handle.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(item)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, _bounds(item)


def _form_objects(form) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            left, top, right, bottom = _bounds(item)
            xs = [matrix.a * x + matrix.c * y + matrix.e for x in (left, right) for y in (top, bottom)]
            ys = [matrix.b * x + matrix.d * y + matrix.f for x in (left, right) for y in (top, bottom)]
            yield kind, (min(xs), max(ys), max(xs), min(ys))


def _bounds(item) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, top.value, right.value, bottom.value
