"""Habits of notes in English, as the humanities and law have them (Chicago, the Bluebook)."""

import re
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, skip
from pipeline.parse.references.frame import Frame, Head, head
from pipeline.parse.references.imprint import imprint, publisher, source
from pipeline.parse.references.locus import locus
from pipeline.parse.references.locus.whole_work import of_whole_work
from pipeline.parse.references.place_names import is_known_place, is_publisher
from pipeline.parse.references.stops import sentences
from pipeline.parse.references.titles import title_field
from pipeline.parse.references.unmarked.comma_imprint import book_with_commas
from pipeline.parse.references.unmarked.natural_names import before_title

_words = references()
# Between title and imprint: `Pond Songs, trans. by Ann Reed, Leeds: Pond Press`; in `Trans. Pond. Soc.` a journal's.
_BY = r"[Tt]rans(?:\.|lated)\s+(?:by\s+|(?![A-Z][a-z]+\.\s))"
# Behind a quoted title, as MLA has it, a name in full: `"Title." Trans. Ann Reed. Pond Review`; `Trans. ASME` is none.
_BEHIND_QUOTES = r"(?<=\")\s*,?\s*[Tt]rans\.\s+(?:by\s+)?[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][a-z]+[.,](?=\s)"
_TRANSLATED_BY = lazy.compile(
    rf"(?<=[,.])\s*{_BY}(?:[A-Z][\w'.-]*\s*){{1,4}}?(?=[,.(;]\s)(?<![\s.][A-Z])[,.]?|{_BEHIND_QUOTES}"
)
# A part of a volume, its editors behind the volume's title, as MLA has it: `Title. Volume. Ed. Ann Reed. Leeds: …`.
_EDITED = lazy.compile(
    r"\.\s+(?:[Ee]ds?\.|Edited)\s+(?:by\s+)?[A-Z][^:;]{3,80}?(?<!\s[A-Z])\.\s+(?=[A-Z][\w .,'-]{1,40}:\s*[A-Z])"
)
_QUOTED = lazy.compile(r"[\s.,]*\"(?P<title>[^\"]{4,})\"\s*")
# The Bluebook, 16.4: `Lake, The Law of Ponds, 45 Pond L. Rev. 123, 130 (1998)`.
_OF_REVIEW = r"(?P<volume>\d{1,4})\s+(?P<source>[A-Z][\w.&' -]+?)\s+(?P<fpage>\d{1,5})(?:\s*,\s*\d[\d-]*)*"
_LAW_REVIEW = lazy.compile(
    rf"(?:,|\")\s*{_OF_REVIEW}\s*"
    r"\((?P<year>(?:19|20)\d\d)\)[\s.]*\Z"
)
# OSCOLA: `Lake A, "The Law of Ponds" (1998) 45 Pond Law Review 123`.
_IN_REVIEW = r"(?P<volume>\d{1,4})\s+(?P<source>[A-Z][\w.&' -]+?)\s+(?P<fpage>\d{1,5})"
_REVIEW_BEHIND_YEAR = lazy.compile(rf"\"\s*\((?P<year>(?:19|20)\d\d)\)\s+{_IN_REVIEW}(?=[\s.<]*\Z|\s*<)")
_LAW_REVIEW_KINDS = {name: PartKind(name) for name in ("volume", "source", "fpage", "year")}
_TWO_WORDS = lazy.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_LEAST = 2  # names of a group whose last may be a title


# A sentence of its own: `题名. 张三, 李四等译. 南京: …` (GB/T 7714, 8.1.5).
_NAMES = rf"(?:{HANZI_CLASS}{{2,4}}\s*[,、]\s*){{0,5}}{HANZI_CLASS}{{2,4}}?"
_BROUGHT_OVER = rf"{_words.signs['and-so-on']}?\s*[,、]?\s*{_words.signs['brought-over']}"
_TRANSLATORS = lazy.compile(rf"(?<=\.)\s*{_NAMES}\s*,?\s*{_BROUGHT_OVER}\.(?=\s*\S)")


def without_translator(frame: Frame) -> Frame:
    """The entry with white for who translated the work: such a name stays text."""
    match = _TRANSLATED_BY.search(frame.folded, frame.start, frame.end)
    match = match or _TRANSLATORS.search(frame.folded, frame.start, frame.end)
    if match is None:
        return frame
    return replace(frame, folded=frame.folded[: match.start()] + " " * len(match.group()) + frame.folded[match.end() :])


def in_edited_volume(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """A part of a volume whose editors are named between its title and its place; None in any other style."""
    editors = _EDITED.search(frame.folded, frame.start, frame.end)
    if editors is None:
        return None
    front = head(frame.folded, frame.start, editors.start(), sole=False)
    quoted = _QUOTED.match(frame.folded, front.title_start, editors.start())
    stops = sentences(frame.folded, front.title_start, editors.start())
    title = quoted.span("title") if quoted else stops[0]
    begin = quoted.end() if quoted else stops[0][1]
    kind = PublicationType.CHAPTER
    volume = source(frame.folded, begin, editors.start())
    if not volume:
        return None
    end = frame.until_sign(editors.end())
    at, where = locus(frame.folded, editors.end(), end, front.year)
    around = imprint(frame.folded, editors.end(), at)
    return kind, (*front.fields, *title_field(frame.folded, *title, kind, True), *volume, *around, *where)


def in_law_review(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """An article with its volume before the journal and its page behind; None in any other style."""
    review = _LAW_REVIEW.search(frame.folded, frame.start, frame.end)
    if review is None and '"' in frame.folded:
        review = _REVIEW_BEHIND_YEAR.search(frame.folded, frame.start, frame.until_sign(frame.start))
    if review is None:
        return None
    told = next(iter(before_title(frame.folded, frame.start, review.start())), None)
    front = told or head(frame.folded, frame.start, review.start(), sole=False)
    kind = PublicationType.JOURNAL
    begin = skip(frame.folded, front.title_start, review.start(), ' ,"')
    end = back(frame.folded, begin, review.start(), ' ,"')
    title = title_field(frame.folded, begin, end, kind, True)
    return kind, (*front.fields, *title, *(Field(*review.span(name), own) for name, own in _LAW_REVIEW_KINDS.items()))


# Chicago, 14.23: `Ann Lake, Pond Songs: A History (Leeds: Pond Press, 1985), 33-35`.
# `Lake A (1985). Pond Songs (Leeds: Pond Press), pp. 33-35`, where the year stands behind the authors.
_IMPRINT = r"(?P<place>[A-Z][^():;]{1,40}):\s*(?P<name>[^():;]{2,60}?)(?:,\s*(?P<year>(?:1[5-9]|20)\d\d))?"
_IN_BRACKETS = lazy.compile(rf"\s*\({_IMPRINT}\)(?=[\s.,]*\Z|,\s*(?:pp?\.|\d))")
_IMPRINT_KINDS = {"place": PartKind.PUBLISHER_LOC, "name": PartKind.PUBLISHER_NAME, "year": PartKind.YEAR}


def with_imprint_in_brackets(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """A book whose place, publisher and year stand in brackets behind its title; None in any other style."""
    folded = frame.folded
    found = _IN_BRACKETS.search(folded, frame.start, frame.end)
    if found is None or '"' in folded[: found.start()] or "[" in folded[: found.start()]:
        return None
    told = (one for one in before_title(folded, frame.start, found.start()) if one.title_start < found.start())
    front = next(told, None) or head(folded, frame.start, found.start(), sole=False)
    if not found["year"] and not front.year:
        return None
    kind = PublicationType.BOOK
    title = title_field(folded, front.title_start, found.start(), kind, False)
    _, where = locus(folded, found.end(), frame.until_sign(found.end()), found["year"] or front.year)
    imprint = (Field(*found.span(name), own) for name, own in _IMPRINT_KINDS.items() if found[name])
    return kind, (*front.fields, *title, *imprint, *of_whole_work(folded, where, is_dated=True))


# Nature: `Lake, A. & Reed, B. Pond Theory 2nd edn (Pond Press, Leeds, 1985).`
_NAME_FIRST = r"(?P<name>[^():;,]{2,60}),\s*(?P<place>[A-Z][^():;\d]{1,40}),\s*(?P<year>(?:1[5-9]|20)\d\d)"
_NAME_IN_BRACKETS = lazy.compile(
    rf"(?:,?\s(?P<edition>{_words['edition'].regex}))?\s*\({_NAME_FIRST}\)(?=[\s.]*\Z|[,.]\s*(?:pp?\.|\d))",
    re.IGNORECASE,
)


def with_publisher_in_brackets(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """A book whose publisher, place and year stand in brackets behind its title; None in any other style."""
    folded = frame.folded
    found = _NAME_IN_BRACKETS.search(folded, frame.start, frame.end)
    if found is None or '"' in folded or "[" in folded:
        return None
    if not (is_publisher(found["name"]) or is_known_place(found["place"])):
        return None
    return _book(frame, head(folded, frame.start, found.start(), sole=False), found)


def _book(frame: Frame, front: Head, found: re.Match[str]) -> tuple[PublicationType, tuple[Field, ...]]:
    """A book up to its imprint, with the groups of that, and the pages behind it."""
    kind = PublicationType.BOOK
    title = title_field(frame.folded, front.title_start, found.start(), kind, False)
    _, where = locus(frame.folded, found.end(), frame.until_sign(found.end()), found["year"])
    kinds = {"edition": PartKind.EDITION, **_IMPRINT_KINDS}
    around = (Field(*found.span(name), own) for name, own in kinds.items() if found[name])
    return kind, (*front.fields, *title, *around, *of_whole_work(frame.folded, where, is_dated=True))


def with_imprint_behind_comma(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """A book between commas whose authors stand in their natural order: `Ann K. Lake, Pond Songs, Leeds: Pond Press`.

    None in any other style, and where the names have no initial and no particle, which their own forms tell.
    """
    folded = frame.folded
    if '"' in folded or "[" in folded:
        return None
    for front in before_title(folded, frame.start, frame.end):
        at, where = locus(folded, front.title_start, frame.until_sign(front.title_start))
        begin, found = publisher(folded, front.title_start, at)
        is_whole = {field.kind for field in found} >= {PartKind.PUBLISHER_LOC, PartKind.PUBLISHER_NAME}
        if is_whole and begin > front.title_start and folded[: back(folded, 0, begin, " ")].endswith(","):
            title = title_field(folded, front.title_start, begin, PublicationType.BOOK, False)
            return PublicationType.BOOK, (*front.fields, *title, *found, *where)
        span = (front.title_start, back(folded, front.title_start, at))
        if not found and (book := book_with_commas(folded, front.fields, span, where)):
            return book  # `…, Pond Songs, Pond Press, 1999, p. 23`
    return None


# The ACS Style Guide: `Lake, A.; Reed, B. Pond Theory, 2nd ed.; Pond Press: Leeds, 1985; pp 12-15`.
_EDITION = rf"(?:[,;]\s*(?P<edition>{_words['edition'].regex}))?"
_NAME_AND_PLACE = r"(?P<name>[A-Z][^:;]{2,60}?):\s*(?P<place>[A-Z][^:;\d]{1,40}?),\s*(?P<year>(?:1[5-9]|20)\d\d)"
# `Silt of ponds. In Pond Theory; Lake, A., Reed, B., Eds.; Pond Press: Leeds, 1985`: editors behind the volume's title
_VOLUME = lazy.compile(r"(?<=[.?!])\s+In:?\s+(?P<source>[A-Z][^;]{3,200})(?:;[^;]*)?\Z")
_TURNED = lazy.compile(rf"{_EDITION};\s*{_NAME_AND_PLACE}(?=[\s.;]*\Z|\s*[;,]\s*pp?\b)", re.IGNORECASE)


def with_publisher_before_place(frame: Frame) -> tuple[PublicationType, tuple[Field, ...]] | None:
    """A book whose publisher stands behind a semicolon and before its place; None in any other style."""
    folded = frame.folded
    found = _TURNED.search(folded, frame.start, frame.end) if ";" in folded else None
    if found is None or not (is_publisher(found["name"]) or is_known_place(found["place"])):
        return None
    front = head(folded, frame.start, found.start(), sole=False)
    volume = _VOLUME.search(folded, front.title_start, found.start())
    return _part(frame, front, volume, found) if volume else _book(frame, front, found)


def _part(
    frame: Frame, front: Head, volume: re.Match[str], found: re.Match[str]
) -> tuple[PublicationType, tuple[Field, ...]]:
    """A part of a volume whose publisher stands before its place."""
    is_meeting = _words["conference"].search(volume["source"])
    kind = PublicationType.CONFERENCE if is_meeting else PublicationType.CHAPTER
    title = title_field(frame.folded, front.title_start, volume.start(), kind, True)
    _, where = locus(frame.folded, found.end(), frame.until_sign(found.end()), found["year"])
    around = (Field(*found.span(name), own) for name, own in _IMPRINT_KINDS.items())
    own = Field(*volume.span("source"), PartKind.SOURCE)
    return kind, (*front.fields, *title, own, *around, *of_whole_work(frame.folded, where, is_dated=True))


def with_title_from_names(frame: Frame, front: Head, end: int) -> Head:
    """The head without its last name where place and publisher follow: `Anna Lake, Pond Songs, Leeds: Pond Press`."""
    group = front.fields[0] if front.fields else None
    if group is None or len(group.inner) < _LEAST or front.year:
        return front
    last, before = group.inner[-1], group.inner[-2]
    at, found = publisher(frame.folded, last.start, end)
    is_imprint = _words["publishing-house"].search(frame.folded[at:end]) and not frame.folded[last.end : at].strip(
        " ,.;"
    )
    if not found or not _TWO_WORDS.fullmatch(frame.folded, last.start, last.end):
        return front
    # `Ann Reed, Pond Songs: A History, Leeds: Pond Press`: a colon behind names in full is the title's
    is_cut = _TWO_WORDS.fullmatch(frame.folded, before.start, before.end) and frame.folded[last.end] == ":"
    if not is_imprint and not (is_cut and _words["publishing-house"].search(frame.folded[at:end])):
        return front
    return Head((group._replace(end=before.end, inner=group.inner[:-1]),), "", last.start)
