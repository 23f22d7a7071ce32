"""Abstracts, keywords and identifiers, from their printed label to their end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item, is_near
from pipeline.label.zones.self_citation import is_bare_citation
from pipeline.label.zones.sentences import sentence_kind
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.marks import COLONS, COMMAS, ROUND_CLOSING, SEMICOLONS, STOPS
from pipeline.text.script import hanzi_count, lang_of, latin_count
from pipeline.typeset.lines import ends_sentence
from pipeline.typeset.measures import FULL, PARAGRAPH, same_size

CORE = frozenset({Label.ABSTRACT, Label.KWDS, Label.IDENTIFIERS})
MARGIN = frozenset({Label.HISTORY, Label.FUNDING, Label.AUTHOR_NOTES, Label.CITE_AS, Label.IDENTIFIERS, Label.AFF})

ABSTRACT = 60  # hanzi of an abstract that no printed word names
KEYWORDS, KEYWORD = 3, 24  # keywords of such a line, and the characters of one
BARE = {Lang.ZH: 50, Lang.EN: 200}  # hanzi, or Latin letters, of a block of running text over the keywords
RUN = 8  # blocks of such a text at most
LISTED_NEAR = 2  # type sizes of white over each of the keywords set one under the other
OVERLAP = 0.5  # type sizes: boxes of two lines of one text reach into each other less, as fonts tell them
LISTED = 300  # characters of all keywords in one block
LISTED_ONE = 80  # of one keyword that has its own line
MORE_KEYWORDS = 120  # of what goes on behind a separator
_INTRODUCTION = lazy.compile(r"\s*(?:[01I][.\s]*)?Introduction\s*$", re.IGNORECASE)
_UNDER_NAMES = frozenset({Label.BYLINE, *MARGIN})


def is_core(item: Item, decided: Decided) -> bool:
    return item.printed in CORE and decided.is_open(item)


def continues(anchor: Item, item: Item, size: float | None = None) -> bool:
    """Whether an unlabelled block may go on with an abstract: same language and type size.

    `size` is that of the text before, the anchor's own where it is left out; 0 takes any.
    """
    size = anchor.block.size if size is None else size
    return (
        anchor.printed is Label.ABSTRACT
        and item.lang is anchor.lang
        and (not size or same_size(item.block.size, size))
        and not re.match(r"^\s*(?:\d|[一二三四五]、|©)", item.text)
    )


def core_claims(article: Sequence[Item], head: int, decided: Decided) -> list[BlockClaim]:
    """Abstracts, keywords and identifiers that begin at places up to `head`, and what goes on with them."""
    places = (place for place, item in enumerate(article[: head + 1]) if is_core(item, decided))
    return [claim for place in places for claim in claims_from(article, place, decided)]


def bare_abstract_claims(items: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """Abstracts without a printed word: the running text right over the keywords of its language."""
    for lang in Lang:
        if any(item.lang is lang and decided.label(item) is Label.ABSTRACT for item in items):
            continue
        place = next((at for at, item in enumerate(items) if _opens_kwds(item, lang)), None)
        if place is None:
            continue
        letters = hanzi_count if lang is Lang.ZH else latin_count
        run: list[Item] = []
        for item in reversed(items[max(0, place - RUN) : place]):
            if not decided.is_open(item) or item.hit is not None or lang_of(item.text) is not lang:
                break
            torn = min((letters(own.text) for own in (item, *run[-1:])), default=0) < BARE[lang]
            if torn and run and not _is_line_over(item, run[-1]):
                break  # names and institutions over the text are short, and stand apart
            run.append(item)
        if sum(letters(item.text) for item in run) >= BARE[lang]:
            yield from (BlockClaim(Label.ABSTRACT, rules.BARE_ABSTRACT, item) for item in run)


def _is_line_over(item: Item, below: Item) -> bool:
    """Whether the block is the line before one of the same text: in its type, at its edge but for an indent."""
    own, other = item.block, below.block
    near = -OVERLAP * own.size < other.bbox.top - own.bbox.bottom < own.size
    alike = same_size(own.size, other.size) and abs(own.bbox.x0 - other.bbox.x0) < PARAGRAPH * own.size
    return near and alike and item.page == below.page


def unnamed_claims(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """A Chinese abstract and keywords whose printed words are pictures, between names and what follows.

    Convention: abstract and keywords stand under names and institutions, keywords parted by semicolons, in one line
    or two; where the other language's are labelled, these are too, and the label's ink is no text.
    """
    labels = [decided.label(item) if item.lang is Lang.ZH else None for item in front]
    signed = [at for at, label in enumerate(labels) if label in (Label.BYLINE, Label.AFF)]
    is_missing = Label.ABSTRACT not in labels and Label.KWDS not in labels
    if not (is_missing and signed and any(decided.label(item) is Label.ABSTRACT for item in front)):
        return
    found: list[Item] = []
    for item in front[signed[-1] + 1 :]:
        if not decided.is_open(item) or item.hit is not None or item.lang is not Lang.ZH:
            break
        pieces = [piece for piece in re.split(f"[{SEMICOLONS}]", item.text) if piece.strip()]
        if found and len(pieces) >= KEYWORDS and all(len(piece) <= KEYWORD for piece in pieces):
            yield BlockClaim(Label.KWDS, rules.UNNAMED_KEYWORDS, item)
            break
        found.append(item)
    if sum(hanzi_count(item.text) for item in found) >= ABSTRACT:
        yield from (BlockClaim(Label.ABSTRACT, rules.UNNAMED_ABSTRACT, item) for item in found)


def before_introduction_claims(article: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """The English text between what stands under the names and the heading `1. Introduction` as the abstract.

    Convention of English journals of open access: nothing names it, and there are no keywords.
    """
    hits = (item.hit.row.label for item in article if item.hit is not None)
    if Label.ABSTRACT in map(decided.label, article) or not CORE.isdisjoint(hits):
        return
    opens = [at for at, item in enumerate(article) if item.page == article[0].page and _INTRODUCTION.match(item.text)]
    under = [at for at, item in enumerate(article[: min(opens, default=0)]) if decided.label(item) in _UNDER_NAMES]
    signed = (article[at] for at in under if decided.label(article[at]) is Label.BYLINE)
    if not any(item.lang is Lang.EN for item in signed):
        return
    run = article[under[-1] + 1 : opens[0]]
    is_text = all(decided.is_open(item) and item.hit is None and item.lang is Lang.EN for item in run)
    if is_text and sum(latin_count(item.text) for item in run) >= BARE[Lang.EN]:
        yield from (BlockClaim(Label.ABSTRACT, rules.UNNAMED_ABSTRACT, item) for item in run)


def _opens_kwds(item: Item, lang: Lang) -> bool:
    return item.printed is Label.KWDS and item.lang is lang


def claims_from(article: Sequence[Item], place: int, decided: Decided) -> Iterator[BlockClaim]:
    """What the word printed at `place` says of its block, and of those that go on with the abstract or the keywords.

    Notes at the foot of a page or column may stand between.
    """
    item = before = article[place]
    if item.hit is None:
        return
    label = item.hit.row.label
    yield BlockClaim(label, rules.of_word(item.hit.row), item)
    for at, following in enumerate(article[place + 1 :], place + 1):
        if decided.label(following) in MARGIN:
            continue
        claim = _continues(article, at, item, before) if decided.is_open(following) and following.hit is None else None
        if claim is None:
            return
        yield claim
        if claim.what is label:
            before = following


def _continues(article: Sequence[Item], at: int, first: Item, before: Item) -> BlockClaim | None:
    """What an unlabelled block is behind `before`, the last that goes on with `first`; None where it ends that."""
    item, label = article[at], first.printed
    if label is Label.KWDS and (_kwds_continue(before, item) or _is_listed(first, before, item)):
        return BlockClaim(Label.KWDS, rules.KEYWORDS_CONTINUE, item)
    if label is Label.IDENTIFIERS and _is_value(before, item):
        return BlockClaim(Label.IDENTIFIERS, rules.IDENTIFIER_CONTINUES, item)
    if label is not Label.ABSTRACT:
        return None
    if is_bare_citation(item.text):
        return BlockClaim(Label.CITE_AS, rules.CITED_UNDER_ABSTRACT, item)
    if sentence_kind(item.text) is Label.FUNDING:
        return BlockClaim(Label.FUNDING, rules.NOTE_SENTENCE, item)
    size = before.block.size if _has_text(before) else 0.0
    if _is_over_columns(before, item):
        return None
    if continues(first, item, size) or _is_unfinished(article, at, before):
        return BlockClaim(Label.ABSTRACT, rules.ABSTRACT_CONTINUES, item)
    return None


WIDER = 1.2  # times a column: an abstract across two columns, set in from both edges, is wider still


def _is_over_columns(before: Item, item: Item) -> bool:
    """Whether an abstract that ends with a stop is wider than the column of the block behind it: that is the body's."""
    ended = _has_text(before) and ends_sentence(before.text)
    below = item.page == before.page and item.block.bbox.top > before.block.bbox.bottom
    return ended and below and before.block.bbox.width > WIDER * item.block.column.width


PIECES = 4  # blocks at most into which the sizes part the rest of an abstract


def _is_unfinished(article: Sequence[Item], at: int, before: Item) -> bool:
    """Whether the block stands between an abstract that stops within a sentence and the keywords, on its margins.

    Or in the next column, where the abstract goes on in its type. In the text layer of a scan the sizes of one
    paragraph's lines differ: there they are no evidence.
    """
    item = article[at]
    behind = next((other.printed for other in article[at + 1 : at + PIECES] if other.hit is not None), None)
    first, own = before.block.bbox, item.block.bbox
    aligned = _on_margin(before, item) and own.x1 - first.x1 < item.block.size
    beside = item.page == before.page and own.x0 > first.x1 and same_size(item.block.size, before.block.size)
    open_end = before.text.rstrip()[-1:] not in STOPS + ROUND_CLOSING
    return open_end and (aligned or beside) and item.lang is before.lang and behind is Label.KWDS


def _on_margin(before: Item, item: Item) -> bool:
    """Whether the block begins where the one over it does, or where that would without a paragraph's indent."""
    indent = before.block.bbox.x0 - item.block.bbox.x0
    return -item.block.size < indent < (PARAGRAPH if len(before.block.lines) == 1 else 1) * item.block.size


def _has_text(item: Item) -> bool:
    """Whether anything is printed behind the label."""
    return item.hit is None or bool(item.text[item.hit.end :].strip())


def _is_listed(anchor: Item, before: Item, item: Item) -> bool:
    """Keywords under a label that stands alone, all in one block or one a line."""
    if _has_text(anchor) or item.page != anchor.page:
        return False
    near = 0 <= item.block.bbox.top - before.block.bbox.bottom < LISTED_NEAR * item.block.size
    if before is anchor:
        return near and len(item.text) < LISTED
    aligned = abs(item.block.bbox.x0 - before.block.bbox.x0) < item.block.size
    same = same_size(item.block.size, before.block.size)
    return aligned and near and same and max(len(item.text), len(before.text)) < LISTED_ONE


def _is_value(before: Item, item: Item) -> bool:
    """Whether the line above ends with a number's word, and this one is its value: `中图分类号：J528　DOI：`."""
    return before.text.rstrip()[-1:] in COLONS and is_near(before, item) and len(item.text.split()) == 1


def _kwds_continue(before: Item, item: Item) -> bool:
    """Keywords go on where a line of them ended with a separator, or within an English one: `paper / plane; folds`.

    That one may go on in the next column.
    """
    if len(item.text) >= MORE_KEYWORDS:
        return False
    near = item.page == before.page and is_near(before, item)
    parted = re.search(f"[{COMMAS}{SEMICOLONS}]", before.text) is not None
    same = item.lang is before.lang or _is_full(before)  # an English title may begin with a small letter: miR-21
    beside = item.page == before.page and item.block.bbox.x0 > before.block.bbox.x1 and _is_full(before)
    overleaf = beside and item.lang is before.lang and same_size(item.block.size, before.block.size)
    torn = ((near and same) or overleaf) and parted and item.text.lstrip()[:1].islower()
    if near and ((not parted and _is_next_line(before, item)) or _fills_its_line(before, item)):
        return True
    return torn or before.text.rstrip().endswith((*COMMAS, *SEMICOLONS, "-"))


def _fills_its_line(before: Item, item: Item) -> bool:
    """Whether a line of Chinese keywords ends at its column's edge, and a short one goes on at the margin under it."""
    short = len(item.block.lines) == 1 and item.block.bbox.width < FULL * item.block.column.width
    same = same_size(item.block.size, before.block.size) and item.lang is before.lang is Lang.ZH
    return _is_full(before) and short and same and _on_margin(before, item)


def _is_full(item: Item) -> bool:
    """Whether the block's lines reach the edge of its column."""
    return item.block.column.x1 - item.block.bbox.x1 < item.block.size


def _is_next_line(before: Item, item: Item) -> bool:
    """Whether the block is another line of English keywords that white alone parts: `Paper Plane　Glide Ratio`."""
    aligned = _on_margin(before, item)
    same = same_size(item.block.size, before.block.size)
    short = len(item.block.lines) == 1 and len(item.text) < LISTED_ONE
    words = short and re.fullmatch(r"[A-Za-z][\w\s\-]*", item.text) is not None
    return aligned and same and words and item.lang is before.lang and "\u3000" in before.text + item.text
