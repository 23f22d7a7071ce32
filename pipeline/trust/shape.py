"""What a value's own text says of it: begun or ended in the middle, unreadable characters, another field's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import label_at_start, labels_inside
from pipeline.model.lang import Lang
from pipeline.text.marks import CIRCLED, CLOSING, DASHES, OPENING, PAUSES, STOPS
from pipeline.text.script import HANZI, hanzi_count, latin_count
from pipeline.trust.value import Sign

_UNREAD = lazy.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\x7f-\x9f]")
_PARTED = lazy.compile(f"[{HANZI}] [{HANZI}]")
_DIGIT_IN_WORD = lazy.compile(r"[a-z]{2}\d\s?[a-z]|[A-Za-z]{4}\d(?=\s|$)")
_WORD = lazy.compile(r"[A-Za-z0-9]+")
_GLUED = lazy.compile(r"[a-z]{20}|[a-z]{2}[A-Z][a-z]{3}")
_SPREAD = lazy.compile(r"(?<![\w.'’])[A-Za-z](?![\w.'’])(?: [A-Za-z](?![\w.'’]))+|(?<!\w)[B-HJ-Zb-hj-z] [A-Z]?[a-z]{3}")
_MARKED_END = lazy.compile(rf"(?:[*†‡§¶∗△▲☆★#{CIRCLED}α-ωΑ-Ω]|(?<=[^\W\d_])\d)$")
_MARKED_START = lazy.compile(rf"[*†‡§¶∗△▲☆★#{CIRCLED}]")
_OPENING = 60  # characters in which a printed label opens a text
_DIGITS = 5  # in a title, a name or a keyword
_PAIRS = (("(", ")"), ("[", "]"), ("《", "》"), ("“", "”"))


def unread(text: str) -> int:
    """How many characters say nothing: the replacement character, private use, control characters."""
    return len(_UNREAD.findall(text))


def words_with_digits(text: str) -> list[str]:
    """Its words with a digit inside, which a slip of the text layer makes, or a name has (Word2vec)."""
    return [word for word in _WORD.findall(text) if _DIGIT_IN_WORD.search(word)]


def shape(text: str, lang: Lang | None, prose: bool = False) -> Iterator[Sign]:
    """The signs of any text; `prose` is one that ends with a stop."""
    stripped = text.strip()
    if not stripped:
        yield Sign("empty", words="nothing is left of it")
        return
    lost = unread(stripped)
    if lost:
        yield Sign("unread", min(1.0, 0.5 + lost / len(stripped)), "holds characters without a readable form")
    yield from _edges(stripped, prose)
    yield from _words(stripped, lang)


def _edges(text: str, prose: bool) -> Iterator[Sign]:
    last, first = text[-1], text[0]
    if last in PAUSES + DASHES + OPENING or front_knowledge().unfinished.search(text):
        yield Sign("ends-open", words="ends as if it went on")
    elif prose and last not in STOPS + CLOSING:
        yield Sign("ends-open", words="ends without a stop")
    elif not prose and last in "。；":
        yield Sign("ends-stop", words="ends with a stop")
    if first in PAUSES + STOPS + CLOSING + DASHES:
        yield Sign("starts-mark", words="begins with a mark")
    if first.islower():
        yield Sign("starts-small", words="begins with a small letter")
    if _MARKED_END.search(text) or _MARKED_START.match(text):
        yield Sign("note-mark", words="a footnote's mark may belong to it")
    plain = unicodedata.normalize("NFKC", text)
    if any(plain.count(a) != plain.count(b) for a, b in _PAIRS):
        yield Sign("unbalanced", words="a bracket or quotation mark is not paired")


def _words(text: str, lang: Lang | None) -> Iterator[Sign]:
    if _DIGIT_IN_WORD.search(text):
        yield Sign("digit-in-word", words="has a digit inside a word")
    if _GLUED.search(text):
        yield Sign("glued", words="words run together")
    if _SPREAD.search(text):
        yield Sign("spread", words="letters of a word stand apart")
    hanzi, latin = hanzi_count(text), latin_count(text)
    if lang is Lang.EN and hanzi:
        yield Sign("script", min(1.0, 0.3 + hanzi / (hanzi + latin)), "Chinese characters in an English text")
    if lang is Lang.ZH and latin > hanzi:
        yield Sign("script", 1.0, "more Latin than Chinese in a Chinese text")
    if _PARTED.search(text):
        yield Sign("parted", words="Chinese characters stand apart")


def foreign(text: str, abstract: bool = False) -> Iterator[Sign]:
    """What belongs to other fields: printed labels, addresses, links."""
    if label_at_start(text[:_OPENING]) is not None or next(labels_inside(text), None) is not None:
        yield Sign("label", words="another field's printed label stands in it")
    if "@" in text or "http" in text or "www." in text:
        yield Sign("address", words="an e-mail or web address stands in it")
    if not abstract and sum(char.isdigit() for char in text) >= _DIGITS:
        yield Sign("digits", words="many digits for such a field")


def institutions(text: str, lang: Lang) -> int:
    """How many words of institutions and places the text has."""
    return len(front_knowledge().aff[lang].findall(text))


def length(text: str, usual: tuple[float, float]) -> Iterator[Sign]:
    """How far the text is shorter or longer than nearly all of its kind, as a share of that bound."""
    count, (low, high) = len(text), usual
    if count < low:
        yield Sign("short", min(1.5, low / max(count, 1) - 0.7), "is shorter than usual")
    if count > high:
        yield Sign("long", min(1.5, count / high - 0.7), "is longer than usual")


# ---------------------------------------------------------------- what is usual, in characters: 19 of 20 printed ones
USUAL = {
    ("titles", Lang.ZH): (9, 36),
    ("titles", Lang.EN): (35, 165),
    ("affiliations", Lang.ZH): (10, 45),
    ("affiliations", Lang.EN): (25, 160),
    ("abstracts", Lang.ZH): (110, 600),
    ("abstracts", Lang.EN): (350, 2200),
    ("keywords", Lang.ZH): (2, 12),
    ("keywords", Lang.EN): (4, 42),
    ("journal", Lang.ZH): (3, 14),
    ("journal", Lang.EN): (8, 60),
    ("references", Lang.ZH): (28, 160),
    ("references", Lang.EN): (50, 300),
    ("headings", Lang.ZH): (2, 24),
    ("headings", Lang.EN): (4, 80),
    ("captions", Lang.ZH): (4, 40),
    ("captions", Lang.EN): (8, 160),
    ("article-title", Lang.ZH): (8, 40),
    ("article-title", Lang.EN): (20, 160),
    ("source", Lang.ZH): (3, 16),
    ("source", Lang.EN): (4, 90),
}
