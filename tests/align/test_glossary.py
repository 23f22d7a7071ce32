import pytest

from pipeline.align import glossary
from tests.align.made import article


def terms(*texts, **fields):
    found = glossary.terms(article(body=texts, **fields))
    return [(term.zh, term.en, term.abbr) for term in found]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("常见的有肝硬化（liver cirrhosis, LC）等疾病。", ("肝硬化", "liver cirrhosis", "LC")),
        ("本文采用随机森林(random forest)分类。", ("随机森林", "random forest", "")),
        ("包括四个ABC区（alpha-beta-carbon domain）。", ("ABC区", "alpha-beta-carbon domain", "")),
        ("属于“不断生长的水晶” (ever growing crystal, EGC)。", ("不断生长的水晶", "ever growing crystal", "EGC")),
        ("归类至预先给定的种类（predetermined categories）。", ("预先给定的种类", "predetermined categories", "")),
        ("采用化学需氧量（chemical oxygen demand，COD）。", ("化学需氧量", "chemical oxygen demand", "COD")),
        ("其中植被指数（vegetation index）和另一指数，这一指数。", ("植被指数", "vegetation index", "")),
        # a word before a term is part of it where the foreign one says it; 去中心化 holds 中心 and an ending
        (
            "这是基于水深的湖泊分类（depth-based lake classification）。",
            ("基于水深的湖泊分类", "depth-based lake classification", ""),
        ),
        ("本文基于湖泊分类法（lake classification）。", ("湖泊分类法", "lake classification", "")),
        (
            "一种去中心化湖泊网络（decentralized lake network）。",
            ("去中心化湖泊网络", "decentralized lake network", ""),
        ),
        ("河网甚至湖泊网络（lake network）。", ("湖泊网络", "lake network", "")),
        ("先洗煤，然后进行和干燥筛（drying sieve）。", ("干燥筛", "drying sieve", "")),
        ("即软阈值（英文 soft threshold，简称 ST）。", ("软阈值", "soft threshold", "ST")),
        ("其中红区（Lips, teeth and tongue region）较大。", ("红区", "Lips, teeth and tongue region", "")),
        (
            "用主因素法（主要因素分析，principal factor analysis, PFA）。",
            ("主因素法", "principal factor analysis", "PFA"),
        ),
        ("肌球蛋白2（myosin heavy form 2, Myh2）增多。", ("肌球蛋白2", "myosin heavy form 2", "Myh2")),
        ("煤炭清洗工艺参数（CQX）较好。", ("煤炭清洗工艺参数", "", "CQX")),
        ("训练红松和白桦子树（birch subtree）。", ("白桦子树", "birch subtree", "")),
        ("采用挤压和拉伸（Press and Pull）。", ("挤压和拉伸", "Press and Pull", "")),
        ("包括针对性喷洒（targeted spraying）。", ("针对性喷洒", "targeted spraying", "")),
        ("1984 年双曲网络（hyperbolic net）出现。", ("双曲网络", "hyperbolic net", "")),
        ("LC（肝硬化）较多。", ("肝硬化", "", "LC")),
        # a verb or a preposition opens a clause, behind another, too
        ("疗程有利于提高湖泊量表（lake scale）。", ("湖泊量表", "lake scale", "")),
        ("并显著提高湖泊评估量表（lake assessment scale）。", ("湖泊评估量表", "lake assessment scale", "")),
        ("首次出现在洪大海（Great Sea）。", ("洪大海", "Great Sea", "")),
        ("由一系列湖泊方程（lake equations）描述。", ("湖泊方程", "lake equations", "")),
        ("英国社会学家洪大海（Great Sea）。", ("洪大海", "Great Sea", "")),
        # no term begins with 的; figures of a code are letters of it
        ("较复杂的湖泊网络（network of lakes）。", ("湖泊网络", "network of lakes", "")),
        ("采用乙酰氧基湖泊硅烷（HB230）。", ("乙酰氧基湖泊硅烷", "", "HB230")),
        # both languages behind an abbreviation; one behind it in the bracket; one in quotation marks
        ("称 LCN（lake cover net，湖泊覆盖网）。", ("湖泊覆盖网", "lake cover net", "LCN")),
        ("湖泊覆盖网(LCN: Lake Cover Net)较大。", ("湖泊覆盖网", "Lake Cover Net", "LCN")),
        ("湖泊覆盖网（Lake Cover Net，“LCN”）较大。", ("湖泊覆盖网", "Lake Cover Net", "LCN")),
        # what begins no term may follow a word after which one begins; a large number has its measure word
        ("如图，首次出现在湖泊网络（lake network）。", ("湖泊网络", "lake network", "")),
        ("它拥有 3 万个湖泊网络（lake network）。", ("湖泊网络", "lake network", "")),
        ("其中 B/S 结构（Browser/Server structure）较多。", ("B/S结构", "Browser/Server structure", "")),
        ("较为一致．湖泊网络（lake network）较大。", ("湖泊网络", "lake network", "")),
        ("节点由权益证明机制（proof of stake）选出。", ("权益证明机制", "proof of stake", "")),
    ],
)
def test_glosses(text, term):
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "这已被证实(Smith et al., 2018)。",
        "较为重要（Wang and Zhao, 2003）。",
        "差异显著（P<0.05）。",
        "试剂盒（Kangda Biotech Co., Ltd, USA）。",
        "见网站（http://www.example.org/）。",
        "如前所述（see Fig. 2）。",
        "某些学者[12-15]认为如此。",
        "抗体 AB-102（somethingumab）有效。",
        "矩阵 A=(aij)，其中（x, y）为坐标。",
        "地层本体 GTS（Geologic Time Scale）。",
        "GTS 项目（Geologic Time Scale）。",
        "关键词有“网络（network）”与“体系（system）”。",
        "剩余的湖泊（n-2）较多。",
        "静脉滴注（500mg/m2）。",
        "采用软件（version3.1）。",
        "坐标设为（zB），词频（IDFi）。",
        "描述符（LFH, HoLPF, LLFH, FLFH）。",
        "滤纸（Paperworks，货号：12-34）两张。",
    ],
)
def test_brackets_that_gloss_nothing(text):
    assert [term for term in terms(text) if term[1]] == []


def test_a_term_met_elsewhere_shows_its_beginning():
    found = terms("清洗效果较佳时剧烈沸腾层（boiling bed layer）厚。", "剧烈沸腾层较厚。", "在剧烈沸腾层中。")
    assert found == [("剧烈沸腾层", "boiling bed layer", "")]


def test_each_gloss_once_with_its_abbreviation():
    found = terms("肝硬化（liver cirrhosis）多见。", "肝硬化（liver cirrhosis, LC）又称纤维化。")
    assert found == [("肝硬化", "liver cirrhosis", "LC")]


def test_a_bilingual_heading_is_no_gloss_but_a_heading_may_hold_one():
    assert terms(headings=["引言（Introduction）"]) == []
    assert terms(headings=["起源：石墨碗(graphite bowl)"]) == [("石墨碗", "graphite bowl", "")]
    assert terms(headings=["石墨碗(graphite bowl) 清洗"]) == [("石墨碗", "graphite bowl", "")]


def test_terms_of_abstract_and_keywords_are_found():
    found = terms(abstracts={"zh": "研究肝硬化（liver cirrhosis）。"}, kwds={"zh": ["软阈值(soft threshold)"]})
    assert found == [("肝硬化", "liver cirrhosis", ""), ("软阈值", "soft threshold", "")]


@pytest.mark.parametrize("bracket", ["s8", "n-2", "uint8"])
def test_a_name_without_a_capital_is_no_abbreviation(bracket):
    assert terms(f"该包绕开了交换机（{bracket}）转发。") == []


def test_signs_of_a_series_are_no_abbreviations():
    three = ["断层（X1）", "褶皱（X2）", "湖深（X3）"]
    assert terms("，".join(three[:2])) == [("断层", "", "X1"), ("褶皱", "", "X2")]
    assert terms("，".join(three)) == []
    numbered = "湖素 1（HS1）、湖素 2（HS2）、湖素 3（HS3）"
    assert [abbr for _, _, abbr in terms(numbered)] == ["HS1", "HS2", "HS3"]


def test_a_name_behind_several_things_is_their_makers():
    assert terms("烧杯（Hongda Glass），漏斗（Hongda Glass）。") == [
        ("烧杯", "Hongda Glass", ""),
        ("漏斗", "Hongda Glass", ""),
    ]
    assert terms("烧杯（Hongda Glass），漏斗（Hongda Glass），量筒（Hongda Glass）。") == []
    once = terms("湖泊网络（lake network）。", "大湖泊网络（lake network）。", "小湖泊网络（lake network）。")
    assert [en for _, en, _ in once] == ["lake network"]
