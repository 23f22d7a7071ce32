"""Crossref's <citation_list>: each entry as printed, and its parts as far as they have an element."""

from collections.abc import Sequence

from pipeline.export import values
from pipeline.export.values import clean
from pipeline.export.xml import Builder, Element
from pipeline.model.reference import PublicationType, Reference
from pipeline.write.citations.record import Record, records

_TYPES = {
    PublicationType.JOURNAL: "journal_article",
    PublicationType.BOOK: "book",
    PublicationType.CHAPTER: "book_chapter",
    PublicationType.THESIS: "dissertation",
    PublicationType.CONFERENCE: "conference_paper",
    PublicationType.REPORT: "report",
    PublicationType.STANDARD: "standard",
    PublicationType.PATENT: "patent",
    PublicationType.NEWSPAPER: "other",
    PublicationType.WEBPAGE: "web_resource",
    PublicationType.DATA: "dataset",
    PublicationType.PREPRINT: "preprint",
    PublicationType.OTHER: "other",
}
_PERIODICALS = frozenset({PublicationType.JOURNAL, PublicationType.NEWSPAPER})
_WHOLE_VOLUMES = frozenset({PublicationType.BOOK, PublicationType.THESIS, PublicationType.REPORT})
_MAX_NUMBER, _MAX_EDITION = 32, 15  # characters; a longer one stands in the entry as printed alone


def citation_list(e: Builder, references: Sequence[Reference]) -> Element | None:
    """The list, made with the builder of Crossref's namespace; None where nothing is cited."""
    printed = [" ".join(clean(half.text) for half in item.citations) for item in references if item.citations]
    both = zip(records(references), printed, strict=True)
    return e("citation_list", *(_citation(e, record, text, place) for place, (record, text) in enumerate(both, 1)))


def _citation(e: Builder, record: Record, printed: str, place: int) -> Element | None:
    """One <citation>; its key is the place in the list, as printed numbers may come twice."""
    first = record.authors[0] if record.authors else None
    is_volume = record.type in _WHOLE_VOLUMES
    container = clean(record.container)
    return e(
        "citation",
        e("journal_title", container if record.type in _PERIODICALS else ""),
        e("author", clean(first.family or first.literal) if first else ""),
        e("volume", _short(record.volume)),
        e("issue", _short(record.issue)),
        e("first_page", _short(record.fpage)),
        e("cYear", clean(record.year)),
        e("doi", values.doi(record.doi)),
        e("volume_title", clean(record.title) if is_volume else "" if record.type in _PERIODICALS else container),
        e("edition_number", _short(record.edition, _MAX_EDITION)),
        e("article_title", "" if is_volume else clean(record.title)),
        e("unstructured_citation", printed),
        key=f"ref{place}",
        type=_TYPES[record.type],
    )


def _short(text: str, most: int = _MAX_NUMBER) -> str:
    text = clean(text)
    return text if len(text) <= most else ""
