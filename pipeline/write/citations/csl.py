"""CSL-JSON 1.0 (citationstyles.org), as Zotero and pandoc read it."""

import json
from collections.abc import Sequence
from typing import Any

from pipeline.model.reference import PublicationType, Reference
from pipeline.write.citations.record import Person, Record, records

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


def csl_json(references: Sequence[Reference]) -> bytes:
    """The references as a CSL-JSON array, UTF-8; fields that are not printed are left out."""
    return (json.dumps([_item(record) for record in records(references)], ensure_ascii=False, indent=2) + "\n").encode()


def _item(record: Record) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": record.id,
        "type": _TYPES[record.type],
        "title": record.title,
        "container-title": record.container,
        "author": [_name(person) for person in record.authors],
        "issued": {"date-parts": [[int(record.year)]]} if record.year.isdecimal() else {},
        "volume": record.volume,
        "issue": record.issue,
        "page": record.page,
        "number": record.number,
        "publisher": record.publisher,
        "publisher-place": record.place,
        "event-place": record.event_place,
        "edition": record.edition,
        "DOI": record.doi,
        "URL": record.url,
        "accessed": {"date-parts": [list(record.accessed)]} if record.accessed else {},
        "language": record.lang.value,
        "note": record.note,
    }
    return {key: value for key, value in item.items() if value}


def _name(person: Person) -> dict[str, str]:
    parts = {"family": person.family, "given": person.given, "literal": person.literal}
    return {key: value for key, value in parts.items() if value}
