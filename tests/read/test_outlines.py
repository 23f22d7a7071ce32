"""Letters of a font with a wrong map, told by their outlines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from math import cos, sin
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline import read
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.page import Char, Font, Page
from pipeline.read.garbled import without_garbled
from pipeline.read.outlines import drawing, outlines, standard
from pipeline.read.reader import Contours
from pipeline.read.shapes import letters
from pipeline.read.wide_marks import wide_mark
from pipeline.settings import Limits

from .made import pdf, shown

TEXT = "TheinventedmossofExampleHillgrowson27stones,46ofthem(asWu&Lvsay)inaquietpark;JABCDKQZ3589?"  # no white
SIGNS = {
    "(": "parenleft",
    ")": "parenright",
    ",": "comma",
    "&": "ampersand",
    ";": "semicolon",
    "?": "question",
}
FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    b"1 beginbfrange <21> <7e> <0021> endbfrange endcmap end"
)
RING: Contours = (
    tuple((0.1 + x, y - 0.1) for x, y in ((0, 0.14), (0.14, 0.28), (0.28, 0.14), (0.14, 0))),
    tuple((0.1 + x, y - 0.1) for x, y in ((0.05, 0.14), (0.14, 0.23), (0.23, 0.14), (0.14, 0.05))),
)


def numbered_by_use(text: str, face: str) -> bytes:
    """A PDF of the text in codes given in the order of their use from 21h on, and of a map that says no more."""
    codes: dict[str, int] = {}
    for sign in text:
        codes.setdefault(sign, 0x21 + len(codes))
    names = [Name(f"/{SIGNS.get(sign) or (FIGURES[int(sign)] if sign.isdigit() else sign)}") for sign in codes]
    differences = Dictionary(Type=Name.Encoding, Differences=Array([0x21, *names]))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{face}"), Encoding=differences)
    shows = re.sub(r"([\\()])", r"\\\1", "".join(chr(codes[sign]) for sign in text))
    with pikepdf.open(io.BytesIO(pdf(shown(shows, size=9), font=font))) as document:
        document.pages[0].Resources.Font.F1.ToUnicode = document.make_stream(MAP)
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


@pytest.fixture(params=["Times-Roman", "Helvetica-BoldOblique"])
def wrong(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A PDF whose only font names other letters than it draws."""
    path = tmp_path / "wrong.pdf"
    path.write_bytes(numbered_by_use(TEXT, request.param))
    return path


def test_a_font_that_numbers_its_letters_by_use_is_read_by_what_it_draws(wrong: Path) -> None:
    seen: list[Diagnostic] = []
    (page,) = read.pages(wrong, Limits(), seen.append)
    read_as = "".join(char.text for char in page.chars).replace("I", "l")  # one stroke where there are no serifs
    assert read_as == TEXT
    assert [item.kind for item in seen] == [Kind.FONT_MENDED]


def test_a_reader_without_outlines_leaves_them_unreadable(wrong: Path) -> None:
    seen: list[Diagnostic] = []
    (page,) = read.pages(wrong, Limits(), seen.append, reader="pdfplumber")
    assert {char.text for char in page.chars} == {"\ufffd"}
    assert Kind.FONT_UNREADABLE in {item.kind for item in seen}


def drawn(face: str, signs: str) -> dict[str, Contours]:
    """What a standard font draws for these signs."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{face}"), Encoding=Name.WinAnsiEncoding)
    document = pypdfium2.PdfDocument(pdf(shown(signs), font=font))
    try:
        return outlines(document, {face: signs}, [1])[face]
    finally:
        document.close()


def bent(lines: Contours, slant: float, wide: float) -> Contours:
    return tuple(tuple((wide * (x + slant * y), y) for x, y in line) for line in lines)


def misread(told: dict[str, str], signs: Iterable[str]) -> str:
    return "".join(sign for sign in signs if told.get(sign) != sign)


@pytest.mark.parametrize(("slant", "wide"), [(0.0, 1.08), (0.0, 0.92), (0.06, 1.0)])
def test_another_cut_of_a_face_is_read(slant: float, wide: float) -> None:
    signs = "ABCDEFGHKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789"
    cut = {sign: bent(lines, slant, wide) for sign, lines in drawn("Times-Roman", signs).items()}
    assert misread(letters(cut), signs) == ""


def test_a_slanted_j_that_sinks_below_the_line_is_no_bracket() -> None:
    cut = drawn("Times-Italic", "AbdeghJmnpqr]")
    sunk = {
        sign: tuple(tuple((0.8 * x, y - 0.1) if y < 0.3 else (0.8 * x, y) for x, y in line) for line in cut[sign])
        for sign in "J"
    }
    without = {sign: lines for sign, lines in cut.items() if sign != "]"}
    assert letters(without | sunk)["J"] == "J"
    assert letters(cut)["]"] == "]"


def test_what_is_no_latin_letter_is_not_read() -> None:
    crosses: dict[str, Contours] = {
        chr(0x21 + at): (((0.0, -0.1), (0.9, 0.8 - at / 40), (0.5, 0.85), (at / 40, 0.3)),) for at in range(20)
    }
    assert letters(crosses) == {}


def test_a_chinese_stop_is_a_ring_and_its_comma_of_lists_a_drop() -> None:
    assert letters({"a": RING, "b": RING[:1]}) == {"a": "。", "b": "、"}


def squared(lines: Contours, lift: float = 0.13, high: float = 1.04) -> Contours:
    """As cut for the square of a hanzi: over the baseline, what hangs below it pressed into what is left."""
    return tuple(tuple((x + 0.3, lift + y * (high if y > 0 else 0.8)) for x, y in line) for line in lines)


def test_letters_cut_for_the_square_of_a_hanzi_are_read() -> None:
    signs = "ABCDEFGHIKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789"
    cut = {sign: squared(lines) for sign, lines in drawn("Times-Roman", signs).items()}
    assert misread(letters(cut), signs) == ""
    assert letters({sign: squared(lines, lift=0.3) for sign, lines in cut.items()}) == {}


def halved(mark: str) -> Contours:
    """A mark as it stands in the half of a square: slimmer and higher than the Latin one."""
    (lines,) = standard("Times-Roman", mark)
    return tuple(tuple((x * 0.7, y * 1.15 - 0.12) for x, y in line) for line in lines)


@pytest.mark.parametrize(("latin", "chinese"), [("(", "（"), (")", "）"), (":", "："), (";", "；"), ("%", "％")])
def test_a_font_of_chinese_marks_is_told_by_their_shapes(latin: str, chinese: str) -> None:
    told = letters({"a": RING, "b": RING[:1], "c": halved(latin)})
    assert told == {"a": "。", "b": "、", "c": chinese}


def test_a_font_with_more_other_signs_than_marks_tells_none_by_its_shape() -> None:
    others: dict[str, Contours] = {
        sign: (((0.0, 0.0), (1.0, 0.9), (0.1, 0.5 + at / 9)),) for at, sign in enumerate("wxyz")
    }
    assert letters({"a": RING, "b": RING[:1], "c": halved("("), **others}) == {}


def circle(width: float) -> tuple[tuple[float, float], ...]:
    return tuple((0.5 + width * cos(at / 8), 0.4 + width * sin(at / 8)) for at in range(50))


def test_a_figure_in_a_circle_is_told_by_the_figure() -> None:
    for figure, circled in zip(standard("Times-Roman", "123456789"), "①②③④⑤⑥⑦⑧⑨", strict=True):
        lines = tuple(tuple((x + 0.25, y + 0.1) for x, y in line) for line in figure)
        assert mark_of((circle(0.5), circle(0.47), *lines)) == circled
        assert mark_of((circle(0.5), circle(0.3), *lines)) is None  # no ring


def mark_of(lines: Contours) -> str | None:
    own = drawing(lines)
    assert own is not None
    return wide_mark(lines, own)


def test_a_dot_over_a_dot_is_a_colon_and_over_a_drop_a_semicolon() -> None:
    dot = ((0.2, 0.2), (0.32, 0.2), (0.32, 0.32), (0.2, 0.32))
    low = tuple((x, y - 0.3) for x, y in dot)
    drop = tuple((x, -0.3 + (y - 0.2) * 2) for x, y in dot)
    assert letters({"a": (dot, low)}) == {"a": ":"}
    assert letters({"a": (drop, dot)}) == {"a": ";"}
    assert letters({"a": (dot, tuple((x + 0.01, y + 0.02) for x, y in dot))}) == {}  # one on the other


def test_a_bar_as_wide_as_a_square_is_half_a_dash_and_a_shorter_one_a_hyphen() -> None:
    def bar(width: float) -> Contours:
        return (((0.0, 0.25), (width, 0.25), (width, 0.28), (0.0, 0.28)),)

    assert letters({"a": RING, "b": RING[:1], "c": bar(1.0)})["c"] == "—"
    assert letters({"a": RING, "b": RING[:1], "c": bar(0.78)})["c"] == "-"


def test_letters_cut_for_a_square_stand_between_the_edges_of_their_ink() -> None:
    """Their boxes touch, and would leave no white between words."""
    signs = "abcdefghiklmnoprstuvwxyz"
    codes = {sign: chr(0x21 + at) for at, sign in enumerate(signs)}
    font = Font("DX1+A-1")
    shown = [
        Char(codes[sign], 10.0 * at, 90.0, 10.0 * at + 10, 100.0, 99.0, 10.0, font) for at, sign in enumerate(signs)
    ]
    drawn = {codes[sign]: squared(lines) for sign, lines in zip(signs, standard("Times-Roman", signs), strict=True)}
    page = Page(1, 595.0, 842.0, tuple(shown))
    (told,) = without_garbled((page,), lambda *_: {font.name: drawn}, lambda _: None)
    assert "".join(char.text for char in told.chars) == signs
    for char, before in zip(told.chars, shown, strict=True):
        assert before.x0 + 2.5 < char.x0 < char.x1 < before.x1 + 2.5


def test_a_bar_that_waves_is_no_hyphen() -> None:
    bar: Contours = (((0.0, 0.25), (0.4, 0.25), (0.4, 0.3), (0.0, 0.3)),)
    wave: Contours = (
        ((0.0, 0.22), (0.1, 0.3), (0.2, 0.26), (0.3, 0.22), (0.4, 0.3), (0.3, 0.24), (0.2, 0.28), (0.1, 0.32)),
    )
    assert letters({"a": bar}) == {"a": "-"}
    assert letters({"a": wave}) == {"a": "～"}


def test_an_i_and_a_one_that_lie_near_each_other_are_each_its_own() -> None:
    told = letters(drawn("Times-Bold", "I1lABCDEFGH"))
    assert (told["I"], told["1"], told["l"]) == ("I", "1", "l")


def test_a_font_of_figures_has_a_one_and_no_t() -> None:
    """Its 1 has a serif on either side, which is nearer to a t."""
    (t,) = standard("Times-Roman", "t")
    figures = dict(zip("023456789", standard("Times-Roman", "023456789"), strict=True))
    one = tuple(tuple((x * 1.1, y * 1.16) for x, y in line) for line in t)
    (a,) = standard("Times-Roman", "A")
    told = letters({**figures, "x": one, "y": a})
    assert told.get("x") != "t"
    assert told["y"] == "A"
    words = dict(zip("0abcdeghilmnoprsu", standard("Times-Roman", "0abcdeghilmnoprsu"), strict=True))
    assert letters({**words, "x": one})["x"] == "t"


def test_what_another_face_draws_for_a_lost_font_tells_nothing(tmp_path: Path) -> None:
    """Without names of its glyphs a font that is not embedded shows what its codes name, whatever it was."""
    path = tmp_path / "lost.pdf"
    path.write_bytes(pdf(shown('!"#$%&*+,-./0123456789' * 3, size=9)))
    seen: list[Diagnostic] = []
    (page,) = read.pages(path, Limits(), seen.append)
    assert {char.text for char in page.chars} == {"\ufffd"}
    assert [item.kind for item in seen][:1] == [Kind.CHARACTERS_UNMAPPED] or Kind.FONT_UNREADABLE in {
        i.kind for i in seen
    }


def test_an_o_is_wider_than_a_nought() -> None:
    """Drawn alike, they are no two drawings of one sign."""
    (nought,) = standard("Times-Roman", "0")
    others = dict(zip("ABCDEF123456", standard("Times-Roman", "ABCDEF123456"), strict=True))
    wide = tuple(tuple((x * 1.3, y) for x, y in line) for line in nought)
    told = letters({**others, "x": nought, "y": wide})
    assert (told["x"], told.get("y")) == ("0", "O")
    again = letters({**others, "x": nought, "y": tuple(tuple((x + 0.2, y) for x, y in line) for line in nought)})
    assert (again["x"], again["y"]) == ("0", "0")


def test_an_empty_or_broken_outline_is_none() -> None:
    flat: Contours = (((0.0, 0.0), (0.5, 0.0), (0.2, 0.0)),)
    lost: Contours = (((float("nan"), 0.0), (0.5, 1.0), (0.2, 0.4)),)
    assert letters({"a": flat, "b": lost}) == {}


@pytest.mark.parametrize("place", [float("nan"), float("inf")])
def test_lines_to_a_place_that_is_no_number_are_no_drawing(place: float) -> None:
    assert drawing((((0.0, 0.0), (0.5, place), (0.5, 0.7)),)) is None
