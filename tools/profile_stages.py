"""Print each stage's share of the time that extraction takes, and the functions that take most of it.

    python tools/profile_stages.py FOLDER-OF-PDFS [--papers N] [--functions N]

Stages are timed without a profiler, functions under it: a profiler makes small functions look slow.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import align, check, label, layout, parse, read, run
from pipeline.errors import DuizhaoError
from pipeline.write import jats, json

STAGES = (
    (read, "pages"),
    (layout, "ruled"),
    (layout, "layout"),
    (label, "blocks"),
    (run, "words_of"),
    (parse, "article"),
    (align, "article"),
    (check, "article"),
    (jats, "article"),
    (json, "article"),
)


def extraction(path: Path) -> None:
    """One PDF to JATS and JSON; what cannot be converted is passed over."""
    try:
        result = run.convert(path)
    except DuizhaoError:
        return
    jats.article(result.article)
    json.article(result.article, result.diagnostics)


def watched(spent: dict[str, float], name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work, its seconds added to `spent[name]`."""

    def timed(*args: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return work(*args, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - started

    return timed


def stages(paths: list[Path]) -> dict[str, float]:
    """{stage: seconds}, the whole under "all"."""
    spent: dict[str, float] = {}
    kept = [(module, name, getattr(module, name)) for module, name in STAGES]
    for module, name, work in kept:
        setattr(module, name, watched(spent, f"{module.__name__.removeprefix('pipeline.')}.{name}", work))
    try:
        for path in paths:
            watched(spent, "all", extraction)(path)
    finally:
        for module, name, work in kept:
            setattr(module, name, work)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=20, metavar="N", help="the first N files only")
    parser.add_argument("--functions", type=int, default=25, metavar="N", help="how many functions are listed")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.pdf"))[: arguments.papers]
    if not paths:
        print(f"no PDFs in {arguments.folder}; nothing was timed")
        return
    extraction(paths[0])  # data and code loaded
    spent = stages(paths)
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{name:20} {seconds:8.2f} s {100 * seconds / spent['all']:6.1f} %")
    profile = cProfile.Profile()
    for path in paths:
        profile.runcall(extraction, path)
    pstats.Stats(profile).sort_stats("tottime").print_stats(arguments.functions)


if __name__ == "__main__":
    main()
