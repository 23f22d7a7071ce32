"""Addresses in an article's JSON: taken apart, followed, and a value put there in a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pipeline.knowledge import lazy

Step = str | int
Json = Any

_STEP = lazy.compile(r"\.?([A-Za-z_][A-Za-z0-9_:-]*)|\[(\d{1,7}|[a-z]{2})\]")


class NoSuchPlace(Exception):
    """The address leads to nothing in this article; the text says where it ends."""


def steps(address: str) -> tuple[str, ...]:
    """`titles[zh].text` as ("titles", "[zh]", "text").

    Raises NoSuchPlace where it is no address.
    """
    found: list[str] = []
    at = 0
    while at < len(address):
        match = _STEP.match(address, at)
        if match is None:
            raise NoSuchPlace(f"{address!r} is no address")
        found.append(match[1] if match[1] else f"[{match[2]}]")
        at = match.end()
    if not found or found[0].startswith("["):
        raise NoSuchPlace(f"{address!r} is no address")
    return tuple(found)


def path(record: Json, address: str, *, new: bool = False) -> tuple[Step, ...]:
    """The keys and 0-based places that lead to the address; with `new` the last one may be a list's end.

    Raises NoSuchPlace.
    """
    found: list[Step] = []
    value = record
    parts = steps(address)
    for number, part in enumerate(parts):
        key = _key(value, part, new=new and number == len(parts) - 1)
        found.append(key)
        value = None if isinstance(value, Sequence) and key == len(value) else value[key]
    return tuple(found)


def _key(value: Json, part: str, *, new: bool) -> Step:
    if not part.startswith("["):
        if isinstance(value, Mapping) and part in value:
            return part
        raise NoSuchPlace(f"there is no {part}")
    name = part[1:-1]
    if not isinstance(value, list):
        raise NoSuchPlace(f"there is no list to take {part} of")
    if name.isdigit():
        if int(name) < len(value) + new:
            return int(name)
        raise NoSuchPlace(f"there are only {len(value)}")
    places = [at for at, item in enumerate(value) if isinstance(item, Mapping) and item.get("lang") == name]
    if len(places) == 1:
        return places[0]
    if new and not places:
        return len(value)
    raise NoSuchPlace(f"there is no single one in {name}")


def joined(where: Sequence[Step]) -> str:
    """The address of a way, its lists counted by places: `authors[2].printed`."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in where).removeprefix(".")


def at(record: Json, where: Sequence[Step]) -> Json:
    """The value there."""
    for key in where:
        record = record[key]
    return record


def put(record: Json, where: Sequence[Step], change: Callable[[Json], Json]) -> Json:
    """A copy in which `change` was made of the value there; what lies beside the way is shared with the old one."""
    if not where:
        return change(record)
    key, *rest = where
    inner = put(record[key], rest, change)
    if isinstance(record, list) and isinstance(key, int):
        return [*record[:key], inner, *record[key + 1 :]]
    return {**record, key: inner}
