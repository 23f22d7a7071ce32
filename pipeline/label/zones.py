"""Where an article's front matter, body and back stand among the blocks, and what is not of this article."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.core import (
    CONTINUED,
    GUESSED,
    MARGIN,
    PRINTED,
    continues,
    is_core,
    label_bare_abstracts,
    label_core,
)
from pipeline.label.front import label_titles
from pipeline.label.items import Item, body_size, items
from pipeline.label.neighbour import label_former, label_neighbour, label_over_title
from pipeline.label.references import is_biography, label_references
from pipeline.label.resumed import label_resumed, parted, resumptions
from pipeline.label.self_citation import is_self_citation
from pipeline.label.tail import label_tail
from pipeline.model.block import Block, Label, LabelledBlock
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count

BODY_LINES = 14  # lines of unlabelled running text between two labels of the front matter part them
UNDER_TITLE = 8  # blocks under a title that may still be front matter
NOTE_MARKS = "*＊∗★☆†"  # before a note that a title or a name refers to
INDENT = 0.8  # type sizes, of a paragraph's first line
COVER_HITS = 2  # signs of a delivery service's cover on a page


def label_zones(
    blocks: Sequence[Block],
    pages: Sequence[Page] = (),
    unreadable: Collection[int] = (),
    furniture: Sequence[tuple[Block, str]] = (),
) -> tuple[LabelledBlock, ...]:
    """All blocks in their order; those of the body keep the label PARAGRAPH for `label_body` to refine."""
    resumed = resumptions(blocks, furniture)
    found = items(parted(blocks, resumed))
    size = body_size(blocks)
    for item in found:
        if item.page in unreadable:
            item.settle(Label.UNPLACED, "zones.unreadable-page", PRINTED)
    _covers(found)
    label_resumed(found, resumed)
    label_neighbour(found, pages, size)
    article = [item for item in found if item.open]
    if article:
        tail = label_references(article, size)
        head = _head(article, tail)
        _label_margins(article, head, tail, size)
        head = label_core(article[:tail], head)
        label_bare_abstracts(article[: head + 1])
        label_titles(article[: head + 1])
        label_former(article[: head + 1])
        label_tail(article[: head + 1], article[tail:])
        if not unreadable:  # else the end of this article's own page may stand there
            label_over_title(article[: head + 1], size)
        _rest(article, head, tail)
    return tuple(item.labelled() for item in found)


def _covers(found: Sequence[Item]) -> None:
    """First pages that a delivery service puts before the article."""
    cover = front_knowledge().cover
    page = 1
    while True:
        own = [item for item in found if item.page == page]
        if not own or sum(len(set(cover.findall(item.text))) for item in own) < COVER_HITS:
            return
        if any(item.hit is not None and item.hit.row.label is Label.ABSTRACT for item in own):
            return
        for item in own:
            item.settle(Label.FURNITURE, "zones.cover", PRINTED)
        page += 1


def _head(article: Sequence[Item], tail: int) -> int:
    """The place of the last item of the front matter at the article's beginning.

    It ends with the last abstract, keywords or classification that no page's worth of running text parts from
    the first one.
    """
    first_page = article[0].page
    anchors = [a for a, item in enumerate(article[:tail]) if is_core(item) and item.page <= first_page + 1]
    if not any(_printed_label(article[a]) is not Label.IDENTIFIERS for a in anchors):
        return _under_title(article[:tail])
    first = next(at for at, a in enumerate(anchors) if _printed_label(article[a]) is not Label.IDENTIFIERS)
    last = anchors[first]
    for anchor in anchors[first + 1 :]:
        between = article[last + 1 : anchor]
        limit = 1 if _printed_label(article[anchor]) is Label.IDENTIFIERS else BODY_LINES
        if _running_lines(between, article[last]) > limit:
            break
        last = anchor
    return last


def _lists_institutions(item: Item) -> bool:
    """Whether about every other line names an institution: a consortium's list is as long as a paragraph."""
    return len(front_knowledge().aff[item.lang].findall(item.text)) * 2 >= len(item.block.lines)


def _under_title(article: Sequence[Item]) -> int:
    """The end of a front matter without abstract and keywords: what stands between the title and running text."""
    first = [item for item in article if item.page == article[0].page and item.hit is None]
    if not first:
        return -1
    size = max((item.block.size for item in first if len(item.text) >= 4), default=0.0)
    start = next((at for at, item in enumerate(article) if item in first and item.block.size == size), None)
    if start is None:
        return -1
    end = start
    for at in range(start + 1, min(start + UNDER_TITLE, len(article))):
        item = article[at]
        if item.page != article[0].page or len(item.block.lines) > 3 or re.match(r"^\s*[\d一二三]", item.text):
            break
        end = at
    return end


def _printed_label(item: Item) -> Label | None:
    return item.hit.row.label if item.hit is not None else None


def _running_lines(between: Sequence[Item], anchor: Item) -> int:
    """Lines of unlabelled text, the first block's not counted where it goes on with the anchor's."""
    count = 0
    previous = anchor
    for item in between:
        if item.hit is None and not continues(previous, item):
            count += 0 if _lists_institutions(item) else len(item.block.lines)
        elif item.hit is None:
            previous = item
        else:
            previous = item
    return count


def _label_margins(article: Sequence[Item], head: int, tail: int, size: float) -> None:
    """Dates, funding, notes on authors: wherever their printed words open a block outside running text."""
    last_page = article[-1].page
    first_page = article[0].page
    for place, item in enumerate(article):
        marked = item.block.size < size * 0.97 or item.text.lstrip()[:1] in NOTE_MARKS
        is_note = item.open and item.hit is None and item.page == first_page and marked
        if is_note and front_knowledge().funding.search(item.text):
            item.settle(Label.FUNDING, "zones.funding-note", CONTINUED)
            _continue_margin(article, place, size)
        elif item.open and item.hit is None and item.page == first_page and is_self_citation(item.text):
            item.settle(Label.CITE_AS, "zones.self-citation", CONTINUED)
        if not item.open or item.hit is None or item.hit.row.label not in MARGIN | {Label.ACK}:
            continue
        if item.hit.row.label is Label.AFF and not front_knowledge().aff[item.lang].search(item.text):
            continue  # the unit of what a figure or table shows
        outside = place <= head or place >= tail or item.page in (first_page, last_page)
        small = item.block.size < size * 0.97
        if (item.hit.certain and (outside or small)) or (not item.hit.certain and small and outside):
            item.settle(item.hit.row.label, item.hit.row.rule, PRINTED)
            _continue_margin(article, place, size)


def _is_identifier(item: Item) -> bool:
    """Whether the line is the rest of a number or an address: class number, code and DOI are complete in theirs."""
    return len(item.block.lines) == 1 and (hanzi_count(item.text) == 0 or "://" in item.text)


def _is_indented(item: Item) -> bool:
    """Whether the block's first line begins right of the others, as a paragraph's does."""
    first, *others = item.block.lines
    return first.bbox.x0 - min((line.bbox.x0 for line in others), default=first.bbox.x0) > INDENT * first.size


def _continue_margin(article: Sequence[Item], place: int, size: float) -> None:
    """The unlabelled small blocks that follow a note in the same type go on with it."""
    first = before = article[place]
    middle = Bbox.around(item.block.bbox for item in article if item.page == first.page).y_mid
    for item in article[place + 1 : place + 6]:
        below = item.block.bbox.top >= first.block.bbox.top
        near = item.block.bbox.top - before.block.bbox.bottom <= 1.2 * item.block.size
        alike = abs(item.block.size - first.block.size) <= 0.04 * first.block.size
        another = first.label is not Label.FUNDING and front_knowledge().funding.search(item.text)
        if not item.open or item.hit or another or item.page != first.page or not (below and near and alike):
            return
        if first.label is Label.IDENTIFIERS and not _is_identifier(item):
            return
        high = first.block.bbox.bottom < middle
        if high and item.block.size > 0.97 * size and _is_indented(item) and len(item.block.lines) > 1:
            return  # a paragraph of the body under a note that stands over it
        item.settle(first.label or Label.UNPLACED, "zones.note-continues", CONTINUED)
        before = item


def _rest(article: Sequence[Item], head: int, tail: int) -> None:
    """What no rule has spoken for: unplaced in the front matter, another article's after the references."""
    for item in article[: head + 1]:
        if item.open:
            item.settle(Label.UNPLACED, "zones.front-rest", GUESSED)
    filler = front_knowledge().filler
    for item in article[tail:]:
        if item.open and is_biography(item.text):
            item.settle(Label.AUTHOR_NOTES, "zones.biography", CONTINUED)
        elif item.open:
            label = Label.FURNITURE if filler.match(item.text.strip()) else Label.OTHER_ARTICLE
            item.settle(label, "zones.after-references", GUESSED)
