"""Running heads and feet, page numbers, notes of services: what belongs to the page and not to the article."""

from __future__ import annotations

import re

import pytest

from pipeline.layout import layout
from pipeline.layout.rules import TURNED
from pipeline.model.block import Aside, Layout, Origin
from pipeline.model.geometry import Bbox
from tests.layout.made import LEFT, PITCH, RIGHT, SIZE, TOP, centred, fill, length, page, prose, row, rows, rule

HEAD, FOOT = 40.0, 740.0  # tops of the running head and of the folio
JOURNAL = "示例学报"
LINES = 36
BODY = prose(LINES)


def right(text: str, y: float, size: float = SIZE):
    return row(text, RIGHT - length(text, size), y, size)


def paper(count: int = 6, first: int = 101, verso: bool = True):
    """Pages with alternating heads: the journal on the left-hand pages, the authors' short title on the others."""
    for number in range(1, count + 1):
        folio = str(first + number - 1)
        head = (
            (*row(folio, LEFT, HEAD), *centred(JOURNAL, HEAD), *right("第 40 卷", HEAD))
            if number % 2 == 0 and verso
            else (*centred("李明, 等: 纸飞机的滑翔", HEAD), *right(folio, HEAD))
        )
        yield page(head, rows(prose(LINES, number), y=80.0), number=number)


def running(found: Layout) -> list[str]:
    return [" ".join(line.text for line in block.lines) for block, _ in found.furniture]


def test_heads_alternate():
    found = layout(list(paper()))
    assert len(running(found)) == 6
    assert [JOURNAL in text for text in running(found)] == [False, True] * 3
    assert all(JOURNAL not in line.text for block in found.blocks for line in block.lines)
    assert sum(len(block.lines) for block in found.blocks) == 6 * LINES


@pytest.mark.parametrize(("number", "count"), [("202012", 3), ("1.4142", 0)])
def test_a_number_of_record_recurs(number, count):
    """A manuscript's own stands on each page; what has a point is a cell of a table that goes on."""
    found = layout([page(right(number, 62.0), rows(prose(LINES, n), y=80.0), number=n) for n in range(1, 4)])
    assert running(found) == [number] * count


def test_head_of_two_pages_alone_recurs():
    found = layout(list(paper(2, verso=False)))
    assert len(running(found)) == 2


@pytest.mark.parametrize("folio", ["{}", "· {} ·", "— {} —", "- {} -", "第 {} 页", "({})"])
def test_page_numbers(folio):
    pages = [page(rows(prose(LINES, n)), centred(folio.format(144 + n), FOOT), number=n) for n in range(1, 4)]
    found = layout(pages)
    assert running(found) == [folio.format(144 + n) for n in range(1, 4)]
    assert {why.rule.name for _, why in found.furniture} == {"furniture.page-number"}


def test_number_inside_the_text_is_no_page_number():
    """A line of a table that holds nothing but a number."""
    drawn = [*BODY[:10], "144", *BODY[:10]]
    assert running(layout([page(rows(drawn))])) == []


def test_head_over_a_rule():
    """A head that is printed once, as on a first page, stands on a rule of the text's width."""
    first = page(row("示例学报（自然科学版）", LEFT, HEAD), rows(BODY, y=80.0), rules=[rule(HEAD + 14)])
    found = layout([first])
    assert running(found) == ["示例学报（自然科学版）"]
    assert found.furniture[0][1].rule.name == "furniture.above-head-rule"


def test_text_over_a_short_rule_stays():
    first = page(row("纸飞机", LEFT, HEAD), rows(BODY, y=80.0), rules=[rule(HEAD + 14, LEFT, LEFT + 60)])
    assert running(layout([first])) == []


def test_caption_on_the_rule_of_its_table_stays():
    first = page(centred("表 1 各种折法的滑翔距离", HEAD), rows(BODY, y=80.0), rules=[rule(HEAD + 14)])
    assert running(layout([first])) == []


def test_keywords_in_a_frame_that_ends_at_the_head_of_a_page_stay():
    own = page(row("Key words: paper plane; glide ratio", LEFT, HEAD), rows(BODY, y=80.0), rules=[rule(HEAD + 14)])
    assert running(layout([own])) == []


def test_entry_of_a_list_that_ends_over_a_rule_stays():
    first = page(
        row("[9] 李明. 纸飞机[M]. 示例市: 示例出版社, 2001.", LEFT, HEAD), rows(BODY, y=80.0), rules=[rule(HEAD + 14)]
    )
    assert running(layout([first])) == []


def test_first_line_of_text_is_no_head():
    """Pages without running heads; the text begins at the same height on each."""
    pages = [page(rows(prose(LINES, number), y=HEAD), number=number) for number in range(1, 5)]
    assert running(layout(pages)) == []


@pytest.mark.parametrize("note", [
    "(C)1994-2021 China Academic Journal Electronic Publishing House. All rights reserved.",
    "万方数据",
])  # fmt: skip
def test_note_of_the_download_service(note):
    found = layout([page(rows(BODY), row(note, 30.0, 765.0, 7.0))])
    assert running(found) == [note]
    assert found.furniture[0][1].rule.name == "furniture.download-note"


def cut_close(stamp: str, number: int):
    """A page of two columns cut to its type area: a service's stamp stands in the gutter, beside their last lines."""
    left = rows(prose(LINES, number, 18), y=80.0)
    other = rows(prose(LINES, number + 9, 18), x=RIGHT - 18 * SIZE, y=80.0)
    return page(left, other, centred(stamp, 80.0 + (LINES - 1) * PITCH, 7.0), number=number)


def test_stamp_beside_the_last_lines():
    found = layout([cut_close("万方数据", number) for number in range(1, 4)])
    assert running(found) == ["万方数据"] * 3
    assert all("万方数据" not in line.text for block in found.blocks for line in block.lines)


def test_words_of_a_service_in_one_place_alone_are_the_article_s():
    found = layout([cut_close("万方数据" if number == 2 else "网络资料", number) for number in range(1, 4)])
    assert "万方数据" not in running(found)


def test_turned_text_is_set_aside():
    """A watermark across the page, the words at an axis."""
    own = page(rows(BODY))
    made = type(own)(1, own.width, own.height, own.chars, turned=row("内部资料", 100.0, 400.0, 30.0))
    assert layout([made]).furniture[-1][1] == Aside(TURNED, Origin.SERVICE)


def test_masthead_is_furniture_and_the_title_is_not():
    """First page: volume, journal, date in one row over a rule; then the title in large type."""
    first = page(
        row("第 40 卷 第 3 期", LEFT, HEAD), centred(JOURNAL, HEAD), right("2020 年 3 月", HEAD),
        centred("纸飞机折叠方式的比较", 90.0, 18.0), rows(BODY, y=140.0), rules=[rule(HEAD + 14)],
    )  # fmt: skip
    found = layout([first])
    assert len(running(found)) == 1
    assert re.split("　{3,}", running(found)[0]) == ["第 40 卷第 3 期", JOURNAL, "2020 年 3 月"]
    assert found.blocks[0].lines[0].text == "纸飞机折叠方式的比较"


def letters(text, x, y, step=16.0):
    """Letters under each other."""
    return [char for at, letter in enumerate(text) for char in row(letter, x, y + at * step)]


def test_words_set_down_the_outer_margin_are_furniture():
    found = layout([page(rows(BODY), letters("示例专栏", 560.0, 200.0))])
    assert [why.rule.name for _, why in found.furniture] == ["furniture.margin-tab"] * 4


def test_figures_beside_the_text_are_the_labels_of_its_entries():
    """A list whose labels hang in the margin, on a page that holds nothing else."""
    labels = [row(label, LEFT, TOP + at * 2 * PITCH) for at, label in enumerate("②③④⑤⑥")]
    lines = [row(fill("纸飞机的滑翔", 40), LEFT + 2 * SIZE, TOP + at * PITCH) for at in range(10)]
    found = layout([page(*labels, *lines)])
    assert running(found) == []


@pytest.mark.parametrize(("top", "found"), [(80.0, 0), (56.0, 1)])
def test_first_line_of_a_page_says_what_a_head_says(top, found):
    """The rest of an entry, as far under the head as text stands; closer, it is the head's second row."""
    lines = ["Paper Letters, Vol. 42, No. 3, 2014, pp. 2-9.", *prose(LINES)] if not found else []
    head = rows(lines, y=top) if lines else row("Paper Letters, Vol. 42, No. 3", LEFT, top)
    text = () if lines else rows(prose(LINES), y=100.0)
    assert len(running(layout([page(right("示例学报 2015年第3期", HEAD), head, text)]))) == 1 + found


def test_column_of_single_letters_between_a_tables_rules_is_no_tab():
    """The table is wider than the text over it."""
    bars = [Bbox(60.0, 480.0, 575.0, 480.5), Bbox(60.0, 560.0, 575.0, 560.5)]
    found = layout([page(rows(BODY[:20]), letters("高低高低", 560.0, 490.0), rules=bars)])
    assert found.furniture == ()


def test_table_under_the_head_takes_no_text_with_it():
    """A running head on its rule, two lines of text, then the top rule of a table over both columns."""
    own = page(
        row("示例学报", LEFT, HEAD), rows(BODY[:2], y=62.0), rows(BODY[2:], y=110.0),
        rules=[rule(HEAD + 14), rule(100.0)],
    )  # fmt: skip
    found = layout([own])
    assert running(found) == ["示例学报"]
    assert [line.text for block in found.blocks for line in block.lines][:2] == BODY[:2]


def test_masthead_of_two_rows_stands_on_two_rules():
    own = page(
        row("示例学报", LEFT, HEAD), row("ACTA EXEMPLARIA", LEFT, 62.0), rows(BODY, y=110.0),
        rules=[rule(HEAD + 14), rule(78.0)],
    )  # fmt: skip
    assert running(layout([own])) == ["示例学报", "ACTA EXEMPLARIA"]


def test_a_date_in_the_middle_of_its_cell_is_no_row_of_its_own():
    """The English name has two lines beside it, and four rows would be too many for a head."""
    own = page(
        row("示例学报", 200, HEAD), row("JOURNAL OF FOLDING", 200, 60.0), row("二月", LEFT, 66.0),
        row("AND GLIDING", 200, 72.0),        rows(BODY, y=130.0), rules=[rule(90.0)],
    )  # fmt: skip
    assert running(layout([own])) == ["示例学报", "JOURNAL OF FOLDING", "二月", "AND GLIDING"]


@pytest.mark.parametrize(("step", "rows_"), [(12.0, 0), (22.0, 1)])
def test_foot_with_volume_and_issue_stands_clear_of_the_notes(step, rows_):
    """The second line of a note may name an issue; the folio's row has white over it."""
    note = [
        "① Doe, J., “Paper planes: a study of gliding”, Journal of",
        "Example, vol. 16, no. 1, 1997, pp. 23.",
    ]
    own = page(rows(BODY[:20]), row(note[0], LEFT, 700.0, 8.0), row(note[1], LEFT, 700.0 + step, 8.0))
    assert len(running(layout([own]))) == rows_


def test_a_sheet_that_the_service_added_is_no_page_of_the_article():
    sheet = ["纸翼滑翔的测量", "作者：李明", "作者单位：示例大学", "刊名：示例学报", "年，卷(期)：2004,11(7)"]
    sheet += ["引证文献(1条)", "1.王静 纸翼的折痕[期刊论文]-示例学报 2008(3)"]
    found = layout([*paper(2), page(rows(sheet), number=3)])
    sheet = {(why.rule.name, why.origin, why.anywhere) for block, why in found.furniture if block.lines[0].page == 3}
    assert sheet == {("furniture.service-sheet", Origin.SERVICE, True)}
    assert all(line.page != 3 for block in found.blocks for line in block.lines)


@pytest.mark.parametrize(("step", "rows_"), [(12.0, 0), (22.0, 1)])
def test_pages_that_an_entry_closes_with_are_no_page_of_a_part(step, rows_):
    """The last line of a list may be its pages; a part's page stands clear of the text."""
    own = page(
        rows(BODY[:20]),
        row("[9] 李明. 纸翼[J]. 示例学报, 2002:", LEFT, 700.0, 8.0),
        row("12-15", LEFT, 700.0 + step, 8.0),
    )
    assert len(running(layout([own]))) == rows_


def test_a_bracket_alone_is_not_around_a_number():
    own = page(
        rows(BODY[:20]), row("(Li M. Paper planes. Example, 2002:", LEFT, 700.0, 8.0), row("15)", LEFT, 722.0, 8.0)
    )
    assert running(layout([own])) == []
