"""Notes on the authors -> e-mails, ORCID, biographies, correspondence. All addresses are invented."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label, Origin, Script
from pipeline.model.lang import Lang
from pipeline.parse.front import front, read_front
from pipeline.parse.front.contribs import byline
from pipeline.parse.front.fields import fields
from pipeline.parse.front.funding import award_numbers
from pipeline.parse.front.notes import emails, notes, with_notes
from pipeline.text.width import half_width
from tests.front.made import block

PERSONS = byline([block(Label.BYLINE, "李明，王小飞，赵琪")])


def noted(*lines: str, label: Label = Label.AUTHOR_NOTES):
    return {own.name.printed: own for own in with_notes(PERSONS, fields([block(label, *lines)]))}


def test_addresses_of_notes_are_closed_up():
    own = notes(fields([block(Label.AUTHOR_NOTES, "Li Ming, born in 1980 (liming@example. org).")]))
    assert [note.text for note in own] == ["Li Ming, born in 1980 (liming@example.org)."]


def test_a_remark_in_brackets_is_no_label():
    """`李明（通讯作者）` says something of the name before it; the note goes on."""
    found = noted(
        "* 李明：示例大学；王小飞（通讯作者）：样本大学；电子信箱：a@example.org（李明）；b@example.org（王小飞）"
    )
    assert [own.email for own in found.values()] == ["a@example.org", "b@example.org", ""]
    assert [own.corresp for own in found.values()] == [False, True, False]


def test_funding_in_both_languages_in_one_note():
    """The English statement says the same again; a fund that only English can name is one more."""
    line = "基金项目：示例科学基金(61000001)；示例计划(2016ABC01)。Example Science Fund (61000001); Plan (2016ABC01)."
    found = front([block(Label.FUNDING, line)], frozenset(), lambda _: None)
    assert [award.award_ids for award in found.awards] == [("61000001",), ("2016ABC01",)]
    assert [own.lang for own in found.funding_statements] == [Lang.ZH, Lang.EN]
    line = "基金项目：示例科学基金(61000001)资助项目 * The project supported by Example Science Fund (61000001)"
    found = front([block(Label.FUNDING, line)], frozenset(), lambda _: None)
    assert [own.text for own in found.funding_statements] == [
        "示例科学基金(61000001)资助项目", "The project supported by Example Science Fund (61000001)",
    ]  # fmt: skip
    line = "基金项目：示例科学基金(61000001)；Example Foundation for Paper and Planes (AB-12-3456)"
    found = front([block(Label.FUNDING, line)], frozenset(), lambda _: None)
    assert [award.award_ids for award in found.awards] == [("61000001",), ("AB-12-3456",)]


def test_awards_of_the_acknowledgement():
    """Only where nothing else says who paid."""
    thanks = block(
        Label.ACK, "本项目获得示例计划（编号：2011CB700001），示例科学基金（编号：61000001，61000002）的支持。"
    )
    found = front([thanks], frozenset(), lambda _: None)
    assert [own.award_ids for own in found.awards] == [("2011CB700001",), ("61000001", "61000002")]
    stated = front([block(Label.FUNDING, "基金项目：示例基金（61000009）"), thanks], frozenset(), lambda _: None)
    assert [own.award_ids for own in stated.awards] == [("61000009",)]
    assert front([block(Label.ACK, "感谢赵琪（示例大学）的帮助。")], frozenset(), lambda _: None).awards == ()


def test_who_paid_is_said_in_the_last_paragraph():
    paid = block(Label.PARAGRAPH, "本研究得到国家示例基金(61000001)资助，特此致谢。")
    other = block(Label.PARAGRAPH, "纸飞机的项目(12345678)很多。")
    found = front([other, paid], frozenset(), lambda _: None).awards
    assert [(own.funding_source, own.award_ids) for own in found] == [("国家示例基金", ("61000001",))]
    assert front([paid, other, other], frozenset(), lambda _: None).awards == ()
    starred = front([other, block(Label.PARAGRAPH, "* 国家示例基金项目(61000001)资助。")], frozenset(), lambda _: None)
    assert [own.award_ids for own in starred.awards] == [("61000001",)]


@pytest.mark.parametrize(
    "last",
    [
        "本研究表明，财政资助对折叠具有显著的正向影响(β=0.4521, n=1024)。",
        "本文以国家示例基金资助论文(2010-2019)为样本，发现资助强度逐年增加。",
        "本文的局限在于仅考察了项目制的支持力度(样本量1024)。",
    ],
)
def test_what_a_paper_says_of_money_tells_nobody_who_paid_for_it(last):
    assert front([block(Label.PARAGRAPH, last)], frozenset(), lambda _: None).awards == ()


@pytest.mark.parametrize(
    ("printed", "awards"),
    [
        ("致谢　本研究得到国家示例基金(61000001)资助。", [("国家示例基金", ("61000001",))]),
        ("作者感谢示例基金青年项目（61000001）资助。感谢赵琪。", [("示例基金青年项目", ("61000001",))]),
        ("感谢国家示例基金资助，编号 61000001。", [("国家示例基金资助", ("61000001",))]),
        ("We thank Zhao Qi. This work was supported by the Example Fund under Grant 61000001.",
         [("Example Fund", ("61000001",))]),
        ("The authors gratefully acknowledge the financial support of the Example Fund (No. 61000001).",
         [("Example Fund", ("61000001",))]),
        ("ACKNOWLEDGEMENTS This research was supported by the Example Fund (61000001).",
         [("Example Fund", ("61000001",))]),
        ("感谢赵琪在项目中的帮助（电话 123456789）。部分计算在示例超算中心(HPC2019)完成。", []),
        ("We thank the Sample Laboratory (JEM1400) for technical support.", []),
    ],
)  # fmt: skip
def test_who_is_thanked_for_money(printed, awards):
    found = front([block(Label.ACK, printed)], frozenset(), lambda _: None).awards
    assert [(own.funding_source, own.award_ids) for own in found] == awards


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("E-mail: li.ming@example.org", ("li.ming@example.org",)),
        ("E－mail：ｌｉ＠ｅｘａｍｐｌｅ．ｏｒｇ", ("li@example.org",)),
        ("li_ming-2@mail.example.edu.cn；wang@example.org", ("li_ming-2@mail.example.edu.cn", "wang@example.org")),
        ("li @ example. org", ("li@example.org",)),
        (
            "电子信箱：li1@example. com（李明）；ming. li@example. com（李明）",
            ("li1@example.com", "ming.li@example.com"),
        ),
        ("li@example.org.", ("li@example.org",)),
        ("Email:li@example.org，电话：12345", ("li@example.org",)),
        ("（li@example.org）", ("li@example.org",)),
        ("E-mail:l iming @example .org", ("liming@example.org",)),  # a letter stands apart behind the colon
        ("没有地址 @ 这里", ()),
    ],
)
def test_emails(printed, found):
    assert emails(printed) == found


@pytest.mark.parametrize(
    ("lines", "owner"),
    [
        (["作者简介：王小飞（1980—），男，示例市人，教授。E-mail：wang@example.org"], "王小飞"),
        (["通信作者：王小飞，wang@example.org"], "王小飞"),
        (["通信作者：王小飞（wang@example.org）"], "王小飞"),
        (["*通讯作者：王小飞，E-mail：", "wang@example.org"], "王小飞"),
        (["作者简介：李明（1990—），男；王<1>小<1>飞，教授，wang@example.org"], "王小飞"),
    ],
)
def test_address_goes_to_the_person_named(lines, owner):
    assert {name: own.email for name, own in noted(*lines).items() if own.email} == {owner: "wang@example.org"}


@pytest.mark.parametrize(
    ("line", "equal"),
    [
        ("共同第一作者：李明，王小飞", ["李明", "王小飞"]),
        ("注：李明、赵琪对本文有同等贡献", ["李明", "赵琪"]),
        ("并列第一作者：李明（1980—），男，教授；王小飞（1990—），女，博士", ["李明", "王小飞"]),
        ("作者简介：李明，教授；王小飞与赵琪贡献相同；E-mail：li@example.org", ["王小飞", "赵琪"]),
        ("作者简介：李明，教授，王小飞，博士", []),
    ],
)
def test_who_wrote_in_equal_parts(line, equal):
    assert [name for name, own in noted(line).items() if own.equal_contrib] == equal


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("共同第一作者：李明，王小飞", "equal"),
        ("李明与王小飞对本文有同等贡献", "equal"),
        ("通信作者：李明，li@example.org", "corresp"),
        ("作者简介：李明，教授", "other"),
    ],
)
def test_kinds_of_notes(line, kind):
    assert [note.fn_type for note in notes(fields([block(Label.AUTHOR_NOTES, line)]))] == [kind]


def test_what_is_set_apart_in_a_note():
    own = block(Label.AUTHOR_NOTES, "作者简介：李明，研究CO_{2}与折纸")
    (note,) = front([own], (), lambda _: None).notes
    assert [(note.text[face.start : face.end], face.script) for face in note.faces] == [("2", Script.SUB)]


def test_addresses_of_two_persons():
    found = noted("作者简介：李明，博士，li@example.org；王小飞，教授，wang@example.org")
    assert {name: own.email for name, own in found.items()} == {
        "李明": "li@example.org", "王小飞": "wang@example.org", "赵琪": ""
    }  # fmt: skip


def test_address_of_a_clause_without_a_name():
    """It goes to the author for correspondence, whom the by-line stars."""
    starred = byline([block(Label.BYLINE, "李明，王小飞，赵琪^{*}")])
    note = block(
        Label.AUTHOR_NOTES, "作者简介：李明（1990—），男，E-mail：li@example.org；* 通信作者，E-mail：zhao@example.org"
    )
    assert [own.email for own in with_notes(starred, fields([note]))] == ["li@example.org", "", "zhao@example.org"]


def test_orcid():
    found = noted("李明，ORCID：0000-0001-2345-678X；王小飞，ORCID：0000-0002-3456-7890")
    assert [own.orcid for own in found.values()] == ["0000-0001-2345-678X", "0000-0002-3456-7890", ""]


@pytest.mark.parametrize("word", ["通信作者", "通讯作者", "责任作者", "通讯联系人", "Corresponding author"])
def test_correspondence_by_note(word):
    found = noted(f"{word}：王小飞")
    assert [name for name, own in found.items() if own.corresp] == ["王小飞"]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("王小飞(1990—)，女，讲师", ["李明"]),
        ("王小飞(1990—)，女，讲师，E-mail：wang@example.org", ["李明", "王小飞"]),
    ],
)
def test_a_second_life_under_the_word_of_correspondence(second, told):
    found = noted(f"通信作者：李明(1980—)，男，教授，E-mail：li@example.org；{second}")
    assert [name for name, own in found.items() if own.corresp] == told


@pytest.mark.parametrize(("end", "told"), [("；", ["王小飞"]), ("。", ["王小飞", "赵琪"])])
def test_the_word_of_correspondence_within_a_list_of_lives(end, told):
    """Behind the semicolon of a list it is said of one author; behind a full stop of all who have addresses."""
    lives = ("王小飞(1985)，女，教授，wang@example.org；", "赵琪(1990)，男，讲师，zhao@example.org。")
    found = noted(f"作者简介：李明(1980)，男，硕士生，li@example.org{end}通信作者：{lives[0]}{lives[1]}")
    assert [name for name, own in found.items() if own.corresp] == told


def test_a_star_between_the_word_of_correspondence_and_its_colon():
    found = noted("作者简介：李明，男，硕士生。", "通信作者＊：王小飞，男，职称：主任医师。")
    assert [name for name, own in found.items() if own.corresp] == ["王小飞"]


def test_the_word_of_correspondence_behind_an_address_at_a_life_s_end():
    found = noted("王小飞　男，1980 年生，教授。E-mail：wang@example.org（通信作者）")
    assert [name for name, own in found.items() if own.corresp] == ["王小飞"]


def test_an_address_before_the_word_of_correspondence_spells_nobody_who_is_meant():
    """The note is in Chinese: of the names in English, letters of addresses alone stand in it."""
    persons = byline([block(Label.BYLINE, "LI Ming, WANG Xiaofei")])
    lines = "李明，男，教授，E-mail：liming@example.org．王小飞（通信作者），男，讲师，E-mail：wang@example.org"
    assert not any(own.corresp for own in with_notes(persons, fields([block(Label.AUTHOR_NOTES, lines)])))


def test_an_address_that_is_printed_again_is_nobody_else_s():
    """Convention of journals of mathematics: it stands under the names in both languages."""
    persons = byline([block(Label.BYLINE, "李明，王小飞")])
    lines = [block(Label.AUTHOR_NOTES, "(E-mail: wangxf@example.org)", y=y) for y in (120.0, 140.0)]
    assert [own.email for own in with_notes(persons, fields(lines))] == ["", "wangxf@example.org"]


def test_correspondence_within_a_biography():
    found = noted("作者简介：李明，博士，li@example.org；王小飞，教授，通信作者，wang@example.org")
    assert [name for name, own in found.items() if own.corresp] == ["王小飞"]


def test_engineer_of_communication_is_no_correspondent():
    assert not any(own.corresp for own in noted("李明，男，通信工程教授，研究方向为移动通信。").values())


def test_biography_names_nobody_as_correspondent():
    assert not any(own.corresp for own in noted("作者简介：李明（1980—），男，教授。").values())


def test_notes_are_kept_as_printed():
    (note,) = notes(fields([block(Label.AUTHOR_NOTES, "通信作者：王小飞，E-mail：wang@example.org")]))
    assert (note.fn_type, note.lang) == ("corresp", Lang.ZH)
    assert half_width(note.text) == "王小飞,E-mail:wang@example.org"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("赵　琪，zhaoqi.of.paper@example.org", Lang.ZH),
        ("ZHAO Qi（赵琪）, Professor of paper planes, zhaoqi@example.org", Lang.EN),
    ],
)
def test_an_address_is_of_no_language(text, lang):
    own = block(Label.AUTHOR_NOTES, text, lang=Lang.EN)
    (note,) = notes(fields([own]))
    assert note.lang is lang


def made(*blocks, seen=None):
    return front(list(blocks), frozenset(), (seen if seen is not None else []).append)


def test_front_of_two_languages():
    seen = []
    found = made(
        block(Label.TITLE, "纸飞机的滑翔比^{*}"),
        block(Label.BYLINE, "李明^{1}，王小飞^{2}"),
        block(Label.AFF, "（1. 示例大学，示例市 100000；2. 示例研究所，样本市 200000）"),
        block(Label.ABSTRACT, "摘要：纸飞机滑翔。"),
        block(Label.KWDS, "关键词：纸飞机；滑翔"),
        block(Label.TITLE, "Glide Ratio of Paper Planes"),
        block(Label.BYLINE, "LI Ming^{1}, WANG Xiaofei^{2}"),
        block(
            Label.AFF, "(1. Example University, Example City 100000, China; 2. Example Institute, Sample City 200000)"
        ),
        block(Label.ABSTRACT, "Abstract: Paper planes glide."),
        block(Label.KWDS, "Key words: paper plane; gliding"),
        seen=seen,
    )
    assert seen == []
    for lang, title, count in ((Lang.ZH, "纸飞机的滑翔比", 2), (Lang.EN, "Glide Ratio of Paper Planes", 2)):
        assert found.title(lang).text == title
        assert len(found.byline(lang)) == len(found.institutions(lang)) == len(found.kwds(lang)) == count
        assert found.abstract(lang) is not None
    assert [(own.name.surname, own.aff_labels) for own in found.byline(Lang.EN)] == [("Li", ("1",)), ("Wang", ("2",))]


def test_institution_in_brackets_behind_the_names():
    found = made(block(Label.BYLINE, "李明，王小飞（示例大学纸艺学院，示例市 100000）"))
    assert [own.name.printed for own in found.byline(Lang.ZH)] == ["李明", "王小飞"]
    assert [own.postal_code for own in found.institutions(Lang.ZH)] == ["100000"]


@pytest.mark.parametrize("origin", [Origin.COVER, None])
def test_the_citation_in_the_form_of_a_cover(origin):
    """White alone parts its word from it."""
    form = block(Label.FURNITURE, "引用格式<4>李明. 纸飞机的滑翔[J/OL]. 2020, 5(7).", origin=origin)
    matter = made(form, block(Label.TITLE, "纸飞机的滑翔", y=200))
    assert [own.text[:3] for own in matter.self_citations] == (["李明."] if origin else [])


def test_category():
    assert made(block(Label.CATEGORY, "·综<1>述·")).category.text == "综述"


def test_institutions_in_brackets_behind_each_name():
    found = made(block(Label.BYLINE, "LI Ming (Example University, 100000), WANG Xiaofei (Example Institute, 200000)"))
    assert [own.text for own in found.institutions(Lang.EN)] == [
        "Example University, 100000", "Example Institute, 200000"
    ]  # fmt: skip


def test_institution_before_the_name():
    found = made(block(Label.BYLINE, "示例大学纸艺学院<2>李<1>明"))
    assert [own.text for own in found.institutions(Lang.ZH)] == ["示例大学纸艺学院"]
    assert [own.name.printed for own in found.byline(Lang.ZH)] == ["李明"]


def test_a_name_with_a_lost_hanzi_is_kept():
    front, _ = read_front([block(Label.BYLINE, "李明，赵�，��飞")], (), [].append)
    assert [own.name.printed for own in front.byline(Lang.ZH)] == ["李明", "赵�"]


def test_what_no_value_holds_is_left_over():
    blocks = [
        block(Label.HISTORY, "收稿日期：2019-03-12；责任编辑 王小飞"),
        block(Label.IDENTIFIERS, "中图分类号：TP391　JEL：O33（示例）", y=120.0),
    ]
    front, left = read_front(blocks, (), [].append)
    assert [date.iso for date in front.history] == ["2019-03-12"]
    assert [(item.label, item.text) for item in left] == [("history", "责任编辑王小飞"), ("article-id", "示例")]


def test_the_word_behind_a_date_is_no_text_of_its_own():
    front, left = read_front([block(Label.HISTORY, "收稿日期：2019-03-12初稿；2019−05−20 修改稿")], (), [].append)
    assert [(date.date_type, date.iso) for date in front.history] == [
        ("received", "2019-03-12"),
        ("rev-recd", "2019-05-20"),
    ]
    assert left == ()


def test_address_before_its_person():
    """Transactions set each address before the life it opens: `li@… (LI Ming Professor at …)`."""
    persons = byline([block(Label.BYLINE, "LI Ming, WANG Xiao-Fei")])
    own = fields([block(Label.AUTHOR_NOTES, "E-mail: wang@example.org (WANG Xiao-Fei Professor of Arts)")])
    assert [(c.name.surname, c.email) for c in with_notes(persons, own)] == [("Li", ""), ("Wang", "wang@example.org")]


def test_editors_are_no_note_on_the_authors():
    front, left = read_front([block(Label.AUTHOR_NOTES, "责任编辑：赵琪")], (), [].append)
    assert front.notes == ()
    assert [own.text for own in left] == ["赵琪"]


def test_the_page_s_address_is_no_note_on_the_authors():
    printed = ["作者简介：李明(1980-)，男，教授。", "网络出版地址：http://kns.example.net/kcms/detail/1.html"]
    found = fields([block(Label.AUTHOR_NOTES, *printed)])
    assert [note.text for note in notes(found)] == ["李明(1980-),男,教授."]


def test_the_address_above_the_word_of_correspondence_is_no_part_of_it():
    printed = ["第一作者简介：李明，教授。E-mail：liming@example.org。", "* 通信作者简介：王小飞，讲师。"]
    found = fields([block(Label.AUTHOR_NOTES, *printed)])
    assert [(note.fn_type, note.text[:3]) for note in notes(found)] == [("other", "李明，"), ("corresp", "王小飞")]


def test_funding_behind_a_date():
    front, _ = read_front([block(Label.HISTORY, "收稿日期 2020-01-02 示例专项 (2020FY1234-01) 资助")], (), [].append)
    assert [(date.date_type, date.iso) for date in front.history] == [("received", "2020-01-02")]
    assert [(award.funding_source, award.award_ids) for award in front.awards] == [("示例专项", ("2020FY1234-01",))]


def test_lives_behind_the_funding():
    printed = (
        "收稿日期：2020-01-02。示例基金(61000001，61000002)；",
        "示例计划(2020AB01)资助。李明，教授，主研领域：纸飞机。王小飞，讲师。",
    )
    front, _ = read_front([block(Label.HISTORY, *printed)], (), [].append)
    assert [award.award_ids for award in front.awards] == [("61000001", "61000002"), ("2020AB01",)]
    assert [note.text for note in front.notes] == ["李明，教授，主研领域：纸飞机。王小飞，讲师。"]
    assert front.funding_statements[0].text.startswith("示例基金")


def test_who_paid_without_the_words_around_it():
    line = "This work is supported by the Key Laboratory of Paper (No. AB-25-01) and the Example Fund (No. 61000001)."
    front, _ = read_front([block(Label.FUNDING, line)], (), [].append)
    assert [own.funding_source for own in front.awards] == ["Key Laboratory of Paper", "Example Fund"]


def test_an_address_alone_is_no_note():
    """It is its person's; one that nobody has stays a note, and so does one that says more."""
    address = block(Label.AUTHOR_NOTES, "E-mail: liming@example.org", y=120)
    named = block(Label.AUTHOR_NOTES, "作者简介：李明（1980—），男，示例市人，教授。")
    found = fields([named, address])
    assert [own.text[:2] for own in notes(found, with_notes(PERSONS, found))] == ["李明"]
    assert [own.text for own in notes(fields([address]), PERSONS)] == ["liming@example.org"]


def test_what_stands_behind_an_address_is_said_of_its_person():
    lives = [block(Label.AUTHOR_NOTES, "作者简介：李明（1980—），男，教授。")]
    lives.append(block(Label.AUTHOR_NOTES, "E-mail: abc@example.org（通信作者）", y=120))
    found = with_notes(PERSONS, fields(lives))
    assert [own.name.printed for own in found if own.corresp] == ["李明"]


def test_a_comma_stays_between_a_name_in_a_block_of_its_own_and_the_life():
    name = block(Label.AUTHOR_NOTES, "LI Ming", origin=Origin.BIOGRAPHY)
    (note,) = notes(fields([name, block(Label.AUTHOR_NOTES, ", born in 1980, studies folding.", y=120)]))
    assert note.text == "LI Ming, born in 1980, studies folding."


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("https://example.org/10.1234/a.7", 1),
        ("7-9. http://www.example.org/a.htm", 1),
        ("LI M. Planes. Folds, 2020", 2),
    ],
)
def test_the_pages_and_the_address_of_a_citation_go_on_with_it(rest, count):
    cited = [block(Label.CITE_AS, "引用格式：李明. 纸飞机[J]. 折纸学报, 2020, 4(2):")]
    cited.append(block(Label.CITE_AS, rest, y=120, lang=Lang.EN))
    assert len(fields(cited)) == count


@pytest.mark.parametrize("mark", ["；", ""])
def test_the_mark_between_two_lives_of_a_list_stays_at_a_line_s_end(mark):
    lives = [block(Label.AUTHOR_NOTES, f"作者简介：李明，男，教授，研究折纸{mark}")]
    lives.append(block(Label.AUTHOR_NOTES, "王小飞，男，讲师。", y=120))
    (note,) = notes(fields(lives), PERSONS)
    assert note.text == f"李明，男，教授，研究折纸{mark}王小飞，男，讲师。"


def test_white_sets_the_name_off_in_a_life():
    life = block(Label.AUTHOR_NOTES, "王小飞　男，1980 年生，示例大学教授．赵　琪　示例大学讲师，研究折　纸．")
    (note,) = notes(fields([life]), PERSONS)
    assert note.text == "王小飞 男，1980 年生，示例大学教授．赵琪 示例大学讲师，研究折纸．"


def test_a_mark_alone_is_no_funding():
    front, _ = read_front([block(Label.FUNDING, "*")], (), [].append)
    assert front.funding_statements == ()


def test_white_before_the_hyphen_of_a_number():
    assert award_numbers("2020JC -48, 61761009") == ("2020JC-48", "61761009")


def test_an_institution_printed_under_each_author_is_one():
    front, _ = read_front([block(Label.AFF, "School of Arts, Example", y=y) for y in (100, 130)], (), [].append)
    assert [own.text for own in front.affs] == ["School of Arts, Example"]


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("zhaoqi@example.edu.cn", "赵琪"),
        ("qizh_2014@example.com", "赵琪"),
        ("xfwang@example.edu.cn", "王小飞"),
        ("wangxf99@example.com", "王小飞"),
        ("xiaofei.wang@example.ac.cn", "王小飞"),
        ("wxf@example.com", "王小飞"),
        ("zhao_xyz@example.com", "赵琪"),  # the surname alone
        ("office@example.com", ""),
    ],
)
def test_an_address_that_spells_a_name(address, owner):
    """Nobody is named beside it: `收稿日期：2020-01-02　E-mail：…`."""
    found = noted(f"收稿日期：2020-01-02　E-mail：{address}", label=Label.HISTORY)
    assert "".join(name for name, own in found.items() if own.email) == owner


def test_an_address_that_spells_another_name_than_the_one_before_it():
    """Lives in two columns run into each other: the last one named is not the owner."""
    found = noted("李明（1967—），男，王小飞（1993—），男，教授，E-mail：mingli@example.org")
    assert [name for name, own in found.items() if own.email] == ["李明"]


def test_an_address_that_spells_who_has_one_already_is_of_whom_it_stands_behind():
    found = noted("李明，男，E-mail：mingli@example.org。王小飞，女，教授，E-mail：ming@example.com")
    assert {name: own.email for name, own in found.items() if own.email} == {
        "李明": "mingli@example.org",
        "王小飞": "ming@example.com",
    }


def test_an_initial_with_white_behind_its_stop():
    assert emails("* Email: x. wang@example. edu. cn") == ("x.wang@example.edu.cn",)


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("2015AB111 700-06", ("2015AB111700-06",)),
        ("61000001，611 00002", ("61000001", "61100002")),
        ("863 2004AB13022-06", ("2004AB13022-06",)),
        ("61000001 61000002", ("61000001", "61000002")),
        ("41600- 10201-560001/018", ("41600-10201-560001/018",)),
    ],
)
def test_award_numbers_over_a_line_s_end(printed, numbers):
    assert award_numbers(printed) == numbers


def test_a_number_with_its_year_in_square_brackets():
    printed = "基金项目：示例兴农项目[示科创字(2019)第2-5号]；样本计划(CARS-46)"
    front, _ = read_front([block(Label.FUNDING, printed)], (), [].append)
    assert [(award.funding_source, award.award_ids) for award in front.awards] == [
        ("示例兴农项目", ("示科创字(2019)第2-5号",)),
        ("样本计划", ("CARS-46",)),
    ]


def test_funding_behind_a_circled_mark():
    front, _ = read_front([block(Label.FUNDING, "①示例基本科研专项(ZD2020-1)资助项目。")], (), [].append)
    assert [(award.funding_source, award.award_ids) for award in front.awards] == [("示例基本科研专项", ("ZD2020-1",))]
    assert [own.text for own in front.funding_statements] == ["示例基本科研专项(ZD2020-1)资助项目。"]


@pytest.mark.parametrize(
    ("printed", "statement"),
    [
        ("* 本文系示例省项目“纸艺”（21ZZA001）的成果。", "本文系示例省项目“纸艺”（21ZZA001）的成果。"),
        ("∗Supported by Example Fund (61000001)", "Supported by Example Fund (61000001)"),
        ("† 示例基金(61000001)资助", "示例基金(61000001)资助"),
        ("示例基金(61000001)* 资助", "示例基金(61000001)* 资助"),  # not at the head
    ],
)
def test_the_mark_of_a_note_is_no_word_of_the_statement(printed, statement):
    front, _ = read_front([block(Label.FUNDING, printed)], (), [].append)
    assert [own.text for own in front.funding_statements] == [statement]


@pytest.mark.parametrize(
    ("printed", "statement"),
    [
        ("示例大学课题（41600- 10201-01/02）", "示例大学课题（41600-10201-01/02）"),
        ("Supported by Example Basic Work (2025AB111 700-06)", "Supported by Example Basic Work (2025AB111700-06)"),
        ("示例省计划（2014Y2 - 00027）", "示例省计划（2014Y2-00027）"),
        ("示例基金（61000001 61000002）", "示例基金（61000001 61000002）"),  # two of them
        ("Supported by Plan 2020 (61000001)", "Supported by Plan 2020 (61000001)"),
    ],
)
def test_a_number_in_the_statement_is_whole_as_in_the_awards(printed, statement):
    front, _ = read_front([block(Label.FUNDING, printed)], (), [].append)
    assert [own.text for own in front.funding_statements] == [statement]


def test_a_lost_hanzi_is_told_by_the_life():
    found = read_front(
        [block(Label.BYLINE, "李明，赵�"), block(Label.AUTHOR_NOTES, "赵琪（1985—），女，示例大学博士生。", y=700.0)],
        (), [].append,
    )[0]  # fmt: skip
    assert [own.name.printed for own in found.byline(Lang.ZH)] == ["李明", "赵琪"]


def test_a_telephone_glued_to_the_mailbox_in_the_masthead():
    masthead = block(Label.AUTHOR_NOTES, "E-mail: editors@example.orgTel/Fax:+86-000-00000000", y=50.0)
    assert notes(fields([masthead])) == ()


def test_the_mailbox_in_the_masthead_is_nobody_s():
    """The authors' own stands under their names, or at the page's foot."""
    masthead = block(Label.AUTHOR_NOTES, "E-mail: editors@example.org http://www.example.org", y=50.0)
    own = block(Label.AUTHOR_NOTES, "E-mail: ming@example.edu.cn", y=700.0)
    front, _ = read_front([masthead, block(Label.BYLINE, "李明", y=200.0), own], (), [].append)
    assert [person.email for person in front.byline(Lang.ZH)] == ["ming@example.edu.cn"]
    assert front.notes == ()


def test_an_address_ends_before_the_site_s():
    assert emails("editors@example.comhttp://www.example.org") == ("editors@example.com",)


def test_who_paid_and_the_own_citation_keep_their_marks():
    paid = block(Label.FUNDING, "基金项目：示例计划“CO_{2} 的封存”(2016ABC01)")
    cited = block(Label.CITE_AS, "引用格式：李明. CO_{2} 的封存[J]. 示例学报, 2018, 3(2): 21-27.", y=140)
    made = front([paid, cited], (), lambda _: None)
    texts = (*made.funding_statements, *made.self_citations)
    assert [[own.text[face.start : face.end] for face in own.faces] for own in texts] == [["2"], ["2"]]


@pytest.mark.parametrize(
    ("printed", "corresp"),
    [
        (("李明 示例大学教授. 主要研究方向为纸飞机. 本文", "通信作者.", "E-mail: liming@example.org (LI Ming Professor."
          " Corresponding author of this paper.)王小飞 示例大学副教授."), ["李明"]),
        (("李明 示例大学教授. 主要研究方向为纸飞机.", "E-mail: liming@example.org (LI Ming Professor.)王小飞 副教授."
          " 本文通信作者."), ["王小飞"]),
        (("通信作者: 王小飞 (示例大学).",), ["王小飞"]),
    ],
)  # fmt: skip
def test_a_life_says_of_its_own_person_whom_to_write_to(printed, corresp):
    """Lives in two languages run on: what the English brackets say is not said of who is named behind them."""
    made = with_notes(PERSONS, fields([block(Label.AUTHOR_NOTES, line) for line in printed]))
    assert [own.name.printed for own in made if own.corresp] == corresp


def test_the_address_behind_who_paid_is_not_the_marks():
    """Notes of page 1 that run on: `*` is behind the title, and behind the second author."""
    own = [
        block(Label.BYLINE, "李明，王小飞*"),
        block(
            Label.FUNDING,
            "*国家示例基金项目（61000001）作者简介：李明（1980—），男，E-mail：liming@example.org",
        ),
        block(Label.AUTHOR_NOTES, "通信作者：王小飞，E-mail：wang@example.org", y=160),
    ]
    found = front(own, frozenset(), lambda _: None).contribs
    assert [person.email for person in found] == ["liming@example.org", "wang@example.org"]


@pytest.mark.parametrize(
    ("lines", "corresp"),
    [
        (("作者简介：李明，助理研究员，发表论文20篇；通", "讯作者：王小飞，助理研究员。"), ["王小飞"]),
        (("李明，1990 年生，硕士生，联系人，E-mail: a7@example.org；王小飞，教授",), ["李明"]),
        (("李明，教授；研究方向：专家联系人制度，E-mail: a7@example.org",), []),
    ],
)
def test_who_is_written_to_by_the_words_of_a_life(lines, corresp):
    """A line may end within the word; 联系人 is whom to write to where it stands alone between commas."""
    assert [name for name, own in noted(*lines).items() if own.corresp] == corresp


def test_a_circled_figure_before_a_note_that_names_nobody():
    own = [
        block(Label.BYLINE, "李　明②　　王小飞"),
        block(
            Label.AUTHOR_NOTES, "②　女，1990 年生，硕士生；研究方向：纸飞机；联系人，E-mail: a7@example.org", y=700.0
        ),
    ]
    found = front(own, frozenset(), lambda _: None).contribs
    assert [(person.email, person.corresp) for person in found] == [("a7@example.org", True), ("", False)]


@pytest.mark.parametrize(
    ("names", "y", "emails_of"),
    [
        ("李明^{1}　　王小飞^{2}", 150.0, ["paperplane@example.org", ""]),
        ("李明^{1}　　王小飞^{2*}", 150.0, ["", "paperplane@example.org"]),  # the mark tells whose it is
        ("李明^{1}　　王小飞^{2}", 700.0, ["", ""]),
    ],
)
def test_an_address_alone_under_the_institutions_is_the_first_author_s(names, y, emails_of):
    own = [block(Label.BYLINE, names), block(Label.AUTHOR_NOTES, "（paperplane@example.org）", y=y)]
    assert [person.email for person in front(own, frozenset(), lambda _: None).contribs] == emails_of


def test_an_address_for_correspondence_is_not_the_first_author_s():
    own = [block(Label.BYLINE, "李明　　王小飞"), block(Label.AUTHOR_NOTES, "*通讯作者邮箱：a7@example.org", y=150.0)]
    assert [person.email for person in front(own, frozenset(), lambda _: None).contribs] == ["", ""]


def test_letters_of_an_address_name_nobody_beside_him_whom_the_mark_names():
    own = [
        block(Label.BYLINE, "LI Ming^{1*}, WANG Xiaofei^{1}"),
        block(Label.AUTHOR_NOTES, "（*通信作者电子邮箱 xiaofeiwang@example.org）", y=150.0),
    ]
    found = front(own, frozenset(), lambda _: None).contribs
    assert [person.corresp for person in found] == [True, False]


def test_a_life_in_brackets_behind_an_address_that_is_given():
    lines = ["李明，示例大学教授.", "E-mail: liming@example.org", "(LI Ming Professor at Example University.)"]
    own = [block(Label.BYLINE, "李明"), *(block(Label.AUTHOR_NOTES, line) for line in lines[:1])]
    own.append(block(Label.AUTHOR_NOTES, *lines[1:], y=140.0))
    texts = [note.text for note in front(own, frozenset(), lambda _: None).notes]
    assert texts == ["李明，示例大学教授.", "LI Ming Professor at Example University."]


def test_two_persons_with_their_addresses_on_lines_of_their_own():
    own = block(Label.AUTHOR_NOTES, "通信作者：李明，E-mail：li@example.com", "王小飞，E-mail：wang@example.com")
    (note,) = notes(fields([own]))
    assert note.text == "李明,E-mail:li@example.com 王小飞,E-mail:wang@example.com"


def test_the_last_line_of_the_mailbox_in_the_masthead():
    """It begins in the margin: three lines reach out of it."""
    assert notes(fields([block(Label.AUTHOR_NOTES, "Tel: +86-000-00000000", y=124.0)])) == ()


def test_a_telephone_behind_an_address_that_is_given():
    contact = block(Label.AUTHOR_NOTES, "E-mail: liming@example.org<4>Tel: 010-00000000", y=700.0)
    (note,) = front([block(Label.BYLINE, "李明"), contact], frozenset(), lambda _: None).notes
    assert note.text == "Tel: 010-00000000"


@pytest.mark.parametrize(
    ("zh", "en", "corresp"),
    [
        ("李明^{1}，王小飞^{2†}", "Li Ming^{1}, Wang Xiaofei^{2†}", [False, True, False, True]),
        ("李明^{1†}，王小飞^{2†}", "Li Ming^{1†}, Wang Xiaofei^{2†}", [False, True, False, False]),  # of both
        ("李明^{1†}，王小飞^{2}", "Li Ming^{1†}, Wang Xiaofei^{2}", [False, True, False, False]),
    ],
)
def test_a_mark_whose_bearer_a_note_names_means_the_same_in_english(zh, en, corresp):
    life = "作者简介：李明（1980—），男，讲师；王小飞（1985—），女（通信作者），示例大学教授．"
    blocks = [block(Label.BYLINE, zh), block(Label.BYLINE, en, lang=Lang.EN), block(Label.AUTHOR_NOTES, life)]
    found, _ = read_front(blocks, (), [].append)
    assert [own.corresp for own in found.contribs] == corresp
