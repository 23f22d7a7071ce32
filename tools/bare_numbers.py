"""Numbers without a name in conditions, by room: `if line.indent > 1.6` is one, `if line.indent > INDENT` none.

    python tools/bare_numbers.py [--places ROOM]

0 and 1 are left out, as they are structure: nothing, the first, one.
"""

from __future__ import annotations

import argparse
import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "pipeline"


def bare(tree: ast.AST) -> Iterator[ast.Constant]:
    """The numeric literals inside comparisons of functions."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            inside = ast.walk(function)
            for compare in (node for node in inside if isinstance(node, ast.Compare)):
                for node in ast.walk(compare):
                    if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1):
                        yield node


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", metavar="ROOM", help="print each place of this room, as label/body")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    for path in sorted(ROOT.rglob("*.py")):
        inside = path.relative_to(ROOT)
        found = {(n.lineno, n.col_offset): n for n in bare(ast.parse(path.read_text(encoding="utf-8")))}
        counts[inside.parts[0] if len(inside.parts) > 1 else "."] += len(found)
        if options.places and inside.as_posix().startswith(options.places):
            for (line, _), node in sorted(found.items()):
                print(f"pipeline/{inside}:{line}: {node.value!r}")
    for room, count in sorted(counts.items()):
        print(f"{room:12} {count:4}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
