"""What the marks behind the names of a by-line mean. All names and addresses are invented."""

from __future__ import annotations

import pytest

from pipeline.knowledge.labels import label_at_start
from pipeline.model.block import Label
from pipeline.parse.front import front
from pipeline.parse.front.marks import marks_in
from tests.front.made import block


def persons(byline: str, *notes: str, label: Label = Label.AUTHOR_NOTES):
    own = [block(Label.BYLINE, byline), *(block(label, note, y=700.0 + 15 * at) for at, note in enumerate(notes))]
    return front(own, (), lambda _: None).contribs


BOTH = ["李明", "王小飞"]
EQUALLY = "* These authors contributed equally to this work"


@pytest.mark.parametrize(
    ("byline", "notes", "corresp", "equal"),
    [
        ("李明^{1△}，王小飞^{1△}，赵琪^{2*}", ["△并列第一作者", "*通信作者，E-mail：z@example.org"], ["赵琪"], BOTH),
        ("李明^{1＊}，王小飞^{1#}", ["＊ 主管药师，硕士。", "# 通信作者：主任药师"], ["王小飞"], []),
        ("李明^{a,*}，王小飞^{a,*}，赵琪^{b,#}", ["# Corresponding author’s e-mail, z@a.cn", EQUALLY], ["赵琪"], BOTH),
        (
            "李明^{1,**}　王小飞^{1,**}　赵琪^{2,*}",
            ["* 通信作者: 赵琪", "** 同等贡献(Co-first authors)"],
            ["赵琪"],
            BOTH,
        ),
        ("李明^{*}，王小飞", ["作者简介：李明，教授"], ["李明"], []),
        ("李明①^{*}，王小飞②", ["* E-mail: liming@example.org"], ["李明"], []),
        ("李明^{*}，王小飞", ["* 李明，教授，研究方向：纸艺"], [], []),
        ("李明^{1}，王小飞^{2*}", ["通信作者：*wang@example.org"], ["王小飞"], []),
        # one mark for all: the words in brackets are said of the second alone
        ("李明　王小飞　赵琪^{*}", ["* 李明：纸艺学院；王小飞（通讯作者）：折纸学院；赵琪：博士"], ["王小飞"], []),
        ("李明　王小飞^{*}", ["* 王小飞（通讯作者）：折纸学院；李明：博士"], ["王小飞"], []),
        (
            "李明^{†}　王小飞^{†}　赵琪^{*}",
            ["*通信作者：赵琪 z@example.org", "†李明、王小飞为共同第一作者"],
            ["赵琪"],
            BOTH,
        ),
    ],
)
def test_what_a_mark_means(byline, notes, corresp, equal):
    found = persons(byline, *notes)
    assert [own.name.printed for own in found if own.corresp] == corresp
    assert [own.name.printed for own in found if own.equal_contrib] == equal


def test_the_address_of_a_note_is_that_of_who_has_its_mark():
    found = persons(
        "李明^{1*}，王小飞^{1#}", "* 主管药师。E-mail：li@example.org", "# 主任药师。E-mail：wang@example.org"
    )
    assert [own.email for own in found] == ["li@example.org", "wang@example.org"]


def test_an_address_of_two_who_share_a_mark_is_nobody_s():
    found = persons("李明^{*}，王小飞^{*}", "* These authors contributed equally. E-mail: box7@example.org")
    assert [own.email for own in found] == ["", ""]


def test_marks_in_a_run():
    assert marks_in("*#") == ("*", "#")
    assert marks_in("** ∗") == ("**", "*")
    assert marks_in("＊Δ") == ("*", "△")


@pytest.mark.parametrize(
    "text", ["* 通讯作者，E-mail：a@b.cn", "# Corresponding author’s e-mail, a@b.cn", "†通信作者(E-mail: a@b.cn)"]
)
def test_a_mark_before_the_word_makes_a_label(text):
    hit = label_at_start(text)
    assert hit is not None
    assert (hit.certain, hit.row.rule[:14]) == (True, "labels.corresp")


@pytest.mark.parametrize("text", ["通讯作者，一般是导师", "*通信作者署名的论文最多", "* 同等贡献的作者逐年增加"])
def test_without_a_mark_or_with_words_behind_it_makes_none(text):
    assert label_at_start(text) is None


def test_who_is_named_last_before_the_words():
    found = persons("李明，王小飞", "作者简介：李明，男，硕士生　王小飞，女，教授，责任作者，E-mail：wang@example.org")
    assert [own.name.printed for own in found if own.corresp] == ["王小飞"]


def test_a_stop_ends_what_is_said():
    found = persons("李明，王小飞", "联系方式：李明，E-mail：li@example.org。通信作者王小飞，E-mail：wang@example.org")
    assert [own.name.printed for own in found if own.corresp] == ["王小飞"]


def test_two_beside_each_other_of_whom_one_thing_is_said():
    found = persons("李明，王小飞，赵琪", "注：赵琪，博士；李明、王小飞，通信作者")
    assert [own.name.printed for own in found if own.corresp] == ["李明", "王小飞"]
