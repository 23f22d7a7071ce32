"""A line's characters from here to there; its face; whether it is finished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.block import Line, Span
from pipeline.model.page import Char, Page
from pipeline.text.marks import CLOSING, COLONS, PAUSES, STOPS
from pipeline.text.script import hanzi_count
from pipeline.typeset.measures import INDENT, SHORT

MARKS = frozenset(STOPS + PAUSES)
_FINISHED = frozenset(STOPS + COLONS + CLOSING)


def first_style_end(line: Line) -> int:
    """Where the type of the line's first characters ends, 0 where it is that of the whole line."""
    first: Span | None = None
    length = 0
    for span in line.spans:
        if span.text.strip():
            first = first or span
            if (span.font, span.bold) != (first.font, first.bold):
                return length
        length += len(span.text)
    return 0


def styled(line: Line, start: int, end: int) -> Iterator[tuple[int, str, Span]]:
    """(offset, text, span) of each span's share of the line's characters `start` to `end`."""
    at = 0
    for span in line.spans:
        low, high = max(start, at), min(end, at + len(span.text))
        if low < high:
            yield low, span.text[low - at : high - at], span
        at += len(span.text)


def spans_between(line: Line, start: int, end: int) -> tuple[Span, ...]:
    """The line's characters `start` to `end` in their styles; the spans keep their boxes."""
    return tuple(span._replace(text=text) for _, text, span in styled(line, start, end))


def part(line: Line, start: int, end: int | None = None) -> Line:
    """The line's characters `start` to `end` as a line; its box stays that of the whole."""
    return replace(line, spans=spans_between(line, start, len(line.text) if end is None else end))


def without_start(lines: Sequence[Line], count: int) -> tuple[Line, ...]:
    """The lines without the first `count` characters of the first one; a line left empty is left out."""
    rest = part(lines[0], count)
    return (rest, *lines[1:]) if rest.text.strip() else tuple(lines[1:])


def shared_out(line: Line, at: int) -> tuple[Line, Line]:
    """The line before and from its character `at`; where its page is not at hand, characters share the box out."""
    x = line.bbox.x0 + line.bbox.width * at / max(len(line.text), 1)
    left, right = part(line, 0, at), part(line, at)
    return replace(left, bbox=line.bbox._replace(x1=x)), replace(right, bbox=line.bbox._replace(x0=x))


def split_line(line: Line, at: int, page: Page) -> tuple[Line, Line]:
    """The line's characters before and from `at` as two lines, their boxes taken from the page's characters."""
    box = line.bbox
    left, top, right, bottom = box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1
    near = [c for c in page.chars if top <= c.baseline <= bottom and c.text != " "]  # of all the page's, few
    inked = sorted([c for c in near if left <= (c.x0 + c.x1) / 2 <= right], key=lambda c: c.x0)
    inked = _of_line(inked, line.text)
    count = sum(len(c) for c in line.text[:at].split())
    edge = inked[count].x0 if count < len(inked) else box.x0 + box.width * at / max(1, len(line.text))
    last = inked[count - 1].x1 if 0 < count <= len(inked) else edge
    return (
        replace(part(line, 0, at), bbox=box._replace(x1=max(box.x0, min(last, edge)))),
        replace(part(line, at), bbox=box._replace(x0=min(edge, box.x1))),
    )


def _of_line(inked: list[Char], text: str) -> list[Char]:
    """Those of the characters in a line's box that are its own: another line may stand in its white."""
    rest, own = "".join(text.split()), []
    for char in inked:
        if rest.startswith(char.text):
            own.append(char)
            rest = rest[len(char.text) :]
    return inked if rest else own


def face(line: Line) -> str:
    """The font of most of the line's hanzi; of a line without hanzi its first one that is greatest by name."""
    counts: dict[str, int] = {}
    for span in line.spans:
        counts[span.font] = counts.get(span.font, 0) + hanzi_count(span.text)
    return max(counts, key=lambda font: (counts[font], font), default="")


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a stop, closing brackets and quotation marks behind it left aside."""
    last = text.rstrip().rstrip(CLOSING)[-1:]
    return last != "" and last in STOPS


def ends_with_mark(text: str) -> bool:
    """Whether a text ends with a stop or a pause, as no title and no line within a sentence does."""
    return text.rstrip()[-1:] in MARKS


def is_finished(text: str) -> bool:
    """Whether nothing need follow a line's text: it ends with a stop, a colon, or a closing bracket, not a comma."""
    return text.rstrip()[-1:] in _FINISHED


def runs_on(text: str, shortfall: float, indent: float) -> bool:
    """Whether a line goes on with the one before it: that one is full and unfinished, and this begins at the margin.

    `text` is the line before, `shortfall` its white at the right and `indent` this line's at the left, in type
    sizes.
    """
    return shortfall < SHORT and indent < INDENT and not is_finished(text)
