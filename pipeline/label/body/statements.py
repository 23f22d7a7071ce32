"""What stands behind the body under a heading of its own: acknowledgements, appendices, statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge.body_headings import heading_knowledge
from pipeline.model.block import Label, LabelledBlock, Origin
from pipeline.text.bilingual import heading_halves


def behind_body(blocks: Sequence[LabelledBlock]) -> list[LabelledBlock]:
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
