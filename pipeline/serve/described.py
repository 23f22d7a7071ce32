"""The server's description of itself (OpenAPI 3.1), with an example of all that is asked and answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from fastapi import FastAPI

Json = Any
_JSON = "application/json"
_ERROR = {
    "type": "object",
    "required": ["type", "loc", "msg"],
    "properties": {"type": {"type": "string"}, "loc": {"type": "array"}, "msg": {"type": "string"}},
}
_PROBLEM = {
    "type": "object",
    "required": ["detail"],
    "properties": {
        "detail": {"type": "string", "description": "what is wrong, in a sentence"},
        "errors": {
            "type": "array",
            "items": _ERROR,
            "description": "of a request that cannot be read, each part of it",
        },
    },
}


class Described(FastAPI):
    """An application whose description has examples."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            self.openapi_schema = _illustrated(super().openapi())
            for name in ("HTTPValidationError", "ValidationError"):
                self.openapi_schema["components"]["schemas"].pop(name, None)
        return self.openapi_schema


@cache
def _examples() -> Mapping[str, Json]:
    """`examples.json`: `operations` by method and path; what many of them share by name or status.

    A text `$NAME` stands for one of `values`.
    """
    read: Mapping[str, Json] = json.loads(resources.files("pipeline.serve").joinpath("examples.json").read_bytes())
    return read


def example(name: str) -> Json:
    """The example of this name."""
    return _whole(f"${name}")


def _whole(value: Json) -> Json:
    """An example with its `$NAME`s filled in."""
    if isinstance(value, str) and value.startswith("$"):
        return _whole(_examples()["values"][value[1:]])
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return {key: _whole(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _illustrated(described: dict[str, Any]) -> dict[str, Any]:
    for path, methods in described["paths"].items():
        for method, what in methods.items():
            _illustrate(what, _examples()["operations"].get(f"{method} {path}", {}))
    return described


def _illustrate(what: dict[str, Any], own: Mapping[str, Json]) -> None:
    """Put an operation's examples beside what they are of."""
    asked = {**_examples()["parameters"], **own.get("parameters", {})}
    for parameter in what.get("parameters", ()):
        if parameter["name"] in asked:
            parameter["example"] = asked[parameter["name"]]
    for kind, media in what.get("requestBody", {}).get("content", {}).items():
        bodies = own.get(f"body {kind}", own.get("body", ()))
        media["examples"] = {str(at): {"value": _whole(each)} for at, each in enumerate(bodies, 1)}
    answers = {**_examples()["answers"], **own.get("answers", {})}
    for key, value in answers.items():
        status, _, kind = key.partition(" ")
        if status in what["responses"]:
            content = what["responses"][status].setdefault("content", {})
            schema = {"type": "string"} if kind else {"type": "object"}
            media = content.setdefault(kind or _JSON, {"schema": schema})
            media["example"] = _whole(value)
            if status >= "400":  # the library tells of lists that this server does not send
                media["schema"] = _PROBLEM
