"""A page's characters out of PDFium.

A text object (one font, size and matrix) is asked once for what all its characters share; of each character there is
left its code, which comes with the page's text, and its box.
"""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from string import ascii_letters

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.knowledge import lazy
from pipeline.model.page import Char, Font
from pipeline.read.astray import SAME_PLACE, Matrix, brought, way
from pipeline.read.calls import AT, INT, UINT, Filled, address, call
from pipeline.read.fonts import Fonts, emboldened, slanted
from pipeline.read.ink import Ink, Signs
from pipeline.read.mend import FOUNDER
from pipeline.read.order import in_order, touching
from pipeline.read.view import Corners, Style, View, leans, turn
from pipeline.text.marks import LOST

MAX_UNICODE = 0x10FFFF
BATCH = 4096  # characters asked for at once: more than most pages have, and a hostile one has millions
WIDE_FIGURES = frozenset(map(chr, range(0xFF10, 0xFF1A)))
INKED = FOUNDER | frozenset(map(chr, (0xFF06, *range(0xFF10, 0xFF5B))))  # only their ink tells their place
SQUARE_FONT = lazy.compile("[EF]-")  # Founder's Latin and Greek faces
MARKS = frozenset(",.:;()[]\uff0c\uff0e\uff08\uff09")  # a square's other half is the white that they keep
ASKED = INKED | MARKS | frozenset(ascii_letters)  # what may be one of either; no hanzi is
SQUARED = 0.95  # of the type size: no letter but W is set so wide
CUT_CODES = lazy.compile("[\ua000-\uabff]|[\uac00-\ubfff]{3}")  # where the last two bytes of UTF-8's hanzi fall, too
HYPHEN = "\ufffe"  # what a page's text has for a hyphen at a line's end, and for a character without a code

_get_object = call(pdfium.FPDFText_GetTextObject, AT, AT, INT)
_get_unicode = call(pdfium.FPDFText_GetUnicode, UINT, AT, INT)
_get_text = call(pdfium.FPDFText_GetText, INT, AT, INT, INT, AT)
_get_font = call(pdfium.FPDFTextObj_GetFont, AT, AT)
_get_mode = call(pdfium.FPDFTextObj_GetTextRenderMode, INT, AT)
_boxes = Filled(pdfium.FPDFText_GetLooseCharBox, "4f", AT, INT)  # left, top, right, bottom
_sizes = Filled(pdfium.FPDFTextObj_GetFontSize, "1f", AT)
_matrices = Filled(pdfium.FPDFText_GetMatrix, "6f", AT, INT)  # unlike the object's own, with those of its forms
_own_matrices = Filled(pdfium.FPDFPageObj_GetMatrix, "6f", AT)
_origins = Filled(pdfium.FPDFText_GetCharOrigin, "2d", AT, INT, split=True)
_inks = Filled(pdfium.FPDFText_GetCharBox, "4d", AT, INT, split=True)  # left, right, bottom, top


def characters(
    handle: pypdfium2.PdfPage, view: View, fonts: Fonts, signs: Signs, max_chars: int
) -> tuple[list[Char], list[Style]]:
    """Every character that the page draws, in stream order, each with its style; PDFium's own white left out."""
    textpage = handle.get_textpage()
    at = address(textpage.raw)
    reading = _Reading(at, view, fonts, max_chars)
    count = pdfium.FPDFText_CountChars(textpage.raw)
    for start in range(0, count, BATCH):
        reading.go_on(range(start, min(start + BATCH, count)))
    chars = signs.told(reading.chars, reading.styles, reading.indices, lambda indices: _drawn(at, indices))
    chars, styles, indices = in_order(chars, reading.styles, reading.indices, reading.edges)
    textpage.close()
    return touching(chars, reading.squared, indices), styles


_Look = tuple[float, Font, int | None]  # size, font and turn: what one font, size and matrix make


class _Reading:
    """The characters of one page, as far as they are read."""

    def __init__(self, page: int, view: View, fonts: Fonts, max_chars: int) -> None:
        self.chars: list[Char] = []
        self.styles: list[Style] = []
        self.indices: list[int] = []  # PDFium's
        self.squared: set[int] = set()  # of marks that stand in squares of their own
        self._page, self._view, self._fonts, self._max_chars = page, view, fonts, max_chars
        self._looks: dict[tuple[float | None, ...], _Look] = {}
        self._known: dict[int, Style] = {}  # by the address of the text object
        self._astray: dict[int, Matrix] = {}  # by the same: what brings its characters to where they are drawn

    def go_on(self, indices: range) -> None:
        """Read the characters with these indices, unless there are enough."""
        if len(self.chars) >= self._max_chars:
            return
        page = [self._page] * len(indices)
        objects = list(map(_get_object, page, indices))
        self._ask(dict(zip(reversed(objects), reversed(indices), strict=True)))
        drawn, texts = list(compress(indices, objects)), list(compress(_texts(self._page, indices), objects))
        styles = [self._known[key] for key in objects if key]
        boxes: Iterable[Corners] = compress(_boxes(page, indices), objects)
        if self._astray:
            boxes = self._brought(boxes, filter(None, objects))
        chars = self._made(texts, boxes, styles)
        if not INKED.isdisjoint(texts) or any(map(SQUARE_FONT.match, {style.font.name for style in styles})):
            self._set_by_ink(chars, drawn)
        start = max(0, len(self.chars) - 1)
        self.chars += chars
        self.styles += styles
        self.indices += drawn
        self._join(start)

    def edges(self, indices: Sequence[int]) -> list[tuple[float, float]]:
        """The left and right edges of the drawn parts of characters, in points."""
        page = [self._page] * len(indices)
        inks: Iterable[Corners] = [(x0, top, x1, low) for x0, x1, low, top in _inks(page, indices)]
        if self._astray:
            inks = self._brought(inks, map(_get_object, page, indices))
        return [(x0, x1) for x0, _, x1, _ in inks]

    def _brought(self, boxes: Iterable[Corners], objects: Iterable[int]) -> Iterator[Corners]:
        """The boxes of characters of these text objects, where the page draws them."""
        for box, key in zip(boxes, objects, strict=True):
            yield brought(box, self._astray[key]) if key in self._astray else box

    def _made(self, texts: Sequence[str], boxes: Iterable[Corners], styles: Sequence[Style]) -> list[Char]:
        x, y = self._view.left, self._view.top
        new = tuple.__new__  # a character's own constructor takes half as long again
        heights: dict[float, float] = {}
        same = heights.setdefault  # a row's characters share theirs: two numbers less to keep for each of a million
        return [
            new(Char, (text, x0 - x, same(y - top, y - top), x1 - x, same(y - low, y - low), line, size, font))
            for text, (x0, top, x1, low), (size, font, _, _, _, _, line) in zip(texts, boxes, styles, strict=True)
        ]

    def _set_by_ink(self, chars: list[Char], drawn: Sequence[int]) -> None:
        """Set those of these characters by their ink whose boxes do not tell their place; `drawn` are their indices."""
        asked = [
            at for at, char in enumerate(chars) if char.text in ASKED and (char.text in INKED or _is_squared(char))
        ]
        for at, edges in zip(asked, self.edges([drawn[at] for at in asked]), strict=True):
            chars[at] = self._inked(chars[at], drawn[at], edges)

    def _inked(self, char: Char, index: int, edges: tuple[float, float]) -> Char:
        """The character between the edges of its ink, or of the half square that a figure is set on.

        Founder centres full-width Latin letters, those that read as rare hanzi, and in fonts without widths the plain
        ones, in squares that overlap each other; only the ink tells their place.
        """
        left, right = edges
        if char.text in MARKS:
            self.squared.add(index)
            return char._replace(x0=left - self._view.left)
        half = max(char.size / 4 if char.text in WIDE_FIGURES else 0.0, (right - left) / 2)
        middle = (left + right) / 2
        return char._replace(x0=middle - half - self._view.left, x1=middle + half - self._view.left)

    def _join(self, start: int) -> None:
        """Make one of a ligature's letters, which PDFium spells out in one place, from the character `start` on."""
        chars, styles = self.chars, self.styles
        x0s = [char.x0 for char in chars[start:]]
        for at in [at for at, (a, b) in enumerate(pairwise(x0s), start + 1) if a == b][::-1]:
            before, char = chars[at - 1 : at + 1]
            if before.top == char.top and styles[at - 1] is styles[at] and " " not in (before.text, char.text):
                chars[at - 1] = before._replace(text=before.text + char.text)
                del chars[at], styles[at], self.indices[at]
        del chars[self._max_chars :], styles[self._max_chars :], self.indices[self._max_chars :]

    def _ask(self, objects: dict[int, int]) -> None:
        """Learn the styles of the text objects at these addresses, given the index of the first character of each."""
        known = self._known
        fresh = {key: index for key, index in objects.items() if key and key not in known}
        page, keys, indices = [self._page] * len(fresh), list(fresh), list(fresh.values())
        left, top, looks = self._view.left, self._view.top, self._looks
        new = tuple.__new__
        stroked = [mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE for mode in map(_get_mode, keys)]
        places = zip(keys, _sizes(keys), _matrices(page, indices), _origins(page, indices), strict=True)
        for (key, (size,), (a, b, c, d, e, f), (x, y)), face, is_stroked in zip(
            places, map(_get_font, keys), stroked, strict=True
        ):
            if abs(x - e) + abs(y - f) > SAME_PLACE:
                found = way((x, y), next(_own_matrices([key])), (a, b, c, d, e, f))
                if found is not None:
                    self._astray[key] = found
                    x, y = e, f
            setting = size, a, b, c, d, face, is_stroked
            look = looks.get(setting)
            if look is None:
                font = emboldened(self._fonts.font(face)) if is_stroked else self._fonts.font(face)
                full = round(size * math.hypot(c, d), 2)
                look = looks[setting] = full, slanted(font) if leans(a, b, c, d) else font, turn(a, b)
            full, font, turned = look
            across, down = x - left, top - y
            baseline = across if turned in (1, 3) else down
            known[key] = new(Style, (full, font, turned, across, down, face or 0, baseline))


def _texts(page: int, indices: range) -> Sequence[str]:
    """The text of each character, as the page's text or, where that leaves some out, as each by itself has it."""
    count = len(indices)
    buffer = ctypes.create_string_buffer(4 * count + 2)
    written = 2 * (_get_text(page, indices.start, count, ctypes.addressof(buffer)) - 1)
    text = buffer.raw[:written].decode("utf-16-le", "surrogatepass")
    # Control codes are left out, pairs of surrogates are one, and of longer codes the text has the last two bytes.
    if len(text) != count or written != 2 * count or CUT_CODES.search(text):
        return [_text(_get_unicode(page, index)) for index in indices]
    if HYPHEN not in text:
        return list(map(sys.intern, text))  # each sign once in memory, not once a place
    return [
        _text(_get_unicode(page, index)) if sign == HYPHEN else sign for index, sign in zip(indices, text, strict=True)
    ]


def _is_squared(char: Char) -> bool:
    """Whether it is a letter or mark of a Founder font on a square of its own."""
    return (
        (char.text in MARKS or (char.text.isascii() and char.text.isalpha()))
        and char.x1 - char.x0 >= SQUARED * char.size
        and SQUARE_FONT.match(char.font.name) is not None
    )


def _text(code: int) -> str:
    return chr(code) if code <= MAX_UNICODE else _unpacked(code)


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
    return LOST


def _drawn(page: int, indices: Sequence[int]) -> list[Ink]:
    """The drawn parts of characters, in points from their origins."""
    pages = [page] * len(indices)
    return [
        Ink(left - x, bottom - y, right - x, top - y)
        for (left, right, bottom, top), (x, y) in zip(_inks(pages, indices), _origins(pages, indices), strict=True)
    ]
