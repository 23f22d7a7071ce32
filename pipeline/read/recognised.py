"""Text layers that an old program's recognition has put under the picture of a page, set anew as print sets them.

The archives' own reader makes such layers: each character is set by itself where the program saw it. A hanzi's size is
that of its ink, a letter's the width of its ink (or its height), its baseline that of its ink's bottom (or all hang
from the top of the line), so sizes and baselines jump within a word, and letters that touch on the page stand apart.
Nothing is left of the print's own measures but the row, the left edge of each character, and the steps between them.
So a row's type size is told from its hanzi, whose ink fills a known share of their square, or from the steps of its
letters against usual advances; rows of nearly one size are one size throughout the document; a word ends by white and
by English (pipeline.text.apart).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.knowledge import lazy
from pipeline.model.page import Char, Page
from pipeline.read.advances import ADVANCE, advance
from pipeline.read.quality import is_set_by_letter
from pipeline.read.slips import in_places, without_slips
from pipeline.text.apart import spelt, words_end
from pipeline.text.script import is_hanzi, is_square

HANZI_INK = 0.92  # of the square; what the ink of the larger hanzi of a row fills
FULL_SQUARES = 0.8  # of a row's hanzi, in order of size: above it are those that fill their square, no 一 and no 口
ROW_GAP = 3.0  # in sizes of the row: white within a row, as in a letter-spaced title
SHARED = 0.4  # of the lower one's height: what two characters of one row share
LOW, SLACK = 0.4, 0.25  # of the row's height: a mark is so low, and is seen so far beyond the row
BAND = 6  # characters whose heights tell a row's: more would not follow a page that was scanned askew
TALL = 0.7  # of the row's largest: what tells the row's height
MANY_HANZI, MANY_LETTERS = 5, 12  # so many tell a row's size
LETTERS_A_HANZI = 8  # where hanzi are rarer, they are letters that were taken for them
FEW_LETTERS = 4  # so many give a guess
HIGH_OF_ONE = 1.4  # type sizes in a capital's height
LIKE = 0.07  # sizes of rows that differ less are one
NARROW = 0.4  # type sizes: the advance of i, l and stops, whose boxes tell no size
HANGING = 0.15  # type sizes that small letters end over high ones in a layer that hangs from the top
MANY_STEPS = 8  # between letters of a row: so many tell how far they are set apart
NEAR_HANZI, NEAR_LETTERS = 0.15, 0.4  # the same for rows of few hanzi, and of few letters
RAISED = 0.3  # in type sizes: the ink of an index ends so far over the baseline
LIFT, INDEX = 0.35, 0.6  # in type sizes: how an index is set anew
WORD_SPACE = 0.25
FIGURES_APART = 0.5  # in type sizes: figures nearer than this are one number
CAPITALS_APART = 0.3  # likewise, capitals among hanzi: an abbreviation, of which no part is a word
MARK_SPACE = 0.1  # behind a stop or comma: less white than a word's, as its own box has some
OTHER_SPACE = 0.17
RUN_GAP = 1.5  # in type sizes: what stands farther apart is judged apart
_SMALL, _HIGH = frozenset("acemnorsuvwxz"), frozenset("bdfhkl")
_MARKS = {chr(ord(mark) + 0xFEE0): mark for mark in ".,:;()[]?!/&%+=<>'\""}
_ONES = frozenset("ilI")  # what recognition takes a raised 1 for
# Of an award, of a DOI.
_CODE = lazy.compile(r"(?<![A-Za-z])\d{2,}[A-Z]{1,4}\d{2,}|(?<![A-Za-z])(?:[A-Z]\d{5,}|[A-Z]{2,6}\d{4,})")
_SQUARES = "SimSun"  # the reader's font of full squares, for hanzi and, in later releases, for all else
_DASHES = frozenset(("一", "丨"))  # hanzi that dashes and bars are taken for
_CELLS = {"X()": "00", "()": "0"}  # what noughts that touch each other are taken for
_STARS = frozenset("*＊†‡")


@dataclass(slots=True)
class _Row:
    """Characters that follow each other to the right on one row."""

    chars: list[Char]
    size: float = 0.0  # measured; then the document's
    baseline: float = 0.0
    sure: bool = False  # whether enough characters tell the size
    letters: bool = False  # whether letters alone tell it


def set_anew(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, those with such a layer set anew; all others are the same objects."""
    rows = {page.number: _rows(page.chars) for page in pages if is_set_by_letter(page)}
    if not rows:
        return tuple(pages)
    own = [row for found in rows.values() for row in found]
    for row in own:
        _measure(row)
    _share_sizes(own)
    hangs = _hangs(own)
    return tuple(
        replace(page, chars=tuple(_reset(rows[page.number], hangs))) if page.number in rows else page for page in pages
    )


def _rows(chars: Sequence[Char]) -> list[_Row]:
    rows: list[_Row] = []
    for char in _cells(chars):
        if rows and _continues(rows[-1].chars[-BAND:], char):
            rows[-1].chars.append(char)
        else:
            rows.append(_Row([char]))
    return rows


def _cells(chars: Sequence[Char]) -> list[Char]:
    """The characters in the places that they were seen in, those that were seen as one together.

    Two letters that touch in the picture are set over each other, as wide as both.
    """
    found: list[Char] = []
    last: Char | None = None
    for char in chars:
        if char.text == " ":
            continue
        if last is not None and _is_one_cell(last, char):
            own = _in_place(char) if _is_wide(char) else char
            found[-1] = own._replace(text=found[-1].text + char.text)
        else:
            found.append(_in_place(char) if _is_wide(char) else char)
        last = char
    return [char._replace(text=_CELLS.get(char.text, char.text)) for char in found]


def _is_one_cell(last: Char, char: Char) -> bool:
    """Whether two letters or marks that follow each other were seen as one."""
    if last.size != char.size or not (last.text.isascii() and char.text.isascii()):
        return False
    return last.x0 == char.x0 or (_is_wide(last) and _is_wide(char) and last.x1 == char.x0)


def _is_wide(char: Char) -> bool:
    """Whether this is a letter or figure of a font of full squares, whose middle alone tells its place."""
    return _is_inked(char) and char.text.isascii() and char.text.isalnum()


def _in_place(char: Char) -> Char:
    half = _extent(char) / 2
    middle = (char.x0 + char.x1) / 2
    return char._replace(x0=middle - half, x1=middle + half)


def _extent(char: Char) -> float:
    return max(char.size, char.x1 - char.x0)


def _continues(before: Sequence[Char], char: Char) -> bool:
    last, extent = before[-1], max(_extent(char), *map(_extent, before))
    if char.x0 < last.x0 or char.x0 - last.x1 > ROW_GAP * extent:
        return False
    top, bottom = min(c.top for c in before), max(c.bottom for c in before)
    height = char.bottom - char.top
    if height < LOW * (bottom - top):  # a mark, which stands under the letters or is hung over them
        return top - SLACK * (bottom - top) < char.top < bottom + SLACK * (bottom - top)
    return min(bottom, char.bottom) - max(top, char.top) >= SHARED * min(bottom - top, height)


def _measure(row: _Row) -> None:
    """Tell the row's type size and baseline from itself."""
    hanzi = [char for char in row.chars if is_hanzi(char.text) and char.text not in _DASHES]
    if len(hanzi) * LETTERS_A_HANZI >= len(row.chars):
        sizes = sorted(map(_extent, hanzi))
        row.size = sizes[min(len(sizes) - 1, int(FULL_SQUARES * len(sizes)))] / HANZI_INK
        row.sure = len(hanzi) >= MANY_HANZI
        row.baseline = median(char.baseline for char in hanzi)
        return
    steps = [_step(a, b) / _set_on(a, b) for a, b in pairwise(row.chars) if _set_on(a, b) >= NARROW]
    largest = max(map(_extent, row.chars))
    row.letters = True
    row.sure = len(steps) >= MANY_LETTERS
    guess = largest * HIGH_OF_ONE
    row.size = max(median(steps), guess / 2) if len(steps) >= FEW_LETTERS else guess
    row.baseline = median(char.baseline for char in row.chars if _extent(char) >= TALL * largest)


def _step(one: Char, other: Char) -> float:
    """Points from one character's place to the next one's: between the middles of their ink, where it is told."""
    if _is_inked(one) and _is_inked(other):
        return (other.x0 + other.x1 - one.x0 - one.x1) / 2
    return other.x0 - one.x0


def _set_on(one: Char, other: Char) -> float:
    """What print sets between these places where nothing parts them, in type sizes."""
    if _is_inked(one) and _is_inked(other):
        return (advance(one.text) + advance(other.text)) / 2
    return advance(one.text)


def _is_inked(char: Char) -> bool:
    """Whether the character is set in a font of full squares: its width then is that of its ink."""
    return _SQUARES in char.font.name


def _share_sizes(rows: Sequence[_Row]) -> None:
    """Give rows of nearly one size the same: the commonest first, then what is left."""
    weights: dict[float, int] = {}
    for row in rows:
        if row.sure:
            weights[row.size] = weights.get(row.size, 0) + len(row.chars)
    shared: list[float] = []
    while weights:
        heaviest = max(
            weights, key=lambda size: sum(n for other, n in weights.items() if _unlike(size, other) <= LIKE / 2)
        )
        shared.append(heaviest)
        weights = {size: n for size, n in weights.items() if _unlike(size, heaviest) > LIKE}
    for at, row in enumerate(rows):
        near = LIKE if row.sure else NEAR_LETTERS if row.letters else NEAR_HANZI
        around = [rows[i].size for i in (at - 1, at + 1) if 0 <= i < len(rows) and rows[i].sure]
        for sizes in ([] if row.sure else around, shared):
            closest = min(sizes, key=lambda size: _unlike(size, row.size), default=None)
            if closest is not None and _unlike(closest, row.size) <= near:
                row.size = closest
                break


def _unlike(one: float, other: float) -> float:
    return abs(math.log(one / other))


def _hangs(rows: Sequence[_Row]) -> bool:
    """Whether the layer hangs all characters from the top of their row: small letters end over high ones.

    Nothing then tells an index.
    """
    found: list[float] = []
    for row in rows:
        small, high = ([c.bottom for c in row.chars if c.text in kind] for kind in (_SMALL, _HIGH))
        if small and high:
            found.append((median(high) - median(small)) / row.size)
    return bool(found) and median(found) > HANGING


def _reset(rows: Sequence[_Row], hangs: bool) -> Iterator[Char]:
    """The characters of a page's rows."""
    for row, following in pairwise((*rows, _Row([]))):
        yield from _set(row, "".join(char.text for char in following.chars[:BAND]), hangs)


def _set(row: _Row, following: str, hangs: bool) -> Iterator[Char]:
    """The row's characters with its size and baseline, spaces between its words; `following` opens the next row."""
    raised = [False] * len(row.chars) if hangs else _raised(row)
    texts = without_slips(_texts(row.chars, raised), following)
    ends = _word_ends(row, texts)
    size = row.size
    for at, (char, text) in enumerate(zip(row.chars, texts, strict=True)):
        after = row.chars[at + 1].x0 if at + 1 < len(row.chars) else math.inf
        own = size * INDEX if raised[at] else size
        baseline = row.baseline - LIFT * size if raised[at] else row.baseline
        width = own * (1.0 if is_hanzi(text) else ADVANCE if is_square(text[-1]) else advance(text))
        x1 = min(char.x0 + width, after)
        if ends[at] is False:
            x1 = after
        elif ends[at]:
            x1 = max(char.x0, min(x1, after - WORD_SPACE * size))
        yield Char(text, char.x0, baseline - 0.8 * own, x1, baseline + 0.2 * own, baseline, own, char.font)


def _raised(row: _Row) -> list[bool]:
    """Which characters are raised: figures, letters and stars whose ink ends over the baseline, commas among them."""
    hanzi = any(is_hanzi(char.text) for char in row.chars)
    limit = row.baseline - RAISED * row.size
    found: list[bool] = []
    for char in row.chars:
        high = char.bottom < limit and _extent(char) < TALL * row.size
        kind = _is_latin(char.text) or char.text in _STARS
        after = bool(found) and found[-1] and char.text in ",，"
        found.append(hanzi and high and (kind or after))
    return found


def _texts(chars: Sequence[Char], raised: Sequence[bool]) -> list[str]:
    """What the characters read among their neighbours: a stop between letters is none of hanzi, nor is 〇 in a number.

    A 一 between figures or letters is a hyphen or a dash.
    """
    texts = [char.text for char in chars]
    latin = not any(map(is_hanzi, texts))
    for at, text in enumerate(texts):
        before, after = texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""
        if text in _MARKS and (latin or (_is_latin(before) and _is_latin(after))):
            texts[at] = _MARKS[text]
        elif text == "一" and _is_latin(before) and _is_latin(after):
            texts[at] = "-"
        elif text == "〇" and (before.isdecimal() or after.isdecimal()):
            texts[at] = "0"
        elif raised[at] and text in _ONES and not (before.isascii() and before.isalpha()):
            near = [texts[i] for i in (at - 1, at + 1) if 0 <= i < len(texts) and raised[i]]
            texts[at] = "1" if any(other.isdecimal() or other in ",，" for other in near) else text
    return texts


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _spell(texts: list[str], first: int, ends: Sequence[bool]) -> None:
    """Put the words that end behind these letters, from `first` on, in the letters that English has."""
    start = first
    for at, is_end in enumerate(ends, first):
        if is_end:
            texts[start : at + 1] = spelt(texts[start : at + 1])
            start = at + 1


def _word_ends(row: _Row, texts: list[str]) -> list[bool | None]:
    """Whether a space stands behind each character; None where its place alone tells. Words in `texts` are spelt."""
    chars = [char._replace(text=text) for char, text in zip(row.chars, texts, strict=True)]
    white = [_step(a, b) / row.size - _set_on(a, b) for a, b in pairwise(chars)]
    latin = [text.isascii() for text in texts]
    letters = [_is_letters(text) for text in texts]
    between = sorted(w for w, a, b in zip(white, letters, letters[1:], strict=False) if a and b)
    spread = between[len(between) * 2 // 5] if len(between) >= MANY_STEPS else 0.0
    white = [gap - spread for gap in white]
    found: list[bool | None] = [None] * len(texts)
    for at, gap in enumerate(white):
        if latin[at] and latin[at + 1] and gap < RUN_GAP:
            found[at] = _has_space(texts[at][-1], texts[at + 1][0], gap)
    at = 0
    while at < len(texts):
        end = at
        while end < len(white) and letters[end] and letters[end + 1] and white[end] < RUN_GAP:
            end += 1
        if end > at and not row.letters and all(map(str.isupper, texts[at : end + 1])):
            found[at:end] = [gap >= CAPITALS_APART for gap in white[at:end]]
        elif end > at:
            ends = words_end(texts[at : end + 1], white[at:end])
            found[at:end] = ends[:-1]
            _spell(texts, at, ends)
        at = end + 1
    for code in _CODE.finditer(in_places(texts)):
        inner = slice(code.start(), code.end() - 1)
        found[inner] = [gap >= FIGURES_APART for gap in white[inner]]
    return found


def _is_letters(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _has_space(left: str, right: str, gap: float) -> bool:
    """Whether white of `gap` type sizes between two signs, which are not both letters, is a space."""
    if left in "([-/@_" or right in ")].,;:-/@_!?%":  # these are set against what they belong to
        return gap >= FIGURES_APART
    if right.isdecimal() and (left.isdecimal() or left == "."):
        return gap >= FIGURES_APART
    if left == "." and right.islower():  # of an address
        return gap >= WORD_SPACE
    return gap >= (MARK_SPACE if left in ".,;:" else OTHER_SPACE)
