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

_LEVEL = 6  # zlib's own choice
_ENCODING = "gb18030"


def packed(record: dict[str, Any], texts: Sequence[Passage]) -> bytes:
    """A record and the passages of its article."""
    by_lang = ([text.text for text in texts if text.lang is lang] for lang in Lang)
    said = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (*by_lang, _columns(texts), record))
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
    tops, bottoms = [floor(text.box[1]) for text in texts], [ceil(text.box[3]) for text in texts]
    return [
        [text.kind for text in texts],
        [text.page for text in texts],
        [text.lang for text in texts],
        [floor(text.box[0]) for text in texts],
        [ceil(text.box[2]) for text in texts],
        [bottom - top for top, bottom in zip(tops, bottoms, strict=True)],
        [top - before for before, top in pairwise((0, *tops))],
    ]
