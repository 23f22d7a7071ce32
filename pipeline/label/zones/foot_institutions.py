"""Institutions at the foot of the first page, where none stand under the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item
from pipeline.label.zones.sentences import is_institution, lists_institutions
from pipeline.model.block import Label
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.typeset.measures import SMALL


def foot_institution_claims(article: Sequence[Item], size: float, decided: Decided) -> Iterator[BlockClaim]:
    """Institutions in small type among the notes, if the language has none under its names.

    Convention: journals set in TeX print names with figures over the abstract and, under the dates and who paid,
    `1. 示例大学纸艺学院 示例市 100000　2. 样本研究所 样本市 200000`, in both languages.
    Medical journals print one without a number, its postal code in brackets: `示例医院外科（示例市 100000）`.
    """
    found = {item.lang for item in article if decided.label(item) is Label.AFF}
    for item in article:
        is_free = item.page == article[0].page and decided.is_open(item) and item.hit is None
        if not is_free or item.lang in found:
            continue
        listed = lists_institutions(item.text, item.lang) or _is_coded(item)
        if item.block.size < SMALL * size and listed:
            yield BlockClaim(Label.AFF, rules.FOOT_AFF, item)
            found.add(item.lang)


def _is_coded(item: Item) -> bool:
    """Whether the block is one institution that has a postal code."""
    named = front_knowledge().aff[item.lang].search(item.text) and POSTAL_CODE.search(item.text)
    return bool(named) and is_institution(item.text)
