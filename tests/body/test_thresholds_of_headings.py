"""Which lines are headings, and what goes on with them: one small case on each side of what is measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body import heading_sequence as bounds
from pipeline.label.body import heading_unnumbered as unnumbered
from pipeline.label.body.bilingual_headings import english_half
from pipeline.label.body.heading_candidates import Candidate
from pipeline.label.body.heading_reasons import REASONS, Reason
from pipeline.label.body.heading_sequence import chosen_headings
from pipeline.label.body.headings import heading_apart_claims, heading_claims
from pipeline.label.body.lines import Placed
from pipeline.model.block import Line
from tests.body.made import LEFT, RIGHT, SIZE
from tests.body.placed import SETTING, at, put

TOP = 200.0
WORDS = "示例湖泊各层水温与风速及日照"
TEXT = at("样本取自示例地区各处样本取自示例地区各处样本取自示例地区", LEFT + 20, 320, SIZE)
FULL = at("样本取自示例地区各处样本取自示例地区各处样本取自示例地区各处", LEFT, 336, SIZE)


def bold(text: str, row: float, x0: float = LEFT, size: float = SIZE, x1: float | None = None) -> Line:
    return at(text, x0, TOP + row, size, bold=True, x1=x1)


def heads(*lines: Line) -> int:
    """How many lines the heading over a paragraph has."""
    own = put(*lines, TEXT, FULL)
    return 1 + sum(not claim.starts for claim in heading_claims(own, SETTING).values())


FIRST = bold("1　" + (WORDS * 2)[:25], 0)  # three squares short of the margin


def test_a_title_has_four_lines_at_most() -> None:
    """MAX_LINES."""
    assert heads(FIRST, *[bold((WORDS * 3)[:29], 14 * n) for n in range(1, 7)]) == 4


@pytest.mark.parametrize(("gap", "found"), [(11.0, 2), (13.0, 1)])
def test_lines_of_a_title_are_close(gap: float, found: int) -> None:
    """NEAR."""
    lines = put(FIRST, bold((WORDS * 2)[:27], SIZE + gap, LEFT + 12), FULL)
    assert 1 + sum(not claim.starts for claim in heading_claims(lines, SETTING).values()) == found


@pytest.mark.parametrize(("gap", "off", "found"), [(13.0, 4.0, 2), (13.0, 6.0, 1), (15.5, 0.0, 2), (16.5, 0.0, 1)])
def test_lines_of_a_title_with_wide_leading_begin_at_one_margin(gap: float, off: float, found: int) -> None:
    """SAME_EDGE, APART: the first one is full."""
    first = bold("1　" + (WORDS * 3)[:28], 0)
    assert heads(first, bold("与各季的关系", SIZE + gap, LEFT + off)) == found


@pytest.mark.parametrize(("length", "found"), [(30, 2), (31, 1)])
def test_a_titles_second_line_has_some_length(length: int, found: int) -> None:
    """MAX_REST."""
    assert heads(FIRST, bold((WORDS * 3)[:length], 14, LEFT + 20, x1=RIGHT - 20)) == found


@pytest.mark.parametrize(("length", "found"), [(60, 2), (61, 1)])
def test_latin_letters_of_a_titles_second_line_take_half_a_square(length: int, found: int) -> None:
    """MAX_REST."""
    first = bold("1　Samples of the lakes and their", 0, x1=RIGHT - 30)
    below = bold(("water and wind " * 5)[:length], 14, LEFT + 20, x1=RIGHT - 20)
    assert heads(first, below) == found


@pytest.mark.parametrize("bold_letters", [0, 22])
def test_a_paragraph_with_a_title_run_in_is_no_second_line_of_an_english_title(bold_letters: int) -> None:
    first = bold("1.1　Samples of the lakes", 0)
    text = at("Water of all the lakes. It was measured twice", LEFT, TOP + 14, SIZE, x1=RIGHT)
    span = text.spans[0]
    head = span._replace(text=span.text[:bold_letters], font="SimHei", bold=True)
    own = replace(text, spans=(head, span._replace(text=span.text[bold_letters:])))
    assert heads(first, own) == 1


def apart(own: Line, *lines: Line, place: int = 0) -> bool:
    """Whether the line is a heading whatever stands around it."""
    made = [*lines]
    made.insert(place, own)
    placed = put(*made, TEXT, FULL)
    return placed[place].at in heading_apart_claims(placed, SETTING)


@pytest.mark.parametrize(("text", "x0", "found"), [
    ("1　示例", LEFT + 28, True), ("1　示例", LEFT + 32, False), ("1　示", LEFT, False), ("①　示例", LEFT, False),
])  # fmt: skip
def test_a_heading_apart_has_words_and_stands_at_the_margin(text: str, x0: float, found: bool) -> None:
    """MARGIN, WORDED."""
    assert apart(bold(text, 0, x0)) is found


@pytest.mark.parametrize(("shared", "found"), [(4.5, True), (5.5, False)])
def test_nothing_stands_beside_a_heading_apart(shared: float, found: bool) -> None:
    """HALF."""
    assert apart(bold("1　示例", 0), at("水温", 200, TOP + SIZE - shared, SIZE)) is found


@pytest.mark.parametrize(("before", "behind", "found"), [(4, 0, False), (5, 0, True), (0, 3, False), (0, 4, True)])
def test_what_stands_beside_is_among_the_lines_around(before: int, behind: int, found: bool) -> None:
    """BESIDE."""
    own, beside = bold("1　示例", 0), at("水温", 200, TOP, SIZE)
    far = [at("样本。", LEFT, 20 + 16 * n, SIZE) for n in range(4)]
    if before:
        lines = [beside, *far[: before - 1]]
        assert apart(own, *lines, place=before) is found
    else:
        assert apart(own, *far[: behind - 1], beside) is found


@pytest.mark.parametrize(("gap", "size", "found"), [
    (15.0, 10.0, True), (17.0, 10.0, False), (4.0, 9.1, True), (4.0, 8.9, False), (4.0, 10.9, True), (4.0, 11.3, False),
])  # fmt: skip
def test_the_english_half_stands_right_below(gap: float, size: float, found: bool) -> None:
    """APART, HALVES: in type that is a little smaller."""
    lines = put(bold("1　示例方法", 0), bold("1　Methods of the example", SIZE + gap, size=size, x1=300))
    assert (english_half(lines, 0, numbering(lines[0].text), SETTING) is not None) is found


@pytest.mark.parametrize(("texts", "faced", "count"), [
    (["Methods of the example"], True, 1), (["Methods of the example"], False, 0), (["Samples of lakes."], True, 0),
    (["Methods of the example and of", "its lakes"], True, 2), (["Methods of", "the lakes", "of it", "all"], True, 3),
    (["2 Methods of the example"], True, 0), (["1 Methods of the example"], False, 1), (["Methods"], False, 1),
])  # fmt: skip
def test_an_english_half_without_a_number_has_a_face_of_its_own(texts: list[str], faced: bool, count: int) -> None:
    """It has further lines in that face; a usual section's name needs none."""
    zh = "1　方法" if texts == ["Methods"] else "1　示例方法"
    below = [at(text, LEFT, TOP + 14 * n, SIZE, bold=faced, x1=300) for n, text in enumerate(texts, 1)]
    lines = put(bold(zh, 0), *below, TEXT, FULL)
    found = english_half(lines, 0, numbering(zh), SETTING)
    assert (found[1] if found is not None else 0) == count


@pytest.mark.parametrize(("more", "found"), [(3, True), (4, False)])
def test_the_brackets_of_an_english_half_close_soon(more: int, found: bool) -> None:
    """MAX_BELOW."""
    texts = ["1　示例方法(Methods of", *["the lakes and"] * (more - 1), "of rivers)"]
    lines = put(*[bold(text, 14 * n, x1=300) for n, text in enumerate(texts)])
    assert (english_half(lines, 0, numbering(texts[0]), SETTING) is not None) is found


WEIGHTS = {reason.name: reason.weight for reason in REASONS}
FACE, KNOWN, LARGER, ALONE = "set in a face of its own", "a title that everybody knows", "larger than the text", (
    "stands alone on its line")  # fmt: skip
STOP, SEMICOLON, SENTENCE, GOES_ON = "holds a full stop", "holds a semicolon", "ends as a sentence does", (
    "goes on with an unfinished line")  # fmt: skip
FILLS, CENTRED, COMMA = "fills its line in the type of the text", "centred", "holds a comma"
WHITE, NUMBER, PARAGRAPH = "white above it", "white behind its number", "an indented paragraph below it"


@pytest.mark.parametrize(("signs", "bound", "reaches"), [
    ((FACE, KNOWN, STOP, SEMICOLON), bounds.LONE, False),
    ((FACE, KNOWN, STOP, GOES_ON), unnumbered.ENOUGH, True),
    ((LARGER, FILLS, SENTENCE, SEMICOLON), bounds.HOPELESS, True),
    ((LARGER, FILLS, SENTENCE, WHITE), bounds.AMONG_OTHERS, False),
    ((KNOWN, ALONE, CENTRED, PARAGRAPH), unnumbered.UNNUMBERED_AMONG, True),
    ((ALONE, CENTRED, COMMA, GOES_ON), bounds.AMONG_OTHERS, False),
    ((KNOWN, WHITE), bounds.LONE, True),
    ((KNOWN, PARAGRAPH), bounds.LONE, False),
    ((NUMBER,), bounds.LIKELY, True),  # a number set off is just enough to be likely
    ((ALONE, NUMBER), unnumbered.ENOUGH, True),  # and alone on its line, to be enough
    ((ALONE, WHITE, COMMA), unnumbered.ENOUGH, True),  # white around it weighs a comma up
])  # fmt: skip
def test_signs_weigh_each_other_up(signs: tuple[str, ...], bound: float, reaches: bool) -> None:
    assert (sum(WEIGHTS[sign] for sign in signs) >= bound - 1e-9) is reaches


def counted(place: int, number: str, strength: float, *, contrast: bool = True) -> Candidate:
    """A candidate with this number and this much that speaks for it."""
    text = f"{number}　示例"
    own = numbering(text)
    reasons = (Reason("made", strength, lambda _: True),)
    return Candidate(place, own, len(number) + 1, len(text), reasons, contrast, True, SIZE, False)


def chosen(*candidates: Candidate, lines: list[Placed] | None = None) -> list[int]:
    """The places of those that are headings."""
    own = lines or put(*[at("1　示例", LEFT, TOP + 14 * n, SIZE) for n in range(len(candidates) + 1)])
    return [c.place for c in chosen_headings(candidates, own)]


@pytest.mark.parametrize(("number", "strength", "contrast", "is_chosen"), [
    ("1.2", -0.7, True, True), ("1.2", -0.9, True, False),  # NOT_FROM_ONE
    ("3", 0.9, True, False), ("3", 0.99, True, False),  # SKIPPED, SKIPPED_EACH
    ("1.1.1", -1.1, True, True), ("1.1.1", -1.3, True, False),  # SKIPPED_LEVEL
    ("2.1", 0.6, True, True), ("2.1", 0.4, True, False),  # MISSED_SECTION
    ("2", -0.1, False, True), ("2", -0.3, False, False),  # OTHER_FACE
])  # fmt: skip
def test_what_a_number_costs_that_fits_badly(number: str, strength: float, contrast: bool, is_chosen: bool) -> None:
    found = chosen(counted(0, "1", 2.5), counted(1, number, strength, contrast=contrast))
    assert (1 in found) is is_chosen


@pytest.mark.parametrize(("strength", "late"), [(-0.1, False), (-0.3, True)])
def test_a_count_that_begins_late_gives_way_to_one_that_begins_at_one(strength: float, late: bool) -> None:
    """LATE_START costs two signs: 5 and 6 with nearly one each, against 1 and 2."""
    found = chosen(counted(0, "5", 0.8), counted(1, "6", 0.8), counted(2, "1", strength), counted(3, "2", strength))
    assert (0 in found) is late


@pytest.mark.parametrize(("strength", "found"), [(0.35, [0, 1]), (0.25, [])])
def test_a_counted_line_is_likely(strength: float, found: list[int]) -> None:
    """LIKELY: 一、 and 二、."""
    assert chosen(counted(0, "一、", 2.0), counted(1, "二、", strength)) == found


def test_numbers_of_two_parts_count_under_a_hanzi() -> None:
    own = counted(0, "一、", 2), counted(1, "1.1", 0.5), counted(2, "1.2", 0.5), counted(3, "二、", 2)
    assert chosen(*own) == [0, 1, 2, 3]
    assert chosen(own[0], replace(own[1], number=numbering("1　示例")), own[3]) == [0, 3]


def stacked(*lines: Line) -> list[Placed]:
    """The lines one below the other."""
    tops = [TOP + 14 * n for n in range(len(lines))]
    return put(
        *[replace(own, bbox=own.bbox._replace(top=y, bottom=y + SIZE)) for own, y in zip(lines, tops, strict=True)]
    )


def two_levels(first: int, second: int, last: int) -> list[Candidate]:
    """一、 at the top and 二、 in the end, between them （一） and （二） in the text's face."""
    lower = [counted(first, "（一）", 0.7, contrast=False), counted(second, "（二）", 0.7, contrast=False)]
    return [counted(0, "一、", 2.0), *lower, counted(last, "二、", 2.0)]


@pytest.mark.parametrize(("short", "length", "count"), [
    (32.0, 20, 4), (28.0, 20, 2), (32.0, 11, 4), (32.0, 10, 2), (32.0, 8, 2),
])  # fmt: skip
def test_a_lower_heading_in_the_texts_face_stands_alone_over_a_paragraph(short: float, length: int, count: int) -> None:
    """STANDS, PARAGRAPH: the line under it begins at the margin."""
    below = at((WORDS * 2)[:length], LEFT, 0, SIZE)
    head = at("（一）示例", LEFT, 0, SIZE, x1=RIGHT - short)
    lines = stacked(head, head, below, head, below, head)
    assert len(chosen(*two_levels(1, 3, 5), lines=lines)) == count


def test_a_lower_title_of_two_lines_fills_the_first() -> None:
    """The second ends far before the margin, and an indented paragraph follows it."""
    full, end, text = FULL, at("与各季的关系", LEFT, 0, SIZE), at(WORDS, LEFT + 20, 0, SIZE)
    rows = [end, full, end, text, full, end, text, end]
    assert chosen(*two_levels(1, 4, 7), lines=stacked(*rows)) == [0, 1, 4, 7]
    flush = text.bbox._replace(x0=LEFT)
    rows[3] = rows[6] = replace(text, bbox=flush)
    assert chosen(*two_levels(1, 4, 7), lines=stacked(*rows)) == [0, 7]
