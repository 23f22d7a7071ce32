"""Labels of an abstract's parts that only their face tells from the text: **目的**观察…**方法**选取….

Printed convention of many journals of medicine: bold or 黑体 sets the labels apart, without a colon or a bracket.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from pipeline.knowledge.abstract_sections import is_label
from pipeline.model.block import Line
from pipeline.model.lang import Lang
from pipeline.text.marks import CLOSING, STOPS
from pipeline.text.script import is_hanzi

GAP = "\u3000"
_BEFORE = frozenset(STOPS + CLOSING)  # what stands before a part's label, where it does not begin the abstract
_Face = tuple[str, bool, bool]


class _Char(NamedTuple):
    text: str
    face: _Face
    line: int
    span: int
    at: int


def with_gaps_of_faces(lines: Sequence[Line], lang: Lang) -> list[Line]:
    """The lines with a gap behind each part's label that its face alone sets apart."""
    if len({(span.font, span.bold, span.italic) for line in lines for span in line.spans}) < 2:
        return list(lines)
    chars = [
        _Char(char, (span.font, span.bold, span.italic), number, place, at)
        for number, line in enumerate(lines)
        for place, span in enumerate(line.spans)
        for at, char in enumerate(span.text)
        if not char.isspace()
    ]
    found = list(lines)
    for char in reversed(_label_ends(chars, lang)):
        line = found[char.line]
        span = line.spans[char.span]
        text = f"{span.text[: char.at + 1]}{GAP}{span.text[char.at + 1 :]}"
        spans = (*line.spans[: char.span], span._replace(text=text), *line.spans[char.span + 1 :])
        found[char.line] = replace(line, spans=spans)
    return found


def _label_ends(chars: Sequence[_Char], lang: Lang) -> list[_Char]:
    """The last characters of labels at the beginning of sentences, in another face than most of the text."""
    faces = Counter(char.face for char in chars if _is_of(char.text, lang))
    usual = max(faces, key=lambda face: (faces[face], face), default=None)
    runs = [list(run) for _, run in groupby(chars, lambda char: (_is_of(char.text, lang), char.face))]
    ends: list[_Char] = []
    for place, run in enumerate(runs[:-1]):
        before = runs[place - 1][-1].text if place else ""
        opens = not before or before in _BEFORE
        if run[0].face != usual and opens and is_label("".join(char.text for char in run), lang):
            ends += run[-1:] if _goes_on(runs, place, lang) else []
    return ends


def _goes_on(runs: Sequence[Sequence[_Char]], place: int, lang: Lang) -> bool:
    """Whether words follow the label, in another face than its own: a colon or a bracket is a sign of its own."""
    after = next((run[0] for run in runs[place + 1 :] if _is_of(run[0].text, lang)), None)
    touches = runs[place + 1][0].text
    return after is not None and after.face != runs[place][0].face and (touches.isalnum() or touches in "“‘\"'《")


def _is_of(char: str, lang: Lang) -> bool:
    """Whether the character is of the language's words: figures and foreign words have faces of their own."""
    return is_hanzi(char) if lang is Lang.ZH else char.isalpha() and not is_hanzi(char)
