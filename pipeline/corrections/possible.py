"""What a corrected value cannot be, whatever is printed: told before it is put in.

A number may be misprinted, and an editor says what is printed: a wrong check digit is remarked on and stands. What has
not the form of its kind at all is no DOI, no date and no address, and nobody who reads the results could use it.

What counts (volume, issue, page) is told in figures with letters or words: `S1`, `Z1`, `增刊1`, `3-4`, `e1234`. Figures
in hanzi are recorded as Arabic ones wherever they are read (第十二卷 is 12), so they are asked for in corrections too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.corrections.address import NoSuchPlace, steps
from pipeline.corrections.correction import Correction
from pipeline.knowledge import lazy
from pipeline.knowledge.article_types import types
from pipeline.knowledge.corrected import counted
from pipeline.knowledge.references import references
from pipeline.parse.front.history import DATE_TYPES, typed
from pipeline.parse.front.identifiers import CODES
from pipeline.said import later
from pipeline.text.identifiers import DOI, EMAIL, ORCID, URL, is_date, issn_as_printed
from pipeline.text.numbers import is_numeral_zh
from pipeline.text.width import half_width
from pipeline.write.characters import legal

_WHITE = frozenset("\t\n\r")
_TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))  # Unicode's UAX 9
_MOST = 60  # characters of a value that a remark repeats
_LONGEST = 20_000  # characters of one text: ten pages of print without a new paragraph
_LONGEST_NAME = 1_000  # characters of what names something, a title or an institution: half a page of print
_NAMED = frozenset({"titles", "authors", "affiliations", "keywords", "journal", "category"})
_NUMBER = lazy.compile(r"\d+")
_LETTERS_WITHIN = lazy.compile(r"\d[A-Za-z]+\d", re.ASCII)  # a year has letters behind it, 2018a, never between figures
# What no number of an issue is printed as: signed, as a spreadsheet has it (1e9, 3.0), with signs that join no numbers.
_NO_COUNT = lazy.compile(r"[-−–+~].*|\d*\.?\d+[eE][-+]?\d+|\d+\.\d+|.*[^\w\s()\[\]&;:,.、/·~–—−'’-].*|[\W0]*")
# An article's own pages: 12, S12, A1-3, e1234, 100833-1, 118.e1, 1:12, xii, Ⅳ; of the cover and of plates, 封三, 插页2.
_GROUP = r"[A-Za-z]{0,5}\.?\d+[A-Za-z]?"
_PAGE = lazy.compile(rf"(?!0+\Z)(?!\d+[eE]\d+\Z)(?:{_GROUP}(?:[-.:/]{_GROUP})*|[ivxlcdmIVXLCDM]+|[Ⅰ-Ⅻⅰ-ⅻ]+)")
_ARTICLE_ID = lazy.compile(r"(?=.*\d)(?!0+\Z)\w[\w./:()-]*", re.ASCII)
# Postal codes (UPU S42): capitals and figures, in two groups at most: 100871, CH-1700, 00-950, SW1A 1AA, 113-0033.
_POSTAL_CODE = lazy.compile(r"(?=(?:[^\d]*\d){2})(?=.{3,10}\Z)[A-Z\d]+(?:[ -][A-Z\d]+)?", re.ASCII)
_CN = lazy.compile(r"(?:CN\s?)?\d{2}-\d{4}(?:/[A-Z][\w-]{0,4})?", re.ASCII)  # GB/T 9999: place, number, class


@dataclass(frozen=True, slots=True)
class _Form:
    """What a value must be, and what is said of one that is not, `{0}`."""

    fits: Callable[[str], object]
    why: str


def _is_no_text(sign: str) -> bool:
    """Whether it is a control character (white space is none), one that turns the text, or one that XML cannot hold."""
    turns = unicodedata.bidirectional(sign) in _TURNING
    return sign not in _WHITE and (turns or unicodedata.category(sign) == "Cc" or not legal(sign))


def _year(text: str) -> bool:
    """Whether there is a year in it, and no longer number: `2020`, `2019/2020`, `2019-20`; 3024 may be a misprint."""
    return _counts(text) and _cited_year(text) and any(len(own) == len("YYYY") for own in _NUMBER.findall(text))


def _cited_year(text: str) -> bool:
    """The same of what is cited, which may be old, have no date, or be in press: no longer number stands in it."""
    numbers = _NUMBER.findall(text)
    if _LETTERS_WITHIN.search(half_width(text)):
        return False
    return max(map(len, numbers), default=0) <= len("YYYY") and (not numbers or any(map(int, numbers)))


def _cited_count(text: str) -> bool:
    """Whether it can tell a volume or an issue of what is cited, where numbers in hanzi stand as they are printed."""
    return not _NO_COUNT.fullmatch(half_width(text).strip())


def _counts(text: str) -> bool:
    """Whether it can tell a volume or an issue: `12`, `S1`, `Z1`, `增刊1`, `3-4`, `Suppl 2`, `上`, `E105.D`."""
    return _cited_count(text) and not is_numeral_zh(text.strip()) and not counted().search(half_width(text).strip())


def _is_page(text: str) -> bool:
    """Whether it can be an article's own page: `12`, `S12`, `e1234`, `1-15`, `118.e1`, `xii`, or a cover or a plate."""
    folded = half_width(text).strip()
    return bool(_PAGE.fullmatch(folded) or _unnumbered().fullmatch(folded))


@cache
def _unnumbered() -> re.Pattern[str]:
    """Pages that have no number, or one of their own: `封三`, `插页2`, `彩插`."""
    words = references()
    return re.compile(rf"(?:{words['page-word'].regex}|{words.signs['inset']})\s*\d*", re.IGNORECASE)


def _up_to(most: int) -> Callable[[str], bool]:
    """Whether it is told in figures, each number from 1 to `most`: `7`, `7-8`."""

    def fits(text: str) -> bool:
        numbers = _NUMBER.findall(text)
        return bool(numbers) and _counts(text) and all(1 <= int(own) <= most for own in numbers)

    return fits


def _as(pattern: re.Pattern[str]) -> Callable[[str], object]:
    """Whether it is of this form, be its signs wide ones or not."""
    return lambda text: pattern.fullmatch(half_width(text).strip())


_TEXT = _Form(lambda text: not any(map(_is_no_text, text)), "{0} in it is no character of a text")
_ISSN = _Form(issn_as_printed, "{0} is no ISSN: it has eight figures, the last may be X, as in 1234-5679")
_COUNT = _Form(_counts, "{0} is no number of a volume or an issue: it is written as 3, S1 or 3-4")
_OWN_PAGE = _Form(
    _is_page, "{0} is no page: it is written in figures, with letters where they are printed, as in 12 or e1234"
)
_CITED = ("references", "citations", "fields")
# What each value is judged by, whatever brings it: a correction's file, a changed JSON, the page, or a program.
_FORMS: Mapping[tuple[str, ...], _Form] = {
    ("doi",): _Form(DOI.fullmatch, "{0} is no DOI: it begins with 10. and has a stroke, as in 10.1234/abc"),
    ("year",): _Form(_year, "{0} is no year: it has four figures, as in 2020"),
    ("month",): _Form(_up_to(12), "{0} is no month: it is from 1 to 12"),
    ("day",): _Form(_up_to(31), "{0} is no day: it is from 1 to 31"),
    ("volume",): _COUNT,
    ("issue",): _COUNT,
    ("fpage",): _OWN_PAGE,
    ("lpage",): _OWN_PAGE,
    ("elocation_id",): _Form(_as(_ARTICLE_ID), "{0} is no article number: it has figures and letters, as in e1234"),
    ("article_type",): _Form(
        lambda text: text in types(), "{0} is no type of an article that JATS has, such as review-article or letter"
    ),
    ("class_codes", "scheme"): _Form(
        CODES.__contains__, "{0} is no classification: it is jel, pacs, ocis, msc or gbt13745 (学科分类与代码)"
    ),
    ("history", "type"): _Form(
        DATE_TYPES.__contains__, "{0} is no kind of date: it is received, rev-recd, accepted, online or pub"
    ),
    ("history",): _Form(
        lambda text: is_date(text) or typed(text),
        "{0} is no date with its kind: it is written as received 2020-02-29",
    ),
    ("history", "date"): _Form(is_date, "{0} is no date: it is written as 2020-02-29, 2020-02 or 2020"),
    ("journal", "issn"): _ISSN,
    ("journal", "eissn"): _ISSN,
    ("journal", "cn"): _Form(_as(_CN), "{0} is no CN number: it is written as 11-1234/TP"),
    ("authors", "email"): _Form(EMAIL.fullmatch, "{0} is no e-mail address: it is written as name@example.com"),
    ("authors", "orcid"): _Form(ORCID.fullmatch, "{0} is no ORCID iD: it is written as 0000-0002-1825-0097"),
    ("affiliations", "postal_code"): _Form(
        _as(_POSTAL_CODE), "{0} is no postal code: it is written as 100871 or CH-1700"
    ),
    ("permissions", "license_url"): _Form(URL.fullmatch, "{0} is no web address: it begins with https://"),
    ("permissions", "year"): _Form(_year, "{0} is no year: it has four figures, as in 2020"),
    (*_CITED, "year"): _Form(_cited_year, "{0} is no year: it has four figures, as in 2020"),
    (*_CITED, "volume"): _Form(_cited_count, _COUNT.why),
    (*_CITED, "issue"): _Form(_cited_count, _COUNT.why),
}


def impossible(item: Correction) -> str:
    """Why what a correction puts in can stand nowhere; nothing where it can."""
    try:
        known = frozenset(texts(item.address, item.old))  # what a given whole only repeats is as it was printed
        given = tuple(texts(item.address, item.new))
    except NoSuchPlace:
        return ""  # told where the place is looked for
    for keys, text in (((), item.who), *given):
        if sign := next(filter(_is_no_text, text), ""):
            return _TEXT.why.format(f"U+{ord(sign):04X}")
        if (keys, text) not in known and len(text) > (most := _most(keys)):
            return later(f"its text has {len(text)} characters, and {most} is the most")
        form = _FORMS.get(keys)
        if form is not None and text.strip() and (keys, text) not in known and not form.fits(text):
            return form.why.format(text if len(text) <= _MOST else f"{text[: _MOST - 1]}…")
    return ""


def _most(keys: tuple[str, ...]) -> int:
    """How many characters a text at these keys may have."""
    return _LONGEST_NAME if keys[:1] and keys[0] in _NAMED and keys[-1] != "bio" else _LONGEST


def texts(address: str, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of a value at an address with the keys that lead to it. Raises NoSuchPlace."""
    return _texts(tuple(part for part in steps(address) if not part.startswith("[")), value)


def _texts(way: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of a value with the keys that lead to it; what is called `text` is the value of the key above it."""
    if isinstance(value, str):
        yield (way[:-1] if way[-1:] == ("text",) else way), value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts((*way, key), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(way, inner)
