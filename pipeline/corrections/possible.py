"""What a corrected value cannot be, whatever is printed: told before it is put in.

A number may be misprinted, and an editor says what is printed: a wrong check digit is remarked on and stands. What has
not the form of its kind at all is no DOI, no date and no address, and nobody who reads the results could use it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.corrections.address import NoSuchPlace, steps
from pipeline.corrections.correction import Correction
from pipeline.knowledge import lazy
from pipeline.text.identifiers import DOI, EMAIL, ORCID, URL, is_date, issn_as_printed
from pipeline.write.characters import legal

_WHITE = frozenset("\t\n\r")
_MOST = 60  # characters of a value that a remark repeats
_NUMBER = lazy.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Form:
    """What a value must be, and what is said of one that is not, `{0}`."""

    fits: Callable[[str], object]
    why: str


def _is_no_text(sign: str) -> bool:
    """Whether it is a control character, but white space, or one that XML cannot hold."""
    return sign not in _WHITE and (unicodedata.category(sign) == "Cc" or not legal(sign))


def _year(text: str) -> bool:
    """Whether there is a year in it, and no longer number: `2020`, `2019/2020`, `2019-20`; 3024 may be a misprint."""
    numbers = _NUMBER.findall(text)
    return max(map(len, numbers), default=0) == len("YYYY") and any(map(int, numbers))


def _up_to(most: int) -> Callable[[str], bool]:
    """Whether a number in figures is from 1 to `most`; what is told in words or as a range may be anything."""
    return lambda text: not text.isdecimal() or 1 <= int(text) <= most


_TEXT = _Form(lambda text: not any(map(_is_no_text, text)), "{0} in it is no character of a text")
_ISSN = _Form(issn_as_printed, "{0} is no ISSN: it has eight figures, the last may be X, as in 1234-5679")
_FORMS: Mapping[tuple[str, ...], _Form] = {
    ("doi",): _Form(DOI.fullmatch, "{0} is no DOI: it begins with 10. and has a stroke, as in 10.1234/abc"),
    ("year",): _Form(_year, "{0} is no year: it has four figures, as in 2020"),
    ("month",): _Form(_up_to(12), "{0} is no month: it is from 1 to 12"),
    ("day",): _Form(_up_to(31), "{0} is no day: it is from 1 to 31"),
    ("history", "date"): _Form(is_date, "{0} is no date: it is written as 2020-02-29, 2020-02 or 2020"),
    ("journal", "issn"): _ISSN,
    ("journal", "eissn"): _ISSN,
    ("authors", "email"): _Form(EMAIL.fullmatch, "{0} is no e-mail address: it is written as name@example.com"),
    ("authors", "orcid"): _Form(ORCID.fullmatch, "{0} is no ORCID iD: it is written as 0000-0002-1825-0097"),
    ("permissions", "license_url"): _Form(URL.fullmatch, "{0} is no web address: it begins with https://"),
}


def impossible(item: Correction) -> str:
    """Why what a correction puts in can stand nowhere; nothing where it can."""
    try:
        way = tuple(part for part in steps(item.address) if not part.startswith("["))
    except NoSuchPlace:
        return ""  # told where the place is looked for
    for keys, text in (((), item.who), *_texts(way, item.new)):
        if sign := next(filter(_is_no_text, text), ""):
            return _TEXT.why.format(f"U+{ord(sign):04X}")
        form = _FORMS.get(keys)
        if form is not None and text.strip() and not form.fits(text):
            return form.why.format(text if len(text) <= _MOST else f"{text[: _MOST - 1]}…")
    return ""


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
