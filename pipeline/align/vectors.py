"""Sentence vectors as evidence, beside the items that both languages print."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.align.evidence import Evidence
from pipeline.text.vectors import Encode

# What a cosine says: nothing at the mean of sentences that do not belong together, about as much as a shared number
# where it is as high as translations have it. Not measured on a model of ours: none is shipped.
_STRENGTH = 12.0
_MOST_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Vectors:
    """Evidence from vectors of runs of sentences, added to other evidence. Vectors are of length 1."""

    zh: dict[tuple[int, int], Sequence[float]]
    en: dict[tuple[int, int], Sequence[float]]
    usual: float  # the mean cosine of all single sentences
    beside: Evidence | None = None

    def score(self, zh: tuple[int, int], en: tuple[int, int]) -> float:
        other = self.beside.score(zh, en) if self.beside else 0.0
        if zh not in self.zh or en not in self.en:
            return other
        return (
            _STRENGTH * (_cosine(self.zh[zh], self.en[en]) - self.usual) * (zh[1] - zh[0] + en[1] - en[0]) / 2 + other
        )

    def names(self, zh: tuple[int, int], en: tuple[int, int]) -> tuple[str, ...]:
        return ("vectors", *(self.beside.names(zh, en) if self.beside else ()))


def vectors(zh: Sequence[str], en: Sequence[str], encode: Encode, beside: Evidence | None = None) -> Vectors:
    """The evidence of two texts by vectors of every run of at most six sentences."""
    own, other = _runs(zh, encode), _runs(en, encode)
    cosines = [_cosine(own[i, i + 1], other[j, j + 1]) for i in range(len(zh)) for j in range(len(en))]
    return Vectors(own, other, sum(cosines) / max(1, len(cosines)), beside)


def _runs(texts: Sequence[str], encode: Encode) -> dict[tuple[int, int], Sequence[float]]:
    places = [
        (start, end)
        for start in range(len(texts))
        for end in range(start + 1, min(len(texts), start + _MOST_SENTENCES) + 1)
    ]
    if not places:
        return {}
    return dict(zip(places, encode([" ".join(texts[start:end]) for start, end in places]), strict=True))


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
