"""Lines of a column that belong together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout import layout
from pipeline.model.geometry import Bbox
from pipeline.model.page import Font
from tests.layout.made import (
    COLUMN,
    HEI,
    LEFT,
    PITCH,
    RIGHT,
    ROMAN,
    SIZE,
    TOP,
    centred,
    fill,
    page,
    paragraph,
    row,
    rows,
    rule,
    texts,
)

FULL = fill("通栏文字横贯版心", 44)


def blocks(*parts, rules=()) -> list[str]:
    return texts(layout([page(*parts, rules=rules)]).blocks)


def joined(*groups: list[str]) -> list[str]:
    return ["|".join(line.strip("　") for line in group) for group in groups]


def around_a_code(*words: str) -> list[str]:
    """The blocks of a paragraph of 44 hanzi a line that goes round a code to scan with these words under it."""
    narrow = [fill("窄行文字在码旁", 37)] * 3
    text = [("　　" + fill("首行文字", 35)), *narrow, fill("通栏文字横贯版心", 44), "最后一行。"]
    beside = [row(word, RIGHT - 50, TOP + (at + 1.4) * PITCH, 7.0) for at, word in enumerate(words)]
    code = Bbox(RIGHT - 55, TOP - 5, RIGHT - 5, TOP + (1 if words else 4) * PITCH)
    return texts(layout([replace(page(rows(text), *beside), images=(code,))]).blocks)


@pytest.mark.parametrize(
    "words", [(), ("扫描二维码", "查看原文", "微信公众号"), ("开放科学", "(资源服务)", "标识码(OSID)")]
)
def test_a_paragraph_goes_round_a_code_to_scan(words: tuple[str, ...]) -> None:
    assert [text.count("|") for text in around_a_code(*words)] == [5]


def test_a_cell_that_says_what_a_box_does_stays_in_its_row() -> None:
    cells = [row(text, LEFT + 120 * at, TOP) for at, text in enumerate(["使用的渠道", "12", "微信公众号", "34"])]
    short = [row(text, LEFT + 120 * at, TOP + PITCH) for at, text in enumerate(["渠道", "微信公众号"])]
    found = texts(layout([page(*cells, *short)]).blocks)
    assert sum(text.count("微信公众号") for text in found) == 2


def test_words_beside_a_paragraph_that_name_no_code_are_text() -> None:
    assert "窄翼" in "".join(around_a_code("窄翼", "宽翼"))


def test_first_line_indents():
    one, two, three = (paragraph(word, 4, 44) for word in ("第一段文字", "第二段文字", "第三段文字"))
    assert blocks(rows([*one, *two, *three])) == joined(one, two, three)


def test_indent_parts_where_the_line_before_is_full():
    """A paragraph may end at the margin."""
    one = ["　　" + fill("第一段", 42), FULL, FULL]
    two = ["　　" + fill("第二段", 42), FULL, fill("末行", 20)]
    assert blocks(rows([*one, *two])) == joined(one, two)


def test_hanging_indents():
    """Entries of a list: the number at the margin, the text to its right."""
    one = ["[1] " + fill("第一条文献", 41), "　　" + fill("第一条续行", 30)]
    two = ["[2] " + fill("第二条文献", 41), "　　" + fill("第二条续行", 42), "　　末行"]
    three = ["[3] " + fill("第三条文献", 20)]
    four = ["[4] " + fill("第四条文献", 41), "　　" + fill("第四条续行", 12)]
    assert blocks(rows([*one, *two, *three, *four])) == joined(one, two, three, four)


def test_centred_title_of_two_lines():
    drawn = [centred("纸飞机折叠方式对其滑翔距离及稳定性的", 60.0, 16.0), centred("影响研究", 82.0, 16.0)]
    body = paragraph("正文文字", 6, 44)
    assert blocks(*drawn, rows(body, y=130.0)) == [
        "纸飞机折叠方式对其滑翔距离及稳定性的|影响研究", *joined(body)
    ]  # fmt: skip


@pytest.mark.parametrize("size", [8.0, 12.0, 14.0])
def test_another_size_is_another_block(size):
    body = [FULL] * 4
    drawn = (rows(body), row(fill("另一字号", 12), LEFT, TOP + 4 * PITCH, size), rows(body, y=TOP + 6 * PITCH))
    assert [len(text.split("|")) for text in blocks(*drawn)] == [4, 1, 4]


def test_bold_line_is_another_block():
    """A heading in the text's size, set in another face."""
    body = paragraph("正文文字", 5, 44)
    drawn = (row("1.2 折叠方法", y=TOP, font=HEI), rows(body, y=TOP + PITCH))
    assert blocks(*drawn) == ["1.2 折叠方法", *joined(body)]


def test_words_in_bold_do_not_part_a_paragraph():
    body = rows([FULL] * 2)
    mixed = (*row(fill("粗", 10), y=TOP + 2 * PITCH, font=HEI), *row(fill("细", 34), LEFT + 100, TOP + 2 * PITCH))
    assert len(blocks(body, mixed, rows([FULL] * 2, y=TOP + 3 * PITCH))) == 1


def test_white_parts():
    above, below = rows([FULL] * 4), rows([FULL] * 4, y=TOP + 5 * PITCH)
    assert [len(text.split("|")) for text in blocks(above, below)] == [4, 4]


def test_rule_parts():
    """The rule over footnotes, the rule under a table's head."""
    assert len(blocks(rows([FULL] * 6), rules=[rule(TOP + 3 * PITCH - 1.5)])) == 2
    assert len(blocks(rows([FULL] * 6), rules=[rule(TOP + 3 * PITCH - 1.5, 1.0, LEFT - 10)])) == 1


def test_last_short_line_closes_a_paragraph_without_indents():
    """English text in blocks: the paragraph ends before the margin."""
    line = "Paper planes of three kinds were thrown ten times each by two of us in a hall"
    drawn = [line] * 3 + ["so."] + [line] * 3
    assert [len(text.split("|")) for text in blocks(rows(drawn))] == [4, 3]


def test_indices_do_not_part_lines():
    body = [FULL[:40] + "^{[1-3]}。"] * 4
    assert len(blocks(rows(body))) == 1


def test_block_knows_its_column():
    found = layout([page(rows([fill("窄幅", 21)] * 5))]).blocks
    assert found[0].column.width == pytest.approx(COLUMN, abs=SIZE)
    assert found[0].page == 1


def test_bracketed_institution_under_a_centred_by_line():
    drawn = [centred("张三　李四", 60.0), centred("（示例大学航空学院　南京　210000）", 74.0)]
    assert blocks(*drawn, rows(paragraph("正文文字", 6, 44), y=110.0))[:2] == [
        "张三　李四", "（示例大学航空学院　南京　210000）"
    ]  # fmt: skip


def test_institution_of_two_lines_in_one_bracket_is_one_block():
    drawn = [
        centred("张三　李四", 60.0),
        centred("（示例大学航空学院飞行器设计与纸张力学示例重点实验室，", 74.0),
        centred("南京　210000）", 88.0),
    ]
    found = blocks(*drawn, rows(paragraph("正文文字", 6, 44), y=120.0))
    assert found[1] == "（示例大学航空学院飞行器设计与纸张力学示例重点实验室，|南京　210000）"


def test_second_line_of_a_centred_title_may_open_with_a_bracket():
    drawn = [centred("Gliding of Paper Planes with Long and Short", 60.0), centred("(LSW) wings of two sorts", 74.0)]
    found = blocks(*drawn, rows(paragraph("正文文字", 6, 44), y=110.0))
    assert found[0] == "Gliding of Paper Planes with Long and Short|(LSW) wings of two sorts"


def test_italic_institution_under_a_centred_by_line():
    drawn = [
        centred("Zhang San, Li Si", 60.0, font=ROMAN),
        centred("School of Gliding, Example University, Nanjing", 74.0, font=Font("Times-Italic", italic=True)),
    ]
    found = blocks(*drawn, rows(paragraph("正文文字", 6, 44), y=110.0))
    assert found[:2] == ["Zhang San, Li Si", "School of Gliding, Example University, Nanjing"]


def test_short_line_at_the_margin_is_no_entry_with_hanging_lines():
    """Keywords, and under them the text's first line with its indent."""
    own = paragraph("正文文字", 4, 44)
    assert blocks(rows(["关键词：纸飞机；滑翔；折法", *own])) == ["关键词：纸飞机；滑翔；折法", *joined(own)]


def test_value_hangs_under_itself_though_its_first_line_is_short():
    note = ["作者简介：张三，示例大学教授；", "　　　　　李四，示例学院讲师。"]
    assert blocks(rows(note), rows(paragraph("正文文字", 4, 44), y=TOP + 4 * PITCH))[0] == "|".join(
        line.strip("　") for line in note
    )
