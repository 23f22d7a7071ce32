"""The fonts that CNKI's converter of CAJ files makes of Founder's signs: code -> Unicode.

A page that was set with Founder's 748 codes shows its signs in fonts named for a row of these, `cajcd fnta1` and so
on, whose codes pass for ASCII: the place in row A1 of GB 2312 less 81h (`“`, A1 B0, is `/`), in the row of small
Greek letters less 80h; a few signs of rows that GB 2312 leaves to the user are known from what they draw.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_FONT = re.compile(r"cajcd fnt([0-9a-f]{2})$", re.IGNORECASE)
_NUMBERS = {chr(0xB9 + n): chr(0x2460 + n) for n in range(10)}  # circled


def _row(row: int, step: int) -> dict[str, str]:
    table = {}
    for code in range(0x21, 0x7F):
        try:
            table[chr(code)] = bytes((row, code + step)).decode("gb2312")
        except UnicodeDecodeError:
            continue
    return table


_ROWS: Mapping[str, Mapping[str, str]] = {
    "a1": _row(0xA1, 0x81) | _NUMBERS,
    "a7": _row(0xA6, 0x80),
    "aa": {"1": ".", "m": "≫"},
    "ae": {"P": "/"},
}
_NONE: Mapping[str, str] = {}


@lru_cache(maxsize=1024)
def forms(font: str) -> Mapping[str, str]:
    """What the codes of the font of this name print; empty for all other fonts."""
    found = _FONT.search(font)
    return _ROWS.get(found[1].lower(), _NONE) if found else _NONE
