"""JATS <table-wrap> with a table in the XHTML model."""

from collections.abc import Sequence

from pipeline.model.body import Cell, TableWrap
from pipeline.model.ids import name
from pipeline.write.jats.build import NOTHING, Element, element, group, text_with
from pipeline.write.jats.captions import alternatives, captions, graphic
from pipeline.write.jats.inline import inline

Row = Sequence[Cell]


def table_wrap(wrap: TableWrap) -> Element | None:
    """JATS <table-wrap>; None where nothing is known of it."""
    foot = group("table-wrap-foot", NOTHING, *(text_with("p", note.text, note.faces) for note in wrap.foot))
    form = alternatives(table(wrap.rows), graphic(wrap.graphic, wrap.captions))
    return group("table-wrap", {"id": name(wrap.id)}, *captions(wrap.captions), form, foot)


def table(rows: Sequence[Row]) -> Element | None:
    """JATS <table>: the rows of header cells at its top are its <thead>, unless all are."""
    found = [row for row in rows if row]
    heads = next((i for i, row in enumerate(found) if not all(cell.header for cell in row)), 0)
    head, body = found[:heads], found[heads:]
    return group("table", NOTHING, _rows("thead", head), _rows("tbody", body))


def _rows(tag: str, rows: Sequence[Row]) -> Element | None:
    return group(tag, NOTHING, *(element("tr", NOTHING, *map(_cell, row)) for row in rows))


def _cell(cell: Cell) -> Element:
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    attributes = {key: str(value) for key, value in spans.items() if value > 1}
    return element("th" if cell.header else "td", attributes, *inline(cell.content))
