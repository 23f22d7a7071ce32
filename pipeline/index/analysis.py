"""Text as the words of the local index: Chinese by jieba's search mode, English in American spelling and stemmed."""

from functools import cache, lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from pipeline.text.spellings import american
from pipeline.text.words import plain_words, runs, search_words

STEMMED, PLAIN = "duizhao_stemmed", "duizhao_plain"  # what the index's schema calls its analysers
SEPARATOR = "\x1f"  # between the two terms of a pair; no text that was printed holds it


@cache
def stemmed() -> TextAnalyzer:
    """Words told apart by spaces, English ones to their stems (Porter 2); hanzi stay as they are."""
    return (
        TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()
    )


@cache
def plain() -> TextAnalyzer:
    """Words told apart by spaces."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.lowercase()).build()


def spaced(text: str) -> str:
    """The words of a text with spaces between them, as the analysers take them."""
    return " ".join(map(american, search_words(text)))


def typed_words(text: str) -> list[str]:
    """The words of what a person types, one after another, in one spelling."""
    return list(map(american, plain_words(text)))


@lru_cache(maxsize=1000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as the index holds them; a query asks for those of its pieces field by field."""
    return tuple(stemmed().analyze(spaced(text)))


def term_key(text: str) -> str:
    """A term as it is looked up: `lung neoplasm` for Lung Neoplasms and lung-neoplasm, 肺肿瘤 for 肺 肿瘤."""
    return join_key(stemmed().analyze(" ".join(map(american, runs(text)))))


def join_key(parts: list[str]) -> str:
    """Words of a term as its key; no space where hanzi meet."""
    key = ""
    for part in parts:
        key += part if not key or (not key[-1].isascii() and not part[0].isascii()) else f" {part}"
    return key
