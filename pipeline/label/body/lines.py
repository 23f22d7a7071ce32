"""The body's lines with what stands around them: the material that the labels of the body are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.label.body.claims import Address, LineClaim, Said
from pipeline.label.body.rules import TEXT
from pipeline.label.claims import with_claim
from pipeline.model.block import Label, LabelledBlock, Line
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.typeset.lines import ends_with_mark, split_line
from pipeline.typeset.lines import runs_on as text_runs_on
from pipeline.typeset.measures import FLUSH, FULL, SHORT, hanzi_size, is_centred, margins

SET_IN = 1.2  # type sizes: two squares in most journals, less than one and a half in none
WELL_SHORT = 4.0  # type sizes: more than the longest word that had to go to the next line
NARROWEST = 5.5  # type sizes: text is seldom set narrower beside a picture, and names in a list often are
STRIP_LINES, STRIP_REACH = 3, 4  # so many lines of nearly one left edge end at one place, of those so near by
STRIP_START = 2.5  # type sizes: an indent of two squares, and the slack of justification
COLUMN_EDGE = 20.0  # points: blocks of one column have edges that differ by less
ALIGNED = 3.0  # points: lines that begin closer to each other begin at one place
OUTSIDE, OUTSIDE_LINES = 0.2, 2  # of a column's full lines: so many begin left of the others, at its margin
Column = tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """One line of the body in its place, with what rules have said of it, the strongest claim first.

    `left` and `right` are its column's margins; `opens` is true where a block begins with it. `text`, `page`,
    `bbox` and `size` are the line's, kept at hand.
    """

    line: Line
    column: Bbox
    at: Address
    opens: bool
    text: str
    page: int
    bbox: Bbox
    size: float
    left: float = 0.0
    right: float = 0.0
    claims: tuple[LineClaim, ...] = ()

    @property
    def open(self) -> bool:
        """Whether no rule has claimed the line."""
        return not self.claims

    @property
    def claim(self) -> LineClaim | None:
        return self.claims[0] if self.claims else None

    @property
    def label(self) -> Label | None:
        return self.claims[0].what if self.claims else None

    @property
    def tie(self) -> int:
        return self.claims[0].tie if self.claims else -1

    @property
    def starts(self) -> bool:
        """Whether the line begins a block of its label."""
        return bool(self.claims) and self.claims[0].starts

    @property
    def region(self) -> Bbox | None:
        return self.claims[0].region if self.claims else None

    @property
    def may_head(self) -> bool:
        """Whether the line may be a heading: unclaimed, or claimed as one."""
        return not self.claims or self.claims[0].what is Label.HEADING

    @property
    def indent(self) -> float:
        """How far right of its column's margin the line begins, in type sizes."""
        return (self.bbox.x0 - self.left) / max(self.size, 1.0)

    @property
    def shortfall(self) -> float:
        """How far before its column's right margin the line ends, in type sizes."""
        return (self.right - self.bbox.x1) / max(self.size, 1.0)

    @property
    def is_full(self) -> bool:
        """Whether the line runs to its column's margin, so that its text may go on below."""
        return self.shortfall < SHORT

    @property
    def is_well_short(self) -> bool:
        """Whether the line ends far before the margin, as the last one of a title or a paragraph does."""
        return self.shortfall > WELL_SHORT

    @property
    def is_indented(self) -> bool:
        """Whether the line is surely set in, as the first of a paragraph is, and not by a bracket's white half."""
        return self.indent > SET_IN

    @property
    def is_centred(self) -> bool:
        return is_centred(self.indent, self.shortfall)


def is_set_beside(line: Placed, below: Placed) -> bool:
    """Whether both lines end at one place far before the margin: text set beside a picture is full there."""
    together = line.page == below.page and abs(below.bbox.x1 - line.bbox.x1) < FLUSH * line.size
    return line.is_well_short and together and line.bbox.width > NARROWEST * line.size


def strips(lines: Sequence[Placed]) -> frozenset[Address]:
    """The lines of text set narrow beside a picture that end where full lines of the strip do.

    Printed convention: text runs around a small figure, in a strip as narrow as five squares; its full lines end at
    one place far before the column's margin, in the middle of a sentence. So told are those that end without a stop
    and share their end with two others near by.
    """
    found: set[Address] = set()
    for place, line in enumerate(lines):
        near = lines[max(0, place - STRIP_REACH) : place + STRIP_REACH + 1]
        if line.is_well_short and sum(_in_one_strip(line, other) for other in near) >= STRIP_LINES:
            found.add(line.at)
    return frozenset(found)


def _in_one_strip(line: Placed, other: Placed) -> bool:
    """Whether two lines that go on run from nearly one place to one; so does a line with itself, if it goes on."""
    if ends_with_mark(other.text) or ends_with_mark(line.text):
        return False
    together = line.page == other.page and line.column == other.column
    ends = abs(other.bbox.x1 - line.bbox.x1) < FLUSH * line.size
    return together and ends and abs(other.bbox.x0 - line.bbox.x0) < STRIP_START * line.size


def placed(line: Line, column: Bbox, at: Address, opens: bool) -> Placed:
    return Placed(line, column, at, opens, line.text, line.page, line.bbox, hanzi_size(line))


def runs_on(before: Placed, line: Placed) -> bool:
    """Whether the line goes on with an unfinished one above it."""
    return text_runs_on(before.text, before.shortfall, line.indent)


def parted(lines: Sequence[Placed], pages: Sequence[Page]) -> list[Placed]:
    """The lines, those cut of which a claim takes but the first characters: a paragraph begins with the rest."""
    by_number = {page.number: page for page in pages}
    rest = LineClaim(Label.PARAGRAPH, TEXT, starts=True)
    found: list[Placed] = []
    for line in lines:
        if line.claim is None or line.claim.until is None:
            found.append(line)
            continue
        left, right = cut(line, line.claim.until, by_number[line.page])
        found += [left, replace(right, claims=(rest,))]
    return found


def heard(lines: Sequence[Placed], said: Said) -> list[Placed]:
    """The lines with a step's claims, in order of strength."""
    return [_with(line, said[line.at]) if line.at in said else line for line in lines]


def _with(line: Placed, claim: LineClaim) -> Placed:
    return replace(line, claims=with_claim(line.claims, claim))


def cut(line: Placed, at: int, page: Page) -> tuple[Placed, Placed]:
    """The line's characters before and from `at`, each in its own place; a block begins with the second part."""
    left, right = split_line(line.line, at, page)
    block, row, start = line.at
    first = replace(line, line=left, text=left.text, bbox=left.bbox, size=hanzi_size(left))
    second = replace(
        line,
        line=right,
        text=right.text,
        bbox=right.bbox,
        size=hanzi_size(right),
        at=(block, row, start + at),
        opens=True,
    )
    return first, second


def body_lines(blocks: Sequence[LabelledBlock]) -> list[Placed]:
    """The lines of all blocks labelled as paragraphs, in reading order, with their margins."""
    found = [
        placed(line, block.block.column, (place, index, 0), index == 0)
        for place, block in enumerate(blocks)
        if block.label is Label.PARAGRAPH
        for index, line in enumerate(block.block.lines)
    ]
    return with_margins(found)


def with_margins(lines: Sequence[Placed]) -> list[Placed]:
    """The lines with the margins of their columns: those of the column's full lines, or its box where there are few.

    Rows of tables have margins of their own, so that those of the text are surer where tables are known.
    """
    columns: dict[Column, list[Placed]] = defaultdict(list)
    for line in lines:
        columns[column_of(line)].append(line)
    edges = {key: _margins(members) for key, members in columns.items()}
    found = []
    for line in lines:
        left, right = edges[column_of(line)]
        found.append(line if (line.left, line.right) == (left, right) else replace(line, left=left, right=right))
    return found


def column_of(line: Placed) -> Column:
    """The line's page, and where its column begins and ends, blocks of one column taken together."""
    return line.page, round(line.column.x0 / COLUMN_EDGE), round(line.column.x1 / COLUMN_EDGE)


def _margins(members: Sequence[Placed]) -> tuple[float, float]:
    text = [m.bbox for m in members if m.label is not Label.TABLE]
    column = Bbox.around(m.column for m in members)
    left, right = margins(text, column)
    return _outer([box.x0 for box in text if box.width > FULL * column.width], left), right


def _outer(starts: Sequence[float], left: float) -> float:
    """The left margin, told from where a column's full lines begin: at `left`, or, some of them, left of that.

    First lines of short paragraphs, which are set in, may outnumber the others.
    """
    outside = [x for x in starts if left - x > ALIGNED]
    together = [x for x in outside if x - min(outside) < ALIGNED]
    return median(together) if len(together) >= max(OUTSIDE_LINES, OUTSIDE * len(starts)) else left


def by_page(lines: Iterable[Placed]) -> Mapping[int, list[Placed]]:
    """The lines of each page, by its number, in their order; none of a page without any."""
    found: dict[int, list[Placed]] = defaultdict(list)
    for line in lines:
        found[line.page].append(line)
    return found
