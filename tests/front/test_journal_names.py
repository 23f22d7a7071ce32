"""Mastheads and running heads -> the journal's names, and nothing else that stands there."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse.front.columns import column_in_heads
from pipeline.parse.front.fields import fields
from pipeline.parse.front.journal import journal
from pipeline.parse.front.name_words import mended
from tests.front.made import block

HEAD, FOOT = 40.0, 740.0


def head(text: str, page: int = 1, y: float = HEAD):
    return block(Label.FURNITURE, text, page=page, y=y, rule="furniture.recurs")


def names(*heads, titles=(), persons=()) -> dict[str, str]:
    found = journal(list(heads), [], (1, 1), titles, persons, [].append)[0]
    return {name.lang.value: name.text for name in found.titles}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第 24 卷第 1 期<12>示例大学学报（自然科学版）<12>Vol.24<2>No.1", {"zh": "示例大学学报(自然科学版)"}),
        ("2009 年 3 月<12>Journal of Example University (Natural Science)<12>Mar. 2009",
         {"en": "Journal of Example University (Natural Science)"}),
        ("58<2>EXAMPLE RESEARCH<2>示例", {"zh": "示例", "en": "EXAMPLE RESEARCH"}),
        ("示例与折叠(Examples and Folding)<12>27", {"zh": "示例与折叠", "en": "Examples and Folding"}),
        ("示例折叠（www.example.cn） 2020.03 上<2>41", {"zh": "示例折叠"}),
        ("示例折叠 2022, 57(5): 1401−1402", {"zh": "示例折叠"}),
        ("《示例折叠》2021 年第 4 期", {"zh": "示例折叠"}),
        ("第二示例大学学报<1>2009年5月第30卷第5期<1>http://www.example.cn<9>· 517 ·", {"zh": "第二示例大学学报"}),
        ("《示例折叠》网络首发论文", {"zh": "示例折叠"}),
        ("示例学 2005年 6月第 36卷第 6期<12>327", {"zh": "示例学"}),
        ("DOI:10.12345/j.cnki.exm.2015.01.010", {}),
        ("www.example.org/ex<4>DOI：10.12345/Exampl.1234", {}),
        ("JOURNAL OF XI’ AN EXAMPLES", {"en": "JOURNAL OF XI’AN EXAMPLES"}),
        ("JournalofExamplesandFoldingofPaper", {"en": "Journal of Examples and Folding of Paper"}),
        ("IslandsandExamples示例学报", {"zh": "示例学报", "en": "Islands and Examples"}),
        ("JournalofXqmplesandFolding", {}),  # where its spaces are lost for good, the name is better missing
        ("J o u r n a l o f E x a m p l e s", {"en": "Journal of Examples"}),
        ("Journal of Examples, Vol. 20, No. 2, February 2009, pp. 350-362", {"en": "Journal of Examples"}),
        ("journal homepage: www.example.org", {}),
        ("RESEARCH ARTICLE", {}),
        ("TOPIC<2>专题<2>57", {}),
        ("学术争鸣 PERSPECTIVES", {}),
        ("·折叠与纸艺·", {}),
        ("2012年第02期<2>理<1>论<1>研<1>究", {}),  # a column's name, beside the issue
        ("第 40 卷 第 2 期<12>临床医学<12>2020 年 2 月", {"zh": "临床医学"}),  # the journal, beside the volume
        ("示例大学本科毕业论文（设计）", {}),
        ("DOE ET AL.<12>1526", {}),
        ("第十二卷 第三期<12>示例学报<12>一九八五年三月", {"zh": "示例学报"}),
        ("SHILI XUEBAO<12>示例学报", {"zh": "示例学报"}),
        ("The Journal of Examples", {"en": "The Journal of Examples"}),
        ("《中国学术期刊（网络版）》", {}),
    ],
)  # fmt: skip
def test_one_line(text, found):
    """In the head of every page."""
    assert names(head(text), head(text, 2)) == found


@pytest.mark.parametrize(
    ("step", "found"), [(12.0, "JOURNAL OF FOLDING AND GLIDING"), (24.0, "JOURNAL OF FOLDING AND")]
)
def test_a_name_on_two_lines(step, found):
    """NEXT_LINE: the first ends in the middle."""
    own = [head("JOURNAL OF FOLDING AND", page, HEAD) for page in (1, 2)]
    own += [head("GLIDING", page, HEAD + step) for page in (1, 2)]
    assert names(*sorted(own, key=lambda block: block.block.page))["en"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("纸艺视野", {}),
        ("纸艺视野<12>2020 年第 3 期", {"zh": "纸艺视野"}),
        ("纸艺视野<12>ZHI YI SHI YE", {"zh": "纸艺视野"}),
        ("示例学报", {"zh": "示例学报"}),
    ],
)
def test_printed_once(text, found):
    """A name on the first page alone and beside nothing is as likely a column's."""
    assert names(head(text)) == found


def test_running_head_of_the_article():
    """Odd pages print the authors and the title: its Latin words are no English journal."""
    heads = [head("示例学报<10>2020 年第 3 期<10>1"), head("2<10>李明等：基于 Web 的 3D 纸飞机", 2)]
    heads += [head("示例学报<10>2020 年第 3 期<10>3", 3), head("4<10>王小飞．基于 BIM 和 WebGL 的折叠", 4)]
    assert names(*heads, titles=["基于Web的3D纸飞机"], persons=["王小飞"]) == {"zh": "示例学报"}


def test_column_over_each_page_and_journal_under_it():
    """The column's label stands in the head, the journal with its date in the foot."""
    heads = [head("纸艺视野", page) for page in (1, 2, 3, 4)]
    heads += [head(f"{40 + page} 示例与折叠<2>FEB 2019", page, y=FOOT) for page in (1, 2, 3, 4)]
    assert names(*heads) == {"zh": "示例与折叠"}


def test_column_of_the_article_over_each_page():
    """Whatever the column over the title is called: it is no journal in the running heads either."""
    heads = [head("纸艺新知", page) for page in (1, 2, 3)] + [head("示例与折叠", page, y=FOOT) for page in (1, 2, 3)]
    assert names(*heads, titles=["纸飞机的滑翔", "纸艺新知"]) == {"zh": "示例与折叠"}


def test_column_and_journal_in_one_head():
    """`学报` ends the names of journals alone."""
    heads = [head("现代折叠技术<12>中国示例学报", 1), head("中国示例学报<12>现代折叠技术", 2)]
    assert names(*heads) == {"zh": "中国示例学报"}


def test_masthead_of_two_lines_in_one_block():
    both = block(
        Label.UNPLACED, "第 3 期<10>示例学报<10>No. 3", "2018 年 5 月<10>Journal of Examples<10>May 2018", y=HEAD
    )
    assert names(both) == {"zh": "示例学报", "en": "Journal of Examples"}


def test_name_on_two_lines():
    heads = [head("Serial No. 459<10>EXPRESS INFORMATION<10>总第 459 期", y=25)]
    heads += [head("Jul. 2007<10>OF EXAMPLE INDUSTRY<10>2007 年 7 月", y=36)]
    assert names(*heads) == {"en": "EXPRESS INFORMATION OF EXAMPLE INDUSTRY"}


def test_edition_on_its_own_line_and_left_out_of_the_running_heads():
    """University journals print the edition in brackets under the name; a head has the name alone."""
    heads = [head("第 40 卷<10>Journal of Example University<10>Vol. 40", y=25)]
    heads += [head("2020 年 6 月<10>(Natural Science Edition)<10>June 2020", y=36)]
    heads += [head("12<10>Journal of Example University<10>Vol. 40", page) for page in (2, 4, 6)]
    assert names(*heads) == {"en": "Journal of Example University (Natural Science Edition)"}


def test_unplaced_running_text_is_no_masthead():
    assert names(head("示例学报"), block(Label.UNPLACED, "85% in the bulletin data set.", page=2, y=300.0)) == {
        "zh": "示例学报"
    }


def test_short_name_that_stands_in_the_title_too():
    heads = [head("第 41 卷<12>气象<12>Vol. 41", page) for page in (1, 3)]
    assert names(*heads, titles=["纸飞机对气象的影响"]) == {"zh": "气象"}


def test_languages_of_names():
    assert set(names(head("示例学报<3>Journal of Examples"))) == {Lang.ZH.value, Lang.EN.value}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("J ournal of Example Unive rsity", "Journal of Example University"),
        ("PROGRESS IN FOLD ING", "PROGRESS IN FOLDING"),
        ("Advances in Formation of Paper", "Advances in Formation of Paper"),  # both pieces of `information` are words
        ("Journal of Exa mples", "Journal of Exa mples"),  # the article does not have the word
    ],
)
def test_words_torn_by_kerning(printed, name):
    words = frozenset({"journal", "university", "folding", "in", "formation", "information", "of", "example"})
    assert mended(printed, words) == name


def column(*heads) -> dict[str, str]:
    return names(head("示例学报<12>第 40 卷第 3 期"), *heads)


def test_a_column_s_translation_is_no_journal():
    """It stands beside the column's hanzi, or right over or under them."""
    feet = [head(f"Folding Techniques 折纸技术<1>{page}", page, FOOT) for page in (2, 3, 4)]
    assert column(*feet) == {"zh": "示例学报"}
    apart = [head(text, page, y) for page in (2, 4) for text, y in (("折纸技术", HEAD), ("Folding", HEAD + 12))]
    assert column(*apart) == {"zh": "示例学报"}


def test_a_long_column_between_dots_is_no_journal():
    heads = [head("· 新形势下的纸飞机折叠方式、滑翔机理与关键技术 ·", page) for page in (2, 4, 6)]
    assert names(*heads) == {}


def test_a_shortened_name_speaks_for_the_whole():
    heads = [head(f"{page}<12>示例物理学报（Example J．Phys．）<12>57 卷", page) for page in (2, 4, 6)]
    masthead = head("2014 年 10 月<12>EXAMPLE JOURNAL OF PHYSICS<12>Oct., 2014", y=HEAD + 12)
    assert names(head("第 57 卷第 10 期<12>示例物理学报"), masthead, *heads)["en"] == "EXAMPLE JOURNAL OF PHYSICS"


def test_a_bar_behind_a_name():
    heads = [head("2014 年第 15 期<9>Examples and Folding┃示例与折叠", page) for page in (1, 3)]
    assert names(*heads)["en"] == "Examples and Folding"


def test_the_letters_that_the_names_syllables_begin_with_are_no_name():
    feet = [head(text, page, FOOT) for page, text in enumerate(("SHLXB<2>25", "26<2>SHLXB", "SHLXB<2>27"), 1)]
    masthead = [head("示例学报<12>2007. 11"), block(Label.UNPLACED, "EXAMPLE SCIENCES", y=HEAD + 12)]
    assert names(*masthead, *feet) == {"zh": "示例学报", "en": "EXAMPLE SCIENCES"}
    other = [head(text, page, FOOT) for page, text in enumerate(("FOLD<2>25", "26<2>FOLD", "FOLD<2>27"), 1)]
    assert names(*masthead, *other) == {"zh": "示例学报", "en": "FOLD"}


@pytest.mark.parametrize(("first", "found"), [(140.0, {"en": "Journal of Examples"}), (230.0, {})])
def test_a_masthead_stands_lower_on_a_page_whose_print_begins_low(first, found):
    assert names(head("第 35 卷 第 1 期", y=first), block(Label.UNPLACED, "Journal of Examples", y=first + 12)) == found


@pytest.mark.parametrize(("heads", "column"), [
    (("综　述　　　　示例学报",), "综述"),
    (("学术争鸣 | PERSPECTIVES",), "学术争鸣"),
    (("示例学报　　　　2020 年 3 月　综述",), "综述"),
    (("示例学报　　　　2020 年 3 月　纸艺",), None),
    (("纸艺探索与争鸣　　　　示例学报",), "纸艺探索与争鸣"),  # by its last word
    (("纸艺　　　　示例学报",), None),  # no column is called so
    (("论文",), None),  # the journal itself is
    (("示例学报", "·纸艺·　　李明，等　纸飞机的滑翔"), "纸艺"),
    (("示例学报", "·示例学报·　　李明，等"), None),
    (("示例学报", "综述"), None),  # on a further page
])  # fmt: skip
def test_the_column_in_a_running_head(heads: tuple[str, ...], column: str | None) -> None:
    """It stands alone in a corner of the first page, or between dots before the running title."""
    own = [head(text, page=number) for number, text in enumerate(heads, 1)]
    found = column_in_heads(own, {"论文"})
    assert (found.text if found is not None else None) == column


def test_beside_the_date_stands_the_journal_where_nothing_else_in_hanzi_is_known_as_it():
    assert column_in_heads([head("2020 年 3 月　综述")], {"Example Reviews"}) is None


def test_a_column_in_a_line_over_the_title_that_is_no_running_head():
    own = [block(Label.UNPLACED, "国外研究进展　2020(3)", y=HEAD)]
    found = column_in_heads(own, {"示例学报"})
    assert found is not None
    assert found.text == "国外研究进展"


@pytest.mark.parametrize(("texts", "column"), [
    (("示例学报<9>折纸技术", "折纸技术<9>示例学报"), "折纸技术"),
    (("示例学报<9>2020 年第 3 期　折纸技术", "2<9>示例学报", "示例学报<9>折纸技术"), "折纸技术"),
    (("示例学报<9>折纸", "折纸<9>示例学报"), None),  # SHORTEST_COLUMN
    (("示例学报<9>折纸技术", "示例学报"), None),  # on one page
    (("示例学报", "示例学报", "折纸技术", "折纸技术"), None),  # farther on alone
    (("示例学报<9>纸飞机的滑翔", "纸飞机的滑翔<9>示例学报"), None),  # the title
    (("折纸技术<9>滑翔研究", "滑翔研究<9>折纸技术"), None),  # two
])  # fmt: skip
def test_the_column_beside_the_journal_on_several_pages(texts: tuple[str, ...], column: str | None) -> None:
    own = [head(text, page=number) for number, text in enumerate(texts, 1)]
    found = column_in_heads(own, {"示例学报"}, ["纸飞机的滑翔"])
    assert (found.text if found is not None else None) == column


@pytest.mark.parametrize(
    ("second", "step", "found"),
    [
        ("<1>INFORMATION", 12.0, "FOLDING & PLANES INFORMATION"),
        ("<1>INFORMATION", 19.0, "FOLDING & PLANES"),
        ("<2>INFORMATION", 12.0, "FOLDING & PLANES"),  # on another axis
        ("<1>Information", 12.0, "FOLDING & PLANES"),  # not in capitals
        ("<1>INFORMATION<12>2020", 12.0, "FOLDING & PLANES"),  # not alone
    ],
)
def test_a_name_broken_in_a_column_of_the_masthead(second, step, found):
    """Two lines of one type, centred under each other."""
    assert names(head("FOLDING & PLANES", y=HEAD), head(second, y=HEAD + step))["en"] == found


def test_a_name_beside_the_volume_is_none_of_the_column_under_it():
    """The masthead's row holds the volume and the name; the column's label stands under its beginning."""
    row = head("（第 6 卷）<8>JOURNAL OF EXAMPLES<8>（Vol.6）", y=HEAD)
    assert names(head("示例学报<12>2014 年第 4 期", y=HEAD - 12), row, head("纸艺科学", y=HEAD + 12))["en"] == (
        "JOURNAL OF EXAMPLES"
    )


def test_a_colon_between_words_is_of_the_name():
    both = head(
        "示例理论与实践 2002 年 5 月第 42 卷第 9 期<1>Example Studies:Theory & Practice, May 2002, Vol. 42, No. 9"
    )
    assert names(both) == {"zh": "示例理论与实践", "en": "Example Studies:Theory & Practice"}


def test_the_citation_on_a_cover_has_the_name_whole_that_the_heads_shorten():
    """The form of journals of physics: volume, the article's number, the year in brackets."""
    cited = fields([block(Label.CITE_AS, "Citation: Acta Exempla Sinica, 70, 140302 (2021)")])
    heads = [head("示例学报<2>Acta Exem. Sin. Vol.70, No.14 (2021)<2>140302", page=page) for page in (2, 3)]
    the_journal, locus = journal(heads, cited, (1, 13), (), (), [].append)
    assert {name.lang: name.text for name in the_journal.titles}[Lang.EN] == "Acta Exempla Sinica"
    assert (locus.volume.text, locus.year.text, locus.elocation_id.text) == ("70", "2021", "140302")
