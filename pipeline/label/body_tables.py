"""Tables: their regions, told from rules and captions, and the notes under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.label.body_lines import BodyLine, Setting
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.typeset.lines import split_line
from pipeline.typeset.measures import FULL

MIN_RULE = 60.0  # points
HEAD_ROOM = 5.5  # type sizes between a caption and its table's first rule: a unit or a note may stand there
SAME_EDGE = 9.0  # points between the ends of one table's rules
ASIDE = 12.0  # points; text beside a table keeps this far away
CELLED = 0.75  # of the lines between two rules: those of small type or with gaps
NUMBER = 4  # characters before the gap behind the number of a listing's line
PROSE = 30  # characters; a longer line is text, no word of a drawing
NOTE_ROOM = 1.8  # type sizes between a table and its notes


def label_tables(lines: list[BodyLine], pages: Sequence[Page], setting: Setting) -> list[BodyLine]:
    """Label the lines of every table that a caption names, and the notes under it.

    The lines come back, those cut in two that run from the text into a table beside it.
    """
    cuts: dict[int, list[BodyLine]] = {}
    by_page: dict[int, list[BodyLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    last: Bbox | None = None  # the region of the table before
    for page in pages:
        own = by_page[page.number]
        captions = [line for line in own if line.label is Label.TABLE_CAPTION]
        rules = horizontal(page.rules) if own else []
        for group in _groups(captions):
            region = _ruled(group, own, rules, setting) or _unruled(group, own, setting)
            if region is None:
                continue
            group[0].region = last = region
            own = _parted(own, region, page, cuts)
            _settle(own, group, region, setting)
        for top, bottom in _uncaptioned(own, rules, setting, last):
            last = _settle_continued(own, top, bottom)
    return [part for line in lines for part in cuts.get(id(line), (line,))]


def _parted(own: list[BodyLine], region: Bbox, page: Page, cuts: dict[int, list[BodyLine]]) -> list[BodyLine]:
    """The page's lines, those cut that run from text beside the table into it; `cuts` gets their parts."""
    found: list[BodyLine] = []
    for line in own:
        box = line.bbox
        beside = region.x0 - box.x0 > ASIDE or box.x1 - region.x1 > ASIDE
        if line.open and beside and box.x_overlap(region) > 10 and region.top - 2 < box.y_mid < region.bottom + 2:
            edge = region.x0 if region.x0 - box.x0 > ASIDE else region.x1
            place = _gap_near(line, edge, page)
            if place:
                left, right = split_line(line.line, place, page)
                parts = [replace(line, line=left), replace(line, line=right, opens=True)]
                cuts[id(line)] = parts
                found += parts
                continue
        found.append(line)
    return found


def _gap_near(line: BodyLine, edge: float, page: Page) -> int:
    """Where in the line's text the gap at this x ends; 0 where there is none."""
    best: tuple[float, int] | None = None
    text = line.text
    at = text.find("　")
    while at > 0:
        end = at + len(text[at:]) - len(text[at:].lstrip("　"))
        left, right = split_line(line.line, end, page)
        if left.text.strip() and right.text.strip():
            away = max(left.bbox.x1 - edge, edge - right.bbox.x0, 0.0)
            if best is None or away < best[0]:
                best = (away, end)
        at = text.find("　", end)
    return best[1] if best is not None and best[0] < ASIDE else 0


def horizontal(rules: Sequence[Bbox]) -> list[Bbox]:
    """The horizontal rules of a page from top to bottom, pieces in one line joined, double rules taken as one."""
    rows: list[list[Bbox]] = []
    for rule in sorted((r for r in rules if r.width > 3 * max(r.height, 0.5)), key=lambda r: (r.top, r.x0)):
        if rows and rule.top - rows[-1][0].top < 3.0:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    found: list[Bbox] = []
    for row in rows:
        joined: list[Bbox] = []
        for rule in sorted(row, key=lambda r: r.x0):
            if joined and rule.x0 - joined[-1].x1 < 4.0:
                joined[-1] = joined[-1].union(rule)
            else:
                joined.append(rule)
        found += [rule for rule in joined if rule.width >= MIN_RULE]
    return found


def _groups(captions: Sequence[BodyLine]) -> list[list[BodyLine]]:
    groups: dict[int, list[BodyLine]] = defaultdict(list)
    for line in captions:
        groups[line.tie].append(line)
    return list(groups.values())


def _ruled(
    caption: Sequence[BodyLine], own: Sequence[BodyLine], rules: Sequence[Bbox], setting: Setting
) -> Bbox | None:
    """The region between the first rule under the caption and the last one that goes with it."""
    box = Bbox.around(line.bbox for line in caption)
    room = HEAD_ROOM * setting.size
    tops = [r for r in rules if -3 < r.top - box.bottom < room and r.x0 - 5 <= box.x_mid <= r.x1 + 5]
    if not tops:
        return None
    top = tops[0]
    last = top
    for rule in rules:
        if rule.top <= last.top + 2 or not _same_table(top, rule):
            continue
        between = [line for line in own if last.bottom < line.bbox.y_mid < rule.top and line.bbox.x_overlap(rule) > 5]
        if any(line.label in (Label.TABLE_CAPTION, Label.FIG_CAPTION) and line not in caption for line in between):
            break
        if _is_text(between, rule, setting):
            break
        last = rule
    if last is top:
        return None
    return Bbox(min(top.x0, last.x0), top.top, max(top.x1, last.x1), last.bottom)


def _same_table(top: Bbox, rule: Bbox) -> bool:
    return abs(rule.x0 - top.x0) < SAME_EDGE and abs(rule.x1 - top.x1) < SAME_EDGE


def _is_text(between: Sequence[BodyLine], rule: Bbox, setting: Setting) -> bool:
    """Whether the lines are paragraphs: two full lines of running text, one below the other."""
    full = [line for line in between if _is_full_text(line, rule.width, setting)]
    return len(full) >= 2 and len(full) * 3 > len(between)


def _is_full_text(line: BodyLine, width: float, setting: Setting) -> bool:
    return (
        setting.is_body_size(line.size)
        and line.bbox.width > FULL * min(width, line.right - line.left)
        and "　" not in line.text.strip("　")
    )


def _unruled(caption: Sequence[BodyLine], own: Sequence[BodyLine], setting: Setting) -> Bbox | None:
    """The region of a table without rules: lines of small type, or with gaps, right under its caption."""
    box = Bbox.around(line.bbox for line in caption)
    wide = box.union(Bbox(caption[0].column.x0, box.top, caption[0].column.x1, box.bottom))
    found: list[BodyLine] = []
    bottom = box.bottom
    for line in sorted((o for o in own if o.bbox.top > box.bottom - 2), key=lambda o: o.bbox.top):
        if line.bbox.x_overlap(wide) < 0.5 * line.bbox.width:
            continue
        celled = setting.is_small(line) or line.text.strip("　").count("　") >= 2
        if not line.open or not celled or line.bbox.top - bottom > 2.5 * setting.size:
            break
        if caption_knowledge().note.match(line.text):
            break
        found.append(line)
        bottom = max(bottom, line.bbox.bottom)
    return Bbox.around(line.bbox for line in found) if len(found) >= 2 else None


def _settle(own: Sequence[BodyLine], caption: Sequence[BodyLine], region: Bbox, setting: Setting) -> None:
    number = caption[0].tie
    bottom = region.bottom
    size = setting.size
    for line in own:
        if line.open and _inside(line.bbox, region):
            line.settle(Label.TABLE, "tables.region")
            line.tie = number
            size = min(size, line.size)
    head_top = max(line.bbox.bottom for line in caption)
    for line in own:  # a unit between the caption and the first rule
        beside = any(line.bbox.y_overlap(c.bbox) > 0.5 * line.size and line.source == c.source for c in caption)
        above = head_top - 2 < line.bbox.y_mid < region.top
        if line.open and (above or beside) and line.bbox.x_overlap(region) > 0:
            line.settle(Label.TABLE_FOOT, "tables.above")
            line.tie = number
    for line in sorted((o for o in own if o.bbox.top >= region.bottom - 2), key=lambda o: o.bbox.top):
        if line.bbox.x_overlap(region) < 0.5 * line.bbox.width:
            continue
        near = line.bbox.top - bottom < NOTE_ROOM * setting.size
        is_note = setting.is_small(line) or bool(caption_knowledge().note.match(line.text))
        if not line.open or not near or not is_note:
            break
        line.settle(Label.TABLE_FOOT, "tables.note")
        line.tie = number
        bottom = line.bbox.bottom


def _inside(box: Bbox, region: Bbox) -> bool:
    return region.top - 2 < box.y_mid < region.bottom + 1 and region.x0 - 6 < box.x_mid < region.x1 + 6


def _uncaptioned(
    own: Sequence[BodyLine], rules: Sequence[Bbox], setting: Setting, before: Bbox | None
) -> list[tuple[Bbox, Bbox]]:
    """(first, last) rule of each table without a caption: one that goes on from `before`, or that stands in the text.

    Rules of one width with small or gapped lines between them. Boxes round a text hold prose, and boxes and bars of a
    chart stand over a figure's caption: both are none.
    """
    chains: list[list[Bbox]] = []
    for top, bottom in pairwise(rules):
        if not _same_table(top, bottom) or not _is_celled(_between(own, top, bottom), setting):
            continue
        if chains and chains[-1][-1] is top:
            chains[-1].append(bottom)
        else:
            chains.append([top, bottom])
    found = []
    for chain in chains:
        lines = _between(own, chain[0], chain[-1])
        gapped = sum("　" in line.text.strip("　")[NUMBER:] for line in lines)
        goes_on = before is not None and abs(chain[0].width - before.width) < 2 * SAME_EDGE
        if (
            len(lines) >= 2
            and (gapped * 2 >= len(lines) or (goes_on and gapped))
            and not _is_over_caption(own, chain[-1])
        ):
            found.append((chain[0], chain[-1]))
    return found


def _between(own: Sequence[BodyLine], top: Bbox, bottom: Bbox) -> list[BodyLine]:
    return [o for o in own if o.open and top.top < o.bbox.y_mid < bottom.bottom and o.bbox.x_overlap(top) > 5]


def _is_celled(between: Sequence[BodyLine], setting: Setting) -> bool:
    celled = sum(setting.is_small(o) or "　" in o.text.strip("　") for o in between)
    return bool(between) and celled >= CELLED * len(between)


def _is_over_caption(own: Sequence[BodyLine], bottom: Bbox) -> bool:
    """Whether a figure's caption is what stands next under the rule, nothing of the text's size between."""
    below = sorted(
        (o for o in own if o.bbox.top > bottom.top - 2 and o.bbox.x_overlap(bottom) > 0), key=lambda o: o.bbox.top
    )
    for line in below:
        if line.label is Label.FIG_CAPTION:
            return True
        if not line.open or len(line.text) > PROSE:
            return False
    return False


def _settle_continued(own: Sequence[BodyLine], top: Bbox, bottom: Bbox) -> Bbox:
    region = Bbox(min(top.x0, bottom.x0), top.top, max(top.x1, bottom.x1), bottom.bottom)
    for line in own:
        if line.open and _inside(line.bbox, region):
            line.settle(Label.TABLE, "tables.between-rules", 0.7)
    return region
