"""Identifiers, addresses and dates: their forms, and the one in which they are compared."""

import datetime
import re
from urllib.parse import quote

from pipeline.knowledge import lazy
from pipeline.text.marks import DASHES
from pipeline.text.width import half_width

POSTAL_CODE = lazy.compile(r"(?<!\d)\d{6}(?!\d)")  # of China
YEARS = range(1400, 2201)  # Crossref's `xrefYear`; years outside it are misprints in any journal
DOI = lazy.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+", re.ASCII)  # DOI Handbook, 2.2: a directory, a registrant, a suffix
EMAIL = lazy.compile(r"(?=.{6})[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")  # OAI-PMH's `emailType`, without its ambiguities
URL = lazy.compile(r"https?://(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")  # RFC 3986, but for [ ]
ISO_DATE = lazy.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)  # as much of a day as is printed
ORCID = lazy.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
# GB/T 15835 and the CAJ-CD rules: ISSN (year) issue - first page - number of pages. Some journals count the articles
# of an issue too, before the first page: 1234-5678(2020)03-012-0345-08; others write three figures of an issue: 034.
# Where articles have numbers in place of pages, theirs stands there: 1234-5678(2020)03-20190012-08.
_YEAR_OF_NUMBER = r"\((?P<year>(?:19|20)\d\d)\)"
_ISSUE_OF_NUMBER = r"(?P<issue>[A-Z]?\d{1,2}|0\d\d|(?:\d\d)?(?:增刊?|[ZS])\d?)"
_PLACE_OF_NUMBER = r"(?:\d{3}-(?=\d{2,5}-\d))?(?:(?P<own>(?:19|20)\d{6})|(?P<fpage>\d{2,5}))"
ARTICLE_NUMBER = lazy.compile(
    rf"(?P<issn>\d{{4}}-?\d{{3}}[\dXx])-?{_YEAR_OF_NUMBER}-?{_ISSUE_OF_NUMBER}-{_PLACE_OF_NUMBER}-(?P<count>\d{{1,3}})"
)
_ISSN = lazy.compile(r"(\d{4})-?(\d{3}[\dX])", re.ASCII)
_DASH = lazy.compile(f"[{DASHES}]")
_X = "0123456789X"  # the values of check digits


def orcid_url(orcid: str) -> str:
    """The address that names a person: ORCID wants it whole wherever an iD is shown."""
    return f"https://orcid.org/{orcid.strip()}" if orcid.strip() else ""


def doi_url(doi: str) -> str:
    """The address behind which a DOI's object lies, with what an address cannot hold escaped (DOI Handbook, 3.8)."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""


def issn(text: str) -> str:
    """An ISSN as `1234-567X`, or nothing where its form or its check digit is wrong (ISO 3297, annex A)."""
    found = issn_as_printed(text)
    total = sum(
        weight * _X.index(digit) for weight, digit in zip(range(8, 0, -1), found.replace("-", ""), strict=False)
    )
    return "" if total % 11 else found


def issn_as_printed(text: str) -> str:
    """What has the form of an ISSN, be its check digit right or not, as `1234-567X`; else nothing."""
    match = _ISSN.fullmatch(" ".join(half_width(text).split()).upper())
    return "-".join(match.groups()) if match else ""


def stated_page(text: str) -> int | None:
    """The first page that the article's number in a line states: 12 of `1234-5678（2020）03-0012-08`."""
    closed = _DASH.sub("-", "".join(half_width(text).split()))
    match = ARTICLE_NUMBER.search(closed)
    return int(match["fpage"]) if match is not None and match["fpage"] else None


def is_orcid(text: str) -> bool:
    """Whether an ORCID iD's last sign fits the others (ISO 7064, MOD 11-2)."""
    if not ORCID.fullmatch(text):
        return False
    total = 0
    for sign in text.replace("-", "")[:-1]:
        total = 2 * (total + int(sign))
    return _X[(12 - total % 11) % 11] == text[-1]


def is_date(iso: str) -> bool:
    """Whether the calendar has this day, month or year, and a journal can name it: `2020`, `2020-02`, `2020-02-29`."""
    match = ISO_DATE.fullmatch(iso)
    return match is not None and int(match[1]) in YEARS and is_in_calendar(iso)


def is_in_calendar(iso: str) -> bool:
    """Whether there is such a day, month or year; 2021-02-29 is none, whoever prints it."""
    match = ISO_DATE.fullmatch(iso)
    if match is None:
        return False
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
