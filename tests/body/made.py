"""Pages and lines made by hand: invented text in made-up places."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.block import Block, Label, LabelledBlock, Line, Script, Span
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.page import Char, Font, Page

SIZE = 10.0
LEFT, RIGHT = 50.0, 350.0
COLUMN = Bbox(LEFT, 50.0, RIGHT, 750.0)
SONG, HEI = Font("SimSun"), Font("SimHei", bold=True)


def line(
    text: str,
    row: float,
    *,
    x0: float = LEFT,
    size: float = SIZE,
    bold: bool = False,
    page: int = 1,
    script: Script = Script.BASE,
) -> Line:
    """A line whose characters are full squares, `row` line pitches under the column's top."""
    top = COLUMN.top + row * 1.6 * SIZE
    box = Bbox(x0, top, x0 + len(text) * size, top + size)
    return Line(page, box, (Span(text, box, "SimHei" if bold else "SimSun", size, bold, script=script),))


def full(text: str, row: float, **style: object) -> Line:
    """A line that fills its column with repeated text."""
    return line((text * 30)[:30], row, **style)  # type: ignore[arg-type]


def paragraph(row: float, rows: int = 3, text: str = "样本取自示例地区各处") -> list[Line]:
    """An indented paragraph of full lines; the last one ends with a stop before the margin."""
    first = line((text * 3)[:28], row, x0=LEFT + 2 * SIZE)
    middle = [full(text, row + n) for n in range(1, rows - 1)]
    return [first, *middle, line(f"{text}。", row + rows - 1)]


def body_blocks(groups: Sequence[Sequence[Line]], column: Bbox = COLUMN) -> list[LabelledBlock]:
    """The blocks as zones leave them: all of the body is paragraphs."""
    return [LabelledBlock(Block(tuple(group), column), Label.PARAGRAPH, Lang.ZH, "zones.rest", 0.8) for group in groups]


def chars_of(lines: Sequence[Line]) -> tuple[Char, ...]:
    """A character for each of the lines', square by square; U+3000 leaves white."""
    found = []
    for own in lines:
        for index, text in enumerate(own.text):
            if text.strip():
                x0 = own.bbox.x0 + index * own.size
                font = HEI if own.bold else SONG
                base = own.bbox.top + 0.8 * own.size
                found.append(Char(text, x0, own.bbox.top, x0 + own.size, own.bbox.bottom, base, own.size, font))
    return tuple(found)


def page(lines: Sequence[Line], number: int = 1, rules: Sequence[Bbox] = (), images: Sequence[Bbox] = ()) -> Page:
    return Page(number, 400.0, 800.0, chars_of(lines), rules=tuple(rules), images=tuple(images))
