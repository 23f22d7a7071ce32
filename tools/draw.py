"""Draw articles at random: PDFs set by printed conventions, each with its gold record.

    python tools/draw.py --seed 1 --count 20 OUT

writes OUT/pdf/drawn-000001.pdf and OUT/gold/drawn-000001.json, and so on: what the articles say is invented
(tools/draw/stock/), how they are printed is drawn from the tables of tools/draw/conventions.toml. A record has the form
of the corpus's gold records; its `drawn` names the conventions. A seed gives the same article always. Needs playwright
and Chromium, and fonts with hanzi (Noto CJK).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from draw.article import name  # noqa: E402
from draw.printer import browser, printed  # noqa: E402


def draw(seed: int, count: int, out: Path) -> None:
    """Write so many articles, from this seed on."""
    folders = {kind: out / kind for kind in ("pdf", "gold")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    with browser() as own:
        tab = own.new_page()
        for at in range(seed, seed + count):
            pdf, record = printed(tab, at)
            (folders["pdf"] / f"{name(at)}.pdf").write_bytes(pdf)
            (folders["gold"] / f"{name(at)}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    draw(asked.seed, asked.count, asked.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
