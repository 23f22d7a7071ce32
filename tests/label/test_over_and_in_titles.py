"""What stands over a title, and what the ends of its lines and of the by-line's part. All content is invented."""

from __future__ import annotations

import pytest

from pipeline.knowledge import journals
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from tests.label.made import ABSTRACT, AFF, BYLINE, ENTRIES, KWDS, LARGE, SMALL, TITLE, Paper, label_of, labels
from tests.layout.made import prose


@pytest.fixture(autouse=True)
def _own_table(monkeypatch):
    monkeypatch.setattr(journals, "_table", lambda: "\n示例学刊\t1234-5679\t12-3456/TP\n折纸今日\t\t\n")


def _under(*over: str, size: float = 22.0) -> Paper:
    paper = Paper().put(*over, size=size, middle=True).put(TITLE[0], size=LARGE, skip=16, middle=True)
    paper.put(BYLINE[0], middle=True, skip=8).put(AFF[0], size=SMALL, middle=True, skip=6)
    return paper.put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10).put(*prose(1, 30), skip=20)


@pytest.mark.parametrize(
    ("over", "title"),
    [
        ("折纸今日", TITLE[0]),  # a journal's name in the largest type
        ("折 纸 今 日", TITLE[0]),
        ("折纸明日", "折纸明日"),  # no journal's: the largest line over the names
    ],
)
def test_a_journal_s_name_in_the_largest_type_is_no_title(over, title):
    found = labels(_under(over).zones())
    assert found[Label.TITLE] == [title]


HEAD = "第 20 卷　第 3 期<12>2020 年 3 月"


NUMBER = "文章编号：1234-5678（2020）03-0021-07"


@pytest.mark.parametrize("head", [HEAD, NUMBER])
def test_what_stands_over_the_page_s_head_is_no_title(head):
    """The name of a journal that no table knows: its volume and date, or the article's number, stand under it."""
    paper = Paper().put("折纸明日", size=22.0, middle=True).put(head, size=SMALL)
    paper.put(TITLE[0], size=LARGE, middle=True).put(BYLINE[0], middle=True, skip=8)
    paper.put(AFF[0], size=SMALL, middle=True, skip=6).put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10)
    assert labels(paper.put(*prose(1, 30), skip=20).zones())[Label.TITLE] == [TITLE[0]]


@pytest.mark.parametrize(
    ("ratio", "white", "under", "is_head"),
    [
        (1.5, 1.5, TITLE[0], True),
        (1.2, 1.5, TITLE[0], False),
        (1.5, 0.6, TITLE[0], False),
        (1.5, 1.5, "——" + TITLE[0], False),  # a subtitle
    ],
)
def test_a_much_larger_line_far_over_the_title_is_a_head(ratio, white, under, is_head):
    size = ratio * LARGE
    paper = (
        Paper().put("折纸明日", size=size, middle=True).put(under, size=LARGE, skip=(white - 0.5) * size, middle=True)
    )
    paper.put(BYLINE[0], middle=True, skip=8).put(AFF[0], size=SMALL, middle=True, skip=6)
    found = paper.put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10).put(*prose(1, 30), skip=20).zones()
    assert (label_of(found, "折纸明日") is not Label.TITLE) is is_head


def test_an_article_may_be_called_like_a_journal():
    """Where no larger line stands between it and the names."""
    paper = Paper().put("折纸今日", size=LARGE, middle=True).put(BYLINE[0], middle=True, skip=8)
    paper.put(AFF[0], size=SMALL, middle=True, skip=6).put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10)
    assert labels(paper.put(*prose(1, 30), skip=20).zones())[Label.TITLE] == ["折纸今日"]


def test_a_journal_s_name_and_its_translation_are_the_masthead():
    paper = Paper().put("折纸今日", size=22.0, middle=True).put("Folding Today", size=SMALL, middle=True)
    paper.put(TITLE[0], size=LARGE, skip=30, middle=True).put(BYLINE[0], middle=True, skip=8)
    paper.put(AFF[0], size=SMALL, middle=True, skip=6).put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10)
    found = paper.put(*prose(1, 30), skip=20).zones()
    assert label_of(found, "折纸今日") is Label.FURNITURE
    assert label_of(found, "Folding Today") is Label.FURNITURE


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("纸艺教育<20>DOI：10.1234/j.issn.1234-5679.2020.03.002", "纸艺教育"),
        ("DOI：10.1234/j.issn.1234-5679.2020.03.002<20>纸艺教育", "纸艺教育"),
        ("● 纸艺教育<20>DOI：10.1234/j.issn.1234-5679.2020.03.002", "● 纸艺教育"),
        ("示例学刊<20>DOI：10.1234/j.issn.1234-5679.2020.03.002", ""),  # the journal
        ("本刊网址见第三页的说明处<20>DOI：10.1234/j.issn.1234-5679.2020.03.002", ""),  # longer than a column's name
    ],
)
def test_hanzi_on_the_line_of_a_number_are_the_column(line, column):
    found = labels(_under(line, size=SMALL).zones())
    assert [own.strip() for own in found.get(Label.CATEGORY, [])] == ([column] if column else [])


def _titled(*lines: str) -> Paper:
    paper = Paper().put(*lines, size=LARGE, middle=True).put(BYLINE[0], middle=True, skip=8)
    paper.put(AFF[0], size=SMALL, middle=True, skip=6).put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10)
    return paper.put(*prose(1, 30), skip=20)


def test_a_line_of_latin_words_under_hanzi_goes_on_with_the_chinese_title():
    lines = ("二维广义的", "Foldingham-Paperworth-Glidington-Planeheim方程的适定性")
    titles = [block for block in _titled(*lines).zones() if block.label is Label.TITLE]
    assert {block.lang for block in titles} == {Lang.ZH}
    assert sum(len(block.block.lines) for block in titles) == len(lines)


def test_an_english_title_under_a_chinese_one_in_its_type_is_english():
    found = _titled("纸飞机的滑翔", "Gliding of Paper Planes with Pointed Noses").zones()
    assert next(block for block in found if "Gliding" in block.block.lines[-1].text).lang is Lang.EN


def _english(*lines: str, names: float = 10.0) -> Paper:
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put(BYLINE[0], middle=True).put(AFF[0], middle=True)
    paper.put(*ABSTRACT[0], KWDS[0], skip=10).put(*lines, size=13.0, skip=20)
    paper.put(BYLINE[1], size=names, skip=6).put(AFF[1], size=SMALL, skip=6)
    return paper.put(*ABSTRACT[1], KWDS[1], size=SMALL, skip=6).put(*prose(1, 30), skip=20)


def test_the_last_word_of_an_english_title_alone_on_its_line():
    lines = ("The Folding of Paper Planes among the Readers of a Small University", "Library")
    found = _english(*lines).zones()
    assert label_of(found, "Library") is Label.TITLE
    assert label_of(_english(*lines, names=13.0).zones(), "Library") is not Label.TITLE  # the names are as large


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("LI Ming, WANG Xiaofei, ZHAO Qi and CHEN", "Bo-lin", Label.BYLINE),
        ("LI Ming, WANG Xiaofei, ZHAO Qi and Lü", "Bo-lin", Label.BYLINE),
        ("LI Ming, WANG Xiaofei, ZHAO Qi and CHEN Bo", "Bo-lin", Label.UNPLACED),  # no surname is left alone
    ],
)
def test_a_given_name_behind_the_end_of_a_line(first, second, label):
    paper = Paper().put(TITLE[1], size=LARGE, middle=True).put(first, second, middle=True, skip=8)
    paper.put(AFF[1], size=SMALL, middle=True, skip=10).put(*ABSTRACT[1], KWDS[1], size=SMALL, skip=10)
    assert label_of(paper.put(*prose(1, 30), skip=20).zones(), second) is label


@pytest.mark.parametrize(("number", "lang"), [("3", Lang.ZH), ("7", Lang.EN)])
def test_an_institution_abroad_goes_on_with_the_numbers_of_the_chinese_ones(number, lang):
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put("李明^{1}，王小飞^{2}，赵琪^{3}", middle=True, skip=8)
    paper.put("1. 示例大学纸艺学院，示例市 100000", "2. 样本研究所，样本市 200000", size=SMALL, skip=6)
    abroad = f"{number}. School of Paper, Sample University, Sample City 300000, Exampleland"
    paper.put(abroad, size=SMALL).put(*ABSTRACT[0], KWDS[0], size=SMALL, skip=10)
    paper.put(TITLE[1], size=14.0, skip=20, middle=True).put(BYLINE[1], middle=True).put(*ABSTRACT[1], KWDS[1], skip=9)
    found = paper.put(*prose(1, 30), skip=20).zones()
    own = next(block for block in found if block.block.lines[0].text.startswith(f"{number}. School"))
    assert own.label is not Label.AFF or own.lang is lang
    assert (own.label is Label.AFF) is (number == "3")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("[作者李明（1980年—），示例大学纸艺学院教授，示例市，100000]", Label.AUTHOR_NOTES),
        ("[4] 作者不详. 折纸今日谈[M]. 示例市: 示例出版社, 2016.", Label.REF),
    ],
)
def test_who_the_author_is_under_the_list_is_no_entry(line, label):
    paper = Paper().front(0).body(1).body(2, heading="1　方法")
    found = paper.references([*ENTRIES]).put(line, size=SMALL).labelled()
    assert label_of(found, line[:8]) is label


def test_a_column_behind_white_and_no_number():
    """`扫码阅读　　　·短篇论著·`: what stands at the left end is none of its words."""
    found = labels(_under("扫码阅读电子版<20>·短篇论著·", size=SMALL).zones())
    assert [own.strip() for own in found[Label.CATEGORY]] == ["·短篇论著·"]


@pytest.mark.parametrize("ending", ["from 2013 to 2022: A Comparison", "by Readers: A Comparison"])
def test_an_english_title_with_a_year_under_the_list_is_no_entry(ending):
    """In larger type than the entries, over its names and its abstract."""
    paper = Paper().front(0).body(1).body(2, heading="1　方法").references().turn()
    paper.put(f"Folding of Paper Planes {ending}", size=13.0).put("Li Ming, Wang Xiaofei", skip=6)
    found = paper.put(*ABSTRACT[1], KWDS[1], size=SMALL, skip=6).labelled()
    assert label_of(found, "Folding of Paper Planes") is Label.TITLE


@pytest.mark.parametrize(
    ("cited", "label"),
    [
        ("引用本文格式　李明, 王小飞. 纸飞机折叠方式对滑翔距离的影响[J]. 示例学刊, 2020, 40(3): 12-19.", Label.CITE_AS),
        ("引用本文格式　由编辑部统一规定，作者不必自行填写，本刊也不另行说明其中的各项内容如何排列。", Label.PARAGRAPH),
    ],
)
def test_a_citation_in_the_body_s_type_whose_word_white_alone_sets_off(cited, label):
    paper = Paper().front(0).body(1, heading="0　引言").put(cited).body(2, heading="1　方法").references()
    assert label_of(paper.labelled(), "引用本文格式") is label
