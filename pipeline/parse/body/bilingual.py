"""Headings printed in both languages: which articles have them, and the two titles of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.knowledge.body_headings import is_same_section, sec_type
from pipeline.model.block import Line
from pipeline.parse.body.tree import Branch
from pipeline.text.bilingual import english_place, heading_halves
from pipeline.text.join import joined_text
from pipeline.text.script import hanzi_count
from pipeline.typeset.lines import part, without_start

LEAST = 2  # headings of one level that have two halves: one alone is a term with its English name
SHARE = 0.75  # of a level's Chinese headings: a journal that prints them in both languages prints nearly all so


def title_halves(lines: Sequence[Line], words: Collection[str]) -> tuple[str, str] | None:
    """The halves of a heading that has the form of one in both languages, each joined by its own language's rules."""
    if heading_halves(joined_text(lines, words)) is None:
        return None
    last = max(place for place, line in enumerate(lines) if hanzi_count(line.text))
    place = english_place(lines[last].text)
    place = len(lines[last].text) if place is None else place  # the English begins on the line below
    zh = (*lines[:last], part(lines[last], 0, place))
    en = without_start(lines[last:], place)
    return heading_halves(f"{joined_text(zh, words)} {joined_text(en, words)}")


def part_titles(root: Branch) -> None:
    """Give the English half of each heading that is printed in both languages to `trans_title`.

    Printed convention: a journal does so for all headings of a level, and for none under a level in one language
    alone. Elsewhere English behind a Chinese title explains a term, unless both halves are the name of one usual
    section: 结论(Conclusion).
    """
    headings = [branch for branch in root.walk() if branch.level and hanzi_count(branch.title)]
    parallel = True
    for level in sorted({branch.level for branch in headings}):
        own = [branch for branch in headings if branch.level == level]
        count = sum(branch.halves is not None for branch in own)
        parallel = parallel and count >= max(LEAST, SHARE * len(own))
        for branch in own:
            if branch.halves is not None and (parallel or is_same_section(*branch.halves)):
                branch.title, branch.trans_title = branch.halves
                branch.sec_type = sec_type(branch.title)
