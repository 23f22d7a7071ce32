"""Tables that the foot of a page or of a column breaks, without a rule or a word there."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.label.body.lines import Placed
from pipeline.label.body.setting import Setting
from pipeline.model.geometry import Bbox
from pipeline.typeset.measures import TABLE_ENDS

TOUCH = 2.0  # points that a line's middle may stand outside its table's rules
OVER = 5.0  # points of a line or a caption's middle under or over a rule; less is a touch of their ends


def left_off(
    caption: Sequence[Placed],
    top: Bbox | None,
    region: Bbox | None,
    own: Sequence[Placed],
    rules: Sequence[Bbox],
    overleaf: tuple[Sequence[Placed], Sequence[Bbox]],
    setting: Setting,
) -> tuple[Bbox, Bbox] | None:
    """The table's regions on its page and on the next one, where the page's foot breaks it without a rule or a word.

    Convention of word processors: the rows go on overleaf, and the rule that closes the table stands under the last.
    Rows alone are left under the caption, and rows alone over the next page's first rule, which has the same ends.
    `top` is the rule under the caption, `region` what the page's own rules make of the table.
    """
    if top is None or any(r.top > (region or top).bottom + TOUCH for r in _within(own, rules)):
        return None
    below = [o for o in own if o.bbox.y_mid > top.bottom and o not in caption]
    over = _under_the_head(*overleaf)
    closing = next((rule for rule in over if same_table(top, rule)), None)
    return _broken(top, region, closing, below, (overleaf[0], over), setting)


def left_off_beside(
    caption: Sequence[Placed],
    top: Bbox | None,
    region: Bbox | None,
    own: Sequence[Placed],
    rules: Sequence[Bbox],
    setting: Setting,
) -> tuple[Bbox, Bbox] | None:
    """The table's regions in its column and at the head of the one beside it, where the column's foot breaks it so.

    The rule that closes it has the table's width.
    """
    if top is None or any(
        r.top > (region or top).bottom + TOUCH and r.x_overlap(top) > OVER for r in _within(own, rules)
    ):
        return None
    below = [o for o in own if o.bbox.y_mid > top.bottom and o not in caption and o.bbox.x_overlap(top) > OVER]
    beside = [o for o in own if o.bbox.x0 > top.x1]
    over = [rule for rule in _under_the_head(beside, rules) if rule.x0 > top.x1]
    closing = next((rule for rule in over if abs(rule.width - top.width) < TABLE_ENDS), None)
    return _broken(top, region, closing, below, (beside, over), setting)


def _broken(
    top: Bbox,
    region: Bbox | None,
    closing: Bbox | None,
    below: Sequence[Placed],
    beyond: tuple[Sequence[Placed], Sequence[Bbox]],
    setting: Setting,
) -> tuple[Bbox, Bbox] | None:
    """The regions of a table's two pieces: rows from `top` on, and beyond the break rows over its closing rule."""
    if closing is None or any(rule.top < closing.top for rule in beyond[1]):
        return None
    above = [o for o in beyond[0] if o.bbox.y_mid < closing.top]
    if not above or not any(o.bbox.y_mid > (region or top).bottom for o in below):
        return None
    if not all(o.open and is_row(o, setting) for o in (*below, *above)):
        return None
    if not all(o.bbox.x_overlap(top) > OVER for o in below) or not all(o.bbox.x_overlap(closing) > OVER for o in above):
        return None
    foot, head = max(o.bbox.bottom for o in below), min(o.bbox.top for o in above)
    return Bbox(top.x0, top.top, top.x1, foot), Bbox(closing.x0, head, closing.x1, closing.bottom)


def _under_the_head(lines: Sequence[Placed], rules: Sequence[Bbox]) -> list[Bbox]:
    """The rules under the first of these lines: one over it is the running head's."""
    first = min((line.bbox.top for line in lines), default=0.0)
    return [rule for rule in rules if rule.top > first]


def _within(lines: Sequence[Placed], rules: Sequence[Bbox]) -> list[Bbox]:
    """The rules over the last of these lines: one under it is the page's."""
    last = max((line.bbox.bottom for line in lines), default=0.0)
    return [rule for rule in rules if rule.top < last]


def same_table(top: Bbox, rule: Bbox) -> bool:
    """Whether two rules begin and end where one another do, as a table's do."""
    return abs(rule.x0 - top.x0) < TABLE_ENDS and abs(rule.x1 - top.x1) < TABLE_ENDS


def is_row(line: Placed, setting: Setting) -> bool:
    """Whether a line is of small type or has white between cells."""
    return setting.is_small(line) or "　" in line.text.strip("　")
