"""Names printed under portraits, told from the lines of the lives beside them.

Convention: on an article's last pages the portrait of an author stands at the left of a column, his name centred under
it; the lives go on at its right, so that a line of theirs stands on the row of the name, or half on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.segments import Segment
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.names import is_person_name_zh

LAST_PAGES = 2  # where lives stand
MOST = 20  # portraits on a page; more pictures are something else
UPRIGHT = 1.0  # height to width of a portrait, at least
STRIPS = 2.0  # points between the strips that one picture may be cut into
UNDER = 1.5  # type sizes of white between the picture and the name
CENTRED = 1.0  # type sizes that the name's middle may stand beside the picture's
BESIDE = 4.0  # type sizes of white between the picture and the lives: a column's edge is as near


def names_under_portraits(page: Page, last: int, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a page that are names under portraits; `last` is the number of the document's last page."""
    if page.number <= last - LAST_PAGES:
        return []
    portraits = [own for own in _whole(page.images) if own.height >= UPRIGHT * own.width]
    if not 0 < len(portraits) <= MOST:
        return []
    return [own for own in segments if _is_name(own) and _is_under_one(own, portraits, segments)]


def _whole(images: Sequence[Bbox]) -> list[Bbox]:
    """The pictures, those that are strips of one put together."""
    found: list[Bbox] = []
    for image in sorted(images, key=lambda own: own.top):
        above = found[-1] if found else None
        edges = (above.x0 - image.x0, above.x1 - image.x1, above.bottom - image.top) if above is not None else ()
        if above is not None and all(abs(edge) <= STRIPS for edge in edges):
            found[-1] = Bbox.around((above, image))
        else:
            found.append(image)
    return found


def _is_name(segment: Segment) -> bool:
    return is_person_name_zh("".join(char.text for char in segment.chars if not char.text.isspace()))


def _is_under_one(name: Segment, portraits: Sequence[Bbox], segments: Sequence[Segment]) -> bool:
    own, size = name.bbox, name.size
    for portrait in portraits:
        under = 0 <= own.top - portrait.bottom + size <= (1 + UNDER) * size
        middle = abs(own.x_mid - portrait.x_mid) <= CENTRED * size
        if under and middle and own.x0 >= portrait.x0 - size and own.x1 <= portrait.x1 + size:
            return any(
                portrait.x1 - size <= other.bbox.x0 <= portrait.x1 + BESIDE * size and own.y_overlap(other.bbox) > 0
                for other in segments
            )
    return False
