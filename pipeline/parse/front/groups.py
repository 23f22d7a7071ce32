"""Bodies that are authors themselves: the lines of a by-line that name one, and its name among the persons'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.lang import Lang
from pipeline.text.width import half_width

MIN_HANZI = 6  # of a body's name; a person's has four at most
MIN_WORDS = 3  # fewer are a person's name
# as a by-line ends, and an institution, with its postal code, does not
_MARKED = lazy.compile(r"[^\d\s]\s*\d{1,2}\s*$")


def with_groups(blocks: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    """The blocks, a line under the persons that ends with a body's name and its mark a by-line.

    Convention of consensus papers: the names of the persons, then `中国示例学会纸艺分会^{31}`, then the institutions.
    """
    found: list[LabelledBlock] = []
    for block in blocks:
        above = found[-1] if found else None
        under = above is not None and above.label is Label.BYLINE and above.lang is block.lang
        goes_on = under and block.label in (Label.AFF, Label.UNPLACED) and _ends_with_group(block)
        found.append(replace(block, label=Label.BYLINE) if goes_on else block)
    return found


def _ends_with_group(block: LabelledBlock) -> bool:
    text = half_width(" ".join(line.text for line in block.block.lines))
    last = re.split(r"[,;、]", text)[-1]
    return _MARKED.search(text) is not None and is_group(re.sub(r"[\d\s]+$", "", last), block.lang)


def is_group(name: str, lang: Lang) -> bool:
    """Whether a piece of a by-line names a body: `示例共识编写组`, `Chinese Society of Paper Arts`."""
    bare = re.sub(r"\s+", "", name) if lang is Lang.ZH else name.strip()
    long = len(bare) >= MIN_HANZI if lang is Lang.ZH else len(bare.split()) >= MIN_WORDS
    return long and front_knowledge().group.search(bare) is not None
