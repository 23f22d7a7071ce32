"""Weights of the signs and curves of their sums, fitted to values that were judged: what tools/confidence.py writes."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.isotonic import IsotonicRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.model.source import Confidence
from pipeline.trust import review
from pipeline.trust.scale import Family, curve, measured
from pipeline.trust.value import Value

GROUPS = {
    "front": ("titles", "authors", "affiliations", "abstracts", "keywords", "journal", "numbers", "history"),
    "references": ("references",),
    "fields": ("ref-title", "ref-numbers", "ref-authors"),
    "pairs": ("pairs",),
    "body": ("headings", "captions", "tables"),
}
ALL = {family: group for group, families in GROUPS.items() for family in families}
FOLDS, INNER = 8, 4
# How much a weight is drawn to what the table says: that of a sign for all of a group, for a family alone, and the
# family's base. Ten times more, and a sign met five times in 20,000 values, always at a wrong one, moves nothing.
SHARED, OWN, BASE = 3e-5, 1e-4, 1e-5
STEEP = 1e-8  # of the loss, at which learning ends: of a sign met once in 50,000 values it is 2e-5 at most
UNJUDGED = 0.99  # of a value that the gold record does not speak of
POINTS = 14  # of a curve

Points = tuple[tuple[float, ...], tuple[float, ...]]
Key = tuple[str, int, str]  # of a conversion: paper, draw, kind of change


@dataclass
class Paper:
    """One conversion of one paper: its values, which of them are right, and whether its front matter has a fault."""

    name: str
    journal: str
    draw: int
    values: list[Value]
    right: list[bool | None]
    wrong_front: bool
    whole: Value
    # tuned: on it the program was; moved: so with moved rules; changed: so printed otherwise, in the kind `change`;
    # drawn: at random; looked: by a person
    kind: str = "tuned"
    change: str = ""
    weight: float = 1.0  # in the curves
    taught: float = 1.0  # in learning what signs are worth
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.name, self.draw, self.change


class Rows:
    """Values as the rows of a matrix: a column for each sign of the group, each sign of a family, each family.

    Values of one journal that are alike in all of it are one row, as heavy as all of them: a changed paper has most of
    its values as they were. `row` says which row each value is.
    """

    def __init__(self, name: str, found: Sequence[tuple[Paper, Value, bool]]) -> None:
        self.name = name
        self.columns: dict[tuple[str, str], int] = {}
        self.good: list[bool] = []
        self.kept = measured().families
        several = len({value.family for _, value, _ in found}) > 1
        cells: list[tuple[int, int, float]] = []
        known: dict[tuple[object, ...], int] = {}
        self.row = np.zeros(len(found), int)
        for at, (paper, value, right) in enumerate(found):
            key = (paper.journal, value.family, right, *((sign.name, sign.size) for sign in value.signs))
            is_new = key not in known
            place = self.row[at] = known.setdefault(key, len(known))
            if not is_new:
                continue
            cells.append((place, self._column(value.family, "", True), 1.0))
            for sign in value.signs:
                cells.append((place, self._column(value.family, sign.name, sign.good), sign.size))
                if several:
                    cells.append((place, self._column("", sign.name, sign.good), sign.size))
        rows, columns, sizes = zip(*cells, strict=True)
        shape = (len(known), len(self.columns))
        self.x = csr_matrix((np.array(sizes), (np.array(rows), np.array(columns))), shape=shape)
        self.y = np.array([right for _, _, right, *_ in known], float)
        self.journal = np.array([journal for journal, *_ in known])
        self.w, self.taught = np.zeros((2, len(known)))
        np.add.at(self.w, self.row, [paper.weight for paper, _, _ in found])
        np.add.at(self.taught, self.row, [paper.taught for paper, _, _ in found])

    def _column(self, family: str, sign: str, good: bool) -> int:
        if (family, sign) not in self.columns:
            self.columns[family, sign] = len(self.good)
            self.good.append(good)
        return self.columns[family, sign]

    def fit(self, mask: np.ndarray) -> np.ndarray:
        """The columns' weights: log-odds, each sign's on its side of 0, those of the table where little speaks."""
        x, y, w = self.x[mask], self.y[mask], self.taught[mask] / self.taught[mask].sum()
        drawn = np.array([BASE if n == "" else SHARED if f == "" else OWN for f, n in self.columns])
        prior = np.array([self._prior(*column) for column in self.columns])
        sides = [
            (None, None) if n == "" or n.startswith("is-") else (0, None) if good else (None, 0)
            for (_, n), good in zip(self.columns, self.good, strict=True)
        ]

        def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
            z = x @ b
            value = float(np.sum(w * (np.logaddexp(0, z) - y * z)) + 0.5 * np.sum(drawn * (b - prior) ** 2))
            return value, x.T @ (w * (expit(z) - y)) + drawn * (b - prior)

        return minimize(
            loss,
            prior,
            jac=True,
            bounds=sides,
            method="L-BFGS-B",
            options={"maxiter": 200, "gtol": STEEP, "ftol": STEEP**2},
        ).x

    def _prior(self, family: str, sign: str) -> float:
        """What the table says, which papers made that may not be here; nothing of a sign that it does not know."""
        own = self.kept.get(family)
        return 0.0 if own is None else own.weights.get(sign, 0.0) if sign else own.base

    def families(self, b: np.ndarray) -> dict[str, Family]:
        """The weights as the program's table has them; a sign that none of these papers has keeps its own."""
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        for family, _ in self.columns:
            if family in self.kept:
                weights[family] = dict(self.kept[family].weights)
        for (family, sign), column in self.columns.items():
            if family and sign:
                shared = self.columns.get(("", sign))
                weights[family][sign] = float(b[column]) + (float(b[shared]) if shared is not None else 0.0)
        return {
            family: Family(float(b[column]), weights[family], self.name)
            for (family, sign), column in self.columns.items()
            if sign == ""
        }

    def learn(self, mask: np.ndarray) -> tuple[np.ndarray, Points]:
        """Weights from these rows, and a curve from parts of them judged by what was learned without these."""
        z = np.zeros(len(self.y))
        for part in folds(self.journal[mask], INNER):
            own = np.isin(self.journal, sorted(part))
            z[own] = self.x[own] @ self.fit(mask & ~own)
        weighed = mask & (self.w > 0)
        return self.fit(mask), calibrate(z[weighed], self.y[weighed], self.w[weighed])

    def crossed(self) -> np.ndarray:
        """Each value's share, from what was learned without its journal."""
        shares = np.zeros(len(self.y))
        for part in folds(self.journal, FOLDS):
            own = np.isin(self.journal, sorted(part))
            b, points = self.learn(~own)
            shares[own] = [curve(points, z) for z in self.x[own] @ b]
        return np.array(shares[self.row])


def calibrate(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> Points:
    """A rising curve through the share right at these log-odds."""
    order = np.argsort(x)
    x, y, w = x[order], y[order], w[order]
    smooth = IsotonicRegression(y_min=0.02, y_max=0.998, out_of_bounds="clip").fit(x, y, sample_weight=w).predict(x)
    # points lie densely where values are doubted: by the weight of wrong and right ones in equal parts
    both = np.cumsum(w * (0.5 * y / max(1e-9, (w * y).sum()) + 0.5 * (1 - y) / max(1e-9, (w * (1 - y)).sum())))
    edges = np.searchsorted(both, np.linspace(0, both[-1], POINTS + 1)[1:-1])
    found: list[tuple[float, float]] = []
    for part in np.split(np.arange(len(x)), np.unique(edges)):
        if len(part) and w[part].sum() > 0:
            own = (float(np.average(x[part], weights=w[part])), float(np.average(smooth[part], weights=w[part])))
            if not found or own[0] > found[-1][0] + 2e-3:
                found.append(own)
    return tuple(p[0] for p in found), tuple(p[1] for p in found)


def folds(journals: Iterable[str], count: int) -> list[set[str]]:
    """The journals in so many parts, none in two."""
    names = sorted({str(name) for name in journals})
    random.Random(count).shuffle(names)
    return [set(names[place::count]) for place in range(count)]


def rows_of(found: Iterable[Paper], group: str) -> list[tuple[Paper, Value, bool]]:
    return [
        (paper, value, right)
        for paper in found
        for value, right in zip(paper.values, paper.right, strict=True)
        if right is not None and ALL[value.family] == group
    ]


def whole_of(paper: Paper) -> Value:
    """The front matter as one value, with the confidences that its values were given."""
    own = [value for value in paper.values if value.family in review.FRONT_FAMILIES]
    shares = {value.address: Confidence(paper.shares.get(value.address, UNJUDGED)) for value in own}
    signs = review.doubts(own, shares)
    return replace(paper.whole, signs=(*signs, *(s for s in paper.whole.signs if s.name not in review.OF_VALUES)))


def cross(found: Sequence[Paper]) -> dict[str, Rows]:
    """Give each paper its values' shares, from what was learned without its journal; the rows of each group."""
    groups = {}
    for group in GROUPS:
        listed = rows_of(found, group)
        groups[group] = Rows(group, listed)
        for (paper, value, _), share in zip(listed, groups[group].crossed(), strict=True):
            paper.shares[value.address] = float(share)
    return groups
