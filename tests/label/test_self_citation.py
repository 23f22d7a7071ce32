"""The line in which an article says where it stands is no by-line, no title and no sentence of an abstract."""

from __future__ import annotations

import pytest

from pipeline.knowledge.toml import load
from pipeline.label.zones.items import items
from pipeline.label.zones.persons import lists_persons
from pipeline.label.zones.self_citation import is_bare_citation, is_self_citation
from pipeline.model.block import Block, Label
from pipeline.model.lang import Lang
from tests.body.placed import at
from tests.label.made import ABSTRACT, AFF, BYLINE, KWDS, SMALL, TITLE, Paper, label_of, labels

ROWS = load("front")["self_citation"]
CITED = "LI Ming, WANG Xiaofei. Glide ratio of planes. Journal of Examples, 2018, 38(2): 21-27."


@pytest.mark.parametrize("text", ROWS["finds"]["place"])
def test_citation(text):
    assert is_self_citation(text) or is_bare_citation(text)


def test_citation_with_the_article_s_address_behind_it():
    assert is_self_citation(f"{CITED} http://www.example.org/1234-5678/3411.htm")


@pytest.mark.parametrize(
    "text", [*ROWS["not"]["place"], "[3] LI Ming. Glide ratio of planes[J]. Examples, 2018, 38(2): 21-27."]
)
def test_no_citation(text):
    assert not is_self_citation(text)
    assert not is_bare_citation(text)


@pytest.mark.parametrize(
    "text", ["Journal of Examples (Nat. Sci. Ed.) 38(2): 21-27", "示例学报 Journal of Examples 2018, 38(2): 21-27"]
)
def test_a_masthead_names_nothing_but_the_journal(text):
    assert not is_self_citation(text)


def test_a_citation_and_prose_list_no_persons():
    assert not lists_persons(CITED, Lang.EN)
    assert not lists_persons("LI Ming, WANG Xiaofei, ZHAO Qi. Planes were thrown by many of us", Lang.EN)
    assert lists_persons("LI Ming, WANG Xiaofei, ZHAO Qi.", Lang.EN)


def test_citation_between_names_and_abstract():
    own = Paper().front(0).put(TITLE[1], size=14, skip=20, middle=True).put(BYLINE[1], size=12, skip=8, middle=True)
    own.put(AFF[1], size=SMALL, skip=8, middle=True).put(CITED, size=SMALL, skip=8).put(
        *ABSTRACT[1], size=SMALL, skip=9
    )
    found = own.put(KWDS[1], size=SMALL, skip=4).body(1, 24).references().zones()
    assert label_of(found, CITED[:20]) is Label.CITE_AS
    assert len([block for block in found if block.label is Label.BYLINE]) == 2
    assert label_of(found, TITLE[1]) is Label.TITLE


def test_place_under_an_abstract():
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put(BYLINE[0], size=12, skip=8, middle=True)
    own.put(*ABSTRACT[0], "示例学报，2018，38（2）：21-27", size=SMALL, skip=10).put(KWDS[0], size=SMALL, skip=4)
    found = own.body(1, 24, "1 引言").references().zones()
    assert labels(found)[Label.CITE_AS] == ["示例学报，2018，38（2）：21-27"]
    assert label_of(found, "关键词") is Label.KWDS


def test_place_behind_the_last_sentence_of_an_abstract():
    """Medical journals close the abstract with it, in brackets on its last line."""
    own = Paper().front(0).put(TITLE[1], size=14, skip=20, middle=True).put(BYLINE[1], size=12, skip=8, middle=True)
    closed = (ABSTRACT[1][0], "each were measured. [Example Glider Journal, 2018, 38(2): 21-27, 31]")
    found = own.put(*closed, size=SMALL, skip=9).put(KWDS[1], size=SMALL, skip=4).body(1, 24).references().zones()
    assert labels(found)[Label.CITE_AS] == ["[Example Glider Journal, 2018, 38(2): 21-27, 31]"]
    assert label_of(found, "Key words") is Label.KWDS


def test_citation_whose_place_stands_on_a_line_of_its_own():
    """It begins as a by-line does, and its second line is figures alone."""
    own = Paper().put("李明，王小飞，赵琪，等．纸飞机的滑翔［Ｊ］．示例学报，", size=SMALL)
    own.put("2018，38（2）：21-27．", size=SMALL, skip=9).put(TITLE[0], size=18, skip=20, middle=True)
    own.put(BYLINE[0], size=12, skip=8, middle=True).put(*ABSTRACT[0], size=SMALL, skip=10)
    found = own.put(KWDS[0], size=SMALL, skip=4).body(1, 24, "1 引言").references().zones()
    assert len(labels(found)[Label.CITE_AS]) == 2
    assert len(labels(found)[Label.BYLINE]) == 1


def test_identifiers_end_with_their_line():
    """Journals that set front matter and text in one size: the first paragraph stays of the body."""
    own = Paper().put(TITLE[0], size=18, skip=20, middle=True).put(BYLINE[0], size=12, skip=8, middle=True)
    own.put(*ABSTRACT[0], skip=10).put(KWDS[0], skip=4).put("中图分类号：TP391　文献标识码：A", skip=4)
    found = own.body(1, 24).references().zones()
    assert len(labels(found)[Label.IDENTIFIERS]) == 1
    assert Label.PARAGRAPH in labels(found)


def test_institutions_are_no_title():
    """No English title is printed: the bracketed institution under the names is not taken for one."""
    own = Paper().front(0).put(BYLINE[1], size=SMALL, skip=20, middle=True).put(AFF[1], size=SMALL, skip=8, middle=True)
    found = own.put(*ABSTRACT[1], size=SMALL, skip=9).body(1, 24).references().zones()
    assert labels(found)[Label.TITLE] == [TITLE[0]]
    assert label_of(found, AFF[1][:12]) is Label.AFF


def test_citations_in_both_languages_under_one_label():
    own = Paper()
    own.put(
        "引用格式：李明，王小飞，赵琪．纸飞机折叠方式的比较［J］．示例学报，2018，38（2）：21—27",
        "Li Ming, Wang Xiaofei, Zhao Qi. Folding of paper planes[J]. Journal of Examples,2018,38(2):21—27",
        size=8.0,
    )
    found = own.front(0).body(1, 20, "1 引言").turn().body(2, 20).references().zones()
    assert [block.lang for block in found if block.label is Label.CITE_AS] == [Lang.ZH, Lang.EN]


@pytest.mark.parametrize("break_at", ["2018，38（2）：", "21—27．Li"])
def test_citation_in_english_right_behind_the_pages_of_the_other(break_at):
    """Both run on under one label; the line breaks before the pages, or within the first author's name."""
    cited = (
        "引用格式：李明，王小飞，赵琪．纸飞机折叠方式的比较［J］．示例学报，2018，38（2）：21—27．Li Ming, "
        "Wang Xiaofei. Folding of paper planes[J]. Journal of Examples, 2018, 38(2): 21—27."
    )
    first, rest = cited.split(break_at)
    lines = [at(text, 50, 100 + 12 * row, 8) for row, text in enumerate((first + break_at, rest.strip()))]
    found = items([Block(tuple(lines), lines[0].bbox)])
    assert [item.text[:2] for item in found] == ["引用", "Li"]


def test_citation_whose_first_line_is_full_of_names():
    """Journals of petrology print the year behind them, and the English title nowhere else."""
    cited = (
        "Wu J Y, Zou H B, Xia D Y, Dai Y D. 2018. Gliding of Paper Planes over the Sample area,",
        "central Example Range: Seen from their size. Example Glider Journal, 38(2): 21-27",
    )
    lines = [at(text, 50, 100 + 14 * row, 9) for row, text in enumerate(cited)]
    assert len(items([Block(tuple(lines), lines[0].bbox)])) == 1
