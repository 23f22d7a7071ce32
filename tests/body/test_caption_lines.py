"""Captions of several lines: broken in the middle, cut inside brackets, with the names of the figure's parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import label_body
from pipeline.model.block import Label, Line
from pipeline.model.geometry import Bbox
from tests.body.made import COLUMN, LEFT, body_blocks, line, page, paragraph

MIDDLE = COLUMN.x_mid


def centred(text: str, row: float, size: float = 8.0) -> Line:
    return line(text, row, x0=MIDDLE - len(text) * size / 2, size=size)


def caption_of(lines: list[Line], rules: list[Bbox] | None = None, label: Label = Label.FIG_CAPTION) -> str:
    """What of these lines under a picture is taken for captions."""
    groups = [paragraph(0), *([own] for own in lines), paragraph(18)]
    picture = Bbox(100, 130, 300, 205)
    blocks = label_body(
        body_blocks(groups), [page([o for g in groups for o in g], images=[picture], rules=rules or [])]
    )
    return "|".join(own.text for block in blocks if block.label is label for own in block.block.lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("图1　示例湖泊各层水温曲线", "与风速的关系"),
        ("Fig.1　Curves of the lakes", "in summer"),
    ],
)
def test_a_caption_broken_into_centred_lines_is_whole(lines: tuple[str, str]) -> None:
    printed = [centred(lines[0], 10), centred(lines[1], 11)]
    assert caption_of(printed) == "|".join(lines)


def test_the_names_of_a_figures_parts_are_of_its_caption_in_either_language() -> None:
    printed = [
        centred("图1　示例湖泊水温", 10),
        centred("（a）Nordsee 浅湖；（b）深湖", 10.9, size=7),
        centred("Fig.1　Lakes in summer", 11.8),
        centred("(a) Shallow lakes; (b) deep", 12.7, size=7),
    ]
    assert caption_of(printed) == "|".join(own.text for own in printed)


def test_parts_in_brackets_of_their_own_follow_in_the_texts_size_until_the_bracket_closes() -> None:
    printed = [
        line("图1　示例湖泊的样品", 10, size=8),
        line("[(a)浅湖的样品；(b)深湖的样品；", 10.8, size=8),
        line("(c)河口的样品]", 11.6, size=8),
    ]
    assert caption_of(printed) == "|".join(own.text for own in printed)


def test_a_caption_set_like_a_paragraph_goes_on_inside_its_brackets() -> None:
    printed = [
        line("图1　示例湖泊的网格((a)浅湖与深湖之间存在间", 10, x0=70, size=8),
        line("隙的网格；(b)示例的网格)", 11, size=8),
    ]
    assert caption_of(printed) == "|".join(own.text for own in printed)


def test_a_caption_whose_title_alone_is_bold_goes_on_in_the_texts_face() -> None:
    bold = line("图1　示例湖泊各层的水温与风速。", 10, bold=True)
    rest = line("甲为浅湖乙为深", 10, x0=bold.bbox.x1)
    first = replace(bold, bbox=bold.bbox._replace(x1=rest.bbox.x1), spans=(*bold.spans, *rest.spans))
    printed = [first, line("湖丙为河口各处的取样点见正文的说明，图中不再一一注明。", 11)]
    assert caption_of(printed) == "|".join(own.text for own in printed)


def test_a_unit_in_brackets_ends_a_tables_caption_and_the_head_under_the_rule_does_not() -> None:
    printed = [
        line("表1　示例湖泊各层水样中溶解氧与水温及风速的影", 10, x0=70, size=8, bold=True),
        line("响(n=10)", 11, x0=90, size=8, bold=True),
        centred("水样", 11.9),
    ]
    rules = [Bbox(60, line("", 11.75).bbox.top, 340, line("", 11.75).bbox.top + 0.5)]
    assert caption_of(printed, rules, Label.TABLE_CAPTION) == "|".join(own.text for own in printed[:2])


def test_text_that_counts_its_items_under_a_caption_is_text() -> None:
    printed = [line("图1　示例湖泊的水温", 10, x0=100, size=8)]
    text = [line("（a）浅湖的水温高于深湖，这与示例地区的风速有关", 11, x0=70), *paragraph(12)]
    groups = [paragraph(0), printed, text]
    blocks = label_body(body_blocks(groups), [page([o for g in groups for o in g], images=[Bbox(100, 130, 300, 205)])])
    found = [own.text for block in blocks if block.label is Label.FIG_CAPTION for own in block.block.lines]
    assert found == ["图1　示例湖泊的水温"]


def test_the_title_under_a_label_on_its_own_line_is_the_captions_text() -> None:
    """APA style: `Table 1` stands alone, the title in the next line."""
    printed = [line("Table 1", 10, size=8), line("Depths of the lakes", 11, size=8)]
    rows = [line("Lake　　　　Depth　　　　Width", 12, size=8), line("North　　　　12　　　　　7", 13, size=8)]
    groups = [paragraph(0), *([own] for own in printed), rows, paragraph(18)]
    rules = [Bbox(50, y, 340, y + 0.5) for y in (240.0, 256.0, 272.0)]
    blocks = label_body(body_blocks(groups), [page([o for g in groups for o in g], rules=rules)])
    found = [own.text for block in blocks if block.label is Label.TABLE_CAPTION for own in block.block.lines]
    assert found == ["Table 1", "Depths of the lakes"]


def wide(number: int, row: float) -> Line:
    """A caption in the text's type, as wide as its column."""
    return line(f"图{number}　示例湖泊各层水温与风速及日照的关系曲线与实测数据分析", row, x0=COLUMN.x0 + 2)


def test_a_caption_set_like_the_text_is_told_by_the_gap_in_the_numbers_and_the_picture_over_it() -> None:
    first, third = centred("图1　浅湖", 9), centred("图3　深湖", 33)
    groups = [paragraph(0), [first], paragraph(11), [wide(2, 22)], paragraph(24), [third], paragraph(35)]
    images = [Bbox(100, top, 300, top + 60) for top in (120.0, 330.0, 510.0)]
    blocks = label_body(body_blocks(groups), [page([o for g in groups for o in g], images=images)])
    found = [own.text for block in blocks if block.label is Label.FIG_CAPTION for own in block.block.lines]
    assert [text[:2] for text in found] == ["图1", "图2", "图3"]


def test_a_line_of_text_that_opens_with_a_figures_number_is_no_caption_under_other_text() -> None:
    first, text = centred("图1　浅湖", 9), [wide(2, 14), *paragraph(15)]
    groups = [paragraph(0), [first], paragraph(11), text]
    blocks = label_body(body_blocks(groups), [page([o for g in groups for o in g], images=[Bbox(100, 120, 300, 180)])])
    found = [own.text[:2] for block in blocks if block.label is Label.FIG_CAPTION for own in block.block.lines]
    assert found == ["图1"]


def test_a_caption_of_the_texts_size_that_fills_its_column_goes_on_in_the_middle() -> None:
    printed = [
        centred("表1　示例湖泊各层水样", 9, 10),
        centred("Table 1 Layers of the Lakes,", 10, 10),
        centred("Winds (%)", 11, 10),
    ]
    rules = [Bbox(60, line("", 12.2).bbox.top, 340, line("", 12.2).bbox.top + 0.5)]
    assert caption_of(printed, rules, Label.TABLE_CAPTION) == "|".join(own.text for own in printed)


def test_a_caption_beside_the_end_of_the_next_columns_text_is_none_of_it() -> None:
    """The last line of the left column is unfinished, and the figure stands at the foot of the right one."""
    left, right = Bbox(50, 50, 350, 750), Bbox(400, 50, 700, 750)
    text = [*paragraph(0), line("样本取自示例地区各处，样本取自示例地区各处，样本取自，", 3, x0=70)]
    more = [replace(own, page=2) for own in paragraph(0)]
    caption = line("图1　示例湖泊各层水温", 3.2, x0=450)
    blocks = [*body_blocks([text], left), *body_blocks([[caption]], caption.bbox), *body_blocks([more], right)]
    found = label_body(blocks, [page([*text, caption, *more])])
    assert [block.block.lines[0].text for block in found if block.label is Label.FIG_CAPTION] == [caption.text]


@pytest.mark.parametrize(("size", "count"), [(8.0, 8), (10.0, 0)])
def test_a_caption_in_small_type_may_have_many_lines(size: float, count: int) -> None:
    first = line("图1　示例湖泊各层水温曲线与风速在各季的关系之一览", 4, x0=70, size=8)
    more = [line("各层水温与风速在各季及各湖泊的关系，见示例说明", 4 + n, x0=70, size=size) for n in range(1, 9)]
    groups = [paragraph(0), [first], *([own] for own in more), paragraph(18)]
    found = label_body(body_blocks(groups), [page([own for group in groups for own in group])])
    lines = [own for block in found if block.label is Label.FIG_CAPTION for own in block.block.lines]
    assert len(lines) == 1 + count


def test_a_rule_drawn_cell_by_cell_ends_a_tables_caption() -> None:
    """The head's rule is drawn over each column by itself, as typesetting from XML does."""
    printed = [centred("Table 1　Layers of lakes", 9), centred("depth in winter　wind of year", 10)]
    top = line("", 9.8).bbox.top
    pieces = [Bbox(x, top, x + 35, top + 0.5) for x in range(60, 340, 35)]
    assert caption_of(printed, pieces, Label.TABLE_CAPTION) == printed[0].text


def test_a_tables_caption_that_fills_its_column_and_ends_in_the_middle_stands_over_cells() -> None:
    first = line("表1　示例湖泊各层水温与风速及日照的关系曲线与实测数据分析表", 9, x0=COLUMN.x0)
    printed = [first, centred("（各季实测）", 10, 10)]
    rows = [line("湖名　　　水深　　　面积　　　日照", 11.5, size=8), line("北湖　　　12　　　7　　　3", 12.5, size=8)]
    groups = [paragraph(0), *([own] for own in printed), rows, paragraph(18)]
    rules = [Bbox(50, y, 340, y + 0.5) for y in (line("", 11).bbox.bottom, line("", 13.2).bbox.bottom)]
    blocks = label_body(body_blocks(groups), [page([o for g in groups for o in g], rules=rules)])
    found = [own.text for block in blocks if block.label is Label.TABLE_CAPTION for own in block.block.lines]
    assert found == [own.text for own in printed]


def beside(texts: tuple[str, str], row: float, size: float) -> Line:
    """One printed row with two texts, each in the middle of its half of the column."""
    axes = (COLUMN.x0 + COLUMN.width / 4, COLUMN.x0 + 3 * COLUMN.width / 4)
    (x0, x1), (next_x0, _) = (
        (axis - len(t) * size / 2, axis + len(t) * size / 2) for axis, t in zip(axes, texts, strict=True)
    )
    white = "　" * round((next_x0 - x1) / size)
    return line(texts[0] + white + texts[1], row, x0=x0, size=size)


@pytest.mark.parametrize("size", [8.0, 10.0])
def test_captions_side_by_side_go_on_each_in_its_half_of_the_next_line(size: float) -> None:
    """Two figures beside each other, whose captions are both broken: the second row has a piece of either."""
    first, second = ("图1　示例湖泊的水温", "图2　示例河口的盐度"), ("与风速的关系", "与潮位的关系")
    found = caption_of([beside(first, 10, size), beside(second, 10.95, size)])
    assert [own.strip("　") for own in found.split("|")] == [first[0], second[0], first[1], second[1]]


def test_text_under_captions_side_by_side_is_text() -> None:
    first = ("图1　示例湖泊的水温", "图2　示例河口的盐度")
    found = caption_of(
        [beside(first, 10, 8), line("样本取自示例地区各处，水温与盐度每日测量一次，", 10.95, x0=55, size=8)]
    )
    assert [own.strip("　") for own in found.split("|")] == list(first)


@pytest.mark.parametrize(("first", "x0"), [(LEFT, LEFT), (64.0, 165.0)])
def test_a_caption_in_both_languages_on_one_line_goes_on_under_both(first: float, x0: float) -> None:
    """From the margin, or in the middle."""
    both = line("图1　示例湖泊的水温　Fig.1 Depths of", 10, x0=first, size=8)
    found = caption_of([both, line("all lakes", 10.95, x0=x0, size=8)])
    assert [own.strip("　") for own in found.split("|")] == ["图1　示例湖泊的水温", "Fig.1 Depths of", "all lakes"]


@pytest.mark.parametrize(("white", "found"), [(16, True), (25, False)])
def test_labels_in_a_column_of_their_own_get_their_titles(white: float, found: bool) -> None:
    """Those of both languages, whose titles were read behind them."""
    labels = [line("图1", 10, x0=174, size=8), line("Fig.1", 12, x0=150, size=8)]
    titles = [line("示例湖泊水温", 10, x0=190 + white, size=8), line("Lakes in summer", 12, x0=190 + white, size=8)]
    printed = [labels[0], labels[1], titles[0], titles[1]]
    expected = [labels[0], titles[0], labels[1], titles[1]] if found else labels
    assert caption_of(printed) == "|".join(own.text for own in expected)


def test_a_title_in_one_row_with_the_text_beside_its_figure() -> None:
    row = line("折法的各种样式与滑翔的距离　　　示例湖泊水温", 10, size=8)
    label = line("图1", 10, x0=row.bbox.x1 - 9 * 8, size=8)
    assert caption_of([row, label]) == "图1|示例湖泊水温"


@pytest.mark.parametrize(("white", "found"), [(16, "图1|示例湖泊水温"), (25, "")])
def test_a_label_in_one_row_with_the_text_beside_its_figure(white: float, found: str) -> None:
    """Its title was read behind it; what stands farther off is no title, and the label ends a line of text."""
    row = line("折法的各种样式与滑翔的距离　　图1", 10, size=8)
    assert caption_of([row, line("示例湖泊水温", 10, x0=row.bbox.x1 + white, size=8)]) == found
