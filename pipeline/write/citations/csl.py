"""CSL-JSON 1.0 (citationstyles.org), as Zotero and pandoc read it."""

import itertools
import json
from collections.abc import Sequence
from typing import Any

from pipeline.model.block import Script
from pipeline.model.face import Faces, pieces
from pipeline.model.reference import PublicationType, Reference
from pipeline.write.citations.record import Person, Record, Translation, records

_TYPES = {
    PublicationType.JOURNAL: "article-journal",
    PublicationType.BOOK: "book",
    PublicationType.CHAPTER: "chapter",
    PublicationType.THESIS: "thesis",
    PublicationType.CONFERENCE: "paper-conference",
    PublicationType.REPORT: "report",
    PublicationType.STANDARD: "standard",
    PublicationType.PATENT: "patent",
    PublicationType.NEWSPAPER: "article-newspaper",
    PublicationType.WEBPAGE: "webpage",
    PublicationType.DATA: "dataset",
    PublicationType.PREPRINT: "article",
    PublicationType.OTHER: "document",
}

_SCRIPTS = {Script.SUB: "sub", Script.SUP: "sup"}


def csl_json(references: Sequence[Reference]) -> bytes:
    """The references as a CSL-JSON array, UTF-8; fields that are not printed are left out."""
    return (json.dumps([item(record) for record in records(references)], ensure_ascii=False, indent=2) + "\n").encode()


def item(record: Record) -> dict[str, Any]:
    """A record as an object of CSL-JSON.

    CSL 1.0 has no field for a translated title: `original-title` is that of a translated work. What is printed in the
    other language stands in `custom`, which the schema keeps for such data, and in a line of `note`.
    """
    fields: dict[str, Any] = {
        "id": record.id,
        "type": _TYPES[record.type],
        "title": _faced(record.title, record.title_faces),
        "container-title": record.container,
        "author": [_name(person) for person in record.authors],
        "container-title-short": record.short_container,
        "issued": _issued(record),
        "volume": record.volume,
        "issue": record.issue,
        "page": record.page,
        "number": record.number,
        "publisher": record.publisher,
        "publisher-place": record.place,
        "event-place": record.event_place,
        "edition": record.edition,
        "ISSN": record.issn,
        "DOI": record.doi,
        "URL": record.url,
        "accessed": {"date-parts": [list(record.accessed)]} if record.accessed else {},
        "language": record.lang.value,
        "abstract": record.abstract,
        "keyword": ", ".join(record.keywords),
        "note": record.note,
        "custom": {"translation": _translation(record.translation)} if record.translation else {},
    }
    return {key: value for key, value in fields.items() if value}


def _issued(record: Record) -> dict[str, Any]:
    if not record.year.isdecimal():
        return {}
    parts = itertools.takewhile(str.isdecimal, (record.year, record.month, record.day))
    return {"date-parts": [[int(part) for part in parts]]}


def _translation(other: Translation) -> dict[str, Any]:
    fields = {
        "language": other.lang.value,
        "title": _faced(other.title, other.title_faces),
        "container-title": other.container,
        "author": [_name(person) for person in other.authors],
        "abstract": other.abstract,
        "keyword": ", ".join(other.keywords),
    }
    return {key: value for key, value in fields.items() if value}


def _faced(text: str, faces: Faces) -> str:
    """A text with the tags that citation processors know: <i>, <sub> and <sup>."""
    found = ""
    for part, italic, script in pieces(text, faces):
        own = f"<i>{part}</i>" if italic else part
        found += f"<{_SCRIPTS[script]}>{own}</{_SCRIPTS[script]}>" if script in _SCRIPTS else own
    return found


def _name(person: Person) -> dict[str, str]:
    parts = {"family": person.family, "given": person.given, "literal": person.literal}
    return {key: value for key, value in parts.items() if value}
