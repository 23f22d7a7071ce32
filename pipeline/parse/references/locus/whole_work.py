"""The locus of a work that stands alone."""

from collections.abc import Iterator, Sequence

from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field

_words = references()
_YEAR_AND_NUMBER = (PartKind.YEAR, PartKind.VOLUME)


def is_year_and_number(where: Sequence[Field]) -> bool:
    """Whether a locus is a year and a number behind it, and no more: an article's volume, or a book's page."""
    return tuple(field.kind for field in sorted(where)) == _YEAR_AND_NUMBER


def without_months(folded: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A locus without the issue that is the month of its date: `[EB/OL]. 南京: 某某局, 2001-08`."""
    ends = {field.end for field in fields if field.kind is PartKind.YEAR}
    return tuple(
        field
        for field in fields
        if field.kind is not PartKind.ISSUE or not any(folded[end : field.start].strip() == "-" for end in ends)
    )


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
