"""Keywords."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import repeat

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.model.article import Kwd, KwdGroup
from pipeline.model.block import LabelledBlock, Line
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import value_lines
from pipeline.text.join import joined_text
from pipeline.text.marks import LISTS, LOST, SEMICOLONS, WHITE
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
_LOST = lazy.compile(LOST)  # a mark without readable form can only be the separator
_WIDE = lazy.compile("\u3000+")
_STRETCHED = lazy.compile(r"[^\s\u3000]+(?:\u3000+[^\s\u3000]+){2,}\s*")  # three words or more, wide white alone
_BARS = lazy.compile(r"\s[/／|｜·•](?:\s|$)")  # part keywords, though a line broke behind one
# 折法 / 滑翔: a stroke without white is of a term; at a line's end white stands before it alone.
_STROKES = lazy.compile(r"\s+[/／]\s*|[/／]\s+")
_COMMA_OUTSIDE = lazy.compile(r"[,，、](?![^(（]*[)）])")
_STOPS = lazy.compile(r"(?<=[a-z)]{2})\.\s+(?=[A-Z])")  # Paper plane. Glide ratio. Folding.
_SMALL_STOPS = lazy.compile(r"(?<=[a-z)]{3})\.\s+(?=[a-z])")  # paper plane. glide ratio. folding; E. coli is one


def kwd_groups(
    lists: Sequence[Sequence[LabelledBlock]], report: Report, words: Collection[str] = ()
) -> tuple[KwdGroup, ...]:
    """The keywords of each language, e.g. `关键词：肝硬化；细胞因子` (in print also `，` or wide spaces).

    Where white alone parts them, a line may end between two as well as within one: as many as the other language
    prints, parted by marks, tell which it is.
    """
    lines = [value_lines(blocks) for blocks in lists]
    found = [_printed(blocks, own, words) for blocks, own in zip(lists, lines, strict=True)]
    most = max((len(kwds) for kwds, own in zip(found, lines, strict=True) if _has_marks(own)), default=0)
    return tuple(
        _group(blocks, own, kwds if len(kwds) >= most else _evened(blocks, own, words, kwds, most), report)
        for blocks, own, kwds in zip(lists, lines, found, strict=True)
    )


def _group(blocks: Sequence[LabelledBlock], lines: Sequence[Line], kwds: Sequence[str], report: Report) -> KwdGroup:
    if len(kwds) == 1:
        report(Diagnostic(Kind.SINGLE_KWD, blocks[0].block.page, blocks[0].source, {"text": kwds[0]}))
    traces = traced(kwds, lines)
    return KwdGroup(blocks[0].lang, tuple(map(_kwd, kwds, traces, repeat(blocks[0].source))), blocks[0].source)


def _evened(
    blocks: Sequence[LabelledBlock], lines: Sequence[Line], words: Collection[str], kwds: tuple[str, ...], most: int
) -> tuple[str, ...]:
    """The keywords with one at the beginning of each line, where they are `most` then and none is torn."""
    by_lines = _printed(blocks, lines, words, by_lines=True)
    is_torn = any(front_knowledge().unfinished.search(kwd) for kwd in by_lines)
    return by_lines if len(by_lines) == most and not is_torn else kwds


def _printed(
    blocks: Sequence[LabelledBlock], lines: Sequence[Line], words: Collection[str], by_lines: bool = False
) -> tuple[str, ...]:
    """The keywords as the lines have them; with `by_lines` each line of a list that white alone parts begins one."""
    lang = blocks[0].lang
    text = "\u3000\u3000".join(
        joined_text(own, words, keep_gaps=True) for own in _lists(_tightened(lines, lang), by_lines)
    )
    kwds = split_kwds(text.strip(" \u3000:：]】］"), lang)
    if len(kwds) == 1 and len(lines) > 2 and not blocks[0].block.lines[0].text[blocks[0].label_length :].strip():
        return tuple(line.text.strip() for line in lines)  # a label alone, and one keyword a line
    return kwds


def _tightened(lines: Sequence[Line], lang: Lang) -> Sequence[Line]:
    """The lines, with spaces for white that justification has stretched.

    A narrow column stretches each white of an English line that ends at its edge, so that no narrow one is left in it.
    In a list with marks that is all of the line's white, in one that white alone parts what is half as wide as the
    widest, or less.
    """
    if lang is not Lang.EN:
        return lines
    edge = max((line.bbox.x1 for line in lines), default=0.0)
    marked = _has_marks(lines)
    return [_unstretched(line, marked) if edge - line.bbox.x1 < line.size else line for line in lines]


def _unstretched(line: Line, marked: bool) -> Line:
    """A line that ends at the edge of its column, as justified by nothing wider than it needs."""
    text = line.text.strip(WHITE)
    if _STRETCHED.fullmatch(text) is None:
        return line
    widest = max(map(len, _WIDE.findall(text)))
    most = widest if marked else widest // 2
    spaced = [_WIDE.sub(lambda white: " " if len(white[0]) <= most else white[0], span.text) for span in line.spans]
    return replace(line, spans=tuple(span._replace(text=own) for span, own in zip(line.spans, spaced, strict=True)))


def _has_marks(lines: Sequence[Line]) -> bool:
    """Whether semicolons or commas part what these lines list."""
    return any(pattern.search(line.text) for line in lines for pattern in _SEPARATORS[:2])


def _lists(lines: Sequence[Line], by_lines: bool = False) -> list[list[Line]]:
    """The lines, parted where a line begins a keyword of a list that wide white alone parts.

    Where each English keyword has a capital, a line that begins with one begins a keyword; with `by_lines` each does.
    """
    found = [list(lines)]
    if not lines or _has_marks(lines):
        return found
    if by_lines:
        return [[line] for line in lines]
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
