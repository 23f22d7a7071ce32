"""What a line of the body is: heading, caption, cell of a table, word of a drawing, formula, footnote, text.

`label_body` is the table of contents: the body is taken apart into lines, each step says what it takes them for, the
strongest claim on a line wins, and what nobody claims are paragraphs, put together again over columns, pages and
floats.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.label.body.captions import caption_claims, part_captions
from pipeline.label.body.figures import figure_claims, small_type_claims
from pipeline.label.body.footnotes import endnote_claims, footnote_claims
from pipeline.label.body.formulas import formula_claims
from pipeline.label.body.headings import heading_apart_claims, heading_claims
from pipeline.label.body.lines import body_lines, heard, parted, with_margins
from pipeline.label.body.paragraphs import assembled
from pipeline.label.body.setting import setting_of
from pipeline.label.body.tables import table_claims
from pipeline.label.body.turnings import part_turnings, turning_claims
from pipeline.model.block import LabelledBlock
from pipeline.model.page import Page


def label_body(blocks: Sequence[LabelledBlock], pages: Sequence[Page]) -> tuple[LabelledBlock, ...]:
    """The blocks with those of the body labelled anew; every line stays in exactly one block.

    The steps stand in the order of `Strength`, as each sees what the stronger ones before it have said.
    """
    lines = part_captions(part_turnings(body_lines(blocks), pages), pages)
    if not lines:
        return tuple(blocks)
    setting = setting_of(lines)
    lines = heard(lines, turning_claims(lines))
    lines = heard(lines, endnote_claims(lines, blocks))
    lines = heard(lines, caption_claims(lines, setting, pages))
    lines = with_margins(heard(*table_claims(lines, pages, setting)))
    lines = heard(lines, heading_apart_claims(lines, setting))
    lines = heard(lines, footnote_claims(lines, pages, setting))
    lines = heard(lines, figure_claims(lines, pages, setting))
    lines = heard(lines, formula_claims(lines, setting))
    lines = heard(lines, small_type_claims(lines, setting))
    lines = heard(lines, heading_claims(lines, setting))
    return assembled(blocks, parted(lines, pages))
