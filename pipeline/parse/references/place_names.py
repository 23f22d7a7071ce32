"""Places: where a publisher is, or a meeting was held, with state and country."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.reference import PartKind
from pipeline.parse.references.fields import Field
from pipeline.parse.references.fold import HANZI_CLASS, back, has_hanzi, skip
from pipeline.parse.references.stops import DISTRICT, sentences

_words = references()
_H = HANZI_CLASS
_CITY_BEHIND_STOP = lazy.compile(r"(?<=[a-z)\]])\.\s?(?P<city>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,2})\s*\Z")
_STATE = lazy.compile(r"\s*[A-Z]{2}\s*")  # HI, CA
_PLACE_MAX_WORDS = 4  # Salt Lake City, Utah
_PLACE_MAX_HANZI = 8  # 内蒙古呼和浩特; a longer one is a publisher, or the end of a title
# A word is taken whole, its hyphens too, or a row of them could be parted in any number of ways.
_LATIN_PLACE = (
    r"\(?[A-ZÀ-Þ][\w.'’-]*+(?:[ ,/-]+(?:[A-ZÀ-Þ][\w.'’-]*+|de|of|am|upon|la|los|do|and|/))*(?:\s*\([\w\s.]+\))?\)?"
)
_PLACE = lazy.compile(rf"\[[^\]]{{1,12}}\]|{_LATIN_PLACE}|{_H}[{_H[1:-1]}、/\s]*")

_BETWEEN_PLACES = lazy.compile(r"\s?[/;]\s?|\s(?:and|&)\s")


def is_known_place(text: str) -> bool:
    """Whether a text is a city or country of the lists."""
    text = text.strip(" ,.;:")
    return text in _words.cities or text in _words.countries or f"{text}." in _words.countries


def are_places_of_print(text: str) -> bool:
    """Whether a text is nothing but known places, as before the year of a book without its publisher.

    `Berlin`, `London/New York`, `London and New York`.
    """
    return all(is_known_place(part) for part in _BETWEEN_PLACES.split(text))


def is_country(text: str) -> bool:
    text = text.strip(" ,.")
    return text in _words.countries or f"{text}." in _words.countries


def is_city_of_state(text: str) -> bool:
    """Whether a text is a city, known or not, with its state or country: `Aalborg, Denmark`, `Reading, Mass.`."""
    city, comma, state = text.strip(" ,.").rpartition(",")
    return bool(comma) and _is_state(state) and _is_city(city) and not is_publisher(city)


def place_at_end(folded: str, start: int, end: int) -> int | None:
    """Where a place behind a publisher's comma begins, with its state or country: `Lake Press, Genoa, Italy`."""
    comma = folded.rfind(",", start, end)
    if comma < 0 or not are_known_places(folded[comma + 1 : end]) or are_known_places(folded[start:comma]):
        return None
    before = folded.rfind(",", start, comma)
    if before > start and _is_state(folded[comma + 1 : end]) and _is_city(folded[before + 1 : comma]):
        return skip(folded, before, end)
    return skip(folded, comma, end)


def are_known_places(text: str) -> bool:
    """Whether all items of a text are known: `San Diego, CA, USA`."""
    return all(is_known_place(item) or _STATE.fullmatch(item) is not None for item in text.strip(" ,").split(","))


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


def place_start(folded: str, start: int, colon: int, publisher: str, *, may_begin: bool = True) -> int | None:
    """Where the place that ends at the colon begins; None where it is none. `may_begin` allows it at the very start."""
    stop = folded.rfind(".", start, colon)
    is_abbreviated = stop > start and DISTRICT.search(folded, stop - 4, stop)
    # Also after an abbreviation: `Web Conf. Berlin: …`.
    if stop > start and not is_abbreviated and are_known_places(folded[stop + 1 : colon]):
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
        whole, state = folded[first:last].strip(), folded[at:last]
        if may_begin and first == start and _is_state(state) and _is_place(whole, publisher, after_stop=True):
            return first  # `[M]. Littleton, Colo.: Pond Press` (GB/T 7714-2015, 8.4.1.2)
        if _is_place(state.strip(), publisher, after_stop=False):
            return _city_start(folded, first, comma) or at
    if first == start and _is_place(folded[first:last].strip(), publisher, after_stop=True):
        return first
    return None


def _city_start(folded: str, first: int, comma: int) -> int | None:
    """Where the city before a country begins: `…, Denver,CO,USA`, `… on. Denver, USA`, `…(PD) Denver, USA`."""
    before = skip(folded, folded.rfind(",", first, comma), comma) if "," in folded[first:comma] else first
    if before > first and _is_state(folded[before:comma]):
        end = back(folded, first, before)
        city = skip(folded, folded.rfind(",", first, end), end) if "," in folded[first:end] else first
        return city if city > first and _is_city(folded[city:end]) else before
    if is_known_place(folded[before:comma]):
        return before
    # `…, Thousand Oaks, CA: Pond Press`: two capitals are a state's (USPS), and behind a city
    is_of_state = _STATE.fullmatch(folded, comma + 1, folded.find(":", comma)) is not None
    if is_of_state and before > first and _is_city(folded[before:comma]):
        return before
    behind_stop = _CITY_BEHIND_STOP.search(folded, before, comma)
    return behind_stop.start("city") if behind_stop else _city_behind_bracket(folded, first, comma)


def _is_state(text: str) -> bool:
    text = text.strip()
    return _STATE.fullmatch(text) is not None or text in _words.countries or f"{text}." in _words.countries


def _is_city(text: str) -> bool:
    text = text.strip()
    is_short = len(text.split()) < _PLACE_MAX_WORDS and text not in _words.countries
    return is_short and _PLACE.fullmatch(text) is not None and not re.search(r"\d", text)


def conference_place(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """`…, Suzhou, China` at the end of a conference's name."""
    end = back(folded, start, end)
    comma = folded.rfind(",", start, end)
    if comma < 0 or not is_known_place(folded[comma + 1 : end]):
        return end, ()
    at = skip(folded, comma, end)
    if folded[at:end].strip() in _words.countries:
        before = _item_start(folded, start, comma)
        if _is_state(folded[before + 1 : comma]):  # `…, Maui, HI, USA`
            further = _item_start(folded, start, before)
            if behind_stop := _CITY_BEHIND_STOP.search(folded, max(start, further), before):
                at = behind_stop.start("city")
                return at, (Field(at, end, PartKind.CONF_LOC),)
            before, comma = (further, before) if further > start else (before, comma)
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


def place_sentence(folded: str, start: int, end: int) -> tuple[int, tuple[Field, ...]]:
    """Where a meeting was held, as a sentence before the publisher's place: `… (PD). San Jose, CA, USA. Genoa: …`."""
    stops = sentences(folded, start, end)
    first, last = stops[-1] if len(stops) > 1 else (end, end)
    is_place = "," in folded[first:last] and are_known_places(folded[first:last])
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


# `北京: 某某出版社; 上海: 某某书局`, `London: Lake Press; New York: Pond Press`
_SECOND_HOUSE = lazy.compile(r"\s*;\s*(?P<place>[^;:,.\d]{2,24}):\s*(?P<name>[^;:]{2,60})\Z")


def houses(folded: str, start: int, end: int) -> tuple[Field, ...]:
    """The publisher behind its place; a second one with its own place, where two published a work together."""
    second = _SECOND_HOUSE.search(folded, start, end)
    first = Field(start, second.start() if second else end, PartKind.PUBLISHER_NAME)
    if second is None:
        return (first,)
    place = Field(*second.span("place"), PartKind.PUBLISHER_LOC)
    return first, place, Field(*second.span("name"), PartKind.PUBLISHER_NAME)
