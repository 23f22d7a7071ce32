"""The front matter of a result."""

from dataclasses import replace

from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Award,
    Contrib,
    Front,
    HistoryDate,
    Journal,
    Kwd,
    KwdGroup,
    Name,
    Note,
    Permissions,
    Text,
    Title,
)
from pipeline.model.face import within
from pipeline.model.lang import Lang
from pipeline.results.decode.values import Record, faces, in_language, printed, source

_PRINTED = (
    "doi",
    "publisher_id",
    "document_code",
    "year",
    "month",
    "volume",
    "issue",
    "fpage",
    "lpage",
    "elocation_id",
)


def front(record: Record) -> Front:
    return Front(
        journal=_journal(record["journal"]),
        titles=tuple(map(_title, record["titles"])),
        contribs=tuple(map(_contrib, record["authors"])),
        affs=tuple(map(_aff, record["affiliations"])),
        abstracts=tuple(map(_abstract, record["abstracts"])),
        kwd_groups=tuple(map(_kwd_group, record["keywords"])),
        category=None if record["category"] is None else in_language(record["category"]),
        clc=tuple(value for number in record["clc"] if (value := printed(number))),
        history=tuple(map(_date, record["history"])),
        awards=tuple(map(_award, record["awards"])),
        funding_statements=tuple(map(in_language, record["funding_statements"])),
        self_citations=tuple(map(in_language, record["self_citations"])),
        notes=tuple(map(note, record["notes"])),
        permissions=_permissions(record["permissions"]),
        **{key: printed(record[key]) for key in _PRINTED},
    )


def note(record: Record) -> Note:
    return Note(record["type"], record["text"], Lang(record["lang"]), source(record["source"]), faces(record))


def _journal(record: Record) -> Journal:
    return Journal(
        titles=tuple(map(in_language, record["titles"])),
        abbrev_title=None if record["abbrev_title"] is None else in_language(record["abbrev_title"]),
        issn=printed(record["issn"]),
        eissn=printed(record["eissn"]),
        cn=printed(record["cn"]),
        publisher=_text(record["publisher"]),
        publisher_loc=_text(record["publisher_loc"]),
    )


def _permissions(record: Record | None) -> Permissions:
    if record is None:
        return Permissions()
    return Permissions(
        statement=_text(record["statement"]),
        year=record["year"],
        holder=record["holder"],
        license=_text(record["license"]),
        license_url=record["license_url"],
    )


def _text(record: Record | None) -> Text | None:
    return None if record is None else in_language(record)


def _title(record: Record) -> Title:
    """A title whose two parts no longer make up its `text`, as someone has corrected it, is one without subtitle."""
    text, subtitle, set_apart = record["text"], record["subtitle"], faces(record)
    whole = Title(Lang(record["lang"]), text, source(record["source"]), faces=set_apart)
    if not subtitle:
        return whole
    end, begin = len(record["main"]), len(text) - len(subtitle)
    own, below = within(set_apart, 0, end), within(set_apart, begin, len(text))
    parted = replace(whole, text=record["main"], subtitle=subtitle, faces=own, subtitle_faces=below)
    return parted if parted.whole == text else whole


def _contrib(record: Record) -> Contrib:
    return Contrib(
        name=Name(Lang(record["lang"]), record["surname"], record["given_names"], record["printed"]),
        source=source(record["source"]),
        aff_labels=tuple(record["aff_labels"]),
        collab=record.get("collab", False),
        **{key: record[key] for key in ("role", "corresp", "equal_contrib", "email", "orcid", "bio")},
    )


def _aff(record: Record) -> Aff:
    texts = {key: record[key] for key in ("label", "institution", "city", "postal_code", "country")}
    return Aff(Lang(record["lang"]), record["text"], source(record["source"]), **texts)


def _abstract(record: Record) -> Abstract:
    secs = tuple(AbstractSec(sec["title"], sec["text"], faces(sec)) for sec in record["sections"])
    return Abstract(Lang(record["lang"]), secs, source(record["source"]))


def _kwd_group(record: Record) -> KwdGroup:
    kwds = (Kwd(item["text"], source(item["source"]), faces(item)) for item in record["keywords"])
    return KwdGroup(Lang(record["lang"]), tuple(kwds), source(record["source"]))


def _date(record: Record) -> HistoryDate:
    return HistoryDate(record["type"], record["date"], source(record["source"]))


def _award(record: Record) -> Award:
    return Award(record["funder"], tuple(record["numbers"]), source(record["source"]))
