"""The back matter of a result."""

from pipeline.model.article import Back
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.results.decode.body import nodes
from pipeline.results.decode.front import note
from pipeline.results.decode.values import Record, faces, source

_KINDS = {"text": PartKind.TEXT} | {kind.value: kind for kind in PartKind if kind.value}


def back(record: Record) -> Back:
    return Back(
        ack=nodes(record["ack"]),
        appendices=nodes(record["appendices"]),
        references=tuple(map(_reference, record["references"])),
        ref_title=record["ref_title"],
        notes=tuple(map(note, record["back_notes"])),
    )


def _reference(record: Record) -> Reference:
    return Reference(record["label"], tuple(map(citation, record["citations"])), source(record["source"]))


def citation(record: Record) -> Citation:
    """One work, as cited in one language."""
    parts = tuple(map(_part, record["parts"]))
    return Citation(Lang(record["lang"]), PublicationType(record["type"]), parts, faces(record))


def _part(record: Record) -> Part:
    return Part(_KINDS[record["kind"]], record["text"], tuple(map(_part, record.get("parts", ()))))
