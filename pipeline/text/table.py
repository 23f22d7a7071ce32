"""jieba's frequencies in a file, looked up where they lie: a query asks for a few of half a million.

Lines of `word`, tab, frequency in the order of their bytes, the first with the sum of all. jieba's own file has the
same as one value that is loaded whole, in a fifth of a second.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

_TOTAL = ""  # the word before all others


class Table:
    """The frequencies of a file made by `write`."""

    def __init__(self, path: Path) -> None:
        """Raises OSError, or ValueError, where there is no such file."""
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        total = self.get(_TOTAL)
        if total is None:
            raise ValueError(f"{path}: no table of words")
        self.total = total

    def get(self, word: str) -> int | None:
        """The frequency of a word, 0 of what only begins words, None of what is no word's beginning."""
        lines, sought = self._lines, word.encode()
        low, high = 0, len(lines)  # the line, if it is there, begins at `low` or behind it, before `high`
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = lines.find(b"\n", start)
            found, _, frequency = lines[start:end].partition(b"\t")
            if found == sought:
                return int(frequency)
            low, high = (end + 1, high) if found < sought else (low, start)
        return None


def write(path: Path, frequencies: Mapping[str, int], total: int) -> None:
    """Make the file, whole or not at all."""
    rows = sorted((word.encode(), frequency) for word, frequency in {**frequencies, _TOTAL: total}.items())
    handle, passing = tempfile.mkstemp(dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.writelines(b"%s\t%d\n" % row for row in rows)
        os.replace(passing, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(passing)
