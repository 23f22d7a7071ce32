"""What each block of the body is: heading, paragraph, caption, table, formula, footnote.

`label_body` is the table of contents: the body is taken apart into lines, each step labels its own, and what is
left over are paragraphs, which are then put together again over columns, pages and floats.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.label.body_blocks import assembled
from pipeline.label.body_captions import label_captions, part_captions
from pipeline.label.body_figures import label_figures, label_stray
from pipeline.label.body_footnotes import label_footnotes
from pipeline.label.body_formulas import label_formulas
from pipeline.label.body_headings import label_headings, mark_titles
from pipeline.label.body_lines import body_lines, set_margins, setting_of
from pipeline.label.body_tables import label_tables
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.page import Page


def label_body(blocks: Sequence[LabelledBlock], pages: Sequence[Page]) -> tuple[LabelledBlock, ...]:
    """The blocks with those of the body labelled anew; every line stays in exactly one block."""
    lines = part_captions(body_lines(blocks), pages)
    if not lines:
        return tuple(blocks)
    setting = setting_of(lines)
    for line in lines:
        if caption_knowledge().turning.match(line.text):
            line.settle(Label.FURNITURE, "body.turning-note")
    label_captions(lines, setting)
    lines = label_tables(lines, pages, setting)
    set_margins(lines)
    mark_titles(lines, setting)
    label_footnotes(lines, pages, setting)
    label_figures(lines, pages, setting)
    label_formulas(lines, setting)
    label_stray(lines, setting)
    lines = label_headings(lines, pages, setting)
    return assembled(blocks, lines, setting)
