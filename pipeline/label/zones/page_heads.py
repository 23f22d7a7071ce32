"""What a first page has at its top of the journal and the article, over the end of the article before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.label.zones.cuts import COLUMN
from pipeline.label.zones.items import Item, is_set_under
from pipeline.label.zones.mastheads import bare, is_decked, is_masthead, names_a_journal
from pipeline.label.zones.self_citation import is_self_citation
from pipeline.model.block import Label

_NUMBERED = frozenset({Label.IDENTIFIERS, Label.CITE_AS})  # printed words of a page's head


def page_head(over: Sequence[Item], end: Sequence[Item]) -> list[Item]:
    """The blocks of the page's head among those over a title, where `end` is what shows another article to end there.

    Convention: masthead, the article's number or DOI and its citation stand at the top of its first page, wherever
    its title begins; a column's label does so on the line of one of them, as it opens what it stands over. What
    stands between them is of the head as well.
    """
    top = min((item.block.bbox.top for item in end), default=0.0)
    above = [item for item in over if item.block.bbox.bottom <= top + 1 and item not in end]
    own: list[Item] = []
    for item in sorted(above, key=lambda each: -each.block.bbox.top):
        if item.printed in _NUMBERED or _is_journals(item, [other for other in over if other not in own]):
            own.append(item)
    low = max((item.block.bbox.bottom for item in own), default=0.0)
    alone = [item for item in above if is_column(item) and not any(_is_beside(item, other) for other in own)]
    return [item for item in above if item.block.bbox.top < low and item not in alone]


def _is_journals(item: Item, others: Sequence[Item]) -> bool:
    """Whether the block is the journal's own line, or a citation of the article without a word before it.

    A place in a journal with the next line of its text under it is of a list's entry.
    """
    told = names_a_journal(item) or is_masthead(item) or is_self_citation(item.text)
    return item.hit is None and told and not any(is_set_under(item, other) for other in others)


def is_column(item: Item) -> bool:
    """Whether the block is a column's label: between dots or brackets, or some hanzi alone."""
    return item.hit is None and (is_decked(item) or COLUMN.fullmatch(bare(item.text)) is not None)


def _is_beside(item: Item, other: Item) -> bool:
    return item.block.bbox.y_overlap(other.block.bbox) > 0
