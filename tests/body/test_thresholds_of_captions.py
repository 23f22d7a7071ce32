"""What is a caption, and what goes on with it: one small case on each side of what is measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body.captions import caption_claims, part_captions
from pipeline.model.block import Line, Script
from pipeline.model.geometry import Bbox
from tests.body.made import COLUMN, LEFT, RIGHT, SIZE, page
from tests.body.placed import MIDDLE, SETTING, SMALL, at, middle, put

TOP = 200.0
WORDS = "示例湖泊各层水温与风速"
FIRST = middle("图1　示例湖泊水温", TOP)
TEXT = at("样本取自示例地区各处。", LEFT, TOP - 14, SIZE)  # it stands over a caption, and is finished


def count(*lines: Line, rules: tuple[Bbox, ...] = ()) -> int:
    """How many of the lines are captions' ones."""
    return len(caption_claims(put(*lines), SETTING, [page(list(lines), rules=rules)]))


@pytest.mark.parametrize(("size", "bold", "lines", "found"), [(SIZE, True, 8, 6), (SMALL, False, 16, 13)])
def test_a_caption_has_some_lines_and_one_in_small_type_more(size: float, bold: bool, lines: int, found: int) -> None:
    """MAX_LINES behind the first, MAX_SMALL where type of its own may say what each part shows."""
    first = middle(f"图1　{WORDS}及日照曲线", TOP, size, bold=bold)
    more = [middle(first.text[3:], TOP + 1.4 * size * n, size, bold=bold) for n in range(1, lines)]
    assert count(first, *more) == found


@pytest.mark.parametrize(("length", "found"), [(120, 1), (121, 0)])
def test_a_captions_line_has_some_length(length: int, found: int) -> None:
    assert count(at("图1　" + "湖" * length, LEFT, TOP)) == found


@pytest.mark.parametrize(("white", "found"), [(25.0, 0), (35.0, 1)])
def test_a_caption_as_wide_as_its_column_has_a_picture_over_it(white: float, found: int) -> None:
    """White of three lines; else it is text that begins with a figure's number (WHITE_ABOVE)."""
    wide = at("图2　" + (WORDS * 3)[:27], LEFT, TOP + white - 4, SIZE)
    assert count(replace(TEXT, bbox=TEXT.bbox._replace(bottom=TOP - 4)), wide) == found


@pytest.mark.parametrize(("white", "found"), [(1.7, 0), (2.3, 1)])
def test_the_word_that_continues_a_table_stands_alone(white: float, found: int) -> None:
    """续表 (ALONE)."""
    (own,) = put(at("续表", LEFT, TOP, SIZE))
    own = replace(own, right=own.bbox.x1 + white * SIZE)
    assert len(caption_claims([own], SETTING)) == found


@pytest.mark.parametrize(("gap", "found"), [(-0.35, 1), (-0.25, 2), (1.0, 2), (1.25, 1)])
def test_lines_of_a_caption_are_close(gap: float, found: int) -> None:
    """Between OVERLAP, as fonts' heights are their own, and NEAR."""
    assert count(FIRST, middle("与各季风速", TOP + SMALL * (1 + gap))) == found


@pytest.mark.parametrize(("gap", "size", "found"), [
    (1.3, 8.0, 2), (1.5, 8.0, 1), (-0.25, 8.0, 2), (-0.35, 8.0, 1), (0.5, 6.2, 2), (0.5, 5.8, 1),
])  # fmt: skip
def test_the_names_of_a_figures_parts_may_stand_apart_a_little(gap: float, size: float, found: int) -> None:
    """NEAR_PART, and in type one step smaller, SMALLEST_PART."""
    assert count(FIRST, middle("（a）浅湖；（b）深湖", TOP + SMALL * (1 + gap), size)) == found


@pytest.mark.parametrize(("off", "found"), [(14.0, 2), (16.0, 1)])
def test_the_names_of_parts_in_the_texts_type_stand_under_the_middle(off: float, found: int) -> None:
    """AXIS_OF_FIRST."""
    first = middle("图1　示例湖泊水温", TOP, SIZE)
    assert count(first, middle("（a）示例浅湖；（b）示例深湖", TOP + 14, SIZE, off=off)) == found


@pytest.mark.parametrize(("words", "found"), [("（a）North 甲乙", 2), ("（a）North 甲乙丙", 1)])
def test_the_names_of_parts_under_an_english_caption_are_english(words: str, found: int) -> None:
    """Two hanzi are a unit or a name."""
    assert count(at("Fig.1　Lakes", 150, TOP), at(words, 130, TOP + 14, 7)) == found


@pytest.mark.parametrize(("gap", "found"), [(1.3, 2), (1.5, 1)])
def test_a_caption_goes_on_inside_its_brackets_where_its_lines_stand_apart(gap: float, found: int) -> None:
    assert count(at("图1　示例湖泊（浅湖", 100, TOP), at("与深湖）", 100, TOP + SMALL * (1 + gap))) == found


@pytest.mark.parametrize(("off", "found"), [(0.45, 2), (0.55, 1)])
def test_lines_of_a_caption_share_half_of_their_width(off: float, found: int) -> None:
    """Less, and they stand in two columns (BESIDE_EACH_OTHER)."""
    first, second = "图1　示例湖泊（浅湖的", "与深湖各层的示例水温）"
    assert count(at(first, 100, TOP), at(second, 100 + off * 11 * SMALL, TOP + 12)) == found


@pytest.mark.parametrize(("white", "found"), [(2.7, 2), (3.3, 1)])
def test_the_text_behind_a_label_stands_near_it(white: float, found: int) -> None:
    """BESIDE."""
    label = at("图1", 100, TOP)
    assert count(label, at("示例湖泊水温", label.bbox.x1 + white * SMALL, TOP)) == found


@pytest.mark.parametrize(("lower", "found"), [(2.1, 2), (2.7, 1)])
def test_the_text_behind_a_label_is_on_its_line(lower: float, found: int) -> None:
    """SAME_LINE."""
    label = at("图1", 100, TOP)
    assert count(label, at("示例湖泊水温", label.bbox.x1 + 8, TOP + lower)) == found


@pytest.mark.parametrize(("off", "gap", "found"), [(3.5, 0.5, 2), (4.5, 0.5, 1), (0, 1.0, 2), (0, 1.2, 1)])
def test_the_title_under_a_label_begins_where_it_does(off: float, gap: float, found: int) -> None:
    """FLUSH."""
    assert count(at("Table 1", 100, TOP), at("Depths of lakes", 100 + off, TOP + SMALL * (1 + gap))) == found


@pytest.mark.parametrize(("shared", "found"), [(0.25, 0), (0.35, 1)])
def test_what_stands_beside_an_unfinished_line_is_no_end_of_it(shared: float, found: int) -> None:
    """A figure's caption in the next column shares some of its height (BESIDE_SHARE)."""
    above, own = put(
        at((WORDS * 2)[:18], LEFT, TOP, SIZE), at("图1　示例湖泊", 240, TOP + (1 - shared) * SIZE, SIZE, x1=320)
    )
    assert len(caption_claims([replace(above, right=above.bbox.x1), replace(own, left=240.0)], SETTING)) == found


@pytest.mark.parametrize(("number", "found"), [(1, 0), (2, 1)])
def test_an_unfinished_line_of_another_page_does_not_go_on_in_a_caption(number: int, found: int) -> None:
    above, own = put(at((WORDS * 3)[:30], LEFT, TOP, SIZE), at("图1　示例湖泊", LEFT, TOP + 14, SIZE, page=number))
    assert len(caption_claims([above, own], SETTING)) == found


@pytest.mark.parametrize(("short", "found"), [(17.0, 0), (23.0, 1)])
def test_a_caption_in_the_texts_type_ends_before_the_margin(short: float, found: int) -> None:
    """SET_SHORT."""
    assert count(TEXT, at("图1　示例湖泊", LEFT, TOP, SIZE, x1=RIGHT - short)) == found


@pytest.mark.parametrize(("text", "found"), [("Fig.1　Lake 示例湖泊", 1), ("Fig.1　Lake 示例湖泊甲", 0)])
def test_an_english_caption_holds_few_hanzi(text: str, found: int) -> None:
    """A name, a unit (FEW_HANZI)."""
    assert count(TEXT, middle(text, TOP, SIZE)) == found


@pytest.mark.parametrize(("off", "down", "number", "found"), [
    (17, 14, 1, 2), (23, 14, 1, 1), (0, 105, 1, 2), (0, 115, 1, 1), (0, 14, 2, 1), (14, 14, 1, 2),
])  # fmt: skip
def test_the_other_languages_caption_is_right_below(off: float, down: float, number: int, found: int) -> None:
    """TWIN_AXIS, and so many lines; the Chinese one alone, ended by a comma, would be text."""
    zh = at("图1　示例湖泊，", LEFT, TOP, SIZE)
    en = middle("Fig.1　Lakes", TOP + down, SIZE, off=zh.bbox.x_mid - MIDDLE + off)
    assert count(TEXT, zh, replace(en, page=number)) == found


@pytest.mark.parametrize(("off", "found"), [(4.4, 2), (5.2, 1)])
def test_centred_lines_of_a_caption_have_one_axis(off: float, found: int) -> None:
    """SAME_AXIS."""
    assert count(FIRST, middle("与各季风速", TOP + 12, off=off)) == found


@pytest.mark.parametrize(("size", "found"), [(8.4, 2), (8.5, 1)])
def test_centred_lines_of_a_caption_are_in_one_size(size: float, found: int) -> None:
    """SAME_SIZE."""
    assert count(FIRST, middle("与各季风速", TOP + 12, size)) == found


@pytest.mark.parametrize(("off", "short", "found"), [
    (-11.2, 0, 2), (-12.8, 0, 1),  # centred under the first one
    (-3.5, 10, 2), (-4.5, 10, 1),  # or not left of it
])  # fmt: skip
def test_a_wide_caption_goes_on_in_the_middle_or_hangs(off: float, short: int, found: int) -> None:
    """AXIS_OF_FIRST, FLUSH."""
    first = middle(f"图1　{WORDS}与日照的各季节曲线", TOP)
    more = at((WORDS * 3)[: len(first.text) - short], first.bbox.x0 + off, TOP + 12)
    assert count(first, more) == found


@pytest.mark.parametrize(("share", "text", "below", "found"), [
    (0.53, "Fig.1　Lakes", "Summer", 1), (0.57, "Fig.1　Lakes", "Summer", 2),
    (0.57, "图1　示例", "风速", 1), (0.63, "图1　示例", "风速", 2),
])  # fmt: skip
def test_a_line_that_may_have_been_broken_fills_half_of_its_column(
    share: float, text: str, below: str, found: int
) -> None:
    """CUT_EN, CUT_ZH."""
    first = at(text, 70, TOP, x1=70 + share * (RIGHT - LEFT))
    assert count(first, at(below, 70, TOP + 12)) == found


@pytest.mark.parametrize(("wider", "found"), [(18.0, 2), (22.0, 1)])
def test_a_centred_line_in_the_texts_type_is_no_wider_than_that_over_it(wider: float, found: int) -> None:
    """But for a bracket or a mark (WIDER)."""
    first = middle("图1　示例湖泊水温", TOP, SIZE)
    half = (first.bbox.width + wider) / 2
    assert count(first, at("与各季的风速", MIDDLE - half, TOP + 14, SIZE, x1=MIDDLE + half)) == found


@pytest.mark.parametrize(("unlike", "found"), [(11.0, 2), (14.0, 1)])
def test_a_caption_that_fills_its_column_goes_on_in_the_middle(unlike: float, found: int) -> None:
    """The white on both sides of its first line is alike, however little (EVEN)."""
    first = at(f"图1　{WORDS}", LEFT + 1, TOP, SIZE, x1=RIGHT - 1 - unlike)
    assert count(first, middle("与日照", TOP + 14, SIZE, off=-unlike / 2)) == found


@pytest.mark.parametrize(("share", "found"), [(0.45, 2), (0.55, 1)])
def test_a_rule_over_half_of_a_line_parts_it_from_the_caption(share: float, found: int) -> None:
    """RULE_SHARE."""
    more = middle("与各季风速", TOP + 12)
    bar = Bbox(more.bbox.x0, TOP + 9.5, more.bbox.x0 + share * more.bbox.width, TOP + 10)
    assert count(FIRST, more, rules=(bar,)) == found


@pytest.mark.parametrize(("beside", "found"), [(12, 13), (13, 1)])
def test_few_captions_stand_on_one_line(beside: int, found: int) -> None:
    """A list of figures has more (MAX_BESIDE)."""
    own = at("　　".join(f"图{n}　湖" for n in range(1, beside + 2)), 0, TOP, 2)
    assert len(part_captions(put(own, column=COLUMN), [page([own])])) == found


def test_captions_on_one_line_stand_in_their_order() -> None:
    own = at("图1　浅湖　　图2　深湖　　图3　河口", LEFT, TOP)
    found = part_captions(put(own, at("样本", LEFT, TOP + 20)), [page([own])])
    assert [line.text.strip("　") for line in found] == ["图1　浅湖", "图2　深湖", "图3　河口", "样本"]


@pytest.mark.parametrize(("second", "off", "left", "size", "found"), [
    ("与各季风速", 0, "样本取自示例地区各处，", SIZE, 2),
    ("与各季风速", 4.2, "样本取自示例地区各处，", SIZE, 2),
    ("与各季风速", 5.5, "样本取自示例地区各处，", SIZE, 1),  # not in the middle under it (AXIS)
    ("与各季风速", 0, "样本取自示例地区各处，", SMALL, 1),  # two columns of one type
])  # fmt: skip
def test_a_caption_beside_text_goes_on_in_the_rows_below(
    second: str, off: float, left: str, size: float, found: int
) -> None:
    """Text and caption are read as one row, with white between them."""
    first = at("图1　示例湖泊水温", 220, TOP)
    text = at(left, LEFT, TOP + 12 - (size - SMALL) / 2, size)
    more = at(second, first.bbox.x_mid - len(second) * SMALL / 2 + off, TOP + 12)
    white = at("　　", text.bbox.x1, TOP + 12, x1=more.bbox.x0)
    row = Line(1, text.bbox.union(more.bbox), (*text.spans, *white.spans, *more.spans))
    own = [first, row, at("测于两处。", LEFT, TOP + 28, SIZE)]
    lines = part_captions(put(*own), [page([first, text, more])])
    assert len(caption_claims(lines, SETTING)) == found
    assert [line.text for line in lines if "样本" in line.text] != []
    assert "测于两处。" in lines[-1].text


@pytest.mark.parametrize(("raised", "script"), [(2, Script.SUP), (3, Script.BASE)])
def test_a_caption_beside_text_stands_on_its_own_line(raised: int, script: Script) -> None:
    """The letters of a smaller type stand higher than the row's, which is the text's: most of them, not one in two."""
    first = at("图1　示例湖泊水温", 220, TOP)
    text = at("样本取自示例地区各处，", LEFT, TOP + 11, SIZE)
    more = at("与风速", first.bbox.x_mid - 12, TOP + 12)
    white = at("　　", text.bbox.x1, TOP + 12, x1=more.bbox.x0)
    high = [span._replace(text=own, script=Script.SUP if n < raised else Script.BASE)
            for n, own in enumerate("与风速甲") for span in more.spans]  # fmt: skip
    row = Line(1, text.bbox.union(more.bbox), (*text.spans, *white.spans, *high))
    lines = part_captions(put(first, row), [page([first, text, more])])
    (own,) = (line for line in lines if line.text.startswith("与"))
    assert own.line.spans[0].script is script


@pytest.mark.parametrize(("last", "found"), [("lakes on", 2), ("lakes", 1)])
def test_an_english_caption_whose_line_ends_in_a_preposition_goes_on(last: str, found: int) -> None:
    first = at(f"Fig.1　Depth of the {last}", 60, TOP, x1=60 + 0.5 * (RIGHT - LEFT))
    assert count(first, at("Two Rivers", 150, TOP + 12)) == found


@pytest.mark.parametrize(("words", "off", "found"), [
    ("rivers", 0, 2), ("rivers", 3.0, 2), ("rivers", 5.0, 1), ("Rivers", 0, 1),
])  # fmt: skip
def test_a_flush_english_caption_goes_on_with_a_small_letter(words: str, off: float, found: int) -> None:
    """At the left edge of its first line (LINED_UP)."""
    first = at("Figure 1. Depth of all lakes", 100, TOP, x1=100 + 0.5 * (RIGHT - LEFT))
    assert count(first, at(words, 100 + off, TOP + 12)) == found


@pytest.mark.parametrize(("indent", "short", "found"), [(1.5, 0, 2), (0.0, 0, 1), (1.5, 6, 1)])
def test_a_flush_caption_in_the_texts_type_is_set_in_and_fills_its_measure(
    indent: float, short: float, found: int
) -> None:
    left = LEFT + indent * SIZE
    first = at("Figure 1. Depth of all lakes", left, TOP, SIZE, x1=RIGHT - short * SIZE)
    over = at("Lakes were counted twice.", LEFT, TOP - 60, SIZE, x1=RIGHT - 30)
    assert count(over, first, at("rivers", left, TOP + 16, SIZE)) == found


@pytest.mark.parametrize(
    ("x0", "rule", "found"),
    [
        (188, Bbox(50, 92, 350, 92.5), 2),  # 示例湖 over the rule's middle
        (150, Bbox(50, 92, 350, 92.5), 1),  # elsewhere over it
        (188, Bbox(50, 110, 350, 110.5), 1),  # too far under them
        (108, Bbox(0, 92, 240, 92.5), 1),  # the label stands within the rule
    ],
)
def test_the_title_stands_over_the_middle_of_its_table(x0: float, rule: Bbox, found: int) -> None:
    """Printed convention: `表3` at the left end of the table, its title in the middle of the same line."""
    label, title = at("表3", 60, 80), at("示例湖", x0, 80)
    pages = [page([label, title], rules=[rule])]
    lines = part_captions(put(label, at("样本取自示例地区", 60, 120), title), pages)
    assert len(caption_claims(lines, SETTING, pages)) == found
