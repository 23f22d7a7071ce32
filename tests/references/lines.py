"""Lines for tests: a helper, no rules of its own."""

from collections.abc import Iterable

from pipeline.model.block import Line, Span
from pipeline.model.geometry import Bbox

LEADING = 14.0
SIZE = 8.0


def line(
    x: float, text: str, *, page: int = 1, top: float = 100.0, size: float = SIZE, width: float | None = None
) -> Line:
    """One line whose box is as wide as its text would be."""
    wide = sum(size if ord(char) > 0x2E80 else size / 2 for char in text) if width is None else width
    box = Bbox(x, top, x + wide, top + size)
    return Line(page, box, (Span(text, box, "Song", size),))


def column(rows: Iterable[tuple[float, str]], *, page: int = 1, top: float = 100.0, size: float = SIZE) -> list[Line]:
    """Lines one below the other, each at its own x."""
    return [line(x, text, page=page, top=top + LEADING * at, size=size) for at, (x, text) in enumerate(rows)]
