"""The tree of sections while it grows, and the floats that are moved to where they are first cited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model.block import Line
from pipeline.model.body import DispFormula, Fig, Node, P, Sec, TableWrap, Xref
from pipeline.model.source import Source
from pipeline.text.traced import traced


@dataclass(slots=True)
class Branch:
    """A section on its way to `Sec`; the root has level 0."""

    level: int
    id: str = ""
    label: str = ""
    title: str = ""
    sec_type: str = ""
    trans_title: str = ""
    source: Source | None = None
    lines: tuple[Line, ...] = ()  # that print the title
    halves: tuple[str, str] | None = None  # of a title in the form of one in both languages
    content: list[Branch | P | Fig | TableWrap | DispFormula] = field(default_factory=list)

    def nodes(self) -> tuple[Node, ...]:
        return tuple(item.sec() if isinstance(item, Branch) else item for item in self.content)

    def sec(self) -> Sec:
        assert self.source is not None
        own, trans = traced([self.title, self.trans_title], self.lines)
        texts = (self.trans_title, self.sec_type)
        return Sec(self.id, self.label, self.title, self.nodes(), self.source, *texts, own.faces, trans.faces)

    def put(self, known: Fig | TableWrap, made: Fig | TableWrap) -> None:
        """Put one figure or table in another's place, wherever it stands."""
        for branch in self.walk():
            branch.content = [made if item is known else item for item in branch.content]

    def walk(self) -> Iterator[Branch]:
        yield self
        for item in self.content:
            if isinstance(item, Branch):
                yield from item.walk()


def anchor(root: Branch) -> None:
    """Move each figure and table behind the paragraph that cites it first, where one does; then by its number."""
    cited: dict[str, tuple[Branch, P]] = {}
    for branch in root.walk():
        for item in branch.content:
            if isinstance(item, P):
                for mark in item.content:
                    if isinstance(mark, Xref):
                        for rid in mark.rids:
                            cited.setdefault(rid, (branch, item))
    floats = [(branch, item) for branch in root.walk() for item in branch.content if isinstance(item, Fig | TableWrap)]
    for branch, item in floats:
        if item.id in cited:
            branch.content = [other for other in branch.content if other is not item]
    for _, item in floats:
        home, paragraph = cited.get(item.id, (None, None))
        if home is None or paragraph is None:
            continue
        _put_behind(home, paragraph, item, (Fig, TableWrap))
    for kind in (Fig, TableWrap):
        _count(root, kind)


def _count(root: Branch, kind: type[Fig | TableWrap]) -> None:
    """Bring the floats of one kind into the order of their numbers, with as few of them moved as can be.

    Printed convention: they are numbered in the order in which they stand; the text may point forward to one, and a
    figure beside another is not read in its turn.
    """
    found = [(number, branch, item) for branch, item in _floats(root, kind) if (number := _number(item.id))]
    kept = _longest_rising([number for number, _, _ in found])
    before: tuple[Branch, Fig | TableWrap] | None = None
    for number, branch, item in sorted(found, key=lambda each: each[0]):
        home = branch
        if number not in kept and before is not None:
            home, last = before
            branch.content = [other for other in branch.content if other is not item]
            _put_behind(home, last, item)
        before = (home, item)


def _floats(root: Branch, kind: type[Fig | TableWrap]) -> Iterator[tuple[Branch, Fig | TableWrap]]:
    """The floats of one kind in reading order, each with its section."""
    for item in root.content:
        if isinstance(item, Branch):
            yield from _floats(item, kind)
        elif isinstance(item, kind):
            yield root, item


def _put_behind(home: Branch, last: object, item: Fig | TableWrap, over: tuple[type, ...] = ()) -> None:
    """Put a float behind another of the section's nodes, and behind those of some kinds that follow it."""
    place = next(i for i, other in enumerate(home.content) if other is last) + 1
    while place < len(home.content) and isinstance(home.content[place], over):
        place += 1
    home.content.insert(place, item)


def _number(identifier: str) -> tuple[int, ...]:
    """The number within a float's identifier: (3, 2) of `fig3-2`; nothing of an appendix's, or of one without."""
    match = re.fullmatch(r"[a-z]+(\d+)(?:[-.](\d+))?", identifier)
    return tuple(int(part) for part in match.groups() if part) if match is not None else ()


def _longest_rising(numbers: Sequence[tuple[int, ...]]) -> set[tuple[int, ...]]:
    """The members of a longest rising run of the numbers, with others between them."""
    ends: list[tuple[int, ...]] = []  # the least last number of a run of each length
    before: dict[tuple[int, ...], tuple[int, ...] | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[tuple[int, ...]] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def section_id(label: str, taken: Sequence[str], path: Sequence[int]) -> str:
    """`sec2.1` of a decimal label, else the places of the section and its parents: sec3.2; never twice the same."""
    plain = label.strip(" .、．§")
    digits = plain if plain and all(c.isdigit() or c == "." for c in plain) and plain[0].isdigit() else ""
    wanted = f"sec{digits or '.'.join(map(str, path))}"
    found, suffix = wanted, ord("a")
    while found in taken:
        found, suffix = f"{wanted}{chr(suffix)}", suffix + 1
    return found
