"""What the white between characters prints: a case on each side of every gap."""

from __future__ import annotations

import pytest

from pipeline.model.page import Font
from pipeline.typeset.spacing import spaces
from tests.layout.made import SONG, row

ITALIC = Font("Italic", italic=True)


def printed(text: str, **how: bool) -> str:
    inked, before = spaces(row(text, **how))
    return "".join(white + char.text for white, char in zip(before, inked, strict=True))


@pytest.mark.parametrize(("text", "found"), [
    ("ab<.16>cd", "abcd"), ("ab<.18>cd", "ab cd"),
    ("ab<.97>cd", "ab cd"), ("ab<0.99>cd", "ab\u3000cd"),
    ("纸<.13>a", "纸a"), ("纸<.15>a", "纸 a"), ("纸<.79>a", "纸 a"), ("纸<.81>a", "纸\u3000a"),
    ("纸<.39>飞", "纸飞"), ("纸<.41>飞", "纸\u3000飞"), ("纸<2>飞", "纸\u3000\u3000飞"),
    ("纸，<1.29>飞", "纸，飞"), ("纸，<1.31>飞", "纸，\u3000飞"),
    ("a，<.44>b", "a，b"), ("a，<.46>b", "a， b"), ("a，<.97>b", "a， b"), ("a，<.99>b", "a，\u3000b"),
    ("纸<1.59>a", "纸\u3000a"), ("纸<1.61>a", "纸\u3000\u3000a"),
    ("纸<.3>,<.3>飞", "纸, 飞"), ("纸<.9>:a", "纸:a"), ("纸<1.61>,", "纸\u3000\u3000,"), ("纸<.3>(a", "纸 (a"),
])  # fmt: skip
def test_gap(text, found):
    assert printed(text, spaces=False) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Folding<.36>&<.36>Gliding", "Folding & Gliding"),
        ("Folding<.36>&<.06>Gliding", "Folding & Gliding"),  # its square holds the other half of the white
        ("Exam.<.36>&<.06>Fold.", "Exam. & Fold."),
        ("R<.02>&<.02>D", "R&D"),
    ],
)
def test_an_ampersand_of_full_width_has_the_same_white_on_both_sides(text, found):
    assert printed(text, spaces=False) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("of<.25>the<.12>13th<.4>Conference", "of the 13th Conference"),
        ("in<.25>Proc<.12>2nd<.4>Ponds", "in Proc 2nd Ponds"),
        ("of<.25>the<.12>13<.4>Ponds", "of the13 Ponds"),
        ("of<.25>a<.25>CH<.01>4th<.4>Ponds", "of a CH4th Ponds"),
        ("of<.25>a<.25>pdx<.01>4th<.4>Ponds", "of a pdx4th Ponds"),
        ("of<.25>the<.12>4thy<.4>Ponds", "of the4thy Ponds"),
    ],
)
def test_an_ordinal_is_a_word_of_its_own(text, found):
    assert printed(text, spaces=False) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LAKE<.25>P<.21>et<.25>al", "LAKE P et al"),
        ("Wang<.25>Du<.21>et<.25>al", "Wang Du et al"),
        ("a<.25>P<.21>et<.25>shop", "a Pet shop"),
        ("LAKE<.25>S<.25>B<.25>and<.25>REED<.25>N", "LAKE S B and REED N"),
        ("the<.25>B<.25>and<.25>Reed", "the Band Reed"),
    ],
)
def test_an_initial_before_and_and_et_al_is_no_letter_torn_off(text, found):
    assert printed(text, spaces=False) == found


@pytest.mark.parametrize(("text", "white"), [
    ("paper<.22>planes<.22>fly<.22>far<.44>away", " "), ("paper<.22>planes<.22>fly<.22>far<.46>away", "\u3000"),
    ("paper<.3>planes<.3>fly<.3>far<.56>away", " "), ("paper<.3>planes<.3>fly<.3>far<.58>away", "\u3000"),
    ("planes<.22>fly<.22>far<.46>away", " "),
])  # fmt: skip
def test_a_deliberate_gap_between_latin_words_is_far_wider_than_the_lines_own(text, white):
    """LEAST_WIDE, WIDER; SPACES, with fewer of which a line tells no word space."""
    assert printed(text, spaces=False).endswith(f"far{white}away")


@pytest.mark.parametrize(("gap", "found"), [(0.06, "abcd"), (0.08, "ab cd")])
def test_less_white_suffices_where_a_space_is_in_the_stream(gap, found):
    one, two = row("ab"), row("cd", 50.0 + 10.0 + gap * 10.0)
    space = row(" ", 60.0)
    inked, before = spaces([*one, *space, *two])
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


def test_letter_spaced_words_have_no_space_between_their_letters():
    assert printed("a<.2>b<.2>c<.2>d<.2>e<.2>f<.2>g<.2>h<.2>i<.2>j<.6>k", spaces=False) == "abcdefghij k"


@pytest.mark.parametrize(("step", "found"), [(5.0, "11"), (7.5, "1 1")])
def test_the_white_beside_a_narrow_figure_is_no_space(step, found):
    """Boxes as narrow as the ink of a 1, each in the middle of an advance of half a size."""
    one = row("1")[0].until(50.0 + 2.5)
    other = one._replace(x0=one.x0 + step, x1=one.x1 + step)
    inked, before = spaces([one, other])
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


@pytest.mark.parametrize(("gap", "found"), [(0.2, "low-rank"), (0.5, "low- rank")])
def test_white_behind_a_hyphen_of_a_wide_set_line(gap, found):
    assert printed(f"a<.6>line<.6>set<.6>wide<.6>of<.6>low-<{gap}>rank", spaces=False).endswith(" " + found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("low<.2>-rank", "low-rank"),
        ("low<.5>-rank", "low -rank"),  # as wide as a space
        ("low<.2>-9", "low -9"),  # a sign
        ("low<.2>-", "low -"),
    ],
)
def test_white_before_a_hyphen_of_a_wide_set_line(text, found):
    assert printed(f"a<.6>line<.6>set<.6>wide<.6>of<.6>{text}", spaces=False).endswith(" of " + found)


def test_white_on_both_sides_of_a_hyphen_is_printed():
    text = "a<.6>line<.6>set<.6>wide<.6>of<.6>low<.4>-<.2>rank"
    assert printed(text, spaces=False).endswith("low - rank")


@pytest.mark.parametrize(("text", "found"), [
    ("the<.25>A<.2>cademy<.3>of", "the Academy of"),  # a slanting capital before a small letter
    ("the<.25>H<.2>arbin<.3>and", "the Harbin and"), ("the<.25>H<.2>arbit<.3>and", "the H arbit and"),  # a city
    ("the<.25>a<.2>cademic<.3>of", "the academic of"),
    ("an<.3>artifi<.34>cial<.3>one", "an artificial one"),  # two scraps, of which English knows neither
    ("an<.3>artifi<.38>cial<.3>one", "an artifi cial one"),
    ("a<.3>use<.25>less<.3>one", "a use less one"),  # words, all of them
    ("in<.3>per<.27>formance<.3>of", "in per formance of"),  # as wide as a space, and one of them is a word
    ("in<.3>per<.25>formance<.3>of", "in performance of"),
    ("by<.4>LI<.2>P<.4>and", "by LI P and"),  # a name and its initial
    ("by<.4>Han<.2>D<.4>and", "by Han D and"),
    ("Xi’<.28>an<.4>is", "Xi’an is"),
    ("authors’<.28>data<.4>is", "authors’ data is"),
    ("of<.1>Medical<.3>care", "of Medical care"),
    ("of<.06>Medical<.3>care", "ofMedical care"),
    ("of<.1>Zhuxian<.3>care", "of Zhuxian care"),  # a name behind a word that no name begins with
    ("of<.06>Zhuxian<.3>care", "ofZhuxian care"),
    ("of<.1>Zhu<.3>care", "ofZhu care"),  # too short to be surely one
    ("of<.1>ZHUXIAN<.3>care", "ofZHUXIAN care"),
    ("so<.1>Zhuxian<.3>care", "soZhuxian care"),
    ("some<.1>paper<.3>was", "some paper was"),
    ("the<.3>First<.13>Affiliated<.3>is", "the First Affiliated is"),  # kerning draws a capital into the space
    ("the<.3>First<.11>Affiliated<.3>is", "the FirstAffiliated is"),
    ("the<.3>Paper<.13>A&F<.3>College", "the Paper A&F College"),
    ("the<.3>Paper<.13>A/F<.3>College", "the PaperA/F College"),
    ("the<.3>Alpha<.1>Go<.3>won", "the AlphaGo won"),
    ("the<.3>Wins<.1>ton<.3>won", "the Winston won"),
    ("so<.3>b.a<.2>cademy<.3>is", "so b.a cademy is"),  # part of an address
    ("by<.3>T<.2>hree.js<.3>is", "by Three.js is"),  # but a capital before a scrap is torn there too
    ("by<.3>A<.2>cademy.js<.3>is", "by A cademy.js is"),
    ("by<.3>T<.2>rain.js<.3>is", "by T rain.js is"),
])  # fmt: skip
def test_white_that_may_be_a_space_is_told_by_english(text, found):
    assert printed(text, spaces=False) == found


@pytest.mark.parametrize(("text", "gap", "found"), [
    ("w|hich", 0.13, "which"), ("w|hich", 0.15, "w hich"),
    ("M|ulticasting", 0.13, "Multicasting"), ("M|ulticasting", 0.15, "M ulticasting"),
    ("a|paper", 0.13, "a paper"), ("use|less", 0.13, "use less"), ("E|coli", 0.15, "E coli"),
])  # fmt: skip
def test_a_printed_space_that_is_too_narrow_for_one(text, gap, found):
    left, right = text.split("|")
    one = row(left)
    inked, before = spaces([*one, *row(" ", one[-1].x1), *row(right, one[-1].x1 + gap * 10.0)])
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


@pytest.mark.parametrize(("font", "found"), [(ITALIC, "w hen"), (SONG, "when")])
def test_another_font_is_another_word(font, found):
    """A variable beside a word."""
    inked, before = spaces([*row("w", font=font), *row("hen", 57.0)])
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


def figures(text: str, step: float = 1.0, wide: float = 0.5) -> str:
    """Figures read as full-width ones are, `wide` sizes of ink amid squares; those behind `|` stand close."""
    far, _, close = text.partition("|")
    made = []
    for at, sign in enumerate(far + close):
        x = at * step * 10.0 if at < len(far) else (len(far) * step + (at - len(far)) * 0.5) * 10.0
        left = x if sign == "．" else x + (1.0 - wide) / 2 * 10.0
        right = x + 10.0 if sign == "．" else left + wide * 10.0
        made.append(row("1")[0]._replace(text=sign, x0=left, x1=right))
    inked, before = spaces(made)
    return "".join(white + char.text for white, char in zip(before, inked, strict=True))


@pytest.mark.parametrize(("text", "found"), [
    ("2019", "2019"), ("0．31", "0．31"),
    ("12", "1 2"),  # nothing tells that it is no white between two numbers
    ("2|1955", "2 1955"), ("4|800", "4 800"),
])  # fmt: skip
def test_full_width_figures_are_one_number(text, found):
    assert figures(text) == found


@pytest.mark.parametrize(("step", "wide", "found"), [
    (1.02, 0.5, "2019"), (1.05, 0.5, "2 0 1 9"), (1.0, 0.55, "2019"), (1.0, 0.6, "2 0 1 9"),
])  # fmt: skip
def test_each_stands_in_the_middle_of_its_square(step, wide, found):
    """SQUARE, HALF_SQUARE."""
    assert figures("2019", step, wide) == found


@pytest.mark.parametrize(
    ("ink", "is_spaced", "found"),
    [
        (0.57, True, "of Arts"), (0.57, False, "of Arts"), (0.3, False, "ofArts"),
        (0.3, True, "ofArts"), (0.28, True, "ofArts"),
    ],
)  # fmt: skip
def test_an_italic_f_hides_white_beside_it(ink, is_spaced, found):
    """Its ink hangs over on both sides: of a space that the stream has, little is left."""
    o, f = row("o", 50.0), row("f", 55.0)[0]._replace(x1=55.0 + 10.0 * ink)
    behind = row("Arts", f.x1 + 0.5)
    space = row(" ", f.x1) if is_spaced else []
    chars = [char._replace(font=ITALIC) for char in (*o, f, *space, *behind)]
    inked, before = spaces(chars)
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


@pytest.mark.parametrize(
    ("word", "wide", "found"),
    [("of", 6.7, "of Arts"), ("of", 6.1, "ofArts"), ("1f", 6.7, "1fArts")],
)
def test_an_italic_capital_that_kerning_draws_to_an_f_begins_a_word(word, wide, found):
    """A leans out at its left over the space, too; in a formula, behind no word, nothing is added."""
    before, f = row(word[0], 50.0), row("f", 55.0)[0]._replace(x1=55.0 + 3.92)
    letters = row("Arts", f.x1 + 0.1)
    moved = [char._replace(x0=char.x0 + wide - 5.0, x1=char.x1 + wide - 5.0) for char in letters[1:]]
    first = letters[0]._replace(x1=letters[0].x0 + wide)
    chars = [char._replace(font=ITALIC) for char in (*before, f, first, *moved)]
    inked, white = spaces(chars)
    assert "".join(own + char.text for own, char in zip(white, inked, strict=True)) == found


@pytest.mark.parametrize(("wide", "found"), [(9.0, "planes (PP) fly"), (3.0, "planes(PP)fly")])
def test_a_bracket_on_a_full_square_stands_apart_from_words(wide, found):
    """Its code is that of half width; its box is that of the square, whose empty half parts the words."""
    chars, x = [], 50.0
    for sign in "planes(PP)fly":
        width = wide if sign in "()" else 5.0
        chars.append(row(sign, x)[0]._replace(x1=x + width))
        x += width
    chars += row("x", x + 20.0)  # white elsewhere in the line
    inked, before = spaces(chars)
    assert "".join(w + char.text for w, char in zip(before, inked, strict=True)).split("\u3000")[0] == found


@pytest.mark.parametrize("text", ["2020(3)", "纸飞机(PP)", "采用PLANE(paper)of", "sin(x)ab", "U(k)lnU", "Ce(NO)"])
def test_white_is_in_a_bracket_s_square_beside_letters_alone(text):
    chars = [char._replace(x1=char.x0 + 9.0) if char.text in "()" else char for char in row(text)]
    inked, before = spaces(chars)
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == text
