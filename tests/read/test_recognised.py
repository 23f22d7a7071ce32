"""Text layers that recognition has put under a page's picture, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.layout import layout
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.read.mend import mend
from pipeline.read.recognised import set_anew

FONT = Font("B3+SimSun")
SIZE = 10.0
ADVANCES = {"i": 0.28, "l": 0.28, "t": 0.28, "f": 0.33, "r": 0.33, "m": 0.78, "M": 0.89, "w": 0.72, ",": 0.25}


def square(text: str, x: float, y: float, ink: float = 0.92) -> Char:
    """A hanzi as the layer has it: its square is that of its ink, at whose bottom its baseline is."""
    size = ink * SIZE
    return Char(text, x, y - 0.86 * size, x + size, y + 0.14 * size, y, size, FONT)


def narrow(text: str, x: float, y: float, width: float) -> Char:
    """A letter as the layer has it: its size is the width of its ink, and its box that of a full-width letter's ink."""
    middle = x + width / 2
    return Char(text, middle - width / 5, y - 0.86 * width, middle + width / 5, y + 0.14 * width, y, width, FONT)


def latin(text: str, x: float, y: float) -> list[Char]:
    """A row of English; the letters waver by half a point."""
    chars: list[Char] = []
    for at, sign in enumerate(text):
        advance = ADVANCES.get(sign, 0.5) * SIZE
        if sign != " ":
            chars.append(narrow(sign, x + 0.05 * SIZE, y + at % 3 * 0.25, advance - 0.1 * SIZE))
        x += advance if sign != " " else 0.25 * SIZE
    return chars


def hanzi(text: str, x: float, y: float) -> list[Char]:
    inks = (0.92, 0.86, 0.9, 0.8)
    return [square(sign, x + at * SIZE, y + at % 2 * 0.3, inks[at % 4]) for at, sign in enumerate(text)]


def page(chars: Iterable[Char]) -> Page:
    return Page(1, 500.0, 700.0, tuple(chars), images=(Bbox(0.0, 0.0, 500.0, 700.0),))


def printed(own: Page) -> list[str]:
    return [line.text for block in layout(set_anew([own])).blocks for line in block.lines]


ENGLISH = "We compare the invented method with another one"


def test_a_row_of_letters_is_one_line_of_words_in_one_size() -> None:
    own = page(latin(ENGLISH, 50, 300))
    (found,) = set_anew([own])
    assert printed(own) == [ENGLISH]
    assert len({char.size for char in found.chars}) == len({char.baseline for char in found.chars}) == 1
    assert abs(found.chars[0].size - SIZE) < 1


def test_rows_of_hanzi_have_one_size_whatever_their_ink() -> None:
    rows = ["本文虚构了一种方法并作比较", "在虚构的数据上它与别的方法", "相比毫无优势也毫无缺点"]
    own = page(char for at, row in enumerate(rows) for char in hanzi(row, 50, 300 + 16 * at))
    (found,) = set_anew([own])
    assert len({char.size for char in found.chars}) == 1
    assert printed(own) == rows


def test_two_letters_seen_as_one_keep_their_place_in_the_word() -> None:
    chars = latin("We find the invented rings", 50, 300)
    at = next(at for at, char in enumerate(chars) if char.text == "r")
    both = chars[at].x0, chars[at + 1].x1
    r, i = (narrow(sign, both[0], 300, both[1] - both[0]) for sign in "ri")
    chars[at : at + 2] = [r.until(i.x0 - 0.1)._replace(x0=i.x0 - 0.1).until(i.x0), i]
    assert printed(page(chars)) == ["We find the invented rings"]


def test_an_index_behind_a_name_is_raised() -> None:
    name = hanzi("甲某某乙某某", 50, 300)
    label = narrow("1", 50 + 6 * SIZE + 1, 294, 2.0)
    (found,) = set_anew([page([*name, label])])
    assert found.chars[-1].size < found.chars[0].size
    assert found.chars[-1].baseline < found.chars[0].baseline - 2


def test_marks_among_letters_and_figures_are_those_of_print() -> None:
    figures = [narrow(sign, 112 + 5 * at, 300, 4.0) for at, sign in enumerate("2010")]
    noughts = [square("〇", 132, 300, 0.4), square("一", 137, 300, 0.4), narrow("7", 142, 300, 4.0)]
    own = page([*hanzi("虚构的年份", 50, 300), *figures, *noughts])
    assert "".join(char.text for char in set_anew([own])[0].chars).endswith("20100-7")


def test_a_page_that_is_printed_or_set_in_another_font_stays_as_it_is() -> None:
    own = page(latin(ENGLISH, 50, 300))
    for other in (
        replace(own, images=()),
        replace(own, chars=tuple(char._replace(font=Font("Times")) for char in own.chars)),
        replace(own, chars=()),
    ):
        assert set_anew([other])[0] is other


def test_equal_letters_seen_as_one_are_two() -> None:
    chars = latin("We find many effects", 50, 300)
    first, second = [at for at, char in enumerate(chars) if char.text == "f"][-2:]
    chars[second] = chars[first]
    assert printed(mend(page(chars), lambda _: None)) == ["We find many effects"]


def test_noughts_that_touch_are_told_from_brackets() -> None:
    chars = [*hanzi("虚构的年份", 50, 300), narrow("2", 112, 300, 4.0)]
    chars += [Char(sign, 118.0, 292.0, 122.0, 301.0, 300.0, 9.0, FONT) for sign in "X()"]
    assert "".join(char.text for char in set_anew([page([*chars, narrow("7", 129, 300, 4.0)])])[0].chars).endswith(
        "2007"
    )


def spread(chars: Iterable[Char], wanted: str, by: float) -> list[Char]:
    """The row with what stands behind `wanted` set so far to the right, as recognition measures it."""
    own = list(chars)
    at = "".join(char.text for char in own).index(wanted) + len(wanted)
    return [
        *own[:at],
        *(char.until(char.x1 + by)._replace(x0=char.x0 + by) for char in own[at:]),
    ]


def test_a_code_of_figures_and_capitals_stays_whole() -> None:
    row = spread(latin("2016YFB1234567", 92, 300), "2016Y", 0.25 * SIZE)
    own = page([*hanzi("基金项目为虚构的", 10, 300), *row])
    assert printed(own) == ["基金项目为虚构的 2016YFB1234567"]


def test_an_abbreviation_among_hanzi_stays_whole() -> None:
    row = spread(latin("KLDAS", 92, 300), "KLD", 0.2 * SIZE)
    own = page([*hanzi("虚构的同化系统是", 10, 300), *row, *hanzi("的一部分", 126, 300)])
    assert printed(own) == ["虚构的同化系统是 KLDAS 的一部分"]


def test_a_hyphen_that_was_not_recognised_joins_the_word() -> None:
    own = page(
        [*latin("We compare the invented measure?", 50, 300), *latin("ments with other ones of rivers", 50, 314)]
    )
    (block,) = layout(set_anew([own])).blocks
    assert block.lines[0].text == "We compare the invented measure-"
