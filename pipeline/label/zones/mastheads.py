"""The journal's own lines: what stands over a title, the column's label, and what is said of rights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.article_types import article_types
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.knowledge.journals import journals_by_title
from pipeline.knowledge.months import month
from pipeline.knowledge.permissions import is_of_rights
from pipeline.label.zones import rules
from pipeline.label.zones.bylines import is_byline
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.cuts import COLUMN
from pipeline.label.zones.items import Item
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.marks import DASHES
from pipeline.text.numbers import with_digits
from pipeline.text.script import hanzi_count, latin_count
from pipeline.text.width import half_width
from pipeline.typeset.measures import LARGER_TYPE, NEXT_LINE

# An English masthead in the place of a title
_BEHIND_A_JOURNAL = r"(?:ed(?:ition)?[.．]?\s*[)）]|\bvol\b|\bno\b|sciences?\s*\))"
_OF_A_JOURNAL = rf"^\s*(?:the )?(?:chinese |china )?journal of\b.*{_BEHIND_A_JOURNAL}"
_COUNTED = r"\b\d{4}-\d{3}[\dx][/(]\s*(?:19|20)\d\d|\b(?:bimonthly|serial\s*no|sum\s*no)\b"
_DATED = rf"^\W*(?:{month()})[a-z]*\.?,?\s*(?:19|20)\d\d\b"
_MASTHEAD = lazy.compile(f"(?i){_OF_A_JOURNAL}|{_COUNTED}|{_DATED}")
_NAME = lazy.compile(
    r"[^\d.,，。．\[\]]{2,80}[.,，。．]?"
)  # one without a mark, which a citation has behind its authors
_SPREAD = lazy.compile(r"[\u4e00-\u9fff](?:\u3000+[\u4e00-\u9fff]){3,7}")
_WIDE = lazy.compile(r"[ \u3000]*\u3000[ \u3000]*|\s{3,}")
_YEAR_AND_ISSUE = lazy.compile(r"(?:19|20)\d\d\(\d{1,2}\)")
HEAD = 1.3  # of a title's type: a journal's or a column's name over it
MASTHEAD_LINES = 4  # of a masthead in one block


def masthead_claims(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """What the first page has over its title of the journal's volume, issue, date, ISSN: its masthead's lines.

    The layout tells the lines that recur, and those over a rule; others stand on the first page alone. A line beside
    one of them, half a row apart, is another cell's: an English name on two lines, the date beside them.
    """
    title = next((item for item in front if decided.label(item) is Label.TITLE), None)
    over = [
        item
        for item in front
        if title is not None and item.page == title.page and item.block.bbox.bottom <= title.block.bbox.top
    ]
    before: Item | None = None
    own: list[Item] = []
    for item in over:
        named = names_a_journal(item) or (before is not None and _is_translated_under(before, item))
        before = item if named else None
        if named or is_masthead(item) or _has_a_journals_piece(item):
            own.append(item)
    for item in over:
        told = item in own or any(item.block.bbox.y_overlap(other.block.bbox) > 0 for other in own)
        if told and decided.is_open(item) and item.hit is None and len(item.block.lines) <= MASTHEAD_LINES:
            yield BlockClaim(Label.FURNITURE, rules.MASTHEAD, item)


def below_the_head(own: Sequence[Item], front: Sequence[Item]) -> list[Item]:
    """The items without what stands over the page's head, where a title may stand below it.

    Convention: the issue's first page, or every article's, has the journal's name in the largest type of the page over
    the line of volume and date, and over the article's number; an article begins under them.
    """
    names = next((item.index for item in own if is_byline(item, item.lang)), None)
    core = next((item.index for item in front if item.printed in (Label.ABSTRACT, Label.KWDS)), None)
    end = min((index for index in (names, core) if index is not None), default=-1)
    least = min((item.block.size for item in own), default=0.0)
    large = (item for item in own if item.index < end and item.block.size > LARGER_TYPE * least)
    title = max((item.index for item in large if not is_masthead(item)), default=-1)
    line = max((item.index for item in front if item.index < title and _is_of_the_head(item)), default=-1)
    return [item for item in own if item.index > line]


def _is_of_the_head(item: Item) -> bool:
    journals = item.hit is None and len(item.block.lines) <= MASTHEAD_LINES and is_masthead(item)
    return journals or item.printed is Label.IDENTIFIERS


def without_names_of_journals(candidates: list[Item], own: Sequence[Item]) -> list[Item]:
    """The lines without those that are a journal's name, where a line in larger type than the smallest stands below.

    Convention: a masthead has the journal's name over the title, and often in the largest type of the page.
    """
    least = min(item.block.size for item in own)
    titles = [item for item in candidates if item.block.size > LARGER_TYPE * least and not names_a_journal(item)]
    below = max((item.index for item in titles), default=-1)
    return [item for item in candidates if item.index > below or not names_a_journal(item)]


def without_heads(candidates: Sequence[Item], byline: Item | None) -> list[Item]:
    """The lines without those in much larger type that white parts from one right over the by-line.

    Convention: a journal's name or a column's over the title; a subtitle stands close under its title, behind a dash.
    """
    if byline is None:
        return list(candidates)
    titles = [item for item in candidates if item.block.size > LARGER_TYPE * byline.block.size]
    return [item for item in candidates if not any(_is_head_of(item, title) for title in titles)]


def _is_head_of(item: Item, title: Item) -> bool:
    white = title.block.bbox.top - item.block.bbox.bottom
    apart = title.page == item.page and white > item.block.size > HEAD * title.block.size
    return apart and len(item.block.lines) == 1 and title.text.lstrip()[:1] not in DASHES


def rights_claims(found: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """What is printed of copyright and licence under the abstract, before the text begins or behind its end.

    Convention of open access: each in a short paragraph of its own, the licence's address in one as well.
    """
    for item in found:
        if decided.is_open(item) and item.hit is None and is_of_rights(item.text):
            yield BlockClaim(Label.FURNITURE, rules.RIGHTS, item)


def _is_translated_under(name: Item, item: Item) -> bool:
    """Whether an English line stands right under a journal's Chinese name: the same in English."""
    near = 0 <= item.block.bbox.top - name.block.bbox.bottom < name.block.size * NEXT_LINE
    return near and name.lang is Lang.ZH and not hanzi_count(item.text) and len(item.block.lines) == 1


def is_masthead(item: Item) -> bool:
    """Whether the block is the journal's line with its volume or date, not this article's."""
    text = with_digits(re.sub(r"\s+", "", item.text))
    patterns = journal_heads().patterns
    return any(p.search(text) for key in ("volume", "issue", "issn") for p in patterns[key]) or bool(
        re.search(r"(?:19|20)\d\d年\d{1,2}月", text) or _MASTHEAD.search(item.text) or _is_place(text)
    )


def _is_place(text: str) -> bool:
    """Whether the text, without white, is a name with year, volume, issue and pages behind it, and no more.

    Convention: the journal's line in the form of a reference: `示例学报, 2020, 40(3): 12-19`.
    """
    text = half_width(text)
    for place in filter(None, (pattern.search(text) for pattern in journal_heads().places)):
        whole = place.groupdict().get("fpage") is not None and not text[place.end() :].strip(".;")
        if whole and _NAME.fullmatch(text[: place.start()]):
            return True
    return False


def names_a_journal(item: Item) -> bool:
    """Whether the line is the name of a journal of China, and no more: `示 例 学 报`."""
    name = half_width(re.sub(r"\s+", "", item.text)).strip("《》")
    return len(item.block.lines) == 1 and bool(journals_by_title(name))


def is_decked(item: Item) -> bool:
    """Whether the block is a column's label between dots or brackets, or behind one of them."""
    return front_knowledge().decked.match(item.text) is not None


def _has_a_journals_piece(item: Item) -> bool:
    """Whether wide white parts a line into pieces of which one names a journal, or its year and issue.

    Convention of magazines: column, name and issue at the two ends of a bar, `纸艺教育　　　　示例学报　　2020(7)`.
    """
    pieces = [half_width(re.sub(r"\s+", "", piece)) for piece in _WIDE.split(item.text.strip())]
    one_line = len(item.block.lines) == 1 and len(pieces) > 1
    return one_line and any(_YEAR_AND_ISSUE.fullmatch(piece) or journals_by_title(piece) for piece in pieces)


def category_claims(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    knowledge = front_knowledge()
    known = knowledge.categories | article_types().keys()
    title = next((item.index for item in front if decided.label(item) is Label.TITLE), len(front))
    for item in front:
        pieces = [bare(piece) for piece in re.split(r"[·•・|｜/／]|\u3000+|\s{2,}", item.text) if bare(piece)]
        is_known = bare(item.text) in known or (bool(pieces) and all(piece in known for piece in pieces))
        decked = knowledge.decked.match(item.text)
        is_label = decked is not None and (item.index < title or decked["half"] is None)
        is_spread = front[0].index < item.index < title and _is_spread_label(item)
        is_beside = item.index < title and _is_beside_a_number(item, front)
        if decided.is_open(item) and (is_known or is_label or is_spread or is_beside):
            yield BlockClaim(Label.CATEGORY, rules.CATEGORY, item)


def _is_beside_a_number(item: Item, front: Sequence[Item]) -> bool:
    """Whether some hanzi over the title stand on the line of the article's DOI or number: `纸艺教育　　　DOI：…`.

    Convention: a first page has column and number at the two ends of one line.
    """
    text = bare(item.text)
    if (
        item.hit is not None
        or not COLUMN.fullmatch(text)
        or journal_heads().sure.search(text)
        or journals_by_title(text)
    ):
        return False
    on_line = (other for other in front if other.page == item.page and other.printed is Label.IDENTIFIERS)
    return any(other.block.bbox.top < item.block.bbox.y_mid < other.block.bbox.bottom for other in on_line)


def _is_spread_label(item: Item) -> bool:
    """Whether a line over the title has only hanzi set far apart: a column's label on its bar, no journal's name."""
    text = item.block.lines[0].text.strip()
    spread = len(item.block.lines) == 1 and _SPREAD.fullmatch(text) is not None
    return spread and journal_heads().sure.search(bare(text)) is None


def bare(text: str) -> str:
    """A column's name or a notice's title without the marks and the white around and in it."""
    tight = re.sub(r"[\s·•・.。\[\]【】()（）《》<>〈〉|｜■◆●▲]+", " ", text).strip().lower()
    return tight if latin_count(tight) else tight.replace(" ", "")
