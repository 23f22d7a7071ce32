"""The place of an institution: city, postal code and country, and what stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.knowledge.china import place_at_end, province_in_english
from pipeline.knowledge.front import front_knowledge
from pipeline.model.lang import Lang
from pipeline.text.countries import country_code
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.script import HANZI, is_hanzi
from pipeline.text.width import half_width, without_gaps

# 100000，示例市，示例大学第二医院
_CODED = lazy.compile(
    rf"(?P<code>\d{{6}})\s*[,\s]\s*(?P<city>[{HANZI}]{{2,12}}?)\s*[,\s]\s*(?P<institution>[{HANZI}].*)"
)
_CODE_FIRST = lazy.compile(rf"(?P<code>\d{{6}})[,\s]*(?P<institution>[{HANZI}].*)")  # 100000 示例大学第二医院
_FOREIGN_CODE = lazy.compile(r"(?:[A-Z]{1,3}-)?\d{3,6}")  # with the letters of its country: CH-1700
# A town between wide whites, behind an institution in English: Example University　Example City　100000
_SET_OFF = lazy.compile(r"(?:\u3000|\s{2})\s*(?P<city>[A-Z][A-Za-z'’]*(?: [A-Z][A-Za-z'’]*)*)\s+\d{6}(?!\d)")
LONGEST_PLACE = 12  # hanzi of a province with its city: 新疆维吾尔自治区乌鲁木齐市
LONGEST_COUNTRY = 7  # hanzi
HOME, _UNITS = "CN", ("省", "市", "区", "县", "州")
LONGEST_CITY = 3  # words of a city before its province: San Example City
_EDGE = " ,.()"
_EDGE_BEFORE = " ,("


@dataclass(frozen=True, slots=True)
class Place:
    """An institution's text parted; without a postal code `institution` is all of it but a country."""

    institution: str
    city: str = ""
    postal_code: str = ""
    country: str = ""


def place_in(text: str, printed: str, lang: Lang) -> Place:
    """What the text names, in half width; `printed` still has its wide white.

    A comma, or wide white (`示例大学　示例市　100000`), parts the place from the institution; a place that is known
    needs nothing.
    """
    return _english(text, printed) if lang is Lang.EN else _chinese(text, printed)


def _chinese(text: str, printed: str) -> Place:
    first, postal = _CODED.match(text), POSTAL_CODE.search(text)
    if first is not None:
        return Place(first["institution"], first["city"], first["code"])
    if postal is None:
        return _abroad(printed) or _without_code(text)
    if (alone := _CODE_FIRST.match(text)) is not None:
        return Place(alone["institution"], "", alone["code"])
    institution, city = _before_place(printed)
    before = text[: postal.start()].rstrip(" ,(")
    cut = re.search(r"[, ](?=[^, (]*$)|\((?=[^, ()]*$)", before)
    if cut is not None and not city:
        city, institution = before[cut.end() :].strip(), before[: cut.start()].rstrip(" ,(")
    return Place(institution or before or text, city, postal[0], text[postal.end() :].strip(" ,.)"))


def _abroad(printed: str) -> Place | None:
    """`示例大学物理系　瑞士　样本市　CH-1700`: white before a country, its town and a code of its own behind it."""
    words = half_width(printed).split()
    for at, word in enumerate(words[1:], start=1):
        if _country(word) != word or country_code(word) == HOME:
            continue
        institution, behind = without_gaps(" ".join(words[:at])).strip(_EDGE), words[at + 1 :]
        code = behind.pop() if behind and _FOREIGN_CODE.fullmatch(behind[-1]) else ""
        town = "".join(behind)
        if front_knowledge().aff[Lang.ZH].search(institution) and (not town or _is_town(town)):
            return Place(institution, town, code, word)
    return None


def _without_code(text: str) -> Place:
    """`示例大学纸艺学院，某省　某市` without a postal code: a known place behind the last comma, or two: `某市，某省`.

    Abroad the country is named behind it, or the town behind the country: `示例大学，美国`, `示例大学，法国样本市`.
    """
    institution, comma, last = text.rpartition(",")
    last = last.strip()
    if not comma or front_knowledge().aff[Lang.ZH].search(institution) is None:
        return Place(text)
    country = _country(last)
    if country:
        before, _, town = institution.rpartition(",")
        if last == country and _is_town(town) and front_knowledge().aff[Lang.ZH].search(before):
            return Place(before.rstrip(" ,"), town.strip(), country=country)
        return Place(institution.rstrip(" ,"), last[len(country) :].strip(), country=country)
    is_known = place_at_end().match
    if is_known(last) is None:
        return Place(text)
    before, _, town = institution.rpartition(",")
    if is_known(town.strip()) and front_knowledge().aff[Lang.ZH].search(before):
        return Place(before.rstrip(" ,"), f"{town},{last}".strip())
    return Place(institution.rstrip(" ,"), last)


def _country(text: str) -> str:
    """The country that an address in Chinese names at its beginning, before nothing or a town; "" without one."""
    names = (text[:length] for length in range(min(LONGEST_COUNTRY, len(text)), 1, -1))
    country = next((name for name in names if is_hanzi(name[0]) and is_hanzi(name[-1]) and country_code(name)), "")
    town = text[len(country) :].strip()
    if country_code(country) == HOME and town:  # no 中国史, 中国石油
        return country if place_at_end().match(town) or town.endswith(_UNITS) else ""
    return country if not town or _is_town(town) else ""


def _is_town(text: str) -> bool:
    """Whether it may be a town, or a state, and is no institution: 佛罗里达州."""
    return len(text.strip()) <= LONGEST_PLACE and _is_place(text.strip())


def _english(text: str, printed: str) -> Place:
    """`School, Example University, City, Province 100000, P.R. China`; the code stands before either too.

    White that is wide before the town and before its code stands for commas: `Example University　City　100000`.
    """
    is_country, is_province = country_code, province_in_english().fullmatch
    postal = POSTAL_CODE.search(text)
    before = _pieces(text[: postal.start()] if postal is not None else text)
    town = _SET_OFF.search(printed) if postal is not None else None
    if town is not None and before and before[-1].endswith(f" {town['city']}"):
        before[-1:] = [before[-1].removesuffix(town["city"]).rstrip(_EDGE), town["city"]]
    behind = _pieces(text[postal.end() :].rstrip(_EDGE)) if postal is not None else []
    country = ""
    if behind and (is_country(behind[-1]) or len(behind) == 1):
        country = behind.pop()
    elif not behind and len(before) > 1 and is_country(before[-1]):
        country = before.pop()
    if postal is None:
        city = _of_province(before)
        return Place(", ".join(before), city, country=country) if country or city else Place(text)
    city = ", ".join(behind)
    if len(behind) == 1 and is_province(city) and len(before) > 1 and _is_city(before[-1]):
        city = f"{before.pop()}, {city}"  # Sample City 100000, Jiangsu, China
    elif not city and len(before) > 1:
        city = before.pop()
        if is_province(city) and len(before) > 1 and _is_city(before[-1]):
            city = f"{before.pop()}, {city}"
    return Place(", ".join(before) or text, city, postal[0], country)


def _of_province(pieces: list[str]) -> str:
    """The town with its province that the last pieces are, taken from them; "" without either.

    Both stand in one piece or in two: `Example University, Rizhao Shandong`, `Example University, Rizhao, Shandong`.
    """
    is_province, last = province_in_english().fullmatch, len(pieces) - 1
    if last < 1:
        return ""
    *town, province = pieces[-1].split()
    if town and is_province(province) and _is_city(pieces[-1]):
        return pieces.pop()
    if last > 1 and is_province(pieces[-1]) and _is_city(pieces[-2]):
        pieces[-2:] = [f"{pieces[-2]}, {pieces[-1]}"]
        return pieces.pop()
    return ""


def _pieces(text: str) -> list[str]:
    """What commas part outside brackets and before no `Ltd.`, as `Hospital (Example, Sample)` is one."""
    pieces = (own.strip(" ,") for own in re.split(r",(?![^()]*\))(?!\s*Ltd)", text.rstrip(_EDGE_BEFORE)))
    return [own.strip(_EDGE) if own.count("(") != own.count(")") else own for own in pieces if own.strip(_EDGE)]


def _is_city(piece: str) -> bool:
    words = piece.split()
    return len(words) <= LONGEST_CITY and piece[:1].isupper() and not front_knowledge().aff[Lang.EN].search(piece)


def _before_place(printed: str) -> tuple[str, str]:
    """(institution, place) where wide white, or nothing, stands between them before a postal code; else nothing."""
    text = half_width(printed)
    postal = POSTAL_CODE.search(text)
    before = text[: postal.start()].rstrip(" ,(") if postal is not None else ""
    pieces = before.split()
    if not before or "," in before[-LONGEST_PLACE:]:
        return "", ""
    place: list[str] = []
    while len(pieces) > 1 and sum(map(len, place)) + len(pieces[-1]) <= LONGEST_PLACE and _is_place(pieces[-1]):
        place.insert(0, pieces.pop())
    if not place:
        known = place_at_end().search("".join(pieces))
        if known is None or not front_knowledge().aff[Lang.ZH].search("".join(pieces)[: known.start()]):
            return "", ""
        return "".join(pieces)[: known.start()].rstrip("(,"), known[0]
    return without_gaps(" ".join(pieces)).strip(" ,;.(（"), "".join(place)


def _is_place(piece: str) -> bool:
    return bool(re.fullmatch(f"[{HANZI}]+", piece)) and not front_knowledge().aff[Lang.ZH].search(piece)
