"""Figures, tables, formulas and footnotes: their lines stay out of the paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import label_body
from pipeline.model.block import Label, LabelledBlock, Line, Script
from pipeline.model.body import DispFormula, Fig, P, RefType, TableWrap, Xref
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.geometry import Bbox
from pipeline.parse.body import body
from tests.body.made import body_blocks, full, line, page, paragraph


def texts(blocks: tuple[LabelledBlock, ...], label: Label) -> list[str]:
    return [own.text for block in blocks if block.label is label for own in block.block.lines]


def test_a_figure_takes_the_words_inside_it() -> None:
    inside = [line("输入", 6, x0=120, size=7), line("输出", 8, x0=200, size=7)]
    caption = line("图1　示例系统的结构", 10, x0=130, size=8)
    groups = [paragraph(0), inside, [caption], paragraph(12)]
    image = Bbox(100, 130, 300, 205)
    found = label_body(body_blocks(groups), [page([o for g in groups for o in g], images=[image])])
    assert texts(found, Label.FIG_TEXT) == ["输入", "输出"]
    assert texts(found, Label.FIG_CAPTION) == ["图1　示例系统的结构"]
    region = next(block.region for block in found if block.label is Label.FIG_CAPTION)
    assert region is not None
    assert region.contains(image, 1)


@pytest.mark.parametrize("above", [False, True])
def test_the_notes_of_a_figure_are_its_own(above: bool) -> None:
    """They stand under its caption, or between what is drawn and the caption."""
    notes = [
        line("注：虚线为示例。", 9 if above else 11, x0=120, size=7),
        line("资料来源：自制", 9.8 if above else 11.8, x0=120, size=7),
    ]
    caption = line("图1　示例系统的结构", 10.6 if above else 10, x0=130, size=8)
    groups = [paragraph(0), *([notes, [caption]] if above else [[caption], notes]), paragraph(14)]
    own = page([o for g in groups for o in g], images=[Bbox(100, 130, 300, 188)])
    blocks = label_body(body_blocks(groups), [own])
    assert texts(blocks, Label.FIG_FOOT) == ["注：虚线为示例。", "资料来源：自制"]
    made = body(blocks, [own], (), lambda _: None)
    figure = next(node for node in made.content if isinstance(node, Fig))
    assert "".join(note.text for note in figure.foot) == "注：虚线为示例。资料来源：自制"
    assert [type(node) for node in made.content] == [P, Fig, P]


def test_the_list_of_what_a_drawings_numbers_stand_for_is_its_note() -> None:
    caption = line("图1　示例装置的结构", 10, x0=130, size=8)
    groups = [paragraph(0), [caption], [line("1—阀门；2—水箱；3—软管", 11, x0=120, size=7)], paragraph(14)]
    own = page([o for g in groups for o in g], images=[Bbox(100, 130, 300, 188)])
    assert texts(label_body(body_blocks(groups), [own]), Label.FIG_FOOT) == ["1—阀门；2—水箱；3—软管"]


@pytest.mark.parametrize(
    ("size", "row", "found"),
    [
        (7.0, 11.0, True),
        (8.0, 11.0, True),  # as large as the caption
        (8.5, 11.0, False),  # larger than it
        (7.0, 12.5, False),  # white parts it from the figure
    ],
)
def test_sentences_in_small_type_right_under_a_caption_are_its_legend(size: float, row: float, found: bool) -> None:
    legend = "样本取自示例地区各处，曲线是三次测量的平均值"
    caption = line("图1　示例系统的结构", 10, x0=130, size=8)
    groups = [paragraph(0), [caption], [line(legend, row, x0=110, size=size)], paragraph(15)]
    own = page([o for g in groups for o in g], images=[Bbox(100, 130, 300, 188)])
    assert texts(label_body(body_blocks(groups), [own]), Label.FIG_FOOT) == ([legend] if found else [])


def test_text_behind_a_figure_is_no_note_of_it() -> None:
    caption = line("图1　示例系统的结构", 10, x0=130, size=8)
    groups = [paragraph(0), [caption], paragraph(11, text="与示例相比，各处的样本")]
    own = page([o for g in groups for o in g], images=[Bbox(100, 130, 300, 205)])
    assert texts(label_body(body_blocks(groups), [own]), Label.FIG_FOOT) == []


def test_text_that_mentions_a_figure_is_no_caption() -> None:
    text = [line("图1所示为示例地区各处的样本取自示例地区各处的样本取自示", 0, x0=70), line("例地区。", 1)]
    found = label_body(body_blocks([text, paragraph(3)]), [page(text)])
    assert texts(found, Label.FIG_CAPTION) == []


TABLE = [
    line("样本　　　个数　　　均值", 6.6, x0=80, size=8),
    line("甲　　　　12　　　　0.5", 7.6, x0=80, size=8),
    line("乙　　　　15　　　　0.7", 8.6, x0=80, size=8),
]
RULES = [Bbox(70, y, 330, y + 0.5) for y in (152.0, 168.0, 204.0)]


def table_page():  # type: ignore[no-untyped-def]
    caption = line("表1　示例样本", 5, x0=160, size=8, bold=True)
    note = line("注：均值为示例。", 10, x0=80, size=7)
    groups = [paragraph(0), [caption], TABLE, [note], paragraph(13, text="结果见表1样本取自示例")]
    own = page([o for g in groups for o in g], rules=RULES)
    return label_body(body_blocks(groups), [own]), own


def test_a_three_rule_table_has_rows_a_header_and_notes() -> None:
    blocks, own = table_page()
    assert texts(blocks, Label.TABLE) == [row.text for row in TABLE]
    made = body(blocks, [own], (), lambda _: None)
    table = next(node for node in made.content if isinstance(node, TableWrap))
    cells = [["".join(run.text for run in cell.content) for cell in row] for row in table.rows]
    assert cells == [["样本", "个数", "均值"], ["甲", "12", "0.5"], ["乙", "15", "0.7"]]
    assert [cell.header for cell in table.rows[0]] == [True, True, True]
    assert [note.text for note in table.foot] == ["注：均值为示例。"]
    assert (table.id, table.captions[0].label, table.captions[0].text) == ("tab1", "表1", "示例样本")


MORE = [
    line("样本　　　个数　　　均值", 2.6, x0=80, size=8, page=2),
    line("丙　　　　19　　　　0.8", 3.6, x0=80, size=8, page=2),
    line("丁　　　　21　　　　0.9", 4.6, x0=80, size=8, page=2),
]
MORE_RULES = [Bbox(70, y, 330, y + 0.5) for y in (88.0, 104.0, 140.0)]


@pytest.mark.parametrize("word", ["续表1", "续表", "（续）", ""])
def test_a_table_that_goes_on_is_one_with_its_head_once(word: str) -> None:
    caption = line("表1　示例样本", 5, x0=160, size=8, bold=True)
    again = [line(word, 1.4, x0=280, size=8, page=2)] if word else []
    groups = [paragraph(0), [caption], TABLE, *([again] if again else []), MORE]
    first = page([o for g in groups for o in g if o.page == 1], rules=RULES)
    second = page([o for g in groups for o in g if o.page == 2], number=2, rules=MORE_RULES)
    made = body(label_body(body_blocks(groups), [first, second]), [first, second], (), lambda _: None)
    tables = [node for node in made.content if isinstance(node, TableWrap)]
    assert [[cell.content[0].text for cell in row] for table in tables for row in table.rows] == [
        ["样本", "个数", "均值"], ["甲", "12", "0.5"], ["乙", "15", "0.7"], ["丙", "19", "0.8"], ["丁", "21", "0.9"],
    ]  # fmt: skip


def test_a_box_over_a_figures_caption_is_no_table() -> None:
    caption = line("图1　示例系统的结构", 9.6, x0=130, size=8)
    groups = [paragraph(0), TABLE, [caption], paragraph(12)]
    own = page([o for g in groups for o in g], rules=RULES)
    blocks = label_body(body_blocks(groups), [own])
    assert texts(blocks, Label.TABLE) == []
    assert texts(blocks, Label.FIG_TEXT) == [row.text for row in TABLE]


def test_small_prose_between_rules_is_no_table() -> None:
    prose = [line("示例说明文字" * 5, 6.6, x0=70, size=8), line("示例说明文字" * 5, 7.6, x0=70, size=8)]
    groups = [paragraph(0), prose, paragraph(12)]
    own = page([o for g in groups for o in g], rules=RULES)
    assert texts(label_body(body_blocks(groups), [own]), Label.TABLE) == []


def test_a_float_stands_behind_the_paragraph_that_cites_it() -> None:
    blocks, own = table_page()
    made = body(blocks, [own], (), lambda _: None)
    kinds = [type(node) for node in made.content]
    assert kinds == [P, P, TableWrap]
    marks = [item for item in made.content[1].content if isinstance(item, Xref)]  # type: ignore[union-attr]
    assert marks[0].ref_type is RefType.TABLE
    assert marks[0].rids == ("tab1",)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("图3样本取自示例", "图1样本取自示例", "图2样本取自示例"), ["fig1", "fig2", "fig3"]),
        (("样本取自图2示例", "样本取自示例地", "样本取自示例地"), ["fig1", "fig2", "fig3"]),
    ],
)
def test_figures_stand_in_the_order_of_their_numbers_though_the_text_points_forward(
    texts: tuple[str, ...], expected: list[str]
) -> None:
    captions = [line(f"图{n}　示例系统的结构", 5 * n + 3, x0=130, size=8) for n in (1, 2, 3)]
    groups = [g for n, own in enumerate(texts) for g in (paragraph(5 * n + 5, 2, own), [captions[n]])]
    own = page([o for g in groups for o in g])
    made = body(label_body(body_blocks(groups), [own]), [own], (), lambda _: None)
    assert [node.id for node in made.content if isinstance(node, Fig)] == expected


def test_captions_in_both_languages_are_one_figure() -> None:
    captions = [line("图2　示例曲线", 10, x0=150, size=8), line("Fig.2　Sample curves", 11, x0=120, size=8)]
    groups = [paragraph(0), captions, paragraph(14)]
    own = page([o for g in groups for o in g], images=[Bbox(100, 120, 300, 205)])
    made = body(label_body(body_blocks(groups), [own]), [own], (), lambda _: None)
    figures = [node for node in made.content if isinstance(node, Fig)]
    assert [(c.lang, c.text) for f in figures for c in f.captions] == [("zh", "示例曲线"), ("en", "Sample curves")]


def test_a_displayed_formula_stays_out_of_the_paragraph() -> None:
    formula = line("y=ax+b　　　　　（1）", 4, x0=160)
    groups = [paragraph(0), [formula], [line("式中：a为斜率，b为截距，均由示例数据拟合得到。", 6)]]
    found = label_body(body_blocks(groups), [page([o for g in groups for o in g])])
    assert texts(found, Label.FORMULA) == [formula.text]


def test_commas_within_a_formula_make_no_sentence_of_it() -> None:
    own = [line("P=［（u-v），（y-z），f］", 4, x0=90), line("因此取A=1，B=2，C=3，其余从略。", 6, x0=90)]
    found = label_body(body_blocks([paragraph(0), [own[0]], [own[1]]]), [page([*paragraph(0), *own])])
    assert texts(found, Label.FORMULA) == [own[0].text]


def test_a_formulas_number_is_its_label_alone() -> None:
    groups = [paragraph(0), [line("y=ax+b　　　　　（1）", 4, x0=160)]]
    own = page([o for g in groups for o in g])
    made = body(label_body(body_blocks(groups), [own]), [own], (), lambda _: None)
    assert [(f.label, f.text) for f in made.content if isinstance(f, DispFormula)] == [("(1)", "y=ax+b")]


def test_a_formula_in_two_blocks_is_one() -> None:
    sums, limits, number = line("y=∑ax+b", 4, x0=90), line("i", 4.6, x0=110, size=6), line("（1）", 4, x0=310)
    blocks = [replace(block, label=Label.FORMULA) for block in body_blocks([[sums], [limits], [number]])]
    made = body(blocks, [page([sums, limits, number])], (), lambda _: None)
    assert [(f.id, f.label, f.text) for f in made.content if isinstance(f, DispFormula)] == [
        ("eq1", "(1)", "y=∑ax+b i")
    ]


def test_a_formula_s_number_that_the_layout_has_in_another_column() -> None:
    high = [line("ab", 4, x0=90), line("cd", 5, x0=90), line("ef", 6, x0=90)]
    number = line("（1）", 5, x0=310)
    (own,), (apart,) = body_blocks([high]), body_blocks([[number]], Bbox(300, 50, 350, 750))
    blocks = [replace(block, label=Label.FORMULA) for block in (own, apart)]
    made = body(blocks, [page([*high, number])], (), lambda _: None)
    assert [(f.id, f.label) for f in made.content if isinstance(f, DispFormula)] == [("eq1", "(1)")]


def test_two_numbered_formulas_are_two() -> None:
    own = [line("y=ax+b　（1）", 4, x0=90), line("z=ay+b　（2）", 4.5, x0=90)]
    blocks = [replace(block, label=Label.FORMULA) for block in body_blocks([[own[0]], [own[1]]])]
    made = body(blocks, [page(own)], (), lambda _: None)
    assert [f.label for f in made.content if isinstance(f, DispFormula)] == ["(1)", "(2)"]


def test_a_paragraph_goes_on_behind_a_float_and_on_the_next_page() -> None:
    first = [line("样本取自示例地区各处样本取自示例地区各处样本取自示例地", 0, x0=70), full("样本取自示例地区各处", 1)]
    second = [full("测量在示例室内进行其后", 0, page=2), line("到此为止。", 1, page=2)]
    caption = [line("图1　示例", 10, x0=160, size=8)]
    blocks = body_blocks([first, caption, second])
    pages = [page([*first, *caption], images=[Bbox(100, 100, 300, 205)]), page(second, 2)]
    paragraphs = [b for b in label_body(blocks, pages) if b.label is Label.PARAGRAPH]
    assert [len(b.block.lines) for b in paragraphs] == [4]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["样本取自示例地区各处所", "得的结果及其在示例中的", "意义与不足。"], 1),
        (
            ["样本取自示例地区各处所", "得的结果及其在示例中", "意义与不足。"],
            3,
        ),  # a line that ends elsewhere is the last
        (["样本取自示例。", "得的结果及示例", "意义与不足。"], 3),
        (["样本取自示例地区各处所", "1　示例地区所得的结果", "意义与不足。"], 3),  # it counts something
        (["湖泊", "河流", "意义与不足。"], 3),
    ],
)
def test_text_set_beside_a_picture_is_full_where_its_lines_end(texts: list[str], count: int) -> None:
    """Each line is a block of its own, as where a picture's words stand between them."""
    beside = [[line(text, 5 + n)] for n, text in enumerate(texts)]
    groups = [paragraph(0), *beside, paragraph(12)]
    found = label_body(body_blocks(groups), [page([o for g in groups for o in g], images=[Bbox(180, 125, 340, 200)])])
    wanted = {own.text for group in beside for own in group}
    assert sum(bool({own.text for own in block.block.lines} & wanted) for block in found) == count


def test_notes_under_a_rule_at_the_foot_are_footnotes() -> None:
    note = line("①示例地区指甲乙两地。", 40, size=8)
    groups = [paragraph(0), [note]]
    own = page([o for g in groups for o in g], rules=[Bbox(50, 686, 130, 686.5)])
    made = body(label_body(body_blocks(groups), [own]), [own], (), lambda _: None)
    assert [(n.label, n.text) for n in made.footnotes] == [("①", "示例地区指甲乙两地。")]


@pytest.mark.parametrize(
    ("second", "labels"), [("2 王小飞：《折纸论》。", ["1", "2"]), ("3 王小飞：《折纸论》。", ["1"])]
)
def test_notes_under_a_rule_are_counted_by_plain_figures_too(second: str, labels: list[str]) -> None:
    notes = [line("1《示例杂记》，第3页。", 40, size=8), line(second, 41, size=8)]
    groups = [paragraph(0), notes]
    own = page([o for g in groups for o in g], rules=[Bbox(50, 686, 130, 686.5)])
    made = body(label_body(body_blocks(groups), [own]), [own], (), lambda _: None)
    assert [note.label for note in made.footnotes] == labels


def raised(mark: str, text: str, row: float) -> Line:
    """A line in the text's type that a raised mark opens."""
    whole = line(text, row, x0=60)
    return replace(whole, spans=(whole.spans[0]._replace(text=mark, size=6.0, script=Script.SUP), *whole.spans))


def test_notes_in_the_texts_type_are_told_by_the_rule_over_them_and_their_raised_marks() -> None:
    notes = [raised("1", "https://a.example/", 41), raised("2", "https://b.example/", 42)]
    groups = [paragraph(0), [*paragraph(38)[:2], *notes]]
    printed = [o for g in groups for o in g]
    under, none = ([Bbox(50, 700, 130, 700.5)], [])
    found = texts(label_body(body_blocks(groups), [page(printed, rules=under)]), Label.FOOTNOTE)
    assert found == ["1https://a.example/", "2https://b.example/"]
    assert texts(label_body(body_blocks(groups), [page(printed, rules=none)]), Label.FOOTNOTE) == []


def test_small_type_over_text_or_a_caption_is_no_note_at_the_foot() -> None:
    """The words of a drawing may stand under its axis, in columns of their own; notes end their page."""
    word = Bbox(100, 50, 300, 750)  # the column that the layout gives to the drawing's words
    groups = [paragraph(0), [line("*甲乙两地", 30, x0=120, size=7)], paragraph(34)]
    blocks = body_blocks([groups[0]]) + body_blocks([groups[1]], word) + body_blocks([groups[2]])
    own = page([o for g in groups for o in g])
    assert texts(label_body(blocks, [own]), Label.FOOTNOTE) == []
    assert texts(label_body(blocks[:2], [own]), Label.FOOTNOTE) == ["*甲乙两地"]


@pytest.mark.parametrize(
    ("text", "found"), [("利益冲突　作者声明没有", Label.FOOTNOTE), ("折痕　作者声明没有", Label.FIG_TEXT)]
)
def test_a_statement_in_small_type_is_no_word_of_a_drawing(text: str, found: Label) -> None:
    """Convention of journals of medicine: it stands behind the text, a step smaller, its word in a face of its own."""
    small = line(text, 14, size=8)
    word = text.partition("　")[0] + "　"
    own = small.spans[0]
    small = replace(
        small, spans=(own._replace(text=word, font="SimHei", bold=True), own._replace(text=text[len(word) :]))
    )
    groups = [paragraph(0, 9), [small]]
    blocks = label_body(body_blocks(groups), [page([o for g in groups for o in g])])
    assert texts(blocks, found) == [text]


@pytest.mark.parametrize(
    ("text", "indent", "size", "is_text"),
    [
        ("如图所示笔者取自", 2, 10, True),
        ("如图所示笔者取自", 3.2, 10, False),
        ("如图所示笔者取自", 2, 8, False),
        ("流量", 2, 10, False),
    ],
)
def test_a_paragraph_that_begins_beside_a_picture(text: str, indent: float, size: float, is_text: bool) -> None:
    """Its first line is set in by two squares, as elsewhere, in the text's size; a word of the drawing is not."""
    strip = [line("样本取自示例地区各处", row) for row in (6, 7)]
    first = line(text, 5, x0=50 + 10 * indent, size=size)
    groups = [paragraph(0), [first, *strip], paragraph(12, 9)]
    caption = line("图1　示例系统", 10, x0=200, size=8)
    own = page([o for g in [*groups, [caption]] for o in g], images=[Bbox(170, 125, 340, 205)])
    found = label_body(body_blocks([*groups[:2], [caption], groups[2]]), [own])
    assert (text not in texts(found, Label.FIG_TEXT)) == is_text


def test_a_caption_with_nothing_beside_it_is_said() -> None:
    """A table that is a picture of which nothing was seen, or on a page without its text, is not lost in silence."""
    groups = [paragraph(0), [line("表1　示例系统的参数", 10, x0=130, size=8)], paragraph(14)]
    own = page([o for g in groups for o in g])
    seen: list[Diagnostic] = []
    body(label_body(body_blocks(groups), [own]), [own], (), seen.append)
    assert [(one.kind, one.details) for one in seen] == [(Kind.CAPTION_ALONE, {"label": "表1"})]


def test_a_figure_that_is_seen_is_not_missed() -> None:
    groups = [paragraph(0), [line("图1　示例系统的结构", 10, x0=130, size=8)], paragraph(12)]
    own = page([o for g in groups for o in g], images=[Bbox(100, 130, 300, 205)])
    seen: list[Diagnostic] = []
    body(label_body(body_blocks(groups), [own]), [own], (), seen.append)
    assert not seen
