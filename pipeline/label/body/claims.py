"""What rules say of the body's lines, and which of them may overrule which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, auto

from pipeline.model.block import Label, Origin
from pipeline.model.geometry import Bbox
from pipeline.model.rule import Claim

Address = tuple[int, int, int]  # place of a line's block, place in the block, first character where it was cut


class Strength(IntEnum):
    """Which rules may overrule which: the stronger claim on a line wins.

    A rule sees what stronger ones have said, and nothing of weaker ones; so this is also the order of the steps.
    The weakest stands first.
    """

    TEXT = auto()  # nothing else: a paragraph
    TITLE = auto()  # a heading by its number, its face and its place
    SMALL_TYPE = auto()  # small type that does not read: words of a drawing
    FORMULA = auto()
    DRAWING = auto()  # what stands inside a figure's region
    NOTE = auto()  # small type at a column's foot
    TITLE_APART = auto()  # a heading whose number counts up, in a face of its own, alone at the margin
    STATEMENT = auto()  # a heading or a paragraph by the heading that it stands under; asked last, of whole blocks
    TABLE = auto()
    CAPTION = auto()  # begins with the printed word and a number
    TURNING = auto()  # 下转第 7 页


@dataclass(frozen=True, slots=True)
class LineClaim(Claim[Label]):
    """What one rule takes a line for.

    `tie` ties the lines of one figure, table or formula together, and `starts` is true on the first line of a block.
    `label_length` and `level` are the block's (see `LabelledBlock`), `region` the place of the float that a caption
    names. `until` is the number of characters that the claim takes where the rest of the line is something else.
    """

    tie: int = -1
    starts: bool = False
    label_length: int = 0
    level: int = 0
    region: Bbox | None = None
    until: int | None = None
    origin: Origin | None = None


Said = Mapping[Address, LineClaim]
"""What one step says, at most one claim a line."""
