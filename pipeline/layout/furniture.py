"""Running heads, feet, page numbers and download notes: told by where they recur, and by what they say."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import numeric

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import caption_start
from pipeline.knowledge.furniture import FurnitureRow, furniture_rows
from pipeline.knowledge.labels import label_at_start
from pipeline.layout import rules
from pipeline.layout.segments import Segment
from pipeline.layout.sign_rules import is_rule
from pipeline.model.block import Aside, Label, Origin
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.width import half_width
from pipeline.typeset.measures import THIN

_ENTRY = lazy.compile(r"[\[［〔]\s?\d{1,3}\s?[\]］〕]")
EDGE_ROWS = 3  # how many rows at the top and at the bottom of a page can be furniture
HEAD_ZONE = 0.14  # of the page's height, from its top: where the rule under a running head stands
HEAD_RULE = 0.5  # of the text's width, at least
AT_MARGIN = 20.0  # points between the rule under a running head and the text's nearer margin, at most
TABLE_REACH = 3.0  # type sizes between a table's rule and its first letters
TAB_LINE, TAB_LINES = 12, 8  # characters of a full line, and how many of these a page must have
TAB_WHITE, TAB_LETTERS = 0.3, 2  # type sizes of white between the text and such letters, and how many there are
SAME_ROW = 0.4  # of the height: rows of one page whose middles are closer are one
HALF_APART = 0.2  # of a row's height, by which a row beside it begins over its end; those of running text do by less
WORD = 2  # letters of a running head, at least: one recurs by chance
SERIAL = 6  # figures of a number of record, as a manuscript's is; a page's own has fewer
RECURRING = 0.3  # of the pages: recto and verso have heads of their own, the head of a long table has fewer
SAME_HEIGHT = 6.0  # points between the same row of two pages
LEVEL_PAGES, LEVEL_SHARE = 2, 0.6  # and of the others: so many have furniture where a page's is looked for
BOXED, BESIDE_BOX = 24, 12  # characters; a line of a box beside the text has no more, one of the text no fewer
BOXED_PAGES = 3  # of an article, a cover among them
UNDER_CODE = 5.0  # type sizes of white between a code and the last line of its words
STAMP = 120  # characters; what a service stamps on a page is no longer
ON_RULE = 2  # points that a head's row may reach under its rule, as rows are as high as their type
FOOT_WHITE = 0.9  # type sizes of white over a foot that is printed once; the lines of notes are set closer
HEAD_WHITE = 2.0  # type sizes of white that part a page's head from its text, at least
BETWEEN_RULES = 1  # rows between the two rules of one head: the masthead's second row, never a table's text


@dataclass(frozen=True, slots=True)
class _Row:
    page: int
    bbox: Bbox
    text: str  # without white space, in half width
    segments: tuple[Segment, ...]
    edge: str  # "head", "foot" or ""
    white: float  # type sizes between it and the row over it

    @property
    def key(self) -> str:
        return re.sub(r"[\d\W_]", "", self.text).casefold()


def furniture(pages: Sequence[Page], segments: Sequence[Sequence[Segment]]) -> dict[int, Aside]:
    """{id of a segment: why it is furniture} for a document's pages and their segments."""
    signs = [s for own in segments for s in own if is_rule(s)]
    texts = {id(s): "".join([char.text for char in s.chars if char.text != " "]) for own in segments for s in own}
    reasons = {id(s): Aside(rules.RULE_OF_SIGNS) for s in signs} | _stamps(segments, texts)
    rows = [
        row
        for page, own in zip(pages, segments, strict=True)
        for row in _rows(page, [s for s in own if id(s) not in reasons], texts)
    ]

    def settle(row: _Row, why: Aside) -> None:
        for segment in row.segments:
            reasons.setdefault(id(segment), why)

    edge = [row for row in rows if row.edge]
    first_lines = _first_lines(rows)
    for row in rows:
        for known in furniture_rows():
            if known.at_edge and id(row) in first_lines:
                continue
            if _may_stand(row, known) and known.match(row.text):
                settle(row, _known(known))
    for on_page in _by_page(rows).values():
        for known in _of_page(on_page):
            for row in on_page:
                settle(row, _known(known))
    for row in _recurring(edge):
        settle(row, Aside(rules.RECURS))
    edges = _by_page(edge)
    for page in pages:
        for row in _above_head_rule(page, edges.get(page.number, []), reasons):
            settle(row, Aside(rules.ABOVE_HEAD_RULE))
    for page, own in zip(pages, segments, strict=True):
        for segment in _tabs(page, own):
            reasons.setdefault(id(segment), Aside(rules.MARGIN_TAB))
    found = [row for row in edge if id(row.segments[0]) in reasons]
    for row in _level_with(edge, found):
        settle(row, Aside(rules.LEVEL))
    boxed = _boxed(pages, rows)
    for row in _inner(edge, reasons):
        for segment in row.segments:
            reasons.pop(id(segment), None)
    return reasons | boxed


def _stamps(segments: Sequence[Sequence[Segment]], texts: Mapping[int, str]) -> dict[int, Aside]:
    """{id of a segment: why} of what a service stamps on one place of each page, be it on a level with the text.

    Pages cut to their type area have no white at the foot for it: it stands in the gutter, beside the last lines. In
    one place alone its words may be a table's cell. `texts` are the segments' own, without white.
    """
    places: dict[tuple[str, int, int], list[Segment]] = defaultdict(list)
    for segment in (s for own in segments for s in own if len(s.chars) <= STAMP):
        x, y = segment.bbox.x0, segment.y_mid
        places[texts[id(segment)], round(x / SAME_HEIGHT), round(y / SAME_HEIGHT)].append(segment)
    services = [known for known in furniture_rows() if known.of_service and not (known.at_edge or known.of_page)]
    enough = max(LEVEL_PAGES, RECURRING * len(segments))
    found: dict[int, Aside] = {}
    for (text, _, _), own in places.items():
        if len(own) >= enough:  # few lines do: their words are looked at then
            known = next((known for known in services if known.match(half_width(text))), None)
            found |= {id(segment): _known(known) for segment in own} if known is not None else {}
    return found


def _boxed(pages: Sequence[Page], rows: Sequence[_Row]) -> dict[int, Aside]:
    """{id of a segment: why} of what stands in a small box beside the text, on a level with its lines.

    Printed convention: on an article's first pages the code that leads to its own page, or to its authors' voices,
    stands beside its abstract or its notes, at their right mostly, and says so under the code. Beside a cell of a table
    are cells.
    """
    boxed = [known for known in furniture_rows() if known.is_boxed]
    images = {page.number: page.images for page in pages[:BOXED_PAGES]}
    found: dict[int, Aside] = {}
    for row in (row for row in rows if row.page in images and len(row.segments) > 1):
        ordered = sorted(row.segments, key=lambda s: s.bbox.x0)
        beside = max(len(own.chars) for own in ordered[:-1])
        for segment in (own for own in ordered if len(own.chars) <= BOXED):
            coded = any(_is_under(segment, image) for image in images[row.page])
            if coded or (segment is ordered[-1] and beside >= BESIDE_BOX):
                text = half_width("".join(char.text for char in segment.chars if char.text != " "))
                found |= {id(segment): _known(known) for known in boxed if known.match(text)}
    return found


def _is_under(segment: Segment, image: Bbox) -> bool:
    """Whether some words stand under a picture, on its axis or as far as it reaches, two other lines between."""
    under = segment.bbox.top - image.bottom
    return -segment.size <= under <= UNDER_CODE * segment.size and image.x_overlap(segment.bbox) > 0


def _by_page(rows: Sequence[_Row]) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.page, []).append(row)
    return found


def _first_lines(rows: Sequence[_Row]) -> set[int]:
    """The ids of rows under a page's head that the text goes on under at once: its first line, whatever it says.

    An entry that a list goes on with says what heads say, `…, 2014, Vol. 42, No. 3`. A head's rows keep together.
    """
    found: set[int] = set()
    for on_page in _by_page(rows).values():
        width = max(row.bbox.width for row in on_page)
        for row, below in pairwise(on_page[1:]):
            is_clear = row.edge == "head" and row.white > HEAD_WHITE
            is_line = below.white < FOOT_WHITE and below.bbox.width >= HEAD_RULE * width
            if is_clear and is_line and not any(known.match(below.text) for known in furniture_rows()):
                found.add(id(row))
    return found


def _may_stand(row: _Row, known: FurnitureRow) -> bool:
    """Whether the row stands where such furniture does: anywhere, or at the page's edge and no line of a note."""
    if known.of_page:
        return False
    if not known.at_edge:
        return True
    return row.edge == "head" or (row.edge == "foot" and not (known.stands_clear and row.white < FOOT_WHITE))


def _known(row: FurnitureRow) -> Aside:
    return Aside(rules.of_row(row), Origin.SERVICE if row.of_service else Origin.PAGE_EDGE, anywhere=not row.at_edge)


def _of_page(rows: Sequence[_Row]) -> list[FurnitureRow]:
    """The rows of knowledge by which the whole page with these rows is no page of the article."""
    text = "".join(row.text for row in rows)
    return [known for known in furniture_rows() if known.of_page and known.match(text)]


def _tabs(page: Page, segments: Sequence[Segment]) -> list[Segment]:
    """Words set letter under letter in the outer margin: the tab that names the journal's column.

    They stand clear of all full lines of the page, and there are at least two letters. Letters between a table's
    rules, or with text farther out, are a table's column; figures are the labels of entries or notes: `①`, `②`.
    """
    full = [s.bbox for s in segments if len(s.chars) >= TAB_LINE]
    if len(full) < TAB_LINES:
        return []
    left, right = min(box.x0 for box in full), max(box.x1 for box in full)
    for beside in (
        [s for s in segments if s.bbox.x0 > right + TAB_WHITE * s.size],
        [s for s in segments if s.bbox.x1 < left - TAB_WHITE * s.size],
    ):
        aside = [s for s in beside if sum(len(c.text) for c in s.chars if c.text != " ") == 1]
        if len(aside) >= TAB_LETTERS and len({round(s.x_mid / s.size) for s in aside}) == 1:
            return [] if _in_table(aside, page, segments) or _count_up(aside) else aside
    return []


def _count_up(column: Sequence[Segment]) -> bool:
    """Whether most figures under each other, in a ring or plain, count up as labels do: `①`, `②` under a folio `7`."""
    signs = [
        char.text for own in sorted(column, key=lambda own: own.bbox.top) for char in own.chars if char.text != " "
    ]
    values = [numeric(sign, -1.0) for sign in signs]
    steps = [value > 0 and after == value + 1 for value, after in pairwise(values)]
    return 2 * sum(steps) > len(steps)


def _in_table(column: Sequence[Segment], page: Page, segments: Sequence[Segment]) -> bool:
    """Whether letters under each other stand under or over a rule that covers them, or inside of other text."""
    box = Bbox.around(segment.bbox for segment in column)
    middle, reach = box.x_mid, TABLE_REACH * column[0].size
    if any(r.x0 < middle < r.x1 and box.top - reach < r.y_mid < box.bottom + reach for r in page.rules):
        return True
    own = set(map(id, column))
    beside = [s.bbox for s in segments if id(s) not in own and s.bbox.y_overlap(box) > 0]
    return any(b.x0 > box.x1 for b in beside) and any(b.x1 < box.x0 for b in beside)


def _inner(edge: Sequence[_Row], reasons: dict[int, Aside]) -> list[_Row]:
    """Edge rows with text of the article between them and the page's edge: no head or foot stands there."""
    found: list[_Row] = []
    for own in _by_page(edge).values():
        for rows in ([r for r in own if r.edge == "head"], [r for r in reversed(own) if r.edge == "foot"]):
            outside = True
            for row in rows:
                why = reasons.get(id(row.segments[0]))
                outside = outside and why is not None
                if not outside and not (why is not None and why.anywhere):
                    found.append(row)
    return found


def _rows(page: Page, segments: Sequence[Segment], texts: Mapping[int, str]) -> list[_Row]:
    """The page's rows from top to bottom, over all its columns; `texts` are the segments' own, without white."""
    groups: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.y_mid):
        if groups and abs(segment.y_mid - groups[-1][-1].y_mid) < SAME_ROW * segment.bbox.height:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    rows = []
    above = -math.inf
    boxes = [Bbox.around(s.bbox for s in group) for group in groups]
    steps = _steps(boxes)
    for step, box, group in zip(steps, boxes, groups, strict=True):
        edge = "head" if step < EDGE_ROWS else "foot" if step > steps[-1] - EDGE_ROWS else ""
        text = half_width("".join([texts[id(s)] for s in sorted(group, key=lambda s: s.bbox.x0)]))
        white = (box.top - above) / max(s.size for s in group)
        rows.append(_Row(page.number, box, text, tuple(group), edge, white))
        above = box.bottom
    return rows


def _steps(boxes: Sequence[Bbox]) -> list[int]:
    """Which row from the top each is, counted once where cells beside each other stand half a row apart.

    Convention: the date stands in the middle of its cell, beside an English name on two lines.
    """
    steps: list[int] = []
    first: Bbox | None = None
    for box in boxes:
        beside = first is not None and box.top < first.bottom - HALF_APART * first.height
        steps.append(steps[-1] + (not beside) if steps else 0)
        first = first if beside else box
    return steps


def _recurring(edge: Sequence[_Row]) -> list[_Row]:
    """Edge rows whose words stand at the same height on another page, page numbers aside; or the same long number."""
    by_key: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in edge:
        if len(row.key) >= WORD:
            by_key[row.edge, row.key].append(row)
        elif len(row.text) >= SERIAL and row.text.isdecimal():
            by_key[row.edge, row.text].append(row)
    enough = max(LEVEL_PAGES, RECURRING * len({row.page for row in edge}))
    found: list[_Row] = []
    for rows in by_key.values():
        if len({row.page for row in rows}) >= enough:
            heights = _Heights(rows, SAME_HEIGHT)
            found += [row for row in rows if len(heights.pages(row)) >= enough]
    return found


class _Heights:
    """Rows sorted by height, so that those of one height are found without a look at all others."""

    def __init__(self, rows: Sequence[_Row], slack: float) -> None:
        self._slack = slack
        ordered = sorted((row.bbox.y_mid, row.page) for row in rows)
        self._middles = [middle for middle, _ in ordered]
        self._pages = [page for _, page in ordered]
        self._known: dict[float, frozenset[int]] = {}

    def pages(self, row: _Row) -> frozenset[int]:
        """The pages that have one of the rows within the slack of this row's height."""
        middle = row.bbox.y_mid
        if middle not in self._known:
            first = bisect_left(self._middles, middle - self._slack - 1)
            last = bisect_right(self._middles, middle + self._slack + 1)
            near = zip(self._middles[first:last], self._pages[first:last], strict=True)
            self._known[middle] = frozenset(page for other, page in near if abs(other - middle) <= self._slack)
        return self._known[middle]


def _above_head_rule(page: Page, rows: Sequence[_Row], known: Collection[int]) -> list[_Row]:
    """The rows over a wide rule near the top of the page. Convention: a running head stands on a rule.

    A masthead may have another row and a second rule under that, or several where one says volume or date (the ids of
    its segments are `known`); a rule farther down is a table's, or a figure's, and one that begins and ends within the
    text is the bar of a fraction.
    """
    if not rows:
        return []
    left, right = min(row.bbox.x0 for row in rows), max(row.bbox.x1 for row in rows)
    tops = sorted(
        rule.top
        for rule in page.rules
        if rule.height <= THIN and rule.width >= HEAD_RULE * (right - left) and rule.bottom <= HEAD_ZONE * page.height
        if rule.x0 <= left + AT_MARGIN or rule.x1 >= right - AT_MARGIN
    )
    heads = sorted((row for row in rows if row.edge == "head"), key=lambda row: row.bbox.bottom)
    over = 0  # rows that stand on the rules so far
    for top in tops:
        now = sum(row.bbox.bottom <= top + ON_RULE for row in heads)
        dated = any(id(row.segments[0]) in known for row in heads[over:now])
        if over and not dated and now > over + BETWEEN_RULES:
            break
        over = now
    return [row for row in heads[:over] if not _is_of_text(row.text)]


def _is_of_text(text: str) -> bool:
    """Whether a row over a rule begins as parts of an article do, which rules end.

    A caption stands on the rule of its table; a list of references, and keywords in a frame, may end over one.
    """
    hit = label_at_start(text)
    is_core = hit is not None and hit.certain and hit.row.label in (Label.ABSTRACT, Label.KWDS)
    return is_core or caption_start(text) is not None or _ENTRY.match(text) is not None


def _level_with(edge: Sequence[_Row], found: Sequence[_Row]) -> list[_Row]:
    """Edge rows on the height where most other pages have furniture."""
    enough = max(LEVEL_PAGES, LEVEL_SHARE * (len({row.page for row in edge}) - 1))
    heights = {
        where: _Heights([row for row in found if row.edge == where], SAME_HEIGHT / 2) for where in ("head", "foot")
    }
    level: list[_Row] = []
    for row in edge:
        pages = heights[row.edge].pages(row)
        if len(pages) - (row.page in pages) >= enough:
            level.append(row)
    return level
