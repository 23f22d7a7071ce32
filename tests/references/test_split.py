"""Lines of a list to entries. All works are invented."""

import pytest

from pipeline.model.block import Line
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.parse.references import entries, read_references, references, split
from tests.references.lines import LEADING, SIZE, column, line

HANG = 20.0


def texts(lines: list[Line]) -> list[tuple[str, str]]:
    return [(entry.label, entry.text) for entry in split(lines).entries]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("[1]", "[2]", "[3]"),
        ("［1］", "［2］", "［3］"),
        ("【1】", "【2】", "【3】"),
        ("〔1〕", "〔2〕", "〔3〕"),
        ("[1].", "[2].", "[3]."),
        ("(1)", "(2)", "(3)"),
        ("（1）", "（2）", "（3）"),
        ("1.", "2.", "3."),
        ("1．", "2．", "3．"),
        ("1、", "2、", "3、"),
        ("1)", "2)", "3)"),
        ("1", "2", "3"),
        ("①", "②", "③"),
    ],
)
def test_labels_of_every_style(first: str, second: str, third: str) -> None:
    lines = column(
        [
            (50, f"{first} 王小明. 湖泊的演替[J]. 湖泊"),
            (70, "学报,2014,42(12):145-148."),
            (50, f"{second} SMITH J A. Lakes in winter[J]. Lake"),
            (70, "Science,2015,3(2):1-9."),
            (50, f"{third} 李华. 盐湖[M]. 北京:某某出版社,1999."),
        ]
    )
    assert texts(lines) == [
        (first, "王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."),
        (second, "SMITH J A. Lakes in winter[J]. Lake Science,2015,3(2):1-9."),
        (third, "李华. 盐湖[M]. 北京:某某出版社,1999."),
    ]


@pytest.mark.parametrize("heading", ["参考文献：　[1] ", "References [1] ", "【参考文献】[1] ", "注释：① "])
def test_a_heading_that_runs_into_the_first_entry(heading: str) -> None:
    second = "②" if "①" in heading else "[2]"
    lines = column(
        [
            (50, f"{heading}王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."),
            (50, f"{second} 李华. 盐湖[M]. 北京:某某出版社,1999."),
        ]
    )
    assert [text for _, text in texts(lines)] == [
        "王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148.",
        "李华. 盐湖[M]. 北京:某某出版社,1999.",
    ]


def test_numbers_that_open_a_line_are_no_labels() -> None:
    lines = column(
        [
            (50, "1 王小明. 湖泊的演替[J]. 湖泊学报,"),
            (70, "2014,42(12):145-148."),
            (50, "2 李华. 盐湖[J]. 盐业研究,1999,"),
            (70, "3 (4):12-18."),
            (50, "3 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7."),
        ]
    )
    assert [label for label, _ in texts(lines)] == ["1", "2", "3"]
    assert texts(lines)[1][1] == "李华. 盐湖[J]. 盐业研究,1999, 3 (4):12-18."


def test_entry_runs_over_column_and_page() -> None:
    lines = [
        *column([(50, "[1] WANG X M. Lakes of the high plateau and their"), (70, "salt in the")]),
        *column([(320, "dry season[J]. Lake Science,2014,42(12):"), (300, "[2] 李华. 盐湖[J]. 盐业")], top=60),
        *column([(70, "研究,1999,3(4):12-18."), (50, "[3] 赵一. 卤水[M]. 北京:某某出版社,2001.")], page=2),
    ]
    found = texts(lines)
    assert (
        found[0][1]
        == "WANG X M. Lakes of the high plateau and their salt in the dry season[J]. Lake Science,2014,42(12):"
    )
    assert found[1] == ("[2]", "李华. 盐湖[J]. 盐业研究,1999,3(4):12-18.")
    assert split(lines).entries[1].source.page == 1


OF_THE_PAGES = ("责任编辑：李某", "(下转第 84 页)")  # said of the pages: nothing of the article is missed


@pytest.mark.parametrize(
    "after",
    [
        *OF_THE_PAGES,
        "收稿日期：2014-05-14；修回日期：2014-07-12",
        "(收稿日期: 2014-05-14)",
        "作者简介：王某（1980-），男，副教授，研究方向为湖泊。",
        "基金项目: 某某基金(12345678)",
        "Received 14 May 2014",
        "Abstract: Lakes are studied here.",
        "■■■■■■■■■■■■■■■■■■",
    ],
)
def test_what_follows_the_list_is_no_entry(after: str) -> None:
    lines = column(
        [
            (50, "[1] 王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."),
            (50, "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18."),
            (50, after),
            (50, "something more"),
        ]
    )
    seen: list[Diagnostic] = []
    found = entries(lines, seen.append).entries
    assert [entry.text for entry in found][-1] == "李华. 盐湖[J]. 盐业研究,1999,3(4):12-18."
    assert [note.kind for note in seen] == [Kind.TEXT_UNPLACED] * (1 if after in OF_THE_PAGES else 2)


def test_where_another_text_goes_on_is_of_the_page() -> None:
    texts = [
        "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8.",
        "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18.",
        "（下转第 84 页）",
    ]
    _, left = read_references(column([(50, text) for text in texts]), [].append)
    assert [(item.label, item.text) for item in left] == [("furniture", texts[2])]


@pytest.mark.parametrize(("text", "page", "ends"), [
    ("100000, China)", 2, True), ("100000, China)", 1, False), ("(in Chinese)", 2, False), ("100000, China", 2, False),
])  # fmt: skip
def test_the_rest_of_another_text_s_bracket_over_the_page_is_no_part_of_the_last_entry(
    text: str, page: int, ends: bool
) -> None:
    """As on the page of an issue's English abstracts."""
    rows = [
        (50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."),
        (50, "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18."),
    ]
    rest = line(62, text, page=page, top=50 if page == 2 else 100 + 2 * LEADING)
    found = split([*column(rows), rest])
    assert (found.rest == (rest,)) is ends


def test_what_is_no_entry_is_left_over() -> None:
    texts = [
        "[1] 王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148.",
        "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18.",
        "附中文参考文献:",
        "作者简介：王小明，男，示例大学教授，",
        "研究方向为湖泊。",
    ]
    cited, left = read_references(column([(50, text) for text in texts]), [].append)
    assert [entry.label for entry in cited] == ["[1]", "[2]"]
    assert [(item.label, item.text) for item in left] == [
        ("ref-list-title", texts[2]), ("unplaced", f"{texts[3]}\n{texts[4]}")
    ]  # fmt: skip


def test_larger_type_after_the_list_is_no_entry() -> None:
    lines = column(
        [(50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."), (50, "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18.")]
    )
    title = line(120, "The succession of lakes", top=170, size=SIZE * 1.6)
    found = split([*lines, title])
    assert [entry.text for entry in found.entries][-1].endswith("12-18.")
    assert found.rest == (title,)


def test_white_after_a_complete_last_entry_ends_it() -> None:
    lines = column(
        [(50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."), (50, "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18.")]
    )
    bio = line(50, "王某：男，1982年生，博士，研究方向为湖泊.", top=180)
    assert split([*lines, bio]).rest == (bio,)


def test_heading_among_the_lines_is_no_entry() -> None:
    lines = column(
        [
            (150, "参考文献（References）："),
            (50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."),
            (50, "[2] 李华. 盐湖[M]. 北京:某某出版社,1999."),
        ]
    )
    assert len(split(lines).entries) == 2


def test_two_entries_in_one_line() -> None:
    lines = column(
        [(50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8. [2] 李华. 盐湖[J]. 盐业研"), (70, "究,1999,3(4):12-18.")]
    )
    assert texts(lines) == [
        ("[1]", "王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."),
        ("[2]", "李华. 盐湖[J]. 盐业研究,1999,3(4):12-18."),
    ]


def test_label_apart_from_its_entry_is_put_before_it() -> None:
    lines = [
        *column([(50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8.")]),
        *column(
            [(320, "李华. 盐湖[J]. 盐业研究,1999,3(4):12-18."), (320, "赵一. 卤水[M]. 北京:某某出版社,2001.")], top=60
        ),
        line(300, "[2]", top=60, width=12),
        line(300, "[3]", top=74, width=12),
    ]
    assert [label for label, _ in texts(lines)] == ["[1]", "[2]", "[3]"]


def test_label_lost_from_a_run_of_entries() -> None:
    lines = column(
        [
            (50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."),
            (70, "李华,赵一. 盐湖[J]. 盐业研究,1999,3(4):12-18."),
            (50, "[3] 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7."),
            (50, "[4] 钱二. 卤水[J]. 盐业研究,2002,5(1):2-7."),
        ]
    )
    assert [label for label, _ in texts(lines)] == ["[1]", "[2]", "[3]", "[4]"]


def test_last_entry_behind_a_number_that_stands_elsewhere() -> None:
    """`[3] [5]` before one entry: a work cited twice is given under both its numbers."""
    lines = column(
        [
            (50, "[1] 王小明. 湖泊[J]. 湖泊学报,2014,42(12):1-8."),
            (50, "[2] 李华. 盐湖[J]. 盐业研究,1999,3(4):12-18."),
            (50, "[3] [5] 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7."),
            (50, "[4] 钱二. 卤水[J]. 盐业研究,2002,5(1):2-7."),
            (50, "[6] 孙三. 卤水[J]. 盐业研究,2003,5(1):2-7."),
        ]
    )
    assert [label for label, _ in texts(lines)] == [f"[{n}]" for n in range(1, 7)]


def test_unnumbered_list_with_hanging_indent() -> None:
    lines = column(
        [
            (50, "陈莹,张晨. 2021. 湖泊管理模式的长效分析[J]. 给水"),
            (50 + HANG, "学报,57(S2):61-67"),
            (50, "Huang W C, Shuai B. 2018. Using entropy to evaluate lake"),
            (50 + HANG, "systems[J]. Transport of Lakes, 111: 292-303"),
            (50, "赖飞. 2022. 期刊编辑素质研究[J]. 编辑学报,33(8):1104-"),
            (50 + HANG, "1111."),
        ]
    )
    found = texts(lines)
    assert [text[:6] for _, text in found] == ["陈莹,张晨.", "Huang ", "赖飞. 20"]
    assert found[2][1].endswith("33(8):1104-1111.")


def test_an_original_in_brackets_is_of_the_entry_before_it() -> None:
    lines = column(
        [
            (50, "Wang, X. (2021). Effects of names in lakes. Advances in Lake"),
            (50 + HANG, "Science, 29(6), 1067-1085."),
            (50, "[王小明. (2021). 湖泊中的名字效应. 湖泊科学进展, 29(6),"),
            (50 + HANG, "1067-1085.]"),
            (50, "Zhou, T. (2010). Fitting in with salt. Salt Science, 1(1), 19-25."),
            (50, "[周涛. (2019). 盐湖. 盐业研究, 2(1), 1-5.]"),
            (50, "[周涛. (2020). 卤水. 盐业研究, 3(1), 1-5.]"),
        ]
    )
    found = texts(lines)
    assert [text[:6] for _, text in found] == ["Wang, ", "Zhou, ", "[周涛. ("]
    assert found[0][1].endswith("1067-1085. [王小明. (2021). 湖泊中的名字效应. 湖泊科学进展, 29(6), 1067-1085.]")


def test_unnumbered_list_with_first_line_indent() -> None:
    lines = column(
        [
            (70, "陈东:《湖泊背景与渔业绩效》,《渔业"),
            (50, "世界》2015年第8期。"),
            (70, "程郁、罗丹:《渔民信贷缺口的估计》,《渔业"),
            (50, "文汇》2010年第2期。"),
            (70, "韩炜、杨俊:《湖泊如何构建联结》,《渔业世界》2017年第10期。"),
        ]
    )
    assert [text for _, text in texts(lines)] == [
        "陈东:《湖泊背景与渔业绩效》,《渔业世界》2015年第8期。",
        "程郁、罗丹:《渔民信贷缺口的估计》,《渔业文汇》2010年第2期。",
        "韩炜、杨俊:《湖泊如何构建联结》,《渔业世界》2017年第10期。",
    ]


@pytest.mark.parametrize("colon", [":", "."])
def test_unnumbered_list_of_single_authors_with_first_line_indent(colon: str) -> None:
    lines = column(
        [
            (70, f"陈东,2015{colon}《湖泊背景与渔业绩效》,《渔业"),
            (50, "世界》第8期。"),
            (70, f"某某渔业厅,2010{colon}《渔民信贷缺口的估计》,"),
            (50, "湖光出版社。"),
            (70, f"韩炜,2017{colon}《湖泊如何构建联结》,《渔业世界》"),
            (50, "第10期。"),
        ]
    )
    assert [text[:3] for _, text in texts(lines)] == ["陈东,", "某某渔", "韩炜,"]


def test_a_journal_and_its_year_begin_no_entry() -> None:
    lines = column(
        [
            (50, "陈莹,张晨. 2021. 湖泊管理模式的长效分析与比较[J]. 湖泊与"),
            (50, "湖光学报,2021,57(S2):61-67."),
            (50, "赖飞. 2022. 期刊编辑素质研究[J]. 编辑学报,33(8):1104-1111."),
        ]
    )
    assert [text[:3] for _, text in texts(lines)] == ["陈莹,", "赖飞."]


ZH = "王小明,李华. 盐湖的演替[J]. 湖泊学报,2014,42(12):145-148."
EN = "WANG Xiaoming, LI Hua. Succession of salt lakes[J]. Journal of Lakes,2014,42(12):145-148."


@pytest.mark.parametrize(
    "rows",
    [
        [(50, f"[1] {ZH}"), (70, EN), (50, "[2] 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7.")],
        [(50, f"[1] {ZH} ({EN})"), (50, "[2] 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7.")],
        [(50, f"[1] {ZH}"), (50, f"[1] {EN}"), (50, "[2] 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7.")],
        [
            (50, f"[1] {ZH}"),
            (50, "[2] 赵一. 卤水[J]. 盐业研究,2001,5(1):2-7."),
            (50, "[3] 钱二. 卤虫[J]. 盐业研究,2003,5(1):3-8."),
            (50, "References"),
            (50, f"[1] {EN}"),
            (50, "[2] ZHAO Yi. Brine[J]. Salt Studies,2001,5(1):2-7."),
            (50, "[3] QIAN Er. Brine shrimp[J]. Salt Studies,2003,5(1):3-8."),
        ],
    ],
    ids=["beneath", "in brackets", "number repeated", "second list"],
)
def test_english_twin(rows: list[tuple[float, str]]) -> None:
    found = references(column(rows), lambda _: None)
    assert found[0].number == "1"
    assert [half.lang.value for half in found[0].citations] == ["zh", "en"]
    assert found[1].number == "2"


def test_second_list_of_other_things_is_left_out() -> None:
    lines = column(
        [
            (50, f"[1] {ZH}"),
            (50, "[2] 赵一. 卤水[J]. 盐业研究,2001,5(1):22-27."),
            (50, "[1] 王某. lakes.txt. 湖泊数据."),
            (50, "[2] 王某. salt.txt. 盐湖数据."),
        ]
    )
    found = split(lines)
    assert [entry.twin for entry in found.entries] == ["", ""]
    assert len(found.rest) == 2


def test_lines_without_any_entry() -> None:
    assert split([]).entries == ()
    assert split(column([(50, "参考文献")])).entries == ()


def test_the_last_entry_goes_on_where_its_line_ends_in_a_letter() -> None:
    """`[11]` hangs a figure wider than `[9]`, and a line that ends in a word is no entry's end."""
    rows = [(50, "[8] 李华. 盐湖[J]. 湖泊学"), (64, "报,1999,3(4):12-18."), (50, "[9] 赵一. 卤水[J]. 湖泊")]
    rows += [(64, "学报,2001,5(1):2-7."), (50, "[10] 钱二. 盐场[J]. 湖泊学报,"), (68, "2003,7(1):2-7.")]
    rows += [
        (50, "[11] SMITH J. Evaporation of brine from"),
        (68, "shallow ponds[J]. Lake Science,"),
        (68, "2004,3(2):1-9."),
    ]
    assert texts(column(rows))[-1] == (
        "[11]",
        "SMITH J. Evaporation of brine from shallow ponds[J]. Lake Science, 2004,3(2):1-9.",
    )


def test_where_sizes_jump_from_line_to_line_they_end_no_entry() -> None:
    """The text layer of a scan: a line of figures alone gets a smaller type."""
    rows = [row for n in range(1, 8) for row in ((50, f"[{n}] 王小明. 盐湖之{n}[M]. 北京:某某出版社,"), (70, "1999."))]
    lines = [
        line(x, text, top=100.0 + 14.0 * at, size=SIZE if at % 2 == 0 else 0.7 * SIZE)
        for at, (x, text) in enumerate(rows)
    ]
    assert [text[-5:] for _, text in texts(lines)] == ["1999."] * 7


def test_an_entry_read_behind_its_place_is_put_back() -> None:
    numbers = (1, 2, 4, 5, 6, 7, 8, 9, 3)
    found = texts(column([(50, f"[{n}] 王小明. 盐湖之{n}[M]. 北京:某某出版社,1999.") for n in numbers]))
    assert [label for label, _ in found] == [f"[{n}]" for n in range(1, 10)]


def test_identifiers_are_written_in_half_width() -> None:
    found = texts(column([(50, "[1] 王小明．盐湖［J］．湖泊学报，2014，42（1）：1．DOI：10．5555／a．2014．01．")]))
    assert found[0][1].endswith("DOI：10.5555/a.2014.01．")


@pytest.mark.parametrize(("both", "labels"), [("[2][4]", ["[2]", "[4]"]), ("［2］ ［4］", ["［2］", "［4］"])])
def test_a_work_cited_twice_has_both_its_numbers(both: str, labels: list[str]) -> None:
    rows = [
        (50, "[1] 王小明. 盐湖[M]. 北京:某某出版社,1999."),
        (50, f"{both} 李小红. 盐田[M]. 北京:某某出版社,2001."),
        (50, "[3] 张三. 卤水[M]. 北京:某某出版社,2003."),
        (50, "[5] 孙三. 卤虫[M]. 北京:某某出版社,2005."),
        (50, "[6] 钱一. 盐水[M]. 北京:某某出版社,2006."),
    ]
    found = texts(column(rows))
    assert [label for label, _ in found] == ["[1]", labels[0], "[3]", labels[1], "[5]", "[6]"]
    assert found[1][1] == found[3][1] == "李小红. 盐田[M]. 北京:某某出版社,2001."


def test_a_closing_bracket_read_as_a_figure() -> None:
    """A text layer guessed from a scan: `【41张三` for 【4】张三."""
    labels = ("【1】", "【2】", "【3】", "【41", "【5】")
    found = texts(column([(50, f"{label}王小明. 盐湖[M]. 北京:某某出版社,1999.") for label in labels]))
    assert [label for label, _ in found] == list(labels)


def test_lives_of_the_authors_under_a_column_are_no_part_of_its_last_entry() -> None:
    left = [
        (50, "[1] Smith J. Evaporation of brine. Lake"),
        (68, "Science, 2004, 3(2): 1-9"),
        (50, "[2] Brown K. A study on the shallow"),
    ]
    lives = [line(50, "WANG Xiaoming, born in 1980, professor.", top=300), line(50, "He studies brine.", top=314)]
    right = [
        line(320, "ponds. Lake Science, 2005, 4(1): 2-8", top=100),
        line(300, "[3] Moor L. Silt. Lake Science, 2006, 5(1): 3-9", top=114),
        line(300, "[4] Moor L. Mud. Lake Science, 2007, 6(1): 3-9", top=128),
    ]
    found = split([*column(left), *lives, *right])
    assert found.entries[1].text == "Brown K. A study on the shallow ponds. Lake Science, 2005, 4(1): 2-8"
    assert [rest.text for rest in found.rest] == [life.text for life in lives]


def test_a_second_list_of_a_few_works_under_its_own_heading() -> None:
    lines = column(
        [
            (50, "[1] REED S. Silt of ponds[J]. Acta Lacus, 2001, 5(2): 12-18."),
            (50, "[2] LAKE M, BERG K. Winter of ponds[J]. Acta Lacus, 2003, 7(1): 21-29."),
            (50, "[3] WANG X M. Reeds of ponds[J]. Acta Lacus, 2004, 8(4): 31-39."),
            (50, "附中文参考文献:"),
            (50, "[2] 雷某,贝某. 塘之冬[J]. 塘报, 2003, 7(1): 21-29."),
        ]
    )
    found = split(lines).entries
    assert [(entry.label, entry.twin) for entry in found] == [
        ("[1]", ""),
        ("[2]", "雷某,贝某. 塘之冬[J]. 塘报, 2003, 7(1): 21-29."),
        ("[3]", ""),
    ]


def test_labels_whose_numbers_have_no_form() -> None:
    """A recognised layer that has lost all figures; one bracket was read as a quotation mark."""
    lines = column(
        [
            (50, "〔\ufffd〕王小明，湖泊的演替，湖泊学报，\ufffd\ufffd\ufffd\ufffd"),
            (50, "「\ufffd〕李华，盐湖与它的岸线，北京：某某出版社，\ufffd\ufffd\ufffd"),
            (50, "【\ufffd\ufffd〕陈明，冬季的湖泊，湖泊学报，\ufffd\ufffd"),
        ]
    )
    found = split(lines).entries
    assert [entry.label for entry in found] == ["〔\ufffd〕", "「\ufffd〕", "【\ufffd\ufffd〕"]
    assert [entry.text[:3] for entry in found] == ["王小明", "李华，", "陈明，"]
