"""Fonts that name other characters than they show, told over the whole document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.page import Char, Font, Page
from pipeline.read.garbled import garbled, is_garbled, without_garbled
from pipeline.read.quality import Fault, judge

ENGLISH = "The invented method is compared with the other one on data that are invented as well. " * 4
HANZI = "本文虚构了一种方法，并在虚构的数据上作了比较。"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("!\"#$%&#'()#", True),
        ('!""#$%%&%', True),
        ('"!)""****\'(""\'()""""******"")"#""),-.-.', True),
        ('""""""""""""#%#"""""""""', True),
        ("¸ö+%Â$(*)ýd+,Æ-¸3bå©@8ÆÉ8·á·$ÐÊM", True),
        ("\ufffd\ufffd-A=\ufffd*6#47*\ufffd@\ufffd\ufffd7\ufffd@B\ufffd", True),
        ("5#9!A8$:CB<7\"%+-;/D0@1F3EG=(*'),.24&6>" * 2, True),  # used in another order than they stand in
        ("58$:CB<7%&-;/D01F'EG=(,.2>!4#\"6" * 2, True),  # some stand in figures
        ("5%9A8:CB<7+-;/D0@1F3EG=(*),.246>" * 2, False),  # formulas: of the codes used first some are missing
        (ENGLISH + "!\"#$%&'()*+,-./0123456789:;<=>?@ABC", False),  # it has words
        ("[1][2][3][4][5]，[6]，[7][8]", False),
        ("!!", False),
        ("%%%%%%%%%%%%%%%%%%%%%%%%", False),
        ("éëëêêùúúúúúúúìíîïïïïïïï()()ìíîïï", False),  # the pieces of brackets
        ("áǎàēéěèīíǐìáǎàēéěèīíǐì", False),  # of pinyin
        ("\ufffd" * 20 + "≥→∑∈[]{}", False),  # an operator without form among those that have one
        ("360\ufffdP\ufffd480\ufffdP\ufffd720\ufffdP\ufffd\ufffd", False),
        ("×××+=+−+−+=++−=−+=+====×=∑∑∑∂∂∂", False),
        ('if (n != "a#b") { print("$100"); } ' * 10 + ENGLISH, False),
        (ENGLISH, False),
        (HANZI * 4, False),
    ],
)
def test_a_font_is_told_by_all_that_it_sets(text: str, wrong: bool) -> None:
    assert is_garbled(text.replace(" ", "")) is wrong


def test_fonts_of_one_make_are_judged_together() -> None:
    """A subset that sets two signs tells nothing by itself; a good face of another make stays."""
    fonts = {1: ("DX1+A-1", '!"#$%&'), 2: ("DX2+A-2", '!"'), 3: ("Song", HANZI), 4: ("DY", '!"')}
    assert garbled(fonts) == {1, 2}


def test_subsets_that_founder_cut_are_judged_together() -> None:
    """Of another face of the same program, which sets few signs, nothing else tells; words and hanzi are right."""
    fonts = {1: ("E-BZ+ZABCDE-1", '!"#$%&' * 9), 2: ("E-HX+ZABCDE-2", '#"'), 3: ("SSJ+ZABCDE-3", HANZI)}
    assert garbled(fonts | {4: ("E-HX", '#"')}) == {1, 2}


def test_the_characters_of_a_wrong_font_are_unreadable_and_the_others_stay() -> None:
    good, wrong = Font("Song"), Font("DX1+A-1")
    first = _page(1, [(HANZI * 8, good), ('!"#$', wrong)])
    second = _page(2, [(ENGLISH, good), ("%&", wrong)])
    seen: list[Diagnostic] = []
    one, two = without_garbled((first, second), lambda *_: {}, seen.append)
    assert "".join(char.text for char in one.chars) == HANZI * 8 + "\ufffd" * 4
    assert "".join(char.text for char in two.chars) == ENGLISH + "\ufffd" * 2
    assert [(item.kind, item.page, item.details) for item in seen] == [
        (Kind.FONT_UNREADABLE, 1, {"font": "DX1+A-1", "n": 6, "pages": frozenset({1, 2})})
    ]


def test_pages_without_a_wrong_font_are_the_same() -> None:
    page = _page(1, [(ENGLISH, Font("Song"))])
    assert without_garbled((page,), lambda *_: {}, pytest.fail) == (page,)


@pytest.mark.parametrize(
    ("text", "lost", "fault"),
    [
        (ENGLISH, 200, Fault.PARTLY_UNMAPPED),
        (HANZI * 8, 80, Fault.PARTLY_UNMAPPED),
        (HANZI * 8, 800, Fault.UNMAPPED),
        ("[1] 12-13; " * 40, 200, Fault.UNMAPPED),
    ],
)
def test_a_page_that_says_enough_without_its_lost_font_is_kept(text: str, lost: int, fault: Fault) -> None:
    assert judge(_page(1, [(text, Font("Song")), ("\ufffd" * lost, Font("DX"))])) is fault


def _page(number: int, parts: list[tuple[str, Font]]) -> Page:
    """A page with these texts in lines of 40 characters."""
    letters = [(letter, font) for text, font in parts for letter in text]
    chars = []
    for at, (letter, font) in enumerate(letters):
        x, y = 60.0 + 11 * (at % 40), 100.0 + 14 * (at // 40 % 45)
        chars.append(Char(letter, x, y, x + 10, y + 10, y + 9, 10.0, font))
    return replace(Page(number, 595.0, 842.0, ()), chars=tuple(chars))
