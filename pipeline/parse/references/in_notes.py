"""The works that a note at a page's foot cites, as journals of law, history and literature have them for a list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.body import Footnote
from pipeline.model.face import within
from pipeline.model.reference import TITLES_OR_SOURCE, Citation, PartKind, PublicationType
from pipeline.parse.references.citation import citation
from pipeline.text.script import is_hanzi

_words = references()
# A semicolon parts two works; a full stop closes one, and a remark may follow it, up to `, 参见`.
_SEE = "|".join(form for form in _words["see"].forms if len(form) > 1 and is_hanzi(form[0]))
_END = lazy.compile(rf"[;；。]|[,，](?=\s?(?:{_SEE}))")
_OPEN, _CLOSED = '《“"(（[［【', '》”")）]］】'
_LONGEST = 400  # characters of a note's part that may be a work: more is a discussion
# What places a work: without one of these a title in a remark is only spoken of.
_PLACED = (PartKind.SOURCE, PartKind.PUBLISHER_NAME, PartKind.FPAGE, PartKind.TYPE_MARK)
_CONTAINED = frozenset({PublicationType.JOURNAL, PublicationType.NEWSPAPER, PublicationType.CHAPTER})


def with_cited(notes: Iterable[Footnote]) -> tuple[Footnote, ...]:
    """The notes, each with the works that it cites."""
    return tuple(replace(note, citations=_with_faces(note, cited_in(note.text))) for note in notes)


def _with_faces(note: Footnote, cited: Sequence[Citation]) -> tuple[Citation, ...]:
    found, at = [], 0
    for work in cited:
        at = note.text.index(work.text, at)
        found.append(replace(work, faces=within(note.faces, at, at + len(work.text))))
    return tuple(found)


def cited_in(note: str) -> tuple[Citation, ...]:
    """The works cited in a note, in printed order; each one's text stands in the note as it is.

    A part of a note is a work where it gives a title and a year, and says who wrote it or what contains it:
    `参见李明：《折纸论》，载《示例学报》2019年第3期；王小飞：《纸史》，示例出版社1990年版。`. Laws, files,
    judgments and `同前注①` have no author and no year of issue, and stay what they are: words of the note.
    """
    made = (citation(part) for part in _parts(note) if len(part) <= _LONGEST)
    return tuple(found for found in made if _is_work(found))


def _parts(note: str) -> Iterator[str]:
    """The parts of a note between the ends of its works; what stands in title marks, quotes or brackets ends none."""
    start = 0
    for end in _END.finditer(note):
        if not _is_inside(note[start : end.start()]):
            yield note[start : end.start()].strip()
            start = end.end()
    yield note[start:].strip()


def _is_inside(text: str) -> bool:
    """Whether a bracket or a quotation mark that is opened in the text is still open at its end."""
    for opening, closing in zip(_OPEN, _CLOSED, strict=True):
        count = text.count(opening) % 2 if opening == closing else text.count(opening) - text.count(closing)
        if count > 0:
            return True
    return False


def _is_work(found: Citation) -> bool:
    kind = found.publication_type
    has_title = any(found.first(title) for title in TITLES_OR_SOURCE)
    is_signed = bool(found.first(PartKind.PERSON_GROUP))
    is_contained = kind in _CONTAINED and bool(found.first(PartKind.SOURCE))
    is_placed = any(found.first(part) for part in _PLACED)
    is_dated = bool(found.first(PartKind.YEAR))
    return has_title and is_dated and is_placed and (is_signed or is_contained) and kind is not PublicationType.OTHER
