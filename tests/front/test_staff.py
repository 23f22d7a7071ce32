"""Who works where, told by names and no marks. All content is invented."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse.front import front
from pipeline.parse.front.staff import by_persons
from tests.front.made import block

PERSONS = ("李明", "王小飞", "赵琪")
TWO = [("示例医院外科", ("李明", "王小飞")), ("样本医院内科", ("赵琪",))]
ONE = [("示例大学纸艺学院", ("李明",)), ("样本研究所", ("王小飞", "赵琪"))]


def staffed(label: Label, printed: str) -> list[tuple[str, tuple[str, ...]]]:
    found = front([block(Label.BYLINE, "李　明　王小飞　赵　琪"), block(label, printed)], frozenset(), lambda _: None)
    return [(aff.text, aff.persons) for aff in found.affs]


@pytest.mark.parametrize(
    ("label", "printed", "affs"),
    [
        (Label.AFF, "作者单位：示例医院外科（李明、王小飞）；样本医院内科（赵琪）", TWO),
        (Label.AFF, "作者单位：李明、王小飞，示例医院外科；赵琪，样本医院内科", TWO),
        (Label.AFF, "作者单位：李　明，王小飞：示例医院外科；赵　琪：样本医院内科", TWO),
        (Label.AFF, "(作者单位：李明、王小飞，示例医院外科；赵琪，样本医院内科。责任编辑：王红)", TWO),
        (Label.AFF, "作者单位：李明　王小飞　示例医院外科　赵琪　样本医院内科", TWO),
        (Label.AFF, "作者单位：李明，示例医院外科；王小飞，示例医院外科；赵琪，样本医院内科", TWO),
        (Label.AFF, "作者单位：李明，示例大学纸艺学院，副教授；王小飞、赵琪，样本研究所，助理研究员", ONE),
        (Label.AFF, "1. 示例医院外科（李明、王小飞）；2. 样本医院内科（赵琪）", [(text, ()) for text, _ in TWO]),
        (Label.AFF, "作者单位：示例医院外科（李明，王小飞），样本医院内科（赵琪）", TWO),
        (Label.AUTHOR_NOTES, "* 李明，示例大学纸艺学院；王小飞（通讯作者）、赵琪，样本研究所，a@a.org", ONE),
        (Label.AUTHOR_NOTES, "* 李明：示例大学纸艺学院；王小飞、赵琪：样本研究所，电子信箱：a@example.org", ONE),
        (Label.AUTHOR_NOTES, "李明系示例大学纸艺学院教授，王小飞、赵琪系样本研究所研究员", ONE),
        (Label.AUTHOR_NOTES, "李明，示例大学纸艺学院教授；王小飞，样本研究所研究员；赵琪，样本研究所硕士生", ONE),
    ],
)  # fmt: skip
def test_who_works_where(label, printed, affs):
    assert staffed(label, printed) == affs


def test_longer_names_of_institutions_are_told_first():
    note = "李明，示例大学纸艺学院副教授；王小飞（通讯作者），示例大学教授，样本研究所所长；赵琪，样本研究所研究员。"
    assert staffed(Label.AUTHOR_NOTES, note) == [
        ("示例大学纸艺学院", ("李明",)), ("示例大学", ("王小飞",)), ("样本研究所", ("王小飞", "赵琪")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("join", "first"),
    [("；", ("王小飞",)), ("、", ("李明", "王小飞")), ("和", ("李明", "王小飞")), ("　", ("李明", "王小飞"))],
)
def test_a_semicolon_parts_whose_institution_is_named(join, first):
    lives = f"作者简介：李明{join}王小飞，示例大学纸艺学院教授；赵琪，样本研究所研究员"
    blocks = block(Label.AFF, "示例大学纸艺学院；样本研究所"), block(Label.AUTHOR_NOTES, lives)
    found = front([block(Label.BYLINE, "李　明　王小飞　赵　琪"), *blocks], frozenset(), lambda _: None)
    assert [(aff.text, aff.persons) for aff in found.affs] == [("示例大学纸艺学院", first), ("样本研究所", ("赵琪",))]


@pytest.mark.parametrize("past", ["2005年毕业于样本研究所", "曾任样本研究所研究员"])
def test_where_somebody_was_before_is_not_where_he_works(past):
    lives = f"李明，男，{past}，示例大学纸艺学院教授；王小飞，女，样本研究所研究员；赵琪，样本研究所硕士生"
    blocks = block(Label.AFF, "示例大学纸艺学院；样本研究所"), block(Label.AUTHOR_NOTES, f"作者简介：{lives}")
    found = front([block(Label.BYLINE, "李　明　王小飞　赵　琪"), *blocks], frozenset(), lambda _: None)
    assert [(aff.text, aff.persons) for aff in found.affs] == ONE


def test_institutions_behind_the_names_of_a_by_line():
    lines = "李　明（示例大学纸艺学院，示例市 100000）", "王小飞，赵琪（样本研究所，样本市 200000）"
    found = front([block(Label.BYLINE, *lines)], frozenset(), lambda _: None)
    assert [aff.persons for aff in found.affs] == [("李明",), ("王小飞", "赵琪")]


def test_signs_in_a_name_are_signs():
    assert by_persons("李明,示例医院", ("李(明", "", "李明")) == [(("李明",), "示例医院")]


@pytest.mark.parametrize("printed", ["Li Ming", "Ming Li"])
def test_a_latin_name_stands_as_it_is_printed(printed):
    line = f"{printed} (School of Paper, Example University), Wang Xiaofei (Sample Institute of Planes)"
    found = front([block(Label.BYLINE, line)], frozenset(), lambda _: None)
    assert [aff.persons for aff in found.affs] == [(printed,), ("Wang Xiaofei",)]


def test_a_name_within_a_longer_one_is_not_named():
    lines = "李明（示例大学纸艺学院，示例市 100000）", "李明明（样本研究所，样本市 200000）"
    found = front([block(Label.BYLINE, *lines)], frozenset(), lambda _: None)
    assert [aff.persons for aff in found.affs] == [("李明",), ("李明明",)]


@pytest.mark.parametrize("text", ["示例大学纸艺学院，李明", "李明大学纸艺学院;样本大学", "李明,纸艺;王小飞,折叠"])
def test_other_texts_are_no_lists_of_persons(text):
    assert by_persons(text, PERSONS) == []


def _under(*printed: tuple[Label, str], lang: Lang = Lang.ZH) -> list[tuple[str, tuple[str, ...]]]:
    found = front([block(label, text, lang=lang) for label, text in printed], frozenset(), lambda _: None)
    return [(aff.text, aff.persons) for aff in found.affs]


BY, AFF = Label.BYLINE, Label.AFF


@pytest.mark.parametrize(
    ("printed", "affs"),
    [
        (((BY, "李　明"), (AFF, "(示例大学, 示例市 100000)"), (BY, "王小飞"), (AFF, "(样本研究所, 样本市 200000)")),
         [("示例大学, 示例市 100000", ("李明",)), ("样本研究所, 样本市 200000", ("王小飞",))]),
        (((BY, "李明　赵琪"), (AFF, "(示例大学)"), (BY, "王小飞"), (AFF, "(样本研究所)")),
         [("示例大学", ("李明", "赵琪")), ("样本研究所", ("王小飞",))]),
        (((BY, "李明　赵琪"), (AFF, "示例大学；样本研究所"), (BY, "王小飞"), (AFF, "示例医院")),
         [("示例大学", ()), ("样本研究所", ()), ("示例医院", ())]),
        (((BY, "李明　王小飞"), (AFF, "示例大学；样本研究所")), [("示例大学", ()), ("样本研究所", ())]),
        (((BY, "李明"), (BY, "王小飞"), (AFF, "示例大学；样本研究所")), [("示例大学", ()), ("样本研究所", ())]),
    ],
)  # fmt: skip
def test_who_stands_over_an_institution_works_there(printed, affs):
    """Where two names stand over two institutions the place tells nothing, nor where all names stand together."""
    assert _under(*printed) == affs


def test_an_institution_broken_before_its_postal_code_is_one():
    printed = (
        (BY, "LI Ming"), (AFF, "(School of Paper Arts, Example University, Example City,"), (AFF, "100000, China)"),
        (BY, "WANG Xiaofei"), (AFF, "(Institute of Folding, Sample City, 200000, China)"),
    )  # fmt: skip
    assert _under(*printed, lang=Lang.EN) == [
        ("School of Paper Arts, Example University, Example City, 100000, China", ("LI Ming",)),
        ("Institute of Folding, Sample City, 200000, China", ("WANG Xiaofei",)),
    ]
