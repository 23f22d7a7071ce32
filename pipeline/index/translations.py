"""What an article says means the same in the other language: its keywords as paired, and the terms that it glosses."""

from collections.abc import Iterator

from pipeline.index.analysis import SEPARATOR, term_key
from pipeline.model.article import Article
from pipeline.model.lang import Lang
from pipeline.write.jats.pairs import pairs as paired

_LEAST_SCORE = 0.4  # of a pair of keywords; below it even their lengths speak against it
_LONGEST = 80  # characters of a key; a longer one is a sentence


def terms(article: Article) -> frozenset[str]:
    """The keys of the article's keywords and glossed terms in both languages."""
    keywords = (kwd for lang in Lang for kwd in article.front.kwds(lang))
    glossed = (text for term in article.glossary for text in (term.zh, term.en, term.abbr))
    return frozenset(key for text in (*keywords, *glossed) if 0 < len(key := term_key(text)) <= _LONGEST)


def pairs(article: Article) -> frozenset[str]:
    """`肺肿瘤␟lung neoplasm` and `lung neoplasm␟肺肿瘤` for each translation, as the index holds them."""
    keys = {(term_key(zh), term_key(en)) for zh, en in _translations(article)}
    good = {(zh, en) for zh, en in keys if zh != en and 0 < len(zh) <= _LONGEST and 0 < len(en) <= _LONGEST}
    return frozenset(SEPARATOR.join(pair) for zh, en in good for pair in ((zh, en), (en, zh)))


def _translations(article: Article) -> Iterator[tuple[str, str]]:
    sure = [link for link in article.alignment.keywords if link.score >= _LEAST_SCORE and len(link.zh) == len(link.en)]
    tied = paired(article.front.kwds(Lang.ZH), article.front.kwds(Lang.EN), sure, Lang.ZH)
    yield from ((pair[0], pair[1]) for pair in tied if len(pair) == 2)
    for term in article.glossary:
        if term.zh and term.en:
            yield term.zh, term.en
        if term.zh and term.abbr:
            yield term.zh, term.abbr
