"""countries.toml: countries by their code, with the names that addresses print."""

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.knowledge.toml import load


@cache
def names_of_countries() -> Mapping[str, Sequence[str]]:
    """Two letters (ISO 3166-1) to the names of that country."""
    found: Mapping[str, Sequence[str]] = load("countries")["names"]
    return found
