"""What an editor wants to hear about the reference list."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from pipeline.knowledge import lazy
from pipeline.model.article import Article
from pipeline.model.body import RefType, Xref
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.ids import ref_id
from pipeline.model.reference import TITLES_OR_SOURCE, Citation, PartKind, Reference
from pipeline.model.walk import inlines, nodes
from pipeline.said import later
from pipeline.text.alike import bare
from pipeline.text.width import half_width

# DOI Handbook, 2.2: a directory indicator 10, a registrant code, a suffix.
_DOI = lazy.compile(r"10\.\d{4,9}(?:\.\d+)*/[\x21-\x7e]+")
_DIGITS = lazy.compile(r"\d+")
_RANGE = lazy.compile(r"(\d{1,3})(?:\s*[-–—~～]\s*(\d{1,3}))?")
_RANGE_MAX = 60  # a longer one is no range of citations
_TITLE_MIN = 8  # letters and digits; a shorter title may belong to two works
_ORDERED_SHARE = 0.7  # of the first citations in rising order: then the list is in the order of citation
_COMPARED = (PartKind.YEAR, PartKind.VOLUME, PartKind.ISSUE, PartKind.FPAGE, PartKind.LPAGE)


def check(article: Article, report: Report, year: int) -> None:
    """Report what is odd about the references; `year` is the present one."""
    references = article.back.references
    _citations(article, references, report)
    _duplicates(references, report)
    for place, reference in enumerate(references, 1):
        label = reference.number or str(place)
        _halves(reference, label, report)
        _identifiers(reference, label, report)
        _years(reference, label, year, report)


def _say(report: Report, kind: Kind, reference: Reference | None, **details: object) -> None:
    page = reference.source.page if reference else 0
    report(Diagnostic(kind, page, reference.source if reference else None, details))


# ---------------------------------------------------------------- citations
def cited_numbers(text: str) -> Iterator[str]:
    """The numbers of a printed mark, ranges expanded: `[3,5-7]`."""
    for first, last in _RANGE.findall(half_width(text)):
        end = int(last or first)
        yield from map(str, range(int(first), end + 1) if end - int(first) <= _RANGE_MAX else (int(first), end))


def _citations(article: Article, references: Sequence[Reference], report: Report) -> None:
    """Never cited, cited but not listed, first cited out of order; silent where no citation was found at all."""
    labels = {reference.number or str(place): reference for place, reference in enumerate(references, 1)}
    pieces = (piece for at in nodes(article.body.content) for piece in inlines(at.value))
    marks = [piece for piece in pieces if isinstance(piece, Xref) and piece.ref_type is RefType.BIBR]
    if not marks or not references:
        return
    is_numbered = any(_DIGITS.search(mark.text) for mark in marks)
    by_id = {ref_id(item, place): item.number or str(place + 1) for place, item in enumerate(references)}
    cited = [number for mark in marks for number in _cited(mark, is_numbered, by_id)]
    first = list(dict.fromkeys(cited))
    for label, reference in labels.items():
        if label not in first:
            _say(report, Kind.REF_UNCITED, reference, label=label)
    for label in first:
        if label not in labels:
            _say(report, Kind.REF_UNLISTED, None, label=label)
    _order([label for label in first if label in labels], labels, report)


def _cited(mark: Xref, is_numbered: bool, by_id: Mapping[str, str]) -> list[str]:
    """The labels that a mark points to; what it prints where it points nowhere."""
    linked = [by_id.get(rid, rid) for rid in mark.rids]
    return linked or (list(cited_numbers(mark.text)) if is_numbered else [])


def _order(first: Sequence[str], labels: dict[str, Reference], report: Report) -> None:
    numbers = [int(label) for label in first if label.isdecimal()]
    rising = sum(a < b for a, b in itertools.pairwise(numbers))
    if len(numbers) < 2 or rising < _ORDERED_SHARE * (len(numbers) - 1):
        return
    most = numbers[0]
    for number in numbers[1:]:
        if number < most:
            _say(report, Kind.REF_OUT_OF_ORDER, labels[str(number)], label=str(number), before=str(most))
        most = max(most, number)


# ---------------------------------------------------------------- single references
def _title(citation: Citation) -> str:
    return next((text for kind in TITLES_OR_SOURCE if (text := citation.first(kind))), "")


def _duplicates(references: Sequence[Reference], report: Report) -> None:
    """The same work twice: the same DOI, or the same title with the same year."""
    seen: dict[tuple[str, str], str] = {}
    for place, reference in enumerate(references, 1):
        label = reference.number or str(place)
        own = tuple(_keys(reference))
        earlier = next((seen[key] for key in own if key in seen), None)
        if earlier is not None:
            _say(report, Kind.REF_DUPLICATE, reference, label=earlier, other=label)
        for key in own:
            seen.setdefault(key, label)


def _keys(reference: Reference) -> Iterator[tuple[str, str]]:
    for citation in reference.citations:
        if doi := citation.first(PartKind.DOI):
            yield "doi", doi.casefold()
        title = bare(_title(citation))
        if len(title) >= _TITLE_MIN and citation.first(PartKind.ARTICLE_TITLE):
            yield title, citation.first(PartKind.YEAR)


def _value(citation: Citation, kind: PartKind) -> str:
    return bare(citation.first(kind)).lstrip("0")


def _authors(citation: Citation) -> tuple[int, bool]:
    """How many authors are printed, and whether 等 or et al. stands for more."""
    members = [part for part in citation.walk() if part.kind in (PartKind.NAME, PartKind.COLLAB)]
    return len(members), bool(citation.all(PartKind.ETAL))


def _halves(reference: Reference, label: str, report: Report) -> None:
    """The two languages of one work: year, volume, issue, pages, number of authors."""
    if len(reference.citations) < 2:
        return
    one, two = reference.citations[:2]
    for kind in _COMPARED:
        first, second = _value(one, kind), _value(two, kind)
        if first and second and first != second:
            details = {"label": label, "field": kind.value, "one": one.first(kind), "two": two.first(kind)}
            _say(report, Kind.REF_HALVES_DIFFER, reference, **details)
    (n, open_one), (m, open_two) = _authors(one), _authors(two)
    if n and m and n != m and open_one is open_two:
        _say(report, Kind.REF_HALVES_DIFFER, reference, label=label, field=later("number of authors"), one=n, two=m)


def _identifiers(reference: Reference, label: str, report: Report) -> None:
    for citation in reference.citations:
        for part in citation.all(PartKind.DOI):
            if not _DOI.fullmatch(part.text):
                _say(report, Kind.REF_DOI_MALFORMED, reference, label=label, doi=part.text)


def _years(reference: Reference, label: str, present: int, report: Report) -> None:
    for citation in reference.citations:
        digits = _DIGITS.search(half_width(citation.first(PartKind.YEAR)))
        if digits and int(digits.group()) > present:
            _say(report, Kind.REF_YEAR_IN_FUTURE, reference, label=label, year=digits.group())
            return
