"""What rules say of a block or a line: the strongest claim wins, and all are kept."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TypeVar

from pipeline.model.rule import Claim, Strength

What = TypeVar("What")

# How often claims of a strength were right on the papers with gold.
SHARE_RIGHT: dict[IntEnum, float] = {
    Strength.LEFT_OVER: 0.8,
    Strength.PLACE: 0.8,
    Strength.LIKELY: 0.85,
    Strength.CONTINUES: 0.9,
    Strength.LIKENESS: 0.95,
    Strength.PRINTED: 0.97,
    Strength.OVERRULES: 0.9,
}


def strongest(claims: Sequence[Claim[What]]) -> Claim[What] | None:
    """The claim that wins: the strongest, of equals the one made first."""
    return max(claims, key=lambda claim: claim.strength, default=None)


def runner_up(claims: Sequence[Claim[What]]) -> Claim[What] | None:
    """The strongest claim that says something else than the winner."""
    winner = strongest(claims)
    return strongest([claim for claim in claims if winner is not None and claim.what != winner.what])
