"""What is parallel in an article: the two languages of its parts tied to each other."""

from dataclasses import replace

from pipeline.align import abstracts, affs, contribs, glossary, kwds
from pipeline.align.lexicon import Lexicon
from pipeline.align.terms import similarity
from pipeline.model.alignment import Alignment, Link
from pipeline.model.article import Article, Front
from pipeline.model.diagnostic import Report
from pipeline.model.lang import Lang
from pipeline.text import sentences
from pipeline.text.vectors import Encode


def article(
    value: Article,
    report: Report,
    lexicon: Lexicon | None = None,
    segment: abstracts.Segmenter = sentences.sentences,
    encode: Encode | None = None,
) -> Article:
    """The article with its alignment and its glossary.

    `lexicon` is one learned from an archive; `segment` takes the place of the built-in sentence rule (a spaCy pipeline,
    `text.segment.segmenter`); `encode` adds sentence vectors to the evidence (`text.vectors.encoder`).
    """
    front = value.front
    translations = lexicon.translations if lexicon else None
    terms = glossary.terms(value)
    known = {term.zh: term.en for term in terms if term.zh and term.en}
    keywords = kwds.align(front.kwds(Lang.ZH), front.kwds(Lang.EN), known, translations)
    pairs = [(front.kwds(Lang.ZH)[link.zh[0]], front.kwds(Lang.EN)[link.en[0]]) for link in keywords]
    pairs += [(term.zh, form) for term in terms if term.zh for form in (term.en, term.abbr) if form]
    zh, en = (abstracts.split(front.abstract(lang), segment) for lang in (Lang.ZH, Lang.EN))
    both = bool(zh and en)
    alignment = Alignment(
        title=title(front),
        sentences_zh=zh,
        sentences_en=en,
        abstract=abstracts.align(zh, en, pairs, translations, encode) if both else (),
        keywords=keywords,
        authors=contribs.align(front.byline(Lang.ZH), front.byline(Lang.EN)),
        affiliations=affs.align(front.institutions(Lang.ZH), front.institutions(Lang.EN)),
    )
    return replace(value, alignment=alignment, glossary=terms)


def title(front: Front) -> Link | None:
    """The link of the two titles; none where one of them is missing."""
    zh, en = front.title(Lang.ZH), front.title(Lang.EN)
    if zh is None or en is None or not zh.text or not en.text:
        return None
    return Link((0,), (0,), round(0.5 + similarity(zh.text, en.text) / 2, 3), ("position", "words"))
