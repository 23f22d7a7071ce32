"""confidence.toml: what each sign is worth, and what the sum of them means."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge.toml import load
from pipeline.model.source import Confidence
from pipeline.trust.value import Sign, Value

REASONS = 4  # told of one value, the gravest first; what all values of its page or article share comes last
_SPEAKS = 0.05  # of log-odds: less is not worth a word


@dataclass(frozen=True, slots=True)
class Family:
    """Values measured together: log-odds without any sign, what each sign adds, and the curve that they share."""

    base: float
    weights: Mapping[str, float]
    curve: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole table. A curve is points of log-odds, rising, and the share right at each."""

    families: Mapping[str, Family]
    curves: Mapping[str, tuple[Sequence[float], Sequence[float]]]
    cuts: Mapping[str, float]  # under which share right a value, or an article's front matter, is looked at

    def odds(self, value: Value) -> float:
        """The log-odds of a value being right, not yet calibrated."""
        family = self.families[value.family]
        return family.base + sum(self.worth(value.family, sign) for sign in value.signs)

    def worth(self, family: str, sign: Sign) -> float:
        return self.families[family].weights.get(sign.name, 0.0) * sign.size

    def moved(self, family: str, share: float, by: float) -> float:
        """The share right of a value of this family, by so much more log-odds."""
        xs, ys = self.curves[self.families[family].curve]
        return curve((xs, ys), curve((ys, xs), share) + by)

    def confidence(self, value: Value) -> Confidence:
        """How likely the value is right, and what speaks against it in words."""
        family = self.families[value.family]
        told = ((s.shared, self.worth(value.family, s), s.words) for s in value.signs if s.words)
        against = sorted(told, key=lambda sign: sign[:2])
        reasons = dict.fromkeys(words for _, worth, words in against if worth < -_SPEAKS)
        return Confidence(curve(self.curves[family.curve], self.odds(value)), tuple(reasons)[:REASONS])


def curve(points: tuple[Sequence[float], Sequence[float]], at: float) -> float:
    """The curve's height, a straight line between two points, level beyond the first and the last."""
    xs, ys = points
    place = bisect_right(xs, at)
    if place == 0:
        return ys[0]
    if place == len(xs):
        return ys[-1]
    x0, x1, y0, y1 = xs[place - 1], xs[place], ys[place - 1], ys[place]
    return y0 + (y1 - y0) * (at - x0) / (x1 - x0)


def logit(share: float) -> float:
    """Log-odds of a share, which is kept away from 0 and 1."""
    kept = min(max(share, 0.001), 0.999)
    return math.log(kept / (1 - kept))


@cache
def measured() -> Scale:
    """The table that the program is delivered with."""
    data = load("confidence")
    families = {name: Family(row["base"], row.get("weights", {}), row["curve"]) for name, row in data["family"].items()}
    curves = {name: (tuple(row["odds"]), tuple(row["share"])) for name, row in data["curve"].items()}
    return Scale(families, curves, data["cut"])
