"""Running heads, feet and notes of the download service as labelled blocks."""

from collections.abc import Sequence

from pipeline.label.claims import SHARE_RIGHT
from pipeline.model.block import Block, Label, LabelledBlock, Origin
from pipeline.model.rule import Strength
from pipeline.text.script import lang_of

SERVICES = frozenset({"furniture.download-note", "furniture.qr-code", "furniture.service-sheet", "layout.turned"})


def label_furniture(furniture: Sequence[tuple[Block, str]]) -> tuple[LabelledBlock, ...]:
    """The pages' own lines; of what a service stamped on them the layout's rule tells."""
    return tuple(
        LabelledBlock(
            block,
            Label.FURNITURE,
            lang_of(block.lines[0].text),
            rule,
            SHARE_RIGHT[Strength.LIKENESS],
            origin=Origin.SERVICE if rule in SERVICES else Origin.PAGE_EDGE,
        )
        for block, rule in furniture
    )
