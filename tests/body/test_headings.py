"""Which lines are headings, and how deep they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import label_body
from pipeline.model.block import Label, LabelledBlock, Line
from pipeline.model.geometry import Bbox
from tests.body.made import LEFT, SIZE, body_blocks, full, line, page, paragraph


def labelled(groups: list[list[Line]]) -> tuple[LabelledBlock, ...]:
    return label_body(body_blocks(groups), [page([own for group in groups for own in group])])


def headings(groups: list[list[Line]]) -> list[tuple[int, str]]:
    return [
        (block.level, "".join(own.text for own in block.block.lines))
        for block in labelled(groups)
        if block.label is Label.HEADING
    ]


def test_decimal_numbers_make_a_tree() -> None:
    groups = [
        [line("1　示例方法", 0, bold=True)],
        [line("1.1　取样", 1, bold=True)], paragraph(2),
        [line("1.2　测量", 6, bold=True)], paragraph(7),
        [line("2　示例结果", 11, bold=True)], paragraph(12),
    ]  # fmt: skip
    assert headings(groups) == [(1, "1　示例方法"), (2, "1.1　取样"), (2, "1.2　测量"), (1, "2　示例结果")]


def test_numbers_that_do_not_count_up_are_none() -> None:
    groups = [
        [line("1　示例方法", 0)],
        paragraph(1),
        [line("7　甲乙丙", 5)],
        paragraph(6),
        [line("2　结果", 10)],
        paragraph(11),
    ]
    assert headings(groups) == [(1, "1　示例方法"), (1, "2　结果")]


def test_years_and_quantities_at_a_lines_start_are_none() -> None:
    text = [
        line("样本取自示例地区各处样本取自示例地区各处样本取自示例地区", 1, x0=70),
        line("1 个样本取自示例地区各处样本取自示例地区各处样本取自示例", 2),
        line("2 年以来样本取自示例地区各处样本取自示例地区各处样本取自", 3),
        line("3.5 倍于示例地区。", 4),
    ]
    assert headings([[line("1　方法", 0, bold=True)], text, [line("2　结果", 6, bold=True)], paragraph(7)]) == [
        (1, "1　方法"),
        (1, "2　结果"),
    ]


def test_chinese_numbers_nest_by_who_opens_under_whom() -> None:
    groups = [
        [line("一、研究设计", 0, bold=True)],
        [line("（一）样本选取", 1, bold=True)], paragraph(2),
        [line("1.变量", 6, bold=True)], paragraph(7),
        [line("2.数据", 11, bold=True)], paragraph(12),
        [line("（二）模型设定", 16, bold=True)], paragraph(17),
        [line("二、结论", 21, bold=True)], paragraph(22),
    ]  # fmt: skip
    assert [level for level, _ in headings(groups)] == [1, 2, 3, 3, 2, 1]


def test_a_title_in_the_texts_face_stands_over_titles_that_are_run_in() -> None:
    """`1. 折法` over `(1) 折法的由来。样本…`: the first sentence of a paragraph is the title of the level below."""

    def points(row: float) -> list[list[Line]]:
        """Two paragraphs that begin so, their first lines full."""
        text = "折法的由来。样本取自示例地区各处样本取自示例地区各处样本"
        firsts = [line(f"({n}){text}"[:28], row + 3 * n, x0=LEFT + 2 * SIZE) for n in (1, 2)]
        return [[first, full("样本取自示例地区各处", row + 3 * n + 1)] for n, first in enumerate(firsts, 1)]

    groups = [
        [line("一、研究设计", 0, bold=True)], paragraph(1),
        [line("1. 折法", 5, x0=LEFT + 2 * SIZE)], *points(4),
        [line("2. 纸张", 13, x0=LEFT + 2 * SIZE)], *points(12),
        [line("二、结论", 22, bold=True)], paragraph(23),
    ]  # fmt: skip
    assert [level for level, _ in headings(groups)] == [1, 2, 3, 3, 2, 3, 3, 1]


def test_the_second_line_of_a_long_heading_hangs_under_its_title() -> None:
    long = "1　" + "样本取自示例地区各处所得的结果及其在示例中的意义与不足"
    groups = [
        [line(long, 0, bold=True)], [line("和展望", 1, x0=70, bold=True)], paragraph(2),
        [line("2　结果", 6, bold=True)], paragraph(7),
    ]  # fmt: skip
    assert headings(groups) == [(1, f"{long}和展望"), (1, "2　结果")]


def test_the_second_line_of_a_centred_heading_is_centred_too() -> None:
    groups = [
        [line("一、样本取自示例地区的", 0, x0=145, bold=True)], [line("结果和展望", 1, x0=175, bold=True)],
        paragraph(2),
        [line("二、结果", 6, x0=180, bold=True)], paragraph(7),
    ]  # fmt: skip
    assert headings(groups) == [(1, "一、样本取自示例地区的结果和展望"), (1, "二、结果")]


@pytest.mark.parametrize(("row", "whole"), [(1, True), (1.5, True), (1.7, False)])
def test_a_heading_leaded_wider_than_the_text_goes_on_at_the_margin(row: float, whole: bool) -> None:
    long = "1　" + "样本取自示例地区各处所得的结果及其在示例中的意义与不足的"
    groups = [
        [line(long, 0, bold=True)], [line("示例和展望", row, bold=True)], paragraph(3),
        [line("2　结果", 7, bold=True)], paragraph(8),
    ]  # fmt: skip
    assert ((1, f"{long}示例和展望") in headings(groups)) is whole


@pytest.mark.parametrize(("tail", "whole"), [("和展望", True), ("和展望。", False)])
def test_a_full_title_at_a_columns_foot_ends_at_the_head_of_the_next(tail: str, whole: bool) -> None:
    other = Bbox(400, 50, 700, 750)
    title = line("（2）" + "样本取自示例地区各处所得的结果及其在示例中的意义", 30, x0=70)
    left = [
        [line("1　方法", 0, bold=True)], paragraph(1), [line("（1）示例", 5, x0=70)], paragraph(6), [title],
    ]  # fmt: skip
    right = [[line(tail, 0, x0=400)], [line("样本" * 14, 1, x0=420), line("样本" * 15, 2, x0=400)]]
    blocks = [*body_blocks(left), *body_blocks(right, other)]
    found = label_body(blocks, [page([own for group in (*left, *right) for own in group])])
    titles = ["".join(own.text for own in block.block.lines) for block in found if block.label is Label.HEADING]
    assert (title.text + tail in titles) is whole


@pytest.mark.parametrize("name", ["算法 1　示例的步骤", "算法1 Sorting of Samples"])
def test_a_listings_name_is_no_heading(name: str) -> None:
    """Nor one in both languages."""
    groups = [
        [line("1　方法", 0, bold=True)], paragraph(1), [line(name, 5, bold=True)], paragraph(6),
        [line("2　结果", 10, bold=True)], paragraph(11),
    ]  # fmt: skip
    assert [title for _, title in headings(groups)] == ["1　方法", "2　结果"]


def test_a_line_under_the_margin_of_a_short_heading_is_none_of_it() -> None:
    groups = [
        [line("1　方法", 0, bold=True)], [line("样本取自", 1, bold=True)], paragraph(2),
        [line("2　结果", 6, bold=True)], paragraph(7),
    ]  # fmt: skip
    titles = [title for _, title in headings(groups)]
    assert (titles[0], titles[-1]) == ("1　方法", "2　结果")


def test_a_run_in_heading_is_cut_from_its_paragraph() -> None:
    mixed = line("1.1　取样　样本取自示例地区各处样本取自示例地区各处样本", 1, x0=70)
    rest = [full("样本取自示例地区各处", 2), line("到此为止。", 3)]
    groups = [[line("1　方法", 0, bold=True)], [mixed, *rest], [line("2　结果", 5, bold=True)], paragraph(6)]
    found = labelled(groups)
    assert [(b.label, b.block.lines[0].text.strip("　")) for b in found[:3]] == [
        (Label.HEADING, "1　方法"),
        (Label.HEADING, "1.1　取样"),
        (Label.PARAGRAPH, "样本取自示例地区各处样本取自示例地区各处样本"),
    ]


def test_a_heading_glued_to_its_paragraph_is_parted() -> None:
    glued = [line("1　引言", 0), *paragraph(1)]
    found = labelled([glued, [line("2　结论", 5)], paragraph(6)])
    assert [b.label for b in found] == [Label.HEADING, Label.PARAGRAPH, Label.HEADING, Label.PARAGRAPH]


def test_acknowledgements_are_no_section() -> None:
    groups = [
        [line("1　方法", 0, bold=True)], paragraph(1), [line("2　结果", 5, bold=True)], paragraph(6),
        [line("致　谢", 10, bold=True)], paragraph(11),
    ]  # fmt: skip
    assert [b.label for b in labelled(groups)][-2:] == [Label.ACK, Label.ACK]


def test_no_line_is_lost_and_none_doubled() -> None:
    groups = [[line("1　方法", 0, bold=True), *paragraph(1)], [line("图1　示例", 6, x0=160, size=8)], paragraph(8)]
    printed = sorted(own.text for group in groups for own in group)
    assert sorted(own.text for block in labelled(groups) for own in block.block.lines) == printed


def test_a_run_in_heading_ends_on_its_second_line() -> None:
    long = line("1.1　样本取自示例地区各处所得的结果及其在示例中的意义与不足", 1)
    below = replaced(line("和展望　样本取自示例地区各处样本取自示例地区各处样本取自示", 2), "和展望")
    bold = replaced(long, long.text)
    groups = [
        [line("1　方法", 0, bold=True)],
        [bold, below, *paragraph(3)],
        [line("2　结果", 7, bold=True)],
        paragraph(8),
    ]
    assert headings(groups)[1] == (2, f"{long.text}和展望")
    assert labelled(groups)[2].block.lines[0].text.startswith("　样本取自")


def test_a_paragraph_behind_a_full_title_keeps_its_first_line() -> None:
    long = line("1.1　样本取自示例地区各处所得的结果及其在示例中的意义与不足", 1, bold=True)
    below = line("样本取自示例地区各处，样本取自示例地区，各处样本取自示例地区", 2)
    groups = [
        [line("1　方法", 0, bold=True)],
        [long, below, line("到此。", 3)],
        [line("2　结果", 5, bold=True)],
        paragraph(6),
    ]
    assert headings(groups)[1] == (2, long.text)


def test_headings_in_type_a_little_smaller_than_the_text_are_no_words_of_a_drawing() -> None:
    groups = [
        [line("1　示例方法", 0, bold=True, size=9.4)], paragraph(1),
        [line("2　示例结果", 5, bold=True, size=9.4)], paragraph(6),
    ]  # fmt: skip
    assert headings(groups) == [(1, "1　示例方法"), (1, "2　示例结果")]


@pytest.mark.parametrize(("size", "x0", "found"), [(8.7, 50, True), (8.0, 50, False), (8.7, 120, False)])
def test_a_heading_that_recognition_gave_a_smaller_size_is_told_by_its_number(
    size: float, x0: float, found: bool
) -> None:
    """Set like the text but for a size one step smaller: 2 between 1 and 3, alone at its column's margin."""
    groups = [[line("1　示例", 0)], paragraph(2), [line("2　样本", 6, size=size, x0=x0)], paragraph(8)]
    own = headings([*groups, [line("3　结果", 12)], paragraph(14)])
    assert ((1, "2　样本") in own) == found


@pytest.mark.parametrize(("x0", "found"), [(70, True), (90, False)])
def test_a_heading_in_small_type_that_hanzi_number_begins_where_paragraphs_do(x0: float, found: bool) -> None:
    groups = [[line("一、示例", 0, bold=True)], paragraph(1), [line("（一）样本", 6, size=8.9, x0=x0)], paragraph(8)]
    own = headings([*groups, [line("（二）结果", 12, size=8.9, x0=x0)], paragraph(14)])
    assert ("（一）样本" in [title for _, title in own]) == found


def test_a_numbered_word_in_small_type_inside_a_drawing_is_no_heading() -> None:
    words = [line("1　输入层", 7, x0=120, size=9.4), line("2　输出层", 7, x0=220, size=9.4)]
    groups = [
        [line("1　方法", 0, bold=True)],
        paragraph(1),
        words,
        [line("图1　示例", 9, x0=160, size=8)],
        paragraph(11),
    ]
    assert [title for _, title in headings(groups)] == ["1　方法"]


def test_usual_titles_without_a_number_stand_beside_the_numbered_sections() -> None:
    groups = [
        [line("引　言", 0, bold=True)], paragraph(1),
        [line("1　方法", 5, bold=True)], paragraph(6),
        [line("1.1　取样", 10, bold=True)], paragraph(11),
        [line("结束语", 15, bold=True)], paragraph(16),
    ]  # fmt: skip
    assert [level for level, _ in headings(groups)] == [1, 1, 2, 1]


def test_points_of_an_introduction_are_no_sections() -> None:
    points = [line("（1）取样不全。样本取自示例地区各处样本取自示例地区各处样", 4, x0=70), full("样本取自示例地区", 5)]
    more = [line("（2）测量不准。样本取自示例地区各处样本取自示例地区各处样", 6, x0=70), full("样本取自示例地区", 7)]
    groups = [
        paragraph(0),
        points,
        more,
        [line("1　方法", 9, bold=True)],
        paragraph(10),
        [line("2　结果", 14, bold=True)],
        paragraph(15),
    ]
    assert headings(groups) == [(1, "1　方法"), (1, "2　结果")]


def test_a_formula_in_the_type_of_the_text_is_no_heading() -> None:
    groups = [
        [line("1　方法", 0, bold=True)], paragraph(1),
        [line("1）选取系数 a ∈ Z", 5, x0=70)], paragraph(6), [line("2）计算 b = a+1", 10, x0=70)], paragraph(11),
        [line("2　结果", 15, bold=True)], paragraph(16),
    ]  # fmt: skip
    assert headings(groups) == [(1, "1　方法"), (1, "2　结果")]


def test_acknowledgements_run_in_have_a_heading_of_their_own() -> None:
    thanks = line("致谢：感谢示例地区各处的同仁给予的各种帮助", 10, x0=70)
    groups = [[line("1　方法", 0, bold=True)], paragraph(1), [line("2　结果", 5, bold=True)], paragraph(6), [thanks]]
    found = labelled(groups)[-2:]
    assert [(b.label, b.level, b.block.lines[0].text) for b in found] == [
        (Label.ACK, 1, "致谢："),
        (Label.ACK, 0, "感谢示例地区各处的同仁给予的各种帮助"),
    ]


def replaced(own: Line, bold: str) -> Line:
    """The line with its first characters, those of `bold`, in the face of headings."""
    first = own.spans[0]
    rest = first._replace(text=own.text[len(bold) :])
    spans = (first._replace(text=bold, font="SimHei", bold=True), *([rest] if rest.text else []))
    return replace(own, spans=spans)


@pytest.mark.parametrize(
    ("rows", "end", "found"),
    [(1, "到此为止。", False), (4, "到此为止", False), (1, "到此为止", True)],
    ids=["a sentence", "longer than a title", "a title of two lines"],
)
def test_a_quotation_in_a_face_of_its_own_is_no_heading(rows: int, end: str, found: bool) -> None:
    text = "样本取自示例地区各处所得的结果及其在示例中的意义与不足和其他"
    quoted = [line(text[:28], 6, x0=LEFT + 2 * SIZE, bold=True)]
    quoted += [line(text[:30], 6 + at, bold=True) for at in range(1, rows)]
    groups = [paragraph(0), [*quoted, line(end, 6 + rows, bold=True)], paragraph(16), paragraph(22)]
    assert bool(headings(groups)) is found


def test_headings_of_what_stands_behind_the_body_need_no_number() -> None:
    """Thanks in the type of the text, and an appendix whose title white parts from its letter."""
    groups = [
        [line("1　方法", 0, bold=True)], paragraph(1), [line("2　结果", 5, bold=True)], paragraph(6),
        [line("致　谢", 10)], paragraph(11),
        [line("附录A　样本取自各处的结果及其意义", 15, bold=True)], paragraph(16),
    ]  # fmt: skip
    titled = ["".join(own.text for own in block.block.lines) for block in labelled(groups) if block.level]
    assert titled[2:] == ["致　谢", "附录A　样本取自各处的结果及其意义"]


def test_a_sentence_that_begins_a_line_ends_no_count_of_the_sections_under_it() -> None:
    """13 上层不变。 is no thirteenth section, behind which （3） would count anew."""
    text = [line("样本取自示例地区各处水深在示例地区之间各处样本取自示", 13, x0=LEFT + 20)]
    text += [line("13 上层不变。样本取自示例地区各处水深在示例地区样本取自示例", 14), line("例之间。", 15)]
    groups = [
        [line("一、示例方法", 0, bold=True)], [line("1.取样", 1, bold=True)], paragraph(2),
        [line("（1）浅水", 6, bold=True)], paragraph(7),
        [line("（2）深水", 12, bold=True)], text, [line("（3）流水", 16, bold=True)], paragraph(17),
        [line("2.测量", 21, bold=True)], paragraph(22), [line("二、结果", 26, bold=True)], paragraph(27),
    ]  # fmt: skip
    assert [level for level, _ in headings(groups)] == [1, 2, 3, 3, 3, 2, 1]


def test_the_second_line_of_a_numbered_title_begins_no_part() -> None:
    """In a part of its own the numbers under it would be the first ones: 一、 under 第二节."""
    groups: list[list[Line]] = []
    for number, title in (("一", "示例方法"), ("二", "样本取自示例地区的"), ("三", "示例结果")):
        row = 20 * len(groups) // 5
        groups.append(
            [line(f"第{number}节　{title}", row, x0=200 - 6 * len(f"第{number}节　{title}"), size=12.0, bold=True)]
        )
        if number == "二":
            groups.append([line("结果及其意义", row + 1, x0=164, size=12.0, bold=True)])
        for count in ("一", "二"):
            groups += [
                [line(f"{count}、样本", row + 2 + 6 * (count == "二"), bold=True)],
                paragraph(row + 3 + 6 * (count == "二")),
            ]
    assert len(headings(groups)) == 9
