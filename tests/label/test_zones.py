"""Front matter, body, references, and what is not of the article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.zones import label_zones
from pipeline.label.zones.claims import Decided
from pipeline.label.zones.items import items
from pipeline.label.zones.references import reference_claims
from pipeline.layout import layout
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.model.page import Font
from tests.label.made import ABSTRACT, AFF, BYLINE, ENTRIES, KWDS, SMALL, TEXT, TITLE, Paper, label_of, labels, text
from tests.layout.made import HEI, LEFT, SONG, ink_of_blocks, ink_of_pages, prose, row

FRONT = [Label.TITLE, Label.BYLINE, Label.AFF, Label.ABSTRACT, Label.KWDS]


def test_front_in_two_languages_on_the_first_page():
    found = Paper().front(0).front(1).body(1, heading="1 引言").turn().body(2, 30).references().zones()
    assert [block.label for block in found[:10]] == FRONT * 2
    assert [block.lang for block in found[:10]] == [Lang.ZH] * 5 + [Lang.EN] * 5
    assert label_of(found, "1 引言") is Label.PARAGRAPH
    assert labels(found)[Label.REF_HEADING] == ["参考文献："]
    assert "".join(labels(found)[Label.REF]).count("[") >= len(ENTRIES)


def test_labels_are_cut_off_by_their_length():
    found = Paper().front(0).body(1).references().zones()
    abstract = next(block for block in found if block.label is Label.ABSTRACT)
    assert text(abstract)[: abstract.label_length].replace("　", "") == "摘要："
    assert abstract.rule == "labels.abstract.zh"


def test_front_without_labels_of_its_own():
    """A title, names and an institution over a text: a note, a commentary."""
    own = Paper().put("纸飞机杂谈", size=18, middle=True).put("李明", size=12, skip=8, middle=True)
    found = own.put("（示例大学，示例市 100000）", size=SMALL, skip=8, middle=True).body(1, 24).body(2, 16).zones()
    assert [block.label for block in found[:3]] == [Label.TITLE, Label.BYLINE, Label.AFF]
    assert found[3].label is Label.PARAGRAPH


def test_english_front_behind_the_references():
    found = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 14).references().front(1, 40).zones()
    assert [block.label for block in found[:5]] == FRONT
    assert [block.label for block in found[-5:]] == FRONT
    assert {block.lang for block in found[-5:]} == {Lang.EN}


PAID = "* Project supported by the Example Foundation of China (Grant No. 61000001),"
REST = "and the Sample Fund of paper planes."


@pytest.mark.parametrize(
    ("turn", "skip", "size", "found"),
    [
        (False, 0.0, SMALL, (Label.FUNDING, Label.FUNDING)),
        (False, 12.5, SMALL, (Label.FUNDING, Label.OTHER_ARTICLE)),  # far below it
        (False, 0.0, TEXT, (Label.FUNDING, Label.OTHER_ARTICLE)),  # in another type
        (True, 0.0, SMALL, (Label.OTHER_ARTICLE, Label.OTHER_ARTICLE)),  # on a page without the abstract
    ],
)
def test_who_paid_at_the_foot_of_the_english_front_behind_the_references(turn, skip, size, found):
    own = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 14).references().front(1, 40)
    own = own.turn() if turn else own
    zones = own.put(PAID, size=SMALL, skip=30).put(REST, size=size, skip=skip, font=HEI).zones()
    assert (label_of(zones, PAID), label_of(zones, REST)) == found


@pytest.mark.parametrize(
    ("names", "is_other"),
    [("ZHAO Ke", True), ("ZHAO Ke, QIAN Bo", True), ("LI Ming, WANG Xiaofei", False), ("ZHAO Ke, WANG Bofei", False)],
)
def test_another_s_english_front_under_the_beginning_of_the_text(names, is_other):
    """Two syllables of the five that the authors' names have are no chance."""
    own = Paper().front(0).body(1, 24, "1 引言").put("Glide of Blunt Planes", size=14.0, skip=20, middle=True)
    own.put(names, size=12.0, skip=8, middle=True).put(*ABSTRACT[1], size=SMALL, skip=10)
    own.put(KWDS[1], size=SMALL, skip=4)
    found = own.turn().body(2, 30).references().zones()
    labels_of = {label_of(found, beginning) for beginning in ("Glide of Blunt", names, "Abstract:", "Key words:")}
    assert (labels_of == {Label.OTHER_ARTICLE}) is is_other
    assert is_other or Label.OTHER_ARTICLE not in labels_of


WORDLESS = (
    "Three ways of folding were compared by the distance that paper planes glide. Thirty throws of each",
    "way were measured in a hall without wind, and all of them were thrown from the same height by one",
    "hand. The pointed planes had the largest glide ratio of all, and the blunt ones flew most steadily.",
)


def test_english_front_behind_the_references_without_its_words():
    """Convention of a series of natural science: no Abstract and no Keywords is printed before them."""
    own = Paper().front(0).body(1, 12, "1 引言").turn().body(2, 20).references()
    own.put(TITLE[1], size=13, skip=20).put(BYLINE[1], size=SMALL).put(AFF[1], size=SMALL)
    own.put(*WORDLESS, size=SMALL, skip=20)
    found = own.put("paper plane, glide ratio, folding", size=SMALL, skip=10).zones()
    assert [label_of(found, start) for start in (TITLE[1], "LI Ming", "(1. School", "Three ways", "paper plane")] == [
        Label.TITLE, Label.BYLINE, Label.AFF, Label.ABSTRACT, Label.KWDS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zh", "en", "is_other"),
    [
        ("吕绿", "ZHAO Ke", True),
        ("吕绿", "LYU Lyu", False),  # as passports spell ü
        ("吕绿", "LV Lv", False),
        ("李　明　示例大学纸艺学院", "LI Ming", False),  # more hanzi than the names'
    ],
)
def test_the_article_s_own_english_front_under_the_beginning_of_its_text(zh, en, is_other):
    own = Paper().put(TITLE[0], size=18.0, skip=20, middle=True).put(zh, size=12.0, skip=8, middle=True)
    own.put(*ABSTRACT[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL, skip=4).body(1, 24, "1 引言")
    own.put("Glide of Blunt Planes", size=14.0, skip=20, middle=True).put(en, size=12.0, skip=8, middle=True)
    own.put(*ABSTRACT[1], size=SMALL, skip=10).put(KWDS[1], size=SMALL, skip=4)
    found = own.turn().body(2, 30).references().zones()
    assert (label_of(found, "Abstract:") is Label.OTHER_ARTICLE) is is_other


def test_another_s_english_front_without_its_words_behind_the_references():
    own = Paper().front(0).body(1, 12, "1 引言").turn().body(2, 20).references()
    own.put("Painting on Old Silk", size=13, skip=20).put("CHEN Guodong, SUN Yutong", size=SMALL)
    own.put(AFF[1], size=SMALL).put(*WORDLESS, size=SMALL, skip=20)
    assert label_of(own.zones(), "Three ways") is not Label.ABSTRACT


def test_a_postal_code_alone_in_the_last_line_of_the_institutions():
    own = Paper().put(TITLE[0], size=18, middle=True).put(BYLINE[0], size=12, middle=True)
    own.put("1示例大学纸艺学院，示例市 100000；2样本研究所，样本市", size=SMALL, skip=8).put(
        "200000", size=SMALL, skip=4
    )
    found = own.put(*ABSTRACT[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL).body(1, 30).zones()
    assert label_of(found, "200000") is Label.AFF


def test_an_institution_with_a_number_in_its_name_is_no_masthead():
    own = Paper().put(*TITLE, size=18, middle=True).put(*BYLINE, size=12, middle=True)
    own.put("1. Department of Paper, Example University, Sample 100000, China", size=SMALL, skip=8)
    own.put("2. Department of Folding, No. 98 Hospital, Sample 200000, China", size=SMALL, skip=8)
    found = own.put(*ABSTRACT[1], size=SMALL, skip=10).put(KWDS[1], size=SMALL).body(1, 30).zones()
    assert label_of(found, "2. Department of Folding, No. 98 Hospital, Sample 200000, China") is Label.AFF


def test_an_institution_known_by_its_initials_goes_on_with_the_numbers():
    own = Paper().put(*TITLE, size=18, middle=True).put(*BYLINE, size=12, middle=True)
    own.put("1. Department of Paper, Example University, Sample 100000, China", size=SMALL, skip=8)
    own.put("2. IFPA, Sample 35042, France", size=SMALL, skip=4)
    found = own.put(*ABSTRACT[1], size=SMALL, skip=10).put(KWDS[1], size=SMALL).body(1, 30).zones()
    assert label_of(found, "2. IFPA, Sample 35042, France") is Label.AFF


def test_notes_under_the_english_front_at_the_end_are_the_page_s():
    own = Paper().front(0).body(1, 24).turn().body(2, 14).front(1, 40)
    found = own.put(
        "〔6〕参见李明：《折叠的次序与纸飞机的重心》，载《示例学报》2013 年第 4 期，第 27 页以下。", size=SMALL, skip=30
    ).zones()
    assert [block.label for block in found[-6:]] == [*FRONT, Label.PARAGRAPH]


def test_english_front_over_the_references():
    found = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 14).front(1, 40).references().zones()
    assert [block.label for block in found if block.lang is Lang.EN][:5] == FRONT
    assert labels(found)[Label.REF_HEADING] == ["参考文献："]


def test_english_front_at_the_end_of_two_pages_without_a_list():
    found = Paper().front(0).body(1, 24).turn().body(2, 14).front(1, 40).zones()
    assert [block.label for block in found[-5:]] == FRONT


def test_english_front_in_the_type_of_the_entries():
    own = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 14).references()
    own.put(TITLE[1], size=SMALL, skip=12, middle=True).put("LI Ming, WANG Xiaofei", size=SMALL, skip=6, middle=True)
    found = own.put(*ABSTRACT[1], size=SMALL, skip=6).put(KWDS[1], size=SMALL, skip=4).zones()
    assert [block.label for block in found[-4:]] == [Label.TITLE, Label.BYLINE, Label.ABSTRACT, Label.KWDS]


def test_another_articles_front_behind_the_references():
    """The language is there already: what stands at the end belongs to the article that begins on the page."""
    own = Paper().front(0).front(1).body(1, 10, "1 引言").turn().body(2, 14).references()
    own.put("Wind and Kites of the Lower Town", size=14, skip=40, middle=True)
    own.put("ZHAO Qi", size=12, skip=8, middle=True)
    own.put(
        "Abstract: Kites are flown by many, and the wind of the lower town was measured for a year.", size=SMALL, skip=9
    )
    found = own.zones()
    assert label_of(found, "Wind and Kites") is Label.OTHER_ARTICLE
    assert label_of(found, "Abstract: Kites") is Label.OTHER_ARTICLE
    assert len(labels(found)[Label.ABSTRACT]) == 2


def test_own_english_abstract_among_those_of_others():
    """A page of abstracts: the names of the head's authors tell which is the article's."""
    own = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 6).references()
    own.put("Wind and Kites of the Lower Town", size=14, skip=40, middle=True)
    own.put("ZHAO Qi, CHEN Bolin", size=12, skip=8, middle=True)
    own.put("(Kite School, Sample University, Sample City 200000)", size=SMALL, skip=8, middle=True)
    own.put(
        "Abstract: Kites are flown by many, and the wind of the lower town was measured for a year.", size=SMALL, skip=9
    )
    found = own.put("Key words: kite; wind", size=SMALL, skip=4).front(1, 30).zones()
    assert label_of(found, "Abstract: Kites") is Label.OTHER_ARTICLE
    assert label_of(found, "Abstract: Three ways") is Label.ABSTRACT
    assert label_of(found, "Effect of Folding") is Label.TITLE


def test_own_english_abstract_among_those_of_the_issue_where_no_list_stands():
    """A journal that cites in footnotes: the abstracts of all articles follow the text, the own one among them."""
    own = Paper().front(0).body(1, 24, "一、引言").turn().body(2, 14, "二、结语").turn()
    own.put("The wind of the lower town was measured for a year, and its kites were counted.", size=SMALL)
    own.put("Key words: kite; wind", size=SMALL, skip=4).front(1, 40).turn()
    own.put("Boats of Birch Bark", size=14, skip=30, middle=True).put("ZHAO Qi", size=12, skip=8, middle=True)
    found = own.put("Abstract: Boats are folded of bark in many towns.", size=SMALL, skip=9).zones()
    assert label_of(found, "Effect of Folding") is Label.TITLE
    assert label_of(found, "LI Ming") is Label.BYLINE
    assert label_of(found, "Abstract: Three ways") is Label.ABSTRACT
    for other in ("The wind of the lower", "Key words: kite", "Boats of", "ZHAO Qi", "Abstract: Boats"):
        assert label_of(found, other) is Label.OTHER_ARTICLE


def test_pages_that_cannot_be_read_before_an_english_abstract_are_no_end():
    own = Paper().front(0).body(1, 24, "一、引言").turn().put(*["Kites and boats." for _ in range(20)]).turn()
    found = own.put("Kites", size=14, middle=True).front(1).zones()
    assert label_of(found, "Kites and boats.") is Label.PARAGRAPH


def test_tail_of_another_article_at_the_end():
    own = Paper().front(0).front(1).body(1, 10, "1 引言").turn().body(2, 10).references()
    found = own.put("风筝大赛在示例市举行", size=16.0, skip=30, middle=True).body(5, 12).zones()
    assert label_of(found, "风筝大赛") is Label.OTHER_ARTICLE
    assert found[-1].label is Label.OTHER_ARTICLE


def test_the_english_end_of_the_article_before_leaves_this_one_its_english_front():
    former = Paper().put("Stability of Kites in a Steady Wind", size=14, middle=True)
    former.put("ZHAO Qi, QIAN Duoduo", size=12.0, skip=8, middle=True)
    former.put("(Institute of Kites, Sample City 300000)", size=SMALL, skip=8, middle=True).put(*ABSTRACT[1], skip=10)
    found = former.turn().front(0).front(1).body(1, 10).turn().body(2).references().zones()
    assert {block.label for block in found if block.block.page == 1} == {Label.OTHER_ARTICLE}
    assert [block.label for block in found if block.block.page == 2][:10] == [*FRONT, *FRONT]


def test_cover_of_a_delivery_service():
    cover = (
        Paper()
        .put("《示例学报》网络首发论文", size=16, middle=True)
        .put("题目：纸飞机折叠方式对滑翔距离的影响", skip=20)
    )
    cover.put("网络首发日期：2020-01-02").put("录用定稿、排版定稿和整期汇编定稿是一篇稿件的三个阶段。")
    cover.put("引用格式：李明，王小飞. 纸飞机折叠方式对滑翔距离的影响[J/OL]. 示例学报.")
    found = cover.turn().front(0).front(1).body(1, 10).turn().body(2).references().zones()
    assert {block.label for block in found if block.block.page == 1} <= {Label.FURNITURE}
    assert [block.label for block in found if block.block.page == 2][:5] == FRONT


@pytest.mark.parametrize(("face", "is_cover"), [(Font("Helvetica"), True), (SONG, False)])
def test_a_sheet_before_the_article_in_types_of_its_own(face, is_cover):
    """Hosts of papers put a sheet of their own before them; a title page of the article is set in its types."""
    sheet = Paper().put("All papers of this host are free to read", "Uploaded by a reader on 2 May 2019", font=face)
    found = sheet.turn().front(0).front(1).body(1, 10).turn().body(2).references().zones()
    assert ({block.label for block in found if block.block.page == 1} <= {Label.FURNITURE}) is is_cover
    assert [block.label for block in found if block.block.page == 2][:5] == FRONT


def test_cover_of_the_editors_with_the_abstract():
    """Its table says 作者, 机构, 预排期卷, 摘要, 访问地址; the article prints its own front matter overleaf."""
    cover = Paper().put("纸飞机折叠方式对滑翔距离的影响", size=14, middle=True).put("作者　李明，王小飞", skip=20)
    cover.put("预排期卷　《示例学报》 2020 年第 40 卷第 7 期", skip=9).put(*ABSTRACT[0], skip=9)
    cover.put("访问地址　http://www.example.org/article/02-2020-07-068.html", skip=9)
    found = cover.turn().front(0).front(1).body(1, 10).turn().body(2).references().zones()
    assert {block.label for block in found if block.block.page == 1} <= {Label.FURNITURE}
    assert [block.label for block in found if block.block.page == 2][:5] == FRONT


def test_abstract_runs_over_a_footnote_to_the_next_page():
    lines = prose(12, 3, 48)
    own = Paper().put("纸飞机的滑翔", size=18, middle=True).put("李明，王小飞", size=12, skip=8, middle=True).at(500.0)
    own.put("摘　要：" + lines[0][:-4], *lines[1:8], size=SMALL)
    own.put("收稿日期：2019-03-12；修回日期：2019-05-02", size=7.0, skip=30)
    own.turn().put(*lines[8:11], lines[11][:12] + "。", size=SMALL).put(KWDS[0], size=SMALL, skip=4)
    found = own.body(1, 20, "1 引言").references().zones()
    abstract = [block for block in found if block.label is Label.ABSTRACT]
    assert [block.block.page for block in abstract] == [1, 2]
    assert label_of(found, "收稿日期") is Label.HISTORY
    assert label_of(found, KWDS[0]) is Label.KWDS


def test_reference_list_resumed_behind_another_article():
    """下转 and 上接: the rest of the list is printed on a later page."""
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).references(ENTRIES[:2])
    own.put("（下转第 7 页）", size=SMALL, skip=4).put("风筝大赛在示例市举行", size=16.0, skip=30, middle=True).body(
        4, 10
    )
    own.turn().body(6, 20).put("（上接第 2 页）", size=SMALL, skip=20).put(ENTRIES[2], size=SMALL)
    found = own.zones()
    assert label_of(found, "风筝大赛") is Label.OTHER_ARTICLE
    assert label_of(found, "[3] SMITHSON") is Label.REF
    assert label_of(found, "[1] 李明") is Label.REF


def test_entries_of_the_list_that_another_article_resumes_beside_it_are_not_taken():
    """The numbers tell whose entries they are: those of another list begin elsewhere."""
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).references(ENTRIES[:2])
    own.put("（下转第 7 页）", size=SMALL, skip=4).put("风筝大赛在示例市举行", size=16.0, skip=30, middle=True)
    own.turn().body(6, 20).put("（上接第 2 页）", size=SMALL, skip=20).put(ENTRIES[2], size=SMALL)
    other = "[8] 陈柏林. 风筝的选材[J]. 示例学报, 2017, 37(1): 5-8."
    found = own.put("（上接第 5 页）", size=SMALL, skip=20).put(other, size=SMALL).zones()
    assert label_of(found, "[3] SMITHSON") is Label.REF
    assert label_of(found, "[8] 陈柏林") is Label.OTHER_ARTICLE


def test_a_foot_that_is_not_known_does_not_end_the_list():
    foot = "示例市风筝协会"
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).references(ENTRIES[:2])
    found = own.put(foot, size=12, skip=12, middle=True).turn().put(ENTRIES[2], size=SMALL).zones()
    assert label_of(found, "[3] SMITHSON") is Label.REF
    assert label_of(found, foot) is not Label.REF


def test_a_heading_of_the_text_in_the_other_column_is_no_entry():
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).references(ENTRIES[:2])
    found = own.put("6 结论与展望", size=14.0, skip=12).put(ENTRIES[2], size=SMALL, skip=12).zones()
    assert label_of(found, "[3] SMITHSON") is Label.REF
    assert label_of(found, "6 结论与展望") is not Label.REF


@pytest.mark.parametrize(
    "heading", ["参考文献", "参考文献：", "参考文献(References)", "【参考文献】", "References", "[参考文献]"]
)
def test_headings_of_lists(heading):
    found = Paper().front(0).body(1, 20, "1 引言").references(heading=heading).zones()
    assert label_of(found, "[1]") is Label.REF
    assert label_of(found, heading) is Label.REF_HEADING


def test_a_heading_in_both_languages_on_two_lines():
    own = Paper().front(0).body(1, 20, "1 引言").put("参考文献", "References", skip=14, middle=True)
    found = own.put("[1] 李明. 纸飞机的稳定性[J]. 示例学报, 2019, 3(2): 1-9.", size=SMALL, skip=14).zones()
    assert label_of(found, "参考文献") is Label.REF_HEADING
    assert label_of(found, "[1] 李明") is Label.REF


@pytest.mark.parametrize("heading", ["引用文献", "引证文献", "Works Cited"])
def test_rarer_headings_of_lists(heading):
    found = Paper().front(0).body(1, 20, "1 引言").references(heading=heading).zones()
    assert label_of(found, heading) is Label.REF_HEADING


def test_word_reference_in_running_text_begins_no_list():
    own = Paper().front(0).body(1, 20, "1 引言").put("参考文献的数量逐年增加，这在各类期刊中都可以看到。").body(2, 6)
    found = own.references().zones()
    assert label_of(found, "参考文献的数量") is Label.PARAGRAPH


def test_paper_without_references():
    found = Paper().front(0).body(1, 20, "1 引言").zones()
    assert Label.REF not in labels(found)
    assert found[-1].label is Label.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("收稿日期：2019-03-12；修回日期：2019-05-02", Label.HISTORY),
        ("基金项目：国家示例科学基金（61000001）", Label.FUNDING),
        ("作者简介：李明（1980—），男，教授，研究方向为纸艺。E-mail：li@example.org", Label.AUTHOR_NOTES),
        ("通信作者：王小飞，wang@example.org", Label.AUTHOR_NOTES),
        ("*本文受示例省自然科学基金资助（2020ABC01）", Label.FUNDING),
        ("引用格式：李明，王小飞. 纸飞机[J]. 示例学报，2020，40(3)：12-19.", Label.CITE_AS),
    ],
)
def test_notes_at_the_foot_of_the_first_page(line, label):
    found = Paper().front(0).body(1, 20, "1 引言").at(700.0).put(line, size=8.0).turn().body(2, 20).references().zones()
    assert label_of(found, line) is label


def test_note_of_two_paragraphs():
    """A second author's biography goes on with the first one's."""
    own = Paper().front(0).body(1, 20, "1 引言").at(690.0)
    own.put("作者简介：李明（1980—），男，教授；", "王小飞（1985—），女，讲师。", size=8.0)
    found = own.turn().body(2, 20).references().zones()
    assert "".join(labels(found)[Label.AUTHOR_NOTES]).count("—") == 2


def test_biographies_behind_the_references():
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10).references()
    own.put("李明（1980—），男，示例大学教授，研究方向为纸艺。", size=SMALL, skip=20)
    found = own.put("王小飞（1985—），女，示例大学讲师，研究方向为滑翔。", size=SMALL, skip=6).zones()
    assert len(labels(found)[Label.AUTHOR_NOTES]) == 2
    assert label_of(found, "[3]") is Label.REF


def test_biography_beside_the_end_of_a_resumed_list():
    """The list goes on behind another article's end; a life under its last entry is no entry."""
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10).references().put("（下转第 9 页）", size=SMALL)
    own.turn().put("（上接第 2 页）", size=SMALL).put("[4] 赵琪. 风筝导论[M]. 示例市: 示例出版社, 2017.", size=SMALL)
    found = own.put("李明（1980—），男，示例大学教授，研究方向为纸艺。", size=SMALL, skip=20).zones()
    assert label_of(found, "[4]") is Label.REF
    assert label_of(found, "李明（1980") is Label.AUTHOR_NOTES


def test_address_in_a_line_of_its_own_under_the_institutions():
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put(BYLINE[0], size=12, skip=8, middle=True)
    own.put(AFF[0], size=SMALL, skip=8, middle=True).put("（liming＠example．org）", size=SMALL, skip=6)
    own.put(*ABSTRACT[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL, skip=4)
    found = own.body(1, 24, "1 引言").references().zones()
    assert label_of(found, "（liming") is Label.AUTHOR_NOTES


def test_date_in_brackets_ends_the_article():
    """Without a colon behind the word, and on a page that is not the last."""
    own = Paper().front(0).body(1, 20, "1 引言").put("（收稿日期2004－03－25）", skip=10)
    found = own.turn().body(2, 30).turn().body(3, 30).zones()
    assert label_of(found, "（收稿日期") is Label.HISTORY


def test_notes_of_the_editors_are_no_part():
    found = Paper().front(0).body(1, 20).references().put("（责任编辑　王小飞）", size=SMALL, skip=10).zones()
    assert label_of(found, "（责任编辑") is Label.FURNITURE
    assert label_of(found, "[3]") is Label.REF


def test_identifiers_under_the_keywords():
    line = "中图分类号：TP391　文献标识码：A　文章编号：1234-5678(2020)03-0012-08"
    found = Paper().front(0).put(line, size=SMALL, skip=4).front(1).body(1, 10, "1 引言").references().zones()
    assert label_of(found, line) is Label.IDENTIFIERS
    assert [block.label for block in found if block.lang is Lang.EN][:5] == FRONT


def test_keywords_one_a_line_under_their_word():
    own = Paper().put("纸飞机的滑翔", size=18, middle=True).put("李明", size=12, skip=8, middle=True)
    own.put("摘　要：" + prose(1, 3, 30)[0] + "。", size=SMALL, skip=10).put("关键词", size=SMALL, font=HEI, skip=6)
    found = own.put("纸飞机", "滑翔比", "折叠方式", size=SMALL).body(1, 20, "1 引言").zones()
    assert "".join(labels(found)[Label.KWDS]) == "关键词纸飞机滑翔比折叠方式"


def test_abstract_whose_word_stands_alone():
    own = Paper().put("纸飞机的滑翔", size=18, middle=True).put("李明，王小飞", size=12, skip=8, middle=True)
    own.put("摘　要", size=12.0, font=HEI, skip=14, middle=True)
    lines = prose(5, 3, 48)
    own.put("　　" + lines[0][:-2], *lines[1:4], lines[4][:20] + "。", size=SMALL, skip=6).put(
        KWDS[0], size=SMALL, skip=4
    )
    found = own.body(1, 20, "1 引言").zones()
    assert "".join(labels(found)[Label.ABSTRACT]).endswith("。")
    assert label_of(found, "1 引言") is Label.PARAGRAPH


def test_an_abstract_over_two_columns_ends_where_they_begin():
    """Convention of older journals: no keywords, no heading, the body's type hardly larger than the abstract's."""
    own = Paper().put("纸飞机的滑翔", size=18, middle=True).put("李明，王小飞", size=12, skip=8, middle=True)
    own.put("提　要", size=9.5, font=HEI, skip=14, middle=True)
    own.put("　　" + prose(5, 1, 46)[0], prose(5, 1, 20)[0] + "。", size=9.5, skip=6)
    top = own.y + 20
    for x, seed in ((LEFT, 7), (LEFT + 250, 8)):
        for at, line in enumerate(prose(24, seed, 22)):
            own.pages[-1] += row(line, x, top + 15 * at, 10.0)
    found = own.zones()
    assert "".join(labels(found)[Label.ABSTRACT]).endswith("。")


def test_abstract_without_its_word():
    """Running text right over the keywords."""
    own = Paper().put("纸飞机的滑翔", size=18, middle=True).put("李明，王小飞", size=12, skip=8, middle=True)
    lines = prose(4, 3, 48)
    own.put("　　" + lines[0][:-2], *lines[1:3], lines[3][:20] + "。", size=SMALL, skip=14).put(
        KWDS[0], size=SMALL, skip=4
    )
    found = own.body(1, 20, "1 引言").zones()
    assert len(labels(found)[Label.ABSTRACT]) == 1


@pytest.mark.parametrize("word", ["综述", "·论著·", "【综述】", "研究报告", "•专家论坛•"])
def test_column_of_the_journal_over_the_title(word):
    found = Paper().put(word, size=12.0).front(0).body(1, 20).zones()
    assert label_of(found, word) is Label.CATEGORY
    assert found[1].label is Label.TITLE


def test_title_whose_last_line_begins_with_a_small_letter():
    own = Paper().front(0).put("Effect of Folding on the Glide", "ratio of paper planes", size=14.0, skip=12)
    own.put(BYLINE[1], size=10.5, skip=10).put(*ABSTRACT[1], size=SMALL, skip=10).put(KWDS[1], size=SMALL, skip=4)
    found = own.body(1, 10, "1 引言").turn().body(2, 30).references().zones()
    title = [text(block) for block in found if block.label is Label.TITLE and block.lang is Lang.EN]
    assert " ".join(" ".join(title).split()) == "Effect of Folding on the Glide ratio of paper planes"


def test_the_body_s_type_is_that_before_the_references():
    """Notes at the foot of page 1 are smaller than the body, though most of a review is its list."""
    entries = [f"[{n}] 李明, 赵琪. 纸飞机的稳定性[J]. 示例学报, 2018, 38(2): 21-27." for n in range(1, 90)]
    own = Paper().front(0).body(1, 20, "1 引言").put("基金项目　示例科学基金（61000001）资助", size=7.5, skip=20)
    own.turn().body(2, 36).turn().put("参考文献", skip=10).put(*entries[:40], size=7.5)
    found = own.turn().put(*entries[40:], size=7.5).zones()
    assert label_of(found, "基金项目") is Label.FUNDING


def test_thanks_behind_the_list_are_no_entry():
    own = Paper().front(0).body(1, 24, "1 引言").references().put("致谢", skip=16)
    found = own.put("本项目获得示例科学基金（编号：61000001）的支持。", skip=6).zones()
    assert label_of(found, "本项目获得") is Label.ACK


def test_lines_that_hang_behind_a_note_s_label():
    """A scan's lines are of unlike sizes: what stands behind the label's word, under its text, goes on with it."""
    own = Paper().front(0).front(1).body(1, 12, "1 引言")
    own.put("基金项目：国家示例科学基金（61000001）；示例大学信息纸艺学院研究课题", size=8.0, skip=30)
    own.put("<5>（样本大学折纸研究所，20200001）；示例市", size=9.2, skip=-3)
    found = labels(own.turn().body(2, 30).references().zones())
    assert "".join(found[Label.FUNDING]).endswith("示例市")


def test_keywords_that_go_on_within_one():
    own = Paper().front(0)
    own.put("Abstract: Three ways of folding were compared by the distance that paper planes glide.", size=9.0, skip=20)
    own.put("Key words: paper plane; glide", size=9.0, skip=4).put("ratio; folding", size=10.4, skip=-3)
    found = labels(own.body(1, 30).turn().body(2, 30).references().zones())
    assert found[Label.KWDS][-1] == "ratio; folding"


def test_keywords_in_another_line_that_white_alone_parts():
    own = Paper().front(0)
    own.put("Abstract: Three ways of folding were compared by the distance that paper planes glide.", size=9.0, skip=20)
    own.put("Key words: Paper Plane<2>Glide Ratio<2>Middle Fold", size=9.0, skip=4).put(
        "Plane Folding", size=9.0, skip=3
    )
    found = labels(own.put("1 引言", size=12.0, skip=12).body(1, 30).turn().body(2, 30).references().zones())
    assert "".join(found[Label.KWDS]).endswith("Plane Folding")


def test_whom_to_write_to_in_a_call_for_papers():
    """The editors' notice fills the page behind the references; its contact is no author's."""
    own = Paper().front(0).front(1).turn().body(1, 30, "1 引言").turn().references()
    own.put("第十届示例会议征文通知", size=12.0, skip=30, middle=True).put("会议将于示例市召开，欢迎投稿。", skip=10)
    found = own.put("联系人：李明，Email: li@example.org", skip=10).zones()
    assert label_of(found, "联系人") is Label.OTHER_ARTICLE


def test_an_award_s_number_on_the_line_under_who_paid():
    own = Paper().front(0).body(1, 20, "1 引言").put("基金项目：示例科学基金资助项目", size=8.0, skip=20)
    found = own.put("(2002DEA30001)", size=6.0).turn().body(2, 30).references().zones()
    assert label_of(found, "(2002DEA30001)") is Label.FUNDING


def test_who_to_write_to_under_the_institutions():
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put(BYLINE[0], size=12, skip=8, middle=True)
    own.put(AFF[0], size=SMALL, skip=8).put(
        "*通信作者 李明(1980-)，男，示例大学教授，E-mail: li@example.org", size=SMALL, skip=6
    )
    own.put(*ABSTRACT[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL, skip=4)
    found = own.body(1, 24, "1 引言").references().zones()
    assert label_of(found, "*通信作者") is Label.AUTHOR_NOTES


def test_authors_and_institutions_in_brackets_at_the_end():
    own = Paper().front(0).body(1, 24, "1 引言").references()
    found = own.put("（李明，示例大学纸艺学院硕士研究生；王小飞，样本研究所研究员）", skip=20).zones()
    assert label_of(found, "（李明") is Label.AUTHOR_NOTES


def test_subtitle():
    own = Paper().put("纸飞机的滑翔", size=18, middle=True).put("——以尖头折法为例", size=14, skip=4, middle=True)
    own.put("李明，王小飞", size=12, skip=8, middle=True).put(AFF[0], size=SMALL, skip=8, middle=True)
    found = own.put("摘　要：" + prose(1, 3, 30)[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL).body(1, 20).zones()
    assert [block.label for block in found[:4]] == [Label.TITLE, Label.SUBTITLE, Label.BYLINE, Label.AFF]


def test_title_is_the_line_over_the_byline():
    """The journal's name over it may be set larger."""
    own = Paper().put("示例学报 第 40 卷 第 3 期", size=22, middle=True)
    found = own.front(0).front(1).body(1, 12, "1 引言").zones()
    assert labels(found)[Label.TITLE] == list(TITLE)


def test_a_lone_english_line_over_the_title_is_the_journals_name():
    """Nothing else of the article is in English; where an abstract is, a line over the title may be its title."""
    lines = prose(4, 3, 30)

    def title(*english: str) -> bool:
        own = Paper().put("EXAMPLES OF SOCIAL PRACTICE", size=SMALL).front(0)
        own.put(*english, size=SMALL, skip=10) if english else own
        found = own.body(1, 20, lines[0][:6]).zones()
        return label_of(found, "EXAMPLES OF") is Label.TITLE

    assert not title()
    assert title(*ABSTRACT[1])


@pytest.mark.parametrize("word", ["致　谢　", "致谢：", "【致谢】"])
def test_acknowledgement(word):
    line = word + "感谢示例大学的同学们。"
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).put(line, skip=10)
    assert "".join(labels(own.references().labelled())[Label.ACK]) == line


def test_the_papers_ink_is_in_its_labels():
    own = Paper().front(0).front(1).body(1, 10, "1 引言").turn().body(2, 14).references()
    assert ink_of_blocks(found.block for found in own.labelled()) == ink_of_pages(own.made())


def test_unit_of_a_figure_is_no_institution():
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10)
    found = own.put("（单位：m）", size=SMALL, middle=True).body(3, 10).turn().body(4).references().zones()
    assert label_of(found, "（单位：m）") is Label.PARAGRAPH


def test_end_of_another_article_over_the_title():
    """Running text in the body's type; what has no commas, as a slogan, may be anything."""
    slogan = "示例学报欢迎各界人士投稿并提出宝贵意见共同办好本刊为示例事业作出新的更大的贡献"
    end = "折法不同，所以距离不同，投掷的力量也有影响，参考本文的结果，可以选出折法。"
    own = Paper().put(slogan, skip=4).put(end, skip=20).at(140).front(0).front(1).body(1, 16, "1 引言")
    found = own.turn().body(2, 20).references().zones()
    assert label_of(found, end) is Label.OTHER_ARTICLE
    assert label_of(found, slogan) is Label.UNPLACED


def test_a_list_that_is_a_numbered_section_has_few_entries():
    """`5　参考文献` and entries without type marks: the first one's number under the heading tells them."""
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10).put("2　参考文献", skip=10)
    own.put("[1] 李明. 纸飞机的稳定性. 示例学报", size=SMALL).put("[2] 王小飞. 折纸导论. 示例出版社", size=SMALL)
    found = own.zones()
    assert label_of(found, "2　参考文献") is Label.REF_HEADING
    assert label_of(found, "[1] 李明") is Label.REF


def test_end_of_a_list_over_the_title():
    """Short articles follow each other on a page: entries over the title are of the article before."""
    entries = [line.replace("[1]", "[7]").replace("[2]", "[8]").replace("[3]", "[9]") for line in ENTRIES]
    own = Paper().put(*entries, size=SMALL).front(0, 40).body(1, 24, "1 引言").turn().body(2, 14).references()
    found = own.zones()
    assert label_of(found, "[7]") is Label.OTHER_ARTICLE
    assert labels(found)[Label.TITLE] == [TITLE[0]]
    assert labels(found)[Label.BYLINE] == [BYLINE[0].replace("^{", "").replace("}", "")]


def test_one_line_over_the_title_is_no_list():
    """An article's own citation stands over its title too."""
    own = Paper().put("李明. 纸飞机的滑翔[J]. 示例学报, 2018, 38(2): 21-27.", size=SMALL).front(0, 40)
    found = own.body(1, 24, "1 引言").references().zones()
    assert Label.OTHER_ARTICLE not in labels(found)


def next_article(own: Paper) -> Paper:
    own.put("风筝线的张力与风速的关系", size=18, skip=30, middle=True).put("赵琪", size=12, skip=8, middle=True)
    own.put("摘　要：" + prose(1, 7)[0], "得出风速越大张力越大。", size=SMALL, skip=10)
    return own.put("关键词：风筝；张力", size=SMALL, skip=4).body(7, 10, "1 风速")


def test_next_article_on_the_last_page():
    """It begins under the end of this one, which prints no references."""
    found = next_article(Paper().front(0).body(1, 24, "1 引言").turn().body(2, 10)).zones()
    assert label_of(found, "风筝线的张力") is Label.OTHER_ARTICLE
    assert found[-1].label is Label.OTHER_ARTICLE
    assert len(labels(found)[Label.ABSTRACT]) == 1


@pytest.mark.parametrize(
    ("scanned", "broken_off", "label"),
    [(True, True, Label.PARAGRAPH), (False, True, Label.OTHER_ARTICLE), (True, False, Label.OTHER_ARTICLE)],
)
def test_this_article_ends_under_white_where_a_scan_has_a_rule(scanned: bool, broken_off: bool, label: Label):
    """The next one begins over it; a rule drawn in a scan's picture is white to who reads its letters."""
    own = Paper().front(0).body(1, 20, "1 引言").put("　　" + prose(1, 3)[0] + ("" if broken_off else "。"))
    own = next_article(own.turn()).put(*prose(8, 4), skip=40)
    made = own.made()
    if scanned:
        made = tuple(replace(each, images=(each.bbox,)) for each in made)
    found = label_zones(layout(made).blocks, made)
    assert label_of(found, "风筝线的张力") is Label.OTHER_ARTICLE
    assert found[-1].label is label


def test_own_chinese_front_matter_on_the_last_page():
    """An article in English prints its Chinese abstract at the end: nothing at its beginning is Chinese."""
    found = next_article(Paper().front(1).body(1, 24, "1 Introduction").turn().body(2, 10)).zones()
    assert Label.OTHER_ARTICLE not in labels(found)


def test_statements_behind_the_references_are_of_the_article():
    own = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 10).references()
    found = own.put("利益冲突声明", skip=14).put("所有作者声明无利益冲突。", skip=4).zones()
    assert label_of(found, "利益冲突声明") is not Label.OTHER_ARTICLE
    assert label_of(found, "所有作者") is not Label.OTHER_ARTICLE


def test_funding_note_under_the_list():
    own = Paper().front(0).body(1, 24, "1 引言").turn().body(2, 10).references()
    found = own.put("* 本文受示例省自然科学基金资助（2020ABC01）。", size=SMALL, skip=10).zones()
    assert label_of(found, "* 本文受") is Label.FUNDING


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("① 示例省自然科学基金（2020ABC01）资助项目。", Label.FUNDING),
        ("* 李明，示例大学纸艺学院，讲师；王小飞，样本研究所研究员。", Label.AUTHOR_NOTES),
        ("① 李明：《折纸论》，示例出版社 2001 年版。", Label.OTHER_ARTICLE),
    ],
)
def test_marked_notes_behind_the_english_front_matter_at_the_end(note: str, label: Label):
    """Their marks are those of the title and of the names; a note of the text names a book."""
    own = Paper().front(0).body(1, 24, "1 引言").references().turn().front(1)
    assert label_of(own.put(note, size=SMALL, skip=60).zones(), note[:6]) is label


def test_title_that_goes_on_in_smaller_type():
    """A title that ends in the middle has its rest under it; a second line of another kind is the by-line."""
    own = Paper().put("关于加强纸飞机折叠教育的", size=18, middle=True).put("若干建议", size=14, skip=4, middle=True)
    found = own.body(1, 24).zones()
    assert labels(found)[Label.TITLE] == ["关于加强纸飞机折叠教育的", "若干建议"]
    assert Label.BYLINE not in labels(found)


def test_minority_names_under_an_english_title():
    own = Paper().front(0).put(TITLE[1], size=14, skip=20, middle=True)
    own.put("AYGUL Memet, TSERING Drolma, WUYUN Bilig, HE Xiaoyan, OUYANG Xiuyuan", size=12, skip=8, middle=True)
    found = own.put(*ABSTRACT[1], size=SMALL, skip=9).body(1, 24).references().zones()
    assert label_of(found, "AYGUL Memet") is Label.BYLINE


def test_erratum():
    own = (
        Paper().put("勘误", size=18, middle=True).put("　　本刊 2018 年第 2 期第 21 页的图 1 有误，特此更正。", skip=8)
    )
    found = own.put("Erratum", size=18, skip=20, middle=True).put("Fig. 1 on page 21 was wrong.", skip=8).zones()
    assert labels(found)[Label.TITLE] == ["勘误", "Erratum"]
    assert label_of(found, "本刊 2018") is Label.PARAGRAPH


def test_abstract_and_keywords_whose_labels_are_pictures():
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put(BYLINE[0], size=12, skip=8, middle=True)
    own.put(AFF[0], size=SMALL, skip=8, middle=True)
    own.put("　　" + prose(1, 9)[0], prose(1, 8)[0], "得出尖头折法的滑翔比最大。", size=SMALL, skip=10)
    own.put("纸飞机；滑翔比；折叠方式", size=SMALL, skip=6).front(1)
    found = own.body(1, 24, "1 引言").references().zones()
    assert label_of(found, "纸飞机；滑翔比") is Label.KWDS
    assert next(block.lang for block in found if block.label is Label.ABSTRACT) is Lang.ZH


def test_column_in_both_languages():
    own = Paper().put("卷首语 · Editorial", size=SMALL).front(0, 30).body(1, 24, "1 引言").references()
    assert label_of(own.zones(), "卷首语") is Label.CATEGORY


def test_a_starred_note_under_the_list_is_no_entry():
    note = "* 本文受示例省社会科学基金项目“纸飞机的稳定性”（21ZZA001）资助。"
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).references()
    found = own.put(note, size=SMALL, skip=20).zones()
    assert label_of(found, "* 本文受") is not Label.REF
    assert label_of(found, "[3] SMITHSON") is Label.REF


def test_lines_that_count_up_under_the_heading_are_a_list_in_whatever_form():
    entries = ["1 李明·折纸概论·示例学报，1994—06", "2 赵琪·纸的强度·示例出版社，1991", "3 王小飞·飞行·示例出版社"]
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20).references(entries)
    found = own.zones()
    assert label_of(found, entries[0]) is Label.REF
    assert entries[2][2:] in " ".join(labels(found)[Label.REF])


MORE_ENTRIES = [
    *ENTRIES,
    "[4] 赵琪. 纸的韧性[D]. 示例市: 示例大学, 2019.",
    "[5] 李明. 纸艺[M]. 示例市: 示例出版社, 2020.",
]


def test_a_list_under_a_heading_that_cannot_be_read_is_told_by_its_numbers_and_marks():
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10)
    found = own.references(MORE_ENTRIES, heading="\ufffd\ufffd\ufffd\ufffd").zones()
    assert len(labels(found)[Label.REF]) == len(MORE_ENTRIES)


def test_a_list_of_physics_has_no_heading_and_no_marks():
    """A rule stands over it; white alone parts year, journal, volume and page."""
    entries = [f"[{n}] Li M, Wang X F 20{n:02} Exam. Phys. Lett. {n + 60} 12{n}0" for n in range(1, 7)]
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10)
    for entry in entries:
        own.put(entry, size=SMALL, skip=10)
    assert len(labels(own.zones())[Label.REF]) == len(entries)


@pytest.mark.parametrize(
    ("form", "page_without_text", "is_list"),
    [("[{}] ", True, True), ("{}　", True, True), ("[{}] ", False, False)],
)
def test_a_list_goes_on_behind_a_page_without_text(form: str, page_without_text: bool, is_list: bool):
    """Its heading and its first entries are on that page, a picture."""
    entries = [
        form.format(number) + f"李明. 折纸概论之{number}[J]. 示例学报, 2018, 38(2): 21-27." for number in range(7, 14)
    ]
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 20, "2 结论").turn()
    own = (own.turn() if page_without_text else own).put(*entries, size=SMALL)
    assert (label_of(own.zones(), entries[0][:6]) is Label.REF) is is_list


def test_text_that_counts_in_brackets_is_no_list_of_references():
    items = [f"[{n}] 纸飞机的机头折得越尖，滑翔的距离就越大。" for n in range(1, 7)]
    found = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10).put(*items, skip=10).zones()
    assert Label.REF not in labels(found)


def test_the_text_behind_another_articles_front_matter_is_none_of_the_lists_entries():
    own = Paper().references(MORE_ENTRIES)
    others = ["风筝骨架的选材", "陈柏林，周小荷", "摘　要：竹制骨架的飞行高度最大", "关键词：风筝；骨架"]
    for other in others:
        own.put(other, size=SMALL, skip=20)
    found = items(layout(own.made()).blocks)
    own_text = [item for item in found if item.text.startswith(("参考", "["))]
    behind = items(layout(Paper().body(8, 3).made()).blocks)
    article = [*own_text, *(replace(item, index=len(found)) for item in behind)]
    claims, end = reference_claims(article, SMALL, Decided())
    assert end == len(own_text)
    assert not [claim for claim in claims if claim.item.index == len(found)]


def test_institution_in_brackets_behind_the_last_sentence():
    """Magazines print it where the text ends, before the references."""
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put("李明　王小飞", size=12, skip=8, middle=True)
    own.put(*ABSTRACT[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL, skip=4).body(1, 12, "1 引言")
    found = own.put("　　总之，尖头折法最好。（作者单位：示例大学纸艺学院）", skip=6).references().zones()
    assert [label.strip("（") for label in labels(found)[Label.AFF]] == ["作者单位：示例大学纸艺学院）"]
    assert label_of(found, "总之，尖头折法") is Label.PARAGRAPH


def test_an_abstract_whose_lines_differ_in_size():
    """Recognition gives each line the height of its ink: what stops within a sentence goes on up to the keywords."""
    lines = prose(4, 7)
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put("李明　王小飞", size=12, skip=8, middle=True)
    own.put("摘要：" + lines[0][:-3], lines[1], size=SMALL, skip=10)
    own.put(lines[2][:36], lines[3][:20] + "示例银行。", size=SMALL + 2, skip=4).put(KWDS[0], size=SMALL, skip=8)
    found = own.body(1, 12, "1 引言").references().zones()
    assert label_of(found, lines[2][:36]) is Label.ABSTRACT


def test_the_kind_of_article_in_the_title_s_size():
    own = Paper().put("Research Article", size=18, skip=20).put(TITLE[1], size=18, skip=10)
    own.put(BYLINE[1], size=12, skip=10).put(AFF[1], size=SMALL, skip=8).put(*ABSTRACT[1], size=SMALL, skip=10)
    found = own.body(1, 12, "1 引言").references().zones()
    assert label_of(found, "Research Article") is Label.CATEGORY
    assert labels(found)[Label.TITLE] == [TITLE[1]]


def test_a_title_s_last_line_may_read_as_a_column():
    own = Paper().put("基于折纸的纸飞机滑翔距离与稳定性", "研究综述", size=18, skip=20, middle=True)
    own.put(BYLINE[0], size=12, skip=10, middle=True).put(AFF[0], size=SMALL, skip=8).put(
        *ABSTRACT[0], size=SMALL, skip=10
    )
    found = own.body(1, 12, "1 引言").references().zones()
    assert "".join(labels(found)[Label.TITLE]) == "基于折纸的纸飞机滑翔距离与稳定性研究综述"


def test_lives_behind_the_references():
    """Those of this article's authors, not of another's whose end or beginning the page shows."""
    own = Paper().front(0).front(1).body(1, 24, "1 引言").references()
    own.put("王小飞　示例大学纸艺学院博士研究生. 主要研究折纸.", skip=20)
    found = own.put("赵琪　样本大学教授. 主要研究风筝.", skip=20).zones()
    assert label_of(found, "王小飞") is Label.AUTHOR_NOTES
    assert label_of(found, "赵琪　样本大学") is Label.OTHER_ARTICLE


def test_a_life_names_who_is_half_readable_in_the_by_line():
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put("王小�，李明", size=12, skip=8, middle=True)
    own.put(*ABSTRACT[0], size=SMALL, skip=10).put(KWDS[0], size=SMALL, skip=4).body(1, 24, "1 引言").references()
    found = own.put("王小飞　示例大学纸艺学院博士研究生. 主要研究折纸.", skip=20).zones()
    assert label_of(found, "王小飞　示例大学") is Label.AUTHOR_NOTES


@pytest.mark.parametrize(("numbers", "belongs"), [((3, 4), True), ((2, 3), True), ((3,), False), ((4, 5), False)])
def test_a_number_that_cannot_be_read_ends_no_list(numbers, belongs):
    """Recognition has left the second entry's number out and seen its scrap in large type."""
    own = Paper().front(0).body(1, 20, "1 引言").references([ENTRIES[0]])
    own.put("82-84.", size=14.0, skip=6)
    later = [f"[{n}] 赵琪. 风筝的线之{n}[J]. 示例通报, 2011, 31(4): 41-44." for n in numbers]
    for entry in later:
        own.put(entry, size=SMALL, skip=6)
    found = own.zones()
    assert (label_of(found, later[0]) is Label.REF) is belongs


def test_the_mastheads_lines_over_the_title_are_the_pages():
    own = Paper().put("2001年6月　　　　　　Journal of Examples　　　　　　June，2001", size=SMALL).front(0).body(1, 12)
    found = own.turn().body(2, 30).references().zones()
    assert label_of(found, "2001年6月") is Label.FURNITURE


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("∗专题评述∗", Label.CATEGORY),
        ("⦾折叠、滑翔、稳定⦾", Label.CATEGORY),
        ("·折叠与滑翔", Label.CATEGORY),
        ("专题：纸艺与滑翔", Label.CATEGORY),
        ("*折叠与滑翔", Label.UNPLACED),
    ],
)
def test_columns_between_marks_over_the_title(line, label):
    found = Paper().put(line, size=SMALL).front(0).body(1, 12).turn().body(2, 30).references().zones()
    assert label_of(found, line[:3]) is label


@pytest.mark.parametrize(
    ("line", "over", "label"),
    [
        ("折<2>叠<2>技<2>艺", True, Label.CATEGORY),  # on a bar, its hanzi set far apart
        ("折<2>叠<2>技<2>艺", False, Label.UNPLACED),  # the first line of all names the journal
        ("折<2>叠<2>技", True, Label.UNPLACED),  # as few may be a person's name
        ("折叠技艺", True, Label.UNPLACED),
        ("折<2>叠<2>学<2>报", True, Label.UNPLACED),  # a journal
    ],
)
def test_a_column_on_its_bar_over_the_title(line, over, label):
    own = Paper().put("DOI：10.12345/j.issn.1234-567X.2020.03.001", size=SMALL) if over else Paper()
    found = own.put(line, size=SMALL, skip=10).front(0).body(1, 12).turn().body(2, 30).references().zones()
    assert label_of(found, line[0]) is label


def test_a_column_behind_the_number_of_its_line():
    own = Paper().put("DOI：10.12345/j.issn.1234-567X.2020.03.001　　　　　　·综述·", size=SMALL).front(0).body(1, 12)
    found = labels(own.turn().body(2, 30).references().zones())
    assert found[Label.CATEGORY] == ["·综述·"]
    assert found[Label.IDENTIFIERS][0].rstrip("　") == "DOI：10.12345/j.issn.1234-567X.2020.03.001"


@pytest.mark.parametrize("heading", ["参考文献", "参考文献 \ufffd"])
def test_a_list_whose_figures_have_no_form(heading):
    """A recognised layer has lost all numbers: neither labels nor years nor type marks tell the entries."""
    own = Paper().front(0).body(1, 20, "1 引言").turn().body(2, 10).put(heading, skip=10)
    for name in ("王小明", "李华", "陈明", "周平"):
        own.put(f"〔\ufffd〕{name}，湖泊的演替，湖泊学报，\ufffd\ufffd\ufffd", size=SMALL)
    found = own.zones()
    assert label_of(found, "参考文献") is Label.REF_HEADING
    assert label_of(found, "〔\ufffd〕李华") is Label.REF
