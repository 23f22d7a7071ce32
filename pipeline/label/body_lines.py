"""The body's lines with what stands around them: the material that the labels of the body are made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from pipeline.knowledge.body_headings import numbering
from pipeline.model.block import Label, LabelledBlock, Line, Span
from pipeline.model.geometry import Bbox
from pipeline.text.script import HANZI, hanzi_count, is_hanzi
from pipeline.typeset.lines import styled
from pipeline.typeset.measures import FULL, INDENT, SAME_SIZE, hanzi_size, is_centred, prevailing

# How many type sizes make up most of an article: a typesetter's few, or the many that an OCR program guesses;
# and how much sizes of one kind of text then differ.
MOST = 0.85
SIZES = ((6, SAME_SIZE), (14, 0.13), (10**6, 0.4))
FONT_SHARE = 0.004  # of the hanzi in the right halves of full lines; a rarer face is none of the text's
_spaced = re.compile(f"[{HANZI}] [A-Za-z0-9]")
_gap = re.compile("[\u3000 ]{3,}")  # between the cells of a row
_unspaced = re.compile(f"[{HANZI}][A-Za-z0-9]")
_NOWHERE = Bbox(0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class BodyLine:
    """One line of the body on its way to a label.

    `left` and `right` are its column's margins; `tie` ties the lines of one figure or table together; `opens`
    is true where layout began a block with it. `text`, `page`, `bbox` and `size` are the line's, kept at hand.
    """

    line: Line
    column: Bbox
    source: int  # place of its block among all labelled blocks
    opens: bool
    left: float = 0.0
    right: float = 0.0
    label: Label | None = None
    rule: str = ""
    confidence: float = 0.0
    tie: int = -1
    level: int = 0
    label_length: int = 0
    region: Bbox | None = None
    starts: bool = False  # begins a block of its label
    is_title: bool = False  # a heading, whatever stands around it
    text: str = field(default="")
    page: int = 0
    bbox: Bbox = field(default=_NOWHERE)
    size: float = 0.0

    def __post_init__(self) -> None:
        line = self.line
        self.text, self.page, self.bbox, self.size = line.text, line.page, line.bbox, hanzi_size(line)

    @property
    def open(self) -> bool:
        return self.label is None

    @property
    def indent(self) -> float:
        """How far right of its column's margin the line begins, in type sizes."""
        return (self.bbox.x0 - self.left) / max(self.size, 1.0)

    @property
    def shortfall(self) -> float:
        """How far before its column's right margin the line ends, in type sizes."""
        return (self.right - self.bbox.x1) / max(self.size, 1.0)

    @property
    def is_centred(self) -> bool:
        return is_centred(self.indent, self.shortfall)

    def settle(self, label: Label, rule: str, confidence: float = 0.9) -> None:
        self.label, self.rule, self.confidence = label, rule, confidence


@dataclass(frozen=True, slots=True)
class Setting:
    """How the article's running text is set: its type size and the faces of its hanzi."""

    size: float
    fonts: frozenset[str]
    bold: bool
    hanzi: bool  # the text is Chinese
    spaced: bool = False  # a space stands wherever hanzi and Latin letters meet
    slack: float = SAME_SIZE  # how much sizes of one kind of text may differ: much in the layer of an OCR program

    def is_body_size(self, size: float) -> bool:
        return abs(size - self.size) <= self.slack * self.size

    def is_small(self, line: BodyLine) -> bool:
        return line.size < (1 - self.slack) * self.size

    def contrasts(self, line: Line, start: int, end: int) -> bool:
        """Whether these characters of a line are set in another face, weight or size than the running text."""
        spans = list(styled(line, start, end))
        hanzi = [(n, span) for _, text, span in spans if (n := hanzi_count(text))]
        if hanzi:
            total = sum(n for n, _ in hanzi)
            other = sum(n for n, span in hanzi if self._differs(span))
            return other * 2 > total
        letters = [(len(text.strip()), span) for _, text, span in spans if text.strip()]
        total = sum(n for n, _ in letters)
        return (
            total > 0 and sum(n for n, s in letters if s.bold or s.size > self.size * (1.03 + self.slack)) * 2 > total
        )

    def _differs(self, span: Span) -> bool:
        bold = span.bold and not self.bold
        return bold or span.size > self.size * (1.03 + self.slack) or (bool(self.fonts) and span.font not in self.fonts)


def body_lines(blocks: Sequence[LabelledBlock]) -> list[BodyLine]:
    """The lines of all blocks labelled as paragraphs, in reading order, with their margins."""
    found = [
        BodyLine(line, block.block.column, place, index == 0)
        for place, block in enumerate(blocks)
        if block.label is Label.PARAGRAPH
        for index, line in enumerate(block.block.lines)
    ]
    set_margins(found)
    return found


def set_margins(lines: Sequence[BodyLine]) -> None:
    """Give each line the margins of its column: those of the column's full lines, or its box where there are few.

    Rows of tables have margins of their own; call it again when they are labelled.
    """
    columns: dict[tuple[int, int, int], list[BodyLine]] = defaultdict(list)
    for line in lines:
        columns[line.page, round(line.column.x0 / 20), round(line.column.x1 / 20)].append(line)
    for members in columns.values():
        full = [m.bbox for m in members if m.label is not Label.TABLE and m.bbox.width > FULL * m.column.width]
        box = Bbox.around(m.column for m in members)
        left, right = (median(b.x0 for b in full), median(b.x1 for b in full)) if len(full) >= 3 else (box.x0, box.x1)
        for member in members:
            member.left, member.right = left, right


def setting_of(lines: Sequence[BodyLine]) -> Setting:
    """The type of the running text: what most characters of full lines are set in."""
    sizes: Counter[float] = Counter()
    full = [
        line for line in lines if line.bbox.width >= FULL * line.column.width and not _gap.search(line.text.strip())
    ]
    for line in full or lines:  # the rows of large tables hold more than the text does, with white between them
        sizes[round(line.size, 1)] += len(line.text)
    size = prevailing(sizes, otherwise=10.0)
    slack = _slack(sizes)
    fonts: Counter[str] = Counter()
    bold = total = 0
    for line in lines:
        if abs(line.size - size) > SAME_SIZE * size or line.bbox.width < FULL * line.column.width:
            continue
        if line.indent > INDENT or numbering(line.text) is not None:  # perhaps a heading, run in or long
            continue
        middle = len(line.text) // 2
        for _, text, span in styled(line.line, middle, len(line.text)):
            count = sum(map(is_hanzi, text))
            fonts[span.font] += count
            bold += count * span.bold
            total += count
    common = frozenset(font for font, count in fonts.items() if count > FONT_SHARE * total)
    chinese = total * 4 > sum(len(line.text) for line in lines) // 2
    text = "\n".join(line.text for line in lines)
    spaced = len(_spaced.findall(text)) > len(_unspaced.findall(text))
    return Setting(size, common, total > 0 and bold * 2 > total, chinese, spaced, slack)


def _slack(sizes: Counter[float]) -> float:
    left = MOST * sizes.total()
    count = 0
    for _, characters in sizes.most_common():
        if left <= 0:
            break
        left -= characters
        count += 1
    return next(slack for most, slack in SIZES if count <= most)
