"""Portraits on an article's last pages: the names under them, and the lives beside them.

Convention: the portrait of an author stands at the left of a column, his name centred under it; the lives go on at its
right, so that a line of theirs stands on the row of the name, or half on it. Where a page has one column, two and more
portraits stand side by side, each with its life between it and the next one.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.columns import Region
from pipeline.layout.segments import Segment
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.names import is_person_name_zh

LAST_PAGES = 2  # where lives stand
MOST = 20  # portraits on a page; more pictures are something else
UPRIGHT = 1.0  # height to width of a portrait, at least
STRIPS = 2.0  # points between the strips that one picture may be cut into
UNDER = 1.5  # type sizes of white between the picture and the name
OFF_MIDDLE = 1.0  # type sizes that the name's middle may stand beside the picture's
ONE_ROW = 0.8  # of the lower one's height, that portraits side by side share
OVER = 1.0  # type sizes that a life may stand over or under its portrait
BESIDE = 4.0  # type sizes of white between the picture and the lives: a column's edge is as near


def names_under_portraits(page: Page, last: int, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a page that are names under portraits; `last` is the number of the document's last page."""
    if page.number <= last - LAST_PAGES:
        return []
    portraits = _portraits(page)
    return [own for own in segments if _is_name(own) and _is_under_one(own, portraits, segments)]


def lives_beside(page: Page, last: int, region: Region) -> list[Region]:
    """The region, cut where portraits stand side by side in it: what is over them, each one's life, what is under."""
    if page.number <= last - LAST_PAGES:
        return [region]
    found: list[Region] = []
    left = list(region.segments)
    for row in _rows(_portraits(page)):
        cells = _cells(row, left)
        if not cells:
            continue
        top = min(own.bbox.top for cell in cells for own in cell)
        taken = {id(own) for cell in cells for own in cell}
        over = [own for own in left if id(own) not in taken and own.bbox.y_mid < top]
        found += [_region(part) for part in (over, *cells) if part]
        left = [own for own in left if id(own) not in taken and own.bbox.y_mid >= top]
    return [*found, *([_region(left)] if left else [])] if found else [region]


def _region(segments: Sequence[Segment]) -> Region:
    return Region(Bbox.around(own.bbox for own in segments), tuple(segments))


def _portraits(page: Page) -> list[Bbox]:
    found = [own for own in _whole(page.images) if own.height >= UPRIGHT * own.width]
    return found if len(found) <= MOST else []


def _rows(portraits: Sequence[Bbox]) -> list[list[Bbox]]:
    """The portraits that stand side by side, two and more, from left to right."""
    rows: list[list[Bbox]] = []
    for own in sorted(portraits, key=lambda box: (box.top, box.x0)):
        row = next((r for r in rows if own.y_overlap(r[0]) >= ONE_ROW * min(own.height, r[0].height)), None)
        if row is None:
            rows.append([own])
        else:
            row.append(own)
    return [sorted(row, key=lambda box: box.x0) for row in rows if len(row) > 1]


def _cells(row: Sequence[Bbox], segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments at the right of each portrait, up to the next one; [] where other text is among them."""
    top, bottom = min(own.top for own in row), max(own.bottom for own in row)
    cells: list[list[Segment]] = [[] for _ in row]
    for own in segments:
        if not top - OVER * own.size <= own.bbox.top <= own.bbox.bottom <= bottom + OVER * own.size:
            continue
        at = sum(portrait.x1 - own.size <= own.bbox.x0 for portrait in row) - 1
        if at < 0 or (at + 1 < len(row) and own.bbox.x1 > row[at + 1].x0 + own.size):
            return []
        cells[at].append(own)
    return cells if all(cells) else []


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
        middle = abs(own.x_mid - portrait.x_mid) <= OFF_MIDDLE * size
        if under and middle and own.x0 >= portrait.x0 - size and own.x1 <= portrait.x1 + size:
            return any(
                portrait.x1 - size <= other.bbox.x0 <= portrait.x1 + BESIDE * size and own.y_overlap(other.bbox) > 0
                for other in segments
            )
    return False
