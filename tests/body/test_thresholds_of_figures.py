"""What belongs to a figure, and what is small type: one small case on each side of what is measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body.figures import figure_claims, small_type_claims
from pipeline.model.block import Label, Line
from pipeline.model.geometry import Bbox
from tests.body.made import LEFT, RIGHT, SIZE, page
from tests.body.placed import SETTING, at, claimed, labels, middle, put

CAPTION = middle("图1　示例湖泊", 300)
TEXT = at("样本取自示例地区各处样本取自示例地区，各处样本取自示例地区各处", LEFT, 200, SIZE)
PICTURE = Bbox(100, 220, 300, 290)


def region(*lines: Line, images: tuple[Bbox, ...] = (), rules: tuple[Bbox, ...] = ()) -> Bbox | None:
    """The region of the figure over its caption."""
    own = put(CAPTION, *lines)
    own[0] = claimed(own[0], Label.FIG_CAPTION)
    said = figure_claims(own, [page([CAPTION, *lines], images=images, rules=rules)], SETTING)
    return said[own[0].at].region if own[0].at in said else None


def word(own: Line, *lines: Line, images: tuple[Bbox, ...] = (PICTURE,)) -> Label | None:
    """What the line is claimed for beside the figure."""
    placed = put(CAPTION, own, *lines)
    placed[0] = claimed(placed[0], Label.FIG_CAPTION)
    return labels(placed, figure_claims(placed, [page([CAPTION, own], images=images)], SETTING))[1]


@pytest.mark.parametrize(
    ("x0", "text", "label"),
    [
        (LEFT + 20, "样本被分为大小为　　的样块，通常取八块或者十六块，其余的", None),
        (LEFT + 60, "样本被分为大小为　　的样块，通常取八块或者十六", Label.FIG_TEXT),  # no paragraph begins there
        (LEFT + 20, "样本，八块　　尖头折法　　平头折法　　样本取自各处　　示例", Label.FIG_TEXT),  # cells
        (
            LEFT,
            "样本被分为大小为各处的样块，通常取八块　　　　　　　　　或者十六块，其余的",
            Label.FIG_TEXT,
        ),  # nine squares
        (LEFT, "样本被分为大小为各处的样块，通常取八块　　　　　　　　或者十六块，其余的", None),
        (LEFT + 20, "样本被分为　　样块，　　　　取八块　　　　　　　　　其余的", Label.FIG_TEXT),  # few words
    ],
)
def test_a_line_of_text_with_white_for_formulas_is_no_words_of_a_drawing(x0: float, text: str, label: Label) -> None:
    """Formulas that are pictures leave white in the line, and are drawn right over the figure's picture."""
    assert word(at(text, x0, 205, SIZE), images=(PICTURE, Bbox(x0 + 80, 205, x0 + 100, 215))) is label


@pytest.mark.parametrize(("share", "text", "top"), [
    (0.65, "样本取自示例地区各处所得", 230.0), (0.75, "样本取自示例地区各处所得", 230.0),
    (0.65, "样本取自示例地区各处所得样", 230.0), (0.75, "样本取自示例地区各处所得样", 260.0),
    (0.2, "样本取自示例地区各处所", 230.0), (0.2, "样本取自，示例地区各处所", 230.0),
    (0.2, "样本取自，示例地区各处所得", 260.0),
])  # fmt: skip
def test_a_wide_line_or_a_sentence_over_a_figure_ends_it(share: float, text: str, top: float) -> None:
    """SOLID, LETTERS, SENTENCE_HANZI: what is narrower, or holds less, is a word of the drawing."""
    over = at(text, LEFT, 250, SIZE, x1=LEFT + share * (RIGHT - LEFT))
    found = region(over, images=(Bbox(100, 230, 300, 299),))
    assert found is not None
    assert found.top == top


@pytest.mark.parametrize(("low", "found"), [(17.0, False), (23.0, True)])
def test_a_lower_strip_holds_no_figure(low: float, found: bool) -> None:
    """MIN_HEIGHT, of the strip and of what is drawn in it."""
    over = replace(TEXT, bbox=TEXT.bbox._replace(top=290 - low, bottom=300 - low))
    assert (region(over, images=(Bbox(100, 270, 300, 310),)) is not None) is found
    assert (region(images=(Bbox(100, 290 - low, 300, 290),)) is not None) is found


@pytest.mark.parametrize(("count", "found"), [(60, True), (61, False)])
def test_a_page_with_many_captions_is_a_list_of_figures(count: int, found: bool) -> None:
    own = [claimed(line, Label.FIG_CAPTION, tie=n) for n, line in enumerate(put(*[CAPTION] * count))]
    assert bool(figure_claims(own, [page([], images=[PICTURE])], SETTING)) is found


@pytest.mark.parametrize(("specks", "top"), [(3999, 220), (4000, 262)])
def test_some_thousand_drawings_are_looked_at(specks: int, top: float) -> None:
    """MAX_DRAWN; those drawn later are left."""
    own = put(CAPTION)
    own[0] = claimed(own[0], Label.FIG_CAPTION)
    drawn = replace(page([]), drawings=(*[Bbox(150, 262, 151, 290)] * specks, PICTURE))
    found = figure_claims(own, [drawn], SETTING)[own[0].at].region
    assert found is not None
    assert found.top == top


@pytest.mark.parametrize(("box", "found"), [
    (Bbox(100, 98, 310, 100.5), False), (Bbox(100, 98, 290, 100.5), True),  # of half the page's width
    (Bbox(100, 107, 310, 109.5), True),  # lower than a head stands
    (Bbox(100, 97, 310, 100.4), True),  # thicker than a rule
    (Bbox(0, 0, 376, 736), False), (Bbox(0, 0, 344, 736), True), (Bbox(0, 0, 376, 704), True),  # the page's background
])  # fmt: skip
def test_a_heads_rule_and_the_pages_background_are_no_drawing(box: Bbox, found: bool) -> None:
    """HEAD, THIN, BACKDROP: of a page of 400 by 800 points."""
    own = put(middle("图1　示例湖泊", 400))
    own[0] = claimed(own[0], Label.FIG_CAPTION)
    lower = Bbox(150, 150, 250, 152)  # what is drawn lower down makes a figure of both
    said = figure_claims(own, [page([], images=[box, lower])], SETTING)
    made = said[own[0].at].region if own[0].at in said else None
    assert (made is not None and made.top < 140) is found


@pytest.mark.parametrize(("out", "found"), [(3.5, False), (4.5, True)])
def test_the_frame_of_a_table_is_no_drawing(out: float, found: bool) -> None:
    """It may stand a few points out of the table's rules."""
    own = put(CAPTION, middle("表1　示例湖泊", 100))
    table = claimed(own[1], Label.TABLE_CAPTION, tie=1, region=Bbox(100, 120, 300, 180))
    lines = [claimed(own[0], Label.FIG_CAPTION), table]
    said = figure_claims(lines, [page([], images=[Bbox(100 - out, 120, 300, 180)])], SETTING)
    assert (own[0].at in said) is found


@pytest.mark.parametrize(("share", "top"), [(0.17, 180), (0.23, 230)])
def test_text_over_some_of_the_strip_ends_it(share: float, top: float) -> None:
    """BLOCKS: a line of the next column reaches into this one."""
    text = replace(TEXT, bbox=Bbox(RIGHT - share * 300, 220, RIGHT + (1 - share) * 300, 230))
    found = region(text, images=(Bbox(100, 180, 300, 299),))
    assert found is not None
    assert found.top == top


@pytest.mark.parametrize(("under", "found"), [(1.7, True), (2.3, False)])
def test_the_text_over_a_caption_may_touch_it(under: float, found: bool) -> None:
    """TOUCH: what ends lower stands beside the caption, and ends no strip over it."""
    text = replace(TEXT, bbox=TEXT.bbox._replace(top=290 + under, bottom=300 + under))
    assert (region(text, images=(PICTURE,)) is None) is found


@pytest.mark.parametrize(("own", "label"), [
    (at("水温", 150, 215 - 2.6, SIZE), Label.FIG_TEXT), (at("水温", 150, 215 - 3.6, SIZE), None),
    (at("水温", 150, 285 + 2.6, SIZE), Label.FIG_TEXT), (at("水温", 150, 285 + 3.6, SIZE), None),
    (at("水温", 150, 400), None),
    (at("水温", RIGHT + 2.6 - 8, 250), Label.FIG_TEXT), (at("水温", RIGHT + 3.6 - 8, 250), None),
    (at("水温", LEFT - 2.6 - 8, 250), Label.FIG_TEXT), (at("水温", LEFT - 3.6 - 8, 250), None),
    (at("风速图示", LEFT + 2.6, 250, SIZE), None), (at("风速图示", LEFT + 3.6, 250, SIZE), Label.FIG_TEXT),
    (at("风速图示", LEFT + 20, 250, SIZE), Label.FIG_TEXT), (at("风速图示例", LEFT + 20, 250, SIZE, x1=95), None),
])  # fmt: skip
def test_the_words_of_a_drawing_stand_in_it_or_at_its_edge(own: Line, label: Label | None) -> None:
    """NEAR; type of the text's size at the margin, or set in as a paragraph is, is text (FLUSH, STRIP)."""
    assert word(own) is label


@pytest.mark.parametrize(("x", "found"), [(RIGHT + 7.5, True), (RIGHT + 8.5, False), (LEFT - 7.5, True), (LEFT - 8.5,
    False)])  # fmt: skip
def test_a_drawing_reaches_a_little_beyond_its_column(x: float, found: bool) -> None:
    """With its frame, or its axis' labels (BEYOND)."""
    assert (region(images=(Bbox(x - 5, 220, x + 5, 290),)) is not None) is found


@pytest.mark.parametrize(("lines", "found"), [(1, False), (2, True)])
def test_two_words_without_a_drawing_are_a_figure(lines: int, found: bool) -> None:
    """WORDS."""
    assert (
        region(*[at("水温", 150, 250 + 20 * n, x1=166) for n in range(lines)], at("图示", 900, 200)) is not None
    ) is (found)


@pytest.mark.parametrize(("gap", "share", "label"), [
    (16.5, 1.0, Label.FIG_FOOT), (19.5, 1.0, None), (4.0, 0.45, None), (4.0, 0.55, Label.FIG_FOOT),
])  # fmt: skip
def test_the_notes_of_a_figure_are_close_under_its_caption(gap: float, share: float, label: Label | None) -> None:
    """NOTE_ROOM, and OVER: what hangs out of it by more is another's."""
    note = at("注：虚线为示例湖泊的水温", 0, 308 + gap, 7)
    x0 = 300 - share * note.bbox.width
    assert word(replace(note, bbox=note.bbox._replace(x0=x0, x1=x0 + note.bbox.width))) is label


@pytest.mark.parametrize(("lower", "x1"), [(22.0, 200.0), (26.0, 350.0)])
def test_figures_side_by_side_share_their_column(lower: float, x1: float) -> None:
    """LEVEL: the upper one's caption may have two lines more."""
    left, right = at("图1　浅湖", 90, 300), at("图2　深湖", 270, 300 + lower)
    own = [claimed(line, Label.FIG_CAPTION, tie=n) for n, line in enumerate(put(left, right))]
    wide = Bbox(LEFT, 220, RIGHT, 280)
    pieces = [Bbox(x, 220, x + 10, 280) for x in range(55, 345, 10)]
    said = figure_claims(own, [page([], images=[*pieces, wide._replace(x1=60)])], SETTING)
    made = said[own[0].at].region
    assert made is not None
    assert abs(made.x1 - x1) <= 20
    if x1 == 200.0:
        other = said[own[1].at].region
        assert other is not None
        assert abs(other.x0 - x1) <= 20


def stray(*lines: Line) -> list[Label | None]:
    """What small type is claimed for that nothing else claims."""
    own = put(*lines)
    return labels(own, small_type_claims(own, SETTING))


@pytest.mark.parametrize(("own", "label"), [
    (at("样本取自示例地区各处，", LEFT, 200), Label.FIG_TEXT), (at("样本取自示例地区各处甲乙，", LEFT, 200), None),
    (at("the lakes of a region,", LEFT, 200), Label.FIG_TEXT),
    (at("the lakes of examples in a region,", LEFT, 200), None),
    (at("get lakes of examples in a region;", LEFT, 200), Label.FIG_TEXT),  # a listing's line
])  # fmt: skip
def test_small_type_reads_where_its_lines_are_long(own: Line, label: Label | None) -> None:
    """SENTENCE_HANZI, two letters for each."""
    assert stray(own) == [label]


@pytest.mark.parametrize(("long", "label"), [(1, Label.FIG_TEXT), (2, None)])
def test_most_lines_of_small_text_are_long(long: int, label: Label | None) -> None:
    """Of three."""
    lines = ["样本取自示例地区各处甲乙，"] * long + ["水温"] * (3 - long)
    assert stray(*[at(text, LEFT, 200 + 10 * n) for n, text in enumerate(lines)])[-1] is label


@pytest.mark.parametrize(("name", "label"), [("算法1 折纸", None), ("图示 1 折纸", Label.FIG_TEXT)])
@pytest.mark.parametrize("size", [SIZE - 2, SIZE])
def test_the_steps_of_a_named_listing_are_text(name: str, label: Label | None, size: float) -> None:
    """However short: they are no words of a drawing, whether the name over them is in their type or in the text's."""
    steps = [at(text, LEFT + 20, 210 + 10 * n) for n, text in enumerate(["输入：纸 p", "repeat", "折 p", "end"])]
    assert set(stray(at(name, LEFT + 20, 199, size), *steps)[1:]) == {label}


def test_half_of_the_lines_are_not_most() -> None:
    assert stray(at("样本取自示例地区各处甲乙，", LEFT, 200), at("水温", LEFT, 210))[-1] is Label.FIG_TEXT


@pytest.mark.parametrize(("share", "found"), [(0.65, Label.FIG_TEXT), (0.75, None)])
def test_a_wide_sentence_among_words_of_a_drawing_is_text(share: float, found: Label | None) -> None:
    """SOLID."""
    sentence = at("样本取自示例地区各处甲乙，", LEFT, 200, x1=LEFT + share * 300)
    assert stray(sentence, at("水温", LEFT, 210), at("风速", LEFT, 220))[0] is found


@pytest.mark.parametrize(("size", "text", "x0", "label"), [
    (8.6, "1　示例", LEFT, None), (8.4, "1　示例", LEFT, Label.FIG_TEXT), (8.6, "1　示", LEFT, Label.FIG_TEXT),
    (8.6, "1　示例", LEFT + 6.5, None), (8.6, "1　示例", LEFT + 7.5, Label.FIG_TEXT),
])  # fmt: skip
def test_a_numbered_line_a_step_smaller_may_be_a_heading(
    size: float, text: str, x0: float, label: Label | None
) -> None:
    """STEP; two hanzi, at the margin."""
    assert stray(at(text, x0, 200, size)) == [label]


FULL = at("样本取自示例地区各处样本取自示例地区各处样本取自示例地区各处", LEFT, 200, SIZE)


@pytest.mark.parametrize(("own", "label"), [
    (at("［１２］。", LEFT, 215), None), (at("［１２］。", LEFT, 219), None),
    (at("［１２］。", LEFT, 221), Label.FIG_TEXT),
    (at("［１２］。", LEFT + 6, 215), None), (at("［１２］。", LEFT + 7, 215), Label.FIG_TEXT),
    (at("［" + "1" * 13 + "］", LEFT, 215), None), (at("［" + "1" * 14 + "］", LEFT, 215), Label.FIG_TEXT),
    (at("［１２］。", LEFT, 215, page=2), Label.FIG_TEXT),
])  # fmt: skip
def test_the_end_of_a_paragraph_may_be_a_citation_mark(own: Line, label: Label | None) -> None:
    """In small type, right under the full line before it, at the margin (SHORT_END)."""
    assert stray(FULL, own)[-1] is label


@pytest.mark.parametrize(("short", "label"), [(15.0, None), (17.0, Label.FIG_TEXT)])
def test_the_line_before_the_mark_is_full(short: float, label: Label | None) -> None:
    before = replace(FULL, bbox=FULL.bbox._replace(x1=RIGHT - short))
    assert stray(before, at("［１２］。", LEFT, 215))[-1] is label


@pytest.mark.parametrize(("text", "label"), [("未再测。", None), ("未再测", Label.FIG_TEXT)])
def test_a_stop_at_the_margin_ends_the_paragraph_over_a_drawing(text: str, label: Label | None) -> None:
    """However short what was left for the line: words of drawings have none."""
    picture = PICTURE._replace(x0=LEFT)
    assert word(at(text, LEFT, picture.top - 7, SIZE), images=(picture,)) is label


@pytest.mark.parametrize(("size", "x0", "top", "label"), [
    (9.0, LEFT, 241.0, None), (8.4, LEFT, 241.0, Label.FIG_TEXT), (9.0, LEFT + 4, 241.0, Label.FIG_TEXT),
    (9.0, LEFT, 242.4, None), (9.0, LEFT, 242.6, Label.FIG_TEXT),
])  # fmt: skip
def test_a_line_told_for_smaller_goes_on_with_an_unfinished_paragraph(
    size: float, x0: float, top: float, label: Label | None
) -> None:
    """STEP, FLUSH, PITCH: its hanzi are low ones, and recognition rounds what it sees."""
    text = "样本取自示例地区各处样本取自示例地区各处样本取自示例地区各处"
    lines = [at(text, LEFT, 200 + 20 * n, SIZE) for n in range(2)]
    assert stray(*lines, at("一一二二。", x0, top, size))[-1] is label


@pytest.mark.parametrize(("end", "label"), [("处", None), ("。", Label.FIG_TEXT)])
def test_small_type_behind_a_finished_paragraph_is_none_of_it(end: str, label: Label | None) -> None:
    text = "样本取自示例地区各处样本取自示例地区各处样本取自示例地区各"
    lines = [at(f"{text}{end}", LEFT, 200 + 20 * n, SIZE) for n in range(2)]
    assert stray(*lines, at("一一二二", LEFT, 240, 9.0), at("一一。", LEFT, 260, 9.0))[-2:] == [label, label]
