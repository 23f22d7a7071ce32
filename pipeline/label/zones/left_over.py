"""What no rule has spoken for: in the front matter, and behind the references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import heading_knowledge, sec_type
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.biographies import life_at
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item, is_set_under, over_on_page
from pipeline.label.zones.sentences import NOTE_MARKS, sentence_kind
from pipeline.model.block import Label
from pipeline.text.marks import LOST
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width, without_gaps
from pipeline.typeset.lines import ends_sentence, is_finished
from pipeline.typeset.measures import A_STEP_LARGER, NEXT_LINE, same_size

_NUMBER = lazy.compile(r"^\s*\S[\s\u3000.．、]+")  # one sign before a title
PARAGRAPH_LINES = 3  # lines of running text
HEADING = 40  # characters of a line that may be a heading


def front_rest_claims(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """The rest of the front matter, which has no place.

    Where the abstracts of both languages stand side by side, the text begins in the left column under one of them, and
    is read before the other.
    """
    body: Item | None = None
    for item in front:
        if not decided.is_open(item):
            continue
        opens = body is None and _opens_text(item) and _has_core_beside(item, front, decided)
        body = item if opens else body
        if body is None or not _is_below(body, item):
            yield BlockClaim(Label.UNPLACED, rules.FRONT_REST, item)


def _opens_text(item: Item) -> bool:
    """Whether the block is a paragraph or the heading of an introduction: `1 引言`, `Introduction`."""
    title = _NUMBER.sub("", item.text).strip()
    is_heading = len(item.block.lines) == 1 and len(title) < HEADING and sec_type(title) == "intro"
    return is_heading or len(item.block.lines) >= PARAGRAPH_LINES


def _has_core_beside(item: Item, front: Sequence[Item], decided: Decided) -> bool:
    """Whether an abstract or keywords of the article are read after this block, in the column beside it, and higher."""
    later = (other for other in front if other.index > item.index and other.page == item.page)
    core = (other.block.bbox for other in later if decided.label(other) in (Label.ABSTRACT, Label.KWDS))
    return any(box.x0 > item.block.column.x1 - item.block.size and box.top < item.block.bbox.top for box in core)


def _is_below(body: Item, item: Item) -> bool:
    """Whether the block is this heading, or stands under it in its column."""
    return (
        item.page == body.page
        and item.block.bbox.top >= body.block.bbox.top
        and item.block.bbox.x0 < body.block.column.x1
    )


def tail_rest_claims(front: Sequence[Item], behind: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """The rest behind the references: lives of the authors, statements of the article, and what is another's.

    Where the English front matter stands there, who paid is told in English at the foot of its page.
    """
    abstracts = [item for item in behind if decided.label(item) is Label.ABSTRACT]
    names = _names_of_authors(front, decided)
    texts = [item.text for item in behind]
    matter: Label | None = None
    opener: Item | None = None
    before: Label | None = None
    goes_on = 0  # blocks of a life whose name stood alone
    for place, item in enumerate(behind):
        label = decided.label(item)
        opened = _opens_matter(item)
        ended = opener is not None and item.block.size > A_STEP_LARGER * opener.block.size
        opener = item if opened is not None else opener
        matter = None if label is Label.OTHER_ARTICLE else opened or (None if ended else matter)
        if label is None:
            life = life_at(texts, place)
            resumes = before is Label.AUTHOR_NOTES and life is None and _resumes(behind[place - 1], item)
            if _tells_who_paid(item, abstracts):
                claim = BlockClaim(Label.FUNDING, rules.FUNDING_NOTE, item)
            elif before is Label.FUNDING and life is None and _hangs_under(behind[place - 1], item):
                claim = BlockClaim(Label.FUNDING, rules.NOTE_CONTINUES, item)
            elif (kind := _of_marked_note(behind, place, decided)) is not None:
                claim = BlockClaim(kind, rules.NOTE_SENTENCE, item)
            elif goes_on or resumes:
                claim = BlockClaim(Label.AUTHOR_NOTES, rules.NOTE_CONTINUES, item)
            elif life is not None and (life[0].isascii() or not hanzi_count(names) or _is_named(life[0], names)):
                claim = BlockClaim(Label.AUTHOR_NOTES, rules.BIOGRAPHY, item)
                goes_on = life[1]
            else:
                claim = _of_no_author(item, matter)
            yield claim
            label = claim.what
        before = label
        goes_on = max(0, goes_on - 1)


def _tells_who_paid(item: Item, abstracts: Sequence[Item]) -> bool:
    """Whether a note that no printed word opens names who paid, at the foot of a page with the article's abstract."""
    own = (other for other in abstracts if other.page == item.page and other.lang is item.lang)
    under = any(other.block.bbox.bottom <= item.block.bbox.top for other in own)
    return under and item.hit is None and front_knowledge().funding.search(item.text) is not None


def _of_marked_note(behind: Sequence[Item], place: int, decided: Decided) -> Label | None:
    """What a note is that a mark opens, as those of a title and of names at the foot of a first page: `*　本文受…资助`.

    Convention: some journals print these notes at the article's end, under its front matter in English. Where another
    article has begun on the page, they are its own.
    """
    item = behind[place]
    if item.text.lstrip()[:1] not in NOTE_MARKS or "《" in item.text:  # a note of the text names a book
        return None
    on_page = {decided.label(other) for other in over_on_page(behind, place)}
    if Label.ABSTRACT not in on_page or Label.OTHER_ARTICLE in on_page:
        return None
    pays = front_knowledge().funding.search(item.text) is not None
    return sentence_kind(item.text) or (Label.FUNDING if pays else None)


def _hangs_under(before: Item, item: Item) -> bool:
    """Whether a block is the rest of the note right above it: in its type, and closed by no full stop there."""
    alike = same_size(item.block.size, before.block.size) and item.lang is before.lang
    gap = item.block.bbox.top - before.block.bbox.bottom
    near = item.page == before.page and abs(gap) <= NEXT_LINE * item.block.size
    return item.hit is None and alike and near and not ends_sentence(before.text)


def _of_no_author(item: Item, matter: Label | None) -> BlockClaim:
    """The journal's own line, a part of the `matter` that a block before it has opened, or another article's."""
    if front_knowledge().filler.match(_filler_text(item)):
        return BlockClaim(Label.FURNITURE, rules.AFTER_REFERENCES, item)
    if matter is not None:
        return BlockClaim(matter, rules.STATEMENT, item)
    return BlockClaim(Label.OTHER_ARTICLE, rules.AFTER_REFERENCES, item)


def _opens_matter(item: Item) -> Label | None:
    """What a block behind the references opens of the article's own matter: a statement, thanks, an appendix.

    An appendix stays a paragraph, as the body's rules tell its headings from its text. Convention of journals of
    computing: under the authors' lives `Background` says in English what the work is for.
    """
    if item.hit is not None:
        return item.printed if item.printed in (Label.FOOTNOTE, Label.ACK) else None
    text = item.block.lines[0].text.strip(" \u3000")
    known = heading_knowledge()
    if len(text) < HEADING and any(pattern.match(text) for pattern in (known.appendix, known.back, known.ack)):
        return Label.PARAGRAPH
    return Label.FOOTNOTE if known.behind.match(text) else None


def _names_of_authors(front: Sequence[Item], decided: Decided) -> str:
    """The text of the by-lines, and of the institutions, as a name may stand before its own: `李明（示例大学，…）`."""
    names = "".join(item.text for item in front if decided.label(item) is Label.BYLINE)
    beside = "".join(item.text.replace(LOST, "") for item in front if decided.label(item) is Label.AFF)
    return re.sub(r"\s", "", names + beside)


def _is_named(person: str, names: str) -> bool:
    """Whether a by-line names the person; a hanzi of the name may have no readable form there."""
    return re.search("".join(f"[{re.escape(char)}\ufffd]" for char in person), names) is not None


def _resumes(before: Item, item: Item) -> bool:
    """Whether the item is more of the note on an author before it: over a column's or a page's end, or right under it.

    Convention: a long life is told in several paragraphs, in one type and with no white between them; and its text
    turns the foot of a portrait beside it.
    """
    over, own = before.block.bbox, item.block.bbox
    below = item.page == before.page and over.x0 < own.x1 and own.x0 < over.x1 and is_set_under(before, item)
    is_note = item.hit is None and front_knowledge().filler.match(_filler_text(item)) is None
    return _goes_on(before, item) or (is_note and below and item.lang is before.lang)


def _filler_text(item: Item) -> str:
    """The text as a pattern of the editors' lines asks for it, letters set apart together: `欢　迎　投　稿`."""
    return without_gaps(item.text.strip())


def _goes_on(before: Item, item: Item) -> bool:
    """Whether the item goes on, over the end of a column or a page, with a note on an author left off in a sentence."""
    higher = item.page == before.page and item.block.bbox.top < before.block.bbox.top
    turns = item.page == before.page + 1 or (higher and item.block.bbox.x0 > before.block.bbox.x1)
    same_type = same_size(item.block.size, before.block.size)
    alike = same_type and item.lang is before.lang
    text = half_width(before.text).rstrip()
    left_off = not is_finished(text) or text.endswith(":") or text.count("(") > text.count(")")  # E-mail:
    return item.hit is None and turns and alike and left_off
