"""Pages of a delivery service before the article and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim
from pipeline.label.zones.items import Item
from pipeline.model.block import Label

COVER_HITS = 2  # signs of a delivery service's cover on a page
NEXT = 2  # pages behind a cover on which the article begins; the editors' own cover may print the abstract too


def cover_claims(found: Sequence[Item]) -> Iterator[BlockClaim]:
    """First pages that a delivery service puts before the article.

    They carry its words, or are set in types of their own: an article has its types from its first page to its last.
    """
    known = front_knowledge()
    for page in range(1, found[-1].page if found else 1):
        own = [item for item in found if item.page == page]
        if not own:
            continue  # the cover's blank back, or a page that is a picture
        begins = _has_abstract([item for item in found if page < item.page <= page + NEXT])
        is_before = begins or not _has_abstract(own)
        if is_before and _signs(known.cover, own) >= COVER_HITS:
            rule = rules.COVER
        elif is_before and _signs(known.repository, own) >= COVER_HITS:
            rule = rules.REPOSITORY_SHEET
        elif begins and not _has_abstract(own) and own and _are_strange(own, found[own[-1].index + 1 :]):
            rule = rules.STRANGE_SHEET
        else:
            return
        yield from (BlockClaim(Label.FURNITURE, rule, item) for item in own)


def _signs(words: re.Pattern[str], own: Iterable[Item]) -> int:
    return sum(len(set(words.findall(item.text))) for item in own)


def _are_strange(own: Iterable[Item], others: Iterable[Item]) -> bool:
    """Whether nothing in `own` is set in a type of the others."""
    return _faces(own).isdisjoint(_faces(others))


def _faces(items: Iterable[Item]) -> set[str]:
    return {span.font for item in items for line in item.block.lines for span in line.spans if span.text.strip()}


def _has_abstract(items: Sequence[Item]) -> bool:
    return any(item.printed is Label.ABSTRACT for item in items)
