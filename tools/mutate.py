"""Does anybody notice? Numbers moved and comparisons turned round in the stages' code, one at a time.

    python tools/mutate.py label/body --sample 40 --jobs 2

Each mutant is one change of one line: a number 30 % larger or smaller, or a comparison negated. The project's own fast
tests of that room run on it, without any corpus; a mutant that they all pass is one that nobody would miss. Printed
are the share killed by room and the survivors, each with its place. Without --sample every place is tried: hours.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import itertools
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis  # noqa: F401  # with what follows it is in memory before the first mutant's process is forked
import lxml.etree  # noqa: F401
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pipeline.model.article  # noqa: E402, F401

# The tests that a change in a room should fail, the quickest first; behind them come whole articles.
ROOMS = {
    "typeset": ("tests/typeset", "tests/layout"),
    "layout": ("tests/layout",),
    "label/body": ("tests/body",),
    "label": ("tests/label", "tests/front"),
    "parse/body": ("tests/body",),
    "parse/front": ("tests/front",),
    "parse/references": ("tests/references",),
}
ARTICLES = "tests/articles"
# Pages made by chance: they tell of no threshold, and take most of their rooms' time.
CHANCE = ("tests/layout/test_ink.py", "tests/label/test_ink_of_labels.py")
MOVED = 0.3
LIMIT = 300  # seconds for one run of a room's tests
# Examples are the same for all mutants, and those that fail are not kept for the next.
PLAIN = ("-p", "no:cacheprovider", "--hypothesis-profile=ci")
NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the `index`-th node of a module's tree, and what it becomes."""

    path: Path
    index: int
    line: int
    before: str
    after: str

    @property
    def module(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(path: Path) -> str:
    """The room that a module belongs to, the innermost one of those with tests."""
    inside = path.relative_to(ROOT / "pipeline").as_posix()
    return max((room for room in ROOMS if inside.startswith(f"{room}/")), key=len, default="")


def mutants(path: Path) -> Iterator[Mutant]:
    """All changes of one module."""
    for index, node in enumerate(ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            for value in _moved(node.value):
                yield Mutant(path, index, node.lineno, repr(node.value), repr(value))
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in NEGATED:
            other = NEGATED[type(node.ops[0])]
            yield Mutant(path, index, node.lineno, type(node.ops[0]).__name__, other.__name__)


def _moved(value: float) -> tuple[float, ...]:
    """The number 30 % larger and smaller; of whole ones at least by one, and not of 0 and 1, which are structure."""
    if isinstance(value, int):
        step = max(1, round(abs(value) * MOVED))
        return () if value in (0, 1) else (value + step, value - step)
    return (round(value * (1 + MOVED), 6), round(value * (1 - MOVED), 6)) if value else ()


def compiled(mutant: Mutant) -> CodeType:
    """The module's code with the change."""
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    node = list(ast.walk(tree))[mutant.index]
    if isinstance(node, ast.Constant):
        node.value = ast.literal_eval(mutant.after)
    elif isinstance(node, ast.Compare):
        node.ops = [getattr(ast, mutant.after)()]
    return compile(tree, str(mutant.path), "exec")


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the one module with its change; everything else is imported as ever."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.mutant.module:
            return None
        is_package = self.mutant.path.name == "__init__.py"
        return importlib.util.spec_from_file_location(
            name,
            self.mutant.path,
            loader=self,
            submodule_search_locations=[str(self.mutant.path.parent)] if is_package else None,
        )

    def create_module(self, spec: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compiled(self.mutant), module.__dict__)


def start(room: str, mutant: Mutant | None = None) -> int:
    """Run the room's tests in a process of its own, on the mutant or on the code as it is; the process' number.

    It is forked from this one, which has imported already what no mutant changes; it says nothing, and ends with 0
    where they all pass.
    """
    if child := os.fork():
        return child
    signal.alarm(LIMIT)  # a loop without end is noticed, too
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    if mutant:
        sys.meta_path.insert(0, _Changed(mutant))
    status = 1
    try:
        tests = [test for test in (*ROOMS[room], ARTICLES) if (ROOT / test).exists()]
        status = int(pytest.main(["-x", "-q", *PLAIN, *(f"--ignore={test}" for test in CHANCE), *tests]))
    finally:
        os._exit(status)


def passes(room: str) -> bool:
    """Whether the room's tests all pass on the code as it is."""
    return os.waitpid(start(room), 0)[1] == 0


def tried(chosen: Iterable[Mutant], jobs: int) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether its room's tests all pass on it, as they end."""
    running: dict[int, Mutant] = {}
    waiting = iter(chosen)
    while True:
        for mutant in itertools.islice(waiting, jobs - len(running)):
            running[start(room_of(mutant.path), mutant)] = mutant
        if not running:
            return
        child, status = os.wait()
        yield running.pop(child), status == 0


def sampled(rooms: Sequence[str], count: int | None, seed: int) -> list[Mutant]:
    """The mutants of these rooms, or modules, or so many of them drawn by chance."""
    paths = sorted(path for path in (ROOT / "pipeline").rglob("*.py") if room_of(path))
    inside = {path: f"{path.relative_to(ROOT / 'pipeline').with_suffix('').as_posix()}/" for path in paths}
    wanted = [path for path in paths if any(inside[path].startswith(f"{room}/") for room in rooms)]
    found = [mutant for path in wanted for mutant in mutants(path)]
    return found if count is None or count >= len(found) else random.Random(seed).sample(found, count)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", default=["typeset", "layout", "label", "parse"])
    parser.add_argument("--sample", type=int, help="so many mutants, drawn by chance")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    chosen = sampled(options.rooms, options.sample, options.seed)
    for room in sorted({room_of(mutant.path) for mutant in chosen}):
        if not passes(room):
            print(f"{room}: its tests fail on the code as it is", file=sys.stderr)
            return 1
    asked: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    for mutant, alive in tried(chosen, options.jobs):
        room = room_of(mutant.path)
        asked[room] += 1
        killed[room] += not alive
        if alive:
            place = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
            print(f"survives  {place}  {mutant.before} -> {mutant.after}", flush=True)
    for room in sorted(asked):
        print(f"{room:18} {killed[room]:4} of {asked[room]:4} killed  {killed[room] / asked[room]:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
