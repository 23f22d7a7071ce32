"""Printed identifiers and the table of journals -> the journal. The table of these tests is invented."""

from __future__ import annotations

import pytest

from pipeline.knowledge import journals
from pipeline.model.block import Label
from pipeline.parse.front.fields import fields
from pipeline.parse.front.journal import journal
from pipeline.parse.rules import OF_TABLE
from tests.front.made import block

TABLE = """
title\tissn\tcn\tlanguage\tformer_titles
示例学报\t1234-5670\t12-3456/TP\t\t示例通讯;Example News
示例学报(增补版)\t1234-5689\t12-3457/TP
折纸技术(上)\t2345-6780\t22-1111/TS
折纸技术(下)\t2345-6780\t22-1112/TS
Journal of Folded Examples\t3456-7890\t33-1234/G\ten
折叠\t4567-8901
纸艺导刊\t1234-5679\t44-1234/TS
"""


@pytest.fixture(autouse=True)
def _own_table(monkeypatch):
    monkeypatch.setattr(journals, "_table", lambda: TABLE)
    journals._titles.cache_clear()
    yield
    journals._titles.cache_clear()


def head(text: str, page: int = 1):
    return block(Label.FURNITURE, text, page=page, y=40.0, rule="furniture.recurs")


def titles(*heads: str, stated: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    """(language, title, whether it is implied) of the journal."""
    found = fields([block(Label.IDENTIFIERS, text) for text in stated])
    own = journal([head(text, page) for page, text in enumerate(heads, start=1)], found, (1, 2), (), (), [].append)[0]
    return [(name.lang.value, name.text, name.source.rule == OF_TABLE.name) for name in own.titles]


@pytest.mark.parametrize(
    "stated",
    [
        "文章编号：1234-5670(2020)03-0012-08",
        "DOI：10.1234/j.issn.1234-5670.2020.03.002",
        "文章编号：12345670(2020)03-0012-08",
    ],
)
def test_a_masthead_that_is_a_picture(stated):
    assert titles("12<20>2020 年", stated=(stated,)) == [("zh", "示例学报", True)]


def test_numbers_that_no_page_prints_are_those_of_the_journal():
    """Told apart from printed ones by their rule; services ask for the ISSN."""
    found = fields([block(Label.IDENTIFIERS, "DOI：10.1234/j.issn.1234-5679.2020.03.002")])
    own = journal([head("12<20>2020 年")], found, (1, 2), (), (), [].append)[0]
    assert (own.issn.text, own.cn.text) == ("1234-5679", "44-1234/TS")
    assert {own.issn.source.rule, own.cn.source.rule} == {OF_TABLE.name}


def test_a_column_in_the_running_heads_is_no_journal():
    stated = ("文章编号：1234-5670(2020)03-0012-08",)
    assert titles("12<20>要点解读", "13<20>要点解读", stated=stated) == [("zh", "示例学报", True)]


@pytest.mark.parametrize("printed", ["示例学报", "示例通讯", "示 例 学 报"])
def test_a_printed_title_is_kept_former_ones_too(printed):
    stated = ("文章编号：1234-5670(2020)03-0012-08",)
    found = titles(f"12<20>{printed}", "13<20>要点解读", "14<20>要点解读", stated=stated)
    assert found == [("zh", printed.replace(" ", ""), False)]


def test_a_misread_title_is_mended_where_the_identifiers_tell_the_journal():
    stated = ("文章编号：1234-5670(2020)03-0012-08",)
    assert titles("第 40 卷 第 3 期<10>示倒学报", stated=stated) == [("zh", "示例学报", False)]
    assert titles("第 40 卷 第 3 期<10>示倒学报") == [("zh", "示倒学报", False)]


def test_an_issn_of_two_editions_implies_none():
    assert titles("12<20>2020 年", stated=("文章编号：2345-6780(2020)03-0012-08",)) == []


def test_the_printed_title_tells_editions_apart():
    found = titles("12<20>折纸技术（下）", "13", stated=("文章编号：2345-6780(2020)03-0012-08",))
    assert found == [("zh", "折纸技术(下)", False)]


def test_identifiers_of_two_journals_imply_none():
    stated = ("文章编号：1234-5670(2020)03-0012-08", "DOI：10.1234/j.issn.3456-7890.2020.03.002")
    assert titles("12<20>2020 年", stated=stated) == []


def test_an_english_title_is_english():
    assert titles("ISSN 3456-7890") == [("en", "Journal of Folded Examples", True)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("示例学报", ["示例学报"]),
        ("示例通讯", ["示例学报"]),
        ("Example News", ["示例学报"]),
        ("示例", []),
        ("学报", []),
    ],
)
def test_titles_are_found_whole(title, found):
    assert [own.title for own in journals.journals_by_title(title)] == found


@pytest.mark.parametrize(("cn", "count"), [("12-3456", 1), ("12-3456/TP", 1), ("12-345", 0), ("", 0)])
def test_cn_numbers_are_found_with_and_without_their_class(cn, count):
    assert len(journals.journals_by_cn(cn)) == count


def test_a_title_one_character_off():
    assert journals.nearest_journal("示倒学报") == journals.journals_by_title("示例学报")[0]
    assert journals.nearest_journal("示倒通报") is None
    assert journals.nearest_journal("折叁") is None


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("网络出版地址：http://kns.example.net/kcms/detail/44.1234.TS.20200102.1234.001.html", "纸艺导刊"),
        ("网络首发地址：https://link.example.cn/urlid/44.1234.TS.20200102.1234.001", "纸艺导刊"),
        ("DOI：10.1234/j.1234-5679.abc.2020.01.002", "纸艺导刊"),
        ("DOI：10.1234/j.cnki.44-1234/ts.2020.01.002", "纸艺导刊"),
        ("DOI：10.1234/j.1234-5678.abc.2020.01", None),  # no check figure: figures of another kind
    ],
)
def test_numbers_in_addresses_and_dois(printed, title):
    """An advance copy prints no journal: the address holds its CN number, most DOIs its ISSN."""
    label = Label.HISTORY if printed.startswith("网络") else Label.IDENTIFIERS
    heads = [block(Label.FURNITURE, "优先出版", y=20.0)]
    found, _ = journal(heads, fields([block(label, printed)]), (1, 4), (), (), [].append)
    assert next((name.text for name in found.titles), None) == title
