"""front.toml: what the parts of the front matter look like."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang


@dataclass(frozen=True, slots=True)
class FrontKnowledge:
    aff: dict[Lang, re.Pattern[str]]
    categories: frozenset[str]
    roles: tuple[str, ...]
    positions: tuple[str, ...]
    funding: re.Pattern[str]
    cover: re.Pattern[str]
    resumed: re.Pattern[str]
    filler: re.Pattern[str]


@cache
def front_knowledge() -> FrontKnowledge:
    data = load("front")
    return FrontKnowledge(
        {Lang.ZH: re.compile(data["aff"]["zh"]), Lang.EN: re.compile(data["aff"]["en"])},
        frozenset((*data["category"]["forms"], *data["category"]["en"])),
        tuple(sorted(data["role"]["forms"], key=len, reverse=True)),
        tuple(sorted(data["bio"]["positions"], key=len, reverse=True)),
        re.compile(data["funding"]["pattern"]),
        re.compile(data["manuscript"]["cover"]),
        re.compile(data["other"]["resumed"]),
        re.compile(data["other"]["filler"]),
    )
