"""The article's own matter behind the list of references, and where another's begins."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from tests.label.made import SMALL, Paper, label_of

FOOT = 8.0
LIFE = "李明（1980—），男，教授，研究折纸与滑翔，主持示例课题三项。"
BACKGROUND = "Paper planes are folded in many ways, and how far they glide is what this work compares for their"


def listed() -> Paper:
    return Paper().front(0).front(1).body(1, 12, "1 引言").turn().body(2, 20).turn().body(3, 8).references()


@pytest.mark.parametrize(
    ("below", "skip", "label"),
    [
        ("他在示例市办过三次比赛，担任样本学会理事。", 4, Label.AUTHOR_NOTES),
        ("他在示例市办过三次比赛，担任样本学会理事。", 30, Label.OTHER_ARTICLE),  # white sets it apart
        ("（截稿：2020 年 8 月　　责任编辑：赵琪）", 4, Label.FURNITURE),
    ],
)
def test_a_life_goes_on_in_a_paragraph_right_under_it(below, skip, label):
    found = listed().put(LIFE, size=FOOT, skip=20).put("　　" + below, size=FOOT, skip=skip).zones()
    assert label_of(found, below) is label


def test_a_paragraph_in_another_type_is_no_more_of_the_life():
    found = listed().put(LIFE, size=FOOT, skip=20).put("样本学会办过三次比赛。", size=10, skip=2).zones()
    assert label_of(found, "样本学会办过") is Label.OTHER_ARTICLE


@pytest.mark.parametrize("heading", ["Background", "Research background", "BACKGROUND"])
def test_the_background_behind_the_list_is_the_articles(heading):
    own = (
        listed()
        .put(LIFE, size=FOOT, skip=20)
        .put(heading, size=FOOT, skip=20)
        .put(BACKGROUND, "sake.", size=FOOT, skip=4)
    )
    found = own.put("示例学会第十届年会消息", size=14, skip=30).put("样本学会办过三次比赛。", size=FOOT, skip=4).zones()
    assert label_of(found, heading) is Label.FOOTNOTE
    assert label_of(found, BACKGROUND) is Label.FOOTNOTE
    assert label_of(found, "示例学会第十届") is Label.OTHER_ARTICLE  # a larger line begins another's
    assert label_of(found, "样本学会办过") is Label.OTHER_ARTICLE


def test_a_life_begins_with_the_year_of_birth():
    found = listed().put("王小飞，1990 年生，博士，研究滑翔。", size=SMALL, skip=20).zones()
    assert label_of(found, "王小飞，1990") is Label.AUTHOR_NOTES


def test_an_editors_line_with_its_letters_set_apart_is_the_pages():
    found = listed().put(LIFE, size=FOOT, skip=20).put("欢　迎　投　稿", size=FOOT, skip=20).zones()
    assert label_of(found, "欢　迎") is Label.FURNITURE
