"""The values that everything else in a result is made of."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from pipeline.model.article import Text, Value
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Place, Source

Record: TypeAlias = Mapping[str, Any]


def source(record: Record) -> Source:
    where = (record, *record.get("more_places", ()))
    places = tuple(Place(item["page"], Bbox(*item["box"])) for item in where)
    return Source.over(places, record["rule"], record["confidence"])


def printed(record: Record | None) -> Value | None:
    """An identifier or number as printed."""
    return None if record is None else Value(record["text"], source(record["source"]))


def in_language(record: Record) -> Text:
    return Text(record["text"], Lang(record["lang"]), source(record["source"]))
