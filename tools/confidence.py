"""Measure how sure the program can be of its values; writes pipeline/knowledge/review/confidence.toml.

    python tools/confidence.py --pdf CORPUS/pdf --gold CORPUS/gold --scorer SCORE [--draws 6] [--right 0.98]
                               [--looked SHEET --looked-pdf CORPUS/more] [--drawn FOLDER] [--changed] [--runs FILE]
                               [--diagram docs/confidence.svg] [--dry]

The papers with gold are converted as they are, and `--draws` times with some of the program's thresholds moved and
printed labels unknown (tools/perturb.py): the program was tuned on these papers, so that as it stands it errs on them
less than on others, and in fewer ways. Moved and unmoved values are weighted so that `--right` of all are right, as of
papers that the program meets for the first time; the figures printed are of papers judged by what was learned without
their journals. With `--changed` the papers stand beside them as other journals print them (tools/change/kinds.py),
where the program errs with no rule moved: half of what a sign is worth is learned from those, and nothing of the
curves, so that what is said stays what is found on papers as they are. Papers without a gold record that a person has
looked through (tools/looked.py) may stand beside them, and articles drawn at random (tools/draw.py, FOLDER/pdf and
FOLDER/gold), which have habits together that no paper has.

A sign against a value can only lower its confidence, one for it only raise it. Where these papers say little of a sign
it keeps the weight that the table has, which may come from papers that are not here. The sum of the signs is turned
into a share by a curve that only rises. Reading is cached in the temporary folder; needs scipy, scikit-learn,
rapidfuzz, lxml.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from calibration import Key, Paper, Points, Rows, cross, rows_of, whole_of  # noqa: E402
from change.beside import Measure, like, measure  # noqa: E402
from change.kinds import KINDS  # noqa: E402
from change.printed import printed, read_once  # noqa: E402
from changed import changed  # noqa: E402
from looked import Looked, sheet  # noqa: E402
from perturb import perturbed, reset  # noqa: E402
from reliability import diagram, judged_rows, report  # noqa: E402
from truth import Truth  # noqa: E402

from pipeline import align, check, label, layout, parse  # noqa: E402
from pipeline.errors import UnusablePdf  # noqa: E402
from pipeline.machine import cores  # noqa: E402
from pipeline.model.source import Confidence  # noqa: E402
from pipeline.text.hyphens import words_of  # noqa: E402
from pipeline.trust import review  # noqa: E402
from pipeline.trust.scale import Family  # noqa: E402
from pipeline.trust.values import values  # noqa: E402
from pipeline.write import json as writer  # noqa: E402

SHARES = (0.08, 0.15, 0.25)  # of the thresholds moved, and of the labels unknown, in turn
MOST = 0.95  # surer values are never listed: one wrong value that nothing speaks against would list all
OTHER = 0.1  # a value outside the front matter is worth a person's time where it is nearly surely wrong
CHANGED = 0.5  # of what the signs' weights are learned from are changed papers; of the curves nothing
DRAWN = 0.25  # of all weight is that of drawn articles: their texts are few, and their print is even
CAUGHT = 0.95  # of wrong values
# Of papers with a fault in the front matter: the last ones look like any other, .97 would list half of those without.
CAUGHT_PAPERS = 0.95


@dataclass(frozen=True)
class Job:
    """A PDF to convert: once as it is, and so often with moved rules; judged by its gold record, or as it was seen."""

    pdf: Path
    truth: Path | Looked
    scorer: Path
    kind: str
    draws: int = 0
    beside: tuple[Measure, tuple[Measure, ...]] | None = None  # with its neighbours, where its pages are changed too


@dataclass
class Learned:
    """What the table will say."""

    families: dict[str, Family]
    curves: dict[str, Points]


# ---------------------------------------------------------------- converting
def _convert(pages: Any, seen: list[Any], arranged: Any) -> tuple[Any, list[Any], Any]:
    """The stages behind the layout, as run.py has them."""
    blocks = label.blocks(arranged, pages, frozenset())
    words = words_of(line.text for block in arranged.blocks for line in block.lines)
    article = parse.article(blocks, pages, words, seen.append)
    article = align.article(article, seen.append)
    check.article(article, seen.append)
    return article, seen, blocks


def jobs(pdfs: Path, golds: Path, scorer: Path, kind: str, draws: int = 0) -> list[Job]:
    """Each gold record whose PDF is there."""
    found = ((pdfs / f"{gold.stem}.pdf", gold) for gold in sorted(golds.glob("*.json")))
    return [Job(pdf, gold, scorer.resolve(), kind, draws) for pdf, gold in found if pdf.exists()]


def with_neighbours(asked: Sequence[Job], pool: ProcessPoolExecutor) -> Iterator[Job]:
    """The jobs, those of papers on which the program was tuned with the papers that may stand beside them."""
    tuned = [job for job in asked if job.kind == "tuned"]
    measures = dict(zip(tuned, pool.map(measure, [job.pdf for job in tuned]), strict=True))
    for job in asked:
        own = measures.get(job)
        yield job if own is None else replace(job, beside=(own, like(own, list(measures.values()))))


def papers(job: Job) -> list[Paper]:
    """All conversions of one paper; a moved rule that breaks the program leaves its run out."""
    try:
        found = read_once(job.pdf)
    except UnusablePdf:
        return []
    return [*_moved(job, layout.ruled(found.pages), list(found.told)), *_changed(job)]


def _changed(job: Job) -> Iterator[Paper]:
    """The paper as other journals print it, the record with it."""
    if job.beside is None or isinstance(job.truth, Looked):
        return
    paper, record = printed(job.pdf), json.loads(job.truth.read_text("utf-8"))
    for kind in (kind for kind in KINDS if not kind.keeps):  # those say nothing that the paper itself does not
        made = changed(paper, kind, *job.beside)
        if made is not None:
            whole = (made.article, list(made.diagnostics), made.blocks)
            yield replace(_paper(job, 0, whole, kind.gold(record)), kind="changed", change=kind.name)


def _moved(job: Job, pages: Any, seen: list[Any]) -> list[Paper]:
    """The paper as it is, and with moved rules."""
    plain = layout.layout(pages)
    found = [_paper(job, 0, _convert(pages, list(seen), plain))]
    for draw in range(1, job.draws + 1):
        chance = random.Random(f"{job.pdf.stem} {draw}")
        share = SHARES[draw % len(SHARES)]
        rooms = ("label", "parse", "typeset", "align", *(["layout"] if draw % 2 == 0 else []))
        try:
            with perturbed(chance, share, *rooms):
                arranged = layout.layout(pages) if "layout" in rooms else plain
                made = _convert(pages, list(seen), reset(arranged, chance, share))
        except Exception as error:
            print(f"{job.pdf.stem} {draw}: {type(error).__name__} under moved rules", file=sys.stderr)
            continue
        found.append(_paper(job, draw, made))
    return found


def _paper(job: Job, draw: int, made: tuple[Any, list[Any], Any], record: dict[str, Any] | None = None) -> Paper:
    article, seen, blocks = made
    if isinstance(job.truth, Looked):
        truth: Looked | Truth = job.truth
        titles = {title.lang.value: title.text for title in article.front.journal.titles}
    else:
        gold = record or json.loads(job.truth.read_text("utf-8"))
        truth = Truth(gold, json.loads(writer.article(article, seen)), job.scorer)
        titles = gold.get("journal") or {}
    found = list(values(article, seen, blocks))
    surely = {value.address: Confidence(0.999) for value in found}
    whole = review.whole(article, seen, found, surely)
    journal = titles.get("zh") or titles.get("en") or job.pdf.stem
    right = [truth.is_right(value) for value in found]
    bare = [replace(value, text="", source=None) for value in found]
    kind = "moved" if draw else job.kind
    return Paper(job.pdf.stem, journal, draw, bare, right, truth.front_is_wrong(), whole, kind)


# ---------------------------------------------------------------- weighing
def weigh(found: Sequence[Paper], right: float) -> None:
    """Weights of moved and unmoved papers with which this share of front matter and references is right."""

    def share(own: Sequence[Paper]) -> float:
        rows = [r for p in own for r in (*rows_of([p], "front"), *rows_of([p], "references"))]
        return sum(right for _, _, right in rows) / max(1, len(rows))

    unmoved, moved, drawn = (of_kind(found, *kinds) for kinds in (("tuned", "looked"), ("moved",), ("drawn",)))
    high, low = share(unmoved), share(moved)
    part = min(0.9, max(0.1, (high - right) / max(0.001, high - low)))
    print(f"right: {high:.3f} of {len(unmoved)} papers, {low:.3f} of {len(moved)} with moved rules (weight {part:.2f})")
    aside = DRAWN if drawn else 0.0
    for own, weight in ((unmoved, (1 - part) * (1 - aside)), (moved, part * (1 - aside)), (drawn, aside)):
        for paper in own:
            paper.weight = weight / len(own)
    other = of_kind(found, "changed")
    for paper in found:
        paper.taught = paper.weight * (1 - CHANGED if other else 1)
    for paper in other:
        paper.weight, paper.taught = 0.0, CHANGED / len(other)


def of_kind(found: Iterable[Paper], *kinds: str) -> list[Paper]:
    return [paper for paper in found if paper.kind in kinds]


def cuts(found: Sequence[Paper], fronts: dict[Key, float]) -> dict[str, float]:
    """Where to look: the shares below which this part of what is wrong lies.

    Values are judged on the papers as they are. Of papers, few of those are wrong, and one that looks like any other
    would have all of them looked at: the cut is taken over the moved ones too.
    """
    own = of_kind(found, "tuned", "looked")
    wrong = sorted(share for right, share in judged_rows(own, review.FRONT_FAMILIES) if not right)
    papers_wrong = sorted(fronts[p.key] for p in found if p.wrong_front)

    def at(shares: Sequence[float], caught: float) -> float:
        return shares[min(len(shares) - 1, int(np.ceil(caught * len(shares))) - 1)] + 0.001 if shares else 0.9

    return {"front": at(papers_wrong, CAUGHT_PAPERS), "value": min(MOST, at(wrong, CAUGHT)), "other": OTHER}


# ---------------------------------------------------------------- writing
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
    parser.add_argument("--looked", type=Path, help="a sheet of tools/looked.py")
    parser.add_argument("--looked-pdf", type=Path, help="the folder with its papers")
    parser.add_argument("--drawn", type=Path, help="a folder of tools/draw.py")
    parser.add_argument("--changed", action="store_true", help="also as other journals print the papers")
    parser.add_argument("--runs", type=Path, help="keep the conversions here, or take them from here")
    parser.add_argument("--diagram", type=Path, help="write a reliability diagram here, SVG")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    if arguments.runs and arguments.runs.exists():
        found: list[Paper] = pickle.loads(arguments.runs.read_bytes())
    else:
        asked = jobs(arguments.pdf, arguments.gold, arguments.scorer, "tuned", arguments.draws)
        if arguments.looked:
            seen = sheet(arguments.looked)
            asked += [
                Job(arguments.looked_pdf / f"{n}.pdf", own, arguments.scorer, "looked") for n, own in seen.items()
            ]
        if arguments.drawn:
            asked += jobs(arguments.drawn / "pdf", arguments.drawn / "gold", arguments.scorer, "drawn")
        with ProcessPoolExecutor(cores()) as pool:
            if arguments.changed:
                asked = list(with_neighbours(asked, pool))
            found = [paper for made in pool.map(papers, asked) for paper in made]
        if arguments.runs:
            arguments.runs.write_bytes(pickle.dumps(found, 5))
    wanted, moved = arguments.draws * len(of_kind(found, "tuned")), len(of_kind(found, "moved"))
    if moved < wanted / 2:  # some rules cannot be moved so far; where most runs break, the fault is tools/perturb.py's
        raise SystemExit(f"{wanted - moved} of {wanted} runs under moved rules broke: nothing is measured")
    weigh(found, arguments.right)
    groups = cross(found)
    whole = Rows(review.WHOLE, [(paper, whole_of(paper), not paper.wrong_front) for paper in found])
    fronts = {p.key: float(share) for p, share in zip(found, whole.crossed(), strict=True)}
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
