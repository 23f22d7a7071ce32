"""Numbers in running text as values that two languages share: 67 万 and 670 thousand, 12 项 and twelve indexes."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.knowledge import lazy, toml
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.knowledge.months import months as names_of_months
from pipeline.model.lang import Lang


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its canonical value, whether it is a percentage, and whether it is printed in digits."""

    value: str
    percent: bool
    digits: bool
    start: int
    end: int


# A digit run that is no part of a name (CO2, COVID-19); thousands may be set apart by a comma or a space.
_THOUSANDS = r"\d{1,3}(?:[, \u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"
_SCALE = r"[万亿千百]|(?:hundred|thousand|million|billion)\b"
_digits = lazy.compile(
    rf"(?<![A-Za-z0-9_.])(?<![A-Za-z]-)(?P<number>{_THOUSANDS}|\d+(?:\.\d+)?|\.\d+)"
    rf"\s?(?P<scale>{_SCALE})?\s?(?P<percent>[%％])?"
)


@cache
def _words() -> dict[str, Any]:
    return toml.load("align_numbers")


@cache
def _zh_words() -> re.Pattern[str]:
    words = _words()["zh"]
    numerals = "".join([*words["digits"], *words["places"], *words["scales"]])
    measures = "|".join(sorted(words["measures"], key=len, reverse=True))
    return lazy.compile(
        f"(?P<percent>{words['percent']})?(?<!第)(?P<number>[{numerals}]+)(?:(?={measures})|(?(percent)|(?!)))"
    )


@cache
def _en_words() -> re.Pattern[str]:
    words = _words()["en"]
    ones, tens, scales = ("|".join(words[key]) for key in ("ones", "tens", "scales"))
    one = rf"(?:(?:{tens})(?:[- ](?:{ones}))?|(?:{ones}))"
    return lazy.compile(rf"\b{one}(?:[- ](?:{scales}))*\b(?P<percent>\s+per\s?cent)?", re.IGNORECASE)


def numbers(text: str, lang: Lang) -> tuple[Number, ...]:
    """Every number of a text in printed order, in digits and in words."""
    found = [_from_digits(match) for match in _digits.finditer(text)]
    taken = {place for number in found for place in range(number.start, number.end)}
    pattern = _zh_words() if lang is Lang.ZH else _en_words()
    value = zh_value if lang is Lang.ZH else _en_value
    for match in pattern.finditer(text):
        if match.start() in taken:
            continue
        number = value(match["number"] if lang is Lang.ZH else re.sub(r"\s+per\s?cent", "", match[0]))
        if number is not None:
            found.append(Number(str(number), bool(match["percent"]), False, match.start(), match.end()))
    return tuple(sorted(found, key=lambda number: number.start))


def _canonical(value: Decimal) -> str:
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _from_digits(match: re.Match[str]) -> Number:
    value = Decimal(re.sub(r"[, \u2009\u202f]", "", match["number"]))
    if scale := match["scale"]:
        value *= _scale(scale)
    return Number(_canonical(value), bool(match["percent"]), True, match.start(), match.end())


def _scale(word: str) -> int:
    zh, en = _words()["zh"], _words()["en"]
    table: dict[str, int] = {**zh["places"], **zh["scales"], **en["scales"]}
    return table[word]


def zh_value(numeral: str) -> int | None:
    """十二 is 12, 三百 300, 二十万 200000, 二〇一五 2015; None where the hanzi make no number."""
    words = _words()["zh"]
    if all(char in words["digits"] for char in numeral):
        return int("".join(str(words["digits"][char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        if char in words["digits"]:
            digit = words["digits"][char]
        elif char in words["places"]:
            section += (digit or 1) * words["places"][char]
            digit = 0
        else:
            total += (section + digit or 1) * words["scales"][char]
            section = digit = 0
    return total + section + digit


def is_numeral_zh(text: str) -> bool:
    """Whether it is a number in hanzi alone: 十二, 四五〇, 四五○."""
    words = _words()["zh"]
    return bool(text) and set(text.replace("○", "〇")) <= {*words["digits"], *words["places"], *words["scales"]}


def with_digits(text: str) -> str:
    """A masthead's text with its numerals in digits: 第十二卷 第三期 一九八五年 is 第12卷 第3期 1985年."""
    return journal_heads().numeral.sub(lambda match: str(zh_value(match[0].strip().replace("○", "〇"))), text)


def _en_value(phrase: str) -> int | None:
    words = _words()["en"]
    value = 0
    for word in re.split(r"[-\s]+", phrase.lower()):
        if word in words["scales"]:
            value *= words["scales"][word]
        else:
            value += words["ones"].get(word, 0) + words["tens"].get(word, 0)
    return value


@cache
def months() -> dict[str, str]:
    """English months as the numbers that Chinese dates print."""
    return {name.lower(): str(place) for place, name in enumerate(names_of_months(), 1)}


def last_page(first: str, last: str) -> str:
    """The number of the last page, where print leaves out the figures that it shares with the first: 1021-5 is 1025.

    Convention of medical journals (Vancouver style, `2012;30(5):433-46`); others print 31-33, and 145-45 is a slip.
    """
    if not (first.isdecimal() and last.isdecimal() and len(last) < len(first)):
        return last
    whole = first[: -len(last)] + last
    return whole if int(whole) > int(first) else last
