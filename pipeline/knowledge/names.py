"""Chinese personal names as data: surnames with their readings, syllables, and words that only look like names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import files, toml


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname in hanzi. `rank` is 0 for the commonest; `other` holds spellings that no rule derives (Wong, Tsang)."""

    hanzi: str
    readings: tuple[str, ...]
    other: tuple[str, ...]
    rank: int


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this module, without its comments and its head."""
    text = files.text(name)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(",") if part)


@cache
def surnames() -> Mapping[str, Surname]:
    """Every surname by its hanzi."""
    rows = enumerate(_rows("names_surnames.tsv"))
    return MappingProxyType({row[0]: Surname(row[0], _list(row[1]), _list(row[2]), rank) for rank, row in rows})


@cache
def syllables() -> Mapping[str, str]:
    """Every syllable of Hanyu Pinyin, toneless with ü, and its Wade-Giles spelling as commonly printed."""
    return MappingProxyType({row[0]: row[1] for row in _rows("names_syllables.tsv")})


@cache
def not_names() -> frozenset[str]:
    """Words and places that begin like a Chinese name: 方法, 江苏."""
    return frozenset(row[0] for row in _rows("names_not.tsv"))


@cache
def words(kind: str) -> frozenset[str]:
    """Small words in and around names: "particles" (van), "affixes" (Jr.), "clitics" (的), "others" (et al)."""
    return frozenset(toml.load("names_words")[kind]["forms"])
