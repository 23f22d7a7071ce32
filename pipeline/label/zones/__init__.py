"""Which part of the paper a block is: front matter, body, back, and what is not of this article."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import heading_knowledge
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.abstracts import label_bare_abstracts, label_core, label_unnamed
from pipeline.label.zones.behind_references import english_before, english_end, label_tail
from pipeline.label.zones.biographies import life_at
from pipeline.label.zones.foot_institutions import label_foot_institutions
from pipeline.label.zones.front_matter import end_of_front
from pipeline.label.zones.items import Item, body_size, items
from pipeline.label.zones.neighbour import label_former, label_neighbour, label_over_title
from pipeline.label.zones.notes import label_notes
from pipeline.label.zones.references import label_references
from pipeline.label.zones.resumed import label_resumed, parted, resumptions
from pipeline.label.zones.service_sheets import label_covers
from pipeline.label.zones.shared_pages import label_former_end, label_next_article
from pipeline.label.zones.titles import is_byline, label_masthead, label_notice, label_titles
from pipeline.model.block import Aside, Block, Label, LabelledBlock
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width

_ADDRESSES = lazy.compile(r"[\s({]*[\w.+\-]+(?:\s?[,;/]\s?[\w.+\-@]+)*[\s)}]*@\s?[\w\-]+(?:\s?\.\s?[\w\-]+)+[\s).,;]*")
SAME_TYPE = 0.04  # share of the size by which the pieces of one note differ: recognition and rounding
HEADING = 40  # characters of a line that may be a heading


@dataclass(frozen=True, slots=True)
class Zones:
    """The article's blocks; its front matter ends with the place `head`, its references before the place `tail`.

    Between `over` and `tail` stands English front matter over the list of references, where there is some.
    """

    article: Sequence[Item]
    head: int
    over: int
    tail: int
    size: float  # of the body's type
    whole: bool  # whether every page could be read

    @property
    def front(self) -> Sequence[Item]:
        return self.article[: self.head + 1]


# In this order: a rule sees the verdicts of those before it.
STEPS: tuple[Callable[[Zones], None], ...] = (
    lambda zones: label_bare_abstracts(zones.front),
    lambda zones: _label_addresses(zones.front),
    lambda zones: label_titles(zones.front),
    lambda zones: label_unnamed(zones.front),
    lambda zones: label_foot_institutions(zones.article[: zones.tail], zones.size),
    lambda zones: label_former(zones.front),
    lambda zones: label_tail(zones.front, zones.article[zones.tail :]),
    lambda zones: label_tail(zones.front, zones.article[zones.over : zones.tail]),
    # where a page could not be read, the end of this article's own page may stand over a title
    lambda zones: label_over_title(zones.front, zones.size) if zones.whole else None,
    lambda zones: label_masthead(zones.front),
    lambda zones: _rest(zones.front, zones.article[zones.tail :]),
)


def label_zones(
    blocks: Sequence[Block],
    pages: Sequence[Page] = (),
    unreadable: Collection[int] = (),
    furniture: Sequence[tuple[Block, Aside]] = (),
) -> tuple[LabelledBlock, ...]:
    """All blocks in their order; those of the body keep the label PARAGRAPH for `label_body` to refine."""
    resumed = resumptions(blocks, furniture)
    found = items(parted(blocks, resumed))
    size = body_size(blocks)
    for item in found:
        if item.page in unreadable:
            item.claim(Label.UNPLACED, rules.UNREADABLE)
    label_covers(found)
    label_resumed(found, resumed)
    label_former_end(found, size)
    label_neighbour(found, pages, size)
    label_next_article(found, pages, size)
    article = [item for item in found if item.open]
    if article:
        zones = _zones(article, size, whole=not unreadable)
        for step in STEPS:
            step(zones)
    return tuple(item.labelled() for item in found)


def _zones(article: Sequence[Item], size: float, whole: bool) -> Zones:
    """Where the parts of the article meet: the list of references and the printed labels tell."""
    tail = label_references(article, size)
    tail = english_end(article) if tail == len(article) else tail
    over = min(english_before(article), tail)
    head = end_of_front(article, over)
    if label_notice(article, size):
        return Zones(article, -1, over, tail, size, whole)
    label_notes(article, head, tail, size)
    return Zones(article, label_core(article[:over], head), over, tail, size, whole)


def opens_matter(item: Item) -> Label | None:
    """What a block behind the references opens of the article's own matter: a statement, thanks, an appendix.

    An appendix stays a paragraph, as the body's rules tell its headings from its text.
    """
    if item.hit is not None:
        return item.hit.row.label if item.hit.row.label in (Label.FOOTNOTE, Label.ACK) else None
    text = item.block.lines[0].text.strip(" \u3000")
    known = heading_knowledge()
    if len(text) < HEADING and any(pattern.match(text) for pattern in (known.appendix, known.back, known.ack)):
        return Label.PARAGRAPH
    return None


def _is_named(person: str, names: str) -> bool:
    """Whether a by-line names the person; a hanzi of the name may have no readable form there."""
    return re.search("".join(f"[{re.escape(char)}\ufffd]" for char in person), names) is not None


def _label_addresses(front: Sequence[Item]) -> None:
    """E-mail addresses in a line of their own, mostly in brackets: `(liming@example.org)` under the institutions.

    Over the names such a line is the editors'.
    """
    named: int | None = None
    for item in front:
        if not item.open:
            continue
        if is_byline(item, item.lang) or front_knowledge().aff[item.lang].search(item.text):
            named = item.page
        elif item.page == named and _ADDRESSES.fullmatch(half_width(item.text)):
            item.claim(Label.AUTHOR_NOTES, rules.ADDRESS_ALONE)


def _resumes_a_life(before: Item, item: Item) -> bool:
    """Whether the item goes on, over the end of a column or a page, with a note on an author left off in a sentence."""
    higher = item.page == before.page and item.block.bbox.top < before.block.bbox.top
    turns = item.page == before.page + 1 or (higher and item.block.bbox.x0 > before.block.bbox.x1)
    same_type = abs(item.block.size - before.block.size) <= SAME_TYPE * before.block.size
    alike = same_type and item.lang is before.lang
    text = half_width(before.text).rstrip()
    left_off = not text.endswith(tuple(".。;)]!?")) or text.count("(") > text.count(")")
    return before.label is Label.AUTHOR_NOTES and item.hit is None and turns and alike and left_off


def _rest(front: Sequence[Item], behind: Sequence[Item]) -> None:
    """What no rule has spoken for: unplaced in the front matter, another article's after the references."""
    for item in front:
        if item.open:
            item.claim(Label.UNPLACED, rules.FRONT_REST)
    filler = front_knowledge().filler
    # a name may stand before its institution: `李明（示例大学，示例市 100000）`
    beside = "".join(item.text.replace("\ufffd", "") for item in front if item.label is Label.AFF)
    names = re.sub(r"\s", "", "".join(item.text for item in front if item.label is Label.BYLINE) + beside)
    texts = [item.text for item in behind]
    matter: Label | None = None
    goes_on = 0  # blocks of a life whose name stood alone
    for place, item in enumerate(behind):
        matter = None if item.label is Label.OTHER_ARTICLE else opens_matter(item) or matter
        life = life_at(texts, place) if item.open else None
        resumes = place > 0 and item.open and life is None and _resumes_a_life(behind[place - 1], item)
        if (goes_on and item.open) or resumes:
            item.claim(Label.AUTHOR_NOTES, rules.NOTE_CONTINUES)
        elif life is not None and (life[0].isascii() or not hanzi_count(names) or _is_named(life[0], names)):
            item.claim(Label.AUTHOR_NOTES, rules.BIOGRAPHY)
            goes_on = life[1]
        elif item.open and matter is not None and not filler.match(item.text.strip()):
            item.claim(matter, rules.STATEMENT)
        elif item.open:
            label = Label.FURNITURE if filler.match(item.text.strip()) else Label.OTHER_ARTICLE
            item.claim(label, rules.AFTER_REFERENCES)
        goes_on = max(0, goes_on - 1)
