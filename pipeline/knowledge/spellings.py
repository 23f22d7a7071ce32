"""Rows of spellings.toml: English words that are spelt in two ways."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class Ending:
    """A change at a word's end; `finds` are words that it changes, `rejects` words that it leaves alone."""

    pattern: re.Pattern[str]
    replacement: str
    finds: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def parts() -> Mapping[str, str]:
    """British parts of words with their American spellings, both in lower case."""
    return MappingProxyType(dict(load("spellings")["parts"]))


@cache
def endings() -> Sequence[Ending]:
    return tuple(
        Ending(lazy.compile(row["pattern"]), row["replacement"], tuple(row["finds"]), tuple(row["not"]))
        for row in load("spellings")["endings"]
    )
