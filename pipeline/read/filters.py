"""PDF's filters (ISO 32000-1, 7.4), undone no further than a limit: a few kilobytes may stand for gigabytes."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable, Sequence

_CHUNK = 1 << 16  # bytes unpacked at a time
_WHITE = b" \t\n\r\0\x0c"
_SHORT = {
    "Fl": "FlateDecode",
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "RL": "RunLengthDecode",
    "LZW": "LZWDecode",
}
KNOWN = frozenset(_SHORT.values())
_END_OF_RUNS = 128


class TooMuch(Exception):
    """The content unfolds to more than the limit."""


class UnknownFilter(Exception):
    """A filter that is not undone here: those of images."""


def unpacked(data: bytes, filters: Sequence[str], limit: int, damaged: Callable[[], object] | None = None) -> bytes:
    """`data` after its filters, outermost first, named with or without `/`, in full or short.

    Raises TooMuch where it or a step on the way is longer than `limit` bytes, before it is unpacked; UnknownFilter;
    ValueError where the data are damaged. What Flate gives before the damage is taken, as readers do, and `damaged` is
    called.
    """
    for name in filters:
        plain = name.lstrip("/")
        match _SHORT.get(plain, plain):
            case "FlateDecode":
                data = _inflated(data, limit, damaged)
            case "ASCII85Decode":
                data = base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"), ignorechars=_WHITE)
            case "ASCIIHexDecode":
                data = bytes.fromhex(data.partition(b">")[0].decode("ascii"))
            case "RunLengthDecode":
                data = _runs(data, limit)
            case "LZWDecode":
                data = _lzw(data, limit)
            case _:
                raise UnknownFilter(name)
    if len(data) > limit:
        raise TooMuch
    return data


def _inflated(data: bytes, limit: int, damaged: Callable[[], object] | None) -> bytes:
    unpacker = zlib.decompressobj()
    found = bytearray()
    for start in range(0, len(data), _CHUNK):
        try:
            found += unpacker.decompress(data[start : start + _CHUNK], limit + 1 - len(found))
        except zlib.error:  # damaged; readers take what comes before
            break
        if len(found) > limit:
            raise TooMuch
    if damaged is not None and data and not unpacker.eof:  # at which zlib has compared its sum (RFC 1950, 2.2)
        damaged()
    return bytes(found)


def _runs(data: bytes, limit: int) -> bytes:
    found = bytearray()
    at = 0
    while at < len(data) and (length := data[at]) != _END_OF_RUNS:
        if length < _END_OF_RUNS:
            found += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
        if len(found) > limit:
            raise TooMuch
    return bytes(found)


def _lzw(data: bytes, limit: int) -> bytes:
    from pdfminer.lzw import CorruptDataError, LZWDecoder

    found = bytearray()
    try:
        for piece in LZWDecoder(io.BytesIO(data)).run():
            found += piece
            if len(found) > limit:
                raise TooMuch
    except (CorruptDataError, IndexError) as error:  # a code that its table does not have
        raise ValueError(str(error)) from error
    return bytes(found)
