"""Abstracts, whole and by section."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge.abstract_sections import in_order, line_ending, section_patterns
from pipeline.knowledge.labels import without_label_word
from pipeline.model.article import Abstract, AbstractSec
from pipeline.model.block import Label, LabelledBlock, Line
from pipeline.model.lang import Lang
from pipeline.parse.front.fields import value_lines
from pipeline.parse.front.part_labels import GAP, with_gaps_of_faces
from pipeline.text.join import joined_text
from pipeline.text.traced import traced
from pipeline.text.width import english, without_gaps

FIRST_OF_NEXT = 4  # characters of it that tell where it begins
BEGINS = 0.6  # of the text: where the first part is named later, the words are those of sentences
MIN_SECTIONS = 2  # one 目的 alone is a word of the sentence


def abstract(blocks: Sequence[LabelledBlock], words: Collection[str] = ()) -> Abstract:
    """The abstract that these blocks print one after the other, its label cut off.

    Structured where at least two parts are named, in brackets, by a colon, or (目的　探讨…) by a gap or
    a face of their own.
    """
    lang = blocks[0].lang
    lines = with_gaps_of_faces(value_lines(blocks), lang)
    text = joined_text(lines, words, keep_gaps=True)
    lost = "\ufffd?" if blocks[0].label_length else ""  # a colon that has no readable form
    text = re.sub(rf"^{lost}[\s\u3000:：.．、\]】］]*", "", _with_gaps(text, lines))
    if not blocks[0].label_length:
        text = without_label_word(text, Label.ABSTRACT)
    secs = sections(text, lang)
    traces = traced([part for sec in secs for part in (sec.title, sec.text)], lines)[1::2]
    own = (replace(sec, faces=trace.faces) for sec, trace in zip(secs, traces, strict=True))
    return Abstract(lang, tuple(own), replace(blocks[0].source, rule=blocks[0].rule))


def _with_gaps(text: str, lines: Sequence[Line]) -> str:
    """The text with a gap behind a part's label that ends its printed line: the line's end was the gap."""
    for line, following in itertools.pairwise(lines):
        label = line_ending(line.text) or (line.text.strip()[-2:] if line.text.endswith(GAP) else "")
        rest = following.text.strip()[:FIRST_OF_NEXT]
        if label and rest:
            text = text.replace(label + rest, f"{label}{GAP}{rest}", 1)
    return text


def sections(text: str, lang: Lang) -> tuple[AbstractSec, ...]:
    """The parts of an abstract's text, as they are named in it; one without a name where fewer than two are."""
    for pattern in section_patterns(lang):
        matches = list(pattern.finditer(text))
        if len(matches) >= MIN_SECTIONS and matches[0].start() < BEGINS * len(text):
            return _cut(text, matches, lang)
    if lang is Lang.ZH and (matches := in_order(text)):
        return _cut(text, matches, lang)
    return (AbstractSec("", _clean(text, lang)),)


def _cut(text: str, matches: Sequence[re.Match[str]], lang: Lang) -> tuple[AbstractSec, ...]:
    found: list[AbstractSec] = []
    before = _clean(text[: matches[0].start()], lang)
    if before:
        found.append(AbstractSec("", before))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        title = without_gaps(match["title"]) if lang is Lang.ZH else " ".join(match["title"].split())
        found.append(
            AbstractSec(title.replace(" ", "") if lang is Lang.ZH else title, _clean(text[match.end() : end], lang))
        )
    return tuple(found)


def _clean(text: str, lang: Lang) -> str:
    return english(text) if lang is Lang.EN else without_gaps(text)
