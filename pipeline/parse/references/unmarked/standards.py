"""Standards and patents without a type mark: their numbers tell what they are."""

import re
from dataclasses import replace

from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import back, has_hanzi, skip
from pipeline.parse.references.frame import Frame, head
from pipeline.parse.references.imprint import imprint
from pipeline.parse.references.locus import locus, read
from pipeline.parse.references.stops import sentences
from pipeline.parse.references.titles import STANDARD_NUMBER, patent_number, title_field

Result = tuple[PublicationType, tuple[Field, ...]]
_BEHIND_STANDARD = 50  # characters behind a standard's number: its year, place and publisher


def is_standard(folded: str, frame: Frame) -> bool:
    """Whether an entry with hanzi has a standard's number near its end."""
    match = STANDARD_NUMBER.search(folded, frame.start, frame.until_sign(frame.start))
    return (
        match is not None
        and back(folded, match.end(), frame.end) - match.end() < _BEHIND_STANDARD
        and has_hanzi(folded)
    )


def standard(frame: Frame, match: re.Match[str] | None) -> Result:
    """`GB/T 25100-2010 题名`, `题名: GB/T 25100-2010. 北京: 出版社, 2010`."""
    folded, end = frame.folded, frame.until_sign(frame.start)
    front = head(folded, frame.start, end, sole=True) if match is None else None
    number = match or STANDARD_NUMBER.search(folded, frame.start, end)
    if number is None:
        return PublicationType.STANDARD, ()
    fields = (Field(*number.span(), PartKind.STANDARD_NUMBER),)
    if match:
        start = number.end()
        stops = sentences(folded, start, end)
        title = stops[0] if stops else (start, end)
        at, where = locus(folded, title[1], end)
        return PublicationType.STANDARD, (
            *fields,
            *title_field(folded, *title, PublicationType.STANDARD, False),
            *where,
            *imprint(folded, title[1], at),
        )
    begin = front.title_start if front else frame.start
    if front and skip(folded, begin, number.start()) == number.start():  # the number stands first behind the body
        kind, own = standard(replace(frame, start=number.start()), number)
        return kind, (*front.fields, *own)
    at, where = locus(folded, number.end(), end)
    return (
        PublicationType.STANDARD,
        (
            *(front.fields if front else ()),
            *title_field(folded, begin, number.start(), PublicationType.STANDARD, False),
            *fields,
            *where,
            *imprint(folded, number.end(), at),
        ),
    )


def patent(frame: Frame, front: tuple[Field, ...], start: int, number: re.Match[str]) -> Result:
    """`发明人. 题名: CN200610171314.3. 2006-12-15`."""
    folded, end = frame.folded, frame.until_sign(start)
    where, _ = read(folded, number.end(), end)
    at, named = patent_number(folded, start, number.end())
    named = named or (Field(*number.span(), PartKind.PATENT_NUMBER),)
    title = sentences(folded, start, back(folded, start, min(at, number.start()), " ,.;:("))
    fields = title_field(folded, *title[0], PublicationType.PATENT, True) if title else ()
    return PublicationType.PATENT, (*front, *fields, *named, *where)
