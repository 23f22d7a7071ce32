"""What stands between a title and the year: container, edition, place, publisher."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, has_hanzi, skip
from pipeline.parse.references.meetings import before_date, town_of_meeting, was_held_there
from pipeline.parse.references.names import authors
from pipeline.parse.references.names.bodies import organization
from pipeline.parse.references.place_names import (
    are_known_places,
    conference_place,
    houses,
    is_city_of_state,
    is_known_place,
    is_publisher,
    place_at_end,
    place_sentence,
    place_start,
)
from pipeline.parse.references.stops import ONLY_EDITION, sentences

_words = references()
_H = HANZI_CLASS
_PUBLISHER = 2  # words of a last sentence that may be a publisher's name; a title has more
_THESIS_WORD = lazy.compile(rf"{_words['thesis'].regex}[\s,.]*", re.IGNORECASE)
_PUBLISHER_MAX_WORDS = 9  # societies and departments have the longest names; what has more is a title
_INITIALS_MAX = 5  # characters of initials: `A B`, `J.-P.`
_EDITORS = lazy.compile(rf"[\s,(]*{_words['role'].regex}[\s,.):]*", re.IGNORECASE)
_ROLE_IN_BRACKETS = lazy.compile(rf"\s*\(\s*{_words['role'].regex}\s*\)[\s,.:]*", re.IGNORECASE)
# `见张三、李四（主编），书名`, after APA: a role in brackets ends the names, whatever the title begins with.
_HANZI_EDITORS = lazy.compile(
    rf"(?:{_H}{{2,4}}\s*[,、]\s*){{0,4}}{_H}{{2,5}}\s*\(\s*{_words['role'].regex}\s*\)[\s,.:]*(?={_H}|《)"
)
_BODY_WORD = _words["org-en"].regex
_OTHER_WORDS = r"(?:[A-Z][\w'&-]*|of|for|and|the|on|de)"
# Example Lake Works Association  ·  Institute of Lakes  ·  American Society for Ponds
_ENGLISH_BODY = lazy.compile(
    rf"(?:{_OTHER_WORDS}\s+){{0,7}}{_BODY_WORD}|(?:[A-Z][\w'-]*\s+){{0,2}}{_BODY_WORD}\s+(?:of|for|on)(?:\s+{_OTHER_WORDS}){{1,6}}"
)
_EDITION_AT_END = lazy.compile(rf"(?<![\s,.(])[\s,.(]+{_words['edition'].regex}\)?\Z", re.IGNORECASE)
_ROLE_AT_END = lazy.compile(rf"[\s,(]*{_words['role'].regex}[\s)]*\Z", re.IGNORECASE)
_STANDS_FOR_PLACE = lazy.compile(r"[A-Z]\w+(?:\s[A-Z]\w+)?\s*:")  # `Genoa: 2006`
_ACRONYM = lazy.compile(r"[A-Z]{2,8}(?:[ /&-][A-Z]{2,8}){0,2}")
_VOLUME_BEFORE_PAGES = r"(?:(?:vols?\.?\s*(?P<volume>\d+)|no\.?\s*\d+)[^()]{0,12},\s*)?"
_FIRST_AND_LAST = r"(?P<fpage>[A-Za-z]?\d+(?:\.\d+)?)(?:\s*-+\s*(?P<lpage>[A-Za-z]?\d+(?:\.\d+)?))?"
_PAGES_IN_BRACKETS = lazy.compile(
    rf"(?:[(,]|\.(?=\s*pp?\.))\s*{_VOLUME_BEFORE_PAGES}(?:pp?|pages?)\.?\s*{_FIRST_AND_LAST}\s*\)?",
    re.IGNORECASE,
)
_HANZI_PAGES_IN_BRACKETS = lazy.compile(  # `书名（第12-15页）`
    rf"\(\s*{_words.signs['ordinal']}?\s*(?P<fpage>\d+)(?:\s*[-~]+\s*(?P<lpage>\d+))?\s*{_words.signs['page']}\s*\)(?P<volume>)"
)


_MEETING_CUT = lazy.compile(r"(?:Conf|Symp|Proc|Workshop|Congr|Meet)\b[^,]*\(")
_NUMBERED = lazy.compile(rf"{_words['volume'].regex}\s*\d", re.IGNORECASE)
_YEAR_AT_END = lazy.compile(r",\s*(?:19|20)\d\d[\s.]*\Z")


def publisher(folded: str, start: int, end: int, *, may_begin: bool = True) -> tuple[int, tuple[Field, ...]]:
    """Where `place: publisher` at the end of a stretch begins, and its fields; `end` and none where it is not there.

    `may_begin` allows the place at the very beginning, with no source before it.
    """
    repeated = _YEAR_AT_END.search(folded, start, end)  # printed after the authors already
    end = back(folded, start, repeated.start() if repeated else end)
    colon = folded.rfind(":", start, end)
    while colon > start:
        name_start = skip(folded, colon, end)
        is_volume = _NUMBERED.match(folded, name_start, end) is not None  # `Pond Conf. (PC): vol. 2. Genoa`
        name = folded[name_start:end]
        at = None if is_volume else place_start(folded, start, colon, name, may_begin=may_begin)
        if at is not None and (may_begin or at > start):
            place = Field(at, back(folded, at, colon), PartKind.PUBLISHER_LOC)
            return at, (place, *houses(folded, name_start, end)) if name_start < end else (place,)
        colon = folded.rfind(":", start, colon)
    return end, ()


# `Title. PSSA, Farhill`, after Springer: a house by its initials, and its town
_HOUSE_IN_CAPITALS = lazy.compile(r"(?!USA|UK)[A-Z]{3,6},\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")


def _last_sentence_publisher(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """A publisher without its place, or a place alone: the last of several sentences (`… Data. ACM Press`)."""
    stops = sentences(folded, start, end)
    if len(stops) < 2:
        return end, ()
    first, last = stops[-1]
    text = folded[first:last]
    if len(text.split()) > _PUBLISHER_MAX_WORDS or re.search(r"\d", text) or text.startswith("("):  # `… Syst. (CPV)`
        return end, ()
    if _MEETING_CUT.match(text):  # `… Commun. Conf. (PC), Genoa`
        return end, ()
    comma = folded.find(",", first, last)
    turned = _HOUSE_IN_CAPITALS.fullmatch(folded, first, last)
    is_turned = comma > 0 and is_publisher(folded[first:comma]) and are_known_places(folded[comma + 1 : last])
    if turned or is_turned:
        place = Field(skip(folded, comma, last), last, PartKind.PUBLISHER_LOC)
        return first, (Field(first, comma, PartKind.PUBLISHER_NAME), place)  # `Springer, Cham`, as data bases give it
    is_abroad = comma > 0 and are_known_places(text.rpartition(",")[2]) and not is_publisher(text)  # `Genoa, Italy`
    kind = PartKind.PUBLISHER_LOC if is_abroad or are_known_places(text) else PartKind.PUBLISHER_NAME
    return first, (Field(first, last, kind),)


# `… Symposium (IV), IEEE, 2019`: who published a volume, without its place.
HOUSES = r"(?:IEEE|ACM|AAAI|ACL|USENIX|SPIE|ASME|Springer|Elsevier)(?:\sComputer\sSociety)?(?:\sPress)?"
_ACRONYM_PUBLISHER = lazy.compile(rf",\s*(?P<name>{HOUSES})\s*\Z")
_ONLY_PUBLISHER = lazy.compile(rf"{HOUSES}[\s.,]*")  # `[C]//ACM, 2014: 701-710`: the meeting is not named


# `Handbook of Ponds, Pond Press, Leeds`, as Elsevier's journals have it.
_HOUSE_AND_PLACE = lazy.compile(
    rf",\s*(?P<name>[^,]{{0,40}}{_words['publishing-house'].regex}[^,]{{0,20}}),\s*(?P<place>[A-Z][^,\d]*(?:,\s*[A-Z][^,\d]*)?)\Z"
)


def _publisher_after_comma(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    if (both := _HOUSE_AND_PLACE.search(folded, start, back(folded, start, end))) and is_known_place(
        both["place"].split(",")[0]
    ):
        name = Field(*both.span("name"), PartKind.PUBLISHER_NAME)
        return both.start(), (name, Field(*both.span("place"), PartKind.PUBLISHER_LOC))
    match = _ACRONYM_PUBLISHER.search(folded, start, back(folded, start, end))
    return (match.start(), (Field(*match.span("name"), PartKind.PUBLISHER_NAME),)) if match else (end, ())


def _without_editors(folded: str, start: int, end: int, has_publisher: bool) -> int:
    """Where the container's title begins after its editors (`In: Li M, Wang X, eds. Title`), persons or a body."""
    if editors := _HANZI_EDITORS.match(folded, start, end):
        return editors.end()
    body = organization(folded, start, end, is_sole=False)
    if body and (role := _ROLE_IN_BRACKETS.match(folded, body.end, end)):
        return role.end()
    group = authors(folded, start, end, sole=False)
    if group.field is None:
        return _after_body(folded, start, end, has_publisher)
    editors = _EDITORS.match(folded, group.field.end, end)
    if editors and re.search(_words["role"].regex, editors.group(), re.IGNORECASE):
        return _after_translators(folded, skip(folded, editors.end(), end), end)
    at = skip(folded, group.end, end)
    is_stopped = folded.startswith(".", skip(folded, group.end, end, " ")) or folded.endswith("al.", 0, group.end)
    is_closed = group.is_closed and is_stopped
    if not is_closed or at >= end or not _is_author_list(folded, group.field):
        return _after_body(folded, start, end, has_publisher)
    return start if len(group.field.inner) == 1 and _is_imprint(folded, at, end) else at


def _after_translators(folded: str, start: int, end: int) -> int:
    """The place behind who translated a volume, named behind its editors: `李四, 编. 王飞, 译. 书名`."""
    others = authors(folded, start, end, sole=False)
    role = _EDITORS.match(folded, others.field.end, end) if others.field else None
    is_role = role is not None and _words["translator"].search(role.group().strip(" ,.):"))
    return skip(folded, role.end(), end) if role and is_role else start


def _is_imprint(folded: str, start: int, end: int) -> bool:
    """Whether `place: publisher` begins here, so that what stands before is a title like a name: `识湖集. 上海: …`."""
    at, found = publisher(folded, start, end)
    return at == start and bool(found) and (is_known_place(folded[at : found[0].end]) or is_publisher(folded[at:end]))


def _after_body(folded: str, start: int, end: int, has_publisher: bool) -> int:
    """Where the container's title begins after a body as its editor: `某某学会. 某某论文集. 北京: …`."""
    before_place, place = publisher(folded, start, end, may_begin=False)
    stops = sentences(folded, start, before_place)
    may_be_publisher = has_publisher and len(stops) == 2 and not place
    if len(stops) < 2 or (may_be_publisher and _is_short(folded[slice(*stops[1])])):
        return start
    text = _ROLE_AT_END.sub("", folded[slice(*stops[0])])
    if _words["conference"].search(text):
        return start
    if has_hanzi(text):
        is_body = _words["org-zh"].search(text)
    else:
        is_body = not _words["journal"].search(text) and (
            _ACRONYM.fullmatch(text) is not None
            or _ENGLISH_BODY.fullmatch(text.title() if text.isupper() else text) is not None
        )
    return stops[1][0] if is_body else start


def _is_short(text: str) -> bool:
    """Whether a last sentence may be a publisher rather than a title."""
    return len(text.split()) <= _PUBLISHER and not _words["conference"].search(text)


def _is_author_list(folded: str, group: Field) -> bool:
    """Whether a group before a full stop is one of persons: hanzi names, or Latin ones with initials."""
    given = [inner for member in group.inner for inner in member.inner if inner.kind is PartKind.GIVEN_NAMES]
    texts = [folded[field.start : field.end] for field in given]
    return bool(texts) and all(has_hanzi(text) or len(text) <= _INITIALS_MAX for text in texts)


def container(folded: str, start: int, end: int, *, has_publisher: bool = True) -> tuple[Field, ...]:
    """The book or volume that contains the work, with place and publisher; `end` is where the locus begins."""
    start = _without_editors(folded, skip(folded, start, end, " ,.:;/"), end, has_publisher)
    if is_known_place(folded[start:end]) or is_city_of_state(folded[start:end]):  # `[C]. Genoa, 1990`
        return (Field(start, back(folded, start, end), PartKind.PUBLISHER_LOC),)
    if _ONLY_PUBLISHER.fullmatch(folded, start, end):
        return (Field(start, back(folded, start, end), PartKind.PUBLISHER_NAME),)
    fields: list[Field] = []
    pages = _PAGES_IN_BRACKETS.search(folded, start, end) or _HANZI_PAGES_IN_BRACKETS.search(folded, start, end)
    if pages:
        fields += [Field(*pages.span(name), kind) for name, kind in _PAGE_GROUPS if pages.group(name)]
    at, found = publisher(folded, start, end)
    if found and at == start and is_known_place(folded[start : found[0].end]):
        return found  # a whole volume of proceedings: nothing contains it
    source_end, found = publisher(folded, start, end, may_begin=False)
    if not found and has_publisher:
        source_end, found = _last_sentence_publisher(folded, start, end)
    if not found and has_publisher:
        source_end, found = _publisher_after_comma(folded, start, end)
    if not found or found[0].kind is PartKind.PUBLISHER_NAME:
        whole = source_end
        source_end, place = conference_place(folded, start, whole)
        source_end, place = (source_end, place) if place else town_of_meeting(folded, start, whole)
        fields += place
    else:
        source_end, place = place_sentence(folded, start, source_end)
        if not place:
            before, place = conference_place(folded, start, source_end)
            source_end, place = (before, place) if was_held_there(folded, start, place) else (source_end, ())
        fields += place
    fields += found
    source_end, dated = before_date(folded, start, source_end, any(f.kind is PartKind.CONF_LOC for f in fields))
    fields += dated
    if volume := _VOLUME.search(folded, start, back(folded, start, source_end)):
        fields.append(Field(*volume.span("volume"), PartKind.VOLUME))
        source_end = volume.start()
    source_end = min(source_end, pages.start() if pages else source_end)
    source_end = back(folded, start, source_end)
    if any(field.kind is PartKind.VOLUME for field in fields) and (series := _SERIES.search(folded, start, source_end)):
        source_end = back(folded, start, series.start())
    source_end, edition = _edition_at_end(folded, start, source_end)
    return (*fields, *edition, *source(folded, start, source_end))


def _edition_at_end(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """Where the source ends, and the edition behind it, where one is printed: `Ponds of the World, 2nd ed.`"""
    found = _EDITION_AT_END.search(folded, start, end)
    if found is None:
        return end, ()
    own = Field(skip(folded, *found.span(), " ,.("), back(folded, *found.span(), " )"), PartKind.EDITION)
    return back(folded, start, found.start()), (own,)


def with_year_once(where: tuple[Field, ...], around: tuple[Field, ...], year: str) -> tuple[Field, ...]:
    """The fields of a locus and of what stands before it; the year in a conference's date where none else is told."""
    is_dated = bool(year) or any(field.kind is PartKind.YEAR for field in where)
    return (*where, *(field for field in around if field.kind is not PartKind.YEAR or not is_dated))


# The part of a proceedings in several volumes: `…, Vol. 2`, `…: vol. 2`, `…, Vol.1: Long Papers`.
_VOLUME = lazy.compile(rf"[,:]\s*{_words['volume'].regex}\s*(?P<volume>\d+)(?:\s*:[^:.]*)?\Z", re.IGNORECASE)
_PAGE_GROUPS = (("fpage", PartKind.FPAGE), ("lpage", PartKind.LPAGE), ("volume", PartKind.VOLUME))
# The series of a volume that is numbered in it: `POND 2014. LNCS, vol. 8689`.
_SERIES = lazy.compile(
    r"[.,]\s*(?:LN[A-Z]{2,3}|[A-Z]{3,6}|Lecture\sNotes\sin\s[A-Z][\w\s&]+|Advances\sin\s[A-Z][\w\s&]+)\s*\Z"
)


# What a reference manager's style for GB/T 7714 leaves behind a meeting: `proceedings of the Pond Days, F, 2025`.
_MARK_AT_END = lazy.compile(r"\[\s?[A-Z]{1,2}\s?\]\Z")  # set twice: `Title[J]. Pond Science[J], 1999`
_CONFERENCE_SIGN = lazy.compile(r",\s?F\Z")
# Who edited a volume, in brackets behind its title: `Methods of Silting (Lake A, Reed B eds)`, `塘论 (李四主编)`
_EDITORS_BEHIND = lazy.compile(
    rf"\s*\(\s*(?:[^()\d]{{2,60}}?[\s,](?:[Ee]ds?|[Ee]ditors?)\.?|{_H}{{2,4}}(?:\s?[,、]\s?{_H}{{2,4}})*?{_words.signs['edited']})\s*\)\Z"
)
_NOT_OUT_YET = lazy.compile(
    rf"[\s,]*\(\s*{_words['forthcoming'].regex}\s*\)\Z|\s*,\s*{_words['forthcoming'].regex}\Z", re.IGNORECASE
)  # `湖光学报,(审稿中)`


def source(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """The name of what contains the work, without quotes around it."""
    start, end = skip(folded, start, end, " ,.;:/"), back(folded, start, end, " ,.;:/")
    while start < end and folded[start] in '《"<' and folded[end - 1] in '》">':
        start, end = start + 1, end - 1
    if mark := _MARK_AT_END.search(folded, start, end):
        end = back(folded, start, mark.start())
    if editors := _EDITORS_BEHIND.search(folded, start, end):
        end = editors.start()
    if sign := _CONFERENCE_SIGN.search(folded, start, end) or _NOT_OUT_YET.search(folded, start, end):
        end = sign.start()
    return (Field(start, end, PartKind.SOURCE),) if start < end else ()


# `某某大学2010年博士学位论文`, `某某大学硕士学位论文`: what follows the school.
_THESIS_AT_END = lazy.compile(
    rf"[\s,]*(?:(?P<year>(?:19|20)\d\d)\s*(?:{_words.signs['year']})?\s*)?{_words['thesis'].regex}[\s.,]*",
    re.IGNORECASE,
)


def _without_thesis_word(folded: str, start: int, end: int) -> tuple[int, int]:
    """`博士学位论文, 某某大学` without its first words, `某某大学博士学位论文` without its last."""
    match = _THESIS_WORD.match(folded, start, end)
    start = match.end() if match else start
    last = next((m for m in _THESIS_AT_END.finditer(folded, start, end) if m.end() == end and m.start() > start), None)
    return start, (last.start() if last else end)


def _without_degree(folded: str, field: Field) -> Field:
    """The school that keeps a thesis without the degree printed behind its name: `南京: 某某大学硕士学位论文, 2004`."""
    is_school = field.kind is PartKind.PUBLISHER_NAME and _words["school"].search(folded[field.start : field.end])
    return field._replace(end=_without_thesis_word(folded, field.start, field.end)[1]) if is_school else field


# `[R]. Technical Report, POND-TR-97-30, Genoa: Pond Research`; a year behind the word is the report's own
_NO_YEAR = r"(?!(?:19|20)\d\d(?!\w|-))"
_OWN_NUMBER = rf"{_NO_YEAR}(?=[\w./-]*\d)[A-Za-z\d](?:[\w/-]|\.(?=\w))*"
_REPORT_SERIES = lazy.compile(
    rf"[\s.,:]*{_words['report'].regex}s?\s*[,.:]?\s*(?:No\.?\s*)?{_OWN_NUMBER}(?=\s*[.,]\s*\w)", re.IGNORECASE
)


def imprint(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """Edition, place and publisher of a work that stands alone; a translator's name and a report's number stay text."""
    if series := _REPORT_SERIES.match(folded, start, end):
        start = series.end()
    start = skip(folded, start, end)
    fields: list[Field] = []
    at, found = publisher(folded, start, end)
    fields += (_without_degree(folded, field) for field in found)
    word = _THESIS_WORD.match(folded, start, at)
    is_school = word is not None and word.group().rstrip().endswith(",")  # `Ph.D. thesis, Dept. Pond Eng., Lake Univ.`
    rest = [(start, at)] if is_school else sentences(folded, start, at)
    for first, last in rest:
        if ONLY_EDITION.fullmatch(folded, first, last):
            fields.append(Field(first, last, PartKind.EDITION))
    plain = [_without_thesis_word(folded, *span) for span in rest if not ONLY_EDITION.fullmatch(folded, *span)]
    plain = [(first, last) for first, last in plain if first < last]
    spans = (*rest, *((field.start, field.end) for field in found))
    years = [m for span in spans for m in _THESIS_AT_END.finditer(folded, *span) if m["year"] and m.end() == span[1]]
    fields += [Field(*match.span("year"), PartKind.YEAR) for match in years]
    if plain and not found:
        fields += _named(folded, *plain[-1])
        if len(plain) > 1 and is_known_place(folded[slice(*plain[-2])]):  # `[M]. 南京. 塘畔出版社. 1960`
            fields.append(Field(*plain[-2], PartKind.PUBLISHER_LOC))
    return tuple(fields)


_SCHOOL_AND_PLACE = lazy.compile(
    rf"(?:[A-Z&][\w'&-]*\s|of\s|and\s)*{_words['school'].regex}(?:\sof(?:\s[A-Z][\w'-]*|\sand){{1,4}})?"
    r",\s(?P<place>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
)
_REPORT_NUMBER = lazy.compile(r"[A-Z]{2,}(?:[-/ ][A-Z]+){0,3}[- ]\d[\w./-]*")  # `[R]. POND-TM-62407, 1975`


# `[M]. 北京, 某某出版社, 1999`: a comma for the colon of GB/T 7714, 8.8.2
_TOWN = lazy.compile(r"[\u4e00-\u9fff]{2,4}|[A-Z][a-z'’]+")
_PLACE_AND_HOUSE = lazy.compile(r"(?P<place>[^,]{2,30}),\s*(?P<name>[^,]{2,60})")


def _is_town_and_school(place: str, name: str) -> bool:
    """Whether a thesis's town and school stand with a comma between them: `[D]. 塘畔, 某某大学`.

    A faculty before its school is no town: its name has a school's word, or several.
    """
    school = _words["school"]
    return bool(school.search(name)) and not school.search(place) and _TOWN.fullmatch(place) is not None


def _named(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """A publisher alone, a place alone, or both with a comma: `某某大学, 北京`, after APA."""
    text = folded[start:end]
    if _REPORT_NUMBER.fullmatch(text):
        return ()
    if is_known_place(text) or is_city_of_state(text) or _STANDS_FOR_PLACE.match(folded, start):
        return (Field(start, end, PartKind.PUBLISHER_LOC),)
    both = _PLACE_AND_HOUSE.fullmatch(folded, start, end)
    if both and (
        (is_known_place(both["place"]) and not are_known_places(both["name"]))
        or _is_town_and_school(both["place"], both["name"])
    ):
        city = Field(*both.span("place"), PartKind.PUBLISHER_LOC)
        return city, Field(*both.span("name"), PartKind.PUBLISHER_NAME)
    place = place_at_end(folded, start, end)
    if school := _SCHOOL_AND_PLACE.fullmatch(folded, start, end):  # `Lake University, Farhill`
        place = school.start("place")
    if place is None:
        return (Field(start, end, PartKind.PUBLISHER_NAME),)
    name = Field(start, back(folded, start, place), PartKind.PUBLISHER_NAME)
    return name, Field(place, end, PartKind.PUBLISHER_LOC)
