"""Persons paired by how their names are read."""

from collections.abc import Sequence
from functools import cache

from pipeline.align import assign
from pipeline.model.alignment import Link
from pipeline.model.article import Contrib
from pipeline.text.names import name_similarity

_SAME_PLACE = 0.1  # decides between two readings that are equally good: two authors named 王伟 and 王薇
_TURNED = 0.9  # of its likeness: a name read with its surname last, less usual than one with it first
_LEAST = 0.5  # under it, two different persons
_LEAST_IN_PLACE = 0.3  # for the only two left over in one place: a spelling no table knows


def align(zh: Sequence[Contrib], en: Sequence[Contrib]) -> tuple[Link, ...]:
    """Pairs in Chinese order; who has no counterpart in the other by-line is in no pair."""

    @cache
    def alike(i: int, j: int) -> float:
        return _similarity(zh[i], en[j])

    def worth(i: int, j: int) -> float:
        value = alike(i, j)
        return value + _SAME_PLACE * (i == j) if value >= _LEAST else 0.0

    found = dict(assign.pairs(len(zh), len(en), worth))
    taken = set(found.values())
    for i in range(min(len(zh), len(en))):
        left = i not in found and i not in taken
        if len(zh) == len(en) and left and (alike(i, i) >= _LEAST_IN_PLACE or _is_transliterated(zh[i])):
            found[i] = i
    return tuple(_link(i, j, alike(i, j)) for i, j in sorted(found.items()))


def _link(i: int, j: int, likeness: float) -> Link:
    if likeness < _LEAST_IN_PLACE:
        return Link((i,), (j,), _LEAST_IN_PLACE, ("position",))
    return Link((i,), (j,), round(likeness, 3), ("pinyin", "position") if i == j else ("pinyin",))


def _is_transliterated(contrib: Contrib) -> bool:
    """Whether the hanzi spell a name of another language (阿依古丽·买买提), which has no pinyin to compare."""
    return any(dot in contrib.name.printed for dot in "·•‧")


def _similarity(zh: Contrib, en: Contrib) -> float:
    name = zh.name.surname + zh.name.given_names or zh.name.printed
    # a name in the other order than the by-line's was taken apart the wrong way round
    turned = _TURNED * name_similarity(name, en.name.given_names, en.name.surname)
    return max(name_similarity(name, en.name.surname, en.name.given_names), turned)
