"""Lines put into a column by their places, in points, as the steps of the body's labels see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.label.body import rules
from pipeline.label.body.claims import Address, LineClaim
from pipeline.label.body.lines import Placed, placed
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label, Line, Span
from pipeline.model.geometry import Bbox
from tests.body.made import COLUMN, SIZE

SETTING = Setting(SIZE, frozenset({"SimSun"}), bold=False, hanzi=True)
MIDDLE = COLUMN.x_mid
SMALL = 8.0


def at(
    text: str,
    x0: float,
    top: float,
    size: float = SMALL,
    *,
    x1: float | None = None,
    bold: bool = False,
    italic: bool = False,
    page: int = 1,
) -> Line:
    """A line of full squares whose top is there; `x1` sets it to another width."""
    box = Bbox(x0, top, x0 + len(text) * size if x1 is None else x1, top + size)
    return Line(page, box, (Span(text, box, "SimHei" if bold else "SimSun", size, bold, italic),))


def middle(text: str, top: float, size: float = SMALL, *, off: float = 0.0, bold: bool = False) -> Line:
    """A line in the middle of the column, or so many points right of it."""
    return at(text, MIDDLE + off - len(text) * size / 2, top, size, bold=bold)


def put(*lines: Line, column: Bbox = COLUMN, opens: bool = False) -> list[Placed]:
    """The lines of one column, each its block's."""
    return [
        replace(placed(own, column, (row, 0, 0), opens=opens or row == 0), left=column.x0, right=column.x1)
        for row, own in enumerate(lines)
    ]


def claimed(line: Placed, label: Label, *, tie: int = 0, region: Bbox | None = None) -> Placed:
    """The line as a step before has claimed it, as a caption, say."""
    return replace(line, claims=(LineClaim(label, rules.CAPTION, tie, starts=True, region=region),))


def labels(lines: list[Placed], said: Mapping[Address, LineClaim]) -> list[Label | None]:
    """What each line is claimed for."""
    return [said[line.at].what if line.at in said else None for line in lines]
