"""Printed dates as ISO 8601."""

from __future__ import annotations

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.months import SHORT, months
from pipeline.text.marks import DASHES
from pipeline.text.width import half_width

_MONTHS = tuple(name[:SHORT].lower() for name in months())
_LONGEST_MONTH = 31  # days
_YEAR_AND_MONTH = rf"(?P<year>(?:19|20)\d\d)\s*[{DASHES}./\u5e74\s]\s*(?P<month>\d{{1,2}})(?!\d)"
_numeric = lazy.compile(
    rf"{_YEAR_AND_MONTH}(?:\s*[{DASHES}./\u6708\s]\s*(?P<day>\d{{1,2}})(?!\d)(?:\s*\u65e5)?|\s*\u6708)?"
)
# White between the figures, as fonts of full width leave it: 2 0 1 4 - 1 2 - 0 4
# and as a narrow 1 leaves it: 2019-1 1-09.
_spread = lazy.compile(
    rf"(?<!\d)[12]\s?[90]\s?\d\s?\d\s*[{DASHES}.\u5e74]\s*\d\s?\d?\s*[{DASHES}.\u6708]\s*\d(?:\s?\d)?(?!\s?\d)"
    r"(?:\s*\u65e5)?"
)
# Signs as recognition misreads them, and the hyphens of a symbol font, which come as the figure of their code.
_HANZI_DASH = lazy.compile(r"(?<=\d)(\s*)\u4e00(?=\s*[\dOolI])")
_LETTERS = lazy.compile(rf"(?<!\d)(?:19|20)[\dO]{{2}}[{DASHES}][\dOolI]{{1,2}}[{DASHES}][\dOolI]{{1,2}}(?![A-Za-z\d])")
_CODED = lazy.compile(r"(?<!\d)((?:19|20)\d\d)2([01]\d)2([0-3]\d)(?!\d)")
_COMPACT = lazy.compile(r"\W*(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_AS_FIGURES = str.maketrans("OolI", "0011")
_BARE = lazy.compile(rf"[{DASHES}\d\s]+|[\d\s./]+")
_NTH = "(?:st|nd|rd|th)?"
_MONTH_WORD = "[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})"
_english = lazy.compile(
    rf"(?:(?P<day>\d{{1,2}}){_NTH}\s+)?(?P<month>{_MONTH_WORD})[.,]?\s*"
    rf"(?:(?P<day2>\d{{1,2}}){_NTH}\s*[,\s]\s*)?(?P<year>(?:19|20)\d\d)"
)


def date_in(text: str) -> tuple[str | None, int, int] | None:
    """The first date in the text (`2014 年 5 月 1 日` as YYYY-MM-DD, `2014-05` as YYYY-MM), and where it is printed."""
    folded = _mended(half_width(text))
    match, spread = _numeric.search(folded), _spread.search(folded)
    if spread is not None and (match is None or (spread.start(), match.end()) < (match.start(), spread.end())):
        closed = _numeric.search(re.sub(r"\s", "", spread[0]))
        return _of(closed) if closed is not None else None, *spread.span()
    if match is not None:
        return _of(match), *match.span()
    match = _english.search(folded)
    if match is not None and (name := match["month"][:SHORT].lower()) in _MONTHS:
        month = _MONTHS.index(name) + 1
        return _iso(match["year"], month, match["day"] or match["day2"]), *match.span()
    return None


def _mended(text: str) -> str:
    """The text, as long as it was, with the dates that recognition or a symbol font has spoilt: `2005一Ol—O1`."""
    text = _LETTERS.sub(lambda m: m[0].translate(_AS_FIGURES), _HANZI_DASH.sub(r"\1-", text))
    return _CODED.sub(r"\1-\2-\3", text)


def dated(text: str) -> tuple[str | None, int, int] | None:
    """As `date_in`, for a text behind the word of a date, where its hyphens may be lost: `20191103`."""
    found, match = date_in(text), _COMPACT.match(half_width(text))
    if found is not None or match is None:
        return found
    return _iso(match["year"], int(match["month"]), match["day"]), match.start("year"), match.end()


def month_of_issue(text: str) -> str | None:
    """The month, and the day where there is one, that a masthead prints: `2020 年 3 月`, `Mar. 2020`, `2020-03-15`.

    Figures alone (`2020 3`, `2020.03`) may be a year and an issue.
    """
    found = date_in(text)
    if found is None or found[0] is None:
        return None
    iso, (start, end) = found[0], found[1:]
    printed = half_width(text)[start:end].strip()
    if printed[0].isdigit() and re.search("[A-Za-z]", printed):  # `No. 3  Mar. 2020`: the issue is no day
        return iso[: len("YYYY-MM")]
    has_day = len(iso) == len("YYYY-MM-DD") and not re.fullmatch(r"[\d\s./]+", printed)
    return iso if has_day or not _BARE.fullmatch(printed) else None


def _of(match: re.Match[str]) -> str | None:
    return _iso(match["year"], int(match["month"]), match["day"])


def _iso(year: str, month: int, day: str | None) -> str | None:
    if not 1 <= month <= len(_MONTHS):
        return None
    if day is None or not 1 <= int(day) <= _LONGEST_MONTH:
        return f"{year}-{month:02d}"
    return f"{year}-{month:02d}-{int(day):02d}"
