"""Displayed formulas: lines that hold no sentence, and the scraps that their raised and lowered parts fall into."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.label.body_lines import BodyLine, Setting
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.text.script import hanzi_count

_word = re.compile(r"[A-Za-z]{3,}")
MAX_WORDS = 1  # Latin words in a formula beside the names of functions
FEW_HANZI = 8  # in a formula with a number: `F = 准确率×召回率`
SCRAP = 45  # characters; a longer line is no scrap
NEAR = 0.7  # type sizes of white between the parts of one formula
TERMINAL = "。；;：:！？."


def label_formulas(lines: Sequence[BodyLine], setting: Setting) -> None:
    """Label displayed formulas; `tie` ties the lines of one together."""
    seeds = [place for place, line in enumerate(lines) if line.open and _is_seed(lines, place, setting)]
    for place in seeds:
        lines[place].settle(Label.FORMULA, "formulas.seed")
    for place in seeds:
        _grow(lines, place, setting)
    _number(lines)


def _core(text: str) -> tuple[str, bool]:
    """The line without the formula's number, and whether a number stands there."""
    match = formula_knowledge().number.search(text)
    if match is None:
        return text.strip(), False
    core = text[: match.start()]
    return core.strip().strip("…·.⋯ 　"), not core.strip() or core[-1:] in "　 …·⋯"


def _words(text: str) -> int:
    return sum(word.lower() not in formula_knowledge().names for word in _word.findall(text))


def _is_seed(lines: Sequence[BodyLine], place: int, setting: Setting) -> bool:
    line = lines[place]
    core, numbered = _core(line.text)
    hanzi = hanzi_count(core)
    marks = sum(c in "，。；：、“”" for c in core.rstrip("，。；,.;"))
    relation = formula_knowledge().relation.search(core) is not None
    if numbered and line.shortfall < 2:
        share = hanzi <= FEW_HANZI or (relation and hanzi * 2 < len(core))
        if (hanzi == 0 and _words(core) <= 4) or (relation and share and marks <= 1):
            return True
    italic = sum(len(s.text) for s in line.line.spans if s.italic) * 2 > len(line.text.strip())
    odd = line.size > 1.5 * setting.size or (italic and line.is_centred)
    if odd and hanzi <= 1 and _words(core) <= 4 and line.indent > 1 and line.shortfall > 2:
        return True
    if not relation or _words(core) > MAX_WORDS or (hanzi > 2 and hanzi * 5 > len(core)) or (hanzi and marks > 1):
        return False
    if line.indent < 0.8 and line.shortfall < 1.5:
        return False  # a full line: text with formulas in it
    return not _inside_text(lines, place)


def _inside_text(lines: Sequence[BodyLine], place: int) -> bool:
    """Whether the line begins at the margin and goes on with an unfinished one: the end of a paragraph."""
    line = lines[place]
    before = lines[place - 1] if place else None
    return (
        before is not None
        and before.open
        and before.page == line.page
        and line.indent < 0.8
        and before.shortfall < 1.6
        and before.text.rstrip()[-1:] not in TERMINAL
        and hanzi_count(before.text) > 4
    )


def _is_scrap(line: BodyLine) -> bool:
    """Whether the line can be a part of a formula: no hanzi, no words, short."""
    core, _ = _core(line.text)
    return (
        line.open
        and len(core) <= SCRAP
        and hanzi_count(core) <= 1
        and _words(core) <= MAX_WORDS
        and not (line.indent < 0.3 and line.shortfall < 1)
    )


def _grow(lines: Sequence[BodyLine], seed: int, setting: Setting) -> None:
    """Take in the scraps above, below and beside a formula."""
    for step in (-1, 1):
        last = lines[seed]
        for place in range(seed + step, seed + 8 * step, step):
            if not 0 <= place < len(lines):
                break
            line = lines[place]
            if line.page != last.page:
                break
            if line.label is Label.FORMULA:
                last = line
                continue
            gap = max(line.bbox.top - last.bbox.bottom, last.bbox.top - line.bbox.bottom)
            if not _is_scrap(line) or gap > NEAR * setting.size:
                break
            line.settle(Label.FORMULA, "formulas.scrap", 0.8)
            last = line


def _number(lines: Sequence[BodyLine]) -> None:
    """Number the formulas: lines that touch belong together, unless each has a number of its own."""
    count = -1
    last: BodyLine | None = None
    numbered = False
    for line in lines:
        if line.label is not Label.FORMULA:
            last = None
            continue
        own = _core(line.text)[1]
        near = last is not None and last.page == line.page and line.bbox.top - last.bbox.bottom < NEAR * line.size
        if not near or (own and numbered):
            count += 1
            line.starts = True
            numbered = False
        numbered = numbered or own
        line.tie = count
        last = line
    regions: dict[int, Bbox] = {}
    for line in lines:
        if line.label is Label.FORMULA:
            known = regions.get(line.tie)
            regions[line.tie] = line.bbox if known is None else known.union(line.bbox)
    for line in lines:
        if line.label is Label.FORMULA:
            line.region = regions[line.tie]
