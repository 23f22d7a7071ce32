"""Where a gap prints a space, and which characters are indices."""

from __future__ import annotations

import pytest

from pipeline.layout.lines import lines
from pipeline.layout.segments import segments
from pipeline.model.block import Line, Script
from pipeline.model.page import Char, Font
from tests.layout.made import HEI, ROMAN, SIZE, SONG, row


def only(chars) -> Line:
    found = lines(segments(chars), 1)
    assert len(found) == 1, [line.text for line in found]
    return found[0]


@pytest.mark.parametrize("spaces", [True, False], ids=["space characters", "gaps alone"])
@pytest.mark.parametrize(
    "printed",
    [
        "Paper planes glide far",
        "Gliding of paper planes (in Chinese)",
        "共有 12 架飞机",
        "采用 BERT 模型",
        "共有12架飞机",
        "采用BERT模型，效果好",
        "p < 0.05",
    ],
)
def test_spaces_are_printed_ones(printed, spaces):
    assert only(row(printed, spaces=spaces)).text == printed


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Paper<0.5>planes<0.6>glide<0.5>far", "Paper planes glide far"),  # set to the measure
        ("李<1>明", "李　明"),  # a name spread to the width of three
        ("李<1>明<2>王小飞", "李　明　　王小飞"),
        ("摘<2>要", "摘　　要"),
        ("图<0.25>1", "图 1"),
        ("LI Ming<2>WANG Xiaofei<2>ZHAO Qi", "LI Ming　　WANG Xiaofei　　ZHAO Qi"),
        ("滑翔，<0.5>折叠", "滑翔，折叠"),  # white that the mark's square holds
        ("滑翔。<0.1>折叠", "滑翔。折叠"),
        ("滑<0.15>翔<0.15>距<0.15>离", "滑翔距离"),  # hanzi set to the measure
    ],
)
def test_white(printed, text):
    assert only(row(printed, spaces=False)).text == text


def test_space_character_is_evidence_for_little_white():
    """Narrow word spaces of a squeezed line."""
    assert only(row("Paper planes", tracking=-0.06)).text == "Paper planes"


@pytest.mark.parametrize("kerning", [-0.12, -0.05, 0.0, 0.08])
def test_letters_of_a_word_stay_together(kerning):
    assert only(row("AVATAR", tracking=kerning)).text == "AVATAR"


@pytest.mark.parametrize("tracking", [0.15, 0.2, 0.25])
def test_letter_spaced_line(tracking):
    """A title in spaced letters: white between all of them, more between the words."""
    assert only(row("Gliding<0.35>of<0.35>Paper<0.35>Planes", tracking=tracking)).text == "Gliding of Paper Planes"


def test_figures_of_a_spread_line_stay_together():
    """A line set to the measure spreads its figures as it spreads its hanzi; a space between words is wider."""
    assert only(row("1.1 一般资料自2014年6月 2 组", tracking=0.11)).text == "1.1 一般资料自2014年6月 2 组"
    assert only(row("滑<0.11>翔<0.11>距<0.11>离 12 34 组", spaces=True)).text == "滑翔距离 12 34 组"


def test_runs_drawn_apart_are_one_line():
    """Latin words are often drawn after all the hanzi of their line."""
    hanzi = (*row("采用", 50.0), *row("模型", 90.0))
    assert only((*hanzi, *row("BERT", 70.0, font=ROMAN))).text == "采用BERT模型"


def test_overlapping_squares_of_marks():
    """A closing mark's empty half is set over by what follows."""
    first = row("滑翔），", 50.0)
    assert only((*first, *row("折叠", first[-1].x1 - 5.0))).text == "滑翔），折叠"


@pytest.mark.parametrize("later", ["", "综述），赵　琪"])
def test_a_mark_in_the_empty_half_of_a_bracket(later):
    """A bracket set close to what is before it has its square over the raised mark, which may be drawn behind it."""
    name = row("李明^{1}", 50.0)
    bracket = row(f"（{later}", name[-1].x1 - 5.0)
    for chars in ((*name, *bracket), (*name[:-1], *bracket, name[-1])):
        assert only(chars).text.startswith("李明1（")
    right = name[-1]._replace(x0=name[-1].x0 + 8.0, x1=name[-1].x1 + 8.0)  # over the ink
    assert not only((*name[:-1], *bracket, right)).text.startswith("李明1（")


@pytest.mark.parametrize(
    ("printed", "indices"),
    [
        ("李明^{1}，王小飞^{1,2}", [("1", Script.SUP), ("1,2", Script.SUP)]),
        ("CO_{2}含量", [("2", Script.SUB)]),
        ("已有研究^{[3-5]}表明", [("[3-5]", Script.SUP)]),
        ("10^{-3}m", [("-3", Script.SUP)]),
        ("究^{[20-28]}。", [("[20-28]", Script.SUP)]),  # more indices than text
        ("没有角标的一行", []),
    ],
)
def test_indices(printed, indices):
    line = only(row(printed))
    assert [(span.text, span.script) for span in line.spans if span.script is not Script.BASE] == indices
    assert line.size == SIZE


def test_small_capitals_are_no_indices():
    """Letters of another size on the same baseline."""
    chars = (*row("采用", 50.0), *row("BERT", 70.0, 102.0, 8.0))
    assert {span.script for span in only(chars).spans} == {Script.BASE}


def test_spans_are_runs_of_one_style():
    chars = (*row("摘要", font=HEI), *row("比较折法", 75.0, font=SONG))
    assert [(span.text.strip(), span.bold) for span in only(chars).spans] == [("摘要", True), ("比较折法", False)]


def test_rows_stay_apart():
    chars = (*row("第一行的文字", y=100.0), *row("第二行的文字", y=112.0))
    assert [line.text for line in lines(segments(chars), 1)] == ["第一行的文字", "第二行的文字"]


def test_cells_of_a_row_are_one_line():
    chars = (*row("折法", 50.0), *row("距离", 150.0), *row("时间", 250.0))
    assert only(chars).text.split() == ["折法", "距离", "时间"]


def test_box_is_the_ink():
    box = only(row("滑翔", 60.0, 200.0)).bbox
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((60.0, 200.0, 80.0, 210.0))


def test_empty_halves_of_marks_lie_over_each_other():
    """`：（` set in the width of one square: the bracket begins where the colon does."""
    chars = row("步骤如下：", 50.0) + row("（1）折纸", 89.9)
    assert only(chars).text == "步骤如下：（1）折纸"


def drawn(text: str, x: float, baseline: float = 108.0, size: float = SIZE, wide: float = 0.5) -> Char:
    return Char(text, x, baseline - 0.8 * size, x + wide * size, baseline + 0.2 * size, baseline, size, ROMAN)


LETTER, LOW, HIGH = drawn("s", 60.0), drawn("i", 65.0, 110.0, 6.0), drawn("p", 65.0, 104.0, 6.0)
LONG = (drawn("n", 65.0, 104.0, 6.0), drawn("×", 68.0, 104.0, 6.0), drawn("m", 71.0, 104.0, 6.0))


@pytest.mark.parametrize(
    ("chars", "text"),
    [
        ([*row("点", 50.0), LETTER, LOW, HIGH, *row("和点", 70.0)], "点sip和点"),  # raised and lowered at one place
        ([*row("点", 50.0), LETTER, HIGH, LOW, *row("和点", 70.0)], "点spi和点"),
        ([*row("点", 50.0), LOW, LETTER, *row("和点", 70.0)], "点si和点"),  # an index drawn before its letter
        ([*row("点", 50.0), LOW, HIGH, LETTER, *row("和点", 70.0)], "点sip和点"),
        ([LOW, LETTER, *row("和点", 70.0)], "si和点"),  # the same at a line's beginning
        ([*row("属于", 40.0), LETTER, LOW, *LONG, *row("和点", 75.0)], "属于sin×m和点"),  # one is longer
        ([*row("点", 50.0), *row("和点", 70.0), LETTER, LOW, HIGH], "点sip和点"),  # drawn after all hanzi
    ],
)
def test_indices_drawn_over_each_other_or_before_their_letter(chars, text):
    assert only(chars).text.replace(" ", "") == text


@pytest.mark.parametrize(
    ("size", "baseline", "script"),
    [
        (7.0, 108.5, Script.SUB),  # lowered by a twentieth
        (7.0, 108.0, Script.SUB),  # not at all
        (7.0, 105.0, Script.SUP),
        (8.0, 108.0, Script.BASE),  # figures of a face that is set a little smaller
    ],
)
def test_a_small_figure_behind_a_letter_is_lowered_however_little(size, baseline, script):
    chars = (*row("含量为", 50.0), drawn("E", 80.0, wide=0.6), drawn("2", 86.0, baseline, size), *row("的样本", 90.0))
    spans = [span.script for span in only(chars).spans if "2" in span.text]
    assert spans == [script]


@pytest.mark.parametrize(
    ("mark", "size", "baseline", "script"),
    [
        ("①", 9.0, 104.0, Script.SUP),
        ("①", 9.0, 107.0, Script.BASE),  # raised by a tenth, as fonts of signs are
        ("①", 10.0, 104.0, Script.BASE),  # as large as the text
        ("折", 9.0, 104.0, Script.BASE),
    ],
)
def test_the_circled_figure_of_a_note_may_be_raised_only_a_little_smaller(mark, size, baseline, script):
    chars = (*row("含量为", 50.0), drawn(mark, 80.0, baseline, size), *row("的样本", 90.0))
    assert [span.script for span in only(chars).spans if mark in span.text] == [script]


@pytest.mark.parametrize(
    ("index", "size", "baseline", "script"),
    [
        ("d", 6.0, 109.0, Script.SUB),  # lowered by a tenth, as TeX does in text
        ("2.5", 6.0, 109.0, Script.SUB),
        ("3", 8.0, 109.1, Script.SUB),  # word processors lower by a twelfth, in type that is a fifth smaller
        ("d", 6.0, 108.3, Script.BASE),
        ("d", 9.0, 109.0, Script.BASE),
    ],
)
def test_small_letters_that_stand_lower_than_the_letter_they_touch_are_an_index(index, size, baseline, script):
    low, x = [], 86.0
    for char in index:
        low.append(drawn(char, x, baseline, size))
        x = low[-1].x1
    chars = (*row("含量为", 50.0), drawn("K", 80.0, wide=0.6), *low, *row("的样本", x + 0.5))
    assert {s.script for s in only(chars).spans if s.text.strip() and s.text.strip() in index} == {script}


def test_the_minus_of_an_exponent_comes_from_a_font_of_signs_and_does_not_slant():
    signs = Font("CMSY7", italic=True)
    minus = drawn("−", 65.0, 104.0, 6.0)._replace(font=signs)
    line = only((*row("共", 50.0), drawn("h", 60.0), minus, drawn("1", 68.0, 104.0, 6.0)))
    assert [(s.text, s.italic) for s in line.spans if s.script is Script.SUP] == [("−", False), ("1", False)]


def test_a_mark_set_high_at_the_end_of_a_name():
    """Its row takes in a third of it, as at names in large type; a line of small type over the names does not touch."""
    name, mark = row("李明", 50.0, 100.0, 14.0), row("1)", 77.0, 96.2, 6.0)
    assert [(span.text, span.script) for span in only(name + mark).spans] == [("李明", Script.BASE), ("1)", Script.SUP)]
    assert len(lines(segments(name + row("1)", 55.0, 96.2, 6.0)), 1)) == 2


@pytest.mark.parametrize(("left", "count"), [("样本取自示例地区各处，", 2), ("样本取自示例地区各处示", 1)])
def test_a_closing_mark_ends_its_line_where_its_empty_half_and_the_gutter_are_wide(left: str, count: int) -> None:
    """A full-width comma at a column's end has white in its own square, and the next column begins close behind."""
    beside = row("水温每日测量一次", x=50.0 + (len(left) + 0.5) * SIZE)
    assert len(segments((*beside, *row(left)))) == count


@pytest.mark.parametrize(("tracking", "printed"), [(0.13, "单机 Linux 下"), (0.25, "单机 L i n u x 下")])
def test_a_tracked_word_is_one_though_spaces_stand_between_its_letters(tracking: float, printed: str) -> None:
    """The white between its letters is less than that of a word's end."""
    word = row("Linux", 72.5, tracking=tracking)
    spaced = [own for char in word for own in (char, Char(" ", char.x1, *char[2:]))][:-1]
    chars = (*row("单机"), *spaced, *row("下", word[-1].x1 + 2.5))
    assert only(chars).text == printed


@pytest.mark.parametrize("tracking", [0.2, 0.4])
def test_a_line_spread_over_its_measure_has_its_words_apart(tracking: float) -> None:
    """Justified with white, and a space character, between all letters: a word's end has twice as much white."""
    printed = row("VARNISH<1>OF<1>BOATS", tracking=tracking)
    spaced = [own for char in printed for own in (char, Char(" ", char.x1, *char[2:]))]
    assert only(spaced).text.split() == ["VARNISH", "OF", "BOATS"]
