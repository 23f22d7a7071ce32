"""First pages of many houses: labelled English titles, names in two scripts, notes at the foot."""

from __future__ import annotations

from pipeline.label.zones.persons import lists_persons
from pipeline.label.zones.self_citation import is_self_citation
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from tests.label.made import ABSTRACT, AFF, BYLINE, KWDS, LARGE, SMALL, TITLE, Paper, label_of, labels
from tests.layout.made import prose


def _with_abstracts() -> Paper:
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put(BYLINE[0], AFF[0], middle=True)
    for lang in (0, 1):
        paper.put(*ABSTRACT[lang], KWDS[lang], skip=10)
    return paper


def test_names_in_two_scripts_under_each_other():
    """Convention of journals of earth science: the names in hanzi, and right under them in Latin letters."""
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put(*BYLINE, middle=True)
    paper.put(*ABSTRACT[1], KWDS[1], skip=10).put(*ABSTRACT[0], KWDS[0], skip=10).put(*prose(1, 30), skip=10)
    found = paper.zones()
    assert [block.lang for block in found if block.label is Label.BYLINE] == [Lang.ZH, Lang.EN]


def test_english_title_and_names_under_both_abstracts():
    paper = _with_abstracts().put(TITLE[1], size=13.0, middle=True, skip=15)
    found = paper.put(BYLINE[1], middle=True).put(AFF[1], size=SMALL, middle=True).put(*prose(2, 30), skip=15).zones()
    assert label_of(found, TITLE[1]) is Label.TITLE
    assert label_of(found, "LI Ming") is Label.BYLINE
    assert label_of(found, "(1. School") is Label.AFF


def test_title_and_names_behind_their_words():
    """Convention: `Title:` and `Authors:` before them in the English front matter at the end."""
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put(BYLINE[0], AFF[0], middle=True)
    paper.put(*ABSTRACT[0], KWDS[0], skip=10).put(*prose(1, 30), skip=10).put("参考文献", skip=10)
    paper.put("[1] 李明. 折纸导论[M]. 示例市: 示例出版社, 2016: 7-9.", "[2] 赵琪. 滑翔[M]. 示例市: 示例出版社, 2017.")
    paper.put(f"Title: {TITLE[1]}", skip=20)
    paper.put("Authors: Li Ming, Wang Xiaofei (School of Paper, Example University, Example City 100000, China)")
    found = paper.put(*ABSTRACT[1], KWDS[1]).zones()
    title = next(block for block in found if block.label is Label.TITLE and block.lang is Lang.EN)
    assert title.label_length == len("Title:")
    assert label_of(found, "Authors: Li Ming") is Label.BYLINE
    assert label_of(found, "(School of Paper") is Label.AFF


def test_rights_between_keywords_and_text_are_none_of_the_text():
    """Convention of open access: copyright, licence and its address under the keywords, in a line each."""
    lines = (
        "Copyright © 2017 by authors and Example Publishers Inc.",
        "This work is licensed under the Creative Commons Attribution License (CC BY).",
        "http://creativecommons.org/licenses/by/4.0/",
    )
    paper = _with_abstracts()
    for line in lines:
        paper.put(line, skip=10)
    found = paper.put("1. 引言", skip=14).put(*prose(1, 30), skip=8).labelled()
    assert [label_of(found, line) for line in lines] == [Label.FURNITURE] * 3


def test_a_life_without_a_word_before_it_at_the_foot():
    paper = _with_abstracts().put(*prose(1, 15), skip=10)
    life = ("李　明，示例大学纸艺学院教授，主要从事折纸的研究；", "王小飞，样本研究所研究员。")
    found = paper.put(*life, size=7.5, skip=15).labelled()
    assert any(text.startswith("李") for text in labels(found)[Label.AUTHOR_NOTES])


def test_a_life_at_the_foot_whose_sex_and_year_white_alone_sets_off():
    """Convention of journals of electrical engineering: beside the portrait, over or under the date of receipt."""
    paper = _with_abstracts().put(*prose(1, 15), skip=10)
    paper.put("王小飞　男　1991年生，硕士生，研究方向为纸飞机。", size=7.5, skip=15).put(
        "收稿日期：2018-08-24", size=7.5
    )
    assert any(text.startswith("王") for text in labels(paper.labelled())[Label.AUTHOR_NOTES])


def test_a_by_line_of_hanzi_with_a_name_in_latin_letters():
    """The letters of one author from abroad outnumber the hanzi of the others."""
    paper = (
        Paper()
        .put(TITLE[0], size=LARGE, middle=True)
        .put("李明^{1}，王小飞^{1}，Jonathan M. Smithson^{2}", middle=True)
    )
    found = paper.put(AFF[0], middle=True).put(*ABSTRACT[0], KWDS[0], skip=10).put(*prose(1, 30), skip=10).zones()
    assert [block.lang for block in found if block.label is Label.BYLINE] == [Lang.ZH]


def test_a_life_behind_the_institution_in_one_block():
    paper = _with_abstracts().put(*prose(1, 12), skip=10)
    paper.put("作者单位：100000　示例市，示例医院外科", "李　明：女，本科，主管护师", size=SMALL, skip=15)
    found = labels(paper.labelled())
    assert any(text.startswith("李") for text in found[Label.AUTHOR_NOTES])


def test_dots_and_strokes_among_names():
    assert lists_persons("Ayinuer·Maimaiti, LI Ming, Bayinchahan", Lang.EN)
    assert lists_persons("Ming Li · Xiaofei Wang · Qi Zhao", Lang.EN)
    assert lists_persons("LI Ming / WANG Xiaofei / ZHAO Qi", Lang.EN)
    assert not lists_persons("Folding · Gliding · Landing", Lang.EN)


def test_a_citation_with_the_doi_behind_its_pages():
    cited = "Li M, Wang XF and Zhao Q. 2018. Gliding of paper planes. Example Acta, 34(5):1301-1312"
    assert is_self_citation(f"{cited}, doi:10.1234/5678-9012/2018.05.08")
    assert is_self_citation(cited)


def _of_open_access(heading: str, *under: str) -> Paper:
    paper = Paper().put(TITLE[1], size=LARGE).put("Ming Li,^{1} Xiaofei Wang,^{1,2} and Qi Zhao^{2}", skip=10)
    paper.put("^{1}School of Paper, Example University, Example City 100000, China", size=SMALL, skip=10)
    paper.put("^{2}Sample Institute, Sample City 200000, China", size=SMALL, skip=10)
    paper.put("Correspondence should be addressed to Qi Zhao; zhao@example.org", size=SMALL, skip=10)
    paper.put("Received 2 March 2021; Accepted 18 June 2021; Published 5 July 2021", size=SMALL, skip=10)
    return paper.put(*under, skip=20).put(heading, skip=20).put(*PLANES * 5, skip=15)


PLANES = (
    "Three ways of folding were compared by the distance that paper planes glide. Thirty throws of each",
    "were measured, and pointed planes had the largest glide ratio of all. Planes with a blunt nose were",
    "the most stable ones, and what the wings weigh changed little. The results help to fold by hand.",
)


def test_an_english_front_where_nothing_is_named():
    """Convention of open access: names, a raised figure before each institution, dates, and the abstract unnamed."""
    found = _of_open_access("1. Introduction", *PLANES).zones()
    assert label_of(found, "Ming Li") is Label.BYLINE
    assert label_of(found, "1School of Paper") is Label.AFF
    assert label_of(found, "2Sample Institute") is Label.AFF
    assert label_of(found, "Three ways") is Label.ABSTRACT
    assert label_of(_of_open_access("1. Methods", *PLANES).zones(), "Three ways") is not Label.ABSTRACT


def test_a_name_that_the_end_of_a_centred_line_tears():
    """`王 | 小飞` in a narrow column: the line under the names goes on with the last one, and with others."""
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put("李明，赵琪，刘芸，王", "小飞，陈静", middle=True)
    found = paper.put(AFF[0], size=SMALL, middle=True).put(*ABSTRACT[0], KWDS[0], skip=10).put(*prose(1, 30)).zones()
    assert label_of(found, "小飞，陈静") is Label.BYLINE
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put("李明，赵琪，刘芸，王", "纸艺研究", middle=True)
    found = paper.put(AFF[0], size=SMALL, middle=True).put(*ABSTRACT[0], KWDS[0], skip=10).put(*prose(1, 30)).zones()
    assert label_of(found, "纸艺研究") is not Label.BYLINE


def test_institutions_under_their_word_at_the_foot():
    """Each printed word of the notes on a line of its own, letters before the institutions under the first."""
    paper = Paper().put(TITLE[0], size=LARGE, middle=True).put("李明^{a}，王小飞^{b}", middle=True)
    paper.put(*ABSTRACT[0], KWDS[0], skip=10).put(*prose(1, 15), skip=10)
    paper.put("作者单位", "a.示例大学纸艺学院，示例市100000", "b.样本研究所，样本市200000", size=7.0, skip=15)
    found = labels(paper.put("收稿日期", "2020-03-01", size=7.0).labelled())
    assert any("纸艺学院" in text for text in found[Label.AFF])
    assert any("样本研究所" in text for text in found[Label.AFF])
