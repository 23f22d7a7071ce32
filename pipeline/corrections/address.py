"""Addresses in an article's JSON: taken apart, followed, and a value put there in a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pipeline.knowledge import lazy

Step = str | int
Json = Any

_SHOWN = 4  # addresses that a message shows
_STEP = lazy.compile(r"\.?([A-Za-z_][A-Za-z0-9_:-]*)|\[(\d{1,7}|[a-z]{2})\]")
# What is told in figures: typed wide ones (２０２０) are plain, and what counts a number (第 32 卷) is not of it.
IN_FIGURES = lazy.compile(r"(?:year|month|day|volume|issue|[fl]page|elocation_id)(?:\.text)?")


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
        before = "".join(each if each.startswith("[") else f".{each}" for each in parts[:number]).removeprefix(".")
        key = _key(value, part, before, new=new and number == len(parts) - 1)
        found.append(key)
        value = None if isinstance(value, Sequence) and key == len(value) else value[key]
    return tuple(found)


def _key(value: Json, part: str, before: str, *, new: bool) -> Step:
    """The key or place that a part means in the value, whose address is `before`."""
    if not part.startswith("["):
        if isinstance(value, Mapping) and part in value:
            return part
        if isinstance(value, list):
            raise NoSuchPlace(f"{before} is a list: {before}[0].{part} is that of its first one")
        if isinstance(value, Mapping) and before:
            raise NoSuchPlace(f"there is no {before}.{part}, but {_inner(value, before)}")
        raise NoSuchPlace(f"there is no {part}")
    name = part[1:-1]
    if isinstance(value, Mapping):
        lists = {key: inner for key, inner in value.items() if isinstance(inner, list) and inner}
        raise NoSuchPlace(f"{before} is no list, but has {_inner(lists or value, before, part if lists else '')}")
    if not isinstance(value, list):
        raise NoSuchPlace(f"{before} is no list to take {part} of")
    if name.isdigit():
        if int(name) < len(value) + new:
            return int(name)
        raise NoSuchPlace(f"there are only {len(value)}")
    places = [at for at, item in enumerate(value) if isinstance(item, Mapping) and item.get("lang") == name]
    if len(places) == 1:
        return places[0]
    if new and not places:
        return len(value)
    if places:
        several = ", ".join(f"{before}[{place}]" for place in places[:_SHOWN])
        raise NoSuchPlace(f"there are several in {name}, told by their places: {several}")
    raise NoSuchPlace(f"there is none in {name}")


def _inner(value: Mapping[str, Json], before: str, more: str = "") -> str:
    """Addresses inside a value."""
    return ", ".join(f"{before}.{key}{more}" for key in value if key != "source")


def joined(where: Sequence[Step]) -> str:
    """The address of a way, its lists counted by places: `authors[2].printed`."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in where).removeprefix(".")


def counted(record: Json, address: str) -> str:
    """The address with places in place of languages, where it leads to something: `titles[0]`, `titles[en]`."""
    try:
        return joined(path(record, address))
    except NoSuchPlace:
        return address


def is_inside(address: str, other: str) -> bool:
    """Whether an address leads to something inside of another one's value."""
    return address.startswith((f"{other}.", f"{other}["))


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
