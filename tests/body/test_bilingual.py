"""Which articles print their headings in both languages, and what becomes of the titles."""

from __future__ import annotations

from pipeline.model.body import Body, Node, Sec
from pipeline.model.walk import nodes
from pipeline.parse.body import ack, body
from tests.body.made import line, paragraph
from tests.body.test_headings import headings, labelled


def titles(content: tuple[Node, ...]) -> list[tuple[str, str, str]]:
    found = (at.value for at in nodes(content))
    return [(node.id, node.title, node.trans_title) for node in found if isinstance(node, Sec)]


def read(*printed: str) -> Body:
    """An article of these headings, a paragraph under each."""
    groups = []
    for place, text in enumerate(printed):
        groups += [[line(text, 5 * place, bold=True)], paragraph(5 * place + 1)]
    return body(labelled(groups), (), (), lambda _: None)


def test_a_level_in_both_languages_is_parted_and_the_one_under_it_is_not() -> None:
    found = read("1 引言(Introduction)", "2 纸机的折叠(Folding)", "2.1 甲法", "2.2 乙法 (Wing)", "3 结论(Conclusion)")
    assert titles(found.content) == [
        ("sec1", "引言", "Introduction"),
        ("sec2", "纸机的折叠", "Folding"),
        ("sec2.1", "甲法", ""),
        ("sec2.2", "乙法 (Wing)", ""),
        ("sec3", "结论", "Conclusion"),
    ]
    assert [node.sec_type for node in found.content if isinstance(node, Sec)] == ["intro", "", "conclusions"]


def test_the_english_behind_a_space_or_a_slash() -> None:
    found = read("1 引言 Introduction", "2 取样/Sampling", "3 结论 Conclusion")
    assert [pair[1:] for pair in titles(found.content)] == [
        ("引言", "Introduction"),
        ("取样", "Sampling"),
        ("结论", "Conclusion"),
    ]


def test_terms_with_their_english_names_stay_whole() -> None:
    printed = ["引言", "折纸机(Folding machine)", "风洞 Windtunnel", "结论"]
    found = read(*(f"{place} {text}" for place, text in enumerate(printed, 1)))
    assert [pair[1:] for pair in titles(found.content)] == [(text, "") for text in printed]


def test_no_level_is_parallel_under_one_that_is_not() -> None:
    found = read("1 取样", "1.1 折纸机(Folding machine)", "1.2 风洞(Wind tunnel)", "2 检验")
    assert [pair[2] for pair in titles(found.content)] == ["", "", "", ""]


def test_a_usual_section_named_in_both_languages_is_parted_alone() -> None:
    found = read("1 取样", "2 检验", "3 结论(Conclusions)")
    assert titles(found.content)[-1] == ("sec3", "结论", "Conclusions")


def test_a_bracket_that_is_open_at_the_lines_end_is_closed_below() -> None:
    groups = [
        [line("1 引言(Introduction)", 0, bold=True)], paragraph(1),
        [line("2 纸机的折叠、取样(Folding of ", 5, bold=True), line("planes, samples)", 6, x0=60, bold=True)],
        paragraph(7),
        [line("2.1 取样", 11, bold=True)], paragraph(12),
        [line("3 结论(Conclusion)", 16, bold=True)], paragraph(17),
    ]  # fmt: skip
    assert titles(body(labelled(groups), (), (), lambda _: None).content) == [
        ("sec1", "引言", "Introduction"),
        ("sec2", "纸机的折叠、取样", "Folding of planes, samples"),
        ("sec2.1", "取样", ""),
        ("sec3", "结论", "Conclusion"),
    ]


def test_a_heading_in_both_languages_may_be_longer_than_one_alone() -> None:
    long = "2 纸机的折叠与纸飞机的滑翔（Folding of planes made of paper by hand and their glide）"
    groups = [[line("1 引言（Introduction）", 0, bold=True)], paragraph(1), [line(long, 5, bold=True)], paragraph(6)]
    assert [text for _, text in headings(groups)] == ["1 引言（Introduction）", long]


def test_a_paragraph_that_begins_with_a_term_in_both_languages_is_no_heading() -> None:
    term = "2 纸机的折叠(Folding machine for planes"
    groups = [
        [line("1 引言", 0, bold=True)], paragraph(1),
        [line(term, 5), line("of paper)是样本取自示例地区各处的机器。", 6)],
        [line("3 结论", 8, bold=True)], paragraph(9),
    ]  # fmt: skip
    assert "of paper)" not in "".join(text for _, text in headings(groups))


def test_the_english_on_a_line_of_its_own() -> None:
    groups = [
        [line("1　引　言", 0, bold=True), line("1 Introduction", 1, bold=True)], paragraph(2),
        [line("2　取样", 6, bold=True), line("2 Sampling", 7, bold=True)], paragraph(8),
        [line("3　结论", 12, bold=True), line("Conclusion", 13, bold=True)], paragraph(14),
    ]  # fmt: skip
    assert titles(body(labelled(groups), (), (), lambda _: None).content) == [
        ("sec1", "引言", "Introduction"),
        ("sec2", "取样", "Sampling"),
        ("sec3", "结论", "Conclusion"),
    ]


def test_english_behind_a_wide_gap_is_no_paragraph() -> None:
    groups = [
        [line("1　引　言　Introduction", 0, bold=True)], paragraph(1),
        [line("2　取　样　Sampling of planes", 5, bold=True)], paragraph(6),
    ]  # fmt: skip
    found = titles(body(labelled(groups), (), (), lambda _: None).content)
    assert [pair[1:] for pair in found] == [("引言", "Introduction"), ("取样", "Sampling of planes")]


def test_acknowledgements_named_in_both_languages() -> None:
    groups = [
        [line("1 取样", 0, bold=True)], paragraph(1),
        [line("2 检验", 5, bold=True)], paragraph(6),
        [line("致　谢(Acknowledgements)", 10, bold=True)], paragraph(11),
    ]  # fmt: skip
    assert [pair[1:] for pair in titles(ack(labelled(groups)))] == [("致谢", "Acknowledgements")]


def test_an_english_line_in_its_own_face_may_fill_its_column() -> None:
    """30 squares wide: a paragraph's first line is as full, but in the text's face."""
    groups = []
    for place, (zh, en) in enumerate(
        [("纸机的折叠", "Folding of Planes and Sheets A"), ("滑翔的距离", "Gliding of Planes and Sheets A")]
    ):
        number = "一二"[place]
        groups += [[line(f"{number}、{zh}", 6 * place, bold=True)], [line(en, 6 * place + 1, bold=True)]]
        groups += [paragraph(6 * place + 2)]
    found = body(labelled(groups), (), (), lambda _: None)
    assert [pair[1:] for pair in titles(found.content)] == [
        ("纸机的折叠", "Folding of Planes and Sheets A"),
        ("滑翔的距离", "Gliding of Planes and Sheets A"),
    ]
