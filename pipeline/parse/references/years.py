"""Years that no mark parts from the name before them."""

from pipeline.knowledge import lazy
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
