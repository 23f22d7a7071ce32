"""The articles themselves for reference managers: CSL-JSON, BibTeX, RIS, as the writers of references have them."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export import needs
from pipeline.export.needs import Format
from pipeline.export.work import Work
from pipeline.model.lang import Lang
from pipeline.model.reference import PublicationType
from pipeline.write.citations.bibtex import entry as bibtex_entry
from pipeline.write.citations.csl import item
from pipeline.write.citations.keys import Keys
from pipeline.write.citations.record import Person, Record, Translation
from pipeline.write.citations.ris import entry as ris_entry


def write_csl(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """A CSL-JSON array, one object a work; memory holds one work."""
    separator = "[\n"
    for work in works:
        stream.write((separator + json.dumps(item(record(work, work.id)), ensure_ascii=False, indent=2)).encode())
        separator = ",\n"
    stream.write(b"\n]\n")


def write_bibtex(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """Entries, one a work, with an empty line between them."""
    named = Keys()
    for place, work in enumerate(works):
        own = record(work, work.id)
        entry = bibtex_entry(replace(own, id=named(own, work.id)))
        stream.write((f"\n{entry}" if place else entry).encode())


def write_ris(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """Records, one a work."""
    for work in works:
        stream.write(ris_entry(record(work, work.id)).encode())


def record(work: Work, identifier: str) -> Record:
    """The work in its own language, where its title is printed in it; what is printed in the other beside it."""
    lang = work.lang if work.lang in work.titles else work.lang.other
    other = _translation(work, lang.other)
    published = work.published
    return Record(
        id=identifier,
        type=PublicationType.JOURNAL,
        lang=work.lang,
        title=work.titles[lang].whole,
        container=work.journal.titles.get(lang) or work.journal.titles.get(lang.other, ""),
        authors=_names(work, lang) or _names(work, lang.other),
        has_more_authors=False,
        year=published.year if published else "",
        volume=work["volume"],
        issue=work["issue"],
        fpage=work["fpage"],
        lpage=work["lpage"] if work["fpage"] else "",
        number=work["elocation_id"],
        publisher=work.journal.publisher,
        place="",
        event_place="",
        edition="",
        doi=work["doi"],
        url=work["url"],
        accessed=(),
        note=_note(other),
        month=published.month if published else "",
        day=published.day if published else "",
        short_container=work.journal.abbrev_title,
        issn=work.journal.issn or work.journal.eissn,
        abstract=work.abstract(lang),
        keywords=work.keywords.get(lang, ()),
        translation=other,
        title_faces=work.titles[lang].whole_faces,
    )


def _names(work: Work, lang: Lang) -> tuple[Person, ...]:
    return tuple(author.names[lang] for author in work.authors if lang in author.names)


def _translation(work: Work, lang: Lang) -> Translation | None:
    """What is printed in the other language; None where neither a title nor an abstract is."""
    title, abstract = work.titles.get(lang), work.abstract(lang)
    if title is None and not abstract:
        return None
    return Translation(
        lang,
        title.whole if title else "",
        work.journal.titles.get(lang, ""),
        _names(work, lang),
        abstract,
        work.keywords.get(lang, ()),
        title.whole_faces if title else (),
    )


def _note(other: Translation | None) -> str:
    """Authors, title and journal in the other language: `Ouyang Xiaoming. Glide Ratios. Journal of Examples.`"""
    if other is None:
        return ""
    space = "" if other.lang is Lang.ZH else " "
    names = ", ".join(name.literal or f"{name.family}{space}{name.given}".strip() for name in other.authors)
    return " ".join(f"{part}." for part in (names, other.title, other.container) if part)


_NEEDS = (needs.TITLE,)
_WISHES = (needs.AUTHORS, needs.JOURNAL_TITLE, needs.YEAR, needs.VOLUME_OR_ISSUE, needs.PAGES, needs.DOI)
CSL = Format(write_csl, _NEEDS, _WISHES)
BIBTEX = Format(write_bibtex, _NEEDS, _WISHES)
RIS = Format(write_ris, _NEEDS, _WISHES)
