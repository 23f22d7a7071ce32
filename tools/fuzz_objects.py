"""Damage to a PDF's objects, so that the file itself is sound: what a cut or a flipped bit seldom reaches.

`damaged(number, seeds)` gives the damaged PDF of this number; tools/fuzz.py runs them with `--level objects`.
"""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pikepdf

_ODD = (0, -1, 1, 2**31 - 1, -(2**31), 2**40, Decimal("1e-30"), Decimal("1e15"), Decimal("0.5"))
_NAMES = (
    "/A", "/Identity-H", "/UniGB-UCS2-H", "/WinAnsiEncoding", "/Page", "/Pages", "/Form", "/Image", "/Type3", "/Type0",
    "/FlateDecode", "/Crypt",
)  # fmt: skip
_KEYS = (
    "/Rotate", "/UserUnit", "/MediaBox", "/CropBox", "/Resources", "/ToUnicode", "/Encoding", "/W", "/DW", "/Widths",
    "/Matrix", "/BBox", "/FontMatrix", "/Parent", "/Contents", "/FirstChar", "/CIDToGIDMap", "/Filter", "/DecodeParms",
)  # fmt: skip
_LARGE = 200_000  # bytes of a stream that is not made longer

Objects = list[Any]


def value(r: random.Random, pdf: pikepdf.Pdf, objects: Objects) -> Any:
    """Something that is seldom what its place is for."""
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: r.choice(_ODD),
        lambda: pikepdf.Name(r.choice(_NAMES)),
        lambda: pikepdf.String("\u202e<script>&\x00" * r.choice((1, 50))),
        lambda: pikepdf.Array([r.choice((0, 1, -5, 99999)) for _ in range(r.choice((0, 1, 4, 300)))]),
        lambda: pikepdf.Dictionary(A=1),
        lambda: r.choice(objects),
        lambda: True,
        lambda: pikepdf.Stream(pdf, r.randbytes(200)),
    )
    return r.choice(kinds)()


def change_array(r: random.Random, pdf: pikepdf.Pdf, array: Any, objects: Objects) -> None:
    """An entry replaced, lost, many times over, or in another's place."""
    if not len(array):
        return
    at = r.randrange(len(array))
    match r.randrange(4):
        case 0:
            array[at] = value(r, pdf, objects)
        case 1:
            del array[at]
        case 2:
            for _ in range(r.choice((1, 50))):
                array.append(array[at])
        case _:
            array[at], array[0] = array[0], array[at]


def change_dictionary(r: random.Random, pdf: pikepdf.Pdf, found: Any, objects: Objects) -> None:
    """A key lost, replaced, or added where readers look for it."""
    keys = list(found.keys())
    match r.randrange(3):
        case 0 if keys:
            del found[r.choice(keys)]
        case 1 if keys:
            found[r.choice(keys)] = value(r, pdf, objects)
        case _:
            found[r.choice(_KEYS)] = value(r, pdf, objects)


def change_content(r: random.Random, stream: Any, objects: Objects) -> None:
    """A stream's unpacked bytes: turned, broken off, repeated, out of order, or another stream's."""
    data = bytearray(stream.read_bytes())
    match r.randrange(5):
        case 0 if data:
            for _ in range(r.choice((1, 20, 300))):
                data[r.randrange(len(data))] = r.randrange(256)
        case 1:
            data = data[: r.randrange(len(data) + 1)]
        case 2 if len(data) < _LARGE:
            data = data * r.choice((2, 10, 40))
        case 3 if len(data) < _LARGE:
            tokens = bytes(data).split(b" ")
            r.shuffle(tokens)
            data = bytearray(b" ".join(tokens))
        case _:
            others = [other for other in objects if other._type_name == "stream"]
            data = bytearray(r.choice(others).read_bytes())
    stream.write(bytes(data))


def damaged(number: int, seeds: Sequence[bytes]) -> tuple[str, bytes]:
    """(name, content) of the PDF of this number, one to twenty of its objects changed."""
    r = random.Random(number)
    with pikepdf.open(io.BytesIO(r.choice(seeds))) as pdf:
        objects = [found for found in pdf.objects if found._type_name in ("dictionary", "stream", "array")]
        for _ in range(r.choice((1, 2, 5, 20))):
            found = r.choice(objects)
            # what pikepdf itself refuses to make of an object is no damage
            with contextlib.suppress(
                pikepdf.PdfError, LookupError, ValueError, TypeError, RuntimeError, NotImplementedError
            ):
                if found._type_name == "array":
                    change_array(r, pdf, found, objects)
                elif found._type_name == "stream" and r.random() < 0.5:
                    change_content(r, found, objects)
                else:
                    change_dictionary(r, pdf, found, objects)
        made = io.BytesIO()
        try:
            pdf.save(made, compress_streams=False, fix_metadata_version=False, deterministic_id=True)
        except (pikepdf.PdfError, ValueError, RuntimeError):  # it cannot be written any more: the next one
            return damaged(number + 1_000_000, seeds)
    return f"{number:07d}-objects.pdf", made.getvalue() + b"\n%% %d" % number
