"""Signs of references and of their fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from pipeline.knowledge import lazy
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.lang import Lang
from pipeline.model.reference import TITLES_OR_SOURCE, Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.walk import listed
from pipeline.text.alike import bare
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width
from pipeline.trust.setting import Setting
from pipeline.trust.shape import USUAL, length, shape
from pipeline.trust.value import Sign, Value

_TYPE_MARK = lazy.compile(r"\[\s*[A-Z]{1,2}(?:\s*/\s*[A-Z]{2})?\s*\]")
_YEAR = lazy.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LABEL_INSIDE = lazy.compile(r"(?<=[.。\s])\[\d{1,3}\]|\s\d{1,3}\s?\.\s(?=[A-Z\u4e00-\u9fff])")
_AUTHORS = (PartKind.NAME, PartKind.COLLAB)
_REMARKS = {
    Kind.REF_HALVES_DIFFER: "halves-differ",
    Kind.REF_UNNUMBERED: "unnumbered",
    Kind.REF_DOI_MALFORMED: "bad-doi",
    Kind.REF_YEAR_IN_FUTURE: "future",
    Kind.REF_UNPARSED: "unparsed",
    Kind.NUMBERS_BROKEN: "gap",
    Kind.REF_DUPLICATE: "duplicate",
    Kind.REF_UNCITED: "uncited",
}
_LIST = {Kind.REFS_UNTITLED: "list-untitled", Kind.REFS_UNCITED: "list-uncited"}
# The fields with a confidence of their own: what the JSON calls them.
FIELDS = (
    PartKind.ARTICLE_TITLE,
    PartKind.SOURCE,
    PartKind.YEAR,
    PartKind.VOLUME,
    PartKind.ISSUE,
    PartKind.FPAGE,
    PartKind.LPAGE,
    PartKind.DOI,
)
_STOP_INSIDE = lazy.compile(r"[.．。](?=.{6})")
_NUMBER_INSIDE = lazy.compile(r"\d{4}|\d\s*\(")
_EIGHT_WORDS = lazy.compile(r"(?:[A-Za-z]+[ ,.]+){8}")
_WORD_LEFT = lazy.compile(r"[A-Za-zÀ-ɏ]{5,}|[\u4e00-\u9fff]{3,}")
# A name with initials at the head of a title: the list of authors was ended too early.
_NAME_FIRST = lazy.compile(r"(?:[A-Z][\w'-]+(?:\s[A-Z]{1,3}\b\.?)+|(?:[A-Z]\.\s?)+[A-Z][a-z]+)\s*[,.，．]")
_REST = 0.15  # of an entry's characters outside of every field
_HAN_NAME = (2, 4)  # hanzi of nearly all names
_LONGER, _SHORTER = 2.5, 0.35  # of the usual length of the list's entries
_FEW_HANZI = 8  # in an entry with eight English words: a name or a place, not another language's half
_NAME = 40  # characters; no person has more
_PAGES = 100  # of an article, at most
_NUMBER = {
    PartKind.YEAR: lazy.compile(r"(?:1[5-9]|20)\d\d[a-z]?"),
    PartKind.VOLUME: lazy.compile(r"[A-Z]?\d{1,4}"),
    PartKind.ISSUE: lazy.compile(r"(?:S|Z)?\d{0,3}(?:[-/]\d{1,3})?"),
    PartKind.FPAGE: lazy.compile(r"[A-Za-z]?\d{1,8}"),
    PartKind.LPAGE: lazy.compile(r"[A-Za-z]?\d{1,8}"),
}


class Work:
    """A cited work, its parts at hand by kind."""

    def __init__(self, citation: Citation) -> None:
        self.citation = citation
        self.people: list[Part] = []
        self._first: dict[PartKind, str] = {}
        for part in citation.walk():
            self._first.setdefault(part.kind, part.text)
            if part.kind in _AUTHORS:
                self.people.append(part)

    def first(self, kind: PartKind) -> str:
        """The text of the first part of this kind, or an empty string."""
        return self._first.get(kind, "")


def values(known: Setting) -> Iterator[Value]:
    """Each entry, each work cited in it, and that work's fields, which inherit what is said of the entry."""
    references = known.article.back.references
    remarks = _remarks(known)
    lengths = [sum(len(c.text) for c in reference.citations) for reference in references]
    usual = median(lengths) if lengths else 0.0
    of_list = tuple(_list(references, known)) if references else ()
    cited_by = [[Work(citation) for citation in reference.citations] for reference in references]
    journals = Counter(name for works in cited_by for name in {bare(work.first(PartKind.SOURCE)) for work in works})
    for place, at in enumerate(listed("references", references)):
        reference, works = at.value, cited_by[place]
        signs = (
            *known.whole,
            *known.ground(reference.source),
            *of_list,
            *(Sign(_REMARKS[item.kind], words=item.message) for item in remarks.get(id(reference.source), ())),
            *_entry(place, references, usual),
            *_parts(works),
        )
        text = " ".join(c.text for c in reference.citations)
        yield Value(at.address, "references", text, None, reference.source, signs)
        for cited, work in zip(listed(f"{at.address}.citations", reference.citations), works, strict=True):
            is_again = journals[bare(work.first(PartKind.SOURCE))] > 1
            yield from _fields(cited.address, work, reference, (*signs, *_of_work(work, is_again)))


def _of_work(work: Work, is_again: bool) -> Iterator[Sign]:
    """What speaks for and against all fields of a work: where it stands, what no field has taken."""
    if is_again and work.first(PartKind.SOURCE):
        yield Sign("source-again", good=True)  # another entry of the list gives the same
    is_article = work.citation.publication_type is PublicationType.JOURNAL
    if is_article and not (work.first(PartKind.VOLUME) or work.first(PartKind.ISSUE)):
        yield Sign("no-volume", words="a journal, and neither volume nor issue was found")
    if any(part.kind is PartKind.TEXT and _WORD_LEFT.search(part.text) for part in work.citation.parts):
        yield Sign("word-left", words="a word of it fits no field")
    title = next((text for kind in TITLES_OR_SOURCE if (text := work.first(kind))), "")
    if _NAME_FIRST.match(title):
        yield Sign("name-in-title", words="the title begins with a name")


def _list(references: Sequence[Reference], known: Setting) -> Iterator[Sign]:
    """The signs of the whole list, which each entry has."""
    for kind, name in _LIST.items():
        yield from (Sign(name, words=item.message) for item in known.of.get(kind, ()))
    for kind in (Kind.REF_UNNUMBERED, Kind.NUMBERS_BROKEN):
        if any(item.details.get("what", "reference") == "reference" for item in known.of.get(kind, ())):
            yield Sign("list-gap", words="the list's numbers have a gap")
    if not references[0].number:
        yield Sign("list-unnumbered", words="the list has no numbers")


def _remarks(known: Setting) -> Mapping[int, Sequence[Diagnostic]]:
    """The diagnostics of each entry, by the identity of its source."""
    found: dict[int, list[Diagnostic]] = {}
    for kind in _REMARKS:
        for item in known.of.get(kind, ()):
            if item.source is not None:
                found.setdefault(id(item.source), []).append(item)
    return found


def _entry(place: int, references: Sequence[Reference], usual: float) -> Iterator[Sign]:
    reference = references[place]
    text = " ".join(citation.text for citation in reference.citations)
    lang = Lang.ZH if reference.citations and reference.citations[0].lang is Lang.ZH else Lang.EN
    yield from shape(text, None)
    factor = 2 if len(reference.citations) > 1 else 1
    yield from length(text, tuple(factor * bound for bound in USUAL["references", lang]))  # type: ignore[arg-type]
    if usual and len(text) > _LONGER * usual:
        yield Sign("longest", words="is much longer than the others")
    if usual and len(text) < _SHORTER * usual:
        yield Sign("shortest", words="is much shorter than the others")
    if place == len(references) - 1:
        yield Sign("last", words="is the last one: what stands behind it may have run in")
    yield from _ended(text)
    yield from _inside(text, reference)


def _ended(text: str) -> Iterator[Sign]:
    if text and not (text[-1] in ".．。)]）］" or text[-1].isdigit()):
        yield Sign("no-stop", words="ends without a stop or a number")
    if text and (text[0].isdigit() or text[0] in "()[]（），,.．、"):
        yield Sign("starts-odd", words="begins with a mark or number")


def _inside(text: str, reference: Reference) -> Iterator[Sign]:
    plain, halves = half_width(text), len(reference.citations)
    if len(_TYPE_MARK.findall(plain)) > halves:
        yield Sign("two-types", words="two document types stand in it: it may be two")
    if len({*_YEAR.findall(plain)}) > halves + 1:
        yield Sign("many-years", words="several years stand in it")
    if _LABEL_INSIDE.search(plain):
        yield Sign("label-inside", words="another entry's number may stand in it")
    if halves == 1 and hanzi_count(text) > _FEW_HANZI and _EIGHT_WORDS.search(plain):
        yield Sign("two-languages", words="two languages in one work")


def _parts(works: Sequence[Work]) -> Iterator[Sign]:
    if not any(work.first(kind) for work in works for kind in TITLES_OR_SOURCE):
        yield Sign("untitled", words="no title was found in it")
    if not any(work.first(PartKind.YEAR) for work in works):
        yield Sign("no-year", words="no year was found in it")
    if not any(work.people for work in works):
        yield Sign("no-author", words="no author was found in it")
    if any(work.citation.publication_type is PublicationType.OTHER for work in works):
        yield Sign("no-type", words="its type is not known")
    if not works:
        yield Sign("empty", words="nothing is left of it")
    for work in works:
        text = work.citation.text
        outside = (part.text for part in work.citation.parts if part.kind is PartKind.TEXT)
        rest = sum(char.isalnum() for piece in outside for char in piece)
        if rest > _REST * len(text):
            yield Sign("rest", min(1.0, rest / len(text)), "much of it fits no field")
            return


# ---------------------------------------------------------------- fields
def _fields(address: str, work: Work, reference: Reference, inherited: Sequence[Sign]) -> Iterator[Value]:
    lang = work.citation.lang
    signs = (*inherited, *_authors(work.people, lang))
    people = "|".join(part.text for part in work.people)
    yield Value(f"{address}.authors", "ref-authors", people, lang, reference.source, signs)
    for kind in FIELDS:
        text = work.first(kind)
        if not text:
            continue
        is_text = kind in (PartKind.ARTICLE_TITLE, PartKind.SOURCE)
        signs = (*inherited, *(_text(kind, text, work) if is_text else _number(kind, text, work)))
        family = "ref-title" if is_text else "ref-numbers"
        yield Value(f"{address}.fields.{kind.value}", family, text, lang, reference.source, signs)


def _is_half_a_name(name: Part) -> bool:
    """Whether a Latin name has no part but one."""
    return not hanzi_count(name.text) and not any(part.kind is PartKind.GIVEN_NAMES for part in name.parts)


def _authors(people: Sequence[Part], lang: Lang) -> Iterator[Sign]:
    if not people:
        yield Sign("nobody", words="no author was found")
    if any(len(part.text) > _NAME for part in people):
        yield Sign("long-name", words="a name is longer than names are")
    if any(char.isdigit() for part in people for char in part.text):
        yield Sign("digit-in-name", words="a digit stands in a name")
    if any(part.kind is PartKind.NAME and _is_half_a_name(part) for part in people):
        yield Sign("half-a-name", words="a name has no given name")
    if lang is Lang.ZH and any(not _HAN_NAME[0] <= len(part.text) <= _HAN_NAME[1] for part in people):
        yield Sign("odd-name", words="a name has not the usual length")
    if any(part.kind is PartKind.COLLAB for part in people):
        yield Sign("collab", words="a body of people is named")


def _text(kind: PartKind, text: str, work: Work) -> Iterator[Sign]:
    yield Sign(f"is-{kind.value}")
    lang = work.citation.lang
    for sign in (*shape(text, lang), *length(text, USUAL[kind.value, lang])):
        yield Sign(f"own-{sign.name}", sign.size, sign.words)
    if _STOP_INSIDE.search(text):
        yield Sign("stop-inside", words="a stop stands inside: two fields may have run together")
    if _NUMBER_INSIDE.search(text):
        yield Sign("number-inside", words="a year or number stands inside")
    if not work.first(PartKind.TYPE_MARK):
        yield Sign("no-type-mark", words="no document type is printed that would end the title")


def _number(kind: PartKind, text: str, work: Work) -> Iterator[Sign]:
    yield Sign(f"is-{kind.value}")
    form = _NUMBER.get(kind)
    if form is not None and not form.fullmatch(half_width(text).strip()):
        yield Sign("form", words=f"has not the form of this number: {text}")
    first, last = work.first(PartKind.FPAGE), work.first(PartKind.LPAGE)
    is_page = kind in (PartKind.FPAGE, PartKind.LPAGE) and first.isdecimal() and last.isdecimal()
    if is_page and not 0 <= int(last) - int(first) <= _PAGES:
        yield Sign("pages", words=f"pages {first} to {last}")
