"""Where in its source a work stands: year, volume, issue, pages, in any printed order.

GB/T 7714-2015, 8.8: `2014,42(12):145-148`; Vancouver `2012;30(5):433-46`; `Vol. 60, No. 2, 2013, pp. 323-351`;
`2015年第8期`; `34 (2): 12-18, 2010`. A small state machine reads one item after the other.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import back
from pipeline.parse.references.locus import forms


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    fields: list[Field] = field(default_factory=list)
    seen: set[PartKind] = field(default_factory=set)
    dated: bool = False  # a whole day has been read
    year: str = ""
    reached: int = 0

    def add(self, match: re.Match[str], group: int, kind: PartKind) -> None:
        start, end = match.span(group)
        if kind is PartKind.YEAR:
            self.year = match.group(group)
        self.fields.append(Field(start, end, kind))
        self.seen.add(kind)


def _group(match: re.Match[str]) -> int:
    """The number of the first group inside the alternative that matched."""
    name = match.lastgroup
    return forms.ITEM.groupindex[name] + 1 if name else 0


_ARTICLE_DIGITS = 5  # of a number alone behind the year, at least: no volume has so many
_ISSUE_MAX_DIGITS = 4  # a longer "No." with no volume before it is the number of a report or working paper
_FIRST, _LAST = PartKind.FPAGE, PartKind.LPAGE


def _pages(state: _State, match: re.Match[str], group: int) -> bool:
    if _FIRST in state.seen:
        return False
    state.add(match, group, _FIRST)
    if match.group(group + 1):
        state.add(match, group + 1, _LAST)
    return True


def _once(state: _State, match: re.Match[str], group: int, kind: PartKind) -> bool:
    if kind in state.seen:
        return False
    state.add(match, group, kind)
    return True


def _is_aside(state: _State, content: str) -> bool:
    """Whether a bracket says once more, in another way, what was read before it."""
    is_total = PartKind.ISSUE in state.seen and forms.TOTAL.fullmatch(content)
    is_year = PartKind.YEAR in state.seen and forms.OTHER_YEAR.fullmatch(content)
    return bool(is_total or is_year or (state.dated and forms.PAGE_OF_NEWS.fullmatch(content)))


def _bracket(state: _State, match: re.Match[str], group: int) -> bool:
    """What stands in brackets: the issue, or a year where none has been read."""
    content = match.group(group)
    only = forms.YEAR_ONLY.fullmatch(match.string, *match.span(group))
    if only and PartKind.YEAR not in state.seen:
        state.add(only, 1, PartKind.YEAR)
        return True
    if (season := forms.SEASON.fullmatch(match.string, *match.span(group))) and PartKind.YEAR not in state.seen:
        state.add(season, 1, PartKind.YEAR)
        return True
    is_word = PartKind.VOLUME in state.seen and forms.LETTERS.fullmatch(content) is not None
    if _is_aside(state, content):
        return True
    if numbered := forms.NUMBERED_ISSUE.fullmatch(match.string, *match.span(group)):
        return _once(state, numbered, 1, PartKind.ISSUE)
    if not is_word and not forms.ISSUE.fullmatch(content):
        return False
    if state.dated:  # the page of a newspaper: `2017-12-10(1)`
        return True
    return _once(state, match, group, PartKind.ISSUE)


def _is_after_stop(match: re.Match[str]) -> bool:
    """Whether a full stop behind a figure stands before: `Proc of Ponds 2010. 2010: 1785`."""
    return forms.AFTER_STOP.search(match.string, 0, match.start()) is not None


def _number(state: _State, match: re.Match[str], colon: bool) -> bool:
    """A bare number: volume, issue or page, by what stands around it and what has been read.

    Behind the word for a report it is that one's own (IEEE: `Univ. of Examples, Tech. Rep. EX-0021, 2014`).
    """
    folded, after = match.string, match.end()
    if forms.AFTER_REPORT.search(folded, 0, match.start()):
        return False
    volume, issue = PartKind.VOLUME in state.seen, PartKind.ISSUE in state.seen
    before_bracket = forms.AHEAD_BRACKET.match(folded, after) is not None
    is_last = forms.ENDS.match(folded, after) is not None
    closes = is_last and PartKind.YEAR in state.seen and forms.AFTER_STOP.search(folded, 0, match.start()) is not None
    if colon and PartKind.YEAR not in state.seen and forms.NAMED_WITH_FIGURES.match(folded, match.start()):
        return False
    is_volume = not volume and not issue and PartKind.YEAR in state.seen and forms.AHEAD_PAGES.match(folded, after)
    if (colon or closes) and not (before_bracket or is_volume or _FIRST in state.seen):
        kind = _FIRST
    elif not volume and not issue and _FIRST not in state.seen:
        is_series = forms.SERIES.fullmatch(match.group()) and (
            match.group() == "PP" or forms.AHEAD_PAGES.match(folded, after) or forms.AHEAD_ISSUE.match(folded, after)
        )
        is_article = is_last and len(match.group()) >= _ARTICLE_DIGITS and PartKind.YEAR in state.seen
        kind = _FIRST if (match.group()[0].isalpha() and not is_series) or is_article else PartKind.VOLUME
        if forms.COUNTED_ISSUE.match(folded, match.start()):
            kind = PartKind.ISSUE
    elif volume and not issue and forms.AHEAD_PAGES.match(folded, after):
        kind = PartKind.ISSUE
    else:
        kind = _FIRST
    if not _once(state, match, 0, kind):
        return False
    if colon and kind is _FIRST and (last := forms.LOST_DASH.match(folded, after)):  # `: 38 41.`
        state.fields.append(Field(*last.span("last"), _LAST))
        state.reached = last.end()
    return True


def _range(state: _State, match: re.Match[str], group: int) -> bool:
    """Two numbers with a dash: pages, or a double issue before the pages (`2009, 7-8: 11-17`)."""
    if match.group(group) is None:  # `152-.`
        return _once(state, match, group + 2, _FIRST)
    if not {PartKind.YEAR, PartKind.VOLUME} & state.seen and forms.YEAR_AND_MONTH.fullmatch(match.group()):
        state.add(match, group, PartKind.YEAR)
        state.add(match, group + 1, PartKind.ISSUE)
        return True
    if not forms.AHEAD_PAGES.match(match.string, match.end()):
        return _pages(state, match, group)
    start, end = match.start(group), match.end(group + 1)
    kind = PartKind.ISSUE if PartKind.ISSUE not in state.seen else PartKind.VOLUME
    state.fields.append(Field(start, end, kind))
    state.seen.add(kind)
    return True


def _year(state: _State, match: re.Match[str], colon: bool, known_year: str) -> bool:
    """A year alone: the work's, one that is printed again, or a number like one."""
    group = _group(match)
    colon = colon and forms.PREPRINT_BEFORE.search(match.string, 0, match.start()) is None
    if PartKind.YEAR not in state.seen and not (known_year or colon):
        return _once(state, match, group, PartKind.YEAR)
    is_last = not match.string[match.end() :].strip(" .,;:)]")
    is_last = is_last or forms.STOP_AND_PAGES.match(match.string, match.end()) is not None  # `Genoa: 2006. 12-18`
    is_last = is_last or forms.COMMA_AND_PAGES.match(match.string, match.end()) is not None  # `on Ponds: 2001, 256-266`
    if colon and is_last and PartKind.YEAR not in state.seen and not known_year:  # `Tianjin: 1988.`
        return _once(state, match, group, PartKind.YEAR)
    if (
        match.group(group) in (known_year, state.year)
        and not forms.AHEAD_BRACKET.match(match.string, match.end())
        and (_is_after_stop(match) or not forms.AHEAD_PAGES.match(match.string, match.end()))
    ):
        return True
    return _number(state, match, colon)


_TWO_KINDS = {
    "year_volume": (PartKind.YEAR, PartKind.VOLUME),
    "year_issue": (PartKind.YEAR, PartKind.ISSUE),
    "volume_and_issue": (PartKind.VOLUME, PartKind.ISSUE),
}


def _two(state: _State, match: re.Match[str], name: str, group: int) -> bool:
    """An item that says two things; the second is none in `南京: 某某出版社, 2001.6: 12`, the month of a book."""
    first, second = _TWO_KINDS[name]
    is_month = name == "year_issue" and forms.HOUSE_ENDS.search(match.string, 0, match.start())
    return _once(state, match, group, first) and (bool(is_month) or _once(state, match, group + 1, second))


_KINDS = {
    "volume_zh": PartKind.VOLUME,
    "volume": PartKind.VOLUME,
    "volume_cited": PartKind.VOLUME,
    "part_zh": PartKind.VOLUME,
    "preprint_volume": PartKind.VOLUME,
    "series_volume": PartKind.VOLUME,
    "article": PartKind.ELOCATION_ID,
}
_PAGES = frozenset({"pages_zh", "pages", "pages_of_article", "pages_of_number"})


def _take(state: _State, match: re.Match[str], colon: bool, known_year: str) -> bool:
    """Put one item where it belongs; False where it fits nowhere."""
    name, group = match.lastgroup or "", _group(match)
    if name == "preprint_parts":  # `arXiv preprint arXiv: 2017, 1704: 03847`
        is_preprint = "arxiv" in match.string[: match.start()].lower() and PartKind.YEAR in state.seen
        return is_preprint and _once(state, match, group, PartKind.VOLUME) and _once(state, match, group + 1, _FIRST)
    if name == "iso" and state.year and match.group().startswith("(" + state.year):  # online then: `2020(2020-05-11)`
        return True
    if name in _TWO_KINDS:
        return _two(state, match, name, group)
    if name in ("iso", "year_zh"):
        state.dated = name == "iso" or match.group()[-1] in references().signs["day"]
        return _once(state, match, group, PartKind.YEAR)
    if name == "year":
        return _year(state, match, colon, known_year)
    if name == "number":
        return _number(state, match, colon)
    if name == "bracket":
        return _bracket(state, match, group)
    if name == "range":
        return _range(state, match, group)
    if name in _PAGES:  # a further page that is cited: `第12页、第18页`
        return (name == "pages_zh" and _FIRST in state.seen) or _pages(state, match, group)
    if name == "supplement":
        return _once(state, match, 0, PartKind.SUPPLEMENT if PartKind.ISSUE in state.seen else PartKind.ISSUE)
    if name in ("extent", "series"):
        return PartKind.YEAR in state.seen
    if name == "preprint":  # `2025, arXiv: 2502.14617`
        behind_comma = match.string[: match.start()].rstrip().endswith(",")  # `Pond Science, arXiv: 1510.02037`
        return (PartKind.YEAR in state.seen or behind_comma) and _once(state, match, group, PartKind.ELOCATION_ID)
    if name == "page_words":  # `: 序2-3`, `: 扉页`
        return (
            (colon or PartKind.ISSUE in state.seen)
            and _FIRST not in state.seen
            and _once(state, match, 0, PartKind.PAGE_RANGE)
        )
    if name == "words_for_pages":
        return colon and PartKind.ISSUE in state.seen and _once(state, match, 0, PartKind.PAGE_RANGE)
    if name == "newspaper_page":  # a newspaper's page after its day; else the edition
        return state.dated or _once(state, match, 0, PartKind.EDITION)
    if name == "part_zh" and PartKind.VOLUME in state.seen:  # `《某书》卷二十, 某某书局1974年版, 第3册, 第1234页`
        return True
    if name == "issue" and colon and PartKind.ISSUE in state.seen:  # `135(3): No. 031101`
        return _once(state, match, group, PartKind.ELOCATION_ID)
    is_long = name == "issue" and sum(map(str.isdigit, match.group(group))) > _ISSUE_MAX_DIGITS
    is_report = is_long and PartKind.VOLUME not in state.seen  # `Lake Med, vol. 389, no. 10072` counts through
    if is_report or name in ("month", "chapter"):
        return True
    return _once(state, match, group, _KINDS.get(name, PartKind.ISSUE))


@lru_cache(maxsize=1 << 10)  # an entry's text is asked about by each form that it may have
def read(folded: str, start: int, end: int, known_year: str = "") -> tuple[tuple[Field, ...], int]:
    """The fields that stand one after the other from `start` on, and the place where reading stopped."""
    state, at = _State(), start
    while at < end:
        separator = forms.SEPARATOR.match(folded, at, end)
        item_at = separator.end() if separator else at
        if item_at >= end:
            return tuple(state.fields), end
        match = forms.ITEM.match(folded, item_at, end)
        colon = ":" in folded[at:item_at] or (at == start and folded[:at].rstrip().endswith(":"))
        if match is None or not _take(state, match, colon, known_year):
            return tuple(state.fields), at
        at = max(match.end(), state.reached)
        while _FIRST in state.seen and (extra := forms.EXTRA_PAGES.match(folded, at, end)):
            at = extra.end()
    return tuple(state.fields), at


def _is_plausible(folded: str, start: int, at: int, fields: tuple[Field, ...]) -> bool:
    """Whether these fields tell a place: a source's own number (`OCEANS 2009`) must not be taken for one."""
    kinds = {field.kind for field in fields}
    before = folded[start:at].rstrip()
    if forms.NUMBER_WORD.search(before):  # `Working Paper No. 123, 2010`: the number is its own
        return False
    if forms.YEAR_OF_EDITION.match(folded, at):  # `Pond Press2011年版`
        return True
    if kinds & {PartKind.YEAR} and forms.PUBLISHER_ENDS.search(before):  # `New York: Pond Press 2003: 70-77`
        return True
    if before and before[-1].isascii() and before[-1].isalnum():
        years = sum(forms.YEAR_ONLY.fullmatch(folded, field.start, field.end) is not None for field in fields)
        is_issue = fields[0].kind is PartKind.YEAR and PartKind.ISSUE in kinds  # `Pond Text 1987, (17)`
        is_volume = kinds & {_FIRST, PartKind.ISSUE} or (PartKind.YEAR in kinds and years < 2)
        return is_issue or (PartKind.VOLUME in kinds and bool(is_volume))
    return True


def locus(folded: str, start: int, end: int, known_year: str = "") -> tuple[int, tuple[Field, ...]]:
    """Where the locus that closes the text begins, and its fields; `end` and none where there is none.

    The longest end of the text that can be read whole counts: what stands before it is the source.
    `known_year` is the year printed after the authors.
    """
    end = back(folded, start, end)
    for candidate in forms.START.finditer(folded, start, end):
        at = candidate.start()
        fields, reached = read(folded, at, end, known_year)
        if fields and reached >= end and _is_plausible(folded, start, at, fields):
            return at, fields
    return end, ()
