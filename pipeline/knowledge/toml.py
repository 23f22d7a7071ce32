"""Loads the TOML files of knowledge.

A file may name parts of its patterns in a table `named`: a pattern has `(?&name)` where the part stands, as Perl and
PCRE write it. A part is a pattern, or a list of them any of which may stand there, which a user's file makes longer.
Parts that patterns of several files have are made of a file of their own: `(?&month)`.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.knowledge.files import tables
from pipeline.knowledge.months import month

SHARED = {"month": month}  # each with what makes it
_OPENS = "(?&"


def load(name: str) -> dict[str, Any]:
    """The tables of `name`.toml, a user's own laid over the package's, each pattern whole.

    Raises KeyError where a pattern mentions a part that there is not.
    """
    found = tables(f"{name}.toml")
    parts = found.pop("named", None)
    return {key: _whole(value, parts or {}) for key, value in found.items()}


def _whole(value: Any, parts: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        before, *mentions = value.split(_OPENS)
        return before + "".join(_part(parts, *mention.split(")", 1)) for mention in mentions)
    if isinstance(value, dict):
        return {key: _whole(inner, parts) for key, inner in value.items()}
    return [_whole(inner, parts) for inner in value] if isinstance(value, list) else value


def _part(parts: Mapping[str, Any], name: str, behind: str) -> str:
    part = SHARED[name]() if name in SHARED else parts[name]
    others = {key: own for key, own in parts.items() if key != name}  # none is a part of itself
    return f"(?:{_whole(part if isinstance(part, str) else '|'.join(part), others)}){behind}"
