"""Heads over several columns, and rows that no rule parts: each table shows one way of print."""

from __future__ import annotations

import pytest

from pipeline.model.page import Char
from tests.body.test_tables import chars, grid, rule, three_rules, upright


def valued(names: list[str], xs: list[float], top: float = 48, step: float = 14) -> list[tuple[str, float, float]]:
    """Rows of a name and a value in each column."""
    return [
        word
        for place, name in enumerate(names)
        for word in [(name, 10.0, top + step * place), *((f"{place + 1}.5", x, top + step * place) for x in xs)]
    ]


def test_a_rule_that_leaves_the_names_of_rows_out_is_under_a_head_however_long() -> None:
    words = [("纸名", 10.0, 24.0), ("折纸的张数", 150.0, 14.0)]
    words += [(f"第{n}", 60.0 + 40 * place, 32.0) for place, n in enumerate("一二三四五六")]
    words += valued(["甲纸", "乙纸"], [60.0 + 40 * place for place in range(6)])
    made = grid(words, [*three_rules(38, 70), rule(19, 40, 300)])
    assert made[0] == ["纸名^2", "折纸的张数*6"]
    assert made[1] == [f"第{n}" for n in "一二三四五六"]


def test_one_rule_under_two_groups_is_parted_where_their_names_stand() -> None:
    words = [("纸", 10.0, 24.0), ("尺寸", 93.0, 14.0), ("折法", 215.0, 14.0)]
    words += [(n, 60.0 + 35 * place, 32.0) for place, n in enumerate("长宽厚一二三四")]
    words += valued(["甲纸", "乙纸"], [60.0 + 35 * place for place in range(7)])
    assert grid(words, [*three_rules(38, 70), rule(19, 50, 300)])[0] == ["纸^2", "尺寸*3", "折法*4"]


def test_a_name_over_a_rule_and_its_unit_are_one_cell() -> None:
    words = [("纸", 10.0, 24.0), ("张数", 130.0, 14.0), ("/包", 151.0, 14.0)]
    words += [(n, 60.0 + 60 * place, 32.0) for place, n in enumerate(["长", "宽", "厚"])]
    words += valued(["甲纸", "乙纸"], [60.0, 120.0, 180.0])
    assert grid(words, [*three_rules(38, 70), rule(19, 50, 210)])[0] == ["纸^2", "张数 /包*3"]


def test_a_name_set_off_from_heads_of_two_lines_is_over_those_beside_the_one_under_it() -> None:
    words = [("纸", 10.0, 42.0), ("先折的纸", 104.0, 14.0)]
    for place, (upper, lower) in enumerate([("折后的", "长边"), ("折后的", "宽边"), ("折后的", "对角")]):
        words += [(upper, 60.0 + 50 * place, 34.0), (lower, 62.0 + 50 * place, 44.0)]
    words += valued(["甲纸", "乙纸"], [62.0, 112.0, 162.0], 62)
    made = grid(words, three_rules(50, 84))
    assert made[0] == ["纸^2", "先折的纸*3"]
    assert made[1] == ["折后的长边", "折后的宽边", "折后的对角"]


def test_a_group_name_that_reaches_over_a_column_leaves_it_its_own_head() -> None:
    words = [("纸", 10.0, 24.0), ("折得平的纸飞机", 73.0, 14.0)]
    words += [("纸样1", 60.0, 32.0), ("纸样2", 114.0, 32.0), *valued(["甲纸", "乙纸"], [60.0, 114.0])]
    assert grid(words, three_rules(38, 70))[:2] == [["纸^2", "折得平的纸飞机*2"], ["纸样1", "纸样2"]]


def test_rows_over_a_rule_in_the_body_are_parted_though_a_name_is_as_wide_as_its_column() -> None:
    words = [("变量", 10.0, 18.0), ("(1)", 110.0, 18.0), ("(2)", 180.0, 18.0)]
    words += [("折数", 10.0, 40.0), ("0.52*", 110.0, 40.0), ("0.61*", 180.0, 40.0)]
    words += [("(0.110)", 108.0, 51.0), ("(0.200)", 178.0, 51.0)]
    words += [("纸张与其他各项", 10.0, 64.0), ("Yes", 110.0, 64.0), ("Yes", 180.0, 64.0)]
    words += [("张数", 10.0, 90.0), ("150", 110.0, 90.0), ("150", 180.0, 90.0)]
    assert grid(words, [rule(0), rule(26), rule(76), rule(100)])[1:] == [
        ["折数", "0.52* (0.110)", "0.61* (0.200)"], ["纸张与其他各项", "Yes", "Yes"], ["张数", "150", "150"],
    ]  # fmt: skip


def test_a_name_in_the_middle_of_the_table_is_over_all_columns() -> None:
    words = [("纸", 10.0, 18.0), ("长", 70.0, 18.0), ("宽", 220.0, 18.0), ("厚", 280.0, 18.0)]
    xs = [66.0, 216.0, 276.0]
    words += [("春天", 142.0, 40.0), *valued(["甲纸", "乙纸"], xs, 54)]
    words += [("秋天", 142.0, 82.0), *valued(["甲纸", "乙纸"], xs, 96)]
    made = grid(words, three_rules(26, 116))
    assert [row for row in made if len(row) == 1] == [["春天*4"], ["秋天*4"]]
    assert made[2] == ["甲纸", "1.5", "1.5", "1.5"]


def test_a_groups_name_in_the_middle_over_a_rule_behind_it_ends_there() -> None:
    words = [("纸", 16.0, 18.0), ("折法", 80.0, 18.0), ("张数", 200.0, 18.0)]
    for top, kind in ((40.0, "圆形"), (84.0, "方形")):
        words += [(kind, 12.0, top + 7), ("纸飞机", 8.0, top + 21)]
        words += [(f"第{n}折", 80.0, top + 14 * place) for place, n in enumerate("一二三")]
        words += [(f"{place}.5", 204.0, top + 14 * place) for place in range(3)]
    made = grid(words, [*three_rules(26, 120), rule(74, 60, 300)])
    assert [row[0] for row in made if len(row) == 3] == ["纸", "圆形纸飞机^3", "方形纸飞机^3"]


def test_the_name_of_the_rows_below_is_no_second_line_of_the_row_above() -> None:
    words = [("变量", 10.0, 18.0), ("(1)", 110.0, 18.0), ("(2)", 180.0, 18.0)]
    at = 40.0
    rows: list[tuple[str, tuple[str, ...]]] = [
        ("春天", ()), ("折数", ("0.52", "0.61")), ("", ("(0.11)", "(0.20)")),
        ("比率", ("0.7", "0.8")), ("纸张", ("Yes", "Yes")),
        ("秋天", ()), ("折数", ("0.42", "0.31")), ("", ("(0.21)", "(0.10)")),
    ]  # fmt: skip
    for name, values in rows:
        words += ([(name, 10.0, at)] if name else []) + [(v, 110.0 + 70 * i, at) for i, v in enumerate(values)]
        at += 13
    made = grid(words, three_rules(26, at))
    assert [row[0] for row in made[1:]] == ["春天", "折数", "比率", "纸张", "秋天", "折数"]


def test_a_tick_stands_in_its_own_row_alone() -> None:
    words = [("纸", 10.0, 18.0), ("长", 110.0, 18.0), ("宽", 180.0, 18.0)]
    words += [(name, 10.0, 40.0 + 14 * place) for place, name in enumerate(["甲纸", "乙纸", "丙纸", "丁纸", "戊纸"])]
    words += [("√", 112.0, 40.0), ("√", 112.0, 68.0), ("√", 112.0, 96.0)]
    words += [("√", 182.0, 40.0 + 14 * place) for place in range(5)]
    assert [row[1] for row in grid(words, three_rules(26, 104))[1:]] == ["√", "", "√", "", "√"]


def test_in_a_frame_a_rule_over_all_but_the_first_column_ends_the_head() -> None:
    words = [("部分", 8.0, 20.0), ("折纸", 60.0, 14.0), ("张数", 60.0, 26.0), ("整数，从一到九", 150.0, 20.0)]
    words += [("纸边", 60.0, 50.0), ("长短，以指计", 150.0, 50.0)]
    rules = [rule(0), rule(34, 44), rule(64), *(upright(x, 0, 64) for x in (0, 44, 120, 299))]
    assert grid(words, rules)[0][1] == "折纸张数"


def test_raised_letters_are_kept() -> None:
    raised: list[Char] = chars("a", 121.0, 45.0, 5.0)
    words = [("纸", 10.0, 18.0), ("长", 110.0, 18.0), ("甲纸", 10.0, 48.0), ("1.5", 109.0, 48.0)]
    assert grid([*words, ("乙纸", 10.0, 62.0), ("2.5", 109.0, 62.0)], three_rules(26, 70), raised)[1] == [
        "甲纸",
        "1.5a",
    ]


def test_columns_without_a_head_of_their_own_are_under_the_one_amid_them() -> None:
    words = [("纸", 10.0, 18.0), ("低处", 84.0, 18.0), ("高处", 204.0, 18.0)]
    xs = [60.0, 84.0, 108.0, 180.0, 204.0, 228.0]
    for place, name in enumerate(["甲纸", "乙纸", "丙纸"]):
        words += [(name, 10.0, 40.0 + 14 * place), *((f"{place}.5", x, 40.0 + 14 * place) for x in xs)]
    assert grid(words, three_rules(26, 76))[0] == ["纸", "低处*3", "高处*3"]


def test_the_names_of_rows_may_be_without_a_head() -> None:
    words = [("长", 112.0, 18.0), ("宽", 182.0, 18.0), *valued(["甲纸", "乙纸", "丙纸"], [110.0, 180.0], 40)]
    assert grid(words, three_rules(26, 76))[0] == ["", "长", "宽"]


def test_a_rule_under_a_part_of_a_group_is_not_the_groups() -> None:
    words = [("纸", 10.0, 30.0), ("上半", 122.0, 12.0), ("边长", 92.0, 25.0), ("厚", 196.0, 31.0)]
    words += [("最大", 62.0, 38.0), ("最小", 122.0, 38.0), *valued(["甲纸", "乙纸"], [64.0, 124.0, 194.0], 54)]
    made = grid(words, [*three_rules(43, 76), rule(16, 50, 216), rule(29, 50, 148)])
    assert made[0] == ["纸^3", "上半*3"]
    assert made[1] == ["边长*2", "厚^2"]


def test_uprights_may_part_groups_of_columns_only() -> None:
    words = [("纸", 20.0, 28.0), ("折前", 106.0, 14.0), ("折后", 216.0, 14.0)]
    words += [(n, x, 28.0) for n, x in (("长", 87.0), ("宽", 131.0), ("长", 197.0), ("宽", 241.0))]
    words += valued(["甲纸", "乙纸", "丙纸"], [85.0, 129.0, 195.0, 239.0], 48)
    made = grid(words, [*three_rules(34, 82), *(upright(x, 0, 82) for x in (60, 170))])
    assert made[0] == ["纸^2", "折前*2", "折后*2"]
    assert made[2] == ["甲纸", "1.5", "1.5", "1.5", "1.5"]


def test_a_row_that_stands_nearer_than_the_lines_of_a_cell_is_none_of_it() -> None:
    words = [("因素", 10.0, 18.0), ("轻", 80.0, 18.0), ("重", 200.0, 18.0)]
    rows = [
        ("纸湿", "略软", "很软", 40.0),
        ("纸旧", "略黄而折痕处不裂开不掉屑", "很黄而折痕处", 54.2),
        ("纸厚", "略厚", "很厚", 77.1),
    ]
    words += [word for a, b, c, y in rows for word in ((a, 10.0, y), (b, 80.0, y), (c, 200.0, y))]
    words += [("裂开掉屑而且不能", 200.0, 66.2)]
    words += [("纸长", 10.0, 91.3), ("略长", 80.0, 91.3), ("很长", 200.0, 91.3)]
    made = grid(words, three_rules(26, 99))
    assert [row[2] for row in made[1:]] == ["很软", "很黄而折痕处裂开掉屑而且不能", "很厚", "很长"]


def grouped(*names: tuple[str, float]) -> list[list[str]]:
    """A table of three columns under a head, each name before two rows of values; the middle is at 150."""
    words = [("处理", 70, 14), ("产量", 142, 14), ("株高", 220, 14)]
    y = 34.0
    for name, x in names:
        words.append((name, x, y))
        for row in ("对照", "施氮"):
            y += 14
            words += [(row, 70, y), ("12.3", 142, y), ("4.1", 222, y)]
        y += 14
    return grid(words, three_rules(22, y - 8))


def test_the_name_of_rows_stands_over_the_middle_column_of_values() -> None:
    found = grouped(("甲处", 142), ("乙处", 142))
    assert [row for row in found if len(row) == 1] == [["甲处*3"], ["乙处*3"]]
    assert grouped(("甲处", 142), ("乙处", 160))[-3] != ["乙处*3"]  # off the middle: a cell of that column
    assert grouped(("甲处", 142), ("13.5", 142))[-3] == ["", "13.5", ""]  # a value is its column's


def test_the_name_of_rows_stands_flush_left_before_a_centred_column() -> None:
    found = grouped(("甲处", 10), ("乙处", 10))
    assert [row for row in found if len(row) == 1] == [["甲处*3"], ["乙处*3"]]
    assert {len(row) for row in found} == {1, 3}
    assert grouped(("甲处", 10), ("乙处", 60))[-3] == ["乙处", "", ""]  # over the column of names


def remarked(*ys: float) -> list[list[str]]:
    """Four rows of values, the remarks behind them at these heights."""
    words = [("处理", 10, 14), ("产量", 100, 14), ("备注", 220, 14)]
    words += [
        w for at, name in enumerate("甲乙丙丁戊") for w in ((name, 10, 34 + 14 * at), ("12.3", 100, 34 + 14 * at))
    ]
    return grid([*words, *(("补种", 220, y) for y in ys)], three_rules(22, 100))


def test_a_remark_stands_in_its_own_row_alone() -> None:
    assert [row[-1] for row in remarked(62)[1:]] == ["", "", "补种", "", ""]  # though in the middle of all
    assert [row[2:] for row in remarked(41, 76)[1:]] == [["补种^2"], [], ["补种^3"], [], []]  # of two groups


def test_a_name_in_the_middle_of_the_heads_height_tells_that_those_on_its_last_line_have_one_over_them() -> None:
    """Without a rule under the group's name, which stands in the middle of its columns."""
    words = [("纸", 10.0, 23.0), ("折数", 116.0, 14.0), ("厚", 220.0, 23.0)]
    words += [(n, 60.0 + 40 * place, 32.0) for place, n in enumerate(["一", "二", "三", "四"])]
    words += valued(["甲纸", "乙纸"], [56.0, 96.0, 136.0, 176.0, 216.0])
    made = grid(words, three_rules(38, 70))
    assert made[0] == ["纸^2", "折数*4", "厚^2"]
    assert made[1] == ["一", "二", "三", "四"]


def test_names_of_two_lines_have_nothing_over_them_where_others_stand_in_the_middle() -> None:
    words = [("纸", 10.0, 23.0), ("折叠", 60.0, 14.0), ("次数", 60.0, 32.0), ("角度", 110.0, 23.0)]
    words += [("长边", 160.0, 14.0), ("毫米", 160.0, 32.0), *valued(["甲纸", "乙纸"], [60.0, 110.0, 160.0])]
    assert grid(words, three_rules(38, 70))[0] == ["纸", "折叠次数", "角度", "长边毫米"]


def test_short_entries_of_one_length_are_no_wrapped_text() -> None:
    """A dash, and entries that all end at the column's edge: each line is a row, though none has a value or a name."""
    own = [["甲类", "―", "折法[8]"], ["", "―", "折法[9]"], ["", "KITE", "折法[6]"], ["", "―", "折法[7]"]]
    own += [["乙类", "―", "折法[5]"], ["", "PLANE", "折法[4]"]]
    words = [("类型", 10.0, 18.0), ("名称", 100.0, 18.0), ("文献", 200.0, 18.0)]
    places = [(n, at) for n in range(len(own)) for at in range(3)]
    words += [(own[n][at], (10.0, 100.0, 200.0)[at], 40.0 + 12 * n) for n, at in places if own[n][at]]
    assert grid(words, three_rules(26, 116))[1:] == own


@pytest.mark.parametrize(("step", "joined"), [(21, True), (26, False)])
def test_a_line_alone_under_a_full_one_goes_on_with_it_in_wide_leading(step: float, joined: bool) -> None:
    long, rest = "纸飞机折得又轻又平飞得很远很稳", "孩子喜欢"
    words = [("甲", 10.0, 18.0), ("乙", 100.0, 18.0)]
    y = 40.0
    for name in ("折", "叠"):
        words += [(name, 10.0, y), (long, 100.0, y), (rest, 100.0, y + step)]
        y += step + 32
    own = grid(words, three_rules(26, y))[1:]
    assert (own == [["折", long + rest], ["叠", long + rest]]) is joined


@pytest.mark.parametrize("wrapped", [True, False])
def test_cells_around_the_names_of_their_rows(wrapped: bool) -> None:
    """Evenly leaded, each row's name in its middle: text that goes on is one cell, short entries are rows."""
    first, second = ("纸飞机折得又轻又平", "飞得很远") if wrapped else ("又轻", "很远")
    words = [("折法", 10.0, 14.0), ("特点", 100.0, 14.0)]
    for n, name in enumerate(("甲法", "乙法", "丙法")):
        y = 36.0 + 24 * n
        words += [(name, 10.0, y + 6), (first, 100.0, y), (second, 100.0, y + 12)]
    own = grid(words, three_rules(22, 112))[1:]
    assert (own == [[name, first + second] for name in ("甲法", "乙法", "丙法")]) is wrapped
