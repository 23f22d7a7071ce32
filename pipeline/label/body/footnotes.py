"""Footnotes: small type at the foot of a column, under a short rule or behind a mark; any type under both.

And endnotes: what stands under a heading of their own over the list of references.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import heading_knowledge
from pipeline.label.body.claims import Address, LineClaim, Said
from pipeline.label.body.lines import Column, Placed, by_page, column_of
from pipeline.label.body.rules import ENDNOTES, FOOTNOTE
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label, LabelledBlock, Origin, Script
from pipeline.model.page import Page
from pipeline.text.marks import CIRCLED, LOST

_mark = lazy.compile(rf"^[\s　]*(?:[{CIRCLED}]|[*＊∗†‡§※]{{1,3}}|[〔\[]?[{CIRCLED}][〕\]]?)")
_plain = lazy.compile(r"^[\s　]*[〔\[(（]?(\d{1,2})[〕\])）]?(?=[^\d.．])")
RULE_SHARE = (0.1, 0.6)  # of the column's width: how long the rule over footnotes is
RULE_ROOM = 14.0  # points between that rule and the first note
TOUCH = 2.0  # points by which a note's box may reach over the rule: fonts disagree about their height
HALF = 0.5  # of the page's width, where a column is narrower: a rule over notes is told by the page's
AT_MARGIN = 30.0  # points between the rule and its column's margin
RULE = 2.0  # points: what is higher is a box, or a bar
LOWER_HALF = 0.45  # of the page's height


def footnote_claims(lines: Sequence[Placed], pages: Sequence[Page], setting: Setting) -> Said:
    """The footnotes; `starts` is true on the first line of each."""
    said: dict[Address, LineClaim] = {}
    on_page = by_page(lines)
    for page in pages:
        own = on_page[page.number]
        for run in _last_runs(own, page, setting):
            if _has_mark(run[0]) or _under_rule(run[0], page):
                for line, starts in zip(run, _starts(run), strict=True):
                    said[line.at] = LineClaim(Label.FOOTNOTE, FOOTNOTE, starts=starts, origin=Origin.PAGE_FOOT)
    return said


def endnote_claims(lines: Sequence[Placed], blocks: Sequence[LabelledBlock]) -> Said:
    """The notes that stand together right over the list of references, and their heading: 注释, ① …, 参考文献.

    Convention (CAJ-CD B/T 1—2006, 注释): notes have circled figures, the list's entries have theirs in brackets.
    """
    end = next((place for place, block in enumerate(blocks) if block.label is Label.REF_HEADING), 0)
    before = [line for line in lines if line.at[0] < end]
    is_heading = heading_knowledge().notes.match
    head = next((at for at in range(len(before) - 1, -1, -1) if is_heading(before[at].text.strip())), None)
    if head is None:
        return {}
    heading, *own = before[head:]
    if not own or not all(line.open for line in (heading, *own)) or not _opens_notes(own[0]):
        return {}
    said = {heading.at: LineClaim(Label.FURNITURE, ENDNOTES, starts=True)}
    for line in own:
        starts = line is own[0] or _has_mark(line)
        said[line.at] = LineClaim(Label.FOOTNOTE, ENDNOTES, starts=starts, origin=Origin.PAGE_FOOT)
    return said


def _opens_notes(line: Placed) -> bool:
    return _mark.match(line.text) is not None or line.text.lstrip().startswith(LOST)


def _starts(run: Sequence[Placed]) -> Iterator[bool]:
    """Which lines open a note: the first one, those with a mark, and those whose plain figure goes on with the last."""
    number = None
    for line in run:
        plain = _plain.match(line.text)
        counts = plain is not None and (line is run[0] or (number is not None and int(plain[1]) == number + 1))
        number = int(plain[1]) if counts and plain is not None else number
        yield line is run[0] or counts or _has_mark(line)


def _last_runs(own: Sequence[Placed], page: Page, setting: Setting) -> list[list[Placed]]:
    """The small open lines that nothing but such lines stand under, column by column; all under a rule and a mark.

    Convention: a short rule parts the notes from the text, and a raised mark opens each. Where a typist left them in
    the text's type, these two tell them.
    """
    columns: dict[Column, list[Placed]] = defaultdict(list)
    for line in own:
        columns[column_of(line)].append(line)
    runs = []
    for members in columns.values():
        members.sort(key=lambda line: line.bbox.top)
        run: list[Placed] = []
        marked = _first_under_rule(members, page)
        while members and members[-1].open and (len(members) > marked or setting.is_small(members[-1])):
            if members[-1].bbox.top < LOWER_HALF * page.height and not _has_mark(members[-1]):
                break
            run.insert(0, members.pop())
        while run and not (_has_mark(run[0]) or _under_rule(run[0], page)):
            run.pop(0)
        sure = bool(run) and _has_mark(run[0]) and _under_rule(run[0], page)
        if run and (sure or not any(_is_under(run[-1], line, setting) for line in own)):
            runs.append(run)
    return runs


def _first_under_rule(members: Sequence[Placed], page: Page) -> int:
    """The place of the column's first line that a short rule and its mark make a note; behind them all, if none is."""
    low = (at for at, line in enumerate(members) if line.bbox.top > LOWER_HALF * page.height)
    return next((at for at in low if _has_mark(members[at]) and _under_rule(members[at], page)), len(members))


def _is_under(last: Placed, line: Placed, setting: Setting) -> bool:
    """Whether the line is text or a caption under this one: notes end their page, the words of a drawing do not."""
    text = line.label in (Label.FIG_CAPTION, Label.TABLE_CAPTION) or (line.open and not setting.is_small(line))
    return text and line.bbox.top > last.bbox.bottom and line.bbox.x_overlap(last.bbox) > 0


def _has_mark(line: Placed) -> bool:
    first = line.line.spans[0]
    return bool(_mark.match(line.text)) or (first.script is Script.SUP and first.text.strip()[:1].isdigit())


def _under_rule(line: Placed, page: Page) -> bool:
    width = line.right - line.left
    return any(
        -TOUCH < line.bbox.top - rule.bottom < RULE_ROOM
        and RULE_SHARE[0] * width < rule.width < RULE_SHARE[1] * max(width, HALF * page.width)
        and abs(rule.x0 - line.left) < AT_MARGIN
        for rule in page.rules
        if rule.height < RULE
    )
