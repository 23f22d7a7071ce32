"""Each bad input is wrong in the way that README.md says, and is made the same again."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from . import make

HERE = Path(__file__).parent


def text_of(data: bytes, password: str | None = None) -> str:
    with pypdfium2.PdfDocument(data, password=password) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def kept(name: str) -> bytes:
    return (HERE / name).read_bytes()


def test_files_are_made_the_same_again() -> None:
    assert make.files() == make.files()


def test_every_file_is_kept_and_listed() -> None:
    on_disk = {str(path.relative_to(HERE)) for pattern in ("*.pdf", "*/*.txt") for path in HERE.glob(pattern)}
    listed = set(re.findall(r"^\| `([^`]+)`", (HERE / "README.md").read_text("utf-8"), re.MULTILINE))
    assert on_disk == set(make.files())
    assert listed == {name.replace("notes.txt", "") for name in make.files()}


@pytest.mark.parametrize("name", ["empty.pdf", "text.pdf", "truncated.pdf"])
def test_cannot_be_opened(name: str) -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(kept(name))
    with pytest.raises(pikepdf.PdfError):
        pikepdf.open(io.BytesIO(kept(name)))


def test_user_password_locks() -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(kept("encrypted-user.pdf")))
    assert make.LINES[0] in text_of(kept("encrypted-user.pdf"), make.USER_PASSWORD)


@pytest.mark.parametrize("name", ["encrypted-owner.pdf", "lost-xref.pdf"])
def test_can_still_be_read(name: str) -> None:
    assert make.LINES[0] in text_of(kept(name))


def test_owner_password_encrypts() -> None:
    with pikepdf.open(io.BytesIO(kept("encrypted-owner.pdf"))) as pdf:
        assert pdf.is_encrypted
        assert not pdf.owner_password_matched


def test_zero_pages() -> None:
    with pikepdf.open(io.BytesIO(kept("zero-pages.pdf"))) as pdf:
        assert len(pdf.pages) == 0


def test_only_image_has_no_character() -> None:
    with pikepdf.open(io.BytesIO(kept("only-image.pdf"))) as pdf:
        assert len(pdf.pages[0].obj.Resources.XObject) == 1
    assert text_of(kept("only-image.pdf")) == ""


def test_many_pages() -> None:
    data = make.many_pages(50)
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) == 50
    assert "Page 50 of 50" in text_of(data)
