"""Numbers of official documents, which some funds give their awards: `示金学〔2020〕9号`, `示科合J字[2014]7641`.

GB/T 9704-2012, 7.2.5: a short name of the office, the year in brackets, a serial number and 号. Journals print round or
square brackets for the hollow ones, and may leave out 号 behind square ones.
"""

from __future__ import annotations

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.width import without_gaps

LONGEST_OFFICE = 9  # hanzi of the office's short name: more are the name of who paid
_NEAR = 80  # characters before the year among which the office's name is looked for
_LEAD = lazy.compile(rf"(?:[{HANZI}]|(?<![A-Za-z])[A-Z]{{1,6}}(?![A-Za-z])|\s)*$")
_LEAD_IN_BRACKETS = lazy.compile(rf"(?:[{HANZI}A-Za-z]|\s)*$")  # its pinyin too: (Shikehe J [2014]7641)
_SHIFT = 0xF0000  # to the private characters of Unicode's plane 15, which no text holds
_PLANE = 0x10000  # characters of a plane; rare hanzi stand behind the first one, and stay as they are
HELD = "\U00020000-\U0003ffff\U000f0001-\U000fffff"  # such characters and those hanzi, for a pattern's class


def held(text: str) -> str:
    """The text in half width with each such number in private characters, which no other pattern reads.

    So are those that begin with an office's hanzi: `桂科AA17204099`.
    """
    parts: list[str] = []
    end = 0
    for match in front_knowledge().document_number.finditer(text):
        inside = text.count("(", 0, match.start()) > text.count(")", 0, match.start())
        start = match.start() - len(_office(text[end : match.start()], inside))
        if start < match.start() or match["sign"]:
            parts += [text[end:start], as_held(without_gaps(text[start : match.end()]))]
            end = match.end()
    whole = "".join((*parts, text[end:]))
    return front_knowledge().office_number.sub(lambda match: as_held(match[0].replace(" ", "")), whole)


def as_held(number: str) -> str:
    """The number in private characters."""
    return "".join(chr(ord(char) + _SHIFT) if ord(char) < _PLANE else char for char in number)


def released(text: str) -> str:
    """The text with its numbers as they are printed."""
    return "".join(chr(ord(char) - _SHIFT) if ord(char) > _SHIFT else char for char in text)


def _office(before: str, inside: bool) -> str:
    """The office's short name at the end of the text before the year; "" where it is no name of one.

    Within brackets it is all that stands there; outside it begins behind the name of who paid.
    """
    lead = (_LEAD_IN_BRACKETS if inside else _LEAD).search(before[-_NEAR:])
    name = lead[0].lstrip() if lead is not None else ""
    for word in front_knowledge().number_words, *(() if inside else (front_knowledge().names_money,)):
        ends = [match.end() for match in word.finditer(name)]
        name = name[ends[-1] :].lstrip() if ends else name
    return name if hanzi_count(name) <= LONGEST_OFFICE else ""
