"""Numbers and names as services take them: what is printed, checked and in one form, or nothing."""

import re
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.text.identifiers import ISO_DATE, YEARS
from pipeline.text.width import half_width
from pipeline.write.characters import legal

_DOI = lazy.compile(r"10\.[0-9]{4,9}/\S{1,200}")  # Crossref's `doi_t`, and DOAJ's, which allows no spaces
_ORCID = lazy.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year; `month` and `day` have two digits or are empty."""

    year: str
    month: str = ""
    day: str = ""

    @property
    def iso(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part)


def clean(text: str) -> str:
    """The text in one line, without the characters that XML cannot hold."""
    return " ".join(legal(text).split())


def doi(text: str) -> str:
    """A DOI as printed, or nothing where it has not the form of one."""
    found = clean(half_width(text))
    return found if _DOI.fullmatch(found) else ""


def orcid(text: str) -> str:
    """An ORCID iD as sixteen digits in four groups, or nothing."""
    match = _ORCID.fullmatch(clean(text).upper().replace("HTTPS://ORCID.ORG", "https://orcid.org"))
    return match[1] if match else ""


def date(iso: str) -> Date | None:
    """The date that YYYY, YYYY-MM or YYYY-MM-DD names; without a month or day that cannot be."""
    match = ISO_DATE.fullmatch(clean(half_width(iso)))
    if match is None or int(match[1]) not in YEARS:
        return None
    month = match[2] if match[2] and 1 <= int(match[2]) <= 12 else ""
    day = match[3] if month and match[3] and 1 <= int(match[3]) <= 31 else ""
    return Date(match[1], month, day)


def month(text: str) -> str:
    """A month's number as two digits, or nothing."""
    number = clean(half_width(text))
    return number.zfill(2) if re.fullmatch(r"0?[1-9]|1[0-2]", number) else ""
