"""Blocks -> labelled blocks. `blocks` is the stage's table of contents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.label.body import label_body
from pipeline.label.furniture import label_furniture
from pipeline.label.zones import label_zones
from pipeline.model.block import LabelledBlock, Layout
from pipeline.model.page import Page


def blocks(layout: Layout, pages: Sequence[Page], unreadable: Collection[int] = ()) -> tuple[LabelledBlock, ...]:
    """Every block of the layout with its label: the article's in reading order, then the pages' furniture.

    What stands on the pages numbered in `unreadable` is kept, and is part of no article.
    """
    zoned = label_zones(layout.blocks, pages, unreadable, layout.furniture)
    return (*label_body(zoned, pages), *label_furniture(layout.furniture))
