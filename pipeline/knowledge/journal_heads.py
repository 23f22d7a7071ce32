"""journal_heads.toml: how journals name volume, issue, date and themselves."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load

KEYS = ("volume", "issue", "supplement", "year", "issn", "cn")


@dataclass(frozen=True, slots=True)
class JournalHeads:
    patterns: dict[str, tuple[re.Pattern[str], ...]]
    places: tuple[re.Pattern[str], ...]  # several fields in one run, each a named group
    dotted_issue: re.Pattern[str]  # a year with the issue behind its dot
    slug: tuple[re.Pattern[str], ...]  # of a program that sets pages
    pages: re.Pattern[str]  # at the end of a note
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
        {key: tuple(lazy.compile(pattern) for pattern in data[key]["patterns"]) for key in KEYS},
        tuple(map(lazy.compile, data["place"]["patterns"])),
        lazy.compile(data["dotted"]["pattern"]),
        tuple(map(lazy.compile, data["slug"]["patterns"])),
        lazy.compile(data["pages"]["pattern"]),
        lazy.compile(data["numeral"]["pattern"]),
        lazy.compile(data["strip"]["pattern"]),
        lazy.compile(data["counted"]["pattern"]),
        lazy.compile(data["name"]["refused"]),
        lazy.compile(data["name"]["owner"]),
        lazy.compile(data["name"]["dotted"]),
        lazy.compile(data["name"]["column"]),
        lazy.compile(data["name"]["counters"]),
        lazy.compile(data["name"]["sure"]),
    )
