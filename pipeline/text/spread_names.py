"""Chinese names set letter by letter: the hanzi of a by-line that stand alone, as names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.text.names import GIVEN, is_person_name_zh


def pieces_of(text: str) -> list[str]:
    """The pieces of a by-line that white parts; where each hanzi stands alone, those that wider white parts.

    Convention: names that are set letter by letter have wider white between than in them: `王　小　飞　　李　明`.
    """
    pieces = text.split()
    wide = ["".join(name.split()) for name in re.split(r"\s{2,}", text.strip())]
    apart = all(len(piece) == 1 for piece in pieces) and all(map(is_person_name_zh, wide))
    return wide if apart and len(wide) > 1 else pieces


def joined_singles(pieces: Sequence[str]) -> list[str]:
    """The pieces of a by-line with the hanzi that stand alone made names of two or three hanzi.

    Convention: names are spread to one width, those of two hanzi to that of three (李　明), or all of them to a wider
    one (王　小　飞　李　明).
    """
    joined: list[str] = []
    for alone, run in groupby(pieces, key=lambda piece: len(piece) == 1):
        whole = list(run)
        joined += _names_of_singles("".join(whole)) if alone else whole
    return joined


def _names_of_singles(run: str) -> list[str]:
    """Hanzi as names: two by two where that gives names, else the fewest, names alone; three others are one name."""
    pairs = [run[at : at + 2] for at in range(0, len(run), 2)]
    if all(map(is_person_name_zh, pairs)):
        return pairs
    fewest: dict[int, tuple[int, int]] = {0: (0, 0)}  # up to a place: how many names, and the last one's length
    for end in range(2, len(run) + 1):
        lengths = [length for length in (3, 2) if end - length in fewest]
        ways = [(fewest[end - n][0] + 1, n) for n in lengths if is_person_name_zh(run[end - n : end])]
        if ways:
            fewest[end] = min(ways, key=lambda way: way[0])
    found: list[str] = []
    end = len(run) if len(run) in fewest else 0
    while end:
        length = fewest[end][1]
        found.append(run[end - length : end])
        end -= length
    return found[::-1] or ([run] if len(run) == 1 + GIVEN else pairs)
