"""Traditional characters and their simplified ones, as data: OpenCC's table of single characters."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import files
from pipeline.knowledge.replacing import replacing


@cache
def to_simplified() -> Mapping[int, str]:
    """A table for `str.translate`: each traditional character's code point with its simplified character."""
    text = files.text("traditional.tsv")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({ord(traditional): simplified for traditional, simplified in rows[1:]})


def simplified(text: str) -> str:
    """The text with every traditional character as its simplified one, place for place (`湖泊學報` as `湖泊学报`).

    One character gives one character, so a place in the result is the same place in the text. Words that either side
    of the strait says differently stay as they are.
    """
    return text if text.isascii() else _simplified()(text)


@cache
def _simplified() -> Callable[[str], str]:
    return replacing(to_simplified())
