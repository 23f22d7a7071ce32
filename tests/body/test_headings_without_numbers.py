"""Headings without a number: their levels by type, their second lines, plain ones at the margin; what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.block import Line
from tests.body.made import LEFT, SIZE, line, paragraph
from tests.body.test_headings import headings

IN = LEFT + 2 * SIZE


def faced(text: str, row: float, font: str, size: float = SIZE) -> Line:
    """A title in a face of its own."""
    own = line(text, row, size=size)
    return replace(own, spans=tuple(span._replace(font=font) for span in own.spans))


def sections(*titles: Line) -> list[list[Line]]:
    """Each title over a paragraph, five lines apart."""
    return [group for row, title in enumerate(titles) for group in ([title], paragraph(5 * row + 1))]


def test_two_faces_of_one_size_are_two_levels() -> None:
    fonts = ("SimHei", "KaiTi", "KaiTi", "SimHei", "KaiTi")
    found = headings(
        sections(
            *(faced(f"示例的{n}", 5 * row, font) for row, (n, font) in enumerate(zip("甲乙丙丁戊", fonts, strict=True)))
        )
    )
    assert [level for level, _ in found] == [1, 2, 2, 1, 2]


def test_faces_of_one_title_each_are_parts_of_a_font() -> None:
    found = headings(sections(*(faced(f"示例的{n}", 5 * row, f"Part{row}") for row, n in enumerate("甲乙丙丁戊"))))
    assert [level for level, _ in found] == [1, 1, 1, 1, 1]


def test_a_larger_type_that_comes_later_stands_over_a_smaller_one() -> None:
    sizes = (SIZE + 2, SIZE + 4, SIZE + 2)
    found = headings(
        sections(
            *(
                faced(f"示例的{n}", 5 * row, "SimHei", size)
                for row, (n, size) in enumerate(zip("甲乙丙", sizes, strict=True))
            )
        )
    )
    assert [level for level, _ in found] == [1, 1, 2]


@pytest.mark.parametrize(("x0", "level"), [(LEFT, 1), (IN, 2)])
def test_a_last_title_set_as_the_numbered_sections_stands_beside_them(x0: float, level: int) -> None:
    titles = [line("1　示例方法", 0, size=SIZE + 2, bold=True), line("2　示例结果", 5, size=SIZE + 2, bold=True)]
    found = headings(sections(*titles, line("折纸的前景", 10, x0=x0, size=SIZE + 2, bold=True)))
    assert [own for own, _ in found] == [1, 1, level]


@pytest.mark.parametrize(("length", "titles"), [(25, 1), (15, 2)])
def test_a_full_title_without_a_number_goes_on_under_its_beginning(length: int, titles: int) -> None:
    first = line(("示例的折纸" * 6)[:length], 0, size=SIZE + 2, bold=True)
    assert len(headings([[first], [line("和展望", 1, size=SIZE + 2, bold=True)], paragraph(2)])) == titles


@pytest.mark.parametrize(("text", "found"), [("XYZ/ABC折纸方法", True), ("XYZABCDEFGHI折纸", False)])
def test_latin_letters_weigh_less_than_hanzi_in_a_title(text: str, found: bool) -> None:
    assert bool(headings(sections(line(text, 0, bold=True)))) is found


def test_a_proposition_that_opens_a_paragraph_is_no_heading() -> None:
    def parted(word: str) -> list[tuple[int, str]]:
        own = line(f"{word}　样本取自示例地区各处样本取自示例地区各处", 0, x0=IN)
        first, rest = (
            own.spans[0]._replace(text=word, bold=True, font="SimHei"),
            own.spans[0]._replace(text=own.text[len(word) :]),
        )
        return headings([[replace(own, spans=(first, rest)), *paragraph(1)[1:]]])

    assert parted("折纸方法")
    assert not parted("定理 1")
    assert not parted("证明")


def plain(*, rows: int = 2, x0: float = LEFT, end: str = "", stop: str = "。") -> list[tuple[int, str]]:
    """So many short lines in the type of the text, each between two paragraphs."""
    groups = [paragraph(0)]
    for n in range(rows):
        groups[-1][-1] = line(f"样本取自示例地区各处{stop}", 5 * n + 2)
        groups += [[line(f"折纸的方法{end}", 5 * n + 3, x0=x0)], paragraph(5 * n + 4)]
    return headings(groups)


def test_short_lines_at_the_margin_between_paragraphs_are_titles() -> None:
    assert [level for level, _ in plain()] == [1, 1]
    assert plain(rows=1) == []  # one alone may be anything
    assert plain(x0=IN) == []  # set in, as paragraphs are
    assert plain(end="。") == []
    assert plain(stop="") == []  # the end of a text that goes on


@pytest.mark.parametrize(("size", "bold", "found"), [(0.9, True, True), (0.9, False, False), (0.8, True, False)])
def test_a_title_may_be_a_step_smaller_than_the_text(size: float, bold: bool, found: bool) -> None:
    groups = sections(line("折纸的方法", 0, size=size * SIZE, bold=bold))
    assert bool(headings([paragraph(-5), *groups])) is found


def test_a_list_that_begins_anew_parts_what_counts_on() -> None:
    rest = "样本取自示例地区各处样本取自示例地区各处样本取自示例地区各处"

    def item(text: str, row: float) -> list[Line]:
        return [line(f"{text}{rest}"[:28], row, x0=IN), *paragraph(row + 1)[1:]]

    groups = [item("（1）折纸。", 0), item("（1）样本取自示例地区各处的各种", 4), item("（2）剪纸。", 8)]
    assert headings(groups) == []
    assert len(headings([groups[0], groups[2]])) == 2
