"""How far an article can be believed, kept beside it: confidences by address, and what a person should look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.source import Confidence, Source


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value that a person should look at; `address` is its place in the JSON, `source` its place on the page.

    Where a value is missing there is no place, and the address is where it would stand.
    """

    address: str
    field: str  # "title", "author", "reference" …
    reason: str
    share: float  # probability that the value is right
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """`front` is the probability that the front matter needs no change at all."""

    confidences: Mapping[str, Confidence] = field(default_factory=dict)
    front: Confidence = field(default_factory=lambda: Confidence(1.0))
    review: tuple[Doubt, ...] = ()
