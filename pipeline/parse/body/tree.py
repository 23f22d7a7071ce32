"""The tree of sections while it grows, and the floats that are moved to where they are first cited."""

from __future__ import annotations

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

    def walk(self) -> Iterator[Branch]:
        yield self
        for item in self.content:
            if isinstance(item, Branch):
                yield from item.walk()


def anchor(root: Branch) -> None:
    """Move each figure and table behind the paragraph that cites it first, where one does."""
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
        if home is None:
            continue
        place = next(i for i, other in enumerate(home.content) if other is paragraph) + 1
        while place < len(home.content) and isinstance(home.content[place], Fig | TableWrap):
            place += 1
        home.content.insert(place, item)


def section_id(label: str, taken: Sequence[str], path: Sequence[int]) -> str:
    """`sec2.1` of a decimal label, else the places of the section and its parents: sec3.2; never twice the same."""
    plain = label.strip(" .、．§")
    digits = plain if plain and all(c.isdigit() or c == "." for c in plain) and plain[0].isdigit() else ""
    wanted = f"sec{digits or '.'.join(map(str, path))}"
    found, suffix = wanted, ord("a")
    while found in taken:
        found, suffix = f"{wanted}{chr(suffix)}", suffix + 1
    return found
