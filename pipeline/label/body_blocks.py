"""Labelled lines -> labelled blocks: paragraphs put together over columns, pages and floats."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge.body_headings import heading_knowledge
from pipeline.label.body_lines import BodyLine, Setting
from pipeline.model.block import Block, Label, LabelledBlock, Origin
from pipeline.text.bilingual import heading_halves
from pipeline.text.script import lang_of
from pipeline.typeset.measures import INDENT, SHORT

FLOATS = frozenset({Label.TABLE, Label.TABLE_FOOT, Label.FIG_TEXT})
CLOSED = "。！？!?"
_item = re.compile(r"^[\s　]*(?:[•●■◆▪·○□★※]|[（(]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[)）]|[①-⑳]|[（(][a-z][)）])")


def assembled(
    blocks: Sequence[LabelledBlock], lines: Sequence[BodyLine], setting: Setting
) -> tuple[LabelledBlock, ...]:
    """All blocks in reading order: those given, the body's ones replaced by what its lines make."""
    made: dict[int, list[LabelledBlock]] = defaultdict(list)
    for source, block in _grouped(lines):
        made[source].append(block)
    found: list[LabelledBlock] = []
    for place, block in enumerate(blocks):
        if block.label is Label.PARAGRAPH:
            found += made.get(place, ())
        else:
            found.append(block)
    return tuple(_matter(found))


def _grouped(lines: Sequence[BodyLine]) -> list[tuple[int, LabelledBlock]]:
    """(place of its first line's block, block) of each group of lines that belong together."""
    groups: list[list[BodyLine]] = []
    floats: dict[tuple[Label, int], list[BodyLine]] = {}
    paragraph: list[BodyLine] | None = None
    last: list[BodyLine] | None = None
    for line in lines:
        if line.open:
            line.settle(Label.PARAGRAPH, "body.paragraph", 0.8)
        label = line.label
        assert label is not None
        if label in FLOATS and line.tie >= 0:
            key = (label, line.tie)
            if key not in floats:
                floats[key] = []
                groups.append(floats[key])
            floats[key].append(line)
            continue
        if label is Label.PARAGRAPH:
            if paragraph is not None and not _begins(paragraph, line):
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
    return [(group[0].source, _block(group)) for group in _placed(groups)]


def _placed(groups: list[list[BodyLine]]) -> list[list[BodyLine]]:
    """The groups, each float's words right behind its caption."""
    captions: dict[tuple[bool, int], int] = {}
    for index, group in enumerate(groups):
        label = group[0].label
        if label in (Label.FIG_CAPTION, Label.TABLE_CAPTION):
            captions[label is Label.FIG_CAPTION, group[0].tie] = index
    behind: dict[int, list[list[BodyLine]]] = defaultdict(list)
    rest: list[tuple[int, list[BodyLine]]] = []
    for index, group in enumerate(groups):
        label = group[0].label
        home = captions.get((label is Label.FIG_TEXT, group[0].tie)) if label in FLOATS else None
        if home is not None:
            behind[home].append(group)
        else:
            rest.append((index, group))
    found: list[list[BodyLine]] = []
    for index, group in rest:
        found.append(group)
        source = group[0].source
        for part in behind.get(index, ()):
            for line in part:
                line.source = source
            found.append(part)
    return found


def _begins(paragraph: Sequence[BodyLine], line: BodyLine) -> bool:
    """Whether the line opens a paragraph rather than go on with the one before.

    Convention: a first line is indented by two squares; the last one ends with a stop, mostly short of the margin.
    """
    last = paragraph[-1]
    if line.starts:
        return True
    text = last.text.rstrip()
    closed = text[-1:] in CLOSED or text[-1:] in ".．;；:：" or (text[-2:-1] in CLOSED and text[-1:] in "”）)」』")
    ended = closed and last.shortfall > SHORT
    together = last.page == line.page and last.column == line.column and not line.opens
    if _item.match(line.text) and (closed or last.shortfall > SHORT):
        return True
    if line.indent > INDENT:
        if (last.indent > INDENT and len(paragraph) > 1) or (len(paragraph) == 1 and last.indent > INDENT):
            hanging = abs(line.bbox.x0 - last.bbox.x0) < 0.3 * line.size or line.bbox.x0 > last.bbox.x0
            return ended or (closed and line.opens) or not hanging or last.shortfall > SHORT
        return closed or last.shortfall > SHORT or (line.indent < 3.2 and together and last.shortfall > -0.5 and closed)
    if ended:
        return True
    return last.shortfall > 4 and line.opens and last.page == line.page and last.column == line.column


def _block(group: Sequence[BodyLine]) -> LabelledBlock:
    first = group[0]
    lines = tuple(member.line for member in group)
    label = first.label or Label.PARAGRAPH
    if label is Label.PARAGRAPH and _item.match(first.text) and len(group) < 12:
        label = Label.LIST_ITEM
    region = next((member.region for member in group if member.region is not None), None)
    return LabelledBlock(
        Block(lines, first.column),
        label,
        lang_of("".join(line.text for line in lines)),
        first.rule,
        first.confidence,
        first.label_length,
        region,
        first.level,
        Origin.NOTICE if label is Label.FURNITURE else None,
    )


def _matter(blocks: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    """The blocks, those behind a heading of acknowledgements or of an appendix labelled as that."""
    knowledge = heading_knowledge()
    found: list[LabelledBlock] = []
    current: Label | None = None
    level = 0
    for block in blocks:
        text = "".join(line.text for line in block.block.lines).strip(" 　")
        if block.label is Label.HEADING:
            title = text[block.label_length :].strip(" 　")
            title, _ = heading_halves(title) or (title, "")
            if knowledge.ack.match(title):
                current, level = Label.ACK, block.level
            elif knowledge.appendix.match(title):
                current, level = Label.APPENDIX, block.level
            elif knowledge.back.match(title):
                current, level = Label.FOOTNOTE, block.level
                block = replace(block, rule="headings.back", origin=Origin.STATEMENT)
            elif current in (Label.ACK, Label.FOOTNOTE) or block.level <= level:
                current = None
            if current is not None:
                block = replace(block, label=current)
        elif block.label in (Label.PARAGRAPH, Label.LIST_ITEM):
            if knowledge.ack_run_in.match(text):
                current = Label.ACK
            if current is not None:
                if current is Label.FOOTNOTE:
                    block = replace(block, rule="headings.back", origin=Origin.STATEMENT)
                block = replace(block, label=current)
        elif block.label is Label.REF_HEADING:
            current = None
        found.append(block)
    return found
