"""A lexicon learned from what has been aligned so far."""

from collections.abc import Iterable
from typing import Protocol


class Lexicon(Protocol):
    def translations(self, text: str) -> Iterable[tuple[str, tuple[str, ...]]]: ...
