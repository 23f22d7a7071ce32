"""align_glossary.toml: the words around a term that the text glosses in brackets."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import lazy, toml


@dataclass(frozen=True, slots=True)
class GlossWords:
    """`scan` finds every word of the lists, the longest first; a term may begin after those of `before` and `maybe`."""

    before: frozenset[str]
    maybe: frozenset[str]
    joining: frozenset[str]
    leading: frozenset[str]
    opening: frozenset[str]
    genitive: frozenset[str]
    said: dict[str, str]  # the word to what the foreign term has for it
    scan: re.Pattern[str]
    counted: re.Pattern[str]
    cue: re.Pattern[str]
    goods: re.Pattern[str]
    reject: frozenset[str]


@cache
def gloss_words() -> GlossWords:
    rows = toml.load("align_glossary")
    kinds = ("before", "maybe", "inside", "opening")
    before, maybe, inside, opening = (frozenset(rows[key]["forms"]) for key in kinds)
    words = sorted(before | maybe | inside | opening, key=lambda word: (-len(word), word))
    measures = "|".join(sorted(rows["measures"]["forms"], key=len, reverse=True))
    cues = "|".join(sorted(rows["cues"]["forms"], key=len, reverse=True))
    endings, begun = "".join(rows["endings"]["forms"]), "|".join(rows["endings"]["words"])
    ending = f"(?:(?={begun})|(?![{endings}]))"
    digits = "一二两三四五六七八九十百千万亿几多\\d"
    return GlossWords(
        before,
        maybe - before,
        frozenset(rows["joining"]["forms"]),
        frozenset(rows["leading"]["forms"]),
        opening,
        frozenset(rows["genitive"]["forms"]),
        dict(rows["said"]),
        lazy.compile("|".join(re.escape(word) + ("" if word in inside else ending) for word in words)),
        lazy.compile(
            rf"(?:[{digits}](?:\s?[{digits}])*|这|该|某|每|各|另|第[{digits}]+)\s?(?:{measures})|(?:18|19|20)\d\d\s?年"
        ),
        lazy.compile(rf"^\s*(?:{cues})\s*[:：]?\s*"),
        lazy.compile("|".join(map(re.escape, rows["goods"]["forms"]))),
        frozenset(rows["reject"]["words"]),
    )
