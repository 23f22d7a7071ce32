"""An article in JATS's vocabulary, as plain values. Each value says where it was printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model.alignment import Alignment, Term
from pipeline.model.body import Body, Node
from pipeline.model.face import Faces, moved
from pipeline.model.lang import Lang
from pipeline.model.reference import Reference
from pipeline.model.source import Source


@dataclass(frozen=True, slots=True)
class Text:
    """A printed text in one language (a journal's title, a funding statement, a category)."""

    text: str
    lang: Lang
    source: Source
    faces: Faces = ()


SUBTITLE_MARK = {Lang.ZH: "——", Lang.EN: ": "}
"""What is printed between a title and its subtitle."""


@dataclass(frozen=True, slots=True)
class Title:
    """JATS <article-title> or <trans-title>, without footnote marks; `text` is without the subtitle."""

    lang: Lang
    text: str
    source: Source
    subtitle: str = ""
    faces: Faces = ()
    subtitle_faces: Faces = ()

    @property
    def whole(self) -> str:
        """Title and subtitle in one piece, parted as GB/T 7713.2 prints them: two em dashes, or a colon in English."""
        return f"{self.text}{SUBTITLE_MARK[self.lang]}{self.subtitle}" if self.subtitle else self.text

    @property
    def whole_faces(self) -> Faces:
        """The faces of `whole`."""
        return (*self.faces, *moved(self.subtitle_faces, len(self.whole) - len(self.subtitle)))


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in one script. Latin parts are in usual case (Song, Shilong); `printed` is as printed."""

    lang: Lang
    surname: str
    given_names: str
    printed: str


@dataclass(frozen=True, slots=True)
class Contrib:
    """JATS <contrib>: one person, or one body, of one language's by-line, in printed order."""

    name: Name
    source: Source
    aff_labels: tuple[str, ...] = ()  # the marks printed after the name: "1", "2", "a"
    role: str = ""  # 综述, 审校, 译 as printed
    corresp: bool = False
    equal_contrib: bool = False
    email: str = ""
    orcid: str = ""  # sixteen digits in four groups
    bio: str = ""  # supplied by a person: printed lives (作者简介) stay whole in `Front.notes`
    collab: bool = False  # a body, not a person: its whole name is `name.surname`

    @property
    def lang(self) -> Lang:
        return self.name.lang


@dataclass(frozen=True, slots=True)
class Aff:
    """JATS <aff>: one institution in one language; `text` is all of it without its label."""

    lang: Lang
    text: str
    source: Source
    label: str = ""
    institution: str = ""
    city: str = ""
    postal_code: str = ""
    country: str = ""
    faces: Faces = ()
    persons: tuple[str, ...] = ()  # who works there, where names and no marks tell: as printed in the by-line


@dataclass(frozen=True, slots=True)
class AbstractSec:
    """A part of an abstract; `title` is its inner label (目的, Objective) or empty."""

    title: str
    text: str
    faces: Faces = ()


@dataclass(frozen=True, slots=True)
class Abstract:
    lang: Lang
    secs: tuple[AbstractSec, ...]
    source: Source

    @property
    def text(self) -> str:
        return " ".join(f"{sec.title} {sec.text}".strip() for sec in self.secs)


@dataclass(frozen=True, slots=True)
class Kwd:
    """JATS <kwd>."""

    text: str
    source: Source
    faces: Faces = ()


@dataclass(frozen=True, slots=True)
class KwdGroup:
    """JATS <kwd-group>: one language's keywords in printed order."""

    lang: Lang
    kwds: tuple[Kwd, ...]
    source: Source

    @staticmethod
    def of(lang: Lang, texts: Iterable[str], source: Source) -> "KwdGroup":
        """Plain keywords that are all printed in one place."""
        return KwdGroup(lang, tuple(Kwd(text, source) for text in texts), source)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(kwd.text for kwd in self.kwds)


@dataclass(frozen=True, slots=True)
class Value:
    """An identifier or number as printed, e.g. a DOI or a volume."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class ClassCode:
    """JATS <subject> of a classification of its own: `scheme` is jel, pacs, ocis, msc or gbt13745 (学科分类与代码)."""

    scheme: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class HistoryDate:
    """JATS <date>; `date_type` is received, rev-recd, accepted or online; `iso` is YYYY, YYYY-MM or YYYY-MM-DD."""

    date_type: str
    iso: str
    source: Source


@dataclass(frozen=True, slots=True)
class Award:
    """JATS <award-group>: who paid, under which numbers."""

    funding_source: str
    award_ids: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the first page that belongs to no field: JATS <author-notes>/<fn>."""

    fn_type: str  # a JATS suggested value: "corresp", "equal", "other" …
    text: str
    lang: Lang
    source: Source
    faces: Faces = ()


@dataclass(frozen=True, slots=True)
class Journal:
    """JATS <journal-meta>."""

    titles: tuple[Text, ...] = ()
    abbrev_title: Text | None = None
    issn: Value | None = None
    eissn: Value | None = None
    cn: Value | None = None  # 国内统一连续出版物号: 11-1234/N
    publisher: Text | None = None
    publisher_loc: Text | None = None


@dataclass(frozen=True, slots=True)
class Permissions:
    """JATS <permissions>: the copyright line and the licence, as printed or as given for the journal."""

    statement: Text | None = None  # the whole line: © 2024 …
    year: str = ""
    holder: str = ""
    license: Text | None = None
    license_url: str = ""


@dataclass(frozen=True, slots=True)
class Producer:
    """JATS <processing-meta>: what made the result.

    `settings` marks those that differ from the defaults, and `given` are these by their names, as text.
    """

    version: str
    settings: str
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """JATS <front>: everything about the article that is not its body. At most one item a language where noted."""

    journal: Journal = field(default_factory=Journal)
    titles: tuple[Title, ...] = ()  # one a language
    contribs: tuple[Contrib, ...] = ()  # both languages' by-lines, each in printed order
    affs: tuple[Aff, ...] = ()
    abstracts: tuple[Abstract, ...] = ()  # one a language
    kwd_groups: tuple[KwdGroup, ...] = ()  # one a language
    category: Text | None = None  # the printed column label: 论著, 综述
    doi: Value | None = None
    publisher_id: Value | None = None  # 文章编号
    clc: tuple[Value, ...] = ()  # 中图分类号, one a number
    class_codes: tuple[ClassCode, ...] = ()  # of other classifications than 中图法: JEL, PACS, OCIS, MSC
    document_code: Value | None = None  # 文献标识码
    year: Value | None = None
    month: Value | None = None
    day: Value | None = None  # of the issue, where it is printed
    volume: Value | None = None
    issue: Value | None = None
    fpage: Value | None = None
    lpage: Value | None = None
    elocation_id: Value | None = None
    history: tuple[HistoryDate, ...] = ()
    awards: tuple[Award, ...] = ()
    funding_statements: tuple[Text, ...] = ()
    self_citations: tuple[Text, ...] = ()  # 引用格式, Cite this article as
    notes: tuple[Note, ...] = ()
    permissions: Permissions = field(default_factory=Permissions)

    def title(self, lang: Lang) -> Title | None:
        return next((title for title in self.titles if title.lang == lang), None)

    def abstract(self, lang: Lang) -> Abstract | None:
        return next((abstract for abstract in self.abstracts if abstract.lang == lang), None)

    def kwds(self, lang: Lang) -> tuple[str, ...]:
        return next((group.texts for group in self.kwd_groups if group.lang == lang), ())

    def byline(self, lang: Lang) -> tuple[Contrib, ...]:
        return tuple(contrib for contrib in self.contribs if contrib.name.lang == lang)

    def address(self, contrib: Contrib) -> str:
        """Where a person of a by-line stands in the article's JSON; empty where it is none of them."""
        return next((f"authors[{at}]" for at, own in enumerate(self.contribs) if own is contrib), "")

    def institutions(self, lang: Lang) -> tuple[Aff, ...]:
        return tuple(aff for aff in self.affs if aff.lang == lang)


@dataclass(frozen=True, slots=True)
class Back:
    """JATS <back>."""

    ack: tuple[Node, ...] = ()  # paragraphs of 致谢
    appendices: tuple[Node, ...] = ()
    references: tuple[Reference, ...] = ()
    ref_title: str = ""  # 参考文献, References as printed
    notes: tuple[Note, ...] = ()  # 利益冲突, 作者贡献


_OUTSIDE = frozenset({"furniture", "other-article"})


@dataclass(frozen=True, slots=True)
class Leftover:
    """Printed text outside the article's fields, and what it was taken for."""

    label: str  # a Label value: "furniture", "other-article", "unplaced" …
    text: str
    source: Source

    @property
    def is_outside(self) -> bool:
        """Whether it is printed on the article's pages, but belongs to no part of it."""
        return self.label in _OUTSIDE


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `alignment` and `glossary` are empty until the align stage has run."""

    lang: Lang  # of the body
    front: Front
    body: Body
    back: Back
    alignment: Alignment = field(default_factory=Alignment)
    glossary: tuple[Term, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    article_type: str = "research-article"  # a JATS suggested value
    producer: Producer | None = None
