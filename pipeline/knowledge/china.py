"""china.toml: provinces and towns of China."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load

_UNIT = "(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区)?"
# The rest of a place of a province, whose towns are too many to list: no institution's part ends so.
_UNLISTED = (
    r"[\u4e00-\u9fff]{2,3}[市县]|[\u4e00-\u9fff]{1,3}(?![校院所室部系心站队厂局司区社会学省市县])[\u4e00-\u9fff]"
)
_UNIT_IN_ENGLISH = r"(?: Prov(?:ince|\.)?| (?:\w+ )?Autonomous Region)?"


@cache
def _rows() -> dict[str, Any]:
    return load("china")


@cache
def places_in_china() -> Sequence[str]:
    """Its provinces and towns, in hanzi."""
    return (*_rows()["provinces"], *_rows()["cities"])


@cache
def place_at_end() -> re.Pattern[str]:
    """`示例大学江苏省南京市`, `示例大学江苏南京`, `示例大学南京`: before the postal code nothing may part them."""
    province, city = "|".join(_rows()["provinces"]), "|".join(_rows()["cities"])
    return lazy.compile(rf"(?:(?:{province}){_UNIT}(?:(?:{city})市?|{_UNLISTED})?|(?:{city})市?)$")


@cache
def province_in_english() -> re.Pattern[str]:
    """A province in English, to be matched in full: `Jiangsu`, `Guizhou Province`."""
    return lazy.compile(rf"(?i)(?:{'|'.join(_rows()['provinces_en'])}){_UNIT_IN_ENGLISH}")
