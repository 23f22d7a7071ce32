"""Where marks stand whose boxes do not tell it, as they are set in squares of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise

from pipeline.model.page import Char
from pipeline.read.mend import ONE_ROW, letter_of
from pipeline.read.view import Style

NARROW = 0.3  # in type sizes: a hyphen steps on by a third
STOPS = frozenset(",.:;\uff0c\uff0e")  # marks that may be set in squares of their own


def in_order(
    chars: list[Char],
    styles: list[Style],
    indices: list[int],
    inks: Callable[[Sequence[int]], Iterable[tuple[float, float]]],
) -> tuple[list[Char], list[Style], list[int]]:
    """The characters, their styles and indices, each mark behind the letter that its ink stands behind.

    Programs that set a page anew write its characters by where their boxes begin. A hyphen in the middle of a whole
    square begins before the narrow letter that it follows in print: `user-` comes as `use-r`. `inks` gives the left
    and right edges of the drawn parts of the characters with these indices.
    """
    texts = [char.text for char in chars]
    hyphens = {text for text in {*texts} if letter_of(text) == "-"}
    pairs = [
        at
        for at, (text, after) in enumerate(pairwise(texts))
        if (text in hyphens or after in STOPS)  # asked first: few pairs have one
        and _doubtful(chars[at], chars[at + 1])
        and styles[at].turn == styles[at + 1].turn == 0
    ]
    if not pairs:
        return chars, styles, indices
    edges = list(inks([indices[i] for at in pairs for i in (at, at + 1)]))
    swapped = [at for at, one, other in zip(pairs, edges[::2], edges[1::2], strict=True) if sum(other) < sum(one)]
    chars, styles, indices = list(chars), list(styles), list(indices)
    for at in swapped:
        chars[at : at + 2] = chars[at + 1], chars[at]
        styles[at : at + 2] = styles[at + 1], styles[at]
        indices[at : at + 2] = indices[at + 1], indices[at]
        first, second = chars[at : at + 2]
        if second.x0 < first.x1 < second.x1:
            chars[at + 1] = second._replace(x0=first.x1)
    return chars, styles, indices


def touching(chars: list[Char], squared: Collection[int], indices: Sequence[int]) -> list[Char]:
    """The characters, marks that stand in squares of their own begun where what is before them ends.

    Print leaves no space before a mark; what white the square has there is the mark's. `squared` are the indices of
    such marks.
    """
    if not squared:
        return chars
    found = list(chars)
    for at, (before, char) in enumerate(pairwise(chars), 1):
        if (
            indices[at] in squared
            and before.text != " "
            and 0 < char.x0 - before.x1 < char.size
            and _share_a_row(before, char)
        ):
            found[at] = char._replace(x0=before.x1)
    return found


def _share_a_row(char: Char, after: Char) -> bool:
    return char.size == after.size and abs(char.baseline - after.baseline) <= ONE_ROW * char.size


def _doubtful(char: Char, after: Char) -> bool:
    """Whether a hyphen's box begins with the letter behind it, or a stop's before the letter that it comes behind."""
    if not _share_a_row(char, after):
        return False
    if letter_of(char.text) == "-":
        return 0 <= after.x0 - char.x0 < NARROW * char.size and _is_letter(after.text)
    return after.text in STOPS and 0 < char.x0 - after.x0 < char.size and _is_letter(char.text)


def _is_letter(text: str) -> bool:
    return letter_of(text).isascii() and letter_of(text).isalpha()
