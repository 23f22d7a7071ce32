"""The values that everything else in a result is made of."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from pipeline.model.article import Text, Value
from pipeline.model.block import Script
from pipeline.model.face import Face, Faces
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Place, Source

SCRIPT = {"": Script.BASE, "sub": Script.SUB, "sup": Script.SUP}
Record: TypeAlias = Mapping[str, Any]


def source(record: Record) -> Source:
    where = (record, *record.get("more_places", ()))
    places = tuple(Place(item["page"], Bbox(*item["box"])) for item in where)
    return Source.over(places, record["rule"], record["confidence"])


def faces(record: Record, key: str = "inline") -> Faces:
    """How the characters of a text are set, of its pieces."""
    found: list[Face] = []
    at = 0
    for piece in record.get(key, ()):
        end = at + len(piece["text"])
        face = Face(at, end, piece.get("italic", False), SCRIPT[piece.get("script", "")])
        found += [face] if face.italic or face.script is not Script.BASE else []
        at = end
    return tuple(found)


def printed(record: Record | None) -> Value | None:
    """An identifier or number as printed."""
    return None if record is None else Value(record["text"], source(record["source"]))


def in_language(record: Record) -> Text:
    return Text(record["text"], Lang(record["lang"]), source(record["source"]))
