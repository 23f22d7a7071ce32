"""Signs of the journal, of identifiers, numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.knowledge import lazy
from pipeline.knowledge.journals import journals_by_issn, journals_by_title
from pipeline.model.article import HistoryDate, Leftover, Text
from pipeline.model.article import Value as Printed
from pipeline.model.block import Label
from pipeline.model.diagnostic import Kind
from pipeline.model.lang import Lang
from pipeline.model.walk import listed
from pipeline.text.alike import bare
from pipeline.text.script import HANZI
from pipeline.text.width import half_width
from pipeline.trust.setting import Setting
from pipeline.trust.shape import USUAL, foreign, length, shape
from pipeline.trust.value import Sign, Value

# What each may look like; years of modern journals, DOI Handbook 2.2.
_FORMS = {
    "doi": lazy.compile(r"10\.\d{4,9}(?:\.\d+)*/[\x21-\x7e]+"),
    "year": lazy.compile(r"(?:19[1-9]|20)\d\d"),
    "volume": lazy.compile(r"\d{1,3}"),
    "issue": lazy.compile(r"\d{1,2}(?:[-/]\d{1,2})?"),
    "fpage": lazy.compile(r"\d{1,5}"),
    "lpage": lazy.compile(r"\d{1,5}"),
}
_ID = lazy.compile(r"\((\d{4})\)(\d{2}|[A-Z]\w?|S\d)-(\d{4,5})-(\d{2,3})")  # 文章编号: ISSN(year)issue-page-pages
_WORDS = lazy.compile(r"[A-Za-z&,()' -]{3,}")
_WHITE = lazy.compile(r"[\s\u3000]{2,}")  # between the parts of a masthead
_FIGURE = lazy.compile(r"\d")
_APART = lazy.compile(f"[^{HANZI}（）()]+")  # what parts titles in a masthead
_LEAST = 4  # hanzi: shorter ones are words too
_AHEAD, _BEHIND = 4, 1  # years from a date to its issue, and from the issue to a date online
_SHORT = 2  # figures that may stand in a running head by chance
_PAGES = 60  # of an article, at most
_NAMES = {"fpage": "first page", "lpage": "last page"}  # as diagnostics call the fields


def values(known: Setting) -> Iterator[Value]:
    """The journal's titles, the numbers that say where the article stands, and its dates."""
    front = known.article.front
    for at in listed("journal.titles", front.journal.titles):
        title = at.value
        yield Value(at.address, "journal", title.text, title.lang, title.source, tuple(_journal(title, known)))
    for name in _FORMS:
        value: Printed | None = getattr(front, name)
        if value is not None:
            yield Value(name, "numbers", value.text, None, value.source, tuple(_number(name, value, known)))
    for place, found in enumerate(listed("history", front.history)):
        date = found.value
        yield Value(found.address, "history", date.iso, None, date.source, tuple(_date(place, date, known)))


def _journal(title: Text, known: Setting) -> Iterator[Sign]:
    yield from known.whole
    yield from known.ground(title.source)
    yield from shape(title.text, title.lang)
    yield from foreign(title.text)
    yield from length(title.text, USUAL["journal", title.lang])
    yield from _disagree(known, "journal")
    if "." in title.text:
        yield Sign("abbreviated", words="words are shortened")
    folded, journal = bare(title.text), known.article.front.journal
    if folded in {bare(own.text) for own in known.article.front.titles}:
        yield Sign("as-title", words="is the article's own title")
    if title.lang is Lang.ZH:
        if not journals_by_title(title.text):
            yield Sign("unlisted", words="no listed journal has this title")
        elif journal.issn and any(title.text in own.names for own in journals_by_issn(journal.issn.text)):
            yield Sign("issn", words="its ISSN has this title", good=True)
    if known.heads.count(folded) > 1:
        yield Sign("in-heads", words="running heads repeat it", good=True)
    if title.lang is Lang.EN and _goes_on(title, known):
        yield Sign("goes-on", words="a line of letters under it belongs to no field: it may go on there")
    if title.lang is Lang.ZH and _another(title, known):
        yield Sign("other-journal", words="the page's head names another journal")


def _heads(known: Setting, page: int) -> Iterator[Leftover]:
    """The heads and feet of a page."""
    yield from (i for i in known.article.leftovers if i.label == Label.FURNITURE.value and i.source.page == page)


def _goes_on(title: Text, known: Setting) -> bool:
    """Whether Latin letters stand right under it that it has not, as where a masthead's column breaks a long title."""
    box, own = title.source.bbox, bare(title.text)
    under = (i for i in _heads(known, title.source.page) if 0 <= i.source.bbox.top - box.bottom < box.height)
    pieces = (piece for i in under if i.source.bbox.x_overlap(box) > 0 for piece in _WHITE.split(i.text))
    return any(_WORDS.fullmatch(piece) and bare(piece) not in own for piece in pieces)


def _another(title: Text, known: Setting) -> bool:
    """Whether the line with the year or the issue names a listed journal, and not this one."""
    heads = (i.text for i in _heads(known, 1) if _FIGURE.search(i.text))
    names = {name for head in heads for name in _APART.split(head) if len(name) >= _LEAST}
    return bool(names) and title.text not in names and any(journals_by_title(name) for name in names)


def _disagree(known: Setting, *names: str) -> Iterator[Sign]:
    for item in known.of.get(Kind.SOURCES_DISAGREE, ()):
        if any(name in str(item.details.get("field", "")) for name in names):
            yield Sign("printed-otherwise", words=item.message)


def _number(name: str, value: Printed, known: Setting) -> Iterator[Sign]:
    text = half_width(value.text)
    yield from known.whole
    yield from known.ground(value.source)
    yield from _disagree(known, name, _NAMES.get(name, name))
    yield Sign(f"is-{name}")
    if not _FORMS[name].fullmatch(text):
        yield Sign("form", words=f"has not the form of this number: {value.text}")
    found = _ID.search(half_width(known.article.front.publisher_id.text)) if known.article.front.publisher_id else None
    if found is not None:
        year, issue, page, _ = found.groups()
        said = {"year": year, "issue": issue.lstrip("0"), "fpage": page.lstrip("0")}.get(name)
        if said is not None and said == text.lstrip("0"):
            yield Sign("article-id", words="the article's number repeats it", good=True)
        elif said is not None:
            yield Sign("not-article-id", words=f"the article's number says {said}")
    first, last = known.article.front.fpage, known.article.front.lpage
    if name in _NAMES and first and last and not _is_span(first.text, last.text, _PAGES):
        yield Sign("pages", words=f"pages {first.text} to {last.text}")
    if name != "doi" and known.heads.count(bare(text)) > 1 and len(text) > _SHORT:
        yield Sign("in-heads", words="running heads repeat it", good=True)


def _is_span(first: str, last: str, most: int) -> bool:
    """Whether two page numbers can be an article's first and last; so may be what is no number."""
    return not (first.isdecimal() and last.isdecimal()) or 0 <= int(last) - int(first) <= most


def _date(place: int, date: HistoryDate, known: Setting) -> Iterator[Sign]:
    yield from known.whole
    yield from known.ground(date.source)
    dates, year = known.article.front.history, known.article.front.year
    if place and dates[place - 1].iso > date.iso:
        yield Sign("order", words="is earlier than the date before it")
    if any(other.date_type == date.date_type for other in dates[:place]):
        yield Sign("twice", words="there are two such dates")
    if year is not None and year.text.isdigit() and not -_AHEAD <= int(year.text) - int(date.iso[:4]) <= _BEHIND:
        yield Sign("far", words=f"lies far from the issue's year {year.text}")
