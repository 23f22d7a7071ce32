"""Pages -> blocks in reading order. `layout` is the stage's table of contents."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from pipeline.layout import rules
from pipeline.layout.blocks import blocks
from pipeline.layout.columns import distinct, gutter, regions
from pipeline.layout.furniture import furniture
from pipeline.layout.line_numbers import without_line_numbers
from pipeline.layout.lines import line_of, lines
from pipeline.layout.portraits import lives_beside, names_under_portraits
from pipeline.layout.segments import Segment, segments
from pipeline.layout.sign_rules import is_rule, ruled
from pipeline.layout.wide_tables import as_one
from pipeline.model.block import Aside, Block, Layout, Line, Origin
from pipeline.model.page import Packed, Page

__all__ = ["layout", "ruled"]

NEAR = 32  # pages before and behind whose columns tell a page's: farther off in a bound volume is another paper


def layout(pages: Sequence[Page], laid: Callable[[int], None] | None = None) -> Layout:
    """The blocks of all pages; every character of `Page.chars` and `Page.turned` is in exactly one.

    `laid` is called with the index of each page whose characters are no longer needed here.

    The pages' rules are those drawn and, where `ruled` was asked first, those made of signs.
    """
    plain, numbers = without_line_numbers(pages)
    parts = [_segments(page) for page in plain]
    reasons = furniture(plain, parts)
    last = len(plain)
    for page, own in zip(plain, parts, strict=True):
        names = names_under_portraits(page, last, own)
        reasons.update((id(name), Aside(rules.UNDER_PORTRAIT, Origin.NOTICE)) for name in names)
    text = [[s for s in own if id(s) not in reasons] for own in parts]
    gutters = [gutter(own) for own in text]
    found: list[Block] = []
    running: list[tuple[Block, Aside]] = []
    left = deque(zip(plain, parts, text, strict=True))
    del plain, parts, text  # a page is let go when its blocks are made
    for at in range(len(left)):
        page, own, kept = left.popleft()
        near = distinct([x for x in gutters[max(0, at - NEAR) : at + NEAR + 1] if x is not None])
        aside = [s for s in own if id(s) in reasons]
        beside = [*page.images, *(s.bbox for s in aside)]
        signs = [s for s in own if is_rule(s)]  # they part the columns over them from those under them
        parted, tables = as_one(page, [*kept, *signs], gutters[at])
        for region in (part for whole in regions(parted, near, page.rules) for part in lives_beside(page, last, whole)):
            printed = [s for part in region.segments for s in tables.get(id(part), (part,)) if s not in signs]
            found += blocks(lines(printed, page.number), region.bbox, page.rules, beside)
        running += [(Block((line,), line.bbox), _reason(line, aside, reasons)) for line in lines(aside, page.number)]
        counted = lines(segments(numbers.get(page.number, ())), page.number)
        running += [(Block((line,), line.bbox), Aside(rules.LINE_NUMBER, Origin.SERVICE)) for line in counted]
        turned = [line_of(s.chars, page.number) for s in segments(page.turned)]
        running += [(Block((line,), line.bbox), Aside(rules.TURNED, Origin.SERVICE)) for line in turned]
        if laid is not None:
            laid(at)
    return Layout(tuple(found), tuple(running))


def _segments(page: Page) -> list[Segment]:
    """The page's segments, their characters packed where the page's are: all pages' are there at once."""
    found = segments(page.chars)
    return [s.packed() for s in found] if isinstance(page.chars, Packed) else found


def _reason(line: Line, aside: Sequence[Segment], reasons: dict[int, Aside]) -> Aside:
    return next(reasons[id(s)] for s in aside if line.bbox.contains(s.bbox))
