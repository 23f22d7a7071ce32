"""How much a page's content unfolds to, told before a reader unfolds it.

A few kilobytes of a file can stand for gigabytes of content (a stream packed a thousand times, a form that
draws ten forms that draw ten forms …), and no reader stops in the middle of a page.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import pikepdf

from pipeline.knowledge import lazy
from pipeline.read.filters import TooMuch, UnknownFilter, unpacked

# `/Name Do`; comments part tokens as white space does.
_FORM_CALL = lazy.compile(rb"/([^\s/<>\[\](){}%]+)(?:\s|%[^\r\n]*[\r\n])+Do\b")
_HEX = lazy.compile(rb"#([0-9A-Fa-f]{2})")
_REPAIR = "Attempting to reconstruct cross-reference table"  # QPDF's word for it
_MAX_FORMS = 40  # forms within forms; readers stop there too


@dataclass(frozen=True, slots=True)
class Content:
    """How many pages there are, and the numbers of those whose content unfolds too far, or is damaged.

    `is_repaired` where the file says wrongly, or not at all, where its objects are, and they were looked for.
    """

    count: int
    heavy: frozenset[int]
    damaged: frozenset[int]
    is_repaired: bool


def weighed(data: bytes, limit: int) -> Content | None:
    """What is told of a file's pages before they are read: heavier than `limit` bytes are too heavy, forms at each use.

    None where the file is too damaged, or locked, for this to be told.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            is_repaired = any(str(warning).endswith(_REPAIR) for warning in document.get_warnings())
            pages = list(document.pages)
            damaged: list[int] = []
            heavy = [n for n, page in enumerate(pages, 1) if _is_heavy(page, limit, partial(damaged.append, n))]
            return Content(len(pages), frozenset(heavy), frozenset(damaged), is_repaired)
    except (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.ForeignObjectError, RuntimeError, ValueError):
        return None  # a password may lock the attachments alone, which no reader of pages needs


def _is_heavy(page: pikepdf.Page, limit: int, damaged: Callable[[], object]) -> bool:
    try:
        contents = page.obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        _weight(streams, page.resources, limit, {}, 0, damaged)
    except TooMuch:
        return True
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError):
        return False  # the page's own defect, which the reader will tell
    return False


def _weight(
    streams: Iterable[pikepdf.Object | None],
    resources: pikepdf.Object,
    limit: int,
    known: dict[tuple[int, int], int],
    depth: int,
    damaged: Callable[[], object],
) -> int:
    """The bytes that these streams unfold to, with all forms that they draw. Raises TooMuch over `limit`.

    `damaged` is called where one is damaged.
    """
    total = 0
    for stream in streams:
        if not isinstance(stream, pikepdf.Stream):
            continue
        content = _unpacked(stream, limit, damaged)
        total += len(content)
        for form in _forms(content, resources) if depth < _MAX_FORMS else ():
            key = form.objgen
            if key not in known:
                known[key] = 0  # a form that draws itself is not drawn again
                known[key] = _weight([form], form.get("/Resources", resources), limit, known, depth + 1, damaged)
            total += known[key]
            if total > limit:
                raise TooMuch
        if total > limit:
            raise TooMuch
    return total


def _forms(content: bytes, resources: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    """The form of each call in `content`, in the order of the calls."""
    found = resources.get("/XObject") if b"Do" in content else None
    if found is None:
        return
    for match in _FORM_CALL.finditer(content):
        name = _HEX.sub(lambda code: bytes((int(code[1], 16),)), match[1]).decode("utf-8", "replace")
        form = found.get(f"/{name}")
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
            yield form


def _unpacked(stream: pikepdf.Stream, limit: int, damaged: Callable[[], object]) -> bytes:
    """The stream's content, empty where it is packed as images are. Raises TooMuch where it is longer than `limit`."""
    try:
        return unpacked(stream.read_raw_bytes(), list(_filters(stream)), limit, damaged)
    except UnknownFilter:
        return b""


def _filters(stream: pikepdf.Stream) -> Iterator[str]:
    found = stream.get("/Filter")
    for name in found if isinstance(found, pikepdf.Array) else [found]:
        if name is not None:
            yield str(name)
