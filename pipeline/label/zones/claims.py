"""What rules say of blocks: claims, which are only ever added, and what is decided by them so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.label.claims import SHARE_RIGHT, runner_up, with_claim
from pipeline.label.zones.items import Item
from pipeline.label.zones.rules import ORIGINS, REST
from pipeline.model.block import Label, LabelledBlock, Origin
from pipeline.model.lang import Lang
from pipeline.model.rule import Claim, Room


@dataclass(frozen=True, slots=True)
class BlockClaim(Claim[Label]):
    """What one rule takes a block for; `lang` is the block's language where its letters do not tell."""

    item: Item
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What has been claimed so far, the strongest claim on a block first.

    It is a value like any other: `heard` leaves it as it is, and gives another with more claims.
    """

    claims: Mapping[Item, tuple[BlockClaim, ...]] = field(default_factory=dict)

    def is_open(self, item: Item) -> bool:
        """Whether no rule has spoken for the block."""
        return item not in self.claims

    def label(self, item: Item) -> Label | None:
        own = self.claims.get(item)
        return own[0].what if own else None

    def heard(self, claims: Iterable[BlockClaim]) -> Decided:
        new = tuple(claims)
        if not new:
            return self
        found = dict(self.claims)
        for claim in new:
            found[claim.item] = with_claim(found.get(claim.item, ()), claim)
        return Decided(found)

    def labelled(self, item: Item) -> LabelledBlock:
        """The block with the label that it ends with: a paragraph of the body where no rule has spoken for it."""
        own = self.claims.get(item, ())
        winner = own[0] if own else BlockClaim(Label.PARAGRAPH, REST, item)
        second = runner_up(own)
        length = item.hit.end if item.hit is not None and winner.what is item.printed else 0
        lang = next((claim.lang for claim in own if claim.lang is not None), item.lang)
        return LabelledBlock(
            item.block,
            winner.what,
            lang,
            winner.rule.name,
            SHARE_RIGHT[winner.strength] if own else 0.0,
            length,
            origin=Origin.LABEL if winner.rule.room is Room.KNOWLEDGE else ORIGINS.get(winner.rule),
            runner_up=f"{second.what} by {second.rule.name}" if second is not None else "",
            field=winner.rule.field,
        )


Step = Callable[[Decided], Iterable[BlockClaim]]


def in_turn(decided: Decided, *steps: Step) -> list[BlockClaim]:
    """What the steps claim, each of which sees what those before it have claimed too."""
    found: list[BlockClaim] = []
    for step in steps:
        claims = list(step(decided))
        decided = decided.heard(claims)
        found += claims
    return found
