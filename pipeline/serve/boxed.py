"""What printed lines give a field of the page: their text, and what extraction would make of it in such a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.corrections.address import IN_FIGURES
from pipeline.knowledge import lazy
from pipeline.knowledge.corrected import counted
from pipeline.knowledge.labels import label_at_start
from pipeline.model.block import Block, Label, LabelledBlock, Line
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.parse.front.affs import affs, without_label
from pipeline.parse.front.contribs import byline
from pipeline.parse.front.dates import dated
from pipeline.parse.front.history import typed
from pipeline.parse.front.marks import AFF_LETTERS
from pipeline.text.join import joined_text
from pipeline.text.marks import CIRCLED
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width

_RULE = "boxed"
_PERSON, _AFF = lazy.compile(r"authors\[\w+\](?:\.printed)?"), lazy.compile(r"affiliations\[\w+\](?:\.text)?")
_DATE, _NEW_DATE = lazy.compile(r"history\[\w+\]\.date"), lazy.compile(r"history\[\w+\]")
_FIGURES = lazy.compile(r"[A-Za-z]?\d+")
_MARKS = lazy.compile(rf"(?:[\d_{CIRCLED}]|\b[{AFF_LETTERS}]\b|[^\w])*")  # all that stands beside one name in its box


@dataclass(frozen=True, slots=True)
class Boxed:
    """What lines give a field: all their `text`, and the `value` that the field is filled with.

    `parts` are what extraction reads in them there: persons without the `marks` that tie each to institutions,
    institutions without their labels; `value` is the only one, a date as the JSON has it, a number without what counts
    it, else the text without a printed label such as 关键词：, which of a new date says what it is of.
    """

    text: str = ""
    value: str = ""
    parts: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()


def read(printed: Sequence[Line], address: str = "") -> Boxed:
    """What lines give the field of this address."""
    text = joined_text(printed).strip()
    if not text:
        return Boxed()
    lang = Lang.ZH if hanzi_count(text) else Lang.EN
    parts: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    if _PERSON.fullmatch(address):
        persons = byline([_block(printed, Label.BYLINE, lang)])
        parts, marks = tuple(own.name.printed for own in persons), tuple(own.aff_labels for own in persons)
    elif _AFF.fullmatch(address):
        parts = tuple(without_label(own.text) for own in affs([_block(printed, Label.AFF, lang)]))
    if len(parts) == 1 and _is_but_marked(text, parts[0]):
        return Boxed(text, parts[0], parts, marks)
    return Boxed(text, _date(text, address) or _number(text, address) or _without_label(text), parts, marks)


def _block(printed: Sequence[Line], label: Label, lang: Lang) -> LabelledBlock:
    own = Block(tuple(printed), Bbox.around(line.bbox for line in printed))
    return LabelledBlock(own, label, lang, _RULE, 1.0)


def _is_but_marked(text: str, part: str) -> bool:
    """Whether all else in the text are marks, before or behind: `2)王小飞`, `王小飞1,2,*`."""
    whole, own = ("".join(half_width(each).split()) for each in (text, part))
    before, found, behind = whole.partition(own)
    return bool(found) and _MARKS.fullmatch(before) is not None and _MARKS.fullmatch(behind) is not None


def _date(text: str, address: str) -> str:
    """The date in a text, 2020-09-14 of 2020年9月14日; for a new one the whole text, as it says which it is."""
    if _NEW_DATE.fullmatch(address):
        return text if typed(text) else ""
    found = dated(_without_label(text)) if _DATE.fullmatch(address) else None
    return (found and found[0]) or ""


def _number(text: str, address: str) -> str:
    """The only number in a text that has it with what counts it: 32 of 第 32 卷."""
    if not IN_FIGURES.fullmatch(address) or not counted().search(half_width(text).strip()):
        return ""
    found = _FIGURES.findall(half_width(text))
    return found[0] if len(found) == 1 else ""


def _without_label(text: str) -> str:
    """What stands behind a printed label such as `Key words:`; all of it where there is none, or nothing behind it."""
    label = label_at_start(text)
    return (text[label.end :].strip() if label else "") or text
