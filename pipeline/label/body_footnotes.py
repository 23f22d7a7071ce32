"""Footnotes: small type at the foot of a column, under a short rule or behind a mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.label.body_lines import BodyLine, Setting
from pipeline.model.block import Label, Script
from pipeline.model.page import Page

_mark = re.compile(r"^[\s　]*(?:[①-⑳]|[*＊∗†‡§※]{1,3}|[〔\[]?[①-⑳][〕\]]?)")
RULE_SHARE = (0.1, 0.6)  # of the column's width: how long the rule over footnotes is
RULE_ROOM = 14.0  # points between that rule and the first note
LOWER_HALF = 0.45  # of the page's height


def label_footnotes(lines: Sequence[BodyLine], pages: Sequence[Page], setting: Setting) -> None:
    """Label footnotes; `starts` is true on the first line of each."""
    by_page: dict[int, list[BodyLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page in pages:
        own = by_page[page.number]
        for run in _last_runs(own, page, setting):
            if _has_mark(run[0]) or _under_rule(run[0], page):
                for line in run:
                    line.settle(Label.FOOTNOTE, "footnotes.page-foot")
                    line.starts = line is run[0] or _has_mark(line)


def _last_runs(own: Sequence[BodyLine], page: Page, setting: Setting) -> list[list[BodyLine]]:
    """The small open lines that nothing but such lines stand under, column by column."""
    columns: dict[tuple[int, int], list[BodyLine]] = defaultdict(list)
    for line in own:
        columns[round(line.column.x0 / 20), round(line.column.x1 / 20)].append(line)
    runs = []
    for members in columns.values():
        members.sort(key=lambda line: line.bbox.top)
        run: list[BodyLine] = []
        while members and members[-1].open and setting.is_small(members[-1]):
            if members[-1].bbox.top < LOWER_HALF * page.height and not _has_mark(members[-1]):
                break
            run.insert(0, members.pop())
        while run and not (_has_mark(run[0]) or _under_rule(run[0], page)):
            run.pop(0)
        if run:
            runs.append(run)
    return runs


def _has_mark(line: BodyLine) -> bool:
    first = line.line.spans[0]
    return bool(_mark.match(line.text)) or (first.script is Script.SUP and first.text.strip()[:1].isdigit())


def _under_rule(line: BodyLine, page: Page) -> bool:
    width = line.right - line.left
    return any(
        -2 < line.bbox.top - rule.bottom < RULE_ROOM
        and RULE_SHARE[0] * width < rule.width < RULE_SHARE[1] * max(width, page.width / 2)
        and abs(rule.x0 - line.left) < 30
        for rule in page.rules
        if rule.height < 2
    )
