"""What stands in an entry with a sign of its own: type marks, DOI, URL, dates in brackets, notes on the language."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import fold
from pipeline.text.width import half_width

_words = references()
_Y, _M, _D = (_words.signs[name] for name in ("year", "month", "day"))
_CODES = "|".join(sorted((*_words.type_marks, "0L", "0l"), key=lambda code: (-len(code), code)))
_CARRIERS = "|".join(sorted((*_words.carriers, "0L"), key=lambda code: (-len(code), code)))
# [J], [J/OL], 【M】, [ J ], (J], [J), [EB/OL: also with a bracket lost on one side, and `[J` before a full stop;
# `[CJ//`: a bracket read as J.
_CARRIER = rf"(?:/\s*(?:{_CARRIERS})\s*)?"
_THESIS_BEHIND = r"\.\s?(?:[ln]\b|[A-Z][a-z]{0,3}\.?\s?(?:thesis|diss))"
_MARKS = (
    rf"[\[({{]\s*(?P<code>{_CODES})\s*{_CARRIER}[\])}}](?<!\([A-Z]\))",
    rf"\[\s*(?P<open>{_CODES})\s*{_CARRIER}[J\"]?(?=[.,]|//)(?!{_THESIS_BEHIND})",
    rf"(?<![\[\w])L?(?P<close>{_CODES})\s*{_CARRIER}\](?=\s*[.,/]|\s*$)",
)
_MARK = lazy.compile("|".join(_MARKS), re.IGNORECASE)
# `题名(J). 刊名`: in round brackets, where the entry has no mark in square ones.
_ROUND_MARK = lazy.compile(r"(?<=[^\s(])\s?\((?P<code>[JMDN])\)(?=\s*[.,]\s*\S)")
_MISREAD_J = lazy.compile(r"\[\s?[\"》]\s?\]")  # `［』］`
# What else recognition makes of [J] between title and journal, with its year: `［＿］］`, `〇］］`, `［门`, `J」`.
_BROKEN_MARKS = (
    rf"\[\s?(?:[{_words.signs['like-j']}]|[^\w\s\[]{{0,2}}|_)\s?\]{{1,2}}",
    rf"\[\s?[{_words.signs['like-j']}]",
    r"[〇○□]\s*\]{1,2}",
    r"(?<=\s)J\"",
    rf"[{_words.signs['like-bracket']}]J\]",
)
_BROKEN_J = lazy.compile(rf"(?:{'|'.join(_BROKEN_MARKS)})(?=\s*[.,]\s*\S[^\[\]]{{2,60}}(?:19|20)\d\d)")
# [Doctoral dissertation], in APA with the school: [Doctoral dissertation, University of Ponds]
_THESIS_MARK = lazy.compile(rf"[\[(]\s*{_words['thesis'].regex}\s*(?:,[^\[\]()]{{3,60}})?[\])]", re.IGNORECASE)
_WORD_MARK = lazy.compile(r"[\[(]\s*(?:dataset|data set)\s*[\])]", re.IGNORECASE)

# White that full-width stops leave in a DOI made of a journal's number: `10.1234/j. issn. 1001-2345. 2007. 05. 038`.
_SPACED_DOI = (
    r"10\.\s?\d{4,9}\s?/\s?j\s?\.\s?(?:issn\s?[.:]\s?\d{4}\s?-\s?\d{3}[\dX]|cnki\s?\.\s?[a-z\d-]+)"
    r"(?:\s?\.\s?\d+){1,4}(?![\w/-])"
)
# The same in any DOI with which an entry or a bracket ends: `[doi: 10. 1234/jos171837]`, `10.1234/ ponds. 0123456`.
_MORE_DOI = r"[\w.()/:-]"
_WHITE_DOI = (
    rf"(?<![\w.])10\.\s?\d{{4,9}}/\s?{_MORE_DOI}{{1,200}}"
    rf"(?:(?<=[./])\s(?!(?:19|20)\d\d[\s.\]]*\Z)(?-i:[a-z\d]){_MORE_DOI}*){{0,5}}(?=\s*\]|[\s.]*\Z)"
)
# Of a serial item (ANSI/NISO Z39.56): `10.1002/(SICI)1097-4636(199823)43:4<422::AID-PA9>3.0.CO;2-Z`.
_SICI = r"10\.\d{4,9}/[^\s<>\u4e00-\u9fff]+<[^\s<>]{1,20}>\d\.\d\.[A-Z]{2};\d-[A-Z\d]"
_PLAIN_DOI = r"10\.\d{4,9}/[^\s\u3000-\u303f\uff0c\uff1b\u4e00-\u9fff\"<>]+"
_DOI = lazy.compile(
    r"(?:\[?\s*\(?\bdoi\s*[:.]?\s*)?(?:https?://(?:dx\.|www\.)?doi\.org/)?"
    rf"(?P<doi>{_SICI}|{_SPACED_DOI}|{_WHITE_DOI}|{_PLAIN_DOI})",
    re.IGNORECASE,
)
_IN_URL = lazy.compile(r"(?:https?://|www\.)(?!(?:dx\.|www\.)?doi\.org/)[^\s]*\Z", re.IGNORECASE)
# What a data base prints in a DOI's place, `doi: CNKI:SUN:HBMT.0.1998-04-005`; and China's identifier for what science
# makes (GB/T 32843), `CSTR: 12345.11.pond.2020.01`.
_DATABASE_NUMBER = lazy.compile(
    r"\b(?:doi\s*:\s*(?=CNKI)|CSTR\s*:\s*(?=\d{5}\.\d\d\.))(?P<number>\w+(?:\s*[:.]\s*[^\s,;:\]]+)+)", re.IGNORECASE
)
_BAD_DOI = lazy.compile(r"\bdoi\s*:\s*(?P<doi>[^\s,;\]]*\d[^\s,;\]]*)", re.IGNORECASE)
_FILE_TYPES = "pdf|s?html?|docx?|aspx?|php|jsp"
_URL_CHARACTER = r"[^\s\u3000-\u303f\uff0c\uff1b\u4e00-\u9fff\"<>]"
# White that a typesetter's line left in an address: `www. example. cn/a. html`, but no date and no sentence behind it;
# `a.cn /b`, `a.cn/b ? id =3`; and where an underscore is drawn as a rule: `a.cn/pond report of 2016.pdf`. A part of the
# path that a stroke closes goes on with it, `a.cn/ TR/ x`, and so do hyphens set wide: `a.cn/ blog - 49 - 69. html`.
_WIDE_HYPHENS = r"\d+(?:\s?-\s?\d+)*\s?\.\s?s?html?\b"
_URL_WHITE = (
    r"(?<=[./_=&?-])\s{1,2}(?!(?:19|20)\d\d\b)(?=[a-z\d][\w-]*[./?=&]\S|(?-i:[a-z\d][\w-]*(?:\s?[/?=&]\s?\w|\.\s?[a-z\d]))"
    r"|(?-i:[a-z\d])[\w-]*(?:\.?\Z|\.\s?[A-Z\[]))"
    rf"|(?<=/)\s(?=[\w-]+/|[a-z]+\s?-\s?{_WIDE_HYPHENS})|\s(?=-\s?{_WIDE_HYPHENS})|(?<=-)\s(?={_WIDE_HYPHENS})"
    r"|\s(?=[/_=&]\s?\w|-\w[\w-]*[./]\w|\w{1,12}\s?=\s?\w)"
    rf"|(?<=\w\.)\s(?=(?:{_FILE_TYPES})\b)"
    rf"|(?<=\w)(?<!\.html)(?<!\.htm)(?<!\.pdf)\s(?=[\w-]+(?:\s[\w-]+){{0,6}}\.\s?(?:{_FILE_TYPES})\b"
    r"|(?-i:[a-z])[\w-]*/[a-z])"
)
# The number of an article put online before its issue (CNKI): CN number, class, day, time; often set with white.
_ONLINE_NUMBER = r"\d\d\.\s?\d{4}\.\s?[A-Z]{1,2}\d?\.\s?(?:19|20)\d{6}\.\s?\d{4}\.\s?\d{3}"
_URL = lazy.compile(
    rf"(?:<\s*)?(?P<url>(?:https?\s?:\s?(?:/\s?/|[∥‖])\s?|ftp://|www\.)(?:{_ONLINE_NUMBER}|{_URL_CHARACTER}|{_URL_WHITE})+)",
    re.IGNORECASE,
)
# What an identifier never holds: the next author behind its full stop, a note on the language.
_RUNS_ON = (
    r"(?<=\w)[.,;](?=[A-Z]{2,}[\s,]|[A-Z][a-z]+\s[A-Z])",
    r"\(in\Z|\(in(?=\s)",
    r"\[(?=(?:19|20)\d\d-)",
    r"[.,;]?\[(?=[A-Z]{2,}[\s,]|[A-Z][a-z]+\s[A-Z])",  # the half in the other language, in brackets
    r"[.,;]\s?(?i:doi\s?[:.])",
    r"(?:(?<=html)|(?<=\.htm)|(?<=\.pdf)|(?<=\.php)|(?<=aspx))[.,;](?=[A-Z\d])",
)
_RUN_ON = lazy.compile("|".join(_RUNS_ON))
_MONTH, _ACCESS_WORD = _words["month"].regex, rf"{_words['access'].regex}\s*[:]?\s*"
_DATES = (
    rf"(?:1[5-9]|20)\d\d\s*[-/.{_Y}]\s*\d{{1,2}}\s*(?:[-/.{_M}]\s*\d{{1,2}}\s*[{_D}]?)?",
    rf"\d{{1,2}}\s+{_MONTH},?\s+(?:19|20)\d\d",
    rf"{_MONTH}\s+\d{{1,2}},?\s+(?:19|20)\d\d",
    rf"(?:19|20)\d\d\s+{_MONTH}\s+\d{{1,2}}",
)
_DATE = "|".join(_DATES)
_NOT_OF_DECREE = rf"(?!\s*\d+\s*{_words.signs['document']})"  # 某政发〔2007〕19号
_ACCESS = lazy.compile(
    rf"\[\s*(?:{_ACCESS_WORD})?(?P<date>{_DATE}|(?:19|20)\d\d)\s*\]{_NOT_OF_DECREE}|{_ACCESS_WORD}(?P<word_date>{_DATE})"
    rf"|(?P<read>{_DATE})\s*{_words.signs['read-on']}(?=\s*(?:[.,;)\]]|\Z))",  # `http://pond.example/a，2010年5月6日访问`
    re.IGNORECASE,
)
# One of these stands in every entry that says when it was read: the pattern is dear, and most entries do not.
_READ_WORDS = tuple(_words.signs["read-words"].split("|"))
_ACCESS_SIGNS = ("[", "accessed", "access date", "retrieved", "cited", "visited", "viewed")
_PUBLISHED = lazy.compile(rf"\(\s*(?P<year>(?:1[5-9]|20)\d\d)(?:\s*[-/.{_Y}]\s*\d{{1,2}}[^()]{{0,12}})\)")
# The number of a work in PubMed, as a data base's export leaves it: `PMID: 21234567`.
_PUBMED = r"\[?\bPM(?:ID|CID)\s*:?\s*(?:PMC)?\d{5,9}\b\]?"
_MEDIUM = r"(?<=\d\.\s)(?:Print|Web)\b(?=[\s.]*(?:\Z|\d{1,2}\s[A-Z]))"  # at the end of an entry in MLA's style
_NOTE = lazy.compile(rf"{_MEDIUM}|{_words['note'].regex}|{_PUBMED}", re.IGNORECASE)
_TRAILING_YEAR = lazy.compile(r"[,，]\s?(?:19|20)\d\d\.?\Z")


# `http://….html, 1998-08-16/1998-10-04`: put online, and read (GB/T 7714-1987 for electronic documents).
_TRAILING_DATES = lazy.compile(r"[,.]\s?(?:19|20)\d\d-\d{1,2}-\d{1,2}(?:\s?/\s?(?:19|20)\d\d-\d{1,2}-\d{1,2})?\.?\Z")
_TWO_DATES = lazy.compile(r"[,.]\s?(?:19|20)\d\d-\d{1,2}-\d{1,2}\s?/\s?(?P<read>(?:19|20)\d\d-\d{1,2}-\d{1,2})")


class Mark(NamedTuple):
    """A type mark: its place and what it says."""

    start: int
    end: int
    code: str
    is_online: bool


def type_marks(folded: str) -> tuple[Mark, ...]:
    """The type marks in printed order."""
    found = []
    for match in _MARK.finditer(folded):
        code = (match.group("code") or match.group("open") or match.group("close")).upper().replace("0L", "OL")
        if match.group("close") and folded[: match.start()].count("[") > folded[: match.start()].count("]"):
            continue
        found.append(Mark(match.start(), match.end(), code, "OL" in match.group().upper().replace("0", "O")))
    if not found:
        found += [Mark(*match.span(), match["code"], False) for match in _ROUND_MARK.finditer(folded)]
    if not found and (broken := _BROKEN_J.search(folded)):
        return (Mark(*broken.span(), "J", False),)
    for pattern, code in ((_THESIS_MARK, "D"), (_WORD_MARK, "DS"), (_MISREAD_J, "J")):
        found += [Mark(*match.span(), code, False) for match in pattern.finditer(folded)]
    return tuple(sorted(found))


def _trimmed(folded: str, start: int, end: int) -> int:
    """The end of an identifier without the sentence's punctuation; a bracket stays where it was opened inside."""
    if run_on := _RUN_ON.search(folded, start, min(end + 20, len(folded))):
        end = min(end, run_on.start())
    text = folded[start:end]
    if dates := _TRAILING_DATES.search(text):
        text = text[: dates.start()]
    if year := _TRAILING_YEAR.search(text):
        text = text[: year.start()]
    while text and (text[-1] in ".,;:'\"]>}" or (text[-1] == ")" and text.count(")") > text.count("("))):
        text = text[:-1]
    return start + len(text)


@lru_cache(maxsize=1 << 10)  # an entry is asked when it is cut from its list, and when it is read
def identifiers(folded: str) -> tuple[Field, ...]:
    """DOI, URL, access date, date of putting online, and notes, in printed order."""
    fields: list[Field] = []
    lowered = folded.lower()
    if "10." in folded:  # also before white
        for match in _DOI.finditer(folded):
            if _IN_URL.search(folded, 0, match.start()):
                continue
            fields.append(Field(match.start("doi"), _trimmed(folded, *match.span("doi")), PartKind.DOI))
    if "cnki" in lowered or "cstr" in lowered:
        for match in _DATABASE_NUMBER.finditer(folded):
            fields.append(Field(match.start("number"), _trimmed(folded, *match.span("number")), PartKind.COMMENT))
    if not fields and "doi" in lowered:
        for match in _BAD_DOI.finditer(folded):
            fields.append(Field(match.start("doi"), _trimmed(folded, *match.span("doi")), PartKind.DOI))
    if "://" in folded or "www." in lowered or "http" in lowered:
        for match in _URL.finditer(folded):
            field = Field(match.start("url"), _trimmed(folded, *match.span("url")), PartKind.URI)
            if not any(field.start <= doi.start < field.end for doi in fields):
                fields.append(field)
    if any(sign in lowered for sign in _ACCESS_SIGNS) or any(word in folded for word in _READ_WORDS):
        for match in _ACCESS.finditer(folded):
            group = next(name for name in ("date", "word_date", "read") if match.group(name))
            fields.append(Field(*match.span(group), PartKind.ACCESS_DATE))
    fields += [Field(*match.span("read"), PartKind.ACCESS_DATE) for match in _TWO_DATES.finditer(folded)]
    fields += [Field(*match.span(), PartKind.COMMENT) for match in _NOTE.finditer(folded)]
    return tuple(sorted(fields))


_POINT = lazy.compile(r"(?<!\d)(\d+)．(?=(\d+))")
_YEAR = lazy.compile(r"(?:1[89]|20)\d\d")
_RESOLVER = lazy.compile(r"https?[:：][/／]{2}(?:dx[.．])?doi[.．]org[/／]", re.IGNORECASE)
_NUMBERED = lazy.compile(r"\b(Suppl?|Vol|No)．(?=\s?\d)")


def plain_numbers(text: str) -> str:
    """The entry with the points of its numbers in half width: `802．11` as `802.11`, but a year's stop as printed."""

    def point(match: re.Match[str]) -> str:
        is_stop = _YEAR.fullmatch(match[1]) or _YEAR.fullmatch(match[2])
        return match[0] if is_stop else f"{match[1]}."

    return _NUMBERED.sub(r"\1.", _POINT.sub(point, text)) if "．" in text else text


def plain_identifiers(text: str) -> str:
    """The entry with its DOIs and addresses in half-width characters: `10．1234／a` as `10.1234/a`."""
    text = _RESOLVER.sub(lambda match: half_width(match[0]), text)
    for sign in reversed(identifiers(fold(text))):
        if sign.kind in (PartKind.DOI, PartKind.URI):
            plain = half_width(text[sign.start : sign.end])
            if sign.kind is PartKind.DOI:
                plain = "".join(plain.split())
            text = text[: sign.start] + plain + text[sign.end :]
    return text


def online_date(folded: str, start: int, end: int) -> Field | None:
    """The year in a bracketed day before the access date: `(2016-09-26)[2019-07-29]` (GB/T 7714-2015, 8.6)."""
    match = _PUBLISHED.search(folded, start, end)
    return Field(*match.span("year"), PartKind.YEAR) if match else None


# Where the first sign that is no title, source or place begins, its own words (`doi:`, `Available at`) included.
_AT_DOI_ORG = r"https?://(?:dx\.)?doi\.org/"
_LEADS = (
    rf"\b(?:doi|url|https?|cstr|pmid)\b\s*[:.]?\s*(?:{_AT_DOI_ORG})?",
    rf"{_words['web'].regex}\s*[:]?\s*",
    _ACCESS_WORD,
    _AT_DOI_ORG,
    r"\[\s*online\s*\]\s*[.,:;]?\s*",  # IEEE: `p. 111, 2020, [Online]. Available: https:…`
    r"[\[<(]",
)
_LEAD = lazy.compile(rf"(?:\[\s*)?(?:\(\s*)?(?:{'|'.join(_LEADS)})\s*\Z", re.IGNORECASE)


def lead(folded: str, start: int, at: int) -> int:
    """Where the words before an identifier begin, at most one label of it."""
    while match := _LEAD.search(folded, max(start, at - 40), at):
        if match.end() == match.start():
            break
        at = match.start()
    return at


PUBLICATION_TYPES = {code: PublicationType(value) for code, value in _words.type_marks.items()}
