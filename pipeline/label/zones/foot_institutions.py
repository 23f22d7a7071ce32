"""Institutions at the foot of the first page, where none stand under the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item
from pipeline.label.zones.sentences import is_institution, lists_institutions
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.typeset.measures import SMALL


def foot_institution_claims(article: Sequence[Item], size: float, decided: Decided) -> Iterator[BlockClaim]:
    """Institutions in small type among the notes, if the language has none under its names.

    Convention: journals set in TeX print names with figures over the abstract and, under the dates and who paid,
    `1. 示例大学纸艺学院 示例市 100000　2. 样本研究所 样本市 200000`, in both languages.
    Each may have a line of its own, which begins with the next number. Medical journals print one without a number, its
    postal code in brackets: `示例医院外科（示例市 100000）`.
    """
    found = {item.lang for item in article if decided.label(item) is Label.AFF}
    counted: dict[Lang, int] = {}
    for item in article:
        is_free = item.page == article[0].page and decided.is_open(item) and item.hit is None
        number = counted.get(item.lang, 0) + 1
        if not is_free or (item.lang in found and number == 1):
            continue
        lines = [line.text for line in item.block.lines]
        first = number == 1 and (lists_institutions(item.text, item.lang) or _is_coded(item))
        listed = first or (number > 1 and _number(lines[0]) == number and _is_named(item))
        if item.block.size < SMALL * size and listed:
            yield BlockClaim(Label.AFF, rules.FOOT_AFF, item)
            found.add(item.lang)
            counted[item.lang] = max([number, *filter(None, map(_number, lines))])


def _is_coded(item: Item) -> bool:
    """Whether the block is one institution that has a postal code."""
    return _is_named(item) and is_institution(item.text)


def _is_named(item: Item) -> bool:
    named = front_knowledge().aff[item.lang].search(item.text) and POSTAL_CODE.search(item.text)
    return bool(named)


def _number(line: str) -> int | None:
    """The number that the line begins with, before a name."""
    counted = re.match(r"\s*(\d{1,2})\s*[.．、]?\s*[^\W\d_]", line)
    return int(counted[1]) if counted is not None else None
