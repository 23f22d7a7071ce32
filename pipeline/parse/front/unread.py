"""What is printed beside the values of the front matter's fields, and is no value itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import words_behind_dates
from pipeline.model.article import Abstract, Aff, ClassCode, Contrib, Front, KwdGroup, Leftover, Text, Title, Value
from pipeline.model.block import Label, LabelledBlock
from pipeline.parse.front.dates import dated
from pipeline.parse.front.fields import Field
from pipeline.parse.front.history import DATE_TYPES, kind_behind
from pipeline.parse.front.identifiers import CODES
from pipeline.parse.front.marks import AFF_LETTERS
from pipeline.parse.front.notes import is_editorial
from pipeline.text.join import joined_text
from pipeline.text.marks import DASHES, LOST
from pipeline.text.width import half_width

UNREADABLE_NAME = 0.5  # of a name: one of two or three hanzi may be lost, and the person still be told
UNREADABLE = 0.2  # of a value's signs: a lost comma here and there leaves the words
# These are values with all their text.
WHOLE = frozenset({Label.AUTHOR_NOTES, Label.FOOTNOTE, Label.CITE_AS, Label.FUNDING, Label.AFF})
_IN_BRACKETS = lazy.compile(r"[(\[〔【]([^)\]〕】]*)")
_MARKS = lazy.compile(rf"[\W\d{AFF_LETTERS}]*")
_MARGIN = " \u3000,，;；.。、:：()（）[]［］【】"


_Printed = TypeVar("_Printed", Title, Contrib, Aff, Abstract, KwdGroup, Text)


def readable(front: Front) -> tuple[Front, tuple[Leftover, ...]]:
    """The front matter without the values that are mostly unreadable signs, and those values as text without a field.

    A font whose codes no table tells gives U+FFFD for its letters: what is left of a name or a title is no value.
    """
    lost: list[Leftover] = []

    def kept(
        label: Label, values: Sequence[_Printed], text: Callable[[_Printed], str], share: float = UNREADABLE
    ) -> tuple[_Printed, ...]:
        bad = [value for value in values if _is_unreadable(text(value), share)]
        lost.extend(Leftover(label.value, text(value), value.source) for value in bad)
        return tuple(value for value in values if not any(value is own for own in bad))

    made = replace(
        front,
        titles=kept(Label.TITLE, front.titles, lambda title: title.text),
        contribs=kept(Label.BYLINE, front.contribs, lambda contrib: contrib.name.printed, UNREADABLE_NAME),
        affs=kept(Label.AFF, front.affs, lambda aff: aff.text),
        abstracts=kept(Label.ABSTRACT, front.abstracts, lambda abstract: abstract.text),
        kwd_groups=kept(Label.KWDS, front.kwd_groups, lambda group: "; ".join(group.texts)),
        journal=replace(front.journal, titles=kept(Label.JOURNAL, front.journal.titles, lambda title: title.text)),
    )
    return made, tuple(lost)


def _is_unreadable(text: str, share: float) -> bool:
    return text.count(LOST) > share * len(text)


def unread(fields: Iterable[Field], front: Front) -> tuple[Leftover, ...]:
    """The text of these fields that no value of the front matter holds: a second date of a kind, `责任编辑 王小飞`."""
    found = []
    for field in fields:
        if is_editorial(field):
            found.append(Leftover(field.label.value, field.text.strip(_MARGIN), field.source))
        if field.label in WHOLE:
            continue
        rest = _beside_date(field, front) if field.label is Label.HISTORY else _beside_identifiers(field, front)
        if any(char.isalnum() for char in rest):
            found.append(Leftover(field.label.value, rest.strip(_MARGIN), field.source))
    return tuple(found)


def _beside_date(field: Field, front: Front) -> str:
    date = dated(field.text) if field.name in DATE_TYPES else None
    kind = kind_behind(field.text[date[2] :]) if date is not None else None
    kept = [own for own in front.history if own.date_type == (kind or field.name)]
    if date is None or not kept or kept[0].iso != date[0]:
        return field.text
    before, behind = field.text[: date[1]].strip(_MARGIN), field.text[date[2] :].strip(_MARGIN)
    return before if kind or behind in words_behind_dates() else f"{before} {behind}"


def _beside_identifiers(field: Field, front: Front) -> str:
    """The field's text without the values read from it, between whose characters white may stand."""
    rest = half_width(field.text)
    values: Mapping[str, Sequence[Value | ClassCode | None]] = {
        "document-code": (front.document_code,), "publisher-id": (front.publisher_id,), "clc": front.clc,
        **{scheme: [code for code in front.class_codes if code.scheme == scheme] for scheme in CODES},
    }  # fmt: skip
    own = values.get(field.name, (front.doi,))
    for value in sorted({value.text for value in own if value is not None}, key=len, reverse=True):
        rest = re.sub(r"\s*".join(f"[{DASHES}]" if c == "-" else re.escape(c) for c in value), " ", rest, count=1)
    return " ".join(rest.split())


def beside_names(bylines: Iterable[LabelledBlock], front: Front) -> tuple[Leftover, ...]:
    """What stands in brackets in these by-lines and is no mark, role or institution."""
    held = "".join(aff.text for aff in front.affs)
    found = []
    for block in bylines:
        for inside in _IN_BRACKETS.findall(half_width(joined_text(block.block.lines))):
            text = inside.strip(_MARGIN)
            is_role = text in front_knowledge().roles
            is_aff = front_knowledge().aff[block.lang].search(text) or text in held
            if not (_MARKS.fullmatch(text) or is_role or is_aff):
                found.append(Leftover(block.label.value, text, block.source))
    return tuple(found)
