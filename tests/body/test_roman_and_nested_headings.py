"""Headings under Roman numbers, and numbers that count anew under 第一节."""

from __future__ import annotations

from pipeline.model.block import Line
from tests.body.made import line, paragraph
from tests.body.test_headings import headings


def under(*titles: str, bold: bool = True) -> list[list[Line]]:
    """Each title over a paragraph."""
    return [group for place, title in enumerate(titles) for group in (
        [line(title, 6 * place, bold=bold, x0=50 if bold else 70)], paragraph(6 * place + 1)
    )]  # fmt: skip


def test_a_roman_number_may_stand_without_a_stop() -> None:
    assert headings(under("Ⅰ　引言", "Ⅱ　纸的折法", "III　结论")) == [
        (1, "Ⅰ　引言"), (1, "Ⅱ　纸的折法"), (1, "III　结论"),
    ]  # fmt: skip


def test_letters_count_the_sections_under_roman_numbers() -> None:
    groups = under("Ⅰ　引言", "Ⅱ　折法", "A　纸张", "B　折痕", "Ⅲ　飞行", "A　距离", "B　高度")
    assert [level for level, _ in headings(groups)] == [1, 1, 2, 2, 1, 2, 2]


def test_without_roman_numbers_a_letter_counts_nothing() -> None:
    groups = under("1　折法", "A　组纸飞机的折法", "2　飞行", bold=False)
    assert [title for _, title in headings(groups)] == ["1　折法", "2　飞行"]


def test_hanzi_count_anew_in_each_section_of_the_first_scheme() -> None:
    titles = ["第一节　纸的来源", "一、木浆", "二、竹浆", "第二节　纸的去向", "一、学校", "二、家庭", "第三节　结语"]
    assert headings(under(*titles)) == [(1 if title.startswith("第") else 2, title) for title in titles]


def test_a_heading_may_stand_right_over_the_first_one_of_the_level_below() -> None:
    groups = [
        [line("一、折法", 0, bold=True)], paragraph(1),
        [line("（一）纸张的选择", 5, x0=70)], [line("1. 木浆纸", 6, x0=70)], paragraph(7),
        [line("2. 竹浆纸", 11, x0=70)], paragraph(12),
        [line("（二）折痕的深浅", 16, x0=70)], paragraph(17),
        [line("二、飞行", 21, bold=True)], paragraph(22),
    ]  # fmt: skip
    assert [level for level, _ in headings(groups)] == [1, 2, 3, 3, 2, 1]
