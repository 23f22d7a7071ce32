"""What stands between a title and the year: container, edition, place, publisher."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, has_hanzi, skip
from pipeline.parse.references.names import authors

_words = references()
_H = HANZI_CLASS
_PUBLISHER = 2  # words of a last sentence that may be a publisher's name; a title has more
# A full stop, question or exclamation mark that closes a sentence of an entry.
_STOP = lazy.compile(
    rf"(?<!\.[A-Z])[.](?=\s+(?:[^a-z\s,;:.)]|arXiv|bioRxiv|medRxiv))|(?<={_H})\.(?=\s*\S)|(?<=[\"'》)\]])\.(?=\s*[A-Z{_H[1:-1]}])|\.(?={_H})"
    rf"|(?<=[a-zà-ÿ]{{3}})\.(?=[A-Z])|(?<=[A-Z]{{3}})\.(?=[A-Z])|\.(?=\d{{1,2}}(?:st|nd|rd|th)\s?ed)|(?<=\sed)\.(?=[A-Z])|\.(?=arXiv|bioRxiv|\[[Ss]\.\s?[ln]\.)|(?<=[a-z]'\d\d)\.(?=[A-Z])|(?<=[A-Z]'\d\d)\.(?=[A-Z])|[?!](?=[A-Z]|\s+[A-Z\d\"(])(?!\s*[.])|[?!]\s*\.(?=\s|[A-Z]|$)"
)
_STATE = lazy.compile(r"\s*[A-Z]{2}\s*")  # HI, CA
_DISTRICT = lazy.compile(r"D\.\s?C\b")  # Washington D. C.
_INITIAL = lazy.compile(r"(?:\A|[\s.(])[A-Z]\Z")
_WORD_BEFORE_INITIAL = lazy.compile(r"[a-z\d,]\s+[A-Z]\Z")
_ONLY_EDITION = lazy.compile(rf"\s*\(?{_words['edition'].regex}\)?\s*", re.IGNORECASE)
_EDITION_ENDS = lazy.compile(rf",\s*{_words['edition'].regex}\Z", re.IGNORECASE)  # `Silt of ponds, 6th ed. Genoa: …`
_THESIS_WORD = lazy.compile(rf"{_words['thesis'].regex}[\\s,.]*", re.IGNORECASE)
_PLACE_MAX_WORDS = 4
_PLACE_MAX_HANZI = 8
_PUBLISHER_MAX_WORDS = 9
_INITIALS_MAX = 5  # characters of initials: `A B`, `J.-P.`
_LATIN_PLACE = r"\(?[A-ZÀ-Þ][\w.'’-]*(?:[ ,-]+(?:[A-ZÀ-Þ][\w.'’-]*|de|of|am|upon|la|los|do|/))*(?:\s*\([\w\s.]+\))?\)?"
_PLACE = lazy.compile(rf"\[[^\]]{{1,12}}\]|{_LATIN_PLACE}|{_H}[{_H[1:-1]}、/\s]*")
_EDITORS = lazy.compile(rf"[\s,(]*{_words['role'].regex}[\s,.):]*", re.IGNORECASE)
_BODY_WORD = _words["org-en"].regex
_OTHER_WORDS = r"(?:[A-Z][\w'&-]*|of|for|and|the|on|de)"
# Example Lake Works Association  ·  Institute of Lakes  ·  American Society for Ponds
_ENGLISH_BODY = lazy.compile(
    rf"(?:{_OTHER_WORDS}\s+){{0,7}}{_BODY_WORD}|(?:[A-Z][\w'-]*\s+){{0,2}}{_BODY_WORD}\s+(?:of|for|on)(?:\s+{_OTHER_WORDS}){{1,6}}"
)
_ROLE_AT_END = lazy.compile(rf"[\s,(]*{_words['role'].regex}[\s)]*\Z", re.IGNORECASE)
_STANDS_FOR_PLACE = lazy.compile(r"[A-Z]\w+(?:\s[A-Z]\w+)?\s*:")  # `Genoa: 2006`
_ACRONYM = lazy.compile(r"[A-Z]{2,8}(?:[ /&-][A-Z]{2,8}){0,2}")
_PAGES_IN_BRACKETS = lazy.compile(
    r"[(,]\s*(?:(?:vol|no)\.?\s*\d+[^()]{0,12},\s*)?(?:pp?|pages?)\.?\s*(?P<fpage>[A-Za-z]?\d+)(?:\s*-+\s*(?P<lpage>[A-Za-z]?\d+))?\s*\)?",
    re.IGNORECASE,
)


def sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the sentences of a stretch, each without its closing stop; abbreviations do not close one."""
    found: list[tuple[int, int]] = []
    at = skip(folded, start, end, " ,;:.")
    for stop in _STOP.finditer(folded, at, end):
        before = folded[max(at, stop.start() - 14) : stop.start()]
        if (
            stop.group() == "."
            and not _ONLY_EDITION.fullmatch(folded, at, stop.end())
            and not _EDITION_ENDS.search(folded, at, stop.end())
            and (
                (_INITIAL.search(before) and not _WORD_BEFORE_INITIAL.search(before))
                or _words["abbreviation"].search(before)
                or _DISTRICT.match(folded, stop.start() - 1)
            )
        ):
            continue
        stop_at = stop.start() + (1 if stop.group()[0] in "?!" else 0)
        if stop_at > at:
            found.append((at, stop_at))
        at = skip(folded, stop.end(), end, " ,;:.")
    last = back(folded, at, end, " ,;:.")
    if last > at:
        found.append((at, last))
    return found


def is_known_place(text: str) -> bool:
    text = text.strip(" ,.;:")
    return text in _words.cities or text in _words.countries


def _are_known_places(text: str) -> bool:
    return all(map(is_known_place, text.strip(" ,").split(",")))


def is_publisher(text: str) -> bool:
    return _words["publisher"].search(text)


def _is_place(text: str, publisher: str, *, after_stop: bool) -> bool:
    """Whether a text before a colon names a place: known, or of its shape after a full stop or before a publisher."""
    if is_known_place(text) or all(is_known_place(item) for item in text.split(",")):
        return True
    if not _PLACE.fullmatch(text) or re.search(r"\d", text):
        return False
    if has_hanzi(text):
        return len(text) <= _PLACE_MAX_HANZI and (after_stop or is_publisher(publisher))
    return len(text.split()) <= _PLACE_MAX_WORDS and (after_stop or is_publisher(publisher))


def _place_start(folded: str, start: int, colon: int, publisher: str) -> int | None:
    """Where the place that ends at the colon begins; None where it is none."""
    stop = folded.rfind(".", start, colon)
    is_abbreviated = stop > start and _DISTRICT.search(folded, stop - 4, stop)
    # Also after an abbreviation: `Web Conf. Berlin: …`.
    if stop > start and not is_abbreviated and _are_known_places(folded[stop + 1 : colon]):
        return skip(folded, stop, colon)
    stops = sentences(folded, start, colon)
    if not stops:
        return None
    first, last = stops[-1]
    if first > start and _is_place(folded[first:last].strip(), publisher, after_stop=len(stops) > 1):
        return first
    comma = folded.rfind(",", first, colon)
    if comma >= 0:
        at = skip(folded, comma, colon)
        if _is_place(folded[at:last].strip(), publisher, after_stop=False):
            before = skip(folded, folded.rfind(",", first, comma), colon) if "," in folded[first:comma] else first
            return before if is_known_place(folded[before:comma]) else _city_behind_bracket(folded, first, comma) or at
    if first == start and _is_place(folded[first:last].strip(), publisher, after_stop=True):
        return first
    return None


def publisher(folded: str, start: int, end: int, *, may_begin: bool = True) -> tuple[int, tuple[Field, ...]]:
    """Where `place: publisher` at the end of a stretch begins, and its fields; `end` and none where it is not there.

    `may_begin` allows the place at the very beginning, with no source before it.
    """
    end = back(folded, start, end)
    colon = folded.rfind(":", start, end)
    while colon > start:
        name_start = skip(folded, colon, end)
        at = _place_start(folded, start, colon, folded[name_start:end])
        if at is not None and (may_begin or at > start):
            place = Field(at, back(folded, at, colon), PartKind.PUBLISHER_LOC)
            return at, (place, Field(name_start, end, PartKind.PUBLISHER_NAME)) if name_start < end else (place,)
        colon = folded.rfind(":", start, colon)
    return end, ()


def _last_sentence_publisher(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """A publisher without its place, or a place alone: the last of several sentences (`… Data. ACM Press`)."""
    stops = sentences(folded, start, end)
    if len(stops) < 2:
        return end, ()
    first, last = stops[-1]
    text = folded[first:last]
    if len(text.split()) > _PUBLISHER_MAX_WORDS or re.search(r"\d", text):
        return end, ()
    kind = PartKind.PUBLISHER_LOC if is_known_place(text) else PartKind.PUBLISHER_NAME
    return first, (Field(first, last, kind),)


# `… Symposium (IV), IEEE, 2019`: who published a volume, without its place.
_ACRONYM_PUBLISHER = lazy.compile(
    r",\s*(?P<name>(?:IEEE|ACM|AAAI|ACL|USENIX|SPIE|ASME|Springer|Elsevier)(?:\sComputer\sSociety)?(?:\sPress)?)\s*\Z"
)


def _publisher_after_comma(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    match = _ACRONYM_PUBLISHER.search(folded, start, back(folded, start, end))
    return (match.start(), (Field(*match.span("name"), PartKind.PUBLISHER_NAME),)) if match else (end, ())


def _conference_place(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """`…, Suzhou, China` at the end of a conference's name."""
    end = back(folded, start, end)
    comma = folded.rfind(",", start, end)
    if comma < 0 or not is_known_place(folded[comma + 1 : end]):
        return end, ()
    at = skip(folded, comma, end)
    if folded[at:end].strip() in _words.countries:
        before = _item_start(folded, start, comma)
        if _STATE.fullmatch(folded, before + 1, comma) and (further := _item_start(folded, start, before)) > start:
            before, comma = further, before  # `…, Maui, HI, USA`
        city = folded[before + 1 : comma].strip()
        if (
            before > start
            and _PLACE.fullmatch(city)
            and len(city.split()) <= _PLACE_MAX_WORDS
            and city not in _words.countries
        ):
            at = skip(folded, before, end)
        else:
            at = _city_behind_bracket(folded, start, comma) or _known_city(folded, start, comma) or at
    return at, (Field(at, end, PartKind.CONF_LOC),)


def _place_sentence(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """Where a meeting was held, as a sentence before the publisher's place: `… (PD). San Jose, CA, USA. Genoa: …`."""
    stops = sentences(folded, start, end)
    first, last = stops[-1] if len(stops) > 1 else (end, end)
    items = folded[first:last].split(",")
    is_place = len(items) > 1 and all(is_known_place(item) or _STATE.fullmatch(item) for item in items)
    return (first, (Field(first, last, PartKind.CONF_LOC),)) if is_place else (end, ())


def _item_start(folded: str, start: int, end: int) -> int:
    """The place of the last comma or full stop before `end`; before `start` where there is none."""
    stop = max(folded.rfind(". ", start, end), folded.rfind(").", start, end) + 1)
    return max(folded.rfind(",", start, end), stop)


def _known_city(folded: str, start: int, comma: int) -> int | None:
    """Where a city of the list begins that no comma parts from what stands before it: `… on Ponds San Jose, USA`."""
    words = [match.start() for match in re.finditer(r"[^\s,]+", folded[start:comma])]
    places = [start + at for at in words[-2:] if at]
    return next((at for at in places if is_known_place(folded[at:comma])), None)


def _city_behind_bracket(folded: str, start: int, comma: int) -> int | None:
    """Where a city begins behind a closing bracket, with no comma before it: `Pond Days (Volume 2) Genoa, Italy`."""
    bracket = folded.rfind(")", start, comma)
    city = folded[bracket + 1 : comma].strip()
    is_city = bracket > start and len(city.split()) < _PLACE_MAX_WORDS and _PLACE.fullmatch(city)
    return skip(folded, bracket + 1, comma) if is_city else None


def _without_editors(folded: str, start: int, end: int) -> int:
    """Where the container's title begins after its editors (`In: Li M, Wang X, eds. Title`), persons or a body."""
    group = authors(folded, start, end, sole=False)
    if group.field is None:
        return _after_body(folded, start, end)
    editors = _EDITORS.match(folded, group.field.end, end)
    if editors and re.search(_words["role"].regex, editors.group(), re.IGNORECASE):
        return skip(folded, editors.end(), end)
    at = skip(folded, group.end, end)
    is_closed = group.is_closed and folded[skip(folded, group.end, end, " ") : group.end + 2].startswith(".")
    if not is_closed or at >= end or not _is_author_list(folded, group.field):
        return _after_body(folded, start, end)
    return start if len(group.field.inner) == 1 and _is_imprint(folded, at, end) else at


def _is_imprint(folded: str, start: int, end: int) -> bool:
    """Whether `place: publisher` begins here, so that what stands before is a title like a name: `识湖集. 上海: …`."""
    at, found = publisher(folded, start, end)
    return at == start and bool(found) and (is_known_place(folded[at : found[0].end]) or is_publisher(folded[at:end]))


def _after_body(folded: str, start: int, end: int) -> int:
    """Where the container's title begins after a body as its editor: `某某学会. 某某论文集. 北京: …`."""
    before_place, place = publisher(folded, start, end, may_begin=False)
    stops = sentences(folded, start, before_place)
    if len(stops) < 2 or (len(stops) == 2 and not place and _is_short(folded[slice(*stops[1])])):
        return start
    text = _ROLE_AT_END.sub("", folded[slice(*stops[0])])
    if _words["conference"].search(text):
        return start
    if has_hanzi(text):
        is_body = _words["org-zh"].search(text)
    else:
        is_body = not _words["journal"].search(text) and (
            _ACRONYM.fullmatch(text) is not None or _ENGLISH_BODY.fullmatch(text) is not None
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
    start = _without_editors(folded, skip(folded, start, end, " ,.:;/"), end)
    fields: list[Field] = []
    if pages := _PAGES_IN_BRACKETS.search(folded, start, end):
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
        source_end, place = _conference_place(folded, start, source_end)
        fields += place
    else:
        source_end, place = _place_sentence(folded, start, source_end)
        fields += place
    fields += found
    if date := _CONFERENCE_DATE.search(folded, start, source_end):
        fields.append(Field(*date.span("year"), PartKind.YEAR))
        source_end = date.start()
    if volume := _VOLUME.search(folded, start, source_end):
        fields.append(Field(*volume.span("volume"), PartKind.VOLUME))
        source_end = volume.start()
    source_end = min(source_end, pages.start() if pages else source_end)
    source_end = back(folded, start, source_end)
    if edition := re.compile(rf"[\s,(]+{_words['edition'].regex}\)?\Z", re.IGNORECASE).search(
        folded, start, source_end
    ):
        fields.append(
            Field(
                skip(folded, edition.start(), edition.end(), " ,("),
                back(folded, edition.start(), edition.end(), " )"),
                PartKind.EDITION,
            )
        )
        source_end = back(folded, start, edition.start())
    return (*fields, *source(folded, start, source_end))


def with_year_once(where: tuple[Field, ...], around: tuple[Field, ...], year: str) -> tuple[Field, ...]:
    """The fields of a locus and of what stands before it; the year in a conference's date where none else is told."""
    is_dated = bool(year) or any(field.kind is PartKind.YEAR for field in where)
    return (*where, *(field for field in around if field.kind is not PartKind.YEAR or not is_dated))


# When a conference was held, behind its name: `…, May 10-12, 2024`, `…, 3-5 June 2019`.
_MONTH = _words["month"].regex
_CONFERENCE_DATE = lazy.compile(
    rf"[\s,(]+(?:{_MONTH}\s*\d{{1,2}}(?:\s*[-~]+\s*(?:{_MONTH}\s*)?\d{{1,2}})?|\d{{1,2}}(?:\s*[-~]+\s*\d{{1,2}})?\s*{_MONTH})"
    r"\s*,?\s*(?P<year>(?:19|20)\d\d)\)?[\s,]*\Z"
)
# The part of a proceedings in several volumes: `…, Vol. 2`, `…, Vol.1: Long Papers`.
_VOLUME = lazy.compile(rf",\s*{_words['volume'].regex}\s*(?P<volume>\d+)(?:\s*:[^:.]*)?\Z", re.IGNORECASE)
_PAGE_GROUPS = (("fpage", PartKind.FPAGE), ("lpage", PartKind.LPAGE))


# What a reference manager's style for GB/T 7714 leaves behind a meeting: `proceedings of the Pond Days, F, 2025`.
_CONFERENCE_SIGN = lazy.compile(r",\s?F\Z")


def source(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """The name of what contains the work, without quotes around it."""
    start, end = skip(folded, start, end, " ,.;:/"), back(folded, start, end, " ,.;:/")
    while start < end and folded[start] in '《"<' and folded[end - 1] in '》">':
        start, end = start + 1, end - 1
    if sign := _CONFERENCE_SIGN.search(folded, start, end):
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


def imprint(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """Edition, place and publisher of a work that stands alone; a translator's name stays text."""
    start = skip(folded, start, end)
    fields: list[Field] = []
    at, found = publisher(folded, start, end)
    fields += found
    rest = sentences(folded, start, at)
    for first, last in rest:
        if _ONLY_EDITION.fullmatch(folded, first, last):
            fields.append(Field(first, last, PartKind.EDITION))
    plain = [_without_thesis_word(folded, *span) for span in rest if not _ONLY_EDITION.fullmatch(folded, *span)]
    plain = [(first, last) for first, last in plain if first < last]
    years = [m for span in rest for m in _THESIS_AT_END.finditer(folded, *span) if m["year"] and m.end() == span[1]]
    fields += [Field(*match.span("year"), PartKind.YEAR) for match in years]
    if plain and not found:
        first, last = plain[-1]
        is_place = is_known_place(folded[first:last]) or _STANDS_FOR_PLACE.match(folded, first) is not None
        fields.append(Field(first, last, PartKind.PUBLISHER_LOC if is_place else PartKind.PUBLISHER_NAME))
    return tuple(fields)
