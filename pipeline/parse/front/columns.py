"""The column of the journal that an article stands in: 综述, 研究报告."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.model.article import Text
from pipeline.model.block import Label, LabelledBlock, Line, Origin
from pipeline.model.lang import Lang
from pipeline.parse.front.heads import head_lines, tight
from pipeline.parse.front.journal_names import is_dated, pieces
from pipeline.text.script import HANZI
from pipeline.text.width import half_width, without_gaps

_DOTTED = lazy.compile(rf"\s*[·•・]\s*([{HANZI}]{{2,12}})\s*[·•・]")


def column_over_title(blocks: Sequence[LabelledBlock]) -> Text | None:
    """The label that stands over the title, without the dots or the bar around it."""
    for block in blocks:
        if block.label is Label.CATEGORY:
            text = re.sub(r"[·•・●■◆◇□∗*＊⦾◎○【】\[\]<>〈〉《》|]+", " ", block.block.lines[0].text)
            return Text(without_gaps(text.replace("\u3000", "")).strip(), block.lang, block.source)
    return None


def column_in_heads(heads: Sequence[LabelledBlock], journal: Collection[str]) -> Text | None:
    """The label in a running head or foot that is none of the journal's names.

    Convention: it stands in a corner of the first page, with its translation at most (`综述 | REVIEW`), or between dots
    before the running title of every second page (`·纸艺·　李明，等　纸飞机的滑翔`).
    """
    own = [block for block in heads if block.label is Label.FURNITURE and block.origin is not Origin.COVER]
    first = min((block.block.page for block in own), default=1)
    for block in own:
        for line in head_lines(block):
            found = (_alone(line) if block.block.page == first else "") or _between_dots(line)
            if found and found not in journal:
                return Text(found, Lang.ZH, block.source)
    return None


def _alone(line: Line) -> str:
    """What columns are called, where it is all the Chinese of a line's part that says no volume and no date."""
    named = ("".join(re.findall(f"[{HANZI}]", piece)) for piece in pieces(line.text) if not is_dated(piece))
    return next((name for name in named if name in front_knowledge().categories), "")


def _between_dots(line: Line) -> str:
    match = _DOTTED.match(half_width(line.text))
    name = tight(match[1]) if match is not None else ""
    return name if name and not journal_heads().sure.search(name) else ""
