"""The kinds of change: each a printed convention, what makes a paper's pages of it, and what it leaves as it was.

A kind takes a paper and gives its pages as another journal, a copier or a library would print them. Only what print
has is a kind: who adds a rule asks with it whether the rule stands where the same article is printed otherwise.
"""

from __future__ import annotations

import copy
import random
import re
import statistics
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from change import beside
from change.beside import Measure
from change.printed import Printed, ink, kept, moved, reworded, runs, stretched, text_of, typeset, with_runs
from pipeline.model.block import Label
from pipeline.model.body import Sec
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.model.walk import nodes

Change = Callable[[Printed, random.Random], Sequence[Page]]
Neighbours = Callable[[Printed, Measure, Sequence[Measure], random.Random], Sequence[Page]]

_LARGER = 1.02  # times the usual size: smaller type, raised marks among it, stays
_MARGIN = 0.07  # of a page's height, where its head and its number stand
_TIGHT, _LOOSE = 2.5, 6.0  # points of white between lines: set solid; two lines of white more at each gap
_STAMP, _STAMP_SIZE, _STAMP_AT = "万方数据", 9.0, 12.0  # what a library prints at the foot of all pages
_REDUCED = 0.707  # A4 on A5 (ISO 216)
_TOUCH = 3.0  # points between where a heading's box and its first character begin


@dataclass(frozen=True)
class Kind:
    """A change by name. `keeps` promises that each value of the front matter stays what it was; `lost` names the
    fields of the gold record that the pages print no more, with a language behind a point where one is meant."""

    name: str
    convention: str
    change: Change | None = None
    neighbours: Neighbours | None = None
    keeps: bool = False
    lost: tuple[str, ...] = ()

    def pages(self, paper: Printed, own: Measure, others: Sequence[Measure]) -> tuple[Page, ...]:
        """The paper's pages changed, the same each time; its own where the kind says nothing of it."""
        chance = random.Random(f"{self.name} {paper.name}")
        if self.neighbours is not None:
            return tuple(self.neighbours(paper, own, others, chance))
        return tuple(self.change(paper, chance)) if self.change is not None else paper.pages

    def gold(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record of what the changed pages print."""
        found = copy.deepcopy(record)
        for name in self.lost:
            key, _, lang = name.partition(".")
            if not lang:
                found.pop(key, None)
            elif found.get(key):
                found[key][lang] = [] if isinstance(found[key].get(lang), list) else None
        return found


# ---------------------------------------------------------------- type and white
def each(change: Callable[[Page], Page]) -> Change:
    """What is done to each page alone."""
    return lambda paper, _: [change(page) for page in paper.pages]


def one_size(page: Page) -> Page:
    sizes = [char.size for char in ink(page)]
    usual = statistics.median(sizes) if sizes else 0.0

    def level(own: Char) -> Char:
        if own.size < usual * _LARGER:
            return own
        less = usual / own.size
        top, bottom = (own.baseline + (edge - own.baseline) * less for edge in (own.top, own.bottom))
        return own._replace(top=top, bottom=bottom, size=usual)

    return replace(page, chars=tuple(map(level, page.chars)))


def plain_faces(page: Page) -> Page:
    return replace(page, chars=tuple(char._replace(font=char.font._replace(bold=False)) for char in page.chars))


def without_spaces(page: Page) -> Page:
    return replace(page, chars=tuple(ink(page)))


def marks(old: str, new: str) -> Change:
    """Other characters for these."""
    known = str.maketrans(old, new)
    return each(lambda p: replace(p, chars=tuple(c._replace(text=c.text.translate(known)) for c in p.chars)))


def white(new: Callable[[float], float]) -> Change:
    """Another white between lines, but for the page's head and foot."""

    def spaced(page: Page) -> Page:
        top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
        rows = _rows(page)
        steps: list[tuple[float, float]] = []
        by = 0.0
        for (_, above), (below, _) in pairwise(rows):
            if top <= below <= bottom:
                by += new(below - above) - (below - above)
            steps.append((above, by))

        def down(height: float) -> float:
            return next((by for above, by in reversed(steps) if height > above - 0.5), 0.0)

        return replace(moved(page, lambda at: (0, down(at[1] - 1))), height=page.height + max(0.0, by))

    return each(spaced)


def _rows(page: Page) -> list[tuple[float, float]]:
    """The heights that ink takes, one under the other."""
    parts = [(min(c.top, c.baseline - 0.9 * c.size), max(c.bottom, c.baseline)) for c in ink(page)]
    parts += [(box.top, box.bottom) for box in (*page.rules, *page.images) if box.height < page.height / 2]
    found: list[tuple[float, float]] = []
    for top, bottom in sorted(parts):
        if found and top <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return found


def flush(paper: Printed, _: random.Random) -> Sequence[Page]:
    """Titles, by-lines and institutions of the first page at the left edge of the text, not in its middle."""
    front, page = paper.article.front, paper.pages[0]
    own = (*front.titles, *(who.source for who in front.contribs), *front.affs)
    sources = [getattr(value, "source", value) for value in own]
    boxes = [source.bbox for source in sources if source.page == page.number]
    left = min((char.x0 for char in ink(page)), default=0.0)
    lines: dict[float, list[list[Char]]] = {}
    found: list[Sequence[Char]] = []
    for run in runs(page.chars):
        if any(_is_in(run, box) for box in boxes):
            line = next((known for known in lines if abs(known - run[0].baseline) < run[0].size / 2), run[0].baseline)
            lines.setdefault(line, []).append(run)
        else:
            found.append(run)
    for line in lines.values():
        by = left - min(run[0].x0 for run in line)
        found += [[char._replace(x0=char.x0 + by, x1=char.x1 + by) for char in run] for run in line]
    return [with_runs(page, found), *paper.pages[1:]]


def _is_in(run: Sequence[Char], box: Bbox) -> bool:
    size = run[0].size
    is_across = box.x0 - size < run[0].x0 and run[-1].x1 < box.x1 + size
    return is_across and box.top - size < run[0].baseline < box.bottom + _TOUCH


# ---------------------------------------------------------------- what is painted
def stamped(page: Page) -> Page:
    at = ((page.width - len(_STAMP) * _STAMP_SIZE) / 2, page.height - _STAMP_AT)
    return replace(page, chars=(*page.chars, *typeset(_STAMP, at, _STAMP_SIZE, Font("ArialUnicodeMS"))))


def reordered(paper: Printed, chance: random.Random) -> Sequence[Page]:
    """The rows painted in another order."""
    found = []
    for page in paper.pages:
        rows = runs(page.chars)
        chance.shuffle(rows)
        found.append(with_runs(page, rows))
    return found


def without(lang: str, *labels: Label) -> Change:
    """The blocks of these labels left out, and the white that they leave."""

    def left_out(paper: Printed, _: random.Random) -> Sequence[Page]:
        own = [b.block for b in paper.blocks if b.label in labels and (not lang or b.lang == lang)]
        lines = {(line.page, line.bbox) for block in own for line in block.lines}
        return [_blank(page, [box for number, box in lines if number == page.number]) for page in paper.pages]

    return left_out


def _blank(page: Page, boxes: Sequence[Bbox]) -> Page:
    def stays(own: Char | Bbox) -> bool:
        return isinstance(own, Bbox) or not any(box.contains(own.bbox.middle, 1) for box in boxes)

    return kept(page, stays) if boxes else page


# ---------------------------------------------------------------- words
TABLE = Path(__file__).with_name("kinds.toml")
_W = r"[ \u3000]*"


def label(word: str) -> str:
    """A pattern for a printed label with its brackets and colon; white may stand between hanzi."""
    inner = re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff\[])", _W.replace("\\", r"\\"), word)
    return f"^[【\\[［]?{_W}(?i:{inner}){_W}[】\\]］]?{_W}[:：]?{_W}"


def words(*table: tuple[str, str]) -> Change:
    """Other words for what these patterns find at the head of a row."""
    known = [(re.compile(pattern), new) for pattern, new in table]

    def said(page: Page) -> Page:
        rows = runs(page.chars)
        for pattern, new in known:
            rows = [reworded(row, pattern, new) for row in rows]
        return with_runs(page, rows)

    return each(said)


_ENTRY = rf"^[\[［]{_W}(\d{{1,3}}){_W}[\]］]{_W}"
_HAN_FIGURES = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number below a hundred in hanzi."""
    tens, ones = divmod(number, 10)
    head = f"{_HAN_FIGURES[tens] if tens > 1 else ''}十" if tens else ""
    return head + (_HAN_FIGURES[ones] if ones or not tens else "")


def headings(paper: Printed, _: random.Random) -> Sequence[Page]:
    """Headings numbered 一、 and （一） in place of 1 and 1.1, as journals of the humanities do."""
    found = list(paper.pages)
    for at in nodes(paper.article.body.content):
        sec = at.value
        if not isinstance(sec, Sec) or not re.fullmatch(r"[1-9]\d?(\.[1-9]\d?)?", sec.label):
            continue
        parts = [int(part) for part in sec.label.split(".")]
        new = f"{han(parts[0])}、" if len(parts) == 1 else f"（{han(parts[1])}）"
        place = next(i for i, page in enumerate(found) if page.number == sec.source.page)
        printed = re.compile(rf"^\s*{_W.join(re.escape(sec.label))}[.．、]?\s*")
        rows = [_renumbered(row, sec, printed, new) for row in runs(found[place].chars)]
        found[place] = with_runs(found[place], rows)
    return found


def _renumbered(row: Sequence[Char], sec: Sec, old: re.Pattern[str], new: str) -> Sequence[Char]:
    box = sec.source.bbox
    starts = abs(row[0].x0 - box.x0) < _TOUCH and box.top - _TOUCH < row[0].baseline < box.bottom + _TOUCH
    return reworded(row, old, new) if starts and old.match(text_of(row)) else row


# ---------------------------------------------------------------- the table
FUNCTIONS: dict[str, Change] = {
    "two-on-a-sheet": beside.sheets,
    "one-size": each(one_size),
    "plain-faces": each(plain_faces),
    "flush-left": flush,
    "tight": white(lambda gap: min(gap, _TIGHT)),
    "loose": white(lambda gap: gap + _LOOSE if gap >= _TIGHT else gap),
    "no-rules": each(lambda page: replace(page, rules=())),
    "stamped": each(stamped),
    "reduced": each(lambda page: stretched(page, _REDUCED)),
    "reordered": reordered,
    "no-spaces": each(without_spaces),
    "list-untitled": without("", Label.REF_HEADING),
    "han-headings": headings,
    "no-english-abstract": without("en", Label.ABSTRACT),
    "no-english-keywords": without("en", Label.KWDS),
    "no-chinese-keywords": without("zh", Label.KWDS),
    "chinese-only": without("en", Label.TITLE, Label.BYLINE, Label.AFF, Label.ABSTRACT, Label.KWDS),
}
NEIGHBOURS: dict[str, Neighbours] = {"neighbour-above": beside.above, "neighbour-below": beside.below}


def _change(name: str, row: dict[str, Any]) -> Change | None:
    """What a row of the table says, or the function of its name."""
    if "labels" in row:
        return words(*((label(old), new) for old, new in row["labels"]))
    if "entries" in row:
        return words((_ENTRY, row["entries"]))
    return marks(*row["marks"]) if "marks" in row else FUNCTIONS.get(name)


def _kinds() -> Iterator[Kind]:
    for name, row in tomllib.loads(TABLE.read_text("utf-8")).items():
        lost = tuple(row.get("lost", ()))
        yield Kind(name, row["convention"], _change(name, row), NEIGHBOURS.get(name), row.get("keeps", False), lost)


KINDS = tuple(_kinds())
BY_NAME = {kind.name: kind for kind in KINDS}
