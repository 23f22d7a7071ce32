"""A layer whose map sends all figures and letters to U+0000: the reader that keeps their places is asked."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.errors import NoText
from pipeline.model.diagnostic import Kind
from pipeline.read.lost import with_lost
from pipeline.read.quality import Fault, judge
from pipeline.run import convert
from pipeline.settings import Limits
from tests.read.made import HEIGHT, WIDTH, pages, text

FIRST = 0x30  # lower ones are spaces to PDFium
ROWS = (
    "虚构河段的水位观测",
    "赵虚生#　钱构文#",
    "摘要：本文在#年对虚构的河段作了观测，共得记录#条。",
    *("观测的结果表明水位的变化与降雨并无关系而与上游的闸门有关",) * 6,
)


def map_of(codes: dict[str, int]) -> bytes:
    rows = "\n".join(f"<{code:04x}> <{0 if char == '#' else ord(char):04x}>" for char, code in codes.items())
    return f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0001> <ffff> endcodespacerange
{len(codes)} beginbfchar
{rows}
endbfchar endcmap""".encode("ascii")


def layer(*rows: str, marked: bool = True) -> bytes:
    """A scan with such a layer; `marked` is False where what was not recognised has no place in it either."""
    codes = {char: at for at, char in enumerate(dict.fromkeys("".join(rows)), FIRST)}
    document = pikepdf.new()
    system = Dictionary(Registry="Adobe", Ordering="GB1", Supplement=0)
    name = Name("/B4+SimSun")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        ToUnicode=document.make_indirect(Stream(document, map_of(codes))),
        DescendantFonts=Array(
            [
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.CIDFontType2,
                    BaseFont=name,
                    CIDSystemInfo=system,
                    DW=1000,
                )
            ]
        ),
    )
    image = Stream(document, b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    image.ColorSpace = Name.DeviceGray
    content = b"q %g 0 0 %g 0 0 cm /Im Do Q BT 3 Tr " % (WIDTH, HEIGHT)
    for at, row in enumerate(rows):
        size = 20 if not at else 10
        for place, char in enumerate(row):
            if char != "　" and (marked or char != "#"):
                spot = size, 60 + size * place, 760 - 30 * at, codes[char]
                content += b"/F1 %g Tf 1 0 0 1 %g %g Tm <%04x> Tj " % spot
    document.add_blank_page(page_size=(WIDTH, HEIGHT))
    page = document.pages[-1].obj
    page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im=document.make_indirect(image)))
    page.Contents = document.make_indirect(Stream(document, content + b"ET"))
    return saved(document)


def saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_what_was_not_recognised_keeps_its_place(tmp_path: Path) -> None:
    data = layer(*ROWS)
    (page,) = pages(data, tmp_path)
    gone = replace(page, chars=tuple(char for char in page.chars if char.text != "\ufffd"))
    assert judge(gone) is Fault.CHARACTERS_LOST
    (found,) = with_lost([gone], data, tmp_path / "made.pdf", Limits(), lambda _: None)
    assert text(found).startswith("虚构河段的水位观测赵虚生\ufffd钱构文\ufffd摘要：本文在\ufffd年")
    assert judge(found) is Fault.PARTLY_UNMAPPED


def test_without_such_places_the_page_is_left_as_it_is(tmp_path: Path) -> None:
    data = layer(*ROWS, marked=False)
    (page,) = pages(data, tmp_path)
    assert judge(page) is Fault.CHARACTERS_LOST
    assert with_lost([page], data, tmp_path / "made.pdf", Limits(), lambda _: None) == [page]


def test_the_chinese_front_matter_of_such_a_scan_is_given_and_its_gaps_are_said(tmp_path: Path) -> None:
    path = tmp_path / "lost.pdf"
    path.write_bytes(layer(*ROWS))
    result = convert(path)
    front = result.article.front
    assert [title.text for title in front.titles] == [ROWS[0]]
    assert ["".join((name.surname, name.given_names)) for name in (own.name for own in front.contribs)] == [
        "赵虚生",
        "钱构文",
    ]
    assert "\ufffd" in front.abstracts[0].text
    assert {Kind.CHARACTERS_UNMAPPED, Kind.LAYER_RECOGNISED} <= {item.kind for item in result.diagnostics}


def test_a_layer_that_keeps_no_places_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "lost.pdf"
    path.write_bytes(layer(*ROWS, marked=False))
    with pytest.raises(NoText):
        convert(path)
