"""Places of fields in an entry, and the parts they make of it."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.model.reference import Part, PartKind


class Field(NamedTuple):
    """What stands between two places of an entry, and the fields inside it."""

    start: int
    end: int
    kind: PartKind
    inner: tuple["Field", ...] = ()


def parts(text: str, fields: Iterable[Field], start: int = 0, end: int | None = None) -> tuple[Part, ...]:
    """The text from `start` to `end` cut into parts, TEXT between the fields; nothing is lost or doubled.

    Of fields that overlap the first one stays.
    """
    end = len(text) if end is None else end
    made: list[Part] = []
    at = start
    for field in sorted(fields):
        if field.start < at or field.end > end or field.start >= field.end:
            continue
        if field.start > at:
            made.append(Part(PartKind.TEXT, text[at : field.start]))
        inner = parts(text, field.inner, field.start, field.end) if field.inner else ()
        made.append(Part(field.kind, text[field.start : field.end], inner))
        at = field.end
    if at < end:
        made.append(Part(PartKind.TEXT, text[at:end]))
    return tuple(made)
