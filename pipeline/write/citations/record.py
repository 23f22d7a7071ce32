"""A work as the reference managers see it: plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.model.face import Faces, kept
from pipeline.model.ids import ref_id
from pipeline.model.lang import Lang
from pipeline.model.reference import TITLES, Citation, Part, PartKind, PublicationType, Reference
from pipeline.text.width import half_width

_DATE = lazy.compile(r"((?:1[5-9]|20)\d\d)(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Person:
    """An author: `family` and `given` of a person, `literal` of a body."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """What is printed of the same work in its other language; members that are not printed are empty."""

    lang: Lang
    title: str = ""
    container: str = ""
    authors: tuple[Person, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    title_faces: Faces = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One work in its first printed language; `note` says what is printed of it in the other, in one line.

    What only an article itself has, and no entry of a list of references, stands last.
    """

    id: str
    type: PublicationType
    lang: Lang
    title: str
    container: str
    authors: tuple[Person, ...]
    has_more_authors: bool
    year: str
    volume: str
    issue: str
    fpage: str
    lpage: str
    number: str  # article, standard or patent number
    publisher: str
    place: str
    event_place: str
    edition: str
    doi: str
    url: str
    accessed: tuple[int, ...]  # year, month, day as far as printed
    note: str
    month: str = ""  # two digits, as is the day
    day: str = ""
    short_container: str = ""
    issn: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    translation: Translation | None = None
    title_faces: Faces = ()

    @property
    def page(self) -> str:
        return f"{self.fpage}-{self.lpage}" if self.lpage else self.fpage


def records(references: Sequence[Reference]) -> tuple[Record, ...]:
    """The references in printed order; an entry without any citation is left out."""
    return tuple(
        _record(reference, ref_id(reference, place))
        for place, reference in enumerate(references)
        if reference.citations
    )


def _record(reference: Reference, identifier: str) -> Record:
    main = reference.citations[0]
    kind = next((kind for kind in TITLES if main.first(kind)), PartKind.SOURCE)
    source = main.first(PartKind.SOURCE)
    title = "" if kind is PartKind.SOURCE else main.first(kind)
    is_alone = not title and main.publication_type is not PublicationType.JOURNAL
    authors, has_more = _authors(main)
    return Record(
        id=identifier,
        type=main.publication_type,
        lang=main.lang,
        title=_plain(source if is_alone else title),
        container="" if is_alone else _plain(source),
        authors=authors,
        has_more_authors=has_more,
        year=half_width(main.first(PartKind.YEAR)),
        month=_two_digits(main.first(PartKind.MONTH)),
        day=_two_digits(main.first(PartKind.DAY)),
        volume=half_width(main.first(PartKind.VOLUME)),
        issue=half_width(main.first(PartKind.ISSUE) or main.first(PartKind.SUPPLEMENT)),
        fpage=_page(main.first(PartKind.FPAGE)),
        lpage=_page(main.first(PartKind.LPAGE)),
        number=half_width(_number(main)),
        publisher=_plain(main.first(PartKind.PUBLISHER_NAME)),
        place=_plain(main.first(PartKind.PUBLISHER_LOC)),
        event_place=_plain(main.first(PartKind.CONF_LOC)),
        edition=_plain(main.first(PartKind.EDITION)),
        doi=main.first(PartKind.DOI),
        url="".join(main.first(PartKind.URI).split()),
        accessed=_date(main.first(PartKind.ACCESS_DATE)),
        note=" ".join(" ".join(other.text.split()) for other in reference.citations[1:]),
        title_faces=_title_faces(main, kind) if title or is_alone else (),
    )


def _title_faces(citation: Citation, kind: PartKind) -> Faces:
    """The faces of the work's title; a book's title that is slanted as a whole is so by house style."""
    text = citation.first(kind)
    own = kept(citation.faces_in(kind), text, _plain(text))
    return tuple(face for face in own if not (face.italic and face.end - face.start == len(text)))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _number(citation: Citation) -> str:
    kinds = (PartKind.STANDARD_NUMBER, PartKind.PATENT_NUMBER, PartKind.ELOCATION_ID)
    return next((text for kind in kinds if (text := citation.first(kind))), "")


def _authors(citation: Citation) -> tuple[tuple[Person, ...], bool]:
    people = [_person(part) for part in citation.walk() if part.kind in (PartKind.NAME, PartKind.COLLAB)]
    return tuple(people), bool(citation.all(PartKind.ETAL))


def _person(part: Part) -> Person:
    if part.kind is PartKind.COLLAB:
        return Person(literal=_plain(part.text))
    inner = {piece.kind: _plain(piece.text) for piece in part.parts}
    return Person(inner.get(PartKind.SURNAME, _plain(part.text)), inner.get(PartKind.GIVEN_NAMES, ""))


def _page(text: str) -> str:
    """A page's number without the white that sets thousands apart: `1 127` (ISO 80000-1, 7.3.1)."""
    return "".join(half_width(text).split())


def _two_digits(text: str) -> str:
    return half_width(text).strip().zfill(2) if text else ""


def _date(text: str) -> tuple[int, ...]:
    match = _DATE.search(half_width(text))
    return tuple(int(group) for group in match.groups() if group) if match else ()
