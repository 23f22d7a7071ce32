"""Countries as they are printed in addresses."""

from functools import cache

from pipeline.knowledge.countries import names_of_countries
from pipeline.text.alike import letters


def country_code(printed: str) -> str:
    """The country's two letters (ISO 3166-1): `P. R. China` is CN; nothing where it is not known."""
    return _codes().get(letters(printed), "")


@cache
def _codes() -> dict[str, str]:
    return {letters(name): code for code, names in names_of_countries().items() for name in names}
