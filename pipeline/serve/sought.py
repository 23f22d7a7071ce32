"""What a line of the list is found by: pairs of neighbouring hanzi, and other words by their beginnings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.knowledge import lazy
from pipeline.text.script import HANZI

_RUN = lazy.compile(rf"[{HANZI}]+|[^\W_{HANZI}]+")
_MOST = 8  # words of a query


def indexed(text: str) -> str:
    """The terms of a text, for SQLite's FTS5: 纸桥受潮 as 纸桥 桥受 受潮 潮."""
    return " ".join(term for run in _runs(text) for term in _terms(run))


def query(text: str) -> str:
    """The query of FTS5 for texts that hold all these words; empty where there is no word in it.

    Hanzi are sought as they stand, wherever in a text, other words by their beginning.
    """
    return " AND ".join(_sought(run) for run in [*_runs(text)][:_MOST])


def _runs(text: str) -> Iterator[str]:
    """Runs of hanzi and of other letters and figures, without regard to width and case."""
    yield from _RUN.findall(unicodedata.normalize("NFKC", text).casefold())


def _terms(run: str) -> list[str]:
    """Pairs of hanzi and the last one, so that each stands at the beginning of a term; another word as it is."""
    if not _is_hanzi(run):
        return [run]
    return [run[at : at + 2] for at in range(len(run))]


def _sought(run: str) -> str:
    if _is_hanzi(run) and len(run) > 1:
        return f'"{" ".join(_terms(run)[:-1])}"'
    return f'"{run}" *'


def _is_hanzi(run: str) -> bool:
    return re.match(rf"[{HANZI}]", run) is not None
