"""Headings printed in both languages: which articles have them, and the two titles of each."""

from __future__ import annotations

from pipeline.knowledge.body_headings import is_same_section, sec_type
from pipeline.parse.body.tree import Branch
from pipeline.text.bilingual import heading_halves
from pipeline.text.script import hanzi_count

LEAST = 2  # headings of one level that have two halves: one alone is a term with its English name
SHARE = 0.75  # of a level's Chinese headings: a journal that prints them in both languages prints nearly all so


def part_titles(root: Branch) -> None:
    """Give the English half of each heading that is printed in both languages to `trans_title`.

    Printed convention: a journal does so for all headings of a level, and for none under a level in one language
    alone. Elsewhere English behind a Chinese title explains a term, unless both halves are the name of one usual
    section: 结论(Conclusion).
    """
    headings = [branch for branch in root.walk() if branch.level and hanzi_count(branch.title)]
    parallel = True
    for level in sorted({branch.level for branch in headings}):
        own = [(branch, heading_halves(branch.title)) for branch in headings if branch.level == level]
        count = sum(halves is not None for _, halves in own)
        parallel = parallel and count >= max(LEAST, SHARE * len(own))
        for branch, halves in own:
            if halves is not None and (parallel or is_same_section(*halves)):
                branch.title, branch.trans_title = halves
                branch.sec_type = sec_type(branch.title)
