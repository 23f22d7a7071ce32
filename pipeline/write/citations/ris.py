"""RIS (Research Information Systems, 2011), as EndNote and Zotero read it."""

from collections.abc import Iterator, Sequence

from pipeline.model.reference import PublicationType, Reference
from pipeline.write.citations.record import Record, records

_TYPES = {
    PublicationType.JOURNAL: "JOUR",
    PublicationType.BOOK: "BOOK",
    PublicationType.CHAPTER: "CHAP",
    PublicationType.THESIS: "THES",
    PublicationType.CONFERENCE: "CPAPER",
    PublicationType.REPORT: "RPRT",
    PublicationType.STANDARD: "STAND",
    PublicationType.PATENT: "PAT",
    PublicationType.NEWSPAPER: "NEWS",
    PublicationType.WEBPAGE: "ELEC",
    PublicationType.DATA: "DATA",
    PublicationType.PREPRINT: "UNPB",
}


def ris(references: Sequence[Reference]) -> bytes:
    """The references as RIS records in printed order, UTF-8, lines ended by CR LF as the format asks."""
    lines = [line for record in records(references) for line in _lines(record)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _lines(record: Record) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(record.type, 'GEN')}"
    yield f"ID  - {record.id}"
    for person in record.authors:
        yield f"AU  - {person.literal or ', '.join(part for part in (person.family, person.given) if part)}"
    fields = {
        "TI": record.title,
        "T2": record.container,
        "PY": record.year,
        "VL": record.volume,
        "IS": record.issue,
        "SP": record.fpage,
        "EP": record.lpage,
        "M1": record.number,
        "ET": record.edition,
        "PB": record.publisher,
        "CY": record.place or record.event_place,
        "DO": record.doi,
        "UR": record.url,
        "Y2": "/".join(f"{part:02d}" for part in record.accessed),
        "LA": record.lang.value,
        "N1": record.note,
    }
    yield from (f"{tag}  - {value}" for tag, value in fields.items() if value)
    yield "ER  - "
