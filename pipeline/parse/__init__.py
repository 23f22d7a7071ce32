"""Labelled blocks -> article. `article` is the stage's table of contents."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.article_types import article_type
from pipeline.model.article import Article, Back, Leftover
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.diagnostic import Report
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.parse.body import ack, appendices, back_notes, read_body
from pipeline.parse.front import read_front
from pipeline.parse.front.fields import value_lines
from pipeline.parse.references import read_references
from pipeline.parse.references.in_notes import with_cited
from pipeline.text.marks import COLONS
from pipeline.text.script import hanzi_count, latin_count
from pipeline.text.width import without_gaps

LATIN_A_HANZI = 6  # Latin letters against one hanzi: an English text with Chinese names in it
_white = lazy.compile(r"(?<![!-~]) | (?![!-~])")
ASIDE = frozenset({Label.FURNITURE, Label.OTHER_ARTICLE, Label.UNPLACED})


def article(blocks: Sequence[LabelledBlock], pages: Sequence[Page], words: Collection[str], report: Report) -> Article:
    """One article of its labelled blocks; what belongs to no field is kept as leftovers."""
    own = [block for block in blocks if block.label is not Label.OTHER_ARTICLE]
    headings = [block for block in own if block.label is Label.REF_HEADING]
    cited, outside = read_references(value_lines([b for b in own if b.label is Label.REF]), report)
    text, left = read_body(own, pages, cited, report, words)
    matter, beside = read_front(own, words, report)
    unplaced = {id(block) for block in (*left, *headings[1:])}
    return Article(
        lang=_body_lang(own),
        front=matter,
        body=replace(text, footnotes=with_cited(text.footnotes)),
        back=Back(
            ack=ack(own, cited, words),
            appendices=appendices(own, cited, words),
            references=cited,
            ref_title=_heading(headings),
            notes=back_notes(own, words),
        ),
        leftovers=_in_order(
            *(_leftover(block) for block in blocks if block.label in ASIDE or id(block) in unplaced),
            *beside,
            *outside,
        ),
        article_type=article_type(
            matter.category.text if matter.category else "", next((own.text for own in matter.titles), "")
        ),
    )


def _in_order(*found: Leftover) -> tuple[Leftover, ...]:
    """First what may be the article's, then the pages' own, in the order of the JSON: so they are read back."""
    return tuple(sorted(found, key=lambda item: item.is_outside))


def _heading(headings: Sequence[LabelledBlock]) -> str:
    # white stands between English words alone: References Cited, but [参考文献]
    return _white.sub("", without_gaps(headings[0].block.lines[0].text)).rstrip(COLONS) if headings else ""


def _body_lang(blocks: Sequence[LabelledBlock]) -> Lang:
    text = "".join(b.block.lines[0].text for b in blocks if b.label in (Label.PARAGRAPH, Label.HEADING, Label.TITLE))
    return Lang.EN if latin_count(text) > LATIN_A_HANZI * hanzi_count(text) else Lang.ZH


def _leftover(block: LabelledBlock) -> Leftover:
    return Leftover(block.label.value, "\n".join(line.text for line in block.block.lines), block.source)
