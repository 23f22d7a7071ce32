"""The values that everything else in the JSON is made of."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pipeline.model.article import Text, Value
from pipeline.model.block import Script
from pipeline.model.face import Faces, pieces
from pipeline.model.geometry import Bbox
from pipeline.model.source import Place, Source

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None

_SCRIPT = {Script.SUB: "sub", Script.SUP: "sup"}
_BOX_DIGITS = 1  # a tenth of a point is far below a stroke's width
_SHARE_DIGITS = 3


def source(value: Source | None) -> Json:
    """Where a value is printed; null for one that is not printed as such."""
    if value is None:
        return None
    first, *others = map(_place, value.places)
    more: dict[str, Json] = {"more_places": others} if others else {}
    return {**first, **more, "rule": value.rule, "confidence": share(value.confidence)}


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


def printed(value: Value | None) -> Json:
    """An identifier or number as printed."""
    return None if value is None else {"text": value.text, "source": source(value.source)}


def in_language(value: Text) -> Json:
    """A text in one language."""
    return {"lang": value.lang.value, "text": value.text, "source": source(value.source)}
