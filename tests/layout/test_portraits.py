"""Names under portraits beside the lives of authors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout import layout
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
    assert [block.lines[0].text for block, aside in found.furniture if aside.rule == "layout.under-portrait"] == [
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
    assert all(aside.rule != "layout.under-portrait" for _, aside in beside(name, x, images).furniture)
