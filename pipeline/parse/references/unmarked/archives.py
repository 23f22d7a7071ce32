"""Documents that an archive keeps, as history cites them: `《某某训令》，1936年5月4日，某省档案馆藏，档号12-3`."""

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS
from pipeline.parse.references.frame import Frame, Head, head

_words = references()
_signs = _words.signs
_KEEPER = rf"{HANZI_CLASS}{{2,16}}?{_signs['kept']}"
_TITLE = lazy.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_KEPT_BEHIND = lazy.compile(rf"[,(]\s*{_KEEPER}(?=\s*[,.;:()]|\s*\d|\s*\Z)")
_KEPT_BEFORE = lazy.compile(rf"\s*{_KEEPER}\s*[:,]?\s*")
_YEAR = lazy.compile(rf"(?P<year>(?:1[5-9]|20)\d\d)\s*(?:{_signs['year']}|-\d{{1,2}}-\d{{1,2}})")


def in_archive(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """A document in title marks with who keeps it before or behind; None where nobody is said to.

    Convention of the notes of history: title, day, keeper, number of the file; the keeper published nothing, and stays
    text with the number.
    """
    folded = frame.folded
    match = _TITLE.search(folded, frame.start, frame.end)
    if match is None:
        return None
    before = _KEPT_BEFORE.fullmatch(folded, frame.start, match.start())
    if before is None and _KEPT_BEHIND.search(folded, match.end(), frame.end) is None:
        return None
    front = Head((), "", match.start())
    if before is None:
        front = head(folded, frame.start, match.start(), sole=True, has_title=False)
    year = _YEAR.search(folded, match.end(), frame.end)
    dated = (Field(*year.span("year"), PartKind.YEAR),) if year else ()
    return PublicationType.OTHER, (*front.fields, Field(*match.span("title"), PartKind.SOURCE), *dated)
