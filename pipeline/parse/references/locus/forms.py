"""How the items of a locus are printed: years, volumes, issues, pages, and what may stand around each of them."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.parse.references.fold import HANZI_CLASS

_words = references()
_YEAR = r"(?:1[5-9]|20)\d\d"
# 1555, e12, A1-3, xii, 118.e1 (what an article has online alone); in the thousands also `1 555-1 562`
_AFTER_DASH = r"(?:(?<=\d\d\d[-~])|(?<=\d\d\d[-~]\s)|(?<=\d\d\d\s[-~])|(?<=\d\d\d\s[-~]\s))"
_THOUSANDS = rf"\d{{1,2}}\s\d{{3}}(?=\s*[-~]\s*\d{{1,2}}\s\d{{3}}(?!\d))|{_AFTER_DASH}\d{{1,2}}\s\d{{3}}(?!\d)"
_PLAIN_PAGE = r"[A-Za-z]{0,5}\.?(?!(?:19|20)\d\d\.\d)\d+(?:\.\d{1,2}(?!\d)|\.e\d{1,3})?[A-Za-z]?\d*"
_PAGE = rf"(?:{_THOUSANDS}|{_PLAIN_PAGE}|[ivxlcdmIVXLCDM]{{1,8}})"
_NO_YEAR_BEHIND = r"(?!\s\((?:19|20)\d\d\)[\s.]*\Z)"  # `9(12), 1771 (2021)`: the first is a page
_DAY = r"\d{1,2}"
_PAGE_WORD = _words["page-word"].regex
_MONTH = _words["month"].regex
_SUPPLEMENT = _words["supplement"].regex
_SIGNS = _words.signs
_HANZI_NUMERAL = f"[{_SIGNS['numeral']}]+"
_NUMERAL = f"(?:[0-9]+|{_HANZI_NUMERAL})"
_LETTERED_ISSUE = rf"(?<={_SIGNS['ordinal']})[A-Z]{{1,2}}\d{{1,2}}"  # 第S1期, 第Z1期: as data bases count 增刊
_PAGE_NUMERAL = rf"(?:{_NUMERAL}|[ivxlcdm]{{1,8}}(?![a-z])|[Ⅰ-Ⅻⅰ-ⅻ]+\s?[A-Z]?|[A-H](?![A-Za-z]))"
_ORDINAL = rf"{_SIGNS['total']}?{_SIGNS['ordinal']}?\s*"
_NO_YEAR = rf"(?!{_YEAR}(?!\d|\s*[-~]))"
_AND_PAGES = f"(?:[,、+;]?\\s*{_SIGNS['turns-to']}|[,、+])"  # `612-614转639`
_INSET = rf"\[?(?:{_SIGNS['inset']})\]?"  # behind the pages, one without a number: `1-11+封3`, `23-25, 插页2`
_NOT_A_YEAR = rf"\s*(?:\+|;?\s*{_SIGNS['turns-to']})\s*\d+(?:\s*[-~]\s*\d+)?"  # `1531-1533+1539`
_MORE_PAGES = rf"(?:{_NOT_A_YEAR}|\s*{_AND_PAGES}\s*(?:{_NO_YEAR}\d+(?:\s*[-~]\s*\d+)?|{_INSET}))*"
_MORE_PAGES_ZH = (
    rf"(?:\s*[,、+]\s*\d+(?:\s*[-~]\s*\d+)?(?=[\d\s,、+~-]*{_SIGNS['page']}))*{_MORE_PAGES}"  # 第3-5，1955页
)
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
# `1995.6: 12`, `2020.03上: 33`: year and issue with a stop between, of journals without volumes
_PART_OF_ISSUE = rf"\s?\(?[{_SIGNS['part']}](?:{_SIGNS['part-of-month']})?\)?"
_ISSUE_OF_MONTH = rf"(?:0?[1-9]|1[0-2])(?:{_PART_OF_ISSUE})?(?=\s*:\s*\d)|(?:0?[1-9]|1[0-2]){_PART_OF_ISSUE}"
_TIME_OF_DAY = r"(?:[\s,T]+\d{1,2}:\d\d(?::\d\d)?(?=\s*\)))?"  # of a page put online: `(2015-07-31 18:00)`
_MONTH_AND_DAY = rf"(?:\s*{_DAY}\s*{_SIGNS['month']}(?:\s*{_DAY}\s*[{_SIGNS['day']}])?)?"

_SHEET = rf"(?:{_SIGNS['ordinal']}?{_DAY}{_SIGNS['newspaper-sheet']}\s*)?"  # 第2张第7版

_OF_NUMBER = r"(?:\d{4,7}|\d{2,3}(?=-\d{1,2}(?!\d)))-\d{1,2}"  # of an article that has a number: its pages
# `2011, P02019`: of journals whose articles have the month and a number in it for a page
_NO_NUMBERED_PAGE = r"(?!P(?:0[1-9]|1[0-2])\d{3}(?!\d|\s*[-~]))"
# One item at a time; the first alternative that matches names it.
_ITEMS = {
    "year_issue": rf"({_YEAR})\.({_ISSUE_OF_MONTH})",
    "iso": rf"\(?\s*({_YEAR})\s*(?:{'|'.join(_ISO_DAYS)})(?!\d){_TIME_OF_DAY}\s*\)?",
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
    # `: 卷二十九 某某志`: of an old book without pages, what is cited of it (GB/T 7714-2015, 8.8.3)
    "volume_cited": (
        rf"{_SIGNS['volume']}\s?([\d〇{_SIGNS['numeral']}]+)(?:[\s,]*《?{HANZI_CLASS}{{2,10}}》?(?=[\s.]*\Z))?"
    ),
    "part_zh": rf"{_ORDINAL}({_NUMERAL})\s*[{_SIGNS['volumes']}]",
    "issue_zh": (
        rf"{_ORDINAL}({_NUMERAL}(?:\s*[-/~、]\s*{_NUMERAL})?|{_SUPPLEMENT}\s*\d*|{_LETTERED_ISSUE})\s*"
        rf"[{_SIGNS['issue']}](?:{_SIGNS['double-issue']})?"
    ),
    "pages_zh": rf"{_ORDINAL}({_PAGE}){_TO_PAGE}{_MORE_PAGES_ZH}\s*{_SIGNS['page']}(?:{_SIGNS['below']})?",
    "preprint": r"arXiv\s*:?\s*(\d{4}\._?\d{4,5}(?:v\d+)?|[a-z-]+/\d{7})",
    "preprint_volume": r"(abs/\d{4}\.\d{4,5})",  # as DBLP has it: `CoRR, abs/1606.01234`
    "preprint_parts": r"([012]\d(?:0[1-9]|1[0-2]))\s*:\s*(0\d{4})(?!\d)",
    "article": rf"{_words['article-number'].regex}\s*[:#]?\s*([A-Za-z]*\d[\w-]*)",
    # MLA: `12.3 (1999): 45-67`, `Vol. 12: 3 (1999)`; Taiwan: `12：3（1997年6月）`
    "volume_and_issue": (
        rf"(?:{_words['volume'].regex}\s*)?(\d{{1,3}})\s?[.:]\s?"
        rf"(\d{{1,2}}|(?<=\d\.)(?:\d{{3,4}}|\d{{1,2}}/\d{{1,2}})|S\d?)"
        rf"(?=\s*\((?:{_MONTH}\s)?{_YEAR}(?:\)|{_SIGNS['year']}))"
    ),
    "volume": rf"(?:{_words['volume'].regex}|v\.)\s*:?\s*([A-Za-z]?\d+(?:[.-]?[A-Za-z](?![\w.]))?|[IVXLC]+\b)",
    "chapter": r"ch(?:ap)?\.\s*\d{1,2}(?!\d)",  # `2003, ch. 3, pp. 15-64`
    "issue": (
        rf"{_words['issue'].regex}\s*:?\s*([A-Za-z]?\d+[A-Za-z]?(?:\s*[-/]\s*\d+)?|{_SUPPLEMENT}\s*(?:\d+|[A-Z]\b)?)"
    ),
    "extent": r"\d{1,4}\s?pp?\.?(?=[\s.]*\Z)",  # of the whole work: `1994. 528 pp.`
    "pages": (
        rf"{_NO_NUMBERED_PAGE}(?:{_words['page'].regex}|{_SIGNS['page']})\s*:?\s*({_PAGE}){_TO_PAGE}{_MORE_PAGES}"
    ),
    "year_volume": rf"({_YEAR})(\d{{1,3}})(?=\s*\(\s*\d{{1,3}}\s*\)\s*:)",  # `200621(2): 386`: a comma lost
    "words_for_pages": rf"{HANZI_CLASS}{{2,6}}(?=[\s.]*\Z)",  # `32(10): 编者的话`: where the pages stand
    "supplement": rf"{_SUPPLEMENT}\s*(?:\d+|[A-Z]\b|\(\s*\d{{1,2}}\s*\))?",
    "month": rf"(?:{_DAY}(?:\s*-\s*{_DAY})?\s+)?{_MONTH}(?:\s*[-/]\s*{_MONTH})?(?:\s+{_DAY}(?:\s*-\s*{_DAY})?(?!\d))?",
    "series": rf"\(\s*{HANZI_CLASS}{{2,14}}{_SIGNS['series']}{HANZI_CLASS}{{0,6}}\s*\)(?=[\s.]*\Z)",  # `(某某丛书)`
    "bracket": r"\(\s*([^()]{1,28}?)\s*\)",
    "series_volume": r"([A-Z]{1,2}-\d{1,4}|[A-Z]\d{1,3}[-.][A-Z])(?=\s*\(\s*\d{1,3}\s*\))",  # `C-34(10)`, `E91-D(4)`
    # `105(2): 023456-1-023456-5`, `40: 104-1-104-9`, `110: 023456-1-4`
    "pages_of_number": (
        rf"({_OF_NUMBER}(?=\s*[-~]+\s*{_OF_NUMBER}(?![\d-]))|\d{{5,7}}-\d{{1,2}}(?=\s*[-~]+\s*\d{{1,2}}(?![\d-])))"
        rf"\s*[-~]+\s*({_OF_NUMBER}|\d{{1,2}})"
    ),
    "pages_of_article": r"(\d{1,4}:\d{1,3})\s*[-~]+\s*(\d{1,4}:\d{1,3})(?![\d:])",  # `27(1): 2:1-2:27`
    "range": rf"({_PAGE})\s*[-~]+\s*({_PAGE})(?!(?!{_SIGNS['turns-to']})[\w/])|({_PAGE})\s*[-~]+(?=[\s.]*\Z)",
    "year": (
        rf"c?({_YEAR}){_NO_YEAR_BEHIND}(?:{_AHEAD_SERIES}|[a-h]?(?![\w/-]))"
        rf"(?!\.\d{{5}}|\.\d+(?!\s*[(:\d~-]|{_LAST_PAGES}))"
    ),
    "number": r"(?:[A-Za-z]{1,8}[.-]?)?\d+(?:/\d+)?[A-Za-z]{0,2}\d*(?:-\d+|\.e\d{1,3})?(?![\w/])(?!\.\d)|PP(?=\s*\()",
}
ITEM = lazy.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ITEMS.items()), re.IGNORECASE)
# What may stand in the brackets after a volume: 3, 1-2, 7/8, S1, 增刊1, Suppl 2, Z1, B12, Aug, Pt 1, 上, 9上.
_ISSUES = (
    r"[A-Za-z]{0,3}\.?\s?\d+[A-Za-z]?(?:\s*[-/~,、+]\s*[A-Za-z]?\d+){0,3}",
    rf"\d+\s*[-/~、]\s*\d+\s*[{_SIGNS['issue']}]?{_SIGNS['double-issue']}",
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
ISSUE = lazy.compile("|".join(f"(?:{form})" for form in _ISSUES), re.IGNORECASE)
# `28(No.3)`, `2011(第3期)`, `27卷(1期)`, `(总28)`: the number is the issue's.
NUMBERED_ISSUE = lazy.compile(
    rf"(?:(?:No\.?|{_SIGNS['total']}?{_SIGNS['ordinal']}|{_SIGNS['total']})\s*|(?=\d+\s*[{_SIGNS['issue']}]))(\d+)"
    rf"\s*[{_SIGNS['issue']}]?",
    re.IGNORECASE,
)
# Behind an issue, one more number of it: `第1期(总第27期)`; behind a year, the same in another reckoning (GB/T 7714,
# 8.4.3.1): `1736(某某元年)`; behind a day, a newspaper's page: `2006年5月7日(第3版)`.
TOTAL = lazy.compile(rf"{_SIGNS['total']}{_SIGNS['ordinal']}?\s*\d+\s*[{_SIGNS['issue']}]?")
OTHER_YEAR = lazy.compile(rf"{HANZI_CLASS}{{3,10}}{_SIGNS['year']}")
PAGE_OF_NEWS = lazy.compile(
    rf"(?:{_SIGNS['ordinal']}?\s*[A-Z]?{_DAY}\s*|{HANZI_CLASS}{{2,6}}){_SIGNS['newspaper-page']}"
)
_ONLINE_PAGES = r"(?<=\d)(?:\s|\s?,\s?)e\d{1,3}(?:\s?[-~]\s?e?\d{1,3})?(?=[\s.]*\Z)"  # `822-838 e1`, `822-838, e1-e3`
# An article that goes on in a further issue: `2012(1): 12-19; (2): 20-28`, `…; 2013, 25(1): 3-9`
_FURTHER_ISSUE = (
    rf"\s*[;,]\s*(?:{_YEAR}\s*,?\s*)?\d{{0,3}}\s?\(\s*\d{{1,3}}\s*\)\s*:\s*{_PAGE}(?:\s*[-~]+\s*{_PAGE})?(?![\w/(:-])"
)
EXTRA_PAGES = lazy.compile(
    rf"{_ONLINE_PAGES}|{_FURTHER_ISSUE}|{_NOT_A_YEAR}(?![\w/(:-])|\s*(?:{_AND_PAGES}|;)\s*(?:{_INSET}|{_NO_YEAR}{_PAGE}(?:\s*[-~]+\s*{_PAGE})?)(?![\w/(:-])(?!\s*(?::|\((?!{_YEAR}\s*\))))"
)
SEPARATOR = lazy.compile(r"[\s,.;:、]*")
_YEAR_OF_EDITION = rf"{_YEAR}\s*{_SIGNS['year']}{_SIGNS['year-of-edition']}"
YEAR_OF_EDITION = lazy.compile(_YEAR_OF_EDITION)
_BEGINS = rf"[\dA-Za-z({_SIGNS['ordinal']}{_SIGNS['total']}]|{_SIGNS['republic']}\s*\d|{_SIGNS['page']}\s?\d"
_BEHIND_HANZI = rf"(?<={HANZI_CLASS})(?=[\d({_SIGNS['ordinal']}])"
START = lazy.compile(
    rf"(?<![\w/'-])(?<!\d\.)(?={_BEGINS})|(?<=[A-Za-z])(?={_YEAR_OF_EDITION})"
    rf"|(?<=:)(?=\s?{_PAGE_WORD}[\s.]*\Z)|{_BEHIND_HANZI}|(?<=\d\.)(?={_YEAR}\s*[:,;])"
)
YEAR_ONLY = lazy.compile(rf"\(?\s*({_YEAR}[a-h]?)\s*(?:{_SIGNS['year']}(?:\s*{_DAY}\s*{_SIGNS['month']})?)?\s*\)?")
SEASON = lazy.compile(rf"{_MONTH},?\s+({_YEAR})\s*", re.IGNORECASE)  # `6, no. 2 (Spring 1980): 39-54`
AHEAD_PAGES = lazy.compile(r"\s*:\s*[A-Za-z]{0,3}\d")
COUNTED_ISSUE = lazy.compile(r"0\d\s*:\s*\d")  # `2008, 03: 12-15`: no volume has a nought before it
AHEAD_BRACKET = lazy.compile(r"\s*\(")
ENDS = lazy.compile(_LAST_PAGES)
LETTERS = lazy.compile(r"[A-Za-z]{2,4}")  # for the issue: (zk) as databases write 增刊, (SPL)
COMMA_AND_PAGES = lazy.compile(r"\s*,\s*\d{1,4}\s*[-~]+\s*\d{1,4}[\s.]*\Z")
STOP_AND_PAGES = lazy.compile(r"\s*\.\s*\d{1,4}(?!\d)")
# `PP(99)`, `B39: 1-38`, `C-34(10)`, `E94A(9)`: volumes with letters
SERIES = lazy.compile(r"PP|[A-Z]{1,2}-?\d+[A-Z]?")
AHEAD_ISSUE = lazy.compile(r"\s*\(\s*\d{1,3}(?:\s*[-/]\s*\d{1,3})?\s*\)")
# `Paris: REN21, 2017`: what is printed after a place is a publisher, whatever figures its name has.
NAMED_WITH_FIGURES = lazy.compile(r"[A-Z]{2,}\d+(?=\s*,\s*(?:19|20)\d\d\b)")
YEAR_AND_MONTH = lazy.compile(rf"{_YEAR}\s*[-~]+\s*(?:0?[1-9]|1[0-2])")  # `湖泊科学, 1994-06`
LOST_DASH = lazy.compile(r"\s+(?P<last>\d{1,5})(?=[\s.]*\Z)")
AFTER_STOP = lazy.compile(r"\d\.\s*\Z")
_REPORT = "|".join(re.escape(form).replace(r"\.", r"\.?") for form in _words["report"].forms if form.isascii())
AFTER_REPORT = lazy.compile(
    rf"\b(?:{_REPORT})[\s,]*(?:No\.?\s*)?\Z", re.IGNORECASE
)  # a journal may be an annual: 年报 12
PREPRINT_BEFORE = lazy.compile(r"arXiv\s*:\s*\Z", re.IGNORECASE)
PUBLISHER_ENDS = lazy.compile(r":\s?(?:[A-Z][\w'&.-]*\s){1,6}?(?:Press|University|Publishers|Publishing|Verlag)\Z")
HOUSE_ENDS = lazy.compile(rf"{_words['publishing-house'].regex}[\s,.]*\Z")
NUMBER_WORD = lazy.compile(rf"(?:{_words['issue'].regex}|#)\Z", re.IGNORECASE)
