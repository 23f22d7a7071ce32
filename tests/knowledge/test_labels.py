"""Every row of labels.toml keeps its words, however they are dressed in print, and no running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pytest

from pipeline import knowledge
from pipeline.knowledge.labels import LabelRow, label_at_start, label_rows, labels_inside, without_label_word
from pipeline.knowledge.toml import load
from pipeline.model.block import Label
from pipeline.text.script import is_hanzi

ROWS = label_rows()


def value(row: LabelRow) -> str:
    """What may stand behind the label."""
    return "2019-03-12" if row.label is Label.HISTORY else "纸飞机的滑翔" if row.lang is None else "Paper planes"


def spaced(form: str, gap: str) -> str:
    """关　键　词: white between neighbouring hanzi."""
    pairs = zip(form, form[1:] + " ", strict=True)
    return "".join(a + gap if is_hanzi(a) and is_hanzi(b) else a for a, b in pairs)


def dress(form: str, rest: str) -> Iterator[str]:
    """The printed variants that are a label beyond doubt."""
    for word in {form, spaced(form, " "), spaced(form, "　")}:
        yield f"{word}：{rest}"
        yield f"{word}: {rest}"
        yield f"{word} ：{rest}"
        for left, right in ("【】", "[]", "［］", "〔〕"):
            yield f"{left}{word}{right}{rest}"
            yield f"{left}{word}{right}：{rest}"
            yield f"{left} {word} {right} {rest}"


def forms() -> list[object]:
    return [pytest.param(row, form, id=f"{row.rule}-{form}") for row in ROWS for form in row.forms]


@pytest.mark.parametrize(("row", "form"), forms())
def test_form_is_found_however_dressed(row, form):
    for text in dress(form, value(row)):
        hit = label_at_start(text)
        assert hit is not None, text
        assert (hit.row.label, hit.row.lang) == (row.label, row.lang), text
        assert hit.certain, text
        assert text[hit.end :].strip() == value(row), text


@pytest.mark.parametrize(("row", "form"), forms())
def test_form_alone_is_a_heading_of_its_own(row, form):
    """`摘　要` over the abstract, with nothing behind it; not a word that heads the names of a table's rows, too."""
    for text in (form, spaced(form, "　"), form.upper()):
        hit = label_at_start(text)
        if form in row.stopped:
            assert hit is None, text
            continue
        assert hit is not None, text
        assert hit.row.label is row.label, text
        assert hit.end == len(text)


def test_the_head_of_the_file_says_what_every_key_means():
    text = (Path(knowledge.__file__).parent / "front_matter" / "labels.toml").read_text("utf-8")
    told = re.findall(r"^#   (\w+) +=", text.partition("\n[[row]]")[0], re.MULTILINE)
    assert {key for row in load("labels")["row"] for key in row} <= {*told}


@pytest.mark.parametrize("row", ROWS, ids=attrgetter("rule"))
def test_not_lines_say_something(row):
    """Each begins with one of the row's own words, as a line that does not could never fail."""
    for text in row.rejects:
        assert any(text.casefold().startswith(form.casefold()) for form in row.forms), text
    assert row.rejects


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("(2020 年 4 月 5 日收到; 2020 年 6 月 7 日收到修改稿)", ["received", "rev-recd"]),
        ("（2020年4月5日收到，2020年6月7日收到修改稿）", ["received", "rev-recd"]),
        ("2020年1月6日收稿；2020年6月10日收修定稿", ["received", "rev-recd"]),
        ("2020年1月6日收稿；2020年6月定稿", ["received", "accepted"]),
    ],
)
def test_dates_of_the_manuscript_before_their_words(text, rules):
    assert [hit.row.rule for hit in labels_inside(text)] == [f"labels.{rule}" for rule in rules]
    hit = label_at_start(text)
    assert hit is not None
    assert (hit.row.rule, hit.certain) == (f"labels.{rules[0]}", True)


@pytest.mark.parametrize("text", ["2020 年 4 月 5 日收到样品三份", "2020年4月，在示例市调查", "(2020年4月)"])
def test_other_text_with_a_date_is_no_label(text):
    assert label_at_start(text) is None


@pytest.mark.parametrize("text", ["Abstract—Paper folds.", "Abstract— Paper folds.", "Index Terms— paper plane; fold"])
def test_a_long_dash_closes_a_label(text):
    """As journals in the style of the IEEE print it, with white behind it or none, before small letters too."""
    hit = label_at_start(text)
    assert hit is not None
    assert (text[: hit.end].rstrip()[-1], hit.certain) == ("—", True)


def test_a_doi_behind_one_space():
    hit = label_at_start("DOI 10.1234/example.2020.01")
    assert hit is not None
    assert (hit.row.rule, hit.certain) == ("labels.doi", True)
    assert label_at_start("DOI 100 years on") is None


@pytest.mark.parametrize("text", ["(*通信作者电子邮箱 li@example.org)", "* 通讯作者 li.ming@example.org"])
def test_an_address_makes_the_label_before_it_certain(text):
    hit = label_at_start(text)
    assert hit is not None
    assert (hit.row.rule, hit.certain) == ("labels.corresp.zh", True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Corresponding author LI Ming, E-mail: liming@example.org", True),
        ("Corresponding authors were asked", False),
        ("Correspondence Analysis of Paper Planes", False),
    ],
)
def test_whom_to_write_to_may_stand_behind_one_space(text, found):
    assert (label_at_start(text) is not None) is found


@pytest.mark.parametrize("text", ["Key wor ds: folding; gliding", "Abst ract: We folded"])
def test_a_label_whose_letters_stand_apart(text):
    hit = label_at_start(text)
    assert hit is not None
    assert hit.certain


@pytest.mark.parametrize(("row", "form"), [p for p in forms() if p.values[0].mid])
def test_short_fields_share_a_line(row, form):
    """`中图分类号：X123　　文献标识码：A`: a label in the middle of a line, unmistakable by its colon."""
    text = f"纸飞机　　{form}：{value(row)}"
    assert [hit.row.label for hit in labels_inside(text)] == [row.label]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("中图分类号：X123　　文献标识码：A　　文章编号：1234-5678(2019)03-0012-08",
         ["labels.clc", "labels.document-code", "labels.publisher-id"]),
        ("收稿日期：2019-03-12；修回日期：2019-05-02", ["labels.received", "labels.rev-recd"]),
        ("收　稿　日　期：2019-03-12　修回　日　期：2019-05-02", ["labels.received", "labels.rev-recd"]),
        ("Author: LI Ming　Corresponding author: WANG Xiaofei", ["labels.author-notes.en", "labels.corresp.en"]),
        ("Received 2019-03-12; Revised 2019-05-02; Accepted 2019-06-01",
         ["labels.received", "labels.rev-recd", "labels.accepted"]),
        ("收稿日期 2019-03-12　修回日期 2019-05-02", ["labels.received", "labels.rev-recd"]),
        ("本文的文献标识码和分类号由作者给出", []),
    ],
)  # fmt: skip
def test_labels_of_one_line(text, rules):
    assert [hit.row.rule for hit in labels_inside(text)] == rules


def test_a_paragraph_that_begins_with_a_citation_is_no_list():
    """`文献[3]提出…`: brackets of a Latin face behind the word change the type there."""
    assert label_at_start("文献[3]提出了一种折法", 2) is None
    assert label_at_start("文献　[1] 李明. 折纸论[M]", 2) is not None


@pytest.mark.parametrize(
    ("text", "styled", "rule", "rest"),
    [
        ("摘要　本文讨论纸飞机。", 0, "labels.abstract.zh", "本文讨论纸飞机。"),  # a gap of a square
        ("摘要 本文讨论纸飞机。", 2, "labels.abstract.zh", "本文讨论纸飞机。"),  # the word in another face
        ("摘要本文讨论纸飞机。", 2, "labels.abstract.zh", "本文讨论纸飞机。"),
        ("Abstract Paper planes glide.", 0, "labels.abstract.en", "Paper planes glide."),
        ("Abstract—Paper planes glide.", 0, "labels.abstract.en", "Paper planes glide."),
        ("a b s t r a c t", 0, "labels.abstract.en", ""),
        ("ABSTRACT: Paper planes glide.", 0, "labels.abstract.en", "Paper planes glide."),
        ("Key words：glide; paper", 0, "labels.kwd-group.en", "glide; paper"),
        ("KEY WORDS glide; paper", 9, "labels.kwd-group.en", "glide; paper"),
        ("＊通信作者：张三", 0, "labels.corresp.zh", "张三"),
        ("（收稿日期：2019-03-12）", 0, "labels.received", "2019-03-12）"),
        ("收稿日期 2019-03-12", 0, "labels.received", "2019-03-12"),
        ("Received 12 March 2019", 0, "labels.received", "12 March 2019"),
        ("Received March 12, 2019", 0, "labels.received", "March 12, 2019"),
    ],
)
def test_label_and_rest(text, styled, rule, rest):
    hit = label_at_start(text, styled)
    assert hit is not None
    assert hit.row.rule == rule
    assert text[hit.end :].strip() == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("摘要本文讨论纸飞机。", "本文讨论纸飞机。"),
        ("【摘　要】：本文讨论。", "本文讨论。"),
        ("纸飞机的摘要", "纸飞机的摘要"),
    ],
)
def test_label_word_glued_to_its_text(text, rest):
    assert without_label_word(text, Label.ABSTRACT) == rest


def test_identifiers_parted_by_white_alone():
    """`中图分类号　TP391　　文献标识码　A　　DOI　10.1234/…`: their values' forms tell them, without a colon."""
    text = "中图分类号　TP391　　文献标识码　A　　DOI　10.1234/exa.2018.01"
    assert [hit.row.rule for hit in labels_inside(text)][-2:] == ["labels.document-code", "labels.doi"]
    assert list(labels_inside("按 文献标识码 分组，与 分类号 一致")) == []


@pytest.mark.parametrize("text", ["5　参考文献", "五、参考文献", "6. References", "4　参　考　文　献："])
def test_the_list_of_references_may_be_a_numbered_section(text: str) -> None:
    hit = label_at_start(text)
    assert hit is not None
    assert (hit.row.label, hit.end, hit.certain) == (Label.REF_HEADING, len(text), True)


@pytest.mark.parametrize("text", ["3　参考文献的著录", "5　文献", "12参考文献"])
def test_a_section_on_references_is_no_list(text: str) -> None:
    assert label_at_start(text) is None


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("關鍵詞：纸飛機、滑翔比", "labels.kwd-group.zh"),
        ("關　鍵　詞：紙飛機", "labels.kwd-group.zh"),
        ("參考文獻", "labels.ref-list"),
        ("收稿日期：2019-03-12", "labels.received"),
        ("通訊作者：李明", "labels.corresp.zh"),
    ],
)
def test_traditional_hanzi_name_the_same_field(printed, rule):
    hit = label_at_start(printed)
    assert hit is not None
    assert hit.row.rule == rule


@pytest.mark.parametrize(
    ("printed", "rule", "label"),
    [
        ("[中圈分类号] TS97", "labels.clc", "[中圈分类号] "),
        ("【基金项日】示例基金(61000001)", "labels.funding.zh", "【基金项日】"),
        ("\ufffd摘　要\ufffd 纸飞机", "labels.abstract.zh", "\ufffd摘　要\ufffd "),
        ("关键词\ufffd纸飞机\ufffd滑翔比", "labels.kwd-group.zh", "关键词\ufffd"),
        ("eK y words: paper plane", "labels.kwd-group.en", "eK y words:"),
    ],
)
def test_a_label_that_recognition_has_misread(printed, rule, label):
    """A hanzi of a word in brackets, brackets and colons without a readable form, letters in another order."""
    hit = label_at_start(printed)
    assert (hit.row.rule, printed[: hit.end].rstrip(), hit.certain) == (rule, label.rstrip(), True)


@pytest.mark.parametrize("text", ["[折纸项目] 示例", "中圈分类学", "\ufffd纸飞机\ufffd 滑翔", "Network: 1"])
def test_other_words_are_not_taken_for_misread_labels(text):
    assert label_at_start(text) is None


def test_misread_labels_in_one_line():
    found = [hit.row.rule for hit in labels_inside("TS97 [文献标识玛] A [文章编号] 1234-5678(2020)03-0012-08")]
    assert found == ["labels.document-code", "labels.publisher-id"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("?????　J528　　?????　A", ["clc", "document-code"]),
        ("?????: J528 ?????: A", ["clc", "document-code"]),
        ("??????J528　　??????A　　????　1234-567X（2020）03-12-03", ["clc", "document-code", "publisher-id"]),
        ("?????　J528", []),  # the class alone
        ("?????　J528　　?????　Apple", []),
        ("????　J528　　????　A", []),  # words of four
        ("?　??本文比较三种纸飞机的折法", ["abstract.zh"]),
        ("???本文比较三种纸飞机的折法", []),  # no white within the word
        ("????纸飞机；折法；滑翔", ["kwd-group.zh"]),
        ("????纸飞机；折法，滑翔", []),
        ("?????纸飞机；折法；滑翔", []),
    ],
)
def test_labels_of_which_only_their_length_is_readable(text, rules):
    """What follows them tells, and a line that they share."""
    printed = text.replace("?", "\ufffd")
    first, inside = label_at_start(printed), list(labels_inside(printed))
    found = [hit.row.rule for hit in ([first] if first is not None else []) + inside]
    assert list(dict.fromkeys(found)) == [f"labels.{rule}" for rule in rules]
