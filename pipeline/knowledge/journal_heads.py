"""journal_heads.toml: how journals name volume, issue, date and themselves."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge.toml import load

KEYS = ("volume", "issue", "supplement", "year", "issn", "cn")


@dataclass(frozen=True, slots=True)
class JournalHeads:
    patterns: dict[str, tuple[re.Pattern[str], ...]]
    places: tuple[re.Pattern[str], ...]  # several fields in one run, each a named group
    numeral: re.Pattern[str]
    strip: re.Pattern[str]
    counted: re.Pattern[str]
    not_name: re.Pattern[str]
    owner: re.Pattern[str]  # lines of rights
    dotted: re.Pattern[str]
    column: re.Pattern[str]
    counters: re.Pattern[str]  # words of volume and issue without their figures, at a title's end
    sure: re.Pattern[str]  # forms that names of journals alone have


@cache
def journal_heads() -> JournalHeads:
    data = load("journal_heads")
    return JournalHeads(
        {key: tuple(re.compile(pattern) for pattern in data[key]["patterns"]) for key in KEYS},
        tuple(map(re.compile, data["place"]["patterns"])),
        re.compile(data["numeral"]["pattern"]),
        re.compile(data["strip"]["pattern"]),
        re.compile(data["counted"]["pattern"]),
        re.compile(data["name"]["not"]),
        re.compile(data["name"]["owner"]),
        re.compile(data["name"]["dotted"]),
        re.compile(data["name"]["column"]),
        re.compile(data["name"]["counters"]),
        re.compile(data["name"]["sure"]),
    )
