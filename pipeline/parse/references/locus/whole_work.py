"""The locus of a work that stands alone."""

from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.locus import forms

_words = references()
_ISSUE_AT_END = lazy.compile(r"\s?\.\s?(?P<issue>0?[1-9]|1[0-2])(?=[\s.]*\Z)")
_YEAR_AND_NUMBER = (PartKind.YEAR, PartKind.VOLUME)


def is_year_and_number(where: Sequence[Field]) -> bool:
    """Whether a locus is a year and a number behind it, and no more: an article's volume, or a book's page."""
    return tuple(field.kind for field in sorted(where)) == _YEAR_AND_NUMBER


def without_months(folded: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A locus without the issue that is the month of its date: `[EB/OL]. 南京: 某某局, 2001-08`, `2001.8上`."""
    ends = {field.end for field in fields if field.kind is PartKind.YEAR}
    return tuple(
        field
        for field in fields
        if field.kind is not PartKind.ISSUE or not any(folded[end : field.start].strip() in ("-", ".") for end in ends)
    )


def with_issue_of_month(folded: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A journal's locus with the number behind the year and a stop as the issue: `湖光学报, 1995. 6.`.

    Journals that have no volumes are cited so, the year in the volume's place.
    """
    year = next((field for field in fields if field.kind is PartKind.YEAR), None)
    issue = _ISSUE_AT_END.match(folded, year.end) if year else None
    if year is None or issue is None or len(fields) > 1 or forms.HOUSE_ENDS.search(folded, 0, year.start):
        return fields
    return (*fields, Field(*issue.span("issue"), PartKind.ISSUE))


def of_whole_work(folded: str, fields: tuple[Field, ...], *, is_dated: bool = False) -> Iterator[Field]:
    """The locus of a work that stands alone: a number behind its year is a page (`[M]. 北京: 某社, 2006, 645`), one of
    a decree or file (`某令第99号`) no issue.

    `is_dated` says that the year stands before all of this: `Lake K (1999). Silt[M]. Leeds: Pond Press. 252`.
    """
    year = next((field.start for field in fields if field.kind is PartKind.YEAR), None)
    has_page = any(field.kind is PartKind.FPAGE for field in fields)
    for field in without_months(folded, fields):
        is_volume = field.kind is PartKind.VOLUME and folded[field.start : field.end].isdecimal()
        is_behind = is_dated and folded[: field.start].rstrip().endswith((".", ",", ":"))
        if is_volume and (is_behind or (year is not None and year < field.start)) and not has_page:
            yield field._replace(kind=PartKind.FPAGE)
        elif field.kind is not PartKind.ISSUE or not folded.startswith(_words.signs["number"], field.end):
            yield field
