"""What a stream unfolds to is told without unfolding it further than the limit."""

from __future__ import annotations

import base64
import zlib

import pytest

from pipeline.errors import TooLarge
from pipeline.read import opening
from pipeline.read.content import weighed
from pipeline.read.filters import TooMuch, UnknownFilter, unpacked
from pipeline.read.weigh import unfolds_too_far
from pipeline.settings import READERS
from read.made import pages, pdf, shown, text

LIMIT = 1 << 20
PLAIN = b"moss and lichen " * 100


def runs(data: bytes) -> bytes:
    """RunLength: what stands in `data` as it is, in runs of 128 bytes."""
    pieces = [data[at : at + 128] for at in range(0, len(data), 128)]
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"


PACKED = {
    "/FlateDecode": zlib.compress,
    "/Fl": zlib.compress,
    "/ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
    "/AHx": lambda data: data.hex().encode() + b">",
    "/RunLengthDecode": runs,
}


@pytest.mark.parametrize("name", PACKED)
def test_a_filter_is_undone(name):
    assert unpacked(PACKED[name](PLAIN), [name], LIMIT) == PLAIN


def test_filters_are_undone_outermost_first():
    assert unpacked(runs(zlib.compress(PLAIN)), ["RunLengthDecode", "FlateDecode"], LIMIT) == PLAIN


def test_lzw_is_undone():
    example = bytes.fromhex("800B6050220C0C8501")  # ISO 32000-1, 7.4.4.2, example 1
    assert unpacked(example, ["LZWDecode"], LIMIT) == bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])


def test_damaged_lzw_is_no_defect():
    with pytest.raises(ValueError):  # noqa: PT011
        unpacked(bytes.fromhex("80FFFFFFFF"), ["LZWDecode"], LIMIT)


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (zlib.compress(b"\0" * (LIMIT + 1)), ["FlateDecode"]),
        (zlib.compress(zlib.compress(b"\0" * (LIMIT + 1))), ["FlateDecode", "FlateDecode"]),
        (b"\x81a" * (LIMIT // 128 + 1), ["RunLengthDecode"]),
        (b"a" * (LIMIT + 1), []),
    ],
)
def test_nothing_is_undone_beyond_the_limit(data, filters):
    with pytest.raises(TooMuch):
        unpacked(data, filters, LIMIT)


def test_the_limit_itself_is_allowed():
    assert len(unpacked(zlib.compress(b"\0" * LIMIT), ["FlateDecode"], LIMIT)) == LIMIT


def test_filters_of_images_are_not_undone_here():
    with pytest.raises(UnknownFilter):
        unpacked(b"\xff\xd8", ["/DCTDecode"], LIMIT)


def stream(data: bytes, dictionary: bytes) -> bytes:
    return b"7 0 obj\n<< /Length %d %s >>\nstream\n%s\nendstream\nendobj\n" % (len(data), dictionary, data)


BOMB = zlib.compress(b"\0" * (2 * LIMIT))


@pytest.mark.parametrize(
    ("file", "heavy"),
    [
        (stream(BOMB, b"/Filter /FlateDecode"), True),
        (stream(BOMB, b"/Type /ObjStm /Filter [ /Fl ]"), True),
        (stream(runs(BOMB), b"/Filter [/RunLengthDecode /FlateDecode]"), True),
        (stream(zlib.compress(BOMB), b"/Filter [/FlateDecode /FlateDecode]"), True),
        (stream(BOMB, b"/Filter /FlateDecode").removesuffix(b"endstream\nendobj\n"), True),
        (stream(BOMB, b"/Subtype /Image /Filter /FlateDecode"), False),
        (stream(zlib.compress(PLAIN), b"/Filter /FlateDecode"), False),
        (stream(b"?" * LIMIT, b"/Filter /FlateDecode"), False),  # locked, or damaged
        (stream(b"\0" * (2 * LIMIT), b""), False),  # as long as it looks
    ],
)
def test_streams_of_a_file_are_weighed(file, heavy):
    assert unfolds_too_far(file, LIMIT) is heavy


def test_a_heavy_file_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "unfolds_too_far", lambda data: unfolds_too_far(data, LIMIT))
    with pytest.raises(TooLarge, match=r"made\.pdf: has a stream that unfolds to more than"):
        pages(pdf(shown("Text")) + stream(BOMB, b"/Filter /FlateDecode"), tmp_path)


def test_a_comment_does_not_hide_a_form():
    forms = {f"L{level}": f"/L{level + 1}%c\nDo ".encode() * 10 for level in range(12)}
    bomb = pdf(b"/L0%c\nDo", forms={**forms, "L12": shown("ha")})
    found = weighed(bomb, limit=1 << 20)
    assert found is not None
    assert (found.count, found.heavy) == (1, frozenset({1}))


def test_a_document_has_only_so_many_characters(tmp_path):
    seen = []
    found = pages(pdf(*[shown("Text")] * 5), tmp_path, report=seen.append, max_document_chars=8)
    assert [text(page) for page in found] == ["Text", "Text"]
    assert [item.message for item in seen] == ["only the first 2 of 5 pages were read: too much is printed on them"]


@pytest.mark.parametrize("reader", READERS)
def test_a_document_has_only_so_many_paths(tmp_path, reader):
    seen = []
    page = shown("Text") + b" 50 50 m 90 50 l S 50 60 m 90 60 l S"
    found = pages(pdf(*[page] * 4), tmp_path, reader, seen.append, max_document_paths=5)
    assert [len(page.rules) for page in found] == [2, 2, 2]
    assert [item.message for item in seen] == ["only the first 3 of 4 pages were read: too much is printed on them"]
