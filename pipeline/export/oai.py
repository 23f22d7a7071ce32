"""Dublin Core for harvesters: an OAI Static Repository (OAI-PMH 2.0) with `oai_dc` records.

Its specification restricts OAI-PMH: days as datestamps, no deleted records, no sets, no resumption tokens.
"""

from collections.abc import Iterable
from typing import BinaryIO
from urllib.parse import quote

from pipeline.details import Details
from pipeline.export import needs
from pipeline.export.needs import Format
from pipeline.export.work import Work, whole_name
from pipeline.export.xml import SCHEMA_LOCATION, XML_LANG, XSI, Builder, Element, document
from pipeline.model.lang import Lang
from pipeline.text.identifiers import doi_url
from pipeline.write.citations.record import Person

_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_PREFIXES: dict[str | None, str] = {None: _STATIC, "oai": _OAI}
_DC_PREFIXES: dict[str | None, str] = {"oai_dc": _OAI_DC, "dc": _DC, **XSI}
_LOCATION = f"{_STATIC} {_STATIC}.xsd"
_DC_LOCATION = f"{_OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"

_LANGS = {Lang.ZH: "zh", Lang.EN: "en"}  # xml:lang, and dc:language by RFC 4646
_TYPE = "article"  # of the DRIVER vocabulary, beside DCMI's own
_DCMI_TYPE = "Text"

_static = Builder(_STATIC, _PREFIXES)
_oai = Builder(_OAI, _PREFIXES)
_oai_dc = Builder(_OAI_DC, _DC_PREFIXES)
_dc = Builder(_DC, _DC_PREFIXES)


def write(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """<Repository>, one <oai:record> a work, all stamped with the day of the details; memory holds one work."""
    day = details.time.strftime("%Y-%m-%d") if details.time else ""
    root = (_static.name("Repository"), {SCHEMA_LOCATION: _LOCATION})
    with document(stream) as file, file.element(*root, nsmap={**_PREFIXES, **XSI}):
        file.write("\n", _identify(details, day), pretty_print=True)
        file.write(_formats(), pretty_print=True)
        with file.element(_static.name("ListRecords"), {"metadataPrefix": "oai_dc"}):
            file.write("\n")
            for work in works:
                file.write(_record(work, day), pretty_print=True)
        file.write("\n")


def _identify(details: Details, day: str) -> Element:
    return _static.must(
        "Identify",
        _oai("repositoryName", details["repository.name"]),
        _oai("baseURL", details["repository.base_url"]),
        _oai("protocolVersion", "2.0"),
        _oai("adminEmail", details["repository.email"]),
        _oai("earliestDatestamp", day),
        _oai("deletedRecord", "no"),
        _oai("granularity", "YYYY-MM-DD"),
    )


def _formats() -> Element:
    form = _oai(
        "metadataFormat",
        _oai("metadataPrefix", "oai_dc"),
        _oai("schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
        _oai("metadataNamespace", _OAI_DC),
    )
    return _static.must("ListMetadataFormats", form)


def _record(work: Work, day: str) -> Element:
    return _oai.must(
        "record",
        _oai("header", _oai("identifier", quote(work.id, safe=":/;()")), _oai("datestamp", day)),
        _oai("metadata", _metadata(work)),
    )


def _metadata(work: Work) -> Element:
    """<oai_dc:dc>: the fifteen elements of Dublin Core, in both languages where both are printed."""
    langs = work.langs
    doi, published = work["doi"], work.published
    return _oai_dc.must(
        "dc",
        *(_in(lang, "title", work.titles[lang].whole) for lang in langs if lang in work.titles),
        *(_in(lang, "creator", _creator(name, lang)) for lang in langs for name in _names(work, lang)),
        *(_in(lang, "subject", text) for lang in langs for text in work.keywords.get(lang, ())),
        *(_dc("subject", value.text.strip()) for value in work.article.front.clc),
        *(_in(lang, "description", work.abstract(lang)) for lang in langs),
        _dc("publisher", work.journal.publisher),
        _dc("date", published.iso if published else ""),
        _dc("type", _TYPE),
        _dc("type", _DCMI_TYPE),
        _dc("identifier", doi_url(doi)),
        _dc("identifier", work["url"]),
        _dc("identifier", work["publisher_id"]),
        *(_in(lang, "source", _source(work, lang)) for lang in langs if lang in work.journal.titles),
        *(_dc("source", f"ISSN {issn}") for issn in (work.journal.issn, work.journal.eissn) if issn),
        _dc("language", _LANGS[work.lang]),
        **{SCHEMA_LOCATION: _DC_LOCATION},
    )


def _in(lang: Lang, tag: str, text: str) -> Element | None:
    return _dc(tag, text, **{XML_LANG: _LANGS[lang]})


def _names(work: Work, lang: Lang) -> list[Person]:
    return [author.names[lang] for author in work.authors if lang in author.names]


def _creator(name: Person, lang: Lang) -> str:
    """欧阳晓明; `Ouyang, Xiaoming`."""
    if name.literal or lang is Lang.ZH:
        return whole_name(name, lang)
    return ", ".join(part for part in (name.family, name.given) if part)


def _source(work: Work, lang: Lang) -> str:
    """Where it is printed: `Journal of Examples, 2024, 27(1), 1-9`."""
    published = work.published
    volume = work["volume"] + (f"({work['issue']})" if work["issue"] else "")
    pages = "-".join(part for part in (work["fpage"], work["lpage"]) if part) or work["elocation_id"]
    parts = (work.journal.titles[lang], published.year if published else "", volume, pages)
    return ", ".join(part for part in parts if part)


FORMAT = Format(
    write,
    needs=(needs.TITLE,),
    wishes=(needs.AUTHORS, needs.ABSTRACT, needs.KEYWORDS, needs.YEAR, needs.DOI, needs.JOURNAL_TITLE, needs.TITLE_EN),
    details=("repository.name", "repository.base_url", "repository.email", "timestamp"),
)
