"""The program with some of its rules moved, and pages set as other journals set theirs: where it then errs, it errs as
on papers that it was never tuned on.

What is moved: named thresholds; rows of printed labels, surnames and rules of the front matter that it then does not
know. What is set otherwise, so that the gold record still holds (it is compared without marks, width and white): what
parts names and keywords, the mark behind a label, how entries are numbered, bold type, raised marks, sizes.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import pkgutil
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType, ModuleType
from typing import Any

import pipeline
from pipeline.knowledge import labels, names
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.model.block import Block, Layout, Line, Script, Span

MOVED = 1.0  # of log size: a threshold becomes between a third and three times what it was
_NAME = re.compile(r"_?[A-Z][A-Z0-9_]+")
_ENTRY = re.compile(r"^\s*[\[［](\d{1,3})[\]］]\s*")


def modules(*rooms: str) -> list[ModuleType]:
    """All modules of these rooms of the package."""
    known = [info.name for info in pkgutil.walk_packages(pipeline.__path__, "pipeline.")]
    return [importlib.import_module(name) for name in known if name.split(".")[1] in rooms]


@contextlib.contextmanager
def perturbed(chance: random.Random, share: float, *rooms: str) -> Iterator[None]:
    """Within: this share of the rooms' named thresholds moved, and of labels, surnames and rules unknown."""
    kept: list[tuple[Any, str, Any]] = []

    def put(owner: Any, name: str, value: Any) -> None:
        kept.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)

    for module in modules(*rooms):
        for name, value in list(vars(module).items()):
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if _NAME.fullmatch(name) and is_number and chance.random() < share:
                moved = value * math.exp(chance.uniform(-MOVED, MOVED))
                put(module, name, round(moved) if isinstance(value, int) else moved)
    rows = tuple(row for row in labels.label_rows() if chance.random() > share)
    put(labels, "label_rows", lambda: rows)
    known = MappingProxyType({key: row for key, row in names.surnames().items() if chance.random() > share / 2})
    put(names, "surnames", lambda: known)
    put(Decided, "heard", _without_some(Decided.heard, chance.random(), share))
    try:
        yield
    finally:
        for owner, name, value in reversed(kept):
            setattr(owner, name, value)


def _without_some(heard: Callable[..., Decided], seed: float, share: float) -> Callable[..., Decided]:
    """Deciding without what some of the rules claim, always the same ones."""

    def some(self: Decided, claims: Iterable[BlockClaim]) -> Decided:
        kept = [claim for claim in claims if random.Random(f"{seed} {claim.rule.name}").random() > share / 2]
        return heard(self, kept)

    return some


# ---------------------------------------------------------------- print
def reset(layout: Layout, chance: random.Random, share: float) -> Layout:
    """The same page by another journal's habits, each of them taken with this chance."""
    table: dict[str, str] = {}
    for marks, others in (("；;", " 　，"), ("，,", " 　；"), ("：:", " "), ("．。.", " ．"), ("()（）", " ")):
        if chance.random() < share:
            table |= dict.fromkeys(marks, chance.choice(others))
    entry = chance.choice([r"\1.", r"\1 ", r"(\1)"]) if chance.random() < share else ""
    plain, level, flat = (chance.random() < share for _ in range(3))
    sizes = sorted(line.size for block in layout.blocks for line in block.lines)
    usual = sizes[len(sizes) // 2] if sizes else 10.0

    def span(own: Span, is_first: bool) -> Span:
        text = _ENTRY.sub(entry, own.text) if entry and is_first else own.text
        return own._replace(
            text="".join(table.get(char, char) for char in text),
            bold=own.bold and not plain,
            script=Script.BASE if flat and own.script is Script.SUP else own.script,
            size=usual if level and own.size > usual else own.size,
        )

    def line(own: Line) -> Line:
        return replace(own, spans=tuple(span(s, not place) for place, s in enumerate(own.spans)))

    lost = share / 2 if chance.random() < share else 0.0
    blocks = [
        Block(tuple(map(line, _numbers_lost(block.lines, chance, lost))), block.column) for block in layout.blocks
    ]
    return Layout(tuple(_torn(blocks, chance, share / 5)), layout.furniture)


def _numbers_lost(lines: Sequence[Line], chance: random.Random, share: float) -> Iterator[Line]:
    """The lines, this share of the entries without their numbers."""
    for own in lines:
        if share and own.spans and _ENTRY.match(own.spans[0].text) and chance.random() < share:
            first = own.spans[0]._replace(text=_ENTRY.sub("", own.spans[0].text))
            own = replace(own, spans=(first, *own.spans[1:]))
        yield own


def _torn(blocks: Sequence[Block], chance: random.Random, share: float) -> Iterator[Block]:
    """The blocks, this share of them cut in two or run into the one before, as a misread column or gap leaves them."""
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None:
            if chance.random() < share and waiting.page == block.page:
                block = Block((*waiting.lines, *block.lines), waiting.column)
            else:
                yield waiting
        if len(block.lines) > 1 and chance.random() < share:
            at = chance.randrange(1, len(block.lines))
            yield Block(block.lines[:at], block.column)
            block = Block(block.lines[at:], block.column)
        waiting = block
    if waiting is not None:
        yield waiting
