"""Habits of print of the humanities, of magazines and of older journals."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.affs import affs_of_bios, split_affs
from pipeline.parse.front.contribs import cited_persons
from pipeline.parse.front.fields import fields
from pipeline.parse.front.history import history
from pipeline.parse.front.journal import journal
from pipeline.parse.front.kwds import split_kwds
from pipeline.text.spread_names import joined_singles, pieces_of
from pipeline.text.width import half_width
from tests.front.made import block
from tests.front.test_journal import foot, head, locus, read

SOURCE = Source(1, Bbox(0, 0, 10, 10), "made by hand", 0.9)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("王　小　飞", ["王小飞"]),
        ("李　明　赵　琪", ["李明", "赵琪"]),
        ("王　小　飞　李　明", ["王小飞", "李明"]),
        ("李　明　赵　琪　王小飞", ["李明", "赵琪", "王小飞"]),
    ],
)
def test_names_of_hanzi_set_apart(printed, names):
    assert joined_singles(printed.split()) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("吴　国　明　　钱　桂　生", ["吴国明", "钱桂生"]),  # 吴国, 明钱 and 桂生 are names, too
        ("李　　明　王　　强", ["李", "明", "王", "强"]),  # spread to one width: the wider white is in the names
        ("吴　国　明　钱　桂　生", ["吴", "国", "明", "钱", "桂", "生"]),
        ("王小飞　　李　明", ["王小飞", "李", "明"]),
    ],
)
def test_wider_white_parts_names_whose_hanzi_stand_alone(printed, names):
    assert pieces_of(printed) == names


def test_keywords_that_stops_part():
    assert split_kwds("Paper plane. Glide ratio. Folding.", Lang.EN) == ("Paper plane", "Glide ratio", "Folding")
    assert split_kwds("paper plane. glide ratio. folding", Lang.EN) == ("paper plane", "glide ratio", "folding")
    assert split_kwds("E. coli. wing", Lang.EN) == ("E. coli. wing",)
    assert split_kwds("paper plane; wing no. 5", Lang.EN) == ("paper plane", "wing no. 5")


def test_keywords_between_dots():
    assert split_kwds("Paper plane · Glide ratio · Folding", Lang.EN) == ("Paper plane", "Glide ratio", "Folding")


def test_institutions_in_brackets_side_by_side():
    printed = half_width("（示例折纸研究所）　（样本学院）")
    assert split_affs(printed, Lang.ZH) == [("", "示例折纸研究所"), ("", "样本学院")]


def test_letters_with_a_colon_count_institutions():
    printed = "(a: School of Paper, Example University; b: Sample Institute, Sample City)"
    assert split_affs(printed, Lang.EN) == [
        ("a", "School of Paper, Example University"),
        ("b", "Sample Institute, Sample City"),
    ]


@pytest.mark.parametrize(
    ("text", "persons", "found"),
    [
        ("* 示例大学纸艺学院教授。", ["李明"], ["示例大学纸艺学院"]),
        ("（作者系示例学院副教授）", ["李明"], ["示例学院"]),
        ("（作者李明系示例大学教授；王小飞系样本学院讲师）", ["李明", "王小飞"], ["示例大学", "样本学院"]),
    ],
)
def test_institutions_of_who_the_author_is(text, persons, found):
    assert [own.text for own in affs_of_bios([(text, SOURCE)], persons)] == found


def test_persons_that_only_the_citation_names_in_english():
    text = "LI Ming, WANG Xiao-fei. Gliding of paper planes[J]. Journal of Examples, 2018, 38(2): 21-27."
    found = cited_persons(text, SOURCE, ["李明", "王小飞"])
    assert [(own.name.surname, own.name.given_names) for own in found] == [("Li", "Ming"), ("Wang", "Xiao-fei")]
    assert cited_persons(text, SOURCE, ["李明"]) == ()
    assert cited_persons("LI M, WANG X F. Gliding of paper planes[J]. Journal.", SOURCE, ["李明", "王小飞"]) == ()


def test_dates_between_their_words():
    found = fields([block(Label.HISTORY, "本文于 1993-05-12 收到，修改稿于 1993-12-20 收到。")])
    assert [(own.date_type, own.iso) for own in history(found)] == [
        ("received", "1993-05-12"),
        ("rev-recd", "1993-12-20"),
    ]


def test_pages_at_the_end_of_the_last_note():
    found = fields([block(Label.AUTHOR_NOTES, "作者简介：李明，男，教授。　2641-2652 页")])
    _, place = journal([], found, (1, 2), (), (), lambda _: None)
    assert place.fpage is not None
    assert place.fpage.text == "2641"


def test_a_citation_in_the_running_head():
    cited = "李明，王小飞．纸飞机的滑翔［J］．示例研究，2021，65（14）：3－4．"
    assert locus(head(cited)) == {"year": "2021", "volume": "65", "issue": "14", "fpage": "3", "lpage": "4"}


def test_a_column_called_as_a_listed_journal_is_not_the_journal():
    heads = [head("示例传播　2014 年第 12 期"), head("教育研究", page=2), head("教育研究", page=3)]
    assert [name.text for name in read(*heads, extent=(1, 3))[0].titles] == ["示例传播"]


@pytest.mark.parametrize("folio", ["□·64·2012.11 中", "示例·64·2012.11"])
def test_a_page_between_dots(folio):
    assert locus(foot(folio, 1), foot(folio.replace("64", "65"), 2), extent=(1, 2))["fpage"] == "64"


def test_a_stroke_without_white_is_of_a_term() -> None:
    assert split_kwds("折叠/方法 / 滑翔/机理 / 稳定性", Lang.ZH) == ("折叠/方法", "滑翔/机理", "稳定性")


def test_a_stroke_may_end_a_line_of_keywords() -> None:
    for line_end in ("\u3000\u3000", ""):  # none between letters and hanzi
        assert split_kwds(f"折叠 / 滑翔 /{line_end}稳定性", Lang.ZH) == ("折叠", "滑翔", "稳定性")


def test_a_dot_may_begin_a_line_of_keywords() -> None:
    assert split_kwds("折叠 · 滑翔 ·稳定性", Lang.ZH) == ("折叠", "滑翔", "稳定性")
