"""BibTeX in UTF-8; entry types and fields that BibTeX lacks (thesis, online) are BibLaTeX's."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.model.block import Script
from pipeline.model.face import Faces, pieces
from pipeline.model.reference import PublicationType, Reference
from pipeline.write.citations.keys import Keys
from pipeline.write.citations.record import Person, Record, records

_TYPES = {
    PublicationType.JOURNAL: "article",
    PublicationType.NEWSPAPER: "article",
    PublicationType.BOOK: "book",
    PublicationType.CHAPTER: "incollection",
    PublicationType.CONFERENCE: "inproceedings",
    PublicationType.THESIS: "thesis",
    PublicationType.REPORT: "report",
    PublicationType.PATENT: "patent",
    PublicationType.WEBPAGE: "online",
    PublicationType.DATA: "dataset",
    PublicationType.PREPRINT: "online",
}
_CONTAINERS = {"article": "journal", "online": "organization"}
_PUBLISHERS = {"thesis": "institution", "report": "institution"}
_SCRIPTS = {Script.SUB: "textsubscript", Script.SUP: "textsuperscript"}
_SPECIAL = lazy.compile(r"[\\{}&%$#_~^]")
_VERBATIM = {ord("\\"): "%5C", ord("{"): "%7B", ord("}"): "%7D"}  # what would end a field that is not escaped
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibtex(references: Sequence[Reference]) -> bytes:
    """The references as BibTeX entries in printed order, UTF-8."""
    named = Keys()
    made = ((record, named(record, _identity(record))) for record in records(references))
    return "\n".join(entry(replace(record, id=key)) for record, key in made).encode()


def _identity(record: Record) -> str:
    """What tells the work from others of its list, wherever it stands in it."""
    return "\n".join(
        (record.title, record.container, record.year, record.volume, record.issue, record.page, record.doi)
    )


def entry(record: Record) -> str:
    """A record as an entry; BibLaTeX's `titleaddon` holds the title in the other language."""
    kind = _TYPES.get(record.type, "misc")
    other = record.translation
    fields = {
        "author": " and ".join([*map(_name, record.authors), *(["others"] if record.has_more_authors else [])]),
        "title": _faced(record.title, record.title_faces),
        "titleaddon": _faced(other.title, other.title_faces) if other else "",
        _CONTAINERS.get(kind, "booktitle"): _escaped(record.container),
        "shortjournal": _escaped(record.short_container),
        "year": _escaped(record.year),
        "month": record.month.lstrip("0"),
        "volume": _escaped(record.volume),
        "number": _escaped(record.issue or record.number),
        "pages": _escaped(record.page.replace("-", "--")),
        "edition": _escaped(record.edition),
        "address": _escaped(record.place or record.event_place),
        _PUBLISHERS.get(kind, "publisher"): _escaped(record.publisher),
        "issn": _escaped(record.issn),
        "doi": record.doi.translate(_VERBATIM),
        "url": record.url.translate(_VERBATIM),
        "urldate": "-".join(f"{part:02d}" for part in record.accessed),
        "langid": "chinese" if record.lang.value == "zh" else "english",
        "abstract": _escaped(record.abstract),
        "keywords": _escaped(", ".join(record.keywords + (other.keywords if other else ()))),
        "note": _escaped(record.note),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{record.id},", *lines, "}", ""])


def _name(person: Person) -> str:
    if person.literal:
        return f"{{{_escaped(person.literal)}}}"  # braces keep BibTeX from taking a body's name apart
    return ", ".join(_escaped(part) for part in (person.family, person.given) if part)


def _faced(text: str, faces: Faces) -> str:
    """A text with its sub- and superscripts and slanted letters as commands of LaTeX."""
    found = ""
    for part, italic, script in pieces(text, faces):
        own = rf"\textit{{{_escaped(part)}}}" if italic else _escaped(part)
        found += rf"\{_SCRIPTS[script]}{{{own}}}" if script in _SCRIPTS else own
    return found


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), f"\\{match.group()}"), text)
