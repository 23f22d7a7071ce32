"""Keywords, abstracts, titles, dates, awards and identifiers in print -> fields. All content is invented."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from pipeline.model.diagnostic import Kind
from pipeline.model.lang import Lang
from pipeline.parse.front import front
from pipeline.parse.front.abstracts import abstract
from pipeline.parse.front.dates import date_in
from pipeline.parse.front.fields import fields
from pipeline.parse.front.funding import award_numbers, funding
from pipeline.parse.front.heads import publisher_id_of_heads
from pipeline.parse.front.history import history
from pipeline.parse.front.identifiers import (
    CODES,
    article_number,
    class_codes,
    clc,
    document_code,
    doi,
    first_doi,
    publisher_id,
)
from pipeline.parse.front.kwds import kwd_groups
from pipeline.parse.front.titles import title
from tests.front.made import block

ZH = ("纸飞机", "滑翔比", "折叠方式")
EN = ("paper plane", "glide ratio", "folding")


@pytest.mark.parametrize(
    ("lines", "kwds"),
    [
        (["关键词：纸飞机；滑翔比；折叠方式"], ZH),
        (["关键词: 纸飞机; 滑翔比; 折叠方式"], ZH),
        (["关键词：纸飞机，滑翔比，折叠方式"], ZH),
        (["关键词：纸飞机、滑翔比、折叠方式"], ZH),
        (["关键词：纸飞机<1>滑翔比<1>折叠方式"], ZH),
        (["【关键词】　纸飞机；滑翔比；折叠方式"], ZH),
        (["［关键词］纸飞机；滑翔比；折叠方式。"], ZH),
        (["关<1>键<1>词：纸飞机；滑翔比；", "折叠方式"], ZH),
        (["关键词：纸飞机；滑翔", "比；折叠方式"], ZH),
        (["关键词", "纸飞机", "滑翔比", "折叠方式"], ZH),
        (["关键词：纸飞机；滑翔比；折叠方式；"], ZH),
        (["关键词：纸飞机(平头，尖头)，滑翔比，折叠方式"], ("纸飞机(平头，尖头)", "滑翔比", "折叠方式")),
        (["关键词：纸飞机，尖头；滑翔比；折叠方式"], ("纸飞机，尖头", "滑翔比", "折叠方式")),
        (["关键词：纸飞机<1>飞机，尖头<1>折叠方式"], ("纸飞机", "飞机，尖头", "折叠方式")),
        (["关键词：纸飞机<1>尖头/平头<1>折叠方式"], ("纸飞机", "尖头/平头", "折叠方式")),
        (["关键词：纸飞机；BERT 模型；CO_{2}含量"], ("纸飞机", "BERT 模型", "CO2含量")),
        (["Key words: paper plane; glide ratio; folding"], EN),
        (["Keywords: paper plane, glide ratio, folding"], EN),
        (["KEY WORDS：paper plane；glide ratio；folding"], EN),
        (["Key words: paper plane;glide ratio;folding."], EN),
        (["Key words: paper plane; glide", "ratio; folding"], EN),
        (["Key words: paper plane<2>glide ratio<2>folding"], EN),
        (["Keywords: paper plane (flat, pointed), glide ratio, folding"],
         ("paper plane (flat, pointed)", "glide ratio", "folding")),
        (["Key words：paper plane / glide ratio / folding"], EN),
        (["Key words. Paper plane · Glide ·", "Wing · folding"], ("Paper plane", "Glide", "Wing", "folding")),
    ],
)  # fmt: skip
def test_keywords(lines, kwds):
    seen = []
    group = kwd_groups([[block(Label.KWDS, *lines)]], seen.append)[0]
    assert group.texts == kwds
    assert group.lang is (Lang.EN if kwds[-1] == "folding" else Lang.ZH)
    assert seen == []


def test_single_keyword_is_remarked():
    seen = []
    assert kwd_groups([[block(Label.KWDS, "关键词：纸飞机")]], seen.append)[0].texts == ("纸飞机",)
    assert [remark.kind for remark in seen] == [Kind.SINGLE_KWD]


def parts(*lines: str) -> list[tuple[str, str]]:
    return [(sec.title, sec.text) for sec in abstract([block(Label.ABSTRACT, *lines)]).secs]


STRUCTURED = [("目的", "比较折法。"), ("方法", "投掷十次。"), ("结果", "尖头最远。"), ("结论", "折法重要。")]


@pytest.mark.parametrize(
    "lines",
    [
        ["摘要：【目的】比较折法。【方法】投掷十次。【结果】尖头最远。【结论】折法重要。"],
        ["摘要：[目的]比较折法。[方法]投掷十次。[结果]尖头最远。[结论]折法重要。"],
        ["摘要：［目的］　比较折法。［方法］　投掷十次。［结果］　尖头最远。［结论］　折法重要。"],
        ["摘要：目的：比较折法。方法：投掷十次。结果：尖头最远。结论：折法重要。"],
        ["摘要：目的: 比较折法。方法: 投掷十次。结果: 尖头最远。结论: 折法重要。"],
        ["摘要：目的<1>比较折法。方法<1>投掷十次。结果<1>尖头最远。结论<1>折法重要。"],
        ["摘要：目<1>的：比较折法。方<1>法：投掷十次。结<1>果：尖头最远。结<1>论：折法重要。"],
        ["摘<1>要", "目的：比较折法。", "方法：投掷十次。", "结果：尖头最远。", "结论：折法重要。"],
        ["【摘要】目的：比较折法。方法：投掷", "十次。结果：尖头最远。结论：折法重要。"],
        ["摘要：（目的）比较折法。（方法）投掷十次。（结果）尖头最远。（结论）折法重要。"],
        ["摘要：【目的】：比较折法。【方法】：投掷十次。【结果】：尖头最远。【结论】：折法重要。"],
    ],
)
def test_structured_abstract(lines):
    assert parts(*lines) == STRUCTURED


@pytest.mark.parametrize("before", ["Abstract: ", "Abstract "])
@pytest.mark.parametrize(
    ("dress", "case"),
    [("{}: ", str.upper), ("{}: ", str.capitalize), ("[{}] ", str.upper), ("[{}] ", str.capitalize),
     ("【{}】", str.upper), ("【{}】", str.capitalize), ("{} ", str.capitalize)],
)  # fmt: skip
def test_structured_english_abstract(before, dress, case):
    sections = [
        ("Objective", "To compare folds."), ("Methods", "Ten throws."), ("Results", "Pointed flew far."),
        ("Conclusion", "Folds matter."),
    ]  # fmt: skip
    line = before + " ".join(dress.format(case(title)) + text for title, text in sections)
    assert [(title.capitalize(), text) for title, text in parts(line)] == sections


@pytest.mark.parametrize("dress", ["[{}] ", "{}: "])
@pytest.mark.parametrize("stroke", ["/", " / ", "/ "])
def test_white_beside_the_stroke_of_a_part_s_label(dress, stroke):
    titles = [f"Purpose{stroke}significance", f"Method{stroke}process", f"Result{stroke}conclusion"]
    line = " ".join(dress.format(title) + "Ten throws." for title in titles)
    assert [title for title, _ in parts(f"Abstract: {line}")] == titles


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["摘要：本文的目的是比较折法。采用投掷的方法，结果表明尖头最远。"],
         "本文的目的是比较折法。采用投掷的方法，结果表明尖头最远。"),
        (["摘要：目的是比较折法。"], "目的是比较折法。"),
        (["摘<1>要：纸飞机的", "滑翔比。"], "纸飞机的滑翔比。"),
        (["摘<2>要　纸飞机的滑翔比。"], "纸飞机的滑翔比。"),
        (["Abstract: Planes glide, and", "some of them turn."], "Planes glide, and some of them turn."),
        (["Abstract: The aero-", "dynamics of planes."], "The aerodynamics of planes."),
        (["Abstract：Planes glide，and turn．"], "Planes glide, and turn."),
    ],
)  # fmt: skip
def test_plain_abstract(lines, text):
    assert parts(*lines) == [("", text)]


def test_a_colon_without_a_readable_form_is_none_of_the_abstract():
    (sec,) = abstract([block(Label.ABSTRACT, "Abstract\u3000\ufffd Paper planes glide.")]).secs
    assert sec.text == "Paper planes glide."
    (sec,) = abstract([block(Label.ABSTRACT, "\ufffdpaper planes glide.")]).secs
    assert sec.text == "\ufffdpaper planes glide."


def test_abstract_goes_on_in_another_block():
    found = abstract([block(Label.ABSTRACT, "摘要：纸飞机的滑"), block(Label.ABSTRACT, "翔比。", page=2, lang=Lang.ZH)])
    assert found.text == "纸飞机的滑翔比。"


@pytest.mark.parametrize(
    ("lines", "text", "subtitle"),
    [
        (["纸飞机的滑翔比"], "纸飞机的滑翔比", ""),
        (["纸飞机的滑翔比^{*}"], "纸飞机的滑翔比", ""),
        (["纸飞机的滑翔比*"], "纸飞机的滑翔比", ""),
        (["纸飞机的滑翔比^{①}"], "纸飞机的滑翔比", ""),
        (["纸飞机的滑", "翔比及其测定"], "纸飞机的滑翔比及其测定", ""),
        (["纸<1>飞<1>机"], "纸飞机", ""),
        (["纸飞机的滑翔比——以尖头为例"], "纸飞机的滑翔比", "以尖头为例"),
        (["CO_{2}对纸飞机的影响"], "CO2对纸飞机的影响", ""),
        (["NO_{3}^{－}对纸飞机的影响"], "NO3－对纸飞机的影响", ""),
        (["Papers with SO_{4}^{2－}"], "Papers with SO42-", ""),
        (["Glide Ratio of Paper Planes^{*}"], "Glide Ratio of Paper Planes", ""),
        (["Glide Ratio of Paper", "Planes: A Survey"], "Glide Ratio of Paper Planes: A Survey", ""),
        (["GLIDE RATIO OF PAPER PLANES☆"], "GLIDE RATIO OF PAPER PLANES", ""),
    ],
)
def test_titles(lines, text, subtitle):
    found = title([block(Label.TITLE, *lines)])
    assert (found.text, found.subtitle) == (text, subtitle)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("纸飞机的滑翔比＾", "纸飞机的滑翔比"),  # a star as recognition reads it
        ("纸飞机的滑翔比％", "纸飞机的滑翔比"),
        ("纸飞机的滑翔比提高40％", "纸飞机的滑翔比提高40％"),
        ("纸飞机的“滑翔比”", "纸飞机的“滑翔比”"),
    ],
)
def test_a_mark_behind_a_title_that_was_misread(line, text):
    assert title([block(Label.TITLE, line)]).text == text


def test_subtitle_on_its_own_line():
    found = title([block(Label.TITLE, "纸飞机的滑翔比"), block(Label.SUBTITLE, "——以尖头为例")])
    assert (found.text, found.subtitle, found.whole) == ("纸飞机的滑翔比", "以尖头为例", "纸飞机的滑翔比——以尖头为例")


def test_a_subtitle_full_of_latin_names_belongs_to_the_title_above():
    blocks = [block(Label.TITLE, "纸飞机的滑翔比"), block(Label.SUBTITLE, "——以 Aileron, Elevator 和 Rudder 为例")]
    assert blocks[1].lang is Lang.EN
    found = front(blocks, (), lambda _: None).title(Lang.ZH)
    assert found.whole == "纸飞机的滑翔比——以 Aileron, Elevator 和 Rudder 为例"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2019-03-12", "2019-03-12"),
        ("2019－03－12", "2019-03-12"),
        ("2019–3–2", "2019-03-02"),
        ("2019−03−12", "2019-03-12"),
        ("2 0 1 9 - 0 3 -　1 2", "2019-03-12"),
        ("2019.03.12", "2019-03-12"),
        ("2019/3/12", "2019-03-12"),
        ("2019年3月12日", "2019-03-12"),
        ("2019 年 3 月 12 日", "2019-03-12"),
        ("２０１９年３月１２日", "2019-03-12"),
        ("2019-03", "2019-03"),
        ("2019 年 3 月", "2019-03"),
        ("12 March 2019", "2019-03-12"),
        ("March 12, 2019", "2019-03-12"),
        ("Mar. 12, 2019", "2019-03-12"),
        ("Mar 2019", "2019-03"),
        ("12th September, 2019", "2019-09-12"),
        ("2019-13-01", None),
        ("第 40 卷", None),
        ("May be later", None),
    ],
)
def test_dates(printed, iso):
    found = date_in(printed)
    assert (found[0] if found is not None else None) == iso


@pytest.mark.parametrize(
    ("lines", "dates"),
    [
        (["收稿日期：2019-03-12；修回日期：2019-05-02；录用日期：2019-06-01"],
         {"received": "2019-03-12", "rev-recd": "2019-05-02", "accepted": "2019-06-01"}),
        (["收稿日期：2019-03-12　　修回日期：2019-05-02"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["（收稿日期：2019-03-12）"], {"received": "2019-03-12"}),
        (["〔2019-03-12 收稿　2019-05-02 修回〕"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["2019-03-12 收稿，2019-05-02 改回．"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["收稿日期　2019年3月12日　修改日期　2019年5月2日"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["Received 2019-03-12, Revised 2019-05-02, Accepted 2019-06-01"],
         {"received": "2019-03-12", "rev-recd": "2019-05-02", "accepted": "2019-06-01"}),
        (["Received: 12 March 2019; Accepted: 1 June 2019"], {"received": "2019-03-12", "accepted": "2019-06-01"}),
        (["(2019 年 3 月 12 日收到; 2019 年 5 月 2 日收到修改稿)"],
         {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["2019-03-12 收稿, 2019-05-02 收修改稿"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["收稿 2019-03-12 修回 2019-05-02"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["(收稿 : 2019-03-12 修回 : 2019-05-02)"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["收稿：2019-03-12　接受：2019-06-01"], {"received": "2019-03-12", "accepted": "2019-06-01"}),
        (["收稿日期：2019-03-12　改稿日期：2019-05-02"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["到稿日期：2019-03-12　返修日期：2019-05-02"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["网络首发时间：2019-07-08 09:10:11"], {"online": "2019-07-08"}),
        (["在线出版日期：2019-07-08。收稿日期：2019-03-12"], {"online": "2019-07-08", "received": "2019-03-12"}),
        (["上网日期：2019-07-08"], {"online": "2019-07-08"}),
        (["收稿日期：2019-03-12　基金项目：示例基金(12345678)"], {"received": "2019-03-12"}),
        (["＾ 收稿日期＝20190312；修订日期：20190502"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["Received(收稿日期): 2019-03-12; Accepted(接受日期): 2019-06-01"],
         {"received": "2019-03-12", "accepted": "2019-06-01"}),
        (["1 9 9 1 年 3 月 1 2 日收到。"], {"received": "1991-03-12"}),
        (["本文 2016 年 9 月 27 日收到. 2017 年 10 月 12 日收到修改稿."],
         {"received": "2016-09-27", "rev-recd": "2017-10-12"}),
        (["收稿日期：2013-12-19；最终修改稿收到日期：2014-09-30."],
         {"received": "2013-12-19", "rev-recd": "2014-09-30"}),
        (["20190312收到初稿，20190502收到修改稿"], {"received": "2019-03-12", "rev-recd": "2019-05-02"}),
        (["2019年3月12日收稿(Received: March 12, 2019)．"], {"received": "2019-03-12"}),
        (["收稿日期：20191312"], {}),
        (["在线出版日期：2019-07-08"], {"online": "2019-07-08"}),
        (["CNKI网络出版：2019-07-08, http://example.org"], {"online": "2019-07-08"}),
        (["出版日期：2019-07-08"], {"pub": "2019-07-08"}),
        (["收稿日期　2019-03-12（修改稿）"], {"rev-recd": "2019-03-12"}),
        (["收稿日期　2019-03-12（第一稿）"], {"received": "2019-03-12"}),
    ],
)  # fmt: skip
def test_history(lines, dates):
    found = history(fields([block(Label.HISTORY, *lines)]))
    assert {date.date_type: date.iso for date in found} == dates


@pytest.mark.parametrize(
    ("lines", "awards"),
    [
        (["基金项目：国家示例科学基金(61000001)"], [("国家示例科学基金", ("61000001",))]),
        (["基金项目：国家示例科学基金资助项目（61000001，61000002）；示例省科技计划（2019ABC01）"],
         [("国家示例科学基金资助项目", ("61000001", "61000002")), ("示例省科技计划", ("2019ABC01",))]),
        (["基金项目：国家示例科学基金“纸飞机研究”（项目编号：19BTQ001）"],
         [("国家示例科学基金“纸飞机研究”", ("19BTQ001",))]),
        (["基金项目：示例部重点课题(NCET-12-0959)和示例市基金(No. 2019-ABC-07)"],
         [("示例部重点课题", ("NCET-12-0959",)), ("示例市基金", ("2019-ABC-07",))]),
        (["基金项目：国家示例科学", "基金(61000001)"], [("国家示例科学基金", ("61000001",))]),
        (["Foundation item: Supported by the Example Fund (No. 61000001, 61000002)"],
         [("Example Fund", ("61000001", "61000002"))]),
        (["* The National Example Foundation under Grant Nos. 61000001, 61000002."],
         [("The National Example Foundation", ("61000001", "61000002"))]),
        (["基金项目：示例省创新资金（AB(16)1001）"], [("示例省创新资金", ("AB(16)1001",))]),
        (["基金项目：示例省创新资金 AB(16)1001"], [("示例省创新资金", ("AB(16)1001",))]),
        (["基金项目：示例学会“纸艺”项目(示金学〔2020〕9号)；示例省基金(示科合J字[2014]7641)"],
         [("示例学会“纸艺”项目", ("示金学〔2020〕9号",)), ("示例省基金", ("示科合J字[2014]7641",))]),
        (["基金项目：示例市专家项目（示发办（2017）61号）"], [("示例市专家项目", ("示发办(2017)61号",))]),
        (["基金项目：示例部留学基金资助项目示外司留[2013]1792号"],
         [("示例部留学基金资助项目", ("示外司留[2013]1792号",))]),
        (["基金项目：示例市项目(编号：(2020)示01号)"], [("示例市项目", ("(2020)示01号",))]),
        (["Foundation item: Example Fund (Shikehe J [2014]7641)"], [("Example Fund", ("Shikehe J [2014]7641",))]),
        (["基金项目：示例科技专项（桂科AA17000001）；示例计划（鲁科教2019-12）"],
         [("示例科技专项", ("桂科AA17000001",)), ("示例计划", ("鲁科教2019-12",))]),
        (["This work was supported by the Example Fund (No. 61000001) and the Sample Fund under Grant 2020-MS-999."],
         [("Example Fund", ("61000001",)), ("Sample Fund", ("2020-MS-999",))]),
        (["Supported by the Example Fund under Grant Nos.61000001, 61000002 (国家示例基金); the Sample Fund of",
          "Examples under Grant No.B100001 (示例省基金)"],
         [("Example Fund", ("61000001", "61000002")), ("Sample Fund of Examples", ("B100001",))]),
        (["This work was supported in part by the Example Fund under Grant 61000001 and Grant 61000002, and in part by",
          "Sample Company under Grant 2016ABC01."],
         [("Example Fund", ("61000001", "61000002")), ("Sample Company", ("2016ABC01",))]),
        (["基金项目：国家示例基金项目61000001，编号61000002；示例市发展基金13dz2000001"],
         [("国家示例基金项目", ("61000001", "61000002")), ("示例市发展基金", ("13dz2000001",))]),
        (["基金项目：国家示例基金([2011]61000001)"], [("国家示例基金", ("61000001",))]),
        (["基金项目：示例会项目(𠮷金学〔2020〕9号)"], [("示例会项目", ("𠮷金学〔2020〕9号",))]),  # a rare hanzi
        (["基金项目：新教师2019年科研启动基金"], []),
        (["基金项目：示例基金(61000001)和示例计划(61000002)；和田地区示例计划(61000003)"],
         [("示例基金", ("61000001",)), ("示例计划", ("61000002",)), ("和田地区示例计划", ("61000003",))]),
        (["基金项目：示例省研究生纸艺创新工程[2019]1234"], []),
        (["基金项目：示例省专项资金[2020AB6/10500016]；示例部重点计划[纸艺链(群)](61000002)"],
         [("示例省专项资金", ("2020AB6/10500016",)), ("示例部重点计划[纸艺链(群)]", ("61000002",))]),
        (["基金项目：示例省三新工程项目[SXGC(2013)336]和示例计划(ABZZ12_0903)"],
         [("示例省三新工程项目", ("SXGC(2013)336",)), ("示例计划", ("ABZZ12_0903",))]),
        (["基金项目：示例省基金(重点项目[61000001])"], [("示例省基金", ("61000001",))]),
        (["基金项目：示例省专项资金资助(61000001)；示例会面上资助(2020M610001)；示例部资助计划资助(61000002)"],
         [("示例省专项资金", ("61000001",)), ("示例会面上资助", ("2020M610001",)), ("示例部资助计划", ("61000002",))]),
        (["基金项目：示例大学基金项目：《纸艺》和样本计划项目(A类)：折叠方式研究(2020zd096)；：示例基金(61000001)"],
         [("样本计划项目(A类)", ("2020zd096",)), ("示例基金", ("61000001",))]),
        (["基金项目：示例部“双优”和样本建设基金(61000001)"], [("示例部“双优”和样本建设基金", ("61000001",))]),
        (["基金项目：1)国家示例基金(61000001)"], [("1)国家示例基金", ("61000001",))]),
        (["基金项目：国家示例基金：青年项目(61000001)"], [("国家示例基金:青年项目", ("61000001",))]),
        (["基金项目：重点项目：国家示例基金(61000001)"], [("重点项目:国家示例基金", ("61000001",))]),  # who paid
        (["[基金项目：示例大学项目“纸艺”，YCX24027]"], [("示例大学项目“纸艺”", ("YCX24027",))]),
        (["基金项目：示例学会资助"], []),
        (["基金项目：示例学会资助（2019年度）"], []),
    ],
)  # fmt: skip
def test_funding(lines, awards):
    found, statements = funding(fields([block(Label.FUNDING, *lines)]))
    assert [(award.funding_source, award.award_ids) for award in found] == awards
    assert len(statements) == 1


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("(*通信作者：李明，liming@example.org)", "李明,liming@example.org"),
        ("*通信作者：李明(1980—)", "李明(1980—)"),
        ("作者简介：李明(纸艺学院教授。通信作者：王小飞)", "王小飞)"),  # opened before the label
        ("*通信作者：1)李明(1980—)", "1)李明(1980—)"),  # a number's bracket is opened nowhere
    ],
)
def test_a_bracket_that_closes_behind_a_value(line, value):
    assert fields([block(Label.AUTHOR_NOTES, line)])[-1].text == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("61000001", ("61000001",)),
        ("No.61000001", ("61000001",)),
        ("No2019ABC01", ("2019ABC01",)),
        ("Grant Nos. 61000001 and 61000002", ("61000001", "61000002")),
        ("批准号：61000001、61000002", ("61000001", "61000002")),
        ("2016YFC0801400", ("2016YFC0801400",)),
        ("XDA05020500", ("XDA05020500",)),
        ("10&ZD001", ("10&ZD001",)),
        ("2019 年度", ()),
        ("2010-2019", ()),
        ("β=0.4521", ()),
        ("2014 AB0709", ("2014AB0709",)),  # white behind the year that a number begins with
        ("2016Y FB1234567", ("2016YFB1234567",)),
        ("li@example2019.org", ()),
        ("(桂科合 1347004-26)", ("桂科合1347004-26",)),  # white between hanzi and figures is none of the number's
        ("首发2020-2-2234", ("首发2020-2-2234",)),
        ("示例社科 1347004", ("1347004",)),
    ],
)
def test_award_numbers(text, numbers):
    assert award_numbers(text) == numbers


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("10.1234/j.cnki.abc.2020.01.002", "10.1234/j.cnki.abc.2020.01.002"),
        ("10.1234/j. issn. 1234-5678. 2020. 01. 002", "10.1234/j.issn.1234-5678.2020.01.002"),
        ("10. 1234 / j. cnki. abc. 2020. 01. 002", "10.1234/j.cnki.abc.2020.01.002"),
        ("１０．１２３４／ｊ．ａｂｃ．２０２０．０１", "10.1234/j.abc.2020.01"),
        ("https://doi.org/10.1234/abc-2020(3)", "10.1234/abc-2020(3)"),
        ("(10.1234/abc-2020(3))", "10.1234/abc-2020(3)"),
        ("（DOI：10.1234/abc.2020.01）", "10.1234/abc.2020.01"),
        ("10.1234/abc.2020.01.", "10.1234/abc.2020.01"),
        ("10.12345/ABC20200102；", "10.12345/ABC20200102"),
        ("10.1234/j.issn.1234−567x.2020001", "10.1234/j.issn.1234-567x.2020001"),
        ("10.1234/j.issn.l234-567X.2020.01.002", "10.1234/j.issn.1234-567X.2020.01.002"),  # recognition: l for 1
        ("10.1234/j.issn 1234-5678.2020.01.002", "10.1234/j.issn1234-5678.2020.01.002"),
        ("10. 1234 /j. issn. 1234 -5678. 2020. 01. 002", "10.1234/j.issn.1234-5678.2020.01.002"),
        ("10.1234/j.cnki.example.univ(nat. sci.).2020.01.002", "10.1234/j.cnki.example.univ(nat.sci.).2020.01.002"),
        (
            "10. 1234/j. cnki. example. univ (nat. sci. ). 2020. 01. 002",
            "10.1234/j.cnki.example.univ(nat.sci.).2020.01.002",
        ),
        ("DOI：10． 1234?j.abc.2020.01", "10.1234/j.abc.2020.01"),  # a solidus without a code of its own
        ("10.1234/abc.2020.01 (in Chinese)", "10.1234/abc.2020.01"),
        ("10.1234/abc.2020.01 - 2020 年", "10.1234/abc.2020.01"),
        ("10.1234/abc.2020.01 文章编号", "10.1234/abc.2020.01"),
        ("第 10.1 节", None),
        ("DOI:10.1234/Example.xxxx", None),  # of a template
        ("10.1234/j.maxx.2020.01", "10.1234/j.maxx.2020.01"),
    ],
)
def test_doi(printed, found):
    assert doi(printed) == found


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("中图分类号：TP391.1", ["TP391.1"]),
        ("中图分类号：G250；TP391", ["G250", "TP391"]),
        ("中图分类号：1206", ["I206"]),  # recognition takes the letter for a figure
        ("中图分类号：TP39l．4", ["TP391.4"]),  # and a one for a letter
        ("中图分类号：R- 058", ["R-058"]),
        ("中图分类号：T邢91　文献标识码：A", []),  # what is left of a number is none
        ("中图分类号：0175.14", ["O175.14"]),
        ("中图分类号：G250　TP391", ["G250", "TP391"]),
        ("中图分类号：G 250. 7，R-05", ["G 250.7", "R-05"]),
        ("中图分类号: R734.2　文献标识码: A", ["R734.2"]),
        ("CLC number: O436.2", ["O436.2"]),
        ("中图分类号：F832.48(2)", ["F832.48(2)"]),
        ("中图分类号：T P 3 9 1", ["TP391"]),
        ("中图分类号：TD712^{+}.72　文献标识码：A", ["TD712+.72"]),
        ("中图分类号：P 4 6 8. 0；G 2 5 0", ["P468.0", "G250"]),
    ],
)
def test_class_numbers(printed, numbers):
    found = fields([block(Label.IDENTIFIERS, printed)])
    got = [number.text for field in found if field.name == "clc" for number in clc(field)]
    assert [text.replace(" ", "") for text in got] == [text.replace(" ", "") for text in numbers]


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("JEL 分类号：G21，O31，D83　文献标识码：A", [("jel", "G21"), ("jel", "O31"), ("jel", "D83")]),
        ("JEL Classification: G21; Q1 R20", [("jel", "G21"), ("jel", "Q1"), ("jel", "R20")]),
        ("JEL codes：G21，O31", [("jel", "G21"), ("jel", "O31")]),
        ("JEL Classification Codes: D24", [("jel", "D24")]),
        ("PACS: 03.67.–a, 05.30.Rt, 42. 60. Jf", [("pacs", "03.67.-a"), ("pacs", "05.30.Rt"), ("pacs", "42.60.Jf")]),
        ("PACS：42.50.Ct，47.27.ek", [("pacs", "42.50.Ct"), ("pacs", "47.27.ek")]),
        ("OCIS codes　120.3180; 100.6640", [("ocis", "120.3180"), ("ocis", "100.6640")]),
        ("PACC: 0365, 7280E", [("pacs", "0365"), ("pacs", "7280E")]),
        ("MR(2010)主题分类：65N30，35-02", [("msc", "65N30"), ("msc", "35-02")]),
        ("学科分类号：470·40　中图分类号：V271", [("gbt13745", "470·40")]),
        ("中图分类号：F830　文献标识码：A", []),
    ],
)
def test_codes_of_other_classifications(printed: str, codes: list[tuple[str, str]]) -> None:
    found = fields([block(Label.IDENTIFIERS, printed)])
    assert [(own.scheme, own.text) for field in found if field.name in CODES for own in class_codes(field)] == codes
    made = front([block(Label.IDENTIFIERS, printed), block(Label.IDENTIFIERS, printed)], (), lambda _: None)
    assert [(own.scheme, own.text) for own in made.class_codes] == codes


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("1234-5678(2020)03-0012-08", ("1234-5678", "2020", "3", "12", "19")),
        ("1234—567X（2020）034-0101-06", ("1234-567X", "2020", "34", "101", "106")),
        ("1234-567X（2020）12－0101－06", ("1234-567X", "2020", "12", "101", "106")),
        ("1234-5678 (2020) 03 - 0012 - 08", ("1234-5678", "2020", "3", "12", "19")),
        ("12345678(2020)03-0012-08", ("12345678", "2020", "3", "12", "19")),
        ("1234-5678(2020)S1-0012-01", ("1234-5678", "2020", "S1", "12", "12")),
        ("1234-5678(2020)增-0012-03", ("1234-5678", "2020", "S1", "12", "14")),
        ("1234-5678(2020)09增-0012-03", ("1234-5678", "2020", "S1", "12", "14")),
        ("1234-5678(2020)增刊2-0012-03", ("1234-5678", "2020", "S2", "12", "14")),
        ("1234-5678(2020)109增-0012-03", None),
        ("1234−5678(2020)03−0012−08", ("1234-5678", "2020", "3", "12", "19")),
        ("1234-567X( 2020) － 03 － 0012 － 08", ("1234-567X", "2020", "3", "12", "19")),
        ("12345678(2020)03001208", ("1234-5678", "2020", "3", "12", "19")),  # the hyphens have no form
        ("123425678(2020)0320012208", ("1234-5678", "2020", "3", "12", "19")),  # a symbol font's code for them
        ("1234-5678(2020)", None),
    ],
)
def test_article_number(printed, found):
    number = article_number(printed)
    assert (number and (number.issn, number.year, number.issue, number.fpage, number.lpage)) == found


def test_an_article_s_own_number_in_the_place_of_its_pages():
    number = article_number("1234-5678(2020)03-20190012-08")
    assert number is not None
    assert (number.issue, number.fpage, number.elocation_id) == ("3", "", "20190012")


@pytest.mark.parametrize(
    ("printed", "number", "code"),
    [
        ("文献标识码：A　文章编号：1234-5678 (2020) 03-0012-08", "1234-5678(2020)03-0012-08", "A"),
        ("文章编号：1234−5678(2020)03−0012−08", "1234-5678(2020)03-0012-08", None),
        ("文章编号：ABC-2020-0012", "ABC-2020-0012", None),
        ("文章编号：1234-5678(****)**-0000-00", None, None),  # of a paper that is in no issue yet
        ("文章编号：　文献标识码：", None, None),
    ],
)
def test_article_id_and_document_code(printed, number, code):
    found = fields([block(Label.IDENTIFIERS, printed)])
    got = [value and value.text for value in (publisher_id(found), document_code(found))]
    assert got == [number, code]


def test_article_id_of_the_masthead():
    """In the head of the first page it has no label; a running head overleaf is another article's matter."""
    first = block(Label.FURNITURE, "1234—567X(2020)034-0078-07<8>Journal of Examples")
    overleaf = block(Label.FURNITURE, "1234-567X(2020)03-0012-08", page=2)
    number = publisher_id_of_heads([first, overleaf])
    assert number is not None
    assert number.text == "1234-567X(2020)034-0078-07"
    assert publisher_id_of_heads([block(Label.FURNITURE, "示例学报"), overleaf]) is None


def test_english_keywords_with_capitals_that_white_parts():
    """A line that begins with a capital begins a keyword, one that does not goes on with the last."""
    lines = ("Keywords<1>Paper plane<3>Folding method<3>Glide ratio", "Academic folding<3>Intelligent", "gliding")
    assert kwd_groups([[block(Label.KWDS, *lines)]], [].append)[0].texts == (
        "Paper plane", "Folding method", "Glide ratio", "Academic folding", "Intelligent gliding"
    )  # fmt: skip


@pytest.mark.parametrize("word", ["DOI号", "DOI 号"])
def test_doi_behind_the_class_number(word):
    found = fields([block(Label.IDENTIFIERS, f"中图法分类号<1>TP391<4>{word}：10.1234/SP.J.1234.2020.01234")])
    assert first_doi(found).text == "10.1234/SP.J.1234.2020.01234"
    assert [own.text for field in found if field.name == "clc" for own in clc(field)] == ["TP391"]


def test_fields_of_one_line():
    line = "中图分类号：TP391　文献标识码：A　文章编号：1234-5678(2020)03-0012-08　DOI：10.1234/abc.2020.03.002"
    found = fields([block(Label.IDENTIFIERS, line)])
    assert [(field.name, field.text) for field in found] == [
        ("clc", "TP391"), ("document-code", "A"), ("publisher-id", "1234-5678(2020)03-0012-08"),
        ("doi", "10.1234/abc.2020.03.002"),
    ]  # fmt: skip
    assert first_doi(found).text == "10.1234/abc.2020.03.002"


def test_doi_of_the_citation_block():
    cited = block(Label.CITE_AS, "引用格式：李明. 纸飞机[J]. 示例学报, 2020. DOI:10.1234/abc.2020.01")
    assert first_doi(fields([cited])).text == "10.1234/abc.2020.01"


def test_doi_of_a_reference_is_not_the_articles():
    assert first_doi(fields([block(Label.FUNDING, "基金项目：示例基金，见 10.1234/other")])) is None


def test_field_goes_on_in_the_next_block():
    found = fields([block(Label.FUNDING, "基金项目：国家示例科学基金"), block(Label.FUNDING, "(61000001)", y=130)])
    assert [award.award_ids for award in funding(found)[0]] == [("61000001",)]


def test_a_field_may_go_on_with_a_number_in_square_brackets():
    found = fields([block(Label.FUNDING, "基金项目：国家示例科学基金"), block(Label.FUNDING, "[61000001]。", y=130)])
    assert [award.award_ids for award in funding(found)[0]] == [("61000001",)]


@pytest.mark.parametrize(
    "text", ["示例基金(61000001)，邮箱：（liming4291@example.org）", "示例基金(61000001)。李明（1954.01—），男"]
)
def test_an_address_and_a_month_are_no_numbers_of_awards(text):
    assert [award.award_ids for award in funding(fields([block(Label.FUNDING, f"基金项目：{text}")]))[0]] == [
        ("61000001",)
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("Key words: paper plane, glide of", "folded<1.5>sheets<1.5>of<1.5>paper,<1.5>hand", "throws"), 3),
        (("Key words: plane<2>glide<2>ratio", "folded<2>sheet<2>hand<2>throw"), 6),  # no mark parts these
        (("Key words: plane<3>glide<1.2>ratio", "folded sheet<3>hand throw"), 3),  # the wider white does
    ],
)
def test_white_that_justification_has_stretched_parts_no_keywords(lines, found):
    assert len(kwd_groups([[block(Label.KWDS, *lines)]], [].append)[0].texts) == found


@pytest.mark.parametrize(("other", "found"), [(4, 4), (3, 3), (5, 3)])
def test_a_line_of_keywords_that_white_parts_ends_one_where_the_other_language_has_as_many(other, found):
    own = [block(Label.KWDS, "Key words: paper plane<2>glide", "folded sheet<2>throw", lang=Lang.EN)]
    chinese = [block(Label.KWDS, "关键词：" + "；".join("折叠滑翔" for _ in range(other)))]
    assert len(kwd_groups([chinese, own], [].append)[1].texts) == found


def test_a_line_that_ends_with_and_ends_no_keyword():
    own = [block(Label.KWDS, "Key words: paper plane<2>glide and", "throw<2>folded sheet", lang=Lang.EN)]
    chinese = [block(Label.KWDS, "关键词：纸飞机；滑翔；折叠；投掷")]
    assert len(kwd_groups([chinese, own], [].append)[1].texts) == 3


def test_an_english_label_without_keywords_has_none():
    assert kwd_groups([[block(Label.KWDS, "Key words:", lang=Lang.EN)]], [].append)[0].texts == ()


def test_where_white_parts_both_languages_neither_counts_the_other():
    english = [block(Label.KWDS, "Key words: paper<2>plane<2>glide<2>throw", lang=Lang.EN)]
    chinese = [block(Label.KWDS, "关键词：纸飞机<2>滑翔<2>折", "叠方法")]
    assert kwd_groups([chinese, english], [].append)[0].texts == ("纸飞机", "滑翔", "折叠方法")
