"""The values that everything else in the JSON is made of, written and read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from pipeline.model.block import Script
from pipeline.model.body import Inline, RefType, Run, Xref
from pipeline.model.face import Face, Faces, pieces
from pipeline.model.geometry import Bbox
from pipeline.model.source import Place, Source

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None

_SCRIPT = {Script.SUB: "sub", Script.SUP: "sup"}
_SCRIPTS = {name: script for script, name in _SCRIPT.items()}
_BOX_DIGITS = 1  # a tenth of a point is far below a stroke's width
_SHARE_DIGITS = 3


def source(value: Source | None) -> Json:
    """Where a value is printed; null for one that is not printed as such."""
    if value is None:
        return None
    first, *others = map(_place, value.places)
    more: dict[str, Json] = {"more_places": others} if others else {}
    return {**first, **more, "rule": value.rule, "confidence": share(value.confidence)}


def read_source(record: Mapping[str, Any]) -> Source:
    """The place that was written; the reasons that may stand in it are no part of it."""
    where = (record, *record.get("more_places", ()))
    found = tuple(Place(item["page"], Bbox(*item["box"])) for item in where)
    return Source.over(found, record["rule"], record["confidence"])


def _place(value: Place) -> dict[str, Json]:
    return {"page": value.page, "box": box(value.bbox)}


def box(value: Bbox) -> list[Json]:
    """Left, top, right, bottom in PDF points from the page's top left."""
    return [round(side, _BOX_DIGITS) + 0.0 for side in (value.x0, value.top, value.x1, value.bottom)]


def share(value: float) -> float:
    """A share of 1, rounded so that it is the same on every machine."""
    return round(value, _SHARE_DIGITS) + 0.0


def inline(text: str, faces: Faces) -> list[Json]:
    """The pieces of a text, each with how it is set."""
    return [piece(part, italic=italic, script=script) for part, italic, script in pieces(text, faces)]


def piece(text: str, *, bold: bool = False, italic: bool = False, script: Script = Script.BASE) -> dict[str, Json]:
    """A piece of a text; a style that it has not is left out."""
    styles: dict[str, Json] = {"bold": bold, "italic": italic, "script": _SCRIPT.get(script)}
    return {"text": text, **{key: value for key, value in styles.items() if value}}


def faced(text: str, faces: Faces, key: str = "text", inline_key: str = "inline") -> dict[str, Json]:
    """A text, and its pieces beside it where some of them are set apart."""
    return {key: text, **({inline_key: inline(text, faces)} if faces else {})}


def read_faces(found: Iterable[Mapping[str, Any]]) -> Faces:
    """How the characters of a text are set, of its pieces."""
    faces: list[Face] = []
    at = 0
    for item in found:
        end = at + len(item["text"])
        face = Face(at, end, item.get("italic", False), _script(item))
        faces += [face] if face.italic or face.script is not Script.BASE else []
        at = end
    return tuple(faces)


def pieces_of(content: Iterable[Inline]) -> list[Json]:
    """The pieces of a text."""
    return [*map(_piece, content)]


def inline_of(content: Iterable[Inline]) -> dict[str, Json]:
    """The pieces of a text, where there is more to say of them than their text."""
    found = [_piece(item) for item in content]
    return {"inline": found} if any(len(item) > 1 for item in found) else {}


def read_inline(record: Mapping[str, Any]) -> tuple[Inline, ...]:
    """The pieces of a text; one plain run where the JSON has nothing more to say of it."""
    if found := record.get("inline"):
        return tuple(map(_read_piece, found))
    return (Run(record["text"]),) if record["text"] else ()


def _piece(item: Inline) -> dict[str, Json]:
    if isinstance(item, Xref):
        mark = piece(item.text, script=item.script)
        return {"text": item.text, "xref": item.ref_type.value, "rids": list(item.rids), **mark}
    return piece(item.text, bold=item.bold, italic=item.italic, script=item.script)


def _read_piece(record: Mapping[str, Any]) -> Inline:
    if "xref" in record:
        return Xref(RefType(record["xref"]), tuple(record["rids"]), record["text"], _script(record))
    return Run(record["text"], record.get("bold", False), record.get("italic", False), _script(record))


def _script(record: Mapping[str, Any]) -> Script:
    return _SCRIPTS.get(record.get("script", ""), Script.BASE)
