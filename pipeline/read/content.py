"""How much a page's content unfolds to, told before a reader unfolds it.

A few kilobytes of a file can stand for gigabytes of content (a stream packed a thousand times, a form that
draws ten forms that draw ten forms …), and no reader stops in the middle of a page.
"""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterator

import pikepdf

_FORM_CALL = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_MAX_FORMS = 40  # forms within forms; readers stop there too
_UNPACKABLE = 1 << 18  # bytes; longer streams packed in other ways than Flate are taken for bombs

_NAMES = {"/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode"}


class TooMuch(Exception):
    """The content unfolds to more than the limit."""


def heavy_pages(data: bytes, limit: int) -> tuple[int, frozenset[int]] | None:
    """(number of pages, numbers of those whose content unfolds to more than `limit` bytes); forms count at each use.

    None where the file is too damaged, or locked, for this to be told.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            pages = list(document.pages)
            return len(pages), frozenset(n for n, page in enumerate(pages, 1) if _is_heavy(page, limit))
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, RuntimeError, ValueError):
        return None


def _is_heavy(page: pikepdf.Page, limit: int) -> bool:
    try:
        contents = page.obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        _weight(streams, page.resources, _Budget(limit), {}, 0)
    except TooMuch:
        return True
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError):
        return False  # the page's own defect, which the reader will tell
    return False


class _Budget:
    """How many bytes of one page may still be unpacked."""

    def __init__(self, limit: int) -> None:
        self.limit = limit


def _weight(
    streams: list[pikepdf.Object],
    resources: pikepdf.Object,
    budget: _Budget,
    known: dict[tuple[int, int], int],
    depth: int,
) -> int:
    """The bytes that these streams unfold to, with all forms that they draw. Raises TooMuch."""
    content = b"\n".join(_unpacked(s, budget.limit) for s in streams if isinstance(s, pikepdf.Stream))
    total = len(content)
    if b"Do" in content and depth < _MAX_FORMS:
        forms = resources.get("/XObject", {}) if resources is not None else {}
        for match in _FORM_CALL.finditer(content):
            name = "/" + _HEX.sub(lambda m: bytes((int(m[1], 16),)), match[1]).decode("utf-8", "replace")
            form = forms.get(name)
            if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
                continue
            key = form.objgen
            if key not in known:
                known[key] = 0  # a form that draws itself is not drawn again
                known[key] = _weight([form], form.get("/Resources", resources), budget, known, depth + 1)
            total += known[key]
            if total > budget.limit:
                raise TooMuch
    if total > budget.limit:
        raise TooMuch
    return total


def _unpacked(stream: pikepdf.Stream, limit: int) -> bytes:
    """The stream's content. Raises TooMuch where it is longer than `limit`, before it is unpacked."""
    data = stream.read_raw_bytes()
    for name in _filters(stream):
        match name:
            case "/FlateDecode":
                data = _inflated(data, limit)
            case "/ASCII85Decode":
                data = base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"), ignorechars=b" \t\n\r\0\x0c")
            case "/ASCIIHexDecode":
                data = bytes.fromhex(data.partition(b">")[0].decode("ascii"))
            case _:
                if len(data) > _UNPACKABLE:
                    raise TooMuch
                return stream.read_bytes()
    if len(data) > limit:
        raise TooMuch
    return data


def _filters(stream: pikepdf.Stream) -> Iterator[str]:
    found = stream.get("/Filter")
    for name in found if isinstance(found, pikepdf.Array) else [found]:
        if name is not None:
            yield _NAMES.get(str(name), str(name))


def _inflated(data: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(data, limit + 1)
    except zlib.error:  # damaged; readers take what comes before
        return b""
    if len(found) > limit:
        raise TooMuch
    return found
