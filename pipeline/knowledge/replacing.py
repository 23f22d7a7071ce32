"""Texts with some signs in the place of others."""

import re
from collections.abc import Callable, Mapping

from pipeline.knowledge import lazy


def replacing(table: Mapping[int, str | int]) -> Callable[[str], str]:
    """What does the same as `str.translate` with this table, in a third of its time where few signs are the table's."""
    forms = {chr(code): form if isinstance(form, str) else chr(form) for code, form in table.items()}
    signs = lazy.compile(f"[{re.escape(''.join(forms))}]")

    def form(sign: re.Match[str]) -> str:
        return forms[sign[0]]

    return lambda text: signs.sub(form, text)


_to_half = replacing({0xFEE0 + code: code for code in range(0x21, 0x7F)} | {0x3000: 0x20})


def half_width(text: str) -> str:
    """The text with every full-width ASCII form in its half-width one, ideographic spaces too."""
    return text if text.isascii() else _to_half(text)
