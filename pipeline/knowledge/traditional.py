"""Traditional characters and their simplified ones, as data: OpenCC's table of single characters."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import files


@cache
def to_simplified() -> Mapping[int, str]:
    """A table for `str.translate`: each traditional character's code point with its simplified character."""
    text = files.text("traditional.tsv")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({ord(traditional): simplified for traditional, simplified in rows[1:]})
