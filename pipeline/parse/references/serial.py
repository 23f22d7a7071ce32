"""A whole journal as one entry: from which issue to which, and who brings it out."""

from pipeline.knowledge import lazy
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.imprint import publisher

_ISSUE = r"(?:1[5-9]|20)\d\d\s*(?:,\s*\d+\s*)?\(\s*\d+\s*\)"
# `1957(1)-1990(4). `, `1984, 1(1)-. `
_FIRST = r"(?P<year>(?:1[5-9]|20)\d\d)(?=\s*[,(])\s*(?:,\s*(?P<volume>\d+)\s*)?\(\s*(?P<issue>\d+)\s*\)"
_RUN = lazy.compile(
    rf"[\s.,:;]*{_FIRST}"
    rf"\s*-\s*(?:{_ISSUE})?\s*[.,]\s*"
)
_YEARS = lazy.compile(r"[,\s]*(?:1[5-9]|20)\d\d\s*-\s*(?:(?:1[5-9]|20)\d\d)?[\s.]*")


def serial_run(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """The fields of a run of issues with its publisher (GB/T 7714-2015, 4.3); none where there is no run.

    `1957(1)-1990(4). 北京: 某某出版社, 1957-1990`: the year, volume and issue are those of the first.
    """
    run = _RUN.match(folded, start, end)
    if run is None:
        return ()
    kinds = (("year", PartKind.YEAR), ("volume", PartKind.VOLUME), ("issue", PartKind.ISSUE))
    fields = tuple(Field(*run.span(name), kind) for name, kind in kinds if run[name])
    comma = folded.rfind(",", run.end(), end)
    stop = comma if comma > 0 and _YEARS.fullmatch(folded, comma, end) else end
    return (*fields, *publisher(folded, run.end(), stop)[1])
