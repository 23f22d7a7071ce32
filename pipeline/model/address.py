"""How the items of a list are named in an address: by language where each language has one, else by 0-based place."""

from collections.abc import Sequence


def keys(langs: Sequence[str | None]) -> tuple[str, ...]:
    """The names of a list's items, given the language of each: `zh`, `en`; or `0`, `1`, `2`."""
    by_lang = len(langs) == len({*langs} - {None})
    return tuple(str(lang) if by_lang else str(place) for place, lang in enumerate(langs))
