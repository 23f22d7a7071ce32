"""Letters of a font with a wrong map, told by their outlines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline import read
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.read.outlines import letters, outlines
from pipeline.read.reader import Contours
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


def test_what_is_no_latin_letter_is_not_read() -> None:
    crosses: dict[str, Contours] = {
        chr(0x21 + at): (((0.0, -0.1), (0.9, 0.8 - at / 40), (0.5, 0.85), (at / 40, 0.3)),) for at in range(20)
    }
    assert letters(crosses) == {}


def test_a_chinese_stop_is_a_ring_and_its_comma_of_lists_a_drop() -> None:
    assert letters({"a": RING, "b": RING[:1]}) == {"a": "。", "b": "、"}


def test_an_empty_or_broken_outline_is_none() -> None:
    flat: Contours = (((0.0, 0.0), (0.5, 0.0), (0.2, 0.0)),)
    lost: Contours = (((float("nan"), 0.0), (0.5, 1.0), (0.2, 0.4)),)
    assert letters({"a": flat, "b": lost}) == {}
