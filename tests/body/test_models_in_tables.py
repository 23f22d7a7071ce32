"""Tables of models and narrow tables: numbered columns, errors in brackets, names without a head, columns set close."""

from __future__ import annotations

from tests.body.test_tables import grid, rule, three_rules

COLUMNS = (100, 150, 200, 250)


def at(y: float, *texts: str) -> list[tuple[str, float, float]]:
    """One text in each column, at one height."""
    return [(text, x, y) for text, x in zip(texts, COLUMNS, strict=False) if text]


def test_numbers_of_models_over_their_groups_are_a_row_of_the_head() -> None:
    words = [
        *at(10, "(1)", "(2)", "(3)", "(4)"),
        ("本县", 125, 20), ("外县", 225, 20),
        *at(30, "小麦", "玉米", "小麦", "玉米"),
        ("雨量", 10, 48), *at(48, "0.12", "0.25", "0.31", "0.42"),
        ("样本", 10, 62), *at(62, "310", "312", "298", "297"),
    ]  # fmt: skip
    assert grid(words, three_rules(36, 70)) == [
        ["", "(1)", "(2)", "(3)", "(4)"],
        ["", "本县*2", "外县*2"],
        ["", "小麦", "玉米", "小麦", "玉米"],
        ["雨量", "0.12", "0.25", "0.31", "0.42"],
        ["样本", "310", "312", "298", "297"],
    ]


def test_numbers_of_models_between_their_groups_and_their_names_are_a_row_of_the_head() -> None:
    words = [
        ("变量", 10, 24), ("本县", 125, 10), ("外县", 225, 10),
        *at(24, "(1)", "(2)", "(3)", "(4)"),
        *at(38, "小麦", "玉米", "小麦", "玉米"),
        ("雨量", 10, 58), *at(58, "0.12", "0.25", "0.31", "0.42"),
        ("样本", 10, 72), *at(72, "310", "312", "298", "297"),
    ]  # fmt: skip
    assert grid(words, [*three_rules(46, 80), rule(14, 95, 270)])[:4] == [
        ["变量^3", "本县*2", "外县*2"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["小麦", "玉米", "小麦", "玉米"],
        ["雨量", "0.12", "0.25", "0.31", "0.42"],
    ]


def test_numbers_of_models_under_their_names_are_a_row_of_the_head() -> None:
    words = [
        ("变量", 10, 16), *at(10, "晴日", "雨日", "雪日"), *at(24, "式(1)", "式(2)", "式(3)"),
        ("雨量", 10, 48), *at(48, "0.12", "0.25", "0.31"),
        ("样本", 10, 62), *at(62, "310", "312", "298"),
    ]  # fmt: skip
    assert grid(words, three_rules(36, 70))[:2] == [["变量^2", "晴日", "雨日", "雪日"], ["式(1)", "式(2)", "式(3)"]]


def test_the_name_beside_a_line_of_errors_goes_on_from_the_line_above() -> None:
    words = [
        ("变量", 10, 10), *at(10, "(1)", "(2)"),
        ("雨量×", 10, 48), *at(48, "0.12∗∗∗", "0.25∗"),
        ("坡度", 10, 60), *at(60, "(0.03)", "(0.04)"),
        ("雨量×", 10, 76), ("0.31", 150, 76),
        ("高程", 10, 88), ("(0.05)", 150, 88),
        ("样本", 10, 106), *at(106, "310", "312"),
    ]  # fmt: skip
    assert grid(words, three_rules(36, 112))[1:] == [
        ["雨量×坡度", "0.12∗∗∗ (0.03)", "0.25∗ (0.04)"],
        ["雨量×高程", "", "0.31 (0.05)"],
        ["样本", "310", "312"],
    ]


def test_several_errors_in_brackets_of_their_own_are_one_cell_with_their_coefficient() -> None:
    words = [
        *at(10, "小麦", "玉米"),
        *at(40, "0.12", "0.25"), *at(50, "(0.03)", "(0.04)"), *at(60, "[0.05]", "[0.06]"), *at(70, "{0.07}", "{0.08}"),
        ("样本", 10, 90), *at(90, "310", "312"), ("雨量", 10, 55),
    ]  # fmt: skip
    found = grid(words, three_rules(24, 100))
    assert [cell.replace(" ", "") for cell in found[1]] == ["雨量", "0.12(0.03)[0.05]{0.07}", "0.25(0.04)[0.06]{0.08}"]
    assert found[2] == ["样本", "310", "312"]


def test_members_of_a_set_are_no_error_of_the_value_above() -> None:
    words = [
        ("法", 10, 10), *at(10, "首选", "全选"),
        ("甲", 10, 40), *at(40, "3", "5"), ("乙", 10, 54), *at(54, "{A3, B5}", "{A3, B7}"),
    ]  # fmt: skip
    assert [row[0] for row in grid(words, three_rules(24, 64))] == ["法", "甲", "乙"]


def test_a_head_that_leaves_the_names_of_the_rows_without_one_ends_at_its_rule() -> None:
    words = [
        *at(10, "办法", "好处", "时节"),
        ("漫灌", 10, 30), *at(30, "省工", "简便", "早春"),
        ("滴灌", 10, 50), *at(50, "费工", "省水", "全年"),
    ]  # fmt: skip
    rules = [rule(0), rule(18), rule(36), rule(60)]
    assert grid(words, rules) == [
        ["", "办法", "好处", "时节"],
        ["漫灌", "省工", "简便", "早春"],
        ["滴灌", "费工", "省水", "全年"],
    ]


def test_a_column_that_the_rules_leave_out_has_one_cell_over_the_rows() -> None:
    words = [
        ("县", 10, 10), ("年", 100, 10), ("办法", 180, 10), ("亩数", 260, 10),
        ("东县", 10, 30), ("一年", 100, 30), ("120", 260, 30),
        ("集中", 180, 42),
        ("西县", 10, 54), ("两年", 100, 54), ("135", 260, 54),
        ("南县", 10, 78), ("三年", 100, 78), ("分散", 180, 78), ("98", 260, 78),
    ]  # fmt: skip
    holed = [rule(42, 0, 160), rule(42, 210, 300)]
    assert grid(words, [rule(0), rule(18), *holed, rule(66), rule(90)]) == [
        ["县", "年", "办法", "亩数"],
        ["东县", "一年", "集中^2", "120"],
        ["西县", "两年", "135"],
        ["南县", "三年", "分散", "98"],
    ]


def test_lines_of_one_name_beside_ruled_rows_are_one_cell_where_they_are_evenly_leaded() -> None:
    words = [
        ("类", 10, 10), ("子类", 70, 10), ("说明", 150, 10),
        ("按价", 10, 30), ("分时", 70, 36), ("各时段的价钱不同", 150, 30),
        ("钱的", 10, 42), ("以小时计", 150, 42),
        ("办", 14, 54), ("实时", 70, 54), ("随市价而变", 150, 54),
        ("法", 14, 66), ("尖峰", 70, 72), ("另有高价", 150, 72),
        ("项", 14, 78),
        ("激励", 10, 98), ("直接", 70, 98), ("由一方关停", 150, 98),
    ]  # fmt: skip
    rules = [rule(0), rule(18), rule(46, 65, 300), rule(59, 65, 300), rule(86), rule(106)]
    found = grid(words, rules)
    assert found[1][0] == "按价钱的办法项^3"
    assert [row[-2] for row in found] == ["子类", "分时", "实时", "尖峰", "直接"]


def test_narrow_columns_of_text_are_parted_where_no_character_of_any_row_stands_between_two_heads() -> None:
    words = [
        ("办法", 40, 10), ("次数", 106, 10),
        ("不管有没有这件事都", 20, 30), ("每年四次调", 94, 36), ("要给付款同意减少的", 20, 42), ("用需要的资", 94, 48),
        ("人家每年可以得到钱", 20, 54), ("源不多于九", 94, 54), ("两千元。", 20, 66),
        ("人家能够得到电费的", 20, 90), ("自愿参加次", 94, 90), ("一半付款依照时价。", 20, 102),
        ("数由人家定", 94, 102),
    ]  # fmt: skip
    found = grid(words, [rule(0), rule(18), rule(76), rule(112)])
    assert found == [
        ["办法", "次数"],
        ["不管有没有这件事都要给付款同意减少的人家每年可以得到钱两千元。", "每年四次调用需要的资源不多于九"],
        ["人家能够得到电费的一半付款依照时价。", "自愿参加次数由人家定"],
    ]


def test_members_of_a_list_set_apart_behind_commas_are_one_cell() -> None:
    words = [("名", 10, 10), ("所用的词", 130, 10)]
    lists = ["甲乙", "甲", "甲丙"], ["丙", "丁戊", "己庚"], ["辛壬", "癸"]
    for y, (name, members) in zip((30, 44, 58), zip("春夏秋", lists, strict=True), strict=True):
        x = 100.0
        words.append((name, 10, y))
        for member in members:
            words.append((member + ",", x, y))
            x += len(member) * 8 + 4 + 4
    assert [len(row) for row in grid(words, three_rules(18, 66))] == [2, 2, 2, 2]


def test_an_estimate_with_its_error_stands_in_its_own_row_though_blank_places_are_around_it() -> None:
    """One by one each stands in the middle of as many rows as there are."""
    words = [("变量", 10, 16), *at(16, "(1)", "(2)")]
    for place, name in enumerate(["雨量", "气温", "土层", "坡度", "坡向", "海拔", "常数"]):
        y = 40.0 + 22 * place
        words += [(name, 10, y + 5), ("0.31*", COLUMNS[0], y), ("(0.11)", COLUMNS[0], y + 10)]
        if place in (0, 1, 3, 5, 6):
            words += [("0.42*", COLUMNS[1], y), ("(0.12)", COLUMNS[1], y + 10)]
    made = grid(words, three_rules(24, 200))
    assert [row[2] for row in made[1:]] == ["0.42* (0.12)"] * 2 + ["", "0.42* (0.12)", ""] + ["0.42* (0.12)"] * 2
