"""Data of the alignment: where sentences end, and which words translate each other."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import files, toml


@cache
def sentence_words(kind: str) -> frozenset[str]:
    """Words in lower case: "closed" and "open" abbreviations, "openers" of sentences, "function" words."""
    return frozenset(toml.load("align_sentences")[kind]["forms"])


@cache
def lexicon() -> Mapping[str, tuple[str, ...]]:
    """Common academic words: Chinese to the beginnings of their English counterparts, in lower case."""
    text = files.text("align_lexicon.tsv")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({row[0]: tuple(row[1].split("|")) for row in rows})


@cache
def section_kinds() -> Mapping[str, str]:
    """What the inner labels of abstracts announce: the label to its kind."""
    rows = toml.load("align_sections")
    kinds = {form: kind for kind, row in rows.items() for lang in ("zh", "en") for form in row[lang]}
    return MappingProxyType(kinds)
