"""Titles, and the numbers that stand beside them."""

import re

from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import back, skip

_words = references()
# GB/T 7714-2015, 8.2.1: `GB/T 25100-2010`; also `ISO 9001:2015`, `SY/T 5358—2010`.
STANDARD_NUMBER = re.compile(
    rf"(?:{_words['standard'].regex}(?:/[A-Z]{{1,3}})?|DB\d{{2}}/?T?)[\s-]*[A-Z]?\d[\d.]*(?:[-:]\s*(?:19|20)?\d\d)?(?!\d)"
)
PATENT_NUMBER = re.compile(
    r"\b(?:CN|ZL|US|EP|WO|JP|DE|GB|KR)\s?(?:\d[\d./]{5,}\d(?:\.[\dX])?[A-Z]?\d?|\d{4,}[A-Z]?\d?)\b"
)

# The element that holds a work's own title, where nothing contains it (JATS Tag Library, <source>).
_OWN_TITLE = {
    PublicationType.JOURNAL: PartKind.ARTICLE_TITLE,
    PublicationType.NEWSPAPER: PartKind.ARTICLE_TITLE,
    PublicationType.CONFERENCE: PartKind.ARTICLE_TITLE,
    PublicationType.PREPRINT: PartKind.ARTICLE_TITLE,
    PublicationType.PATENT: PartKind.ARTICLE_TITLE,
    PublicationType.CHAPTER: PartKind.CHAPTER_TITLE,
    PublicationType.DATA: PartKind.DATA_TITLE,
}


def title_field(folded: str, start: int, end: int, kind: PublicationType, has_container: bool) -> tuple[Field, ...]:
    """The title between two places, without the quotes and full stops around it."""
    start, end = skip(folded, start, end, " ,.;:"), back(folded, start, end, " ,.;:")
    if start < end and folded[start] + folded[end - 1] in ('""', "《》") and folded.count("《", start, end) < 2:
        start, end = start + 1, end - 1
        end = back(folded, start, end, " ,.")
    if start >= end:
        return ()
    default = PartKind.ARTICLE_TITLE if has_container else PartKind.SOURCE
    return (Field(start, end, _OWN_TITLE.get(kind, default)),)
