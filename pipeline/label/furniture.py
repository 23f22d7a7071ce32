"""Running heads, feet and notes of the download service as labelled blocks."""

from collections.abc import Sequence

from pipeline.model.block import Block, Label, LabelledBlock
from pipeline.text.script import lang_of

SURE = 0.95


def label_furniture(furniture: Sequence[tuple[Block, str]]) -> tuple[LabelledBlock, ...]:
    return tuple(
        LabelledBlock(block, Label.FURNITURE, lang_of(block.lines[0].text), rule, SURE) for block, rule in furniture
    )
