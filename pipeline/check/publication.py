"""When and where an article says that it is printed: numbers that no journal has, and that contradict each other.

What is printed stands, be it misprinted; these are for an editor to look at, also where an editor gave them.
"""

from collections.abc import Iterator

from pipeline.knowledge import lazy
from pipeline.model.article import Article, Front, HistoryDate, Value
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.text.identifiers import ISO_DATE, YEARS, is_in_calendar
from pipeline.text.width import half_width

# Figures of the longest number that a journal counts to: volumes are years of it at most, issues are counted through
# all its years (总第1203期), pages through a year, or are the six figures of an article's number.
_MOST_FIGURES = {"volume": 4, "issue": 4, "fpage": 6, "lpage": 6}
_LONGEST_WAIT = 10  # years between an article's receipt and its issue
_BEFORE_ISSUE = frozenset({"received", "rev-recd", "accepted"})
_FIGURES = lazy.compile(r"\d+")
_LETTERS = lazy.compile(r"([A-Za-z]*)\.?\d")
_ROMAN, _ROMAN_COUNT = lazy.compile(r"[ivxlcdmIVXLCDM]+|[Ⅰ-Ⅻⅰ-ⅻ]+"), "i"


def check(article: Article, report: Report) -> None:
    """Report pages that run backwards or are of two counts, numbers longer than any journal's, dates that are none."""
    front = article.front
    for value, key, kind, details in (*_pages(front), *_counts(front), *_year(front), *_days(front)):
        source = value.source
        report(Diagnostic(kind, source.page, source, details, address=key))


_Found = Iterator[tuple[Value | HistoryDate, str, Kind, dict[str, object]]]


def _pages(front: Front) -> _Found:
    first, last = front.fpage, front.lpage
    if first and last and first.text.isdecimal() and last.text.isdecimal() and int(last.text) < int(first.text):
        yield last, "lpage", Kind.PAGES_REVERSED, {"first": first.text, "last": last.text}
    elif first and last and not _may_follow(_count_of(first.text), _count_of(last.text)):
        yield last, "lpage", Kind.PAGES_DIFFER, {"first": first.text, "last": last.text}


def _may_follow(first: str | None, last: str | None) -> bool:
    """Whether a page of one count may end what one of another begins: S45-S47, S45-47, xii-xv, 64-封三; not 45-e47."""
    return last is None or first is None or last == first or (last == "" and first != _ROMAN_COUNT)


def _count_of(page: str) -> str | None:
    """The letters by which pages are counted apart (S45, e47, xii), none for plain figures; None for words, as 封三."""
    folded = half_width(page).strip()
    if _ROMAN.fullmatch(folded):
        return _ROMAN_COUNT
    match = _LETTERS.match(folded)
    return match[1].upper() if match else None


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
        known = int(match[1]) if (match := ISO_DATE.fullmatch(date.iso)) else year
        if date.date_type in _BEFORE_ISSUE and not known <= year <= known + _LONGEST_WAIT:
            yield value, "year", Kind.YEAR_ODD, {"year": value.text, "date": date.iso, "type": date.date_type}
            return


def _days(front: Front) -> _Found:
    """Days that the calendar does not have, as print may have them: 2020-02-31."""
    day, month, year = front.day, front.month, front.year
    if day and month and year:
        parts = (year.text, month.text.zfill(2), day.text.zfill(2))
        if all(map(str.isdecimal, parts)) and not is_in_calendar("-".join(parts)):
            yield day, "day", Kind.DATE_IMPOSSIBLE, {"date": "-".join(parts)}
    for at, date in enumerate(front.history):
        if ISO_DATE.fullmatch(date.iso) and not is_in_calendar(date.iso):
            yield date, f"history[{at}]", Kind.DATE_IMPOSSIBLE, {"date": date.iso}
