"""Where a value stands in the PDF, and why it is believed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.geometry import Bbox

UNMEASURED = 0.9
"""How sure a rule is taken to be that nobody has measured; measured figures stand beside the article (`Confidence`)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page; pages are 1-based, as a PDF viewer counts."""

    page: int
    bbox: Bbox


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value is printed, which rule saw it, and how sure that rule is of itself.

    A paragraph that runs over a column or a page stands at several places, in the order in which they are read;
    `page` and `bbox` are those of the first, `more` has the others.
    """

    page: int  # 1-based, as a PDF viewer counts
    bbox: Bbox
    rule: str  # a row of knowledge/ or a function, e.g. "labels.kwd-group.zh"
    confidence: float = UNMEASURED  # 0..1
    more: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        return (Place(self.page, self.bbox), *self.more)

    @staticmethod
    def over(places: Sequence[Place], rule: str, confidence: float = UNMEASURED) -> "Source":
        """A value that stands at one or more places."""
        first, *more = places
        return Source(first.page, first.bbox, rule, confidence, tuple(more))


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely a value is right, 0..1, and what speaks for and against it, in words.

    Measured after the article is made, and kept beside it by the value's address: `{"front.titles[zh]": …}`.
    """

    share: float
    reasons: tuple[str, ...] = ()


def places(boxes: Iterable[tuple[int, Bbox]]) -> tuple[Place, ...]:
    """The places of lines in reading order, each with its page: a line above the one before it begins another place."""
    found: list[list[tuple[int, Bbox]]] = []
    for page, box in boxes:
        before = found[-1][-1] if found else None
        if before is not None and page == before[0] and box.bottom >= before[1].top:
            found[-1].append((page, box))
        else:
            found.append([(page, box)])
    return tuple(Place(piece[0][0], Bbox.around(box for _, box in piece)) for piece in found)
