"""Headings: told by their numbers, which must count up, by their type, and by standing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body_lines import BodyLine, Setting
from pipeline.label.body_numbers import chosen_headings
from pipeline.label.body_titles import MAX_TITLE, TERMINAL, Candidate, candidate
from pipeline.model.block import Label
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count
from pipeline.typeset.lines import face, split_line
from pipeline.typeset.measures import SHORT

MAX_LINES = 4  # of a title
BESIDE = 4  # lines before and behind among which one beside it would stand
MARGIN = 3.0  # type sizes: a heading is set flush, or indented as a paragraph is


def label_headings(lines: list[BodyLine], pages: Sequence[Page], setting: Setting) -> list[BodyLine]:
    """Label headings, their levels with them; lines with a run-in heading come back cut in two."""
    candidates = [c for place in range(len(lines)) if (c := candidate(lines, place, setting)) is not None]
    chosen = chosen_headings(_without_halves(candidates), lines)
    by_number = {page.number: page for page in pages}
    return _settled(lines, chosen, by_number, setting)


def mark_titles(lines: Sequence[BodyLine], setting: Setting) -> None:
    """Mark the lines that are headings whatever stands around them, so that no drawing's words are made of them.

    Printed conventions: a heading's number counts up and its face is its own; it is set in the type of the text, a
    little smaller, or larger, and begins near its column's margin, with nothing beside it.
    """
    candidates = [c for place in range(len(lines)) if (c := candidate(lines, place, setting)) is not None]
    for chosen in chosen_headings(_without_halves(candidates), lines):
        lines[chosen.place].is_title = _is_marked(lines, chosen)


def _is_marked(lines: Sequence[BodyLine], chosen: Candidate) -> bool:
    """Whether the candidate is numbered, in a face of its own, and alone at its column's margin."""
    line = lines[chosen.place]
    title = line.text[chosen.start : chosen.end]
    alone = not any(
        other is not line and other.page == line.page and other.bbox.y_overlap(line.bbox) > line.size / 2
        and other.bbox.x_overlap(line.column) > 0
        for other in lines[max(0, chosen.place - BESIDE) : chosen.place + BESIDE]
    )  # fmt: skip
    return chosen.number is not None and chosen.contrast and alone and hanzi_count(title) >= 2 and line.indent < MARGIN


def _without_halves(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the lines on which one in both languages goes on."""
    below = {c.place + n for c in candidates if c.number is not None and c.below for n in range(1, c.below + 1)}
    return [c for c in candidates if c.place not in below]


def _settled(
    lines: list[BodyLine], chosen: Sequence[Candidate], pages: dict[int, Page], setting: Setting
) -> list[BodyLine]:
    by_place = {c.place: c for c in chosen}
    found: list[BodyLine] = []
    goes_on: Candidate | None = None
    for place, line in enumerate(lines):
        chosen_here = by_place.get(place)
        if chosen_here is not None and goes_on is not None and _hangs(found[-1], line, chosen_here, goes_on):
            chosen_here = None
        if chosen_here is None and goes_on is not None and goes_on.over and place == goes_on.place + 1:
            left, right = split_line(line.line, goes_on.over, pages[line.page])
            tail = replace(line, line=left, starts=False)
            tail.settle(Label.HEADING, "headings.continues", 0.85)
            found += [tail, replace(line, line=right, opens=True, starts=True)]
            goes_on = None
            continue
        if chosen_here is None:
            following = lines[place + 1] if place + 1 < len(lines) else None
            if goes_on is not None and (
                place in by_place or _goes_on(found[-1], line, following, place, goes_on, setting)
            ):
                line.settle(Label.HEADING, "headings.continues", 0.85)
            else:
                goes_on = None
            found.append(line)
            continue
        rule = f"headings.{chosen_here.number.scheme}" if chosen_here.number is not None else "headings.face"
        head, rest = line, None
        if not chosen_here.whole:
            left, right = split_line(line.line, chosen_here.end, pages[line.page])
            head = replace(line, line=left)
            rest = replace(line, line=right, opens=True, starts=True)
        head.settle(Label.HEADING, rule, 0.9)
        head.starts, head.level = True, chosen_here.level
        head.label_length = chosen_here.start if chosen_here.number is not None else 0
        found.append(head)
        goes_on = chosen_here if chosen_here.whole else None
        if rest is not None:
            found.append(rest)
    return found


def _hangs(last: BodyLine, line: BodyLine, candidate: Candidate, above: Candidate) -> bool:
    """Whether what could be a title of its own is the second line of the numbered one above.

    Printed conventions: it stands under the title's first word, behind the number, and the line above is full; or
    both lines are centred in their column.
    """
    if candidate.number is not None or candidate.known or not candidate.whole or above.number is None:
        return False
    gap = line.bbox.top - last.bbox.bottom
    alike = face(line.line) == face(last.line) and abs(line.size - last.size) <= 0.05 * last.size
    if line.page != last.page or not alike or not 0 <= gap < line.size or len(line.text) > MAX_TITLE:
        return False
    return (_is_behind_number(last, line) and last.shortfall < 2 * SHORT) or _is_centred(last, line)


def _is_behind_number(last: BodyLine, line: BodyLine) -> bool:
    """Whether the line begins where the title over it may begin behind its number."""
    return 0.8 < (line.bbox.x0 - last.bbox.x0) / line.size < 4


def _is_centred(last: BodyLine, line: BodyLine) -> bool:
    """Whether both lines stand in the middle of their column."""
    centred = abs(last.indent - last.shortfall) < 1.5 and last.indent > 1.5
    return centred and abs(line.bbox.x_mid - last.bbox.x_mid) < line.size


def _goes_on(
    last: BodyLine, line: BodyLine, following: BodyLine | None, place: int, candidate: Candidate, setting: Setting
) -> bool:
    """Whether the line belongs to the title above: of one in both languages as many lines as are known, no other."""
    if candidate.below is not None:
        return place <= candidate.place + candidate.below
    return place - candidate.place < MAX_LINES and _wraps(last, line, following, candidate, setting)


def _wraps(last: BodyLine, line: BodyLine, following: BodyLine | None, candidate: Candidate, setting: Setting) -> bool:
    """Whether the line goes on with the heading before it: same page, type and place, right below."""
    if not line.open or line.page != last.page or abs(line.size - last.size) > 0.05 * last.size:
        return False
    gap = line.bbox.top - last.bbox.bottom
    if not 0 <= gap < 1.2 * line.size or numbering(line.text) is not None or len(line.text) > 30:
        return False
    contrast = setting.contrasts(line.line, 0, len(line.text))
    if contrast and candidate.contrast:
        placed = _is_behind_number(last, line) or _is_centred(last, line)
        return last.shortfall < 4 or (placed and face(line.line) == face(last.line))
    ends = line.shortfall > 4 and line.text.rstrip()[-1:] not in TERMINAL + "."
    if last.shortfall > 1.6 or not ends or following is None:
        return False
    if face(line.line) == face(last.line) and face(following.line) != face(line.line) and following.page == line.page:
        return True
    return not contrast and following.open and following.indent > 1.2 and (line.indent > 1 or last.shortfall < 1.2)
