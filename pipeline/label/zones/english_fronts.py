"""English front matter in one paragraph, cut before its names and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones.cuts import BRACKET, NAMES, TITLE_LETTERS, Cut, cut_block
from pipeline.label.zones.persons import lists_persons
from pipeline.label.zones.self_citation import is_bare_citation, is_self_citation
from pipeline.model.block import Block, Script, Span
from pipeline.model.lang import Lang
from pipeline.text.marks import CIRCLED
from pipeline.text.names import is_chinese_name_latin
from pipeline.text.script import hanzi_count, latin_count

RUN_IN_LINES = 8  # title, names and institution in one paragraph are not longer
FACE_LETTERS = 2  # of a run that shows its face: a lone letter may be a variable
_YEAR = lazy.compile(r"\s*(?:1[5-9]|20)\d\d[a-z]?\s*[)）\]］,，]")
_ET_AL = lazy.compile(r"\W*et\s+al\b")
_INDICES = lazy.compile(r"[\d*✉#△▲†‡∗]+(?:\s*,\s*(?=[\d*✉#△]))?")  # behind names
# Behind names, before an institution, its mark or its number: `LI Ming. School`, `LI Ming1. (1. School`.
_STOP = lazy.compile(r"\s*[.．。]\s*(?=[(（]?(?:[*#△\d]{0,2}|(?:\d{1,2}|[a-z])\s*[.．、])\s*[A-Z])")
_OPENED = lazy.compile(rf"[(（]\s*(?:\d{{1,2}}[.．、]?|[{CIRCLED}])?\s*$")
# A Chinese name whose surname is in capitals, and a list of such: `LI Ming, SUN Xiao-fei2 and`.
_CAPITALS = r"(?<![\w-])[A-Z]{2,}\s+[A-Z][a-z]+(?:\s*[-–—]\s*[a-z]+)?(?![\w-])"
_IN_CAPITALS = lazy.compile(rf"{_CAPITALS}(?:[\s\d*,;，；]*[,;，；\d]\s*(?:and\s+)?{_CAPITALS})*[\s\d*]*[,，]\s*")
_STROKES = ("/", "／")
_SLASHES = lazy.compile(r"\s*[/／](?:\s*[/／])*\s*")


def run_in_front(block: Block) -> list[Block]:
    """An English front matter in one paragraph, cut before the names and behind them.

    Convention: clinical journals print **title** *NAMES. Institution, City 000000, China* without a break; the face
    changes before the names, and a stop or another change of the face parts them from the institution. Nursing
    journals have two slashes before the names, and no institution: **title** // NAMES. Where no face tells,
    capitals do.
    """
    text = _in_english(block)
    if latin_count(text) < TITLE_LETTERS:
        return [block]
    places = _ends_of_names(block, text)
    if not places or is_self_citation(text):  # its names may be bold
        return [block]
    return cut_block(block, [_place(block, place) for place in places])


def _ends_of_names(block: Block, text: str) -> list[int]:
    """Where names begin and end in the text of such a block."""
    words = "\n".join("".join(map(_without_index, line.spans)) for line in block.lines)
    starts = [0, *_changes(block)]
    for at, start in enumerate(starts):
        end = _end_of_names(text, start, starts[at + 1] if at + 1 < len(starts) else len(text))
        names = words[start:end].replace("\n", " ").strip(" .．/／")
        if (start and latin_count(text[:start]) < TITLE_LETTERS) or _ET_AL.match(text[end:]):
            continue  # a lone letter, or a citation of the article
        if 0 < len(names) < NAMES and "," in names + "," and " " in names and lists_persons(names, Lang.EN):
            return [place for place in (start, end) if 0 < place < len(text.rstrip())]
    return _at_capitals(text)


def slashes_apart(block: Block) -> list[Block]:
    """An English front matter in one paragraph with slashes between its parts, cut behind them.

    Convention of journals of hospitals and of health economics: `Gliding of paper planes/LI Ming, WANG Xiaofei/Example
    University, City 000000, China//Journal of Examples, 2020, 20(6): 1-5`.
    """
    text = _in_english(block)
    slashes = list(_SLASHES.finditer(text))
    for slash, after in pairwise(slashes):
        names = _ET_AL.sub("", _INDICES.sub(" ", text[slash.end() : after.start()].replace("\n", " "))).strip(" ,")
        if latin_count(text[: slash.start()]) >= TITLE_LETTERS and lists_persons(names, Lang.EN):
            cited = slashes[-1:] if is_bare_citation(text[slashes[-1].end() :]) else []
            return cut_block(block, [_place(block, own.end()) for own in (slash, after, *cited)])
    return [block]


def names_before_bracket(block: Block) -> list[Block]:
    """English names with their institutions in brackets behind them in one paragraph, cut at the bracket.

    Convention: `LI Ming1, WANG Xiaofei2 (1. Department of Paper, Example University, Example City 100000, China; 2. …)`
    runs over several lines, wherever they break.
    """
    text = _in_english(block)
    bracket = BRACKET.search(text)
    if bracket is None or not bracket.start():
        return [block]
    if _YEAR.match(text, bracket.end()):  # of an entry: `LI Ming (2001). Planes. Example City: Example University`
        return [block]
    names = _ET_AL.sub("", _INDICES.sub(" ", text[: bracket.start()].replace("\n", " "))).strip(" ,")
    is_list = 0 < len(names) < NAMES and lists_persons(names, Lang.EN) and not is_self_citation(text)
    if is_list and front_knowledge().aff[Lang.EN].search(text[bracket.end() : bracket.end() + NAMES]):
        return cut_block(block, [_place(block, bracket.start())])
    return [block]


def _in_english(block: Block) -> str:
    """The text of a front matter in one English paragraph, its lines joined by a sign; of any other block none."""
    if len(block.lines) > RUN_IN_LINES or any(hanzi_count(line.text) for line in block.lines):
        return ""
    return "\n".join(line.text for line in block.lines)


def _end_of_names(text: str, start: int, end: int) -> int:
    """Where a stop parts the names from an institution, else where the face changes again."""
    for stop in _STOP.finditer(text, start, end):
        if front_knowledge().aff[Lang.EN].search(text[stop.end() : stop.end() + NAMES]):
            return stop.end()
    opened = _OPENED.search(text, start, end)  # the face may change behind the institutions' bracket
    return opened.start() if opened is not None else end


def _at_capitals(text: str) -> list[int]:
    """Where names with their surnames in capitals begin and end behind a title, an institution behind each list.

    Convention of journals of medical information: `Gliding of Paper Planes　LI Ming, WANG Xiao-fei, Example University,
    City 000000, China; ZHAO Qi, Sample Hospital, …`, with no stop behind the names.
    """
    lists = [own for own in _IN_CAPITALS.finditer(text) if _are_chinese(own[0])]
    title = text[: lists[0].start()].rstrip() if lists else ""
    if latin_count(title) < TITLE_LETTERS or title.endswith(_STROKES):
        return []
    ends = [*(own.start() for own in lists[1:]), len(text)]
    places = front_knowledge().aff[Lang.EN]
    is_told = all(places.search(text[own.end() : end][:NAMES]) for own, end in zip(lists, ends, strict=True))
    return [place for own in lists for place in own.span()] if is_told else []


def _are_chinese(names: str) -> bool:
    return all(map(is_chinese_name_latin, re.findall(_CAPITALS, names)))


def _changes(block: Block) -> Iterator[int]:
    """The characters of the block's text, its lines joined by a sign, at which another face begins."""
    face: tuple[str, bool, bool] | None = None
    offset = 0
    for line in block.lines:
        for span in line.spans:
            if span.script is Script.BASE and latin_count(span.text) >= FACE_LETTERS:
                own = _face(span)
                if face is not None and own != face:
                    yield offset
                face = own
            offset += len(span.text)
        offset += 1


def _without_index(span: Span) -> str:
    """The span's text, or as much white where it is raised or lowered: a letter behind a name is none of the name's."""
    return span.text if span.script is Script.BASE else " " * len(span.text)


def _face(span: Span) -> tuple[str, bool, bool]:
    return span.font, span.bold, span.italic


def _place(block: Block, offset: int) -> Cut:
    for row, line in enumerate(block.lines):
        if offset <= len(line.text):
            return (row, offset) if offset < len(line.text) else (row + 1, 0)
        offset -= len(line.text) + 1
    return len(block.lines), 0
