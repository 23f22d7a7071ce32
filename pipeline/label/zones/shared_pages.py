"""Pages that short articles share without a note: the end of one over the next one's title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.entries import ENTRY, TYPE_MARK
from pipeline.label.zones.items import Item
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count
from pipeline.typeset.lines import ends_sentence
from pipeline.typeset.measures import ACROSS, THIN

_NUMBER = lazy.compile(r"\s*[\[［〔【(（]?\s*(\d{1,3})\s*[\]］〕】)）.．、]?\s*[^\W\d]")
TITLE = 1.25  # of the body's type: an article's title, not one of its headings
TITLE_HANZI = 5
TITLE_LINES = 4
ENTRIES = 2  # blocks that read as entries of a list; one may be the article's own citation
WHOLE = 0.9  # of a page that is a picture: a scan, in which its rules are drawn
BAND = 2.5  # type sizes of white over all columns: that of a rule between articles; lines are half of one apart
UNDER = 12  # blocks between a title and the abstract or keywords that show it to be one


def former_end_claims(items: Sequence[Item], size: float, decided: Decided) -> Iterator[BlockClaim]:
    """What stands over the title on the first page where it is the end of a list of references.

    Convention: short articles follow each other on one page; an article's title is the largest line over its
    abstract, and nothing of its own over that is a numbered entry.
    """
    first = _page(items, 0, decided)
    title = _title(first, size)
    if title is None:
        return
    over = [item for item in first if item.index < title.index and item.block.bbox.bottom <= title.block.bbox.top + 1]
    counted = _counted(over)
    listed = [item for item in over if item in counted or _is_entry(item)]
    if len(listed) < ENTRIES:
        return
    last = max(item.index for item in listed)
    lowest = max(item.block.bbox.bottom for item in listed)
    for item in over:
        if item.index <= last or item.block.bbox.bottom <= lowest:
            yield BlockClaim(Label.OTHER_ARTICLE, rules.FORMER_END, item)


def next_article_claims(
    items: Sequence[Item], pages: Sequence[Page], size: float, decided: Decided
) -> Iterator[BlockClaim]:
    """Another article's beginning on the last page: a title, and its Chinese abstract or keywords under it.

    It reaches down to a rule over all columns, under which this article ends, or to the end of the page. An article
    that prints its own Chinese front matter there has none at its beginning.
    """
    last = _page(items, -1, decided)
    if not last or last[0].page == items[0].page:
        return
    own = [item for item in items if item.page < last[0].page]
    title = _title(last, size)
    if title is None or not any(map(_is_chinese_core, own)):
        return
    page = next((page for page in pages if page.number == title.page), None)
    bottom = _rule_under(title, last, page) or (_white_under(title, last, page) if _breaks_off(own) else None)
    for item in last:
        in_part = item.block.bbox.top >= title.block.bbox.top - 1 and (bottom is None or item.block.bbox.top < bottom)
        if in_part and (bottom is not None or item.index >= title.index):
            yield BlockClaim(Label.OTHER_ARTICLE, rules.NEXT_ARTICLE, item)


def _page(items: Sequence[Item], which: int, decided: Decided) -> list[Item]:
    """The open items of the first or the last page that has any."""
    found = [item for item in items if decided.is_open(item)]
    return [item for item in found if item.page == found[which].page]


def _title(own: Sequence[Item], size: float) -> Item | None:
    """The largest line over the first Chinese abstract or keywords of the page, if it is of a title's size."""
    place = next((at for at, item in enumerate(own) if _is_chinese_core(item)), None)
    if place is None:
        return None
    over = [
        item
        for item in own[max(0, place - UNDER) : place]
        if item.hit is None
        and hanzi_count(item.text) >= TITLE_HANZI
        and len(item.block.lines) <= TITLE_LINES
        and item.block.size >= TITLE * size
    ]
    return max(over, key=lambda item: item.block.size, default=None)


def _is_chinese_core(item: Item) -> bool:
    return item.lang is Lang.ZH and item.printed in (Label.ABSTRACT, Label.KWDS)


def _is_entry(item: Item) -> bool:
    return item.printed is Label.REF_HEADING or (
        item.hit is None and bool(ENTRY.match(item.text)) and bool(TYPE_MARK.search(item.text))
    )


def _counted(over: Sequence[Item]) -> list[Item]:
    """The blocks whose numbers go on from one to the next, the first of them above 1: a list that began elsewhere."""
    numbered = [(int(m[1]), item) for item in over if item.hit is None and (m := _NUMBER.match(item.text))]
    numbers = {number for number, _ in numbered if number > 1}
    return [item for number, item in numbered if number > 1 and {number - 1, number + 1} & numbers]


def _rule_under(title: Item, own: Sequence[Item], page: Page | None) -> float | None:
    """Where a rule over all columns parts the article under this title from what stands below."""
    if page is None:
        return None
    text = Bbox.around(item.block.bbox for item in own)
    core = _core_under(title, own)
    tops = [r.top for r in page.rules if r.width >= ACROSS * text.width and r.height <= THIN and r.top > core]
    below = [top for top in tops if any(item.block.bbox.top > top for item in own)]
    return max(below, default=None)


def _core_under(title: Item, own: Sequence[Item]) -> float:
    """Where the first abstract or keywords under the title end."""
    return min(item.block.bbox.bottom for item in own if _is_chinese_core(item) and item.index > title.index)


def _white_under(title: Item, own: Sequence[Item], page: Page | None) -> float | None:
    """The same of a scan, whose rules are in its picture: where white over all columns stands in a rule's place."""
    if page is None or page.pictured < WHOLE:
        return None
    found, low = None, _core_under(title, own)
    for line in sorted((line for item in own for line in item.block.lines), key=lambda line: line.bbox.top):
        if line.bbox.top - low >= BAND * line.size and line.bbox.bottom > low:
            found = line.bbox.top
        low = max(low, line.bbox.bottom)
    return found


def _breaks_off(own: Sequence[Item]) -> bool:
    """Whether the last page before ends in the middle of a sentence, so that this article goes on."""
    return bool(own) and not ends_sentence(own[-1].text)
