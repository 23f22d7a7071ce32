"""How far the front matter at an article's beginning reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones.abstracts import continues, is_core
from pipeline.label.zones.bylines import is_byline
from pipeline.label.zones.claims import Decided
from pipeline.label.zones.items import Item
from pipeline.model.block import Label, Script
from pipeline.model.lang import Lang
from pipeline.typeset.lines import ends_sentence

BODY_LINES = 14  # lines of unlabelled running text between two labels of the front matter part them
UNDER_TITLE = 8  # blocks under a title that may still be front matter
PARAGRAPH_LINES = 3  # lines; a longer block under the title is running text
SHORTEST = 4  # characters of a title; shorter ones in large type are initials, numbers, ornaments


def end_of_front(article: Sequence[Item], tail: int, decided: Decided) -> int:
    """The place of the last item of the front matter at the article's beginning.

    It ends with the last abstract, keywords or classification that no page's worth of running text parts from
    the first one.
    """
    first_page = article[0].page
    near = (place for place, item in enumerate(article[:tail]) if item.page <= first_page + 1)
    anchors = [place for place in near if is_core(article[place], decided)]
    if not any(article[a].printed is not Label.IDENTIFIERS for a in anchors):
        return _under_title(article[:tail])
    first = next(at for at, a in enumerate(anchors) if article[a].printed is not Label.IDENTIFIERS)
    last = anchors[first]
    for anchor in anchors[first + 1 :]:
        between = [item for item in article[last + 1 : anchor] if not _is_beside(item, article[anchor])]
        limit = 1 if article[anchor].printed is Label.IDENTIFIERS else BODY_LINES
        if _running_lines(between, article[last]) > limit:
            break
        last = anchor
    return _signed_in_english(article[:tail], _under_abstracts(article[:tail], last, decided))


def _under_abstracts(article: Sequence[Item], last: int, decided: Decided) -> int:
    """`last`, or the place of the institution under an English title and names right behind it.

    Convention: where the abstracts of both languages stand side by side, the English title, names and institution may
    be set under them over the whole width. Names and an institution together tell them from a body in English.
    """
    run: list[int] = []
    for at, item in enumerate(article[last + 1 : last + UNDER_TITLE], last + 1):
        is_free = item.hit is None and decided.is_open(item)
        if not is_free or item.lang is not Lang.EN or len(item.block.lines) > PARAGRAPH_LINES:
            break
        run.append(at)
        if front_knowledge().aff[Lang.EN].search(item.text) and any(is_byline(article[own], Lang.EN) for own in run):
            return at
    return last


def _signed_in_english(article: Sequence[Item], last: int) -> int:
    """`last`, or the place of the English words of correspondence under an English title and names right behind it.

    Convention of guidelines: their English is a title, the bodies that sign and whom to write to, with no abstract.
    """
    for at, item in enumerate(article[last + 1 : last + UNDER_TITLE], last + 1):
        if item.hit is not None and item.hit.certain and item.hit.row.corresponds and item.hit.row.lang is Lang.EN:
            return at
        if item.hit is not None or item.lang is not Lang.EN or len(item.block.lines) > PARAGRAPH_LINES:
            break
    return last


def _lists_institutions(item: Item) -> bool:
    """Whether about every other line names an institution: a consortium's list is as long as a paragraph."""
    return len(front_knowledge().aff[item.lang].findall(item.text)) * 2 >= len(item.block.lines)


def _under_title(article: Sequence[Item]) -> int:
    """The end of a front matter without abstract and keywords: what stands between the title and running text."""
    first = [item for item in article if item.page == article[0].page and item.hit is None]
    if not first:
        return -1
    size = max((item.block.size for item in first if len(item.text) >= SHORTEST), default=0.0)
    start = next((at for at, item in enumerate(article) if item in first and item.block.size == size), None)
    if start is None:
        return -1
    end = start
    for at in range(start + 1, min(start + UNDER_TITLE, len(article))):
        item = article[at]
        numbered = re.match(r"^\s*[\d一二三]", item.text) and not _is_marked_institution(item)
        if item.page != article[0].page or len(item.block.lines) > PARAGRAPH_LINES or numbered:
            break
        end = at
    return end


def _is_marked_institution(item: Item) -> bool:
    """Whether a raised figure stands before an institution, `^{1}School of Paper`: a heading's stands on the line."""
    raised = item.block.lines[0].spans[0].script is Script.SUP
    return raised and front_knowledge().aff[item.lang].search(item.text) is not None


def _running_lines(between: Sequence[Item], anchor: Item) -> int:
    """Lines of unlabelled text, but for what goes on with the anchor's, over a column's end where it breaks off."""
    count = 0
    previous, opened = anchor, anchor
    for item in between:
        if item.hit is not None:
            previous, opened = item, item
            continue
        breaks_off = previous is not opened and not ends_sentence(previous.text)
        if not (continues(previous, item) or (breaks_off and continues(opened, item))):
            count += 0 if _lists_institutions(item) else len(item.block.lines)
            opened = item
        previous = item
    return count


def _is_beside(item: Item, anchor: Item) -> bool:
    """Whether the block stands in a column left of an abstract and begins lower: the body's text under the other one.

    Convention: the abstracts of both languages side by side, the text in two columns under them.
    """
    lower = item.page == anchor.page and item.block.bbox.top > anchor.block.bbox.top
    return anchor.printed is Label.ABSTRACT and lower and item.block.bbox.x1 <= anchor.block.bbox.x0
