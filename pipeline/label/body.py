"""What each block of the body is: heading, paragraph, caption, table, formula, footnote."""

from collections.abc import Sequence

from pipeline.model.block import LabelledBlock
from pipeline.model.page import Page


def label_body(blocks: Sequence[LabelledBlock], pages: Sequence[Page]) -> tuple[LabelledBlock, ...]:
    return tuple(blocks)
