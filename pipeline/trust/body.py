"""Signs of headings, captions and tables."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.body import Caption, Fig, Sec, TableWrap
from pipeline.model.diagnostic import Kind
from pipeline.model.lang import Lang
from pipeline.model.walk import listed, nodes
from pipeline.text.script import lang_of
from pipeline.trust.setting import Setting
from pipeline.trust.shape import USUAL, foreign, length, shape
from pipeline.trust.value import Sign, Value

_EMPTY = 0.3  # of a table's cells; with more, columns were told wrongly or the table is sparse
_LEAST = 2  # rows, and columns, of a table
_LONG_CELL = 120  # characters; a cell as long is a paragraph
_LARGE = 80  # cells
_DEEP = 2  # sections around a heading


def values(known: Setting) -> Iterator[Value]:
    """The headings, captions and tables of the body."""
    for at in nodes(known.article.body.content):
        node = at.value
        if isinstance(node, Sec):
            lang = lang_of(node.title) if node.title else known.article.lang
            signs = tuple(_heading(node, lang, len(at.secs), known))
            yield Value(at.address, "headings", node.title, lang, node.source, signs)
        elif isinstance(node, Fig | TableWrap):
            for found in listed(f"{at.address}.captions", node.captions):
                caption = found.value
                signs = tuple(_caption(caption, node, known))
                yield Value(found.address, "captions", caption.text, caption.lang, caption.source, signs)
            if isinstance(node, TableWrap):
                yield Value(at.address, "tables", "", None, node.source, tuple(_table(node, known)))


def _heading(sec: Sec, lang: Lang, depth: int, known: Setting) -> Iterator[Sign]:
    yield from known.whole
    yield from known.ground(sec.source)
    yield from shape(sec.title, lang)
    yield from foreign(sec.title)
    yield from length(sec.title, USUAL["headings", lang])
    if not sec.label:
        yield Sign("unnumbered", words="has no number")
    if not sec.content:
        yield Sign("nothing-under", words="nothing stands under it")
    if depth >= _DEEP:
        yield Sign("deep", words="is three levels deep")
    for item in known.about(Kind.NUMBERS_BROKEN, sec.source):
        yield Sign("gap", words=item.message)
    if lang is not known.article.lang:
        yield Sign("other-language", words="is not in the body's language")


def _caption(caption: Caption, node: Fig | TableWrap, known: Setting) -> Iterator[Sign]:
    yield from known.whole
    yield from known.ground(caption.source)
    yield from shape(caption.text, caption.lang)
    yield from (sign for sign in foreign(caption.text) if sign.name != "digits")
    yield from length(caption.text, USUAL["captions", caption.lang])
    for item in known.about(Kind.NUMBERS_BROKEN, node.source):
        yield Sign("gap", words=item.message)
    if not caption.label:
        yield Sign("unnumbered", words="has no number")
    others = (at.value for at in nodes(known.article.body.content))
    if len(node.captions) == 1 and any(isinstance(o, Fig | TableWrap) and len(o.captions) > 1 for o in others):
        yield Sign("one-language", words="others are in two languages")


def _table(table: TableWrap, known: Setting) -> Iterator[Sign]:
    yield from known.whole
    yield from known.ground(table.source)
    cells = [cell for row in table.rows for cell in row]
    texts = [cell.text.strip() for cell in cells]
    if not cells:
        yield Sign("no-cells", words="its cells could not be told")
        return
    empty = sum(not text for text in texts) / len(texts)
    if empty > _EMPTY:
        yield Sign("empty-cells", empty, "many of its cells are empty")
    widths = {sum(cell.colspan for cell in row) for row in table.rows}
    if len(widths) > 1:
        yield Sign("uneven", words="its rows are not equally wide")
    if any(cell.colspan > 1 or cell.rowspan > 1 for cell in cells):
        yield Sign("spans", words="cells span rows or columns")
    if min(len(table.rows), max(widths)) < _LEAST:
        yield Sign("one-row", words="it has one row or one column")
    if max(map(len, texts)) > _LONG_CELL:
        yield Sign("long-cell", words="a cell is as long as a paragraph")
    if len(cells) > _LARGE:
        yield Sign("large", words="it is large")
    if not any(cell.header for cell in cells):
        yield Sign("no-head", words="it has no head")
