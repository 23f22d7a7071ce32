"""Pages that articles share where one goes on behind `（上接第 12 页）`: which part is this article's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item
from pipeline.label.zones.shared_pages import title_of
from pipeline.model.block import Aside, Block, Label, Line
from pipeline.text.identifiers import stated_page
from pipeline.typeset.measures import PARAGRAPH

RISE = 0.8  # type sizes: what begins beside the note, in the next column, begins with it
_VOLUME = lazy.compile(r"\b(?:vol|no)\.?\s*\Z", re.IGNORECASE)
_NUMBER = lazy.compile(r"(?<![\d.])\d{1,5}(?![\d.])")


@dataclass(frozen=True, slots=True)
class Resumption:
    """A note that an article goes on from another page: `own` where that page is one of this article's."""

    page: int
    top: float  # what begins below belongs to the article that goes on
    left: float  # and right of this: a note in the right-hand column speaks of that column alone
    own: bool


def resumptions(blocks: Sequence[Block], furniture: Sequence[tuple[Block, Aside]]) -> list[Resumption]:
    """The notes that tell a page's two articles apart, from the numbers printed on the pages, or the article's own.

    Convention: an article that found no room is finished at the foot of a later page, under a note of the page
    that it was left on. Where that page is before this article's first one, another article ends here; where it
    is one of this article's, and the pages' numbers jump, what stands above is another's. That they jump is also
    told by the note on the page before, `（下转第 47 页）`, where the page has one note of the other kind: the pages
    between would be in the file of another article.
    """
    printed = _printed_numbers(furniture)
    middles = _middles(blocks)
    turned = _turned(blocks)
    lines = (line for block in blocks for line in block.lines)
    notes = [(line, match) for line in lines if (match := front_knowledge().resumed.match(line.text)) is not None]
    first = _first_page(printed) or _stated_page(blocks) if notes else None
    alone = {page for page, count in Counter(line.page for line, _ in notes).items() if count == 1}
    found = []
    for line, match in notes:
        left_on = _page_of(match)
        top = line.bbox.top - RISE * line.size
        left = line.bbox.x0 - PARAGRAPH * line.size if line.bbox.x0 > middles[line.page] else 0.0
        skipped = line.page in alone and turned.get(line.page - 1, 0) > left_on + 1
        if skipped or _is_own(left_on, line.page, printed):
            found.append(Resumption(line.page, top, left, own=True))
        elif first is not None and left_on < first:
            found.append(Resumption(line.page, top, left, own=False))
    return found


def _turned(blocks: Sequence[Block]) -> dict[int, int]:
    """The page that the last note of each page says the text goes on: `（下转第 47 页）`."""
    matches = (
        (line.page, match)
        for block in blocks
        for line in block.lines
        for match in front_knowledge().turned.finditer(line.text)
    )
    return {page: _page_of(match) for page, match in matches}


def _page_of(note: re.Match[str]) -> int:
    return int(re.sub(r"\s", "", note["page"]))


def _middles(blocks: Sequence[Block]) -> dict[int, float]:
    """The middle of each page's text, left to right."""
    pages: dict[int, list[Block]] = {}
    for block in blocks:
        pages.setdefault(block.page, []).append(block)
    return {
        page: (min(block.bbox.x0 for block in own) + max(block.bbox.x1 for block in own)) / 2
        for page, own in pages.items()
    }


def _printed_numbers(furniture: Sequence[tuple[Block, Aside]]) -> dict[int, set[int]]:
    """The numbers in the running heads and feet of each page that may be its own; a volume and an issue are not."""
    found: dict[int, set[int]] = {}
    for block, _ in furniture:
        text = " ".join(line.text for line in block.lines)
        numbers = (int(match[0]) for match in _NUMBER.finditer(text) if not _is_counted(text, match))
        found.setdefault(block.page, set()).update(numbers)
    return found


def _is_counted(text: str, number: re.Match[str]) -> bool:
    """Whether a word beside the number says what it counts: `第 12 卷`, `2019 年`, `Vol. 12`."""
    behind = text[number.end() :].lstrip()[:1]
    return journal_heads().counters.match(behind) is not None or _VOLUME.search(text, 0, number.start()) is not None


def _is_own(left_on: int, page: int, printed: Mapping[int, set[int]]) -> bool:
    """Whether an earlier page, and not this one, prints the number, and this one's is not the next in turn."""
    here = printed.get(page, set())
    return left_on not in here and any(
        left_on in numbers and left_on + page - earlier not in here
        for earlier, numbers in printed.items()
        if earlier < page
    )


def _first_page(printed: Mapping[int, set[int]]) -> int | None:
    """The number of the article's first page, told from numbers that rise by one from page to page."""
    offsets = Counter(number - page for page, numbers in printed.items() for number in numbers)
    offset, count = max(offsets.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if count < 2 or count * 2 < len(printed):
        return None
    return offset + min(page for page, numbers in printed.items() if page + offset in numbers)


def _stated_page(blocks: Sequence[Block]) -> int | None:
    """The first page that the article's number states, where the pages' own numbers could not be read."""
    first = min((block.page for block in blocks), default=0)
    lines = (line.text for block in blocks if block.page == first for line in block.lines)
    return next((page for text in lines if (page := stated_page(text)) is not None), None)


def parted(blocks: Sequence[Block], found: Sequence[Resumption]) -> list[Block]:
    """The blocks, each cut where another article begins or ends in it."""
    if not found:
        return list(blocks)
    return [Block(lines, block.column) for block in blocks for lines in _parts(block, found)]


def _parts(block: Block, found: Sequence[Resumption]) -> Iterator[tuple[Line, ...]]:
    for _, lines in groupby(block.lines, key=lambda line: (_is_aside(line, found), _is_note(line))):
        yield tuple(lines)


def _is_note(line: Line) -> bool:
    return front_knowledge().resumed.match(line.text) is not None


def _is_aside(line: Line, found: Sequence[Resumption]) -> bool:
    """Whether the line stands in another article's part of its page."""
    return any(
        line.page == note.page and (line.bbox.top >= note.top and line.bbox.x0 >= note.left) is not note.own
        for note in found
    )


def resumed_claims(
    items: Sequence[Item], found: Sequence[Resumption], size: float, decided: Decided
) -> Iterator[BlockClaim]:
    """The other articles' parts; this article's own notes stay for the list of references to see.

    The rest of an article from before reaches down to the title block of the one that begins under it.
    """
    begins = {note.page: _title_under(items, note, size) for note in found if not note.own}
    for item in items if found else ():
        top = begins.get(item.page)
        is_under = top is not None and item.block.bbox.top >= top
        if decided.is_open(item) and not is_under and _is_aside(item.block.lines[0], found):
            yield BlockClaim(Label.OTHER_ARTICLE, rules.RESUMED_ASIDE, item)


def _title_under(items: Sequence[Item], note: Resumption, size: float) -> float | None:
    """Where a title begins below the note, over an abstract on its page."""
    below = [item for item in items if item.page == note.page and item.block.bbox.top > note.top]
    title = title_of(below, size)
    return title.block.bbox.top - 1 if title is not None else None
