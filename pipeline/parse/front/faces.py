"""How values of the front matter are set: what is raised, lowered or slanted in the lines that print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.model.article import Aff, Note, Text
from pipeline.model.block import Line, Script
from pipeline.model.face import Face
from pipeline.text.traced import traced

T = TypeVar("T", Note, Aff, Text)


def with_faces(found: Sequence[T], lines: Sequence[Line]) -> tuple[T, ...]:
    """The values with what is set apart in them, told from these lines, which print them in this order."""
    traces = traced([value.text for value in found], lines)
    return tuple(replace(value, faces=trace.faces) for value, trace in zip(found, traces, strict=True))


def without_labels(aff: Aff) -> Aff:
    """The institution without the faces of labels that tie it to persons.

    Of a name figures are lowered (CO2), and letters are raised behind a figure (the 2nd hospital); all else is a label.
    """
    return replace(aff, faces=tuple(face for face in aff.faces if _is_of_name(aff.text, face)))


def _is_of_name(text: str, face: Face) -> bool:
    piece, before = text[face.start : face.end], text[: face.start]
    if face.script is Script.SUP:
        return piece.isalpha() and before[-1:].isdigit()
    return face.script is Script.BASE or piece.isdigit()
