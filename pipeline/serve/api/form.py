"""A form with a file in it (multipart/form-data, RFC 7578), as `curl -F file=@paper.pdf` and pages send one.

It was received whole into a file, whatever its size: the file in it is found there and left alone in its place. The
server's library reads forms with another one, python-multipart, which nothing else here asks for.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from email.policy import HTTP
from pathlib import Path

FORM = "multipart/form-data"
_CHUNK = 1 << 20  # bytes
_ESCAPED = {"%22": '"', "%0D": "\r", "%0A": "\n"}
_LONGEST = 8192  # bytes of a part's head


class NoFile(Exception):
    """The form has not the one file that is asked for; the text says what it has."""


def boundary(content_type: str) -> bytes:
    """What parts the pieces of a form (RFC 2046, 5.1.1); nothing where the body is no form.

    Raises NoFile where it is one of another kind, or says not what parts it.
    """
    told = Message()
    told["Content-Type"] = content_type
    if told.get_content_maintype() != "multipart":
        return b""
    found = str(told.get_boundary("")) if told.get_content_type() == FORM else ""
    if not found:
        raise NoFile("not a PDF, and no form that says what parts it")
    return found.encode("latin-1", "replace")


def unwrapped(path: Path, between: bytes) -> str:
    """Leave in the file at `path` the one file of the form in it; its name, empty where the form has none.

    Raises NoFile.
    """
    found: list[tuple[str, int, int]] = []
    if not path.stat().st_size:
        raise NoFile("the form is empty")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as body:
        for start, end in _parts(body, between):
            head_end = body.find(b"\r\n\r\n", start, min(start + _LONGEST, end))
            if head_end < 0:
                raise NoFile("the form is damaged: a part of it has no head")
            told = body[start : head_end + 4].decode("utf-8", "replace")
            head = Parser(policy=HTTP).parsestr(told, headersonly=True)
            name = head.get_filename()
            if name is None:
                raise NoFile(f"of a form the file alone is read: {_field(head)} goes into the address")
            found.append((_unescaped(name), head_end + 4, end))
    if len(found) != 1:
        raise NoFile(f"the form has {len(found)} files: it is to have one, a PDF")
    [(name, start, end)] = found
    _cut(path, start, end)
    return name


def _unescaped(name: str) -> str:
    """A file's name as it was before a browser put it into a form (HTML Standard, multipart/form-data encoding)."""
    for code, sign in _ESCAPED.items():
        name = name.replace(code, sign)
    return name


def _field(head: Message) -> str:
    return str(head.get_param("name", "", "Content-Disposition"))[:80]


def _parts(body: mmap.mmap, between: bytes) -> Iterator[tuple[int, int]]:
    """Where the parts begin, head first, and end."""
    mark = b"--" + between
    at = body.find(mark)
    while at >= 0:
        start = at + len(mark)
        if body[start : start + 2] == b"--":
            return
        end = body.find(b"\r\n" + mark, start)
        if end < 0:
            raise NoFile("the form is damaged: its end is missing")
        yield body.find(b"\r\n", start) + 2, end
        at = end + 2


def _cut(path: Path, start: int, end: int) -> None:
    """Leave these bytes of a file alone in it."""
    with path.open("r+b") as file, path.open("rb") as source:
        source.seek(start)
        left = end - start
        while left and (chunk := source.read(min(left, _CHUNK))):
            file.write(chunk)  # behind what is read
            left -= len(chunk)
        file.truncate()
