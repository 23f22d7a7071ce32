"""A value and what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.lang import Lang
from pipeline.model.source import Source


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks against a value, or for it.

    `size` is how much of it there is, 0..1 or so; the weights say what it is worth. `words` tell a person of it.
    """

    name: str
    size: float = 1.0
    words: str = ""
    good: bool = False  # speaks for the value
    shared: bool = False  # of its page or article: each value there has it


@dataclass(frozen=True, slots=True)
class Value:
    """A value on its way to a confidence: `family` is what is measured together, `address` its place in the JSON."""

    address: str
    family: str
    text: str
    lang: Lang | None
    source: Source | None
    signs: tuple[Sign, ...]
