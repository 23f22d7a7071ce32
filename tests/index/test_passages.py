"""Everything printed in an article is a passage with its place."""

from dataclasses import replace

from pipeline.index.passages import passages
from pipeline.model.lang import Lang
from tests.index.made import at, floats, lungs, stored


def test_each_part_of_an_article_is_a_passage_with_its_page():
    found = [(passage.kind, passage.lang, passage.page, passage.text) for passage in passages(stored(lungs()))]
    assert found == [
        ("article-title", Lang.ZH, 1, "肺肿瘤的影像学随访研究"),
        ("article-title", Lang.EN, 1, "Imaging follow-up of lung neoplasms"),
        ("contrib", Lang.ZH, 1, "欧阳晓明"),
        ("contrib", Lang.EN, 1, "Xiaoming OUYANG"),
        ("aff", Lang.ZH, 1, "南岭大学医学院"),
        ("abstract", Lang.ZH, 1, "目的是观察随访的效果。"),
        ("abstract", Lang.EN, 1, "We observed the effects of the follow-up."),
        ("kwd-group", Lang.ZH, 1, "肺肿瘤; 随访"),
        ("kwd-group", Lang.EN, 1, "Lung neoplasms; follow-up"),
        ("sec-title", Lang.ZH, 2, "1 引言"),
        ("p", Lang.ZH, 2, "肺部结节的直径每年测量一次。"),
        ("p", Lang.EN, 3, "Measuring was repeated each year."),
        ("ref", Lang.ZH, 4, "[1] 齐晚晴. 结节随访[J]. 山川学报, 2019.10.5555/Old.1"),
    ]
    assert passages(stored(lungs()))[5].box == (50.0, 80.0, 250.0, 100.0)


def test_what_a_person_has_added_is_on_no_page():
    made = lungs()
    added = replace(made.front.contribs[0], source=at(0))
    made = replace(made, front=replace(made.front, contribs=(added, *made.front.contribs[1:])))
    found = [passage.page for passage in passages(stored(made, first_page=31)) if passage.kind == "contrib"]
    assert found == [0, 31]


def test_captions_and_cells_are_passages_and_formulas_are_none():
    assert [(passage.kind, passage.text) for passage in passages(stored(floats()))] == [
        ("article-title", "图与表"),
        ("fig", "图1 试验地"),
        ("fig", "Fig. 1 The field"),
        ("table-wrap", "表1 产量比较"),
        ("table", "处理 产量 覆膜 注：平均值"),
    ]
