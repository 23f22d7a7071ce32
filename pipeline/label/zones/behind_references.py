"""Front matter behind the references: the other language's abstract, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.abstracts import (
    BARE,
    KEYWORDS,
    LISTED,
    MARGIN,
    bare_abstract_claims,
    claims_from,
    continues,
    is_core,
)
from pipeline.label.zones.bylines import is_byline
from pipeline.label.zones.claims import BlockClaim, Decided, Step, in_turn
from pipeline.label.zones.items import Item, body_size
from pipeline.label.zones.same_authors import are_strangers, shared_names
from pipeline.label.zones.titles import language_claims
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.marks import CIRCLED
from pipeline.text.script import hanzi_count, lang_of, latin_count
from pipeline.typeset.measures import same_size

_NUMBERED = lazy.compile(rf"\s*(?:[〔\[［(（]\s?\d{{1,3}}\s?[〕\]］)）]|[{CIRCLED}])")
ABOVE = 10  # blocks over an abstract that may hold its title, by-line and affiliations
SIGNATURE = 3  # blocks under an abstract's keywords: names on one or two lines, and their institution
UNDER = 3  # blocks under another article's abstract: its rest, its keywords, its class number
BODY_LINES = 14  # of running text, more than an abstract has without its label
SHARED = 2  # of two syllables of the head's authors one is shared, or it is another's by-line
TITLE = 2  # blocks over the names: a title in one or two
PROSE = 30  # hanzi: a Chinese block among the English ones at the end that is no note of the editors


def english_end(article: Sequence[Item], decided: Decided) -> int:
    """The place of the English front matter at the end of a Chinese article that has no list of references.

    Convention: journals that cite in footnotes print the abstract in English behind the text, mostly the abstracts
    of the whole issue on pages of their own. Without one that is the article's length.
    """
    size = body_size([item.block for item in article])
    backwards = ((at, article[at]) for at in range(len(article) - 1, -1, -1))
    prose = (at for at, item in backwards if _is_chinese_prose(item, decided) and not is_foot_note(item, size))
    last = next(prose, None)
    if last is None:
        return len(article)
    end = last + 1
    own = [item.page for item in article if _is_abstract(item, Lang.EN, decided)]
    behind = any(_is_abstract(item, Lang.EN, decided) for item in article[end:])
    early = behind and min(own) <= article[0].page + 1 and not _has_body(article[:end], decided)
    if not behind or early or min(own) > article[last].page + 1:
        return len(article)  # printed at the beginning, or behind pages that cannot be read
    return end


def english_before(article: Sequence[Item], decided: Decided) -> int:
    """The place of the English front matter that stands right over the list of references.

    Convention: the abstract in English behind the text and before 参考文献, with title, names and institutions of its
    own. Without one it is the article's length.
    """
    lists = (Label.REF_HEADING, Label.REF)
    start = next((at for at, item in enumerate(article) if decided.label(item) in lists), 0)
    end = english_end(article[:start], decided) if start else 0
    return end if end < start and _has_body(article[:end], decided) else len(article)


def _has_body(items: Sequence[Item], decided: Decided) -> bool:
    """Whether running text of the body stands here: paragraphs in Chinese that go on with no abstract."""
    lines, before = 0, items[0] if items else None
    for item in items:
        if _is_chinese_prose(item, decided) and not (before is not None and continues(before, item)):
            lines += len(item.block.lines)
        elif item.hit is not None:
            before = item
    return lines >= BODY_LINES


def _is_chinese_prose(item: Item, decided: Decided) -> bool:
    is_free = decided.is_open(item) and item.hit is None
    return is_free and item.lang is Lang.ZH and hanzi_count(item.text) >= PROSE


def is_foot_note(item: Item, size: float) -> bool:
    """Whether it is a numbered note at the page's foot, smaller than the text of this size: 〔6〕参见…"""
    is_smaller = item.block.size < size and not same_size(item.block.size, size)
    return is_smaller and _NUMBERED.match(item.text) is not None


def tail_claims(head: Sequence[Item], tail: Sequence[Item], decided: Decided) -> list[BlockClaim]:
    """What stands behind the references.

    Convention: a journal that prints its English front matter at the end prints it once, over or under what
    another article shares the page with. A language that the head has already is another article's here; of
    several abstracts in the missing language the one whose authors are the head's is the article's own.
    """
    return in_turn(decided, *(partial(_of_language, head, tail, lang) for lang in Lang))


def _of_language(head: Sequence[Item], tail: Sequence[Item], lang: Lang, decided: Decided) -> list[BlockClaim]:
    anchors = [at for at, item in enumerate(tail) if _is_abstract(item, lang, decided)]
    if any(item.lang is lang and decided.label(item) is Label.ABSTRACT for item in head):
        return in_turn(decided, *(partial(_another, tail, at) for at in anchors))
    if not anchors:
        return in_turn(decided, partial(bare_abstract_claims, tail), partial(_without_anchor, head, tail, lang))

    def shared(group: Sequence[Item]) -> int:
        return shared_names(head, group, decided)

    own = max(anchors, key=lambda at: (shared(_group(tail, at, lang, decided)), at))
    signed = max(anchors, key=lambda at: shared(_signature(tail, at, lang)))
    under = shared(_signature(tail, signed, lang))
    is_signed = under > 0 and under >= shared(_group(tail, own, lang, decided))
    own = signed if is_signed else own
    steps: list[Step] = [partial(_signed, tail, own, lang)] if is_signed else []
    steps += [partial(_another, tail, at) for at in anchors if at != own]
    return in_turn(decided, *steps, partial(_own, tail, own, lang))


def strangers_claims(head: Sequence[Item], own: Sequence[Item], decided: Decided) -> list[BlockClaim]:
    """An English abstract on the first page that the head's authors have not signed: the end of the article before.

    Convention: short articles follow each other on one page, and print their English front matter at their end, at the
    foot of the page on which the next one begins.
    """
    authors = [item for item in head if decided.label(item) is Label.BYLINE and item.lang is Lang.ZH]
    names_alone = not any(front_knowledge().aff[Lang.ZH].search(item.text) for item in authors)
    steps: list[Step] = []
    for at, item in enumerate(own):
        if item.page != own[0].page or not names_alone or not _is_abstract(item, Lang.EN, decided):
            continue
        signed = [over for over in _group(own, at, Lang.EN, decided) if is_byline(over, Lang.EN)]
        if signed and are_strangers(head, signed, decided):
            steps.append(partial(_another, own, at))
    return in_turn(decided, *steps)


def _without_anchor(head: Sequence[Item], tail: Sequence[Item], lang: Lang, decided: Decided) -> list[BlockClaim]:
    """Front matter in a language whose abstract no printed word opens."""
    bare = (at for at, item in enumerate(tail) if item.lang is lang and decided.label(item) is Label.ABSTRACT)
    at = next(bare, None)
    if at is not None:
        return _own(tail, at, lang, decided)
    has_abstract = any(decided.label(item) is Label.ABSTRACT for item in head)
    return list(_wordless(head, tail, decided)) if lang is Lang.EN and has_abstract else []


def _wordless(head: Sequence[Item], tail: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """English front matter without the word Abstract: title, the head's own authors, institutions, text, keywords.

    Convention of a series of journals of natural science: neither Abstract nor Keywords is printed before them, and
    the keywords stand between commas right under the text. Others print no abstract in English, but the title and the
    names, and Keywords with its word.
    """
    authors = (item for item in head if decided.label(item) is Label.BYLINE and item.lang is Lang.ZH)
    syllables = sum(hanzi_count(item.text) for item in authors)
    free = [at for at, item in enumerate(tail) if decided.is_open(item) and item.hit is None and item.lang is Lang.EN]
    signed = (at for at in free if is_byline(tail[at], Lang.EN))
    names = next((at for at in signed if shared_names(head, [tail[at]], decided) * SHARED >= syllables), None)
    if names is None:
        return
    start = next((at for at in free if at > names and not _names_institution(tail[at])), len(tail))
    run = [tail[at] for at in free if at >= start and tail[at].page == tail[start].page]
    kwds = next((item for item in run if _lists_keywords(item)), None)
    text = run[: run.index(kwds)] if kwds is not None else run
    over = [tail[at] for at in free if names - TITLE <= at < start]
    if sum(latin_count(item.text) for item in text) < BARE[Lang.EN]:
        yield from _without_text(tail, names, over, decided)
        return
    yield from language_claims(over, Lang.EN, decided)
    yield from (BlockClaim(Label.ABSTRACT, rules.BARE_ABSTRACT, item) for item in text)
    if kwds is not None:
        yield BlockClaim(Label.KWDS, rules.UNNAMED_KEYWORDS, kwds)


def _without_text(tail: Sequence[Item], names: int, over: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """Title, names and institutions without an abstract, and the keywords that their word opens."""
    if over[0] is tail[names]:
        return  # names alone may be a note's
    yield from language_claims(over, Lang.EN, decided)
    for place, item in enumerate(tail[names : names + ABOVE], names):
        if item.printed is Label.KWDS and item.lang is Lang.EN and decided.is_open(item):
            yield from claims_from(tail, place, decided)


def _names_institution(item: Item) -> bool:
    """Whether the block names institutions; running text names them, or China, too."""
    return latin_count(item.text) < BARE[Lang.EN] and front_knowledge().aff[Lang.EN].search(item.text) is not None


def _lists_keywords(item: Item) -> bool:
    """Whether the block is a short list between commas that no stop ends."""
    return len(item.text) < LISTED and item.text.count(",") >= KEYWORDS - 1 and "." not in item.text


def _is_abstract(item: Item, lang: Lang, decided: Decided) -> bool:
    return item.printed is Label.ABSTRACT and item.lang is lang and decided.is_open(item)


def _group(tail: Sequence[Item], at: int, lang: Lang, decided: Decided) -> list[Item]:
    """The open blocks in the abstract's language right above it."""
    found: list[Item] = []
    for item in reversed(tail[max(0, at - ABOVE) : at]):
        if decided.label(item) in MARGIN:  # dates between the by-line and the abstract
            continue
        if not decided.is_open(item) or item.printed not in (None, Label.TITLE) or lang_of(item.text) is not lang:
            break
        found.insert(0, item)
    return found


def _signature(tail: Sequence[Item], at: int, lang: Lang) -> list[Item]:
    """The names under an abstract's keywords, where a page of many abstracts prints them."""
    kwds = next((p for p in range(at + 1, min(at + ABOVE, len(tail))) if tail[p].printed is Label.KWDS), None)
    if kwds is None:
        return []
    found: list[Item] = []
    for item in tail[kwds + 1 : kwds + 1 + SIGNATURE]:
        if item.hit is not None or not (found or is_byline(item, lang)):
            break
        found.append(item)
        if front_knowledge().aff[lang].search(item.text):
            break
    return found


def _signed(tail: Sequence[Item], at: int, lang: Lang, decided: Decided) -> list[BlockClaim]:
    """Title over the abstract, up to the names of the article before; by-line and institutions under it."""
    title: list[BlockClaim] = []
    for item in reversed(_group(tail, at, lang, decided)):
        if is_byline(item, lang) or front_knowledge().aff[lang].search(item.text):
            break
        title.append(BlockClaim(Label.TITLE, rules.OVER_SIGNED, item))
    return in_turn(decided, lambda _: title, partial(language_claims, _signature(tail, at, lang), lang))


def _own(tail: Sequence[Item], at: int, lang: Lang, decided: Decided) -> list[BlockClaim]:
    """The article's own front matter of a language around its abstract, up to the next one."""
    over = _group(tail, at, lang, decided)
    return in_turn(decided, partial(language_claims, over, lang), partial(_own_core, tail, at, lang))


def _own_core(tail: Sequence[Item], at: int, lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    if tail[at].hit is not None:
        yield from claims_from(tail, at, decided)
    for place, item in enumerate(tail[at + 1 :], at + 1):
        if is_core(item, decided):
            if item.printed is Label.ABSTRACT:
                return
            if item.printed is not Label.KWDS or item.lang is lang:
                yield from claims_from(tail, place, decided)


def _another(tail: Sequence[Item], at: int, decided: Decided) -> list[BlockClaim]:
    """Another article's abstract with what is printed over and under it in one piece."""
    abstract = tail[at]
    under = (item for item in tail[at + 1 : at + 1 + UNDER] if decided.is_open(item))
    own = [
        *_group(tail, at, abstract.lang, decided),
        abstract,
        *(
            item
            for item in under
            if continues(abstract, item) or (is_core(item, decided) and item.lang is abstract.lang)
        ),
    ]
    return [BlockClaim(Label.OTHER_ARTICLE, rules.TAIL_OTHER, item) for item in own]
