"""What a hit is shown from, as an index keeps it: in 0.7 of the room of the same JSON deflated as it is.

GB 18030 writes a hanzi in two bytes and says all of Unicode but halves of surrogates, which names of files may have and
JSON has an escape for. The texts of a language stand together, so that their letters share a code, and so do the edges
of boxes, which are rounded outwards to whole points.

`common.txt` is what many articles say, counted piece by piece, the commonest last in either language: deflate begins as
if it had read that before. A record is read with the list that it was made with, so that another list is another form.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from pipeline.model.lang import Lang

if TYPE_CHECKING:
    from pipeline.index.passages import Passage  # the whole model with it, which no search needs

_LEVEL = 4  # two thirds of the time of zlib's own choice, for a hundredth more room
_ENCODING = "gb18030"
_said = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def packed(record: dict[str, Any], texts: Sequence[Passage]) -> bytes:
    """A record and the passages of its article."""
    by_lang: dict[Lang, list[str]] = {lang: [] for lang in Lang}
    for text in texts:
        by_lang[text.lang].append(text.text)
    said = map(_said, (*by_lang.values(), _columns(texts), record))
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS, zdict=_common())
    found = list[bytes]()
    for part in said:
        found.append(packer.compress(f"{',' if found else '['}{part}".encode(_ENCODING, "backslashreplace")))
        found.append(packer.flush(zlib.Z_PARTIAL_FLUSH))  # what follows has letters and a code of its own
    return b"".join((*found, packer.compress(b"]"), packer.flush()))


def unpacked(held: bytes) -> dict[str, Any]:
    """The record, its `passages` as `[kind, page, [x0, top, x1, bottom], text, language]` in their order."""
    said = zlib.decompressobj(-zlib.MAX_WBITS, _common()).decompress(held)
    *by_lang, columns, record = json.loads(said.decode(_ENCODING))
    texts = {lang.value: iter(own) for lang, own in zip(Lang, by_lang, strict=True)}
    kinds, pages, langs, lefts, rights, heights, gaps = columns
    rows = zip(kinds, pages, langs, lefts, accumulate(gaps), rights, heights, strict=True)
    found: dict[str, Any] = record
    found["passages"] = [
        [kind, page, [left, top, right, top + height], next(texts[lang]), lang]
        for kind, page, lang, left, top, right, height in rows
    ]
    return found


@cache
def _common() -> bytes:
    text = resources.files("pipeline.index").joinpath("common.txt").read_text("utf-8")
    return text.replace("\n", "").encode(_ENCODING)


def _columns(texts: Sequence[Passage]) -> list[list[Any]]:
    """Of each passage its kind, page and language, left and right, its height, and how far it is below the one before
    it; all of these apart, as alike numbers take less room."""
    kinds, langs, _, pages, boxes = map(list, zip(*texts, strict=True)) if texts else ([],) * 5
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((),) * 4
    tops = tuple(map(floor, tops))
    heights = [ceil(bottom) - top for top, bottom in zip(tops, bottoms, strict=True)]
    gaps = [top - before for before, top in pairwise((0, *tops))]
    return [kinds, pages, langs, list(map(floor, lefts)), list(map(ceil, rights)), heights, gaps]
