"""DOAJ's own XML: doajArticles.xsd 1.3, which its upload page takes."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export import needs
from pipeline.export.needs import Format, Need
from pipeline.export.work import Author, Work, whole_name
from pipeline.export.xml import Builder, Element, document
from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.text.identifiers import orcid_url

_LANGS = {Lang.ZH: "chi", Lang.EN: "eng"}  # ISO 639-2/B
# fullTextUrl's type, which wants a host with a top-level domain of 2 to 10 letters.
_FULL_URL = lazy.compile(r"https?://([^/:]+\.[^\W\d_]{2,10}|([0-9]{1,3}\.){3}[0-9]{1,3})(:[0-9]+)?(.*)?")

_e = Builder()


def write(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """<records>, one <record> a work; memory holds one work."""
    with document(stream) as file, file.element("records"):
        file.write("\n")
        for work in works:
            file.write(_record(work), pretty_print=True)


def _record(work: Work) -> Element:
    journal, published = work.journal, work.published
    places = _places(work)
    return _e.must(
        "record",
        _e("language", _LANGS[work.lang]),
        _e("publisher", journal.publisher),
        _e("journalTitle", next(journal.titles[lang] for lang in work.langs if lang in journal.titles)),
        _e("issn", journal.issn),
        _e("eissn", journal.eissn),
        _e("publicationDate", published.iso if published else ""),
        _e("volume", work["volume"]),
        _e("issue", work["issue"]),
        _e("startPage", work["fpage"] or work["elocation_id"]),
        _e("endPage", work["lpage"]),
        _e("doi", work["doi"]),
        _e("publisherRecordId", work["publisher_id"]),
        *(_e("title", work.titles[lang].whole, language=_LANGS[lang]) for lang in work.langs if lang in work.titles),
        _e("authors", *(_author(author, places) for author in work.authors)),
        _e("affiliationsList", *(_e("affiliationName", text, affiliationId=key) for text, key in places.items())),
        *(_e("abstract", work.abstract(lang), language=_LANGS[lang]) for lang in work.langs),
        _e("fullTextUrl", work["url"]),
        *(_keywords(work, lang) for lang in work.langs),
    )


def _author(author: Author, places: Mapping[str, str]) -> Element | None:
    """One language alone has room: English where it is printed, as DOAJ's readers search in Latin letters."""
    return _e(
        "author",
        _e("name", whole_name(author.names[author.lang], author.lang)),
        *(_e("affiliationId", places[text]) for text in author.affiliations(author.lang)),
        _e("orcid_id", orcid_url(author.orcid)),
    )


def _places(work: Work) -> dict[str, str]:
    """The affiliations and their identifiers: their places in the list."""
    found = (text for author in work.authors for text in author.affiliations(author.lang))
    return {text: str(number) for number, text in enumerate(dict.fromkeys(found), 1)}


def _keywords(work: Work, lang: Lang) -> Element | None:
    return _e("keywords", *(_e("keyword", text) for text in work.keywords.get(lang, ())), language=_LANGS[lang])


FORMAT = Format(
    write,
    needs=(
        needs.TITLE,
        needs.JOURNAL_TITLE,
        needs.ISSN,
        needs.YEAR,
        Need("resource_url", lambda work: _FULL_URL.fullmatch(work["url"])),
    ),
    wishes=(
        needs.DOI,
        needs.AUTHORS,
        needs.AFFILIATIONS,
        needs.ORCIDS,
        needs.ABSTRACT,
        needs.KEYWORDS,
        needs.PUBLISHER,
        needs.PAGES,
        needs.TITLE_EN,
    ),
)
