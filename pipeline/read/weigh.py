"""Streams weighed before any library unpacks them: a megabyte packed by Flate may stand for a gigabyte.

Fonts, maps from codes to text and streams of objects are unpacked by readers on their own, whole and unasked. What is
an image is left out: a scanned page may honestly be large, and readers unpack it for its picture alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.knowledge import lazy
from pipeline.read.filters import TooMuch, UnknownFilter, unpacked

MAX_STREAM = 128 * 1024 * 1024  # bytes; the largest embedded CJK fonts have some 40 MB
_MAX_RATIO = 1032  # of what Flate unpacks to against what it reads (zlib's documentation)
_WORD, _END = b"stream", b"endstream"
_HEADER = 512  # bytes before the word `stream` in which its dictionary is looked for
_FILTER = lazy.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_IMAGE = lazy.compile(rb"/Subtype\s*/Image\b")


def unfolds_too_far(data: bytes, limit: int = MAX_STREAM) -> bool:
    """Whether a stream of this file, images left out, unfolds to more than `limit` bytes."""
    return any(_is_heavy(packed, filters, limit) for packed, filters in _streams(data, limit // _MAX_RATIO))


def _streams(data: bytes, least: int) -> Iterator[tuple[bytes, list[str]]]:
    """(content, filters) of each packed stream that could be heavy: longer than `least` bytes, or packed twice."""
    end = 0
    for at in _starts(data):
        header = data[max(0, at - _HEADER) : at].rpartition(b" obj")[2]
        filters = [name.decode("ascii") for name in _FILTER.findall(header)]
        if not filters or _IMAGE.search(header):
            continue
        start = data.index(b"\n", at) + 1
        if end < start:
            end = data.find(_END, start)
            end = end if end >= 0 else len(data)
        if len(filters) > 1 or end - start >= least:
            yield data[start:end], filters


def _starts(data: bytes) -> Iterator[int]:
    """Where the word `stream` opens one: not as the end of `endstream`, and with an end of line behind it.

    Searched for as plain bytes: a regex over a whole file takes as long as PDFium takes for the characters of a page.
    """
    at = data.find(_WORD)
    while at >= 0:
        behind = data[at + len(_WORD) : at + len(_WORD) + 2]
        if behind.startswith((b"\n", b"\r\n")) and not data.startswith(_END, max(0, at - 3)):
            yield at
        at = data.find(_WORD, at + len(_WORD))


def _is_heavy(packed: bytes, filters: list[str], limit: int) -> bool:
    try:
        unpacked(packed, filters, limit)
    except TooMuch:
        return True
    except (UnknownFilter, ValueError):  # damaged, or locked: its reader will tell
        return False
    return False
