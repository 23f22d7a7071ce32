"""Outlines in a font's own program, of glyphs whose names say no character (`G21`).

PDFium gives an outline for a character, and finds none where the glyph's name means nothing; Founder's later programs
name all glyphs of signs so. In a Type 1C program (Adobe Technical Note 5176, 12) the encoding has the glyph of each
code, and the code is what such a font's text is read as.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator

from pipeline.read.reader import Contours

STEPS = 5  # straight pieces that stand for a curve
MOST_POINTS = 2000  # of an outline; a letter has a hundred
MOST_BYTES = 4_000_000  # of a program; one of a subset has some kilobytes, a whole font of hanzi three million
# Bytes that are run for the signs of one program, each as often as it is called: 200 letters have some 40,000. A
# program of two kilobytes may call its subroutines ten thousand million times.
MOST_RUN = 300_000

Point = tuple[float, float]


def drawn_by_codes(program: bytes, texts: Collection[str]) -> dict[str, Contours]:
    """{text: outline at a size of 1} of texts of one code each; empty for a program of another kind, or a broken one.

    Texts are left out for which the program's encoding has no glyph, or one that draws nothing.
    """
    if not 0 < len(program) <= MOST_BYTES or program[:1] != b"\x01":
        return {}
    # loaded where it is needed: few documents have such fonts
    from fontTools.cffLib import CFFFontSet
    from fontTools.misc.psCharStrings import T2CharString, T2OutlineExtractor
    from fontTools.pens.recordingPen import RecordingPen

    run = 0

    class Bounded(T2OutlineExtractor):  # type: ignore[misc]
        def execute(self, glyph: T2CharString) -> None:
            nonlocal run
            run += 1 + len(glyph.bytecode or glyph.program)
            if run > MOST_RUN:
                raise ValueError
            super().execute(glyph)

    found: dict[str, Contours] = {}
    try:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(program), None)
        font = fonts[0]
        encoding, glyphs, unit = font.Encoding, font.CharStrings, font.FontMatrix[0]
        for text in texts:
            name = encoding[ord(text)] if isinstance(encoding, list) and ord(text) < len(encoding) else ".notdef"
            if name != ".notdef" and name in glyphs:
                pen, glyph = RecordingPen(), glyphs[name]
                glyph.outlineExtractor = Bounded
                glyph.draw(pen)
                if len(pen.value) <= MOST_POINTS and (lines := tuple(_lines(pen.value, unit))):
                    found[text] = lines
    except Exception:  # whatever the library stumbles over in a damaged program: the font stays without outlines
        return {}
    return found


def _lines(drawn: list[tuple[str, tuple[Point, ...]]], unit: float) -> Iterator[tuple[Point, ...]]:
    line: list[Point] = []
    for kind, points in drawn:
        scaled = [(x * unit, y * unit) for x, y in points]
        if kind == "moveTo":
            line = scaled
        elif kind == "lineTo":
            line += scaled
        elif kind == "curveTo":
            line += bent(line[-1], *scaled)
        elif len(line) > 2:
            yield tuple(line)


def bent(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Points of a Bézier curve behind its start."""
    found = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x, y = (a * start[at] + b * one[at] + c * two[at] + d * end[at] for at in (0, 1))
        found.append((x, y))
    return found
