"""Headings whose English half stands on their own line, or goes on in the lines below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.knowledge.body_headings import Numbering, is_same_section, numbering
from pipeline.label.body.lines import Placed
from pipeline.label.body.setting import Setting
from pipeline.text.bilingual import english_place, heading_halves, is_open
from pipeline.text.marks import ROUND_CLOSING, ROUND_OPENING
from pipeline.text.script import hanzi_count, latin_count
from pipeline.typeset.lines import ends_with_mark, face
from pipeline.typeset.measures import NEXT_LINE, SHORT, same_size

HALVES = 0.1  # of the size: the English half is often set a little smaller
APART = 1.6  # type sizes of white between the halves on lines of their own: headings may be leaded wider than text
MAX_BELOW = 3  # lines that the English half takes beside its first


def english_half(
    lines: Sequence[Placed], place: int, number: Numbering | None, setting: Setting
) -> tuple[int, int] | None:
    """Where in a heading's line its Chinese half ends, and how many lines below belong to it; None in one language.

    Printed forms: 1 示例方法(Methods of the example), whose brackets close at the end of this line or of one of
    the next; 1 示例方法 Methods of the example; and 1 示例方法 over 1 Methods of the example. The Chinese half has
    a face of its own, as headings in both languages are long and a paragraph can begin like one.
    """
    line = lines[place]
    start = number.end if number is not None else 0
    found = english_place(line.text[start:]) if setting.hanzi else None
    if found is None:
        below = _translation(lines, place, number, setting) if setting.hanzi else 0
        return (len(line.text), below) if below else None
    end = start + found
    if not setting.contrasts(line.line, start, end):
        return None
    if is_open(line.text[start:]):
        count = _closing(lines, place)
        return (end, count) if count else None
    if heading_halves(line.text[start:].strip(" 　")) is None:
        return None
    bracketed = line.text[end] in ROUND_OPENING
    runs_in = not bracketed and (line.shortfall < SHORT or ends_with_mark(line.text))
    return None if runs_in else (end, 0)


def _closing(lines: Sequence[Placed], place: int) -> int:
    """How many lines below a heading close its bracket, with nothing but English before and nothing behind; or 0."""
    text = lines[place].text
    for count, line in enumerate(lines[place + 1 : place + 1 + MAX_BELOW], 1):
        if hanzi_count(line.text) or not _follows(lines[place + count - 1], line):
            return 0
        text += line.text
        if not is_open(text):
            return count if text.rstrip()[-1] in ROUND_CLOSING else 0
    return 0


def _translation(lines: Sequence[Placed], place: int, number: Numbering | None, setting: Setting) -> int:
    """How many lines right below are the heading in English; 0 where none are.

    It has the same number, or is the name of the same section, or is set in a face of its own, as no text below is;
    and it goes on in its type where its line has no room for the next word.
    """
    line = lines[place]
    found = _english_lines(lines, place, setting)
    if not found or not hanzi_count(line.text) or not setting.contrasts(line.line, 0, len(line.text)):
        return 0
    again = numbering(found[0].text)
    if (again.parts if again else ()) != (number.parts if number else ()) and again is not None:
        return 0
    zh = line.text[number.end if number else 0 :].strip(" 　")
    en = " ".join(own.text.strip(" 　") for own in found)[again.end if again else 0 :].strip(" 　")
    apart = setting.contrasts(found[0].line, 0, len(found[0].text)) and not ends_with_mark(en)
    if (found[-1].shortfall < SHORT and not apart) or heading_halves(f"{zh} {en}") != (zh, en):
        return 0
    return len(found) if again is not None or apart or is_same_section(zh, en) else 0


def _english_lines(lines: Sequence[Placed], place: int, setting: Setting) -> list[Placed]:
    """The lines without hanzi right below a heading; a further one is in the type of the one above, and in its face."""
    found: list[Placed] = []
    for above, line in pairwise(lines[place : place + 1 + MAX_BELOW]):
        alike = not found or (face(line.line) == face(above.line) and numbering(line.text) is None)
        if hanzi_count(line.text) or not latin_count(line.text) or not _follows(above, line, APART) or not alike:
            break
        if found and not setting.contrasts(line.line, 0, len(line.text)):
            break
        found.append(line)
    return found


def _follows(above: Placed, line: Placed, reach: float = NEXT_LINE) -> bool:
    """Whether the line stands right below the other in about the same type, and is nothing else yet."""
    if not line.may_head or line.page != above.page or not same_size(line.size, above.size, HALVES):
        return False
    return 0 <= line.bbox.top - above.bbox.bottom < reach * line.size
