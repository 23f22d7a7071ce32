"""Titles of parts that open a paragraph and end with a colon, as journals of medicine run them in."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.block import Line
from tests.body.made import LEFT, SIZE, full, line, paragraph
from tests.body.test_headings import headings

TEXT = "纸取自示例地区各处的样本纸取自示例地区各处"


def run_in(title: str, row: float, *, bold: bool) -> list[Line]:
    """A paragraph that the title opens; the colon is in the face of the text."""
    first = line((f"{title}：{TEXT}{TEXT}")[:28], row, x0=LEFT + 2 * SIZE)
    own = first.spans[0]
    spans = (own._replace(text=title, font="SimHei", bold=True), own._replace(text=first.text[len(title) :]))
    return [replace(first, spans=spans) if bold else first, full(TEXT, row + 1), line("样本取自各处。", row + 2)]


def sections(*parts: list[Line]) -> list[list[Line]]:
    return [[line("1　方法", 0, bold=True)], *parts, [line("2　结果", 40, bold=True)], paragraph(41)]


def test_parts_of_numbered_sections_may_be_run_in_without_a_number() -> None:
    groups = sections(
        *(run_in(title, 1 + 4 * n, bold=True) for n, title in enumerate(["纸张", "折纸方法", "飞行距离"]))
    )
    assert headings(groups) == [(1, "1　方法"), (2, "纸张："), (2, "折纸方法："), (2, "飞行距离："), (1, "2　结果")]


def test_a_stressed_word_or_two_before_a_colon_are_none() -> None:
    groups = sections(*(run_in(title, 1 + 4 * n, bold=True) for n, title in enumerate(["纸张", "折纸方法"])))
    assert headings(groups) == [(1, "1　方法"), (1, "2　结果")]


def under_hanzi(*titles: str) -> list[list[Line]]:
    parts = [run_in(title, 1 + 4 * n, bold=False) for n, title in enumerate(titles)]
    return [[line("一、折法", 0, bold=True)], *parts, [line("二、飞行", 40, bold=True)], paragraph(41)]


def test_under_hanzi_numbers_a_title_before_a_colon_is_run_in_in_the_text_s_face() -> None:
    found = headings(under_hanzi("1．纸张的选择", "2．折痕", "3．飞行距离的测量"))
    assert found[1:4] == [(2, "1．纸张的选择："), (2, "2．折痕："), (2, "3．飞行距离的测量：")]


def test_one_alone_and_steps_of_code_are_none() -> None:
    assert [level for level, _ in headings(under_hanzi("1．纸张的选择"))] == [1, 1]
    assert [level for level, _ in headings(under_hanzi("1．Input", "2．Output"))] == [1, 1]


def test_under_arabic_numbers_such_lines_are_a_list() -> None:
    parts = [run_in(title, 1 + 4 * n, bold=False) for n, title in enumerate(["1．纸张的选择", "2．折痕"])]
    assert headings(sections(*parts)) == [(1, "1　方法"), (1, "2　结果")]


def test_arabic_numbers_count_anew_under_titles_without_a_number() -> None:
    """Convention of journals of medicine: 材料 and 方法 are centred, `1. 纸张：…` and `2. 折痕：…` under each."""
    groups = [
        [line("材料", 0, bold=True, x0=190)], run_in("1. 纸张", 1, bold=False), run_in("2. 折痕", 5, bold=False),
        [line("结果", 10, bold=True, x0=190)], run_in("1. 距离", 11, bold=False), run_in("2. 高度", 15, bold=False),
        [line("讨论", 20, bold=True, x0=190)], paragraph(21),
    ]  # fmt: skip
    found = [(1, "材料"), (2, "1. 纸张："), (2, "2. 折痕："), (1, "结果"), (2, "1. 距离："), (2, "2. 高度：")]
    assert headings(groups) == [*found, (1, "讨论")]


def parted(title: str, row: float, behind: str = "：") -> list[Line]:
    """A paragraph under a number with parts, which a title in the text's face opens."""
    first = line((f"{title}{behind}{TEXT}{TEXT}")[:28], row, x0=LEFT + 2 * SIZE)
    return [first, full(TEXT, row + 1), line("样本取自各处。", row + 2)]


def test_titles_before_a_colon_are_run_in_behind_a_number_with_parts() -> None:
    """Convention of journals of biology: the lowest level is run in, in the face of the text."""
    parts = [[line("1.1　材料", 1, bold=True)], parted("1.1.1　纸张来源", 2), parted("1.1.2　折纸机", 6)]
    found = [(1, "1　方法"), (2, "1.1　材料"), (3, "1.1.1　纸张来源："), (3, "1.1.2　折纸机："), (1, "2　结果")]
    assert headings(sections(*parts)) == found


def test_points_counted_behind_a_title_end_it() -> None:
    parts = [parted("1.1　飞行指标", 1, "（1）距离："), parted("1.2　统计分析", 5, "①均数：")]
    assert headings(sections(*parts)) == [(1, "1　方法"), (2, "1.1　飞行指标"), (2, "1.2　统计分析"), (1, "2　结果")]


def test_a_number_that_a_paragraph_refers_to_counts_no_points() -> None:
    parts = [parted("1.1　由公式", 1, "（1）可得"), parted("1.2　将上式", 5, "（1）代入")]
    assert headings(sections(*parts)) == [(1, "1　方法"), (1, "2　结果")]
