"""Which articles print their headings in both languages, and what becomes of the titles."""

from __future__ import annotations

from pipeline.model.body import Body, Node, Sec
from pipeline.parse.body import body
from tests.body.made import line, paragraph
from tests.body.test_headings import labelled


def titles(content: tuple[Node, ...]) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for node in content:
        if isinstance(node, Sec):
            found += [(node.id, node.title, node.trans_title), *titles(node.content)]
    return found


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
