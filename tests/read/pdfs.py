"""Small PDFs of our own, made with pikepdf."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def shown(*lines: str, x: float = 60, y: float = 700, size: float = 12) -> bytes:
    """The content that shows these lines, one below the other, in the font F1."""
    strings = b" ".join(b"(%s) Tj 0 -20 Td" % line.encode("latin-1") for line in lines)
    return b"BT /F1 %g Tf %g %g Td %s ET" % (size, x, y, strings)


def pdf(
    *contents: bytes,
    fonts: Mapping[str, Dictionary] | None = None,
    attributes: Mapping[str, object] | None = None,
    forms: Mapping[str, bytes] | None = None,
    **save: object,
) -> bytes:
    """A PDF with a page for each of `contents`; `fonts` by resource name, `attributes` of every page.

    `forms` are form XObjects by resource name, each with all the others at hand. `save` goes to pikepdf.
    """
    document = pikepdf.new()
    resources = document.make_indirect(Dictionary(Font=Dictionary(), XObject=Dictionary()))
    for name, font in (fonts or {"F1": HELVETICA}).items():
        resources.Font[f"/{name}"] = document.make_indirect(document.copy_foreign(font) if font.is_owned_by(document) else font)
    for name, content in (forms or {}).items():
        form = Stream(document, content)
        form.Type, form.Subtype, form.BBox, form.Resources = Name.XObject, Name.Form, Array([0, 0, 1000, 1000]), resources
        resources.XObject[f"/{name}"] = document.make_indirect(form)
    for content in contents:
        document.add_blank_page(page_size=(595, 842))
        page = document.pages[-1].obj
        page.Resources, page.Contents = resources, document.make_indirect(Stream(document, content))
        for key, value in (attributes or {}).items():
            page[f"/{key}"] = value
    target = io.BytesIO()
    document.save(target, **save)
    return target.getvalue()


def text_of(chars: Sequence[object]) -> str:
    """The characters' texts in order, without white."""
    return "".join(char.text for char in chars).replace(" ", "")
