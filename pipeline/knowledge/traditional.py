"""Traditional characters and their simplified ones, as data: OpenCC's table of single characters."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


@cache
def to_simplified() -> Mapping[int, str]:
    """A table for `str.translate`: each traditional character's code point with its simplified character."""
    text = resources.files("pipeline.knowledge").joinpath("traditional.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({ord(traditional): simplified for traditional, simplified in rows[1:]})
