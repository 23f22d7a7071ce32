"""One substitute for every CJK font that a PDF names without embedding it.

PDFium leaves a character out of its text where no font on the machine has a glyph for it, so what it reads
would depend on the machine's fonts. For reading, every missing CJK font is therefore answered with one tiny
font of our own (boxes.ttf). A box that PDFium tells is the wider of advance and ink: hanzi and marks get an ink of
nearly an em, letters and figures a thin stroke, so that the font's own widths count. For pictures the machine's
fonts are asked first.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

import pypdfium2.raw as pdfium

_CJK_CHARSETS = frozenset({128, 129, 134, 136})  # Windows charsets: Shift-JIS, Hangul, GB 2312, Big5
_GB2312 = 134
_BOXES = 1  # the handle that stands for our font
_FACE = b"Boxes\0"

_font = (resources.files("pipeline.read") / "boxes.ttf").read_bytes()
_state = {"pictures": False}


@contextmanager
def for_pictures() -> Iterator[None]:
    """Within it, documents that are opened show missing CJK fonts in the machine's own, where it has any."""
    _state["pictures"] = True
    try:
        yield
    finally:
        _state["pictures"] = False


def install() -> None:
    """Have PDFium ask here for fonts that are not embedded. Once a process."""
    pdfium.FPDF_SetSystemFontInfo(_INFO)


def _copy(data: bytes, buffer: int | None, size: int) -> int:
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def _map_font(_info: Any, weight: Any, italic: Any, charset: Any, pitch: Any, face: Any, exact: Any) -> Any:
    if _state["pictures"]:
        found = _SYSTEM.contents.MapFont(_SYSTEM, weight, italic, charset, pitch, face, exact)
        if found:
            return found
    return _BOXES if charset in _CJK_CHARSETS else None


def _get_font(_info: Any, face: Any) -> Any:
    return _SYSTEM.contents.GetFont(_SYSTEM, face) if _state["pictures"] else None


def _get_font_data(_info: Any, font: Any, table: Any, buffer: Any, size: Any) -> Any:
    if font == _BOXES:
        return _copy(_font, buffer, size) if table == 0 else 0
    return _SYSTEM.contents.GetFontData(_SYSTEM, font, table, buffer, size)


def _get_face_name(_info: Any, font: Any, buffer: Any, size: Any) -> Any:
    if font == _BOXES:
        return _copy(_FACE, buffer, size)
    return _SYSTEM.contents.GetFaceName(_SYSTEM, font, buffer, size)


def _get_font_charset(_info: Any, font: Any) -> Any:
    return _GB2312 if font == _BOXES else _SYSTEM.contents.GetFontCharset(_SYSTEM, font)


def _delete_font(_info: Any, font: Any) -> Any:
    if font != _BOXES:
        _SYSTEM.contents.DeleteFont(_SYSTEM, font)


def _enum_fonts(_info: Any, mapper: Any) -> Any:
    _SYSTEM.contents.EnumFonts(_SYSTEM, mapper)


def _info() -> pdfium.FPDF_SYSFONTINFO:
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    calls = {
        "Release": lambda _info: None,
        "EnumFonts": _enum_fonts,
        "MapFont": _map_font,
        "GetFont": _get_font,
        "GetFontData": _get_font_data,
        "GetFaceName": _get_face_name,
        "GetFontCharset": _get_font_charset,
        "DeleteFont": _delete_font,
    }
    return pdfium.FPDF_SYSFONTINFO(version=1, **{name: types[name](call) for name, call in calls.items()})


_SYSTEM = pdfium.FPDF_GetDefaultSystemFontInfo()
_INFO = _info()  # PDFium keeps the pointer: it must live as long as the process
