"""What a page's own text layer shows to be wrong is put right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout import layout
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.page import Char, Font, Page
from pipeline.read.advances import advance
from pipeline.read.cajcd import renamed
from pipeline.read.mend import mend
from pipeline.read.symbol import SYMBOL
from pipeline.text.marks import LOST

from .made import FONT, HEIGHT, WIDTH, chars


def mended(*texts: str, font: Font | None = None) -> list[str]:
    made = chars(texts) if font is None else chars(texts, font=font)
    return [char.text for char in mend(Page(1, WIDTH, HEIGHT, made), lambda _: None).chars]


def founder(letter: str) -> str:
    """The rare hanzi that Founder's E-fonts show for a letter: GBK bytes A0 and letter + 80."""
    return bytes((0xA0, ord(letter) + 0x80)).decode("gbk")


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("Ａ", "A"),
        ("ｚ", "z"),
        ("７", "7"),
        ("ﬁ", "fi"),
        ("ﬄ", "ffl"),
        ("ﬅ", "st"),
        ("⼈", "人"),  # a Kangxi radical
        ("\u037e", ";"),  # the Greek question mark, which fonts may draw with the semicolon's glyph
        ("\u0387", "\xb7"),
        ("⺠", "民"),  # a CJK radical
        ("\uf9dd", "利"),  # a compatibility hanzi
        ("\u2010", "-"),
        ("\u2011", "-"),
        ("\uff0d", "-"),
        ("\xad", "-"),
        ("\x02", "-"),  # PDFium's hyphen at a line's end
        ("\ufffe", "-"),
        ("\xa0", " "),
        ("\u3000", " "),
        ("\r", " "),
        ("\n", " "),
        ("\u2009", " "),
        ("➀", "①"),
        ("\u212a", "K"),
        ("\u2126", "Ω"),
        ("\u30fb", "·"),
        ("＆", "&"),
    ],
)
def test_forms_that_stand_for_others(printed, form):
    assert mended(printed) == [form]


@pytest.mark.parametrize(
    "text", ["A", "中", "，", "：", "—", "–", "①", "μ", "℃", "㎡", "Ⅲ", "（", "％", "é", "㐂", "𠮷"]
)
def test_forms_that_are_right_as_they_are(text):
    assert mended(text) == [text]


def at(text: str, x0: float, x1: float, baseline: float = 100.0) -> Char:
    return Char(text, x0, 92.0, x1, 102.0, baseline, 10.0, Font("Made"))


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ([at("2", 60, 65), at(".", 65, 75), at("1", 67, 72)], [65, 67, 72]),  # a stop one em wide
        ([at("f", 60, 64), at(" ", 62, 65), at("N", 65, 72)], [62, 65, 72]),  # an f that hangs over its advance
        ([at("。", 60, 70), at("（", 65, 75)], [70, 75]),  # empty halves of full-width marks
        ([at("e", 60, 71), at("y", 65, 76, 100.6)], [65, 76]),  # letters with tails set a little lower
        ([at("x", 60, 75), at("2", 65, 68, 96.0)], [75, 68]),  # another row: what reaches over is no advance
        ([at("i", 60, 75), at("j", 60, 75)], [75, 75]),  # drawn twice in one place
        ([at("i", 60, 75), at("j", 50, 55)], [75, 55]),  # drawn later and further left
    ],
)
def test_a_letter_ends_where_the_next_one_of_its_row_begins(printed, ends):
    found = mend(Page(1, WIDTH, HEIGHT, tuple(printed)), lambda _: None).chars
    assert [char.x1 for char in found] == ends


def test_full_width_punctuation_stays():
    marks = "，。；：？！（）【】％"
    assert mended(*marks) == list(marks)


def test_halves_of_one_character_are_joined():
    italic = "\U0001d465"  # mathematical italic x
    high, low = italic.encode("utf-16-be")[:2], italic.encode("utf-16-be")[2:]
    halves = chr(int.from_bytes(high, "big")) + chr(int.from_bytes(low, "big"))
    assert mended(halves) == ["x"]


def test_letters_of_a_ligature_in_one_place_are_one_character():
    assert mended("ffi") == ["ffi"]


def test_a_middle_dot_among_kana_keeps_its_code():
    assert mended("ス", "\u30fb", "グ") == ["ス", "\u30fb", "グ"]


@pytest.mark.parametrize("zero_width", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_characters_without_width_go(zero_width):
    assert mended("甲", zero_width, "乙") == ["甲", "乙"]


@pytest.mark.parametrize("lost", ["\0", "\x01", "\x7f", "\x9f", "\ue000", "\U000f0000", "\ud800", "\u0378"])
def test_what_has_no_form_is_counted(lost):
    seen: list[Diagnostic] = []
    page = mend(Page(3, WIDTH, HEIGHT, chars(["甲", lost, lost, "乙"])), seen.append)
    assert [char.text for char in page.chars] == ["甲", LOST, LOST, "乙"]
    assert [(item.kind, item.page, item.details["n"]) for item in seen] == [(Kind.CHARACTERS_UNMAPPED, 3, 2)]


def test_nothing_is_said_of_a_page_that_is_well():
    seen: list[Diagnostic] = []
    mend(Page(1, WIDTH, HEIGHT, chars("甲乙丙 abc")), seen.append)
    assert seen == []


@pytest.mark.parametrize(
    ("code", "form"), [(0x61, "α"), (0x62, "β"), (0xB1, "±"), (0xB3, "≥"), (0xB4, "×"), (0x44, "Δ")]
)
def test_symbol_font_in_the_private_use_area(code, form):
    assert SYMBOL[code] == form
    assert mended(chr(0xF000 + code)) == [form]


@pytest.mark.parametrize(
    ("font", "code", "form"),
    [
        ("B9+cajcd fntaa", "1", "."),
        ("B6+cajcd fnta1", "/", "“"),
        ("B6+cajcd fnta1", "0", "”"),
        ("B6+cajcd fnta1", "[", "≤"),
        ("B18+cajcd fnta1", "º", "②"),
        ("B16+cajcd fnta7", "C", "γ"),
        ("B5+cajcd fntae", "P", "/"),
        ("B4+CAJ FNT00", "1", "1"),
        ("cajcd fntb0", "1", "1"),
    ],
)
def test_signs_of_fonts_made_from_founders_rows(font, code, form):
    assert mended(code, font=Font(font)) == [form]


FACES = {"a": Font("A4+Times New Roman"), "s": Font("A7+Times New Roman"), "h": Font("A6+Times New Roman"), "z": FONT}


@pytest.mark.parametrize(
    ("printed", "fonts", "text"),
    [
        ("5纸飞机6 1", "szzzs a", "《纸飞机》 1"),
        ("/纸飞机0#1", "szzzssa", "“纸飞机”・1"),
        ("/纸飞机。0纸 1", "szzzzsz a", "“纸飞机。”纸 1"),
        ("5 纸飞机 6 1?2", "szzzzzs asa", "《 纸飞机 》 1±2"),
        ("5纸飞机6 x6", "szzzs as", "5纸飞机6 x6"),  # one that nothing opens
        ("5只纸飞机1", "szzzza", "5只纸飞机1"),  # one that nothing closes
        ("5纸飞机6", "szzzs", "5纸飞机6"),  # no other font of this face: the figures of the page
        ("2004212227 12213", "aaaahaahaa aahaa", "2004-12-27 12-13"),
        ("2004212227 12 13", "aaaahaahaa aa aa", "2004212227 12 13"),  # too few to tell
    ],
)
def test_signs_of_a_font_that_has_lost_its_name(printed, fonts, text):
    made = [c._replace(font=FACES.get(own, FONT)) for c, own in zip(chars(printed), fonts, strict=True)]
    assert "".join(char.text for char in renamed(made)) == text


@pytest.mark.parametrize("word", ["Theor", "in", "Betula", "XYZ"])
def test_founder_letters_in_runs(word):
    assert "".join(mended("见", *map(founder, word), "中")) == f"见{word}中"


def test_founder_letters_over_a_space():
    printed = [founder("B"), founder("e"), " ", founder("a")]
    assert "".join(mended("属", *printed, "的")) == "属Be a的"


def test_one_rare_hanzi_may_be_meant():
    rare = founder("a")
    assert mended("地", "名", rare, "山") == ["地", "名", rare, "山"]


def test_one_slanted_letter_of_a_founder_font_is_a_symbol():
    slanted, song = Font("E-BX9", italic=True), Font("SimSun")
    symbol, name = chars([founder("h")], font=slanted), chars([founder("h")], x=300.0, font=song)
    found = mend(Page(1, WIDTH, HEIGHT, (*symbol, *chars("厚度", x=200.0, font=song), *name)), lambda _: None).chars
    assert "".join(char.text for char in found) == "h厚度" + founder("h")


def test_hanzi_read_by_their_gb_bytes_as_hangul():
    hangul = [chr(int.from_bytes(hanzi.encode("gb2312"), "big")) for hanzi in "推进工作"]
    assert "".join(mended(*hangul)) == "推进工作"


def test_hangul_beside_hanzi_of_its_font_is_meant():
    assert mended("한", "글", "中") == ["한", "글", "中"]


def moved(char: Char, right: float = 0.0, down: float = 0.0) -> Char:
    return char._replace(
        x0=char.x0 + right,
        x1=char.x1 + right,
        top=char.top + down,
        bottom=char.bottom + down,
        baseline=char.baseline + down,
    )


@pytest.mark.parametrize(("right", "down"), [(0.0, 0.0), (0.3, 0.0), (0.0, 0.3), (0.4, 0.4), (-0.3, 0.2)])
def test_text_drawn_twice_for_weight_is_read_once(right, down):
    line = chars("研究 results")
    page = Page(1, WIDTH, HEIGHT, (*line, *(moved(char, right, down) for char in line)))
    assert mend(page, lambda _: None).chars == line


def test_double_letters_are_not_overprints():
    narrow = tuple(replace_x(char, 60.0 + 2.2 * at) for at, char in enumerate(chars("lll illness", size=8.0)))
    assert mend(Page(1, WIDTH, HEIGHT, narrow), lambda _: None).chars == narrow


def replace_x(char: Char, x0: float) -> Char:
    return char._replace(x0=x0, x1=x0 + 2.2)


@pytest.mark.parametrize(
    ("right", "down"),
    [(-WIDTH, 0.0), (WIDTH, 0.0), (0.0, HEIGHT), (0.0, -HEIGHT)],
    ids=["left", "right", "below", "above"],
)
def test_what_lies_outside_the_page_is_not_printed(right, down):
    line = chars("甲乙")
    page = Page(1, WIDTH, HEIGHT, (*line, *(moved(char, right, down) for char in line)))
    assert mend(page, lambda _: None).chars == line


def test_characters_cut_by_the_edge_are_printed():
    line = tuple(moved(char, -65.0) for char in chars("甲乙"))
    assert line[0].x0 < 0 < line[0].x1
    assert mend(Page(1, WIDTH, HEIGHT, line), lambda _: None).chars == line


def test_turned_characters_are_mended_too():
    page = mend(Page(1, WIDTH, HEIGHT, (), turned=chars("Ａｂ")), lambda _: None)
    assert [char.text for char in page.turned] == ["A", "b"]


@given(st.lists(st.characters(), max_size=30))
def test_mended_text_has_no_character_that_xml_refuses(texts):
    page = Page(1, 10_000.0, HEIGHT, chars(texts))
    for char in mend(page, lambda _: None).chars:
        assert char.text
        assert all(c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff" for c in char.text)


@given(st.lists(st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc")), max_size=30))
def test_mending_twice_changes_nothing(texts):
    once = mend(Page(1, 10_000.0, HEIGHT, chars(texts)), lambda _: None)
    assert mend(replace(once), lambda _: None) == once


def test_korean_words_beside_hanzi_stay_korean():
    """Only a font whose syllables are all bytes of GB 2312 hides hanzi; Korean words need others."""
    assert mended(*"저수지라고부른다") == list("저수지라고부른다")


def test_a_single_letter_of_a_founder_font_is_latin_where_the_font_shows_words_and_no_hanzi():
    italic, song = Font("E-BX9"), Font("SimSun")
    word, single = chars(map(founder, "time"), font=italic), chars([founder("n")], x=200.0, font=italic)
    name = chars([founder("n")], x=300.0, font=song)  # a rare hanzi of a name
    text = chars("个粒子", x=230.0, font=song)
    found = mend(Page(1, WIDTH, HEIGHT, (*word, *text[:1], *single, *text[1:], *name)), lambda _: None).chars
    assert "".join(char.text for char in found) == "time个n粒子" + founder("n")


def test_marks_of_direction_are_none_of_a_page_that_is_set_as_it_is_drawn():
    assert mended("a", "\u202e", "b", "\u2066", "\u200f", "\u061c", "c") == ["a", "b", "c"]
    assert mended("a", "\u2028", "b") == ["a", " ", "b"]


def test_fonts_that_tell_no_width_leave_white_behind_words() -> None:
    """Each box is one em wide, and no character stands for a space: the steps and English tell the words."""
    text = "we compare the invented method with another one and find that the other one is better than the method"
    found, x = [], 50.0
    for sign in text:
        if sign != " ":
            found.append(Char(sign, x, 290.0, x + 10.0, 302.0, 300.0, 10.0, FONT))
        x += 2.8 if sign == " " else 10 * advance(sign)
    own = mend(Page(1, 900.0, 800.0, tuple(found)), lambda _: None)
    (line,) = (line.text for block in layout([own]).blocks for line in block.lines)
    assert line == text


def test_fonts_with_widths_of_their_own_are_left_alone() -> None:
    chars = [
        Char(sign, 50.0 + 5 * at, 290.0, 55.0 + 5 * at, 302.0, 300.0, 10.0, FONT)
        for at, sign in enumerate("theonebetterone")
    ]
    assert mend(Page(1, 900.0, 800.0, tuple(chars)), lambda _: None).chars == tuple(chars)


@pytest.mark.parametrize(("step", "printed"), [(5.6, "Artificial"), (8.1, "Artifi cial")])
def test_a_ligature_that_is_given_half_its_width_takes_the_space_behind_it(step: float, printed: str) -> None:
    """`step` is how far behind the ligature's place the next letter stands."""
    made, x = [], 50.0
    word = (*((t, 5.0) for t in "Arti"), ("\ufb01", 2.8), (" ", step - 2.8), *((t, 5.0) for t in "cial"))
    for text, wide in word:
        made.append(Char(text, x, 92.0, x + wide, 102.0, 100.0, 10.0, FONT))
        x += wide
    found = mend(Page(1, WIDTH, HEIGHT, tuple(made)), lambda _: None)
    assert [line.text for block in layout([found]).blocks for line in block.lines] == [printed]


@pytest.mark.parametrize(("step", "printed"), [(5.6, "Artificial"), (8.1, "Artifi cial")])
def test_a_space_that_lies_over_a_ligature_is_none(step: float, printed: str) -> None:
    """The font says the ligature's whole width, 5.6; the space begins in its middle."""
    before, x = [], 50.0
    for text in "Arti":
        before.append(Char(text, x, 92.0, x + 5.0, 102.0, 100.0, 10.0, FONT))
        x += 5.0
    ligature = Char("\ufb01", x, 92.0, x + 5.6, 102.0, 100.0, 10.0, FONT)
    space = Char(" ", x + 2.8, 92.0, x + step, 102.0, 100.0, 10.0, FONT)
    behind = [
        Char(text, x + step + 5.0 * at, 92.0, x + step + 5.0 * at + 5.0, 102.0, 100.0, 10.0, FONT)
        for at, text in enumerate("cial")
    ]
    found = mend(Page(1, WIDTH, HEIGHT, (*before, ligature, space, *behind)), lambda _: None)
    assert [line.text for block in layout([found]).blocks for line in block.lines] == [printed]


@pytest.mark.parametrize(("width", "found"), [(4.9, "†√⎨"), (5.1, "覮槡烅")])
def test_signs_that_founder_codes_as_hanzi_are_narrower_than_a_square(width, found):
    made = [char._replace(size=10.0, x1=char.x0 + width) for char in chars("覮槡烅")]
    assert "".join(char.text for char in mend(Page(1, WIDTH, HEIGHT, tuple(made)), lambda _: None).chars) == found


@pytest.mark.parametrize(
    ("code", "form"), [("\uf020", " "), ("\uf8eb", "⎛"), ("\uf8ef", "⎢"), ("\uf8f4", "⎪"), ("\uf8fe", "⎭")]
)
def test_signs_of_symbol_beyond_its_first_codes(code, form):
    assert mended("x", code, "y") == ["x", form, "y"]


@pytest.mark.parametrize(
    ("font", "code", "form"),
    [
        ("E-BZ+ZMade-1", "\ue6c7", "Ü"),  # LÜ
        ("DY1+ZMade-6", "\ue014", "∂"),
        ("E-BZ", "\udbc0\uddba", "⋯"),  # as two halves of one code
        ("FZS_Extra", "\ue02e", "‖"),
        ("FZS_Extra", "\ue014", LOST),  # a piece of a brace there
        ("Made", "\ue014", LOST),
    ],
)
def test_founders_private_codes(font, code, form):
    page = mend(Page(1, WIDTH, HEIGHT, chars(["x", code, "y"], font=Font(font))), lambda _: None)
    assert [char.text for char in page.chars] == ["x", form, "y"]


LINE_PIECE = "\ue5f0"


def test_a_row_of_one_lost_sign_set_edge_to_edge_is_a_rule():
    seen: list[Diagnostic] = []
    page = mend(Page(1, WIDTH, HEIGHT, (*chars([LINE_PIECE] * 20), *chars("甲乙", baseline=130.0))), seen.append)
    assert [char.text for char in page.chars] == [*"─" * 20, "甲", "乙"]
    assert seen == []


@pytest.mark.parametrize(
    "printed",
    [
        chars([LINE_PIECE] * 7),  # a number in a lost font may have as many equal figures
        chars([*"\ue5f0\ue5f1" * 10]),  # two signs: words of a lost font
        tuple(char for at, char in enumerate(chars([LINE_PIECE] * 20)) if at % 2),  # apart
        chars(["\0"] * 20),  # whatever a recognised layer has no code for, such as the letters of a word
        chars(["．"] * 20),  # a sign with a form: leaders of a list
    ],
)
def test_what_is_no_row_of_one_lost_sign_is_kept(printed):
    page = mend(Page(1, WIDTH, HEIGHT, printed), lambda _: None)
    assert "─" not in [char.text for char in page.chars]
    assert len(page.chars) == len(printed)


@pytest.mark.parametrize(
    ("italic", "width", "back", "begins"),
    [
        (True, 2.5, 1.9, 52.5),  # the foot of an italic f hangs back into the space
        (False, 2.5, 1.9, 50.6),  # upright letters have none: a step back takes the space away
        (True, 2.5, 3.6, 48.9),  # farther than any foot
        (True, 5.5, 1.9, 53.6),  # a font that tells no widths: its space is as wide as its letters
    ],
)
def test_a_slanting_letter_hangs_back_over_a_space(italic, width, back, begins):
    face = Font("Example", italic=italic)
    space, letter = chars(" f", font=face)
    space = space._replace(x0=50.0, x1=50.0 + width, size=10.0)
    letter = letter._replace(x0=space.x1 - back, x1=space.x1 + 5.0, size=10.0)
    found = mend(Page(1, WIDTH, HEIGHT, (space, letter)), lambda _: None).chars
    assert round(found[1].x0, 2) == begins
