"""An article as services see it: clean values, with the two languages of one thing together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.details import Details, JournalDetails, resource_url
from pipeline.export import values
from pipeline.export.values import Date, clean
from pipeline.model.article import Abstract, Article, Contrib, Front, Text, Title, Value
from pipeline.model.face import Faces, kept, moved
from pipeline.model.lang import Lang
from pipeline.results import Stored
from pipeline.text.identifiers import issn
from pipeline.text.width import half_width
from pipeline.write.citations.record import Person
from pipeline.write.jats.affs import institutions, places_of
from pipeline.write.jats.pairs import pairs

_COLONS = {Lang.ZH: "：", Lang.EN: ": "}  # between a title and its subtitle


@dataclass(frozen=True, slots=True)
class Heading:
    """A title in one language."""

    text: str
    subtitle: str
    lang: Lang
    faces: Faces = ()
    subtitle_faces: Faces = ()

    @property
    def whole(self) -> str:
        return f"{self.text}{_COLONS[self.lang]}{self.subtitle}" if self.subtitle else self.text

    @property
    def whole_faces(self) -> Faces:
        return (*self.faces, *moved(self.subtitle_faces, len(self.whole) - len(self.subtitle)))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an abstract, with its label."""

    title: str
    text: str
    faces: Faces = ()


@dataclass(frozen=True, slots=True)
class Author:
    """One person: the name in the languages in which it is printed, and the affiliations' texts likewise."""

    names: Mapping[Lang, Person]
    places: tuple[Mapping[Lang, str], ...] = ()
    role: str = ""  # as printed
    orcid: str = ""
    equal: bool = False

    @property
    def lang(self) -> Lang:
        """The language for a service that takes one name alone: English where it is printed, for Latin letters."""
        return Lang.EN if Lang.EN in self.names else Lang.ZH

    def affiliations(self, lang: Lang) -> tuple[str, ...]:
        """The different affiliations, each in this language or else in the other."""
        texts = (place.get(lang) or place.get(lang.other, "") for place in self.places)
        return tuple(dict.fromkeys(filter(None, texts)))


@dataclass(frozen=True, slots=True)
class Periodical:
    """The journal: what is printed, and what the details give in its stead."""

    titles: Mapping[Lang, str]
    abbrev_title: str = ""
    issn: str = ""
    eissn: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """One article. Texts are clean, numbers have the form that services take; what is not known is empty.

    `refused` are the printed values that have not that form, by name. `article` is what all was taken from.
    """

    id: str
    name: str
    lang: Lang
    article: Article
    journal: Periodical
    titles: Mapping[Lang, Heading]
    authors: tuple[Author, ...]
    abstracts: Mapping[Lang, tuple[Part, ...]]
    keywords: Mapping[Lang, tuple[str, ...]]
    awards: tuple[tuple[str, tuple[str, ...]], ...]  # funder, numbers
    numbers: Mapping[str, str]  # doi url volume issue fpage lpage elocation_id publisher_id
    dates: Mapping[str, Date]  # issue, online, received, rev-recd, accepted
    refused: Mapping[str, str] = field(default_factory=dict)
    pdf: str = ""  # the PDF's path in the output, with `/`
    first_page: int = 1  # of the PDF, where an issue was cut

    def __getitem__(self, number: str) -> str:
        return self.numbers.get(number, "")

    @property
    def published(self) -> Date | None:
        """When it was first published as the page says: with its issue, else online."""
        return self.dates.get("issue") or self.dates.get("online")

    @property
    def langs(self) -> tuple[Lang, Lang]:
        """The article's language, and the other."""
        return self.lang, self.lang.other

    def abstract(self, lang: Lang) -> str:
        """The abstract in one line."""
        return " ".join(f"{part.title} {part.text}".strip() for part in self.abstracts.get(lang, ()))


def whole_name(name: Person, lang: Lang) -> str:
    """A name in one piece, as it is read: 欧阳晓明, Xiaoming Ouyang."""
    if name.literal:
        return name.literal
    return name.family + name.given if lang is Lang.ZH else f"{name.given} {name.family}".strip()


def work(stored: Stored, details: Details) -> Work:
    """The article of a result, with what the details say of its journal."""
    front = stored.article.front
    titles = {title.lang: clean(title.text) for title in reversed(front.journal.titles)}
    journal = details.journal(titles.values())
    refused: dict[str, str] = {}
    periodical = _periodical(front, {lang: text for lang, text in titles.items() if text}, journal, details, refused)
    dates = _dates(front, refused)
    numbers = _numbers(front, refused)
    known = {**numbers, "id": stored.id, "name": clean(stored.name)}
    known |= {"year": issued.year} if (issued := dates.get("issue") or dates.get("online")) else {}
    numbers["url"] = resource_url(journal.resource_url or details["resource_url"], known)
    return Work(
        id=stored.id,
        name=stored.name,
        lang=stored.article.lang,
        article=stored.article,
        journal=periodical,
        titles={title.lang: heading for title in front.titles if (heading := _heading(title)).text},
        authors=_authors(stored.article),
        abstracts={abstract.lang: parts for abstract in front.abstracts if (parts := _parts(abstract))},
        keywords={group.lang: kwds for group in front.kwd_groups if (kwds := _texts(group.texts))},
        awards=tuple((clean(a.funding_source), _texts(a.award_ids)) for a in front.awards),
        numbers=numbers,
        dates=dates,
        refused=refused,
        pdf=clean(stored.pdf),
        first_page=stored.first_page,
    )


def _texts(printed: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, printed)))


def _heading(title: Title) -> Heading:
    text, subtitle = clean(title.text), clean(title.subtitle)
    own, below = kept(title.faces, title.text, text), kept(title.subtitle_faces, title.subtitle, subtitle)
    return Heading(text, subtitle, title.lang, own, below)


def _parts(abstract: Abstract) -> tuple[Part, ...]:
    parts = ((clean(sec.title), clean(sec.text), sec) for sec in abstract.secs)
    return tuple(Part(title, text, kept(sec.faces, sec.text, text)) for title, text, sec in parts if title or text)


def _periodical(
    front: Front, titles: dict[Lang, str], journal: JournalDetails, details: Details, refused: dict[str, str]
) -> Periodical:
    """The journal; what is given wins over what is printed."""
    given = {Lang.ZH: journal.title_zh, Lang.EN: journal.title_en}
    abbrev = front.journal.abbrev_title
    issns = {}
    for key in ("issn", "eissn"):
        own, value = getattr(journal, key), getattr(front.journal, key)
        printed = clean(value.text) if value else ""
        issns[key] = issn(own or printed)
        if printed and not issns[key]:
            refused[key] = printed
    return Periodical(
        titles={lang: text for lang in Lang if (text := given[lang] or titles.get(lang, ""))},
        abbrev_title=journal.abbrev_title or (clean(abbrev.text) if abbrev else ""),
        issn=issns["issn"],
        eissn="" if issns["eissn"] == issns["issn"] else issns["eissn"],
        publisher=journal.publisher or details["publisher"] or _given(front.journal.publisher),
    )


def _given(text: Text | None) -> str:
    return clean(text.text) if text else ""


def _numbers(front: Front, refused: dict[str, str]) -> dict[str, str]:
    names = ("volume", "issue", "fpage", "lpage", "elocation_id", "publisher_id")
    found = {name: clean(half_width(value.text)) for name in names if (value := getattr(front, name))}
    if front.doi and front.doi.text.strip():
        found["doi"] = values.doi(front.doi.text)
        if not found["doi"]:
            refused["doi"] = clean(front.doi.text)
    return found


def _dates(front: Front, refused: dict[str, str]) -> dict[str, Date]:
    """The dates by kind; a `pub` date of the issue's year says its day."""
    found = {item.date_type: day for item in reversed(front.history) if (day := values.date(item.iso))}
    year, exact = values.date(_text(front.year)), found.pop("pub", None)
    if _text(front.year) and not year:
        refused["year"] = _text(front.year)
    if exact and (year is None or exact.year == year.year):
        found["issue"] = exact
    elif year:
        month = values.month(_text(front.month))
        found["issue"] = values.date(f"{year.year}-{month}-{_text(front.day).zfill(2)}") or Date(year.year, month)
    return found


def _text(value: Value | None) -> str:
    return clean(value.text) if value else ""


def _authors(article: Article) -> tuple[Author, ...]:
    front, tied = article.front, article.alignment
    places = institutions(front, tied.affiliations, article.lang)
    people = pairs(front.byline(Lang.ZH), front.byline(Lang.EN), tied.authors, article.lang)
    alone = {person[0].name.lang for person in people if len(person) == 1}
    found: list[Author] = []
    for person in people:
        if len(alone) == 2 and len(person) == 1 and person[0].name.lang is not article.lang:
            continue  # names unpaired in both languages: nobody can say whether this is one of those already there
        own = ({aff.lang: clean(aff.text) for aff in place.affs} for place, _ in places_of(person, places, front))
        author = Author(
            names={half.name.lang: name for half in person if (name := _name(half))},
            places=tuple(own),
            role=next((clean(half.role) for half in person if half.role), ""),
            orcid=next(filter(None, (values.orcid(half.orcid) for half in person)), ""),
            equal=any(half.equal_contrib for half in person),
        )
        found += [author] if author.names else []
    return tuple(found)


def _name(contrib: Contrib) -> Person | None:
    """The name in its parts; as printed where it could not be taken apart."""
    family, given = clean(contrib.name.surname), clean(contrib.name.given_names)
    if family:
        return Person(family, given)
    printed = clean(contrib.name.printed) or given
    return Person(literal=printed) if printed else None
