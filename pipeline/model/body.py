"""The body as a tree in JATS's vocabulary."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.block import Script
from pipeline.model.face import Faces
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation
from pipeline.model.source import Source


@dataclass(frozen=True, slots=True)
class Run:
    """Running text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    script: Script = Script.BASE


class RefType(StrEnum):
    """JATS `@ref-type`."""

    BIBR = "bibr"
    FIG = "fig"
    TABLE = "table"
    DISP_FORMULA = "disp-formula"
    FN = "fn"


@dataclass(frozen=True, slots=True)
class Xref:
    """JATS <xref>: the printed mark, and the identifiers that it points to (ranges carry every one)."""

    ref_type: RefType
    rids: tuple[str, ...]
    text: str
    script: Script = Script.BASE


Inline = Run | Xref


@dataclass(frozen=True, slots=True)
class P:
    """JATS <p>."""

    content: tuple[Inline, ...]
    source: Source

    @property
    def text(self) -> str:
        return "".join([item.text for item in self.content])


@dataclass(frozen=True, slots=True)
class Caption:
    lang: Lang
    label: str  # 图1, Fig. 1 as printed
    text: str
    source: Source
    faces: Faces = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A region of a page, to be rendered beside the result as `href`."""

    href: str  # relative to the folder of the XML
    source: Source


@dataclass(frozen=True, slots=True)
class TableNote:
    """A paragraph of JATS <table-wrap-foot>, or a <p> of a <fig>: a note under a table or figure."""

    text: str
    faces: Faces = ()


@dataclass(frozen=True, slots=True)
class Fig:
    """JATS <fig>; `captions` in printed order, at most one a language."""

    id: str  # fig1
    captions: tuple[Caption, ...]
    source: Source
    graphic: Picture | None = None
    foot: tuple[TableNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """JATS <td> or <th>."""

    content: tuple[Inline, ...]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    printed: str = ""  # the text as printed, where it is another: on full squares, with white inside numbers

    @property
    def text(self) -> str:
        return "".join([item.text for item in self.content])


@dataclass(frozen=True, slots=True)
class TableWrap:
    """JATS <table-wrap>; `rows` is empty where the cells could not be told, and `graphic` then holds the picture."""

    id: str  # tab1
    captions: tuple[Caption, ...]
    source: Source
    rows: tuple[tuple[Cell, ...], ...] = ()
    foot: tuple[TableNote, ...] = ()
    graphic: Picture | None = None


@dataclass(frozen=True, slots=True)
class DispFormula:
    """JATS <disp-formula>; `text` is what the text layer says of it, which need not be readable.

    `line` is the formula in one line, where the text layer says all of it, and else empty.
    """

    id: str  # eq1
    label: str  # (1) as printed, or empty
    text: str
    source: Source
    graphic: Picture | None = None
    line: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """JATS <fn> in <fn-group>."""

    id: str
    label: str
    text: str
    source: Source
    faces: Faces = ()
    citations: tuple[Citation, ...] = ()  # the works that it cites, in printed order; the text has each one's text


@dataclass(frozen=True, slots=True)
class Sec:
    """JATS <sec>."""

    id: str  # sec2.1
    label: str  # 2.1 or 一、 as printed, without the title
    title: str
    content: tuple["Node", ...]
    source: Source
    trans_title: str = ""  # the other language's, where the heading is printed in both
    sec_type: str = ""  # a JATS suggested value: intro, methods, results, discussion, conclusions …
    faces: Faces = ()  # of the title
    trans_faces: Faces = ()


Node = Sec | P | Fig | TableWrap | DispFormula


@dataclass(frozen=True, slots=True)
class Body:
    content: tuple[Node, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
