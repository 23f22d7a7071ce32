"""What stands on the pages of the list of references and is none of it: notes of the text, figures, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import CaptionStart, caption_knowledge, caption_start
from pipeline.label.zones.entries import ENTRY, TYPE_MARK
from pipeline.label.zones.items import Item
from pipeline.model.block import Label, Script
from pipeline.text.marks import CIRCLED, COMMAS
from pipeline.typeset.measures import LINED_UP, NEXT_LINE

LINES = 2  # entries behind a line that tell it to be the list's
LOST_LINE = 2 * NEXT_LINE  # of white over a line of the list: one that cannot be read may be missing there
GOES_ON = (*COMMAS, "-")  # no entry ends with one
LETTERS = 2  # no heading has fewer: a scrap of a line that cannot be read
WORDS = 0.9  # of the entries' type size: the words in a drawing are smaller
_CIRCLED = lazy.compile(rf"\s*[{CIRCLED}]")
_COUNTED = lazy.compile(r"\s*[\[［〔【(（]?\s*\d{1,3}(?!\d)")
_PLAIN = lazy.compile(r"\s*\d{1,2}(?![\d.．])")
_NUMBERED = lazy.compile(r"\s*[\[［〔【]\s*\d{1,3}\s*[\]］〕】]")


def among_entries(article: Sequence[Item], start: int) -> frozenset[int]:
    """The places behind the list's beginning of what belongs to the body: its rules tell what each is."""
    behind = range(start + 1, len(article))
    captions = [place for place in behind if _caption(article[place]) is not None]
    floats = (place for at in captions for place in _float(article, at, start))
    pages = {article[at].page for at in captions}
    notes = (place for place in behind if article[place].page in pages and _is_note(article[place]))
    return frozenset([*_page_notes(article, start), *floats, *notes])


def _page_notes(article: Sequence[Item], start: int) -> Iterator[int]:
    """The places of the notes of the text which end the page, or their column there, on which the list begins.

    Convention: what is printed over the list on its page has its notes at the foot, counted ①, ② or by raised figures;
    the entries are counted otherwise, or not at all, and then a `plain` figure opens none of them.
    """
    entries = [own for own in islice(article, start + 1, None) if own.printed is not Label.REF_HEADING]
    first = next(iter(entries), None)
    plain = first is not None and _COUNTED.match(first.text) is None and not _is_counted(entries)
    if first is None or _is_noted(first, plain):
        return
    on_page = [
        (place, item, _is_noted(item, plain)) for place, item in enumerate(article) if item.page == article[start].page
    ]
    others = [item.block.bbox for _, item, noted in on_page if not noted]
    for place, item, noted in on_page:
        own = item.block.bbox
        if place > start and noted and all(box.top <= own.bottom or box.x_overlap(own) <= 0 for box in others):
            yield place


def _is_counted(entries: Sequence[Item]) -> bool:
    """Whether a figure opens most of them: the first one's is lost where recognition has not read it."""
    return 2 * sum(_PLAIN.match(entry.text) is not None for entry in entries) >= len(entries)


def _is_noted(item: Item, plain: bool) -> bool:
    """Whether a circled or a raised figure opens the block, or a `plain` one."""
    first = item.block.lines[0].spans[0]
    raised = first.script is Script.SUP and first.text.strip().isdigit()
    return raised or _CIRCLED.match(item.text) is not None or (plain and _PLAIN.match(item.text) is not None)


def _caption(item: Item) -> CaptionStart | None:
    """The caption that opens the block, or stands in it under the figure's note."""
    lines = item.block.lines[: 1 + _is_note(item)]
    return None if _is_entry(item) else next(filter(None, (caption_start(line.text) for line in lines)), None)


def _is_note(item: Item) -> bool:
    """Whether the word for a note to a figure or table opens the block: `注：数据为三次测量的均值`."""
    return caption_knowledge().note.match(item.block.lines[0].text) is not None and not _is_entry(item)


def _is_entry(item: Item) -> bool:
    numbered = _NUMBERED.match(item.text) is not None or (item.hit is not None and ENTRY.match(item.text) is not None)
    return numbered or TYPE_MARK.search(item.text) is not None


def _float(article: Sequence[Item], at: int, start: int) -> Iterator[int]:
    """The places of a caption and of what is its figure's or table's on its page.

    Convention: a figure's words stand over its caption, in smaller type than the list; a table's cells under it.
    """
    yield at
    page, size = article[at].page, article[min(start + 1, len(article) - 1)].block.size
    caption = _caption(article[at])
    if caption is not None and caption.kind == "figure":
        behind = range(at - 1, start, -1)
    else:
        behind = range(at + 1, len(article))
    for place in behind:
        own = article[place]
        words = own.block.size < WORDS * size or (caption is not None and caption.kind == "table")
        if own.page != page or _is_entry(own) or own.hit is not None or not words:
            return
        yield place


def is_line_of_list(article: Sequence[Item], place: int, listed: Sequence[Item], goes_on: bool | None = None) -> bool:
    """Whether a line that its size sets apart is one of the list's, of which `listed` is what stands before it.

    Convention: a list's lines begin at two edges, those of its entries and of their further lines, one close under
    the other. Recognition measures the ink, so that one line of a list may seem larger than all others; a heading or
    a title has white over it, or an edge of its own, or no entries of this column under it. `goes_on` says whether
    the entries' numbers do, where they have any, and then such a line begins where their further lines do. A line
    that a comma or a hyphen ends is no entry's last.
    """
    item = article[place]
    own = item.block
    before = [other for other in listed if _is_beside(item, other)]
    if item.hit is not None or not before or _caption(item) is not None:  # over the list in the next column: its text
        return False
    behind = list(takewhile(lambda other: other.hit is None and _is_beside(item, other), article[place + 1 :]))
    gap = own.bbox.top - before[-1].block.bbox.bottom
    near = abs(gap) < LOST_LINE * listed[0].block.size
    lines = [line for other in (*before, *behind) for line in other.block.lines]
    edges = [line.bbox.x0 for line in lines if goes_on is None or not _NUMBERED.match(line.text)]
    lined_up = sum(abs(edge - own.bbox.x0) < LINED_UP * own.size for edge in edges) >= LINES
    is_scrap = sum(map(str.isalpha, item.text)) < LETTERS
    if goes_on is None:
        goes_on = sum(TYPE_MARK.search(other.text) is not None for other in behind) >= LINES
    broken_off = article[place - 1] is before[-1] and article[place - 1].text.rstrip().endswith(GOES_ON)
    return near and (lined_up or is_scrap) and (goes_on or broken_off)


def _is_beside(item: Item, other: Item) -> bool:
    """Whether another block stands in this one's column of its page."""
    return other.page == item.page and other.block.column.x_overlap(item.block.column) > 0
