"""What a person changed in a result's JSON, as corrections."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.corrections.correction import Correction, Op, summary

# What follows from other values, or is no value of the article's.
_DERIVED = frozenset({"format", "file", "alignment", "glossary", "diagnostics", "unplaced", "furniture", "id"})
_DERIVED |= {"source", "inline", "subtitle_inline", "trans_inline", "parts", "graphic", "main"}
_CITATION = frozenset({"authors", "lang", "type"})  # these follow from a citation's text


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Correction]:
    """The corrections that make `after` of `before`, in the order in which they are to be made."""
    yield from _inside(before, after, "")


def _inside(before: Mapping[str, Any], after: Mapping[str, Any], at: str) -> Iterator[Correction]:
    is_citation = "parts" in before
    skipped = _DERIVED | _CITATION if is_citation else _DERIVED
    if is_citation and before["text"] != after.get("text"):
        skipped |= {"fields"}
    if "sections" in before:
        skipped |= {"text"}
    for key, old in before.items():
        if key in after and key not in skipped:
            yield from _between(old, after[key], f"{at}.{key}" if at else key)


def _between(old: Any, new: Any, at: str) -> Iterator[Correction]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _inside(old, new, at)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, at)
    elif old is not None and new is None:
        yield Correction(at, Op.REMOVE, summary(old))
    else:
        yield Correction(at, Op.CHANGE, old, summary(new) if old is None else new)


def _lists(old: Sequence[Any], new: Sequence[Any], at: str) -> Iterator[Correction]:
    """Items that are alike or stand opposite each other are compared; the others are added and removed."""
    one, other = ([json.dumps(summary(item), sort_keys=True) for item in items] for items in (old, new))
    shift = 0  # by how much the list has grown before the place looked at
    before: Any = None
    for _, i, end_i, j, end_j in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        both = min(end_i - i, end_j - j)
        for step in range(both):
            yield from _between(old[i + step], new[j + step], f"{at}[{i + step + shift}]")
            before = new[j + step]
        for item in old[i + both : end_i]:
            yield Correction(f"{at}[{i + both + shift}]", Op.REMOVE, summary(item))
            shift -= 1
        for step, item in enumerate(new[j + both : end_j]):
            place = i + both + shift if end_i - i >= both else j + both + step
            own = {key: value for key, value in item.items() if key != "source"} if isinstance(item, Mapping) else item
            yield Correction(f"{at}[{place}]", Op.ADD, None if before is None else summary(before), own)
            shift += 1
            before = item
