"""Rows of body_headings.toml: numbering schemes, known titles, section types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load

_HANZI_DIGITS = "〇一二三四五六七八九"
_PER_CENT = tuple("%％℃°")  # behind a number of any form
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to number headings."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class HeadingKnowledge:
    schemes: tuple[Scheme, ...]
    letter: re.Pattern[str]  # of a section under one with a Roman number
    quantity: re.Pattern[str]
    listing: re.Pattern[str]  # 算法 1: the caption of a listing
    proposition: re.Pattern[str]  # 定理 1: opens a paragraph
    refers: re.Pattern[str]  # at the end of words before a number that they refer to
    known: frozenset[str]  # in lower case, without white
    sec_types: tuple[tuple[str, re.Pattern[str]], ...]
    ack: re.Pattern[str]
    ack_run_in: re.Pattern[str]
    appendix: re.Pattern[str]
    back: re.Pattern[str]
    behind: re.Pattern[str]  # of a section that stands behind the list of references
    notes: re.Pattern[str]
    fn_types: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """A heading's number: its scheme, its parts as integers, and where in the line the title begins."""

    scheme: str
    parts: tuple[int, ...]
    end: int


@cache
def heading_knowledge() -> HeadingKnowledge:
    table = load("body_headings")
    return HeadingKnowledge(
        tuple(Scheme(row["name"], lazy.compile(r"[\s　]*" + row["pattern"])) for row in table["scheme"]),
        lazy.compile(table["letter"]["pattern"]),
        lazy.compile(table["quantity"]["after"]),
        lazy.compile(table["listing"]["pattern"]),
        lazy.compile(table["proposition"]["pattern"]),
        lazy.compile(table["refers"]["pattern"]),
        frozenset(form.lower().replace(" ", "") for form in table["known"]["forms"]),
        tuple((row["value"], lazy.compile(row["pattern"])) for row in table["sec-type"]),
        lazy.compile(table["ack"]["pattern"]),
        lazy.compile(table["ack"]["run_in"]),
        lazy.compile(table["appendix"]["pattern"]),
        lazy.compile(table["back"]["pattern"]),
        lazy.compile(table["back"]["behind"]),
        lazy.compile(table["notes"]["pattern"]),
        tuple((row["value"], lazy.compile(row["pattern"])) for row in table["fn-type"]),
    )


@lru_cache(maxsize=1 << 12)  # a line is asked three times
def numbering(text: str) -> Numbering | None:
    """The number that a line begins with, if a title can follow it."""
    for scheme in heading_knowledge().schemes:
        match = scheme.pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        if scheme.name == "decimal" and _is_item_and_quantity(match["n"], rest):
            continue
        parts = tuple(value_of(part) for part in re.findall(r"\d+|[一二三四五六七八九十]+|[IVX]+|[①-⑩Ⅰ-Ⅹ]", match["n"]))
        counts = scheme.name in ("arabic", "decimal") and (len(parts) < 3 or rest[0:1] in _PER_CENT)
        if not rest.strip() or (counts and heading_knowledge().quantity.match(rest)):
            return None
        return Numbering(scheme.name, parts, match.end())
    return None


def _is_item_and_quantity(number: str, rest: str) -> bool:
    """Whether an item's number stands before a quantity: `20. 1.5 ml`, white behind the first stop alone."""
    whites = [bool(white) for white in re.findall(r"\D(\s?)(?=\d)", number)]
    apart = len(whites) > 1 and whites[0] and not any(whites[1:])
    return apart and heading_knowledge().quantity.match(rest) is not None


def lettered(text: str) -> Numbering | None:
    """The letter that a line begins with where letters count the sections under Roman numbers."""
    match = heading_knowledge().letter.match(text)
    return Numbering("letter", (ord(match["n"]) - ord("A") + 1,), match.end()) if match is not None else None


def value_of(number: str) -> int:
    """The integer that an Arabic, Chinese, Roman or circled number stands for."""
    if number.isdecimal():
        return int(number)
    if "①" <= number[0] <= "⑳":
        return ord(number[0]) - ord("①") + 1
    if "Ⅰ" <= number[0] <= "Ⅻ":
        return ord(number[0]) - ord("Ⅰ") + 1
    if number[0] in _ROMAN:
        values = [_ROMAN[letter] for letter in number]
        return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _HANZI_DIGITS.index(number[0]) if number[0] in _HANZI_DIGITS else 0
    return 10 * (_HANZI_DIGITS.index(tens) if tens else 1) + (_HANZI_DIGITS.index(ones) if ones else 0)


def fn_type(title: str) -> str:
    """JATS's suggested `@fn-type` for a statement of this title."""
    return next((value for value, pattern in heading_knowledge().fn_types if pattern.search(title)), "other")


def statement_title(text: str) -> str:
    """The heading that a statement behind the body begins with: `利益冲突声明：`, or before white, or all of a line."""
    back = heading_knowledge().back
    if back.match(text.strip()):
        return text.strip()
    head, gap, _ = text.partition("　")
    if gap and back.match(head.strip()):
        return head.strip()
    head, colon, _ = text.partition("：" if "：" in text else ":")
    return f"{head.strip()}{colon}" if colon and back.match(f"{head.strip()}{colon}") else ""


def sec_type(title: str) -> str:
    """JATS's suggested `@sec-type` for a section of this title, or an empty string."""
    return next((value for value, pattern in heading_knowledge().sec_types if pattern.match(title.strip())), "")


def is_known(title: str) -> bool:
    """Whether everybody knows the title as one: 引言, Methods."""
    return title.lower().replace(" ", "").replace("　", "") in heading_knowledge().known


def is_same_section(zh: str, en: str) -> bool:
    """Whether both titles name the same usual section: its type, or the acknowledgements."""
    ack = heading_knowledge().ack
    return bool(sec_type(zh) and sec_type(zh) == sec_type(en)) or bool(ack.match(zh) and ack.match(en))
