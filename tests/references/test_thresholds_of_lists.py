"""Where a list's entries begin and end: one small case on each side of what is measured or counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.block import Line
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.parse.references import read_references, split
from pipeline.parse.references.split.labels import labels
from pipeline.parse.references.split.reattach import reattach
from pipeline.parse.references.split.unnumbered import starts
from tests.references.lines import LEADING, SIZE, column, line

FIRST = "[1] 王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."
SECOND = "[2] 李华. 盐湖[M]. 北京:某某出版社,1999."
OPEN, REST = "[1] 王小明. 湖泊的演替与水文[J]. 湖泊", "学报,2014,42(12):145-148."
WHOLE = "王小明. 湖泊的演替与水文[J]. 湖泊学报,2014,42(12):145-148."
LOST = "〔\ufffd〕"
NOTE = "示例湖泊研究所全体同仁在此致谢"


def texts(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(entry.label, entry.text) for entry in split(lines).entries]


def rest(lines: Sequence[Line]) -> list[str]:
    return [own.text for own in split(lines).rest]


def numbers(*found: int) -> list[int]:
    """The numbers of the labels of a list whose lines open with these."""
    return [label.number for label in labels([f"[{n}] Lake A. Silt of ponds" for n in found])]


# Lines of another size


@pytest.mark.parametrize(("text", "size", "is_whole"), [
    ("x y", 3.0, True), ("x y", 3.4, False), ("x y z", 3.0, False),
])  # fmt: skip
def test_specks_between_the_lines_of_an_entry(text: str, size: float, is_whole: bool) -> None:
    """_SPECK, _SPECK_WORDS: what is larger or longer is a line of its own, and ends the entry."""
    first, second, third, fourth = column(
        [(50, OPEN), (70, REST), (50, SECOND), (50, "[3] 赵一. 塘[J]. 塘,2001,5(1):2.")]
    )
    lines = [first, line(70, text, top=first.bbox.bottom + 1, size=size), second, third, fourth]
    assert (texts(lines)[0][1] == WHOLE) is is_whole
    assert text in rest(lines)


@pytest.mark.parametrize(("size", "is_last", "is_whole"), [
    (SIZE * 1.10, True, True), (SIZE * 1.14, True, False), (SIZE * 0.86, True, False),
    (SIZE * 1.30, False, True), (SIZE * 1.33, False, False),
])  # fmt: skip
def test_a_line_of_another_size_is_none_of_the_entry(size: float, is_last: bool, is_whole: bool) -> None:
    """OTHER_TYPE; twice as much between entries, where the next label says that the list goes on."""
    lines = column([(50, SECOND), (50, OPEN.replace("1", "3", 1))])
    lines.append(line(70, REST, top=100 + 2 * LEADING, size=size))
    lines += [] if is_last else [line(50, SECOND.replace("2", "4", 1), top=100 + 3 * LEADING)]
    assert (rest(lines) == []) is is_whole


@pytest.mark.parametrize(("odd", "count", "is_whole"), [(2, 14, True), (2, 15, False)])
def test_where_sizes_jump_they_tell_nothing(odd: int, count: int, is_whole: bool) -> None:
    """_SIZES_JUMP of the lines before the last few (_TAIL)."""
    lines = [
        line(50, SECOND.replace("2", str(at + 1), 1), top=100 + LEADING * at, size=SIZE * (1.3 if at < odd else 1))
        for at in range(count - 1)
    ]
    lines += [line(50, FIRST.replace("1", str(count), 1), top=100 + LEADING * count)]
    lines += [line(70, REST, top=100 + LEADING * (count + 1), size=SIZE * 1.3)]
    assert (rest(lines) == []) is is_whole


# Labels inside lines


@pytest.mark.parametrize(("before", "text"), [
    ("[1] ", "李华. 盐湖[M]. 北京:某某出版社,1999."), ("[1]. ", "李华. 盐湖[M]. 北京:某某出版社,1999."),
    ("[1] 塘. ", "塘."), ("[1]x. ", "x."),
])  # fmt: skip
def test_a_label_right_behind_a_label_is_of_the_same_work(before: str, text: str) -> None:
    third = FIRST.replace("1", "3", 1)
    found = texts(column([(50, f"{before}[2] 李华. 盐湖[M]. 北京:某某出版社,1999."), (50, third)]))
    assert [label for label, _ in found] == ["[1]", "[2]", "[3]"]
    assert found[0][1] == text


def test_numbers_of_three_figures_for_one_work() -> None:
    first = [(50.0, f"[{n}] 赵一. 塘[J]. 塘,2001,5(1):2.") for n in (98, 99)]
    lines = column([*first, (50, "[100][101] 李华. 盐湖[M]. 北京:某某出版社,1999.")])
    assert [text[:2] for _, text in texts(lines)] == ["赵一", "赵一", "李华", "李华"]


def test_the_next_label_behind_the_last_figure_of_the_pages() -> None:
    """A paragraph of entries may break inside a page number."""
    lines = column(
        [(50, "[1] 王小明. 湖[J]. 湖,2014,42(12):145-"), (50, "8. [2] 李华. 盐湖[M]. 北京:某某出版社,1999.")]
    )
    assert [text[-6:] for _, text in texts(lines)] == ["145-8.", ",1999."]


# How continuation lines hang


def entry(number: int, hang: float, top: float, x: float = 50) -> list[Line]:
    """An entry of two lines under this number."""
    return [line(x, OPEN.replace("1", str(number), 1), top=top), line(x + hang, REST, top=top + LEADING)]


def hung(hangs: Sequence[tuple[int, float]], shift: float, gap: float = LEADING) -> list[str]:
    """What is left over of a note behind the last of these entries, so far right of the labels and so far down."""
    lines = [own for at, (n, hang) in enumerate(hangs) for own in entry(n, hang, 100 + 2 * LEADING * at)]
    return rest([*lines, line(50 + shift, NOTE, top=lines[-1].bbox.top + gap)])


@pytest.mark.parametrize(("hang", "shift", "gap", "is_apart"), [
    (20, 24, LEADING, False), (20, 25.5, LEADING, True), (20, 16, LEADING, False), (20, 14.5, LEADING, True),
    (4, 14, LEADING, False), (5.5, 14, LEADING, True),  # labels that hardly hang tell nothing
    (20, 20, 17, False), (20, 20, 18.5, True),  # white above
])  # fmt: skip
def test_a_note_behind_the_last_entry(hang: float, shift: float, gap: float, is_apart: bool) -> None:
    """INDENT_SLACK, _GAP_LEADINGS."""
    assert (hung([(1, hang), (2, hang)], shift, gap) == [NOTE]) is is_apart


@pytest.mark.parametrize(("halves", "is_apart"), [(2, True), (3, False)])
def test_halves_at_the_edge_of_the_labels(halves: int, is_apart: bool) -> None:
    """_TELLING: where other entries have lines back at their labels' edge, the last one may."""
    lines: list[Line] = []
    for number in range(1, halves + 2):
        top = 100 + 3 * LEADING * number
        lines += entry(number, 20, top)
        lines += [line(50, REST, top=top + 2 * LEADING)] if number <= halves else []
    assert (rest([*lines, line(50, NOTE, top=lines[-1].bbox.top + LEADING)]) == [NOTE]) is is_apart


@pytest.mark.parametrize(("shift", "is_apart"), [(30, False), (20, True)])
def test_labels_of_as_many_figures_tell_how_lines_hang(shift: float, is_apart: bool) -> None:
    assert (hung([(8, 20), (9, 20), (10, 30), (11, 30)], shift) == [NOTE]) is is_apart


def test_the_last_entry_does_not_tell_how_lines_hang() -> None:
    lines = [*entry(1, 20, 100), *entry(2, 20, 130), line(50, SECOND.replace("2", "3", 1), top=160)]
    assert rest([*lines, line(60, NOTE, top=174)]) == [NOTE]


@pytest.mark.parametrize(("count", "is_foot"), [(1, False), (2, True)])
def test_lines_under_an_entry_at_a_columns_foot(count: int, is_foot: bool) -> None:
    """_FOOT_LINES: the authors' lives under the first of two columns."""
    foot = [line(50, f"{NOTE}{at}", top=740 + LEADING * at) for at in range(count)]
    lines = [line(50, OPEN, top=700), *foot, line(300, REST, top=100), line(300, SECOND, top=114)]
    assert (rest(lines) == [own.text for own in foot]) is is_foot
    assert (texts(lines)[0][1] == WHOLE) is is_foot


@pytest.mark.parametrize(("told", "is_table"), [(2, False), (3, True)])
def test_cells_over_the_list_in_the_next_column(told: int, is_table: bool) -> None:
    """_TELLING: with fewer continuation lines nobody knows where those of the list stand."""
    lines = [own for at in range(told) for own in entry(at + 1, 20, 600 + 2 * LEADING * at)]
    lines += [line(50, SECOND.replace("2", str(told + 1), 1), top=700)]
    lines += [line(310, "12.5", top=100), line(300, FIRST.replace("1", str(told + 2), 1), top=130)]
    assert (rest(lines) == ["12.5"]) is is_table


# Labels


@pytest.mark.parametrize(("mark", "found"), [
    (LOST, [(LOST, "王小明. 湖[M]. 1998."), (LOST, "李华. 盐湖[M]. 1999.")]),
    ("", [("", f"王小明. 湖[M]. 1998.{LOST}李华. 盐湖[M]. 1999.")]),
])  # fmt: skip
def test_labels_whose_number_is_lost(mark: str, found: list[tuple[str, str]]) -> None:
    """_LOST_LABELS: one alone may be anything in brackets."""
    rows = [(50.0, f"{mark}王小明. 湖[M]. 1998."), (50.0, f"{LOST}李华. 盐湖[M]. 1999.")]
    assert texts(column(rows)) == found


def test_how_sure_a_label_makes_an_entry() -> None:
    """Brackets are for labels alone; a figure with a stop may be a date; none is a guess."""
    rows = ["[{}] ", "{}. ", "({}) ", "{}、", "{}) ", "[{} ", "{} ", ""]
    body = "王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."
    found = [split(column([(50, row.format(n) + body) for n in (1, 2)])).entries[0].source.confidence for row in rows]
    assert all(0 < one <= 1 for one in found)
    assert found == sorted(found, reverse=True)
    bracket, stop, whole, comma, half, left, bare, none = found
    assert bracket > stop == whole > comma == half == left > bare > none
    circled = split(column([(50, f"{sign} {body}") for sign in "①②"])).entries[0].source.confidence
    assert circled == comma


def test_what_is_left_over_is_as_sure_as_an_entry_without_a_label() -> None:
    body = "王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."
    told: list[Diagnostic] = []
    _, left = read_references(column([(50, FIRST), (50, SECOND), (50, "收稿日期：2001-02-03")]), told.append)
    sure = split(column([(50, body)])).entries[0].source.confidence
    assert [own.source.confidence for own in left] == [sure]
    assert [own.source.confidence for own in told if own.kind is Kind.TEXT_UNPLACED] == [sure]


@pytest.mark.parametrize(("gap", "is_apart"), [(1.2, False), (1.4, True)])
def test_white_is_told_by_the_lists_own_lines_where_these_stand_far_apart(gap: float, is_apart: bool) -> None:
    """_OPEN_LEADINGS: lines of 8 points that step on by 24."""
    rows = [(50.0 if at % 2 == 0 else 70.0, f"[{at // 2 + 1}] {REST}" if at % 2 == 0 else REST) for at in range(6)]
    lines = [line(x, text, top=100 + 24.0 * at) for at, (x, text) in enumerate(rows)]
    assert (rest([*lines, line(70, NOTE, top=lines[-1].bbox.top + 24 * gap)]) == [NOTE]) is is_apart


@pytest.mark.parametrize(("at", "left"), [(2, [f"{NOTE}."]), (1, [])])
def test_white_ends_the_last_entry_without_a_label_alone(at: int, left: list[str]) -> None:
    body = "王小明. 湖泊的演替[J]. 湖泊学报,2014,42(12):145-148."
    lines = [line(50, body, top=100 + 60 * n) for n in range(2)]
    lines.insert(at, line(50, f"{NOTE}.", top=lines[at - 1].bbox.top + 30))
    assert rest(lines) == left


@pytest.mark.parametrize(("shared", "count", "are_twins"), [(1, 2, True), (1, 3, False), (2, 3, True)])
def test_a_second_list_of_translations_shares_years_and_pages(shared: int, count: int, are_twins: bool) -> None:
    """Half of its entries at least."""
    first = [(50.0, f"[{n}] 王小明. 湖泊的演替[J]. 湖泊学报,20{n}4,42:145.") for n in range(1, count + 1)]
    second = [
        (50.0, f"[{n}] WANG X. Lakes[J]. Lakes,{f'20{n}4,42:145' if n <= shared else '1888,7:12'}.")
        for n in range(1, count + 1)
    ]
    assert all(own.twin for own in split(column([*first, *second])).entries) is are_twins


@pytest.mark.parametrize(("printed", "found"), [
    # _LOOKAHEAD: a list that does not begin with 1, with figures that open lines between its labels
    ((5, 90, 80, 6, 7), [5, 6, 7]), ((5, 90, 80, 70, 6, 7), []), ((5, 6), []),
    ((1, 2, 6, 7), [1, 2, 6, 7]), ((1, 2, 7, 8), [1, 2]),  # _MAX_GAP
    ((1, 2, 2, 7, 3), [1, 2, 3]), ((1, 2, 2, 3), [1, 2, 2, 3]), ((1, 2, 2), [1, 2, 2]),  # a twin
    ((1, 2, 3, 4, 1, 2, 2, 4), [1, 2, 3, 4, 1, 2, 2, 4]),  # a second list
    ((1, 2, 3, 4, 5, 6, 7, 8, 2, 4, 5, 7, 8), [1, 2, 3, 4, 5, 6, 7, 8, 2, 4, 5, 7, 8]),  # of some of the entries
    ((1, 2, 3, 4, 5, 6, 7, 8, 2, 4, 5, 7, 9), [1, 2, 3, 4, 5, 6, 7, 8, 9]),  # of entries that there are
    ((1, 2, 3, 4, 5, 6, 7, 8, 5, 4, 6, 7, 8), [1, 2, 3, 4, 5, 6, 7, 8, 8]),  # in their order
    ((1,), [1]),
])  # fmt: skip
def test_numbers_that_count_up(printed: tuple[int, ...], found: list[int]) -> None:
    assert numbers(*printed) == found


def test_labels_say_which_list_they_are_of() -> None:
    rows = [f"[{n}] Lake A. Silt of ponds" for n in (1, 2, 3, 1, 2, 3, 4)]
    assert [(label.number, label.run) for label in labels(rows)] == [
        (1, 0),
        (2, 0),
        (3, 0),
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 0),
    ]


@pytest.mark.parametrize(("rows", "count"), [
    (["[1] Lake A. Silt"], 1), (["Ponds", "[1] Lake A. Silt"], 0), (["(1) Lake A. Silt"], 0), (["1. Lake A. Silt"], 0),
    (["1. Lake A. Silt", "2. Reed B. Nets"], 2),
])  # fmt: skip
def test_one_label_alone_stands_in_brackets_before_the_first_line(rows: list[str], count: int) -> None:
    assert len(labels(rows)) == count


def test_the_style_that_counts_most_steps_is_the_lists() -> None:
    rows = ["(1) a", "(1) a", "(2) a", "(2) a", "[1] a", "[2] a", "[3] a"]
    assert {label.style for label in labels(rows)} == {"bracket"}


# Labels that stand apart


def beside(right: float = 10, down: float = 0, white: int = 3, page: int = 1) -> list[Line]:
    """What becomes of a line with the next column's label at its end, and the line so far right of it."""
    own = line(50, f"[1] 王小明. 湖泊{' ' * white}[2]", width=100)
    return reattach([own, line(150 + right, "李华. 盐湖", top=100 + down, page=page)])


@pytest.mark.parametrize(("right", "down", "white", "page", "is_joined"), [
    (31.5, 0, 3, 1, True), (32.5, 0, 3, 1, False), (-3.9, 0, 3, 1, True), (-4.1, 0, 3, 1, False),  # _REACH, _BACK
    (10, 3.9, 3, 1, True), (10, 4.1, 3, 1, False),  # _LEVEL
    (10, 0, 2, 1, False), (10, 0, 4, 1, True), (10, 0, 3, 2, False),  # _WIDE_GAP
])  # fmt: skip
def test_a_label_at_the_end_of_another_columns_line(
    right: float, down: float, white: int, page: int, is_joined: bool
) -> None:
    found = beside(right, down, white, page)
    assert (found[-1].text == "[2] 李华. 盐湖") is is_joined


def test_a_line_ends_before_the_next_columns_label() -> None:
    """Its label is three characters of half a square, and a square of white stands before it."""
    assert next(own.bbox.x1 for own in beside()) == 150 - 3 * SIZE / 2 - SIZE


# Lists without labels

SHAPED, PLAIN = "王小明, 李华. 湖泊的演替.", "湖泊学报的演替,2014."


def opening(*rows: tuple[float, str]) -> list[int]:
    """Which of these lines, each so far right of the margin, open an entry."""
    return starts([line(50 + shift, text, top=100 + LEADING * at, width=100) for at, (shift, text) in enumerate(rows)])


@pytest.mark.parametrize(("rows", "found"), [
    # LINED_UP: lines of an indent without authors open nothing
    ([(0, SHAPED), (4.1, SHAPED), (0, SHAPED), (4.1, PLAIN), (0, SHAPED), (4.1, PLAIN)], [0, 2, 4]),
    ([(0, SHAPED), (3.9, SHAPED), (0, SHAPED), (3.9, PLAIN), (0, SHAPED), (3.9, PLAIN)], [0, 1, 2, 4]),
    # _SHAPE_WINS: a third of the lines is too small a lead
    ([(0, SHAPED), (9, SHAPED), (0, SHAPED), (9, SHAPED), (0, SHAPED), (9, PLAIN)], [0, 1, 2, 3, 4]),
    ([(0, SHAPED), (9, SHAPED), (0, SHAPED), (9, SHAPED), (0, SHAPED), (9, PLAIN), (9, PLAIN)], [0, 2, 4]),
    ([(0, PLAIN), (0, PLAIN), (9, SHAPED)], [0, 2]),  # one line alone is no indent
    ([(9, SHAPED), (0, PLAIN), (9, SHAPED), (0, PLAIN)], [0, 2]),
    # what neither has authors nor follows an end goes on
    ([(0, SHAPED), (9, PLAIN), (0, SHAPED), (9, "(湖泊"), (0, "(演替"), (9, "(湖泊")], [0, 2]),
    ([(0, "(湖泊"), (9, PLAIN), (0, SHAPED), (9, PLAIN), (0, SHAPED), (9, "(湖泊")], [0, 2, 4]),
    # _SAME_COLUMN: lines that share less than a third of their width stand in two columns
    ([(0, SHAPED), (0, SHAPED), (0, SHAPED), (69, SHAPED), (69, PLAIN), (69, PLAIN)], [0, 1, 2]),
    ([(0, SHAPED), (0, SHAPED), (0, SHAPED), (71, SHAPED), (71, PLAIN), (71, PLAIN)], [0, 1, 2, 3]),
])  # fmt: skip
def test_lines_that_open_an_entry_without_a_label(rows: Sequence[tuple[float, str]], found: list[int]) -> None:
    assert opening(*rows) == found
