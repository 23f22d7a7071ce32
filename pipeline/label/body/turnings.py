"""Notes that the text goes on behind another article: 下转第 7 页, and where it does, 上接第 5 页."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.label.body.claims import LineClaim, Said
from pipeline.label.body.lines import Placed, cut
from pipeline.label.body.rules import TURNING_NOTE
from pipeline.model.block import Label, Origin
from pipeline.model.page import Page

_WHITE = lazy.compile(r"[\u3000 ]{2,}\Z")  # of a first line's indent


def part_turnings(lines: Sequence[Placed], pages: Sequence[Page]) -> list[Placed]:
    """The lines, cut where a note stands behind the last words of a page or before the first ones of another.

    The words fill the line with their note: a paragraph goes on over it, unless white behind the note opens another.
    """
    by_number = {page.number: page for page in pages}
    found: list[Placed] = []
    for line in lines:
        place, is_first = _beside(line.text)
        if not place:
            found.append(line)
            continue
        left, right = cut(line, place, by_number[line.page])
        if is_first:
            opens = _WHITE.search(line.text[:place]) is not None
            found += [left, right if opens else replace(right, bbox=right.bbox._replace(x0=line.bbox.x0), opens=False)]
        else:
            found += [replace(left, bbox=left.bbox._replace(x1=line.bbox.x1)), right]
    return found


def _beside(text: str) -> tuple[int, bool]:
    """Where the text beside a note and the note are parted, and whether the note stands first; 0 where none is so."""
    match = caption_knowledge().turning_beside.search(text)
    if match is None:
        return 0, False
    before, behind = text[: match.start()].strip(), text[match.end() :].strip()
    if before and not behind:
        return match.start(), False
    return (text.rindex(behind), True) if behind and not before else (0, False)


def turning_claims(lines: Sequence[Placed]) -> Said:
    """The lines that are such a note."""
    note = LineClaim(Label.FURNITURE, TURNING_NOTE, origin=Origin.NOTICE)
    return {line.at: note for line in lines if caption_knowledge().turning.match(line.text)}
