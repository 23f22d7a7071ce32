"""What a font's name tells: its readable form, weight and slant."""

from __future__ import annotations

import ctypes
import re
from functools import lru_cache

import pypdfium2.raw as pdfium

from pipeline.knowledge import lazy
from pipeline.model.page import Font

_SUBSET = lazy.compile(r"^[A-Z]{6}\+")
_FORCE_BOLD, ITALIC_FLAG = 1 << 18, 1 << 6  # PDF 32000-1:2008, table 123
_BOLD_WEIGHT = 600  # semi-bold is none: as of 700 PDF's FontWeight is bold (PDF 32000-1:2008, table 122)

# Chinese type foundries name faces, not weights: 黑体 is the bold of running text. Founder's Latin companions
# (E-BZ, E-HX …, F- for Greek) spell weight (B 白 light, H 黑 black) and slant (Z 正 upright, X 斜 slanted). Its
# converter numbers them instead, DLF-SET-FACE-…: face 3 leans in the sets of Latin (3), Greek (32770), signs (32771).
# Adobe's names end with It: MinionPro-It, -BoldIt.
BOLD = lazy.compile(r"bold|black|heavy|hei|黑|小标宋|大标宋|dbs|xbs|fzht|fzdh|fzcuhei|^e-?h[zx]|cuti|粗", re.IGNORECASE)
NOT_BOLD = lazy.compile(r"yahei(?!.*bold)|semilight|heiti.*light", re.IGNORECASE)
ITALIC = lazy.compile(r"ital|obli|slant|^[ef]-?[bhf]x|^dlf-(?:3|3277[01])-3-|斜|(?-i:(?<=[a-z-])It\Z)", re.IGNORECASE)


def readable(name: bytes) -> str:
    """The font's name as text, its subset prefix removed; GBK where it is not UTF-8."""
    for encoding in ("utf-8", "gbk"):
        try:
            return _SUBSET.sub("", name.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _SUBSET.sub("", name.decode("latin-1"))


def font(name: str, flags: int = 0, weight: int = 0) -> Font:
    """The font of this readable name; `flags` and `weight` are its descriptor's."""
    bold = bool(BOLD.search(name)) and not NOT_BOLD.search(name)
    bold = bold or bool(flags & _FORCE_BOLD) or weight > _BOLD_WEIGHT
    return Font(name, bold, bool(ITALIC.search(name)) or bool(flags & ITALIC_FLAG))


@lru_cache(maxsize=1024)
def slanted(known: Font) -> Font:
    """The font as text looks that a matrix slants; the same object for the same font, as `is` compares them."""
    return known._replace(italic=True)


@lru_cache(maxsize=1024)
def emboldened(known: Font) -> Font:
    """The font as text looks whose outlines are stroked as well as filled: bold of faces that have none.

    Word processors print 宋体 so (PDF 32000-1:2008, 9.3.6, mode 2).
    """
    return known._replace(bold=True)


class Fonts:
    """The fonts of one document, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, Font] = {}

    def font(self, address: int | None) -> Font:
        """The font at this address of PDFium's."""
        if not address:
            return Font("")
        if address not in self._known:
            handle = ctypes.cast(address, pdfium.FPDF_FONT)
            length = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFFont_GetBaseFontName(handle, buffer, length)
            flags = pdfium.FPDFFont_GetFlags(handle)
            self._known[address] = font(readable(buffer.value), max(flags, 0))
        return self._known[address]
