"""Entries without a type mark: what they are is told by what they look like."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind, PublicationType
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, has_hanzi, skip
from pipeline.parse.references.frame import Frame, head
from pipeline.parse.references.imprint import container, imprint, publisher, source, with_year_once
from pipeline.parse.references.locus import locus
from pipeline.parse.references.locus.whole_work import is_year_and_number, of_whole_work
from pipeline.parse.references.place_names import are_places_of_print, is_city_of_state, is_known_place
from pipeline.parse.references.stops import sentences
from pipeline.parse.references.titles import PATENT_NUMBER, STANDARD_NUMBER, before_editors, title_field
from pipeline.parse.references.unmarked import untitled, untitled_series
from pipeline.parse.references.unmarked.archives import in_archive
from pipeline.parse.references.unmarked.comma_imprint import book_with_commas
from pipeline.parse.references.unmarked.english_notes import (
    in_edited_volume,
    in_law_review,
    with_imprint_behind_comma,
    with_imprint_in_brackets,
    with_publisher_before_place,
    with_publisher_in_brackets,
    with_title_from_names,
    without_translator,
)
from pipeline.parse.references.unmarked.natural_names import before_quotes, one_before_quotes, told_before_quotes
from pipeline.parse.references.unmarked.standards import is_standard, patent, standard
from pipeline.parse.references.unmarked.title_marks import titled

_words = references()
_SHORT_SOURCE = 16  # characters behind a gap: a journal's name
Result = tuple[PublicationType, tuple[Field, ...]]
# `In: Proc. …`, `in Proc. …`, `// …`, `见: …`, `载《…》`, after the stop that closes the title.
_CONTAINER_WORD = (
    r"[Ii]n\s*:|Presented\s+at(?:\s+the)?(?=\s)|In(?=\s+(?:[A-Z]|the\b|\d{4}))|in(?=\s+Proc)|//"
    rf"|[{_words.signs['container']}](?:{_words.signs['in']})?\s?:?(?=《|\s|:)"
    rf"|[{_words.signs['container']}](?=[^()《》\d]{{2,60}}\(\s*{_words['role'].regex}\s*\)\s*,)"
    r"|in(?=\s+(?:[A-Z][\w'.-]*[\s,]+){2,4}(?:(?:and|&)\s+(?:[A-Z][\w'.-]*[\s,]+){2,4})?\(?[Ee]ds?\b)"
)
_IN = lazy.compile(
    rf"(?:(?<=[.?!,;:\"'])|(?<=[.?!,;:\"'] )|\A)\s*(?:{_CONTAINER_WORD})\s*|(?:(?<=\")|(?<=\" )|(?<=\s\s))in(?=\s+[A-Z\d])\s*|\s*(?://|[∥‖])\s*"
)
_QUOTED = lazy.compile(rf"\"(?P<title>[^\"]{{8,}}|[^\"]*{HANZI_CLASS}{{3}}[^\"]*)\"")
# Quotes inside a title that stands in quotes, or in one that begins with them: `"论"湖论"的由来,"`, `"湖"、"塘"考`
_TITLE_GOES_ON = lazy.compile(rf"、|(?![{_words.signs['container']}]){HANZI_CLASS}")
_QUOTED_WITH_QUOTES = lazy.compile(r"\"(?P<title>[^\"]*\"[^\"]*\"[^\"]*[,.])\"")
_LAST_COMMA_ITEM = lazy.compile(rf",\s*(?P<item>(?:[A-Z]|{HANZI_CLASS})[^,]{{1,60}})\Z")
_ABBREVIATED_ITEM = lazy.compile(  # its words are taken whole, or a row of capitals could be parted in any way
    r",\s*(?P<item>(?:[A-Z][\w&'-]*+\.?\s*){0,6}(?:J|[A-Z][a-z]+)\.\s*(?:[A-Z][\w&'-]*+\.?\s*){0,6})\Z"
)
_THESIS = lazy.compile(_words["thesis"].regex, re.IGNORECASE)
# A school where the publisher stands: of a thesis (GB/T 7714-1987, 保存地: 保存者); a press would say so.
_SCHOOL = lazy.compile(
    rf"{HANZI_CLASS}{{2,14}}{_words['school'].regex}|(?:[A-Z][\w'-]*\s+){{1,5}}{_words['school'].regex}"
    rf"|(?:The\s)?{_words['school'].regex}\s+of(?:\s+(?!Press\b|Publish)(?:[A-Z][\w'-]*|and|of|for|the|at)){{1,7}}"
)
# `Title, Ph.D. Thesis, University of Ponds, 1999`; `Title, University of Ponds, Leeds, UK, 2018`.
_SCHOOL_AT_END = lazy.compile(
    rf",\s*(?:(?:{_words['thesis'].regex})\s*,\s*[A-Z]|(?:{_SCHOOL.pattern})(?:,\s*[A-Z][\w. ]+){{0,3}}\Z)"
)
_YEAR_FIRST = lazy.compile(r"[\s,.]*(?P<year>(?:19|20)\d\d)\s*,\s*(?=[A-Z])(?!.*(?:19|20)\d\d\b)")
_YEAR_AT_END = lazy.compile(r"\s\((?P<year>(?:19|20)\d\d)\)[\s.]*\Z")
# `Title. Lakes Unlimited; 1982.`, after the NLM and the AMA: a publisher before the year.
_SEMICOLON = lazy.compile(r";\s*\Z")
_OF_BOOK = frozenset({PartKind.YEAR, PartKind.FPAGE, PartKind.LPAGE})
_ONLINE = lazy.compile(r"\[\s*online\s*\]", re.IGNORECASE)  # `Title. [Online], available: …`
_FORTHCOMING = lazy.compile(_words["forthcoming"].regex, re.IGNORECASE)
_CAPITAL_WORDS = lazy.compile(r"(?:[A-Z][\w'&/-]*(?:\.:?)?(?:\s+|\Z)){1,3}\Z")
_PROCEEDINGS = lazy.compile(r"Proc(?:\.|eedings\b)\s*(?:[A-Z]|of\b)")
_ABBREVIATED = lazy.compile(r"[A-Z][A-Za-z]{0,6}(?:\.[A-Z][A-Za-z]{0,4})*\Z")


def fields(frame: Frame, like: PublicationType | None = None) -> Result:
    """The type and the fields of an entry that says neither; `like` is the type of its other language's half."""
    frame = without_translator(frame)
    result = (
        in_archive(frame)
        or titled(frame)
        or in_edited_volume(frame)
        or in_law_review(frame)
        or with_imprint_in_brackets(frame)
        or with_imprint_behind_comma(frame)
        or with_publisher_before_place(frame)
        or with_publisher_in_brackets(frame)
        or _quoted(frame)
        or untitled.fields(frame)
        or untitled_series.fields(frame)
    )
    if result is None and like in _STANDING_ALONE:
        result = _alone(frame, like)
    result = result or _by_sentences(frame)
    return (like, result[1]) if like and _is_same_shape(like, result[0]) else result


_STANDING_ALONE = (PublicationType.BOOK, PublicationType.THESIS, PublicationType.REPORT)
_PERIODICALS = (PublicationType.JOURNAL, PublicationType.NEWSPAPER, PublicationType.PREPRINT)
_IN_SERIES = (PublicationType.JOURNAL, PublicationType.OTHER, PublicationType.NEWSPAPER, PublicationType.CONFERENCE)


def _is_same_shape(one: PublicationType, other: PublicationType) -> bool:
    """Whether the fields of an entry of one type are those of the other."""
    return one is other or (one in _IN_SERIES and other in _IN_SERIES)


def _alone(frame: Frame, kind: PublicationType) -> Result | None:
    """`Authors. Title. Place: Publisher, year` of a work known to stand alone."""
    folded = frame.folded
    front = head(folded, frame.start, frame.end, sole=False)
    end = frame.until_sign(front.title_start)
    at, where = locus(folded, front.title_start, end, front.year)
    stops = sentences(folded, front.title_start, at)
    if not stops:
        return None
    title = title_field(folded, *stops[0], kind, False)
    return kind, (*front.fields, *title, *imprint(folded, stops[0][1], at), *where)


def _with_late_year(frame: Frame, result: Result) -> Result:
    kind, found = result
    if any(field.kind is PartKind.YEAR for field in found):
        return result
    return kind, (*found, *frame.late_year(frame.start))


def _quoted(frame: Frame) -> Result | None:
    """IEEE and Chicago: `A. Smith, "Title," Journal, vol. 3, no. 2, pp. 1-5, 2010.`"""
    folded = frame.folded
    if '"' not in folded:
        return None
    front = told_before_quotes(folded, frame.start, frame.end) or head(folded, frame.start, frame.end, sole=False)
    at = skip(folded, front.title_start, frame.end, " ,.;:、")
    if folded[at : at + 1] != '"' or not front.fields:
        front = before_quotes(folded, frame.start, frame.end) or one_before_quotes(frame) or front
        at = skip(folded, front.title_start, frame.end, " ,.;:、")
    match = _QUOTED.match(folded, at, frame.end)
    if match and _TITLE_GOES_ON.match(folded, match.end()) and match["title"][-1] not in ",.":
        match = _QUOTED_WITH_QUOTES.match(folded, at, frame.end)
    if match is None or (not front.fields and folded[match.end() - 2] not in ",."):
        return None
    return _with_late_year(
        frame, _contained(frame, front.fields, front.year, match.span("title"), match.end(), is_certain=True)
    )


def _contained(
    frame: Frame, front: tuple[Field, ...], year: str, title: tuple[int, int], start: int, *, is_certain: bool
) -> Result:
    """A title's fields, and those of what contains it, which begins at `start`."""
    folded, end = frame.folded, frame.until_sign(start)
    inside = _IN.match(folded, skip(folded, start, end, " ,.;"), end)
    start = inside.end() if inside else start
    at, where = locus(folded, start, end, year)
    if dated := _YEAR_FIRST.match(folded, start, at):  # `"Silt nets," 2017, Lake University working paper`
        start, where = dated.end(), (*where, Field(*dated.span("year"), PartKind.YEAR))
    closing = _YEAR_AT_END.search(folded, start, at) if at >= back(folded, start, end) else None
    if closing:  # `In: PONDS 2018. Springer (2018)`
        at, where = closing.start(), (Field(*closing.span("year"), PartKind.YEAR),)
    kind = _kind_of_source(folded[start:at], where, is_inside=inside is not None)
    if kind is PublicationType.OTHER and _words["preprint"].search(folded[at:end]):
        kind = PublicationType.PREPRINT  # `"Silt nets," 2017, arXiv:1706.01234`
    if kind is PublicationType.OTHER and frame.has(PartKind.URI) and start >= at:
        kind = PublicationType.WEBPAGE  # `M. Lake, "Title." http://pond.example/a, 2008`
    if kind in (PublicationType.CONFERENCE, PublicationType.CHAPTER):
        around = with_year_once(where, container(folded, start, at), year)[len(where) :]
    elif kind in _PERIODICALS or (is_certain and kind is not PublicationType.THESIS):
        around = source(folded, start, at)
    else:
        around = imprint(folded, start, at)
    has_source = any(field.kind is PartKind.SOURCE for field in around)
    return kind, (*front, *title_field(folded, *title, kind, has_source), *around, *where)


def _kind_of_source(text: str, where: tuple[Field, ...], *, is_inside: bool) -> PublicationType:
    """The type of a work by the words of what contains it and by what tells its place there."""
    kinds = {field.kind for field in where}
    is_numbered = bool(kinds & {PartKind.VOLUME, PartKind.ISSUE})
    if _words["preprint"].search(text):
        return PublicationType.PREPRINT
    if _words["thesis"].search(text):
        return PublicationType.THESIS
    if _words["proceedings-journal"].search(text) and not is_inside:
        return PublicationType.JOURNAL
    if _words["conference"].search(text) and (is_inside or not is_numbered):
        return PublicationType.CONFERENCE
    if is_inside:
        return PublicationType.CHAPTER
    if _words["newspaper"].search(text):
        return PublicationType.NEWSPAPER
    if is_numbered or _words["journal"].search(text):
        return PublicationType.JOURNAL
    if _words["publishing-house"].search(text):
        return PublicationType.BOOK
    if _words["report"].search(text):
        return PublicationType.REPORT
    return PublicationType.JOURNAL if PartKind.FPAGE in kinds else PublicationType.OTHER


def _by_sentences(frame: Frame) -> Result:
    """Everything else: `Authors. Title. Source, locus`, told apart by full stops."""
    folded = frame.folded
    if (match := STANDARD_NUMBER.match(folded, frame.start, frame.end)) or is_standard(folded, frame):
        return standard(frame, match)
    last = frame.end if frame.has(PartKind.COMMENT) else frame.until_sign(frame.start)
    front = head(folded, frame.start, last, sole=False)
    start, end = front.title_start, frame.until_online(front.title_start)
    if number := PATENT_NUMBER.search(folded, start, end):
        return patent(frame, front.fields, start, number)
    if inside := _IN.search(folded, skip(folded, start, end, " ,.;:") + 1, end):
        title = start, before_editors(folded, start, inside.start())
        return _with_late_year(
            frame, _contained(frame, front.fields, front.year, title, inside.start(), is_certain=False)
        )
    front = with_title_from_names(frame, front, locus(folded, start, end)[0])
    start = front.title_start
    at, where = locus(folded, start, end, front.year)
    is_open = at >= back(folded, start, end) and not front.year
    if closing := _YEAR_AT_END.search(folded, start, at) if is_open else None:
        at, where = closing.start(), (Field(*closing.span("year"), PartKind.YEAR),)  # `Title. Pond Press, Leeds (2018)`
    return _with_late_year(frame, _split(frame, front.fields, start, at, where))


def _kind(frame: Frame, front: tuple[Field, ...], text: str, end: int, where: tuple[Field, ...]) -> PublicationType:
    """What a source of this text is: by its own words, else by what stands around it."""
    kind = _kind_of_source(text, where, is_inside=False)
    if kind is not PublicationType.OTHER:
        return kind
    if where and _words["preprint"].search(frame.folded[end : frame.end]):
        return PublicationType.PREPRINT  # `Pond Science, arXiv: 1510.02037`
    if frame.has(PartKind.URI):
        return PublicationType.WEBPAGE
    if {field.kind for field in where} == {PartKind.YEAR} and are_places_of_print(text):
        return PublicationType.BOOK  # `Title. Berlin, 1902`
    is_ahead = frame.has(PartKind.DOI) or _is_forthcoming(frame, front)
    if is_ahead and not _words["publishing-house"].search(text):
        return PublicationType.JOURNAL  # online or accepted before it has volume and pages
    if any(field.kind is PartKind.YEAR for field in front) and not where:
        return PublicationType.BOOK  # author-date style: an article would have its volume and pages
    return kind


def _split(frame: Frame, front: tuple[Field, ...], start: int, end: int, where: tuple[Field, ...]) -> Result:
    """Title and source of a stretch before the locus."""
    folded = frame.folded
    stops = [stop for stop in sentences(folded, start, end) if not _ONLINE.fullmatch(folded, *stop)]
    if not stops:
        return PublicationType.OTHER, (*front, *where)
    kinds = {field.kind for field in where}
    is_numbered = bool(kinds & {PartKind.VOLUME, PartKind.ISSUE})
    if not is_numbered and (book := _book(folded, front, stops, end, where)):
        return book
    is_dated = any(field.kind is PartKind.YEAR for field in front)
    is_number = is_year_and_number(where) or (is_dated and kinds == {PartKind.VOLUME})
    if is_number and _has_publisher(folded, stops[0][0], end):  # `合肥: 某某出版社, 1994, 201`
        book = _book(folded, front, stops, end, tuple(of_whole_work(folded, where, is_dated=is_dated)))
        if book:
            return book
    if len(stops) > 1 and kinds <= _OF_BOOK and _SEMICOLON.search(folded, start, end):
        own = title_field(folded, *stops[0], PublicationType.BOOK, False)
        return PublicationType.BOOK, (*front, *own, *imprint(folded, stops[0][1], end), *where)
    if len(stops) == 1 and not is_numbered and (book := book_with_commas(folded, front, stops[0], where)):
        return book
    own = tuple(of_whole_work(folded, where, is_dated=is_dated)) if is_number else where
    if thesis := _as_thesis(folded, front, stops, end, own):
        return thesis
    last = _source_start(folded, stops)
    abbreviated = _ABBREVIATED_ITEM.search(folded, stops[0][0], stops[-1][1]) if where else None
    if abbreviated:  # Elsevier: `A. Smith, Title, Int. J. Lakes 57 (2004) 137-154`
        title, begin = (stops[0][0], abbreviated.start()), abbreviated.start("item")
    elif last is None:
        comma = _LAST_COMMA_ITEM.search(folded, stops[0][0], stops[-1][1]) if where else None
        if comma and _THESIS.search(comma["item"]):  # `张三, 题名, 某某大学硕士学位论文, 2008`
            return _thesis(folded, front, (stops[0][0], comma.start()), end, where)
        if comma and (is_numbered or any(_words[name].search(comma["item"]) for name in ("journal", "conference"))):
            title, begin = (stops[0][0], comma.start()), comma.start("item")
        elif is_numbered and (space := _space_before_source(folded, *stops[-1])):
            title, begin = (stops[0][0], space), space
        else:
            return _title_only(frame, front, (stops[0][0], stops[-1][1]), where)
    else:
        title, begin = (stops[0][0], stops[last - 1][1]), stops[last][0]
    kind = _kind(frame, front, folded[begin:end], end, where)
    if kind is PublicationType.CONFERENCE:
        around = with_year_once((*front, *where), container(folded, begin, end), "")[len(front) + len(where) :]
    else:
        around = source(folded, begin, end)
    if kind in _STANDING_ALONE:
        around = _imprint(folded, begin, end)
        return kind, (*front, *title_field(folded, *title, kind, False), *around, *where)
    return kind, (*front, *title_field(folded, *title, kind, True), *around, *where)


def _imprint(folded: str, start: int, end: int) -> tuple[Field, ...]:
    if are_places_of_print(folded[start:end]):
        return (Field(start, back(folded, start, end), PartKind.PUBLISHER_LOC),)
    return tuple(imprint(folded, start, end))


def _as_thesis(
    folded: str, front: tuple[Field, ...], stops: list[tuple[int, int]], end: int, where: tuple[Field, ...]
) -> Result | None:
    """`Title. Dissertation. Lake University, Genoa`; `Title, Ph.D. Thesis, Lake University`."""
    middle = next((place for place, stop in enumerate(stops[1:], 1) if _THESIS.fullmatch(folded, *stop)), None)
    is_of_school = len(stops) > 1 and _SCHOOL.fullmatch(folded, *stops[-1]) and {f.kind for f in where} <= _OF_BOOK
    middle = middle or (len(stops) - 1 if is_of_school else None)  # `Title. Lake University, 1999`, or its pages behind
    if middle:
        return _thesis(folded, front, (stops[0][0], stops[middle - 1][1]), end, where)
    school = _SCHOOL_AT_END.search(folded, *stops[0]) if len(stops) == 1 else None
    return _thesis(folded, front, (stops[0][0], school.start()), end, where) if school else None


def _thesis(
    folded: str, front: tuple[Field, ...], title: tuple[int, int], end: int, where: tuple[Field, ...]
) -> Result:
    kind = PublicationType.THESIS
    return kind, (*front, *title_field(folded, *title, kind, False), *imprint(folded, title[1], end), *where)


def _is_forthcoming(frame: Frame, front: tuple[Field, ...]) -> bool:
    """Whether the entry says that its work is still to come out: `(in press)` for the year or at the end."""
    notes = (field for field in (*front, *frame.signs) if field.kind is PartKind.COMMENT)
    return any(_FORTHCOMING.search(frame.folded, field.start, field.end) for field in notes)


def _space_before_source(folded: str, start: int, end: int) -> int | None:
    """The last wide gap of a Chinese stretch without a full stop: `…研究进展 现代医学 2019`."""
    gap = folded.rfind(" ", start, end)
    return gap if gap > start and has_hanzi(folded[gap:end]) and end - gap <= _SHORT_SOURCE else None


def _has_publisher(folded: str, start: int, end: int) -> bool:
    """Whether a stretch ends with a place and a publisher, one of which is known for what it is."""
    at, found = publisher(folded, start, end)
    text = "".join(folded[field.start : field.end] for field in found if field.kind is PartKind.PUBLISHER_NAME)
    is_known = _words["publishing-house"].search(text) or (found and is_known_place(folded[at : found[0].end]))
    return at > start and bool(text) and bool(is_known)


def _book(
    folded: str, front: tuple[Field, ...], stops: list[tuple[int, int]], end: int, where: tuple[Field, ...]
) -> Result | None:
    """`Title. Edition. Place: Publisher, year` and `Title. Publisher, year`."""
    at, found = publisher(folded, stops[0][0], end)
    name = next((field for field in found if field.kind is PartKind.PUBLISHER_NAME), None)
    if at <= stops[0][0]:
        return None
    if name is None or not (
        (len(stops) > 1 and at >= stops[1][0])
        or is_known_place(folded[at : name.start].strip(" :"))
        or is_city_of_state(folded[at : name.start].strip(" :"))
        or _words["publishing-house"].search(folded[name.start : name.end])
    ):
        if len(stops) < 2 or not _words["publishing-house"].search(folded[slice(*stops[-1])]):
            return None
        if _words["conference"].search(folded[stops[0][0] : stops[-1][0]]) and len(stops) > 2:
            return None
        at = stops[-1][0]
    before = sentences(folded, stops[0][0], at)
    is_school = name is not None and _SCHOOL.fullmatch(folded, name.start, name.end) is not None
    is_thesis = is_school or _THESIS.search(folded, stops[0][0], end)
    kind = PublicationType.THESIS if is_thesis else PublicationType.BOOK
    around = imprint(folded, before[0][1], end)
    return kind, (*front, *title_field(folded, *before[0], kind, False), *around, *where)


def _source_start(folded: str, stops: list[tuple[int, int]]) -> int | None:
    """The number of the sentence in which the source begins: the last, or the first of an abbreviated name."""
    if len(stops) < 2:
        return None
    last = len(stops) - 1
    proceedings = [place for place in range(1, last) if _PROCEEDINGS.match(folded, stops[place][0])]
    if proceedings:
        return proceedings[-1]  # `Title. Proc. Pond Commun. Conf. (PC), 2: 75-80`
    while (
        last > 1
        and _is_abbreviated(folded[stops[last][0] : stops[last][1]])
        and _CAPITAL_WORDS.match(folded[stops[last - 1][0] : stops[last - 1][1]])
    ):
        last -= 1
    before = folded[slice(*stops[last - 1])]
    if last > 1 and _words["conference"].search(before) and is_known_place(folded[slice(*stops[last])]):
        last -= 1  # `Title. Proc Conf Ponds. Genoa, 1995: 12-18`
    return last


def _is_abbreviated(text: str) -> bool:
    """Whether a sentence may be the end of a journal's name cut short: `Soc`, `Int. Ed`, `Areas Commun`."""
    words = text.replace(".", " ").split()
    is_cut = len(words) > 1 and _words["journal-word"].search(words[-1]) and _CAPITAL_WORDS.match(text)
    return bool(is_cut) or _ABBREVIATED.match(text) is not None


def _title_only(frame: Frame, front: tuple[Field, ...], title: tuple[int, int], where: tuple[Field, ...]) -> Result:
    kind = PublicationType.WEBPAGE if frame.has(PartKind.URI) else PublicationType.OTHER
    if _words["thesis"].search(frame.folded[slice(*title)]):
        kind = PublicationType.THESIS
    return kind, (*front, *title_field(frame.folded, *title, kind, False), *where)
