"""What a person should look at in a result: its `review`, and what it remarks of itself in warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.corrections.address import counted, is_inside
from pipeline.corrections.edit import EDITORS
from pipeline.trust.review import BETWEEN

_GRAVE = frozenset({"warning", "error"})
# Texts that are in no field of the article are shown at its end, and remarks by themselves.
_ASIDE = frozenset({"alignment", "unplaced", "furniture", "diagnostics", "glossary", "review"})
_MANY = 3  # values that have a reason: of fewer each is told it
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at. `address` counts lists by places; it is empty where the article as a whole is meant.

    `share` is the probability that the value is right, 0 where it is remarked upon or missing.
    """

    address: str
    share: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Printed:
    address: str
    page: int
    box: Box
    is_editors: bool

    def holds(self, page: int, x: float, y: float) -> bool:
        left, top, right, bottom = self.box
        return self.page == page and left <= x <= right and top <= y <= bottom

    @property
    def area(self) -> float:
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


def doubts(record: Mapping[str, Any]) -> list[Doubt]:
    """What is in doubt in an article's JSON: what it lists for review, then its warnings, one doubt a value.

    So many a person is asked to look at, wherever they are counted. A remark, which names what differs, comes before
    the reasons of a measurement. A warning of a value that an editor has looked at is none any more.
    """
    printed = list(_printed(record))
    found: dict[str, Doubt] = {}
    whole: list[Doubt] = []
    for own in (*_reviewed(record), *_warned(record, printed)):
        before = found.get(own.address)
        if not own.address:
            whole += [] if own in whole else [own]
        elif before is None:
            found[own.address] = own
        elif own.reasons[0] not in before.reasons:
            found[own.address] = Doubt(own.address, before.share or own.share, (*own.reasons, *before.reasons))
    return [*found.values(), *whole]


def shared(found: Sequence[Doubt]) -> tuple[str, ...]:
    """The reasons that more than half of the doubted values have: said once, they do not hide each value's own."""
    values = [doubt for doubt in found if doubt.address]
    counts = Counter(reason for doubt in values for reason in dict.fromkeys(doubt.reasons))
    return tuple(reason for reason, count in counts.items() if count >= _MANY and 2 * count > len(values))


def _reviewed(record: Mapping[str, Any]) -> Iterator[Doubt]:
    for item in record["review"]:
        yield Doubt(counted(record, item["address"]), item["confidence"], tuple(item["reason"].split(BETWEEN)))


def _warned(record: Mapping[str, Any], printed: Sequence[_Printed]) -> Iterator[Doubt]:
    for item in record["diagnostics"]:
        if item["severity"] not in _GRAVE:
            continue
        if address := item.get("address", ""):
            address = counted(record, address)
            within = [own.is_editors for own in printed if own.address == address or is_inside(own.address, address)]
            is_looked_at = bool(within) and all(within)
        else:
            meant = _meant(item["source"], printed)
            address, is_looked_at = (meant.address, meant.is_editors) if meant else ("", False)
        if not is_looked_at:
            yield Doubt(address, 0.0, (item["message"],))


def _meant(source: Mapping[str, Any] | None, printed: Sequence[_Printed]) -> _Printed | None:
    """The value that is printed there: in the same box, else the smallest around its middle."""
    if source is None:
        return None
    page, box = source["page"], tuple(source["box"])
    same = next((own for own in printed if (own.page, own.box) == (page, box)), None)
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    around = [own for own in printed if own.holds(page, *middle)]
    return same or min(around, key=lambda own: own.area, default=None)


def _printed(record: Mapping[str, Any]) -> Iterator[_Printed]:
    for key, value in record.items():
        if key not in _ASIDE:
            yield from _within(value, key)


def _within(value: Any, here: str) -> Iterator[_Printed]:
    if isinstance(value, dict):
        source = value.get("source")
        if isinstance(source, dict):
            is_editors = source["rule"] in EDITORS
            for place in (source, *source.get("more_places", ())):
                left, top, right, bottom = place["box"]
                yield _Printed(here, place["page"], (left, top, right, bottom), is_editors)
        for key, inner in value.items():
            yield from _within(inner, f"{here}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _within(inner, f"{here}[{place}]")
