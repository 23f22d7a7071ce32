"""Reference lists: lines to entries, entries to fields, in one or two languages."""

from collections.abc import Sequence

from pipeline.model.block import Line
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.reference import Citation, PartKind, Reference
from pipeline.parse.references.citation import citation
from pipeline.parse.references.halves import halves
from pipeline.parse.references.split import Entry, Split, entries, split

__all__ = ["Entry", "Split", "citation", "entries", "halves", "reference", "references", "split"]

_TITLES = (PartKind.ARTICLE_TITLE, PartKind.CHAPTER_TITLE, PartKind.DATA_TITLE, PartKind.SOURCE)


def references(lines: Sequence[Line], report: Report) -> tuple[Reference, ...]:
    """The references of a list whose lines stand in reading order."""
    return tuple(reference(entry, report) for entry in entries(lines, report))


def reference(entry: Entry, report: Report) -> Reference:
    """An entry as a Reference with a citation a language; one without any title is reported."""
    texts = (*halves(entry.text), *((entry.twin,) if entry.twin else ()))
    found = Reference(entry.label, _citations(texts), entry.source)
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
    return any(half.first(kind) for kind in _TITLES)
