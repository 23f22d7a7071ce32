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
from pipeline.model.source import Source
from pipeline.parse.front.heads import head_lines, head_zone, tight
from pipeline.parse.front.journal_names import is_dated, names_in_heads, pieces
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.width import half_width, without_gaps

SHORTEST_COLUMN, LONGEST_COLUMN = 3, 12  # hanzi; shorter ones are known by their words
_DOTTED = lazy.compile(rf"\s*[·•・]\s*([{HANZI}]{{2,12}})\s*[·•・]")


def column_over_title(blocks: Sequence[LabelledBlock]) -> Text | None:
    """The label that stands over the title, without the dots or the bar around it."""
    for block in blocks:
        if block.label is Label.CATEGORY:
            text = re.sub(r"[·•・●■◆◇□∗*＊⦾◎○【】\[\]<>〈〉《》|]+", " ", block.block.lines[0].text)
            return Text(without_gaps(text.replace("\u3000", "")).strip(), block.lang, block.source)
    return None


def column_in_heads(
    heads: Sequence[LabelledBlock], journal: Collection[str], titles: Sequence[str] = (), persons: Sequence[str] = ()
) -> Text | None:
    """The label in a running head or foot that is none of the journal's names, nor of the article's titles or persons.

    Convention: it stands in a corner of the first page, with its translation at most (`综述 | REVIEW`), or between dots
    before the running title of every second page (`·纸艺·　李明，等　纸飞机的滑翔`), or beside the journal on several.
    """
    zone = head_zone(heads)
    own = [
        block
        for block in heads
        if block.origin is not Origin.COVER
        and (block.label is Label.FURNITURE or (block.label is Label.UNPLACED and block.block.bbox.top < zone))
    ]
    first = min((block.block.page for block in own), default=1)
    for block in own:
        for line in head_lines(block):
            found = (_alone(line, journal) if block.block.page == first else "") or _between_dots(line)
            if found and found not in journal:
                return Text(found, Lang.ZH, block.source)
    return _beside_the_journal(own, journal, titles, persons)


def _beside_the_journal(
    heads: Sequence[LabelledBlock], journal: Collection[str], titles: Sequence[str], persons: Sequence[str]
) -> Text | None:
    """What else the heads and feet of several pages name in hanzi, one of the first two among them."""
    names = [name for name in journal if hanzi_count(name)]
    if not names:
        return None
    places: dict[str, list[Source]] = {}
    for name, source in names_in_heads(heads, Lang.ZH, titles, persons):
        within = any(name in own or own in name for own in names)
        is_long = SHORTEST_COLUMN <= hanzi_count(name) <= LONGEST_COLUMN
        if not within and is_long and not journal_heads().sure.search(name):
            places.setdefault(name, []).append(source)
    start = min((block.block.page for block in heads), default=1)
    pages = {name: {source.page for source in own} for name, own in places.items()}
    found = [name for name, own in pages.items() if len(own) > 1 and min(own) <= start + 1]
    return Text(found[0], Lang.ZH, places[found[0]][0]) if len(found) == 1 else None


def _alone(line: Line, journal: Collection[str]) -> str:
    """What columns are called, where it is all the Chinese of a line's part, the volume and the date aside.

    Beside these stands the journal, which may be called as a column is, unless another name in hanzi is the journal's.
    """
    known = any(hanzi_count(name) for name in journal)
    own = (piece for piece in pieces(line.text) if known or not is_dated(piece))
    named = ("".join(re.findall(f"[{HANZI}]", journal_heads().strip.sub("", piece))) for piece in own)
    return next((name for name in named if _is_column(name)), "")


def _is_column(name: str) -> bool:
    """Whether columns are called so, by the whole name or by its last word: 纸艺争鸣."""
    by_end = len(name) <= LONGEST_COLUMN and journal_heads().column.search(name) is not None
    return name in front_knowledge().categories or by_end


def _between_dots(line: Line) -> str:
    match = _DOTTED.match(half_width(line.text))
    name = tight(match[1]) if match is not None else ""
    return name if name and not journal_heads().sure.search(name) else ""
