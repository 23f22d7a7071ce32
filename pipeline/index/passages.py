"""An article as a list of passages, each with its place in the PDF: what is searched, and what a hit is shown in."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.article import Text
from pipeline.model.body import Fig, P, TableWrap
from pipeline.model.lang import Lang
from pipeline.model.plain import ELEMENTS, plain
from pipeline.model.source import Source
from pipeline.model.walk import At, Thing, wholes
from pipeline.results.output import Stored
from pipeline.text.script import lang_of


class Passage(NamedTuple):
    """A text of the article. `kind` is the JATS element that it stands in; `box` is in PDF points, origin top left."""

    kind: str
    lang: Lang
    text: str
    page: int  # 1-based, as a viewer of the PDF counts; 0 of what a person has added, which has no place there
    box: tuple[float, float, float, float]


def passages(stored: Stored) -> tuple[Passage, ...]:
    """Every text of the article in the order of its parts, what is empty left out; pages are those of the whole PDF."""
    found = [passage for at in wholes(stored.article) for passage in _of(at) if passage.text.strip()]
    before = stored.first_page - 1
    return tuple(own._replace(page=own.page + before) if own.page else own for own in found) if before else tuple(found)


def _of(at: At[Thing]) -> Iterable[Passage]:
    """What is searched of a value; nothing of journals, numbers and dates, which are fields of the record."""
    value = at.value
    kind = ELEMENTS.get(type(value))
    if kind is None or (isinstance(value, Text) and at.part != "funding_statements"):
        return ()
    if isinstance(value, Fig | TableWrap):
        return _float(kind, value)
    if isinstance(value, P):  # half of all, and nothing but sections around them, which say no language
        return (Passage(kind, lang_of(text := value.text), text, value.source.page, value.source.bbox),)
    source = at.source
    return () if source is None else (_passage(kind, plain(value), source, at.lang),)


def _passage(kind: str, text: str, source: Source, lang: Lang | None = None) -> Passage:
    return Passage(kind, lang or lang_of(text), text, source.page, source.bbox)


def _float(kind: str, node: Fig | TableWrap) -> Iterator[Passage]:
    for caption in node.captions:
        yield _passage(kind, plain(caption), caption.source, caption.lang)
    notes = [note.text for note in node.foot]
    if isinstance(node, TableWrap):
        cells = [cell.text for row in node.rows for cell in row]
        yield _passage("table", " ".join([*filter(None, cells), *notes]), node.source)
    else:
        yield from (_passage(kind, note, node.source) for note in notes)
