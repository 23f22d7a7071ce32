"""The numbers that a manuscript's lines are counted by in the left margin: no text of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.page import Char, Page

FEWEST = 8  # numbers on the first page: fewer may be a list's
STEPS = (1, 5)  # every line is numbered, or every fifth
COUNTED = 0.7  # of the first page's rows have a number: a list of this length is no front matter
FIRST = 5  # a count begins with the document, so that a page out of a list of references has none
SAME_EDGE = 1.0  # points: numbers are set flush right
SAME_ROW = 2.0  # points between a number's baseline and its line's
DIGITS = 5  # of a line's number: no article has more lines
CLEAR = 0.3  # type sizes of white between the numbers and all else


@dataclass(frozen=True, slots=True)
class _Number:
    chars: tuple[Char, ...]
    value: int

    @property
    def edge(self) -> float:
        return self.chars[-1].x1

    @property
    def baseline(self) -> float:
        return self.chars[0].baseline

    @property
    def style(self) -> tuple[str, float]:
        return self.chars[0].font.name, self.chars[0].size


def without_line_numbers(pages: Sequence[Page]) -> tuple[list[Page], dict[int, tuple[Char, ...]]]:
    """The pages without the numbers of their lines, and {page number: the characters of these numbers}.

    Convention: word processors and journals' manuscripts for review count the lines, all of them or every fifth, in
    one narrow column left of all text, flush right in a type of its own; the count begins on the first page and runs
    on or begins anew on each page.
    """
    first = next((page for page in pages if page.chars), None)
    model = _column(first) if first is not None else None
    if first is None or model is None or not _counts(first, model):
        return list(pages), {}
    found: dict[int, tuple[Char, ...]] = {}
    for page in pages:
        own = model if page is first else _like(page, model[0])
        if own:
            found[page.number] = tuple(char for number in own for char in number.chars)
    return [_without(page, found.get(page.number, ())) for page in pages], found


def _without(page: Page, numbers: Sequence[Char]) -> Page:
    own = set(numbers)
    return replace(page, chars=tuple(char for char in page.chars if char not in own)) if own else page


def _numbers(page: Page) -> list[_Number]:
    """The whole numbers of the page, each of digits of one style that touch."""
    groups: list[list[Char]] = []
    for char in page.chars:
        if not (char.text.isascii() and char.text.isdigit()):
            continue
        if groups and _touches(groups[-1][-1], char):
            groups[-1].append(char)
        else:
            groups.append([char])
    return [_Number(tuple(group), int("".join(c.text for c in group))) for group in groups if len(group) <= DIGITS]


def _touches(last: Char, char: Char) -> bool:
    same = (last.baseline, last.size, last.font) == (char.baseline, char.size, char.font)
    return same and abs(char.x0 - last.x1) < CLEAR * char.size


def _column(page: Page) -> list[_Number] | None:
    """The leftmost numbers of one style and edge that count up the page and have nothing left of or under them."""
    columns: dict[tuple[str, float, int], list[_Number]] = defaultdict(list)
    for number in _numbers(page):
        columns[*number.style, round(number.edge / SAME_EDGE)].append(number)
    for own in columns.values():
        own.sort(key=lambda number: number.baseline)
        if len(own) >= FEWEST and own[0].value <= FIRST and _ascends(own) and _stands_clear(page, own):
            return own
    return None


def _like(page: Page, model: _Number) -> list[_Number]:
    """The numbers of a later page in the style and at the edge of the first page's, if they count."""
    own = [n for n in _numbers(page) if n.style == model.style and abs(n.edge - model.edge) < SAME_EDGE]
    own.sort(key=lambda number: number.baseline)
    return own if _ascends(own) and _stands_clear(page, own) else []


def _ascends(numbers: Sequence[_Number]) -> bool:
    return any(
        all(low.value + step == high.value for low, high in pairwise(numbers))
        and (step == 1 or all(number.value % step == 0 for number in numbers))
        for step in STEPS
    )


def _stands_clear(page: Page, numbers: Sequence[_Number]) -> bool:
    own = {char for number in numbers for char in number.chars}
    right = max((number.edge for number in numbers), default=0.0)
    rest = (char for char in page.chars if char not in own and char.text != " ")
    return all(char.x0 >= right + CLEAR * char.size for char in rest)


def _counts(page: Page, numbers: Sequence[_Number]) -> bool:
    """Whether the numbers stand beside most of the page's rows; empty lines may be counted too."""
    own = {char for number in numbers for char in number.chars}
    rows: list[float] = []
    for baseline in sorted(char.baseline for char in page.chars if char not in own and char.text != " "):
        if not rows or baseline - rows[-1] > SAME_ROW:
            rows.append(baseline)
    numbered = [row for row in rows if any(abs(n.baseline - row) <= SAME_ROW for n in numbers)]
    step = numbers[1].value - numbers[0].value
    return bool(rows) and len(numbered) * step >= COUNTED * len(rows)
