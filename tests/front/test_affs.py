"""Affiliations in print -> one institution each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.block import Label, Script
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.parse.front import front
from pipeline.parse.front.affs import aff, affs, affs_of_bios, split_affs
from pipeline.text.width import half_width
from tests.front.made import block

ARTS, FOLDING, HALL = (
    "示例大学纸艺学院，示例市 100000",
    "示例省折纸研究所，样本市 200000",
    "样本市滑翔中心，样本市 200001",
)
EN_ARTS = "School of Paper Arts, Example University, Example City 100000, China"
EN_FOLDING = "Institute of Folding, Sample City 200000, China"


def parts(*printed: str) -> list[tuple[str, str]]:
    return [(found.label, found.text) for found in affs([block(Label.AFF, *printed)])]


def half(text: str) -> str:
    return text.replace("，", ", ")


@pytest.mark.parametrize(
    "printed",
    [
        f"（1. {ARTS}；2. {FOLDING}）",
        f"(1. {ARTS}; 2. {FOLDING})",
        f"（1.{ARTS}；2.{FOLDING}）",
        f"1. {ARTS}；2. {FOLDING}",
        f"1 {ARTS}；2 {FOLDING}",
        f"1、{ARTS}；2、{FOLDING}",
        f"1）{ARTS}；2）{FOLDING}",
        f"①{ARTS}；②{FOLDING}",
        f"1,{ARTS} 2,{FOLDING}",
        f"①（{ARTS}）②（{FOLDING}）",
        f"^{{1}}{ARTS}；^{{2}}{FOLDING}",
        f"^{{1}}（{ARTS}）<2>^{{2}}（{FOLDING}）",
        f"1（{ARTS}）　2（{FOLDING}）",
    ],
)
def test_numbered(printed):
    found = parts(printed)
    assert [label for label, _ in found] == ["1", "2"]
    assert [text.replace(" ", "").replace("，", ",") for _, text in found] == [
        text.replace(" ", "").replace("，", ",") for text in (ARTS, FOLDING)
    ]


def test_white_before_the_place_is_kept():
    """Where nothing but white parts the institution from its city, one blank does."""
    assert parts("示例大学　纸艺学院<2>示例市　100000") == [("", "示例大学纸艺学院 示例市 100000")]
    assert parts("示例大学纸艺学院示例市") == [("", "示例大学纸艺学院示例市")]


def test_brackets_of_each_line():
    assert parts(f"（1 {ARTS}）", f"（2 {FOLDING}）", "（3 示例中国研究院，样本市 AB1 2CD，英国）") == [
        ("1", ARTS.replace("，", ",")),
        ("2", FOLDING.replace("，", ",")),
        ("3", "示例中国研究院,样本市 AB1 2CD,英国"),
    ]


def test_an_institution_of_two_numbers():
    """The authors are numbered, not the institutions: 1,3 A学院; 2 B研究所; 3 C中心."""
    assert [label for label, _ in parts(f"1,3 {ARTS}；", f"2 {FOLDING}；", f"3 {HALL}")] == ["1,3", "2", "3"]


@pytest.mark.parametrize(
    "lines", [[f"1. {ARTS}；", f"2. {FOLDING}；", f"3. {HALL}"], [f"1 {ARTS}", f"2 {FOLDING}", f"3 {HALL}"]]
)
def test_one_a_line(lines):
    assert [label for label, _ in parts(*lines)] == ["1", "2", "3"]


def test_one_a_line_with_postal_codes_before_them():
    """Clinical journals: the number, the code, the town, the institution."""
    found = parts("1 100000 示例市，示例医院外科", "2 200000 样本市，样本医院内科")
    assert [label for label, _ in found] == ["1", "2"]


def test_broken_over_lines():
    found = parts("（1. 示例大学纸艺学院，示例市 100000；2. 示例省折", "纸研究所，样本市 200000）")
    assert [text.replace("，", ",").replace(" ", "") for _, text in found] == [
        "示例大学纸艺学院,示例市100000", "示例省折纸研究所,样本市200000"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "count"),
    [(f"（{ARTS}）", 1), (ARTS, 1), (f"{ARTS}；{FOLDING}", 2), (EN_ARTS, 1), (f"{EN_ARTS}; {EN_FOLDING}", 2)],
)
def test_without_numbers(printed, count):
    found = parts(printed)
    assert [label for label, _ in found] == [""] * count
    assert "100000" in found[0][1]


def test_raised_marks_under_postal_codes():
    found = parts("^{1}示例大学纸艺学院，示例市 100000", "^{2}示例省折纸研究所，样本市 200000")
    assert [(label, text[-6:]) for label, text in found] == [("1", "100000"), ("2", "200000")]


def test_letters_count_the_parts_of_one_institution():
    zh = parts("（1. 示例大学 a. 纸艺学院；b. 设计学院，示例市 100000；2. 样本研究所，样本市 200000）")
    assert [label for label, _ in zh] == ["1a", "1b", "2"]
    assert zh[0][1] == "示例大学纸艺学院, 示例市 100000"
    en = parts("(1a. School of Paper, Example City 100000; 1b. School of Folds, Example City; 2. Sample Institute)")
    assert [label for label, _ in en] == ["1a", "1b", "2"]
    assert en[2][1] == "Sample Institute"


def test_raised_letters_in_brackets():
    found = parts("(^{a}示例大学纸艺学院<1>示例市<1>100000)", "(^{b}样本研究所<1>样本市<1>200000)")
    assert [(label, text[:4]) for label, text in found] == [("a", "示例大学"), ("b", "样本研究")]


def test_without_numbers_each_in_brackets():
    found = affs([block(Label.AFF, f"（{ARTS}）"), block(Label.AFF, f"( {FOLDING} )")])
    assert [(aff.text[0], aff.text[-1]) for aff in found] == [("示", "0"), ("示", "0")]


def test_without_numbers_one_a_line():
    assert len(parts(ARTS, FOLDING)) == 2


def test_university_before_the_list():
    """示例大学 belongs to both schools."""
    found = parts("示例大学 1. 纸艺学院；2. 折纸学院，示例市 100000")
    assert [text.replace(" ", "").split(",")[0].split("，")[0] for _, text in found] == [
        "示例大学纸艺学院",
        "示例大学折纸学院",
    ]


@pytest.mark.parametrize("head", [f"{HALL}；", f"{HALL}　", "样本市滑翔中心；"])
def test_institution_without_number_before_the_list(head):
    """It is that of the authors without a mark, no university of all that follow."""
    found = parts(f"（{head}1. {ARTS}；2. {FOLDING}）")
    assert [label for label, _ in found] == ["", "1", "2"]
    assert not any("滑翔" in text for label, text in found if label)


@pytest.mark.parametrize(
    "printed",
    [
        "（示例大学纸艺学院，示例市 100000）^{1}（示例省折纸研究所，样本市 200000）^{2}",
        "（示例大学纸艺学院^{1}，示例省折纸研究所^{2}，示例市 100000）",
        "示例大学纸艺学院1，示例省折纸研究所2，示例市 100000",
    ],
)
def test_numbers_behind(printed):
    found = affs([block(Label.AFF, printed)])
    assert [(own.label, own.institution) for own in found] == [("1", "示例大学纸艺学院"), ("2", "示例省折纸研究所")]
    assert all(own.postal_code in ("100000", "200000") for own in found)


def test_lines_under_an_institution_that_begins_with_its_postal_code():
    """As medical journals set it: each institution opens with its code; what opens without one goes on."""
    found = parts("100000，示例市，示例医科大学", "第二医院呼吸内科", "示例省呼吸研究所", "200000，样本市，样本大学")
    assert [text[:6] for _, text in found] == ["100000", "200000"]
    assert "呼吸研究所" in found[0][1]


def test_place_behind_the_list():
    """One town and postal code for all."""
    found = parts("（示例大学 a. 纸艺学院；b. 折纸学院，示例市 100000）")
    assert [label for label, _ in found] == ["a", "b"]
    assert all("100000" in text for _, text in found)


def test_persons_in_brackets():
    printed = [block(Label.AFF, f"1. {ARTS}（李明、王小飞）；2. {FOLDING}（赵琪）")]
    found = affs(printed, persons=["李明", "王小飞", "赵琪"])
    assert [("李明" in own.text, own.label) for own in found] == [(False, "1"), (False, "2")]


def test_town_in_brackets():
    """A town or a country may look like a name: only the by-line's names are left out."""
    found = affs([block(Label.AFF, "示例地质大学（武汉）纸艺学院，武汉 100000")], persons=["李明"])
    assert [own.text for own in found] == ["示例地质大学(武汉)纸艺学院,武汉 100000"]


@pytest.mark.parametrize(
    ("printed", "institution", "city", "postal_code", "country"),
    [
        (ARTS, "示例大学纸艺学院", "示例市", "100000", ""),
        ("示例大学 纸艺学院，示例市 100000", "示例大学纸艺学院", "示例市", "100000", ""),
        (EN_ARTS, "School of Paper Arts, Example University", "Example City", "100000", "China"),
        ("示例大学纸艺学院", "示例大学纸艺学院", "", "", ""),
        ("示例大学<1>纸艺学院<1>示例市<1>100000", "示例大学纸艺学院", "示例市", "100000", ""),
        ("示例大学纸艺学院<1>示例省<1>样本市<1>100000", "示例大学纸艺学院", "示例省样本市", "100000", ""),
        ("示例大学纸艺学院江苏省南京市100000", "示例大学纸艺学院", "江苏省南京市", "100000", ""),
        ("示例市滑翔中心广州100000", "示例市滑翔中心", "广州", "100000", ""),
        ("100000，示例市，示例大学第二医院", "示例大学第二医院", "示例市", "100000", ""),
        ("100000 示例大学第二医院", "示例大学第二医院", "", "100000", ""),
        (f"示例大学纸艺学院，示例市 {' '.join('100000')}", "示例大学纸艺学院", "示例市", "100000", ""),
        ("示例医院内科内蒙古样本斯100000", "示例医院内科", "内蒙古样本斯", "100000", ""),
        ("中国示例地质大学(武汉)<1>100000", "中国示例地质大学(武汉)", "", "100000", ""),
        ("示例大学物理系<1>瑞士<1>样本堡<1>CH-1000", "示例大学物理系", "样本堡", "CH-1000", "瑞士"),
        ("示例大学物理系<1>瑞士", "示例大学物理系", "", "", "瑞士"),
        ("示例大学<1>中国文化研究所", "示例大学中国文化研究所", "", "", ""),
    ],
)
def test_parts_of_an_institution(printed, institution, city, postal_code, country):
    (found,) = affs([block(Label.AFF, printed)])
    assert (found.institution, found.city, found.postal_code, found.country) == (
        institution,
        city,
        postal_code,
        country,
    )


@pytest.mark.parametrize(("behind", "printed"), [("瑞士", "瑞士"), ("瑞士<1>样本堡<1>CH-1000", "瑞士样本堡 CH-1000")])
def test_white_alone_before_a_country_parts_it_in_the_text_too(behind, printed):
    (found,) = affs([block(Label.AFF, f"示例大学物理系<1>{behind}")])
    assert found.text == f"示例大学物理系 {printed}"


@pytest.mark.parametrize(
    ("behind", "city", "postal_code", "country"),
    [
        ("Xi’an, Shaanxi 100000, China", "Xi’an, Shaanxi", "100000", "China"),
        ("Sample City, Hubei Province, 100000, P.R. China", "Sample City, Hubei Province", "100000", "P.R. China"),
        ("Sample City, P. R. China 100000", "Sample City", "100000", "P. R. China"),
        ("100000 Sample City, China", "Sample City", "100000", "China"),
        ("Jilin 100000, China", "Jilin", "100000", "China"),
        ("Sample City 100000, Hubei, China.", "Sample City, Hubei", "100000", "China"),
        ("United Kingdom", "", "", "United Kingdom"),
    ],
)
@pytest.mark.parametrize("institution", ["School of Arts, Example University", "Example Planes Co., Ltd."])
def test_place_in_english(institution, behind, city, postal_code, country):
    (found,) = affs([block(Label.AFF, f"{institution}, {behind}")])
    assert (found.institution, found.city, found.postal_code, found.country) == (
        institution,
        city,
        postal_code,
        country,
    )


@pytest.mark.parametrize(
    "printed",
    [
        f"(1. {EN_ARTS}; 2. {EN_FOLDING})",
        f"1. {EN_ARTS}; 2. {EN_FOLDING}",
        f"1 {EN_ARTS}; 2 {EN_FOLDING}",
        f"^{{1}}{EN_ARTS}; ^{{2}}{EN_FOLDING}",
        f"①{EN_ARTS}; ②{EN_FOLDING}",
        f"a. {EN_ARTS}; b. {EN_FOLDING}",
        f"（1．{EN_ARTS}；2．{EN_FOLDING}）",
    ],
)
def test_english_numbered(printed):
    found = parts(printed)
    assert [text for _, text in found] == [EN_ARTS, EN_FOLDING]
    assert [label for label, _ in found] in (["1", "2"], ["a", "b"])


def test_street_number_is_no_label():
    found = parts(
        "1. Example University, 2 Paper Road, Example City 100000; 2. Institute of Folding, Sample City 200000"
    )
    assert [label for label, _ in found] == ["1", "2"]


def test_brackets_and_code_without_a_readable_form():
    lost = "\ufffd"
    found = parts(f"{lost}示例大学纸艺学院，示例市 {lost * 6}{lost}")
    assert [text for _, text in found] == ["示例大学纸艺学院,示例市"]


def test_institutions_of_biographies():
    """Journals that print no affiliations tell them in 作者简介."""
    source = block(Label.AUTHOR_NOTES, "作者简介：李明").source
    found = affs_of_bios([
        ("李明，示例大学纸艺学院教授，博士生导师；", source), ("王小飞，示例省折纸研究所助理研究员。", source),
        ("赵琪，示例大学纸艺学院博士研究生。", source),
    ])  # fmt: skip
    assert [own.text for own in found] == ["示例大学纸艺学院", "示例省折纸研究所"]


def test_institutions_behind_the_names_and_white():
    """Journals of libraries tell them at the end: the name, white, and who the person is where."""
    source = block(Label.AUTHOR_NOTES, "李　明").source
    notes = [
        "李　明　示例大学图书馆研究馆员。示例市，100000。",
        "王小飞　女，1980年生。硕士，馆员。",
        "在示例中学　样本大学教授",
    ]
    found = affs_of_bios([(note, source) for note in notes], ["李明", "王小飞"])
    assert [own.text for own in found] == ["示例大学图书馆"]


def test_institutions_behind_the_authors_names():
    """Journals of economics tell them in the note that a star at the names refers to."""
    source = block(Label.AUTHOR_NOTES, "作者简介：李明").source
    note = "* 李明：示例大学纸艺学院　样本大学折纸研究所；王小飞（通讯作者）：示例省科学院　示例市纸艺路 5 号 100000；"
    found = affs_of_bios([(note, source), ("赵琪，样本大学，讲师", source)], ["李明", "王小飞", "赵琪"])
    assert [own.text for own in found] == [
        "示例大学纸艺学院", "样本大学折纸研究所", "示例省科学院示例市纸艺路5号 100000", "样本大学",
    ]  # fmt: skip
    assert found[2].postal_code == "100000"


@pytest.mark.parametrize(
    ("code", "postal"),
    [("1 1 0 0 0 0", "110000"), ("1 1 0000", "110000"), ("11 00 00", "110000"), ("1 1 00000", ""), ("1 1 000", "")],
)
def test_the_figures_of_a_postal_code_set_apart(code, postal):
    own = affs([block(Label.AFF, f"（示例大学，示例省 样本市 {code}）")])
    assert [aff.postal_code for aff in own] == [postal]


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("示例大学纸艺学院，美国", ("示例大学纸艺学院", "", "美国")),
        ("示例大学纸艺学院，法国样本市", ("示例大学纸艺学院", "样本市", "法国")),
        ("示例大学纸艺学院，样本市，英国", ("示例大学纸艺学院", "样本市", "英国")),
        ("示例大学，纸艺学院，英国", ("示例大学,纸艺学院", "", "英国")),  # no town is between them
        ("示例大学，美国样本大学", ("示例大学,美国样本大学", "", "")),
        ("示例大学，国学中心", ("示例大学,国学中心", "", "")),
        ("李明，美国", ("李明,美国", "", "")),
        ("示例大学，法国 样本市", ("示例大学", "样本市", "法国")),
        ("示例大学，中国北京", ("示例大学", "北京", "中国")),
        ("示例大学，中国样本市", ("示例大学", "样本市", "中国")),
        ("示例大学，中国史", ("示例大学,中国史", "", "")),  # a subject
    ],
)
def test_a_country_behind_an_institution_abroad(printed, place):
    own = aff("", half_width(printed), Lang.ZH, block(Label.AFF, "示例大学").source)
    assert (own.institution, own.city, own.country) == place


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("示例大学计算机系，江苏南京", ("示例大学计算机系", "江苏南京")),
        ("示例大学纸艺学院，北京", ("示例大学纸艺学院", "北京")),
        ("示例集团，北京纸艺中心", ("示例集团,北京纸艺中心", "")),
        ("李明，北京", ("李明,北京", "")),
    ],
)
def test_a_known_place_without_a_postal_code(printed, place):
    own = aff("", half_width(printed), Lang.ZH, block(Label.AFF, "示例大学").source)
    assert (own.institution, own.city) == place


def test_numbers_with_brackets_before_and_behind():
    found = parts("1)(示例大学信息学院 广州 510006)2)(样本职业学院 广东佛山 528225)")
    assert found == [("1", "示例大学信息学院 广州 510006"), ("2", "样本职业学院 广东佛山 528225")]


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("示例医院<2>李明<2>王小飞，示例市 100000", "示例医院,示例市 100000"),
        ("示例医院<2>李明<2>王小飞", "示例医院"),
        ("示例医院<2>李明<2>王小飞，教授", "示例医院"),
    ],
)
def test_the_place_of_an_institution_before_the_names_stands_behind_them(byline, found):
    assert [own.text for own in front([block(Label.BYLINE, byline)], (), [].append).affs] == [found]


@pytest.mark.parametrize(
    ("printed", "lang", "found"),
    [
        ("Example University, Sample100000, China", Lang.EN, "Example University, Sample 100000, China"),
        ("示例大学，示例市100000", Lang.ZH, "示例大学,示例市 100000"),
        ("Example University, PO Box1000001", Lang.EN, "Example University, PO Box1000001"),
    ],
)
def test_a_postal_code_is_set_off_from_its_city(printed, lang, found):
    assert aff("", half_width(printed), lang, block(Label.AFF, printed).source).text == found


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("School of Paper, Example University　Sample City　100000", ("Sample City", "100000", "")),
        ("Example University　Xi'an　100000　China", ("Xi'an", "100000", "China")),
        ("Example University Sample 100000", ("", "100000", "")),  # nothing sets the town off
        ("Example University, Sample Shandong", ("Sample Shandong", "", "")),
        ("Example University, Sample, Shandong, China", ("Sample, Shandong", "", "China")),
        ("School of Paper, University of Shandong", ("", "", "")),
    ],
)
def test_the_town_of_an_institution_in_english(printed, place):
    """Conventions: wide white in place of commas; a town with its province where no postal code is printed."""
    found = affs([block(Label.AFF, f"1. {printed}", lang=Lang.EN)])[0]
    assert (found.city, found.postal_code, found.country) == place


def test_who_works_there_ends_an_institution():
    """Convention of medical journals: only the first has its postal code, before it."""
    printed = "100000 示例市，示例医院外科（李明、王小飞）；样本大学护理学院（赵琪）"
    assert split_affs(half_width(printed), Lang.ZH) == [
        ("", "100000 示例市,示例医院外科(李明、王小飞)"),
        ("", "样本大学护理学院(赵琪)"),
    ]


def test_a_city_on_the_next_line_names_no_institution():
    printed = "Department of Paper, Example Hospital\nBeijing 100000, China"
    assert split_affs(printed, Lang.EN) == [("", "Department of Paper, Example Hospital, Beijing 100000, China")]


def test_whom_to_write_to_is_no_part_of_an_institution():
    printed = "Department of Paper, Example Hospital, Beijing 100000, China (Li M, Email: li@example.org)"
    (own,) = affs([block(Label.AFF, printed)])
    assert own.text == "Department of Paper, Example Hospital, Beijing 100000, China"


def test_whom_to_write_to_behind_the_last_institution_in_the_bracket_of_all():
    """Convention of journals of crops: `(1 A, 某市; 2 B, 某市; * 通讯联系人, E-mail: …)`."""
    printed = "(1示例大学, 示例市 100000; 2样本研究所, 样本市 200000; *通讯联系人, E-mail: li@example.org)"
    found = affs([block(Label.AFF, printed)])
    assert [own.text for own in found] == ["示例大学, 示例市 100000", "样本研究所, 样本市 200000"]


def test_institutions_that_only_a_note_names():
    note = "作者简介　李明，主管护师，本科，单位：100000，示例市医院；王小飞、赵琪单位：200000，样本市医院。"
    own = [block(Label.BYLINE, "李明，王小飞，赵琪"), block(Label.AUTHOR_NOTES, note, y=700.0)]
    found = front(own, (), lambda _: None).affs
    assert [one.text for one in found] == ["100000,示例市医院", "200000,样本市医院"]


def test_who_works_there_with_a_degree_in_square_brackets():
    printed = "100000 示例市，示例医院外科[李明(医学硕士研究生)、王小飞]"
    (own,) = affs([block(Label.AFF, printed)], (), ["李明", "王小飞"])
    assert own.text == "100000 示例市,示例医院外科"


def test_an_institution_with_its_place_in_brackets_before_the_names():
    own = block(Label.BYLINE, "示例医院外科（示例市 100000）<2>李明<2>王小飞")
    assert [one.text for one in front([own], (), lambda _: None).affs] == ["示例医院外科(示例市 100000)"]


def test_a_body_that_is_the_author_has_no_institution_but_itself():
    found = front([block(Label.BYLINE, "中国示例学会纸艺学组")], (), lambda _: None)
    assert [own.name.surname for own in found.contribs] == ["中国示例学会纸艺学组"]
    assert found.affs == ()


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Institute of CO_{2} Storage, Example University", [("2", Script.SUB)]),
        ("The 2^{nd} Hospital, Example University", [("nd", Script.SUP)]),
        ("^{1} Hospital of Examples, Example University", []),
        ("Hospital of Examples, Example University^{a}", []),
        ("Hospital of Examples, Beij_{j}ng University", []),
    ],
)
def test_marks_of_a_name_are_kept_and_labels_are_none(printed, kept):
    (own,) = affs([block(Label.AFF, printed)])
    assert [(own.text[face.start : face.end], face.script) for face in own.faces] == kept


@pytest.mark.parametrize(("slanted", "kept"), [("Carassius", ["Carassius"]), ("Centre of Carassius Studies", [])])
def test_what_is_slanted_within_a_name_is_kept_and_a_slanted_name_is_as_usual(slanted, kept):
    """Journals set institutions in italics as a whole; within one they are a species' name."""
    printed = block(Label.AFF, "Centre of Carassius Studies, Example University")
    (line,) = printed.block.lines
    (span,) = line.spans
    before, behind = span.text.split(slanted)
    spans = (span._replace(text=before), span._replace(text=slanted, italic=True), span._replace(text=behind))
    made = replace(printed, block=replace(printed.block, lines=(replace(line, spans=spans),)))
    (own,) = affs([made])
    assert [own.text[face.start : face.end] for face in own.faces] == kept


def test_the_editor_beside_an_institution_is_none_of_it():
    assert parts("（作者单位：示例大学纸艺学院；责任编辑：李明）") == [("", "示例大学纸艺学院")]
    assert parts("（作者单位：示例大学纸艺学院；责任医院）")[0][1].startswith("示例大学纸艺学院")


@pytest.mark.parametrize("mark", ["、", ",", ". "])
def test_letters_count_institutions(mark):
    found = parts(f"(a{mark}{EN_ARTS}; b{mark}{EN_FOLDING})")
    assert [label for label, _ in found] == ["a", "b"]
    assert [text[:6] for _, text in found] == ["School", "Instit"]


def test_letters_behind_the_brackets_of_a_place_and_beyond_e_count_institutions():
    letters = "abcdefg"
    lines = [
        f"{letter}. {name}纸艺学院（示例市 100000）" for letter, name in zip(letters, "甲乙丙丁戊己庚", strict=True)
    ]
    assert [label for label, _ in parts(*lines)] == list(letters)


def test_a_name_that_a_line_breaks_is_whole():
    """In two blocks, as a narrow column's lines may be."""
    own = [block(Label.AFF, "1. 示例大学，示例市 100000；2. 样本省中医药"), block(Label.AFF, "研究院，样本市 200000")]
    assert [found.institution for found in affs(own)] == ["示例大学", "样本省中医药研究院"]


def test_lines_of_one_block_that_begin_with_the_next_number():
    """With nothing at their ends."""
    assert [label for label, _ in parts("1 示例大学研究所", "2 样本大学纸艺学院", "3 折纸研究院")] == ["1", "2", "3"]


@pytest.mark.parametrize(("width", "y", "count"), [(240, 113, 1), (500, 113, 2), (240, 130, 2)])
def test_an_english_name_that_a_line_breaks_is_whole(width, y, count):
    """NEXT_LINE: where the next word had no room behind the line right over it."""
    column = Bbox(50, 50, 50 + width, 700)
    lines = (
        "School of Paper Arts, the First Hospital Affiliated",
        "Hospital of Example University, Example City 100000",
    )
    own = [block(Label.AFF, text, y=place) for text, place in zip(lines, (100, y), strict=True)]
    assert len(affs([replace(each, block=replace(each.block, column=column)) for each in own])) == count


def test_institutions_that_begin_with_their_postal_codes_are_counted() -> None:
    printed = "1. 100000 示例市，示例大学纸艺学院；2. 200000 样本市，样本研究所"
    assert split_affs(half_width(printed), Lang.ZH) == [
        ("1", "100000 示例市,示例大学纸艺学院"),
        ("2", "200000 样本市,样本研究所"),
    ]


def test_raised_letters_touch_the_names():
    """Within one bracket, parted by semicolons."""
    found = parts("（^{a}示例大学纸艺学院,示例市 100000；^{b}样本研究所,样本市 200000）")
    assert [(label, text[:4]) for label, text in found] == [("a", "示例大学"), ("b", "样本研究")]
    found = parts(f"^{{a}}{EN_ARTS}; ^{{b}}{EN_FOLDING}")
    assert [(label, text[:6]) for label, text in found] == [("a", "School"), ("b", "Instit")]
