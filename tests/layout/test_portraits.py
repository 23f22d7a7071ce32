"""Names under portraits beside the lives of authors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.layout import layout
from pipeline.layout.portraits import names_under_portraits
from pipeline.layout.segments import segments
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
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


# Lives side by side

PAIR = (Bbox(50.0, 100.0, 110.0, 160.0), Bbox(260.0, 100.0, 320.0, 160.0))
ONE_LIFE = ["李明（1980），男，教授，", "研究折纸，示例学会会", "员，常在示例市讲学。"]
OTHER_LIFE = ["王小飞（1990），女，讲", "师，研究滑翔与落点。"]


def lives(
    images: tuple[Bbox, ...] = PAIR, x: float = 324.0, y: float = 110.0, further: tuple[Char, ...] = (), before: int = 0
) -> str:
    """What is read of two lives beside portraits under a line of the whole width, on the last page of some."""
    over, under = row("作者简介：", 50.0, 70.0), row("收稿日期：2020-03-04", 50.0, 190.0)
    chars = (*over, *rows(ONE_LIFE, x=114.0, y=110.0), *rows(OTHER_LIFE, x=x, y=y), *under, *further)
    own = replace(page(chars), images=images)
    found = layout([own, *(page(number=2 + at) for at in range(before))])
    return "".join(texts(found.blocks)).replace("|", "")


APART = "作者简介：" + "".join(ONE_LIFE) + "".join(OTHER_LIFE) + "收稿日期：2020-03-04"


@pytest.mark.parametrize(("own", "apart"), [
    ({}, True),
    ({"images": (PAIR[0],)}, False),  # one portrait alone
    ({"images": (PAIR[0], Bbox(260.0, 111.0, 320.0, 171.0))}, True),
    ({"images": (PAIR[0], Bbox(260.0, 114.0, 320.0, 174.0))}, False),  # ONE_ROW
    ({"y": 91.0}, True), ({"y": 89.0}, False),  # OVER
    ({"further": row("折", 30.0, 125.0)}, False),  # text left of the portraits
    ({"further": row("折纸折纸折纸折纸", 200.0, 150.0)}, False),  # text that runs on under the second one
    ({"before": 1}, True), ({"before": 2}, False),  # LAST_PAGES
])  # fmt: skip
def test_lives_beside_portraits_that_stand_side_by_side(own: dict[str, Any], apart: bool) -> None:
    assert (lives(**own) == APART) is apart
