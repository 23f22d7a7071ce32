"""Headings printed in both languages: where the Chinese half ends and the English one begins."""

from __future__ import annotations

from functools import lru_cache

from pipeline.knowledge import lazy
from pipeline.text.marks import ROUND_CLOSING, ROUND_OPENING, left_open
from pipeline.text.script import HANZI, hanzi_count

MIN_HANZI = 2  # one is a sign within Latin text
_bracket = lazy.compile(r"[\s　]*[（(]")
_last_hanzi = lazy.compile(rf"[{HANZI}][》”」』）)]?(?=[^{HANZI}]*$)")
_parting = lazy.compile(r"[\s　]*[/／|｜]?[\s　]*")
# A word of a title, no abbreviation (SVM) and no name made of parts (WebGL, U-Net).
_word = lazy.compile(r"(?<![A-Za-z-])(?:[A-Za-z][a-z]{3,}|[A-Z]{7,})(?![A-Za-z])")
# Support vector machine, SVM: who names an abbreviation explains a term.
_gloss = lazy.compile(r"[,，;；][\s　]*[A-Z][A-Za-z-]*[A-Z]s?$")
_number = lazy.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.．、]?[\s　]+(?=[A-Z])")


def heading_halves(text: str) -> tuple[str, str] | None:
    """The Chinese and the English half of a heading in the form of one printed in both languages, or None.

    Printed forms: 示例方法(Methods of the example), in either width of brackets; 示例方法 Methods of the example;
    示例方法/Methods of the example; the same with the heading's number again before the English. A term explained
    by its English name has the first form too: what the article's other headings look like decides, not this
    function.
    """
    place = english_place(text)
    if place is None:
        return None
    zh, en = text[:place].strip(" 　/／|｜"), text[place:].strip(" 　/／|｜")
    if en[0] in ROUND_OPENING:
        if en[-1] not in ROUND_CLOSING or not _is_balanced(en[1:-1]):
            return None
        en = en[1:-1].strip(" 　")
    elif not en[0].isupper() and not en[0].isdigit():
        return None
    number = _number.match(en)
    en = en[number.end() :] if number is not None else en
    return (zh, en) if not _gloss.search(en) else None


@lru_cache(maxsize=1 << 12)
def english_place(text: str) -> int | None:
    """Where English words begin, in brackets or not, that the text ends with after hanzi; None where it does not.

    The brackets may be open still: the heading goes on in the next line then.
    """
    last = _last_hanzi.search(text) if _word.search(text) else None
    if last is None:
        return None
    bracket = next((match for match in _bracket.finditer(text) if _is_english(text[match.end() :])), None)
    if bracket is not None:
        place = bracket.end() - 1
    elif _is_balanced(text) and (parting := _parting.match(text, last.end())) and _is_english(text[last.end() :]):
        place = parting.end()
    else:
        return None
    return place if hanzi_count(text[:place]) >= MIN_HANZI else None


def is_open(text: str) -> bool:
    """Whether a bracket is not closed at the end of the text."""
    return sum(char in ROUND_OPENING for char in text) > sum(char in ROUND_CLOSING for char in text)


def _is_english(text: str) -> bool:
    return hanzi_count(text) == 0 and _word.search(text) is not None


def _is_balanced(text: str) -> bool:
    return left_open(text, ROUND_OPENING, ROUND_CLOSING) == 0
