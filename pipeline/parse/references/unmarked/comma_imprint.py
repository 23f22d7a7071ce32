"""Books whose title, publisher and place stand between commas, as Elsevier's journals have them."""

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.place_names import is_known_place
from pipeline.parse.references.titles import title_field

_words = references()
Result = tuple[PublicationType, tuple[Field, ...]]
# Elsevier: `M. Lake, Pond Theory, Pond Press, Inc., New York, 1994`.
_HOUSE = rf"[^,]*{_words['publishing-house'].regex}[^,]*?(?:,\s*(?:Inc|Ltd)\.?)?"
_COMMA_IMPRINT = lazy.compile(
    rf"(?:,\s*(?P<edition>{_words['edition'].regex}))?,\s*(?P<name>{_HOUSE})"
    r"(?:,\s*(?P<place>[A-Z][^,\d]*(?:,\s*[A-Z][^,\d]*)?))?\s*\Z"
)
# `Pond Theory, Lake Unlimited, Inc., Leeds`: whatever stands before a known place.
_EDITION_ITEM = rf"(?:,\s*(?P<edition>{_words['edition'].regex}))?"
_NAME_ITEM = r",\s*(?P<name>[A-Z][^,\d]{2,60}(?:,\s*(?:Inc|Ltd)\.?)?)"
_COMMA_PLACE = lazy.compile(rf"{_EDITION_ITEM}{_NAME_ITEM},\s*(?P<place>[A-Z][^,\d]*(?:,\s*[A-Z][^,\d]*)?)\s*\Z")


def book_with_commas(
    folded: str, front: tuple[Field, ...], span: tuple[int, int], where: tuple[Field, ...]
) -> Result | None:
    """`Title, Publisher, City, year`; None where the last items are no publisher and place."""
    match = _COMMA_IMPRINT.search(folded, *span) or _COMMA_PLACE.search(folded, *span)
    if (
        match is None
        or match.start() == span[0]
        or (match["place"] and not is_known_place(match["place"].split(",")[0]))
    ):
        return None
    kinds = {"edition": PartKind.EDITION, "name": PartKind.PUBLISHER_NAME, "place": PartKind.PUBLISHER_LOC}
    around = tuple(Field(*match.span(name), kind) for name, kind in kinds.items() if match[name])
    kind = PublicationType.BOOK
    return kind, (*front, *title_field(folded, span[0], match.start(), kind, False), *around, *where)
