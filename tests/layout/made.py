"""Pages set by hand: rows of invented text at their places, as a reader hands them over.

A hanzi and a full-width mark fill a square, a Latin letter half of one, a space a quarter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.block import Block
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.text.script import is_square

WIDTH, HEIGHT = 540.0, 780.0  # of a page, in points
LEFT, RIGHT = 50.0, 490.0
TOP = 100.0
SIZE = 10.0
PITCH = 15.0
GUTTER = 20.0
COLUMN = (RIGHT - LEFT - GUTTER) / 2  # 21 hanzi of 10 points
MIDDLE = LEFT + COLUMN + GUTTER  # where the right column begins

SONG, HEI, ROMAN = Font("SimSun"), Font("SimHei", bold=True), Font("Times-Roman")

_PIECE = re.compile(r"(?P<shift>[\^_])\{(?P<index>[^}]*)\}|(?P<gap><(?P<ems>[\d.]+)>)|(?P<text>.)", re.DOTALL)
INDEX = 0.6  # of the type size
RAISED, LOWERED = 0.4, 0.15  # of the type size


def width(char: str, size: float) -> float:
    return size if is_square(char) else size / 4 if char == " " else size / 2


def row(
    text: str,
    x: float = LEFT,
    y: float = TOP,
    size: float = SIZE,
    font: Font = SONG,
    *,
    tracking: float = 0.0,
    spaces: bool = True,
) -> tuple[Char, ...]:
    """The characters of one row whose top is `y`.

    `^{1}` and `_{2}` are indices, `<1.5>` is white of that many type sizes, `tracking` is white after each
    character in type sizes. Without `spaces` a space leaves its white alone, as many producers do.
    """
    found: list[Char] = []
    base = y + 0.8 * size
    for piece in _PIECE.finditer(text):
        if piece["gap"]:
            x += float(piece["ems"]) * size
            continue
        shift = RAISED if piece["shift"] == "^" else -LOWERED if piece["shift"] else 0.0
        own = INDEX * size if piece["shift"] else size
        for char in piece["index"] or piece["text"] or "":
            wide = width(char, own)
            if char != "\u3000" and (char != " " or spaces):
                foot = base - shift * size
                found.append(Char(char, x, foot - 0.8 * own, x + wide, foot + 0.2 * own, foot, own, font))
            x += wide + tracking * own
    return tuple(found)


def rows(
    texts: Iterable[str], x: float = LEFT, y: float = TOP, size: float = SIZE, font: Font = SONG, pitch: float = PITCH
) -> tuple[Char, ...]:
    """Rows one below the other."""
    return tuple(char for at, text in enumerate(texts) for char in row(text, x, y + at * pitch, size, font))


def length(text: str, size: float = SIZE) -> float:
    chars = row(text, 0.0, size=size)
    return max((char.x1 for char in chars), default=0.0)


def centred(text: str, y: float, size: float = SIZE, font: Font = SONG) -> tuple[Char, ...]:
    return row(text, (LEFT + RIGHT - length(text, size)) / 2, y, size, font)


def fill(word: str, count: int) -> str:
    """`count` hanzi of running text."""
    return (word * count)[:count]


def paragraph(word: str, lines: int, count: int = 21) -> list[str]:
    """Full lines, the first indented by two squares, the last one short and ended by a stop."""
    return ["　　" + fill(word, count - 2), *[fill(word, count)] * (lines - 2), fill(word, count // 2) + "。"]


POOL = "纸翼滑折痕翔距离稳定重心投掷角度高低左右前后机身尾部对称空气阻力升力质量速度时间测量比较样本方法结果平均误差"


def prose(lines: int, seed: int = 0, count: int = 44) -> list[str]:
    """Full lines of hanzi, no two alike; another `seed` gives others."""
    return ["".join(POOL[(7 * seed + 5 * at + step * (at + seed + 1)) % len(POOL)] for step in range(count))
            for at in range(lines)]  # fmt: skip


def page(*parts: Sequence[Char], number: int = 1, rules: Sequence[Bbox] = ()) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(char for part in parts for char in part), rules=tuple(rules))


def rule(y: float, x0: float = LEFT, x1: float = RIGHT) -> Bbox:
    return Bbox(x0, y, x1, y + 0.5)


def texts(blocks: Iterable[Block]) -> list[str]:
    """Each block's text, its lines joined by a stroke."""
    return ["|".join(line.text for line in block.lines) for block in blocks]


def ink(chars: Iterable[str]) -> Counter[str]:
    """How often each character is printed, white left out."""
    return Counter(char for text in chars for char in text if not char.isspace())


def ink_of_pages(pages: Iterable[Page]) -> Counter[str]:
    return ink(char.text for page in pages for char in (*page.chars, *page.turned))


def ink_of_blocks(blocks: Iterable[Block]) -> Counter[str]:
    return ink(_texts(blocks))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for line in block.lines:
            yield line.text
