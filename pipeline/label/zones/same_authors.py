"""Whether two languages' by-lines name the same persons."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.label.zones.claims import Decided
from pipeline.label.zones.items import Item
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.pinyin import readings
from pipeline.text.script import hanzi_count

CHANCE = 3  # one syllable in three shared is chance


def shared_names(head: Sequence[Item], group: Sequence[Item], decided: Decided) -> int:
    """How many syllables of the head's authors stand in the group, as `Shilong` does for 世龙."""
    text = "".join(item.text for item in group).lower()
    authors = (item for item in head if decided.label(item) is Label.BYLINE and item.lang is Lang.ZH)
    bylines = "".join(item.text for item in authors)
    return sum(any(spelt in text for reading in readings(char) for spelt in _spelt(reading)) for char in bylines)


def are_strangers(head: Sequence[Item], group: Sequence[Item], decided: Decided) -> bool:
    """Whether fewer syllables of the head's authors stand in the group than chance lets two by-lines share."""
    authors = (item for item in head if decided.label(item) is Label.BYLINE and item.lang is Lang.ZH)
    return shared_names(head, group, decided) * CHANCE < sum(hanzi_count(item.text) for item in authors)


def _spelt(reading: str) -> tuple[str, ...]:
    """How passports and typewriters spell a syllable: 吕 is LYU or LV."""
    return (reading, reading.replace("ü", "v"), reading.replace("ü", "yu")) if "ü" in reading else (reading,)
