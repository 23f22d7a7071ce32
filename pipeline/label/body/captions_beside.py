"""Captions side by side, or beside text, that go on below: each gets its own piece of the rows under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import caption_start
from pipeline.label.body.lines import Placed, cut
from pipeline.label.body.tables import horizontal
from pipeline.model.block import Script
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.marks import BEHIND_LABEL
from pipeline.typeset.measures import CENTRED, same_size

MAX_ROWS = 4  # under the captions' first one; `captions.MAX_LINES` counts that too
ROW_GAP = 1.0  # type sizes of white between two rows of a caption: journals set them with less leading than the text
AXIS = 0.6  # type sizes: what stands in the middle under a caption's first line, or over a table's first rule
BESIDE = 3.0  # type sizes of white between a label and its text on one line
UNDER = 0.5  # of the narrower one: a piece that shares so much of its width with a caption's first line is under it
LEVEL = 0.5  # of a label's height: so much of it is on its title's line
_white = lazy.compile(r"　{2,}")


def with_their_titles(lines: Sequence[Placed], pages: Mapping[int, Page]) -> list[Placed]:
    """The lines, behind each label that stands alone the title which is printed beside it, wherever that was read.

    Printed conventions: `图 1　示例湖泊` in smaller type beside a small figure or under it; the text beside it may be
    taken for one row with the title, or the labels in two languages for a column of their own. A table's label at the
    left end of its first rule, its title over the middle of it.
    """
    found = list(lines)
    for label in [line for line in lines if _is_alone(line)]:
        rules = horizontal(pages[label.page].rules)
        at = next(place for place, line in enumerate(found) if line is label)
        if at + 1 < len(found) and stands_behind(label, found[at + 1]):
            continue
        for place, line in enumerate(found):
            if line is label or not _is_beside(label, line):  # asked first, as cutting a line takes long
                continue
            *before, title = _cut_at_white(line, pages) if line.open else [line]
            if stands_behind(label, title) or stands_over_rule(label, title, rules):
                rest = [] if before else [own for own in found[place + 1 :] if own.at[0] == line.at[0]]
                found[place : place + 1 + len(rest)] = _without_last(line, pages) if before else []
                at = next(place for place, line in enumerate(found) if line is label)
                level = title.bbox._replace(top=label.bbox.top, bottom=label.bbox.bottom)
                found[at + 1 : at + 1] = [replace(title, bbox=level, opens=False), *rest]
                break
    return found


def _without_last(line: Placed, pages: Mapping[int, Page]) -> list[Placed]:
    """The line without its last piece behind white."""
    *_, last = _white.finditer(line.text)
    return [cut(line, last.end(), pages[line.page])[0]]


def _is_alone(line: Placed) -> bool:
    start = caption_start(line.text)
    return line.open and start is not None and not line.text[start.end :].strip(BEHIND_LABEL)


def stands_behind(label: Placed, title: Placed) -> bool:
    """Whether the title goes on behind the label, on its line and in its type."""
    near = 0 < title.bbox.x0 - label.bbox.x1 < BESIDE * label.size
    return near and _is_level(label, title)


def _is_level(label: Placed, title: Placed) -> bool:
    return _is_beside(label, title) and same_size(title.size, label.size) and caption_start(title.text) is None


def _is_beside(label: Placed, line: Placed) -> bool:
    """Whether the line stands on a level with the label on its page, however far from it."""
    return line.page == label.page and line.bbox.y_overlap(label.bbox) > LEVEL * label.bbox.height


def stands_over_rule(label: Placed, title: Placed, rules: Iterable[Bbox]) -> bool:
    """Whether a table's label stands over the left end of a rule, and the title on its line over the rule's middle."""
    start = caption_start(label.text)
    if start is None or start.kind != "table" or title.bbox.x0 <= label.bbox.x1 or not _is_level(label, title):
        return False
    size = label.size
    return any(
        0 < rule.top - label.bbox.bottom < ROW_GAP * size
        and 0 <= label.bbox.x0 - rule.x0 < BESIDE * size
        and abs(title.bbox.x_mid - rule.x_mid) < AXIS * size
        for rule in rules
    )


def each_with_its_rows(lines: Sequence[Placed], pages: Mapping[int, Page]) -> list[Placed]:
    """The lines, where captions stand side by side each followed by what of the rows below is its own.

    Printed convention: two figures stand side by side, their captions too, and where these are too long for the half
    of the page, both go on in the next line, centred under their first ones:
    `Fig. 1 Depth of the lakes in　　Fig. 2 Depth of the rivers in` over `summer and autumn　　winter`.
    """
    found: list[Placed] = []
    place = 0
    while place < len(lines):
        firsts = _beside(lines, place)
        place += len(firsts)
        columns = [[first] for first in firsts]
        if len(firsts) > 1:
            for row in lines[place : place + MAX_ROWS]:
                pieces = _pieces(row, [column[-1] for column in columns], pages)
                if pieces is None:
                    break
                for column, piece in zip(columns, pieces, strict=True):
                    column += [piece] if piece is not None else []
                place += 1
        elif caption_start(firsts[0].text) is not None:
            own, beside = _beside_text(firsts[0], lines[place : place + MAX_ROWS], pages)
            columns[0] = firsts = [*firsts, *own, *beside]
            place += len(beside)
        found += _in_their_measures(columns) if len(columns) > 1 and any(map(_goes_on, columns)) else firsts
    return found


def _goes_on(column: Sequence[Placed]) -> bool:
    return len(column) > 1


def _beside_text(
    caption: Placed, rows: Sequence[Placed], pages: Mapping[int, Page]
) -> tuple[list[Placed], list[Placed]]:
    """The pieces of the rows below that go on with the caption, and what of these rows is the text beside it.

    Printed convention: text runs beside a small figure, whose caption is set in smaller type; both are read as one
    row, with white between them.
    """
    own: list[Placed] = []
    text: list[Placed] = []
    for row in rows:
        last = own[-1] if own else caption
        pieces = list(_cut_at_white(row, pages)) if row.page == last.page and caption_start(row.text) is None else []
        under = [piece for piece in pieces if _goes_on_below(last, piece)]
        other = [piece for piece in pieces if not same_size(piece.size, caption.size)]
        if len(pieces) != 2 or len(under) != 1 or len(other) != 1 or under == other:
            break
        own += [_on_its_own_line(piece) for piece in under]
        text += other
    return own, text


def _on_its_own_line(piece: Placed) -> Placed:
    """The piece with its letters on the line, where most stood over or under that of the text beside it."""
    spans = piece.line.spans
    off = sum(len(span.text) for span in spans if span.script is not Script.BASE)
    if 2 * off <= len(piece.text):
        return piece
    return replace(piece, line=replace(piece.line, spans=tuple(span._replace(script=Script.BASE) for span in spans)))


def _goes_on_below(last: Placed, piece: Placed) -> bool:
    """Whether the piece stands right below the caption's line, on its axis and in its type."""
    near = 0 < piece.bbox.y_mid - last.bbox.y_mid < last.bbox.height + ROW_GAP * last.size
    return near and same_size(piece.size, last.size) and abs(piece.bbox.x_mid - last.bbox.x_mid) < AXIS * last.size


def _in_their_measures(columns: Sequence[Sequence[Placed]]) -> Iterator[Placed]:
    """The captions' lines one caption after another, their margins those of the captions' own measures.

    Each is set in the middle of its figure's measure, so that one is as wide as their axes are far apart. A line may
    fill it, and is in the middle none the less.
    """
    axes = [column[0].bbox.x_mid for column in columns]
    half = min(right - left for left, right in pairwise(axes)) / 2 + CENTRED * columns[0][0].size
    for column, axis in zip(columns, axes, strict=True):
        yield from (replace(line, left=axis - half, right=axis + half) for line in column)


def _beside(lines: Sequence[Placed], place: int) -> list[Placed]:
    """The line at the place, and where it opens a caption the further captions cut from the same printed row."""
    found = [lines[place]]
    first = caption_start(found[0].text)
    if first is None:
        return found
    for line in lines[place + 1 :]:
        own = caption_start(line.text)
        if line.at[:2] != found[0].at[:2] or own is None or first.is_twin(own):
            break  # one caption in both languages goes on under both
        found.append(line)
    return found


def _pieces(row: Placed, above: Sequence[Placed], pages: Mapping[int, Page]) -> list[Placed | None] | None:
    """What of the row stands under each of the lines above; None where the row is none of these captions'."""
    last = above[0]
    near = row.page == last.page and 0 < row.bbox.y_mid - last.bbox.y_mid < (1 + ROW_GAP) * last.size
    if not near or not same_size(row.size, last.size) or caption_start(row.text) is not None:
        return None
    found: list[Placed | None] = [None] * len(above)
    for piece in _cut_at_white(row, pages):
        owner = next((n for n, line in enumerate(above) if _is_under(line, piece)), None)
        if owner is None or found[owner] is not None or piece.text.strip() == "":
            return None
        found[owner] = piece
    return found


def _cut_at_white(row: Placed, pages: Mapping[int, Page]) -> Iterator[Placed]:
    """The row's pieces between wide white, from left to right."""
    rest = row
    places = [white.end() for white in _white.finditer(row.text)]
    done = 0
    for place in places:
        piece, rest = cut(rest, place - done, pages[row.page])
        done = place
        yield piece
    yield replace(rest, opens=True)


def _is_under(line: Placed, piece: Placed) -> bool:
    return piece.bbox.x_overlap(line.bbox) > UNDER * min(piece.bbox.width, line.bbox.width)
