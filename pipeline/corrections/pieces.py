"""The pieces of a text whose words were put right: what was not touched keeps how it is set."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

_PLAIN: tuple[int, dict[str, Any]] = (-1, {})


def reset(pieces: Sequence[Mapping[str, Any]], new: str) -> list[dict[str, Any]]:
    """The pieces of `new`, which took the place of the text of `pieces`: slants, indices and pointers kept.

    What stands between the beginning and the end that both texts share is plain, and a pointer that is cut is none.
    """
    old = "".join(piece["text"] for piece in pieces)
    styles = [_style(number, piece) for number, piece in enumerate(pieces) for _ in piece["text"]]
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    kept = [*styles[:start], *[_PLAIN] * (len(new) - start - end), *styles[len(old) - end :]]
    found: list[dict[str, Any]] = []
    for (number, style), run in itertools.groupby(zip(kept, new, strict=True), key=lambda pair: pair[0]):
        text = "".join(char for _, char in run)
        if "xref" in style and text != pieces[number]["text"]:
            style = {key: value for key, value in style.items() if key == "script"}
        found.append({"text": text, **style})
    return found


def _style(number: int, piece: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """How a piece is set; a pointer is told from the next one by its number."""
    style = {key: value for key, value in piece.items() if key != "text"}
    return (number if "xref" in style else -1, style)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
