"""Institutions paired by their marks, their postcodes, their words and their places."""

from collections.abc import Sequence

from pipeline.align import assign, terms
from pipeline.model.alignment import Link
from pipeline.model.article import Aff
from pipeline.text.alike import bare
from pipeline.text.identifiers import POSTAL_CODE

_LEAST = 0.3  # where the numbers differ


def align(zh: Sequence[Aff], en: Sequence[Aff]) -> tuple[Link, ...]:
    """Pairs in Chinese order."""

    def worth(i: int, j: int) -> float:
        return sum(value for _, value in _evidence(zh[i], en[j], i == j and len(zh) == len(en)))

    found = assign.pairs(len(zh), len(en), worth, 0.0 if len(zh) == len(en) else _LEAST)
    links = []
    for i, j in found:
        evidence = _evidence(zh[i], en[j], i == j and len(zh) == len(en))
        names = tuple(name for name, value in evidence if value > 0)
        links.append(Link((i,), (j,), round(min(1.0, worth(i, j) / 1.5), 3), names))
    return tuple(links)


def _evidence(zh: Aff, en: Aff, same_place: bool) -> list[tuple[str, float]]:
    mark = bool(zh.label) and bare(zh.label) == bare(en.label)
    own, other = set(POSTAL_CODE.findall(zh.text)), set(POSTAL_CODE.findall(en.text))
    return [
        ("label", 0.8 if mark else 0.0),
        ("postcode", 0.4 if own & other else -0.3 if own and other else 0.0),
        ("position", 0.3 if same_place else 0.05),
        ("words", 0.8 * terms.similarity(zh.text, en.text)),
    ]
