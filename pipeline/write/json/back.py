"""The back matter; references with their fields at hand beside the tagged text."""

from pipeline.model.article import Back
from pipeline.model.ids import ref_id
from pipeline.model.reference import Citation, Part, PartKind, Reference
from pipeline.write.json.body import nodes
from pipeline.write.json.front import note
from pipeline.write.json.values import Json, faced, source

# What holds other parts, or is no field: told by `parts` and, for people, by `authors`.
_NO_FIELD = frozenset(
    {
        PartKind.TEXT,
        PartKind.TYPE_MARK,
        PartKind.PERSON_GROUP,
        PartKind.NAME,
        PartKind.SURNAME,
        PartKind.GIVEN_NAMES,
        PartKind.COLLAB,
        PartKind.ETAL,
    }
)


def back(matter: Back) -> dict[str, Json]:
    """The top-level keys of the back matter."""
    return {
        "ack": nodes(matter.ack),
        "appendices": nodes(matter.appendices),
        "back_notes": [note(item) for item in matter.notes],
        "ref_title": matter.ref_title,
        "references": [_reference(item, place) for place, item in enumerate(matter.references)],
    }


def _reference(reference: Reference, place: int) -> Json:
    return {
        "id": ref_id(reference, place),
        "label": reference.label,
        "citations": [citation(item) for item in reference.citations],
        "source": source(reference.source),
    }


def citation(value: Citation) -> Json:
    """A work as cited in one language, its fields at hand beside the tagged text."""
    fields: dict[str, Json] = {}
    for part in value.walk():
        if part.kind not in _NO_FIELD:
            fields.setdefault(part.kind.value, part.text)
    return {
        "lang": value.lang.value,
        "type": value.publication_type.value,
        **faced(value.text, value.faces),
        "authors": [_author(part) for part in value.walk() if part.kind in (PartKind.NAME, PartKind.COLLAB)],
        "fields": fields,
        "parts": [_part(part) for part in value.parts],
    }


def _author(part: Part) -> Json:
    inner = {piece.kind: piece.text for piece in part.parts}
    known = {
        key: inner[kind]
        for key, kind in (("surname", PartKind.SURNAME), ("given_names", PartKind.GIVEN_NAMES))
        if kind in inner
    }
    return {"text": part.text, **known}


def _part(part: Part) -> Json:
    record: dict[str, Json] = {"kind": part.kind.value or "text", "text": part.text}
    if part.parts:
        record["parts"] = [_part(inner) for inner in part.parts]
    return record
