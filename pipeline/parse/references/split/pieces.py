"""What a list is parted into."""

from dataclasses import dataclass

from pipeline.model.block import Line
from pipeline.model.source import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry. `twin` is the same work in the other language, printed under the same number elsewhere."""

    label: str
    text: str
    source: Source
    twin: str = ""
    lines: tuple[Line, ...] = ()  # that print it and its twin


@dataclass(frozen=True, slots=True)
class Split:
    """The entries of a list, and the lines among its lines that belong to none, in printed order."""

    entries: tuple[Entry, ...]
    rest: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry's lines; `cut` is the length of the label in the first of them."""

    lines: tuple[Line, ...]
    label: str
    cut: int
    number: int
    run: int
    style: str
