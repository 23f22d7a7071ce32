"""Lines made of spans."""

from __future__ import annotations

from pipeline.model.block import Line, Span
from pipeline.model.geometry import Bbox


def line_of_spans(*spans: tuple[str, float], x0: float = 50.0, font: str = "SimSun") -> Line:
    """One line of (text, size) pairs, each character half of its size wide."""
    found: list[Span] = []
    x = x0
    for text, size in spans:
        width = size / 2 * len(text)
        found.append(Span(text, Bbox(x, 100.0, x + width, 100.0 + size), font, size))
        x += width
    return Line(1, Bbox(x0, 100.0, x, 110.0), tuple(found))
