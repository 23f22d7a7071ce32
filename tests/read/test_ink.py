"""Signs that a font gives no form, or a wrong one, are told by what it draws."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.page import Char, Font
from pipeline.read.ink import Figures, Ink, Signs, sign
from pipeline.read.view import Style

STOP, COMMA, HYPHEN = Ink(0.07, -0.01, 0.18, 0.1), Ink(0.06, -0.14, 0.18, 0.1), Ink(0.04, 0.19, 0.28, 0.26)
DOT, APOSTROPHE, FIGURE = Ink(0.4, 0.22, 0.58, 0.39), Ink(0.06, 0.45, 0.18, 0.68), Ink(0.04, 0.0, 0.46, 0.68)
SQUARE_COMMA, SQUARE_STOP = Ink(0.14, 0.01, 0.26, 0.26), Ink(0.43, 0.15, 0.56, 0.27)  # of a font for full squares


@pytest.mark.parametrize(
    ("ink", "printed"),
    [
        (STOP, "."),
        (COMMA, ","),
        (HYPHEN, "-"),
        (DOT, "·"),
        (APOSTROPHE, "'"),
        (SQUARE_COMMA, ","),
        (SQUARE_STOP, "."),
        (FIGURE, None),
        (Ink(0.0, 0.3, 1.0, 0.4), None),  # a dash, or the hanzi for one
        (Ink(0.2, -0.1, 0.4, 0.8), None),  # a bracket
        (Ink(0.0, 0.0, 0.0, 0.0), None),  # a glyph that is missing
        (Ink(0.0, -15.0, 82.0, 67.0), None),  # measured in another unit
    ],
)
def test_marks_by_their_ink(ink: Ink, printed: str | None) -> None:
    assert sign(ink) == printed


def test_a_mark_is_measured_against_its_own_font() -> None:
    raised = Ink(STOP.left, STOP.bottom + 0.2, STOP.right, STOP.top + 0.2)
    assert sign(raised) == "·"
    assert sign(raised, Figures(0.2, 0.68)) == "."


def told(texts: str, inks: dict[str, Ink], face: int = 1, others: str = "257") -> str:
    """What is read where a font with some figures shows these texts with these inks, else as figures."""
    printed = others + texts
    font = Font("Made")
    chars = [
        Char(text, 60.0 + 5 * at, 92.0, 65.0 + 5 * at, 102.0, 100.0, 10.0, font) for at, text in enumerate(printed)
    ]
    styles = [Style(10.0, font, 0, 60.0, 100.0, face)] * len(chars)

    def drawn(indices: Sequence[int]) -> list[Ink]:
        return [Ink(*(10.0 * side for side in inks.get(printed[index], FIGURE))) for index in indices]

    return "".join(char.text for char in Signs().told(chars, styles, range(len(chars)), drawn))[len(others) :]


@pytest.mark.parametrize(
    ("texts", "inks", "printed"),
    [
        ("A\ue010B", {"\ue010": STOP}, "A.B"),  # private use
        ("A\x82B", {"\x82": SQUARE_COMMA}, "A,B"),  # a control code
        ("2021G03G15", {"G": HYPHEN}, "2021-03-15"),  # a wrong map
        ("2021Ｇ03Ｇ15", {"Ｇ": HYPHEN}, "2021-03-15"),  # the same by its full-width form
        ("G", {}, "G"),
        ("G15Ｇ16", {"Ｇ": HYPHEN}, "G15-16"),  # of a font whose letters are plain: the wide one is another sign
        ("http:??www", {"?": Ink(0.0, -0.2, 0.24, 0.7)}, "http://www"),
        ("[C]??Proc", {"?": Ink(0.35, 0.0, 0.61, 0.97)}, "[C]//Proc"),  # slim as no question mark is
        ('!"AG', {"G": HYPHEN}, '!"AG'),  # codes in the order of their use: not told here
        ("A&*+<=>@^G", {"G": HYPHEN}, "A&*+<=>@^G"),  # as far as a later page shows them
        ("A&*+<=>G", {"G": HYPHEN}, "A&*+<=>-"),
        ("why?", {"?": Ink(0.04, 0.0, 0.4, 0.68)}, "why?"),
        ("A琊B", {"琊": HYPHEN}, "A-B"),  # no hanzi is so small
        ("一", {"一": Ink(0.04, 0.34, 0.97, 0.44)}, "一"),
        ("2∙4", {"∙": SQUARE_STOP}, "2.4"),
        ("甲·乙", {"·": DOT}, "甲·乙"),
        ("A\ue010B", {}, "A\ue010B"),  # drawn like a letter: its box does not tell which
    ],
)
def test_doubtful_signs(texts: str, inks: dict[str, Ink], printed: str) -> None:
    assert told(texts, inks) == printed


@pytest.mark.parametrize(
    ("texts", "inks", "printed"),
    [
        ("1", {"1": STOP}, "."),  # a font that has nothing but its stop
        ("1", {"1": Ink(0.12, 0.0, 0.18, 0.15)}, "1"),  # a figure, drawn in another unit
        ("?", {"?": Ink(0.06, -0.08, 0.94, 0.83)}, "?"),  # the box that stands for a font that is not embedded
        ("?", {"?": Ink(0.35, 0.01, 0.61, 0.97)}, "/"),
        ("o", {"o": STOP}, "o"),  # a round letter may be drawn in another unit, too
    ],
)
def test_a_font_of_one_sign(texts: str, inks: dict[str, Ink], printed: str) -> None:
    assert told(texts, inks, others="") == printed


def test_a_font_is_remembered_from_page_to_page() -> None:
    signs, font = Signs(), Font("Made")
    style = Style(10.0, font, 0, 60.0, 100.0, 7)
    seen: list[int] = []

    def drawn(indices: Sequence[int]) -> list[Ink]:
        seen.extend(indices)
        return [Ink(*(10.0 * side for side in STOP)) for _ in indices]

    for _ in range(2):
        (char,) = signs.told([Char("\ue010", 60, 92, 63, 102, 100, 10.0, font)], [style], [4], drawn)
        assert char.text == "."
    assert seen == [4]


def test_a_code_without_a_form_that_draws_nothing_is_a_space() -> None:
    signs, font = Signs(), Font("Made")
    style = Style(10.0, font, 0, 60.0, 100.0, 7)

    def drawn(indices: Sequence[int]) -> list[Ink]:
        return [Ink(0.0, 0.0, 2.6, 0.0) if at == 4 else Ink(0.0, 0.0, 2.6, 7.0) for at in indices]

    printed = [Char(text, 60 + 3 * at, 92, 63 + 3 * at, 102, 100, 10.0, font) for at, text in enumerate("\x03\x04")]
    found = signs.told(printed, [style, style], [4, 5], drawn)
    assert [char.text for char in found] == [" ", "\x04"]
