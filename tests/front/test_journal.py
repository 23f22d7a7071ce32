"""Mastheads, running heads, citation blocks and page numbers -> the journal, and where in it the article stands."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
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
        ("示例学报", {}),
    ],
)
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
        ("文章编号：1234-5678(2020)03-0012-08", {"year": "2020", "issue": "3", "fpage": "12", "lpage": "19"}),
    ],
)  # fmt: skip
def test_citations_and_article_numbers(text, place):
    assert locus(cited=[text]) == place


def test_name_of_the_citation():
    found, _ = read(cited=["引用格式：李明. 纸飞机[J]. 示例学报, 2020, 40(3): 12-19."])
    assert [(name.text, name.lang) for name in found.titles] == [("示例学报", Lang.ZH)]


@pytest.mark.parametrize("folio", ["{}", "· {} ·", "— {} —", "{} 示例学报"])
def test_pages(folio):
    feet = [foot(folio.format(100 + page), page) for page in range(1, 6)]
    place = locus(*feet, extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


def test_first_page_without_a_number():
    """Many journals print none on an article's first page."""
    feet = [foot(str(100 + page), page) for page in range(2, 6)]
    place = locus(*feet, extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


def test_a_stray_number_does_not_count():
    feet = [foot(str(100 + page), page) for page in range(1, 6)]
    place = locus(*feet, foot("7", 3), extent=(1, 5))
    assert (place["fpage"], place["lpage"]) == ("101", "105")


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
