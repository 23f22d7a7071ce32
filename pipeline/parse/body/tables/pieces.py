"""Pieces of a table: characters that stand together in one printed line, their indices joined to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from pipeline.knowledge import lazy
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.text.marks import EMPTY_AFTER, EMPTY_BEFORE
from pipeline.typeset.measures import CELL_INDEX, are_on_squares

BUCKET = 8.0  # points
OUTSIDE = 1.0  # points by which a character's middle may be out of its line's box
INDEX_REACH = 0.35  # type sizes between an index and the character that it belongs to
INDEX_BACK = 0.5  # type sizes that an index may begin within the character before it
INDEX_LEVEL = 0.3  # type sizes between the baselines of one index' characters
INDEX_DROP = 0.8  # type sizes between their baselines
SAME_LINE = 0.4  # type sizes between baselines of one printed line
NEXT = SAME_LINE / 2  # the same between two with none between them: more is the step to the next line
WORD = 0.36  # type sizes of white that end a piece: more than a word space
THROUGH = ("~", "～", "∼")  # a range goes on behind them
DEVIATION = ("±",)  # a mean and its deviation are one value, however far the sign stands off
DEVIATES = 1.2  # type sizes of white beside such a sign, at most
GROUP = 0.5  # the same within a number: 70 344
LISTED = 0.6  # type sizes of white behind a Latin comma between the members of a list
NAMED = 0.75  # the same behind the full colon of a group's name, whose ink may stand at its left
COMMAS, COLON = ",;", "："
POINTS = "．，％"
HALF_WHITE = 0.45  # type sizes of white in the square of such a sign
BESIDE = 1.0  # type sizes between letters that may be of one word
TIGHT = 0.1  # type sizes between the letters of ordinary print
FEW_SQUARED = 3  # pairs of them from which on a table's figures are set on squares
PITCH = 0.56  # type sizes between the middles of two figures of a number: all are as wide, but the ink of a 1 is not
CLOSED = 0.75  # type sizes of white before the full-width sign that closes a bracket
AT_WALL = 0.1  # type sizes by which a letter may reach over the upright beside it
FIGURES = 0.16  # the same between two numbers: `0.243 12.96±1.79` is two cells
_BEFORE_FIGURES = r"[\s(（\[]*[-–—−－+＋±<>≤≥＜＞~～↑↓]*\s*"
_AMONG_FIGURES = r"[\d.．,，%％±＋+/:：~～*＊∗※†‡#\s()（）\[\]eE×xX–−－-]"
_BEHIND_FIGURES = r"[\d.．,，%％±＋+/:：~～*＊∗※†‡#\s()（）\[\]eE×–−－a-e-]"  # letters of a test of differences
_SIGN_ALONE = r"[-–—―−－+＋√✓×○●★☆*＊∗/]{1,5}$|N/?A$"
_value = lazy.compile(rf"{_BEFORE_FIGURES}{_AMONG_FIGURES}*\d{_BEHIND_FIGURES}*$|{_SIGN_ALONE}")
_bracketed = lazy.compile(
    r"\s*(?:[(（\[][^()（）]*\d[^()（）]*[)）\]]|[［{｛]\s*[-–—−－+<＜]?[\d.．,，\s]*\d\s*[］}｝])[*＊∗]*$"
)
_number_ends = lazy.compile(r"(?:\d|[%％*＊∗※)）])$")
_number_begins = lazy.compile(r"[-–−－+]?\d")
_thousands = lazy.compile(r"(?:^|[^\d.．])\d{1,3}(?: \d{3})*$")
_decimals = lazy.compile(r"\d ?[.．] ?\d{3}(?: \d{3})*$")
_group = lazy.compile(r"\d{3}(?!\d)")
_rest = lazy.compile(r"\d{1,3}(?!\d)(?![.．]\d)")


@dataclass(frozen=True)
class Piece:
    """Characters of one printed line without a gap wider than a word's; `level` is the line's baseline.

    What rules ask of it again and again is worked out once.
    """

    chars: tuple[Char, ...]
    level: float
    x0: float
    x1: float

    @cached_property
    def x_mid(self) -> float:
        return (self.x0 + self.x1) / 2

    @cached_property
    def size(self) -> float:
        return max([c.size for c in self.chars])

    @cached_property
    def text(self) -> str:
        return "".join([c.text for c in self.chars])


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The pieces of one baseline, from left to right."""

    level: float
    pieces: tuple[Piece, ...]


def is_value(text: str) -> bool:
    """Whether the text is a value: a number with its signs, or a sign alone."""
    return _value.match(" ".join(text.split())) is not None  # long white would be gone through again and again


def is_sign(text: str) -> bool:
    """Whether the text is a tick, a dash or another single sign."""
    return len(text) == 1 and not text.isalnum()


def is_bracketed(text: str) -> bool:
    """Whether the text is a value in brackets: a standard error, a share."""
    return _bracketed.match(text) is not None


def printed_lines(chars: Sequence[Char]) -> list[PrintedLine]:
    """The printed lines from top to bottom; an index stands in the line of the character that it touches."""
    if not chars:
        return []
    homes = _homes(chars)
    based = sorted(((homes.get(id(c), c.baseline), c) for c in chars), key=lambda pair: (pair[0], pair[1].x0))
    size = median(c.size for c in chars)
    rows: list[list[tuple[float, Char]]] = []
    for level, char in based:
        if rows and level - rows[-1][-1][0] < NEXT * size and level - rows[-1][0][0] < SAME_LINE * size:
            rows[-1].append((level, char))
        else:
            rows.append([(level, char)])
    sorted_rows = [sorted((c for _, c in row), key=lambda c: c.x0) for row in rows]
    spread = _spread(sorted_rows)
    squared = _are_squared(sorted_rows)
    levels = [median(level for level, _ in row) for row in rows]
    return [
        PrintedLine(level, tuple(_pieces(row, level, spread, squared)))
        for level, row in zip(levels, sorted_rows, strict=True)
    ]


def _spread(rows: Sequence[Sequence[Char]]) -> float:
    """The white, in type sizes, between all neighbours in words: none in print, much in the layer of an OCR program."""
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for row in rows for a, b in pairwise(row)]
    near = [gap for gap in gaps if gap < BESIDE]
    return max(0.0, median(near) - TIGHT) if near else 0.0


def _are_squared(rows: Sequence[Sequence[Char]]) -> bool:
    """Whether the figures are full-width ones: side by side on squares, with half a square of white between them.

    Convention: such figures have a full-width point, `１２．３５`; figures of two columns have none at their sides.
    """
    pairs = 0
    for row in rows:
        for at, (one, other) in enumerate(pairwise(row)):
            if are_on_squares(one, other):
                beside = (*row[max(0, at - 1) : at], *row[at + 2 : at + 3])
                pairs += any(c.text in POINTS or are_on_squares(c, one) or are_on_squares(other, c) for c in beside)
    return pairs >= FEW_SQUARED


def joined(pieces: Iterable[Piece]) -> Piece:
    """One piece of several on a line; the first one's level."""
    members = sorted(pieces, key=lambda p: p.x0)
    chars = tuple(c for p in members for c in p.chars)
    return Piece(chars, members[0].level, members[0].x0, max(p.x1 for p in members))


def _homes(chars: Sequence[Char]) -> dict[int, float]:
    """The baseline of the line that each index belongs to, by the identity of the character."""
    buckets: dict[int, list[Char]] = defaultdict(list)
    for char in chars:
        buckets[int(char.baseline // BUCKET)].append(char)
    found: dict[int, float] = {}
    left: list[list[Char]] = []
    for run in _small_runs(chars):
        reach = int(INDEX_DROP * run[0].size / CELL_INDEX // BUCKET) + 2
        at = int(run[0].baseline // BUCKET)
        near = [c for bucket in range(at - reach, at + reach + 1) for c in buckets.get(bucket, ())]
        base = _base_of(run, near)
        if base is not None:
            found |= {id(c): base.baseline for c in run}
        else:
            left.append(run)
    for run in left:  # raised behind a lowered one, Fe2O3 with a T: only that touches the letter
        before = next((c for c in chars if id(c) in found and _stands_behind(run[0], c, found[id(c)])), None)
        if before is not None:
            found |= {id(c): found[id(before)] for c in run}
    return found


def _stands_behind(index: Char, before: Char, level: float) -> bool:
    """Whether a small character follows another line's index, on the other side of that line."""
    gap = index.x0 - before.x1
    opposite = (index.baseline - level) * (before.baseline - level) < 0
    near = max(abs(index.baseline - level), abs(before.baseline - level)) < INDEX_DROP * index.size / CELL_INDEX
    return -INDEX_BACK * index.size < gap < INDEX_REACH * index.size and opposite and near


def _small_runs(chars: Sequence[Char]) -> list[list[Char]]:
    """Runs of touching characters of one size and baseline that are smaller than some of the table's."""
    largest = max(c.size for c in chars)
    runs: list[list[Char]] = []
    ends: dict[int, list[list[Char]]] = defaultdict(list)  # runs by the place of their last character
    for char in sorted((c for c in chars if c.size < CELL_INDEX * largest), key=lambda c: c.x0):
        at = int(char.baseline // BUCKET)
        near = (run for bucket in (at - 1, at, at + 1) for run in ends[bucket] if _touches(run[-1], char))
        run = min(near, key=lambda r: abs(r[-1].baseline - char.baseline), default=None)
        if run is None:
            run = []
            runs.append(run)
        else:
            ends[int(run[-1].baseline // BUCKET)].remove(run)
        run.append(char)
        ends[at].append(run)
    return runs


def _touches(last: Char, char: Char) -> bool:
    """Whether the character goes on with a run of small type that ends with `last`."""
    near = -INDEX_BACK * char.size < char.x0 - last.x1 < INDEX_REACH * char.size
    return near and abs(last.baseline - char.baseline) < INDEX_LEVEL * char.size and char.size > CELL_INDEX * last.size


def _base_of(run: Sequence[Char], near: Iterable[Char]) -> Char | None:
    """The larger character that the run touches: the one before it rather than the one behind it."""
    first, last = run[0], run[-1]
    ranks: list[tuple[bool, float]] = []
    touched: list[Char] = []
    for char in near:
        drop = abs(char.baseline - first.baseline)
        if first.size >= CELL_INDEX * char.size or drop > INDEX_DROP * char.size:
            continue
        before, behind = abs(first.x0 - char.x1), abs(char.x0 - last.x1)
        gap = min(before, behind)
        if gap < INDEX_REACH * char.size:
            ranks.append((behind < before, gap + drop))
            touched.append(char)
    return touched[ranks.index(min(ranks))] if touched else None


def _pieces(row: Sequence[Char], level: float, spread: float, squared: bool) -> list[Piece]:
    runs: list[list[Char]] = []
    for char in row:
        last = runs[-1] if runs else None
        touches = last is not None and squared and are_on_squares(last[-1], char)
        if last is not None and (touches or not _parts(last, char, row, spread)):
            last.append(char)
        else:
            runs.append([char])
    return [_piece(run, level) for run in runs]


def _piece(run: Sequence[Char], level: float) -> Piece:
    return Piece(tuple(run), level, _left(run[0]), max(map(_right, run)))


def _left(char: Char) -> float:
    """Where the character's ink begins: the square of an opening bracket is half white."""
    return char.x0 + HALF_WHITE * char.size if char.text in EMPTY_BEFORE else char.x0


def _right(char: Char) -> float:
    return char.x1 - HALF_WHITE * char.size if char.text in EMPTY_AFTER else char.x1


def _parts(run: Sequence[Char], char: Char, row: Sequence[Char], spread: float) -> bool:
    """Whether the white before the character ends the piece."""
    size = max(char.size, run[-1].size)
    gap = char.x0 - max(c.x1 for c in run[-3:]) - spread * size
    if run[-1].text in THROUGH and gap < size:
        return False
    if (char.text in EMPTY_AFTER and gap < CLOSED * size) or _are_of_one_number(run[-1], char, size):
        return False
    last = run[-1].text
    if (last in COMMAS and gap < LISTED * size) or (last == COLON and gap < NAMED * size):
        return False
    if gap < DEVIATES * size and (_deviates(run, char) or _deviates((char,), run[-1])):
        return False
    figures = _number_begins.match(char.text) is not None and _number_ends.search(run[-1].text) is not None
    if gap < FIGURES * size or gap >= (GROUP if figures else WORD) * size:
        return gap >= FIGURES * size
    return figures and not _is_grouped(_spelled(run), _following(char, row))


def _are_of_one_number(one: Char, other: Char, size: float) -> bool:
    """Whether two figures stand one figure's width apart, however much white their ink leaves."""
    if not (one.text.isdigit() and other.text.isdigit()):
        return False
    return abs(other.x0 + other.x1 - one.x0 - one.x1) / 2 < PITCH * size


def _deviates(before: Sequence[Char], char: Char) -> bool:
    """Whether the sign stands beside a figure."""
    return char.text in DEVIATION and before[-1].text.isdigit()


def _is_grouped(before: str, behind: str) -> bool:
    """Whether a space between two runs of figures parts the groups of one number: 70 344, 0.058 1."""
    if _thousands.search(before) and _group.match(behind):
        return True
    return bool(_decimals.search(before) and _rest.match(behind))


def _spelled(chars: Sequence[Char]) -> str:
    """The characters with a space where white stands between them."""
    text = chars[0].text if chars else ""
    for a, b in pairwise(chars):
        text += (" " if b.x0 - a.x1 > FIGURES * b.size else "") + b.text
    return text


def _following(char: Char, row: Sequence[Char]) -> str:
    """The text from the character to the next white."""
    at = next(i for i, c in enumerate(row) if c is char)
    text = char.text
    for a, b in pairwise(row[at:]):
        if b.x0 - a.x1 > FIGURES * b.size:
            break
        text += b.text
    return text


def in_boxes(chars: Iterable[Char], boxes: Iterable[Bbox]) -> list[Char]:
    """The printed characters that stand in one of the boxes."""
    own: dict[int, list[Bbox]] = defaultdict(list)
    for box in boxes:
        for bucket in range(int((box.top - OUTSIDE) // BUCKET), int((box.bottom + OUTSIDE) // BUCKET) + 1):
            own[bucket].append(box)
    found = []
    for char in chars:
        level = char.baseline - 0.3 * char.size
        near = own.get(int(level // BUCKET))
        if near is None:  # most of the page
            continue
        middle = (char.x0 + char.x1) / 2
        if char.text.strip() and any(
            b.top - OUTSIDE <= level <= b.bottom + OUTSIDE and b.x0 - OUTSIDE <= middle <= b.x1 + OUTSIDE for b in near
        ):
            found.append(char)
    return found


def cut(piece: Piece, strips: Sequence[tuple[float, float]]) -> list[Piece]:
    """The piece, parted where its own white lies over a strip of white between two columns."""
    runs: list[list[Char]] = [[]]
    for char in piece.chars:
        if runs[-1] and any(_spans(runs[-1][-1], char, left, right) for left, right in strips):
            runs.append([])
        runs[-1].append(char)
    return [piece] if len(runs) == 1 else [_piece(run, piece.level) for run in runs]


def cut_at(piece: Piece, walls: Sequence[float]) -> list[Piece]:
    """The piece, parted where an upright stands between two of its characters."""
    runs: list[list[Char]] = [[]]
    for char in piece.chars:
        slack = AT_WALL * char.size
        if runs[-1] and any(_right(runs[-1][-1]) - slack < x < _left(char) + slack for x in walls):
            runs.append([])
        runs[-1].append(char)
    return [piece] if len(runs) == 1 else [_piece(run, piece.level) for run in runs]


def _spans(before: Char, char: Char, left: float, right: float) -> bool:
    """Whether the white between two characters is that of the strip."""
    return before.x1 < left + 1 and char.x0 > right - 1 and char.x0 - before.x1 > FIGURES * char.size
