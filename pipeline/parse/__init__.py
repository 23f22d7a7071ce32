"""Labelled blocks -> article. `article` is the stage's table of contents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.model.article import Article, Back, Leftover
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.body import Body
from pipeline.model.diagnostic import Report
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.parse.front import front
from pipeline.text.script import hanzi_count, latin_count

ASIDE = frozenset({Label.FURNITURE, Label.OTHER_ARTICLE, Label.UNPLACED})


def article(
    blocks: Sequence[LabelledBlock], pages: Sequence[Page], words: Collection[str], report: Report
) -> Article:
    """One article of its labelled blocks; what belongs to no field is kept as leftovers."""
    own = [block for block in blocks if block.label is not Label.OTHER_ARTICLE]
    return Article(
        lang=_body_lang(own),
        front=front(own, words, report),
        body=Body(),
        back=Back(),
        leftovers=tuple(_leftover(block) for block in blocks if block.label in ASIDE),
    )


def _body_lang(blocks: Sequence[LabelledBlock]) -> Lang:
    text = "".join(b.block.lines[0].text for b in blocks if b.label in (Label.PARAGRAPH, Label.HEADING, Label.TITLE))
    return Lang.EN if latin_count(text) > 6 * hanzi_count(text) else Lang.ZH


def _leftover(block: LabelledBlock) -> Leftover:
    return Leftover(block.label.value, "\n".join(line.text for line in block.block.lines), block.source)
