"""Titles and subtitles, without the marks of footnotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.model.article import Title
from pipeline.model.block import Label, LabelledBlock, Line, Script, Span
from pipeline.model.lang import Lang
from pipeline.model.source import Source, places
from pipeline.parse.front.fields import Field, value_lines
from pipeline.text.join import joined_text
from pipeline.text.script import HANZI
from pipeline.text.traced import traced
from pipeline.text.width import english, half_width, without_gaps

# A note's mark behind the title; a star that recognition took for another sign stands right behind a hanzi.
_footnote_marks = lazy.compile(rf"[\s\u3000]*(?:[*＊∗☆★△Δ∆▲†‡※\ufffd]+|[①-⑩])\s*$|(?<=[{HANZI}])\s*[%％^＾`´'‘’]\s*$")
_RAISED = lazy.compile(r"[\W\d①-⑩]*")
_CHARGE = lazy.compile(r"\d*[+＋\-−–－]|[\-−–－]\d+")
_COUNTED = lazy.compile(r"[\d.]")  # lowered before a charge: NO3-, SO42-
_FORMULA = lazy.compile(r"[A-Za-z)\]]")
_ELEMENT = lazy.compile(r"[A-Z]")
CITED_WORDS = 3  # of a title; journals and names have fewer
_CITED_NAMES = r"\s*[^.]{2,160}?(?:,|\bet\s+al)[^.]{0,60}\.\s*"
_cited = lazy.compile(
    rf"{_CITED_NAMES}(?:\(?(?:19|20)\d\d\)?\s*[.,]\s*)?"
    r"(?P<title>[A-Z][^.\[]{10,300})(?:\[J[^\]]*\])?\s*\.\s*[A-Z]"
)
_subtitle = lazy.compile(r"^(?P<title>.{4,}?)\s*[—–―─]{2,}\s*(?P<subtitle>\S.*)$")

_dashes = lazy.compile(r"^[\s—–―─\-:：]+")


def title(blocks: Sequence[LabelledBlock], words: Collection[str] = ()) -> Title | None:
    """The title that these blocks of one language print, and its subtitle; None where nothing is left of it.

    Its place is around the lines of all of them.

    Convention: a Chinese subtitle stands after two em dashes.
    """
    lang = blocks[0].lang
    text = _text([b for b in blocks if b.label is Label.TITLE], lang, words)
    below = _text([b for b in blocks if b.label is Label.SUBTITLE], lang, words)
    text, inner = parted(text, lang)
    subtitle = f"{inner} {_dashes.sub('', below)}".strip()
    if not text:
        return None
    lines = [line for block in blocks for line in block.block.lines]
    own, sub = traced([text, subtitle], lines)
    first = blocks[0].source
    source = Source.over(places((line.page, line.bbox) for line in lines), first.rule, first.confidence)
    return Title(lang, text, source, subtitle, own.faces, sub.faces)


def parted(text: str, lang: Lang) -> tuple[str, str]:
    """A title's text, and the subtitle that stands in it; empty where none does."""
    match = _subtitle.match(text) if lang is Lang.ZH else None
    return (match["title"], match["subtitle"]) if match is not None else (text, "")


def _is_mark(span: Span) -> bool:
    """Whether this end of a title in hanzi is one raised letter: a note's mark, as nothing else there is."""
    return span.script is Script.SUP and re.fullmatch(r"[a-zα-ω]", span.text.strip()) is not None


def cited_title(fields: Sequence[Field], lang: Lang) -> Title | None:
    """The title that the article's own citation gives, for a language that prints none over its names.

    Convention: `LI Ming, WANG Xiaofei, et al. Gliding of paper planes[J]. Journal of Examples, 2018, 38(2): 21-27.`
    """
    for field in fields:
        if field.label is Label.CITE_AS and field.lang is lang:
            match = _cited.match(half_width(field.text))
            if match is not None and len(match["title"].split()) >= CITED_WORDS:
                return Title(lang, english(match["title"]).strip(), field.source)
    return None


def _points_at_note(spans: Sequence[Span], place: int, below: Sequence[Line]) -> bool:
    """Whether a raised figure or sign of a title refers to a note: those of a formula are part of what is said.

    A charge or a power stands behind a letter, `Ca{2+}`, `hm{-2}`, `R{2} of`; a mass before one, `{137}Cs`. A figure
    behind the last letter of a title is a note's.
    """
    span = spans[place]
    text = span.text.strip()
    if span.script is not Script.SUP or not _RAISED.fullmatch(text):
        return False
    before = "".join(own.text for own in spans[:place])[-1:]
    counted = place > 0 and spans[place - 1].script is Script.SUB and _COUNTED.fullmatch(before)
    behind = "".join(own.text for own in spans[place + 1 :])
    if _CHARGE.fullmatch(text) and (counted or _FORMULA.fullmatch(before)):
        return False
    ends = not behind.strip() and not below
    is_figure = text.isdigit() and not ends
    return not (is_figure and (_FORMULA.fullmatch(before) or (not before.isalpha() and _ELEMENT.match(behind))))


def _text(blocks: Sequence[LabelledBlock], lang: Lang, words: Collection[str]) -> str:
    lines = []
    printed = [line for block in blocks for line in (value_lines([block]) if block.label_length else block.block.lines)]
    for at, line in enumerate(printed):
        spans = tuple(
            s for place, s in enumerate(line.spans) if not _points_at_note(line.spans, place, printed[at + 1 :])
        )
        if spans:
            lines.append(replace(line, spans=spans))
    if lang is Lang.ZH and lines and len(last := lines[-1].spans) > 1 and _is_mark(last[-1]):
        lines[-1] = replace(lines[-1], spans=last[:-1])
    text = joined_text(lines, words)
    text = english(text) if lang is Lang.EN else without_gaps(text)
    return _footnote_marks.sub("", text).strip()
