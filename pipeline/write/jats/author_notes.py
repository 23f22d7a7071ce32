"""JATS <author-notes>: correspondence and the notes of the first page."""

from collections.abc import Iterable

from pipeline.model.article import Note
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Element, element, group, lang, text_with
from pipeline.write.jats.links import linked, with_links

_CORRESP = "corresp"
# The values of @fn-type that the DTD lists; any other is a custom one.
_FN_TYPES = frozenset(
    {
        "abbr",
        "coi-statement",
        "com",
        "con",
        "conflict",
        "corresp",
        "current-aff",
        "deceased",
        "edited-by",
        "equal",
        "financial-disclosure",
        "on-leave",
        "participating-researchers",
        "presented-at",
        "presented-by",
        "present-address",
        "previously-at",
        "study-group-members",
        "supplementary-material",
        "supported-by",
        "other",
    }
)


def author_notes(notes: Iterable[Note]) -> Element | None:
    """JATS <author-notes>: correspondence first, then the other notes in printed order."""
    found = list(notes)
    first = [_corresp(identifier, note) for identifier, note in correspondence(found)]
    others = [note for note in found if note.fn_type != _CORRESP]
    return group("author-notes", NOTHING, *first, *(fn(note) for note in others))


def correspondence(notes: Iterable[Note]) -> list[tuple[str, Note]]:
    """The notes on correspondence with their identifiers, cor1, cor2 …."""
    found = [note for note in notes if note.fn_type == _CORRESP and legal(note.text).strip()]
    return [(f"cor{i}", note) for i, note in enumerate(found, 1)]


def fn(note: Note) -> Element | None:
    """JATS <fn> of a note."""
    paragraph = text_with("p", note.text, note.faces)
    linked_up = with_links(paragraph) if paragraph is not None else None
    return group("fn", {**fn_type(note.fn_type), **lang(note.lang)}, linked_up)


def fn_type(kind: str) -> dict[str, str]:
    """The attributes that say what kind of note it is."""
    kind = legal(kind).strip() or "other"
    return {"fn-type": kind} if kind in _FN_TYPES else {"fn-type": "custom", "custom-type": kind}


def _corresp(identifier: str, note: Note) -> Element:
    return element("corresp", {"id": identifier, **lang(note.lang)}, *linked(note.text.strip()))
