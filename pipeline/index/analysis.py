"""Text as the words of the local index: Chinese by jieba's search mode, English in American spelling and stemmed.

Words are stemmed here, each once, and not by the index, which would stem them text by text.

Phrases are looked for hanzi by hanzi. Those of `pairs.txt` are held as one, an eighth fewer places to hold: pairs
counted in many articles, so chosen that none begins with a hanzi with which another ends. Therefore two hanzi are a
pair whatever stands around them, and of a phrase its first and its last alone may be parts of pairs that it does not
hold. Another list is another form of index.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, product

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


def stems(text: str) -> list[str]:
    """The words of a text as the index holds them."""
    return list(map(_stem, search_words(text)))


def once(texts: Iterable[Iterable[str]]) -> str:
    """Each of the words of these texts once, with spaces between them: a query asks whether an article holds a word,
    and not how often."""
    return " ".join(dict.fromkeys(chain.from_iterable(texts)))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return " ".join(stemmed().analyze(american(word)))


def printed(text: str) -> str:
    """A text as phrases are looked for in it, with spaces between its atoms; white between hanzi says nothing."""
    return " ".join(_paired(atom for atom in atoms(text) if atom != WHITE))


def phrases(text: str) -> list[list[str]]:
    """The forms in which a phrase can stand in a text, as atoms; none where it has no words.

    White between hanzi stands for nothing or for a mark (after the fifth for nothing), a mark for any marks. The first
    hanzi may end a pair that begins before the phrase, the last may begin one that ends behind it.
    """
    found, breaks = list[tuple[tuple[str, ...], ...]](), 0
    for atom in atoms(text):
        breaks += atom == WHITE
        either = ((), (MARK,)) if breaks <= _BREAKS else ((),)
        found.append(either if atom == WHITE else ((atom,),))
    forms = [_paired(atom for part in form for atom in part) for form in product(*found)] if found else []
    return [ended for form in forms for begun in _at(0, form, 1) for ended in _at(-1, begun, 0)]


@cache
def _pairs() -> frozenset[str]:
    return frozenset(resources.files("pipeline.index").joinpath("pairs.txt").read_text("utf-8").split())


@cache
def _held_in() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The pairs that begin with a hanzi, and those that end with one."""
    found: tuple[dict[str, list[str]], dict[str, list[str]]] = {}, {}
    for pair in sorted(_pairs()):
        for hanzi, held in zip(pair, found, strict=True):
            held.setdefault(hanzi, []).append(pair)
    return found


def _paired(found: Iterable[str]) -> list[str]:
    """Atoms with each pair as one."""
    pairs, held = _pairs(), list[str]()
    for atom in found:
        if held and held[-1] + atom in pairs:
            held[-1] += atom
        else:
            held.append(atom)
    return held


def _at(place: int, form: list[str], part: int) -> Iterator[list[str]]:
    """The form itself, and with the atom at its end as the first or second part of each pair."""
    yield form
    for pair in _held_in()[part].get(form[place], ()):
        yield [*form[:place], pair] if place else [pair, *form[1:]]


def typed_words(text: str) -> list[str]:
    """The words of what a person types, one after another, in one spelling."""
    return list(map(american, plain_words(text)))


@lru_cache(maxsize=1000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as the index holds them; a query asks for those of its pieces field by field."""
    return tuple(stems(text))


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
