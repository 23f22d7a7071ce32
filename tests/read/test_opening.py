"""Files that one reader, or none, can open; content that unfolds without end."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pytest

from pipeline import read
from pipeline.errors import DamagedPdf, EncryptedPdf, NoPages, TooLarge
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.page import Packed
from pipeline.read import opening
from pipeline.read.content import Content, weighed
from pipeline.settings import Limits

from .made import READERS, kinds, pages, pdf, shown, text

OTHER = dict(zip(READERS, reversed(READERS), strict=True))

both = pytest.mark.parametrize("reader", READERS)


def refuse(monkeypatch: pytest.MonkeyPatch, *names: str, unless: bytes | None = None) -> None:
    """Have these readers refuse every file, or every one but `unless` and its kin."""
    real = opening._reader

    def refusing(name: str):
        def refused(data: bytes, path: Path):
            if name in names and (unless is None or unless not in data):
                raise DamagedPdf(f"{path.name}: damaged PDF (made so)")
            return real(name)(data, path)

        return refused

    monkeypatch.setattr(opening, "_reader", refusing)


@both
def test_a_file_that_one_reader_refuses_is_read_by_the_other(tmp_path, monkeypatch, reader):
    refuse(monkeypatch, reader)
    seen: list[Diagnostic] = []
    (page,) = pages(pdf(shown("Text")), tmp_path, reader, seen.append)
    assert text(page) == "Text"
    assert kinds(seen) == ["READERS_DIFFER"]
    assert OTHER[reader] in seen[0].message
    assert "made so" in seen[0].message


def test_a_file_that_no_reader_opens_is_saved_anew(tmp_path, monkeypatch):
    """QPDF writes a header of its own over the one that our readers refuse here."""
    refuse(monkeypatch, *READERS, unless=b"%PDF-1.3")
    seen: list[Diagnostic] = []
    data = pdf(shown("Text"), force_version="1.7")
    monkeypatch.setattr(opening, "resaved", lambda data: data.replace(b"%PDF-1.7", b"%PDF-1.3"))
    (page,) = pages(data, tmp_path, "pdfium", seen.append)
    assert text(page) == "Text"
    assert kinds(seen) == ["RESAVED"]


def test_saving_anew_finds_the_pages_of_a_broken_file():
    data = pdf(shown("Text"))
    assert opening.resaved(data[: data.rindex(b"xref")]) is not None
    assert opening.resaved(b"%PDF-1.4\nnothing") is None


@pytest.mark.parametrize(
    ("data", "cut"),
    [
        (b"1 0 obj null endobj trailer startxref 9 %%EOF", False),
        (b"1 0 obj null endobj trailer startxref 9 %%EOF\n\0\0<html>sent by a server</html>", False),
        (b"1 0 obj null endobj trailer startxref 9 %%EOF 1 0 obj 1 endobj trailer startxref 9 %%EOF", False),
        (b"1 0 obj null endobj trailer startxref 9 %%EOF 1 0 obj 1 endobj", True),
        (b"1 0 obj null endobj", True),
    ],
    ids=["whole", "with something behind", "changed once", "changed once and cut", "cut"],
)
def test_a_file_that_breaks_off_is_told_by_its_end(data, cut):
    assert opening.is_cut(b"%PDF-1.4\n" + data) is cut


@both
def test_of_a_cut_file_that_is_read_it_is_said(tmp_path, reader):
    """The pages stand before what is lost: laid out for the web, or with their fonts behind them."""
    data = pdf(*(shown(f"Page {number}") for number in range(5)))
    seen: list[Diagnostic] = []
    assert pages(data[: data.rindex(b"xref")], tmp_path, reader, seen.append)
    assert "FILE_CUT" in kinds(seen)
    seen.clear()
    assert pages(data, tmp_path, reader, seen.append)
    assert "FILE_CUT" not in kinds(seen)


@both
@pytest.mark.parametrize("at", [0.999, 0.9, 0.6])
def test_a_truncated_file_is_read_or_refused_in_one_line(tmp_path, reader, at):
    data = pdf(*(shown(f"Page {number}") for number in range(5)))
    cut = data[: int(len(data) * at)]
    try:
        found, told = pages(cut, tmp_path, reader), ""
    except (DamagedPdf, NoPages) as error:
        found, told = (), str(error)
    assert bool(found) != bool(told)
    assert not told or (told.startswith("made.pdf: ") and "\n" not in told)


@both
def test_a_user_password_is_needed(tmp_path, reader):
    data = pdf(shown("Text"), encryption=pikepdf.Encryption(user="secret", owner="owner"))
    with pytest.raises(EncryptedPdf, match=r"^made\.pdf: a password is needed"):
        pages(data, tmp_path, reader)


@both
@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_an_owner_password_locks_no_reader_out(tmp_path, reader, revision):
    lock = pikepdf.Encryption(user="", owner="owner", R=revision, aes=revision >= 4, metadata=revision >= 4)
    (page,) = pages(pdf(shown("Text"), encryption=lock), tmp_path, reader)
    assert text(page) == "Text"


@both
def test_no_pages(tmp_path, reader):
    with pytest.raises(NoPages):
        pages(pdf(), tmp_path, reader)


@both
def test_too_many_pages(tmp_path, reader):
    with pytest.raises(TooLarge, match="has 3 pages, more than the limit of 2"):
        pages(pdf(*[shown("Text")] * 3), tmp_path, reader, max_pages=2)


@pytest.mark.parametrize(("more", "packed"), [(0, False), (1, True)])
def test_a_bound_volume_keeps_its_characters_packed(tmp_path, more, packed):
    found = pages(pdf(*[shown("Text")] * (read.VOLUME + more)), tmp_path)
    assert {isinstance(page.chars, Packed) for page in found} == {packed}
    assert {text(page) for page in found} == {"Text"}


def test_too_many_bytes(tmp_path):
    with pytest.raises(TooLarge):
        pages(pdf(shown("Text")), tmp_path, max_bytes=100)


@both
def test_a_page_that_unfolds_without_end_is_not_opened(tmp_path, reader):
    seen: list[Diagnostic] = []
    bomb, page = pages(
        pdf(b"BT " + b"(x) Tj " * 10_000 + b"ET", shown("Text")), tmp_path, reader, seen.append, max_content=50_000
    )
    assert bomb.chars == ()
    assert text(page) == "Text"
    assert [(item.kind.name, item.page) for item in seen] == [("PAGE_UNREADABLE", 1)]


def heavy(data: bytes, limit: int) -> tuple[int, frozenset[int]]:
    found = weighed(data, limit)
    assert found is not None
    return found.count, found.heavy


@both
def test_a_page_whose_content_is_damaged_is_told(tmp_path, reader):
    whole = pdf(*(shown(*f"Page {number} of an invented volume".split()) for number in range(3)))
    packed = [number for number in range(len(whole)) if whole.startswith(b"stream\nx", number)]
    seen: list[Diagnostic] = []
    pages(whole, tmp_path, reader, seen.append)
    assert not seen
    at = packed[-1] + 40
    pages(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], tmp_path, reader, seen.append)
    [damage] = [item for item in seen if item.kind.name == "PAGE_DAMAGED"]
    assert 1 <= damage.page <= 3


@both
def test_that_a_file_was_repaired_while_it_was_read_is_told(tmp_path, reader):
    whole = pdf(shown("Text"))
    at = whole.rindex(b"startxref")
    seen: list[Diagnostic] = []
    assert text(*pages(whole[:at] + b"startxref\n7\n%%EOF\n", tmp_path, reader, seen.append)) == "Text"
    assert "RESAVED" in kinds(seen)


def laughs(levels: int, times: int) -> bytes:
    """A page of a few hundred bytes that draws times ** levels forms."""
    forms = {f"L{level}": f"/L{level + 1} Do ".encode() * times for level in range(levels)}
    return pdf(b"/L0 Do", shown("Text"), forms={**forms, f"L{levels}": shown("ha")})


def test_forms_count_at_each_use():
    assert heavy(laughs(levels=2, times=10), 1 << 20) == (2, frozenset())
    assert heavy(laughs(levels=12, times=10), 1 << 20) == (2, frozenset({1}))


@pytest.mark.parametrize("times", [1, 2])
def test_packed_content_is_never_unpacked_beyond_the_limit(times):
    content = b" " * 3_000_000
    for _ in range(times):
        content = zlib.compress(content)
    data = pdf(shown("Text"))
    with pikepdf.open(io.BytesIO(data)) as document:
        filters = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
        document.pages[0].obj.Contents.write(content, filter=filters)
        target = io.BytesIO()
        document.save(target, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert heavy(target.getvalue(), 1_000_000) == (1, frozenset({1}))
    assert heavy(target.getvalue(), 4_000_000) == (1, frozenset())


def test_a_damaged_file_has_no_weight():
    assert weighed(b"%PDF-1.4\nnothing", limit=100) is None


def test_pages_counted_in_two_ways(tmp_path, monkeypatch):
    seen: list[Diagnostic] = []
    monkeypatch.setattr(read, "weighed", lambda data, limit: Content(7, frozenset(), frozenset(), False))
    pages(pdf(shown("Text")), tmp_path, report=seen.append)
    assert kinds(seen) == ["READERS_DIFFER"]


def test_there_must_be_a_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        read.pages(tmp_path / "nowhere.pdf", Limits(), lambda _: None)


def locked_attachments(revision: int) -> bytes:
    """A PDF whose attachments alone need a password: /StmF and /StrF are Identity (PDF 32000-1:2008, 7.6.5)."""
    plain = pdf(shown("Text"), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(
        io.BytesIO(pdf(shown("Text"), encryption=pikepdf.Encryption(user="secret", owner="owner", R=revision))),
        password="secret",
    ) as locked:
        lock, first = locked.trailer.Encrypt, bytes(locked.trailer.ID[0]).hex()
        keys = [key for key in ("/O", "/U", "/OE", "/UE", "/Perms") if key in lock]
        texts = "".join(f"{key}<{bytes(lock[key]).hex()}>" for key in keys)
        method = "AESV3" if revision > 4 else "AESV2"
        own = (
            f"/Filter/Standard/V {lock.V}/R {lock.R}/Length {lock.Length}/P {lock.P}{texts}/StmF/Identity/StrF/Identity"
            f"/EFF/StdCF/CF<</StdCF<</AuthEvent/EFOpen/CFM/{method}>>>>"
        )
    size, root = int(plain.split(b"/Size ")[1].split()[0]), plain.split(b"/Root ")[1].split(b" R")[0].decode()
    before = plain.split(b"startxref\n")[-1].split()[0].decode()
    added = f"{size} 0 obj\n<<{own}>>\nendobj\n"
    update = (
        f"xref\n{size} 1\n{len(plain):010d} 00000 n \ntrailer\n<</Size {size + 1}/Root {root} R/Prev {before}"
        f"/Encrypt {size} 0 R/ID[<{first}><{first}>]>>\nstartxref\n{len(plain) + len(added)}\n%%EOF\n"
    )
    return plain + (added + update).encode("ascii")


@both
@pytest.mark.parametrize("revision", [4, 6])
def test_locked_attachments_do_not_lock_the_pages(tmp_path, reader, revision):
    (page,) = pages(locked_attachments(revision), tmp_path, reader)
    assert text(page) == "Text"
