"""What is parallel in an article that people put right: pairs are kept by what was paired, or tied by hand."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pipeline import align
from pipeline.align import abstracts, affs, contribs, kwds
from pipeline.corrections.correction import Correction, Op
from pipeline.corrections.edit import RULE, Stale
from pipeline.model.alignment import Alignment, Link, Sentence
from pipeline.model.article import Article, Front
from pipeline.model.lang import Lang

Aligned = Callable[[Sequence[Any], Sequence[Any]], Sequence[Link]]
Both = Mapping[Lang, Sequence[Any]]
Keys = Mapping[Lang, Sequence[Hashable]]
Same = Mapping[Lang, Mapping[int, int]]


def tied(before: Article, article: Article) -> Article:
    """The article with its pairs: those from before whose texts still stand, the other texts tied anew."""
    own = before.alignment
    known = {term.zh: term.en for term in article.glossary if term.zh and term.en}
    keywords = _pairs(own.keywords, *_lists(before, article, Front.kwds), partial(kwds.align, known=known))
    terms = [
        *((article.front.kwds(Lang.ZH)[link.zh[0]], article.front.kwds(Lang.EN)[link.en[0]]) for link in keywords),
        *known.items(),
    ]
    sentences = {lang: _sentences(before, article, lang) for lang in Lang}
    return replace(
        article,
        alignment=Alignment(
            title=_title(before, article),
            sentences_zh=tuple(sentences[Lang.ZH]),
            sentences_en=tuple(sentences[Lang.EN]),
            abstract=_of_sentences(own, sentences, partial(abstracts.align, terms=terms)),
            keywords=keywords,
            authors=_pairs(own.authors, *_lists(before, article, Front.byline), contribs.align),
            affiliations=_pairs(own.affiliations, *_lists(before, article, Front.institutions), affs.align),
        ),
    )


def _title(before: Article, article: Article) -> Link | None:
    one, other = ([own.front.title(lang) for lang in Lang] for own in (before, article))
    if [title and title.whole for title in one] == [title and title.whole for title in other]:
        return before.alignment.title
    return align.title(article.front)


def _lists(before: Article, article: Article, items: Callable[[Front, Lang], Sequence[Any]]) -> tuple[Both, Both]:
    one, other = ({lang: items(own.front, lang) for lang in Lang} for own in (before, article))
    return one, other


def _pairs(links: Sequence[Link], old: Both, new: Both, aligned: Aligned) -> tuple[Link, ...]:
    """The pairs of two lists, in Chinese order: the old ones that still stand, then what the others are told to be."""
    same = {lang: _same(list(map(_key, old[lang])), list(map(_key, new[lang]))) for lang in Lang}
    found: list[Link] = []
    for link in links:
        own = _moved(link, same)
        if own is not None and _is_as_before(link, own, old, new):
            found.append(own)
        elif own is not None:  # a text of it was put right: it is asked whether they are a pair still
            found += _of(new, own.zh, own.en, aligned)
    taken = {lang: {place for link in found for place in _side(link, lang)} for lang in Lang}
    zh, en = ([n for n in range(len(new[lang])) if n not in taken[lang]] for lang in (Lang.ZH, Lang.EN))
    return tuple(sorted([*found, *_of(new, zh, en, aligned)], key=lambda link: link.zh))


def _key(item: Any) -> Hashable:
    """By what an item of a list is told to be the same as before."""
    key: Hashable = getattr(item, "name", None) or getattr(item, "text", item)
    return key


def _side(link: Link, lang: Lang) -> tuple[int, ...]:
    return link.zh if lang is Lang.ZH else link.en


def _same(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """Where each item of a list stands by now: at its place among those left, moved, or put right where it stood."""
    found: dict[int, int] = {}
    changed: list[tuple[int, int]] = []
    for tag, i, end_i, j, end_j in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.update(zip(range(i, end_i), range(j, end_j), strict=True))
        elif tag == "replace" and end_i - i == end_j - j:
            changed += zip(range(i, end_i), range(j, end_j), strict=True)
    taken = set(found.values())
    for place, item in enumerate(old):
        moved = [at for at, other in enumerate(new) if other == item and at not in taken]
        if place not in found and moved:
            found[place] = moved[0]
            taken.add(moved[0])
    return found | {place: at for place, at in changed if place not in found and at not in taken}


def _moved(link: Link, same: Same) -> Link | None:
    """The link at the places where its items stand by now; None where one of them is gone, or it has one side."""
    zh, en = ([same[lang].get(place) for place in _side(link, lang)] for lang in (Lang.ZH, Lang.EN))
    if not zh or not en or None in zh or None in en:
        return None
    return replace(link, zh=tuple(place for place in zh if place is not None),
                   en=tuple(place for place in en if place is not None))  # fmt: skip


def _is_as_before(link: Link, now: Link, old: Both, new: Both) -> bool:
    return all(
        _key(old[lang][one]) == _key(new[lang][other])
        for lang in Lang
        for one, other in zip(_side(link, lang), _side(now, lang), strict=True)
    )


def _of(items: Both, zh: Sequence[int], en: Sequence[int], aligned: Aligned) -> Iterator[Link]:
    """What is parallel among the items at these places."""
    for link in aligned([items[Lang.ZH][place] for place in zh], [items[Lang.EN][place] for place in en]):
        yield replace(link, zh=tuple(zh[place] for place in link.zh), en=tuple(en[place] for place in link.en))


# ---------------------------------------------------------------- sentences
def _sentences(before: Article, article: Article, lang: Lang) -> Sequence[Sentence]:
    """An abstract's sentences: as they were set apart before, where its text is the same."""
    one, other = (
        abstract and [(sec.title, sec.text) for sec in abstract.secs]
        for abstract in (before.front.abstract(lang), article.front.abstract(lang))
    )
    if one == other:
        return before.alignment.sentences_zh if lang is Lang.ZH else before.alignment.sentences_en
    return abstracts.split(article.front.abstract(lang))


def _of_sentences(own: Alignment, new: Both, aligned: Aligned) -> tuple[Link, ...]:
    """The pairs of sentences in printed order: those that still stand, and between them what is tied anew."""
    if not new[Lang.ZH] or not new[Lang.EN]:
        return ()
    old: Both = {Lang.ZH: own.sentences_zh, Lang.EN: own.sentences_en}
    if all(list(old[lang]) == list(new[lang]) for lang in Lang):
        return own.abstract
    same = {lang: _same([item.printed for item in old[lang]], [item.printed for item in new[lang]]) for lang in Lang}
    kept = [link for link in (_moved(link, same) for link in own.abstract) if link is not None]
    found: list[Link] = []
    zh = en = 0
    for link in [*kept, Link((len(new[Lang.ZH]),), (len(new[Lang.EN]),), 0.0)]:
        one, other = range(zh, link.zh[0]), range(en, link.en[0])
        found += _of(new, one, other, aligned) if one and other else map(_alone, _singles(one, other))
        found.append(link)
        zh, en = link.zh[-1] + 1, link.en[-1] + 1
    return tuple(found[:-1])


def _alone(places: tuple[tuple[int, ...], tuple[int, ...]]) -> Link:
    return Link(*places, 0.0)


def _singles(zh: Sequence[int], en: Sequence[int]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    yield from (((place,), ()) for place in zh)
    yield from (((), (place,)) for place in en)


# ---------------------------------------------------------------- by hand
def is_tie(item: Correction) -> bool:
    """Whether a correction says which sentences of the two abstracts belong together."""
    return item.op is Op.TIE


def by_hand(article: Article, item: Correction) -> Article:
    """The article with these sentences as one pair, taken out of those that they were in.

    Where the sentences of one language alone are named, each stands by itself. Raises Stale where one is not there.
    """
    own = article.alignment
    named = item.new if isinstance(item.new, Mapping) else {}
    zh = _places(named.get("zh"), own.sentences_zh)
    en = _places(named.get("en"), own.sentences_en)
    if item.address != "alignment.abstract" or not (zh or en):
        raise Stale("only sentences of the abstracts are tied")
    left = [_without(link, zh, en) for link in own.abstract]
    links = [link for link in left if link.zh and link.en]
    alone = [places for link in left if not (link.zh and link.en) for places in _singles(link.zh, link.en)]
    if zh and en:
        links.append(Link(zh, en, 1.0, (RULE,)))
    else:
        alone += _singles(zh, en)
    links += map(_alone, alone)
    # Among those of one language first the Chinese order, and who stands alone in English behind the sentence before.
    order = {place: link.zh[0] for link in links if link.zh for place in link.en}
    return replace(article, alignment=replace(own, abstract=tuple(sorted(links, key=partial(_rank, order)))))


def _places(texts: Any, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    found: list[int] = []
    for text in texts or ():
        place = next((n for n, own in enumerate(sentences) if own.printed == text and n not in found), None)
        if place is None:
            raise Stale("one of these sentences is not there")
        found.append(place)
    return tuple(sorted(found))


def _without(link: Link, zh: Sequence[int], en: Sequence[int]) -> Link:
    return replace(
        link,
        zh=tuple(place for place in link.zh if place not in zh),
        en=tuple(place for place in link.en if place not in en),
    )


def _rank(order: Mapping[int, int], link: Link) -> tuple[float, int]:
    if link.zh:
        return link.zh[0], 0
    return next((order[place] + 0.5 for place in range(link.en[0], -1, -1) if place in order), -1.0), link.en[0]
