"""What a printed article cannot be: where one of these is found, the reading is wrong more often than the print.

Each finding is a diagnostic, so that an editor is warned of it; `weight` adds them up, so that two readings of one PDF
can be compared. The weights say how much of an article is likely lost with each, in front-matter fields.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from pipeline.check.references import cited_numbers
from pipeline.knowledge import lazy
from pipeline.knowledge.labels import label_at_start
from pipeline.model.article import Article, Front
from pipeline.model.block import Label
from pipeline.model.body import Fig, P, RefType, Sec, TableWrap, Xref
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.lang import Lang
from pipeline.model.reference import TITLES_OR_SOURCE, Reference
from pipeline.model.walk import nodes
from pipeline.text.marks import CIRCLED, CLOSING, COLONS, OPENING, WHITE

WEIGHTS = {
    Kind.TITLE_MISSING: 2.0,
    Kind.BYLINE_MISSING: 2.0,
    Kind.ABSTRACT_MISSING: 1.0,
    Kind.ONE_LANGUAGE: 1.0,
    Kind.AUTHOR_COUNTS_DIFFER: 1.0,
    Kind.KWD_COUNTS_DIFFER: 0.5,
    Kind.AFF_MARK_UNKNOWN: 0.5,
    Kind.SECTION_MISSING: 0.5,
    Kind.NUMBERS_BROKEN: 0.5,
    Kind.PARAGRAPH_CUT: 0.1,
    Kind.REFS_MISSING: 1.0,
    Kind.REF_UNNUMBERED: 0.5,
    Kind.REF_TOO_LONG: 1.0,
    Kind.REFS_UNCITED: 1.0,
    Kind.REFS_UNTITLED: 1.0,
    Kind.REF_UNLISTED: 0.3,
    Kind.CHARACTERS_UNMAPPED: 0.1,
}
MAX_REFERENCE = 700  # characters; an entry in two languages has some 400
MAX_UNCITED, MAX_UNTITLED = 0.3, 0.15  # of the references: more is no slip of the authors
FEW = 3  # references; of a shorter list a single one would be a large share
LONGEST_HEADING = 24  # characters of a line that heads a list in either language or both
_NUMBER = lazy.compile(r"\d{1,9}")
_MARK = lazy.compile(r"[\[［〔【]\s?\d{1,3}\s?(?:[-–—~～,，、;；]\s?\d{1,3}\s?)*[\]］〕】]")
_TYPE = lazy.compile(r"[\[［]\s?[JMCDNRSP]\s?(?:[/／]\s?OL\s?)?[\]］]")  # GB/T 7714, 4.2: what kind of work is cited
_AROUND = WHITE + COLONS + OPENING + CLOSING
# A stop, a colon, a closing bracket or quotation mark, a note's mark behind it.
_ENDS = lazy.compile(rf"[^\w\s,，、(（\[［\-－—/]\W*[{CIRCLED}]*$")


def check(article: Article, report: Report) -> None:
    """Report what contradicts itself in an article: fields in one language, numbers with gaps, entries run together."""
    _languages(article, report)
    _published(article.front, report)
    _marks(article.front, report)
    _sections(article, report)
    _floats(article, report)
    _paragraphs(article, report)
    _references(article, report)


def weight(diagnostics: Iterable[Diagnostic]) -> float:
    """How much speaks against a reading of a document."""
    return sum(WEIGHTS.get(item.kind, 0.0) for item in diagnostics)


# ---------------------------------------------------------------- front matter
def _languages(article: Article, report: Report) -> None:
    """Where anything is printed in a language, title, authors, abstract and keywords are, save rarely.

    An article of which nothing is printed in a second language lacks nothing there.
    """
    front = article.front
    titles = {lang for lang in Lang if front.title(lang)}
    authors = {lang for lang in Lang if front.byline(lang)}
    others = {
        "abstract": {lang for lang in Lang if front.abstract(lang)},
        "keywords": {lang for lang in Lang if front.kwds(lang)},
    }
    printed = {article.lang}.union(titles, authors, *others.values(), (aff.lang for aff in front.affs))
    for kind, where, found in ((Kind.TITLE_MISSING, "titles", titles), (Kind.BYLINE_MISSING, "authors", authors)):
        for lang in sorted(printed - found):
            report(Diagnostic(kind, details={"lang": lang.value}, address=f"{where}[{lang.value}]"))
    if authors and not front.affs:
        report(Diagnostic(Kind.AFF_MISSING, address="affiliations"))
    if article.lang not in others["abstract"]:
        report(Diagnostic(Kind.ABSTRACT_MISSING, details={"lang": article.lang.value}))
    for field, found in others.items():
        if len(printed) > 1 and len(found) == 1:
            report(Diagnostic(Kind.ONE_LANGUAGE, details={"field": field, "lang": next(iter(found)).value}))


def _published(front: Front, report: Report) -> None:
    """An article has a journal and a year, and nobody finds it without; some print neither, so nothing is doubted."""
    if not front.journal.titles:
        report(Diagnostic(Kind.JOURNAL_MISSING, address="journal.titles"))
    if front.year is None:
        report(Diagnostic(Kind.YEAR_MISSING, address="year"))


def _marks(front: Front, report: Report) -> None:
    """Marks behind names that no institution of their language has, where institutions have marks at all."""
    for lang in Lang:
        known = {aff.label for aff in front.institutions(lang) if aff.label}
        for author in front.byline(lang):
            for mark in author.aff_labels:
                if known and mark not in known:
                    details = {"name": author.name.printed, "mark": mark}
                    own = front.address(author)
                    report(Diagnostic(Kind.AFF_MARK_UNKNOWN, author.source.page, author.source, details, address=own))


# ---------------------------------------------------------------- body
def _first_number(label: str) -> int | None:
    found = _NUMBER.search(label)
    return int(found[0]) if found else None


def _sections(article: Article, report: Report) -> None:
    tops = [node for node in article.body.content if isinstance(node, Sec)]
    if not tops:
        report(Diagnostic(Kind.SECTION_MISSING))
    numbered = [(number, top) for top in tops if (number := _first_number(top.label)) is not None]
    for (before, _), (number, top) in itertools.pairwise(numbered):
        if number != before + 1:
            details = {"what": "section", "label": str(number), "before": str(before)}
            report(Diagnostic(Kind.NUMBERS_BROKEN, top.source.page, top.source, details))


def _floats(article: Article, report: Report) -> None:
    """Figures and tables are numbered from 1 on; an appendix may begin anew."""
    for what, kind in (("figure", Fig), ("table", TableWrap)):
        found = [at.value for at in nodes(article.body.content) if isinstance(at.value, kind) and at.value.captions]
        before = 0
        for node in found:
            number = _first_number(node.captions[0].label)
            if number is None:
                continue
            if number not in (before, before + 1, 1):
                details = {"what": what, "label": str(number), "before": str(before)}
                report(Diagnostic(Kind.NUMBERS_BROKEN, node.source.page, node.source, details))
            before = number


def _paragraphs(article: Article, report: Report) -> None:
    """Paragraphs that end without a stop, with another paragraph behind them: a line that was torn off."""
    for one, other in itertools.pairwise(at.value for at in nodes(article.body.content)):
        if isinstance(one, P) and isinstance(other, P) and one.text.strip() and not _ENDS.search(one.text.strip()):
            report(Diagnostic(Kind.PARAGRAPH_CUT, one.source.page, one.source, {"text": one.text.strip()[-24:]}))


# ---------------------------------------------------------------- references
def _references(article: Article, report: Report) -> None:
    references = article.back.references
    numbered = [reference for reference in references if reference.number.isdecimal()]
    before = 0
    for place, reference in enumerate(references):
        text = " ".join(citation.text for citation in reference.citations)
        where, at = (reference.source.page, reference.source), f"references[{place}]"
        if len(text) > MAX_REFERENCE:
            report(Diagnostic(Kind.REF_TOO_LONG, *where, {"label": reference.number, "text": text[:40]}, address=at))
        if numbered and not reference.number:
            report(Diagnostic(Kind.REF_UNNUMBERED, *where, {"text": text[:40]}, address=at))
        if reference.number.isdecimal():
            number = int(reference.number)
            if number != before + 1:
                details = {"what": "reference", "label": str(number), "before": str(before)}
                report(Diagnostic(Kind.NUMBERS_BROKEN, *where, details, address=at))
            before = number
    told = (_list_heading, _entry_in_text, _cited_in_text)
    if not references and (heading := article.back.ref_title or next(filter(None, (say(article) for say in told)), "")):
        report(Diagnostic(Kind.REFS_MISSING, details={"heading": heading}))
    _shares(article, references, report)


def _list_heading(article: Article) -> str:
    """A line of the body that says nothing but that references follow: 参考文献; a list read with the text."""
    for at in nodes(article.body.content):
        text = at.value.title if isinstance(at.value, Sec) else at.value.text if isinstance(at.value, P) else ""
        if 0 < len(text) <= LONGEST_HEADING:
            hit = label_at_start(text.strip())
            if hit is not None and hit.row.label is Label.REF_HEADING and hit.end >= len(text.strip(_AROUND)):
                return text.strip(_AROUND)
    return ""


def _entry_in_text(article: Article) -> str:
    """How the first of the paragraphs begins that read like entries of a list, where there are several: …[J]. …"""
    texts = (at.value.text for at in nodes(article.body.content) if isinstance(at.value, P))
    entries = [text for text in texts if _TYPE.search(text)]
    return entries[0][:LONGEST_HEADING] if len(entries) >= FEW else ""


def _cited_in_text(article: Article) -> str:
    """The first and the last of the numbers that the text cites where it cites 1, 2 and 3 in their order: `[1] … [12]`.

    GB/T 7714, 9.1: works that are cited by numbers have them in the order in which they are cited, and a list behind.
    """
    texts = (at.value.text for at in nodes(article.body.content) if isinstance(at.value, P))
    numbers = [int(number) for text in texts for mark in _MARK.findall(text) for number in cited_numbers(mark)]
    is_counted = list(dict.fromkeys(numbers))[:FEW] == list(range(1, FEW + 1))
    return f"[1] … [{max(numbers)}]" if is_counted else ""


def _shares(article: Article, references: Sequence[Reference], report: Report) -> None:
    total = len(references)
    if total < FEW:
        return
    untitled = sum(
        not any(citation.first(kind) for citation in r.citations for kind in TITLES_OR_SOURCE) for r in references
    )
    if untitled > MAX_UNTITLED * total:
        report(Diagnostic(Kind.REFS_UNTITLED, details={"count": untitled, "total": total}, address="references"))
    paragraphs = [at.value for at in nodes(article.body.content) if isinstance(at.value, P)]
    cited = {rid for paragraph in paragraphs for rid in _cited(paragraph)}
    if not cited and not any(_MARK.search(paragraph.text) for paragraph in paragraphs):
        return  # magazines print a list of what was read, and no mark in the text
    if references[0].number and total - len(cited) > MAX_UNCITED * total:
        details = {"count": total - len(cited), "total": total}
        report(Diagnostic(Kind.REFS_UNCITED, details=details, address="references"))


def _cited(paragraph: P) -> Iterator[str]:
    for item in paragraph.content:
        if isinstance(item, Xref) and item.ref_type is RefType.BIBR:
            yield from item.rids
