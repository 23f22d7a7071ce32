"""What is parallel: the texts of both languages side by side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.model.alignment import Alignment, Link, Sentence
from pipeline.model.article import Article, Contrib
from pipeline.model.body import Caption, Fig, Node, Sec, TableWrap
from pipeline.model.ids import ref_id, segment_id
from pipeline.model.lang import Lang
from pipeline.model.walk import every_node
from pipeline.write.json.persons import persons
from pipeline.write.json.values import Json, share

T = TypeVar("T")


def alignment(article: Article) -> Json:
    """The pairs of each field, in the order of their links.

    Of the abstract a sentence without counterpart is there too, its other side empty; of the other fields only
    what has a counterpart. `zh_index` and `en_index` are 0-based places among that language's items.
    """
    front, tied = article.front, article.alignment
    return {
        "title": _title(article),
        "sentences": {"zh": _split(tied.sentences_zh), "en": _split(tied.sentences_en)},
        "abstract": _sentences(tied),
        "keywords": _both(tied.keywords, front.kwds(Lang.ZH), front.kwds(Lang.EN), "; ".join, "; ".join),
        "authors": _both(tied.authors, front.byline(Lang.ZH), front.byline(Lang.EN), _whole_name, _latin_name),
        "persons": persons(article),
        "affiliations": _both(
            tied.affiliations,
            [aff.text for aff in front.institutions(Lang.ZH)],
            [aff.text for aff in front.institutions(Lang.EN)],
            "; ".join,
            "; ".join,
        ),
        "headings": [
            {"id": sec.id, "zh": sec.title, "en": sec.trans_title}
            for sec in every_node(article)
            if isinstance(sec, Sec) and sec.title and sec.trans_title
        ],
        "captions": [pair for node in every_node(article) if (pair := _caption_pair(node))],
        "references": _reference_pairs(article),
    }


def _split(sentences: Iterable[Sentence]) -> list[Json]:
    """The sentences of an abstract, each with its section's place and, where it is the first there, its label."""
    return [{"text": item.text, "section": item.sec, "label": item.title} for item in sentences]


def _title(article: Article) -> Json:
    link, zh, en = article.alignment.title, article.front.title(Lang.ZH), article.front.title(Lang.EN)
    return _pair(_within(link, 1, 1), zh.whole, en.whole) if link and zh and en else None


def _sentences(tied: Alignment) -> list[Json]:
    zh = [sentence.printed for sentence in tied.sentences_zh]
    en = [sentence.printed for sentence in tied.sentences_en]
    links = (_within(link, len(zh), len(en)) for link in tied.abstract)
    return [
        {
            **_pair(link, "".join(zh[i] for i in link.zh), " ".join(en[i] for i in link.en)),
            "zh_ids": [segment_id("s", Lang.ZH, place) for place in link.zh],
            "en_ids": [segment_id("s", Lang.EN, place) for place in link.en],
        }
        for link in links
        if link.zh or link.en
    ]


def _both(
    links: Iterable[Link],
    zh: Sequence[T],
    en: Sequence[T],
    zh_form: Callable[[Sequence[T]], Json],
    en_form: Callable[[Sequence[T]], Json],
) -> list[Json]:
    """A pair for each link that has both sides; the forms say how several items of a side are written as one."""
    known = (_within(link, len(zh), len(en)) for link in links)
    return [
        _pair(link, zh_form([zh[i] for i in link.zh]), en_form([en[i] for i in link.en]))
        for link in known
        if link.zh and link.en
    ]


def _within(link: Link, zh: int, en: int) -> Link:
    """The link without places that do not exist among `zh` and `en` items."""
    return replace(
        link,
        zh=tuple(place for place in link.zh if 0 <= place < zh),
        en=tuple(place for place in link.en if 0 <= place < en),
    )


def _pair(link: Link, zh: Json, en: Json) -> dict[str, Json]:
    return {
        "zh": zh,
        "en": en,
        "score": share(link.score),
        "evidence": list(link.evidence),
        "zh_index": list(link.zh),
        "en_index": list(link.en),
    }


def _whole_name(contribs: Sequence[Contrib]) -> Json:
    name = contribs[0].name
    return f"{name.surname}{name.given_names}" or name.printed


def _latin_name(contribs: Sequence[Contrib]) -> Json:
    name = contribs[0].name
    return {"surname": name.surname or name.printed, "given": name.given_names}


def _caption_pair(node: Node) -> dict[str, Json] | None:
    """A figure's or table's caption in both languages, which belong together as they stand together."""
    if not isinstance(node, Fig | TableWrap):
        return None
    zh, en = (_caption(node.captions, lang) for lang in (Lang.ZH, Lang.EN))
    if zh is None or en is None:
        return None
    return {"id": node.id, "zh": zh.text, "en": en.text, "zh_label": zh.label, "en_label": en.label}


def _caption(captions: Iterable[Caption], lang: Lang) -> Caption | None:
    return next((caption for caption in captions if caption.lang is lang and caption.text), None)


def _reference_pairs(article: Article) -> list[Json]:
    """The entries that cite their work in both languages."""
    found: list[Json] = []
    for place, reference in enumerate(article.back.references):
        texts = {citation.lang.value: citation.text for citation in reversed(reference.citations)}
        if len(texts) > 1:
            identifier = ref_id(reference, place)
            found.append({"id": identifier, "label": reference.label, "zh": texts["zh"], "en": texts["en"]})
    return found
