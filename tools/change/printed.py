"""A paper as it is printed and was read, and what can be done to a page: moved, cut, set upon another, set anew."""

from __future__ import annotations

import hashlib
import pickle
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pipeline
from pipeline.model.article import Article
from pipeline.model.block import LabelledBlock
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.run import Reading, Result, article_of, reading
from pipeline.settings import Settings

SETTINGS = Settings(ocr="off")
_SAME_LINE, _BACK, _AHEAD = 0.6, 0.3, 1.2  # points of height, and sizes of type, between two characters of a run
_HAN = 0x2000  # characters from here on are as wide as they are high, others half as wide
_ASCENT, _DESCENT = 0.88, 0.12  # of the size, as fonts of hanzi have them
_OBJECT = "\ufffc"  # stands for a ligature, so that a text has a character for each of its characters

Point = tuple[float, float]
Thing = TypeVar("Thing", Char, Bbox)


@dataclass(frozen=True)
class Printed:
    """A paper's pages, with what was told in reading them and the article that they make."""

    read: Reading
    made: Result

    @property
    def name(self) -> str:
        return self.read.path.stem

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return self.read.pages

    @property
    def article(self) -> Article:
        return self.made.article

    @property
    def blocks(self) -> tuple[LabelledBlock, ...]:
        return self.made.blocks


def printed(pdf: Path) -> Printed:
    """The paper of a PDF. Raises UnusablePdf."""
    found = read_once(pdf)
    return Printed(found, article_of(found, SETTINGS))


def read_once(pdf: Path) -> Reading:
    """The pages of a PDF, kept in the temporary folder for all runs of the tools. Raises UnusablePdf."""
    rooms = (path for room in ("read", "model", "typeset") for path in Path(pipeline.__path__[0], room).rglob("*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(rooms)))
    folder = Path(tempfile.gettempdir()) / f"duizhao-readings-{digest.hexdigest()[:12]}"
    folder.mkdir(exist_ok=True)
    kept = folder / f"{pdf.stem}-{hashlib.sha256(pdf.read_bytes()).hexdigest()[:12]}.pickle"
    if kept.exists():
        pages, told = pickle.loads(kept.read_bytes())
        return Reading(pdf, pages, told)
    found = reading(pdf, SETTINGS)
    kept.write_bytes(pickle.dumps((found.pages, found.told), 5))
    return found


# ---------------------------------------------------------------- a page's things
def moved(page: Page, by: Callable[[Point], Point]) -> Page:
    """The page with each of its things moved: `by` says how far, of a character's left end on its baseline and of the
    upper left corner of all else."""

    def char(own: Char) -> Char:
        right, down = by((own.x0, own.baseline))
        text, x0, top, x1, bottom, baseline, size, font = own
        return Char(text, x0 + right, top + down, x1 + right, bottom + down, baseline + down, size, font)

    def box(own: Bbox) -> Bbox:
        right, down = by((own.x0, own.top))
        return Bbox(own.x0 + right, own.top + down, own.x1 + right, own.bottom + down)

    return _each(page, char, box)


def stretched(page: Page, by: float) -> Page:
    """The page, and all that it has, so many times as large."""

    def char(own: Char) -> Char:
        text, *sizes, font = own
        return Char(text, *(size * by for size in sizes), font)

    def box(own: Bbox) -> Bbox:
        return Bbox(*(edge * by for edge in own))

    return replace(_each(page, char, box), width=page.width * by, height=page.height * by)


def _each(page: Page, char: Callable[[Char], Char], box: Callable[[Bbox], Bbox]) -> Page:
    return replace(
        page,
        chars=tuple(map(char, page.chars)),
        turned=tuple(map(char, page.turned)),
        rules=tuple(map(box, page.rules)),
        drawings=tuple(map(box, page.drawings)),
        images=tuple(map(box, page.images)),
    )


def kept(page: Page, is_kept: Callable[[Char | Bbox], bool]) -> Page:
    """The page with these of its things."""

    def some(things: Iterable[Thing]) -> tuple[Thing, ...]:
        return tuple(thing for thing in things if is_kept(thing))

    return replace(
        page,
        chars=some(page.chars),
        turned=some(page.turned),
        rules=some(page.rules),
        drawings=some(page.drawings),
        images=some(page.images),
    )


def band(page: Page, top: float, bottom: float) -> Page:
    """What stands between these heights."""
    return kept(page, lambda own: top <= own.top and foot(own) <= bottom)


def foot(own: Char | Bbox) -> float:
    """Where a thing stands: a character on its baseline, all else with its lower edge."""
    return own.baseline if isinstance(own, Char) else own.bottom


def upon(page: Page, other: Page) -> Page:
    """The page with all that the other has."""
    return replace(
        page,
        chars=(*page.chars, *other.chars),
        turned=(*page.turned, *other.turned),
        rules=(*page.rules, *other.rules),
        drawings=(*page.drawings, *other.drawings),
        images=(*page.images, *other.images),
    )


def ink(page: Page) -> list[Char]:
    """The characters that are no white space."""
    return [char for char in page.chars if char.text.strip()]


# ---------------------------------------------------------------- runs
def runs(chars: Iterable[Char]) -> list[list[Char]]:
    """The characters in rows: what follows one another on a line without a wide gap."""
    found: list[list[Char]] = []
    for char in chars:
        last = found[-1][-1] if found else None
        if last is not None and _follows(char, last):
            found[-1].append(char)
        else:
            found.append([char])
    return found


def _follows(char: Char, last: Char) -> bool:
    gap, widest = char.x0 - last.x1, _AHEAD * max(char.size, last.size)
    return abs(last.baseline - char.baseline) < _SAME_LINE and -_BACK * char.size < gap < widest


def with_runs(page: Page, own: Iterable[Sequence[Char]]) -> Page:
    """The page with these rows as its characters."""
    return replace(page, chars=tuple(char for run in own for char in run))


def text_of(run: Iterable[Char]) -> str:
    """Its text, a character for each of its characters."""
    return "".join(char.text if len(char.text) == 1 else _OBJECT for char in run)


def typeset(text: str, at: Point, size: float, font: Font) -> list[Char]:
    """The text set from this point of a baseline on."""
    found, (x, line) = [], at
    for char in text:
        end = x + (size if ord(char) >= _HAN else size / 2)
        found.append(Char(char, x, line - _ASCENT * size, end, line + _DESCENT * size, line, size, font))
        x = end
    return found


def reworded(run: Sequence[Char], pattern: re.Pattern[str], words: str) -> list[Char]:
    """The row with what the pattern finds set in other words (a template of `re`); what stands behind moves along."""
    found: list[Char] = []
    at, by = 0, 0.0
    for match in pattern.finditer(text_of(run)):
        found += _along(run[at : match.start()], by)
        old = run[match.start() : match.end()]
        new = typeset(match.expand(words), (old[0].x0 + by, old[0].baseline), old[0].size, old[0].font)
        found += [char._replace(top=old[0].top, bottom=old[0].bottom) for char in new]
        end = new[-1].x1 if new else old[0].x0 + by
        by, at = end - old[-1].x1, match.end()
    return [*found, *_along(run[at:], by)]


def _along(chars: Iterable[Char], by: float) -> list[Char]:
    return [char._replace(x0=char.x0 + by, x1=char.x1 + by) for char in chars]
