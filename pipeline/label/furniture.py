"""Running heads, feet and notes of the download service as labelled blocks."""

from collections.abc import Sequence

from pipeline.label.claims import SHARE_RIGHT
from pipeline.model.block import Aside, Block, Label, LabelledBlock
from pipeline.model.rule import Strength
from pipeline.text.script import lang_of


def label_furniture(furniture: Sequence[tuple[Block, Aside]]) -> tuple[LabelledBlock, ...]:
    """The pages' own lines, and what a service stamped on them."""
    return tuple(
        LabelledBlock(
            block,
            Label.FURNITURE,
            lang_of(block.lines[0].text),
            why.rule.name,
            SHARE_RIGHT[Strength.LIKENESS],
            origin=why.origin,
        )
        for block, why in furniture
    )
