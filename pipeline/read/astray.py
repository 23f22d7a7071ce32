"""Characters that PDFium leaves where their form has them, not where the page draws the form.

Text may be marked with what it stands for (ActualText, PDF 32000-1:2008, 14.9.4): programs write hanzi that a font
maps to radicals so, and figures of old style. Of such a text PDFium gives origin and box in the space of the form that
holds it; of all other text, and of the matrix, in the page's. Archives that stamp their papers, and programs that set
several pages on one, draw each page as a form.
"""

from __future__ import annotations

import math

Matrix = tuple[float, float, float, float, float, float]
Edges = tuple[float, float, float, float]  # left, top, right, bottom

SAME_PLACE = 0.01  # points: PDFium's numbers have single precision


def way(origin: tuple[float, float], own: Matrix, drawn: Matrix) -> Matrix | None:
    """What brings a character with this origin to its place; None where it is there.

    `own` is the matrix of its text object in the object's form, `drawn` the same on the page.
    """
    area = own[0] * own[3] - own[1] * own[2]
    if math.dist(own, drawn) < SAME_PLACE or math.dist(origin, own[4:]) >= SAME_PLACE or not area:
        return None
    a, b, c, d, e, f = own
    back = d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area
    return _times(back, drawn)


def brought(box: Edges, matrix: Matrix) -> Edges:
    """The box around this one as the matrix draws it."""
    left, top, right, bottom = box
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (top, bottom)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), max(up), max(across), min(up)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
