"""countries.toml: the code of a country as it is printed in an address."""

from functools import cache

from pipeline.knowledge.toml import load


def country_code(printed: str) -> str:
    """The country's two letters (ISO 3166-1): `P. R. China` is CN; nothing where it is not known."""
    return _codes().get(_folded(printed), "")


def _folded(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalpha())


@cache
def _codes() -> dict[str, str]:
    return {_folded(name): code for code, names in load("countries")["names"].items() for name in names}
