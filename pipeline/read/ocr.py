"""Pages read by text recognition: RapidOCR, whose wheel carries its models (extra `ocr`)."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pypdfium2

from pipeline.errors import UsageError
from pipeline.knowledge import lazy
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Char, Font, Page
from pipeline.read.opening import open_pictures
from pipeline.read.quality import Fault, judge
from pipeline.read.substitutes import for_pictures
from pipeline.said import later
from pipeline.text.script import is_hanzi

if TYPE_CHECKING:
    import numpy

    Picture = numpy.ndarray[Any, Any]

DPI = 200  # more costs time and finds no more: the recogniser scales each line to 48 pixels
_MAX_PIXELS = 40_000_000  # of one page's picture: a page may claim to be metres wide
_FONT = Font("OCR")
Span = tuple[str, float, float]  # a character, the points where it begins and ends
_DOTS_AN_INCH = 72

# Advances in type sizes, of the usual serif faces: they tell how the width of a recognised line is shared out.
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]-·`"), frozenset("mwMW—…%@")
_SPACE_WIDTH, _NARROW_WIDTH, _LETTER_WIDTH, _CAPITAL_WIDTH, _WIDE_WIDTH = 0.28, 0.31, 0.48, 0.68, 0.85
_FIGURE_WIDTH = 0.5
MARGIN = 0.3  # white that the recogniser's boxes have at both ends together, in type sizes
_TELLING = 2.4  # type sizes: a line that is shorter does not tell by its width how large it is set
_APART = 1.25  # of its height: a size by width that is larger is that of letters set apart, or of a line half read
_LIKE = (0.6, 1.4)  # heights of two lines of one size, one by the other: letters with and without tails
_SAME_SIZE = 0.08  # sizes that differ less are one size measured twice
# A label in brackets; the recogniser takes one kind of closing bracket for another.
_CLOSING = {"[": "]", "〔": "〕", "【": "】", "(": ")", "（": "）"}
# From one hanzi to the next, in heights of the line's box, which is a little higher than its type; the engine tells
# such a step to a third of a type size.
_SET_APART = 1.25
_CLOSED = lazy.compile(r"^([\[〔【(（])([^\W\d_](?:[^\W\d_]|[ .]){1,14})[\])〕】）]")
_RISE = 0.88  # of a type size, from the top of a character's box to its baseline


def is_available() -> bool:
    """Whether pages can be recognised; `pip install '.[ocr]'` makes it so."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def expect(mode: str) -> None:
    """Raise UsageError where every page is to be recognised, and the extra that does it is missing."""
    if mode == "always" and not is_available():
        raise UsageError("--ocr always: `pip install '.[ocr]'` first")


def is_loaded() -> bool:
    """Whether this process holds the models, with all the memory that they take."""
    return _engine.cache_info().currsize > 0


def recover(path: Path, pages: Sequence[Page], mode: str, report: Report) -> tuple[Page, ...]:
    """The pages, those whose text layer is missing or wrong read by OCR; in `mode` "always" every page, "off" none.

    Says which pages cannot be used, and why. A page that is lost in part is of use only where the first page, which
    names the article, is: else its scraps would be taken for that.
    """
    found = []
    faults = [judge(page) for page in pages]
    opens = not faults or faults[0] is None or faults[0].is_usable  # the first page names the article
    for page, fault in zip(pages, faults, strict=True):
        wanted = page.width > 0 and (mode == "always" or (mode == "auto" and fault is not None))
        chars = ocr_page(path, page.number) if wanted and is_available() else None
        if chars:
            found.append(replace(page, chars=chars, turned=()))
            report(Diagnostic(Kind.PAGE_RECOGNISED, page.number, details={"reason": fault or later("asked for")}))
            continue
        found.append(page)
        if fault is Fault.PICTURE:
            report(Diagnostic(Kind.PAGE_IS_IMAGE, page.number))
        elif fault is not None and not (fault is Fault.OCR_LAYER or (fault.is_usable and opens)):
            report(Diagnostic(Kind.PAGE_UNREADABLE, page.number, details={"reason": fault.value}))
    return tuple(found)


def ocr_page(path: Path, number: int, dpi: int = DPI) -> tuple[Char, ...]:
    """The characters of page `number` (1-based) as OCR reads them, line by line, in points from the top left.

    Fonts are not told. Pages are printed upright: the engine's own guess of lines that stand on their heads turns sound
    ones, of which then nothing is read.
    """
    with for_pictures():
        document = open_pictures(path)
        try:
            picture, scale = _picture(document[number - 1], dpi)
        finally:
            document.close()
    found = _engine()(picture, use_cls=False, return_word_box=True, return_single_char_box=True)
    if found.txts is None:
        return ()
    lines = [
        Line(text, (box / scale).tolist(), [_span(char, scale) for char in chars])
        for text, box, chars in zip(found.txts, found.boxes, found.word_results, strict=True)
        if text.strip()
    ]
    return tuple(char for line, size in zip(lines, sizes(lines), strict=True) for char in line.chars(size))


def _span(char: tuple[str, float, Sequence[Sequence[float]]], scale: float) -> Span:
    """A character of the engine: it, how sure, the corners of its box in pixels."""
    text, _, corners = char
    return text, corners[0][0] / scale, corners[1][0] / scale


def _picture(page: pypdfium2.PdfPage, dpi: int) -> tuple[Picture, float]:
    """The page in blue, green and red, and its pixels a point."""
    scale = dpi / _DOTS_AN_INCH
    width, height = page.get_size()
    scale = min(scale, (_MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale, rev_byteorder=False, prefer_bgrx=False).to_numpy()[:, :, :3], scale


@cache
def _engine() -> Any:
    """The recogniser, loaded once a process: one thread, as an archive has a process for each core."""
    # ONNX Runtime reports its use over the network, and leaves a session file, unless told not to before its import.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    from rapidocr import RapidOCR

    one = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    return RapidOCR(params={"Global.log_level": "critical", **one})


class Line:
    """One recognised line: its text, its box in points, and where each of its characters stands."""

    def __init__(self, text: str, corners: Sequence[Sequence[float]], spans: Sequence[Span] = ()) -> None:
        """`corners` are x and y of the top left, top right, bottom right and bottom left one.

        `spans` are the characters without the spaces. They are told to a quarter of a type size: where white stands
        between hanzi can be read from them, how wide a letter is cannot.
        """
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
        self.text = _CLOSED.sub(lambda found: found[1] + found[2] + _CLOSING[found[1]], text.strip())
        self.x0, self.x1 = (x0 + x3) / 2, (x1 + x2) / 2
        self.top, self.bottom = (y0 + y1) / 2, (y2 + y3) / 2
        self.widths = [advance(c) for c in self.text]
        self.gaps = _gaps(self.text, spans, self.height)

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def distance(self, other: Line) -> float:
        """Points of white between the two boxes; what lies beside counts less than what lies above."""
        across = max(self.x0 - other.x1, other.x0 - self.x1, 0.0)
        down = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return across / 2 + down + abs(self.x0 - other.x0) / 100

    @property
    def em(self) -> float:
        """The type size that its width tells, white between hanzi left out."""
        return (self.x1 - self.x0 - sum(self.gaps)) / (sum(self.widths) + MARGIN)

    def chars(self, size: float) -> list[Char]:
        """Its characters side by side on one baseline."""
        middle = (self.top + self.bottom) / 2
        top, bottom = middle - size / 2, middle + size / 2
        em = self.em
        x = self.x0 + em * MARGIN / 2
        found = []
        for text, width, gap in zip(self.text, self.widths, self.gaps, strict=True):
            x += gap
            found.append(Char(text, x, top, x + width * em, bottom, top + _RISE * size, size, _FONT))
            x += width * em
        return found


def _gaps(text: str, spans: Sequence[Span], height: float) -> list[float]:
    """Points of white before each character of the text: where names, or the cells of a row, are set apart."""
    gaps = [0.0] * len(text)
    places = [at for at, char in enumerate(text) if not char.isspace()]
    if len(places) != len(spans):
        return gaps
    steps = {
        right: (other[1] + other[2] - one[1] - one[2]) / 2
        for (left, right), (one, other) in zip(pairwise(places), pairwise(spans), strict=True)
        if right == left + 1 and is_hanzi(text[left]) and is_hanzi(text[right])
    }
    for right, step in steps.items():
        if step >= _SET_APART * height:
            gaps[right] = step - min(height, *steps.values())
    return gaps


def advance(text: str) -> float:
    """How wide a character usually is, in type sizes."""
    if text == " ":
        return _SPACE_WIDTH
    if not text.isascii() and text not in _NARROW:
        return 1.0
    if text in _NARROW:
        return _NARROW_WIDTH
    if text in _WIDE:
        return _WIDE_WIDTH
    if text.isdecimal():
        return _FIGURE_WIDTH
    return _CAPITAL_WIDTH if text.isupper() else _LETTER_WIDTH


def sizes(lines: Sequence[Line]) -> list[float]:
    """The type size of each line, from its width; lines of nearly one size are given the same.

    A line of few letters, or of letters set apart, tells little by its width: it has the size of the line next to it
    if it is about as high.
    """
    long = [at for at, line in enumerate(lines) if sum(line.widths) >= _TELLING and line.em <= _APART * line.height]
    sizes = _groups({at: max(lines[at].em, 1.0) for at in long}, lines)
    share = median(sizes[at] / max(lines[at].height, 1.0) for at in long) if long else 0.8
    for at, line in enumerate(lines):
        if at not in sizes:
            other = min(long, key=lambda o: lines[o].distance(line), default=None)
            if other is not None and _LIKE[0] <= line.height / max(lines[other].height, 1.0) <= _LIKE[1]:
                sizes[at] = sizes[other]
            else:
                sizes[at] = max(round(line.height * share, 1), 1.0)
    return [sizes[at] for at in range(len(lines))]


def _groups(rough: dict[int, float], lines: Sequence[Line]) -> dict[int, float]:
    """The sizes with those that are nearly one made one: the median of the group, the longest groups first."""
    sizes: dict[int, float] = {}
    left = set(rough)
    while left:
        weights = {at: sum(len(lines[other].text) for other in left if _close(rough[other], rough[at])) for at in left}
        centre = max(sorted(left), key=lambda at: weights[at])
        group = [at for at in sorted(left) if _close(rough[at], rough[centre])]
        size = round(median(rough[at] for at in group), 1)
        sizes |= dict.fromkeys(group, size)
        left -= set(group)
    return sizes


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * other
