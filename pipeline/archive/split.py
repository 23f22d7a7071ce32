"""A whole issue in one PDF: where its articles begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.labels import label_at_start
from pipeline.model.block import Block, Label, Layout, Line
from pipeline.model.lang import Lang
from pipeline.text.script import is_hanzi

_TITLE_SIZE = 1.25  # a title is set larger than the running text by this
_TITLE_LETTERS = 5
_ISSUE = 3  # articles; two are one and the beginning of its neighbour, printed on the same page
_AT_TOP = 0.3  # share of the page's height above a title where nothing of another article stands


@dataclass(frozen=True, slots=True)
class Part:
    """One article of an issue, or what stands between articles; pages are 1-based, both included."""

    first: int
    last: int
    title: str  # empty where it is no article


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where an article begins."""

    page: int
    top: float
    title: str


def parts(layout: Layout, heights: Sequence[float]) -> tuple[Part, ...]:
    """The parts of a PDF in order; none where it holds a single article.

    An article begins on a page that has a Chinese abstract's label and above it a title no other page has. It ends
    on the page before the next one, or on that one's page where the next begins below its head. `heights` are
    those of all pages.
    """
    lines = [line for block in layout.blocks for line in block.lines]
    found = _different(_openings(layout.blocks, lines))
    if len(found) < _ISSUE:
        return ()
    made = [Part(1, found[0].page - 1, "")] if found[0].page > 1 else []
    for opening, following in zip(found, [*found[1:], None], strict=True):
        last = len(heights) if following is None else following.page - 1
        if following is not None and following.top > _AT_TOP * heights[following.page - 1]:
            last = following.page
        made.append(Part(opening.page, max(last, opening.page), opening.title))
    return tuple(made)


def _openings(blocks: Sequence[Block], lines: Sequence[Line]) -> list[_Opening]:
    body = _body_size(lines)
    found = []
    for block in blocks:
        hit = label_at_start(block.lines[0].text)
        if hit is None or hit.row.label is not Label.ABSTRACT or hit.row.lang is not Lang.ZH:
            continue
        label = block.lines[0]
        above = [
            line
            for line in lines
            if line.page == label.page
            and line.bbox.bottom <= label.bbox.top
            and line.size >= _TITLE_SIZE * body
            and sum(map(is_hanzi, line.text)) >= _TITLE_LETTERS
        ]
        if above:
            title = max(above, key=lambda line: (line.size, -line.bbox.top))
            found.append(_Opening(label.page, title.bbox.top, title.text))
    return found


def _different(found: Sequence[_Opening]) -> list[_Opening]:
    """One opening a page, and each title once: a cover repeats the title of its article."""
    kept: list[_Opening] = []
    for opening in sorted(found, key=lambda opening: (opening.page, opening.top)):
        if all(opening.page != other.page and opening.title != other.title for other in kept):
            kept.append(opening)
    return kept


def _body_size(lines: Sequence[Line]) -> float:
    """The type size in which most letters are set."""
    letters: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        letters[size] = letters.get(size, 0) + len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=10.0)
