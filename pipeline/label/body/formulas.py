"""Displayed formulas: lines that hold no sentence, and the scraps that their raised and lowered parts fall into."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.label.body.claims import Address, Claim, Said, Strength
from pipeline.label.body.lines import Placed, runs_on
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.text.script import hanzi_count

_word = re.compile(r"[A-Za-z]{3,}")
MAX_WORDS = 1  # Latin words in a formula beside the names of functions
FEW_HANZI = 8  # in a formula with a number: `F = 准确率×召回率`
SCRAP = 45  # characters; a longer line is no scrap
NEAR = 0.7  # type sizes of white between the parts of one formula
FEW_WORDS = 4  # hanzi: a line with more of them is one of text


def formula_claims(lines: Sequence[Placed], setting: Setting) -> Said:
    """Displayed formulas; `tie` ties the lines of one together."""
    seeds = [place for place, line in enumerate(lines) if line.open and _is_seed(lines, place, setting)]
    rules = {lines[place].at: "formulas.seed" for place in seeds}
    for place in seeds:
        for line in _grow(lines, place, setting, rules):
            rules[line.at] = "formulas.scrap"
    return _numbered(lines, rules)


def _core(text: str) -> tuple[str, bool]:
    """The line without the formula's number, and whether a number stands there."""
    match = formula_knowledge().number.search(text)
    if match is None:
        return text.strip(), False
    core = text[: match.start()]
    return core.strip().strip("…·.⋯ 　"), not core.strip() or core[-1:] in "　 …·⋯"


def _words(text: str) -> int:
    return sum(word.lower() not in formula_knowledge().names for word in _word.findall(text))


def _is_seed(lines: Sequence[Placed], place: int, setting: Setting) -> bool:
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


def _inside_text(lines: Sequence[Placed], place: int) -> bool:
    """Whether the line begins at the margin and goes on with an unfinished one: the end of a paragraph."""
    line = lines[place]
    before = lines[place - 1] if place else None
    above = before is not None and before.open and before.page == line.page and hanzi_count(before.text) > FEW_WORDS
    return above and before is not None and runs_on(before, line)


def _is_scrap(line: Placed) -> bool:
    """Whether the line can be a part of a formula: no hanzi, no words, short."""
    core, _ = _core(line.text)
    return (
        line.open
        and len(core) <= SCRAP
        and hanzi_count(core) <= 1
        and _words(core) <= MAX_WORDS
        and not (line.indent < 0.3 and line.shortfall < 1)
    )


def _grow(lines: Sequence[Placed], seed: int, setting: Setting, rules: Mapping[Address, str]) -> list[Placed]:
    """The scraps above, below and beside a formula."""
    found: list[Placed] = []
    for step in (-1, 1):
        last = lines[seed]
        for place in range(seed + step, seed + 8 * step, step):
            if not 0 <= place < len(lines):
                break
            line = lines[place]
            if line.page != last.page:
                break
            if line.at in rules:
                last = line
                continue
            gap = max(line.bbox.top - last.bbox.bottom, last.bbox.top - line.bbox.bottom)
            if not _is_scrap(line) or gap > NEAR * setting.size:
                break
            found.append(line)
            last = line
    return found


def _numbered(lines: Sequence[Placed], rules: Mapping[Address, str]) -> Said:
    """The claims on the formulas' lines: lines that touch belong together, unless each has a number of its own."""
    groups: list[list[Placed]] = []
    last: Placed | None = None
    numbered = False
    for line in lines:
        if line.at not in rules:
            last = None
            continue
        own = _core(line.text)[1]
        near = last is not None and last.page == line.page and line.bbox.top - last.bbox.bottom < NEAR * line.size
        if not near or (own and numbered):
            groups.append([])
            numbered = False
        numbered = numbered or own
        groups[-1].append(line)
        last = line
    said: dict[Address, Claim] = {}
    for tie, group in enumerate(groups):
        region = Bbox.around(line.bbox for line in group)
        for line in group:
            said[line.at] = Claim(
                Label.FORMULA, rules[line.at], Strength.FORMULA, tie, starts=line is group[0], region=region
            )
    return said
