"""Labelled blocks of the front matter as fields: a printed label each, and the text that belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import MARKS, LabelHit, labels_inside
from pipeline.model.block import Label, LabelledBlock, Line, Origin
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.dates import date_in
from pipeline.parse.rules import BEHIND_DATE
from pipeline.text.join import joined_text
from pipeline.text.width import half_width
from pipeline.typeset.lines import without_start

_STOP = lazy.compile(r"(?<!\d)[。．](?=\s*\S)")
_ADDRESS = lazy.compile(r"(?:https?://|www\.|\bdoi\b:?)\S*")
_OPENED = lazy.compile(r"\w\s*[(（]\s*$")
_AROUND = " \u3000;；,，|｜/·"
_OPEN, _CLOSE = "[【〔［", "]】〕］"
_OPENING = {")": "(", "]": "["}
_OPENS = frozenset({Origin.LABEL, Origin.BIOGRAPHY})  # of blocks that no field before them goes on in


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `name` is what its printed label names ("received", "clc"; "" without one), `text` its value."""

    name: str
    label: Label
    lang: Lang
    text: str
    source: Source
    origin: Origin | None = Origin.LABEL
    listed: bool = False  # its label stands behind a semicolon, as one of several in a list


def fields(blocks: Iterable[LabelledBlock], words: Collection[str] = ()) -> tuple[Field, ...]:
    """The fields of these blocks in printed order; a line that holds several is cut at their labels.

    A block without a label of its own goes on with the field before it.
    """
    found: list[Field] = []
    before: LabelledBlock | None = None
    ended = ""  # the mark that parts what stands on two lines
    for block in blocks:
        text = joined_text(value_lines([block]), words, keep_gaps=True)
        own = _cut(block, text, found[-1].text if found and block.origin not in _OPENS else "")
        goes_on = before is not None and block.label is before.label and found
        turns = before is not None and block.lang is not before.lang and _has_words(text)
        if goes_on and block.label is Label.CITE_AS and turns:
            goes_on = False  # the same in the other language
        before = block
        if own and goes_on and own[0].origin not in _OPENS and not (text.lstrip()[:1] in MARKS and _is_equal(text)):
            last = found.pop()
            joined = f"{last.text}{ended}{_comma(text)} {own[0].text}".strip()
            own[0] = replace(last, text=joined)
        elif own and ended:
            own[0] = replace(own[0], listed=True)
        found += own
        ended = text.rstrip()[-1:] if text.rstrip().endswith((";", "；")) else ""
    return tuple(found)


def _has_words(text: str) -> bool:
    """Whether there is more than figures and an address: `2931-2947. https://example.org/10.1234` is of no language."""
    return any(char.isalpha() for char in _ADDRESS.sub("", half_width(text)))


def _is_equal(text: str) -> bool:
    """Whether the note says who wrote in equal parts: a mark before it opens a note of its own."""
    return front_knowledge().equal.search(text) is not None


def _comma(text: str) -> str:
    """The comma that a block begins with, behind a name in bold in a block of its own; "" without one."""
    return text.lstrip()[:1] if text.lstrip().startswith((",", "，")) else ""


def with_funding(found: Iterable[Field]) -> tuple[Field, ...]:
    """The fields, a note of who paid that goes on behind a date a field of its own.

    Notes of page 1 without labels run on: `收稿日期 2020-01-02　示例基金(61000001) 资助　Supported by Example Fund`.
    """
    parted: list[Field] = []
    for field in found:
        date = date_in(field.text) if field.label is Label.HISTORY else None
        rest = field.text[date[2] :] if date is not None else ""
        if date is None or not front_knowledge().names_funds.search(rest):
            parted.append(field)
            continue
        source = replace(field.source, rule=BEHIND_DATE.name)
        rest, lives = _without_lives(rest)
        english = front_knowledge().funds_in_english.search(rest)
        cut = english.start() if english is not None else len(rest)
        parted.append(replace(field, text=field.text[: date[2]]))
        for lang, text in ((Lang.ZH, _bare(rest[:cut])), (Lang.EN, _bare(rest[cut:]))):
            if any(char.isalnum() for char in text):
                parted.append(Field("funding", Label.FUNDING, lang, text, source))
        if lives:
            parted.append(Field("author-notes", Label.AUTHOR_NOTES, field.lang, lives, source))
    return tuple(parted)


def _without_lives(text: str) -> tuple[str, str]:
    """(who paid, the authors' lives behind the last number): `示例基金(61000001)资助。李明，教授，主研纸飞机。`."""
    *_, last = front_knowledge().names_funds.finditer(text)
    stop = _STOP.search(text, last.end())
    return (text[: stop.start()], _bare(text[stop.end() :])) if stop is not None else (text, "")


def _cut(block: LabelledBlock, text: str, before: str) -> list[Field]:
    hits = [hit for hit in labels_inside(text) if not _is_remark(text, hit)]
    first_end, *ends = [*(hit.start for hit in hits), len(text)]
    parts = [Field(block.field, block.label, block.lang, _bare(text[:first_end], before), block.source, block.origin)]
    for hit, end in zip(hits, ends, strict=True):
        lang = hit.row.lang or block.lang
        source = Source.over(block.source.places, hit.row.rule, block.confidence)
        value = _bare(text[hit.end : end], before + text[: hit.start])
        listed = text[: hit.start].rstrip().endswith((";", "；"))
        parts.append(Field(hit.row.field, hit.row.label, lang, value, source, listed=listed))
    return [part for part in parts if part.text or part.origin is Origin.LABEL]


def _is_remark(text: str, hit: LabelHit) -> bool:
    """Whether a label stands alone in brackets, as a remark on the name before: `李明（通讯作者）：示例大学`.

    A date's is none, it says the word before it in the other language: `Accepted(接受日期): 2020-01-02`.
    """
    opened = hit.row.label is not Label.HISTORY and _OPENED.search(text[: hit.start]) is not None
    return opened and any(bracket in text[hit.start : hit.end] for bracket in ")）")


def _bare(text: str, before: str = "") -> str:
    """The value without the marks around it: its label's bracket may close behind it, `[基金项目：…，61000001]`.

    A bracket that is opened in what stands `before` the label is of the text.
    """
    value = text.strip(_AROUND).rstrip(_AROUND + _OPEN).lstrip("。．. ")
    while value[:1] and value[0] in _OPEN and not set(value) & set(_CLOSE):
        value = value[1:].lstrip(_AROUND + "。．. ")
    plain = half_width(value)
    whole = half_width(before).rstrip("([") + plain if plain.endswith((")", "]")) else plain
    while plain.endswith((")", "]")) and not _is_opened(whole):
        value, whole = value[:-1].rstrip(), whole[:-1].rstrip()
        plain = half_width(value)
    return value


def _is_opened(text: str) -> bool:
    """Whether the bracket that ends a text is opened in it; `1)`, which none opens, stands by itself."""
    closing, depth = text[-1], 0
    for char in reversed(text):
        depth += (char == closing) - (char == _OPENING[closing])
        if not depth:
            return True
    return False


def value_lines(blocks: Sequence[LabelledBlock]) -> list[Line]:
    """The lines of blocks that go on with each other, the printed label of the first cut off."""
    if not blocks:
        return []
    lines = [line for block in blocks for line in block.block.lines]
    return list(without_start(lines, blocks[0].label_length))
