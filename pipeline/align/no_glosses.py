"""Foreign names in brackets that gloss nothing, told by themselves or by the company they keep."""

import re
from collections.abc import Iterable, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.align_glosses import gloss_words
from pipeline.model.alignment import Term
from pipeline.model.article import Article
from pipeline.model.body import Cell
from pipeline.model.walk import walk

_FEWEST_VARIABLES = 4  # in an article that names its variables so
_SERIES = 3  # of signs that are numbered on, or of things that one maker made: two may be chance

_year = lazy.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_formula = lazy.compile(r"^(?:\d+[a-zμ].*|v(?:er(?:sion)?)?\.?\d.*|[a-z][A-Z]|[A-Z]{2,}[ijkn])$")  # 75mg/L, zB, IDFi
_sign = lazy.compile(r"^([A-Za-z]{1,3})(\d{1,2})$")


def is_no_gloss(inner: str) -> bool:
    """A citation, a formula, a dose, a version, a maker, an address."""
    words = re.split(r"[\s,，;；]+", inner.casefold())
    reject = gloss_words().reject
    return (
        bool(_year.search(inner) or _formula.match(inner))
        or any(word.strip(".") in reject for word in words)
        or re.search(r"[=<>≤≥±×∑∈|@]|://|www\.", inner) is not None
    )


def no_glosses(value: Article, every: Sequence[Term]) -> set[str]:
    """Those of the terms' foreign names that are no names of the things before their brackets."""
    return _variables(value, every) | _numbered_signs(every) | _makers(every)


def _variables(value: Article, every: Iterable[Term]) -> set[str]:
    """Names of variables, where tables have rows of these names: 规模（Size）, 杠杆（Leverage）."""
    cells = _cells(value)
    found = {term.en for term in every if term.en[:1].isupper() and term.en in cells}
    return found if len(found) >= _FEWEST_VARIABLES else set()


def _cells(value: Article) -> frozenset[str]:
    """The single words that fill a table's cell."""
    texts = (at.value.text.strip() for at in walk(value) if isinstance(at.value, Cell) and at.part == "body")
    return frozenset(text for text in texts if text.isalpha() and text.isascii())


def _numbered_signs(every: Iterable[Term]) -> set[str]:
    """The signs of a series, X1 to X8: they stand for what the text lists, and shorten nothing.

    Names of substances are numbered in both languages: 白细胞介素 6（IL6）.
    """
    stems: dict[str, set[str]] = {}
    for term in every:
        if not term.en and (sign := _sign.match(term.abbr)) and sign[2] not in term.zh:
            stems.setdefault(sign[1], set()).add(term.abbr)
    return {abbr for series in stems.values() if len(series) >= _SERIES for abbr in series}


def _makers(every: Iterable[Term]) -> set[str]:
    """Foreign names that stand behind several things: who made these, not what they are called."""
    things: dict[str, set[str]] = {}
    for term in every:
        things.setdefault(term.en, set()).add(term.zh)
    return {name for name, own in things.items() if name and len(_shortest(own)) >= _SERIES}


def _shortest(things: set[str]) -> set[str]:
    """Those that end with no other: the same term may be met with more before it."""
    return {one for one in things if not any(one != other and one.endswith(other) for other in things)}
