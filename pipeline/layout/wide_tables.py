"""Tables over both columns of a page, told by their rules before the columns are: a table has gaps of its own.

Convention: the caption stands over the middle of a rule that crosses the gutter, and rules of the same ends stand under
it, the last one at the table's foot. Where the gap between two of its columns lies over the gutter, nothing else says
that its right half is not the head of the page's right column.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.knowledge.body_captions import caption_start
from pipeline.layout.segments import Segment
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.typeset.measures import FULL, SMALLER, TABLE_ENDS, TABLE_ROOM

FLAT = 2.0  # points; a rule is not higher
REACH = 60.0  # points on each side of the gutter that a rule over both columns takes at least
OFF_MIDDLE = 0.1  # of the rule's width that the caption's middle may stand beside its own
LINES = 3  # of running text between two rules, which are then not one table's


def as_one(
    page: Page, segments: Sequence[Segment], gutter: float | None
) -> tuple[list[Segment], dict[int, list[Segment]]]:
    """The page's segments, those of each table over both columns as one that crosses the gutter.

    Beside them {id of such a one: the segments that it stands for}.
    """
    tables = _bands(page, segments, gutter) if gutter is not None and page.rules else []
    if not tables:
        return list(segments), {}
    left = list(segments)
    parts: dict[int, list[Segment]] = {}
    for table in tables:
        own = [s for s in left if table.top < s.bbox.y_mid < table.bottom and table.x_overlap(s.bbox) > 0]
        if own:
            chars = tuple(char for s in own for char in s.chars)
            whole = Segment(chars, Bbox.around((table, *(s.bbox for s in own))), median(s.size for s in own))
            parts[id(whole)] = own
            left = [*(s for s in left if s not in own), whole]
    return left, parts


def _bands(page: Page, segments: Sequence[Segment], gutter: float) -> list[Bbox]:
    """The places of the tables over both columns, from top to bottom."""
    wide = [r for r in page.rules if r.height <= FLAT and r.x0 + REACH < gutter < r.x1 - REACH]
    if len(wide) < 2:
        return []
    wide.sort(key=lambda rule: rule.top)
    body = median(s.size for s in segments)
    captions = [s for s in segments if caption_start("".join(char.text for char in s.chars)) is not None]
    found: list[Bbox] = []
    for caption in sorted(captions, key=lambda s: s.bbox.top):
        top = _first_rule(caption, wide)
        if top is None or (found and top.top <= found[-1].bottom):
            continue
        foot = _last_rule(top, wide, [s for s in segments if s.bbox.y_mid > top.top], captions, body)
        if foot is not None:
            found.append(top.union(foot))
    return found


def _first_rule(caption: Segment, wide: Sequence[Bbox]) -> Bbox | None:
    start = caption_start("".join(char.text for char in caption.chars))
    if start is None or start.kind != "table":
        return None
    box = caption.bbox
    under = (r for r in wide if 0 <= r.top - box.y_mid <= TABLE_ROOM * caption.size)
    return next((r for r in under if abs(box.x_mid - r.x_mid) <= OFF_MIDDLE * r.width), None)


def _last_rule(
    top: Bbox, wide: Sequence[Bbox], under: Sequence[Segment], captions: Sequence[Segment], body: float
) -> Bbox | None:
    """The table's last rule; no caption and no running text stands between two of its rules."""
    last = top
    for rule in wide:
        if rule.top <= last.bottom or max(abs(rule.x0 - top.x0), abs(rule.x1 - top.x1)) >= TABLE_ENDS:
            continue
        between = [s for s in under if last.bottom < s.bbox.y_mid < rule.top]
        text = [s for s in between if s.size >= SMALLER * body and s.bbox.width > FULL * rule.width / 2]
        if len(text) >= LINES or any(own is caption for own in between for caption in captions):
            break
        last = rule
    return last if last is not top else None
