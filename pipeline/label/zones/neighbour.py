"""The end of another article on this one's first page, over its title or under its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item
from pipeline.label.zones.page_heads import page_head
from pipeline.label.zones.same_authors import are_strangers
from pipeline.label.zones.self_citation import is_self_citation
from pipeline.label.zones.sentences import lists_institutions
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count
from pipeline.typeset.lines import MARKS
from pipeline.typeset.measures import ACROSS, THIN, same_size

UPPER = 0.3  # of the page's height: rules above belong to the running head and the front matter
BODY_LINES = 3  # lines in the body's type under the rule; footnotes have none
PROSE = 30  # hanzi
FRONT = frozenset({Label.TITLE, Label.BYLINE, Label.AFF, Label.ABSTRACT, Label.KWDS})
PAUSES = 2  # commas or stops of running text; a masthead or a slogan has one at most


def neighbour_claims(
    items: Sequence[Item], pages: Sequence[Page], size: float, decided: Decided
) -> Iterator[BlockClaim]:
    """What stands under a rule of full width on the first page, if it closes an article.

    Convention: articles that share a page are parted by a rule over all columns, and an article closes with its
    date of receipt in brackets, its references, or its abstract in the other language.
    """
    open_items = [item for item in items if decided.is_open(item)]
    if not open_items:
        return
    first = open_items[0].page
    page = next((page for page in pages if page.number == first), None)
    if page is None or open_items[-1].page == first:
        return
    own = [item for item in open_items if item.page == first]
    text = Bbox.around(item.block.bbox for item in own)
    for rule in sorted(page.rules, key=lambda rule: rule.top):
        if rule.width < ACROSS * text.width or rule.height > THIN or rule.top < UPPER * page.height:
            continue
        below = [item for item in own if item.block.bbox.top >= rule.top - 1]
        lines = sum(len(i.block.lines) for i in below if same_size(i.block.size, size))
        if lines >= BODY_LINES and any(map(closes, below)) and not any(map(_opens, below)):
            yield from (BlockClaim(Label.OTHER_ARTICLE, rules.UNDER_RULE, item) for item in below)
            return


def closes(item: Item) -> bool:
    """Whether the block is one that an article ends with."""
    bracketed = item.text.lstrip().startswith(("(", "（", "[", "［"))
    return item.printed is Label.REF_HEADING or (item.printed is Label.HISTORY and bracketed)


def _opens(item: Item) -> bool:
    """Whether the block is one that stands at an article's beginning: its classification, its Chinese abstract."""
    return item.hit is not None and item.hit.row.opens


def former_claims(head: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """What stands over the Chinese title where it is the English end of the article before.

    Its authors tell it from the English front matter of journals that print that first.
    """
    title = next((item for item in head if decided.label(item) is Label.TITLE and item.lang is Lang.ZH), None)
    if title is None:
        return
    over = [item for item in head if item.index < title.index]
    names = [item for item in head if decided.label(item) is Label.BYLINE]
    signed = [item for item in names if item.index < title.index and item.lang is Lang.EN]
    if not signed or not any(decided.label(item) is Label.ABSTRACT for item in over):
        return
    if are_strangers(head, signed, decided):
        end = [item for item in over if item.lang is Lang.EN and decided.label(item) in FRONT]
        own = page_head(over, end)
        yield from (BlockClaim(Label.OTHER_ARTICLE, rules.FORMER, item) for item in over if item not in own)


def over_title_claims(head: Sequence[Item], size: float, decided: Decided) -> Iterator[BlockClaim]:
    """Running text over the title on its page: the end of the article before, which says nothing of itself.

    It is set in the body's type and has the commas of sentences; mastheads and slogans have none.
    """
    title = next((item for item in head if decided.label(item) is Label.TITLE), None)
    if title is None:
        return
    for item in head:
        over = item.page == title.page and item.block.bbox.bottom <= title.block.bbox.top
        if decided.is_open(item) and over and is_prose(item, size):
            yield BlockClaim(Label.OTHER_ARTICLE, rules.OVER_TITLE, item)


def is_prose(item: Item, size: float) -> bool:
    """Whether the block is running text in the body's type of this size, with the commas of sentences.

    The article's own citation over its title has them too, and is none; nor are its institutions there, where journals
    of information science print them: `●李明1，王小飞2 | （1.示例大学纸艺学院，示例市　100000；2.样本大学 …）`.
    """
    if lists_institutions(item.text, Lang.ZH):
        return False
    paused = sum(mark in MARKS for mark in item.text) >= PAUSES and same_size(item.block.size, size)
    return item.hit is None and hanzi_count(item.text) >= PROSE and paused and not is_self_citation(item.text)
