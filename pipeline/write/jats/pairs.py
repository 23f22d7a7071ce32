"""Items of two languages, brought together by the links of the align stage."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.model.alignment import Link
from pipeline.model.lang import Lang

T = TypeVar("T")


def pairs(zh: Sequence[T], en: Sequence[T], links: Iterable[Link], first: Lang) -> list[tuple[T, ...]]:
    """One tuple an item or linked pair: those of the language `first` in their order, then the others' rest.

    In a pair the item of the language `first` comes first. A link that names a place which does not exist, or
    one that is tied already, ties nothing.
    """
    tie: dict[int, int] = {}
    for link in links:
        for i, j in zip(link.zh, link.en, strict=False):
            if 0 <= i < len(zh) and 0 <= j < len(en) and i not in tie and j not in tie.values():
                tie[i] = j
    lead, rest = (zh, en) if first is Lang.ZH else (en, zh)
    if first is Lang.EN:
        tie = {j: i for i, j in tie.items()}
    paired: list[tuple[T, ...]] = [(item, rest[tie[i]]) if i in tie else (item,) for i, item in enumerate(lead)]
    tied = set(tie.values())
    return paired + [(item,) for j, item in enumerate(rest) if j not in tied]
