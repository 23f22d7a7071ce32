"""Which candidates are headings: numbers that count up, each strong enough. On both sides of each bound."""

from __future__ import annotations

import pytest

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body.heading_candidates import Candidate
from pipeline.label.body.heading_reasons import Reason
from pipeline.label.body.heading_sequence import chosen_headings
from pipeline.label.body.lines import Placed, placed, with_margins
from pipeline.model.block import Label
from tests.body.made import COLUMN, LEFT, SIZE, full, line
from tests.body.placed import claimed


class Paper:
    """Lines with candidates among them; each candidate stands over two full lines of text."""

    def __init__(self) -> None:
        self.lines: list[Placed] = []
        self.found: list[Candidate] = []

    def _put(self, text: str, x0: float = LEFT) -> int:
        row = len(self.lines)
        own = full(text, row) if x0 == LEFT else line(text, row, x0=x0)
        self.lines.append(placed(own, COLUMN, (row, 0, 0), opens=True))
        return row

    def title(
        self, text: str, strength: float, *, contrast: bool = True, known: bool = False, whole: bool = True,
        under: str = "样本取自示例地区各处的各种", text_under: bool = True, size: float = SIZE,
    ) -> Paper:  # fmt: skip
        row = len(self.lines)
        self.lines.append(placed(line(text, row, bold=contrast, size=size), COLUMN, (row, 0, 0), opens=True))
        number = numbering(text)
        start = number.end if number is not None else 0
        end = len(text) if whole else len(text) - 1
        reasons = (Reason("made up", strength, lambda _: True),)
        self.found.append(Candidate(row, number, start, end, reasons, contrast, whole, SIZE, known))
        if text_under:
            self._put(under, LEFT + 2 * SIZE)
            self._put("样本取自示例地区各处")
        return self

    def chosen(self) -> list[str]:
        lines = with_margins(self.lines)
        return [lines[c.place].text for c in chosen_headings(self.found, lines)]

    def levels(self) -> list[int]:
        return [c.level for c in chosen_headings(self.found, with_margins(self.lines))]


def plain(*titles: tuple[str, float]) -> list[str]:
    """What is chosen of titles in the type of the text, for which nothing but their count can speak."""
    paper = Paper()
    for text, strength in titles:
        paper.title(text, strength, contrast=False)
    return paper.chosen()


@pytest.mark.parametrize(("second", "strength", "found"), [
    ("1.2 示例", 0.1, 2), ("1.3 示例", 0.1, 2), ("1.3 示例", -0.1, 0), ("1.5 示例", 1.3, 2), ("1.5 示例", 1.1, 0),
    ("1.1 示例", 9, 1),
])  # fmt: skip
def test_numbers_count_up(second: str, strength: float, found: int) -> None:
    """A leap costs .8 and .6 for each number, and what fits is worth 2; alone the first one is too weak."""
    chosen = plain(("1.1 示例", 1.0), (second, strength))
    assert len(chosen) == found or (found == 0 and len(chosen) < 2)


def test_a_lone_number_needs_a_face_of_its_own() -> None:
    assert plain(("1.1 示例", 2.1)) == ["1.1 示例"]
    assert plain(("1.1 示例", 1.9)) == []


@pytest.mark.parametrize(("second", "strength", "found"), [
    ("1.2 示例", 0.3, 2), ("1.2 示例", -1.1, 1), ("1.1.1 示例", -1.1, 2), ("1.1.1 示例", -1.3, 1),
    ("2.1 示例", 0.6, 2), ("2.1 示例", 0.4, 1),
    ("2 示例", -0.9, 2), ("2 示例", -1.1, 1),
])  # fmt: skip
def test_what_a_number_costs_that_fits_badly(second: str, strength: float, found: int) -> None:
    """Behind 1: 1.2 is not the first one of its section, 2.1 misses its section; 2 fits."""
    assert len(plain(("1 示例", 2.5), (second, strength))) == found


@pytest.mark.parametrize("first", ["0 示例", "1 示例", "1.1 示例"])
def test_a_count_begins_with_the_first_section(first: str) -> None:
    assert plain((first, 2.1)) == [first]
    assert plain(("2 示例", 2.1)) == ["2 示例"]


@pytest.mark.parametrize(("strength", "found"), [(-2.1, 3), (-2.3, 2)])
def test_a_fitting_number_outweighs_much_but_not_everything(strength: float, found: int) -> None:
    paper = Paper().title("1 示例", 2.5).title("1.1 示例", strength, contrast=True).title("1.2 示例", 2.5)
    assert len(paper.chosen()) == found


def test_numbers_have_four_parts_at_most() -> None:
    titles = ("1 示例", "1.1 示例", "1.1.1 示例", "1.1.1.1 示例", "1.1.1.1.1 示例")
    assert plain(*((text, 3.0) for text in titles)) == list(titles[:4])


@pytest.mark.parametrize(("strength", "found"), [(0.4, 2), (0.2, 0)])
def test_chinese_numbers_need_little_beside_their_count(strength: float, found: int) -> None:
    assert len(Paper().title("一、示例", 2.0).title("二、示例", strength).chosen()) == found


@pytest.mark.parametrize(
    ("lacking", "strength", "whole", "found"),
    [
        ("一、示例", -0.7, True, 3),
        ("一、示例", -2.3, True, 2),
        ("一、示例", -0.7, False, 2),
        ("四、示例", -0.7, True, 2),
    ],
)
def test_a_number_that_the_others_lack_needs_no_face(lacking: str, strength: float, whole: bool, found: int) -> None:
    """Set like text over a full line; what counts on behind it tells, if it is all of its paragraph."""
    paper = Paper().title(lacking, strength, contrast=False, whole=whole)
    assert len(paper.title("二、示例", 1.7).title("三、示例", 2.2).chosen()) == found


def test_two_lines_with_the_number_that_the_others_lack_are_none() -> None:
    paper = Paper().title("一、示例", -0.7, contrast=False).title("一、样本", -0.7, contrast=False)
    assert paper.title("二、示例", 1.7).title("三、示例", 2.2).chosen() == ["二、示例", "三、示例"]


@pytest.mark.parametrize(
    ("number", "strength", "found"), [("三、示例", 1.1, 2), ("三、示例", 0.9, 0), ("四、示例", 3.0, 0)]
)
def test_of_chinese_numbers_one_may_be_lost_before_a_sure_one(number: str, strength: float, found: int) -> None:
    assert len(Paper().title("一、示例", 2.0).title(number, strength).chosen()) == found


@pytest.mark.parametrize(("strength", "found"), [(1.1, 4), (0.9, 2)])
def test_numbers_under_sections_need_an_ordinary_sign(strength: float, found: int) -> None:
    paper = Paper().title("1 示例", 3).title("（1）示例", strength).title("（2）示例", strength).title("2 示例", 3)
    assert len(paper.chosen()) == found


@pytest.mark.parametrize(("text", "found"), [("示" * 40, 4), ("示" * 41, 2)])
def test_a_plain_title_under_a_section_is_no_sentence(text: str, found: int) -> None:
    paper = Paper().title("1 示例", 3)
    for number in (1, 2):
        paper.title(f"（{number}）{text}", 0.5, contrast=False, size=5.0)
    assert len(paper.title("2 示例", 3).chosen()) == found


@pytest.mark.parametrize(("under", "found"), [("样本取自示例地区各处各处", 4), ("样本取自", 2)])
def test_a_plain_title_stands_over_running_text(under: str, found: int) -> None:
    paper = Paper().title("1 示例", 3)
    for number in (1, 2):
        paper.title(f"（{number}）示例", 0.5, contrast=False, under=under)
    assert len(paper.title("2 示例", 3).chosen()) == found


def test_a_plain_title_stands_over_a_table_and_the_text_behind_it() -> None:
    paper = Paper().title("1 示例", 3).title("（1）示例", 0.5, contrast=False, text_under=False)
    paper.lines.append(
        claimed(placed(line("表1　样本", len(paper.lines)), COLUMN, (99, 0, 0), opens=True), Label.TABLE_CAPTION)
    )
    paper._put("样本取自示例地区各处的各种", LEFT + 2 * SIZE)
    paper.title("（2）示例", 0.5, contrast=False)
    assert len(paper.title("2 示例", 3).chosen()) == 4


@pytest.mark.parametrize(
    ("strength", "numbered", "known", "found"),
    [(2.5, False, False, True), (2.3, False, False, False), (3.1, True, False, True), (2.9, True, False, False),
     (1.1, True, True, True), (0.9, True, True, False)],
)  # fmt: skip
def test_titles_without_a_number(strength: float, numbered: bool, known: bool, found: bool) -> None:
    """They need more in an article with numbers, which seldom leaves one without; usual ones need little."""
    paper = Paper().title("1 示例", 3).title("2 示例", 3) if numbered else Paper()
    assert ("结束语" in paper.title("结束语", strength, known=known).chosen()) is found


@pytest.mark.parametrize(("title", "found"), [("示" * 16, True), ("示" * 17, False), ("示例", True), ("示", False)])
def test_run_in_titles_without_a_number_are_short(title: str, found: bool) -> None:
    paper = Paper().title(f"{title}样", 1.0, whole=False)
    assert bool(paper.chosen()) is found


@pytest.mark.parametrize(
    ("title", "known", "found"), [("结束语", True, True), ("引言", True, False), ("结束语", False, False)]
)
def test_the_last_section_may_be_run_in_without_a_number(title: str, known: bool, found: bool) -> None:
    """As a journal sets it among numbered ones: `**结束语**　本文比较了…`."""
    paper = Paper().title("1 示例", 3).title("2 示例", 3).title(f"{title}样", 1.0, whole=False, known=known)
    assert (f"{title}样" in paper.chosen()) is found


def test_the_count_that_costs_least_is_taken() -> None:
    """Of two candidates for one number that of the sections' face; 1.1 behind 1 rather than 1.2."""
    paper = Paper().title("1 示例", 2.0).title("2 样本", 1.0, contrast=False).title("2 示例", 1.0).title("3 示例", 2.0)
    assert paper.chosen() == ["1 示例", "2 示例", "3 示例"]


def test_depths_follow_the_numbers() -> None:
    paper = Paper().title("引言", 2.0, known=True).title("1 示例", 3).title("1.1 示例", 3).title("1.1.1 示例", 3)
    paper.title("（1）示例", 3).title("（2）示例", 3).title("1.2 示例", 3).title("2 示例", 3)
    assert paper.title("结束语", 2.0, known=True).levels() == [1, 1, 2, 3, 4, 4, 2, 1, 1]


@pytest.mark.parametrize(("strength", "found"), [(-0.4, 4), (-0.6, 2)])
def test_a_full_line_over_an_indented_one_is_all_of_its_paragraph(strength: float, found: int) -> None:
    paper = Paper().title("1 示例", 3)
    for number in (1, 2):
        paper.title(f"（{number}）" + "样本取自示例地区各处所得的结果及其在示例中的意义与", strength, contrast=False)
    assert len(paper.title("2 示例", 3).chosen()) == found


@pytest.mark.parametrize(("strength", "found"), [(1.1, 3), (0.9, 2)])
def test_of_plain_titles_one_may_be_missed_behind_two(strength: float, found: int) -> None:
    paper = Paper().title("1 示例", 3)
    for number, own in ((1, 0.5), (2, 0.5), (4, strength)):
        paper.title(f"（{number}）示例", own, contrast=False)
    assert len([text for text in paper.title("2 示例", 3).chosen() if text.startswith("（")]) == found


@pytest.mark.parametrize(("under", "found"), [("样本取自示例地区各处所得", 2), ("样本取自示例地区各处所", 4)])
def test_a_plain_line_that_ends_where_the_next_one_does_is_text_beside_a_picture(under: str, found: int) -> None:
    paper = Paper().title("1 示例", 3)
    for number in (1, 2):
        paper.title(f"（{number}）示例地区各处的样本", 0.5, contrast=False, text_under=False)
        row = len(paper.lines)
        paper.lines.append(placed(line(under, row), COLUMN, (row, 0, 0), opens=True))
        paper._put("样本取自示例地区各处")
    assert len(paper.title("2 示例", 3).chosen()) == found


@pytest.mark.parametrize(
    ("form", "found"),
    [("（{}）样本。", True), ("{}）样本。", True), ("{}）样本", True), ("{}）样本，示例。", False)],
)
def test_a_short_sentence_that_is_all_of_its_paragraph_is_a_heading(form: str, found: bool) -> None:
    """Over a paragraph that is set in, a stop at its end or not."""
    top, low = ("1　示例方法", "2　示例结果"), tuple(form.format(n) for n in (1, 2))
    chosen = plain((top[0], 2.0), *((text, 2.0) for text in low), (top[1], 2.0))
    assert chosen == ([top[0], *low, top[1]] if found else [*top])


@pytest.mark.parametrize(("form", "found"), [("（{}）样本。示", True), ("{}）样本。示", False)])
def test_a_short_sentence_behind_a_number_and_half_a_bracket_is_an_item(form: str, found: bool) -> None:
    """As journals of engineering set their lists: 1）人口。…; in a whole bracket it is a run-in title."""
    paper = Paper().title("1　示例方法", 2.0, contrast=False)
    for number in (1, 2):
        paper.title(form.format(number), 2.0, contrast=False, whole=False)
    assert len(paper.title("2　示例结果", 2.0, contrast=False).chosen()) == (4 if found else 2)
