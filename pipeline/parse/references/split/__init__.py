"""The lines of a reference list to its entries."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.knowledge.references import references
from pipeline.model.block import Line
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.source import Source, places
from pipeline.parse import rules
from pipeline.parse.references.fold import HANZI_CLASS, fold
from pipeline.parse.references.marks import plain_identifiers, plain_numbers
from pipeline.parse.references.split.column_ends import (
    COMPLETE,
    INDENT_SLACK,
    closes_none,
    has_white_above,
    is_of_the_pages,
    is_same_column,
    leading_of,
    without_foot,
    without_head,
)
from pipeline.parse.references.split.labels import STYLES, LabelAt, labels
from pipeline.parse.references.split.pairs import paired
from pipeline.parse.references.split.pieces import Entry, Piece, Split
from pipeline.parse.references.split.reattach import reattach
from pipeline.parse.references.split.running_text import Spelling, join
from pipeline.parse.references.split.unnumbered import closes, has_author_shape, starts
from pipeline.typeset.lines import shared_out
from pipeline.typeset.measures import OTHER_TYPE, same_size

_words = references()
_SPECK_WORDS = 2  # of a speck, at most
_TELLING = 3  # continuation lines that tell where those of the list stand, at least
_TAIL = 6  # lines at the end of a list, among which others may stand
_LOST_LABELS = 2  # that part a list: one may be a sign in brackets
_SPECK = 0.4  # of the usual size
_SIZES_JUMP = 0.2  # of a list's lines unlike the usual size: a text layer that a program guessed
_FILLER = lazy.compile(r"\s*(\S)\1{7,}\s*")  # a rule drawn with characters
_CONFIDENCE = {
    "bracket": 0.99,
    "stop": 0.97,
    "round": 0.97,
    "comma": 0.95,
    "half": 0.95,
    "open": 0.95,
    "circled": 0.95,
    "bare": 0.93,
    "": 0.9,
}


def split(lines: Sequence[Line]) -> Split:
    """The entries of a list whose lines stand in reading order, over columns and pages."""
    kept = [line for line in _broken_up(_headed(reattach(lines))) if line.text.strip()]
    headings = [line for line in kept if is_heading(line) or caption_knowledge().turning.match(line.text)]
    specks = _specks(kept)
    body = [line for line in kept if line not in headings and id(line) not in specks]
    if not body:
        return Split((), tuple(headings))
    found = labels([line.text for line in body], _opened(kept, headings, body))
    pieces, rest = _by_labels(body, found) if found else _by_shape(body)
    spelling = Spelling(line.text for line in body)
    entries, others = paired([(_entry(piece, spelling), piece) for piece in pieces if piece.lines])
    left = {id(line) for line in (*headings, *rest, *others)}
    return Split(entries, tuple(line for line in kept if id(line) in left or id(line) in specks))


def _opened(kept: Sequence[Line], headings: Sequence[Line], body: Sequence[Line]) -> frozenset[int]:
    """The places in `body` of the lines that stand right under a heading, the first line of all left out."""
    heads = {id(line) for line in headings}
    under = {id(line) for above, line in itertools.pairwise(kept) if id(above) in heads}
    return frozenset(at for at, line in enumerate(body) if at and id(line) in under)


def _specks(lines: Sequence[Line]) -> set[int]:
    """Lines in a type too small to read: marks that a scanner made of dirt."""
    if not lines:
        return set()
    usual = median(line.size for line in lines)
    return {id(line) for line in lines if line.size < _SPECK * usual and len(line.text.split()) <= _SPECK_WORDS}


def is_heading(line: Line) -> bool:
    """Whether the line is the heading of a list, or of some of its entries, and no entry."""
    text = fold(line.text)
    return _words["heading"].search(text) or _words["group-heading"].search(text)


def entries(lines: Sequence[Line], report: Report) -> Split:
    """The entries of a list; lines that belong to none are reported as unplaced."""
    found = split(lines)
    for line in found.rest:
        if not is_heading(line) and not is_of_the_pages(line):
            source = Source(line.page, line.bbox, rules.OUTSIDE_ENTRIES.name, 0.9)
            report(Diagnostic(Kind.TEXT_UNPLACED, line.page, source, {"text": line.text.strip()}))
    return found


def _headed(lines: Sequence[Line]) -> list[Line]:
    """The lines, the first one cut behind a heading that runs into the first entry: `参考文献：[1] 张三. …`."""
    heading = _RUN_IN_HEADING.match(fold(lines[0].text)) if lines else None
    return [*shared_out(lines[0], heading.end()), *lines[1:]] if heading else list(lines)


_FIRST_LABEL = r"\[\s*1\s*\]|\(\s*1\s*\)|1\s?[.、](?!\d)|①"
_RUN_IN_HEADING = lazy.compile(rf"\s*\[?{_words['heading'].regex}\s*\]?\s*[:.]?\s*(?={_FIRST_LABEL})", re.IGNORECASE)
_RUN_ON = lazy.compile(r"(?<=[.;\d)\]])\s*(?=\[\s*(\d{1,3})\s*\](?:\s*[A-Z\u4e00-\u9fff]|\s*\Z))")


def _broken_up(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that run on into the next number (`… 12-18. [5] Li M`) cut before its label.

    Some journals of the humanities set the whole list as one paragraph, with labels at any place of its lines.
    """
    found: list[Line] = []
    number = 0
    for line in lines:
        rest = line
        while (cut := _next_label(rest.text, number)) is not None:
            before, rest = shared_out(rest, cut)
            found.append(before)
            number += 1
        found.append(rest)
        own = STYLES["bracket"].match(fold(rest.text))
        number = int(own["n"]) if own and own["n"].isdigit() else number
    return found


def _next_label(text: str, number: int) -> int | None:
    """Where the label of the entry after this number (0: none yet) stands inside a line; None where it does not.

    Right behind the line's own label it is a further number of the same work: `[100][101] 张三. …`.
    """
    folded = fold(text)
    own = STYLES["bracket"].match(folded)
    number = int(own["n"]) if own and own["n"].isdigit() else number
    least = own.end() if own else 0
    found = (match for match in _RUN_ON.finditer(folded) if number and int(match[1]) == number + 1)
    return next((match.end() for match in found if match.start() > least), None)


def _by_labels(body: Sequence[Line], found: Sequence[LabelAt]) -> tuple[list[Piece], list[Line]]:
    """The pieces that the labels open; what stands before the first or after the last entry's end is rest."""
    rest = list(body[: found[0].line])
    pieces: list[Piece] = []
    size = median(body[label.line].size for label in found)
    tells = _size_tells(body, size)
    shifts = _hangs(body, found, {label.line for label in found})
    hanging = median(shifts) if len(shifts) >= _TELLING else None
    leading = leading_of(body)
    for at, label in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        lines = body[label.line : following.line if following else len(body)]
        if following is not None:
            lines, foot = without_foot(lines, size)
            lines, head = without_head(lines, body[following.line], hanging, size)
            rest += [*foot, *head]
        edges = _edges(body, found, label, size) if following is None else ()
        end = _end(lines, size if tells else None, edges, leading, is_last=following is None)
        rest += lines[end:]
        text = lines[0].text[: label.end].strip()
        piece = Piece(tuple(lines[:end]), text, label.end, label.number, label.run, label.style)
        missing = following.number - label.number - 1 if following and following.run == label.run else 0
        pieces += _of_each_number(piece) or (_unlabelled(piece, missing) if missing > 0 else [piece])
    return pieces, rest


_FURTHER_LABELS = lazy.compile(r"(?:\s*\[\s*\d{1,3}\s*\])+(?=\s*[^\s\d])")


def _of_each_number(piece: Piece) -> list[Piece]:
    """The piece once for each of its numbers, where a work cited twice has both: `[2][4] 张三. 湖论[M]`."""
    first = piece.lines[0].text
    further = _FURTHER_LABELS.match(fold(first), piece.cut) if piece.style == "bracket" else None
    if further is None:
        return []
    labels = [m.span() for m in re.finditer(r"\[\s*\d{1,3}\s*\]", fold(first)[: further.end()])]
    numbers = [int(re.sub(r"\D", "", fold(first[slice(*span)]))) for span in labels]
    return [
        replace(piece, label=first[slice(*span)], number=number, cut=further.end())
        for span, number in zip(labels, numbers, strict=True)
    ]


# A label of which brackets or the figure alone could be read: `［H］ 张三`, `2   LAKE M`, `9M LAKE`.
_UNREAD_LABEL = lazy.compile(
    rf"\s*(?:\[\s*\S{{1,3}}\s?\](?=\s*{HANZI_CLASS})|(?P<n>\d{{1,3}})(?:\s+(?=\S)|(?=[A-Z])))\s*"
)


def _unread(line: Line, numbers: range) -> int:
    """How many characters of a line are a label that could not be read, of one of these numbers."""
    match = _UNREAD_LABEL.match(fold(line.text))
    is_label = match is not None and (not match["n"] or int(match["n"]) in numbers)
    return match.end() if match and is_label else 0


def _unlabelled(piece: Piece, missing: int) -> list[Piece]:
    """A piece over a gap in the numbers, cut where just so many of its lines begin as an entry does."""
    lines = piece.lines
    numbers = range(piece.number + 1, piece.number + missing + 1)
    cuts = {at: _unread(lines[at], numbers) for at in range(1, len(lines)) if closes(lines, at)}
    opening = [at for at, cut in cuts.items() if has_author_shape(lines[at].text[cut:])]
    if len(opening) != missing:
        return [piece]
    stops = [*opening, len(lines)]
    made = [replace(piece, lines=lines[: opening[0]])]
    for number, (start, stop) in zip(numbers, itertools.pairwise(stops), strict=True):
        label = lines[start].text[: cuts[start]].strip() or piece.label.replace(str(piece.number), str(number))
        made.append(Piece(lines[start:stop], label, cuts[start], number, piece.run, piece.style))
    return made


def _size_tells(lines: Sequence[Line], size: float) -> bool:
    """Whether a line's size says that it is no part of the list; where sizes jump from line to line it does not."""
    unlike = sum(not same_size(line.size, size, OTHER_TYPE) for line in lines[:-_TAIL])
    return unlike <= _SIZES_JUMP * max(len(lines) - _TAIL, 1)


def _edges(body: Sequence[Line], found: Sequence[LabelAt], last: LabelAt, size: float) -> tuple[float, ...]:
    """How far right of the labels continuation lines stand; none where nothing tells.

    Labels of as many figures as the last one's count: `[11]` may hang a figure wider than `[9]`. The half of an entry
    in the other language may begin below its label, at the edge of the labels.
    """
    figures = len(str(last.number))
    alike = _hangs(body, found, {label.line for label in found if len(str(label.number)) == figures and label != last})
    if not alike:
        return ()
    opening = {label.line: body[label.line].bbox.x0 for label in found}
    back, edge = 0, None
    for at, line in enumerate(body[: last.line]):
        is_below = at not in opening and edge is not None and is_same_column(line, body[at - 1])
        back += is_below and abs(line.bbox.x0 - (edge or 0.0)) <= INDENT_SLACK * size
        edge = opening.get(at, edge)
    return (median(alike), 0.0) if back >= _TELLING else (median(alike),)


def _hangs(body: Sequence[Line], found: Sequence[LabelAt], of: set[int]) -> list[float]:
    """The shifts between these labels' lines and the ones below them."""
    opening = {label.line for label in found}
    return [
        line.bbox.x0 - before.bbox.x0
        for at, (before, line) in enumerate(itertools.pairwise(body), 1)
        if at - 1 in of and at not in opening and line.page == before.page and line.bbox.x_overlap(before.bbox) > 0
    ]


def _end(lines: Sequence[Line], size: float | None, edges: Sequence[float], leading: float, *, is_last: bool) -> int:
    """How many of the lines from an entry's first one on belong to it; `size` is None where sizes tell nothing."""
    for at in range(1, len(lines)):
        line, before = lines[at], lines[at - 1]
        text = fold(line.text)
        if is_after_list(text):
            return at
        if size and not same_size(line.size, size, OTHER_TYPE if is_last else 2 * OTHER_TYPE):
            return at
        if is_last and _stands_apart(line, before, lines[0], size or line.size, edges, leading):
            return at
    return len(lines)


def is_after_list(folded: str) -> bool:
    """Whether a line opens what follows a list: 收稿日期, 作者简介, Received, Abstract:"""
    match = _words["after-list"].pattern.match(folded)
    if match is None:
        is_note = any(_words[name].search(folded) for name in ("received", "editor-line"))
        return _FILLER.fullmatch(folded) is not None or is_note
    opening, following = match.group().strip(), folded[match.end() :].lstrip()
    if not opening[0].isascii() or opening[0] in "[(" or opening[-1] == ":":
        return True
    return not following or following[0] in ":.-(" or following[0].isdigit()


def _stands_apart(line: Line, before: Line, first: Line, size: float, edges: Sequence[float], leading: float) -> bool:
    """Whether a line after a complete entry is set unlike a continuation of it: white above, indent.

    Over a page's turn it is none where it closes a bracket that nothing in it opens: the rest of another text, as on
    the page of an issue's English abstracts.
    """
    if not COMPLETE.search(fold(before.text)):
        return False
    if line.page != before.page and closes_none(fold(line.text)):
        return True
    if is_same_column(line, before):
        if has_white_above(line, before, size, leading):
            return True
        shift = line.bbox.x0 - first.bbox.x0
        hangs = bool(edges) and edges[0] > INDENT_SLACK * size
        return hangs and is_same_column(line, first) and all(abs(shift - at) > INDENT_SLACK * size for at in edges)
    return False


# A label whose number a recognised layer has no form for: `〔�〕张三`.
_LOST_LABEL = lazy.compile(r"\s*[\[［〔【「]\s*\ufffd{1,3}\s*[\]］〕】」]\s*")


def _by_shape(body: Sequence[Line]) -> tuple[list[Piece], list[Line]]:
    marks = [_LOST_LABEL.match(line.text) for line in body]
    opening = [at for at, mark in enumerate(marks) if mark]
    if len(opening) < _LOST_LABELS:
        opening = starts(body)
    rest = list(body[: opening[0]]) if opening else list(body)
    pieces = []
    size, leading = median(line.size for line in body), leading_of(body)
    for at, start in enumerate(opening):
        stop = opening[at + 1] if at + 1 < len(opening) else len(body)
        lines = body[start:stop]
        is_none = is_after_list(fold(lines[0].text))
        end = 0 if is_none else _end(lines, size, (), leading, is_last=stop == len(body))
        rest += lines[end:]
        cut = mark.end() if (mark := marks[start]) else 0
        pieces.append(Piece(tuple(lines[:end]), lines[0].text[:cut].strip(), cut, 0, 0, ""))
    return pieces, rest


def _entry(piece: Piece, spelling: Spelling) -> Entry:
    first = piece.lines[0]
    texts = [first.text[piece.cut :], *(line.text for line in piece.lines[1:])]
    where = places((line.page, line.bbox) for line in piece.lines)
    rule = rules.ENTRY_BY_LABEL.of(piece.style) if piece.style else rules.ENTRY_BY_INDENT
    text = plain_numbers(plain_identifiers(join(texts, spelling)))
    source = Source.over(where, rule.name, _CONFIDENCE[piece.style])
    return Entry(piece.label, text, source, lines=piece.lines)
