"""Which lines may be headings, and where their titles end: a case on each side of each bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import rules
from pipeline.label.body.heading_candidates import Candidate, candidate
from pipeline.label.body.headings import heading_claims
from pipeline.label.body.lines import Placed, placed
from pipeline.label.body.setting import Setting
from pipeline.model.block import Line
from tests.body.made import COLUMN, LEFT, RIGHT, SIZE, full, line

SETTING = Setting(SIZE, frozenset({"SimSun"}), bold=False, hanzi=True)
WORDS = "样本取自示例地区各处"
TEXT = [line(WORDS * 2, 1, x0=LEFT + 20), full(WORDS, 2)]


def put(lines: list[Line]) -> list[Placed]:
    return [
        replace(placed(own, COLUMN, (0, row, 0), opens=row == 0), left=LEFT, right=RIGHT)
        for row, own in enumerate(lines)
    ]


def of(own: Line, *below: Line) -> Candidate | None:
    return candidate(put([own, *(below or TEXT)]), 0, SETTING)


def partly_bold(text: str, bold: int, row: float = 0, x0: float = LEFT) -> Line:
    own = line(text, row, x0=x0)
    first = own.spans[0]
    head = first._replace(text=text[:bold], font="SimHei", bold=True)
    return replace(own, spans=(head, first._replace(text=text[bold:])))


def titled(length: int, text: str = "示") -> Line:
    """A numbered title of so many characters, in type small enough for its line."""
    return line("1　" + text * length, 0, bold=True)


@pytest.mark.parametrize(("own", "is_candidate"), [
    (titled(46), True), (titled(47), False), (titled(23, "Pond"), True), (titled(31, "Pon"), False),
    (line("1　示例", 0, bold=True, size=8.6), True), (line("1　示例", 0, bold=True, size=8.4), False),
    (line("示例结果", 0, bold=True, size=18.9), True), (line("示例结果", 0, bold=True, size=19.1), False),
    (line("25　示例", 0), True), (line("26　示例", 0), False),
    (line("示例", 0, bold=True), True), (line("示", 0, bold=True), False),
    (line("讨论", 0), True), (line("示例", 0), False),
    (line("示示示", 0, bold=True), False), (line("示示例", 0, bold=True), True),  # recognition of a drawing's rules
    (line("示例（结果）", 0, bold=True), True), (line("示例）结果", 0, bold=True), False),
    (line("示例\ufffd结果）", 0, bold=True), True),  # what opens it has no readable form
    (line("示例（结果", 0, bold=True), False), (line("示例（" + WORDS * 2 + "样本取自示例地", 0, bold=True), True),
    (line("1　示例；", 0, bold=True), False), (line("1　示例。", 0, bold=True), True),
    (line("1　示例……3", 0, bold=True), True), (line("1　示例........3", 0, bold=True), False),
    (line("1　print", 0, bold=True), False), (line("1　Print", 0, bold=True), True),
    (line("1）系数 a=b", 0), False), (line("1）系数 a=b", 0, bold=True), True),
    (line("示例 a b c d e f g", 0, bold=True), False), (line("示例结果 a b", 0, bold=True), True),
    (line("式中：示例", 0, bold=True), False), (line("关键词：示例", 0, bold=True), False),
])  # fmt: skip
def test_which_lines_may_be_headings(own: Line, is_candidate: bool) -> None:
    assert (of(own) is not None) is is_candidate


@pytest.mark.parametrize(("own", "title"), [
    (partly_bold("1.1　取样法" + WORDS * 2 + "样本取", 7), "取样法"),  # its face gives way
    (partly_bold("1.1　取样" + "样", 6), "取样样"),  # one sign in another face is none
    (line("1.1　取样　" + WORDS[:9], 0), "取样"),  # behind a wide gap stands a paragraph
    (line("1.1　取样　" + WORDS[:8], 0), "取样　" + WORDS[:8]),  # or a cell
    (line("1.1　取　" + WORDS[:9], 0), "取　" + WORDS[:9]),
    (line("（1）人口。" + WORDS * 2 + "样本取", 0), "人口。"),  # a first sentence as short as a title
    (line("（1）人口．" + WORDS * 2 + "样本取", 0), "人口．"),
    (line("（1）" + "示" * 14 + "。" + WORDS + "样本", 0), "示" * 14 + "。"),
    (line("（1）" + "示" * 14 + "。样", 0, x0=LEFT + 110), "示" * 14 + "。"),  # as near its line's end as can be
    (line("1）" + "示" * 15 + "。" + WORDS + "样本", 0), "示" * 15 + "。" + WORDS + "样本"),
    (line("（1）" + "示" * 24 + "。样本", 0), "示" * 24 + "。"),  # beside siblings that are titles
    (line("（1）" + "示" * 25 + "。样", 0), "示" * 25 + "。样"),
])  # fmt: skip
def test_where_titles_end(own: Line, title: str) -> None:
    found = of(own)
    assert found is not None
    assert own.text[found.start : found.end] == title


LEFT_OFF = "（一）求实。" + WORDS * 2 + "样本取自"


@pytest.mark.parametrize(("below", "title"), [
    (line("各处的发展", 1, bold=True), LEFT_OFF[3:]),  # the title has two lines, and a stop in it
    (full(WORDS, 1), "求实。"), (full(WORDS, 1, bold=True), "求实。"),  # a paragraph, in the text's face or in its own
    (line("各处的发展。", 1, bold=True), "求实。"), (line("各处的发展", 2.3, bold=True), "求实。"),
])  # fmt: skip
def test_a_stop_in_a_title_of_two_lines_ends_no_title_that_is_run_in(below: Line, title: str) -> None:
    found = of(line(LEFT_OFF, 0, bold=True), below, full(WORDS, 3))
    assert found is not None
    assert LEFT_OFF[found.start : found.end] == title


@pytest.mark.parametrize(("below", "is_candidate"), [
    (line("示例的发展", 1, bold=True), True), (full(WORDS, 1), False), (line("示例的发展", 1), False),
])  # fmt: skip
def test_a_title_of_two_lines_breaks_behind_a_list_s_mark(below: Line, is_candidate: bool) -> None:
    own = line("一、" + WORDS * 2 + "取自示例地区、", 0, bold=True)
    assert (of(own, below, full(WORDS, 3)) is not None) is is_candidate


@pytest.mark.parametrize(("length", "is_candidate"), [(46, True), (47, False)])
def test_a_run_in_title_in_a_face_of_its_own_is_as_long_as_others(length: int, is_candidate: bool) -> None:
    own = partly_bold("1　" + "示" * length + WORDS, length + 2)
    assert (of(own) is not None) is is_candidate


@pytest.mark.parametrize(("length", "is_run_in"), [(32, True), (33, False)])
def test_run_in_titles_that_white_alone_parts_are_shorter(length: int, is_run_in: bool) -> None:
    found = of(line("1　" + "示" * length + "　" + WORDS[:9], 0))
    assert (found is not None and found.end == length + 2) is is_run_in


LONG = "1.1　" + WORDS * 2 + "样本取自示例"


@pytest.mark.parametrize(("tail", "rest", "over"), [
    (3, WORDS, 3), (14, WORDS, 14), (22, WORDS[:4], 0), (6, "样本取自", 6), (6, "样本取", 0),
])  # fmt: skip
def test_a_run_in_title_ends_on_its_second_line(tail: int, rest: str, over: int) -> None:
    """Up to where the face gives way, with a paragraph behind it; both lines make one title of 46 characters."""
    below = partly_bold("示" * tail + rest + "。", tail, row=1)
    found = of(line(LONG, 0, bold=True), below, full(WORDS, 2))
    assert found is not None
    assert found.over == over


@pytest.mark.parametrize(("x0", "row", "over"), [(LEFT + 7, 1, 3), (LEFT + 9, 1, 0), (LEFT, 1.2, 3), (LEFT, 1.3, 0)])
def test_it_goes_on_at_the_margin_of_the_next_line(x0: float, row: float, over: int) -> None:
    below = partly_bold("示例示" + WORDS + "。", 3, row=row, x0=x0)
    found = of(line(LONG, 0, bold=True), below, full(WORDS, 3))
    assert found is not None
    assert found.over == over


NUMBERED = "1　样本取自示例地区各处所得的结果及其在示例中的意义与不足"


def goes_on(first: str, below: Line) -> bool:
    """Whether a title goes on in the line below it, over a paragraph."""
    text = [line(WORDS * 2, 4, x0=LEFT + 20), full(WORDS, 5)]
    said = heading_claims(put([line(first, 0, bold=True), below, *text, line("2　结果", 9, bold=True)]), SETTING)
    return (0, 1, 0) in said and said[0, 1, 0].rule is rules.HEADING_CONTINUES


@pytest.mark.parametrize(("below", "expected"), [
    (line("和展望", 1, x0=LEFT + 20, bold=True), True),
    (line("和展望", 1.2, x0=LEFT + 20, bold=True), True), (line("和展望", 1.3, x0=LEFT + 20, bold=True), False),
    (line("和展望", 1, x0=LEFT + 20, bold=True, size=10.4), True),
    (line("和展望", 1, x0=LEFT + 20, bold=True, size=10.7), False),
])  # fmt: skip
def test_the_second_line_of_a_title_is_near_and_alike(below: Line, expected: bool) -> None:
    assert goes_on(NUMBERED, below) is expected


@pytest.mark.parametrize(("length", "x0", "expected"), [
    (27, LEFT + 39, True), (27, LEFT + 41, False), (27, LEFT + 9, True), (27, LEFT + 7, False),
    (27, LEFT + 20, True), (26, LEFT + 20, False),
])  # fmt: skip
def test_it_stands_behind_the_number(length: int, x0: float, expected: bool) -> None:
    """The title over it is full but for a long word that did not fit."""
    assert goes_on(NUMBERED[:length], line("和展望", 1, x0=x0, bold=True)) is expected
