"""Pages of a delivery service before the article and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim
from pipeline.label.zones.items import Item
from pipeline.model.block import Label

COVER_HITS = 2  # signs of a delivery service's cover on a page
NEXT = 2  # pages behind a cover on which the article begins; the editors' own cover may print the abstract too


def cover_claims(found: Sequence[Item]) -> Iterator[BlockClaim]:
    """First pages that a delivery service puts before the article."""
    cover = front_knowledge().cover
    page = 1
    while True:
        own = [item for item in found if item.page == page]
        if not own or sum(len(set(cover.findall(item.text))) for item in own) < COVER_HITS:
            return
        if _has_abstract(own) and not _has_abstract([item for item in found if page < item.page <= page + NEXT]):
            return
        yield from (BlockClaim(Label.FURNITURE, rules.COVER, item) for item in own)
        page += 1


def _has_abstract(items: Sequence[Item]) -> bool:
    return any(item.printed is Label.ABSTRACT for item in items)
