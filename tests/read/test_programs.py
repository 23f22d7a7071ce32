"""Outlines in a font's own program, where the names of its glyphs say no character."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.cffLib import TopDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pikepdf import Array, Dictionary, Name

from pipeline import read
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.read.outlines import drawing, standard
from pipeline.read.programs import drawn_by_codes
from pipeline.read.shapes import letters
from pipeline.settings import Limits

from .made import pdf, shown

TEXT = "TheinventedmossofExampleHillgrowson27stones46ofthemasWuLvsay"
UNIT = 1000


def program(texts: str) -> bytes:
    """A Type 1C program whose glyphs, drawn as Times has these letters, are named by their codes from 21h on."""
    drawn = []
    for lines in standard("Times-Roman", texts):
        pen = T2CharStringPen(UNIT, None)
        for first, *others in lines:
            pen.moveTo([round(at * UNIT) for at in first])
            for point in others:
                pen.lineTo([round(at * UNIT) for at in point])
            pen.closePath()
        drawn.append(pen.getCharString())
    return compiled(drawn)


def compiled(drawn: list[T2CharString], subroutines: list[T2CharString] | None = None) -> bytes:
    names = [f"G{0x21 + at:02X}" for at in range(len(drawn))]
    builder = FontBuilder(UNIT, isTTF=False)
    builder.setupGlyphOrder([".notdef", *names])
    glyphs = {".notdef": T2CharStringPen(UNIT, None).getCharString()} | dict(zip(names, drawn, strict=True))
    builder.setupCFF("Invented", {}, glyphs, {})
    fonts = builder.font["CFF "].cff
    for subroutine in subroutines or []:
        fonts.GlobalSubrs.append(subroutine)
    encoding = [".notdef"] * 256
    encoding[0x21 : 0x21 + len(names)] = names
    fonts[0].Encoding = encoding
    target = io.BytesIO()
    fonts.compile(target, builder.font)
    return target.getvalue()


def test_a_glyph_is_found_by_its_code() -> None:
    found = drawn_by_codes(program("Ag"), '!"#')
    assert list(found) == ["!", '"']
    for text, model in zip(found, standard("Times-Roman", "Ag"), strict=True):
        own, other = drawing(found[text]), drawing(model)
        assert own is not None
        assert other is not None
        assert own.width == pytest.approx(other.width, abs=0.01)
        assert own.top == pytest.approx(other.top, abs=0.01)


def test_the_letters_of_a_program_are_told() -> None:
    signs = "".join(dict.fromkeys(TEXT))
    codes = [chr(0x21 + at) for at in range(len(signs))]
    told = letters(drawn_by_codes(program(signs), codes))
    assert "".join(told[code] for code in codes) == signs


def test_a_broken_program_has_no_outlines_or_whole_ones() -> None:
    whole = program("AB")
    asked = drawn_by_codes(whole, "!")
    for cut in range(0, len(whole), 7):
        assert drawn_by_codes(whole[:cut], "!") in ({}, asked)
        drawn_by_codes(whole[:cut] + bytes(len(whole) - cut), "!")
    assert drawn_by_codes(whole[:40], "!") == {}


BLANK = ["endchar"]
BOX = [100, 0, "rmoveto", 500, "hlineto", 700, "vlineto", -500, "hlineto", "endchar"]
FIRST = -107  # how a program with few subroutines calls the first of them


def test_a_sign_that_draws_nothing_is_left_out() -> None:
    drawn = [T2CharString(program=list(lines)) for lines in (BLANK, BOX, BOX)]
    found = drawn_by_codes(compiled(drawn), '!"#')
    assert list(found) == ['"', "#"]
    assert letters(found) == {}


@pytest.mark.parametrize("draws", [[1, 1, "rlineto"], []])
def test_subroutines_that_call_without_end_are_run_no_further_than_letters_need(
    draws: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TopDict, "recalcFontBBox", lambda _: None)  # it would run them
    depth, times = 9, 10
    calls = [[FIRST + at + 1, "callgsubr"] * times for at in range(depth)]
    subroutines = [T2CharString(program=[*lines, "return"]) for lines in (*calls, draws)]
    drawn = [T2CharString(program=[100, 0, "rmoveto", FIRST, "callgsubr", "endchar"])]
    assert drawn_by_codes(compiled(drawn, subroutines), "!") == {}


def test_a_program_of_another_kind_has_none() -> None:
    assert drawn_by_codes(b"%!PS-AdobeFont-1.0", "!") == {}
    assert drawn_by_codes(b"\x00\x01\x00\x00" * 10, "!") == {}


def coded(text: str) -> bytes:
    """A PDF of the text in a font whose glyphs are named by their codes, and without a map."""
    signs = "".join(dict.fromkeys(text))
    shows = "".join(chr(0x21 + signs.index(sign)) for sign in text)
    for sign in "\\()":
        shows = shows.replace(sign, "\\" + sign)
    names = [Name(f"/G{0x21 + at:02X}") for at in range(len(signs))]
    differences = Dictionary(Type=Name.Encoding, Differences=Array([0x21, *names]))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Invented"), Encoding=differences)
    font.FirstChar, font.LastChar, font.Widths = 0x21, 0x20 + len(signs), Array([500] * len(signs))
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(shown(shows, size=9), font=font))) as document:
        file = document.make_stream(program(signs), Subtype=Name.Type1C)
        own = document.pages[0].Resources.Font.F1
        box = Array([0, -250, 1000, 1000])
        own.FontDescriptor = document.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor, FontName=own.BaseFont, Flags=4, FontBBox=box, ItalicAngle=0, Ascent=800,
                Descent=-200, CapHeight=700, StemV=80, FontFile3=file,
            )
        )  # fmt: skip
        document.save(target)
    return target.getvalue()


def test_a_page_set_in_such_a_font_is_read(tmp_path: Path) -> None:
    path = tmp_path / "coded.pdf"
    path.write_bytes(coded(TEXT))
    seen: list[Diagnostic] = []
    (page,) = read.pages(path, Limits(), seen.append)
    assert "".join(char.text for char in page.chars) == TEXT
    assert Kind.FONT_MENDED in {item.kind for item in seen}
