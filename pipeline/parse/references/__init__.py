"""Reference lists: lines to entries, entries to fields, in one or two languages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.article import Leftover
from pipeline.model.block import Label, Line
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.reference import TITLES_OR_SOURCE, Citation, PartKind, Reference
from pipeline.model.rule import Rule
from pipeline.model.source import Source, places
from pipeline.parse import rules
from pipeline.parse.references.citation import citation
from pipeline.parse.references.halves import halves
from pipeline.parse.references.split import entries, is_heading, split
from pipeline.parse.references.split.column_ends import is_of_the_pages
from pipeline.parse.references.split.pieces import Entry, Split
from pipeline.text.traced import traced

__all__ = ["Entry", "Split", "citation", "entries", "halves", "read_references", "reference", "references", "split"]


def references(lines: Sequence[Line], report: Report) -> tuple[Reference, ...]:
    """The references of a list whose lines stand in reading order."""
    return read_references(lines, report)[0]


def read_references(lines: Sequence[Line], report: Report) -> tuple[tuple[Reference, ...], tuple[Leftover, ...]]:
    """The references of a list, and what stands among its lines and is no entry: headings, notes on authors."""
    found = entries(lines, report)
    return tuple(reference(entry, report) for entry in found.entries), tuple(_leftovers(found.rest))


def _leftovers(rest: Iterable[Line]) -> list[Leftover]:
    """The lines outside the entries, those of one page and kind together."""
    groups: list[tuple[Label, list[Line]]] = []
    for line in rest:
        label = _label_outside(line)
        if groups and groups[-1][0] is label and groups[-1][1][-1].page == line.page:
            groups[-1][1].append(line)
        else:
            groups.append((label, [line]))
    return [
        Leftover(label.value, "\n".join(line.text for line in own), _source(own, rules.OUTSIDE_ENTRIES, 0.9))
        for label, own in groups
        if any(char.isalnum() for line in own for char in line.text)  # no rule drawn with characters
    ]


def _label_outside(line: Line) -> Label:
    """What a line outside the entries is: a heading, the journal's word on how its pages go on, or of no field."""
    if is_heading(line):
        return Label.REF_HEADING
    return Label.FURNITURE if is_of_the_pages(line) else Label.UNPLACED


def _source(lines: Sequence[Line], rule: Rule, confidence: float) -> Source:
    return Source.over(places((line.page, line.bbox) for line in lines), rule.name, confidence)


def reference(entry: Entry, report: Report) -> Reference:
    """An entry as a Reference with a citation a language; one without any title is reported."""
    texts = (*halves(entry.text), *((entry.twin,) if entry.twin else ()))
    traces = traced(texts, entry.lines)
    cited = zip(_citations(texts), traces, strict=True)
    found = Reference(entry.label, tuple(replace(half, faces=trace.faces) for half, trace in cited), entry.source)
    if not any(_has_title(half) for half in found.citations):
        details = {"label": found.number, "text": entry.text}
        report(Diagnostic(Kind.REF_UNPARSED, entry.source.page, entry.source, details))
    return found


def _citations(texts: Sequence[str]) -> tuple[Citation, ...]:
    """The citations of an entry; what a type mark says in one language holds in the other."""
    made = tuple(map(citation, texts))
    marked = next((half for half in made if half.first(PartKind.TYPE_MARK)), None)
    if marked is None or len(made) == 1:
        return made
    return tuple(
        half if half.first(PartKind.TYPE_MARK) else citation(half.text, marked.publication_type) for half in made
    )


def _has_title(half: Citation) -> bool:
    return any(half.first(kind) for kind in TITLES_OR_SOURCE)
