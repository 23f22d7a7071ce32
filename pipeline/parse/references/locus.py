"""Where in its source a work stands: year, volume, issue, pages, in any printed order.

GB/T 7714-2015, 8.8: `2014,42(12):145-148`; Vancouver `2012;30(5):433-46`; `Vol. 60, No. 2, 2013, pp. 323-351`;
`2015年第8期`; `34 (2): 12-18, 2010`. A small state machine reads one item after the other.
"""

import re
from dataclasses import dataclass, field

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back

_words = references()
_YEAR = r"(?:1[5-9]|20)\d\d"
# 1555, e12, A1-3, xii, 118.e1 (what an article has online alone); in the thousands also `1 555-1 562`
_AFTER_DASH = r"(?:(?<=\d\d\d[-~])|(?<=\d\d\d[-~]\s)|(?<=\d\d\d\s[-~])|(?<=\d\d\d\s[-~]\s))"
_THOUSANDS = rf"\d{{1,2}}\s\d{{3}}(?=\s*[-~]\s*\d{{1,2}}\s\d{{3}}(?!\d))|{_AFTER_DASH}\d{{1,2}}\s\d{{3}}(?!\d)"
_PLAIN_PAGE = r"[A-Za-z]{0,5}\.?(?!(?:19|20)\d\d\.\d)\d+(?:\.\d{1,2}(?!\d)|\.e\d{1,3})?[A-Za-z]?\d*"
_PAGE = rf"(?:{_THOUSANDS}|{_PLAIN_PAGE}|[ivxlcdmIVXLCDM]{{1,8}})"
_DAY = r"\d{1,2}"
_PAGE_WORD = _words["page-word"].regex
_MONTH = _words["month"].regex
_SUPPLEMENT = _words["supplement"].regex
_SIGNS = _words.signs
_HANZI_NUMERAL = f"[{_SIGNS['numeral']}]+"
_NUMERAL = f"(?:[0-9]+|{_HANZI_NUMERAL})"
_PAGE_NUMERAL = rf"(?:{_NUMERAL}|[ivxlcdm]{{1,8}}(?![a-z])|[Ⅰ-Ⅻⅰ-ⅻ]+\s?[A-Z]?|[A-H](?![A-Za-z]))"
_ORDINAL = rf"{_SIGNS['total']}?{_SIGNS['ordinal']}?\s*"
_NO_YEAR = rf"(?!{_YEAR}(?!\d|\s*[-~]))"
_AND_PAGES = f"(?:[,、+;]?\\s*{_SIGNS['turns-to']}|[,、+])"  # `612-614转639`
_INSET = rf"\[?(?:{_SIGNS['inset']})\]?"  # behind the pages, one without a number: `1-11+封3`, `23-25, 插页2`
_MORE_PAGES = rf"(?:\s*{_AND_PAGES}\s*(?:{_NO_YEAR}\d+(?:\s*[-~]\s*\d+)?|{_INSET}))*"
# Pages behind a full stop, as GB 7714-87 has them: `北京: 湖光出版社, 1998. 219, 223.`
_LAST_PAGES = r"(?:\s*[,、]\s*\d{1,4}(?:\s*[-~]\s*\d{1,4})?)*[\s.]*\Z"
_AHEAD_SERIES = r"(?=[A-Z]{1,2}\d+[A-Z]?\s*\()"  # `2005E88D(5)`
_TO_PAGE = rf"(?:\s*[-~]+\s*({_PAGE}))?"
_ISO_DAYS = (
    rf"-\s?{_DAY}\s?-\s?{_DAY}",
    rf"/\s?{_DAY}\s?/\s?{_DAY}",
    rf"\.{_DAY}\.{_DAY}",
    r"\.(?:0?[1-9]|1[0-2])(?=[\s.]*\Z)",
)
_MONTH_AND_DAY = rf"(?:\s*{_DAY}\s*{_SIGNS['month']}(?:\s*{_DAY}\s*[{_SIGNS['day']}])?)?"

_SHEET = rf"(?:{_SIGNS['ordinal']}?{_DAY}{_SIGNS['newspaper-sheet']}\s*)?"  # 第2张第7版

_OF_NUMBER = r"(?:\d{4,7}|\d{2,3}(?=-\d{1,2}(?!\d)))-\d{1,2}"  # of an article that has a number: its pages
# One item at a time; the first alternative that matches names it.
_ITEMS = {
    "iso": rf"\(?\s*({_YEAR})\s*(?:{'|'.join(_ISO_DAYS)})(?!\d)\s*\)?",
    "year_zh": (
        rf"({_YEAR}|{_SIGNS['republic']}\s*\d{{1,3}})[a-h]?\s*{_SIGNS['year']}"
        rf"(?:{_SIGNS['year-of-edition']})?{_MONTH_AND_DAY}(?:{_SIGNS['passed']})?"
    ),
    "page_words": (
        rf"(?:{_ORDINAL}{_NUMERAL}\s*{_SIGNS['newspaper-page']})?"
        rf"{_PAGE_WORD}\s*(?:{_PAGE_NUMERAL})?(?:\s*-\s*(?:{_PAGE_WORD}\s*{_PAGE_NUMERAL}|{_PAGE_WORD}|{_PAGE_NUMERAL}))?"
    ),
    "newspaper_page": rf"{_SHEET}{_SIGNS['ordinal']}?\s*([A-Z]?\d{{1,3}})\s*{_SIGNS['newspaper-page']}",
    "volume_zh": rf"{_ORDINAL}({_NUMERAL})\s*{_SIGNS['volume']}",
    "part_zh": rf"{_ORDINAL}({_NUMERAL})\s*[{_SIGNS['volumes']}]",
    "issue_zh": rf"{_ORDINAL}({_NUMERAL}(?:\s*[-/~、]\s*{_NUMERAL})?|{_SUPPLEMENT}\s*\d*)\s*[{_SIGNS['issue']}]",
    "pages_zh": rf"{_ORDINAL}({_PAGE}){_TO_PAGE}{_MORE_PAGES}\s*{_SIGNS['page']}(?:{_SIGNS['below']})?",
    "preprint": r"arXiv\s*:?\s*(\d{4}\._?\d{4,5}(?:v\d+)?|[a-z-]+/\d{7})",
    "preprint_volume": r"(abs/\d{4}\.\d{4,5})",  # as DBLP has it: `CoRR, abs/1606.01234`
    "preprint_parts": r"([012]\d(?:0[1-9]|1[0-2]))\s*:\s*(0\d{4})(?!\d)",
    "article": rf"{_words['article-number'].regex}\s*[:#]?\s*([A-Za-z]*\d[\w-]*)",
    "volume": rf"(?:{_words['volume'].regex}|v\.)\s*:?\s*([A-Za-z]?\d+(?:[.-]?[A-Za-z](?![\w.]))?|[IVXLC]+\b)",
    "chapter": r"ch(?:ap)?\.\s*\d{1,2}(?!\d)",  # `2003, ch. 3, pp. 15-64`
    # MLA: `12.3 (1999): 45-67`; Taiwan: `12：3（1997年6月）`
    "volume_and_issue": (rf"(\d{{1,3}})\s?[.:]\s?(\d{{1,2}})(?=\s*\((?:{_MONTH}\s)?{_YEAR}(?:\)|{_SIGNS['year']}))"),
    "issue": rf"{_words['issue'].regex}\s*:?\s*([A-Za-z]?\d+[A-Za-z]?(?:\s*[-/]\s*\d+)?)",
    "pages": rf"(?:{_words['page'].regex}|{_SIGNS['page']})\s*:?\s*({_PAGE}){_TO_PAGE}{_MORE_PAGES}",
    "year_volume": rf"({_YEAR})(\d{{1,3}})(?=\s*\(\s*\d{{1,3}}\s*\)\s*:)",  # `200621(2): 386`: a comma lost
    "supplement": rf"{_SUPPLEMENT}\s*(?:\d+|[A-Z]\b)?",
    "month": rf"(?:{_DAY}(?:\s*-\s*{_DAY})?\s+)?{_MONTH}(?:\s*[-/]\s*{_MONTH})?(?:\s+{_DAY}(?:\s*-\s*{_DAY})?(?!\d))?",
    "bracket": r"\(\s*([^()]{1,28}?)\s*\)",
    "series_volume": r"([A-Z]{1,2}-\d{1,4}|[A-Z]\d{1,3}[-.][A-Z])(?=\s*\(\s*\d{1,3}\s*\))",  # `C-34(10)`, `E91-D(4)`
    # `105(2): 023456-1-023456-5`, `40: 104-1-104-9`
    "pages_of_number": rf"({_OF_NUMBER}(?=\s*[-~]+\s*{_OF_NUMBER}(?![\d-])))\s*[-~]+\s*({_OF_NUMBER})",
    "pages_of_article": r"(\d{1,4}:\d{1,3})\s*[-~]+\s*(\d{1,4}:\d{1,3})(?![\d:])",  # `27(1): 2:1-2:27`
    "range": rf"({_PAGE})\s*[-~]+\s*({_PAGE})(?!(?!{_SIGNS['turns-to']})[\w/])|({_PAGE})\s*[-~]+(?=[\s.]*\Z)",
    "year": rf"c?({_YEAR})(?:{_AHEAD_SERIES}|[a-h]?(?![\w/-]))(?!\.\d{{5}}|\.\d+(?!\s*[(:\d~-]|{_LAST_PAGES}))",
    "number": r"(?:[A-Za-z]{1,8}[.-]?)?\d+(?:/\d+)?[A-Za-z]{0,2}\d*(?:-\d+|\.e\d{1,3})?(?![\w/])(?!\.\d)|PP(?=\s*\()",
}
_ITEM = lazy.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ITEMS.items()), re.IGNORECASE)
# What may stand in the brackets after a volume: 3, 1-2, 7/8, S1, 增刊1, Suppl 2, Z1, B12, Aug, Pt 1, 上, 9上.
_ISSUES = (
    r"[A-Za-z]{0,3}\.?\s?\d+[A-Za-z]?(?:\s*[-/~,、+]\s*[A-Za-z]?\d+){0,3}",
    rf"{_SUPPLEMENT}\s*(?:\d+|[A-Z])?(?:\s*[;,][^()]*)?",
    rf"\d+\s*[,_]?\s*{_SUPPLEMENT}[^()]*",
    r"[A-Z]",
    r"\d+\s?\(?Pt\.?\s*\d+\)?",
    r"(?:Pt|Part)\.?\s*[\dA-Z]+",
    rf"(?:\d+\s*[{_SIGNS['issue']}]?\s*)?[{_SIGNS['part']}](?:{_SIGNS['part-of-month']})?",  # 上, 9上, 12下旬刊
    rf"{_MONTH}(?:\s*-\s*{_MONTH})?",
    r"\d\s\d",  # of a justified line
    r"\d+\s*S\d*",
    _HANZI_NUMERAL,
)
_ISSUE = lazy.compile("|".join(f"(?:{form})" for form in _ISSUES), re.IGNORECASE)
# `28(No.3)`, `2011(第3期)`, `27卷(1期)`, `(总28)`: the number is the issue's.
_NUMBERED_ISSUE = lazy.compile(
    rf"(?:(?:No\.?|{_SIGNS['total']}?{_SIGNS['ordinal']}|{_SIGNS['total']})\s*|(?=\d+\s*[{_SIGNS['issue']}]))(\d+)"
    rf"\s*[{_SIGNS['issue']}]?",
    re.IGNORECASE,
)
# Behind an issue, one more number of it: `第1期(总第27期)`; behind a year, the same in another reckoning (GB/T 7714,
# 8.4.3.1): `1736(某某元年)`; behind a day, a newspaper's page: `2006年5月7日(第3版)`.
_TOTAL = lazy.compile(rf"{_SIGNS['total']}{_SIGNS['ordinal']}?\s*\d+\s*[{_SIGNS['issue']}]?")
_OTHER_YEAR = lazy.compile(rf"{HANZI_CLASS}{{3,10}}{_SIGNS['year']}")
_PAGE_OF_NEWS = lazy.compile(
    rf"(?:{_SIGNS['ordinal']}?\s*[A-Z]?{_DAY}\s*|{HANZI_CLASS}{{2,6}}){_SIGNS['newspaper-page']}"
)
_EXTRA_PAGES = lazy.compile(
    rf"\s*(?:{_AND_PAGES}|;)\s*(?:{_INSET}|{_NO_YEAR}{_PAGE}(?:\s*[-~]+\s*{_PAGE})?)(?![\w/(:-])(?!\s*[(:])"
)
_SEPARATOR = lazy.compile(r"[\s,.;:、]*")
_START = lazy.compile(
    rf"(?<![\w/'-])(?<!\d\.)(?=[\dA-Za-z({_SIGNS['ordinal']}{_SIGNS['total']}]|{_SIGNS['republic']}\s*\d|{_SIGNS['page']}\s?\d)"
    rf"|(?<={HANZI_CLASS})(?=[\d({_SIGNS['ordinal']}])|(?<=\d\.)(?={_YEAR}\s*[:,;])"
)
_YEAR_ONLY = lazy.compile(rf"\(?\s*({_YEAR}[a-h]?)\s*(?:{_SIGNS['year']}(?:\s*{_DAY}\s*{_SIGNS['month']})?)?\s*\)?")
_SEASON = lazy.compile(rf"{_MONTH},?\s+({_YEAR})\s*", re.IGNORECASE)  # `6, no. 2 (Spring 1980): 39-54`
_AHEAD_PAGES = lazy.compile(r"\s*:\s*[A-Za-z]{0,3}\d")
_COUNTED_ISSUE = lazy.compile(r"0\d\s*:\s*\d")  # `2008, 03: 12-15`: no volume has a nought before it
_AHEAD_BRACKET = lazy.compile(r"\s*\(")
_ENDS = lazy.compile(_LAST_PAGES)
_LETTERS = lazy.compile(r"[A-Za-z]{2,4}")  # for the issue: (zk) as databases write 增刊, (SPL)
_COMMA_AND_PAGES = lazy.compile(r"\s*,\s*\d{1,4}\s*[-~]+\s*\d{1,4}[\s.]*\Z")
_STOP_AND_PAGES = lazy.compile(r"\s*\.\s*\d{1,4}(?!\d)")
# `PP(99)`, `B39: 1-38`, `C-34(10)`, `E94A(9)`: volumes with letters
_SERIES = lazy.compile(r"PP|[A-Z]{1,2}-?\d+[A-Z]?")
_AHEAD_ISSUE = lazy.compile(r"\s*\(\s*\d{1,3}(?:\s*[-/]\s*\d{1,3})?\s*\)")
# `Paris: REN21, 2017`: what is printed after a place is a publisher, whatever figures its name has.
_NAMED_WITH_FIGURES = lazy.compile(r"[A-Z]{2,}\d+(?=\s*,\s*(?:19|20)\d\d\b)")


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
    return _ITEM.groupindex[name] + 1 if name else 0


_ARTICLE_DIGITS = 5  # of a number alone behind the year, at least: no volume has so many
_ISSUE_MAX_DIGITS = 4  # a longer "No." is the number of a report or working paper
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
    is_total = PartKind.ISSUE in state.seen and _TOTAL.fullmatch(content)
    is_year = PartKind.YEAR in state.seen and _OTHER_YEAR.fullmatch(content)
    return bool(is_total or is_year or (state.dated and _PAGE_OF_NEWS.fullmatch(content)))


def _bracket(state: _State, match: re.Match[str], group: int) -> bool:
    """What stands in brackets: the issue, or a year where none has been read."""
    content = match.group(group)
    only = _YEAR_ONLY.fullmatch(match.string, *match.span(group))
    if only and PartKind.YEAR not in state.seen:
        state.add(only, 1, PartKind.YEAR)
        return True
    if (season := _SEASON.fullmatch(match.string, *match.span(group))) and PartKind.YEAR not in state.seen:
        state.add(season, 1, PartKind.YEAR)
        return True
    is_word = PartKind.VOLUME in state.seen and _LETTERS.fullmatch(content) is not None
    if _is_aside(state, content):
        return True
    if numbered := _NUMBERED_ISSUE.fullmatch(match.string, *match.span(group)):
        return _once(state, numbered, 1, PartKind.ISSUE)
    if not is_word and not _ISSUE.fullmatch(content):
        return False
    if state.dated:  # the page of a newspaper: `2017-12-10(1)`
        return True
    return _once(state, match, group, PartKind.ISSUE)


_YEAR_AND_MONTH = lazy.compile(rf"{_YEAR}\s*[-~]+\s*(?:0?[1-9]|1[0-2])")  # `湖泊科学, 1994-06`
_LOST_DASH = lazy.compile(r"\s+(?P<last>\d{1,5})(?=[\s.]*\Z)")
_AFTER_STOP = lazy.compile(r"\d\.\s*\Z")


_PREPRINT_BEFORE = lazy.compile(r"arXiv\s*:\s*\Z", re.IGNORECASE)


def _is_after_stop(match: re.Match[str]) -> bool:
    """Whether a full stop behind a figure stands before: `Proc of Ponds 2010. 2010: 1785`."""
    return _AFTER_STOP.search(match.string, 0, match.start()) is not None


def _number(state: _State, match: re.Match[str], colon: bool) -> bool:
    """A bare number: volume, issue or page, by what stands around it and what has been read."""
    folded, after = match.string, match.end()
    volume, issue = PartKind.VOLUME in state.seen, PartKind.ISSUE in state.seen
    before_bracket = _AHEAD_BRACKET.match(folded, after) is not None
    is_last = _ENDS.match(folded, after) is not None
    closes = is_last and PartKind.YEAR in state.seen and _AFTER_STOP.search(folded, 0, match.start()) is not None
    if colon and PartKind.YEAR not in state.seen and _NAMED_WITH_FIGURES.match(folded, match.start()):
        return False
    is_volume = not volume and not issue and PartKind.YEAR in state.seen and _AHEAD_PAGES.match(folded, after)
    if (colon or closes) and not (before_bracket or is_volume or _FIRST in state.seen):
        kind = _FIRST
    elif not volume and not issue and _FIRST not in state.seen:
        is_series = _SERIES.fullmatch(match.group()) and (
            match.group() == "PP" or _AHEAD_PAGES.match(folded, after) or _AHEAD_ISSUE.match(folded, after)
        )
        is_article = is_last and len(match.group()) >= _ARTICLE_DIGITS and PartKind.YEAR in state.seen
        kind = _FIRST if (match.group()[0].isalpha() and not is_series) or is_article else PartKind.VOLUME
        if _COUNTED_ISSUE.match(folded, match.start()):
            kind = PartKind.ISSUE
    elif volume and not issue and _AHEAD_PAGES.match(folded, after):
        kind = PartKind.ISSUE
    else:
        kind = _FIRST
    if not _once(state, match, 0, kind):
        return False
    if colon and kind is _FIRST and (last := _LOST_DASH.match(folded, after)):  # `: 38 41.`
        state.fields.append(Field(*last.span("last"), _LAST))
        state.reached = last.end()
    return True


def _range(state: _State, match: re.Match[str], group: int) -> bool:
    """Two numbers with a dash: pages, or a double issue before the pages (`2009, 7-8: 11-17`)."""
    if match.group(group) is None:  # `152-.`
        return _once(state, match, group + 2, _FIRST)
    if not {PartKind.YEAR, PartKind.VOLUME} & state.seen and _YEAR_AND_MONTH.fullmatch(match.group()):
        state.add(match, group, PartKind.YEAR)
        state.add(match, group + 1, PartKind.ISSUE)
        return True
    if not _AHEAD_PAGES.match(match.string, match.end()):
        return _pages(state, match, group)
    start, end = match.start(group), match.end(group + 1)
    kind = PartKind.ISSUE if PartKind.ISSUE not in state.seen else PartKind.VOLUME
    state.fields.append(Field(start, end, kind))
    state.seen.add(kind)
    return True


def _year(state: _State, match: re.Match[str], colon: bool, known_year: str) -> bool:
    """A year alone: the work's, one that is printed again, or a number like one."""
    group = _group(match)
    colon = colon and _PREPRINT_BEFORE.search(match.string, 0, match.start()) is None
    if PartKind.YEAR not in state.seen and not (known_year or colon):
        return _once(state, match, group, PartKind.YEAR)
    is_last = not match.string[match.end() :].strip(" .,;:)]")
    is_last = is_last or _STOP_AND_PAGES.match(match.string, match.end()) is not None  # `Genoa: 2006. 12-18`
    is_last = is_last or _COMMA_AND_PAGES.match(match.string, match.end()) is not None  # `on Ponds: 2001, 256-266`
    if colon and is_last and PartKind.YEAR not in state.seen and not known_year:  # `Tianjin: 1988.`
        return _once(state, match, group, PartKind.YEAR)
    if (
        match.group(group) in (known_year, state.year)
        and not _AHEAD_BRACKET.match(match.string, match.end())
        and (_is_after_stop(match) or not _AHEAD_PAGES.match(match.string, match.end()))
    ):
        return True
    return _number(state, match, colon)


_TWO_KINDS = {"year_volume": (PartKind.YEAR, PartKind.VOLUME), "volume_and_issue": (PartKind.VOLUME, PartKind.ISSUE)}
_KINDS = {
    "volume_zh": PartKind.VOLUME,
    "volume": PartKind.VOLUME,
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
        first, second = _TWO_KINDS[name]
        return _once(state, match, group, first) and _once(state, match, group + 1, second)
    if name in ("iso", "year_zh"):
        state.dated = name == "iso" or match.group()[-1] in _SIGNS["day"]
        return _once(state, match, group, PartKind.YEAR)
    if name == "year":
        return _year(state, match, colon, known_year)
    if name == "number":
        return _number(state, match, colon)
    if name == "bracket":
        return _bracket(state, match, group)
    if name == "range":
        return _range(state, match, group)
    if name in _PAGES:
        return _pages(state, match, group)
    if name == "supplement":
        return _once(state, match, 0, PartKind.SUPPLEMENT if PartKind.ISSUE in state.seen else PartKind.ISSUE)
    if name == "preprint":  # `2025, arXiv: 2502.14617`
        behind_comma = match.string[: match.start()].rstrip().endswith(",")  # `Pond Science, arXiv: 1510.02037`
        return (PartKind.YEAR in state.seen or behind_comma) and _once(state, match, group, PartKind.ELOCATION_ID)
    if name == "page_words":  # `: 序2-3`, `: 扉页`
        return colon and _FIRST not in state.seen and _once(state, match, 0, PartKind.PAGE_RANGE)
    if name == "newspaper_page":  # a newspaper's page after its day; else the edition
        return PartKind.YEAR in state.seen or _once(state, match, 0, PartKind.EDITION)
    if name == "part_zh" and PartKind.VOLUME in state.seen:  # `《某书》卷二十, 某某书局1974年版, 第3册, 第1234页`
        return True
    is_report = name == "issue" and sum(map(str.isdigit, match.group(group))) > _ISSUE_MAX_DIGITS
    if is_report or name in ("month", "chapter"):
        return True
    return _once(state, match, group, _KINDS.get(name, PartKind.ISSUE))


def read(folded: str, start: int, end: int, known_year: str = "") -> tuple[tuple[Field, ...], int]:
    """The fields that stand one after the other from `start` on, and the place where reading stopped."""
    state, at = _State(), start
    while at < end:
        separator = _SEPARATOR.match(folded, at, end)
        item_at = separator.end() if separator else at
        if item_at >= end:
            return tuple(state.fields), end
        match = _ITEM.match(folded, item_at, end)
        colon = ":" in folded[at:item_at] or (at == start and folded[:at].rstrip().endswith(":"))
        if match is None or not _take(state, match, colon, known_year):
            return tuple(state.fields), at
        at = max(match.end(), state.reached)
        while _FIRST in state.seen and (extra := _EXTRA_PAGES.match(folded, at, end)):
            at = extra.end()
    return tuple(state.fields), at


_NUMBER_WORD = lazy.compile(rf"(?:{_words['issue'].regex}|#)\Z", re.IGNORECASE)


def _is_plausible(folded: str, start: int, at: int, fields: tuple[Field, ...]) -> bool:
    """Whether these fields tell a place: a source's own number (`OCEANS 2009`) must not be taken for one."""
    kinds = {field.kind for field in fields}
    before = folded[start:at].rstrip()
    if _NUMBER_WORD.search(before):  # `Working Paper No. 123, 2010`: the number is its own
        return False
    if before and before[-1].isascii() and before[-1].isalnum():
        years = sum(_YEAR_ONLY.fullmatch(folded, field.start, field.end) is not None for field in fields)
        return PartKind.VOLUME in kinds and bool(
            kinds & {_FIRST, PartKind.ISSUE} or (PartKind.YEAR in kinds and years < 2)
        )
    return True


def locus(folded: str, start: int, end: int, known_year: str = "") -> tuple[int, tuple[Field, ...]]:
    """Where the locus that closes the text begins, and its fields; `end` and none where there is none.

    The longest end of the text that can be read whole counts: what stands before it is the source.
    `known_year` is the year printed after the authors.
    """
    end = back(folded, start, end)
    for candidate in _START.finditer(folded, start, end):
        at = candidate.start()
        fields, reached = read(folded, at, end, known_year)
        if fields and reached >= end and _is_plausible(folded, start, at, fields):
            return at, fields
    return end, ()
