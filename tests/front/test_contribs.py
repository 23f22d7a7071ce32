"""By-lines in print -> persons with their marks and roles. All names are invented."""

from __future__ import annotations

import pytest

from pipeline.model.article import Aff, Contrib, Name
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse.front.contribs import as_byline, byline, with_labels_of
from pipeline.parse.front.groups import with_groups
from tests.front.made import block


def persons(*printed: str, hints=(), lang=None):
    return byline([block(Label.BYLINE, *printed, lang=lang)], hints)


def names(*printed: str) -> list[str]:
    return [person.name.printed for person in persons(*printed, lang=Lang.ZH)]


def test_a_latin_name_may_run_over_a_line():
    found = persons("Ming LI^{1}, Xiaofei WANG^{2}, Bolin", "CHEN^{1,2}, Qi ZHAO^{2}", lang=Lang.EN)
    assert [person.name.printed for person in found] == ["Ming LI", "Xiaofei WANG", "Bolin CHEN", "Qi ZHAO"]
    assert found[2].aff_labels == ("1", "2")


@pytest.mark.parametrize("last", ["CHEN^{2}", "Chen^{2}"])
def test_a_latin_name_that_white_parts_from_the_next_may_run_over_a_line(last):
    found = persons("Li Ming^{1}<1.5>Wang Xiaofei^{2}<1.5>Bolin", last, lang=Lang.EN)
    assert [person.name.printed for person in found][2:] == [f"Bolin {last[:4]}"]
    assert found[2].aff_labels == ("2",)


@pytest.mark.parametrize(
    ("printed", "names"), [("Qi L. L. Zhao^{1}", ["Qi L. L. Zhao"]), ("Li M Zhao Q", ["Li M", "Zhao Q"])]
)
def test_initials_within_one_name(printed, names):
    assert [person.name.printed for person in persons(printed, lang=Lang.EN)] == names


@pytest.mark.parametrize("marks", ["^{(1),*}", "^{(1)}", "(1)"])
def test_marks_in_brackets(marks):
    found = persons(f"LI Ming{marks}, WANG Xiaofei^{{(2)}}", lang=Lang.EN)
    assert [(person.name.printed, person.aff_labels) for person in found] == [
        ("LI Ming", ("1",)),
        ("WANG Xiaofei", ("2",)),
    ]


def test_a_mark_that_cannot_be_read_is_none_of_a_name():
    """A comma, or a hanzi that the font does not tell."""
    assert names("李明�　王小飞�　赵�") == ["李明", "王小飞", "赵�"]


@pytest.mark.parametrize(
    "printed",
    [
        "李明，王小飞，赵琪",
        "李明, 王小飞, 赵琪",
        "李明、王小飞、赵琪",
        "李<1>明<2>王小飞<2>赵<1>琪",  # parted by white, two hanzi spread to the width of three
        "李<1>明，王小飞，赵<1>琪",
        "李<0.5>明，王小飞，赵<0.5>琪",
        "李明<1>王小飞<1>赵琪",
        "李明^{1}，王小飞^{1,2}，赵琪^{2}",
        "李明^{1}，王小飞^{1，2}，赵琪^{2*}",
        "李明①，王小飞①②，赵琪②",
        "李明^{①}，王小飞^{①②}，赵琪^{②}",
        "李明^{1}<1>王小飞^{1,2}<1>赵琪^{2}",
        "李明1，王小飞1，2，赵琪2",  # marks that the producer set on the line
        "李明^{[1]}，王小飞^{[1,2]}，赵琪^{[2]}",
        "李明^{(1),*}，王小飞^{(1),(2)}，赵琪^{(2)}",
        "李明(1)，王小飞(1,2)，赵琪(2)",
        "李明^{*}，王小飞，赵琪",
        "李明*，王小飞△，赵琪",
        "李明^{a}，王小飞^{a,b}，赵琪^{b*}",
        "李明^{1†}，王小飞^{1†}，赵琪^{2}",
        "李明（1980—），王小飞，赵琪",
        "李明；王小飞；赵琪",
    ],
)
def test_three_persons(printed):
    assert names(printed) == ["李明", "王小飞", "赵琪"]


@pytest.mark.parametrize(
    "printed",
    [
        "文/李明，王小飞，赵琪",
        "文/图：李明，王小飞，赵琪",
        "主编：李明，王小飞，赵琪",
        "□文/李明<1>王小飞<1>赵琪",
        "■李明，王小飞，赵琪",
    ],
)
def test_words_before_the_names(printed):
    assert names(printed) == ["李明", "王小飞", "赵琪"]


@pytest.mark.parametrize(
    "lines",
    [
        ["李明，王小", "飞，赵琪"],
        ["李明，王小飞", "赵琪"],
        ["李明^{1}，王", "小飞^{2}，赵琪^{1}"],
        ["李明<1>王小飞", "赵琪"],
    ],
)
def test_a_line_that_ends_within_a_name(lines):
    assert names(*lines) == ["李明", "王小飞", "赵琪"]


def test_a_foreign_author_among_hanzi():
    (first, second, third) = persons("李明^{1}，John A. Smith^{2}，赵琪^{1}", lang=Lang.ZH)
    assert (second.name.printed, second.aff_labels) == ("John A. Smith", ("2",))
    assert [first.name.printed, third.name.printed] == ["李明", "赵琪"]


def test_a_foreign_author_with_letters_beyond_ascii():
    (_, second, _) = persons("李明^{1}<1>Tomáš Novák^{2}<1>赵琪^{1}", lang=Lang.ZH)
    assert (second.name.printed, second.name.surname, second.aff_labels) == ("Tomáš Novák", "Tomáš Novák", ("2",))


def test_a_spread_name_of_an_unknown_surname_keeps_all_its_hanzi():
    assert names("畲<1>建<1>平") == ["畲建平"]


def test_a_long_name_among_names_with_marks_is_one():
    assert names("李明^{1}<1>呼斯楞巴图^{3}<1>赵琪^{1}") == ["李明", "呼斯楞巴图", "赵琪"]


def test_surnames_with_a_comma_among_one_without():
    found = persons("Li, Ming^{a}<1>Aygul Tursun^{b}<1>Wang, Xiao-Fei^{*,a}", lang=Lang.EN)
    assert [(own.name.surname, own.name.given_names) for own in found] == [
        ("Li", "Ming"), ("Tursun", "Aygul"), ("Wang", "Xiao-Fei"),
    ]  # fmt: skip


def test_byline_of_two_lines():
    assert names("李明^{1}，王小飞^{1,2}，", "赵琪^{2}，欧阳小叶^{3}") == ["李明", "王小飞", "赵琪", "欧阳小叶"]


@pytest.mark.parametrize(
    ("printed", "marks"),
    [
        ("李明^{1}，王小飞^{1,2}，赵琪^{2}", [("1",), ("1", "2"), ("2",)]),
        ("李明^{1}，王小飞^{1，2}，赵琪^{2，*}", [("1",), ("1", "2"), ("2",)]),
        ("李明①，王小飞①②，赵琪②", [("1",), ("1", "2"), ("2",)]),
        ("李明^{①}，王小飞^{①②}，赵琪^{②}", [("1",), ("1", "2"), ("2",)]),
        ("李明^{1}<2>王小飞^{1,2}<2>赵琪^{2}", [("1",), ("1", "2"), ("2",)]),
        ("李明^{a}，王小飞^{a,b}，赵琪^{b}", [("a",), ("a", "b"), ("b",)]),
        ("李明1，王小飞1,2，赵琪2", [("1",), ("1", "2"), ("2",)]),
        ("李明，王小飞，赵琪", [(), (), ()]),
        ("李明^{1),2)}<1>王小飞^{1)}<1>赵琪^{2)†}", [("1", "2"), ("1",), ("2",)]),
        ("^{1}李明<1>^{2}王小飞<1>^{1,3}赵琪", [("1",), ("2",), ("1", "3")]),
        ("李明^{1a}，王小飞^{1b,2}，赵琪^{2}", [("1a",), ("1b", "2"), ("2",)]),
        ("李明^{10}，王小飞^{11,12}，赵琪^{2}", [("10",), ("11", "12"), ("2",)]),
    ],
)
def test_marks(printed, marks):
    assert [person.aff_labels for person in persons(printed)] == marks


@pytest.mark.parametrize(
    ("printed", "corresponding"),
    [
        ("李明^{1}，王小飞^{1*}", ["王小飞"]),
        ("李明^{1,*}，王小飞^{1}", ["李明"]),
        ("李明*，王小飞", ["李明"]),
        ("李明^{1}，王小飞^{1✉}", ["王小飞"]),
        ("李明^{1}，王小飞^{1△}", ["王小飞"]),
        ("李明^{1}，王小飞^{2}", []),
    ],
)
def test_correspondence(printed, corresponding):
    assert [person.name.printed for person in persons(printed) if person.corresp] == corresponding


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("李明<1>综述<2>王小飞<1>审校", [("李明", "综述"), ("王小飞", "审校")]),
        ("李明综述<2>王小飞审校", [("李明", "综述"), ("王小飞", "审校")]),
        ("李明综述王小飞审校", [("李明", "综述"), ("王小飞", "审校")]),
        ("李<1>明<1>综述，王小飞<1>审校", [("李明", "综述"), ("王小飞", "审校")]),
        ("李明^{1}，赵琪^{2}综述<1>王小飞^{1}审校", [("李明", ""), ("赵琪", "综述"), ("王小飞", "审校")]),
        ("李明（综述），王小飞（审校）", [("李明", "综述"), ("王小飞", "审校")]),
        ("李明，王小飞<1>编译", [("李明", ""), ("王小飞", "编译")]),
    ],
)
def test_roles(printed, roles):
    assert [(person.name.printed, person.role) for person in persons(printed)] == roles


@pytest.mark.parametrize(
    ("printed", "surname", "given"),
    [("欧阳小叶", "欧阳", "小叶"), ("李明", "李", "明"), ("司马光远", "司马", "光远"), ("张王小飞", "张王", "小飞")],
)
def test_surnames(printed, surname, given):
    (person,) = persons(printed)
    assert (person.name.surname, person.name.given_names) == (surname, given)


def test_name_with_a_dot():
    """A Uyghur or a transliterated name has no Chinese surname."""
    assert names("阿依古丽·买买提^{1}，李明^{2}") == ["阿依古丽·买买提", "李明"]


HINTS = ("李明", "王小飞", "赵琪")
EXPECTED = [("Li", "Ming"), ("Wang", "Xiaofei"), ("Zhao", "Qi")]


@pytest.mark.parametrize(
    "printed",
    [
        "LI Ming, WANG Xiaofei, ZHAO Qi",
        "LI Ming，WANG Xiaofei，ZHAO Qi",
        "Li Ming, Wang Xiaofei, Zhao Qi",
        "Ming Li, Xiaofei Wang, Qi Zhao",
        "Ming LI, Xiaofei WANG, Qi ZHAO",
        "LI MING, WANG XIAOFEI, ZHAO QI",
        "LI Ming; WANG Xiaofei; ZHAO Qi",
        "LI Ming, WANG Xiaofei and ZHAO Qi",
        "LI Ming, WANG Xiaofei, and ZHAO Qi",
        "LI Ming, WANG Xiaofei & ZHAO Qi",
        "LI Ming<2>WANG Xiaofei<2>ZHAO Qi",
        "LI Ming WANG Xiaofei ZHAO Qi",
        "LI Ming^{1}, WANG Xiaofei^{1,2}, ZHAO Qi^{2}",
        "LI Ming^{1},WANG Xiaofei^{1,2},ZHAO Qi^{2,*}",
        "LI Ming^{1} WANG Xiaofei^{1,2} ZHAO Qi^{2}",
        "LI Ming①, WANG Xiaofei①②, ZHAO Qi②",
        "LI Ming1, WANG Xiaofei1,2, ZHAO Qi2",
        "LI Ming*, WANG Xiaofei, ZHAO Qi",
        "LIMing, WANGXiaofei, ZHAOQi",
        "Li, Ming; Wang, Xiaofei; Zhao, Qi",
        "LI Ming^{a}, WANG Xiaofei^{a,b}, ZHAO Qi^{b}",
    ],
)
def test_latin_names(printed):
    found = persons(printed, hints=HINTS)
    assert [(person.name.surname, person.name.given_names) for person in found] == EXPECTED


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Wang Xiao-fei", ("Wang", "Xiao-fei")),
        ("By WANG Xiaofei", ("Wang", "Xiaofei")),
        ("WERD Xiao", ("Werd", "Xiao")),  # capitals mark a surname that no table has
        ("WANG Xiao-fei", ("Wang", "Xiao-fei")),
        ("Xiao-Fei Wang", ("Wang", "Xiao-Fei")),
        ("OUYANG Xiaoye", ("Ouyang", "Xiaoye")),
        ("WANG X F", ("Wang", "X F")),
        ("J. R. Smithson", ("Smithson", "J. R.")),
    ],
)
def test_one_latin_name(printed, name):
    (person,) = persons(printed)
    assert (person.name.surname, person.name.given_names) == name


@pytest.mark.parametrize(
    ("printed", "marks"),
    [
        ("LI Ming^{1}, WANG Xiaofei^{1,2}, ZHAO Qi^{2}", [("1",), ("1", "2"), ("2",)]),
        ("LI Ming^{1},WANG Xiaofei^{1,2},ZHAO Qi^{2,*}", [("1",), ("1", "2"), ("2",)]),
        ("LI Ming①, WANG Xiaofei①②, ZHAO Qi②", [("1",), ("1", "2"), ("2",)]),
        ("LI Ming1, WANG Xiaofei1,2, ZHAO Qi2", [("1",), ("1", "2"), ("2",)]),
        ("LI Ming^{a}, WANG Xiaofei^{a,b}, ZHAO Qi^{b}", [("a",), ("a", "b"), ("b",)]),
        ("LI Ming^{1} WANG Xiaofei^{1,2} ZHAO Qi^{2}", [("1",), ("1", "2"), ("2",)]),
        ("LI Ming^{1)} WANG Xiaofei^{1)2)} ZHAO Qi^{2)†}", [("1",), ("1", "2"), ("2",)]),
        ("Li, Ming^{a}<2>Wang, Xiaofei^{a,b}<2>Zhao, Qi^{b}", [("a",), ("a", "b"), ("b",)]),
        ("LI Ming^{1} / WANG Xiaofei^{2} / ZHAO Qi^{1}", [("1",), ("2",), ("1",)]),
    ],
)
def test_latin_marks(printed, marks):
    assert [person.aff_labels for person in persons(printed, hints=HINTS)] == marks


def test_a_dot_joins_the_words_of_one_latin_name():
    found = persons("Ayinuer·Maimaiti^{1}, LI Ming^{1}", hints=["阿依努尔·买买提", "李明"])
    assert [(own.name.surname, own.name.given_names) for own in found] == [("Ayinuer", "Maimaiti"), ("Li", "Ming")]


def test_latin_correspondence():
    found = persons("LI Ming^{1}, WANG Xiaofei^{1,*}", hints=HINTS[:2])
    assert [person.corresp for person in found] == [False, True]


def test_latin_byline_of_two_lines():
    found = persons("LI Ming^{1}, WANG Xiaofei^{1,2},", "ZHAO Qi^{2}", hints=HINTS)
    assert [person.name.surname for person in found] == ["Li", "Wang", "Zhao"]


def test_a_person_with_the_institution_in_brackets():
    """One person a line, each with the place of work: the second line is a by-line too."""
    own = block(Label.AFF, "宋<1>文（示例大学图书馆<1>示例市<1>100000）")
    assert [person.name.printed for person in byline([as_byline(own)])] == ["宋文"]
    assert as_byline(block(Label.AFF, "示例大学（武汉）")).label is Label.AFF


def aff_of(label: str) -> Aff:
    return Aff(Lang.ZH, "示例大学", block(Label.AFF, "示例大学").source, label)


@pytest.mark.parametrize(
    ("labels", "marks", "kept"),
    [
        (["1,3", "2", "3"], [("1",), ("2",), ("3",)], [("1,3",), ("2",), ("1,3", "3")]),
        (["1", "2"], [("1", "2"), ("4",)], [("1", "2"), ("4",)]),
        (["1a", "1b", "2"], [("1a",), ("1b", "2")], [("1a",), ("1b", "2")]),
        (["1", "2"], [("1a",), ("2",)], [("1", "a"), ("2",)]),  # a note's letter behind the figure
        ([""], [("2",), ()], [(), ()]),  # a note's mark
        ([], [("1",)], [("1",)]),
    ],
)
def test_marks_are_labels_of_institutions(labels, marks, kept):
    source = block(Label.BYLINE, "李明").source
    persons = [Contrib(Name(Lang.ZH, "李", "明", "李明"), source, own) for own in marks]
    assert [own.aff_labels for own in with_labels_of([aff_of(own) for own in labels], persons)] == kept


def test_a_body_is_an_author():
    """Consensus papers: the persons, then the society, whose line stands for itself."""
    found = with_groups(
        [block(Label.BYLINE, "李明^{1}，王小飞^{2}"), block(Label.UNPLACED, "中国示例学会纸艺分会^{31}", y=130)]
    )
    assert [own.label for own in found] == [Label.BYLINE, Label.BYLINE]
    *_, body = byline(found)
    assert (body.name.surname, body.name.given_names, body.aff_labels, body.collab) == (
        "中国示例学会纸艺分会", "", ("31",), True
    )  # fmt: skip


def test_a_body_among_latin_names():
    found = with_groups(
        [
            block(Label.BYLINE, "Ming LI^{1}, Qi"),
            block(Label.AFF, "ZHAO^{2}, Branch of Paper Arts of the Example Association^{3}", y=130),
        ]
    )
    assert [(own.name.surname, own.name.given_names, own.collab) for own in byline(found)] == [
        ("Li", "Ming", False),
        ("Zhao", "Qi", False),
        ("Branch of Paper Arts of the Example Association", "", True),
    ]


@pytest.mark.parametrize("printed", ["示例大学纸艺学院 100000", "（示例学会，示例市）", "收稿日期：2020-01-02"])
def test_other_lines_under_a_byline_stay(printed):
    *_, below = with_groups([block(Label.BYLINE, "李明，王小飞"), block(Label.AFF, printed, y=130, lang=Lang.ZH)])
    assert below.label is Label.AFF


def test_a_town_before_its_postal_code_is_no_person():
    assert names("李明　王小飞　示例市 100000")[:2] == ["李明", "王小飞"]
    assert len(names("李明　王小飞　示例市 100000")) == 2


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("主编：李明", [("李明", "主编")]),
        ("文：李明　图：王小飞", [("李明", ""), ("王小飞", "图")]),
        ("文/图：李明", [("李明", "")]),
        ("编译/李明　王小飞", [("李明", "编译"), ("王小飞", "编译")]),
        ("副主编：李明（审校）", [("李明", "审校")]),
        ("本刊记者　李明", [("李明", "")]),
    ],
)
def test_words_before_names_are_roles(printed, found):
    assert [(own.name.printed, own.role) for own in persons(printed, lang=Lang.ZH)] == found


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("王小飞欧阳琪李明", ["王小飞", "欧阳琪", "李明"]),  # narrow white, which the text layer does not keep
        ("文：王小飞赵琪明", ["王小飞", "赵琪明"]),
        ("王小飞�赵琪明", ["王小飞", "赵琪明"]),  # the comma has no readable form
        ("王小飞�，赵<1>琪�，李明�", ["王小飞", "赵琪", "李明"]),  # the raised figures have none
        ("王小飞等", ["王小飞"]),
        ("李明，那顺乌力格，赵琪", ["李明", "那顺乌力格", "赵琪"]),  # commas part the names: a run of hanzi is one
        ("李明^{1}，那顺乌力格^{1，2}，赵琪", ["李明", "那顺乌力格", "赵琪"]),
    ],
)
def test_names_with_lost_white_or_marks(printed, found):
    assert names(printed) == found


def test_a_long_run_that_divides_in_two_ways_stays_whole():
    assert names("王林李明张") == ["王林李明张"]


@pytest.mark.parametrize("mark", ["+", "通讯作者", "*"])
def test_marks_of_correspondence(mark):
    found = persons(f"李明^{{1}}，王小飞^{{2,{mark}}}")
    assert [(person.name.printed, person.corresp) for person in found] == [("李明", False), ("王小飞", True)]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("L\ufffd Bo, LI Ming, WANG Qi", ["Lü|Bo", "Li|Ming", "Wang|Qi"]),
        ("Zhao Qi^{1}, L\ufffd Xiaofei^{2}", ["Zhao|Qi", "Lü|Xiaofei"]),
    ],
)
def test_the_letter_of_pinyin_that_a_font_lacks(printed, found):
    own = byline([block(Label.BYLINE, printed, lang=Lang.EN)])
    assert [f"{contrib.name.surname}|{contrib.name.given_names}" for contrib in own] == found


@pytest.mark.parametrize(
    ("printed", "hints", "surnames"),
    [
        ("ZHA NG Xiaofei, LI Ming", ("张小飞", "李明"), ["Zhang", "Li"]),
        ("OU YANG Qi, LI Ming", ("欧阳琪", "李明"), ["Ouyang", "Li"]),
    ],
)
def test_capitals_of_a_surname_that_are_torn(printed, hints, surnames):
    """The hanzi name of the article tells that they are one word."""
    assert [own.name.surname for own in persons(printed, hints=hints, lang=Lang.EN)] == surnames


def test_capitals_that_no_name_of_the_article_joins():
    own = persons("WA NG Xiaofei, LI Ming", hints=("张小飞", "李明"), lang=Lang.EN)
    assert own[0].name.printed == "WA NG Xiaofei"


@pytest.mark.parametrize(
    ("second", "found"), [("韩　立", ["黄敬之", "韩立"]), ("韩", ["黄敬之韩"]), ("韩，赵琪", ["黄敬之韩", "赵琪"])]
)
def test_a_spread_name_begins_in_its_own_line(second, found):
    """`黄敬之 | 韩　立` are two; one hanzi alone ends the name that the line above broke."""
    assert names("黄敬之", second) == found


def test_a_mark_may_have_its_bracket():
    """Marks as large as the names, each with a bracket behind it: `沈维岳 1),2)　顾清荷 1)`."""
    found = persons("沈维岳 1),2)　顾清荷 1)　陆子涵 3)", lang=Lang.ZH)
    assert [own.aff_labels for own in found] == [("1", "2"), ("1",), ("3",)]
