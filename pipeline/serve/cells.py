"""What the page shows: values as cells in rows of two columns, each with its address, its place and its doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.corrections.address import is_inside
from pipeline.corrections.correction import summary
from pipeline.corrections.doubts import Doubt
from pipeline.corrections.edit import ACCEPTED, RULE

Record = Mapping[str, Any]
BETWEEN = ", "  # what parts the texts of a list
TIED = "tied"  # in place of the rule, of a pair of sentences that an editor made


@dataclass(frozen=True, slots=True)
class Cell:
    """A value shown: `address` is what is corrected, `item` what is accepted, removed or moved as a whole.

    Of a part of a text `before` and `after` are the rest of it. Where `adds`, nothing stands there yet.
    """

    address: str
    item: str
    text: str
    lang: str
    label: str = ""  # shown before it
    boxes: tuple[tuple[int, tuple[float, ...]], ...] = ()  # (page, box)
    rule: str = ""
    doubt: Doubt | None = None
    in_list: bool = False
    old: str = ""  # what stands at `item`, by which it is told from others
    before: str = ""
    after: str = ""
    adds: bool = False
    sentences: tuple[str, ...] = ()  # of a side of a pair: each as it is printed
    order: str = ""  # sorted by it as text, cells are in printed order
    values: tuple[str, ...] | None = None  # of a list of texts that is put right as one: `1, 2` is two marks
    is_part: bool = False  # whether it is a text or a list inside `item`, empty where nothing is printed

    @property
    def mark(self) -> str:
        """What an editor did here, as a key of the page's words: put it right, found it right, tied it; else empty."""
        return {RULE: "editor", ACCEPTED: "accepted", TIED: "op-tie"}.get(self.rule, "")

    @property
    def is_missed(self) -> bool:
        """Whether nothing stands here and something is looked for; that it is printed nowhere can be said."""
        return not self.text and self.address == self.item and self.doubt is not None


@dataclass(frozen=True, slots=True)
class Row:
    """Chinese and English side by side; `only` where a value is of neither or stands alone."""

    zh: Cell | None = None
    en: Cell | None = None
    only: Cell | None = None
    table: Sequence[Sequence[tuple[Cell, int, int, bool]]] = ()  # cells with spans, and whether they are headers
    picture: tuple[int, tuple[float, ...]] | None = None  # of a table: its page and box

    @property
    def cells(self) -> Iterator[Cell]:
        yield from (cell for cell in (self.zh, self.en, self.only) if cell is not None)
        yield from (cell for line in self.table for cell, *_ in line)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading (a key of the page's words) and its rows; `doubts` are of its list as a whole."""

    name: str
    rows: tuple[Row, ...]
    is_open: bool = True
    doubts: tuple[Doubt, ...] = ()

    @property
    def order(self) -> str:
        """That of the first of its values."""
        return min((own.order for row in self.rows for own in row.cells), default="")

    @property
    def boxes(self) -> tuple[tuple[int, tuple[float, ...]], ...]:
        """Where its values are printed, each place once."""
        return tuple(dict.fromkeys(box for row in self.rows for own in row.cells for box in own.boxes))


def cell(value: Record, item: str, key: str = "text", lang: str = "", label: str = "", in_list: bool = False) -> Cell:
    """The cell of a value of the JSON."""
    source: Record = value.get("source") or {}
    places = [source, *source.get("more_places", ())] if source.get("page") else []
    return Cell(
        address=f"{item}.{key}",
        item=item,
        text=str(value[key]),
        lang=lang or value.get("lang", ""),
        label=label,
        boxes=tuple((place["page"], tuple(place["box"])) for place in places),
        rule=source.get("rule", ""),
        in_list=in_list,
        old=str(summary(value)),
    )


def part(item: str, key: str, value: str | Sequence[str], of: Record, label: str) -> Cell:
    """The cell of a part of an item that is put right by itself: a text, or a list of texts."""
    text = value if isinstance(value, str) else BETWEEN.join(value)
    whole = cell({**of, key: text}, item, key, label=label)
    values = None if isinstance(value, str) else tuple(value)
    return replace(whole, item=whole.address, old=text, values=values, is_part=True, rule="")


def nothing(address: str, lang: str = "", label: str = "", adds: bool = False) -> Cell:
    """The cell of a value that is not there."""
    return Cell(address, address, "", lang, label, adds=adds)


def doubted(groups: Sequence[Group], found: Sequence[Doubt]) -> tuple[tuple[Group, ...], tuple[Doubt, ...]]:
    """The groups, each doubt at its cell or at the group whose list it is of; and the doubts that are of neither."""
    of_list = {group.name: tuple(own for own in found if own.address == group.name) for group in groups}
    found = [own for own in found if own.address not in of_list]
    every = [own for group in groups for row in group.rows for own in row.cells]
    at: dict[int, Doubt] = {}
    left: list[Doubt] = []
    for doubt in found:
        place = _meant(every, doubt.address) if doubt.address else None
        if place is None:
            left.append(doubt)
        else:
            before = at.get(place)
            at[place] = replace(doubt, reasons=(*before.reasons, *doubt.reasons)) if before else doubt
    by_cell = {id(every[place]): doubt for place, doubt in at.items()}
    return tuple(_marked(replace(group, doubts=of_list[group.name]), by_cell) for group in groups), tuple(left)


def _meant(every: Sequence[Cell], address: str) -> int | None:
    """The place of the cell of an address: its own, else the first within it, else the nearest around it."""
    names = [(own.item, own.address) for own in every]
    same = (n for n, name in enumerate(names) if address in name)
    within = (n for n, (item, _) in enumerate(names) if is_inside(item, address))
    around = [n for n, (item, _) in enumerate(names) if item and is_inside(address, item)]
    nearest = max(around, key=lambda n: len(names[n][0]), default=None)
    return next(same, next(within, nearest))


def _marked(group: Group, doubts: Mapping[int, Doubt]) -> Group:
    def one(own: Cell) -> Cell:
        return replace(own, doubt=doubts[id(own)]) if id(own) in doubts else own

    def row(own: Row) -> Row:
        zh, en, only = (each and one(each) for each in (own.zh, own.en, own.only))
        table = [[(one(each), across, down, head) for each, across, down, head in line] for line in own.table]
        return replace(own, zh=zh, en=en, only=only, table=table)

    return replace(group, rows=tuple(map(row, group.rows)))
