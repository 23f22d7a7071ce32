"""Years that no mark parts from the name before them, and the month and day behind a year."""

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import TITLES, PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back
from pipeline.parse.references.frame import Frame
from pipeline.parse.references.imprint import HOUSES
from pipeline.parse.references.place_names import is_publisher

# `…, Pond Days, Genoa 1998`, `Pond Press1998: 7-9`; behind an acronym it is the meeting's own, as in `[C]//PONDS 2014`,
# but where that is a house.
_NO_ACRONYM = rf"(?<=[A-Za-zà-ÿ]|{HANZI_CLASS})(?<![A-Z]{{2}})"
_BEHIND_NAME = lazy.compile(rf"(?:{_NO_ACRONYM}|\b{HOUSES})\s?(?P<year>(?:19|20)\d\d)\Z")
_signs = references().signs
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
# `2013-01-08`; `(2013-01)`, as a month alone may be the end of a span elsewhere; `2013年1月8日`
_DATE_GOES_ON = tuple(
    lazy.compile(pattern)
    for pattern in (
        rf"\s?-\s?(?P<month>{_MONTH})\s?-\s?(?P<day>{_DAY})(?!\s?[-\d])",
        rf"\s?-\s?(?P<month>{_MONTH})(?=\s?\))(?P<day>)",
        rf"\s*{_signs['year']}\s*(?P<month>{_MONTH})\s*{_signs['month']}(?:\s*(?P<day>{_DAY})\s*[{_signs['day']}])?",
    )
)
_NAMES = frozenset({PartKind.SOURCE, PartKind.PUBLISHER_NAME, PartKind.PUBLISHER_LOC, PartKind.CONF_LOC})
_DATES = frozenset({PartKind.YEAR, PartKind.ACCESS_DATE})


def with_year_behind_name(frame: Frame, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with the year that only white parts from the last name before it, where no other date is printed.

    A mark between the two has been forgotten; the title of a work that stands alone may end with a year of its own, and
    so may the name of one who publishes that no word tells to be a house.
    """
    last = max((field for field in fields if field.kind in _NAMES), key=lambda field: field.end, default=None)
    if last is None or any(field.kind in _DATES for field in (*fields, *frame.signs)):
        return fields
    is_title = last.kind is PartKind.SOURCE and not any(field.kind in TITLES for field in fields)
    is_other = last.kind is PartKind.PUBLISHER_NAME and not is_publisher(frame.folded[last.start : last.end])
    found = None if is_title or is_other else _BEHIND_NAME.search(frame.folded, last.start, last.end)
    if found is None or back(frame.folded, last.start, found.start("year")) <= last.start:
        return fields
    year = Field(*found.span("year"), PartKind.YEAR)
    cut = last._replace(end=back(frame.folded, last.start, year.start))
    return (*(cut if field is last else field for field in fields), year)


def month_and_day(folded: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The month and the day behind the year of these fields, where no other field says what the figures are.

    GB/T 7714-2015, 8.4.4.2 and 8.4.5: newspapers, patents and pages online are dated to the day, `2013-01-08`.
    """
    year = next((field for field in fields if field.kind is PartKind.YEAR), None)
    found = next((hit for form in _DATE_GOES_ON if (hit := form.match(folded, year.end))), None) if year else None
    if year is None or found is None or any(year.end <= field.start < found.end() for field in fields):
        return ()
    kinds = (("month", PartKind.MONTH), ("day", PartKind.DAY))
    return tuple(Field(*found.span(name), kind) for name, kind in kinds if found[name])
