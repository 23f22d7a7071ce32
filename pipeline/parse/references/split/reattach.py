"""Labels that stand apart from their entries, put before them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.model.block import Line
from pipeline.model.geometry import Bbox
from pipeline.parse.references.fold import fold
from pipeline.typeset.lines import spans_between
from pipeline.typeset.measures import ON_ROW

_LABEL = lazy.compile(r"\s*(?:\[\s*\d{1,3}\s*\]|\(\s*\d{1,3}\s*\)|\d{1,3}\s?[.、)]?)\s*")
_LABEL_AT_END = lazy.compile(r"(?:\s{2,}|(?<=\s))(?P<label>\[\s*\d{1,3}\s*\]|(?<=\s\s\s)\d{1,3}\.?)\s*\Z")
_WIDE_GAP = 3  # ideographic spaces or more: the white between two columns
_BACK = 0.5  # type sizes that a label may reach into its entry
_REACH = 4.0  # type sizes from a label to its entry


def reattach(lines: Sequence[Line]) -> list[Line]:
    """The lines; a label alone, or at the end of another column's line, is joined to the line on its right."""
    parted: list[Line] = [piece for line in lines for piece in _parted(line)]
    alone = [line for line in parted if _LABEL.fullmatch(fold(line.text))]
    if not alone:
        return list(lines)
    owners: dict[int, Line] = {}
    used: set[int] = set()
    for label in alone:
        owner = _owner(label, parted)
        if owner is not None and id(owner) not in owners:
            owners[id(owner)] = label
            used.add(id(label))
    return [
        _labelled(owners[id(line)], line) if id(line) in owners else line for line in parted if id(line) not in used
    ]


def _parted(line: Line) -> Iterable[Line]:
    """A line as it is, or without a label at its end that belongs to the next column."""
    text = line.text
    match = _LABEL_AT_END.search(fold(text))
    if match is None or len(text[: match.start("label")]) - len(text[: match.start("label")].rstrip()) < _WIDE_GAP:
        yield line
        return
    width = 0.5 * line.size * len(match["label"])
    at = line.bbox.x1 - width
    body, label = text[: match.start("label")].rstrip(), match["label"]
    style = line.spans[-1]
    spans = spans_between(line, 0, len(body))
    yield replace(line, spans=spans, bbox=line.bbox._replace(x1=max(line.bbox.x0, at - line.size)))
    box = line.bbox._replace(x0=at)
    yield replace(line, spans=(style._replace(text=label, bbox=box),), bbox=box)


def _owner(label: Line, lines: Iterable[Line]) -> Line | None:
    """The nearest line right of a label, at its height."""
    near = [
        line
        for line in lines
        if line is not label
        and line.page == label.page
        and -_BACK * label.size <= line.bbox.x0 - label.bbox.x1 <= _REACH * max(label.size, line.size)
        and line.bbox.y_overlap(label.bbox) > ON_ROW * min(line.bbox.height, label.bbox.height)
        and not _LABEL.fullmatch(fold(line.text))
    ]
    return min(near, key=lambda line: line.bbox.x0, default=None)


def _labelled(label: Line, line: Line) -> Line:
    space = label.spans[-1]._replace(text=" ")
    return replace(line, spans=(*label.spans, space, *line.spans), bbox=Bbox.around((label.bbox, line.bbox)))
