"""Text as the words of the local index: Chinese by jieba's search mode, English in American spelling and stemmed.

Words are stemmed here, each once, and not by the index, which would stem them text by text.
"""

from functools import cache, lru_cache
from itertools import product

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from pipeline.text.spellings import american
from pipeline.text.words import MARK, WHITE, atoms, plain_words, runs, search_words

WORDS = "duizhao_words"  # what the index's schema calls the analyser of its texts
SEPARATOR = "\x1f"  # between the two terms of a pair; no text that was printed holds it
_BREAKS = 5  # between the hanzi of a phrase: with each the forms double that it can stand in


@cache
def stemmed() -> TextAnalyzer:
    """Words told apart by spaces, English ones to their stems (Porter 2); hanzi stay as they are."""
    return (
        TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()
    )


@cache
def plain() -> TextAnalyzer:
    """Words told apart by spaces, as they are."""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).build()


def spaced(text: str) -> str:
    """The words of a text as the index holds them, with spaces between them."""
    return " ".join(map(_stem, search_words(text)))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return " ".join(stemmed().analyze(american(word)))


def printed(text: str) -> str:
    """A text as phrases are looked for in it, with spaces between its atoms; white between hanzi says nothing."""
    return " ".join(atom for atom in atoms(text) if atom != WHITE)


def phrases(text: str) -> list[list[str]]:
    """The forms in which a phrase can stand in a text, as atoms; none where it has no words.

    White between hanzi stands for nothing or for a mark (after the fifth for nothing), a mark for any marks.
    """
    found, breaks = list[tuple[tuple[str, ...], ...]](), 0
    for atom in atoms(text):
        breaks += atom == WHITE
        either = ((), (MARK,)) if breaks <= _BREAKS else ((),)
        found.append(either if atom == WHITE else ((atom,),))
    return [[atom for part in form for atom in part] for form in product(*found)] if found else []


def typed_words(text: str) -> list[str]:
    """The words of what a person types, one after another, in one spelling."""
    return list(map(american, plain_words(text)))


@lru_cache(maxsize=1000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as the index holds them; a query asks for those of its pieces field by field."""
    return tuple(spaced(text).split())


@lru_cache(maxsize=1 << 13)  # a keyword is asked for itself and for its translation
def term_key(text: str) -> str:
    """A term as it is looked up: `lung neoplasm` for Lung Neoplasms and lung-neoplasm, 肺肿瘤 for 肺 肿瘤."""
    return join_key(stemmed().analyze(" ".join(map(american, runs(text)))))


def join_key(parts: list[str]) -> str:
    """Words of a term as its key; no space where hanzi meet."""
    key = ""
    for part in parts:
        key += part if not key or (not key[-1].isascii() and not part[0].isascii()) else f" {part}"
    return key
