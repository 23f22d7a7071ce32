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
    return "".join(map(entry, records(references))).encode()


def entry(record: Record) -> str:
    """A record with its ending CR LF; `TT` is the title in the other language."""
    return "".join(f"{line}\r\n" for line in _lines(record))


def _lines(record: Record) -> Iterator[str]:
    other = record.translation
    yield f"TY  - {_TYPES.get(record.type, 'GEN')}"
    yield f"ID  - {record.id}"
    for person in record.authors:
        yield f"AU  - {person.literal or ', '.join(part for part in (person.family, person.given) if part)}"
    fields = {
        "TI": record.title,
        "TT": other.title if other else "",
        "T2": record.container,
        "J2": record.short_container,
        "PY": record.year,
        "DA": "/".join(part for part in (record.year, record.month, record.day) if part) if record.month else "",
        "VL": record.volume,
        "IS": record.issue,
        "SP": record.fpage,
        "EP": record.lpage,
        "M1": record.number,
        "ET": record.edition,
        "PB": record.publisher,
        "CY": record.place or record.event_place,
        "SN": record.issn,
        "DO": record.doi,
        "UR": record.url,
        "Y2": "/".join(f"{part:02d}" for part in record.accessed),
        "LA": record.lang.value,
        "AB": record.abstract,
        "N1": record.note,
    }
    yield from (f"{tag}  - {value}" for tag, value in fields.items() if value)
    if other and other.abstract:
        yield f"N1  - {other.abstract}"
    yield from (f"KW  - {keyword}" for keyword in record.keywords + (other.keywords if other else ()))
    yield "ER  - "
