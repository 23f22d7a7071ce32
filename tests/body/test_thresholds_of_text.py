"""How the text is set, where its paragraphs begin, and its strips: one small case on each side of what is measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body.heading_candidates import candidate
from pipeline.label.body.lines import Placed, is_set_beside, strips, with_margins
from pipeline.label.body.paragraphs import assembled
from pipeline.label.body.setting import Setting, setting_of
from pipeline.model.block import Line
from tests.body.made import COLUMN, LEFT, RIGHT, SIZE, body_blocks, line
from tests.body.placed import SETTING, at, put

WORDS = "样本取自示例地区各处"
TOP = 200.0


@pytest.mark.parametrize(("off", "width", "found"), [
    (2.5, 60, True), (3.5, 60, False), (0, 57, True), (0, 53, False),
])  # fmt: skip
def test_text_beside_a_picture_ends_at_one_place(off: float, width: float, found: bool) -> None:
    """SAME_END; what is narrower is a name in a list (NARROWEST)."""
    own, below = put(
        at(WORDS, LEFT, TOP, SIZE, x1=LEFT + width), at(WORDS, LEFT, TOP + 14, SIZE, x1=LEFT + width + off)
    )
    assert is_set_beside(own, below) is found


@pytest.mark.parametrize(("rows", "off", "away", "is_strip"), [
    (3, 0.0, 0, True), (2, 0.0, 0, False),  # STRIP_LINES
    (3, 24.0, 0, True), (3, 26.0, 0, False),  # STRIP_START
    (3, 0.0, 2, True), (3, 0.0, 3, False),  # STRIP_REACH
])  # fmt: skip
def test_a_strip_has_three_lines_that_end_alike(rows: int, off: float, away: int, is_strip: bool) -> None:
    """The second begins farther in, as a paragraph does; others stand between it and the third."""
    narrow = [at(WORDS, LEFT + off * (n == 1), TOP + 14 * n, SIZE, x1=LEFT + 150) for n in range(rows)]
    between = [at(WORDS * 3, LEFT, TOP + 100, SIZE)] * away
    lines = put(*narrow[:2], *between, *narrow[2:])
    assert (lines[0].at in strips(lines)) is is_strip


@pytest.mark.parametrize(("one", "other", "left"), [(31.0, 48.0, LEFT), (42.0, 50.5, 50.5)])
def test_blocks_of_one_column_have_one_margin(one: float, other: float, left: float) -> None:
    """COLUMN_EDGE: their boxes differ by what is set in; so it is where both are near one multiple of it."""
    wide = put(*[at(WORDS * 3, LEFT, TOP + 14 * n, SIZE) for n in range(4)], column=COLUMN._replace(x0=one))
    apart = put(at(WORDS, 70, 400, SIZE), column=COLUMN._replace(x0=other))[0]
    assert with_margins([*wide, replace(apart, at=(9, 0, 0))])[-1].left == left


def full(count: int, text: str = WORDS) -> list[Line]:
    return [line((text * 30)[:30], row) for row in range(count)]


def setting(*lines: Line) -> Setting:
    return setting_of(put(*lines, opens=True))


@pytest.mark.parametrize(("hanzi", "is_chinese"), [(7, False), (8, True)])
def test_a_quarter_of_the_characters_tell_a_chinese_text(hanzi: int, is_chinese: bool) -> None:
    """CHINESE: of the thirty in the right half of a full line."""
    own = line("a" * (60 - hanzi) + "样" * hanzi, 0, size=5)
    assert setting(own).hanzi is is_chinese


@pytest.mark.parametrize(("other", "is_common"), [(1, False), (2, True)])
def test_a_rare_face_is_none_of_the_texts(other: int, is_common: bool) -> None:
    """FONT_SHARE: of some hundred hanzi four in a thousand, of which one is one in 375 and two are one in 187."""
    lines = full(25)
    last = lines[-1]
    span = last.spans[0]
    spans = (span._replace(text=span.text[: 30 - other]), span._replace(text=span.text[30 - other :], font="KaiTi"))
    assert ("KaiTi" in setting(*lines[:-1], replace(last, spans=spans)).fonts) is is_common


@pytest.mark.parametrize(("with_space", "without", "is_spaced"), [(2, 1, True), (1, 1, False), (1, 2, False)])
def test_spaces_stand_where_scripts_meet(with_space: int, without: int, is_spaced: bool) -> None:
    text = "样本 A " * with_space + "样本A。" * without
    assert setting(*full(3), line(text, 5)).spaced is is_spaced


@pytest.mark.parametrize(("titles", "is_roman"), [
    (("I 示例", "II 示例"), True), (("I 示例", "III 示例"), False), (("II 示例", "III 示例"), False),
    (("1 示例", "2 示例"), False),
])  # fmt: skip
def test_sections_with_roman_numbers_begin_with_the_first_two(titles: tuple[str, ...], is_roman: bool) -> None:
    assert setting(*full(3), *[line(text, 5 + n) for n, text in enumerate(titles)]).roman is is_roman


def test_a_full_line_that_begins_like_a_section_tells_of_none() -> None:
    wide = [line(f"{number} " + (WORDS * 3)[:28], 5 + n) for n, number in enumerate(("I", "II"))]
    assert setting(*full(3), *wide).roman is False


def faced(text: str, bold: int) -> Line:
    own = line(text, 0)
    span = own.spans[0]
    return replace(own, spans=(span._replace(text=text[:bold], bold=True), span._replace(text=text[bold:])))


@pytest.mark.parametrize(("bold", "contrasts"), [(2, False), (3, True), (0, False)])
def test_most_letters_are_bold(bold: int, contrasts: bool) -> None:
    """Of four, in a line without hanzi."""
    assert SETTING.contrasts(faced("abcd", bold), 0, 4) is contrasts


@pytest.mark.parametrize(("bold", "is_bold"), [(2, False), (3, True)])
def test_most_of_the_text_is_bold(bold: int, is_bold: bool) -> None:
    """Of four lines."""
    lines = [line(WORDS * 3, n, bold=n < bold) for n in range(4)]
    assert setting(*lines).bold is is_bold


def groups(*lines: Line, opens: bool = False, column: bool = True) -> int:
    """How many paragraphs these lines are."""
    own = put(*lines, opens=opens)
    blocks = body_blocks([[each] for each in lines])
    return len(assembled(blocks, own))


FULL = at(WORDS * 3, LEFT, TOP, SIZE)
SET_IN = at((WORDS * 3)[:28], LEFT + 20, TOP, SIZE)
OPEN, ENDED = "样本取自示例", "样本取自示例。"


def under(text: str, x0: float = LEFT, row: int = 1, x1: float | None = None, page: int = 1) -> Line:
    return at(text, x0, TOP + 14 * row, SIZE, x1=x1, page=page)


@pytest.mark.parametrize(("lines", "count"), [
    ((FULL, under(OPEN)), 1),
    ((FULL, under(OPEN, LEFT + 20)), 1),  # the first was full and unfinished
    ((at(ENDED, LEFT, TOP, SIZE), under(OPEN)), 2),  # it ended, short of the margin
    ((at(WORDS * 2 + WORDS[:9] + "。", LEFT, TOP, SIZE), under(OPEN)), 1),  # it ended at the margin
    ((at(WORDS * 2 + WORDS[:9] + "。", LEFT, TOP, SIZE), under(OPEN, LEFT + 20)), 2),
    ((at(WORDS * 2 + WORDS[:7] + "。”", LEFT, TOP, SIZE, x1=RIGHT - 20), under(OPEN)), 2),  # the mark within quotes
    ((at(WORDS * 2 + WORDS[:7] + "地”", LEFT, TOP, SIZE, x1=RIGHT - 20), under(OPEN)), 1),
    ((at(WORDS, LEFT, TOP, SIZE, x1=RIGHT - 17), under("（1）" + OPEN)), 2),  # an item
    ((at(WORDS, LEFT, TOP, SIZE, x1=RIGHT - 15), under("（1）" + OPEN)), 1),
    ((SET_IN, under(OPEN, LEFT + 20)), 1),  # text that is set in, line after line
    ((SET_IN, under(OPEN, LEFT + 22.5)), 1), ((SET_IN, under(OPEN, LEFT + 17.5)), 1),
    ((SET_IN, under(OPEN, LEFT + 16.5)), 2),
    ((SET_IN, under((WORDS * 3)[:28], LEFT + 20), under(OPEN, LEFT + 20, 2)), 1),
    ((SET_IN, under(WORDS, LEFT + 20, x1=RIGHT - 17), under(OPEN, LEFT + 20, 2)), 2),
    ((SET_IN, under(WORDS, LEFT + 20, x1=RIGHT - 15), under(OPEN, LEFT + 20, 2)), 1),
    ((FULL, under(WORDS * 3), under(OPEN, LEFT + 20, 2)), 1),
])  # fmt: skip
def test_where_paragraphs_begin(lines: tuple[Line, ...], count: int) -> None:
    """SAME_PLACE, SHORT, and the marks that end a sentence."""
    assert groups(*lines) == count


@pytest.mark.parametrize(("one", "other", "off", "count"), [
    ("1. ", "2. ", 0, 2), ("9．", "10．", 0, 2), ("3、", "4、", 4, 2), ("3、", "4、", 6, 1),
    ("1. ", "3. ", 0, 1), ("1. ", "2、", 0, 1), ("", "2. ", 0, 1), ("1. ", "2.5", 0, 1),
])  # fmt: skip
def test_numbers_of_items_stand_under_each_other(one: str, other: str, off: float, count: int) -> None:
    """The next item begins with the next number and the same mark, however full the last line of this one is."""
    assert groups(at((one + WORDS * 3)[:30], LEFT, TOP, SIZE, x1=RIGHT), under(other + OPEN, LEFT + off)) == count


@pytest.mark.parametrize(("page", "count"), [(1, 2), (2, 1)])
def test_a_line_that_ends_well_before_the_margin_ends_its_paragraph_on_the_page(page: int, count: int) -> None:
    """Where a block begins with the next one: on another page the text goes on behind a heading's line."""
    own = put(at(OPEN, LEFT, TOP, SIZE), under(OPEN + "地区", page=page), opens=True)
    assert len(assembled(body_blocks([[own[0].line], [own[1].line]]), own)) == count


@pytest.mark.parametrize(("text", "count"), [
    (WORDS + "各处，", 1), (WORDS + "各处、", 1), (WORDS + "各处", 2), (WORDS + "各，", 2),
])  # fmt: skip
def test_no_paragraph_ends_with_a_comma(text: str, count: int) -> None:
    """The last line of a strip beside a picture ends well before the margin, and the text goes on below it. VERSE."""
    own = put(at(text, LEFT, TOP, SIZE), under(OPEN + "地区"), opens=True)
    assert len(assembled(body_blocks([[own[0].line], [own[1].line]]), own)) == count


def test_the_line_over_the_last_tells_of_a_strip_too() -> None:
    """The last full line of a strip ends where the one over it does, whatever follows."""
    lines = [at(WORDS, LEFT, TOP + 14 * n, SIZE, x1=LEFT + 150) for n in range(2)]
    own = put(*lines, at(OPEN, LEFT, TOP + 28, SIZE), opens=True)
    assert len(assembled(body_blocks([[each.line] for each in own]), own)) == 1


def title(text: str, *below: Line, bold: int | None = None) -> tuple[str, int] | None:
    """A numbered line's title, and how many characters of the next one end it."""
    own = at(text, LEFT, TOP, SIZE, x1=RIGHT)
    if bold is not None:
        span = own.spans[0]
        own = replace(
            own, spans=(span._replace(text=text[:bold], font="SimHei", bold=True), span._replace(text=text[bold:]))
        )
    lines: list[Placed] = put(own, *below)
    found = candidate(lines, 0, SETTING)
    return (text[found.start : found.end], found.over) if found is not None else None


@pytest.mark.parametrize(("length", "over"), [(22, 22), (23, 0)])
def test_the_end_of_a_run_in_title_on_the_next_line_is_short(length: int, over: int) -> None:
    """MAX_OVER, behind which a gap parts it from its paragraph."""
    below = at((WORDS * 3)[:length] + "　" + WORDS, LEFT, TOP + 14, SIZE, x1=RIGHT)
    assert (title("1.1　" + WORDS, below) or ("", 0))[1] == over


@pytest.mark.parametrize(("tail", "over"), [("样a", 0), ("样", 1)])
def test_the_end_of_a_run_in_title_is_mostly_hanzi(tail: str, over: int) -> None:
    """WORDS."""
    below = at(tail + "　" + WORDS, LEFT, TOP + 14, SIZE, x1=RIGHT)
    assert (title("1.1　" + WORDS, below) or ("", 0))[1] == over


@pytest.mark.parametrize(("rest", "found"), [("abcdef。", "取样"), ("abc。", "取样abc。")])
def test_three_latin_letters_count_as_a_hanzi(rest: str, found: str) -> None:
    """WORD: behind a title in a face of its own stand two, or nothing but a sign."""
    own = title("1.1　取样" + rest, bold=6)
    assert own is not None
    assert own[0] == found


@pytest.mark.parametrize(("bold", "is_run_in"), [(3, True), (2, False)])
def test_a_titles_own_face_is_seen_in_its_first_characters(bold: int, is_run_in: bool) -> None:
    """FIRST: of four characters most are in it; half of them are a word of the text."""
    own = title("1　取样本取自示例地区各处，样本取自示例地。", bold=2 + bold)
    assert (own is not None and own[0] == "取样本"[:bold]) is is_run_in


@pytest.mark.parametrize(("text", "found"), [("示例结果 ab", True), ("示 ab cd = e", False), ("示例结果+-+-+", False),
    ("示例结果+-+", True)])  # fmt: skip
def test_a_title_without_a_number_has_words(text: str, found: bool) -> None:
    """WORDS: half of it are letters, and of these half are hanzi."""
    own = put(at(text, LEFT, TOP, SIZE, bold=True))
    assert (candidate(own, 0, SETTING) is not None) is found
