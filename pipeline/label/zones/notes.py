"""Dates, funding, notes on authors: at the foot of the first page, under the keywords, behind the references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import STARS, without_label_word
from pipeline.label.zones import rules
from pipeline.label.zones.abstracts import MARGIN
from pipeline.label.zones.biographies import is_biography, is_signed, person_of_life
from pipeline.label.zones.bylines import is_byline
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.cuts import EDITORS_LINE, are_addresses, is_editors
from pipeline.label.zones.items import Item
from pipeline.label.zones.rules import of_word
from pipeline.label.zones.self_citation import is_self_citation
from pipeline.label.zones.sentences import NOTE_MARKS, is_equal_part, is_institution, lists_institutions, sentence_kind
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.marks import CIRCLED, OPENING
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width
from pipeline.typeset.measures import INDENT, NEXT_LINE, SCANNED, SMALL, SMALLER, same_size

HANGING = 3  # type sizes: a label of a note has four hanzi and a colon, the lines under it stand behind them
BRACKETED = 2  # lines of a note in brackets at the end of a text, in a narrow column
BEHIND = 1  # pages behind the end of a text, where its abstract in English stands

_COUNTED = lazy.compile(rf"\s*(?:[{CIRCLED}]|[\[(〔]\s*\d{{1,2}}\s*[\])〕])")
_WORDS = lazy.compile(r"(?:\b[a-z]{2,}\s+){2}[a-z]{2,}")  # running words, which no number and no address has
_NUMBER = lazy.compile(r"\s*\((?=[^()]*\d{3})[A-Za-z\d\-]{6,}\)\W*")  # of an award, on the line under who paid


def note_claims(article: Sequence[Item], head: int, tail: int, size: float, decided: Decided) -> list[BlockClaim]:
    """Dates, funding, notes on authors: wherever their printed words open a block outside running text."""
    found: list[BlockClaim] = []
    behind_head = head + 1  # notes that follow the front matter one by one, as in a manuscript, belong to it
    for place, item in enumerate(article):
        if not decided.is_open(item):
            behind_head += place == behind_head
            continue
        if is_editors(item.text.strip()) or (place >= tail and _is_editors(item)):
            claims = [BlockClaim(Label.FURNITURE, rules.EDITORS, item)]
        elif item.hit is None:
            claims = _unlabelled(article, place, size, decided)
        elif _is_outside(article, place, tail, size, is_behind_head=place <= behind_head):
            named = BlockClaim(item.hit.row.label, of_word(item.hit.row), item)
            claims = _with_rest(article, place, named, size, decided)
            behind_head += place == behind_head
        else:
            continue
        decided = decided.heard(claims)
        found += claims
    return found


def address_claims(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """E-mail addresses in a line of their own, mostly in brackets: `(liming@example.org)` under the institutions.

    Over the names such a line is the editors'.
    """
    named: int | None = None
    for item in front:
        if not decided.is_open(item):
            continue
        if is_byline(item, item.lang) or front_knowledge().aff[item.lang].search(item.text):
            named = item.page
        elif item.page == named and are_addresses(item.text):
            yield BlockClaim(Label.AUTHOR_NOTES, rules.ADDRESS_ALONE, item)


def _unlabelled(article: Sequence[Item], place: int, size: float, decided: Decided) -> list[BlockClaim]:
    """A note that no printed word opens, on the first page, or under the end of the text."""
    item = article[place]
    is_first = item.page == article[0].page
    marked = item.block.size < SMALLER * size or item.text.lstrip()[:1] in NOTE_MARKS
    if is_first and marked and front_knowledge().funding.search(item.text):
        return _with_rest(article, place, BlockClaim(Label.FUNDING, rules.FUNDING_NOTE, item), size, decided)
    if is_first and _names_editor(item, size):
        return [BlockClaim(Label.FURNITURE, rules.EDITORS, item)]
    if (is_first or item.page >= article[-1].page - BEHIND) and is_signed(item.block):
        return [BlockClaim(Label.AUTHOR_NOTES, rules.BIOGRAPHY, item)]
    kind = _kind(article, place, size, decided) if is_first else None
    if kind is not None:
        return _with_rest(article, place, BlockClaim(kind, rules.NOTE_SENTENCE, item), size, decided)
    if is_first and (_is_addressed(item) or is_equal_part(item.text)):
        return [BlockClaim(Label.AUTHOR_NOTES, rules.NOTE_SENTENCE, item)]
    if is_first and is_self_citation(item.text):
        return [BlockClaim(Label.CITE_AS, rules.SELF_CITATION, item)]
    return []


def _is_outside(article: Sequence[Item], place: int, tail: int, size: float, is_behind_head: bool) -> bool:
    """Whether the printed word of a note opens the block, and no running text."""
    item, hit = article[place], article[place].hit
    if hit is None or item.printed not in MARGIN | {Label.ACK}:
        return False
    if place >= tail and any(front_knowledge().notice.match(other.text) for other in article[tail:place]):
        return False  # whom to write to is said of a meeting
    named = front_knowledge().aff[item.lang].search(item.text) or _heads_institutions(article, place)
    if item.printed is Label.AFF and not named:
        return False  # the unit of what a figure or table shows
    at_edge = place >= tail or item.page in (article[0].page, article[-1].page) or _is_bracketed(item)
    outside = is_behind_head or at_edge
    small = item.block.size < SMALLER * size
    placed = item.printed is Label.CITE_AS and is_self_citation(item.text[hit.end :])
    told = _is_addressed(item) or placed or (item.printed is Label.AFF and bool(POSTAL_CODE.search(item.text)))
    told = told or _heads_lives(article, place)
    return (outside or small) if hit.certain else outside and (small or told)


def _heads_institutions(article: Sequence[Item], place: int) -> bool:
    """Whether the printed word stands alone over the list of institutions: `作者单位`, then `a.示例大学，…`."""
    item, below = article[place], article[place + 1 : place + 2]
    alone = item.printed is Label.AFF and item.hit is not None and not item.text[item.hit.end :].strip()
    return alone and any(own.page == item.page and lists_institutions(own.text, own.lang) for own in below)


def _heads_lives(article: Sequence[Item], place: int) -> bool:
    """Whether the printed word stands alone over the life of an author: `作者简介` in the type of a heading."""
    item, below = article[place], article[place + 1 : place + 2]
    alone = item.hit is not None and not item.text[item.hit.end :].strip()
    return item.printed is Label.AUTHOR_NOTES and alone and any(is_biography(own.text) for own in below)


def _kind(article: Sequence[Item], place: int, size: float, decided: Decided) -> Label | None:
    """What an unlabelled block under a note is by its first words, or one in small type that names who paid.

    Convention: the life of an author, who is not dead, stands under the class number in the type of the abstract:
    `李明（1960—），男，…`; journals of economics refer from a star at the names to the foot of the page,
    `* 李明：示例大学纸艺学院　示例市 100000；王小飞：样本研究所；电子信箱：…`.
    """
    item = article[place]
    kind = sentence_kind(item.text) if not _cites(item.text) else None
    on_page = place > 0 and article[place - 1].page == item.page
    before = decided.label(article[place - 1]) if on_page else None
    behind_note = before in MARGIN - {Label.IDENTIFIERS}
    small = item.block.size < SMALL * size
    at_foot = kind is Label.AUTHOR_NOTES and _is_low(article, item)
    apart = small and (kind is Label.FUNDING or at_foot or item.text.lstrip()[:1] in NOTE_MARKS)
    under_number = before is Label.IDENTIFIERS and _is_living(item.text)
    return kind if behind_note or apart or under_number else None


def _is_low(article: Sequence[Item], item: Item) -> bool:
    """Whether the block stands in the lower half of what its page prints, where the notes of a first page stand."""
    page = Bbox.around(other.block.bbox for other in article if other.page == item.page)
    return item.block.bbox.top > page.y_mid


def _cites(text: str) -> bool:
    """Whether a counted note names a book: `① 李明：《折纸论》`."""
    return _COUNTED.match(half_width(text)) is not None and "《" in text


def _is_living(text: str) -> bool:
    """Whether the text begins with the life of one who is not dead."""
    person = person_of_life(text)
    rest = re.sub(r"\s", "", text).partition(person)[2] if person is not None else ""
    return front_knowledge().living.match(rest) is not None


def _names_editor(item: Item, size: float) -> bool:
    """Whether a small line of its own says who edited the article: `本文责任编委 李明`."""
    apart = item.block.size < SMALL * size or item.text.lstrip()[:1] in OPENING
    return apart and len(item.block.lines) == 1 and front_knowledge().editor.match(item.text) is not None


def _is_editors(item: Item) -> bool:
    """Whether a line behind the text says who edited it, and no more: `（责任编辑：李明）`."""
    text = item.text.strip()
    return len(text) < EDITORS_LINE and front_knowledge().filler.match(text) is not None


def _is_addressed(item: Item) -> bool:
    """Whether the block begins as a note on an author does and gives an address: `*通信作者 李明，E-mail：…`."""
    return "@" in half_width(item.text) and without_label_word(item.text, Label.AUTHOR_NOTES) != item.text


def _is_bracketed(item: Item) -> bool:
    """Whether the block is a line or two in brackets: `（收稿日期：2004-03-25）` ends an article wherever that is."""
    text = half_width(item.text).strip()
    return len(item.block.lines) <= BRACKETED and (text[0], text[-1]) in (("(", ")"), ("[", "]"))


def _is_another_note(first: Item, item: Item) -> bool:
    """Whether a counted footnote stands under a starred note, or names a book: `① 李明：《折纸论》，第 3 页`."""
    starred = first.text.lstrip()[:1] in STARS
    return _cites(item.text) or (starred and _COUNTED.match(half_width(item.text)) is not None)


def _is_identifier(item: Item) -> bool:
    """Whether the line is the rest of a number or an address: class number, code and DOI are complete in theirs."""
    figures = any(char.isdigit() for char in item.text)  # without any it is the English title right under the numbers
    figures = figures and not _WORDS.search(item.text)  # that may have figures, too: `HIF-1 regulates folding of wings`
    return len(item.block.lines) == 1 and ((hanzi_count(item.text) == 0 and figures) or "://" in item.text)


def _is_indented(item: Item) -> bool:
    """Whether the block's first line begins right of the others, as a paragraph's does."""
    first, *others = item.block.lines
    return first.bbox.x0 - min((line.bbox.x0 for line in others), default=first.bbox.x0) > INDENT * first.size


def _hangs(first: Item, item: Item, kind: Label) -> bool:
    """Whether the block stands under what is printed behind a note's label: a scan's sizes tell less than the place."""
    label, own = first.block.bbox, item.block.bbox
    noted = first.hit is not None and kind in (Label.FUNDING, Label.AUTHOR_NOTES)
    inside = own.x1 <= label.x1 + first.block.size
    alike = same_size(item.block.size, first.block.size, SCANNED)
    return noted and inside and alike and own.x0 - label.x0 > HANGING * first.block.size


def _turns_english(first: Item, item: Item, middle: float) -> bool:
    """Whether an English line stands under a Chinese date over the abstract: it is no part of the date."""
    high = first.block.bbox.bottom < middle
    return high and first.lang is Lang.ZH and item.lang is Lang.EN and hanzi_count(first.text) > 0


def _with_rest(
    article: Sequence[Item], place: int, claim: BlockClaim, size: float, decided: Decided
) -> list[BlockClaim]:
    """What is claimed of a note, and of the unlabelled small blocks that follow it in its type and go on with it."""
    return [claim, *_rest(article, place, claim.what, size, decided)]


def _middle(article: Sequence[Item], page: int) -> float:
    """The middle height of what the article prints on a page; all its items are looked through for it."""
    return Bbox.around(item.block.bbox for item in article if item.page == page).y_mid


def _rest(article: Sequence[Item], place: int, label: Label, size: float, decided: Decided) -> Iterator[BlockClaim]:
    """What goes on with the note of this label at `place`.

    The next author's life begins on a line of its own, but behind a mark that makes a list of the lives:
    `E-mail: liming@example.org`, then `王小飞 男，1980 年生`.
    """
    first = before = article[place]
    for item in article[place + 1 : place + 6]:
        below = item.block.bbox.top >= first.block.bbox.top
        near = item.block.bbox.top - before.block.bbox.bottom <= NEXT_LINE * item.block.size
        alike = same_size(item.block.size, first.block.size)
        alike = alike or (label is Label.FUNDING and _NUMBER.fullmatch(half_width(item.text)) is not None)
        kind = sentence_kind(item.text)
        if kind is None and front_knowledge().funding.search(item.text):
            kind = Label.FUNDING
        alike = alike or _hangs(first, item, label) or (kind is label is Label.FUNDING)
        named = is_institution(item.text) or lists_institutions(item.text, item.lang)
        named = named and not (before is first and _heads_institutions(article, place))
        if named or (label is Label.HISTORY and _turns_english(first, item, _middle(article, first.page))):
            return
        another = kind not in (None, label) or (kind is Label.FUNDING and item.lang is not first.lang)
        if (
            not decided.is_open(item)
            or item.hit
            or another
            or item.page != first.page
            or not (below and near and alike)
        ):
            return
        if _is_bracketed(first) or _is_another_note(first, item):
            return  # a bracket closes the dates under the names; a figure opens a footnote
        if label is Label.IDENTIFIERS and not _is_identifier(item):
            return
        high = first.block.bbox.bottom < _middle(article, first.page)
        if high and item.block.size > SMALLER * size and _is_indented(item) and len(item.block.lines) > 1:
            return  # a paragraph of the body under a note that stands over it
        listed = half_width(before.text).rstrip().endswith((";", ","))
        begins = label is Label.AUTHOR_NOTES and not listed and person_of_life(item.text) is not None
        yield BlockClaim(label, rules.BIOGRAPHY if begins else rules.NOTE_CONTINUES, item)
        before = item
