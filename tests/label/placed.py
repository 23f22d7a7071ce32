"""Blocks put on a page by their places, in points, as the zones of an article see them. All content is invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.knowledge.labels import label_at_start
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item
from pipeline.label.zones.rules import REST
from pipeline.model.block import Block, Label, Line, Span
from pipeline.model.geometry import Bbox
from pipeline.text.script import lang_of

LEFT, RIGHT, SIZE = 50.0, 490.0, 10.0
COLUMN = Bbox(LEFT, 50.0, RIGHT, 750.0)


@dataclass(frozen=True, slots=True, eq=False)
class Told(Item):
    """A block that a rule before has taken for `label`."""

    label: Label | None = None


def own_line(
    text: str, top: float = 100.0, *, x0: float = LEFT, x1: float | None = None, size: float = SIZE, page: int = 1
) -> Line:
    box = Bbox(x0, top, x0 + len(text) * size / 2 if x1 is None else x1, top + size)
    return Line(page, box, (Span(text, box, "SimSun", size, False, False),))


def block(*texts: str, top: float = 100.0, size: float = SIZE, x0: float = LEFT, page: int = 1) -> Block:
    """Lines one below the other, one and a half type sizes from one to the next."""
    lines = [own_line(text, top + 1.5 * size * n, x0=x0, size=size, page=page) for n, text in enumerate(texts)]
    return Block(tuple(lines), COLUMN)


def item(
    *texts: str,
    top: float = 100.0,
    size: float = SIZE,
    x0: float = LEFT,
    page: int = 1,
    index: int = 0,
    label: Label | None = None,
) -> Told:
    """A block with the printed label that it begins with; `label` is what a rule before has taken it for."""
    text = " ".join(texts)
    hit = label_at_start(texts[0])
    lang = hit.row.lang if hit is not None and hit.row.lang is not None else lang_of(text)
    return Told(block(*texts, top=top, size=size, x0=x0, page=page), text, lang, hit, index, label)


def column(*own: Told) -> list[Told]:
    """The items, counted in their order."""
    return [replace(each, index=index) for index, each in enumerate(own)]


def decided(*own: Told) -> Decided:
    """What rules before have taken the items for."""
    return Decided().heard(BlockClaim(each.label, REST, each) for each in own if each.label is not None)


def labels_after(own: Sequence[Told], step: Callable[..., Iterable[BlockClaim]], *given: Any) -> list[Label | None]:
    """The items' labels when the step has seen them, with what else it is given, and what rules before have said."""
    before = decided(*own)
    after = before.heard(step(own, *given, before))
    return [after.label(each) for each in own]
