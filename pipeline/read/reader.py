"""What the two readers have in common: an open document that hands over one raw page after the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from pipeline.model.page import Page

Contours = tuple[tuple[tuple[float, float], ...], ...]
"""What a font draws for a sign: closed lines, in type sizes from the origin, y upwards."""


class BrokenPage(Exception):
    """This page cannot be read; the text is the reason. The other pages may be well."""


class Reader(Protocol):
    """An open document. Making one raises EncryptedPdf, DamagedPdf or NoPages."""

    def __len__(self) -> int: ...

    def page(self, number: int, max_chars: int) -> Page:
        """Page `number` (1-based), upright, as the file gives it, with at most `max_chars` characters.

        Raises BrokenPage.
        """
        ...

    def outlines(self, texts: Mapping[str, Collection[str]], numbers: Sequence[int]) -> dict[str, dict[str, Contours]]:
        """{font name: {text: outline}} of these texts of the fonts with these names, as these pages draw them.

        What is drawn in no outlines, or by a reader that gives none, is left out.
        """
        ...

    def close(self) -> None: ...
