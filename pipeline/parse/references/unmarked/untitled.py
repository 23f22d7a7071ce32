"""Articles given without their titles, as journals of physics and chemistry print them.

`Authors year Source volume page`; `Authors. J. Pond Chem. Soc. 2005, 127, 8890`; `Authors, Pond 32, 12 (2008)`.
"""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import back, skip
from pipeline.parse.references.frame import Frame
from pipeline.parse.references.imprint import source
from pipeline.parse.references.names import authors
from pipeline.parse.references.place_names import is_known_place

_words = references()
_YEAR = lazy.compile(r"\s+(?P<year>(?:19|20)\d\d)[a-z]?\s+(?=\S)")
_PAGE = r"[A-Za-z]{0,4}\d+[A-Za-z]?\d*"
# `Phys. Rev. B 96 195145`, `物理学报 54 1234`, `J. Phys.: Condens. Matter 12 (3) 45-56`.
_TO_PAGE = rf"(?:\s?[-~]\s?(?P<lpage>{_PAGE}))?[\s.;]*"
_PLACE_IN_SOURCE = lazy.compile(
    r"(?P<source>\D.*?)\s+(?P<volume>[A-Z]?\d+[A-Z]?)\s*(?:\((?P<issue>[^()]{1,12})\))?\s+"
    rf"(?P<fpage>{_PAGE}){_TO_PAGE}"
)
# `Robust Optimization (Princeton: Princeton University Press) pp1-146`.
_IMPRINT = r"\((?P<place>[^():]+):\s*(?P<publisher>[^()]+?)(?:,?\s*(?:19|20)\d\d)?\)"
_BOOK = lazy.compile(
    rf"(?P<title>.+?)\s*(?:\((?P<edition>(?i:{_words['edition'].regex}))\)\s*)?{_IMPRINT}\s*(?:pp?\.?\s*(?P<fpage>{_PAGE})(?:\s?[-~]\s?(?P<lpage>{_PAGE}))?)?[\s.;]*"
)
_MEETING = lazy.compile(rf"(?P<source>.+?)\s+pp?\.?\s?(?P<fpage>{_PAGE}){_TO_PAGE}")
_PREPRINT = lazy.compile(r"(?P<source>(?:arXiv|bioRxiv|ChinaXiv)\s*:?\s*.+?)[\s.;]*", re.IGNORECASE)
_DAYS = lazy.compile(rf",?\s*{_words['month'].regex}\s*\d{{1,2}}.*\Z", re.IGNORECASE)
_KINDS = {
    "source": PartKind.SOURCE,
    "volume": PartKind.VOLUME,
    "issue": PartKind.ISSUE,
    "fpage": PartKind.FPAGE,
    "lpage": PartKind.LPAGE,
    "title": PartKind.SOURCE,
    "edition": PartKind.EDITION,
    "place": PartKind.PUBLISHER_LOC,
    "publisher": PartKind.PUBLISHER_NAME,
}


def fields(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """The type and fields of an entry in this style; None where it is in another."""
    group = authors(frame.folded, frame.start, frame.end, sole=False)
    year = _YEAR.match(frame.folded, group.end, frame.end) if group.field else None
    if group.field is None or year is None:
        return None
    start, end = year.end(), back(frame.folded, year.end(), frame.until_sign(year.end()), " .;[(")
    found = _after_year(frame.folded, start, end)
    if found is None:
        return None
    return found[0], (group.field, Field(*year.span("year"), PartKind.YEAR), *found[1])


def _groups(match: re.Match[str]) -> tuple[Field, ...]:
    return tuple(Field(*match.span(name), _KINDS[name]) for name, text in match.groupdict().items() if text)


def _after_year(folded: str, start: int, end: int) -> tuple[PublicationType, tuple[Field, ...]] | None:
    if match := _PREPRINT.fullmatch(folded, start, end):
        return PublicationType.PREPRINT, _groups(match)
    if match := _BOOK.fullmatch(folded, start, end):
        return PublicationType.BOOK, _groups(match)
    is_meeting = _words["conference"].pattern.search(folded, start, end) is not None
    if is_meeting and (match := _MEETING.fullmatch(folded, start, end)):
        pages = tuple(field for field in _groups(match) if field.kind is not PartKind.SOURCE)
        return PublicationType.CONFERENCE, (*_meeting(folded, *match.span("source")), *pages)
    if match := _PLACE_IN_SOURCE.fullmatch(folded, start, end):
        return PublicationType.JOURNAL, _groups(match)
    return None


def _meeting(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """`… Symposium on X San Jose, USA, May 23-25, 2016`: the name; a country closes it and a city stands before."""
    days = _DAYS.search(folded, start, end)
    end = back(folded, start, days.start() if days else end)
    comma = folded.rfind(",", start, end)
    if comma < 0 or not is_known_place(folded[comma + 1 : end]):
        return source(folded, start, end)
    for words in (3, 2, 1):
        city = re.compile(rf"(?:[A-Z][\w'-]*\s?){{{words}}}\Z").search(folded, start, comma)
        if city and is_known_place(city.group()):
            return (*source(folded, start, city.start()), Field(city.start(), end, PartKind.CONF_LOC))
    return (*source(folded, start, comma), Field(skip(folded, comma, end), end, PartKind.CONF_LOC))
