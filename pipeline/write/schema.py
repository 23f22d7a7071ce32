"""The JSON Schemas (draft 2020-12) of an article's JSON: of what this version writes, and of what is promised of it."""

import json
from functools import cache
from importlib import resources
from typing import Any

from pipeline.write.json.layout import render
from pipeline.write.json.shapes import BACK, BODY, DEFS, FRONT

_MEASURED = {
    "description": "The measured probability that the authors and each field are right, by name.",
    "type": "object",
    "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1},
}


@cache
def schema() -> bytes:
    """The schema of what this version writes, as UTF-8 JSON: of the article's own types, and of what stands beside them
    (`frame.schema.json`). It is closed: what it does not know is refused, as a slip of the hand would be."""
    frame: dict[str, Any] = json.loads(
        resources.files("pipeline.write.json").joinpath("frame.schema.json").read_bytes()
    )
    parts = [shape.properties() for shape in (FRONT, BODY, BACK)]
    own = {name: schema for keys, _ in parts for name, schema in keys.items()}
    sometimes = own.keys() - {name for _, always in parts for name in always}
    before, behind = _parted(frame.pop("properties"))
    properties = {**before, **own, **behind}
    defs = {**frame.pop("$defs"), **{name: shape.schema() for name, shape in DEFS.items()}}
    defs["citation"]["properties"]["field_confidence"] = _MEASURED
    told = {
        **frame,
        "$id": f"{frame['$id'].rpartition(':')[0]}:{frame['$comment']}",
        "properties": properties,
        "required": [name for name in properties if name not in sometimes],
        "additionalProperties": False,
        "$defs": defs,
    }
    return (render(told) + "\n").encode("utf-8")


@cache
def promised() -> bytes:
    """The published schema, as UTF-8 JSON: what every result of this major version keeps, of later minor ones too.

    The same, open to what these may add: keys, and values of an `enum`, which are examples here; but a language.
    """
    told: dict[str, Any] = json.loads(schema())
    told["$id"] = told["$id"].partition(".")[0]
    languages = told["$defs"]["lang"]
    found = _opened(told)
    found["$defs"]["lang"] = languages
    return (render(found) + "\n").encode("utf-8")


def _opened(told: Any) -> Any:
    if isinstance(told, list):
        return [_opened(item) for item in told]
    if not isinstance(told, dict):
        return told
    found = {key: _opened(item) for key, item in told.items() if (key, item) != ("additionalProperties", False)}
    if isinstance(values := found.pop("enum", None), list):
        found |= {"type": "string", "examples": values}
    return found


def _parted(frame: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stands before the article's own keys in the file, and what stands behind them, from the alignment on."""
    at = list(frame).index("alignment")
    items = list(frame.items())
    return dict(items[:at]), dict(items[at:])
