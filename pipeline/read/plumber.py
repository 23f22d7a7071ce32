"""PDF -> raw pages through pdfplumber, the second reader.

A document and its pages are pdfplumber's; their content is interpreted by a device of our own, which keeps what a
`Page` holds and stops at a limit. It counts origins as PDFium does: pdfplumber's boxes forget a font's true ascent.
"""

from __future__ import annotations

import ast
import contextlib
import io
import logging
import math
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import resolve_all
from pdfminer.utils import Matrix, Point, translate_matrix
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.errors import DamagedPdf, EncryptedPdf, NoPages
from pipeline.knowledge import lazy
from pipeline.model.page import Char, Font, Page
from pipeline.read.fonts import ITALIC_FLAG, readable, slanted
from pipeline.read.fonts import font as font_of
from pipeline.read.operators import Interpreter
from pipeline.read.reader import BrokenPage, Contours
from pipeline.read.view import MAX_PATHS, Corners, Style, View, around, graphics, leans, own_turn, turn, turned
from pipeline.said import later
from pipeline.text.marks import LOST

# pdfminer tells at length what it works around; what matters here is said with diagnostics.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_SPACE = 32  # the code that word spacing applies to
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LETTER = (0.0, 0.0, 612.0, 792.0)  # points; a page without a size of its own
_ASCENT, _DESCENT = 0.8, -0.2  # of a font that tells none, in type sizes
_MIDDLES = {"［": 0.75, "］": 0.25, "：": 0.25, "；": 0.25}  # of the advance; all else stands in its square's middle
_VERTICAL_DROP = 0.88  # of a type size, from the top of a vertically set character to its baseline


class Reader:
    """A document open in pdfplumber; see pipeline.read.reader.Reader."""

    def __init__(self, data: bytes, path: Path) -> None:
        try:
            self._document = pdfplumber.open(io.BytesIO(data))
            self._pages = self._document.pages
        except MemoryError:
            raise
        except PdfminerException as error:
            if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
                raise EncryptedPdf(f"{path.name}: a password is needed to open it") from error
            raise DamagedPdf(f"{path.name}: damaged PDF ({_plain(error)})") from error
        except Exception as error:  # whatever pdfminer stumbles over in a damaged page tree
            raise DamagedPdf(f"{path.name}: damaged PDF ({_plain(error)})") from error
        if not self._pages:
            raise NoPages(f"{path.name}: has no pages")
        self._fonts: dict[int, tuple[PDFFont, Font, float, float]] = {}

    def __len__(self) -> int:
        return len(self._pages)

    def page(self, number: int, max_chars: int) -> Page:
        page = self._pages[number - 1]
        try:
            return self._page(page, number, max_chars)
        except MemoryError:
            raise
        except Exception as error:  # whatever pdfminer stumbles over in broken content: a page is lost, no more
            raise BrokenPage(later(f"it cannot be interpreted ({_plain(error)})")) from error
        finally:
            page.close()

    def outlines(self, texts: Mapping[str, Collection[str]], numbers: Sequence[int]) -> dict[str, dict[str, Contours]]:
        return {}

    def close(self) -> None:
        self._document.close()

    def _page(self, page: pdfplumber.page.Page, number: int, max_chars: int) -> Page:
        raw = page.page_obj
        view = View(*_visible(raw.attrs))
        device = _Device(self._document.rsrcmgr, view, max_chars, self._fonts)
        with contextlib.suppress(_Enough):
            Interpreter(self._document.rsrcmgr, device).render_contents(raw.resources, raw.contents, _IDENTITY)
        own = own_turn(device.styles)
        rotation = raw.rotate // 90
        quarter = own if device.chars else rotation
        upright, others = turned(device.chars, device.styles, view, own)
        drawn = graphics(device.paths, device.images, view, quarter)
        return Page(number, *view.size(quarter), upright, others, *drawn, turn=(quarter - rotation) % 4)


def _visible(attributes: dict[str, Any]) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of what a viewer shows (PDF 32000-1:2008, 14.11.2)."""
    for key in ("CropBox", "MediaBox"):
        box = resolve_all(attributes.get(key))
        if isinstance(box, list) and len(box) == 4 and all(isinstance(x, int | float) for x in box):
            left, bottom, right, top = box
            if left != right and bottom != top:
                return left, bottom, right, top
    return _LETTER


def _plain(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


class _Enough(Exception):
    """The page has more characters than it may."""


class _Device(PDFTextDevice):
    """Keeps characters, paths and pictures in PDF's coordinates, the characters' origin at the view's left top."""

    def __init__(self, rsrcmgr: Any, view: View, max_chars: int, fonts: dict[int, tuple[PDFFont, Font, float, float]]):
        super().__init__(rsrcmgr)
        self._view, self._max_chars, self._fonts = view, max_chars, fonts
        self.chars: list[Char] = []
        self.styles: list[Style] = []
        self.paths: list[Corners] = []
        self.images: list[Corners] = []

    def render_string_horizontal(self, *args: Any) -> Point:
        """Show a string; where the next one begins. pdfminer forgets the character spacing after the last glyph."""
        return self._string(0, *args)

    def render_string_vertical(self, *args: Any) -> Point:
        return self._string(1, *args)

    def _string(
        self,
        axis: int,
        seq: Sequence[Any],
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        scale: float,
        *state: Any,
    ) -> Point:
        """Show a string along x (axis 0) or y (1), after PDF 32000-1:2008, 9.4.4."""
        x, y = pos
        for item in seq:
            if isinstance(item, int | float):
                x, y = (x - item * scale, y) if axis == 0 else (x, y - item * scale)
                continue
            for cid in font.decode(item) if isinstance(item, bytes) else ():
                at = translate_matrix(matrix, (x, y))
                advance = self.render_char(at, font, fontsize, scaling, rise, cid, *state)
                advance += charspace + (wordspace if cid == _SPACE else 0.0)
                x, y = (x + advance, y) if axis == 0 else (x, y + advance)
        return x, y

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,
        graphicstate: object,
    ) -> float:
        """Keep one character; its advance in text space."""
        if len(self.chars) >= self._max_chars:
            raise _Enough
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = LOST
        advance = font.char_width(cid) * fontsize * scaling
        if text:
            self._keep(matrix, font, fontsize, rise, cid, text, advance)
        return advance

    def _keep(
        self, matrix: Sequence[float], font: PDFFont, fontsize: float, rise: float, cid: int, text: str, advance: float
    ) -> None:
        known, ascent, descent = self._font(font)
        a, b, c, d, e, f = matrix
        known = slanted(known) if leans(a, b, c, d) else known
        high = descent * fontsize + rise, ascent * fontsize + rise
        if font.is_vertical():
            xs, ys, base = _column(font, fontsize, rise, cid, advance)
        elif text == "＆" or (len(text) == 1 and "\uff10" <= text <= "\uff5a"):
            # only their middle tells their place, see pdfium.Reader
            xs, ys, base = _square(text, advance, fontsize * math.hypot(c, d) / (math.hypot(a, b) or 1.0)), high, rise
        else:
            xs, ys, base = (0.0, advance), high, rise
        left, top, right, bottom = around(matrix, xs, ys)
        x, y = c * base + e - self._view.left, self._view.top - (d * base + f)
        sign = -1 if fontsize < 0 else 1
        style = Style(round(abs(fontsize) * math.hypot(c, d), 2), known, turn(sign * a, sign * b), x, y)
        baseline = x if style.turn in (1, 3) else y
        box = left - self._view.left, self._view.top - top, right - self._view.left, self._view.top - bottom
        self.chars.append(Char(text, *box, baseline, style.size, known))
        self.styles.append(style)

    def _font(self, font: PDFFont) -> tuple[Font, float, float]:
        """(font, ascent, descent); the latter in type sizes, one apart, as PDFium has them."""
        if id(font) not in self._fonts:
            name = getattr(font, "basefont", "") or (font.fontname if isinstance(font.fontname, str) else "")
            ascent, descent = font.get_ascent(), font.get_descent()
            if ascent - descent <= 0:
                ascent, descent = font.bbox[3] * font.vscale, font.bbox[1] * font.vscale
            if ascent - descent <= 0:
                ascent, descent = _ASCENT, _DESCENT
            height = ascent - descent
            found = font_of(_decoded(name), max(font.flags, 0) | (ITALIC_FLAG if font.italic_angle < 0 else 0))
            self._fonts[id(font)] = font, found, ascent / height, descent / height
        return self._fonts[id(font)][1:]

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Keep the box of a path that is drawn, half its line's width around it."""
        if self.ctm is None or len(self.paths) + len(self.images) >= MAX_PATHS:
            return
        numbers = [value for _, *values in path for value in values]
        if not numbers:
            return
        left, top, right, bottom = around(
            self.ctm, (min(numbers[::2]), max(numbers[::2])), (min(numbers[1::2]), max(numbers[1::2]))
        )
        half = graphicstate.linewidth / 2 if stroke else 0.0  # pdfminer has scaled it
        self.paths.append((left - half, top + half, right + half, bottom - half))

    def render_image(self, name: str, stream: object) -> None:
        """Keep the box of a picture: the unit square in its own space (PDF 32000-1:2008, 8.9.5)."""
        if self.ctm is not None and len(self.paths) + len(self.images) < MAX_PATHS:
            self.images.append(around(self.ctm, (0.0, 1.0), (0.0, 1.0)))


def _square(text: str, advance: float, size: float) -> tuple[float, float]:
    """Left and right of a full-width letter: half its square, where its ink stands in all usual faces."""
    middle = advance * _MIDDLES.get(text, 0.5)
    return middle - size / 4, middle + size / 4


def _column(
    font: PDFFont, fontsize: float, rise: float, cid: int, advance: float
) -> tuple[tuple[float, float], tuple[float, float], float]:
    """(sides' x, sides' y, baseline) of a character set vertically, from its origin (9.7.4.3)."""
    displacement = font.char_disp(cid)
    vx, vy = displacement if isinstance(displacement, tuple) else (None, 880)
    x = fontsize * 0.5 if vx is None else vx * fontsize * 0.001
    y = (1000 - vy) * fontsize * 0.001 + rise
    return (-x, fontsize - x), (y + advance, y), y - _VERTICAL_DROP * fontsize


# PDF 32000-1:2008, annex C: a name has 127 bytes at most, each four characters in a literal.
_LONGEST_NAME = 4 * 127 + len("b''")
_BYTES = lazy.compile(r"""b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*\"""")


def _decoded(name: str) -> str:
    """The readable name: pdfminer shows a name that is not UTF-8 as the text of a bytes literal, `b'\\xba\\xda'`."""
    if _BYTES.fullmatch(name[:_LONGEST_NAME]):  # nothing else is worth a parser, which deep nesting kills
        try:
            raw = ast.literal_eval(name[:_LONGEST_NAME])
        except (SyntaxError, ValueError):
            return name
        return readable(raw) if isinstance(raw, bytes) else name
    return readable(name.encode("utf-8", "surrogatepass"))
