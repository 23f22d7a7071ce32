"""When and where a meeting was held, behind the name of its volume."""

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back
from pipeline.parse.references.place_names import conference_place, is_country

_words = references()
_signs = _words.signs
# When a conference was held, behind its name: `…, May 10-12, 2024`, `…, 3-5 June 2019`.
_MONTH = _words["month"].regex
_BEFORE_DATE = r"(?<![\s,(])[\s,(]+"
_MONTH_FIRST = rf"{_MONTH}\s*\d{{1,2}}(?:\s*[-~]+\s*(?:{_MONTH}\s*)?\d{{1,2}})?"
_DAY_FIRST = rf"\d{{1,2}}(?:\s*[-~]+\s*\d{{1,2}})?\s*{_MONTH}"
# 2013-05-12, 2013年5月12-14日
_DAY_ZH = rf"\s*\d{{1,2}}\s*[{_signs['day']}]?(?:\s*[-~]+\s*\d{{1,2}}\s*[{_signs['day']}])?"
_MONTH_ZH = rf"\s*{_signs['year']}\s*\d{{1,2}}\s*{_signs['month']}(?:{_DAY_ZH})?"
_AFTER_YEAR = rf"-\d{{1,2}}-\d{{1,2}}|{_MONTH_ZH}"
_CONFERENCE_DATE = lazy.compile(
    rf"{_BEFORE_DATE}(?:(?:{_MONTH_FIRST}|{_DAY_FIRST})\s*,?\s*(?P<year>(?:19|20)\d\d)"
    rf"|(?P<first>(?:19|20)\d\d)(?:{_AFTER_YEAR}))\)?[\s,.]*\Z"
)
_CONFERENCE_DAYS = lazy.compile(  # no year
    rf"{_BEFORE_DATE}{_MONTH}\s*\d{{1,2}}\s*[-~]+\s*(?:{_MONTH}\s*)?\d{{1,2}}[\s,.]*\Z"
)
# `…研讨会论文集, 塘畔`: a town's name behind a meeting's, no part of the volume (上册)
_TOWN = lazy.compile(rf",\s*(?P<town>{HANZI_CLASS}{{2,4}})\Z")
_NO_TOWN = lazy.compile(rf"[{_signs['volumes']}{_signs['volume']}]\Z")
_MEETING_ENDS = lazy.compile(rf"{_words['conference'].regex}\s*(?:\([^()]*\))?[\s,.]*\Z")


def was_held_there(folded: str, start: int, place: tuple[Field, ...]) -> bool:
    """Whether a place before the publisher's own is a meeting's: a city with its country, or alone behind its name.

    `Proceedings of the Pond Days, Genoa, Italy. Berlin: Reed Press`, `International Conference on Ponds, Genoa. Berlin:
    Reed Press`; a country alone may be what the meeting was about.
    """
    if not place:
        return False
    named = folded[place[0].start : place[0].end]
    return "," in named or (not is_country(named) and bool(_words["conference"].search(folded[start : place[0].start])))


def before_date(folded: str, start: int, end: int, has_place: bool) -> tuple[int, tuple[Field, ...]]:
    """Where a meeting's date at the end of its name begins, or its place before that; the fields of both."""
    date = _CONFERENCE_DATE.search(folded, start, end)
    year = (Field(*date.span("year" if date["year"] else "first"), PartKind.YEAR),) if date else ()
    days = date or _CONFERENCE_DAYS.search(folded, start, end)
    if days is None or has_place:
        return days.start() if days else end, year
    before, place = conference_place(folded, start, days.start())  # `…, Genoa, Italy, 12-15 May 2004`
    return (before, (*year, *place)) if was_held_there(folded, start, place) else (days.start(), year)


def town_of_meeting(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """The town behind a meeting's name and, where printed, its date: `…学术会议论文集, 2013-05-12, 塘畔`.

    The town need not be a known one, as nothing else is printed there.
    """
    end = back(folded, start, end)
    found = _TOWN.search(folded, start, end)
    if found is None or _NO_TOWN.search(found["town"]) or _words["org-zh"].search(found["town"]):
        return end, ()
    date = _CONFERENCE_DATE.search(folded, start, found.start())
    is_behind_name = _MEETING_ENDS.search(folded, start, date.start() if date else found.start())
    return (found.start(), (Field(*found.span("town"), PartKind.CONF_LOC),)) if is_behind_name else (end, ())
