"""What the program remarks of an article, as the page lists it: those of one kind together, the grave ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.corrections.doubts import Doubt

_RANKS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark and how often it is made. `is_whole`: a doubt of the article, not of one of its values."""

    message: str
    severity: str
    is_whole: bool
    places: tuple[tuple[int, tuple[float, ...]], ...]  # (page, box)
    pages: tuple[int, ...]  # 1-based
    count: int

    @property
    def order(self) -> str:
        """As that of cells: before what is printed on its page, of no page before all."""
        pages = [page for page, _ in self.places] or self.pages
        return f"{min(pages):06}" if pages else ""


def remarks(record: Mapping[str, Any], whole: Sequence[Doubt]) -> list[tuple[Remark, ...]]:
    """The remarks of a result's JSON value by their kinds, one that is made several times once."""
    doubted = {reason for doubt in whole for reason in doubt.reasons}
    kinds: dict[tuple[int, str], dict[str, list[Mapping[str, Any]]]] = {}
    for item in record["diagnostics"]:
        name = (_RANKS.index(item["severity"]), item["kind"])
        kinds.setdefault(name, {}).setdefault(item["message"], []).append(item)
    return [
        tuple(_remark(items, message in doubted) for message, items in kinds[name].items())
        for name in sorted(kinds, key=lambda name: name[0])
    ]


def _remark(items: Sequence[Mapping[str, Any]], is_whole: bool) -> Remark:
    sources = [item["source"] for item in items if item["source"] and item["source"]["page"]]
    places = dict.fromkeys((source["page"], tuple(source["box"])) for source in sources)
    pages = sorted({item["page"] for item in items if item["page"]})
    return Remark(items[0]["message"], items[0]["severity"], is_whole, tuple(places), tuple(pages), len(items))
