"""Cells of tables from characters and rules in made-up places: each table shows one way of print."""

from __future__ import annotations

import pytest

from pipeline.model.block import Script
from pipeline.model.body import Run
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.parse.body.tables import rows
from pipeline.parse.body.tables.grid import Slot, cells
from pipeline.parse.body.tables.pieces import Piece

SIZE = 8.0
SONG = Font("SimSun")


def chars(text: str, x: float, y: float, size: float = SIZE) -> list[Char]:
    """The characters of a text whose baseline begins at x, y: squares an em wide, others half of one."""
    found = []
    for sign in text:
        width = size if ord(sign) > 0x2E7F else size / 2
        if sign != " ":
            found.append(Char(sign, x, y - 0.8 * size, x + width, y + 0.2 * size, y, size, SONG))
        x += width
    return found


def runs(pieces: list[Piece], spaced: frozenset[int]) -> list[Run]:
    """The content of a cell of these pieces."""
    return list(cells([Slot(0, 0, pieces=tuple(pieces))], 1, 0, spaced)[0][0].content)


def rule(y: float, x0: float = 0.0, x1: float = 300.0) -> Bbox:
    return Bbox(x0, y, x1, y + 0.5)


def upright(x: float, y0: float, y1: float) -> Bbox:
    return Bbox(x, y0, x + 0.5, y1)


def grid(words: list[tuple[str, float, float]], rules: list[Bbox], extra: list[Char] | None = None) -> list[list[str]]:
    """The cells' texts, row by row, `text*2` for one over two columns and `text^2` for one over two rows."""
    printed = [c for word in words for c in chars(*word)] + (extra or [])
    page = Page(1, 400.0, 400.0, tuple(printed), rules=tuple(rules))
    top, bottom = min(r.top for r in rules), max(r.bottom for r in rules)
    region = Bbox(0.0, top, 300.0, bottom)
    made = rows(page, region, [region])
    return [
        [
            "".join(run.text for run in cell.content)
            + (f"*{cell.colspan}" if cell.colspan > 1 else "")
            + (f"^{cell.rowspan}" if cell.rowspan > 1 else "")
            for cell in row
        ]
        for row in made
    ]


def three_rules(head: float, bottom: float) -> list[Bbox]:
    return [rule(0), rule(head), rule(bottom)]


def test_a_head_piece_over_a_partial_rule_spans_its_columns() -> None:
    words = [
        ("组别", 10, 22), ("高度", 130, 14), ("体重", 250, 22),
        ("用前", 100, 30), ("用后", 170, 30),
        ("甲组", 10, 48), ("1.25", 100, 48), ("1.50", 170, 48), ("20.5", 250, 48),
        ("乙组", 10, 62), ("1.31", 100, 62), ("1.70", 170, 62), ("21.0", 250, 62),
    ]  # fmt: skip
    assert grid(words, [*three_rules(36, 70), rule(18, 95, 195)]) == [
        ["组别^2", "高度*2", "体重^2"],
        ["用前", "用后"],
        ["甲组", "1.25", "1.50", "20.5"],
        ["乙组", "1.31", "1.70", "21.0"],
    ]


def test_a_head_piece_in_the_middle_of_two_columns_spans_them_without_a_rule() -> None:
    words = [
        ("组别", 10, 22), ("高度", 131, 14), ("体重", 250, 22),
        ("用前", 100, 30), ("用后", 170, 30),
        ("甲组", 10, 48), ("1.25", 100, 48), ("1.50", 170, 48), ("20.5", 250, 48),
        ("乙组", 10, 62), ("1.31", 100, 62), ("1.70", 170, 62), ("21.0", 250, 62),
    ]  # fmt: skip
    assert grid(words, three_rules(36, 70))[:2] == [["组别^2", "高度*2", "体重^2"], ["用前", "用后"]]


def test_a_unit_under_a_head_is_one_cell_with_it() -> None:
    words = [
        ("组别", 10, 18), ("浓度", 100, 14), ("(mg/L)", 96, 24), ("例数", 200, 18),
        ("甲组", 10, 48), ("1.25", 100, 48), ("12", 200, 48),
        ("乙组", 10, 62), ("1.31", 100, 62), ("15", 200, 62),
    ]  # fmt: skip
    assert grid(words, three_rules(30, 70))[0] == ["组别", "浓度(mg/L)", "例数"]


def test_raised_figures_stay_in_their_cell() -> None:
    words = [
        ("样品", 10, 18), ("渗透率/10", 100, 18), ("m", 146, 18),
        ("甲", 10, 40), ("5.37", 110, 40), ("乙", 10, 54), ("1.08", 110, 54), ("丙", 10, 68), ("0.92", 110, 68),
    ]  # fmt: skip
    raised = [*chars("-15", 136.5, 14, 5), *chars("2", 150.5, 14, 5)]
    assert grid(words, three_rules(26, 76), raised)[0] == ["样品", "渗透率/10-15 m2"]


def test_a_number_behind_a_mean_and_its_deviation_is_a_cell_of_its_own() -> None:
    words = [("组", 10, 18), ("剂量", 60, 18), ("水平", 100, 18)]
    for place, (name, dose, level) in enumerate(
        [("甲", "0.25", "12.9±1.7"), ("乙", "0.50", "13.7±3.3"), ("丙", "1.00", "11.2±2.0")]
    ):
        words += [(name, 10, 40 + 14 * place), (dose, 70, 40 + 14 * place), (level, 88, 40 + 14 * place)]
    assert grid(words, three_rules(26, 76))[1:] == [
        ["甲", "0.25", "12.9±1.7"], ["乙", "0.50", "13.7±3.3"], ["丙", "1.00", "11.2±2.0"],
    ]  # fmt: skip


def test_a_deviation_set_off_from_its_mean_is_in_the_same_cell() -> None:
    words = [("甲组", 10.0, 20.0), ("折前", 80.0, 20.0), ("折后", 180.0, 20.0)]
    for at, (name, one, other) in enumerate([("纸机", "1.32", "1.23"), ("布机", "1.44", "1.95")]):
        y = 40.0 + 14 * at
        words += [(name, 10.0, y), (one, 70.0, y), ("±0.38", 92.0, y), (other, 170.0, y), ("±0.27", 192.0, y)]
    assert grid(words, three_rules(28, 60))[1:] == [
        ["纸机", "1.32 ±0.38", "1.23 ±0.27"],
        ["布机", "1.44 ±0.38", "1.95 ±0.27"],
    ]


def test_groups_of_three_figures_are_one_number() -> None:
    words = [("年", 10, 18), ("数量", 60, 18)]
    for place, number in enumerate(["70 344", "12 855", "145 292"]):
        words += [(f"200{place}", 10, 40 + 14 * place), (number, 60, 40 + 14 * place)]
    assert grid(words, three_rules(26, 76))[1:] == [["2000", "70 344"], ["2001", "12 855"], ["2002", "145 292"]]


def test_an_error_under_its_coefficient_is_in_the_same_cell() -> None:
    words = [("变量", 10, 18), ("(1)", 100, 18), ("(2)", 180, 18)]
    for place, name in enumerate(["收入", "规模", "年限"]):
        y = 40 + 28 * place
        words += [
            (name, 10, y + 6),
            ("0.52*", 100, y),
            ("0.61*", 180, y),
            ("(0.11)", 100, y + 11),
            ("(0.20)", 180, y + 11),
        ]
    assert grid(words, three_rules(26, 120))[1] == ["收入", "0.52* (0.11)", "0.61* (0.20)"]


def test_a_cell_of_several_lines_stands_in_the_middle_beside_a_value() -> None:
    words = [("变量", 10, 18), ("含义说明", 60, 18), ("均值", 200, 18)]
    words += [("甲", 10, 40), ("示例含义一", 60, 40), ("0.58", 200, 40)]
    words += [("示例含义很长要排两行才", 60, 54), ("能排完", 60, 66), ("乙", 10, 60), ("0.44", 200, 60)]
    words += [("丙", 10, 80), ("示例含义三", 60, 80), ("0.19", 200, 80)]
    assert grid(words, three_rules(26, 90))[1:] == [
        ["甲", "示例含义一", "0.58"], ["乙", "示例含义很长要排两行才能排完", "0.44"], ["丙", "示例含义三", "0.19"],
    ]  # fmt: skip


def test_a_name_in_the_middle_of_its_rows_spans_them() -> None:
    words = [("类别", 10, 18), ("来源", 80, 18), ("数量", 200, 18)]
    for place, (source, number) in enumerate([("一处", "12"), ("二处", "15"), ("三处", "19"), ("四处", "23")]):
        words += [(source, 80, 40 + 14 * place), (number, 200, 40 + 14 * place)]
    words += [("前组", 10, 47), ("后组", 10, 75)]
    assert grid(words, three_rules(26, 92))[1:] == [
        ["前组^2", "一处", "12"], ["二处", "15"], ["后组^2", "三处", "19"], ["四处", "23"],
    ]  # fmt: skip


def test_rows_between_rules_are_parted_by_their_values() -> None:
    words = [("类别", 10, 18), ("来源", 80, 18), ("数量", 200, 18)]
    for place, (source, number) in enumerate([("一处", "12"), ("二处", "15"), ("三处", "19"), ("四处", "23")]):
        words += [(source, 80, 40 + 14 * place), (number, 200, 40 + 14 * place)]
    words += [("前组", 10, 47), ("后组", 10, 75), ("总", 10, 98), ("都", 80, 98), ("69", 200, 98)]
    made = grid(words, [rule(0), rule(26), rule(57), rule(86), rule(104)])
    assert [row[0] for row in made] == ["类别", "前组^2", "二处", "后组^2", "四处", "总"]


def test_lines_between_rules_are_one_row() -> None:
    words = [("年份", 10, 18), ("说明", 70, 18), ("机构", 200, 18)]
    for place, year in enumerate(["2021", "2022", "2023"]):
        y = 40 + 40 * place
        words += [
            (year, 10, y + 6),
            ("示例说明文字排满一整行了", 70, y),
            ("余下的字", 70, y + 11),
            ("示例机构", 200, y + 6),
        ]
    rules = [rule(y) for y in (0, 26, 66, 106, 140)] + [upright(x, 0, 140) for x in (0, 60, 190, 300)]
    assert grid(words, rules)[1:] == [
        [year, "示例说明文字排满一整行了余下的字", "示例机构"] for year in ("2021", "2022", "2023")
    ]


@pytest.mark.parametrize(("walls", "count"), [((60,), 4), ((60, 120, 180, 240), 2), ((0, 60, 300), 2)])
def test_an_upright_behind_the_names_alone_parts_no_columns(walls: tuple[float, ...], count: int) -> None:
    """A table open at its sides; between uprights, or in a frame, what no rule parts is one row."""
    words = [(f"折法{n}", 70 + 60 * n, 18) for n in range(4)]
    for place, (name, marks) in enumerate([("甲", "YNNY"), ("乙", "NNNN"), ("丙", "NYNN")]):
        words += [(name, 10, 40 + 16 * place), *((mark, 75 + 60 * n, 40 + 16 * place) for n, mark in enumerate(marks))]
    made = grid(words, [*three_rules(26, 80), *(upright(x, 0, 80) for x in walls)])
    assert len(made) == count


def test_one_rule_between_two_long_texts_parts_their_rows() -> None:
    words = [("权重", 10.0, 20.0), ("评语", 150.0, 20.0)]
    words += [("0.04", 10.0, 46.0), ("纸飞机折得又轻又平飞得很远很稳", 100.0, 40.0), ("孩子喜欢。", 100.0, 52.0)]
    words += [
        ("0.19", 10.0, 82.0),
        ("从第一折到最后一折都写得清清楚", 100.0, 70.0),
        ("楚，图也画得好，看一遍就能照着", 100.0, 82.0),
    ]
    words += [("折。", 100.0, 94.0)]
    assert grid(words, [rule(0), rule(28), rule(60), rule(100)])[1:] == [
        ["0.04", "纸飞机折得又轻又平飞得很远很稳孩子喜欢。"],
        ["0.19", "从第一折到最后一折都写得清清楚楚，图也画得好，看一遍就能照着折。"],
    ]


def test_a_cell_without_an_upright_in_it_spans_columns() -> None:
    words = [("地区", 10, 18), ("甲项", 90, 18), ("乙项", 160, 18), ("丙项", 240, 18)]
    words += [("东", 10, 40), ("21", 90, 40), ("10", 160, 40), ("8", 240, 40), ("合计", 10, 62), ("39", 165, 62)]
    rules = [rule(y) for y in (0, 26, 48, 70)] + [upright(x, 0, 70) for x in (0, 60, 300)]
    rules += [upright(x, 0, 48) for x in (130, 210)]
    assert grid(words, rules)[-1] == ["合计", "39*3"]


def test_an_upright_parts_heads_that_touch() -> None:
    words = [("样本", 10, 18), ("折数（%）页数（%）", 70, 18)]
    words += [("甲", 10, 40), ("21", 90, 40), ("10", 130, 40), ("乙", 10, 62), ("8", 90, 62), ("6", 130, 62)]
    rules = [rule(y) for y in (0, 26, 48, 70)] + [upright(x, 0, 70) for x in (0, 60, 104.0, 300)]
    assert grid(words, rules) == [["样本", "折数（%）", "页数（%）"], ["甲", "21", "10"], ["乙", "8", "6"]]
    over = [upright(104.0, 26, 70), *(r for r in rules if r.x0 != 104.0)]  # no upright stands in the head
    assert grid(words, over)[0] == ["样本", "折数（%）页数（%）*2"]


def test_blank_cells_stay_blank() -> None:
    words = [("组别", 10, 18), ("剂量", 90, 18), ("例数", 200, 18)]
    words += [
        ("甲", 10, 40),
        ("12", 200, 40),
        ("乙", 10, 54),
        ("2.5", 92, 54),
        ("15", 200, 54),
        ("丙", 10, 68),
        ("5.0", 92, 68),
    ]
    assert grid(words, three_rules(26, 76))[1:] == [["甲", "", "12"], ["乙", "2.5", "15"], ["丙", "5.0", ""]]


def test_no_character_is_lost() -> None:
    words = [
        ("甲", 10, 18),
        ("跨栏的长标题", 60, 18),
        ("乙", 10, 34),
        ("12", 100, 40),
        ("跨过的很长的一行字在此", 10, 50),
        ("x", 200, 44),
    ]
    made = grid(words, [*three_rules(26, 60), rule(42, 80, 160)])
    printed = sorted("".join(text for text, _, _ in words))
    assert sorted(c for row in made for cell in row for c in cell.split("*")[0].split("^")[0] if c != " ") == printed


def test_one_column_is_no_table() -> None:
    assert grid([("只有一栏的文字", 10, 18), ("还是一栏", 10, 34)], three_rules(24, 44)) == []


def test_slanted_letters_of_a_cell_are_kept_the_signs_behind_them_upright() -> None:
    slanted = Font("Times-Italic", italic=True)
    cell = tuple(c._replace(font=slanted if c.text in "P<" else c.font) for c in chars("P<5", 0.0, 10.0))
    piece = Piece(cell, 10.0, 0.0, cell[-1].x1)
    assert runs([piece], frozenset()) == [Run("P", italic=True), Run("<5")]


def test_a_product_of_slanted_names_is_one_formula() -> None:
    slanted = Font("Times-Italic", italic=True)
    cell = tuple(c._replace(font=slanted if c.text.isalpha() else c.font) for c in chars("Fin·Har 5·b", 0.0, 10.0))
    found = runs([Piece(cell, 10.0, 0.0, cell[-1].x1)], frozenset({id(cell[7])}))
    assert found == [Run("Fin·Har", italic=True), Run(" 5·"), Run("b", italic=True)]


def test_a_small_figure_behind_a_letter_of_a_cell_is_lowered_however_little() -> None:
    h, figure, unit = chars("h", 0.0, 10.0), chars("4", 5.0, 10.2, 0.6 * SIZE), chars("/m", 7.4, 10.0)
    cell = (*h, *figure, *unit)
    assert runs([Piece(cell, 10.0, 0.0, cell[-1].x1)], frozenset()) == [
        Run("h"),
        Run("4", script=Script.SUB),
        Run("/m"),
    ]


def test_words_set_apart_at_random_are_no_grid() -> None:
    """An OCR program's layer may set each word by itself: rather no cells than wrong ones."""
    words = [("一", 10 + 37 * place, 18 + 14 * place) for place in range(7)]
    words += [("二", 28 + 37 * place, 18 + 14 * ((place * 3) % 7)) for place in range(7)]
    assert grid(words, three_rules(24, 120)) == []


def test_letters_set_apart_are_one_word() -> None:
    words = [("样品", 10, 18), ("数量", 150, 18)]
    for place, number in enumerate(["12", "15", "19"]):
        words += [(sign, 10 + 11 * at, 40 + 14 * place) for at, sign in enumerate("示例样品名称")]
        words += [(number, 150, 40 + 14 * place)]
    assert grid(words, three_rules(26, 76))[1] == ["示例样品名称", "12"]


def test_names_of_two_lines_stand_in_the_middle_beside_their_values() -> None:
    """However near to each other the names are: they are leaded as their lines are, nearly."""
    words = [("湖名", 10, 10), ("水深", 120, 10), ("水温", 200, 10)]
    for row, (first, second) in enumerate((("东山", "湖"), ("西山", "湖"), ("南山", "湖"))):
        y = 30 + 27 * row
        words += [(first, 10, y), (second, 10, y + 12.8), (f"{row}.5", 120, y + 6.5), (f"{row}2.5", 200, y + 6.5)]
    found = grid(words, three_rules(16, 110))
    assert [row[0] for row in found] == ["湖名", "东山湖", "西山湖", "南山湖"]


def test_one_row_is_a_table_s_where_it_may_go_on_with_one() -> None:
    page = Page(1, 400.0, 400.0, (*chars("甲湖", 20, 10), *chars("12.5", 120, 10), *chars("7.1", 220, 10)))
    region = Bbox(0.0, 0.0, 300.0, 20.0)
    assert not rows(page, region, [region])
    assert [[cell.text for cell in row] for row in rows(page, region, [region], least=1)] == [["甲湖", "12.5", "7.1"]]
