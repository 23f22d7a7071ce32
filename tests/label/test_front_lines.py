"""Lines of the front matter that hold more than one thing, and notes told by how they begin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.zones.cuts import addresses_apart, are_addresses, fields_of_a_line, names_apart
from pipeline.label.zones.items import items
from pipeline.label.zones.sentences import sentence_kind
from pipeline.layout import layout
from pipeline.model.block import Block, Label
from tests.label.made import ABSTRACT, AFF, BYLINE, KWDS, SMALL, TITLE, Paper, label_of


def _block(*lines: str) -> Block:
    return layout(Paper().put(*lines).made()).blocks[0]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("李明　王小飞　LI Ming, WANG Xiaofei", ["李明　王小飞　", "LI Ming, WANG Xiaofei"]),
        ("李小明 / Li Xiaoming", ["李小明 / ", "Li Xiaoming"]),
        ("□ 李明　王小飞/示例大学图书馆　示例市　100000", ["□ 李明　王小飞/", "示例大学图书馆　示例市　100000"]),
        ("纸飞机 / Paper Plane", ["纸飞机 / Paper Plane"]),
        ("李明 / 王小飞", ["李明 / 王小飞"]),
    ],
)
def test_a_byline_beside_its_translation_or_its_institution(text, pieces):
    tight = ["".join(piece.split()) for piece in pieces]
    assert ["".join("".join(line.text for line in own.lines).split()) for own in names_apart(_block(text))] == tight


@pytest.mark.parametrize("names", ["□李明　王小飞", "◆李明　Daniel K. Smith", "□李明"])
def test_an_ornament_opens_the_byline_under_a_subtitle_of_its_size(names):
    lines = tuple(line for text in ("——来自纸飞机的试验", names) for line in _block(text).lines)
    block = Block(lines, lines[0].bbox)
    assert [len(own.lines) for own in names_apart(block)] == [1, 1]


def test_an_ornament_before_a_sentence_opens_no_byline():
    lines = tuple(line for text in ("——来自纸飞机的试验", "□纸飞机的翼是对称的") for line in _block(text).lines)
    block = Block(lines, lines[0].bbox)
    assert names_apart(block) == [block]


def test_a_class_number_behind_the_keywords():
    found = fields_of_a_line(_block("［关键词］纸艺　滑翔　［中图分类号］J528"))
    assert [own.lines[0].text[:1] for own in found] == ["［", "［"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("* 示例大学纸艺学院教授。本文为示例项目", Label.AUTHOR_NOTES),
        ("* 李明，示例大学纸艺学院副教授。", Label.AUTHOR_NOTES),
        ("作者李明，样本学院纸艺系讲师。", Label.AUTHOR_NOTES),
        ("* 示例大学的纸飞机很多。", None),
        ("示例大学纸艺学院教授。", None),
    ],
)
def test_lives_with_the_institution_before_the_position(text, kind):
    assert sentence_kind(text) is kind


def test_a_starred_note_ends_at_a_counted_footnote():
    own = Paper().front(0).body(1, 20).turn().body(2, 20)
    own.turn().body(3, 12)
    pages = own.pages
    first = Paper()
    first.pages = [pages[0]]
    first.y = own.at(0).y
    first.at(640.0).put("* 本文系示例省社会科学基金项目(2020ABC01)的阶段性成果。", size=8.0)
    first.put("① 李明：《折纸论》，示例出版社，1998 年，第 45 页。", size=8.0)
    first.pages += pages[1:]
    found = first.zones()
    assert label_of(found, "* 本文系示例") is Label.FUNDING
    assert label_of(found, "① 李明") not in (Label.FUNDING, Label.AUTHOR_NOTES)


@pytest.mark.parametrize("line", ["（作者系示例学院副教授）", "（作者李明系示例大学教授；王小飞系样本学院讲师）"])
def test_who_the_author_is_stands_under_the_text(line):
    found = Paper().front(0).body(1, 24).turn().body(2, 14).put(line, skip=8, middle=True).zones()
    assert label_of(found, line[:6]) is Label.AUTHOR_NOTES


def test_the_editors_line_is_cut_from_the_institution():
    own = Paper().front(0).body(1, 24).turn().body(2, 14)
    found = own.put("（作者单位：示例大学纸艺学院）", "责任编辑　李　明", skip=10).made()
    texts = ["".join(item.text.split()) for item in items(layout(found).blocks)]
    assert "（作者单位：示例大学纸艺学院）" in texts


def test_dates_in_brackets_under_the_names_end_there():
    """An abstract without its word, in the type of the dates: it is not theirs."""
    own = Paper().put(TITLE[0], size=18.0, middle=True).put("李明　王小飞", size=12.0, skip=8, middle=True)
    own.put("(2019 年 1 月 4 日收到；2019 年 3 月 2 日收到修改稿)", size=SMALL, skip=7, middle=True)
    own.put("　　" + ABSTRACT[0][0][5:], ABSTRACT[0][1], size=SMALL, skip=9).put(KWDS[0], size=SMALL, skip=8)
    found = own.body(1, 24).turn().body(2, 20).zones()
    assert label_of(found, ABSTRACT[0][1][:6]) is Label.ABSTRACT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("liming@example.org, wang@example.org; zhao.qi@sub.example.org", True),
        ("(liming@example.org)", True), ("{liming, wang}@example.org", True),
        ("电子信箱 liming@example.org", False), ("liming, wang", False), ("liming@example.org, wang", False),
    ],
)  # fmt: skip
def test_a_line_of_addresses(text, found):
    assert are_addresses(text) is found


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (("1 示例大学 纸艺学院", "2 样本大学 折纸系", "li@example.org, wang@example.org"), [2, 1]),
        (("纸飞机的通信地址", "li@example.org, wang@example.org"), [2]),
        (("1 示例大学 纸艺学院", "2 样本大学，li@example.org"), [2]),
    ],
)
def test_addresses_under_institutions_are_none_of_them(lines, pieces):
    rows = [line for block in layout(Paper().put(*lines).made()).blocks for line in block.lines]
    assert [len(own.lines) for own in addresses_apart(replace(_block(*lines), lines=tuple(rows)))] == pieces


def _front(names: list[str], *affs: str) -> Paper:
    """An English front whose names and institutions stand on these lines, centred, a little white between them."""
    own = Paper().front(0).put(TITLE[1], size=14.0, skip=20, middle=True)
    own.put(*names, size=12.0, skip=8, middle=True)
    for aff in affs:
        own.put(aff, size=SMALL, skip=7, middle=True)
    return own.put(*ABSTRACT[1], KWDS[1], skip=12).body(1, 20).references()


def test_the_line_that_closes_the_bracket_around_institutions():
    """Its words may be none that name one."""
    first = "((1) School of Paper, Example University, Example City 100000, China; (2) Institute of"
    paper = Paper().front(0).put(TITLE[1], size=14.0, skip=20).put(BYLINE[1], size=12.0, skip=8)
    paper.put(first, size=SMALL, skip=8).put("Sample Town, Utopia)", size=SMALL, skip=2)
    paper.put(*ABSTRACT[1], KWDS[1], skip=12).body(1, 20).references()
    assert label_of(paper.zones(), "Sample Town") is Label.AFF


@pytest.mark.parametrize("rest", ["fei", "Fei"])
def test_the_rest_of_a_name_behind_a_hyphen(rest):
    assert label_of(_front(["LI Ming, WANG Xiao-", rest], AFF[1]).zones(), rest) is Label.BYLINE


def test_the_value_of_a_number_whose_word_ends_the_line_above():
    paper = Paper().front(0).put("中图分类号：J528<3>文献标识码：A<3>DOI：", skip=3)
    found = paper.put("10.1234/j.issn.1234-567X.2020.03.001").front(1).body(1, 20).references().zones()
    assert label_of(found, "10.1234") is Label.IDENTIFIERS


def test_a_line_beside_the_mastheads_date_is_the_journals():
    """An English name on two lines in the middle, the date half a row apart."""
    paper = Paper().put("第 40 卷 第 3 期<25>Vol. 40 No. 3")
    y = paper.y
    for text, down in (("<14>FOLDING PLANES AND", 0.0), ("2020 年 6 月<28>June 2020", 6.0), ("<17>GLIDING", 12.0)):
        paper.at(y + 2 + down).put(text)
    found = paper.at(y + 30).front(0).front(1).body(1, 20).references().zones()
    assert label_of(found, "FOLDING") is Label.FURNITURE


@pytest.mark.parametrize(
    ("line", "label"), [("《折叠研究课题》材料之五", Label.UNPLACED), ("折叠研究课题组", Label.BYLINE)]
)
def test_a_work_in_its_marks_under_the_title_is_no_person(line, label):
    paper = Paper().put(TITLE[0], size=14.0, skip=20, middle=True).put(line, size=SMALL, skip=8, middle=True)
    assert label_of(paper.body(0, 30).references().zones(), line[:4]) is label
