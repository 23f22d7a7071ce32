"""The addresses of an article's values (`model/walk.py`) in its JSON: `titles[zh]`, `references[12].citations[0]`.

What is here goes through JSON, as it was written or corrected, and not through an article: it puts what was measured at
addresses, and finds nodes whose marks of editors no article has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.model.source import Confidence
from pipeline.model.walk import keys
from pipeline.write.json.values import Json, share


def nodes(
    content: Sequence[Mapping[str, Any]], at: str, depth: int = 0
) -> Iterator[tuple[str, Mapping[str, Any], int]]:
    """(address, node, how many sections are around it) of a tree's nodes, each section before what it holds."""
    for place, node in enumerate(content):
        yield f"{at}[{place}]", node, depth
        if node["type"] == "sec":
            yield from nodes(node["content"], f"{at}[{place}].content", depth + 1)


def measured(record: dict[str, Json], confidences: Mapping[str, Confidence]) -> Json:
    """The record with these confidences, each at its address, in place of what the rules say of themselves.

    A pair of sentences, which is printed nowhere as such, has its confidence beside its score; a reference's fields
    have theirs in `field_confidence`.
    """
    return _measured(record, "", confidences, _ways(confidences)) if confidences else record


def _ways(confidences: Iterable[str]) -> frozenset[str]:
    """Every address on the way to one of these."""
    return frozenset(
        address[:end]
        for address in confidences
        for end in (0, len(address), *(place for place, char in enumerate(address) if char in ".["))
    )


def _measured(value: Json, at: str, confidences: Mapping[str, Confidence], ways: frozenset[str]) -> Json:
    if at not in ways:
        return value
    items = {address: _measured(item, address, confidences, ways) for address, item in inside(value, at)}
    if isinstance(value, Mapping):
        found = dict(zip(value, items.values(), strict=True))
        if "fields" in found:
            found |= _of_fields(at, found["fields"], confidences)
        return found | _told(at, found.get("source"), confidences)
    return list(items.values()) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _told(at: str, source: Json, confidences: Mapping[str, Confidence]) -> dict[str, Json]:
    own = confidences.get(at)
    if own is None:
        return {}
    reasons: dict[str, Json] = {"reasons": list(own.reasons)} if own.reasons else {}
    told: dict[str, Json] = {"confidence": share(own.share), **reasons}
    return {"source": {**source, **told}} if isinstance(source, Mapping) else told


def _of_fields(at: str, fields: Json, confidences: Mapping[str, Confidence]) -> dict[str, Json]:
    """The confidences of a cited work's authors and fields, by name."""
    named = {"authors": f"{at}.authors", **{name: address for address, name in _named(fields, f"{at}.fields")}}
    found: dict[str, Json] = {name: share(confidences[a].share) for name, a in named.items() if a in confidences}
    return {"field_confidence": found} if found else {}


def _named(fields: Json, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(fields, Mapping):
        yield from ((_key(at, name), name) for name in fields)


def inside(value: Json, at: str) -> Iterator[tuple[str, Json]]:
    """The items of a mapping or list, each with its address."""
    if isinstance(value, Mapping):
        yield from ((_key(at, key), item) for key, item in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        langs = [item.get("lang") if isinstance(item, Mapping) else None for item in value]
        for name, item in zip(keys([lang if isinstance(lang, str) else None for lang in langs]), value, strict=True):
            yield f"{at}[{name}]", item


def _key(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
