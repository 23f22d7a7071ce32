"""Tables: their regions, told from rules and captions, and the notes under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.label.body.claims import Address, LineClaim, Said
from pipeline.label.body.figures import NAMED
from pipeline.label.body.lines import Placed, by_page, cut
from pipeline.label.body.rules import BETWEEN_RULES, TABLE_ABOVE, TABLE_NOTE, TABLE_REGION
from pipeline.label.body.setting import Setting
from pipeline.label.body.tables_broken import OVER, TOUCH, is_row, left_off, left_off_beside, same_table
from pipeline.model.block import Label, Origin
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count, is_hanzi
from pipeline.typeset.measures import FULL, NOTE_ROOM, TABLE_ENDS, TABLE_ROOM

_CAPTIONS = frozenset({Label.TABLE_CAPTION, Label.FIG_CAPTION})
MIN_RULE = 60.0  # points
ASIDE = 12.0  # points; text beside a table keeps this far away
CELLED = 0.75  # of the lines between two rules: those of small type or with gaps
NUMBER = 4  # characters before the gap behind the number of a listing's line
PROSE = 30  # hanzi; a longer line is text, no word of a drawing
ROW_ROOM = 2.5  # type sizes between two rows of a table without rules
RULE_FORM, THINNEST = 3, 0.5  # a rule is so many times wider than it is high, and a hairline counts as half a point
DOUBLE = 3.0  # points between the two strokes of a double rule
PIECE = 4.0  # points between two pieces of one rule
SLOPE = 3.0  # points that a table's first rule may stand over the foot of the caption's box
BESIDE = 6.0  # points that a cell's middle may stand outside its table's rules: numbers hang over
INTO = 10.0  # points that a line of text has to reach into a table to be cut there
FULL_ONES, PARAGRAPHS = 2, 3  # full lines that are a paragraph, and one in how many between two rules is full
GAPS = 2  # between the cells of one row: a single gap is that of a figure's words, or of a name
ROWS = 2  # of a table that nothing but their form tells
UNDER = 0.5  # of a line's width stands under the table that it belongs to
BAR = 0.2  # type sizes: so far within a line's height stands the bar of its fraction
LEVEL = 0.5  # type sizes: as much overlap has a unit with the caption on whose line it stands


def table_claims(lines: Sequence[Placed], pages: Sequence[Page], setting: Setting) -> tuple[list[Placed], Said]:
    """The lines of every table that a caption names, the notes under it, and the caption's region.

    The lines come back, those cut in two that run from the text into a table beside it.
    """
    said: dict[Address, LineClaim] = {}
    cuts: dict[Address, list[Placed]] = {}
    on_page = by_page(lines)
    last: Bbox | None = None  # the region of the table before
    flat = {page.number: horizontal(page.rules) for page in pages if on_page[page.number]}
    rest: Bbox | None = None  # of a table that the page before has left off
    for page in pages:
        own = on_page[page.number]
        if rest is not None:
            said.update(_continued(_open(own, said), rest))
            rest = None
        captions = [line for line in own if line.label is Label.TABLE_CAPTION]
        rules = flat.get(page.number, [])
        overleaf = on_page[page.number + 1], flat.get(page.number + 1, [])
        for group in _groups(captions):
            region, beside = _ruled(group, own, rules, setting), None
            top = _first_rule(group, rules, setting)
            if broken := left_off(group, top, region, own, rules, overleaf, setting):
                region, rest = broken
            elif broken := left_off_beside(group, top, region, own, rules, setting):
                region, beside = broken
            region = region or _unruled(group, own, setting, said)
            if region is None:
                continue
            last = region
            if group[0].claim is not None:
                said[group[0].at] = replace(group[0].claim, region=region)
            own = _parted(own, region, page, cuts, said)
            said.update(_claimed(own, group, region, setting, said))
            if beside is not None:
                said.update(_continued(_open(own, said), beside))
        for top, bottom in _uncaptioned(_open(own, said), own, rules, setting, last):
            last = Bbox(min(top.x0, bottom.x0), top.top, max(top.x1, bottom.x1), bottom.bottom)
            said.update(_continued(_open(own, said), last))
    return [part for line in lines for part in cuts.get(line.at, (line,))], said


def _parted(own: list[Placed], region: Bbox, page: Page, cuts: dict[Address, list[Placed]], said: Said) -> list[Placed]:
    """The page's lines, those cut that run from text beside the table into it; `cuts` gets their parts."""
    found: list[Placed] = []
    for line in own:
        box = line.bbox
        beside = region.x0 - box.x0 > ASIDE or box.x1 - region.x1 > ASIDE
        if (
            line.open
            and line.at not in said
            and beside
            and box.x_overlap(region) > INTO
            and region.top - TOUCH < box.y_mid < region.bottom + TOUCH
        ):
            edge = region.x0 if region.x0 - box.x0 > ASIDE else region.x1
            place = _gap_near(line, edge, page)
            if place:
                cuts[line.at] = list(cut(line, place, page))
                found += cuts[line.at]
                continue
        found.append(line)
    return found


def _gap_near(line: Placed, edge: float, page: Page) -> int:
    """Where in the line's text the gap at this x ends; 0 where there is none."""
    best: tuple[float, int] | None = None
    text = line.text
    at = text.find("　")
    while at > 0:
        end = at + len(text[at:]) - len(text[at:].lstrip("　"))
        left, right = cut(line, end, page)
        if left.text.strip() and right.text.strip():
            away = max(left.bbox.x1 - edge, edge - right.bbox.x0, 0.0)
            if best is None or away < best[0]:
                best = (away, end)
        at = text.find("　", end)
    return best[1] if best is not None and best[0] < ASIDE else 0


def horizontal(rules: Sequence[Bbox]) -> list[Bbox]:
    """The horizontal rules of a page from top to bottom, pieces in one line joined, double rules taken as one."""
    rows: list[list[Bbox]] = []
    flat = [rule for rule in rules if rule.width > RULE_FORM * max(rule.height, THINNEST)]
    for rule in sorted(flat, key=lambda rule: (rule.top, rule.x0)):
        if rows and rule.top - rows[-1][0].top < DOUBLE:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    found: list[Bbox] = []
    for row in rows:
        joined: list[Bbox] = []
        for rule in sorted(row, key=lambda r: r.x0):
            if joined and rule.x0 - joined[-1].x1 < PIECE:
                joined[-1] = joined[-1].union(rule)
            else:
                joined.append(rule)
        found += [rule for rule in joined if rule.width >= MIN_RULE]
    return found


def _groups(captions: Sequence[Placed]) -> list[list[Placed]]:
    groups: dict[int, list[Placed]] = defaultdict(list)
    for line in captions:
        groups[line.tie].append(line)
    return list(groups.values())


def _ruled(caption: Sequence[Placed], own: Sequence[Placed], rules: Sequence[Bbox], setting: Setting) -> Bbox | None:
    """The region between the first rule under the caption and the last one that goes with it."""
    top = _first_rule(caption, rules, setting)
    if top is None:
        return None
    last = top
    for rule in rules:
        if rule.top <= last.top + TOUCH or not same_table(top, rule):
            continue
        between = [o for o in own if last.bottom < o.bbox.y_mid < rule.top and o.bbox.x_overlap(rule) > OVER]
        if any(line.label in _CAPTIONS and line not in caption for line in between):
            break
        if _is_text(between, rule, setting):
            break
        last = rule
    if last is top:
        return None
    return Bbox(min(top.x0, last.x0), top.top, max(top.x1, last.x1), last.bottom)


def _first_rule(caption: Sequence[Placed], rules: Sequence[Bbox], setting: Setting) -> Bbox | None:
    """The rule right under a caption, which its table begins with."""
    box = Bbox.around(line.bbox for line in caption)
    room = TABLE_ROOM * setting.size
    tops = (r for r in rules if -SLOPE < r.top - box.bottom < room and r.x0 - OVER <= box.x_mid <= r.x1 + OVER)
    return next(tops, None)


def _is_text(between: Sequence[Placed], rule: Bbox, setting: Setting) -> bool:
    """Whether the lines are paragraphs: two full lines of running text, one below the other."""
    full = [line for line in between if _is_full_text(line, rule.width, setting)]
    return len(full) >= FULL_ONES and len(full) * PARAGRAPHS > len(between)


def _is_full_text(line: Placed, width: float, setting: Setting) -> bool:
    return (
        setting.is_body_size(line.size)
        and line.bbox.width > FULL * min(width, line.right - line.left)
        and "　" not in line.text.strip("　")
    )


def _unruled(caption: Sequence[Placed], own: Sequence[Placed], setting: Setting, said: Said) -> Bbox | None:
    """The region of a table without rules: lines of small type, or with gaps, right under its caption."""
    box = Bbox.around(line.bbox for line in caption)
    wide = box.union(Bbox(caption[0].column.x0, box.top, caption[0].column.x1, box.bottom))
    found: list[Placed] = []
    bottom = box.bottom
    for line in sorted((o for o in own if o.bbox.top > box.bottom - TOUCH), key=lambda o: o.bbox.top):
        if line.bbox.x_overlap(wide) < UNDER * line.bbox.width:
            continue
        celled = setting.is_small(line) or line.text.strip("　").count("　") >= GAPS
        if not line.open or line.at in said or not celled or line.bbox.top - bottom > ROW_ROOM * setting.size:
            break
        if caption_knowledge().note.match(line.text):
            break
        found.append(line)
        bottom = max(bottom, line.bbox.bottom)
    return Bbox.around(line.bbox for line in found) if len(found) >= ROWS else None


def _claimed(own: Sequence[Placed], caption: Sequence[Placed], region: Bbox, setting: Setting, earlier: Said) -> Said:
    """The lines of one table: its cells, a unit or a note over them, and the notes under them."""
    number = caption[0].tie
    said: dict[Address, LineClaim] = {}
    bottom = region.bottom
    size = setting.size

    def is_open(line: Placed) -> bool:
        return line.open and line.at not in earlier and line.at not in said

    for line in own:
        if is_open(line) and _inside(line.bbox, region):
            said[line.at] = LineClaim(Label.TABLE, TABLE_REGION, number)
            size = min(size, line.size)
    head_top = max(line.bbox.bottom for line in caption)
    for line in own:  # a unit between the caption and the first rule
        beside = any(line.bbox.y_overlap(c.bbox) > LEVEL * line.size and line.at[0] == c.at[0] for c in caption)
        above = head_top - TOUCH < line.bbox.y_mid < region.top
        if is_open(line) and (above or beside) and line.bbox.x_overlap(region) > 0:
            said[line.at] = LineClaim(Label.TABLE_FOOT, TABLE_ABOVE, number)
    for line in sorted((o for o in own if o.bbox.top >= region.bottom - TOUCH), key=lambda o: o.bbox.top):
        if line.bbox.x_overlap(region) < UNDER * line.bbox.width:
            continue
        near = line.bbox.top - bottom < NOTE_ROOM * setting.size
        if not is_open(line) or not near or not (setting.is_small(line) or _is_note(line)):
            break
        said[line.at] = LineClaim(Label.TABLE_FOOT, TABLE_NOTE, number)
        bottom = line.bbox.bottom
    return said


def _is_note(line: Placed) -> bool:
    """Whether a line in the text's type is a note: text compares, too, and goes on: `与浅水相比，深水的…`."""
    match = caption_knowledge().note.match(line.text)
    compares = match is not None and is_hanzi(match[0].strip()[0]) and match[0].rstrip()[-1:] not in NAMED
    return match is not None and not (compares and line.is_full)


def _inside(box: Bbox, region: Bbox) -> bool:
    high = region.top - TOUCH < box.y_mid < region.bottom + 1
    return high and region.x0 - BESIDE < box.x_mid < region.x1 + BESIDE


def _uncaptioned(
    free: Sequence[Placed], own: Sequence[Placed], rules: Sequence[Bbox], setting: Setting, before: Bbox | None
) -> list[tuple[Bbox, Bbox]]:
    """(first, last) rule of each table without a caption: one that goes on from `before`, or that stands in the text.

    Rules of one width with small or gapped lines between them, and no caption. Boxes round a text hold prose, and boxes
    and bars of a chart stand over a figure's caption: both are none.
    """
    chains: list[list[Bbox]] = []
    for top, bottom in pairwise(rules):
        if not same_table(top, bottom) or not _is_celled(_between(free, top, bottom), setting):
            continue
        if any(line.label in _CAPTIONS for line in _between(own, top, bottom)) or _is_bar(own, top):
            continue
        if chains and chains[-1][-1] is top:
            chains[-1].append(bottom)
        else:
            chains.append([top, bottom])
    found = []
    for chain in chains:
        lines = _between(free, chain[0], chain[-1])
        gapped = sum("　" in line.text.strip("　")[NUMBER:] for line in lines)
        goes_on = before is not None and abs(chain[0].width - before.width) < 2 * TABLE_ENDS
        if (
            len(lines) >= ROWS
            and (gapped * 2 >= len(lines) or (goes_on and gapped))
            and not _is_over_caption(own, set(free), chain[-1])
        ):
            found.append((chain[0], chain[-1]))
    return found


def _is_bar(own: Sequence[Placed], rule: Bbox) -> bool:
    """Whether the rule is a fraction's: the line that the fraction stands in runs on at its level, `v = ─ + ─`."""
    return any(
        line.bbox.top + BAR * line.size < rule.top
        and rule.bottom < line.bbox.bottom - BAR * line.size
        and line.bbox.x_overlap(rule) > OVER
        for line in own
    )


def _between(free: Sequence[Placed], top: Bbox, bottom: Bbox) -> list[Placed]:
    return [o for o in free if top.top < o.bbox.y_mid < bottom.bottom and o.bbox.x_overlap(top) > OVER]


def _is_celled(between: Sequence[Placed], setting: Setting) -> bool:
    celled = sum(is_row(line, setting) for line in between)
    return bool(between) and celled >= CELLED * len(between)


def _is_over_caption(own: Sequence[Placed], free: Collection[Placed], bottom: Bbox) -> bool:
    """Whether a figure's caption is what stands next under the rule, nothing of the text's size between."""
    below = sorted(
        (o for o in own if o.bbox.top > bottom.top - TOUCH and o.bbox.x_overlap(bottom) > 0), key=lambda o: o.bbox.top
    )
    for line in below:
        if line.label is Label.FIG_CAPTION:
            return True
        if line not in free or _is_prose(line.text):
            return False
    return False


def _is_prose(text: str) -> bool:
    """Whether a piece of the line is as long as text is, two letters as a hanzi; a row of an axis is of many pieces."""
    return max(max(len(piece), 2 * hanzi_count(piece)) for piece in text.split("　")) > 2 * PROSE


def _open(own: Sequence[Placed], said: Said) -> list[Placed]:
    """The lines that no rule has claimed yet."""
    return [line for line in own if line.open and line.at not in said]


def _continued(free: Sequence[Placed], region: Bbox) -> Said:
    claim = LineClaim(Label.TABLE, BETWEEN_RULES, origin=Origin.RULED)
    return {line.at: claim for line in free if _inside(line.bbox, region)}
