"""What the two readers have in common: an open document that hands over one raw page after the other."""

from __future__ import annotations

from typing import Protocol

from pipeline.model.page import Page


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

    def close(self) -> None: ...
