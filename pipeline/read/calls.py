"""PDFium's functions that are called often: with plain numbers for pointers, and for a whole page in one go.

The way to a C function through ctypes takes longer than what most of them do there, and typed pointers double it.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

AT, INT, UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def call(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """One of PDFium's functions with plain numbers for pointers."""
    found: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address(function))
    return found


def address(pointer: Any) -> int:
    """Where a pointer of pypdfium2's points; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


class Filled:
    """One of PDFium's functions that fills in numbers, asked about many things at once.

    `fields` is what it fills in for each of them as `struct` writes it (`4f`: four floats, one behind the other);
    where it has a pointer for each number and not for all, `split` is true.
    """

    def __init__(self, function: Any, fields: str, *arguments: Any, split: bool = False) -> None:
        self._fields = struct.Struct(fields)
        pointers = int(fields[:-1]) if split else 1
        self._step = self._fields.size // pointers
        self._pointers = pointers
        self._call = call(function, INT, *arguments, *[AT] * pointers)

    def __call__(self, *arguments: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """The numbers for each thing; `arguments` are its function's, each a sequence over the things."""
        count, size = len(arguments[0]), self._fields.size
        buffer = ctypes.create_string_buffer(count * size)
        first = ctypes.addressof(buffer)
        places = [range(at, at + count * size, size) for at in range(first, first + size, self._step)]
        deque(map(self._call, *arguments, *places[: self._pointers]), maxlen=0)
        return self._fields.iter_unpack(buffer)
