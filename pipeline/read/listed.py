"""Labels of a list of references as recognition left them, told by their sequence.

`【ll`, `t 10〕` and `113]` are [1], [10] and [13] where the entries before and behind have the numbers beside theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from pipeline.knowledge import lazy
from pipeline.knowledge.slips import brackets, figures
from pipeline.model.page import Char

SURE = 3  # labels of a list in figures between square brackets: with fewer, nothing tells that it is one
GAP = 2  # numbers that may be missing between two labels that are sure
OPENING = 8  # characters of a row in which a label stands
_SQUARE = lazy.compile(r"\s*[\[［【〔]\s*(\d{1,3})\s*[\]］】〕」](?![\s.．]*[:：,，])")
_CLOSING = frozenset("1lIJj")  # what a closing bracket is taken for, too


@dataclass(frozen=True, slots=True)
class _Label:
    """What may be a label at a row's start: its numbers, its length; `sure` where nothing of it is in doubt."""

    row: int
    numbers: tuple[int, ...]
    end: int
    sure: bool


def with_labels(rows: Sequence[Sequence[Char]]) -> list[list[Char]]:
    """The rows, those that a doubtful label opens with `[n]` for it; a label becomes one character of several signs."""
    found = [list(row) for row in rows]
    for chain in _chains([label for at, row in enumerate(rows) if (label := _label(at, row)) is not None]):
        if sum(label.sure for label, _ in chain) < SURE:
            continue
        for label, number in chain:
            if not label.sure:
                first, last = found[label.row][0], found[label.row][label.end - 1]
                found[label.row][: label.end] = [first._replace(text=f"[{number}]", x1=max(first.x1, last.x1))]
    return found


@cache
def _loose() -> re.Pattern[str]:
    """A bracket at least, which may be read as another one, as a figure or a letter, and what may be a number."""
    opening, closing = map(re.escape, brackets())
    sign = f"[\\d{''.join(figures())}]"
    return re.compile(
        rf"\s*(?P<open>[{opening}]|[t!|](?=\s?\d))?\s*(?P<n>{sign}{{1,3}}|\d\s\d)\s*"
        rf"(?P<close>[{closing}])?(?![\s.．]*[:：,，])"
    )


def _label(at: int, row: Sequence[Char]) -> _Label | None:
    opening = [char.text for char in row[:OPENING]]
    text, ends = "".join(opening), [*accumulate(map(len, opening))]
    square = _SQUARE.match(text)
    match = square or _loose().match(text)
    if match is None or match.end() not in ends:
        return None
    end = ends.index(match.end()) + 1
    if square is not None:
        return _Label(at, (int(square[1]),), end, True)
    is_open, is_closed = bool(match["open"]), bool(match["close"])
    numbers = tuple(_numbers(match["n"], is_open, is_closed)) if is_open or is_closed else ()
    return _Label(at, numbers, end, False) if numbers else None


def _numbers(read: str, is_open: bool, is_closed: bool) -> Iterator[int]:
    """What these signs may stand for: figures, an opening bracket read as a 1, a closing one as 1 or l."""
    signs = "".join(read.split())
    ways = [signs]
    if len(signs) > 1:
        ways += [signs[1:]] if not is_open and signs[0] in _CLOSING else []
        ways += [signs[:-1]] if not is_closed and signs[-1] in _CLOSING else []
    for own in ways:
        number = "".join(figures().get(sign, sign) for sign in own)
        if number.isdecimal() and number.isascii():
            yield int(number)


def _chains(labels: Sequence[_Label]) -> Iterator[list[tuple[_Label, int]]]:
    """The labels that count up, list by list."""
    chain: list[tuple[_Label, int]] = []
    for at, label in enumerate(labels):
        wanted = chain[-1][1] + 1 if chain else 1
        number = wanted if wanted in label.numbers else None
        if 1 in label.numbers and any(2 in other.numbers for other in labels[at + 1 : at + 1 + GAP]):
            yield chain
            chain, number = [], 1
        elif number is None and label.sure and wanted < label.numbers[0] <= wanted + GAP:
            number = label.numbers[0]
        if number is not None:
            chain.append((label, number))
    yield chain
