"""Data of the alignment: where sentences end, and which words translate each other."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import files, toml
from pipeline.knowledge.months import short_months


@cache
def sentence_words(kind: str) -> frozenset[str]:
    """Words in lower case: "closed" and "open" abbreviations, "openers" of sentences, "function" words."""
    forms = toml.load("align_sentences")[kind]["forms"]
    return frozenset((*forms, *map(str.lower, short_months()))) if kind == "closed" else frozenset(forms)


@cache
def lexicon() -> Mapping[str, tuple[str, ...]]:
    """Common academic words: Chinese to the beginnings of their English counterparts, in lower case."""
    text = files.text("align_lexicon.tsv")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({row[0]: tuple(row[1].split("|")) for row in rows})
