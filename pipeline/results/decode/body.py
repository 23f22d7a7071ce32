"""The body of a result."""

from collections.abc import Iterable

from pipeline.model.body import (
    Body,
    Caption,
    Cell,
    DispFormula,
    Fig,
    Footnote,
    Inline,
    Node,
    P,
    Picture,
    RefType,
    Run,
    Sec,
    TableWrap,
    Xref,
)
from pipeline.model.lang import Lang
from pipeline.results.decode.values import SCRIPT, Record, faces, source


def body(record: Record) -> Body:
    return Body(nodes(record["body"]), tuple(map(_footnote, record["footnotes"])))


def nodes(records: Iterable[Record]) -> tuple[Node, ...]:
    return tuple(map(_node, records))


def _footnote(record: Record) -> Footnote:
    return Footnote(record["id"], record["label"], record["text"], source(record["source"]), faces(record))


def _node(record: Record) -> Node:
    where = source(record["source"])
    match record["type"]:
        case "sec":
            texts = {key: record[key] for key in ("id", "label", "title", "trans_title", "sec_type")}
            own, trans = faces(record), faces(record, "trans_inline")
            return Sec(content=nodes(record["content"]), source=where, faces=own, trans_faces=trans, **texts)
        case "p":
            return P(_inline(record), where)
        case "fig":
            return Fig(record["id"], _captions(record), where, _picture(record["graphic"]))
        case "table-wrap":
            rows = tuple(tuple(map(_cell, row)) for row in record["rows"])
            graphic = _picture(record["graphic"])
            return TableWrap(record["id"], _captions(record), where, rows, tuple(record["foot"]), graphic)
        case "disp-formula":
            graphic = _picture(record["graphic"])
            return DispFormula(record["id"], record["label"], record["text"], where, graphic)
        case other:
            raise ValueError(f"no node is called {other!r}")


def _captions(record: Record) -> tuple[Caption, ...]:
    return tuple(
        Caption(Lang(item["lang"]), item["label"], item["text"], source(item["source"]), faces(item))
        for item in record["captions"]
    )


def _picture(record: Record | None) -> Picture | None:
    return None if record is None else Picture(record["href"], source(record["source"]))


def _cell(record: Record) -> Cell:
    spans = (record.get("colspan", 1), record.get("rowspan", 1))
    return Cell(_inline(record), record.get("header", False), *spans, record.get("printed", ""))


def _inline(record: Record) -> tuple[Inline, ...]:
    """The pieces of a text; one plain run where the JSON has nothing more to say of it."""
    if pieces := record.get("inline"):
        return tuple(map(_piece, pieces))
    return (Run(record["text"]),) if record["text"] else ()


def _piece(record: Record) -> Inline:
    script = SCRIPT[record.get("script", "")]
    if "xref" in record:
        return Xref(RefType(record["xref"]), tuple(record["rids"]), record["text"], script)
    return Run(record["text"], record.get("bold", False), record.get("italic", False), script)
