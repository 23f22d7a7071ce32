"""Headings: told by their numbers, which must count up, by their type, and by standing alone."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body.claims import Address, LineClaim, Said, Strength
from pipeline.label.body.heading_candidates import HALF_SQUARES, MAX_TITLE, Candidate, candidate
from pipeline.label.body.heading_sequence import chosen_headings
from pipeline.label.body.lines import SET_IN, Placed
from pipeline.label.body.rules import HEADING, HEADING_APART, HEADING_APART_CONTINUES, HEADING_CONTINUES
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label
from pipeline.model.rule import Rule
from pipeline.text.script import hanzi_count
from pipeline.typeset.lines import ends_with_mark, face
from pipeline.typeset.measures import LINED_UP, NEXT_LINE, ON_ROW, PARAGRAPH, is_centred, same_size

MAX_LINES = 4  # of a title
BESIDE = 4  # lines before and behind among which one beside it would stand
MAX_REST = 30  # characters of a title's second line
NUMBER = (0.8, 4.0)  # type sizes that a number takes before its title: from 1 to 3.2.1
LONG_WORD = 3.2  # type sizes before the margin: a word that did not fit left them
APART = 1.6  # the same where the second one begins at the margin, too: headings may be leaded wider than text
WORDED = 2  # hanzi of a title
_STOPS = ("。", "．", "；", "！")


def heading_claims(lines: Sequence[Placed], setting: Setting) -> Said:
    """The headings, their levels with them; one that is run in takes a part of its line."""
    chosen = {c.place: c for c in chosen_headings(_candidates(lines, setting), lines)}
    said: dict[Address, LineClaim] = {}
    title: Candidate | None = None  # the one that the line before belongs to, and that may go on
    for place, line in enumerate(lines):
        here = chosen.get(place)
        before = lines[place - 1] if place else None
        if here is not None and title is not None and before is not None and _hangs(before, line, here, title):
            here = None
        if here is not None:
            said[line.at] = _claim(here, HEADING if line.open else HEADING_APART)
            title = here if here.whole else None
            continue
        if title is None or before is None:
            continue
        above = said[before.at].strength
        rule = HEADING_CONTINUES if above < Strength.TITLE_APART else HEADING_APART_CONTINUES
        if title.over and place == title.place + 1:
            said[line.at] = LineClaim(Label.HEADING, rule, until=title.over)
            title = None
        elif place in chosen or _goes_on(lines, place, title, setting):
            said[line.at] = LineClaim(Label.HEADING, rule)
        else:
            title = None
    for place, own in chosen.items():
        if own.number is None and not own.known and own.whole and lines[place].at in said:
            end = _end(place, lines, said)
            if _is_paragraph(lines, place, end, own, setting):
                for line in lines[place:end]:
                    del said[line.at]
    return said


def _end(place: int, lines: Sequence[Placed], said: Said) -> int:
    """The place behind the last line of the heading that begins here."""
    end = place + 1
    while end < len(lines) and (claim := said.get(lines[end].at)) is not None and not claim.starts:
        end += 1
    return end


def _is_paragraph(lines: Sequence[Placed], place: int, end: int, first: Candidate, setting: Setting) -> bool:
    """Whether lines in a face of their own are no heading: they end as a sentence, or go on for more than a title may.

    Printed convention: quotations are set as paragraphs in another face, 楷体 mostly.
    """
    if end - place == 1:
        return False
    following = lines[end + 1] if end + 1 < len(lines) else None
    goes_on = end < len(lines) and _wraps(lines[end - 1], lines[end], following, first, setting)
    return (end - place == MAX_LINES and goes_on) or lines[end - 1].text.rstrip().endswith(_STOPS)


def _claim(chosen: Candidate, rule: Rule) -> LineClaim:
    return LineClaim(
        Label.HEADING,
        rule.of(chosen.number.scheme if chosen.number is not None else "face"),
        starts=True,
        label_length=chosen.start if chosen.number is not None else 0,
        level=chosen.level,
        until=None if chosen.whole else chosen.end,
    )


def heading_apart_claims(lines: Sequence[Placed], setting: Setting) -> Said:
    """The lines that are headings whatever stands around them, so that no drawing's words are made of them.

    Printed conventions: a heading's number counts up and its face is its own; it is set in the type of the text, a
    little smaller, or larger, and begins near its column's margin, with nothing beside it.
    """
    chosen = chosen_headings(_candidates(lines, setting), lines)
    return {lines[c.place].at: _claim(c, HEADING_APART) for c in chosen if _is_apart(lines, c)}


def _candidates(lines: Sequence[Placed], setting: Setting) -> list[Candidate]:
    """All candidates but the lines on which one in both languages goes on."""
    found = [c for place in range(len(lines)) if (c := candidate(lines, place, setting)) is not None]
    below = {
        c.place + n for c in found if (c.number is not None or c.contrast) and c.below for n in range(1, c.below + 1)
    }
    return [c for c in found if c.place not in below]


def _is_apart(lines: Sequence[Placed], chosen: Candidate) -> bool:
    """Whether the candidate is numbered, in a face of its own, and alone at its column's margin."""
    line = lines[chosen.place]
    title = line.text[chosen.start : chosen.end]
    alone = not any(
        other is not line and other.page == line.page and other.bbox.y_overlap(line.bbox) > ON_ROW * line.size
        and other.bbox.x_overlap(line.column) > 0
        for other in lines[max(0, chosen.place - BESIDE) : chosen.place + BESIDE]
    )  # fmt: skip
    numbered = chosen.number is not None and chosen.number.scheme != "circled"  # ① marks a footnote, too
    return numbered and chosen.contrast and alone and hanzi_count(title) >= WORDED and line.indent < PARAGRAPH


def _hangs(last: Placed, line: Placed, candidate: Candidate, above: Candidate) -> bool:
    """Whether what could be a title of its own is the second line of the one above.

    Printed conventions: under a full line without a number it begins where that does. Under a numbered one it stands
    under the title's first word, behind the number, or under the number itself, and the line above is full; or both
    lines are centred in their column; or it is back at the margin, as a paragraph's second line is.
    """
    if candidate.number is not None or candidate.known or not candidate.whole:
        return False
    gap = line.bbox.top - last.bbox.bottom
    alike = face(line.line) == face(last.line) and same_size(line.size, last.size)
    if line.page != last.page or not alike or not 0 <= gap < APART * line.size or len(line.text) > MAX_TITLE:
        return False
    if _is_flush(last, line) or (above.number is not None and _is_at_margin(last, line)):
        return True
    if above.number is None:
        return False
    hangs = _is_behind_number(last, line) and last.shortfall < LONG_WORD
    return gap < line.size and (hangs or _is_centred(last, line))


def _is_behind_number(last: Placed, line: Placed) -> bool:
    """Whether the line begins where the title over it may begin behind its number."""
    return NUMBER[0] < (line.bbox.x0 - last.bbox.x0) / line.size < NUMBER[1]


def _is_flush(last: Placed, line: Placed) -> bool:
    """Whether the line begins where the full one over it does; one with no room for this one's first word is full."""
    return (last.is_full or _had_no_room(last, line)) and abs(line.bbox.x0 - last.bbox.x0) < LINED_UP * line.size


def _had_no_room(last: Placed, line: Placed) -> bool:
    """Whether the first word of this line of Latin letters, and a space, would not have fitted behind the one above."""
    first = line.text.split(" ")[0]
    room = last.right - last.bbox.x1
    return not hanzi_count(line.text) and room < line.bbox.width * (len(first) + 1) / max(len(line.text), 1)


def _is_at_margin(last: Placed, line: Placed) -> bool:
    """Whether the line stands at the margin under one that is indented as a paragraph is, and goes on like one."""
    back = (last.bbox.x0 - line.bbox.x0) / line.size
    return SET_IN < back < PARAGRAPH and line.indent < LINED_UP and line.bbox.x1 < last.bbox.x1


def _is_centred(last: Placed, line: Placed) -> bool:
    """Whether both lines stand in the middle of their column."""
    centred = is_centred(last.indent, last.shortfall)
    return centred and abs(line.bbox.x_mid - last.bbox.x_mid) < line.size


def _goes_on(lines: Sequence[Placed], place: int, title: Candidate, setting: Setting) -> bool:
    """Whether the line belongs to the title above: of one in both languages as many lines as are known, no other."""
    if title.below is not None:
        return place <= title.place + title.below
    following = lines[place + 1] if place + 1 < len(lines) else None
    wraps = _wraps(lines[place - 1], lines[place], following, title, setting)
    return place - title.place < MAX_LINES and wraps


def _wraps(last: Placed, line: Placed, following: Placed | None, candidate: Candidate, setting: Setting) -> bool:
    """Whether the line goes on with the heading before it: same type and place, right below, or in the next column."""
    if not line.may_head or not same_size(line.size, last.size):
        return False
    contrast = setting.contrasts(line.line, 0, len(line.text))
    to_its_end = contrast and setting.contrasts(line.line, len(line.text) // 2, len(line.text))  # **Water.** It was …
    halves = HALF_SQUARES if to_its_end and not hanzi_count(line.text) else 1
    if numbering(line.text) is not None or len(line.text) > MAX_REST * halves:
        return False
    gap = line.bbox.top - last.bbox.bottom
    if line.page != last.page or gap < 0:
        return _heads_column(last, line, following)
    if gap >= NEXT_LINE * line.size:
        alike = contrast and candidate.contrast and face(line.line) == face(last.line)
        return alike and gap < APART * line.size and _is_flush(last, line)
    if contrast and candidate.contrast:
        tests = (_is_behind_number, _is_centred, _is_at_margin, _is_flush)
        placed = any(test(last, line) for test in tests)
        return not last.is_well_short or (placed and face(line.line) == face(last.line))
    ends = line.is_well_short and not ends_with_mark(line.text)
    if not last.is_full or not ends or following is None:
        return False
    if face(line.line) == face(last.line) and face(following.line) != face(line.line) and following.page == line.page:
        return True
    return not contrast and following.may_head and following.is_indented and (line.is_indented or last.is_full)


def _heads_column(last: Placed, line: Placed, following: Placed | None) -> bool:
    """Whether the short line at the head of a column or page ends the full title at the foot of the one before."""
    if following is None or line.page - last.page > 1 or (line.page == last.page and line.bbox.x0 < last.bbox.x1):
        return False
    ends = line.is_well_short and not line.is_indented and not ends_with_mark(line.text)
    below = following.may_head and following.is_indented and following.page == line.page
    return last.is_full and ends and below and face(line.line) == face(last.line)
