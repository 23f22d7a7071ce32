"""Files made to hang, to eat memory or to lead outside: each ends in a result or in one line, and costs none beside it.

Each kind is a small likeness of what was found to hurt: numbers that a library believes, structures without end, bombs
within bombs, text that asks for quadratic work, text that is code elsewhere.
"""

from __future__ import annotations

import contextlib
import functools
import io
import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from archive.conftest import states
from archive.pdfs import LINES, assemble, chinese, pdf

from pipeline import cli
from pipeline.errors import ExitStatus

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
HELLO = b"BT /F1 12 Tf 72 700 Td (On invented moss) Tj ET"
MANY = 500  # of what a list has a few of
LONG = 2000  # characters of a line or paragraph of one thing
MiB = 1 << 20


def stream(data: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    if packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


@functools.cache
def zeros(size: int) -> bytes:
    """So many zeros, deflated."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(bytes(MiB)) for _ in range(size // MiB)), packer.flush()])


def page(
    content: bytes = stream(HELLO),
    *more: bytes,
    font: bytes = b"3 0 R",
    box: bytes = b"0 0 595 842",
    page: bytes = b"",
    catalog: bytes = b"",
    contents: bytes = b"5 0 R",
    resources: bytes = b"",
) -> bytes:
    """A PDF of one page; object 5 is its content, and those of `more` are numbered from 6."""
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            HELVETICA,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %s /Resources << /Font << /F1 %s >> %s >> %s >>"
            % (box, contents, font, resources, page),
            content,
            *more,
        ]
    )


def tree(kids: bytes, count: int, *more: bytes) -> bytes:
    """A page tree whose root lists `kids`; object 3 is a blank page, and those of `more` are numbered from 4."""
    blank = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] >>"
    root = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", root, blank, *more])


def deep_tree(depth: int) -> bytes:
    levels = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(4, 4 + depth)]
    return tree(b"4 0 R", 1, *levels, b"<< /Type /Page /MediaBox [0 0 90 90] >>")


def shared(pages: int, content: bytes) -> bytes:
    """Many pages that show the same content."""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))
    own = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >>"
    own += b" >>"
    root = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)
    shown = stream(content, packed=True)
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", root, HELVETICA, shown, *[own] * pages])


def forms(between: bytes) -> bytes:
    """Forms that draw the next one ten times each: 10^10 letters; `between` stands between a name and its operator."""
    inner = []
    for at in range(10):
        draws = (b"/X%d%sDo " % (at + 1, between)) * 10 if at < 9 else b"BT /F1 1 Tf (x) Tj ET"
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 3 0 R >> "
        entries += b"/XObject << /X%d %d 0 R >> >>" % (at + 1, min(7 + at, 15))
        inner.append(stream(draws, entries))
    return page(stream(b"/X0%sDo " % between), *inner, resources=b"/XObject << /X0 6 0 R >>")


def glyphs() -> bytes:
    """A font whose glyph is text in the same font (Type 3)."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.001 0 0 0.001 0 0] "
        b"/CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> "
        b"/FirstChar 97 /LastChar 97 /Widths [1000] "
        b"/Resources << /Font << /F1 6 0 R >> >> >>"
    )
    drawn = stream(b"1000 0 d0 BT /F1 1 Tf (aa) Tj ET")
    return page(stream(b"BT /F1 12 Tf 72 700 Td (aaaaaaaa) Tj ET"), font, drawn, font=b"6 0 R")


def widths(value: bytes) -> bytes:
    every = b" ".join([value] * 95)
    own = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 126 /Widths [%s] >>" % every
    return page(stream(HELLO), own, font=b"6 0 R")


def mapped(body: bytes) -> bytes:
    """A font with this in its map to Unicode."""
    cmap = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange %s endcmap" % body
    own = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    return page(stream(HELLO), own, stream(cmap), font=b"6 0 R")


def heavy(*filters: bytes, data: bytes) -> bytes:
    return page(stream(data, b"/Filter [%s]" % b" ".join(filters)))


def runs(data: bytes) -> bytes:
    pieces = [data[at : at + 128] for at in range(0, len(data), 128)]
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"


def image(name: bytes, data: bytes, side: int = 60_000) -> bytes:
    """A figure's caption under an image that says it is so large."""
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray "
    entries += b"/Filter /%s"
    drawn = b"q 400 0 0 300 80 400 cm /I0 Do Q BT /F1 10 Tf 80 380 Td (Fig. 1 Results of emergence) Tj ET"
    return page(stream(drawn), stream(data, entries % (side, side, name)), resources=b"/XObject << /I0 6 0 R >>")


def noise(count: int) -> bytes:
    return random.Random(1).randbytes(count)


def lattice() -> bytes:
    rules = b"".join(
        b"%g 10 m %g 830 l S 10 %g m 580 %g l S\n" % (10 + 0.3 * at, 10 + 0.3 * at, 10 + 0.4 * at, 10 + 0.4 * at)
        for at in range(1900)
    )
    words = b"BT /F1 10 Tf 60 700 Td (Table 1 Results) Tj " + b"0 -12 Td (12.5 33.1 44) Tj " * 40 + b"ET"
    return page(stream(b"0.5 w " + rules + words, packed=True))


def boxes() -> bytes:
    drawn = b"".join(b"%d %d 3 3 re S\n" % (10 + 7 * at % 560, 10 + 13 * at % 800) for at in range(4000))
    return page(stream(drawn + b"BT /F1 10 Tf 60 300 Td (Fig. 1 Results) Tj ET", packed=True))


def over_and_over(unit: str) -> bytes:
    """The same over and over, as a paragraph and on one line that runs off the page."""
    text = unit * (LONG // len(unit))
    paragraph = "我们研究。" + text
    first, *others = paged([paragraph[at : at + 50] for at in range(0, len(paragraph), 50)])
    return chinese(first, *others, [(10.0, "摘要：本文研究纸飞机。"), (1.0, text)])


def paged(lines: list[str]) -> list[list[tuple[float, str]]]:
    return [[(10.0, line) for line in lines[at : at + 44]] for at in range(0, len(lines), 44)]


def listed(*units: str, count: int = MANY, head: str = "") -> bytes:
    """So many of the same printed item, each with its number."""
    items = [unit.replace("#", str(number)) for number in range(1, count + 1) for unit in units]
    return chinese(*paged([head, *items] if head else items))


def front(count: int) -> bytes:
    """A head with so many authors, institutions, sentences and keywords in both languages."""
    numbers = range(count)
    hanzi = [chr(0x4E00 + 7 * at) for at in numbers]
    text = "，".join(f"王{a}{at % 9 + 1}" for at, a in zip(numbers, hanzi, strict=True))
    places = "；".join(f"{at}. 示例大学{a}系，北京 100000" for at, a in zip(numbers, hanzi, strict=True))
    zh = "".join(f"本文研究第{at}个纸飞机的结果。" for at in numbers)
    en = " ".join(f"This paper studies result {at} of paper planes." for at in numbers)
    names = ", ".join(f"WANG A{chr(97 + at % 26)}{at % 9 + 1}" for at in numbers)
    keywords = ["；".join(f"纸飞机{at}" for at in numbers), "; ".join(f"plane {at}" for at in numbers)]
    parts = ["纸飞机研究", text, f"（{places}）", f"摘要：{zh}", f"关键词：{keywords[0]}"]
    parts += ["Study of Paper Planes", names, f"Abstract: {en}", f"Keywords: {keywords[1]}"]
    return chinese(*paged([part[at : at + 50] for part in parts for at in range(0, len(part), 50)]))


SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>&lt;]]>&xxe;{{7*7}}${7}%s{0}'
CONTROLS = "正文\x00\x01\x07\x08\x0b\x0c\x1b[31m\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\u202e反转\u202c\u2066x\u2069"
OUTSIDE = (
    b"/OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:9/')) >> /AcroForm << /XFA [(a) 6 0 R] >> "
    b"/Names << /EmbeddedFiles << /Names [(../../x) << /Type /Filespec /F (../../../x) /EF << /F 6 0 R >> >>] >> >>"
)
UNITS = [" ", "1", "(", ",", "et al., ", "[1]", "[J]. ", "[1,", "1-", "中", "中 ", "Aa-", "A. ", "a@", "http://a"]
UNITS += [
    "www.a.",
    "10.1000/a",
    "..",
    "2000(",
    "张三1,",
    "“",
    "<b>&amp;",
    "1,2,",
    "图1 ",
    "表1 Table 1 ",
    "1.1",
    "摘要",
]
UNITS += ["关键词：", "参考文献", "1: 1-2. "]

# What is refused, each with the reason that it is given.
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "flate": ("too-large", lambda: heavy(b"/FlateDecode", data=zeros(130 * MiB))),
    "flate-thrice": (
        "too-large",
        lambda: heavy(*[b"/FlateDecode"] * 3, data=zlib.compress(zlib.compress(zeros(130 * MiB), 9), 9)),
    ),
    "runs-flate": (
        "too-large",
        lambda: heavy(b"/RunLengthDecode", b"/FlateDecode", data=runs(zeros(130 * MiB))),
    ),
    "font-file": (
        "too-large",
        lambda: page(stream(HELLO), stream(zeros(130 * MiB), b"/Filter /FlateDecode /Length1 136314880")),
    ),
    "pages-1001": ("too-large", lambda: tree(b"3 0 R " * 1001, 1001)),
    "kids": ("too-large", lambda: tree(b"3 0 R " * 300_000, 300_000)),
    "tree-of-itself": ("no-text", lambda: tree(b"2 0 R 3 0 R", 99)),
    "forms": ("no-text", lambda: forms(b" ")),
    "forms-behind-comments": ("no-text", lambda: forms(b"%c\n")),
    "predictor": (
        "no-text",
        lambda: page(stream(HELLO, b"/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 4 >>", packed=True)),
    ),
    "lzw": ("no-text", lambda: heavy(b"/LZWDecode", b"/FlateDecode", data=noise(60_000))),
}
# What is converted, whatever it says of itself.
CONVERTED: dict[str, Callable[[], bytes]] = {
    "deep-arrays": lambda: page(catalog=b"/X " + b"[" * 100_000 + b"]" * 100_000),
    "deep-dictionaries": lambda: page(catalog=b"/X " + b"<</A " * 50_000 + b"1" + b">>" * 50_000),
    "glyphs-of-glyphs": glyphs,
    "widths-nan": lambda: widths(b"NaN"),
    "widths-huge": lambda: widths(b"1e38"),
    "widths-negative": lambda: widths(b"-1000"),
    "widths-integer": lambda: widths(b"99999999999999999999"),
    "map-of-everything": lambda: mapped(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
    "map-of-ranges": lambda: mapped(b"20000 beginbfrange " + b"<0000> <FFFF> <0041>\n" * 20_000 + b"endbfrange"),
    "user-unit": lambda: page(box=b"0 0 1000000 1000000", page=b"/UserUnit 75000"),
    "turned-askew": lambda: page(page=b"/Rotate 45"),
    "turned-for-ever": lambda: page(page=b"/Rotate 99999999999"),
    "scripts-and-attachments": lambda: page(stream(HELLO), stream(b"<xfa/>"), catalog=OUTSIDE),
    "contents": lambda: page(contents=b"[%s]" % (b"5 0 R " * 400)),
    "same-letter": lambda: page(
        stream(b"BT /F1 10 Tf 0 400 Td (" + b"a" * 12_000 + b") Tj 0 0 Td (aa) Tj ET"), box=b"0 0 90000 842"
    ),
    "many-pages-of-one": lambda: shared(20, b"BT /F1 1 Tf 60 700 Td " + b"(the quick brown fox) Tj " * 200 + b"ET"),
    "lattice": lattice,
    "image-of-60000": lambda: image(b"FlateDecode", zeros(130 * MiB)[:100_000]),
    **{f"image-{name}": lambda name=name: image(name.encode(), noise(5000)) for name in (
        "JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode"
    )},
    "references": lambda: listed("[#] 张三, 李四. 纸飞机之#[J]. 折纸学报, 2010, 5(2): #-9.", head="参考文献"),
    "references-without-numbers": lambda: listed("张三. 纸飞机之#[J]. 折纸学报, 2010, 5(2): #-9.", head="参考文献"),
    "one-reference": lambda: listed("张三, 李四. 纸飞机[J]. 折纸学报, 2010, 5(2): 1-3.", count=200, head="参考文献"),
    "headings": lambda: listed("#.1 方法说明"),
    "headings-of-depth": lambda: listed(*[".".join("1" * depth) + " 方法说明" for depth in range(1, 13)], count=60),
    "figures": lambda: listed("图# 折纸结果", "Fig. # Result of folding", count=150),
    "tables": lambda: listed("表# 折纸结果", "Table # Result of folding", "1.2   3.4   5.6", count=80),
    "footnotes": lambda: listed("①注释#"),
    "citations": lambda: listed("见文献[#]" * 5, "[#] 张三. 纸飞机[J]. 折纸学报, 2010, 5(2): 1-3.", count=120),
    "front": lambda: front(80),
    "markup": lambda: listed(SCRIPT, f"[#] {SCRIPT}. {SCRIPT}[J]. 折纸学报, 2010, 5(2): 1-3.", count=3),
}  # fmt: skip
# Of these either is right: what a library makes of the damage, and whether a page of one sign is text at all.
EITHER: dict[str, Callable[[], bytes]] = {
    **{f"unit-{at:02}": lambda unit=unit: over_and_over(unit) for at, unit in enumerate(UNITS)},
    "boxes": boxes,
    "formulas": lambda: listed("x# = y + z    (#)"),
    "controls": lambda: listed(CONTROLS, count=10),
    "deep-tree": lambda: deep_tree(3000),
    "table-of-objects": lambda: page().replace(b"/Size 6", b"/Size 2147483647"),
    "media-box": lambda: page(box=b"0 0 1e30 1e30"),
}
KINDS = {**{name: make for name, (_, make) in REFUSED.items()}, **CONVERTED, **EITHER}
GOOD = ("0-before", "zz-behind")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of each kind, and a good one before and behind them."""
    made = tmp_path_factory.mktemp("hostile") / "in"
    made.mkdir()
    for name, make in KINDS.items():
        (made / f"{name}.pdf").write_bytes(make())
    for name in GOOD:
        (made / f"{name}.pdf").write_bytes(pdf(name, *LINES))
    return made


def run(*arguments: str) -> tuple[int, list[str]]:
    """The status of a command, and what it says on stderr."""
    said = io.StringIO()
    with (
        mock.patch("sys.argv", ["duizhao", *arguments]),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(said),
        pytest.raises(SystemExit) as ended,
    ):
        cli.main()
    return int(ended.value.code or 0), said.getvalue().splitlines()


@pytest.fixture(scope="module")
def extracted(folder: Path) -> tuple[Path, list[str]]:
    output = folder.parent / "extracted"
    status, said = run("extract", str(folder), "--output", str(output), "--ocr", "off", "--workers", "2")
    assert status == ExitStatus.SOME_FAILED
    return output, said


@pytest.fixture(scope="module")
def archived(folder: Path) -> Path:
    """An archive of those that are refused, of some that are converted, and of the good ones."""
    some, output = folder.parent / "some", folder.parent / "archived"
    some.mkdir()
    for name in (*REFUSED, *GOOD, "glyphs-of-glyphs", "same-letter", "references", "front", "markup"):
        shutil.copy(folder / f"{name}.pdf", some)
    status, _ = run("archive", str(some), "--output", str(output), "--ocr", "off", "--workers", "2")
    assert status == ExitStatus.SOME_FAILED
    return output


@pytest.mark.parametrize("name", [*KINDS, *GOOD])
def test_extract_gives_a_result_or_one_line(name: str, extracted: tuple[Path, list[str]]) -> None:
    output, said = extracted
    told = [line for line in said if line.startswith(f"{name}.pdf: ")]
    is_there = (output / f"{name}.xml").is_file()
    assert len(told) == (not is_there), told
    if name in REFUSED:
        reason, _ = REFUSED[name]
        assert told[0].endswith(f"[{reason}]")
    elif name not in EITHER:
        assert is_there, told


def test_the_archive_says_the_same(archived: Path) -> None:
    found = states(archived)
    assert {key.removesuffix(".pdf"): reason for key, (status, reason) in found.items() if status == "failed"} == {
        name: reason for name, (reason, _) in REFUSED.items()
    }
    made = {key for key in found if (archived / key).with_suffix(".xml").is_file()}
    assert made == {key for key, (status, _) in found.items() if status != "failed"}


def test_nothing_is_written_outside(folder: Path, extracted: tuple[Path, list[str]], archived: Path) -> None:
    assert {path.name for path in folder.parent.iterdir()} == {"in", "some", "extracted", "archived"}
