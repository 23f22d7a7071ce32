"""Notes at the foot of the first page: one that holds all, and those without a printed word."""

from __future__ import annotations

import pytest

from pipeline.label.zones.sentences import parted_note, sentence_kind
from pipeline.model.block import Label, Origin
from pipeline.model.lang import Lang
from pipeline.model.page import Font
from tests.label.made import BYLINE, SMALL, TITLE, Paper, label_of, labels, text
from tests.label.placed import block
from tests.layout.made import LEFT, ROMAN, row

FOOT = 8.0


def paper(*notes: str) -> Paper:
    own = Paper().front(0).front(1).body(1, 12, "1 引言")
    return own.put(*notes, size=FOOT, skip=30).turn().body(2, 30).references()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("国家示例基金项目(61000001，61000002)；示例省重点项目(2015ABC)。", Label.FUNDING),
        ("本文受国家示例基金项目（61000001）资助。", Label.FUNDING),
        ("示例大学纸艺学院实验室开放基 金（AB-25-01）", Label.FUNDING),  # the word runs over a line's end
        ("本文系2020年度示例省社科基金一般项目“折纸", Label.FUNDING),
        ("1) 国家示例基金资助项目 61000001", Label.FUNDING),  # behind the figure that the title has
        ("(2) 采用两种折法", None),
        ("本文系作者在示例会议上的发言。", None),
        ("Supported by Example Foundation of China (61000001)", Label.FUNDING),
        ("李明，副教授，主研领域：纸艺。", Label.AUTHOR_NOTES),
        ("李明(1980-)，女，博士", Label.AUTHOR_NOTES),
        ("* 李明：示例大学纸艺学院", Label.AUTHOR_NOTES),
        ("∗ 李明：示例大学纸艺学院", Label.AUTHOR_NOTES),
        ("＊ 主管药师，硕士。研究方向：纸艺。", Label.AUTHOR_NOTES),
        ("1　样本大学附属医院", Label.AFF),
        ("1　样本大学附属医院基金项目", None),
        ("② 折纸研究中心　示例市　100000", Label.AFF),
        ("② 折纸研究中心", None),
        ("1 资料与方法", None),
        ("收稿日期：2016-06-21", None),
        ("纸飞机，滑翔得远", None),
        ("作者感谢匿名审稿人的意见，文责自负。", Label.AUTHOR_NOTES),
        ("作者感谢示例大学的同事。", None),
        ("第一作者　李明(1980-)，女，博士", Label.AUTHOR_NOTES),  # a word with white alone behind it
        ("项目基金　示例基金，编号：61000001", Label.FUNDING),
        ("责任编辑：王小飞", None),
    ],
)
def test_sentences_of_notes(sentence, kind):
    assert sentence_kind(sentence) is kind


def test_one_note_with_one_label_holds_dates_funding_and_lives():
    found = labels(paper("收稿日期：2016-06-21。国家示例基金项目(61000001)。李明，副教授，主研领域：纸艺。").zones())
    assert found[Label.HISTORY] == ["收稿日期：2016-06-21。"]
    assert found[Label.FUNDING] == ["国家示例基金项目(61000001)。"]
    assert found[Label.AUTHOR_NOTES] == ["李明，副教授，主研领域：纸艺。"]


def test_a_figure_with_a_bracket_opens_the_note_that_names_who_paid():
    found = labels(
        paper(
            "作者简介：李明，男，1979年生，博士研究生，研究方向：纸艺。", "1) 本文受示例基金项目“折纸”(20ABC022)资助。"
        ).zones()
    )
    assert found[Label.FUNDING] == ["1) 本文受示例基金项目“折纸”(20ABC022)资助。"]


def test_a_sentence_of_the_kind_that_a_word_names_is_no_other():
    """Two who paid, under one word within the line."""
    found = labels(
        paper("收稿日期：2018-08-03　基金项目：国家示例基金项目(61000001)；国家样本基金项目(61000002)").zones()
    )
    assert found[Label.FUNDING] == ["基金项目：国家示例基金项目(61000001)；国家样本基金项目(61000002)"]


def test_wide_white_parts_the_sentences_too():
    found = labels(paper("收稿日期：2018-08-03　　国家示例基金(61000001)资助").zones())
    assert [note.strip("　") for note in found[Label.HISTORY]] == ["收稿日期：2018-08-03"]
    assert "".join(found[Label.FUNDING]).strip("　 ") == "国家示例基金(61000001)资助"


def test_a_rank_behind_a_mark_under_who_paid():
    notes = ["△ 基金项目：示例省药学会项目（No.2020ABC01）", "* 硕士研究生。研究方向：纸艺。电话：010-12345678"]
    found = labels(paper(*notes).zones())
    assert found[Label.FUNDING] == notes[:1]
    assert found[Label.AUTHOR_NOTES] == notes[1:]


def test_thanks_to_the_referees_behind_who_paid():
    note = "* 本文研究得到示例基金项目（61000001）的资助。作者感谢匿名审稿人的意见，文责自负。"
    found = labels(paper(note).zones())
    assert found[Label.FUNDING] == ["* 本文研究得到示例基金项目（61000001）的资助。"]
    assert found[Label.AUTHOR_NOTES] == ["作者感谢匿名审稿人的意见，文责自负。"]


def test_an_address_of_the_first_author_under_the_keywords():
    bold = Font("Times-Bold", bold=True)
    own = Paper().front(0).front(1)
    own.pages[0] += row("First-author’s address", LEFT, own.y, SMALL, bold)
    own.pages[0] += row("Example University, Example City 100000, China", 165.0, own.y, SMALL, ROMAN)
    found = own.at(own.y + 20).body(1, 30, "1 引言").references().zones()
    assert label_of(found, "First-author") is Label.AFF


def test_notes_behind_marks():
    """`∗` and circled figures refer to the title and the names: the printed word behind them is a label as ever."""
    own = paper("∗收稿日期：2018-08-03；修回日期：2018-09-04")
    assert [note.strip("∗") for note in labels(own.zones())[Label.HISTORY]]
    notes = paper("①示例科研专项(ZD2020-1)资助项目。", "②女，1990 年生，硕士生；研究方向：纸艺。")
    found = labels(notes.zones())
    assert found[Label.FUNDING] == ["①示例科研专项(ZD2020-1)资助项目。"]
    assert found[Label.AUTHOR_NOTES] == ["②女，1990 年生，硕士生；研究方向：纸艺。"]


def test_the_next_life_begins_under_an_address():
    own = Paper().front(0).front(1).body(1, 30, "1 引言").references()
    own.put("李　明　男，1980 年生，讲师，研究折纸。", size=FOOT, skip=20).put("E-mail: liming@example.org", size=FOOT)
    found = own.put("王小飞　男，1990 年生，博士生，研究滑翔。", size=FOOT).zones()
    assert label_of(found, "王小飞") is Label.AUTHOR_NOTES
    assert next(own for own in found if text(own).startswith("王小飞")).origin is Origin.BIOGRAPHY


@pytest.mark.parametrize(("end", "apart"), [("研究折纸", True), ("研究折纸；", False), ("研究折纸，", False)])
def test_the_next_life_begins_on_its_own_line_where_no_mark_makes_a_list(end, apart):
    own = Paper().front(0).front(1).body(1, 30, "1 引言").references()
    own.put(f"作者简介：李明，示例大学讲师，{end}", size=FOOT, skip=20)
    found = own.put("王小飞，示例大学教授，研究滑翔。", size=FOOT).zones()
    assert label_of(found, "王小飞") is Label.AUTHOR_NOTES
    origin = next(own for own in found if text(own).startswith("王小飞")).origin
    assert (origin is Origin.BIOGRAPHY) is apart


@pytest.mark.parametrize(
    ("end", "label"),
    [
        ("研究纸飞机的滑", Label.AUTHOR_NOTES),
        ("研究方向：", Label.AUTHOR_NOTES),
        ("研究折纸。", Label.OTHER_ARTICLE),
    ],
)
def test_a_life_goes_on_over_the_page_s_end(end, label):
    own = Paper().front(0).front(1).body(1, 30, "1 引言").references()
    found = own.put(f"李明，示例大学讲师，{end}", skip=20).turn().put("翔与稳定的比较。").zones()
    assert label_of(found, "翔与稳定") is label


@pytest.mark.parametrize(
    ("end", "below", "label"),
    [
        ("", "李明（1980—），男，讲师，研究折纸。", Label.AUTHOR_NOTES),
        ("。", "王小飞，男，1990 年生，研究滑翔。", Label.AUTHOR_NOTES),
        ("；", "样本计划(2020AB01)", Label.FUNDING),
    ],
)
def test_what_stands_under_who_paid_behind_the_references(end, below, label):
    own = Paper().front(0).front(1).body(1, 30, "1 引言").references()
    found = own.put(f"基金项目：示例基金(61000001){end}", size=FOOT, skip=20).put(below, size=FOOT).zones()
    assert label_of(found, below) is label


def test_lives_of_authors_named_before_their_institutions():
    """Each author has a line of his own, `李　明（示例大学）`; a stranger's life is another article's."""
    own = Paper().put("纸飞机折叠方式的比较", size=18, middle=True)
    own.put("李　明（示例大学纸艺学院　示例市 100000）", size=12, skip=8)
    own.put("王小飞（样本大学图书馆　样本市 200000）", size=12, skip=8)
    own.put("[摘　要] 尖头折法的滑翔比最大，稳定性次之，平头折法飞得最稳。", size=SMALL, skip=8)
    own.put("[关键词] 纸飞机　滑翔比", size=SMALL, skip=8).body(1, 24, "1 引言").references()
    for life in ("李　明　男，1980 年生，讲师。", "王小飞　男，1990 年生，馆员。", "赵琪琪　女，1985 年生，讲师。"):
        own.put(life, size=SMALL, skip=16)
    found = own.zones()
    assert [label_of(found, name) for name in ("李　明　男", "王小飞　男", "赵琪琪　女")] == [
        Label.AUTHOR_NOTES, Label.AUTHOR_NOTES, Label.OTHER_ARTICLE,
    ]  # fmt: skip


def test_institutions_in_the_note_that_a_star_refers_to():
    own = paper("∗ 李明：示例大学纸艺学院　示例市 100000；王小飞：样本研究所；电子信箱：a@example.org。")
    assert label_of(own.zones(), "∗ 李明") is Label.AUTHOR_NOTES


def test_a_life_that_names_a_fund_stays_whole():
    note = "作者简介：李明(1980-)，男，教授，主持国家示例基金项目(61000001)等。"
    assert Label.FUNDING not in labels(paper(note).zones())


def test_notes_in_two_languages_and_institutions_at_the_foot():
    own = Paper().put("纸飞机折叠方式的比较", size=18, middle=True)
    own.put("李明^{1}　王小飞^{2}", size=12, skip=8, middle=True)
    own.put("摘　要　尖头折法的滑翔比最大，稳定性次之，平头折法飞得最稳。", size=SMALL, skip=8)
    own.put("关键词　纸飞机，滑翔比", size=SMALL, skip=8).body(1, 14)
    for note in (
        "收稿日期 2016-02-22　录用日期 2016-03-02",
        "示例基础性专项 (2015FY111700) 资助",
        "Supported by Example Basic Work (2015FY111700)",
        "本文责任编委 赵琪",
        "1. 示例大学纸艺学院 示例市 100000　2. 样本研究所 样本市 200000",
    ):
        own.put(note, size=FOOT, skip=8)
    found = own.turn().body(2, 30).references().zones()
    assert [block.lang for block in found if block.label is Label.FUNDING] == [Lang.ZH, Lang.EN]
    assert label_of(found, "本文责任编委") is Label.FURNITURE
    assert label_of(found, "1. 示例大学") is Label.AFF
    assert "收稿日期" in text(next(block for block in found if block.label is Label.HISTORY))


@pytest.mark.parametrize(
    ("life", "label"),
    [
        ("李明（1960—），男，示例大学教授，从事纸艺研究。", Label.AUTHOR_NOTES),
        ("李明，女，示例大学教授，从事纸艺研究。", Label.AUTHOR_NOTES),
        ("李明（1910—1978），示例大学教授，是纸艺研究的先驱。", Label.PARAGRAPH),  # whom the article is about
    ],
)
def test_a_life_in_the_type_of_the_body_under_the_class_number(life, label):
    own = Paper().front(0).put("中图分类号：G898　文献标识码：A", size=SMALL, skip=4).put(life, skip=4)
    found = own.body(1, 12, "1 引言").turn().body(2, 30).references().zones()
    assert label_of(found, life[:4]) is label


def test_notes_of_a_manuscript_follow_the_front_matter_overleaf():
    notes = ("收稿日期：2023-05-11", "基金项目：国家示例基金(61000001)", "作者简介：李明(1990-)，男，讲师")
    own = Paper().front(0).turn().front(1)
    for note in notes:
        own.put(note, skip=12)
    found = own.body(1, 12, "1 引言").turn().body(2, 30).references().turn().body(3, 5).zones()
    assert [label_of(found, note[:4]) for note in notes] == [Label.HISTORY, Label.FUNDING, Label.AUTHOR_NOTES]


def test_an_institution_with_the_figure_of_a_name_among_the_notes():
    found = labels(
        paper("基金项目：示例省科研项目（Y2011B08）", "1　样本大学附属医院", "通讯作者：李明（1962-），女").zones()
    )
    assert found[Label.FUNDING] == ["基金项目：示例省科研项目（Y2011B08）"]
    assert "1　样本大学附属医院" in found[Label.AFF]


def test_an_institution_with_its_code_under_who_paid():
    """Convention of medical journals: it has no number, and nothing stands under the names."""
    own = Paper().put("纸飞机折叠方式对滑翔距离的影响", size=18.0, middle=True).put("李　明　　王小飞", middle=True)
    own.put("摘要：本文比较三种折法的滑翔距离，得出尖头折法的滑翔比最大，稳定性次之。", size=SMALL, skip=20)
    own.put("关键词：纸飞机；滑翔比", size=SMALL).body(1, 12, "1 引言")
    own.put("* 示例省科研基金课题（No. 98123）", "示例医院外科（示例市 100000）", size=FOOT, skip=30)
    found = labels(own.turn().body(2, 30).references().zones())
    assert found[Label.AFF] == ["示例医院外科（示例市 100000）"]


def test_who_wrote_in_equal_parts_under_the_institutions():
    own = Paper().front(0)
    own.put("李明和王小飞对本文有同等贡献", size=SMALL).front(1).body(1, 30, "1 引言")
    assert label_of(own.references().zones(), "李明和王小飞对本文") is Label.AUTHOR_NOTES


def test_who_paid_behind_the_post_of_an_author_runs_over_the_line():
    """Convention of law journals: a post, `本文系…项目“…”(20ABC001)的阶段性成果。`, then the counted notes."""
    own = paper("* 示例政法大学教授。本文系2020年度示例省社科基金一般项目“折", "纸”(20ABC001)的阶段性成果。")
    own.pages[0] += row("① 参见李明：《折纸论》，示例出版社2016年版，第3页。", LEFT, 720.0, FOOT)
    found = labels(own.zones())
    assert found[Label.AUTHOR_NOTES] == ["* 示例政法大学教授。"]
    assert "".join(found[Label.FUNDING]).startswith("本文系2020年度")
    assert "折纸论" not in "".join(found[Label.FUNDING])


def test_numbered_institutions_under_who_paid():
    """Convention of clinical journals: at the foot, each with its postal code, before the town or behind it."""
    own = Paper().put(TITLE[0], size=18, middle=True).put(BYLINE[0], size=12, middle=True)
    own.put("摘要：尖头折法的滑翔比最大，稳定性次之，平头折法飞得最稳。", size=SMALL, skip=8)
    own.put("关键词：纸飞机；滑翔比", size=SMALL).body(1, 20)
    own.put(
        "基金项目：示例基金（61000001）",
        "1.100000 示例市，示例大学纸艺学院；2.200000 样本市，样本研究所",
        size=FOOT,
        skip=30,
    )
    found = own.turn().body(2, 30).references().zones()
    assert label_of(found, "基金项目") is Label.FUNDING
    assert label_of(found, "1.100000") is Label.AFF


def test_numbered_institutions_on_lines_of_their_own_at_the_foot():
    own = Paper().put(TITLE[0], size=18, middle=True).put(BYLINE[0], size=12, middle=True)
    own.put("摘要：尖头折法的滑翔比最大，稳定性次之，平头折法飞得最稳。", size=SMALL, skip=8)
    own.put("关键词：纸飞机；滑翔比", size=SMALL).body(1, 20).at(700.0)
    lines = ("1示例大学纸艺学院，示例市 100000", "2样本大学样本学院，样本市 200000", "3样本研究所，样本市 300000")
    for line in lines:
        own.put(line, size=FOOT, skip=3)
    found = labels(own.turn().body(2, 30).references().zones())
    assert "".join(found[Label.AFF]).replace("\n", "") == "".join(lines)


def test_institutions_at_the_foot_end_before_the_next_word():
    own = paper(
        "作者单位：示例大学纸艺学院，示例市 100000　基金项目：示例基金（61000001）　收稿日期：2020-01-02"
    ).zones()
    found = labels(own)
    assert found[Label.AFF][-1].strip("　") == "作者单位：示例大学纸艺学院，示例市 100000"
    assert found[Label.FUNDING][-1].strip("　") == "基金项目：示例基金（61000001）"
    assert found[Label.HISTORY] == ["收稿日期：2020-01-02"]


def test_the_title_in_a_citation_is_no_note():
    own = paper("收稿日期：2020-01-02　引用格式：李明. 国家示例基金项目研究[J]. 示例学报, 2020, 40(3): 12-19.").zones()
    assert Label.FUNDING not in labels(own)


@pytest.mark.parametrize(
    ("line", "pieces"), [("费　专　项　资　金（2012AB001）。", 1), ("科研经费　　李明，教授。", 2)]
)
def test_white_in_a_line_that_is_set_wide_begins_no_sentence(line, pieces):
    """项 is a surname, too."""
    assert len(parted_note(block("基金项目：示例科研", line), Label.FUNDING)) == pieces


def test_a_date_at_the_right_end_of_the_lists_last_line():
    found = labels(
        Paper()
        .front(0)
        .front(1)
        .body(1, 30, "1 引言")
        .references(
            (
                "[1] 王小飞. 折叠[M]. 示例: 示例出版社, 2009.",
                "[2] 李明. 纸艺[M]. 样本: 样本出版社, 2010.<9>收稿日期：2010-03-12",
            )
        )
        .zones()
    )
    assert found[Label.HISTORY] == ["收稿日期：2010-03-12"]
