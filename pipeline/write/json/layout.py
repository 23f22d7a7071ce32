"""JSON text that a person can read: what is short stands on one line."""

import json
from collections.abc import Iterable, Mapping
from math import isfinite

from pipeline.write.characters import legal
from pipeline.write.json.values import Json

_LINE = 120  # characters; longer lists and objects get a line an item
_STEP = " "
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_PLAIN = (float, int, type(None))  # asked before what is abstract, which takes ten times as long to tell
_quote = json.encoder.encode_basestring


def render(value: Json, margin: str = "") -> str:
    """`value` as JSON; keys keep their order.

    Raises ValueError for a number that JSON does not know, such as NaN.
    """
    if type(value) is int or (type(value) is float and isfinite(value)):  # told first, as nearly all but text are
        return repr(value)
    if isinstance(value, str):
        return _quote(legal(value))
    if isinstance(value, _PLAIN):
        return _encode(value)
    if isinstance(value, dict) or (not isinstance(value, list) and isinstance(value, Mapping)):
        inner = margin + _STEP
        return _join("{", [f'"{key}": {render(item, inner)}' for key, item in value.items()], "}", margin)
    if isinstance(value, Iterable):
        inner = margin + _STEP
        return _join("[", [render(item, inner) for item in value], "]", margin)
    return _encode(value)


def _join(opening: str, items: list[str], closing: str, margin: str) -> str:
    line = f"{opening}{', '.join(items)}{closing}"
    if len(margin) + len(line) <= _LINE and "\n" not in line:
        return line
    inner = f",\n{margin}{_STEP}".join(items)
    return f"{opening}\n{margin}{_STEP}{inner}\n{margin}{closing}"
