from dataclasses import replace

import pytest

from pipeline import align
from pipeline.check import bilingual
from pipeline.model.article import Journal, Text
from pipeline.model.lang import Lang
from tests.align.made import SOURCE, article


def said(value):
    seen = []
    bilingual.check(align.article(value, seen.append), seen.append)
    return [(found.kind.name, found.message) for found in seen]


def kinds(value):
    return [kind for kind, _ in said(value)]


SOUND = {
    "authors": {"zh": ["王小明", "单大海"], "en": ["Wang|Xiaoming", "Shan|Dahai"]},
    "kwds": {"zh": ["煤", "灰分"], "en": ["coal", "ash"]},
    "abstracts": {
        "zh": "选取 36 个样品分为三组，灰分降低了 12.5%（P<0.05）。2013 年 5 月完成。",
        "en": "Thirty-six samples were put into 3 groups; ash fell by 12.5% (P < 0.050). It was done in May 2013.",
    },
}


def test_an_article_whose_languages_agree_gets_no_remark():
    assert said(article(**SOUND)) == []


@pytest.mark.parametrize(
    ("change", "kind", "part"),
    [
        ({"kwds": {"zh": ["煤", "灰分"], "en": ["coal"]}}, "KWD_COUNTS_DIFFER", "keywords: 2 in Chinese, 1 in English"),
        (
            {"authors": {"zh": ["王小明", "单大海"], "en": ["Shan|Dahai", "Wang|Xiaoming"]}},
            "AUTHOR_ORDER_DIFFERS",
            "王小明 is author 1 in Chinese, Xiaoming Wang author 2",
        ),
        (
            {"authors": {"zh": ["王小明", "单大海"], "en": ["Wang|Xiaoming"]}},
            "AUTHOR_COUNTS_DIFFER",
            "authors: 2 in Chinese, 1 in English",
        ),
        ({"authors": {"zh": ["王小明", "单大海"], "en": ["Wang|Xiaoming", "Smith|J"]}}, "AUTHOR_UNPAIRED", "单大海"),
        (
            {"authors": {"zh": ["王小明", "单大海"], "en": ["Wang|Xiaomin", "Shan|Dahai"]}},
            "AUTHOR_SPELLING_DIFFERS",
            "Xiaomin Wang",
        ),
        (
            {"abstracts": {"zh": "灰分降低了 12.5%（P<0.05）。", "en": "Ash fell by 15.2% (P<0.05)."}},
            "NUMBERS_DIFFER",
            "zh abstract: 12.5%",
        ),
        (
            {"abstracts": {"zh": "共 36 个样品。灰分降低。", "en": "Ash fell in 36 samples of the 48 taken."}},
            "NUMBERS_DIFFER",
            "en abstract: 48",
        ),
    ],
)
def test_a_difference_is_said(change, kind, part):
    found = said(article(**{**SOUND, **change}))
    assert [message for name, message in found if name == kind and part in message], found


def test_a_missing_author_is_no_other_order():
    value = article(authors={"zh": ["王小明", "李四光", "单大海"], "en": ["Wang|Xiaoming", "Shan|Dahai"]})
    assert kinds(value) == ["AUTHOR_COUNTS_DIFFER", "AUTHOR_UNPAIRED"]


def test_a_sentence_without_counterpart_is_said():
    value = article(
        abstracts={
            "zh": "水稻是主要的粮食作物。在两个地区进行了田间试验，种植多个品种。产量提高。",
            "en": "Rice is the main food crop. The yield increased.",
        }
    )
    assert said(value) == [
        ("SENTENCE_UNPAIRED", "sentence without counterpart: 在两个地区进行了田间试验，种植多个品种。")
    ]


@pytest.mark.parametrize(
    ("line", "lang", "names"),
    [
        ("WANG X M, SHAN H D. Coal of the north[J]. Coal, 2018.", Lang.EN, ["SHAN H D"]),
        ("Wang XM, Shan DH. Coal of the north[J]. Coal, 2018.", Lang.EN, []),
        ("Wang Xiaoming, Shan D. Coal of the north[J]. Coal, 2018.", Lang.EN, []),
        ("王小明，单小海．北方的煤[J]．煤，2018．", Lang.ZH, ["单小海"]),
        ("王小明，单大海．北方的煤[J]．煤，2018．", Lang.ZH, []),
        ("王小明，等．北方的煤[J]．煤，2018．", Lang.ZH, []),
        ("Wang XM, et al. Coal of the north[J]. Coal, 2018.", Lang.EN, []),
        ("王小明.单大海.WANG Xiaoming.SHAN Dahai 北方的煤[期刊论文]-煤 2018(3)", Lang.ZH, []),
        ("王小明.单小海 北方的煤[会议论文] 2018", Lang.ZH, ["单小海"]),
        ("王小明，单大海. 2018. 北方的煤[J]. 煤, 40(3): 31-33", Lang.ZH, []),
        ("Wang, X. M., & Shan, D.-H. (2018). Coal of the north. Coal, 40(3), 31-33.", Lang.EN, []),
        ("Wang, X. M., & Shang, D.-H. (2018). Coal of the north. Coal, 40(3), 31-33.", Lang.EN, ["Shang D.-H."]),
        ("Coal of Examples, 70, 140302 (2021)", Lang.EN, []),  # the journal alone, by its title
        ("[Journal of Coal, 20 18, 40 (3): 31 -33, 37]", Lang.EN, []),  # the journal and the place in it alone
    ],
)
def test_the_articles_own_citation_is_held_against_the_byline(line, lang, names):
    value = article(**SOUND)
    journal = Journal(titles=(Text("Coal of Examples", Lang.EN, SOURCE),))
    value = replace(value, front=replace(value.front, journal=journal, self_citations=(Text(line, lang, SOURCE),)))
    found = [message for kind, message in said(value) if kind == "CITED_AS_DIFFERS"]
    assert [name for name in names if any(f"names {name}," in message for message in found)] == names
    assert len(found) == len(names)


def test_award_numbers_of_two_statements_are_compared():
    statements = (
        Text("国家自然科学基金（No.51234567，61234567）", Lang.ZH, SOURCE),
        Text("National Natural Science Foundation of China (51234567, 61234576)", Lang.EN, SOURCE),
    )
    found = said(article(**SOUND, funding_statements=statements))
    assert found == [
        ("AWARD_NUMBERS_DIFFER", "award numbers differ between the languages: 61234567, 61234576"),
    ]


def test_both_places_are_given():
    seen = []
    bilingual.check(align.article(article(kwds={"zh": ["煤"], "en": ["coal", "ash"]}), print), seen.append)
    assert seen[0].source is not None
    assert seen[0].other is not None
    assert seen[0].page == 1
