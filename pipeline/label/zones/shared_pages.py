"""Pages that short articles share without a note: the end of one over the next one's title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.label.zones import rules
from pipeline.label.zones.bylines import is_byline
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.cuts import NOTES, TITLE_LETTERS, is_editors
from pipeline.label.zones.entries import ENTRY, TYPE_MARK
from pipeline.label.zones.items import Item
from pipeline.label.zones.mastheads import is_masthead
from pipeline.label.zones.neighbour import closes, is_prose
from pipeline.label.zones.page_heads import is_column, page_head
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count, latin_count
from pipeline.typeset.lines import ends_sentence
from pipeline.typeset.measures import ACROSS, THIN, same_size

_NUMBER = lazy.compile(r"\s*[\[［〔【(（]?\s*(\d{1,3})\s*[\]］〕】)）.．、]?\s*[^\W\d]")
TITLE = 1.25  # of the body's type: an article's title, not one of its headings
TITLE_HANZI = 5  # fewer are a heading of the article before: 参考文献, 结束语
TITLE_LINES = 4  # a block of more in large type is a notice
ENTRIES = 2  # entries of a list; one may be the article's own citation
CITED = 5  # blocks of works without a number: the article's own citation is one in each language, each on two lines
WHOLE = 0.9  # of a page that is a picture: a scan, in which its rules are drawn
BAND = 2.5  # type sizes of white over all columns: that of a rule between articles; lines are half of one apart
UNDER = 12  # blocks between a title and the abstract or keywords that show it to be one


def former_end_claims(items: Sequence[Item], size: float, decided: Decided, whole: bool = True) -> Iterator[BlockClaim]:
    """What stands over the title on the first page where it is the end of the article before.

    Convention: short articles follow each other on one page; an article's title is the largest line over its
    abstract, and of its own nothing stands over that but the page's head and a column's label. `whole` says that all
    pages could be read: the end of one that could not may stand over a title.
    """
    first = _page(items, 0, decided)
    goes_on = any(item.page != first[0].page for item in items) if first else False
    lang = Lang.ZH if any(_is_core(item, Lang.ZH) for item in items) else Lang.EN
    title = title_of(first, size, lang, last=goes_on)
    if title is None:
        return
    over = [item for item in first if item.index < title.index and item.block.bbox.bottom <= title.block.bbox.top + 1]
    end = _end_of_another(over, title, size, whole)
    if not end:
        return
    head = [*page_head(over, end), *_slogans(over, end, size)]
    last = max(item.index for item in end)
    lowest = max(item.block.bbox.bottom for item in end)
    own = next((item.index for item in over if item.index > last and _opens(item, size)), title.index)
    for item in over:
        if item not in head and (item.index < own or item.block.bbox.bottom <= lowest):
            yield BlockClaim(Label.OTHER_ARTICLE, rules.FORMER_END, item)


def _slogans(over: Sequence[Item], end: Sequence[Item], size: float) -> list[Item]:
    """Lines in the body's type over running text that alone tells of another article: they may be anything's."""
    if not all(is_prose(item, size) for item in end):
        return []
    top = min(item.block.bbox.top for item in end)
    above = (item for item in over if item.block.bbox.bottom <= top and item.hit is None and not is_column(item))
    return [item for item in above if same_size(item.block.size, size)]


def _opens(item: Item, size: float) -> bool:
    """Whether the block may stand over the article's own title: a number, a column's label, its English title."""
    if item.hit is not None:
        return item.hit.row.opens or _is_number(item)
    return is_column(item) or is_masthead(item) or (item.lang is Lang.EN and item.block.size >= TITLE * size)


def _end_of_another(over: Sequence[Item], title: Item, size: float, whole: bool) -> list[Item]:
    """The blocks over a title that only the end of another article has; none where nothing tells one.

    They are entries of a list, its heading, a date of receipt in brackets, abstract or keywords in Chinese, or in
    English without the names that sign the article's own, and running text under no line as large as the title.
    """
    counted = _counted(over)
    listed = [item for item in over if item in counted or _is_entry(item)]
    entries = sum(max(1, _entries(item)) for item in listed)
    plain = [item for item in over if item.hit is None and TYPE_MARK.search(item.text)]
    cited = plain if entries < ENTRIES and len(plain) >= CITED else []
    closing = [item for item in over if closes(item) or _is_core(item, Lang.ZH)]
    closing += [item for before, item in pairwise(over) if _is_core(before, Lang.ZH) and _is_number(item)]
    closing += _unsigned(over, size)
    larger = any(item.hit is None and item.block.size >= title.block.size for item in over)
    is_known = whole and not larger and title.lang is Lang.ZH
    prose = [item for item in over if is_prose(item, size)] if is_known else []
    if entries < ENTRIES and not cited and not closing and not prose:
        return []
    others = [item for item in over if is_editors(item.text) or item.printed in NOTES]
    return [*listed, *cited, *closing, *prose, *others]


def _is_number(item: Item) -> bool:
    return item.printed is Label.IDENTIFIERS


def _entries(item: Item) -> int:
    """How many lines of the block a number opens."""
    return sum(ENTRY.match(line.text) is not None for line in item.block.lines)


def _unsigned(over: Sequence[Item], size: float) -> list[Item]:
    """English abstract and keywords that have neither names nor a title over them: the rest of a page before."""
    own = [item for item in over if item.lang is Lang.EN]
    core = [item for item in own if _is_core(item, Lang.EN)]
    is_titled = any(item.hit is None and item.block.size >= TITLE * size for item in own)
    return [] if is_titled or any(is_byline(item, Lang.EN) for item in own) else core


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
    title = title_of(last, size)
    if title is None or not any(_is_core(item, Lang.ZH) for item in own):
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


def title_of(own: Sequence[Item], size: float, lang: Lang = Lang.ZH, last: bool = False) -> Item | None:
    """The largest line over the language's first abstract or keywords of the page, if it is of a title's size.

    With `last` that over the last of those which have such a line: of two articles that begin on one page the second
    goes on overleaf.
    """
    found, before = None, 0
    for place, item in enumerate(own):
        if not _is_core(item, lang):
            continue
        over = [other for other in own[max(before, place - UNDER) : place] if _may_be_title(other, size, lang)]
        found = max(over, key=lambda other: other.block.size, default=found)
        if not last:
            return found
        before = place + 1
    return found


def _may_be_title(item: Item, size: float, lang: Lang) -> bool:
    is_long = hanzi_count(item.text) >= TITLE_HANZI if lang is Lang.ZH else latin_count(item.text) >= TITLE_LETTERS
    return item.hit is None and is_long and len(item.block.lines) <= TITLE_LINES and item.block.size >= TITLE * size


def _is_core(item: Item, lang: Lang) -> bool:
    return item.lang is lang and item.printed in (Label.ABSTRACT, Label.KWDS)


def _is_entry(item: Item) -> bool:
    numbered = item.hit is None and any(ENTRY.match(line.text) for line in item.block.lines)
    return item.printed is Label.REF_HEADING or (numbered and bool(TYPE_MARK.search(item.text)))


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
    return min(item.block.bbox.bottom for item in own if _is_core(item, Lang.ZH) and item.index > title.index)


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
