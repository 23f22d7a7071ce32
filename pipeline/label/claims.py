"""What rules say of a block or a line: the strongest claim wins, of equals the one made first, and all are kept."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, TypeVar

from pipeline.model.rule import Claim, Strength

What = TypeVar("What")
AnyClaim = TypeVar("AnyClaim", bound=Claim[Any])

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


def with_claim(claims: Sequence[AnyClaim], claim: AnyClaim) -> tuple[AnyClaim, ...]:
    """The claims with one more: the strongest first, and of equals the one made first.

    What a rule says of a thing again, as the place of a float that a caption names, stands before what it has said.
    """
    weaker = (n for n, own in enumerate(claims) if own.strength < claim.strength)
    at = next((n for n, own in enumerate(claims) if claim.follows(own)), next(weaker, len(claims)))
    kept = (own for own in claims[at:] if own.what != claim.what or not claim.follows(own))
    return (*claims[:at], claim, *kept)


def strongest(claims: Sequence[Claim[What]]) -> Claim[What] | None:
    """The claim that wins: the strongest, of equals the one made first."""
    return max(claims, key=lambda claim: claim.strength, default=None)


def runner_up(claims: Sequence[Claim[What]]) -> Claim[What] | None:
    """The strongest claim that says something else than the winner."""
    winner = strongest(claims)
    return strongest([claim for claim in claims if winner is not None and claim.what != winner.what])
