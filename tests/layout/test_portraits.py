"""Names under portraits beside the lives of authors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.layout import layout
from pipeline.layout.portraits import names_under_portraits
from pipeline.layout.segments import segments
from pipeline.model.geometry import Bbox
from tests.layout.made import page, row, rows, texts

LIFE = ["　　李明（1980），男，教授，研", "究折纸；", "　　王小飞（1990），女，讲师，", "研究滑翔。"]
PORTRAIT = (Bbox(50.0, 80.0, 110.0, 150.0), Bbox(50.0, 150.0, 110.0, 160.0))  # cut into two strips


def beside(name: str, x: float, images: tuple[Bbox, ...] = PORTRAIT):
    own = page(rows(LIFE, x=114.0, y=120.0), row(name, x, 161.0, 9.0))
    return layout([replace(own, images=images)])


def test_the_name_is_no_part_of_the_life_beside_it():
    found = beside("李明", 71.0)
    assert "".join(texts(found.blocks)).count("李明") == 1
    assert [block.lines[0].text for block, aside in found.furniture if aside.rule.name == "layout.under-portrait"] == [
        "李明"
    ]


@pytest.mark.parametrize(
    ("name", "x", "images"),
    [
        ("折痕图", 71.0, PORTRAIT),  # not a person
        ("李明", 51.0, PORTRAIT),  # not under its middle
        ("李明", 71.0, (Bbox(50.0, 120.0, 110.0, 160.0),)),  # a picture of something else, wider than high
        ("李明", 71.0, ()),
    ],
)
def test_what_is_no_name_under_a_portrait(name, x, images):
    assert all(aside.rule.name != "layout.under-portrait" for _, aside in beside(name, x, images).furniture)


def names(picture: tuple[Bbox, ...], x: float = 71.0, y: float = 161.0, life: float = 114.0, last: int = 1) -> int:
    """How many names stand under the picture beside the life of one, on the first of so many pages."""
    own = segments([*rows(LIFE, x=life, y=120.0), *row("李明", x, y, 9.0)])
    return len(names_under_portraits(replace(page(), images=picture), last, own))


@pytest.mark.parametrize(("own", "count"), [
    ({"last": 2}, 1), ({"last": 3}, 0),  # LAST_PAGES
    ({"picture": (Bbox(50.0, 99.0, 110.0, 160.0),)}, 1),
    ({"picture": (Bbox(50.0, 101.0, 110.0, 160.0),)}, 0),  # UPRIGHT
    ({"picture": (Bbox(50.0, 80.0, 110.0, 130.0), Bbox(51.8, 131.8, 108.2, 160.0))}, 1),  # STRIPS of one picture
    ({"picture": (Bbox(50.0, 80.0, 110.0, 130.0), Bbox(50.0, 132.2, 110.0, 160.0))}, 0),
    ({"y": 172.5}, 1), ({"y": 174.5}, 0), ({"y": 151.5}, 1), ({"y": 150.5}, 0),  # UNDER
    ({"x": 79.5}, 1), ({"x": 80.5}, 0), ({"x": 62.5}, 1), ({"x": 61.5}, 0),  # CENTRED
    ({"life": 145.0}, 1), ({"life": 147.5}, 0), ({"life": 102.0}, 1), ({"life": 100.0}, 0),  # BESIDE
])  # fmt: skip
def test_measures_of_a_portrait_and_its_name(own: dict[str, Any], count: int) -> None:
    assert names(**{"picture": PORTRAIT, **own}) == count
