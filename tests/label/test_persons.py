"""Lists of persons told from other short lines; lines cut where another field begins."""

from __future__ import annotations

import pytest

from pipeline.label.zones.abstracts import is_core
from pipeline.label.zones.biographies import is_biography, life_at, lives_apart, person_of_life
from pipeline.label.zones.claims import Decided
from pipeline.label.zones.entries import ENTRY, TYPE_MARK
from pipeline.label.zones.items import body_size, items, plain_text
from pipeline.label.zones.persons import lists_persons, names_a_foreigner, names_an_author
from pipeline.layout import layout
from pipeline.model.block import Block, Label
from pipeline.model.lang import Lang
from tests.layout.made import HEI, page, prose, row, rows


@pytest.mark.parametrize(
    "text",
    [
        "李明",
        "李明，王小飞，赵琪",
        "李　明　王小飞　赵　琪",
        "李明，王小飞 , 欧阳小叶",
        "李明 综述，王小飞 审校",
        "李明*，王小飞△",
        "李明①，王小飞②",
        "李明（示例大学），王小飞（样本研究所）",
        "李明1，王小飞1，2",
        "阿依古丽·买买提，李明",
        "李明 · 王小飞 · 赵琪",
        "王　小　飞",
        "王　小　飞　　李　明",
    ],
)
def test_chinese_bylines(text):
    assert lists_persons(text, Lang.ZH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WANG Minl, ZHANG Zej, REN Xiao-fe92", True),  # given names as recognition reads them with their marks
        ("WANG Minl，ZHANG Zej,REN\u3000Xiao-fe92", True),  # the last one spread
        ("DNA Foldes, RNA Splices", False),  # no surnames
        ("WANG Minl", False),  # one alone may be anything
        ("Folding Planes, WANG Minl", False),
    ],
)
def test_surnames_in_capitals_tell_names_that_are_misread(text, expected):
    assert lists_persons(text, Lang.EN) is expected


@pytest.mark.parametrize(
    "text",
    [
        "纸飞机的滑翔比",
        "示例大学纸艺学院",
        "目的，方法，结果",
        "第 40 卷 第 3 期",
        "本文比较三种折法，测量其距离。",
        "示例学报",
        "论著·临床研究",
        "",
        "，",
    ],
)
def test_no_chinese_bylines(text):
    assert not lists_persons(text, Lang.ZH)


@pytest.mark.parametrize(
    "text",
    [
        "LI Ming",
        "LI Ming, WANG Xiaofei, ZHAO Qi",
        "Li Ming, Wang Xiaofei and Zhao Qi",
        "Ming Li, Xiaofei Wang & Qi Zhao",
        "LI MING, WANG XIAO-FEI",
        "LI Ming　　WANG Xiaofei　　ZHAO Qi",
        "LI Ming WANG Xiaofei ZHAO Qi",
        "LI Ming1, WANG Xiaofei1,2*",
        "LI Ming①, WANG Xiaofei②",
    ],
)
def test_english_bylines(text):
    assert lists_persons(text, Lang.EN)


@pytest.mark.parametrize(
    "text",
    [
        "Glide Ratio of Paper Planes",
        "Effect of Folding on Distance, Time and Stability",
        "Example University, Example City 100000, China",
        "Key words: paper; glide",
        "Journal of Examples",
        "",
    ],
)
def test_no_english_bylines(text):
    assert not lists_persons(text, Lang.EN)


def test_name_beside_an_institution():
    assert names_an_author("示例学院　　李　明", Lang.ZH)
    assert not names_an_author("示例学院纸艺系", Lang.ZH)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("李明（1980—），男，示例市人，教授。", True),
        ("李明(1980-)，男，教授", True),
        ("李　明：男，博士，研究方向为纸艺。", True),
        ("王小飞，示例大学纸艺学院教授", True),
        ("王小飞　示例大学纸艺学院博士研 究生. 主要研究方向为折纸.", True),
        ("李　明　示例研究院副研究员. 2008 年获博士学位.", True),
        ("作者简介 王小飞　男，博士，1973 年 5 月出生于示例市", True),
        ("王小飞，出生于2000年，硕士研究生", True),
        ("王小飞, 1990 年生, 博士, 副教授", True),
        ("王小飞，1990 年 5 月生于示例市，讲师", True),
        ("王小飞，1990 年生产纸飞机三万架", False),
        ("Li　Ming，　born　in　1980． PhD candidate.", True),
        ("LI Ming , born in1980, PhD. candidate.", True),  # the comma drawn apart from the bold name
        ("李明 王小飞 示例大学", False),
        ("李明, 王小飞. 纸飞机[J]. 示例学报, 2020, 40(3): 1-9.", False),
        ("李明的研究表明，折痕越深越稳。", False),
        ("[1] 李明. 折纸导论[M]. 示例市: 示例出版社, 2016.", False),
        ("纸飞机（2020—2021）的产量", False),
    ],
)
def test_biographies(text, is_one):
    assert is_biography(text) is is_one


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Li Ming,", "born in 1980. PhD, lecturer of Example University."], ("Li", 2)),
        (["李　明", "（1980—），男，示例市人，教授。"], ("李明", 2)),
        (["李明（1980—），男，教授。", "born in 1980"], ("李明", 1)),
        (["Li Ming,", "The glide ratio of paper planes was measured."], None),
        (["作者简介", "王小飞，示例大学纸艺学院教授"], None),
        (["纸飞机", "（1980—），男，示例市人，教授。"], None),
    ],
)
def test_a_life_whose_name_stands_in_a_block_of_its_own(texts, found):
    assert life_at(texts, 0) == found


@pytest.mark.parametrize(
    "text", ["[1] 李明", "［1］李明", "〔12〕 李明", "1. 李明", "1 李明", "(1) 李明", "12．　李明"]
)
def test_entries(text):
    assert ENTRY.match(text)


@pytest.mark.parametrize("text", ["1.2 折法", "2020 年", "李明[1]", "[a] 李明"])
def test_no_entries(text):
    assert not ENTRY.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "折纸导论[M]",
        "滑翔[J/OL]",
        "滑翔［J］",
        "SMITHSON J, et al",
        "示例学报, 2020, 40(3)",
        "2020年第3期",
        "pp. 12-19",
        "(2020)",
    ],
)
def test_marks_of_references(text):
    assert TYPE_MARK.search(text + ",")


def made(*parts):
    return items(layout([page(*parts)]).blocks)


def test_block_is_cut_at_a_label():
    """Abstract and keywords set without white between them."""
    found = made(
        rows(["摘要：" + prose(1, 3, 41)[0], *prose(2, 4), "关键词：纸飞机；滑翔比；折叠方式；" + prose(1, 5, 27)[0]])
    )
    assert [item.hit and item.hit.row.label for item in found] == [Label.ABSTRACT, Label.KWDS]
    assert all(is_core(item, Decided()) for item in found)
    assert [len(item.block.lines) for item in found] == [3, 1]


def test_names_are_cut_from_the_institutions_under_them():
    found = made(
        rows(["李明^{1}，王小飞^{2}", "（1. 示例大学，示例市 100000；2. 样本研究所，样本市 200000）"], pitch=14.0)
    )
    assert [item.text[:2] for item in found] == ["李明", "（1"]


def test_label_in_another_face_needs_no_colon():
    chars = (*row("摘要", font=HEI), *row(prose(1, 2, 40)[0], 74.0))
    found = made(chars, rows(prose(3, 5), y=115.0))
    assert found[0].hit is not None
    assert found[0].hit.row.label is Label.ABSTRACT


def test_indices_are_no_part_of_names():
    (item,) = made(row("李明^{1}，王小飞^{1,2}"))
    assert lists_persons(plain_text(item.block.lines, without_indices=True), Lang.ZH)
    assert item.text == "李明1，王小飞1,2"


def test_size_of_most_text():
    found = layout([page(rows(prose(20)), rows(["大字"], y=60.0, size=18.0), rows(prose(3, 4, 20), y=500.0, size=8.0))])
    assert body_size(found.blocks) == 10.0
    assert body_size([]) == 10.0


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("李小明　男，1984 年生，示例图书馆硕士生。", "李小明"),
        ("李　明　女，1961 年生，示例图书馆馆员。", "李明"),
        ("李　男，示例大学教授", "李男"),  # a name has two hanzi at least
        ("李胜男，示例大学教授", "李胜男"),
    ],
)
def test_the_sex_behind_white_is_no_part_of_the_name(text, person):
    assert person_of_life(text) == person


FIRST_LIFE = "李明（1980—），男，教授，研究折纸。E-mail："


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([FIRST_LIFE + "liming@example.org", "王小飞（1990—），女，讲师，研究滑翔。"], 2),
        ([FIRST_LIFE + "a@a.cn。", "王小飞，女，讲师，研究滑翔。", "赵琪，男，讲师，研究落点。"], 3),
        ([FIRST_LIFE + "a@a.cn；", "王小飞（1990—），女，讲师，研究滑翔。"], 1),  # one list
        ([FIRST_LIFE, "王小飞（1990—），女，讲师，研究滑翔。"], 1),  # the line above goes on
        ([FIRST_LIFE + "a@a.cn。", "王小飞参加了（1990—2000）的研究。"], 1),
        (["研究折纸。", "王小飞（1990—），女，讲师，研究滑翔。"], 1),  # no life is before it
    ],
)
def test_lives_in_one_block_are_parted(lines, count):
    own = [line for block in layout([page(rows(lines))]).blocks for line in block.lines]
    assert len(lives_apart(Block(tuple(own), own[0].bbox))) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Li, Ming; Wang, Xiaofei; Zhao, Qi", True),
        ("Li, Ming; Smith, John; Wang, Xiaofei", True),
        ("Folding, gliding; throwing, landing", False),
    ],
)
def test_surnames_before_commas_are_of_persons(text, found):
    assert lists_persons(text, Lang.EN) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("王小飞 1, *，John Smith3", True),
        ("王小飞，Tomáš Novák", True),
        ("王小飞，Jean-Luc O'Neill", True),
        ("王小飞，WANG Xiaofei", False),  # the same person
        ("王小飞1，赵琪1，Jonathan M. Smithson2", True),
        ("王小飞，赵琪", False),
        ("王小飞，赵琪，纸飞机的研究，John Smith", False),
        ("基于折纸，Paper Planes", False),
        ("王小飞，johnson", False),
    ],
)
def test_a_foreign_author_behind_one_in_hanzi_is_of_the_chinese_by_line(text, found):
    assert names_a_foreigner(text) is found


def test_a_by_line_that_goes_on_with_a_foreign_author():
    assert lists_persons("王小飞 *，John Smith", Lang.ZH)
    assert not lists_persons("纸飞机，Paper Planes", Lang.ZH)
