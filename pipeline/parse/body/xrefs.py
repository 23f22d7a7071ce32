"""Marks that point to figures, tables and formulas: 图1, 表2-4, Figs. 2-4, 式(3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.body_marks import mark_knowledge
from pipeline.model.body import RefType
from pipeline.parse.body.inline import Mark

Targets = Mapping[RefType, Mapping[str, str]]  # number as printed -> identifier

_KINDS = {"figure": RefType.FIG, "table": RefType.TABLE, "formula": RefType.DISP_FORMULA}
_NUMBER = r"(?:[A-Z]?\d{1,2}(?:\s?[-–—.．]\s?\d{1,2})?|[Ⅰ-Ⅻ]|[IVX]{1,4}(?![A-Za-z]))"
_LIST = rf"(?:\s*(?:[-–—~～、,，]|和|与|及|至|到|and|&)\s*[（(]?{_NUMBER}[)）]?(?![\d.．%％个种项年]))*"
_number = lazy.compile(_NUMBER)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return lazy.compile(
        rf"(?:{mark_knowledge().words[kind]})\s*[（(]?\s*(?P<first>{_NUMBER})(?!\s?\d)[)）]?(?P<more>{_LIST})"
    )


def object_marks(text: str, targets: Targets) -> Iterator[Mark]:
    """The marks in a text whose targets exist."""
    for kind, ref_type in _KINDS.items():
        known = targets.get(ref_type, {})
        if not known:
            continue
        for match in _pattern(kind).finditer(text):
            rids, end = _resolved(match, known)
            if rids:
                yield Mark(match.start(), end, ref_type, tuple(dict.fromkeys(rids)))


def _resolved(match: re.Match[str], known: Mapping[str, str]) -> tuple[list[str], int]:
    """(identifiers, end of the mark): the first number and those listed after it, as far as they are known."""
    first = _plain(match["first"])
    end = match.end("first")
    if match.string[end : end + 1] in (")", "）") and match.string[match.start() : end].count("(") + match.string[
        match.start() : end
    ].count("（"):
        end += 1
    if first not in known:
        one, *further = re.split(r"[-–—.]", first)
        other = further[0] if len(further) == 1 else ""
        if one not in known or other not in known:
            return [], end
        return [known[one]] if "." in first else _range(one, other, known), end
    rids = [known[first]]
    last = first
    at = 0
    more = match["more"]
    for number in _number.finditer(more):
        value = _plain(number[0])
        if value not in known:
            break
        between = more[at : number.start()]
        through = bool(re.search(r"[-–—~～至到]", between))
        rids += _range(last, value, known)[1:] if through else [known[value]]
        last, at = value, number.end()
        end = match.start("more") + at
        if more[at : at + 1] in (")", "）"):
            end += 1
    return rids, end


def _range(one: str, two: str, known: Mapping[str, str]) -> list[str]:
    if not (one.isdecimal() and two.isdecimal()) or int(two) < int(one):
        return [known[one], known[two]]
    return [known[str(n)] for n in range(int(one), int(two) + 1) if str(n) in known]


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).replace("．", ".").replace("–", "-").replace("—", "-")
