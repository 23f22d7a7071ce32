"""Recognised pages: where the characters stand, and which pages are read at all."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from pipeline.read import ocr
from pipeline.read.quality import Fault

BLANK = Page(1, 595.0, 842.0, ())
SCAN = replace(BLANK, images=(Bbox(0.0, 0.0, 595.0, 842.0),))
READ = (Char("字", 10.0, 10.0, 20.0, 20.0, 19.0, 10.0, Font("OCR")),)


def line(text: str, x0: float, top: float, size: float) -> ocr.Line:
    """A line as the recogniser would find it were it set in this size."""
    width = size * (sum(map(ocr.advance, text)) + ocr.MARGIN)
    return ocr.Line(text, ((x0, top), (x0 + width, top), (x0 + width, top + 1.2 * size), (x0, top + 1.2 * size)))


@pytest.mark.parametrize("size", [7.5, 9.0, 10.5, 22.0])
def test_size_is_told_by_the_width(size: float) -> None:
    assert ocr.sizes([line("虚构的标题 An invented title 12", 50, 100, size)]) == [pytest.approx(size, abs=0.06)]


def test_lines_of_nearly_one_size_get_the_same() -> None:
    found = ocr.sizes(
        [
            line("正文的第一行有这么多字", 50, 100, 10.4),
            line("正文的第二行也差不多", 50, 115, 9.9),
            line("标题很大", 50, 60, 18),
        ]
    )
    assert found[0] == found[1] < found[2]


def test_short_line_has_the_size_of_its_neighbour() -> None:
    """A reference's number beside its text: one digit's width tells nothing."""
    number = ocr.Line("7", ((50, 101), (55, 101), (55, 109), (50, 109)))
    assert ocr.sizes([line("A B. An invented paper. J Made Up, 2001", 65, 100, 7.5), number]) == [7.5, 7.5]


def test_letters_set_apart_do_not_make_a_line_large() -> None:
    """Names with white between them that the recogniser drops, or a line of which it read every tenth letter."""
    apart = ocr.Line("一二三四五六七八", ((50, 120), (530, 120), (530, 131), (50, 131)))
    assert ocr.sizes([line("正文的第一行有这么多字", 50, 100, 10), apart]) == [10, 10]


def spans(text: str, steps: list[float], em: float = 10.0) -> list[ocr.Span]:
    """Each hanzi where these steps put it, the engine's boxes of uneven width."""
    found, x = [], 50.0
    for place, (char, step) in enumerate(zip(text, [0.0, *steps], strict=True)):
        x += step
        found.append((char, x + place % 3, x + em - place % 2))
    return found


def test_white_between_names_is_kept() -> None:
    """The recogniser drops it from the text, and tells it by where the hanzi stand: 虚　构　甲乙丙."""
    names = ocr.Line(
        "虚构甲乙丙", ((50, 100), (130, 100), (130, 112), (50, 112)), spans("虚构甲乙丙", [20, 20, 10, 10])
    )
    x = [char.x0 for char in names.chars(10)]
    assert [round((right - left) / 10) for left, right in itertools.pairwise(x)] == [2, 2, 1, 1]


@given(st.lists(st.floats(9.5, 11), min_size=3, max_size=30))
def test_hanzi_that_are_told_unevenly_stand_side_by_side(steps: list[float]) -> None:
    text = "字" * (len(steps) + 1)
    found = ocr.Line(text, ((50, 100), (400, 100), (400, 112), (50, 112)), spans(text, steps)).chars(10)
    assert all(a.x1 == pytest.approx(b.x0) for a, b in itertools.pairwise(found))


def test_places_that_do_not_fit_the_text_tell_nothing() -> None:
    corners = ((50, 100), (130, 100), (130, 112), (50, 112))
    assert ocr.Line("虚构甲", corners, spans("虚构", [40])).gaps == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("[Abstract) An invented text", "[Abstract] An invented text"),
        ("〔关键词]虚构；例子", "〔关键词〕虚构；例子"),
        ("【摘　要】虚构", "【摘　要】虚构"),
        ("(1] an item", "(1] an item"),
        ("(a) an item", "(a) an item"),
    ],
)
def test_a_label_is_closed_by_the_bracket_that_opens_it(read: str, printed: str) -> None:
    assert ocr.Line(read, ((0, 0), (100, 0), (100, 10), (0, 10))).text == printed


@given(st.text(alphabet="中文字母abcXYZ 0123,.（）—[]", min_size=1, max_size=60), st.floats(5, 30))
def test_characters_stand_in_their_line_in_order(text: str, size: float) -> None:
    made = ocr.Line(text, ((50, 100), (350, 100), (350, 100 + size), (50, 100 + size)))
    found = made.chars(size)
    assert "".join(char.text for char in found) == made.text
    assert all(a.x1 == pytest.approx(b.x0) for a, b in itertools.pairwise(found))
    assert all(50 <= char.x0 <= char.x1 <= 350.001 for char in found)
    assert len({char.baseline for char in found}) <= 1


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that are recognised; each has one character."""
    seen: list[int] = []

    def page(_path: Path, number: int) -> tuple[Char, ...]:
        seen.append(number)
        return READ

    monkeypatch.setattr(ocr, "ocr_page", page)
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    return seen


@pytest.mark.parametrize(("mode", "wanted"), [("off", []), ("auto", [2]), ("always", [1, 2])])
def test_modes(read: list[int], mode: str, wanted: list[int]) -> None:
    said: list[Diagnostic] = []
    pages = ocr.recover(Path("x.pdf"), [BLANK, replace(SCAN, number=2), Page(3, 0.0, 0.0, ())], mode, said.append)
    assert read == wanted
    assert [page.number for page in pages if page.chars == READ] == wanted
    assert [d.kind for d in said] == ([Kind.PAGE_RECOGNISED] * len(wanted) or [Kind.PAGE_IS_IMAGE])


def test_without_ocr_the_page_is_said_to_be_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    said: list[Diagnostic] = []
    assert ocr.recover(Path("x.pdf"), [SCAN], "auto", said.append) == (SCAN,)
    assert [d.kind for d in said] == [Kind.PAGE_IS_IMAGE]


@pytest.mark.parametrize("opens", [True, False])
def test_pages_lost_in_part_are_of_use_where_the_first_one_is(monkeypatch: pytest.MonkeyPatch, opens: bool) -> None:
    faults = {1: None if opens else Fault.UNMAPPED, 2: Fault.PARTLY_UNMAPPED}
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    monkeypatch.setattr(ocr, "judge", lambda page: faults[page.number])
    said: list[Diagnostic] = []
    ocr.recover(Path("x.pdf"), [BLANK, replace(BLANK, number=2)], "auto", said.append)
    assert [(d.kind, d.page) for d in said] == ([] if opens else [(Kind.PAGE_UNREADABLE, 1), (Kind.PAGE_UNREADABLE, 2)])


def test_printed_page_is_read(tmp_path: Path) -> None:
    if not ocr.is_available():
        pytest.skip("the extra [ocr] is not installed")
    path = tmp_path / "page.pdf"
    path.write_bytes(_pdf("An invented line of text", 72, 700, 14))
    found = ocr.ocr_page(path, 1)
    assert "".join(char.text for char in found) == "An invented line of text"
    assert found[0].x0 == pytest.approx(72, abs=2)
    assert found[0].baseline == pytest.approx(842 - 700, abs=3)
    assert found[0].size == pytest.approx(14, rel=0.15)


def _pdf(text: str, x: int, y: int, size: int) -> bytes:
    import io

    import pikepdf

    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    page.Contents = made.make_stream(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET".encode())
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.skipif(not ocr.is_available(), reason="the extra `ocr` is not installed")
def test_recogniser_reports_to_nobody() -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    load = "import os; from pipeline.read import ocr; ocr._engine(); print(os.environ.get('ORT_DISABLE_TELEMETRY'))"
    done = subprocess.run([sys.executable, "-c", load], env=surroundings, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["1"]


@pytest.mark.parametrize(
    ("mode", "there", "refused"), [("always", False, True), ("always", True, False), ("auto", False, False)]
)
def test_all_pages_cannot_be_recognised_without_the_extra(monkeypatch, mode, there, refused):
    monkeypatch.setattr(ocr, "is_available", lambda: there)
    with pytest.raises(UsageError) if refused else nullcontext():
        ocr.expect(mode)
