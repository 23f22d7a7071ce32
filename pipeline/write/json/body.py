"""The body as a tree."""

from collections.abc import Iterable

from pipeline.model.body import (
    Caption,
    Cell,
    DispFormula,
    Fig,
    Footnote,
    Inline,
    Node,
    P,
    Picture,
    Sec,
    TableWrap,
    Xref,
)
from pipeline.write.json.values import Json, faced, piece, source


def nodes(content: Iterable[Node]) -> list[Json]:
    """The nodes in printed order, sections with their own content in them."""
    return [_node(node) for node in content]


def footnotes(notes: Iterable[Footnote]) -> list[Json]:
    """The footnotes of the body."""
    return [
        {"id": note.id, "label": note.label, **faced(note.text, note.faces), "source": source(note.source)}
        for note in notes
    ]


def _node(node: Node) -> Json:
    match node:
        case Sec():
            return _sec(node)
        case P():
            return {"type": "p", "text": node.text, **_inline(node.content), "source": source(node.source)}
        case Fig():
            return {"type": "fig", "id": node.id, **_float(node.captions, node.graphic), "source": source(node.source)}
        case TableWrap():
            return _table(node)
        case DispFormula():
            return _formula(node)


def _sec(sec: Sec) -> Json:
    return {
        "type": "sec",
        "id": sec.id,
        "label": sec.label,
        **faced(sec.title, sec.faces, "title"),
        **faced(sec.trans_title, sec.trans_faces, "trans_title", "trans_inline"),
        "sec_type": sec.sec_type,
        "source": source(sec.source),
        "content": nodes(sec.content),
    }


def _table(wrap: TableWrap) -> Json:
    return {
        "type": "table-wrap",
        "id": wrap.id,
        **_float(wrap.captions, wrap.graphic),
        "rows": [[_cell(cell) for cell in row] for row in wrap.rows],
        "foot": list(wrap.foot),
        "source": source(wrap.source),
    }


def _formula(formula: DispFormula) -> Json:
    return {
        "type": "disp-formula",
        "id": formula.id,
        "label": formula.label,
        "text": formula.text,
        "graphic": _picture(formula.graphic),
        "source": source(formula.source),
    }


def _float(captions: Iterable[Caption], graphic: Picture | None) -> dict[str, Json]:
    found: list[Json] = [
        {"lang": item.lang.value, "label": item.label, **faced(item.text, item.faces), "source": source(item.source)}
        for item in captions
    ]
    return {"captions": found, "graphic": _picture(graphic)}


def _picture(picture: Picture | None) -> Json:
    return None if picture is None else {"href": picture.href, "source": source(picture.source)}


def _cell(cell: Cell) -> Json:
    record: dict[str, Json] = {"text": cell.text, **_inline(cell.content)}
    if cell.printed:
        record["printed"] = cell.printed
    if cell.header:
        record["header"] = True
    if cell.colspan > 1:
        record["colspan"] = cell.colspan
    if cell.rowspan > 1:
        record["rowspan"] = cell.rowspan
    return record


def _inline(content: Iterable[Inline]) -> dict[str, Json]:
    """The pieces of a text, where there is more to say of them than their text."""
    found = [_piece(item) for item in content]
    return {"inline": found} if any(len(item) > 1 for item in found) else {}


def _piece(item: Inline) -> dict[str, Json]:
    if isinstance(item, Xref):
        mark = piece(item.text, script=item.script)
        return {"text": item.text, "xref": item.ref_type.value, "rids": list(item.rids), **mark}
    return piece(item.text, bold=item.bold, italic=item.italic, script=item.script)
