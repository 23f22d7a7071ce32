"""What a hit is shown from, as an index keeps it: in two thirds of the room of the same JSON deflated as it is.

GB 18030 writes a hanzi in two bytes and says all of Unicode but halves of surrogates, which names of files may have and
JSON has an escape for. The texts of a language stand together, so that their letters share a code. The edges of boxes
are rounded outwards to whole points, and stand with the other numbers of passages behind the JSON, in two bytes each,
the lower ones of a column before the higher ones.

`common.txt` is what many articles say, counted piece by piece, the commonest last in either language, and at its end
what stands around the values of a record: deflate begins as if it had read that before. A record is read with the list
that it was made with, so that another list is another form: FORM counts them.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise, product
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from pipeline.model.lang import Lang

if TYPE_CHECKING:
    from pipeline.index.passages import Passage  # the whole model with it, which no search needs

_LEVEL = 4  # two thirds of the time of zlib's own choice, for a hundredth more room
_ENCODING = "gb18030"
_BEHIND = b"\n"  # ends the JSON, which has an escape for it
_COLUMNS = 6
FORM = 1  # of what is packed here
_said = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def packed(record: dict[str, Any], texts: Sequence[Passage]) -> bytes:
    """A record and the passages of its article."""
    by_lang: dict[Lang, list[str]] = {lang: [] for lang in Lang}
    for text in texts:
        by_lang[text.lang].append(text.text)
    kinds = list(dict.fromkeys(text.kind for text in texts))
    columns = _columns(texts, kinds)
    try:
        numbers, told = b"".join(map(_bytes, columns)), []
    except struct.error:  # a box that is off any page
        numbers, told = b"", columns
    own = [f",{_said(texts)}" for texts in by_lang.values()]
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS, zdict=_common())
    found = list[bytes]()
    for part in (_said([record, kinds, told]).removesuffix("]"), *own):
        found.append(packer.compress(part.encode(_ENCODING, "backslashreplace")))
        found.append(packer.flush(zlib.Z_PARTIAL_FLUSH))  # what follows has letters and a code of its own
    return b"".join((*found, packer.compress(b"]" + _BEHIND + numbers), packer.flush()))


def unpacked(held: bytes) -> dict[str, Any]:
    """The record, its `passages` as `[kind, page, [x0, top, x1, bottom], text, language]` in their order."""
    said, _, numbers = zlib.decompressobj(-zlib.MAX_WBITS, _common()).decompress(held).partition(_BEHIND)
    found: dict[str, Any]
    found, kinds, told, *by_lang = json.loads(said.decode(_ENCODING))
    texts = {lang.value: iter(own) for lang, own in zip(Lang, by_lang, strict=True)}
    labelled = list(product(kinds, texts))
    labels, pages, lefts, widths, heights, gaps = told or _numbers(numbers)
    rows = zip(labels, accumulate(pages), lefts, accumulate(gaps), widths, heights, strict=True)
    found["passages"] = [
        [(kind := labelled[label])[0], page, [left, top, left + width, top + height], next(texts[kind[1]]), kind[1]]
        for label, page, left, top, width, height in rows
    ]
    return found


@cache
def _common() -> bytes:
    text = resources.files("pipeline.index").joinpath("common.txt").read_text("utf-8")
    return text.replace("\n", "").encode(_ENCODING)


def _columns(texts: Sequence[Passage], kinds: Sequence[str]) -> list[list[int]]:
    """Of each passage its kind with its language, how many pages it is behind the one before it, its left edge, width
    and height, and how far it is below the one before it; all of these apart, as alike numbers take less room."""
    label = {(kind, lang): place for place, (kind, lang) in enumerate(product(kinds, Lang))}
    labels = [label[text.kind, text.lang] for text in texts]
    lefts = [floor(text.box[0]) for text in texts]
    tops = [floor(text.box[1]) for text in texts]
    widths = [ceil(text.box[2]) - left for text, left in zip(texts, lefts, strict=True)]
    heights = [ceil(text.box[3]) - top for text, top in zip(texts, tops, strict=True)]
    return [labels, _steps(text.page for text in texts), lefts, widths, heights, _steps(tops)]


def _steps(numbers: Iterable[int]) -> list[int]:
    return [number - before for before, number in pairwise((0, *numbers))]


def _bytes(column: Sequence[int]) -> bytes:
    """A column of numbers; raises struct.error where one is no number of two bytes."""
    said = struct.pack(f"<{len(column)}h", *column)
    return said[::2] + said[1::2]


def _numbers(said: bytes) -> Iterator[tuple[int, ...]]:
    """The columns again."""
    count = len(said) // (2 * _COLUMNS)
    for place in range(_COLUMNS):
        lower, higher = 2 * place * count, (2 * place + 1) * count
        column = bytearray(2 * count)
        column[::2], column[1::2] = said[lower:higher], said[higher : higher + count]
        yield struct.unpack(f"<{count}h", column)
