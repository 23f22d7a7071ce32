"""A file -> an open document: with the reader asked for, the other one, or after a repair."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from pipeline.errors import DamagedPdf, EmptyFile, EncryptedPdf, NoPages, NotAPdf, TooLarge, UnusablePdf
from pipeline.knowledge import lazy
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.read import pdfium
from pipeline.read.reader import Reader
from pipeline.read.weigh import MAX_STREAM, unfolds_too_far
from pipeline.said import later
from pipeline.settings import READERS, Limits

_MB = 1024 * 1024
_KIDS = lazy.compile(rb"/Kids\s*\[([^\[\]]*)")
_KIDS_A_PAGE = 100  # entries of a page tree for each page that may be read; a field of a form has kids too
_END = b"%%EOF"
_OBJECT = lazy.compile(rb"\d\s+obj\b")
HEADER_WITHIN = 1024  # bytes; where readers look for %PDF- (PDF 32000-1:2008, annex H, note 13)


def file_bytes(path: Path, limits: Limits) -> bytes:
    """The file's content.

    Raises EmptyFile, TooLarge, NotAPdf; OSError where there is no file to read.
    """
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile(f"{path.name}: is empty")
    if size > limits.max_bytes:
        raise TooLarge(f"{path.name}: has {size:,} bytes, more than the limit of {limits.max_bytes:,}")
    data = path.read_bytes()
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise NotAPdf(f"{path.name}: is not a PDF")
    if any(found[1].count(b"R") > _KIDS_A_PAGE * limits.max_pages for found in _KIDS.finditer(data)):
        raise TooLarge(f"{path.name}: lists more pages than the limit of {limits.max_pages} by far")
    if unfolds_too_far(data):
        raise TooLarge(f"{path.name}: has a stream that unfolds to more than {MAX_STREAM // _MB} MB")
    return data


def is_cut(data: bytes) -> bool:
    """Whether a file breaks off: %%EOF, its last line (PDF 32000-1:2008, 7.5.5), is not there, or objects follow it.

    A file that is laid out for the web, or was changed, has such a line before its end too. What a server or a mail
    has put behind the last one is no object.
    """
    end = data.rfind(_END)
    return end < 0 or _OBJECT.search(data, end) is not None


def open_reader(data: bytes, path: Path, wanted: str, report: Report) -> tuple[Reader, bytes]:
    """The document opened by the `wanted` reader, else by the other, else re-saved; and the bytes that were opened.

    Raises EncryptedPdf where a password is needed, DamagedPdf where the file is cut, and else the first reader's error,
    DamagedPdf or NoPages.
    """
    names = sorted(READERS, key=lambda name: name != wanted)
    errors: list[UnusablePdf] = []
    for name in names:
        try:
            document = _reader(name)(data, path)
        except UnusablePdf as error:
            errors.append(error)
            continue
        if errors:
            what = later(f"only {name} opens the file; {_reason(errors[0], path)}")
            report(Diagnostic(Kind.READERS_DIFFER, details={"what": what}))
        return document, data
    if locked := next((error for error in errors if isinstance(error, EncryptedPdf)), None):
        raise locked
    if (saved := resaved(data)) is not None:
        for name in names:
            try:
                document = _reader(name)(saved, path)
            except UnusablePdf:
                continue
            report(Diagnostic(Kind.RESAVED, details={"reason": _reason(errors[0], path)}))
            return document, saved
    if is_cut(data):
        raise cut_off(path) from errors[0]
    raise min(errors, key=lambda error: not isinstance(error, NoPages))


def cut_off(path: Path) -> DamagedPdf:
    """That nothing can be made of a file whose end is missing."""
    return DamagedPdf(f"{path.name}: the file is cut, its end is missing: fetch it again")


def other_reader(data: bytes, path: Path) -> Reader:
    """The same bytes in the reader that is not the first. Raises EncryptedPdf, DamagedPdf, NoPages."""
    return _reader(READERS[1])(data, path)


def open_pictures(path: Path) -> pypdfium2.PdfDocument:
    """The file in PDFium, re-saved where it must be, for pictures of its pages.

    Raises EncryptedPdf, DamagedPdf, NoPages; OSError.
    """
    data = path.read_bytes()
    try:
        return pdfium.open_document(data, path)
    except EncryptedPdf:
        raise
    except UnusablePdf:
        saved = resaved(data)
        if saved is None:
            raise
        return pdfium.open_document(saved, path)


def resaved(data: bytes) -> bytes | None:
    """The document written anew by QPDF, which finds objects that a broken table does not; None where it cannot."""
    import pikepdf

    target = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if not document.pages:
                return None
            document.save(target)
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError):
        return None
    return target.getvalue()


def _reader(name: str) -> Callable[[bytes, Path], Reader]:
    """The reader's class; pdfplumber is loaded on first need, as most documents never need it."""
    if name == "pdfium":
        return pdfium.Reader
    from pipeline.read import plumber

    return plumber.Reader


def _reason(error: UnusablePdf, path: Path) -> str:
    return str(error).removeprefix(f"{path.name}: ")
