"""Score the corpus against its gold records and hold the figures against their floors.

    python tools/score.py --corpus ../shared/corpus --scorer ../shared/score/score.py [--accept REASON]

Prints the scorer's table. Exit status 1 where a figure has sunk below its floor in tests/corpus/floors.json.
--accept writes today's figures as the new floors, with the reason why a lower one is right, and a digest of the gold
records that they were made with: floors say nothing of other gold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FLOORS = Path(__file__).parent.parent / "tests" / "corpus" / "floors.json"
SLACK = 0.002  # figures are rounded down by this much when they become floors


def figures(corpus: Path, scorer: Path, show: bool = False) -> dict[str, float]:
    """{field: strict F1} of extraction from all of the corpus's PDFs with a gold record."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        subprocess.run(
            [sys.executable, "-m", "pipeline", "extract", str(corpus / "pdf"), "--output", str(output)],
            check=True,
            capture_output=True,
            cwd=FLOORS.parents[2],
        )
        return scored(corpus, scorer, output, show)


def scored(corpus: Path, scorer: Path, output: Path, show: bool = False) -> dict[str, float]:
    """{field: strict F1} of the results in a folder, named as the corpus's gold records are."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, str(scorer), "--gold", str(corpus / "gold"), "--output", str(output)]
        shown = subprocess.run([*command, "--json", str(report)], check=True, capture_output=True, text=True)
        if show:
            print(shown.stdout)
        found = json.loads(report.read_text("utf-8"))
    return {"mean": found["mean"]["strict"], **{name: row["strict"] or 0.0 for name, row in found["fields"].items()}}


def digest(corpus: Path) -> str:
    """What tells one set of gold records from another: a SHA-256 of their names and contents."""
    seen = hashlib.sha256()
    for path in sorted((corpus / "gold").glob("*.json")):
        seen.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()


def is_of_these_floors(corpus: Path) -> bool:
    """Whether the floors were made with these gold records."""
    return bool(json.loads(FLOORS.read_text("utf-8"))["gold"] == digest(corpus))


def sunk(found: dict[str, float]) -> list[str]:
    """A line for each figure below its floor."""
    floors = json.loads(FLOORS.read_text("utf-8"))["floors"]
    return [
        f"{name} is {found.get(name, 0.0):.3f}, its floor {floor:.3f}"
        for name, floor in floors.items()
        if found.get(name, 0.0) < floor
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--accept", metavar="REASON")
    arguments = parser.parse_args()
    if not arguments.scorer.is_file():
        print(f"no corpus here: {arguments.scorer} is missing; nothing was scored")
        return 0
    found = figures(arguments.corpus.resolve(), arguments.scorer.resolve(), show=True)
    if arguments.accept:
        floors = {name: max(0.0, round(value - SLACK, 3)) for name, value in sorted(found.items())}
        made = {"reason": arguments.accept, "gold": digest(arguments.corpus), "floors": floors}
        text = json.dumps(made, ensure_ascii=False, indent=1)
        FLOORS.write_text(text + "\n", "utf-8")
        return 0
    if not is_of_these_floors(arguments.corpus):
        print("the floors were made with other gold records; --accept REASON makes new ones", file=sys.stderr)
        return 1
    low = sunk(found)
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
