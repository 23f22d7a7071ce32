"""Two readers, one `Page`: the same text at the same places, whatever way a page is turned or cut."""

from __future__ import annotations

import ctypes
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name

from pipeline import read
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.page import Char, Page
from pipeline.read import characters, pdfium, substitutes
from pipeline.settings import Limits

from .made import HEIGHT, READERS, WIDTH, helvetica, kinds, pages, pdf, shown, shown_in_hanzi, song, text

SAMPLES = sorted((Path(__file__).parents[2] / "input").glob("*.pdf"))
NEAR = 1.0  # points

both = pytest.mark.parametrize("reader", READERS)


def ink(page: Page) -> Counter[str]:
    """The page's letters, those of ligatures apart, without white; the readers need not give the same order."""
    return Counter(c for char in (*page.chars, *page.turned) for c in char.text if c != " ")


def beside(page: Page, twin: Page) -> Iterator[tuple[Char, list[Char]]]:
    """Each character of `page`, white left out, with those of `twin` that have its text."""
    found: dict[str, list[Char]] = {}
    for char in twin.chars:
        found.setdefault(char.text, []).append(char)
    return ((char, found[char.text]) for char in page.chars if char.text != " ")


def is_near(char: Char, other: Char) -> bool:
    """Whether both are one printed character; only PDFium knows where a mark stands in its square."""
    near = char.size / 2 if char.text in "［］？" else NEAR
    return (
        min(abs(char.x0 - other.x0), abs(char.x0 + char.x1 - other.x0 - other.x1) / 2) < near
        and abs(char.baseline - other.baseline) < NEAR
        and abs(char.size - other.size) < 0.1
        and char.font == other.font
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_readers_agree_on_the_samples(sample):
    one, other = (read.pages(sample, Limits(), lambda _: None, reader) for reader in READERS)
    assert len(one) == len(other)
    for page, twin in zip(one, other, strict=True):
        assert (page.width, page.height) == pytest.approx((twin.width, twin.height), abs=0.1)
        assert ink(page) == ink(twin)
        assert all(any(is_near(char, other) for other in twins) for char, twins in beside(page, twin))
        assert len(page.rules) == len(twin.rules)


def test_a_long_document_is_opened_anew_on_the_way(tmp_path, monkeypatch):
    data = pdf(*(shown(f"Page {number}") for number in range(1, 6)))
    whole = pages(data, tmp_path, "pdfium")
    monkeypatch.setattr(pdfium, "RENEWED", 2)
    assert pages(data, tmp_path, "pdfium") == whole
    assert [text(page) for page in whole] == [f"Page{number}" for number in range(1, 6)]


@pytest.mark.parametrize("batch", [1, 3])
def test_batches_part_no_ligature(tmp_path, monkeypatch, batch):
    data = pdf(shown("fine offices"))
    whole = pages(data, tmp_path, "pdfium")
    monkeypatch.setattr(characters, "BATCH", batch)
    assert pages(data, tmp_path, "pdfium") == whole


def test_there_are_samples():
    assert SAMPLES


@both
def test_characters_with_box_baseline_size_and_font(tmp_path, reader):
    (page,) = pages(pdf(shown("Ag", x=60, y=700, size=12)), tmp_path, reader)
    first, second = page.chars
    assert (first.text, second.text) == ("A", "g")
    assert (first.x0, first.baseline, first.size) == pytest.approx((60, HEIGHT - 700, 12))
    assert second.x0 == pytest.approx(first.x1, abs=0.1)
    assert first.top < first.baseline < first.bottom
    assert first.bottom - first.top == pytest.approx(12, abs=3)
    assert first.font.name == "Helvetica"


@both
def test_character_and_word_spacing(tmp_path, reader):
    """Spacing counts after every glyph, the last of a string too (PDF 32000-1:2008, 9.3.2)."""
    (page,) = pages(pdf(b"BT /F1 10 Tf 5 Tc 7 Tw 60 700 Td (A A) Tj (A) Tj ET"), tmp_path, reader)
    a, space = 6.67, 2.78  # Helvetica's widths at 10 points
    starts = [char.x0 for char in page.chars if char.text == "A"]
    assert starts == pytest.approx([60, 60 + a + 5 + space + 5 + 7, 60 + 2 * (a + 5) + space + 5 + 7], abs=0.1)


@both
def test_type_size_counts_every_matrix(tmp_path, reader):
    data = pdf(
        b"q 2 0 0 2 0 0 cm /Fm Do Q", forms={"Fm": b"q 1.5 0 0 1.5 0 0 cm " + shown("x", x=20, y=200, size=4) + b" Q"}
    )
    (page,) = pages(data, tmp_path, reader)
    assert [(char.text, char.size) for char in page.chars] == [("x", 12)]
    assert (page.chars[0].x0, page.chars[0].baseline) == pytest.approx((60, HEIGHT - 600))


@both
@pytest.mark.parametrize(
    ("matrix", "italic"),
    [
        ("1 0 0.176 1", True),  # a layout program leans letters by 10 degrees where the font has no italic
        ("1 0 0.05 1", False),
        ("1 0 -0.2 1", False),
        ("1 0.05 -0.05 1", False),  # a scan that was set straight turns its text and leans none
        ("0 1 -1 0.2", True),
    ],
)
def test_letters_that_lean_are_italic(tmp_path, reader, matrix, italic):
    (page,) = pages(pdf(f"BT /F1 12 Tf {matrix} 60 500 Tm (n) Tj 14 0 Td (m) Tj ET".encode()), tmp_path, reader)
    assert [char.font.italic for char in page.chars] == [italic, italic]
    assert page.chars[0].font is page.chars[1].font


def test_a_page_whose_rotation_pdfium_cannot_tell_is_taken_as_it_stands(tmp_path, monkeypatch):
    """Of a page that has lost its place in a damaged document it says -1."""
    monkeypatch.setattr(pdfium.pdfium, "FPDFPage_GetRotation", lambda _: -1)
    (page,) = pages(pdf(shown("First line")), tmp_path, "pdfium")
    assert (text(page), page.turn) == ("Firstline", 0)


@both
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_is_read_upright_whatever_its_rotation(tmp_path, reader, rotation):
    """`Rotate` turns the page for a viewer; text that stands upright only before is turned back."""
    (page,) = pages(pdf(shown("First line", "Second line"), attributes={"Rotate": rotation}), tmp_path, reader)
    assert text(replace(page, chars=sorted(page.chars, key=lambda char: char.baseline))) == "FirstlineSecondline"
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert min(char.x0 for char in page.chars) == pytest.approx(60)
    assert min(char.baseline for char in page.chars) == pytest.approx(HEIGHT - 700)


UPWARDS, DOWNWARDS, OVER = b"0 1 -1 0 500 60", b"0 -1 1 0 60 700", b"-1 0 0 -1 500 700"


@both
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("matrix", "turn"), [(UPWARDS, 1), (OVER, 2), (DOWNWARDS, 3)], ids=["upwards", "over", "downwards"]
)
def test_a_page_set_sideways_is_turned(tmp_path, reader, matrix, turn, rotation):
    content = b"BT /F1 12 Tf %s Tm (Across the page) Tj ET" % matrix
    (page,) = pages(pdf(content, attributes={"Rotate": rotation}), tmp_path, reader)
    assert text(page) == "Acrossthepage"
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if turn == 2 else (HEIGHT, WIDTH))
    assert len({round(char.baseline, 1) for char in page.chars}) == 1
    assert [char.x0 for char in page.chars] == sorted(char.x0 for char in page.chars)
    assert page.turn == (turn - rotation // 90) % 4


@both
def test_a_page_without_text_stands_as_a_viewer_shows_it(tmp_path, reader):
    (page,) = pages(pdf(b"60 500 100 40 re f", attributes={"Rotate": 90}), tmp_path, reader)
    assert (page.width, page.height, page.turn) == (HEIGHT, WIDTH, 0)
    (drawing,) = page.drawings
    assert (drawing.x0, drawing.top) == pytest.approx((500, 60))


@both
@pytest.mark.parametrize("matrix", [b"0 1 -1 0 500 300", b"0.7 0.7 -0.7 0.7 300 300"], ids=["upwards", "slanting"])
def test_turned_text_is_kept_apart(tmp_path, reader, matrix):
    content = shown("Body of the page") + b" BT /F1 12 Tf %s Tm (Axis) Tj ET" % matrix
    (page,) = pages(pdf(content), tmp_path, reader)
    assert text(page) == "Bodyofthepage"
    assert "".join(char.text for char in page.turned) == "Axis"


@both
@pytest.mark.parametrize("way", ["attributes", "inherited"])
def test_the_crop_box_is_the_page(tmp_path, reader, way):
    """What a viewer does not show is not printed; the box may be set on the page or for all of them (7.7.3.4)."""
    content = b" ".join(shown(what, x=120, y=y) for what, y in (("Seen", 500), ("Cut off", 820), ("In part", 796)))
    told: list[Diagnostic] = []
    made = pdf(content, **{way: {"CropBox": Array([100, 100, 500, 800])}})
    (page,) = pages(made, tmp_path, reader, told.append)
    assert text(page) == "SeenInpart"
    assert [(item.page, item.message) for item in told] == [
        (1, "characters beyond the edges of the page, where no viewer shows them, are left out: 6, Cut off")
    ]
    assert (page.width, page.height) == (400, 700)
    assert (page.chars[0].x0, page.chars[0].baseline) == pytest.approx((20, 300))


@both
def test_a_page_size_may_be_inherited(tmp_path, reader):
    (page,) = pages(pdf(shown("Text"), inherited={"MediaBox": Array([0, 0, 400, 900])}), tmp_path, reader)
    assert (page.width, page.height) == (400, 900)
    assert page.chars[0].baseline == pytest.approx(200)


@both
def test_rules_drawings_and_images(tmp_path, reader):
    content = (
        shown("Text")
        + b" 0.5 w 60 600 m 500 600 l S 60 500 100 40 re f 0 0 595 842 re n"
        + b" q 200 0 0 100 60 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    )
    (page,) = pages(pdf(content), tmp_path, reader)
    (rule,) = page.rules
    assert (rule.x0, rule.x1, rule.y_mid) == pytest.approx((60, 500, HEIGHT - 600), abs=NEAR)
    (drawing,) = page.drawings
    assert (drawing.x0, drawing.top, drawing.x1, drawing.bottom) == pytest.approx((60, 302, 160, 342), abs=NEAR)
    (image,) = page.images
    assert (image.x0, image.top, image.x1, image.bottom) == pytest.approx((60, 442, 260, 542), abs=NEAR)


@both
@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("UniGB-UCS2-H", "utf-16-be"), ("UniGB-UTF16-H", "utf-16-be"), ("GBK-EUC-H", "gbk"), ("GB-EUC-H", "gb2312")],
)
def test_every_character_of_a_cjk_font_that_is_not_embedded(tmp_path, reader, encoding, codec):
    """The machine's fonts must not matter: without a substitute, PDFium leaves out what no font of it can draw."""
    printed = "针对老年患者的随访研究，共纳入二百例（甲组、乙组）。鑫龘"[: -1 if codec != "gb2312" else -2]
    (page,) = pages(pdf(shown_in_hanzi(printed, codec), font=song(encoding)), tmp_path, reader)
    assert text(page) == printed
    assert [char.x0 for char in page.chars] == pytest.approx([60 + 12 * at for at in range(len(printed))], abs=NEAR)


@both
def test_latin_letters_of_a_cjk_font_that_is_not_embedded_are_as_wide_as_their_advance(tmp_path, reader):
    """`W` of the CID font says how far each letter moves on; no substitute's glyph may make it wider."""
    font = song("GBK-EUC-H")
    font.DescendantFonts[0].W = Array([814, 907, 500])  # half-width letters of Adobe-GB1
    (page,) = pages(pdf(shown_in_hanzi("第27卷 lil, 2.1", "gbk"), font=font), tmp_path, reader)
    letters = [char for char in page.chars if char.text.isascii() and char.text != " "]
    assert "".join(char.text for char in letters) == "27lil,2.1"
    assert [char.x1 - char.x0 for char in letters[:-1]] == pytest.approx([6] * 8, abs=0.1)


def test_the_substitute_yields_for_pictures_alone():
    assert substitutes._state["pictures"] is False
    with substitutes.for_pictures():
        assert substitutes._state["pictures"] is True
    assert substitutes._state["pictures"] is False


@both
def test_font_names_in_gbk(tmp_path, reader):
    font = helvetica()
    data = pdf(shown("Text"), font=font).replace(b"/Helvetica", b"/" + "黑体".encode("gbk") + b"     ")
    (page,) = pages(data, tmp_path, reader)
    assert text(page) == "Text"
    assert page.chars[0].font.name == "黑体"
    assert page.chars[0].font.bold


@both
def test_the_letters_of_upward_text_are_characters_of_their_own(tmp_path, reader):
    font = song()
    content = shown_in_hanzi("正文占去这一页的大半部分") + b" BT /F1 12 Tf 0 1 -1 0 400 300 Tm <%s> Tj ET" % (
        "纵轴标题".encode("utf-16-be").hex().encode()
    )
    (page,) = pages(pdf(content, font=font), tmp_path, reader)
    assert [char.text for char in page.turned] == list("纵轴标题")


@both
def test_a_page_stops_at_its_limit(tmp_path, reader):
    seen: list[Diagnostic] = []
    data = pdf(shown(*["x" * 50] * 10), shown("short"))
    long, short = pages(data, tmp_path, reader, seen.append, max_chars=100)
    assert text(long) == "x" * 100
    assert text(short) == "short"
    assert kinds(seen) == ["PAGE_CUT"]
    assert seen[0].page == 1


@both
def test_a_form_that_draws_itself(tmp_path, reader):
    (page,) = pages(
        pdf(shown("Before") + b" /Fm Do", forms={"Fm": shown("Form", y=500) + b" /Fm Do"}), tmp_path, reader
    )
    assert text(page).startswith("BeforeForm")


@both
@pytest.mark.parametrize("matrix", [b"1 0 0 1 0 0", b".5 0 0 .5 90 200", b"0 -.5 .5 0 90 700"])
def test_text_that_says_what_it_stands_for_stands_where_its_form_is_drawn(tmp_path, reader, matrix):
    content = b"BT /F1 12 Tf 60 600 Td (in 20) Tj /Span <</ActualText (19)>> BDC (19) Tj EMC ( it) Tj ET"
    (page,) = pages(pdf(b"q %s cm /Fm Do Q" % matrix, forms={"Fm": content}), tmp_path, reader)
    chars = page.turned or page.chars
    assert "".join(char.text for char in chars).replace(" ", "") == "in2019it"
    across = [(char.x0 + char.x1) / 2 for char in chars]
    down = [char.baseline for char in chars]
    assert across == sorted(across)
    assert max(down) - min(down) < 0.1
    assert max(across) - min(across) < 60


def test_a_broken_page_is_empty_and_the_others_are_read(tmp_path):
    """pdfminer cannot interpret a page whose font is a number; PDFium reads what it can."""
    with pikepdf.open(io.BytesIO(pdf(shown("One"), shown("Two")))) as document:
        document.pages[0].obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type3))
        )
        target = io.BytesIO()
        document.save(target)
    seen: list[Diagnostic] = []
    first, second = pages(target.getvalue(), tmp_path, "pdfplumber", seen.append)
    assert first.chars == ()
    assert text(second) == "Two"
    assert [(item.kind.name, item.page) for item in seen] == [("PAGE_UNREADABLE", 1)]


@pytest.mark.parametrize(
    ("code", "printed"),
    [("f0a08080", "\U00020000"), ("00e6b0b4", "水"), ("8130d330", "ђ"), ("ffffffff", "\ufffd")],
    ids=["UTF-8", "UTF-8 of three bytes", "GB 18030", "nothing"],
)
def test_codes_beyond_unicode(code, printed):
    """A font without a map shows codes of four bytes as they are; they may hold UTF-8 or GB 18030."""
    assert characters._unpacked(int(code, 16)) == printed


def test_codes_of_three_bytes_are_asked_for_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes of UTF-8 as they are: the text of the whole page has the last two bytes of each."""
    words = "浅水湖泊"
    codes = [int.from_bytes(sign.encode(), "big") for sign in words]

    def text(_page: int, _start: int, _count: int, at: int) -> int:
        data = b"".join((code & 0xFFFF).to_bytes(2, "little") for code in codes)
        ctypes.memmove(at, data, len(data))
        return len(codes) + 1

    monkeypatch.setattr(characters, "_get_text", text)
    monkeypatch.setattr(characters, "_get_unicode", lambda _page, index: codes[index])
    assert "".join(characters._texts(1, range(len(words)))) == words


def test_letters_that_read_as_rare_hanzi_end_with_their_ink(tmp_path):
    """Founder centres them in squares that lie over each other; a substitute's ink leaves .06 at both sides."""
    rare = "".join(bytes((0xA0, ord(letter) + 0x80)).decode("gbk") for letter in "time")
    (page,) = pages(pdf(shown_in_hanzi(rare), font=song()), tmp_path, "pdfium")
    assert text(page) == "time"
    assert [(char.x0, char.x1) for char in page.chars] == [
        (pytest.approx(60 + 12 * at + 0.72, abs=0.1), pytest.approx(72 + 12 * at - 0.72, abs=0.1)) for at in range(4)
    ]


@pytest.mark.parametrize(("mode", "bold"), [(0, False), (1, False), (2, True), (3, False)])
def test_letters_filled_and_stroked_are_bold(tmp_path: Path, mode: int, bold: bool) -> None:
    """Word processors print so what is bold in a face without a bold; what is stroked alone is hollow."""
    data = pdf(b"%d Tr " % mode + shown("Heading") + b" 0 Tr " + shown("text", y=600))
    (page,) = pages(data, tmp_path)
    assert [char.font.bold for char in page.chars] == [bold] * len("Heading") + [False] * len("text")
