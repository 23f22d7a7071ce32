"""A grid of cells on its way: where each cell stands, how far it spans, and the rows that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.model.block import Script
from pipeline.model.body import Cell
from pipeline.model.page import Char
from pipeline.parse.body.tables.pieces import Piece
from pipeline.text.join import Style, runs_of
from pipeline.text.script import is_square
from pipeline.text.typed import typed_cell
from pipeline.typeset.measures import CELL_INDEX, is_low_index
from pipeline.typeset.spacing import spaces_before

_SLANTED: Style = (False, True, Script.BASE)
SHIFT = 0.12  # type sizes between the baselines of an index and its line


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell with its place; `pieces` are its lines from top to bottom."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    pieces: tuple[Piece, ...] = field(default=())
    header: bool = False

    def below(self, rows: int) -> Slot:
        """The same cell so many rows further down."""
        return replace(self, row=self.row + rows)

    @property
    def places(self) -> list[tuple[int, int]]:
        """The (row, column) that it takes."""
        rows, columns = range(self.row, self.row + self.rows), range(self.column, self.column + self.columns)
        return [(row, column) for row in rows for column in columns]


def cells(slots: Sequence[Slot], columns: int, heads: int, spaced: frozenset[int]) -> tuple[tuple[Cell, ...], ...]:
    """The rows of cells, blank ones where no slot is; the first `heads` rows are header cells."""
    slots = settled(slots)
    height = max((slot.row + slot.rows for slot in slots), default=0)
    at = {(slot.row, slot.column): slot for slot in slots}
    taken = {place for slot in slots for place in slot.places}
    found = []
    for row in range(height):
        made = []
        for column in range(columns):
            slot = at.get((row, column))
            if slot is not None:
                made.append(_cell(slot, row < heads, spaced))
            elif (row, column) not in taken:
                made.append(Cell((), row < heads))
        found.append(tuple(made))
    return tuple(found)


def _cell(slot: Slot, header: bool, spaced: frozenset[int]) -> Cell:
    """The cell as one types it, and as it is printed where that is another text."""
    chars = _characters(slot.pieces, spaced)
    content = runs_of(typed_cell(chars))
    printed = "".join(char for char, _ in chars)
    same = printed == "".join(run.text for run in content)
    return Cell(content, header, slot.columns, slot.rows, "" if same else printed)


def settled(slots: Sequence[Slot]) -> list[Slot]:
    """The slots without overlap: one that begins in another joins it, one that runs into another ends before it."""
    found: list[Slot] = []
    home: dict[tuple[int, int], int] = {}
    for slot in sorted(slots, key=lambda s: (s.row, s.column, -s.columns)):
        own = home.get((slot.row, slot.column))
        if own is not None:
            found[own] = replace(found[own], pieces=found[own].pieces + slot.pieces)
            continue
        width = next((c for c in range(1, slot.columns) if (slot.row, slot.column + c) in home), slot.columns)
        height = next(
            (r for r in range(1, slot.rows) if any((slot.row + r, slot.column + c) in home for c in range(width))),
            slot.rows,
        )
        found.append(replace(slot, columns=width, rows=height))
        home |= dict.fromkeys(found[-1].places, len(found) - 1)
    return found


def spaced_chars(chars: Sequence[Char]) -> frozenset[int]:
    """The identities of the characters that a printed space stands before."""
    return frozenset(id(b) for a, b in pairwise(chars) if a.text == " ")


def _characters(pieces: Sequence[Piece], spaced: frozenset[int]) -> list[tuple[str, Style]]:
    """The characters and how each is set; a new line joins without white between squares."""
    found: list[tuple[str, Style]] = []
    last = ""
    for piece in sorted(pieces, key=lambda p: (p.level, p.x0)):
        before = spaces_before(piece.chars, [id(char) in spaced for char in piece.chars])
        before[0] = " " if last and not (is_square(last) or is_square(piece.chars[0].text[0])) else ""
        for char, white, script in zip(piece.chars, before, _scripts(piece), strict=True):
            style = (False, _is_slanted(char), script)
            found += [(" ", style)] if white else []
            found += [(part, style) for part in char.text]
            last = char.text[-1]
    return _with_dots(found)


def _is_slanted(char: Char) -> bool:
    """Whether the character is a slanted letter, be it with a bar; slanted figures and signs say nothing."""
    return char.font.italic and char.text[0].isalpha()


def _with_dots(chars: Sequence[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """The characters, a dot between two slanted letters slanted with them: a product is one formula."""
    inked = [at for at, (text, _) in enumerate(chars) if text != " "]
    found = list(chars)
    for before, at, after in zip(inked, inked[1:], inked[2:], strict=False):
        if chars[at][0] == "·" and chars[before][1] == chars[after][1] == _SLANTED:
            found[before + 1 : after] = [(text, _SLANTED) for text, _ in chars[before + 1 : after]]
    return found


def _scripts(piece: Piece) -> list[Script]:
    """Where each character of the piece stands against its line."""
    found = [_script(char, piece) for char in piece.chars]
    for at in range(1, len(found)):
        before, char = piece.chars[at - 1], piece.chars[at]
        if found[at] is Script.BASE and is_low_index(char, before, found[at - 1], piece.size, piece.level):
            found[at] = Script.SUB
    return found


def _script(char: Char, home: Piece) -> Script:
    if char.size >= CELL_INDEX * home.size or abs(char.baseline - home.level) <= SHIFT * home.size:
        return Script.BASE
    return Script.SUP if char.baseline < home.level else Script.SUB
