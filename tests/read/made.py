"""Small PDFs of our own, made with pikepdf, and raw characters."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from pipeline import read
from pipeline.model.diagnostic import Diagnostic, Report
from pipeline.model.page import Char, Font, Page
from pipeline.settings import Limits

WIDTH, HEIGHT = 595.0, 842.0
READERS = ("pdfium", "pdfplumber")
FONT = Font("SimSun")


def helvetica() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def song(encoding: str = "UniGB-UCS2-H", name: str = "STSong-Light") -> Dictionary:
    """A CJK font that is named and not embedded, as old Chinese exports have them."""
    system = Dictionary(Registry="Adobe", Ordering="GB1", Supplement=2)
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{name}"),
        Encoding=Name(f"/{encoding}"),
        DescendantFonts=Array(
            [Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name(f"/{name}"), CIDSystemInfo=system)]
        ),
    )


def shown(*lines: str, x: float = 60, y: float = 700, size: float = 12) -> bytes:
    """The content that shows these lines in the font F1, each 20 points below the one before."""
    strings = b" ".join(b"(%s) Tj 0 -20 Td" % line.encode("latin-1") for line in lines)
    return b"BT /F1 %g Tf %g %g Td %s ET" % (size, x, y, strings)


def shown_in_hanzi(text: str, encoding: str = "utf-16-be", x: float = 60, y: float = 700, size: float = 12) -> bytes:
    return b"BT /F1 %g Tf %g %g Td <%s> Tj ET" % (size, x, y, text.encode(encoding).hex().encode("ascii"))


def pdf(
    *contents: bytes,
    font: Dictionary | None = None,
    attributes: Mapping[str, Any] | None = None,
    inherited: Mapping[str, Any] | None = None,
    forms: Mapping[str, bytes] | None = None,
    **save: Any,
) -> bytes:
    """A PDF with a page for each of `contents`, which may use the font F1 and draw `forms` by name.

    `attributes` are every page's own, `inherited` those of the page tree; `save` goes to pikepdf.
    """
    document = pikepdf.new()
    resources = document.make_indirect(Dictionary(Font=Dictionary(), XObject=Dictionary()))
    resources.Font.F1 = document.make_indirect(font if font is not None else helvetica())
    for name, content in (forms or {}).items():
        form = Stream(document, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, WIDTH, HEIGHT]))
        form.Resources = resources
        resources.XObject[f"/{name}"] = document.make_indirect(form)
    for content in contents:
        document.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = document.pages[-1].obj
        page.Resources, page.Contents = resources, document.make_indirect(Stream(document, content))
        for key in inherited or {}:
            if f"/{key}" in page:
                del page[f"/{key}"]
        for key, value in (attributes or {}).items():
            page[f"/{key}"] = value
    for key, value in (inherited or {}).items():
        document.Root.Pages[f"/{key}"] = value
    target = io.BytesIO()
    document.save(target, **save)
    return target.getvalue()


def pages(
    data: bytes, folder: Path, reader: str = "pdfium", report: Report = lambda _: None, **limits: int
) -> tuple[Page, ...]:
    path = folder / "made.pdf"
    path.write_bytes(data)
    return read.pages(path, Limits(**limits), report, reader)


def text(page: Page) -> str:
    """The page's characters in order, without white."""
    return "".join(char.text for char in page.chars).replace(" ", "")


def chars(
    texts: Iterable[str], x: float = 60.0, baseline: float = 100.0, size: float = 10.0, font: Font = FONT
) -> tuple[Char, ...]:
    """Characters side by side on one line, each as wide as `size`."""
    places = enumerate(texts)
    return tuple(
        Char(
            each,
            x + at * size,
            baseline - 0.88 * size,
            x + (at + 1) * size,
            baseline + 0.12 * size,
            baseline,
            size,
            font,
        )
        for at, each in places
    )


def kinds(seen: Iterable[Diagnostic]) -> list[str]:
    return [item.kind.name for item in seen]
