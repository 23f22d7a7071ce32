"""The body as a tree."""

from collections.abc import Iterable

from pipeline.model.block import Script
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
    Run,
    Sec,
    TableWrap,
    Xref,
)
from pipeline.write.json.values import Json, source

_SCRIPT = {Script.SUB: "sub", Script.SUP: "sup"}


def nodes(content: Iterable[Node]) -> list[Json]:
    """The nodes in printed order, sections with their own content in them."""
    return [_node(node) for node in content]


def footnotes(notes: Iterable[Footnote]) -> list[Json]:
    """The footnotes of the body."""
    return [{"id": note.id, "label": note.label, "text": note.text, "source": source(note.source)} for note in notes]


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
        "title": sec.title,
        "trans_title": sec.trans_title,
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
        {"lang": item.lang.value, "label": item.label, "text": item.text, "source": source(item.source)}
        for item in captions
    ]
    return {"captions": found, "graphic": _picture(graphic)}


def _picture(picture: Picture | None) -> Json:
    return None if picture is None else {"href": picture.href, "source": source(picture.source)}


def _cell(cell: Cell) -> Json:
    record: dict[str, Json] = {"text": "".join(item.text for item in cell.content), **_inline(cell.content)}
    if cell.header:
        record["header"] = True
    if cell.colspan > 1:
        record["colspan"] = cell.colspan
    if cell.rowspan > 1:
        record["rowspan"] = cell.rowspan
    return record


def _inline(content: Iterable[Inline]) -> dict[str, Json]:
    """The pieces of a text, where there is more to say of them than their text."""
    pieces = [_piece(item) for item in content]
    return {"inline": pieces} if any(len(piece) > 1 for piece in pieces) else {}


def _piece(item: Inline) -> dict[str, Json]:
    piece: dict[str, Json] = {"text": item.text}
    if isinstance(item, Xref):
        piece |= {"xref": item.ref_type.value, "rids": list(item.rids)}
    if isinstance(item, Run) and item.bold:
        piece["bold"] = True
    if isinstance(item, Run) and item.italic:
        piece["italic"] = True
    if item.script in _SCRIPT:
        piece["script"] = _SCRIPT[item.script]
    return piece
