"""Displayed formulas: lines that hold no sentence, and the scraps that their raised and lowered parts fall into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.label.body.claims import Address, LineClaim, Said
from pipeline.label.body.lines import Placed, runs_on
from pipeline.label.body.rules import FORMULA, FORMULA_SCRAP, LIMITS_TORN
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label, Script
from pipeline.model.geometry import Bbox
from pipeline.model.rule import Rule
from pipeline.text.marks import CLAUSES, LATIN_CLAUSES, SENTENCE_ENDS, STOPS
from pipeline.text.script import hanzi_count
from pipeline.typeset.measures import INDENT, SHORT

_word = lazy.compile(r"[A-Za-z]{3,}")
_markup = lazy.compile(r"</|/>|<[A-Za-z]{4,}|=[\"']")  # of a listing: a tag, the value of an attribute
_clause = lazy.compile(r"[，；][\s　]*[\u4e00-\u9fff]")
_set_wide = lazy.compile(r"(?<=[\u4e00-\u9fff])[\s　]+(?=[\u4e00-\u9fff])")  # the white of a line set wide is no sign
MAX_WORDS = 1  # Latin words in a formula beside the names of functions
FEW_HANZI = 8  # in a formula with a number: `F = 准确率×召回率`
SCRAP = 45  # characters; a longer line is no scrap
REACH = 7  # lines over a formula, and as many under it: a fraction's and a sum's parts are fewer
NEAR = 0.7  # type sizes of white between the parts of one formula
FEW_WORDS = 4  # hanzi: a line with more of them is one of text
NUMBER_ROOM = 2  # type sizes of white behind a formula's number, which is set flush right
NAMES = 4  # words beside a formula's number, or in letters set large or italic: names of variables
LARGE = 1.5  # in type sizes of the text: big operators, fractions' brackets
APART = (1, 2)  # type sizes of white before and behind what no relation tells to be a formula
MARKS = CLAUSES + "：、“”"  # of running text; brackets stand in formulas too
SHARE = 5  # of so many characters one may be a hanzi where more than `UNIT` are
UNIT = 2  # hanzi of a unit or a name in a formula: 亿元
TORN = 0.8  # of the text's type: smaller signs alone are an inline sum's limits, torn from its line
FEW_SIGNS = 16  # of the limits on one side: `j=1 k=1`; more are a matrix in the text
LIMITS = 0.5  # type sizes of white between such a line and theirs
BESIDE = 2  # lines before and behind them, among which that one stands
FULL_AT_ENDS = (0.3, 1)  # type sizes of white before and behind a line of text that is full at both ends


def formula_claims(lines: Sequence[Placed], setting: Setting) -> Said:
    """Displayed formulas; `tie` ties the lines of one together."""
    seeds = [place for place, line in enumerate(lines) if line.open and _is_seed(lines, place, setting)]
    found = {lines[place].at: FORMULA for place in seeds}
    for place in seeds:
        for line in _grow(lines, place, setting, found):
            found[line.at] = FORMULA_SCRAP
    return _numbered(lines, found, setting)


def _core(text: str) -> tuple[str, bool]:
    """The line without the formula's number, and whether a number stands there."""
    match = formula_knowledge().number.search(text)
    if match is None:
        return text.strip(), False
    core = text[: match.start()]
    return core.strip().strip("…·.⋯ 　"), not core.strip() or core[-1:] in "　 …·⋯"


def _set_full(line: Placed) -> str:
    """The line's text without its indices: those of `xmax - xmin` are no words."""
    return "".join(span.text for span in line.line.spans if span.script is Script.BASE)


def _words(text: str) -> int:
    return sum(word.lower() not in formula_knowledge().names for word in _word.findall(text))


def _is_seed(lines: Sequence[Placed], place: int, setting: Setting) -> bool:
    line = lines[place]
    if _markup.search(line.text):
        return False
    core, numbered = _core(line.text)
    hanzi = hanzi_count(core)
    marks = sum(mark in MARKS for mark in core.rstrip(CLAUSES + LATIN_CLAUSES))
    relation = formula_knowledge().relation.search(core) is not None
    if numbered and line.shortfall < NUMBER_ROOM:
        share = hanzi <= FEW_HANZI or (relation and hanzi * 2 < len(core))
        if (hanzi == 0 and _words(core) <= NAMES) or (relation and share and marks <= 1):
            return True
    italic = sum(len(s.text) for s in line.line.spans if s.italic) * 2 > len(line.text.strip())
    odd = line.size > LARGE * setting.size or (italic and line.is_centred)
    if odd and hanzi <= 1 and _words(core) <= NAMES and line.indent > APART[0] and line.shortfall > APART[1]:
        return True
    signs = len(_set_wide.sub("", core))
    reads = (hanzi > UNIT and hanzi * SHARE > signs) or (hanzi and marks > 1)
    if not relation or _words(_core(_set_full(line))[0]) > MAX_WORDS or reads:
        return False
    if line.indent < INDENT and line.shortfall < SHORT:
        return False  # a full line: text with formulas in it
    if not numbered and _is_sentence(core):
        return False
    return not _inside_text(lines, place)


def _is_sentence(core: str) -> bool:
    """Whether a line without a number is a short paragraph: `设x=1，则y=2。` opens and goes on with hanzi."""
    return hanzi_count(core[:1]) == 1 and core[-1:] == "。" and _clause.search(core) is not None


def _inside_text(lines: Sequence[Placed], place: int) -> bool:
    """Whether the line begins at the margin and goes on with an unfinished one: the end of a paragraph."""
    line = lines[place]
    before = lines[place - 1] if place else None
    if _ends_column_before(lines, place):
        return True
    if before is None or not before.open or before.page != line.page or not runs_on(before, line):
        return False
    return hanzi_count(before.text) > FEW_WORDS or (before.is_full and _ends_sentence(before, line))


def _ends_sentence(before: Placed, line: Placed) -> bool:
    """Whether a line at the margin ends a sentence in Latin letters: `how / much they change, i.e., 100 × (r − 1)%.`"""
    stopped = line.text.rstrip()[-1:] in STOPS and line.indent <= FULL_AT_ENDS[0]
    return stopped and _words(before.text) > FEW_WORDS


def _ends_column_before(lines: Sequence[Placed], place: int) -> bool:
    """Whether a line at the margin ends the sentence that a full one left off in the column before, floats between."""
    line = lines[place]
    before = next((own for own in reversed(lines[:place]) if own.open), None)
    if before is None or line.text.rstrip()[-1:] not in SENTENCE_ENDS or line.indent > FULL_AT_ENDS[0]:
        return False
    turns = before.page == line.page - 1 or (before.page == line.page and before.column.x1 < line.column.x0)
    unfinished = before.text.rstrip()[-1:] not in SENTENCE_ENDS
    return turns and before.is_full and hanzi_count(before.text) > FEW_WORDS and unfinished


def _is_scrap(line: Placed) -> bool:
    """Whether the line can be a part of a formula: no hanzi, no words, short."""
    core, _ = _core(line.text)
    full = _core(_set_full(line))[0]
    return (
        line.open
        and len(core) <= SCRAP
        and hanzi_count(full) <= 1
        and _words(full) <= MAX_WORDS
        and not (line.indent < FULL_AT_ENDS[0] and line.shortfall < FULL_AT_ENDS[1])
    )


def _grow(lines: Sequence[Placed], seed: int, setting: Setting, rules: Mapping[Address, Rule]) -> list[Placed]:
    """The scraps above, below and beside a formula."""
    found: list[Placed] = []
    for step in (-1, 1):
        last = lines[seed]
        for place in range(seed + step, seed + (REACH + 1) * step, step):
            if not 0 <= place < len(lines):
                break
            line = lines[place]
            if line.page != last.page:
                break
            if line.at in rules:
                last = line
                continue
            gap = max(line.bbox.top - last.bbox.bottom, last.bbox.top - line.bbox.bottom)
            ends_text = hanzi_count(line.text) > 0 and _inside_text(lines, place)
            if not _is_scrap(line) or gap > NEAR * setting.size or ends_text:
                break
            found.append(line)
            last = line
    return found


def _numbered(lines: Sequence[Placed], rules: Mapping[Address, Rule], setting: Setting) -> Said:
    """The claims on the formulas' lines: lines that touch belong together, unless each has a number of its own."""
    groups: list[list[Placed]] = []
    places: list[int] = []  # of the first line of each
    last: Placed | None = None
    numbered = False
    for place, line in enumerate(lines):
        if line.at not in rules:
            last = None
            continue
        own = _core(line.text)[1]
        near = last is not None and last.page == line.page and line.bbox.top - last.bbox.bottom < NEAR * line.size
        if not near or (own and numbered):
            groups.append([])
            places.append(place)
            numbered = False
        numbered = numbered or own
        groups[-1].append(line)
        last = line
    said: dict[Address, LineClaim] = {}
    for tie, (group, place) in enumerate(zip(groups, places, strict=True)):
        region = Bbox.around(line.bbox for line in group)
        end = place + len(group)
        beside = [*lines[max(0, place - BESIDE) : place], *lines[end : end + BESIDE]]
        if _are_limits(group, region, beside, setting):
            said |= {line.at: LineClaim(Label.UNPLACED, LIMITS_TORN, starts=line is group[0]) for line in group}
            continue
        for line in group:
            said[line.at] = LineClaim(Label.FORMULA, rules[line.at], tie, starts=line is group[0], region=region)
    return said


def _are_limits(group: Sequence[Placed], region: Bbox, near: Sequence[Placed], setting: Setting) -> bool:
    """Whether the lines are limits of a sum in a line of text, `i=1` under its sign: no formula that is displayed."""
    if any(line.size >= TORN * setting.size or _core(line.text)[1] for line in group):
        return False
    if len("".join("".join(line.text.split()) for line in group)) > FEW_SIGNS:
        return False
    return any(
        line.page == group[0].page
        and hanzi_count(line.text) > FEW_WORDS
        and line.size >= TORN * setting.size
        and line.bbox.x0 < region.x0
        and region.x1 < line.bbox.x1
        and max(region.top - line.bbox.bottom, line.bbox.top - region.bottom) < LIMITS * setting.size
        for line in near
    )
