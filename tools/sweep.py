"""Extract a folder of PDFs without gold, count what contradicts itself, and compare two runs field by field.

    python tools/sweep.py FOLDER [--to RUN] [--against RUN] [--list]

Whoever changes a rule sees at once what it changed on papers that nobody has keyed in: a run's results go to the
folder RUN (a new one for the tables alone, where left out); with --against an earlier run's, each value that came,
went or became another is shown.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.archive import local
from pipeline.archive.document import Limits, Task
from pipeline.archive.work import work
from pipeline.check.contradictions import WEIGHTS
from pipeline.machine import cores
from pipeline.settings import Settings

# Kinds of diagnostics as the JSON calls them.
CONTRADICTIONS = {kind.name.lower().replace("_", "-"): weight for kind, weight in WEIGHTS.items()}
SHOWN = 60  # characters of a value


def extract(folder: Path, to: Path) -> dict[str, str]:
    """Convert all PDFs of a folder; {name: why} of those without a result."""
    limits, settings = Limits(), Settings(pictures=False, citations=(), ocr="off")
    tasks = [
        Task(pdf.name, str(pdf.resolve()), str(to), pdf.stem, limits, settings) for pdf in sorted(folder.glob("*.pdf"))
    ]
    results = local.run(tasks, cores(), work)
    return {task.name: f"{outcome.message} [{outcome.reason}]" for task, outcome in results if outcome.reason}


def records(run: Path) -> dict[str, dict[str, object]]:
    """{name: the JSON result} of a run."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(run.glob("*.json"))}


def contradictions(record: dict[str, object]) -> list[str]:
    """The kinds of what contradicts itself in an article, one for each time."""
    diagnostics = record.get("diagnostics")
    assert isinstance(diagnostics, list)
    return [item["kind"] for item in diagnostics if item["kind"] in CONTRADICTIONS]


def values(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    """(field, value) of each text and number of a result, places and confidences left out."""
    if isinstance(node, dict):
        for key, inner in node.items():
            if key not in ("source", "sources", "confidence", "diagnostics", "file", "producer", "review", "alignment"):
                yield from values(inner, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for inner in node:
            yield from values(inner, path)
    elif node not in (None, ""):
        yield path, str(node)


def differences(one: dict[str, object], other: dict[str, object]) -> Iterator[str]:
    """A line for each value that only one of two results has: `- field: value` was, `+ field: value` is."""
    before, after = Counter(values(one)), Counter(values(other))
    for sign, left, right in (("-", before, after), ("+", after, before)):
        for (field, value), _ in (left - right).items():
            yield f"{sign} {field}: {value[:SHOWN]}"


def show(found: dict[str, dict[str, object]], named: bool) -> None:
    """Print the contradictions by kind, with the papers where asked, and how many a paper."""
    papers: dict[str, list[str]] = defaultdict(list)
    counts: Counter[str] = Counter()
    clean = 0
    for name, record in found.items():
        kinds = contradictions(record)
        clean += not kinds
        counts.update(kinds)
        for kind in dict.fromkeys(kinds):
            papers[kind].append(name)
    for kind, names in sorted(papers.items(), key=lambda item: -len(item[1])):
        print(f"{counts[kind]:5} in {len(names):3} papers  {kind}{'  ' + ' '.join(names) if named else ''}")
    print(f"{clean} of {len(found)} papers without a contradiction; {counts.total() / max(1, len(found)):.2f} a paper")


def compare(before: dict[str, dict[str, object]], after: dict[str, dict[str, object]]) -> None:
    """Print what changed, paper by paper."""
    for name in sorted(before.keys() | after.keys()):
        if name not in after or name not in before:
            print(f"{name}: {'no result any more' if name in before else 'a result now'}")
            continue
        lines = sorted(differences(before[name], after[name]), key=lambda line: line[2:])
        if lines:
            print("\n".join([name, *(f"   {line}" for line in lines)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, help="where the results go")
    parser.add_argument("--against", type=Path, help="an earlier run")
    parser.add_argument("--list", action="store_true", help="name the papers of each kind")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"no PDFs here: {arguments.folder} is missing; nothing was swept")
        return
    with tempfile.TemporaryDirectory() as passing:
        run = arguments.to or Path(passing)
        run.mkdir(parents=True, exist_ok=True)
        for name, why in extract(arguments.folder, run).items():
            print(f"{name}: {why}", file=sys.stderr)
        found = records(run)
        if arguments.against:
            compare(records(arguments.against), found)
        show(found, arguments.list)


if __name__ == "__main__":
    main()
