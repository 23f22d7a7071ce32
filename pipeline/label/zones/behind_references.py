"""Front matter behind the references: the other language's abstract, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.abstracts import (
    BARE,
    KEYWORDS,
    LISTED,
    MARGIN,
    continue_core,
    continues,
    is_core,
    label_bare_abstracts,
)
from pipeline.label.zones.items import Item
from pipeline.label.zones.same_authors import shared_names
from pipeline.label.zones.titles import is_byline, label_language
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.script import hanzi_count, lang_of, latin_count

ABOVE = 10  # blocks over an abstract that may hold its title, by-line and affiliations
BODY_LINES = 14  # of running text, more than an abstract has without its label
SHARED = 2  # of two syllables of the head's authors one is shared, or it is another's by-line
TITLE = 2  # blocks over the names: a title in one or two
PROSE = 30  # hanzi: a Chinese block among the English ones at the end that is no note of the editors


def english_end(article: Sequence[Item]) -> int:
    """The place of the English front matter at the end of a Chinese article that has no list of references.

    Convention: journals that cite in footnotes print the abstract in English behind the text, mostly the abstracts
    of the whole issue on pages of their own. Without one that is the article's length.
    """
    last = next((at for at in range(len(article) - 1, -1, -1) if _is_chinese_prose(article[at])), None)
    if last is None:
        return len(article)
    end = last + 1
    own = [item.page for item in article if _is_abstract(item, Lang.EN)]
    behind = any(_is_abstract(item, Lang.EN) for item in article[end:])
    early = behind and min(own) <= article[0].page + 1 and not _has_body(article[:end])
    if not behind or early or min(own) > article[last].page + 1:
        return len(article)  # printed at the beginning, or behind pages that cannot be read
    return end


def english_before(article: Sequence[Item]) -> int:
    """The place of the English front matter that stands right over the list of references.

    Convention: the abstract in English behind the text and before 参考文献, with title, names and institutions of its
    own. Without one it is the article's length.
    """
    lists = (Label.REF_HEADING, Label.REF)
    start = next((at for at, item in enumerate(article) if item.label in lists), 0)
    end = english_end(article[:start]) if start else 0
    return end if end < start and _has_body(article[:end]) else len(article)


def _has_body(items: Sequence[Item]) -> bool:
    """Whether running text of the body stands here: paragraphs in Chinese that go on with no abstract."""
    lines, before = 0, items[0] if items else None
    for item in items:
        if _is_chinese_prose(item) and not (before is not None and continues(before, item)):
            lines += len(item.block.lines)
        elif item.hit is not None:
            before = item
    return lines >= BODY_LINES


def _is_chinese_prose(item: Item) -> bool:
    return item.open and item.hit is None and item.lang is Lang.ZH and hanzi_count(item.text) >= PROSE


def label_tail(head: Sequence[Item], tail: Sequence[Item]) -> None:
    """Label what stands behind the references.

    Convention: a journal that prints its English front matter at the end prints it once, over or under what
    another article shares the page with. A language that the head has already is another article's here; of
    several abstracts in the missing language the one whose authors are the head's is the article's own.
    """
    present = {item.lang for item in head if item.label is Label.ABSTRACT}
    for lang in Lang:
        anchors = [at for at, item in enumerate(tail) if _is_abstract(item, lang)]
        if lang in present:
            for at in anchors:
                _settle_other(tail, at)
        elif not anchors:
            label_bare_abstracts(tail)
            bare = next((i for i, item in enumerate(tail) if item.label is Label.ABSTRACT and item.lang is lang), None)
            if bare is not None:
                _settle_own(tail, bare, lang)
            elif lang is Lang.EN and present:
                _settle_wordless(head, tail)
        else:
            own = max(anchors, key=lambda at: (shared_names(head, _group(tail, at, lang)), at))
            signed = max(anchors, key=lambda at: shared_names(head, _signature(tail, at, lang)))
            under = shared_names(head, _signature(tail, signed, lang))
            if under and under >= shared_names(head, _group(tail, own, lang)):
                own = signed
                _settle_signed(tail, own, lang)
            for at in anchors:
                if at != own:
                    _settle_other(tail, at)
            _settle_own(tail, own, lang)


def _settle_wordless(head: Sequence[Item], tail: Sequence[Item]) -> None:
    """English front matter without a printed word: title, the head's own authors, institutions, text, keywords.

    Convention of a series of journals of natural science: neither Abstract nor Keywords is printed before them, and
    the keywords stand between commas right under the text.
    """
    syllables = sum(hanzi_count(item.text) for item in head if item.label is Label.BYLINE and item.lang is Lang.ZH)
    free = [at for at, item in enumerate(tail) if item.open and item.hit is None and item.lang is Lang.EN]
    own = (at for at in free if is_byline(tail[at], Lang.EN) and shared_names(head, [tail[at]]) * SHARED >= syllables)
    names = next(own, None)
    start = next((at for at in free if names is not None and at > names and not _names_institution(tail[at])), None)
    if names is None or start is None:
        return
    run = [tail[at] for at in free if at >= start and tail[at].page == tail[start].page]
    kwds = next((item for item in run if _lists_keywords(item)), None)
    text = run[: run.index(kwds)] if kwds is not None else run
    if sum(latin_count(item.text) for item in text) < BARE[Lang.EN]:
        return
    label_language([tail[at] for at in free if names - TITLE <= at < start], Lang.EN)
    for item in text:
        item.claim(Label.ABSTRACT, rules.BARE_ABSTRACT)
    if kwds is not None:
        kwds.claim(Label.KWDS, rules.UNNAMED_KEYWORDS)


def _names_institution(item: Item) -> bool:
    return front_knowledge().aff[Lang.EN].search(item.text) is not None


def _lists_keywords(item: Item) -> bool:
    """Whether the block is a short list between commas that no stop ends."""
    return len(item.text) < LISTED and item.text.count(",") >= KEYWORDS - 1 and "." not in item.text


def _is_abstract(item: Item, lang: Lang) -> bool:
    return item.open and item.hit is not None and item.hit.row.label is Label.ABSTRACT and item.lang is lang


def _group(tail: Sequence[Item], at: int, lang: Lang) -> list[Item]:
    """The open blocks in the abstract's language right above it."""
    found: list[Item] = []
    for item in reversed(tail[max(0, at - ABOVE) : at]):
        if item.label in MARGIN:  # dates between the by-line and the abstract
            continue
        named = item.hit is not None and item.hit.row.label is Label.TITLE
        if not item.open or (item.hit is not None and not named) or lang_of(item.text) is not lang:
            break
        found.insert(0, item)
    return found


def _signature(tail: Sequence[Item], at: int, lang: Lang) -> list[Item]:
    """The names under an abstract's keywords, where a page of many abstracts prints them."""
    kwds = next(
        (p for p in range(at + 1, min(at + ABOVE, len(tail))) if (hit := tail[p].hit) and hit.row.label is Label.KWDS),
        None,
    )
    if kwds is None:
        return []
    found: list[Item] = []
    for item in tail[kwds + 1 : kwds + 4]:
        if item.hit is not None or not (found or is_byline(item, lang)):
            break
        found.append(item)
        if front_knowledge().aff[lang].search(item.text):
            break
    return found


def _settle_signed(tail: Sequence[Item], at: int, lang: Lang) -> None:
    """Title over the abstract, up to the names of the article before; by-line and institutions under it."""
    for item in reversed(_group(tail, at, lang)):
        if is_byline(item, lang) or front_knowledge().aff[lang].search(item.text):
            break
        item.claim(Label.TITLE, rules.OVER_SIGNED)
    label_language(_signature(tail, at, lang), lang)


def _settle_own(tail: Sequence[Item], at: int, lang: Lang) -> None:
    label_language(_group(tail, at, lang), lang)
    if tail[at].hit is not None:
        _settle_core(tail, at, Label.ABSTRACT)
    for place in range(at + 1, len(tail)):
        item = tail[place]
        if item.open and is_core(item) and item.hit is not None:
            if item.hit.row.label is Label.ABSTRACT:
                return
            if item.hit.row.label is Label.KWDS and item.lang is not lang:
                continue
            _settle_core(tail, place, item.hit.row.label)


def _settle_core(tail: Sequence[Item], at: int, label: Label) -> None:
    item = tail[at]
    assert item.hit is not None
    item.claim(label, rules.of_word(item.hit.row))
    continue_core(tail, at)


def _settle_other(tail: Sequence[Item], at: int) -> None:
    """Another article's abstract with what is printed over and under it in one piece."""
    for item in _group(tail, at, tail[at].lang):
        item.claim(Label.OTHER_ARTICLE, rules.TAIL_OTHER)
    tail[at].claim(Label.OTHER_ARTICLE, rules.TAIL_OTHER)
    for item in tail[at + 1 : at + 4]:
        if item.open and (continues(tail[at], item) or (is_core(item) and item.lang is tail[at].lang)):
            item.claim(Label.OTHER_ARTICLE, rules.TAIL_OTHER)
