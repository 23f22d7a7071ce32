"""Strict F1 on the annotated corpus, from the annotated abstracts, keywords and names; floors that may only rise."""

import unicodedata
from collections import Counter

import pytest

from pipeline import align
from pipeline.align import beads
from pipeline.model.lang import Lang
from pipeline.text.sentences import sentences
from tests.align.made import article


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def f1(wanted, found):
    hits = sum((Counter(wanted) & Counter(found)).values())
    return 2 * hits / (len(wanted) + len(found))


@pytest.fixture(scope="module")
def aligned(gold):
    made = []
    for _, record in gold:
        authors = record.get("authors") or {}
        value = article(
            abstracts={k: v for k, v in (record.get("abstracts") or {}).items() if v},
            kwds=record.get("keywords"),
            authors={"zh": authors.get("zh", []), "en": ["|".join(name.values()) for name in authors.get("en", [])]},
        )
        made.append((record, align.article(value, print)))
    return made


def bead_texts(links, zh, en):
    return ["§".join((fold("".join(zh[i] for i in link.zh)), fold("".join(en[j] for j in link.en)))) for link in links]


def test_abstracts(aligned):
    wanted, ours, by_length = [], [], []
    for record, value in aligned:
        groups = (record.get("alignment") or {}).get("abstract")
        if not groups:
            continue
        wanted += [f"{fold(zh)}§{fold(en)}" for zh, en in groups]
        tied = value.alignment
        zh, en = [s.printed for s in tied.sentences_zh], [s.printed for s in tied.sentences_en]
        ours += bead_texts(tied.abstract, zh, en)
        by_length += bead_texts(beads.align(zh, en), zh, en)
    assert f1(wanted, ours) >= 0.96
    assert f1(wanted, ours) > f1(wanted, by_length) >= 0.9


def test_groups_end_where_sentences_end(gold):
    for name, record in gold:
        for zh, en in (record.get("alignment") or {}).get("abstract") or []:
            for lang, text in ((Lang.ZH, zh), (Lang.EN, en)):
                whole = record["abstracts"][lang.value]
                bounds, length = {0}, 0
                for sentence in sentences(whole, lang):
                    length += len(fold(sentence))
                    bounds.add(length)
                start = fold(whole).find(fold(text))
                assert {start, start + len(fold(text))} <= bounds, (name, text)


def test_keywords_and_authors(aligned):
    kwds, found_kwds, names, found_names = [], [], [], []
    for _, value in aligned:
        front, tied = value.front, value.alignment
        zh, en = front.kwds(Lang.ZH), front.kwds(Lang.EN)
        if len(zh) == len(en):
            kwds += list(zip(zh, en, strict=True))
            found_kwds += [(zh[link.zh[0]], en[link.en[0]]) for link in tied.keywords]
        own, other = front.byline(Lang.ZH), front.byline(Lang.EN)
        if len(own) == len(other):
            names += list(zip(own, other, strict=True))
            found_names += [(own[link.zh[0]], other[link.en[0]]) for link in tied.authors]
    assert f1(kwds, found_kwds) >= 0.98
    assert f1(names, found_names) == 1.0
