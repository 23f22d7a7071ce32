"""What of an article's list for review is left once people have put values right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.corrections.absent import is_absence, standing
from pipeline.corrections.address import NoSuchPlace, Step, at, joined, path
from pipeline.corrections.correction import Correction, Op, summary
from pipeline.corrections.edit import EDITORS, RULE

Json = Any
PAIRS = "alignment."  # pairs are made of values and have no place of their own: they are known by their texts


def left(
    base: Mapping[str, Json], record: Mapping[str, Json], corrections: Sequence[Correction]
) -> list[tuple[int, Json]]:
    """The items of `base`'s review that nobody has looked at, by their places there.

    Each has its value's address in the corrected record.

    A value that was changed, taken away or accepted needs no look any more, nor does one that was missing and is there,
    or of which somebody says that it is printed nowhere.
    """
    accepted = [item.old for item in corrections if is_of_pair(item)]
    nowhere = frozenset(item.address for item in corrections if is_absence(item))
    found = _left(base, record, accepted)
    return [(n, item) for n, item in found if item["address"] not in nowhere or standing(record, item["address"])]


def is_of_pair(item: Correction) -> bool:
    """Whether a correction says that a pair of sentences is right."""
    return item.op is Op.ACCEPT and item.address.startswith(PAIRS) and isinstance(item.old, str)


def pair_name(pair: Mapping[str, Json]) -> str:
    """By what a pair of sentences is known."""
    return f"{pair['zh']} | {pair['en']}"


def _left(base: Mapping[str, Json], record: Mapping[str, Json], accepted: Sequence[str]) -> Iterator[tuple[int, Json]]:
    for number, item in enumerate(base["review"]):
        address = item["address"]
        try:
            where = path(base, address)
        except NoSuchPlace:
            if not _is_there(record, address):
                yield number, item
            continue
        now = _moved(record, where, _name(at(base, where)))
        if now is None or _is_editors(record, now) or _name(at(record, now)) in accepted or _is_tied(at(record, now)):
            continue
        yield number, item if now == where else {**item, "address": joined(now)}


def _name(value: Json) -> Json:
    return pair_name(value) if isinstance(value, Mapping) and "zh_ids" in value else summary(value)


def _moved(record: Json, where: tuple[Step, ...], name: Json) -> tuple[Step, ...] | None:
    """Where the value of this name stands now: at its old place, or as the only one of its list."""
    last = max((number for number, key in enumerate(where) if isinstance(key, int)), default=None)
    ways = [where]
    try:
        if last is not None:
            places = range(len(at(record, where[:last])))
            ways += [(*where[:last], place, *where[last + 1 :]) for place in places if place != where[last]]
        alike = [way for way in ways if _has(record, way, name)]
    except (KeyError, IndexError, TypeError):
        return None
    return alike[0] if alike[:1] == [where] or len(alike) == 1 else None


def _has(record: Json, way: tuple[Step, ...], name: Json) -> bool:
    try:
        return bool(_name(at(record, way)) == name)
    except (KeyError, IndexError, TypeError):
        return False


def _is_editors(record: Json, where: tuple[Step, ...]) -> bool:
    """Whether the nearest source at or above a place is an editor's."""
    for length in range(len(where), 0, -1):
        value = at(record, where[:length])
        if isinstance(value, Mapping) and isinstance(value.get("source"), Mapping):
            return value["source"]["rule"] in EDITORS
    return False


def _is_tied(value: Json) -> bool:
    """Whether it is a pair that a person made."""
    return isinstance(value, Mapping) and value.get("evidence") == [RULE]


def _is_there(record: Json, address: str) -> bool:
    try:
        return at(record, path(record, address)) is not None
    except NoSuchPlace:
        return False
