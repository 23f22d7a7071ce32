"""When and where an article says that it is printed: numbers that no journal has, and that contradict each other.

What is printed stands, be it misprinted; these are for an editor to look at, also where an editor gave them.
"""

from collections.abc import Iterator

from pipeline.knowledge import lazy
from pipeline.model.article import Article, Front, Value
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.text.identifiers import YEARS

# Figures of the longest number that a journal counts to: volumes are years of it at most, issues are counted through
# all its years (总第1203期), pages through a year, or are the six figures of an article's number.
_MOST_FIGURES = {"volume": 4, "issue": 4, "fpage": 6, "lpage": 6}
_LONGEST_WAIT = 10  # years between an article's receipt and its issue
_BEFORE_ISSUE = frozenset({"received", "rev-recd", "accepted"})
_FIGURES = lazy.compile(r"\d+")


def check(article: Article, report: Report) -> None:
    """Report pages that run backwards, numbers of more figures than any journal has, and a year that cannot be."""
    front = article.front
    for value, key, kind, details in (*_pages(front), *_counts(front), *_year(front)):
        source = value.source
        report(Diagnostic(kind, source.page, source, details, address=key))


_Found = Iterator[tuple[Value, str, Kind, dict[str, object]]]


def _pages(front: Front) -> _Found:
    first, last = front.fpage, front.lpage
    if first and last and first.text.isdecimal() and last.text.isdecimal() and int(last.text) < int(first.text):
        yield last, "lpage", Kind.PAGES_REVERSED, {"first": first.text, "last": last.text}


def _counts(front: Front) -> _Found:
    for key, most in _MOST_FIGURES.items():
        value = getattr(front, key)
        if value is not None and any(len(figures) > most for figures in _FIGURES.findall(value.text)):
            yield value, key, Kind.NUMBER_TOO_LONG, {"what": key, "number": value.text}


def _year(front: Front) -> _Found:
    value = front.year
    if value is None or not value.text.isdecimal():
        return
    year = int(value.text)
    if year not in YEARS:
        yield value, "year", Kind.YEAR_IMPOSSIBLE, {"year": value.text}
        return
    for date in front.history:
        known = int(date.iso[:4])
        if date.date_type in _BEFORE_ISSUE and not known <= year <= known + _LONGEST_WAIT:
            yield value, "year", Kind.YEAR_ODD, {"year": value.text, "date": date.iso, "type": date.date_type}
            return
