"""Signs of what is tied between the languages: the abstracts' sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from pipeline.model.alignment import Link
from pipeline.model.lang import Lang
from pipeline.text.numbers import numbers
from pipeline.trust.setting import Setting
from pipeline.trust.shape import shape
from pipeline.trust.value import Sign, Value

ALONE = "alone"  # the sign of a sentence without counterpart
_TWO = 2  # sentences that one sentence is parted into; more are seldom one pair


def values(known: Setting) -> Iterator[Value]:
    """Each pair of sentences; its address counts as the JSON does, pairs without any sentence left out."""
    links = [link for link in known.article.alignment.abstract if link.zh or link.en]
    ratio = _ratio(known, links)
    for place, link in enumerate(links):
        signs = tuple(_pair(place, links, ratio, known))
        zh, en = _texts(known, link)
        yield Value(f"alignment.abstract[{place}]", "pairs", f"{zh} | {en}", None, None, signs)


def _texts(known: Setting, link: Link) -> tuple[str, str]:
    tied = known.article.alignment
    zh = "".join(tied.sentences_zh[i].printed for i in link.zh)
    return zh, " ".join(tied.sentences_en[i].printed for i in link.en)


def _ratio(known: Setting, links: Sequence[Link]) -> float:
    """Letters of English to a Chinese character in the whole abstract."""
    sides = [_texts(known, link) for link in links]
    return sum(len(en) for _, en in sides) / max(1, sum(len(zh) for zh, _ in sides)) or 1.0


def _pair(place: int, links: Sequence[Link], ratio: float, known: Setting) -> Iterator[Sign]:
    link = links[place]
    zh, en = _texts(known, link)
    yield from known.whole
    yield Sign("unlike", 1 - link.score, "the two sides are little alike")
    if not link.zh or not link.en:
        yield Sign(ALONE, words="has no counterpart")
    if len(link.zh) > 1 or len(link.en) > 1:
        yield Sign("several", words=f"{len(link.zh)} Chinese and {len(link.en)} English sentences")
    if max(len(link.zh), len(link.en)) > _TWO:
        yield Sign("many", words="more than two sentences on a side")
    beside = links[max(0, place - 1) : place + 2]
    if any(len(other.zh) != 1 or len(other.en) != 1 for other in beside if other is not link):
        yield Sign("beside-uneven", words="the pair beside it is uneven")
    if zh and en:
        off = abs(math.log(max(1, len(en)) / max(1, len(zh)) / ratio))
        yield Sign("length", min(1.5, off), "the sides differ in length")
        one = {n.value for n in numbers(zh, Lang.ZH) if n.digits}
        two = {n.value for n in numbers(en, Lang.EN) if n.digits}
        if one != two:
            yield Sign("numbers-differ", words="numbers differ between the sides")
        elif one:
            yield Sign("numbers-agree", words="the same numbers on both sides", good=True)
    for text, lang in ((zh, Lang.ZH), (en, Lang.EN)):
        yield from (sign for sign in shape(text, lang, prose=True) if text)
    zh_count, en_count = len(known.article.alignment.sentences_zh), len(known.article.alignment.sentences_en)
    if zh_count != en_count:
        size = abs(math.log(max(1, zh_count) / max(1, en_count)))
        yield Sign("counts", min(1.0, size), f"sentences: {zh_count} in Chinese, {en_count} in English")
