"""Headings of clinical papers, of old ones and of English ones; numbers that count anew; titles over a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.knowledge.body_headings import numbering
from pipeline.model.block import Line
from tests.body.made import COLUMN, LEFT, SIZE, full, line, paragraph
from tests.body.test_heading_sequence import Paper
from tests.body.test_headings import headings

IN = LEFT + 2 * SIZE
WIDTH = int((COLUMN.x1 - COLUMN.x0) / SIZE)  # hanzi of a full line
TEXT = "样本取自示例地区各处样本取自示例地区各处样本取自示例地区各处"


def run_in(head: str, row: float, *, bold: bool, italic: bool = False, latin: str = "") -> Line:
    """A full line that begins with the title, set in its own face; `latin` behind it is of another font than both."""
    own = line(f"{head}{latin}{TEXT}"[:28], row, x0=IN)
    first = own.spans[0]
    title = first._replace(text=head, bold=bold, italic=italic, font="SimHei" if bold else first.font)
    rest = first._replace(text=own.text[len(head) + len(latin) :])
    spans = (title, first._replace(text=latin, font="Times"), rest) if latin else (title, rest)
    return replace(own, spans=spans)


def over(number: str, row: float) -> list[list[Line]]:
    """A numbered title, indented, over a paragraph."""
    return [[line(f"{number}研究对象", row, x0=IN, bold=True)], paragraph(row + 1)]


def test_numbers_count_anew_under_usual_titles_without_one() -> None:
    groups = [
        [line("资料与方法", 0, bold=True)], *over("一、", 1), *over("二、", 6),
        [line("结果", 11, bold=True)], *over("一、", 12), *over("二、", 17),
        [line("讨论", 22, bold=True)], paragraph(23),
    ]  # fmt: skip
    assert [(level, title[:2]) for level, title in headings(groups)] == [
        (1, "资料"), (2, "一、"), (2, "二、"), (1, "结果"), (2, "一、"), (2, "二、"), (1, "讨论"),
    ]  # fmt: skip


def test_numbers_count_anew_under_other_titles_in_a_face_of_their_own() -> None:
    def levels(last: str) -> list[int]:
        paper = Paper()
        for title in ("试验步骤", "一、取样", "二、测量", "试验所得", "一、样本", last):
            paper.title(title, 2.5 if title.startswith("试验") else 1.2, contrast=title.startswith("试验"))
        return paper.levels()

    assert levels("二、误差") == [1, 2, 2, 1, 2, 2]
    assert levels("误差") == [1, 1]  # nothing but the first count


@pytest.mark.parametrize(("size", "found"), [(SIZE, ["药品试剂"]), (SIZE + 2, [])])
def test_a_title_without_a_number_needs_less_where_others_are_set_like_it(size: float, found: list[str]) -> None:
    paper = Paper().title("药品试剂", 2.7, size=size).title("一、取样", 1.5, contrast=False)
    paper.title("仪器设备", 3.3).title("二、测量", 1.5, contrast=False).title("注意事项", 3.3)
    assert paper.chosen() == [*found, "一、取样", "仪器设备", "二、测量", "注意事项"]


def test_a_usual_title_stands_beside_numbers_that_go_on() -> None:
    groups = [
        [line("引言", 0, bold=True)], paragraph(1), [line("一、取样", 5, bold=True)], paragraph(6),
        [line("二、测量", 10, bold=True)], paragraph(11), [line("结语", 15, bold=True)], paragraph(16),
    ]  # fmt: skip
    assert [level for level, _ in headings(groups)] == [1, 1, 1, 1]


def test_the_year_that_opens_the_text_is_none_of_a_run_in_title() -> None:
    groups = [
        [line("1　资料与方法", 0, bold=True)],
        [run_in("1.1　一般资料", 1, bold=True, latin="　2010"), *paragraph(1)[1:]],
        [run_in("1.2　方法", 6, bold=True), *paragraph(6)[1:]],
        [line("2　结果", 11, bold=True)], paragraph(12),
    ]  # fmt: skip
    assert (2, "1.1　一般资料") in [(level, title.strip()) for level, title in headings(groups)]


def test_a_title_keeps_its_own_letters_before_the_gap() -> None:
    groups = [
        [line("1　材料", 0, bold=True)],
        [run_in("1.1　样品", 1, bold=True, latin="A2　"), *paragraph(1)[1:]],
        [line("2　结果", 11, bold=True)], paragraph(12),
    ]  # fmt: skip
    assert (2, "1.1　样品A2") in [(level, title.strip()) for level, title in headings(groups)]


def test_a_square_of_white_parts_a_title_from_its_text_in_one_face() -> None:
    def old(between: str) -> list[str]:
        one, two = f"1．压力的影响{between}{TEXT}"[:28], f"2．温度的影响{between}{TEXT}"[:28]
        groups = [
            [line("一、取样", 0, bold=True)], paragraph(1), [line("二、结果", 5, bold=True)],
            [line(one, 6, x0=IN), *paragraph(6)[1:]], [line(two, 11, x0=IN), *paragraph(11)[1:]],
            [line("三、结论", 16, bold=True)], paragraph(17),
        ]  # fmt: skip
        return [title.strip() for _, title in headings(groups)]

    assert old("　")[2:4] == ["1．压力的影响", "2．温度的影响"]
    assert old("随") == ["一、取样", "二、结果", "三、结论"]


def test_a_title_with_siblings_may_stand_over_a_list() -> None:
    def over(second: str) -> list[str]:
        item = [line("①馆藏的数量。样本取自示例地区各处样本取自示例地区各处", 12, x0=IN), full("样本取自示例", 13)]
        groups = [
            [line("1　标准", 0, bold=True)], paragraph(1),
            [line("（1）国家标准", 5, x0=IN)], paragraph(6), [line(second, 11, x0=IN)], item,
            [line("2　结论", 16, bold=True)], paragraph(17),
        ]  # fmt: skip
        return [title for _, title in headings(groups)]

    assert over("（2）地方标准") == ["1　标准", "（1）国家标准", "（2）地方标准", "2　结论"]
    assert over("（2）地方标准：") == ["1　标准", "2　结论"]


@pytest.mark.parametrize(("one", "under", "indented", "found"), [
    ("①图像的快速分割", True, True, True),
    ("①图像的快速分割；", True, True, False),  # an item of a list
    ("①图像的快速分割", False, True, False),  # the next item follows at once
    ("①图像的快速分割", True, False, False),  # the line under it goes on with it
    ("①" + TEXT[:WIDTH - 6], True, True, True), ("①" + TEXT[:WIDTH - 4], True, True, False),  # ALONE
])  # fmt: skip
def test_circled_numbers_head_paragraphs(one: str, under: bool, indented: bool, found: bool) -> None:
    two = "②多帧的时序模型"
    text = paragraph(8) if indented else [full("样本取自示例", 8), full("样本取自示例", 9), line("样本取自。", 10)]
    groups = [
        [line("1　引言", 0, bold=True)], paragraph(1), [line(one, 7, x0=IN)], *([text] if under else []),
        [line(two, 12, x0=IN)], paragraph(13, 6), [line("2　结论", 20, bold=True)], paragraph(21),
    ]  # fmt: skip
    assert [title for _, title in headings(groups)][1:-1] == ([one, two] if found else [])


def test_what_a_colon_announces_is_a_list_where_no_text_parts_it() -> None:
    def behind(ending: str, under: bool) -> list[str]:
        one, two = "1) 图像的快速分割算法", "2) 多帧的空间时序模型"
        groups = [
            [line("1　引言", 0, bold=True)], [*paragraph(1, 6)[:5], line(f"本文有两部分{ending}", 6)],
            [line(one, 7, x0=IN)], *([paragraph(8)] if under else []), [line(two, 12, x0=IN)], paragraph(13, 6),
            [line("2　结论", 20, bold=True)], paragraph(21),
        ]  # fmt: skip
        return [title for _, title in headings(groups)][1:-1]

    assert behind("：", under=False) == []
    assert behind("。", under=False) == behind("：", under=True) == ["1) 图像的快速分割算法", "2) 多帧的空间时序模型"]


@pytest.mark.parametrize(("form", "over"), [("（{}）", "1　流程|2　结论"), ("{}. ", "一、流程|二、结论")])
def test_a_longer_first_sentence_is_a_title_where_its_siblings_are(form: str, over: str) -> None:
    first, last = over.split("|")

    def third(title: str) -> list[str]:
        titles = [f"{form.format(n)}{own}。" for n, own in enumerate(("证书申请", "入组", title), 1)]
        texts = [
            [line(f"{own}{TEXT}"[:28], 1 + 5 * n, x0=IN), *paragraph(1 + 5 * n)[1:]] for n, own in enumerate(titles)
        ]
        groups = [[line(first, 0, bold=True)], *texts, [line(last, 16, bold=True)], paragraph(17)]
        return [title.strip() for _, title in headings(groups)]

    assert third("组播组变化时的组播路径与密钥更新")[3] == f"{form.format(3)}组播组变化时的组播路径与密钥更新。"
    assert third("组播组变化时，组播路径与密钥更新")[3] == last


def test_an_items_number_before_a_quantity_is_none_of_a_heading() -> None:
    texts = ("20. 1.5 ml 离心管", "20. 1.5 离心管", "2.3. 2 步骤", "1.2.3 ml", "16.1.1 %的盐水")
    found = [numbering(text) for text in texts]
    assert [own and own.parts for own in found] == [(20,), (20, 1, 5), (2, 3, 2), (1, 2, 3), None]


@pytest.mark.parametrize(("word", "goes_on"), [("TRANSFORMATIONS", True), ("ITS", False)])
def test_an_english_title_goes_on_where_the_next_word_had_no_room(word: str, goes_on: bool) -> None:
    second = line(f"{word} AND ALL", 5.5, size=SIZE / 2, bold=True)
    groups = [
        english("1 INTRODUCTION", 0, bold=True),
        [line("2 SAMPLES FROM PONDS AND FROM LAKES AT NIGHT AND", 5, size=SIZE / 2, bold=True), second],
        english("3 RESULTS", 7, bold=True)[1:], english("3 RESULTS", 12, bold=True),
    ]  # fmt: skip
    assert any(text.endswith(f"AND{word} AND ALL") for _, text in headings(groups)) is goes_on


def test_an_indented_title_goes_on_at_the_margin() -> None:
    short = [line("样本取自示例地区各处", row, x0=LEFT) for row in (3, 4, 5)]  # beside a picture, far before the margin
    groups = [
        paragraph(-5, 4), [line("一、基于示例的取样", 0, x0=IN, bold=True)], [line("简要分析", 1, bold=True)],
        [line("样本取自示例各处", 2, x0=IN), *short], [line("二、结论", 7, x0=IN, bold=True)], paragraph(8),
    ]  # fmt: skip
    assert headings(groups)[0] == (1, "一、基于示例的取样简要分析")


def english(head: str, row: float, *, bold: bool) -> list[Line]:
    """A title over three lines of English text, all in half the size of a square, a Latin letter's usual width."""
    text = "The samples were taken from ponds in the valley and kept"
    below = [line(text, row + n, size=SIZE / 2) for n in (1, 2)]
    return [line(head, row, size=SIZE / 2, bold=bold), *below, line("cold.", row + 3, size=SIZE / 2)]


def run_into(head: str, row: float, *, bold: bool = False, italic: bool = False) -> list[Line]:
    """A title in its own face, run into English text."""
    own, *below = english(f"{head}The samples were taken from ponds in the valley and kept"[:60], row, bold=True)
    first = own.spans[0]._replace(font="SimSun", bold=False)
    font = "SimHei" if bold else "SimSun"
    title = first._replace(text=head, italic=italic, bold=bold, font=font)
    return [replace(own, spans=(title, first._replace(text=own.text[len(head) :]))), *below]


@pytest.mark.parametrize("bold", [True, False])
def test_english_titles_without_numbers_may_be_run_in(bold: bool) -> None:
    groups = [
        english("Methods", 0, bold=True), run_into("Patients ", 5, bold=bold),
        run_into("Statistical analysis ", 10, bold=bold), english("Results", 15, bold=True),
    ]  # fmt: skip
    run_in = ["Patients", "Statistical analysis"] if bold else []
    assert [title.strip() for _, title in headings(groups)] == ["Methods", *run_in, "Results"]


@pytest.mark.parametrize("italic", [True, False])
def test_italics_open_the_lowest_sections_of_english_papers(italic: bool) -> None:
    groups = [
        english("1 Introduction", 0, bold=True), english("2 Methods", 5, bold=True),
        run_into("2.1 Soil sampling. ", 10, italic=italic), run_into("2.2 Analysis. ", 15, italic=italic),
        english("3 Results", 20, bold=True),
    ]  # fmt: skip
    lowest = ["2.1 Soil sampling.", "2.2 Analysis."] if italic else []
    assert [title.strip() for _, title in headings(groups)] == ["1 Introduction", "2 Methods", *lowest, "3 Results"]


@pytest.mark.parametrize(("stop", "found"), [(". ", True), (" ", False)])
def test_one_short_word_of_text_may_end_the_line_of_a_run_in_title(stop: str, found: bool) -> None:
    """A word without a stop before it would be the title's own, in another face."""
    long = f"2.2 Analysis of samples kept cold in ponds for a year{stop}"
    groups = [
        english("1 Introduction", 0, bold=True), english("2 Methods", 5, bold=True),
        run_into("2.1 Soil sampling. ", 10, italic=True), _filled(long, "It", 15),
        english("3 Results", 20, bold=True),
    ]  # fmt: skip
    titles = [title.strip() for _, title in headings(groups)]
    assert (long.strip() in titles) is found


def _filled(head: str, word: str, row: float) -> list[Line]:
    """A title in italics and one word of the text on one full line, over its paragraph."""
    own, *below = english(f"{head}{word}".ljust(60, "."), row, bold=False)
    first = own.spans[0]
    spans = (first._replace(text=head, italic=True), first._replace(text=word))
    return [replace(own, spans=spans), *below]


@pytest.mark.parametrize(("titles", "found"), [
    (("Sample. ", "Need for water (NFW). ", "Measures. "), True), (("Sample. ", "Measures. "), False),
    (("Sample ", "Need for water ", "Measures "), False), (("Proof. ", "Remark. ", "Proof. "), False),
])  # fmt: skip
def test_the_lowest_titles_of_numbered_english_papers_may_be_run_in_without_a_number(
    titles: tuple[str, ...], found: bool
) -> None:
    """APA: in a face of their own, a stop behind; several of them, as one may be a stressed word."""
    groups = [english("1 Introduction", 0, bold=True), english("2 Methods", 5, bold=True)]
    for n, title in enumerate(titles):
        first, *below = run_into(title, 10 + 5 * n, bold=True)
        box = first.bbox._replace(x0=first.bbox.x0 + SIZE, x1=COLUMN.x1)
        groups.append([replace(first, bbox=box), *below])
    groups.append(english("3 Results", 10 + 5 * len(titles), bold=True))
    lowest = [(2, title.strip()) for title in titles] if found else []
    assert [(level, title.strip()) for level, title in headings(groups)][2:-1] == lowest
