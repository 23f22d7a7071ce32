"""Signs told by their ink: where a font gives no form for a sign, or one that its drawing belies.

A font without a Unicode map, or with a wrong one, still draws its stop as a dot on the baseline and its hyphen as a
short bar at half height. What a code draws is the same wherever the font shows it, so each is measured once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from pipeline.model.page import Char
from pipeline.read.mend import lacks_form, latin_form, letter_of
from pipeline.read.view import Style
from pipeline.text.script import is_hanzi


class Ink(NamedTuple):
    """The drawn part of a sign, in type sizes from its origin, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Figures(NamedTuple):
    """How a font sets its figures and capitals: where they stand, and how high, in type sizes from the origin."""

    foot: float
    height: float


USUAL = Figures(0.0, 0.68)  # of a font that shows neither figures nor capitals
HEIGHTS = (0.4, 1.0)  # of figures, in type sizes; a drawing that leaves these is measured in another unit
MARK_WIDTH = 0.45  # in type sizes; no hanzi's ink is narrower but that of 丨, none's as low besides
FLAT = 0.22  # in type sizes: the lowest letter, an x, has twice that
SPECK = 0.02  # in type sizes; less ink than this is none: a glyph that is missing
BLANK = 0.002  # in type sizes; the box of a drawing without a path is its advance, and has no height
# In heights of the font's figures.
DOT = 0.36  # the highest stop, and the middle dot
LOW = 0.36  # a dot whose middle is lower is a stop, though a font for full squares may lift it off the baseline
SQUARE = 1.6  # sides of a dot differ by less; a comma is a dot with a tail, and higher
DOT_SIDES = 1.2  # a round dot's; the widest figure is a third higher than wide
SLIM = 2.4  # times as high as wide: a slash; a question mark is not twice as high as wide
BAR = 1.9  # times as wide as high: a hyphen
# Programs that cut a font into subsets of a line or a page number the glyphs in the order of their use, from 21h on:
# the first three that such a font shows are these, which no text begins with. What it names is none of what it draws,
# and each of its codes must keep its own name until the font is known for what it is (garbled.py).
FIRST_CODES = '!"#'
# The glyphs used first are the commonest; a page of print sets one of these signs at most.
LOW_CODES = frozenset('!"#$')
SELDOM = frozenset('!"#$&*+<=>@\\^`')  # signs between figures and letters in such an order; a page of sums has six
MOST_SELDOM = 8
BAR_WIDTH = 0.6  # in type sizes; a wider bar may be a dash or the hanzi for one
HYPHEN = (0.2, 0.7)  # where the middle of a hyphen stands
SUNK = 0.1  # so far a stop may reach under the baseline
MIDDLE_DOT = 0.7  # the highest middle of a middle dot: over it is an accent
SLASH = 1.2  # a slash is higher than a figure by so much at least, and sinks as far as a stop may
SHOWN = 3  # figures and capitals that tell how a font sets them
MARK_HEIGHT = 0.62  # of the highest comma and apostrophe
MARK_TOP, MARK_FOOT = 0.45, 0.5  # a comma ends below, an apostrophe begins above


def sign(ink: Ink, figures: Figures = USUAL) -> str | None:
    """The mark that this ink prints; None where it is none that its box tells.

    A stop is a dot near the baseline, a comma is higher than wide and begins there, a hyphen is a bar at half
    height, an apostrophe hangs from the height of the capitals.
    """
    if min(ink.width, ink.height) < SPECK:
        return None
    bottom, top = ((y - figures.foot) / figures.height for y in (ink.bottom, ink.top))
    height, width = top - bottom, ink.width / figures.height
    middle = (top + bottom) / 2
    if height <= DOT and width >= BAR * height and ink.width <= BAR_WIDTH:
        return "-" if HYPHEN[0] <= middle <= HYPHEN[1] else None
    if height <= DOT and max(width, height) <= SQUARE * min(width, height):
        return "." if bottom >= -SUNK and middle < LOW else "·" if LOW <= middle <= MIDDLE_DOT else None
    if height > MARK_HEIGHT or height < SQUARE * width:
        return None
    if bottom > -MARK_TOP and top < MARK_TOP:
        return ","
    return "'" if bottom > MARK_FOOT else None


class Signs:
    """What the codes of one document's fonts draw, as far as it was read."""

    def __init__(self) -> None:
        self._inks: dict[int, dict[str, Ink]] = {}  # by font, then by text
        self._told: dict[int, dict[str, str]] = {}

    def told(
        self,
        chars: list[Char],
        styles: Sequence[Style],
        indices: Sequence[int],
        drawn: Callable[[Sequence[int]], Iterable[Ink]],
    ) -> list[Char]:
        """The page's characters, the signs among them that their ink tells replaced.

        `drawn` gives the inks of the characters with these indices of PDFium's, in points from their origins.
        """
        faces = [style.face if style.turn == 0 and style.size > 0 else None for style in styles]
        signs = zip(reversed(faces), [char.text for char in reversed(chars)], strict=True)
        first = dict(zip(signs, reversed(range(len(chars))), strict=True))  # where each sign of each font is first set
        fresh = [
            (face, text)
            for face, text in first
            if face is not None and text not in self._inks.get(face, ()) and text != " "
        ]
        inks = drawn([indices[first[sign]] for sign in fresh])
        for (face, text), ink in zip(fresh, inks, strict=True):
            size = styles[first[face, text]].size
            self._inks.setdefault(face, {})[text] = Ink(*[side / size for side in ink])
        for face, text in fresh:
            self._tell(face, text)
        if not self._told or self._told.keys().isdisjoint([style.face for style in styles]):
            return chars
        return [
            char._replace(text=self._told[style.face][char.text])
            if char.text in self._told.get(style.face, ())
            else char
            for char, style in zip(chars, styles, strict=True)
        ]

    def _tell(self, face: int, text: str) -> None:
        ink = self._inks[face][text]
        if ink.height < BLANK and lacks_form(text):
            self._told.setdefault(face, {})[text] = " "
            return
        if not _is_doubtful(text, ink) or _is_numbered_by_use(self._inks[face]):
            return
        figures = _figures(self._inks[face])
        is_slim = text == "?" and ink.height > SLIM * ink.width
        if figures is None and not (lacks_form(text) or is_slim or _is_square_figure(text, ink)):
            return
        found = sign(ink, figures or USUAL)
        if is_slim or (text == "?" and _is_slash(ink, figures or USUAL)):
            found = "/"
        if found is not None and found != text:
            self._told.setdefault(face, {})[text] = found


def _is_numbered_by_use(signs: Collection[str]) -> bool:
    """Whether these are the codes of a subset numbered by use, as far as a page or some pages show them."""
    return len(LOW_CODES.intersection(signs)) > 1 or len(SELDOM.intersection(signs)) >= MOST_SELDOM


def _is_doubtful(text: str, ink: Ink) -> bool:
    """Whether the sign has no form, or one that prints otherwise: a letter too flat, a hanzi as small as a mark."""
    if text == "?" or text in _DOTS or lacks_form(text):
        return True
    letter = letter_of(text)
    if len(letter) == 1 and letter.isascii() and letter.isalnum():
        return ink.height < FLAT
    return is_hanzi(text) and latin_form(text) is None and ink.width < MARK_WIDTH and ink.height < MARK_WIDTH


_DOTS = frozenset("∙•·")


def _is_square_figure(text: str, ink: Ink) -> bool:
    """Whether it names a figure and draws a dot: figures are higher than wide in whatever unit a font is drawn."""
    return letter_of(text).isdecimal() and max(ink.width, ink.height) <= DOT_SIDES * min(ink.width, ink.height)


def _is_slash(ink: Ink, figures: Figures) -> bool:
    """Whether it stands higher than a figure at both ends: a question mark stands on the baseline, a slash below."""
    return ink.height > SLASH * figures.height and ink.bottom < figures.foot - SUNK * figures.height


def _figures(inks: dict[str, Ink]) -> Figures | None:
    """How this font sets its figures and capitals, where it shows three of them."""
    found = [ink for text, ink in inks.items() if _is_high(latin_form(text) or letter_of(text)) and ink.height > SPECK]
    if len(found) < SHOWN:
        return None
    foot, height = median(ink.bottom for ink in found), median(ink.height for ink in found)
    return Figures(foot, height) if HEIGHTS[0] <= height <= HEIGHTS[1] else None


def _is_high(text: str) -> bool:
    return len(text) == 1 and text.isascii() and (text.isdigit() or text.isupper()) and text not in "JQ"
