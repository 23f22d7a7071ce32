"""Mastheads, running heads, citation blocks and page numbers -> the journal, and where in it the article stands."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label, Origin
from pipeline.model.diagnostic import Kind
from pipeline.model.lang import Lang
from pipeline.parse.front.fields import fields
from pipeline.parse.front.journal import journal
from tests.front.made import block

HEAD, FOOT = 40.0, 740.0


def head(text: str, page: int = 1):
    return block(Label.FURNITURE, text, page=page, y=HEAD, rule="furniture.recurs")


def foot(text: str, page: int):
    return block(Label.FURNITURE, text, page=page, y=FOOT, rule="furniture.page-number")


def read(*heads, cited=(), extent=(1, 1), titles=(), persons=(), seen=None):
    found = fields([block(Label.IDENTIFIERS if text.startswith("文章编号") else Label.CITE_AS, text) for text in cited])
    return journal(list(heads), found, extent, titles, persons, (seen if seen is not None else []).append)


def locus(*heads, **places) -> dict[str, str]:
    found = read(*heads, **places)[1]
    return {
        name: value.text for name in ("year", "volume", "issue", "fpage", "lpage") if (value := getattr(found, name))
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第 40 卷 第 3 期", {"volume": "40", "issue": "3"}),
        ("第 40 卷　第 3 期<10>示例学报<10>2020 年 3 月", {"year": "2020", "volume": "40", "issue": "3"}),
        ("2020 年第 3 期（总第 200 期）", {"year": "2020", "issue": "3"}),
        ("Vol. 40, No. 3", {"volume": "40", "issue": "3"}),
        ("Vol. 40<1>No. 3<10>Journal of Examples<10>Mar. 2020", {"year": "2020", "volume": "40", "issue": "3"}),
        ("第 40 卷 增刊 2", {"volume": "40", "issue": "S2"}),
        ("第 40 卷 增刊", {"volume": "40", "issue": "S1"}),
        ("第 07 卷 第 03 期", {"volume": "7", "issue": "3"}),
        ("第４０卷第３期", {"volume": "40", "issue": "3"}),
        ("示例学报<10>2016， 53（3）", {"year": "2016", "volume": "53", "issue": "3"}),
        ("李明，等：纸飞机的滑翔<10>2021，57（11） 59", {"year": "2021", "volume": "57", "issue": "11"}),
        ("58<4>2021，57（11）<10>Journal of Examples", {"year": "2021", "volume": "57", "issue": "11"}),
        ("示例学报 Journal of Examples 2025,8(3)<12>· 147 ·", 
         {"year": "2025", "volume": "8", "issue": "3", "fpage": "147", "lpage": "147"}),
        ("应用示例学报 2013,23(6):261~263<40>2013-07-25",
         {"year": "2013", "volume": "23", "issue": "6", "fpage": "261", "lpage": "263"}),
        ("应用示例杂志 2013,23(6):484~6<40>2013-07-25",
         {"year": "2013", "volume": "23", "issue": "6", "fpage": "484", "lpage": "486"}),
        ("示例医药 2007 Jul；10(7)", {"year": "2007", "volume": "10", "issue": "7"}),
        ("Journal of Examples<10>53（3）： 582-600， 2016",
         {"year": "2016", "volume": "53", "issue": "3", "fpage": "582", "lpage": "600"}),
        ("1234-567X/2015/09(05)-0513-13",
         {"year": "2015", "volume": "9", "issue": "5", "fpage": "513", "lpage": "525"}),
        ("李明，王小飞.2015.纸飞机的滑翔.示例学报，41(10)：1245-1252.",
         {"year": "2015", "volume": "41", "issue": "10", "fpage": "1245", "lpage": "1252"}),
        ("示例学报 J. Exampl. Vol. 70, No. 14 (2021)<4>140302", {"year": "2021", "volume": "70", "issue": "14"}),
        ("文章编号 1234-5678-(2006)02-0200-03", {"year": "2006", "issue": "2", "fpage": "200", "lpage": "202"}),
        ("第十二卷 第三期<10>示例学报<10>一九八五年三月", {"year": "1985", "volume": "12", "issue": "3"}),
        ("第 40 卷 第 03、04 期", {"volume": "40", "issue": "3-4"}),
        ("2020 年第 1–2 期合刊", {"year": "2020", "issue": "1-2"}),
        ("示例学报 2014 年 1 期<4>第 32 卷", {"year": "2014", "volume": "32", "issue": "1"}),
        ("Volume 2021, Article ID 5590001, 12 pages", {"year": "2021", "volume": "2021"}),
        ("1701～1702", {"fpage": "1701", "lpage": "1702"}),
        ("第 20 卷 第 3 期<10>1701—1702<10>2010 年 3 月",
         {"year": "2010", "volume": "20", "issue": "3", "fpage": "1701", "lpage": "1702"}),
        ("1234-5678", {}),  # an ISSN
        ("ISSN<10>1673-1689<10>CN 12-3456/Z", {}),  # one whose figures could be pages
        ("2019—2020", {}),
        ("1702～1701", {}),
        ("Received: 3 April 2019", {}),
        ("doi: 10.1234/j.issn.1234-567X.2020.03.001", {}),
        ("示例折叠（www.example.cn） 2020.03 上<2>41", {"year": "2020"}),
        ("示例学报", {}),
        ("2019-4正文.indd 7<40>2019/4/2 10:22:31", {}),  # when the file was sent to print
    ],
)  # fmt: skip
def test_heads(text, place):
    assert locus(head(text)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("引用格式：李明, 王小飞. 纸飞机[J]. 示例学报, 2020, 40(3): 12-19.",
         {"year": "2020", "volume": "40", "issue": "3", "fpage": "12", "lpage": "19"}),
        ("引用格式：李明. 纸飞机［J］. 示例学报，2020，40（3）：12－19.",
         {"year": "2020", "volume": "40", "issue": "3", "fpage": "12", "lpage": "19"}),
        ("引用格式：李明. 纸飞机[J]. 示例学报, 2020(3): 12-19.",
         {"year": "2020", "issue": "3", "fpage": "12", "lpage": "19"}),
        ("Citation: Li M. Paper planes[J]. Journal of Examples, 2020, 40(3): 12-19.",
         {"year": "2020", "volume": "40", "issue": "3", "fpage": "12", "lpage": "19"}),
        ("引用格式：李明. 纸飞机[J]. 示例学报, 2020, 40(S1): 12.",
         {"year": "2020", "volume": "40", "issue": "S1", "fpage": "12"}),
        ("文章编号：1234-5678(2020)03-004-0012-08", {"year": "2020", "issue": "3", "fpage": "12", "lpage": "19"}),
        ("引用格式：李明. 纸飞机[J]. 示例学报, 2020, 40(3): 12-19, 37.",
         {"year": "2020", "volume": "40", "issue": "3", "fpage": "12", "lpage": "37"}),
        ("文章编号：1234-5678(2020)03-0012-08", {"year": "2020", "issue": "3", "fpage": "12", "lpage": "19"}),
        ("文章编号：1234-5678(2020)03-20190012-08", {"year": "2020", "issue": "3"}),
        ("引用格式：李明. 纸飞机[J]. 示例学报, 2020, 40(078): 12-19.",
         {"year": "2020", "volume": "40", "issue": "78", "fpage": "12", "lpage": "19"}),
        ("文章引用：李明, 王小飞(2015). 纸飞机的滑翔. 示例学报, 41(10), 1245-1252.",
         {"year": "2015", "volume": "41", "issue": "10", "fpage": "1245", "lpage": "1252"}),
        ("引用格式：李明，王小飞，等. 2015. 纸飞机的滑翔. 示例学报，41 (10）：1245-1252.",
         {"volume": "41", "issue": "10", "fpage": "1245", "lpage": "1252"}),
    ],
)  # fmt: skip
def test_citations_and_article_numbers(text, place):
    assert locus(cited=[text]) == place


def test_name_of_the_citation():
    found, _ = read(cited=["引用格式：李明. 纸飞机[J]. 示例学报, 2020, 40(3): 12-19."])
    assert [(name.text, name.lang) for name in found.titles] == [("示例学报", Lang.ZH)]


@pytest.mark.parametrize("folio", ["示例学报·2020 年第 3 期·{}·", "{}", "· {} ·", "— {} —", "{} 示例学报"])
def test_pages(folio):
    feet = [foot(folio.format(100 + page), page) for page in range(1, 6)]
    place = locus(*feet, extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


def test_pages_beside_those_of_the_file():
    """A program that sets pages counts those of its file at their edge."""
    feet = [foot(text, page) for page in range(1, 6) for text in (str(100 + page), f"2019-4正文.indd {page}")]
    place = locus(*feet, extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


def test_first_page_without_a_number():
    """Many journals print none on an article's first page."""
    feet = [foot(str(100 + page), page) for page in range(2, 6)]
    place = locus(*feet, extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


@pytest.mark.parametrize(
    "folio", ["9 1 2<20>示例学报<20>4 0 卷", "912<20>示例学报<20>40 卷", "第 4 0 卷<20>示例学报<20>912"]
)
def test_one_number_far_from_the_rest_of_its_head(folio):
    """On full squares each figure has white beside it; figures of the volume are no page."""
    place = locus(head("示例学报<10>Vol．4 0，No．6<10>Nov．，2 0 0 3"), head(folio, 2), extent=(1, 2))
    assert (place["fpage"], place["lpage"]) == ("911", "912")


def test_one_number_within_a_head_is_no_page():
    assert "fpage" not in locus(head("纸飞机 912 架的滑翔", 2), extent=(1, 2))


def test_a_column_behind_the_pinyin_of_the_name():
    heads = [head("示例化学（SHILI HUAXUE） 研究报告<10>第 11 期"), head("示例化学<10>第 46 卷", 2)]
    assert [name.text for name in read(*heads)[0].titles if name.lang is Lang.ZH] == ["示例化学(SHILI HUAXUE)"[:4]]


def test_pinyin_before_the_name_of_the_citation():
    cited = ["引用格式：李明. 纸飞机[J]. 示例学报, 2020, 40(3): 12-19.",
             "Citation: Li M. Planes. Shi Li Xue Bao/Journal of Examples, 2020, 40(3): 12-19"]  # fmt: skip
    found, _ = read(head("示例学报<10>第 40 卷"), cited=cited)
    assert [name.text for name in found.titles if name.lang is Lang.EN] == ["Journal of Examples"]


def test_a_stray_number_does_not_count():
    feet = [foot(str(100 + page), page) for page in range(1, 6)]
    place = locus(*feet, foot("7", 3), extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


def test_masthead_of_two_lines_in_one_block():
    both = block(
        Label.UNPLACED, "第 3 期<10>示例学报<10>No. 3", "2018 年 5 月<10>Journal of Examples<10>May 2018", y=HEAD
    )
    assert locus(both) == {"year": "2018", "issue": "3"}


def test_years_of_running_text():
    loose = block(Label.UNPLACED, "自 2000 年 6 月起对纸飞机进行了测定", y=400.0)
    assert locus(loose, head("2006 年 10 月")) == {"year": "2006"}


def test_other_articles_that_a_cover_cites():
    """A publisher's cover lists what else one may read."""
    other = block(Label.FURNITURE, "示例学报. 2018, 67(22): 22-30", y=HEAD, origin=Origin.COVER)
    assert locus(other, head("Vol. 70, No. 14 (2021)", 2)) == {"year": "2021", "volume": "70", "issue": "14"}


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ({1: "2 8", 2: "2 9", 3: "3 0", 4: "3 1"}, {"fpage": "28", "lpage": "31"}),  # broken figures
        ({2: "29"}, {"fpage": "28", "lpage": "31"}),
        ({1: "28", 2: "29", 3: "30", 4: "31"}, {"fpage": "28", "lpage": "31"}),
        ({1: "28", 2: "29", 3: "30", 4: "31", 5: "32"}, {"fpage": "28", "lpage": "32"}),  # miscounted in the number
        ({1: "28", 2: "29", 3: "30", 5: "61"}, {"fpage": "28", "lpage": "30"}),  # turned over to another page
        ({1: "28", 2: "29", 3: "30"}, {"fpage": "28", "lpage": "31"}),  # the last page has another article's head
    ],
)
def test_pages_beside_an_article_number(printed, place):
    feet = [foot(text, page) for page, text in printed.items()]
    found = locus(*feet, cited=["文章编号：1234-5678(2020)03-0028-04"], extent=(1, max(4, *printed)))
    assert {name: found[name] for name in ("fpage", "lpage")} == place


def test_a_row_of_printed_numbers_beats_the_article_number():
    """The number was given before the issue was made up; page 1 prints none."""
    feet = [foot(str(page + 34), page) for page in range(2, 8)]
    found = locus(*feet, cited=["文章编号：1234-5678(2020)03-0028-07"], extent=(1, 7))
    assert {name: found[name] for name in ("fpage", "lpage")} == {"fpage": "35", "lpage": "41"}


def test_a_printed_run_of_pages_beats_pages_without_a_number():
    """A supplement behind the last numbered page is in the file, not in the issue."""
    masthead = head("2024, Vol. 56, No. 7, 954−956<12>https://doi.org/10.1234/exm.2024.00954")
    pages = [head(f"纸飞机的滑翔<12>{953 + page}", page) for page in (2, 3)]
    found = locus(masthead, *pages, extent=(1, 5))
    assert (found["fpage"], found["lpage"]) == ("954", "956")
    assert (found["volume"], found["issue"]) == ("56", "7")


def test_number_of_the_article_in_place_of_pages():
    """Physics journals count articles and the pages of each."""
    found = read(*[foot(f"140302-{page}", page + 1) for page in range(1, 9)], extent=(2, 9))[1]
    assert (found.elocation_id and found.elocation_id.text, found.fpage, found.lpage) == ("140302", None, None)


def test_number_of_the_article_that_the_citation_gives_for_a_page():
    """A citation has but one place for both; the pages of the article tell which of the two it is."""
    citation = "引用格式: 李明. 纸飞机的滑翔[J]. 示例学报, 2019, 40(6): 122715."
    found = read(*[foot(f"122715-{page}", page) for page in range(1, 9)], cited=[citation], extent=(1, 8))[1]
    assert (found.elocation_id and found.elocation_id.text, found.fpage, found.lpage) == ("122715", None, None)


def test_pages_begin_with_one():
    """Broken figures, or a thesis with its preliminary pages: no page has a number under 1."""
    assert locus(*[foot(str(page), page + 6) for page in range(1, 9)], extent=(1, 14)) == {}


def names(*heads, **places) -> dict[Lang, str]:
    return {name.lang: name.text for name in read(*heads, **places)[0].titles}


def test_name_in_running_heads():
    heads = [head(f"{10 + page}<12>示例学报<12>第 40 卷", page) for page in (2, 4, 6)]
    heads += [head(f"李明，等：纸飞机的滑翔<12>{10 + page}", page) for page in (3, 5)]
    assert names(*heads, titles=["纸飞机的滑翔"], persons=["李明"])[Lang.ZH] == "示例学报"


def test_names_of_the_masthead():
    found = names(
        head("第 40 卷 第 3 期<12>示例学报<12>2020 年 3 月"), head("Vol. 40, No. 3<12>Journal of Examples<12>Mar. 2020")
    )
    assert found == {Lang.ZH: "示例学报", Lang.EN: "Journal of Examples"}


def test_an_english_name_behind_the_date_in_one_run():
    """What is cut before it leaves commas."""
    text = "示例研究，2019年7月，第44卷第7期　Example Research, July 2019, Vol. 44, No. 7"
    assert names(head(text), head(text, 2)) == {Lang.ZH: "示例研究", Lang.EN: "Example Research"}


def test_an_edition_behind_the_issue_is_the_issues():
    found = names(head("示例杂志2020年3月第5卷第3期（综合版）"), head("示例杂志2020年3月第5卷第3期（综合版）", 2))
    assert found == {Lang.ZH: "示例杂志"}


def test_a_bracket_that_touches_an_edition():
    found = names(head("JOURNAL OF EXAMPLES（MEDICAL SCIENCES）"), head("JOURNAL OF EXAMPLES（MEDICAL SCIENCES）", 2))
    assert found[Lang.EN] == "JOURNAL OF EXAMPLES (MEDICAL SCIENCES)"


def test_spread_name():
    assert names(head("示<1>例<1>学<1>报"))[Lang.ZH] == "示例学报"


def test_title_and_authors_are_no_journal():
    assert names(head("纸飞机的滑翔<12>李明"), titles=["纸飞机的滑翔"], persons=["李明"]) == {}


def test_numbers_of_the_journal():
    found, _ = read(head("ISSN 1234-567X<4>CN 12-3456/TP"))
    assert (found.issn.text, found.cn.text) == ("1234-567X", "12-3456/TP")


def test_issn_of_the_article_number():
    found, _ = read(cited=["文章编号：1234-5678(2020)03-0012-08"])
    assert found.issn.text == "1234-5678"


def test_sources_that_disagree_are_remarked():
    seen = []
    place = locus(head("第 40 卷 第 3 期"), head("第 40 卷 第 3 期", 2), head("第 41 卷 第 3 期", 3), seen=seen)
    assert place == {"volume": "40", "issue": "3"}
    assert [(remark.kind, remark.details["field"]) for remark in seen] == [(Kind.SOURCES_DISAGREE, "volume")]


@pytest.mark.parametrize(
    ("heads", "date"),
    [
        (("第 4 卷 第 6 期 2020 年 3 月 25 日", "Vol. 4 No. 6 Mar. 25, 2020"), ("3", "25")),
        (("2020 年 3 月", "2020 年 3 月 15 日"), ("3", "15")),
        (("2020 年 3 月 15 日", "2020 年 3 月 16 日"), ("3", None)),  # on one of them something else happened
        (("2020 年 3 月",), ("3", None)),
    ],
)
def test_day_on_which_the_issue_came_out(heads, date):
    found = read(
        *(head(text, page) for page, text in enumerate(heads, 1)), cited=("王小飞. 折纸[J]. 示例, 2020, 4(6): 1-8.",)
    )[1]
    assert (found.month and found.month.text, found.day and found.day.text) == date


def test_a_day_of_another_year_is_not_the_issue_s():
    found = read(head("2019 年 12 月 25 日"), cited=("王小飞. 折纸[J]. 示例, 2020, 4(6): 1-8.",))[1]
    assert (found.year.text, found.month, found.day) == ("2020", None, None)
