"""A page as a reader hands it over: mended characters, rules and images, nothing interpreted."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, overload

from pipeline.model.geometry import Bbox


class Font(NamedTuple):
    """A font as the page names it, subset prefix removed and GBK names decoded; a tuple, for it is often looked up."""

    name: str
    bold: bool = False
    italic: bool = False


class Char(NamedTuple):
    """One printed character (or the letters of a ligature), in points, origin top left.

    The box is the character's advance by its font's ascent and descent, so that two neighbours in a word touch.
    A NamedTuple, as an archive has billions of them: it is made three times as fast as a frozen dataclass.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: Font

    @property
    def bbox(self) -> Bbox:
        return Bbox(self.x0, self.top, self.x1, self.bottom)

    def until(self, x1: float) -> "Char":
        """The character with a box that ends at `x1`; a third of the time that `_replace` takes."""
        text, x0, top, _, bottom, baseline, size, font = self
        return Char(text, x0, top, x1, bottom, baseline, size, font)


class Packed(Sequence[Char]):
    """Characters in a sixth of their room, each made anew whenever it is asked for: equal, and never the same.

    What the characters of a line have in common, heights and font, is kept once; a font stays the very object.
    """

    __slots__ = ("_common", "_style", "_text", "_x0", "_x1")

    def __init__(self, chars: Sequence[Char]) -> None:
        text, x0, top, x1, bottom, baseline, size, font = zip(*chars, strict=True) if chars else ((),) * 8
        self._text, self._x0, self._x1 = text, array("d", x0), array("d", x1)
        styles: dict[tuple[float, float, float, float, int], int] = {}
        keys = zip(top, bottom, baseline, size, map(id, font), strict=True)
        self._style = array("I", [styles.setdefault(key, len(styles)) for key in keys])
        fonts = {id(own): own for own in font}
        self._common = [(*key[:4], fonts[key[4]]) for key in styles]

    def __len__(self) -> int:
        return len(self._text)

    def __iter__(self) -> Iterator[Char]:
        common = map(self._common.__getitem__, self._style)
        own = zip(self._text, self._x0, self._x1, common, strict=True)
        for text, x0, x1, (top, bottom, baseline, size, font) in own:
            yield _char((text, x0, top, x1, bottom, baseline, size, font))

    @overload
    def __getitem__(self, index: int) -> Char: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Char]: ...
    def __getitem__(self, index: int | slice) -> Char | Sequence[Char]:
        if isinstance(index, slice):
            return tuple(self)[index]
        top, bottom, baseline, size, font = self._common[self._style[index]]
        return Char(self._text[index], self._x0[index], top, self._x1[index], bottom, baseline, size, font)


_char = partial(tuple.__new__, Char)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, turned upright.

    `chars` stand in the order of the content stream, printed spaces among them; `turned` are those set at an
    angle to the rest (axis labels, watermarks). `rules` are drawn lines and thin boxes, `drawings` the boxes of
    all other paths, `images` those of pictures. `turn` counts the right angles, clockwise, from the page as a
    viewer shows it to the page as it stands here.
    """

    number: int  # 1-based, as a PDF viewer counts
    width: float
    height: float
    chars: Sequence[Char]
    turned: tuple[Char, ...] = ()
    rules: tuple[Bbox, ...] = ()
    drawings: tuple[Bbox, ...] = ()
    images: tuple[Bbox, ...] = ()
    turn: int = 0

    @property
    def bbox(self) -> Bbox:
        return Bbox(0.0, 0.0, self.width, self.height)

    @property
    def pictured(self) -> float:
        """The share of the page that its pictures cover: a scan may be cut into strips, and reach beyond the page."""
        size = self.width * self.height
        covered = sum(self.bbox.x_overlap(image) * self.bbox.y_overlap(image) for image in self.images)
        return covered / size if size > 0 else 0.0

    def packed(self) -> "Page":
        """The page with its characters packed, as they are seldom asked for once they are in lines."""
        return self if isinstance(self.chars, Packed) else replace(self, chars=Packed(self.chars))
