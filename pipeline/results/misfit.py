"""What of a JSON value is not as the schema of results says, in one sentence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import jsonschema_rs

from pipeline.said import later

_LONGEST = 60  # characters of a value that a sentence repeats
_KINDS = {
    "string": later("a text"),
    "array": later("a list"),
    "object": later("an object with keys"),
    "boolean": later("true or false"),
    "integer": later("a whole number"),
    "number": later("a number"),
    "null": later("null"),
}
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems")


def address(way: Sequence[str | int]) -> str:
    """Where a value stands, as corrections have it: `authors[2].printed`; the whole where the way is empty."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in way).removeprefix(".")


def told(error: jsonschema_rs.ValidationError) -> str:
    """Where the value is not as it has to be, and what is wanted there; the error is the schema's checker's."""
    error = _innermost(error)
    return f"{address(error.instance_path) or later('all of it')}: {_why(error)}"


def _innermost(error: Any) -> Any:
    """Of a value that may be one of several kinds, what is wrong with it as the kind that it says it is."""
    branches: Sequence[Sequence[Any]] = getattr(error.kind, "context", None) or ()
    for branch in branches:
        inside = [each for each in branch if len(each.instance_path) > len(error.instance_path)]
        if branch and not any(_keyword(each) == "const" for each in branch):
            deeper = next((each for each in branch if _keyword(each) != "type"), None) or next(iter(inside), None)
            if deeper is not None:
                return _innermost(deeper)
    return error


def _keyword(error: Any) -> str:
    return str(error.schema_path[-1]) if error.schema_path else ""


def _why(error: Any) -> str:
    keyword, kind = _keyword(error), error.kind
    if keyword == "required":
        return later(f"{_short(kind.property)} is missing there")
    if keyword == "additionalProperties":
        return later(f"results have no {', '.join(map(_short, kind.unexpected))} there")
    if keyword == "enum":
        return _wanted(later(f"one of {', '.join(map(_short, kind.options))}"), error)
    if keyword == "const":
        return _wanted(_short(kind.expected_value), error)
    if keyword == "type":
        return _wanted(_KINDS.get(next(iter(kind.types)), ""), error)
    if keyword == "anyOf":
        branches: Sequence[Sequence[Any]] = getattr(kind, "context", None) or ()
        kinds = [next(iter(each.kind.types)) for branch in branches for each in branch if _keyword(each) == "type"]
        named = next((_KINDS[each] for each in kinds if each != "null"), "")
        return _wanted(named, error) if named else later("its new value is of another kind")
    if keyword in _BOUNDS:
        return later(f"{_short(error.instance)} is too little or too much")
    return later("its new value is of another kind")


def _wanted(what: str, error: Any) -> str:
    return later(f"{_short(error.instance)} stands there, wanted is {what}")


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
