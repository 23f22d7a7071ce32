"""Makes the bad inputs of this folder: python tests/broken/make.py [FOLDER]

README.md says what each is for. The same files come out each time: no dates, fixed identifiers, no random salts.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

A4 = (0, 0, 595, 842)  # points
USER_PASSWORD = "reader"
OWNER_PASSWORD = "publisher"
LINES = ("Notes on the Sound of Empty Files", "Wen Yihe", "Abstract  An empty file makes no sound when it is opened.")


def pages_pdf(pages: Sequence[Sequence[str]]) -> pikepdf.Pdf:
    """A PDF with one page for each item of `pages`: its lines, in Helvetica."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        page = pdf.add_blank_page(page_size=A4[2:])
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 16 TL 72 770 Td {shown} ET".encode("ascii"))
    return pdf


def saved(pdf: pikepdf.Pdf, packed: bool = False, encryption: pikepdf.Encryption | None = None) -> bytes:
    """The bytes of a PDF; `packed` puts its objects into object streams."""
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    pdf.save(out, static_id=True, object_stream_mode=mode, encryption=encryption or False)
    return out.getvalue()


def encrypted(pdf: pikepdf.Pdf, user: str, owner: str = OWNER_PASSWORD) -> bytes:
    """The PDF under RC4 with 128 bits: unlike AES it needs no random numbers, so the bytes stay the same."""
    return saved(pdf, encryption=pikepdf.Encryption(user=user, owner=owner, R=3, aes=False, metadata=False))


def truncated() -> bytes:
    """The first half of a good file whose page tree stands at its end."""
    whole = saved(pages_pdf([LINES] * 8), packed=True)
    return whole[: len(whole) // 2]


def lost_xref() -> bytes:
    """A file whose last lines point to a cross-reference table that is not there."""
    before, _, _ = saved(pages_pdf([LINES])).rpartition(b"startxref")
    return before + b"startxref\n7\n%%EOF\n"


def zero_pages() -> bytes:
    return saved(pikepdf.new())


def only_image(width: int = 248, height: int = 351) -> bytes:
    """A page that is a picture of grey bars where lines of text would be, as a scan has."""
    bar = bytes([90]) * (width - 60) + bytes([255]) * 60
    white = bytes([255]) * width
    rows = b"".join(bar if y % 14 in (5, 6, 7, 8, 9) and 30 < y < height - 30 else white for y in range(height))
    pdf = pikepdf.new()
    grey = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
    image = pdf.make_stream(rows, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, **grey)
    page = pdf.add_blank_page(page_size=A4[2:])
    page.obj.Resources = Dictionary(XObject=Dictionary(Im1=image))
    page.obj.Contents = pdf.make_stream(b"q 515 0 0 762 40 40 cm /Im1 Do Q")
    page.obj.MediaBox = Array(A4)
    return saved(pdf)


def many_pages(count: int = 2000) -> bytes:
    """A PDF of `count` pages with a line each; made where a test needs it, as it is large."""
    return saved(pages_pdf([[f"Page {n} of {count}"] for n in range(1, count + 1)]), packed=True)


def files() -> dict[str, bytes]:
    """The files of this folder by name."""
    return {
        "empty.pdf": b"",
        "text.pdf": "这不是 PDF，只是改了名字的文本。\nThis is a text file under another name.\n".encode(),
        "truncated.pdf": truncated(),
        "lost-xref.pdf": lost_xref(),
        "encrypted-user.pdf": encrypted(pages_pdf([LINES]), user=USER_PASSWORD),
        "encrypted-owner.pdf": encrypted(pages_pdf([LINES]), user=""),
        "zero-pages.pdf": zero_pages(),
        "only-image.pdf": only_image(),
        "none/notes.txt": b"A folder without a PDF.\n",
    }


def main(folder: Path) -> None:
    for name, data in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
