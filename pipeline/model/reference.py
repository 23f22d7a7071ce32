"""Bibliographic references: JATS's element names, GB/T 7714's types."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from pipeline.model.face import Faces, within
from pipeline.model.lang import Lang
from pipeline.model.source import Source


class PublicationType(StrEnum):
    """JATS `@publication-type`; the GB/T 7714 mark stands beside each."""

    JOURNAL = "journal"  # J
    BOOK = "book"  # M
    CHAPTER = "chapter"  # M//, G//
    THESIS = "thesis"  # D
    CONFERENCE = "conference"  # C
    REPORT = "report"  # R
    STANDARD = "standard"  # S
    PATENT = "patent"  # P
    NEWSPAPER = "newspaper"  # N
    WEBPAGE = "webpage"  # EB
    DATA = "data"  # DB, DS
    PREPRINT = "preprint"  # PP, A
    OTHER = "other"  # Z and all else


class PartKind(StrEnum):
    """What a piece of a printed entry is: the JATS element that holds it; TEXT is what stands between."""

    TEXT = ""
    PERSON_GROUP = "person-group"  # holds NAME, COLLAB, ETAL and TEXT
    NAME = "name"  # holds SURNAME, GIVEN_NAMES and TEXT
    SURNAME = "surname"
    GIVEN_NAMES = "given-names"
    COLLAB = "collab"
    ETAL = "etal"
    ARTICLE_TITLE = "article-title"
    CHAPTER_TITLE = "chapter-title"
    DATA_TITLE = "data-title"
    SOURCE = "source"
    CONF_LOC = "conf-loc"
    PUBLISHER_NAME = "publisher-name"
    PUBLISHER_LOC = "publisher-loc"
    EDITION = "edition"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    VOLUME = "volume"
    ISSUE = "issue"
    SUPPLEMENT = "supplement"
    FPAGE = "fpage"
    LPAGE = "lpage"
    PAGE_RANGE = "page-range"
    ELOCATION_ID = "elocation-id"
    DOI = "pub-id:doi"
    STANDARD_NUMBER = "pub-id:std-designation"
    PATENT_NUMBER = "patent"
    URI = "ext-link"
    ACCESS_DATE = "date-in-citation"
    TYPE_MARK = "type-mark"  # [J], [M/OL]: no JATS element, so written as text
    COMMENT = "comment"


TITLES = (PartKind.ARTICLE_TITLE, PartKind.CHAPTER_TITLE, PartKind.DATA_TITLE)  # of what is cited itself
TITLES_OR_SOURCE = (*TITLES, PartKind.SOURCE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a printed entry. `text` is the piece as printed; where `parts` is not empty they spell it out."""

    kind: PartKind
    text: str
    parts: tuple["Part", ...] = ()

    def walk(self) -> Iterator["Part"]:
        """This part and all parts inside it, in printed order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def _placed(parts: Iterable[Part], at: int) -> Iterator[tuple[Part, int]]:
    """These parts and all inside them, each with its place in the entry."""
    for part in parts:
        yield part, at
        yield from _placed(part.parts, at)
        at += len(part.text)


def _first(parts: Iterable[Part], kind: PartKind) -> Part | None:
    """The first part of this kind among these and all inside them, in printed order."""
    for part in parts:
        if part.kind is kind:
            return part
        if part.parts and (inner := _first(part.parts, kind)):
            return inner
    return None


@dataclass(frozen=True, slots=True)
class Citation:
    """One work as cited in one language; the texts of `parts` joined are the entry as printed."""

    lang: Lang
    publication_type: PublicationType
    parts: tuple[Part, ...]
    faces: Faces = ()  # of `text`

    @property
    def text(self) -> str:
        return "".join([part.text for part in self.parts])

    def walk(self) -> Iterator[Part]:
        for part in self.parts:
            yield from part.walk()

    def first(self, kind: PartKind) -> str:
        """The text of the first part of this kind, or an empty string."""
        found = _first(self.parts, kind)
        return found.text if found else ""

    def faces_in(self, kind: PartKind) -> Faces:
        """The faces of the first part of this kind, their places counted from its start."""
        at = next((at for part, at in _placed(self.parts, 0) if part.kind is kind), 0)
        return within(self.faces, at, at + len(self.first(kind)))

    def all(self, kind: PartKind) -> tuple[Part, ...]:
        return tuple(part for part in self.walk() if part.kind is kind)


@dataclass(frozen=True, slots=True)
class Reference:
    """JATS <ref>: one entry of the list, with a citation a language (the printed order kept)."""

    label: str  # as printed, brackets included: "[12]", "3."; empty in an unnumbered list
    citations: tuple[Citation, ...]
    source: Source

    @property
    def number(self) -> str:
        """The label's digits or letters alone."""
        return "".join(c for c in normalize("NFKC", self.label) if c.isalnum())  # also of ① and １
