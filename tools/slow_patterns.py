"""Patterns that a few repeated characters can hold for ever: those of the program, asked for rows of two characters.

    python tools/slow_patterns.py

A pattern that parts a row of alike pieces in any number of ways takes twice as long with each piece; a reference of a
hundred letters then takes years. Prints each pattern whose time grows so, with the row; exit status 1 where there is
one.
"""

from __future__ import annotations

import gc
import importlib
import itertools
import pkgutil
import re
import sys
import time
from pathlib import Path

import pipeline
from pipeline.knowledge import lazy
from pipeline.run import convert

PIECES = (*'Hh1 中.,;:(-/&—、。①[]"王·~*=<@\n', "et", "A.", "第", "年")
LENGTHS = (8, 12, 16, 20, 24)  # pieces of a row; a longer one is asked of no pattern that was slow before
GROWS = 6.0  # times over four more pieces: what grows with the fourth power, by 1.5 to 2.5 times
SURE = 3  # times in a row; another process may have been in the way
SLOW = 0.05  # seconds; what is quicker is not looked at twice


def patterns() -> list[re.Pattern[str]]:
    """All patterns of the program's modules and knowledge, once each."""
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith(("__main__", ".preload", ".cluster", ".segment")):
            importlib.import_module(module.name)
    for sample in sorted((Path(__file__).parents[1] / "input").glob("*.pdf")):
        convert(sample)  # has the knowledge read
    made = [item for item in gc.get_objects() if isinstance(item, lazy._Unasked) and isinstance(item.pattern, str)]
    return [re.compile(pattern, flags) for pattern, flags in {(item.pattern, item._asked_for) for item in made}]


def is_slow(pattern: re.Pattern[str], pair: str) -> bool:
    """Whether a few more pieces take the pattern many times as long."""
    before = 0.0
    for length in LENGTHS:
        took = seconds(pattern, f", {pair * length}!")  # many an item begins behind a comma
        if took > SLOW:
            return took > GROWS * before
        before = took
    return False


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return time.process_time() - began


def main() -> int:
    pairs = ["".join(pair) for pair in itertools.product(PIECES, repeat=2)]
    found = {
        pattern: pair for pattern in patterns() for pair in pairs if all(is_slow(pattern, pair) for _ in range(SURE))
    }
    for pattern, pair in found.items():
        print(f"{pair!r}: {pattern.pattern[:200]}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
