"""Citations for PubMed: NLM's ArticleSet, by PubMed.dtd and by NLM's help for data providers."""

from collections.abc import Iterable
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export import needs
from pipeline.export.needs import Format, Need
from pipeline.export.values import Date
from pipeline.export.work import Author, Work
from pipeline.export.xml import Builder, Element, document
from pipeline.model.lang import Lang
from pipeline.text.identifiers import orcid_url

# The head that NLM asks for word by word; what stands at its address has moved on to DTD 3.0.
_DOCTYPE = (
    '<!DOCTYPE ArticleSet PUBLIC "-//NLM//DTD PubMed 2.8//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/in/PubMed.dtd">'
)
_LANGS = {Lang.ZH: "ZH", Lang.EN: "EN"}  # <Language>
_ABSTRACT_LANGS = {Lang.ZH: "zh", Lang.EN: "en"}  # OtherAbstract/@Language
_STATUSES = {"received": "received", "rev-recd": "revised", "accepted": "accepted", "online": "epublish"}
_TYPES = {"review-article": "Review", "case-report": "Case Reports", "editorial": "Editorial", "letter": "Letter"}
_TYPE = "Journal Article"

_e = Builder()


def write(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """<ArticleSet>, one <Article> a work; memory holds one work."""
    with document(stream) as file:
        file.write_doctype(_DOCTYPE)
        with file.element("ArticleSet"):
            file.write("\n")
            for work in works:
                file.write(_article(work), pretty_print=True)


def _article(work: Work) -> Element:
    vernacular = work.titles.get(Lang.ZH)
    return _e.must(
        "Article",
        _journal(work),
        _e("ArticleTitle", work.titles[Lang.EN].whole),
        _e("VernacularTitle", vernacular.whole) if vernacular and work.lang is Lang.ZH else None,
        _e("FirstPage", work["fpage"] or work["elocation_id"], LZero="save"),
        _e("LastPage", work["lpage"]),
        _e("ELocationID", work["doi"], EIdType="doi"),
        _e("Language", _LANGS[work.lang]),
        _e("AuthorList", *map(_author, work.authors)),
        _e("PublicationType", _TYPES.get(work.article.article_type, _TYPE)),
        _e(
            "ArticleIdList",
            _e("ArticleId", work["publisher_id"], IdType="pii"),
            _e("ArticleId", work["doi"], IdType="doi"),
        ),
        _e("History", *(_date(work.dates.get(kind), status) for kind, status in _STATUSES.items())),
        _e("Abstract", *_parts(work, Lang.EN)),
        _e("OtherAbstract", *_parts(work, Lang.ZH), Language=_ABSTRACT_LANGS[Lang.ZH]),
        _e("ObjectList", *_keywords(work), *_grants(work)),
    )


def _journal(work: Work) -> Element | None:
    journal = work.journal
    return _e(
        "Journal",
        _e("PublisherName", journal.publisher),
        _e("JournalTitle", journal.abbrev_title),
        _e("Issn", journal.issn or journal.eissn),
        _e("Volume", work["volume"]),
        _e("Issue", work["issue"]),
        _date(work.published, "ppublish" if "issue" in work.dates else "epublish"),
    )


def _date(date: Date | None, status: str) -> Element | None:
    if date is None:
        return None
    return _e("PubDate", _e("Year", date.year), _e("Month", date.month), _e("Day", date.day), PubStatus=status)


def _author(author: Author) -> Element:
    """<Author>; a name in one piece is a <LastName>, before which the DTD wants an empty <FirstName>."""
    name = author.names[Lang.EN]
    places = [_e("Affiliation", text) for text in author.affiliations(Lang.EN)]
    return _e.must(
        "Author",
        _e("FirstName", name.given) if name.given else _e.must("FirstName", EmptyYN="Y"),
        _e("LastName", name.family or name.literal),
        *(places if len(places) == 1 else (_e("AffiliationInfo", place) for place in places)),
        _e("Identifier", orcid_url(author.orcid), Source="ORCID"),
        EqualContrib="Y" if author.equal else "",
    )


def _parts(work: Work, lang: Lang) -> list[Element | str | None]:
    """The abstract's labelled parts, each in an <AbstractText>; plain text where it has none."""
    found: list[Element | str | None] = []
    for title, text in ((part.title, part.text) for part in work.abstracts.get(lang, ())):
        found.append(_e("AbstractText", text, Label=title) if title else f" {text}" if found else text)
    return found


def _keywords(work: Work) -> list[Element | None]:
    return [_object("keyword", value=text) for text in work.keywords.get(Lang.EN, ())]


def _grants(work: Work) -> list[Element | None]:
    return [_object("grant", id=number, grantor=funder) for funder, numbers in work.awards for number in numbers]


def _object(kind: str, **params: str) -> Element | None:
    return _e("Object", *(_e("Param", text, Name=name) for name, text in params.items()), Type=kind)


FORMAT = Format(
    write,
    needs=(
        needs.PUBLISHER,
        Need("abbrev_title", lambda work: work.journal.abbrev_title),
        needs.ISSN,
        needs.YEAR,
        needs.VOLUME_OR_ISSUE,
        needs.TITLE_EN,
        Need("authors in English", lambda work: all(Lang.EN in author.names for author in work.authors)),
        Need("first page or doi", lambda work: work["fpage"] or work["elocation_id"] or work["doi"]),
    ),
    wishes=(
        needs.DOI,
        needs.AUTHORS,
        needs.AFFILIATIONS,
        needs.ORCIDS,
        needs.ABSTRACT_EN,
        needs.KEYWORDS,
        needs.PAGES,
    ),
)
