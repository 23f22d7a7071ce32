"""Lines and blocks: what the layout stage makes of a page's characters, and the labels put on them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import NamedTuple

from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.rule import Rule
from pipeline.model.source import Place, Source, places


class Script(IntEnum):
    """Where a run stands against its line."""

    SUB = -1
    BASE = 0
    SUP = 1


class Span(NamedTuple):
    """A run of one line set in one style; spaces between English words are in `text`. A tuple, as there are many."""

    text: str
    bbox: Bbox
    font: str
    size: float
    bold: bool = False
    italic: bool = False
    script: Script = Script.BASE


@dataclass(frozen=True)
class Line:
    """One printed line of one column; what is asked of it often is worked out once."""

    page: int
    bbox: Bbox
    spans: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        return "".join([span.text for span in self.spans])

    @cached_property
    def size(self) -> float:
        """The type size of most of the line's characters, indices left out."""
        sizes: dict[float, int] = {}
        for span in [s for s in self.spans if s.script is Script.BASE] or self.spans:
            sizes[span.size] = sizes.get(span.size, 0) + len(span.text)
        return max(sizes, key=lambda size: (sizes[size], size), default=0.0)

    @cached_property
    def bold(self) -> bool:
        return sum(len(s.text) for s in self.spans if s.bold) * 2 > len(self.text)


@dataclass(frozen=True)
class Block:
    """Lines that belong together, in reading order.

    A paragraph that runs over a column or a page is one block: its lines name their own pages, and `bbox` is
    the box of the lines on the first of them.
    """

    lines: tuple[Line, ...]
    column: Bbox  # the text column in which the block begins

    @cached_property
    def page(self) -> int:
        return self.lines[0].page

    @cached_property
    def bbox(self) -> Bbox:
        return Bbox.around(line.bbox for line in self.lines if line.page == self.page)

    @cached_property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def places(self) -> tuple[Place, ...]:
        """Each column's piece of the block."""
        return places((line.page, line.bbox) for line in self.lines)


class Origin(StrEnum):
    """Where a block stood, where that says more than its label."""

    LABEL = "label"  # a printed word names the field
    COVER = "cover"  # a page that a delivery service put before the article or behind it
    SERVICE = "service"  # what it, or a word processor, put on a page: download notes, line numbers, sideways text
    NOTICE = "notice"  # the journal's own words behind the article, notes that it goes on elsewhere
    PAGE_EDGE = "page-edge"  # running heads and feet
    BIOGRAPHY = "biography"
    PAGE_FOOT = "page-foot"  # a note in small type at a column's foot
    RULED = "ruled"  # rows between rules that no caption names
    STATEMENT = "statement"  # under a heading of the back matter: who did what, what is to be had where


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a line is the page's and not the article's: the rule that says so, and where such lines stand.

    `anywhere` is true of what is none of the article's wherever on a page it stands.
    """

    rule: Rule
    origin: Origin = Origin.PAGE_EDGE
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's blocks in reading order, and the running heads and feet, each with why it is one."""

    blocks: tuple[Block, ...]
    furniture: tuple[tuple[Block, Aside], ...]


class Label(StrEnum):
    """What a block is. Values follow JATS where it has a word."""

    TITLE = "article-title"
    SUBTITLE = "subtitle"
    BYLINE = "contrib-group"
    AFF = "aff"
    AUTHOR_NOTES = "author-notes"  # 作者简介, 通信作者, e-mails
    ABSTRACT = "abstract"
    KWDS = "kwd-group"
    IDENTIFIERS = "article-id"  # DOI, 中图分类号, 文献标识码, 文章编号
    HISTORY = "history"  # 收稿日期 …
    FUNDING = "funding-group"
    CITE_AS = "self-citation"  # 引用格式, Cite this article as
    CATEGORY = "article-categories"  # the column's label: 论著, 综述
    JOURNAL = "journal-meta"  # journal title, volume and issue as printed in mastheads and running heads
    HEADING = "sec-title"
    PARAGRAPH = "p"
    LIST_ITEM = "list-item"
    FIG_CAPTION = "fig-caption"
    FIG_TEXT = "fig-text"  # words inside a drawing
    FIG_FOOT = "fig-foot"  # notes under a figure, and what says where it was taken from
    TABLE_CAPTION = "table-caption"
    TABLE = "table"
    TABLE_FOOT = "table-wrap-foot"
    FORMULA = "disp-formula"
    FOOTNOTE = "fn"
    ACK = "ack"
    APPENDIX = "app"
    REF_HEADING = "ref-list-title"
    REF = "ref-list"
    FURNITURE = "furniture"  # running heads, page numbers, download notes, watermarks
    OTHER_ARTICLE = "other-article"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class LabelledBlock:
    """A block, what it is, and the rule that said so.

    `lang` is the language of most of its letters. Where a label such as 摘要 is printed, `label_length` counts
    the characters of the block's joined text that belong to it (a heading's number, `图 1` of a caption). `region`
    is the place, on the block's page, of the figure, table or formula that a caption or formula names. `level` is a
    heading's depth in the tree of sections, 1 for the topmost. `runner_up` is what the next best rule would have
    said, and its name. `field` is what the printed label names (see `Rule`), "" where there is none.
    """

    block: Block
    label: Label
    lang: Lang
    rule: str
    confidence: float
    label_length: int = 0
    region: Bbox | None = None
    level: int = 0
    origin: Origin | None = None
    runner_up: str = ""
    field: str = ""

    @property
    def source(self) -> Source:
        return Source.over(self.block.places, self.rule, self.confidence)
