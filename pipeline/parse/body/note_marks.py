"""Note marks: a raised ① or * in the text is tied to the note at the foot of its page (JATS <xref ref-type="fn">).

Notes are numbered anew on each page, or through the article; either way marks and notes stand in one order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.model import walk
from pipeline.model.block import Script
from pipeline.model.body import Footnote, Inline, Node, P, RefType, Run
from pipeline.parse.body.inline import Mark, with_marks
from pipeline.text.marks import CIRCLED
from pipeline.text.script import HANZI

_CIRCLED = lazy.compile(f"[{CIRCLED}]")
_LEVEL = lazy.compile(rf"(?<=[{HANZI}A-Za-z\d”’）)%])[{CIRCLED}](?=[。，；：、.,;:）)]|$)")
_PLAIN = lazy.compile(r"\d{1,2}|[*＊∗†‡§※]{1,3}")
_MARKED = lazy.compile(rf"(?:[^\W\d_]{{2}}|[{HANZI}。，；：、.,;:”’）)])\s?$")  # what a plain mark stands behind


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark that may be a note's: in which item of which paragraph, and on which pages that paragraph can stand."""

    paragraph: int
    item: int
    start: int
    end: int
    label: str
    pages: range


def with_note_marks(nodes: Sequence[Node], notes: Sequence[Footnote]) -> tuple[Node, ...]:
    """The body with each note's first mark as a pointer to the note; marks of no note stay as printed.

    A circled figure need only be raised, or stand between a word and a stop, where no list's number does. A plain
    figure or an asterisk must stand behind a word or a stop, too: behind a letter alone or a figure it is an exponent,
    `k*` or `10²`.
    """
    paragraphs = [at.value for at in walk.nodes(nodes) if isinstance(at.value, P)]
    marks = list(_marks(paragraphs))
    tied: dict[int, list[tuple[_Found, str]]] = {}
    labels = [note.label for note in notes]
    is_through = len(set(labels)) == len(labels)  # then the notes may stand together behind the text as well
    at = 0
    for note in notes:
        page = note.source.page
        own = (i for i in range(at, len(marks)) if marks[i].label == note.label)
        place = next((i for i in own if page in marks[i].pages or (is_through and page > marks[i].pages.start)), None)
        if place is not None:
            tied.setdefault(marks[place].paragraph, []).append((marks[place], note.id))
            at = place + 1
    made = iter([_tied(own, tied.get(count, ())) for count, own in enumerate(paragraphs)])
    return walk.rebuilt(nodes, lambda node: next(made) if isinstance(node, P) else node) if tied else tuple(nodes)


def _marks(paragraphs: Sequence[P]) -> Iterator[_Found]:
    """The raised marks in reading order. A paragraph ends at the latest on the page where the next one begins."""
    ends = [*(after.source.page for _, after in pairwise(paragraphs)), *(p.source.page + 1 for p in paragraphs[-1:])]
    for count, (paragraph, end) in enumerate(zip(paragraphs, ends, strict=True)):
        pages = range(paragraph.source.page, end + 1)
        before = ""
        for place, item in enumerate(paragraph.content):
            if isinstance(item, Run):
                found = _labels(before, item.text) if item.script is Script.SUP else _level(item.text)
                yield from (_Found(count, place, *where, pages) for where in found)
            before = item.text


def _level(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of each mark that the text layer has on the line."""
    for match in _LEVEL.finditer(text):
        yield match.start(), match.end(), match[0]


def _labels(before: str, raised: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of each mark in a raised text behind `before`."""
    circled = list(_CIRCLED.finditer(raised))
    for match in circled:
        yield match.start(), match.end(), match[0]
    own = raised.strip()
    if not circled and _PLAIN.fullmatch(own) and _MARKED.search(before):
        start = raised.index(own)
        yield start, start + len(own), own


def _tied(paragraph: P, marks: Sequence[tuple[_Found, str]]) -> P:
    """The paragraph with these marks as pointers."""
    if not marks:
        return paragraph
    content: list[Inline] = []
    for place, item in enumerate(paragraph.content):
        own = [Mark(found.start, found.end, RefType.FN, (rid,)) for found, rid in marks if found.item == place]
        content += with_marks([item], own) if own and isinstance(item, Run) else [item]
    return replace(paragraph, content=tuple(content))
