"""Keywords."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import repeat

from pipeline.knowledge import lazy
from pipeline.model.article import Kwd, KwdGroup
from pipeline.model.block import LabelledBlock, Line
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import value_lines
from pipeline.text.join import joined_text
from pipeline.text.marks import LISTS, SEMICOLONS
from pipeline.text.traced import Trace, traced
from pipeline.text.width import english, without_gaps

# In printed order of strength: a list that has semicolons is parted by them alone.
_SEPARATORS = (
    lazy.compile(f"[{SEMICOLONS}]"),
    lazy.compile(f"[{LISTS}]"),
    lazy.compile(r"[\u3000]+|\s{2,}|\s*[|｜/]\s*|\s+[·•]\s*|[·•]\s+"),
)
_WHITE = lazy.compile(r"(?<![,，、;；\s\u3000])[ ]?\u3000+")  # wide white that no mark stands before
_COMMA = lazy.compile(f"[{LISTS}]")
_LOST = lazy.compile("\ufffd")  # a mark without readable form can only be the separator
_STRETCHED = lazy.compile(r"[^\s\u3000]+(?:\u3000+[^\s\u3000]+){2,}\s*")  # three words or more, wide white alone
_BARS = lazy.compile(r"\s[/／|｜](?:\s|$)")  # part keywords, though a line broke behind one
_STROKES = lazy.compile(r"\s+[/／]\s+")  # 折法 / 滑翔: a stroke without white is of a term
_COMMA_OUTSIDE = lazy.compile(r"[,，、](?![^(（]*[)）])")
_STOPS = lazy.compile(r"(?<=[a-z)]{2})\.\s+(?=[A-Z])")  # Paper plane. Glide ratio. Folding.
_SMALL_STOPS = lazy.compile(r"(?<=[a-z)]{3})\.\s+(?=[a-z])")  # paper plane. glide ratio. folding; E. coli is one


def kwd_group(blocks: Sequence[LabelledBlock], report: Report, words: Collection[str] = ()) -> KwdGroup:
    """The keywords of one language, e.g. `关键词：肝硬化；细胞因子` (in print also `，` or wide spaces)."""
    lang = blocks[0].lang
    text = "\u3000\u3000".join(joined_text(own, words, keep_gaps=True) for own in _lists(_tightened(blocks)))
    text = text.strip(" \u3000:：]】］")
    kwds = split_kwds(text, lang)
    lines = value_lines(blocks)
    if len(kwds) == 1 and len(lines) > 2 and not blocks[0].block.lines[0].text[blocks[0].label_length :].strip():
        kwds = tuple(line.text.strip() for line in lines)  # a label alone, and one keyword a line
    if len(kwds) == 1:
        report(Diagnostic(Kind.SINGLE_KWD, blocks[0].block.page, blocks[0].source, {"text": kwds[0]}))
    traces = traced(kwds, lines)
    return KwdGroup(lang, tuple(map(_kwd, kwds, traces, repeat(blocks[0].source))), blocks[0].source)


def _tightened(blocks: Sequence[LabelledBlock]) -> Sequence[Line]:
    """The lines, those that justification has stretched in a list with marks set with spaces.

    A narrow column stretches each white of an English line that ends at its edge, so that no narrow one is left in it.
    """
    lines = value_lines(blocks)
    if blocks[0].lang is not Lang.EN or not _has_marks(lines):
        return lines
    edge = max(line.bbox.x1 for line in lines)
    full = [edge - line.bbox.x1 < line.size and _STRETCHED.fullmatch(line.text) is not None for line in lines]
    return [_spaced(line) if stretched else line for line, stretched in zip(lines, full, strict=True)]


def _has_marks(lines: Sequence[Line]) -> bool:
    """Whether semicolons or commas part what these lines list."""
    return any(pattern.search(line.text) for line in lines for pattern in _SEPARATORS[:2])


def _spaced(line: Line) -> Line:
    return replace(line, spans=tuple(span._replace(text=re.sub("\u3000+", " ", span.text)) for span in line.spans))


def _lists(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, parted where a line begins a keyword of a list that wide white alone parts.

    Where each English keyword has a capital, a line that begins with one begins a keyword.
    """
    found = [list(lines)]
    if not lines or _has_marks(lines):
        return found
    pieces = [piece.strip() for piece in _SEPARATORS[2].split(lines[0].text) if piece.strip()]
    if len(pieces) < 2 or not all(piece[0].isupper() for piece in pieces):
        return found
    found = [[lines[0]]]
    for line in lines[1:]:
        if line.text.strip()[:1].isupper():
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _kwd(text: str, trace: Trace, group: Source) -> Kwd:
    """A keyword at the line that prints it; at the group's place where it was not found again."""
    source = Source.over(trace.places, group.rule, group.confidence) if trace.places else group
    return Kwd(text, source, trace.faces)


def split_kwds(text: str, lang: Lang) -> tuple[str, ...]:
    """The keywords of a printed list, cut at its strongest separator outside brackets.

    Convention: medical journals part keywords by wide white alone, and terms of MeSH have commas in them: `肝切除术
    腹腔镜　胆管结石，肝内`. Where more white than commas parts the list, the commas are of the terms.
    """
    pieces = [text]
    marked = _SEPARATORS[0].search(text) or _BARS.search(text)
    spread = not marked and len(_WHITE.findall(text)) > len(_COMMA.findall(text))
    marks = (_SEPARATORS[0], _COMMA_OUTSIDE, _LOST, _STROKES, _SEPARATORS[2], *([_STOPS] if lang is Lang.EN else []))
    for pattern in (_WHITE,) if spread else marks:
        pieces = [piece for piece in pattern.split(text) if piece.strip(" \u3000")]
        if len(pieces) > 1:
            break
    clean = english if lang is Lang.EN else without_gaps
    if len(pieces) == 1 and lang is Lang.EN and len(stopped := _SMALL_STOPS.split(text)) > 2:
        pieces = stopped
    cleaned = (clean(piece).strip(" .。．;；,，:：\ufffd") for piece in pieces)
    return tuple(piece for piece in cleaned if piece)
