"""Letters told by their outlines, where a font's map of codes is wrong and its drawings are right.

What a code draws is compared with the Latin letters of the standard fonts that PDFium carries (PDF 32000-1:2008,
9.6.2.2), upright and slanted, light and bold. The faces of journals are cut after the same models (Times, Helvetica),
so that an e lies nearer to the model's e than to its c; a sign that lies near none keeps no form.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from pipeline.read.calls import address
from pipeline.read.fonts import Fonts
from pipeline.read.ink import Ink, sign
from pipeline.read.reader import Contours

FACES = (
    "Times-Roman",
    "Times-Italic",
    "Times-Bold",
    "Times-BoldItalic",
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
)
# What print sets in Latin letters; no signs of programs (`_ ` ^ { | } ~ \ $ #`), which other drawings resemble.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&@%()[]*+-=/.,:;?!<>"
MOST_SIGNS = 200  # of a font; one of Latin letters has fewer
MOST_DRAWN = 10_000  # of a document; a hundred pages with a font each
MOST_POINTS = 2000  # of an outline; a letter has a hundred
CELLS = 64  # of the grid that a drawing is laid on, each way
STEPS = 5  # straight pieces that stand for a curve
NEAR = 0.4  # how far two drawings of one letter are at most; most letters lie within half of it
SAME = 0.05  # of the grid: the share of ink on which one drawing differs from itself
HIGH = 0.15  # in type sizes; two drawings of one letter begin and end nearer than this to each other
WIDE = 1.4  # times as wide: the widest cut of a letter against the narrowest
THIN = 0.12  # in type sizes; how much wider or narrower is nothing in strokes and dots
OFF = 2.0  # what a type size of difference in place counts, in shares of the grid: l is higher than I by little
# Of the Chinese stop, a ring, and the mark of enumeration, a drop: they stand below the middle of the letters.
LOW, SMALL, ROUND = 0.25, 0.18, 1.3  # in type sizes; sides to each other
MARKS = 3  # a font that shows so many marks is one of marks; of hanzi, one or two look like them
MIDDLE = 0.2  # the middle distance of a font's signs from letters at most; more, and they are no Latin letters


class Drawing(NamedTuple):
    """A sign's ink on a grid (one bit a cell, row by row from the top), and where it stands, in type sizes."""

    ink: int
    bottom: float
    top: float
    width: float


def outlines(
    document: pypdfium2.PdfDocument, texts: Mapping[str, Collection[str]], numbers: Sequence[int]
) -> dict[str, dict[str, Contours]]:
    """{font name: {text: outline}} of these texts of the fonts with these names, on these pages (1-based)."""
    texts = {name: own for name, own in texts.items() if len(own) <= MOST_SIGNS}
    found: dict[str, dict[str, Contours]] = {}
    for number in numbers:
        if texts.keys() <= found.keys() or sum(map(len, found.values())) >= MOST_DRAWN:
            break
        page, fonts = document[number - 1], Fonts()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
            handle = pdfium.FPDFTextObj_GetFont(item.raw)
            name = fonts.font(address(handle)).name
            if name in texts and name not in found:
                drawn = ((text, _contours(handle, ord(text))) for text in texts[name] if len(text) == 1)
                found[name] = {text: lines for text, lines in drawn if lines}
        page.close()
    return found


def letters(drawn: Mapping[str, Contours]) -> dict[str, str]:
    """{text: letter} of one font's signs, each the nearest letter of the face that is nearest to all of them.

    Empty where most of them are no Latin letters, but for a font of marks.
    """
    signs = {text: drawing for text, lines in drawn.items() if (drawing := _drawing(lines)) is not None}
    found = {text: mark for text in signs if (mark := _mark(drawn[text])) is not None}
    others = {text: sign for text, sign in signs.items() if text not in found}
    faces = ({text: _distances(sign, _models(face)) for text, sign in others.items()} for face in FACES)
    best = min(faces, key=_middle)
    if _middle(best) <= MIDDLE:
        return found | _shared_out(others, best)
    return found if len(found) >= min(MARKS, len(signs)) else {}


Distances = Mapping[str, Mapping[str, float]]  # of each text from each letter that it may be


def _middle(far: Distances) -> float:
    nearest = sorted(min(own.values(), default=1.0) for own in far.values())
    return nearest[len(nearest) // 2] if nearest else 1.0


def _shared_out(signs: Mapping[str, Drawing], far: Distances) -> dict[str, str]:
    """{text: letter}, the nearest first; another drawing of a letter that is taken is the next letter it may be.

    A font may have one drawing twice, as figures of half and of full width.
    """
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for _, text, letter in sorted((near, text, letter) for text, own in far.items() for letter, near in own.items()):
        if text not in found and _differing(signs[taken.setdefault(letter, text)], signs[text]) <= SAME:
            found[text] = letter
    return found


def _mark(lines: Contours) -> str | None:
    """The mark that stands by itself in a corner of its square, as Chinese marks do, or that its box tells."""
    (left, right), (bottom, top) = _sides(lines)
    width, height = right - left, top - bottom
    if top < LOW and min(width, height) >= SMALL and max(width, height) < ROUND * min(width, height):
        return "。" if len(lines) == 2 else "、"
    return sign(Ink(left, bottom, right, top)) if len(lines) == 1 else None


def _sides(lines: Contours) -> tuple[tuple[float, float], tuple[float, float]]:
    """((left, right), (bottom, top)) of at least one point."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return (min(xs), max(xs)), (min(ys), max(ys))


def _distances(sign: Drawing, models: Mapping[str, Drawing]) -> dict[str, float]:
    """How far the letters lie that it may be."""
    return {letter: far for letter, model in models.items() if (far := _far(sign, model)) <= NEAR}


def _far(one: Drawing, other: Drawing) -> float:
    off = abs(one.bottom - other.bottom) + abs(one.top - other.top)
    narrow, wide = sorted((one.width, other.width))
    if off > 2 * HIGH or wide > max(WIDE * narrow, narrow + THIN):
        return 1.0
    return _differing(one, other) + OFF * off


def _differing(one: Drawing, other: Drawing) -> float:
    """The share of the grid where one has ink and the other has none."""
    return (one.ink ^ other.ink).bit_count() / CELLS**2


@lru_cache(maxsize=len(FACES))
def _models(face: str) -> dict[str, Drawing]:
    """The letters of one of PDFium's own fonts."""
    document = pypdfium2.PdfDocument.new()
    try:
        font = pdfium.FPDFText_LoadStandardFont(document.raw, face.encode("ascii"))
        drawn = ((letter, _contours(font, ord(letter))) for letter in LETTERS)
        found = {letter: drawing for letter, lines in drawn if lines and (drawing := _drawing(lines)) is not None}
        pdfium.FPDFFont_Close(font)
    finally:
        document.close()
    return found


def _drawing(lines: Contours) -> Drawing | None:
    """The outline filled, stretched over the grid."""
    (left, right), (bottom, top) = _sides(lines)
    if not (right > left and top > bottom):  # damaged fonts have places that are no numbers
        return None
    across, up = CELLS / (right - left), CELLS / (top - bottom)
    whole = Image.new("1", (CELLS, CELLS))
    for line in lines:  # a line within another is a hole
        part = Image.new("1", (CELLS, CELLS))
        ImageDraw.Draw(part).polygon([((x - left) * across, (top - y) * up) for x, y in line], fill=1)
        whole = ImageChops.logical_xor(whole, part)
    return Drawing(int.from_bytes(whole.tobytes(), "big"), bottom, top, right - left)


def _contours(font: pdfium.FPDF_FONT, code: int) -> Contours:
    """What the font draws for a character, at a size of 1; nothing where it draws no outline."""
    path = pdfium.FPDFFont_GetGlyphPath(font, code, 1.0)
    if not path or pdfium.FPDFGlyphPath_CountGlyphSegments(path) > MOST_POINTS:
        return ()
    lines: list[list[tuple[float, float]]] = []
    curve: list[tuple[float, float]] = []
    for kind, point in _segments(path):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            lines.append([point])
        elif not lines:
            continue
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            lines[-1].append(point)
        else:
            curve.append(point)
            if len(curve) == 3:
                lines[-1] += _bent(lines[-1][-1], *curve)
                curve = []
    return tuple(tuple(line) for line in lines if len(line) > 2)


def _segments(path: pdfium.FPDF_GLYPHPATH) -> Iterator[tuple[int, tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield pdfium.FPDFPathSegment_GetType(segment), (x.value, y.value)


def _bent(
    start: tuple[float, float], one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Points of a Bézier curve behind its start."""
    found = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append(
            (
                a * start[0] + b * one[0] + c * two[0] + d * end[0],
                a * start[1] + b * one[1] + c * two[1] + d * end[1],
            )
        )
    return found
