"""The list of references from where it begins to where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.among_references import among_entries, is_line_of_list
from pipeline.label.zones.biographies import is_biography, is_signed, life_at
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.cuts import NOTES
from pipeline.label.zones.entries import COUNTED, ENTRY, TYPE_MARK, number_of
from pipeline.label.zones.items import Item, is_set_under, plain_text
from pipeline.label.zones.list_begins import is_list, list_begins
from pipeline.label.zones.persons import lists_persons
from pipeline.model.block import Label
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.marks import LOST, OPENING
from pipeline.typeset.measures import A_STEP_LARGER, OTHER_TYPE, same_size

_NOTE = lazy.compile(r"[^《》“”:：]{2,40}[:：]\s*[《“]")  # an entry of the humanities: `李明：《纸艺》。…，1993年。`
_STARRED = lazy.compile(r"\s*[*＊∗※†‡]\s*\S")
WIDER = 1.5  # times a column of the list: two of them
FILLER_LINE = 30  # characters
SKIPPED = 1  # number between two entries that cannot be read
OTHERS = 3  # blocks of another article's front matter, at least
FRONT = 6  # blocks from a title to its abstract: two lines of title, names, institutions
INTRUDERS = 6  # blocks between two entries that are neither


def reference_claims(article: Sequence[Item], size: float, decided: Decided) -> tuple[list[BlockClaim], int]:
    """The heading and the entries of the list, and the place of the first item after them.

    Without a list that is the article's length. Convention: 参考文献 stands on a line of its own, or the entries
    follow it at once; the list ends with a larger line, or with a label that is no entry's.
    """
    begun = list_begins(article, decided)
    if begun is None:
        return [], len(article)
    start, claims = begun
    claims = [*claims, *_resumed(article, start, decided.heard(claims))]
    decided = decided.heard(claims)
    list_size = article[start + 1].block.size if start + 1 < len(article) else size
    number = number_of(article[start].text)
    listed = decided.label(article[start]) is Label.REF
    note: Item | None = None  # of the page's foot, between two entries
    of_page = among_entries(article, start)
    for place, entry in enumerate(article[start + 1 :], start + 1):
        if not decided.is_open(entry) or place in of_page:
            continue
        if _is_behind_others(article, place, number, decided) or _opens_front(article, place, list_size):
            return claims, place
        claim = _no_entry(article, place, decided)
        counted = number > 0 or not listed
        closes = _closes(article, place, list_size, number, counted)
        if claim is None and (closes or (number and _STARRED.match(entry.text))):
            is_between = counted and _goes_on(article, place, number, decided)
            own = [claim.item for claim in claims if claim.what is Label.REF]
            is_line = closes and is_line_of_list(article, place, own, is_between if number else None)
            if not is_between and not is_line and (number or not _goes_on_beside(article, place, list_size)):
                return claims, place
            if not is_line:
                note = entry
                continue  # it is of the page, or of the text in the other column, and stays open
        if claim is None and note is not None and _is_next_line(note, entry):
            note = entry
            continue
        claim = claim or _listed(entry)
        number = (claim.what is Label.REF and number_of(entry.text)) or number
        listed = listed or claim.what is Label.REF
        claims.append(claim)
    return claims, len(article)


def _no_entry(article: Sequence[Item], place: int, decided: Decided) -> BlockClaim | None:
    """What is surely no entry: the heading of a second list, in the other language, or a note on fund or author."""
    item = article[place]
    if item.hit is not None and item.hit.row.label is Label.REF_HEADING and is_list(article, place, decided):
        return BlockClaim(Label.REF_HEADING, rules.of_word(item.hit.row), item)
    if item.hit is None and not ENTRY.match(item.text) and front_knowledge().funding.match(item.text):
        return BlockClaim(Label.FUNDING, rules.FUNDING_NOTE, item)
    if item.hit is None and is_signed(item.block):
        return BlockClaim(Label.AUTHOR_NOTES, rules.BIOGRAPHY, item)
    return None


def _listed(item: Item) -> BlockClaim:
    if _is_filler(item):
        return BlockClaim(Label.FURNITURE, rules.FILLER, item)
    return BlockClaim(Label.REF, rules.ENTRY_OF_LIST, item)


def _opens_front(article: Sequence[Item], place: int, list_size: float) -> bool:
    """Whether a title stands here with its by-line and its abstract under it: the other language's, or the next one's.

    Convention: the English front matter under the list, often in the type of its entries, which size does not tell.
    """
    first = article[place]
    larger = first.block.size > A_STEP_LARGER * list_size and not ENTRY.match(first.text)  # a title may end with a year
    if first.hit is not None or (_is_entry(first) and not larger):
        return False
    behind_it = article[place + 1 : place + FRONT]
    following = takewhile(lambda item: item.hit is None and (not _is_entry(item) or _is_institution(item)), behind_it)
    own = [first, *following]
    behind = article[place + len(own) : place + len(own) + 1]
    names = next((at for at, item in enumerate(own) if lists_persons(plain_text(item.block.lines, True), item.lang)), 0)
    if not larger and any(item.block.size > A_STEP_LARGER * list_size for item in own[1:names]):
        return False  # the last line of an entry over the title
    above = names > 0 and bool(behind) and behind[0].printed in (Label.ABSTRACT, Label.KWDS)
    return above and own[0].lang is own[names].lang is behind[0].lang


def _is_entry(item: Item) -> bool:
    return ENTRY.match(item.text) is not None or TYPE_MARK.search(item.text) is not None


def _is_institution(item: Item) -> bool:
    """Whether a number's line is an institution with its postal code: `1 School of Examples, Example 100000, China`."""
    named = front_knowledge().aff[item.lang].search(item.text) is not None
    return named and POSTAL_CODE.search(item.text) is not None and not number_of(item.text)


def _is_behind_others(article: Sequence[Item], place: int, number: int, decided: Decided) -> bool:
    """Whether another article's blocks, taken out before, stood between the entry with this number and what is none."""
    item = article[place]
    is_behind = item.index - article[place - 1].index > OTHERS
    return number > 0 and is_behind and not number_of(item.text) and not _goes_on(article, place, number, decided)


def _goes_on(article: Sequence[Item], place: int, number: int, decided: Decided) -> bool:
    """Whether the next entry is the one after this number, behind what only seemed to end the list.

    One number that cannot be read may be skipped, where two entries follow it. The first entry may stand on the page
    behind its heading, the first page's notes between them.
    """
    near, all_of = article[place + 1 : place + 1 + INTRUDERS], article[place + 1 :]
    following = next(_numbers(near, decided), 0)
    if number > 0 and following == number + 1 + SKIPPED:
        return list(islice(_numbers(all_of, decided), 2)) == [following, following + 1]
    return following == number + 1


def _goes_on_beside(article: Sequence[Item], place: int, list_size: float) -> bool:
    """Whether entries without numbers stand at the head of the next column behind a note under the first column.

    Convention: what follows a list of two columns (`收稿日期`) begins at the page's left edge, under both.
    """
    note = article[place].block
    beside = list(
        takewhile(
            lambda item: item.hit is None and item.block.page == note.page and item.block.bbox.top < note.bbox.top,
            article[place + 1 :],
        )
    )
    entries = [item for item in beside if same_size(item.block.size, list_size, OTHER_TYPE) and _is_entry(item)]
    return len(entries) >= COUNTED and 2 * len(entries) >= len(beside)


def _numbers(items: Sequence[Item], decided: Decided) -> Iterator[int]:
    """The numbers in brackets that lines of these open items begin with."""
    lines = (line for item in items if decided.is_open(item) for line in item.block.lines)
    return filter(None, (number_of(line.text) for line in lines))


def _resumed(article: Sequence[Item], start: int, decided: Decided) -> Iterator[BlockClaim]:
    """Entries printed on a later page between the pieces of another article: behind `(上接第 7 页)`.

    Their numbers go on where the list broke off, and in the next column where the other article's end between them.
    """
    knowledge = front_knowledge()
    begun, number, last = False, 0, number_of(article[start].text)
    for item in article[start + 1 :]:
        own = number_of(item.text)
        last = max(last, own)
        if knowledge.resumed.search(item.text):
            begun, number = True, number or last
            continue
        if number and own:
            begun = number < own <= number + SKIPPED + 1
        elif begun:
            larger = item.block.size > A_STEP_LARGER * article[start + 1].block.size
            begun = item.hit is None and not larger and not is_biography(item.text)
        if begun and decided.is_open(item) and item.hit is None:
            yield BlockClaim(Label.REF, rules.RESUMED_ENTRY, item)
            number = own or number


def _is_filler(item: Item) -> bool:
    """Whether the line is the editors': `（责任编辑　王小飞）` under the list, without a colon."""
    text = item.text.strip()
    if (item.hit is not None and item.hit.certain) or front_knowledge().resumed.search(text):
        return False
    apart = item.hit is not None or text.startswith(tuple(OPENING))
    return apart and len(text) < FILLER_LINE and front_knowledge().filler.match(text) is not None


def _is_next_line(note: Item, item: Item) -> bool:
    """Whether a block without a number stands right under a line of a note, in its type and at its edge."""
    at_edge = abs(item.block.bbox.x0 - note.block.bbox.x0) < item.block.size
    return item.page == note.page and is_set_under(note, item) and at_edge and not number_of(item.text)


def _begins_notes(article: Sequence[Item], place: int) -> bool:
    """Whether an item without a number begins the article's notes under a list whose entries have numbers in brackets.

    Convention: such a note has its word, with white behind it where no mark is (`基金项目　…`), or is the article's DOI
    right over the first of them, at their edge.
    """
    item, behind = article[place], article[place + 1 : place + 2]
    if item.printed is Label.IDENTIFIERS:
        over = bool(behind) and abs(behind[0].block.bbox.x0 - item.block.bbox.x0) < item.block.size
        return over and behind[0].printed in NOTES and behind[0].page == item.page
    return item.printed in NOTES and front_knowledge().filler.match(item.text.strip()) is None


def _closes(article: Sequence[Item], place: int, list_size: float, number: int, counted: bool) -> bool:
    """Whether this item ends a list that stands at `number` (0: none in brackets), unless the next entry follows.

    Among numbers in brackets a larger `6 结论` is a heading of the text in the other column.
    """
    item = article[place]
    hit = item.hit
    closing = hit is not None and hit.certain and item.printed not in (Label.REF_HEADING, Label.IDENTIFIERS)
    closing = closing or (counted and _begins_notes(article, place))
    thanks = hit is not None and item.printed is Label.ACK and not item.text[hit.end :].strip()
    if thanks or (closing and not ENTRY.match(item.text)):
        return True
    # a sign without a form looks like the year of a birth, and is a work's, as that of a book is behind its author
    has_years = LOST not in item.text and not _NOTE.match(item.text)
    if has_years and life_at([own.text for own in article[place : place + 2]], 0) is not None:
        return True
    larger = item.block.size > A_STEP_LARGER * list_size
    is_entry = number_of(item.text) > 0 if number else ENTRY.match(item.text) is not None
    apart = larger or (number > 0 and _is_over_columns(article[place - 1], item))
    return apart and not is_entry and not TYPE_MARK.search(item.text)


def _is_over_columns(entry: Item, item: Item) -> bool:
    """Whether the item is set over the columns of the list: the English title under one of two columns."""
    return item.page == entry.page and item.block.column.width > WIDER * entry.block.column.width
