"""The published JSON Schema (draft 2020-12) of an article's JSON."""

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
    """The schema as UTF-8 JSON: of the article's own types, and of what stands beside them (`frame.schema.json`)."""
    frame: dict[str, Any] = json.loads(
        resources.files("pipeline.write.json").joinpath("frame.schema.json").read_bytes()
    )
    own = {name: schema for shape in (FRONT, BODY, BACK) for name, schema in shape.properties()[0].items()}
    before, behind = _parted(frame.pop("properties"))
    properties = {**before, **own, **behind}
    defs = {**frame.pop("$defs"), **{name: shape.schema() for name, shape in DEFS.items()}}
    defs["citation"]["properties"]["field_confidence"] = _MEASURED
    told = {
        **frame,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": defs,
    }
    return (render(told) + "\n").encode("utf-8")


def _parted(frame: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What stands before the article's own keys in the file, and what stands behind them, from the alignment on."""
    at = list(frame).index("alignment")
    items = list(frame.items())
    return dict(items[:at]), dict(items[at:])
