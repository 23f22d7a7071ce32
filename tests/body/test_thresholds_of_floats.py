"""Whose a table's rows are, and what statements say: one small case on each side of what decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.block import Block, Label, LabelledBlock, Line, Origin
from pipeline.model.body import Cell, DispFormula, Run, TableWrap
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.parse.body import back_notes, body
from pipeline.parse.body.tables.continued import appended
from tests.body.made import COLUMN, page
from tests.body.placed import at

THREE, TWO = "甲　　　12　　　7", "甲　　　　　　　　7"
WIDE = Bbox(50, 90, 350, 160)


def block(label: Label, *lines: Line, region: Bbox | None = None, origin: Origin | None = None) -> LabelledBlock:
    return LabelledBlock(Block(lines, COLUMN), label, Lang.ZH, "made", 0.9, region=region, origin=origin)


def caption(number: int = 1, top: float = 80, page: int = 1, region: Bbox | None = None) -> LabelledBlock:
    return block(Label.TABLE_CAPTION, at(f"表{number}　示例", 50, top, page=page), region=region)


def cells(
    text: str = THREE, top: float = 100, page: int = 1, x0: float = 110, origin: Origin | None = None
) -> LabelledBlock:
    """Three rows of a table."""
    return block(Label.TABLE, *(at(text, x0, top + 15 * n, page=page) for n in range(3)), origin=origin)


def tables(*blocks: LabelledBlock, rules: tuple[Bbox, ...] = ()) -> list[TableWrap]:
    pages: list[Page] = []
    for number in (1, 2, 3):
        own = [line for one in blocks for line in one.block.lines if line.page == number]
        pages.append(page(own, number, rules if number == 1 else ()))
    return [node for node in body(blocks, pages, (), lambda _: None).content if isinstance(node, TableWrap)]


OVER, UNDER = at("样本取自示例地区各处。", 110, 80), at("样本取自示例地区各处。", 110, 160)


@pytest.mark.parametrize(("text", "page", "around", "count"), [
    (THREE, 1, (), 1), (TWO, 1, (), 2),  # as many columns, on the same page
    (THREE, 2, (), 1), (THREE, 3, (), 2),  # or the next
    (TWO, 2, (), 1),  # broken at the foot of its page
    (TWO, 2, (UNDER,), 2), (TWO, 2, (OVER,), 1),
    (TWO, 2, (at("样本取自示例地区各处。", 110, 80, page=2),), 2),  # text over the rows overleaf
    (TWO, 2, (at("样本取自示例地区各处。", 110, 700, page=2),), 1),
])  # fmt: skip
def test_rows_in_rules_without_a_caption(text: str, page: int, around: tuple[Line, ...], count: int) -> None:
    """They go on with the table before them, or are one of their own."""
    more = cells(text, 400 if page == 1 else 100, page, origin=Origin.RULED)
    text_blocks = [block(Label.PARAGRAPH, own) for own in around]
    found = tables(caption(), cells(), *text_blocks, more)
    assert len(found) == count
    assert sum(len(table.rows) for table in found) >= 5  # a head printed again is not kept


def test_rows_in_rules_behind_a_table_whose_cells_are_not_told() -> None:
    """Nothing says how many columns it has."""
    assert len(tables(caption(), cells(TWO, origin=Origin.RULED))) == 1


@pytest.mark.parametrize(("region", "page", "rows"), [
    (WIDE, 1, 2), (Bbox(50, 90, 350, 100), 1, 3), (WIDE, 2, 3), (Bbox(250, 90, 550, 160), 1, 3), (None, 1, 3),
])  # fmt: skip
def test_a_caption_s_region_is_that_of_the_rows_in_it(region: Bbox | None, page: int, rows: int) -> None:
    """The rule under the first row crosses the rows and ends their head; the wider region it does not."""
    [found] = tables(caption(page=page, region=region), cells(), rules=(Bbox(108, 110.5, 216, 111),))
    assert len(found.rows) == rows


def test_a_formula_s_number_printed_twice_names_the_first() -> None:
    printed = ("a=b　　　(1)", "c=d　　　(2)", "a=c　　　(1)", "b=d　　　(2)")
    blocks = [block(Label.FORMULA, at(text, 110, 100 + 20 * n)) for n, text in enumerate(printed)]
    found = body(blocks, (), (), lambda _: None).content
    assert [own.id for own in found if isinstance(own, DispFormula)] == ["eq1", "eq2", "eqx3", "eqx4"]


def row(*texts: str, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((Run(text),), header) for text in texts)


HEAD, BODY = row("纸", "长", header=True), row("甲纸", "12")


@pytest.mark.parametrize(("rows", "more", "heads"), [
    ((HEAD, BODY), (HEAD, BODY), [True, False, False]),  # its head again
    ((HEAD, BODY), (row("乙纸", "13", header=True), BODY), [True, False, False, False]),  # a row with figures
    ((HEAD, BODY), (row("折", "宽", header=True), BODY), [True, False, True, False]),  # another head
    ((HEAD, BODY), (row("2纸", "宽", header=True), BODY), [True, False, True, False]),  # a row's name tells nothing
    ((BODY, BODY), (row("乙纸", "13", header=True), BODY), [False, False, True, False]),  # no head above
])  # fmt: skip
def test_the_first_row_overleaf(
    rows: tuple[tuple[Cell, ...], ...], more: tuple[tuple[Cell, ...], ...], heads: list[bool]
) -> None:
    assert [own[0].header for own in appended(rows, more)] == heads


@pytest.mark.parametrize(("printed", "kinds"), [
    (("利益冲突：所有作者均声明不存在利益冲突。",), ["coi-statement"]),
    (("利益冲突", "所有作者均声明不存在利益冲突。"), ["coi-statement"]),
    (("利益冲突", "所有作者均声明没有。", "作者贡献：王小明设计，李华折纸。"), ["coi-statement", "con"]),
    (("示例纸厂供纸。", "李华折纸。"), ["other"]),
    (("重要声明", "利益冲突：所有作者均声明没有。"), ["coi-statement"]),
])  # fmt: skip
def test_statements_behind_the_body(printed: tuple[str, ...], kinds: list[str]) -> None:
    """Each title opens one; a title alone on its line has its text under it."""
    blocks = [
        block(Label.FOOTNOTE, at(text, 50, 100 + 20 * n), origin=Origin.STATEMENT) for n, text in enumerate(printed)
    ]
    assert [own.fn_type for own in back_notes(blocks)] == kinds


def test_white_parts_a_statement_s_word_where_print_does() -> None:
    texts = ("利益冲突　没有。", "作者贡献　李华折纸。")
    blocks = [
        replace(block(Label.FOOTNOTE, at(text, 50, 100 + 20 * n), origin=Origin.STATEMENT), label_length=4)
        for n, text in enumerate(texts)
    ]
    assert [(own.fn_type, own.text) for own in back_notes(blocks)] == [("coi-statement", texts[0]), ("con", texts[1])]
