"""What tools/confidence.py found, as figures and as a diagram."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from calibration import ALL, GROUPS, Key, Paper
from sklearn.metrics import roc_auc_score

KINDS = ("tuned", "looked", "moved", "drawn", "changed")


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


def judged_rows(found: Iterable[Paper], families: Sequence[str]) -> list[tuple[bool, float]]:
    return [
        (right, paper.shares[value.address])
        for paper in found
        for value, right in zip(paper.values, paper.right, strict=True)
        if right is not None and value.family in families
    ]


def report(found: Sequence[Paper], fronts: dict[Key, float], cut: float) -> None:
    changes = sorted({paper.change for paper in found if paper.change})
    for title in (*KINDS, *changes):
        own = [paper for paper in found if title in (paper.kind, paper.change)]
        if not own:
            continue
        print(f"--- {title}")
        figures("all", judged_rows(own, (*GROUPS["front"], "references")))
        for group, families in GROUPS.items():
            figures(group, judged_rows(own, families))
        for family in GROUPS["front"]:
            figures(f"  {family}", judged_rows(own, (family,)))
        figures("whole front", [(not p.wrong_front, fronts[p.key]) for p in own])
        bad = [fronts[p.key] < cut for p in own if p.wrong_front]
        good = [fronts[p.key] < cut for p in own if not p.wrong_front]
        print(
            f"papers: {sum(bad)} of {len(bad)} with a fault in the front matter ask for a look, "
            f"{sum(good)} of {len(good)} without"
        )


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
        weighted = {p.key: p.weight for p in found}
        rows = sorted(
            (p.shares[v.address], right, weighted[p.key])
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
