"""Measure how sure the program can be of its values; writes pipeline/knowledge/review/confidence.toml.

    python tools/confidence.py --pdf CORPUS/pdf --gold CORPUS/gold --scorer SCORE [--draws 6] [--right 0.98]
                               [--drawn FOLDER] [--runs FILE] [--diagram docs/confidence.svg] [--dry]

The papers with gold are converted as they are, and `--draws` times with some of the program's thresholds moved and
printed labels unknown (tools/perturb.py): the program was tuned on these papers, so that as it stands it errs on them
less than on others, and in fewer ways. Moved and unmoved values are weighted so that `--right` of all are right, as of
papers that the program meets for the first time; the figures printed are of the unmoved papers alone, each judged by
what was learned without its journal. Articles drawn at random (tools/draw.py, FOLDER/pdf and FOLDER/gold) may stand
beside them: they have habits together that no paper here has.

A sign against a value can only lower its confidence, one for it only raise it. Where these papers say little of a sign
it keeps the weight that the table has, which may come from papers that are not here. The sum of the signs is turned
into a share by a curve that only rises. Reading is cached in the temporary folder; needs scipy, scikit-learn,
rapidfuzz, lxml.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from perturb import perturbed, reset  # noqa: E402
from truth import Truth  # noqa: E402

from pipeline import align, check, label, layout, parse, read  # noqa: E402
from pipeline.errors import UnusablePdf  # noqa: E402
from pipeline.machine import cores  # noqa: E402
from pipeline.model.source import Confidence  # noqa: E402
from pipeline.settings import Settings  # noqa: E402
from pipeline.text.hyphens import words_of  # noqa: E402
from pipeline.trust import review  # noqa: E402
from pipeline.trust.scale import Family, curve, measured  # noqa: E402
from pipeline.trust.value import Value  # noqa: E402
from pipeline.trust.values import values  # noqa: E402
from pipeline.write import json as writer  # noqa: E402

GROUPS = {
    "front": ("titles", "authors", "affiliations", "abstracts", "keywords", "journal", "numbers", "history"),
    "references": ("references",),
    "fields": ("ref-title", "ref-numbers", "ref-authors"),
    "pairs": ("pairs",),
    "body": ("headings", "captions", "tables"),
}
ALL = {family: group for group, families in GROUPS.items() for family in families}
SHARES = (0.08, 0.15, 0.25)  # of the thresholds moved, and of the labels unknown, in turn
FOLDS, INNER = 8, 4
# How much a weight is drawn to what the table says: that of a sign for all of a group, for a family alone, and the
# family's base. Ten times more, and a sign met five times in 20,000 values, always at a wrong one, moves nothing.
SHARED, OWN, BASE = 3e-5, 1e-4, 1e-5
MOST = 0.95  # surer values are never listed: one wrong value that nothing speaks against would list all
OTHER = 0.1  # a value outside the front matter is worth a person's time where it is nearly surely wrong
UNJUDGED = 0.99  # of a value that the gold record does not speak of
POINTS = 14  # of a curve
DRAWN = 0.25  # of all weight is that of drawn articles: their texts are few, and their print is even
CAUGHT = 0.95  # of wrong values
# Of papers with a fault in the front matter: the last ones look like any other, .97 would list half of those without.
CAUGHT_PAPERS = 0.95


Job = tuple[Path, Path, Path, int, bool]
Points = tuple[tuple[float, ...], tuple[float, ...]]


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
    drawn: bool = False  # at random; else a paper
    weight: float = 1.0
    shares: dict[str, float] = field(default_factory=dict)


@dataclass
class Learned:
    """What the table will say."""

    families: dict[str, Family]
    curves: dict[str, Points]


# ---------------------------------------------------------------- converting
def _sources(*rooms: str) -> str:
    """A digest of what reading depends on."""
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted((ROOT / "pipeline" / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _read(pdf: Path) -> tuple[Any, list[Any]]:
    """The pages of a PDF and what was remarked in reading them, once for all runs."""
    folder = Path(tempfile.gettempdir()) / f"duizhao-confidence-{_sources('read', 'model', 'typeset')}"
    folder.mkdir(exist_ok=True)
    kept = folder / f"{pdf.stem}.pickle"
    if kept.exists():
        found: tuple[Any, list[Any]] = pickle.loads(kept.read_bytes())
        return found
    seen: list[Any] = []
    settings = Settings(ocr="off")
    pages = read.pages(pdf, settings.limits, seen.append, settings.reader, None)
    kept.write_bytes(pickle.dumps((pages, seen), 5))
    return pages, seen


def _convert(pages: Any, seen: list[Any], arranged: Any) -> tuple[Any, list[Any], Any]:
    """The stages behind the layout, as run.py has them."""
    blocks = label.blocks(arranged, pages, frozenset())
    words = words_of(line.text for block in arranged.blocks for line in block.lines)
    article = parse.article(blocks, pages, words, seen.append)
    article = align.article(article, seen.append)
    check.article(article, seen.append)
    return article, seen, blocks


def jobs(pdfs: Path, golds: Path, scorer: Path, draws: int, drawn: bool = False) -> list[Job]:
    """Each gold record whose PDF is there."""
    found = ((pdfs / f"{gold.stem}.pdf", gold) for gold in sorted(golds.glob("*.json")))
    return [(pdf, gold, scorer.resolve(), draws, drawn) for pdf, gold in found if pdf.exists()]


def papers(job: Job) -> list[Paper]:
    """All conversions of one paper; a moved rule that breaks the program leaves its run out."""
    pdf, gold_path, scorer, draws, drawn = job
    gold = json.loads(gold_path.read_text("utf-8"))
    try:
        pages, seen = _read(pdf)
    except UnusablePdf:
        return []
    pages = layout.ruled(pages)
    plain = layout.layout(pages)
    found = [replace(_paper(pdf.stem, 0, gold, scorer, _convert(pages, list(seen), plain)), drawn=drawn)]
    for draw in range(1, draws + 1):
        chance = random.Random(f"{pdf.stem} {draw}")
        share = SHARES[draw % len(SHARES)]
        rooms = ("label", "parse", "typeset", "align", *(["layout"] if draw % 2 == 0 else []))
        try:
            with perturbed(chance, share, *rooms):
                arranged = layout.layout(pages) if "layout" in rooms else plain
                made = _convert(pages, list(seen), reset(arranged, chance, share))
        except Exception as error:
            print(f"{pdf.stem} {draw}: {type(error).__name__} under moved rules", file=sys.stderr)
            continue
        found.append(_paper(pdf.stem, draw, gold, scorer, made))
    return found


def _paper(name: str, draw: int, gold: dict[str, Any], scorer: Path, made: tuple[Any, list[Any], Any]) -> Paper:
    article, seen, blocks = made
    truth = Truth(gold, json.loads(writer.article(article, seen)), scorer)
    found = list(values(article, seen, blocks))
    surely = {value.address: Confidence(0.999) for value in found}
    whole = review.whole(article, seen, found, surely)
    journal = (gold.get("journal") or {}).get("zh") or (gold.get("journal") or {}).get("en") or name
    right = [truth.is_right(value) for value in found]
    bare = [replace(value, text="", source=None) for value in found]
    return Paper(name, journal, draw, bare, right, truth.front_is_wrong(), whole)


# ---------------------------------------------------------------- fitting
class Rows:
    """Values as the rows of a matrix: a column for each sign of the group, each sign of a family, each family."""

    def __init__(self, name: str, found: Sequence[tuple[Paper, Value, bool]]) -> None:
        self.name = name
        self.columns: dict[tuple[str, str], int] = {}
        self.good: list[bool] = []
        self.kept = measured().families
        several = len({value.family for _, value, _ in found}) > 1
        cells: list[tuple[int, int, float]] = []
        for place, (_, value, _) in enumerate(found):
            cells.append((place, self._column(value.family, "", True), 1.0))
            for sign in value.signs:
                cells.append((place, self._column(value.family, sign.name, sign.good), sign.size))
                if several:
                    cells.append((place, self._column("", sign.name, sign.good), sign.size))
        rows, columns, sizes = zip(*cells, strict=True)
        shape = (len(found), len(self.columns))
        self.x = csr_matrix((np.array(sizes), (np.array(rows), np.array(columns))), shape=shape)
        self.y = np.array([right for _, _, right in found], float)
        self.w = np.array([paper.weight for paper, _, _ in found])
        self.journal = np.array([paper.journal for paper, _, _ in found])

    def _column(self, family: str, sign: str, good: bool) -> int:
        if (family, sign) not in self.columns:
            self.columns[family, sign] = len(self.good)
            self.good.append(good)
        return self.columns[family, sign]

    def fit(self, mask: np.ndarray) -> np.ndarray:
        """The columns' weights: log-odds, each sign's on its side of 0, those of the table where little speaks."""
        x, y, w = self.x[mask], self.y[mask], self.w[mask] / self.w[mask].sum()
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

        return minimize(loss, prior, jac=True, bounds=sides, method="L-BFGS-B", options={"maxiter": 200}).x

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
        return self.fit(mask), calibrate(z[mask], self.y[mask], self.w[mask])

    def crossed(self) -> np.ndarray:
        """Each row's share, from what was learned without its journal."""
        shares = np.zeros(len(self.y))
        for part in folds(self.journal, FOLDS):
            own = np.isin(self.journal, sorted(part))
            b, points = self.learn(~own)
            shares[own] = [curve(points, z) for z in self.x[own] @ b]
        return shares


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


# ---------------------------------------------------------------- weighing
def weigh(found: Sequence[Paper], right: float) -> None:
    """Weights of moved and unmoved papers with which this share of front matter and references is right."""

    def share(own: Sequence[Paper]) -> float:
        rows = [r for p in own for r in (*rows_of([p], "front"), *rows_of([p], "references"))]
        return sum(right for _, _, right in rows) / max(1, len(rows))

    unmoved, moved, drawn = kinds(found)
    high, low = share(unmoved), share(moved)
    part = min(0.9, max(0.1, (high - right) / max(0.001, high - low)))
    print(f"right: {high:.3f} of {len(unmoved)} papers, {low:.3f} of {len(moved)} with moved rules (weight {part:.2f})")
    aside = DRAWN if drawn else 0.0
    for own, weight in ((unmoved, (1 - part) * (1 - aside)), (moved, part * (1 - aside)), (drawn, aside)):
        for paper in own:
            paper.weight = weight / len(own)


def kinds(found: Iterable[Paper]) -> tuple[list[Paper], list[Paper], list[Paper]]:
    """Papers as they are, with moved rules, and drawn articles."""
    own: tuple[list[Paper], list[Paper], list[Paper]] = ([], [], [])
    for paper in found:
        own[2 if paper.drawn else 1 if paper.draw else 0].append(paper)
    return own


# ---------------------------------------------------------------- figures
def figures(name: str, rows: Sequence[tuple[bool, float]]) -> None:
    """Caught, AUROC and ECE as the corpus's scorer reckons them."""
    rows = sorted(rows, key=lambda r: r[1])
    wrong = sum(not r for r, _ in rows)
    if not rows:
        return
    tenth = max(1, len(rows) // 10)
    caught = sum(not r for r, _ in rows[:tenth]) / max(1, wrong)
    size = max(1, len(rows) // 10)
    bins = [rows[i : i + size] for i in range(0, len(rows), size)]
    ece = sum(abs(sum(r for r, _ in b) - sum(c for _, c in b)) for b in bins) / len(rows)
    area = roc_auc_score([r for r, _ in rows], [c for _, c in rows]) if 0 < wrong < len(rows) else float("nan")
    mean = sum(c for _, c in rows) / len(rows)
    print(f"{name:12} {len(rows):6} values, {wrong:5} wrong; caught {caught:.3f}; AUROC {area:.3f}; ECE {ece:.3f}; "
          f"right {1 - wrong / len(rows):.3f}, said {mean:.3f}")  # fmt: skip


def cross(found: Sequence[Paper]) -> dict[str, Rows]:
    """Give each paper its values' shares, from what was learned without its journal; the rows of each group."""
    groups = {}
    for group in GROUPS:
        listed = rows_of(found, group)
        groups[group] = Rows(group, listed)
        for (paper, value, _), share in zip(listed, groups[group].crossed(), strict=True):
            paper.shares[value.address] = float(share)
    return groups


def judged_rows(found: Iterable[Paper], families: Sequence[str]) -> list[tuple[bool, float]]:
    return [
        (right, paper.shares[value.address])
        for paper in found
        for value, right in zip(paper.values, paper.right, strict=True)
        if right is not None and value.family in families
    ]


def report(found: Sequence[Paper], fronts: dict[tuple[str, int], float], cut: float) -> None:
    for title, own in zip(("unmoved", "moved", "drawn"), kinds(found), strict=True):
        if not own:
            continue
        print(f"--- {title}")
        figures("all", judged_rows(own, (*GROUPS["front"], "references")))
        for group, families in GROUPS.items():
            figures(group, judged_rows(own, families))
        for family in GROUPS["front"]:
            figures(f"  {family}", judged_rows(own, (family,)))
        figures("whole front", [(not p.wrong_front, fronts[p.name, p.draw]) for p in own])
        bad = [fronts[p.name, p.draw] < cut for p in own if p.wrong_front]
        good = [fronts[p.name, p.draw] < cut for p in own if not p.wrong_front]
        print(
            f"papers: {sum(bad)} of {len(bad)} with a fault in the front matter ask for a look, "
            f"{sum(good)} of {len(good)} without"
        )


def cuts(found: Sequence[Paper], fronts: dict[tuple[str, int], float]) -> dict[str, float]:
    """Where to look: the shares below which this part of what is wrong lies.

    Values are judged on the papers as they are. Of papers, few of those are wrong, and one that looks like any other
    would have all of them looked at: the cut is taken over the moved ones too.
    """
    own = kinds(found)[0]
    wrong = sorted(share for right, share in judged_rows(own, review.FRONT_FAMILIES) if not right)
    papers_wrong = sorted(fronts[p.name, p.draw] for p in found if p.wrong_front)

    def at(shares: Sequence[float], caught: float) -> float:
        return shares[min(len(shares) - 1, int(np.ceil(caught * len(shares))) - 1)] + 0.001 if shares else 0.9

    return {"front": at(papers_wrong, CAUGHT_PAPERS), "value": min(MOST, at(wrong, CAUGHT)), "other": OTHER}


# ---------------------------------------------------------------- writing
SIDE, EDGE = 300, 44  # of the diagram, points
GROUPED = {"front": "#1b6ca8", "references": "#b5541c", "fields": "#7a7a7a", "pairs": "#3c8a3c", "body": "#8a3c8a"}


def diagram(found: Sequence[Paper]) -> str:
    """A reliability diagram as SVG: the share right over the share said, a point for a tenth of a group's values."""
    size = SIDE + 2 * EDGE
    name = 'font-family="sans-serif" font-size="11"'
    over = "found to be right; papers with and without moved rules"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size + 90}" height="{size}" {name}>',
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
        f'<path d="M{EDGE} {EDGE + SIDE} L{EDGE + SIDE} {EDGE}" stroke="#bbb"/>',
        f'<text x="{EDGE}" y="{size - 8}">said to be right (share, 0 to 1)</text>',
        f'<text x="{EDGE}" y="{EDGE - 10}">{over}</text>',
    ]
    for place, (group, colour) in enumerate(GROUPED.items()):
        weighted = {p.name + str(p.draw): p.weight for p in found}
        rows = sorted(
            (p.shares[v.address], right, weighted[p.name + str(p.draw)])
            for p in found
            for v, right in zip(p.values, p.right, strict=True)
            if right is not None and ALL[v.family] == group
        )
        points = []
        for part in np.array_split(np.arange(len(rows)), 10):
            w = sum(rows[i][2] for i in part)
            if w:
                said, was = (sum(rows[i][k] * rows[i][2] for i in part) / w for k in (0, 1))
                points.append((EDGE + SIDE * said, EDGE + SIDE * (1 - was)))
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in points]
        parts.append(f'<text x="{EDGE + SIDE + 10}" y="{EDGE + 16 * (place + 1)}" fill="{colour}">{group}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def table(learned: Learned, cut: dict[str, float]) -> str:
    """confidence.toml."""
    lines = ["# How sure the program is of its values. Written by tools/confidence.py; not edited by hand."]
    lines += ["# Log-odds of a value without any sign, what each sign adds, and the share right at their sum.", ""]
    lines += ["[cut]  # under which share right something is looked at"]
    lines += [f"{name} = {value:.3f}" for name, value in cut.items()]
    for name, (xs, ys) in learned.curves.items():
        lines += ["", f"[curve.{name}]", f"odds = [{', '.join(f'{x:.3f}' for x in xs)}]"]
        lines += [f"share = [{', '.join(f'{y:.4f}' for y in ys)}]"]
    for name, family in learned.families.items():
        lines += ["", f"[family.{name}]", f'curve = "{family.curve}"', f"base = {family.base:.3f}"]
        lines += [f"[family.{name}.weights]"]
        lines += [f'"{sign}" = {worth:.3f}' for sign, worth in sorted(family.weights.items()) if abs(worth) >= 0.01]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pdf", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True, help="the folder with score.py and trust.py")
    parser.add_argument("--draws", type=int, default=6)
    parser.add_argument("--right", type=float, default=0.98)
    parser.add_argument("--drawn", type=Path, help="a folder of tools/draw.py")
    parser.add_argument("--runs", type=Path, help="keep the conversions here, or take them from here")
    parser.add_argument("--diagram", type=Path, help="write a reliability diagram here, SVG")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    if arguments.runs and arguments.runs.exists():
        found: list[Paper] = pickle.loads(arguments.runs.read_bytes())
    else:
        asked = jobs(arguments.pdf, arguments.gold, arguments.scorer, arguments.draws)
        if arguments.drawn:
            asked += jobs(arguments.drawn / "pdf", arguments.drawn / "gold", arguments.scorer, 0, drawn=True)
        with ProcessPoolExecutor(cores()) as pool:
            found = [paper for made in pool.map(papers, asked) for paper in made]
        if arguments.runs:
            arguments.runs.write_bytes(pickle.dumps(found, 5))
    unmoved, moved = map(len, kinds(found)[:2])
    wanted = arguments.draws * unmoved
    if moved < wanted / 2:  # some rules cannot be moved so far; where most runs break, the fault is tools/perturb.py's
        raise SystemExit(f"{wanted - moved} of {wanted} runs under moved rules broke: nothing is measured")
    weigh(found, arguments.right)
    groups = cross(found)
    whole = Rows(review.WHOLE, [(paper, whole_of(paper), not paper.wrong_front) for paper in found])
    fronts = {(p.name, p.draw): float(share) for p, share in zip(found, whole.crossed(), strict=True)}
    cut = cuts(found, fronts)
    report(found, fronts, cut["front"])
    learned = Learned({}, {})
    for name, rows in {**groups, review.WHOLE: whole}.items():
        weights, points = rows.learn(np.ones(len(rows.y), bool))
        learned.families |= rows.families(weights)
        learned.curves[name] = points
    if arguments.diagram:
        arguments.diagram.write_text(diagram(found), "utf-8")
    if not arguments.dry:
        (ROOT / "pipeline" / "knowledge" / "review" / "confidence.toml").write_text(table(learned, cut), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
