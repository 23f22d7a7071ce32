"""A deposit for Crossref: its metadata input schema 5.5.0, whose elements the functions here are named after."""

import hashlib
import itertools
from collections.abc import Iterable
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export import needs
from pipeline.export.crossref_citations import citation_list
from pipeline.export.needs import Format, Need
from pipeline.export.values import Date
from pipeline.export.work import Author, Heading, Work
from pipeline.export.xml import SCHEMA_LOCATION, XML_LANG, XSI, Builder, Element, document, faced
from pipeline.model.lang import Lang
from pipeline.text.identifiers import orcid_url
from pipeline.write.citations.record import Person

_VERSION = "5.5.0"
_NAMESPACE = f"http://www.crossref.org/schema/{_VERSION}"
_JATS = "http://www.ncbi.nlm.nih.gov/JATS1"
_FUNDREF = "http://www.crossref.org/fundref.xsd"
_PREFIXES: dict[str | None, str] = {None: _NAMESPACE, "jats": _JATS, "fr": _FUNDREF}
_LOCATION = f"{_NAMESPACE} https://data.crossref.org/schemas/crossref{_VERSION}.xsd"

_LANGS = {Lang.ZH: "zh", Lang.EN: "en"}
_STYLES = {Lang.ZH: "eastern", Lang.EN: "western"}
_ROLES = {"译": "translator", "译者": "translator", "翻译": "translator"}  # printed roles; all others are authors
# The most characters of elements that the schema limits.
_MAX_NAME, _MAX_NUMBER, _MAX_JOURNAL, _MAX_ABBREV, _MAX_INSTITUTION = 200, 32, 255, 150, 1024
_NUMBERS = ("volume", "issue", "fpage", "lpage", "elocation_id")
_UNSIGNED = "0" * 32  # stands for the batch identifier until the digest of the file is known

_e = Builder(_NAMESPACE, _PREFIXES)
_jats = Builder(_JATS, _PREFIXES)
_fr = Builder(_FUNDREF, _PREFIXES)


def write(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """One <doi_batch>, a <journal> for each run of works of one issue; memory holds one work.

    Without `batch_id` among the details its identifier is the digest of the file, and so the same for the same file.
    """
    with document(stream) as file:
        attributes = {"version": _VERSION, SCHEMA_LOCATION: _LOCATION}
        with file.element(_e.name("doi_batch"), attributes, nsmap={**_PREFIXES, **XSI}):
            file.write("\n", _head(details), pretty_print=True)
            with file.element(_e.name("body")):
                file.write("\n")
                for _, issue in itertools.groupby(works, _issue_of):
                    first = next(issue)
                    with file.element(_e.name("journal")):
                        file.write("\n", _journal_metadata(first), pretty_print=True)
                        if (made := _journal_issue(first)) is not None:
                            file.write(made, pretty_print=True)
                        for work in itertools.chain([first], issue):
                            file.write(_journal_article(work), pretty_print=True)
                    file.write("\n")
            file.write("\n")
    if not details["batch_id"]:
        _sign(stream)


def _sign(stream: BinaryIO) -> None:
    """Put the first half of the file's SHA-256 where its batch identifier stands."""
    stream.flush()
    stream.seek(0)
    digest = hashlib.sha256()
    start = stream.read(65536)
    digest.update(start)
    while piece := stream.read(65536):
        digest.update(piece)
    stream.seek(start.index(f">{_UNSIGNED}<".encode()) + 1)
    stream.write(digest.hexdigest()[: len(_UNSIGNED)].encode())
    stream.seek(0, 2)


def _issue_of(work: Work) -> tuple[object, ...]:
    """What works have in common that stand in one <journal>."""
    return work.journal, work.published, work["volume"], work["issue"]


def _head(details: Details) -> Element:
    time = details.time.strftime("%Y%m%d%H%M%S") if details.time else ""
    return _e.must(
        "head",
        _e("doi_batch_id", details["batch_id"] or _UNSIGNED),
        _e("timestamp", time),
        _e(
            "depositor",
            _e("depositor_name", details["depositor.name"]),
            _e("email_address", details["depositor.email"]),
        ),
        _e("registrant", details["registrant"]),
    )


def _journal_metadata(work: Work) -> Element:
    journal = work.journal
    titles = (journal.titles[lang] for lang in work.langs if lang in journal.titles)
    abbrev = journal.abbrev_title
    return _e.must(
        "journal_metadata",
        *(_e("full_title", title) for title in titles),
        _e("abbrev_title", abbrev) if len(abbrev) <= _MAX_ABBREV else None,
        _e("issn", journal.issn, media_type="print"),
        _e("issn", journal.eissn, media_type="electronic"),
    )


def _journal_issue(work: Work) -> Element | None:
    if not work["volume"] and not work["issue"]:
        return None
    return _e(
        "journal_issue",
        _date("publication_date", work.published, "print" if "issue" in work.dates else "online"),
        _e("journal_volume", _e("volume", work["volume"])),
        _e("issue", work["issue"]),
    )


def _journal_article(work: Work) -> Element:
    return _e.must(
        "journal_article",
        *_titles(work),
        _e("contributors", *(_person_name(author, place) for place, author in enumerate(work.authors))),
        *(_abstract(work, lang) for lang in work.langs),
        _date("publication_date", work.dates.get("issue"), "print"),
        _date("publication_date", work.dates.get("online"), "online"),
        _date("acceptance_date", work.dates.get("accepted")),
        _e("pages", _e("first_page", work["fpage"]), _e("last_page", work["lpage"])) if work["fpage"] else None,
        _e("publisher_item", _e("item_number", work["elocation_id"], item_number_type="article_number")),
        _fundref(work),
        _e("doi_data", _e("doi", work["doi"]), _e("resource", work["url"])),
        citation_list(_e, work.article.back.references),
        language=_LANGS[work.lang],
    )


def _titles(work: Work) -> list[Element | None]:
    """<titles>: of a Chinese article the English title with the original one, of an English one each by itself."""
    zh, en = work.titles.get(Lang.ZH), work.titles.get(Lang.EN)
    if not (zh and en) or work.lang is Lang.EN:
        return [_e("titles", *_title("title", heading)) for heading in (en, zh) if heading]
    original = _title("original_language_title", zh, language=_LANGS[zh.lang])
    return [_e("titles", *_title("title", en), *original)]


def _title(tag: str, heading: Heading, **attributes: str) -> tuple[Element | None, Element | None]:
    return (
        _e(tag, *faced(_e, heading.text, heading.faces, "i"), **attributes),
        _e("subtitle", *faced(_e, heading.subtitle, heading.subtitle_faces, "i")),
    )


def _person_name(author: Author, place: int) -> Element:
    """The name in Latin letters, if it is printed so, with that in hanzi as its <alt-name>.

    A name in one piece is a surname, as Crossref's documentation has it.
    """
    lang = author.lang
    name, other = author.names[lang], author.names.get(lang.other)
    return _e.must(
        "person_name",
        _e("given_name", name.given),
        _e("surname", name.family or name.literal),
        _e("affiliations", *(_e("institution", _e("institution_name", text)) for text in author.affiliations(lang))),
        _e("ORCID", orcid_url(author.orcid)),
        _e("alt-name", _alternative(other, lang.other)) if other else None,
        **{
            "sequence": "additional" if place else "first",
            "contributor_role": _ROLES.get(author.role, "author"),
            "name-style": _STYLES[lang],
            "language": _LANGS[lang],
        },
    )


def _alternative(name: Person, lang: Lang) -> Element | None:
    attributes = {"name-style": _STYLES[lang], "language": _LANGS[lang]}
    if name.literal:
        return _e("string-name", name.literal, **attributes)
    return _e("name", _e("surname", name.family), _e("given_name", name.given), **attributes)


def _abstract(work: Work, lang: Lang) -> Element | None:
    """JATS <abstract>: (p*, sec*); a part without a label that follows a labelled one belongs to it."""
    content: list[Element | None] = []
    for part in work.abstracts.get(lang, ()):
        paragraph = _jats("p", *faced(_jats, part.text, part.faces, "italic"))
        if part.title:
            content.append(_jats("sec", _jats("title", part.title), paragraph))
        elif content and content[-1] is not None and content[-1].tag == _jats.name("sec") and paragraph is not None:
            content[-1].append(paragraph)
        else:
            content.append(paragraph)
    return _jats("abstract", *content, **{XML_LANG: _LANGS[lang]})


def _date(tag: str, date: Date | None, media_type: str = "") -> Element | None:
    if date is None:
        return None
    return _e(tag, _e("month", date.month), _e("day", date.day), _e("year", date.year), media_type=media_type)


def _fundref(work: Work) -> Element | None:
    groups = (
        _fr(
            "assertion",
            _fr("assertion", funder, name="funder_name"),
            *(_fr("assertion", number, name="award_number") for number in numbers),
            name="fundgroup",
        )
        for funder, numbers in work.awards
        if funder
    )
    return _fr("program", *groups, name="fundref")


def _names_fit(work: Work) -> bool:
    names = [name for author in work.authors for name in author.names.values()]
    return _fits((part for name in names for part in (name.family, name.given, name.literal)), _MAX_NAME)


def _institutions_fit(work: Work) -> bool:
    texts = (text for author in work.authors for place in author.places for text in place.values())
    return all(len(text) <= _MAX_INSTITUTION for text in texts)


FORMAT = Format(
    write,
    needs=(
        needs.TITLE,
        needs.DOI,
        needs.URL,
        needs.JOURNAL_TITLE,
        needs.ISSN,
        needs.YEAR,
        Need("author names as Crossref takes them", _names_fit),
        Need("affiliations as Crossref takes them", _institutions_fit),
        Need("journal title as Crossref takes it", lambda work: _fits(work.journal.titles.values(), _MAX_JOURNAL)),
        Need("numbers as Crossref takes them", lambda work: _fits((work[name] for name in _NUMBERS), _MAX_NUMBER)),
    ),
    wishes=(
        needs.AUTHORS,
        needs.AFFILIATIONS,
        needs.ORCIDS,
        needs.TITLE_EN,
        needs.ABSTRACT,
        needs.PAGES,
        needs.VOLUME_OR_ISSUE,
        needs.REFERENCES,
    ),
    details=("depositor.name", "depositor.email", "registrant", "timestamp"),
)


def _fits(texts: Iterable[str], most: int) -> bool:
    return all(len(text) <= most for text in texts)
