"""Labelled lines -> labelled blocks: paragraphs put together over columns, pages and floats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from operator import itemgetter

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import numbering
from pipeline.label.body.claims import Address, LineClaim
from pipeline.label.body.lines import SET_IN, Placed, heard, is_set_beside, strips
from pipeline.label.body.rules import TEXT
from pipeline.label.body.statements import statement_claims
from pipeline.label.claims import runner_up
from pipeline.model.block import Block, Label, LabelledBlock, Script
from pipeline.model.source import UNMEASURED
from pipeline.text.marks import CIRCLED, CLOSING, COLONS, LISTS, SENTENCE_ENDS, STOPS
from pipeline.text.script import lang_of
from pipeline.typeset.measures import FLUSH, INDENT, LINED_UP, PARAGRAPH, SHORT

FLOATS = frozenset({Label.TABLE, Label.TABLE_FOOT, Label.FIG_TEXT, Label.FIG_FOOT})
VERSE = 12  # type sizes; a line of verse is no longer, be there two of its halves in it
LONG_ITEM = 12  # lines; a longer one is a paragraph that begins with a number
_marks = lazy.compile(rf"[\s　\d,，\-–—~～*＊\[\]［］〔〕{CIRCLED}]*")
_counted = lazy.compile(r"[\s　]*(?P<value>\d{1,3})(?P<mark>[.．、])(?!\d)")
_item = lazy.compile(rf"^[\s　]*(?:[•●■◆▪·○□★※{CIRCLED}]|[（(]\s*\d{{1,2}}\s*[)）]|\d{{1,2}}\s*[)）]|[（(][a-z][)）])")


def assembled(blocks: Sequence[LabelledBlock], lines: Sequence[Placed]) -> tuple[LabelledBlock, ...]:
    """All blocks in reading order: those given, the body's ones replaced by what its lines make."""
    groups = sorted(_placed(_grouped(lines)), key=itemgetter(0))
    ends = [place for place, block in enumerate(blocks) if block.label is Label.REF_HEADING]
    said = statement_claims([group for _, group in groups], ends)
    made: dict[int, list[LabelledBlock]] = defaultdict(list)
    for place, group in groups:
        made[place].append(_block(heard(group, said)))
    found: list[LabelledBlock] = []
    for place, block in enumerate(blocks):
        if block.label is Label.PARAGRAPH:
            found += made.get(place, ())
        else:
            found.append(block)
    return tuple(found)


def _grouped(lines: Sequence[Placed]) -> list[list[Placed]]:
    """The lines that belong together, in printed order of the first of each."""
    groups: list[list[Placed]] = []
    floats: dict[tuple[Label, int], list[Placed]] = {}
    paragraph: list[Placed] | None = None
    last: list[Placed] | None = None
    narrow = strips([line for line in lines if line.label in (None, Label.PARAGRAPH)])
    for line in lines:
        label = line.label or Label.PARAGRAPH
        if label in FLOATS and line.tie >= 0:
            key = (label, line.tie)
            if key not in floats:
                floats[key] = []
                groups.append(floats[key])
            floats[key].append(line)
            continue
        if label is Label.PARAGRAPH:
            if paragraph is not None and not _begins(paragraph, line, narrow):
                paragraph.append(line)
                last = paragraph
                continue
            groups.append([line])
            paragraph = last = groups[-1]
            continue
        if label in (Label.HEADING, Label.FORMULA):
            paragraph = None
        if last is not None and not line.starts and last[-1].label is label and last[-1].page == line.page:
            last.append(line)
            continue
        groups.append([line])
        last = groups[-1]
    return groups


def _placed(groups: Sequence[list[Placed]]) -> list[tuple[int, list[Placed]]]:
    """The groups, each with the place of the block that it stands for: a float's words right behind its caption."""
    captions: dict[tuple[bool, int], int] = {}
    for index, group in enumerate(groups):
        label = group[0].label
        if label in (Label.FIG_CAPTION, Label.TABLE_CAPTION):
            captions[label is Label.FIG_CAPTION, group[0].tie] = index
    behind: dict[int, list[list[Placed]]] = defaultdict(list)
    rest: list[tuple[int, list[Placed]]] = []
    for index, group in enumerate(groups):
        label = group[0].label
        home = captions.get((label in (Label.FIG_TEXT, Label.FIG_FOOT), group[0].tie)) if label in FLOATS else None
        if home is not None:
            behind[home].append(group)
        else:
            rest.append((index, group))
    return [(group[0].at[0], part) for index, group in rest for part in (group, *behind.get(index, ()))]


def _begins(paragraph: Sequence[Placed], line: Placed, narrow: Collection[Address]) -> bool:
    """Whether the line opens a paragraph rather than go on with the one before; `narrow` lines are full where they end.

    Convention: a first line is indented by two squares; the last one ends with a stop, mostly short of the margin.
    """
    last = paragraph[-1]
    if line.starts:
        return True
    text = _before_marks(last)
    closed = text[-1:] in STOPS + COLONS or (text[-2:-1] in SENTENCE_ENDS and text[-1:] in CLOSING)
    ended = closed and last.shortfall > SHORT
    if _item.match(line.text) and (closed or last.shortfall > SHORT):
        return True
    if _counts_on(paragraph[0], line):
        return True
    if line.indent > INDENT:
        back = (last.bbox.x0 - line.bbox.x0) / max(line.size, 1.0)
        if len(paragraph) == 1 and not closed and last.is_full and SET_IN < back < PARAGRAPH:
            return False  # all of the text is set in, as behind an item of a list, and its first line once more
        if (last.indent > INDENT and len(paragraph) > 1) or (len(paragraph) == 1 and last.indent > INDENT):
            hanging = abs(line.bbox.x0 - last.bbox.x0) < FLUSH * line.size or line.bbox.x0 > last.bbox.x0
            return ended or (closed and line.opens) or not hanging or last.shortfall > SHORT
        return closed or last.shortfall > SHORT
    if ended:
        return True
    beside = is_set_beside(last, line) or (len(paragraph) > 1 and is_set_beside(paragraph[-2], last))
    if (beside or last.at in narrow) and numbering(line.text) is None:
        return False
    goes_on = text[-1:] in LISTS and last.bbox.width > VERSE * last.size  # no paragraph ends with a comma
    return last.is_well_short and not goes_on and line.opens and (last.page, last.column) == (line.page, line.column)


def _counts_on(first: Placed, line: Placed) -> bool:
    """Whether the line opens the next item of the list that the paragraph's first line is an item of.

    Printed convention: numbers of items stand under each other, `1. …`, `2. …`, however full an item's last line is.
    """
    one, two = _counted.match(first.text), _counted.match(line.text)
    if one is None or two is None or one["mark"] != two["mark"] or int(two["value"]) != int(one["value"]) + 1:
        return False
    return abs(line.bbox.x0 - first.bbox.x0) < LINED_UP * line.size


def _before_marks(line: Placed) -> str:
    """The line's text without the raised marks at its end: notes and references may be marked behind the stop."""
    spans = list(line.line.spans)
    while spans and (spans[-1].script is Script.SUP or not spans[-1].text.strip()) and _marks.fullmatch(spans[-1].text):
        spans.pop()
    return "".join(span.text for span in spans).rstrip().rstrip(CIRCLED)


def _block(group: Sequence[Placed]) -> LabelledBlock:
    first = group[0]
    lines = tuple(member.line for member in group)
    claim = first.claim or LineClaim(Label.PARAGRAPH, TEXT)
    label = claim.what
    if label is Label.PARAGRAPH and _item.match(first.text) and len(group) < LONG_ITEM:
        label = Label.LIST_ITEM
    region = next((member.region for member in group if member.region is not None), None)
    return LabelledBlock(
        Block(lines, first.column),
        label,
        lang_of("".join(line.text for line in lines)),
        claim.rule.name,
        UNMEASURED,
        claim.label_length,
        region,
        claim.level,
        claim.origin,
        _runner_up(first),
    )


def _runner_up(line: Placed) -> str:
    """What the strongest claim that says something else takes the line for, and the rule's name."""
    other = runner_up(line.claims)
    return f"{other.what} by {other.rule.name}" if other is not None else ""
