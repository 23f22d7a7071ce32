"""Files of results: whole or not there at all, under names that every file system takes."""

import contextlib
import errno
import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.knowledge import lazy
from pipeline.regular import refuse_other

# Most file systems take 255 bytes; the rest is for `.part`, a process's number and the longest suffix.
_NAME_BYTES = 200
# With the marks that turn the direction of what is shown: `fdp.` may else stand for `.pdf`.
_UNSAFE = lazy.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')
# Device names of Windows, which no file there may have, whatever its suffix.
_DEVICE = lazy.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)")
# What the files beside a result are told from it by: `a.csl.json` is the references of `a`.
_BESIDE = lazy.compile(r"(?i)\.(?=(csl|corrections|extracted)$)")
_NAMELESS = "article"
_PDF = ".pdf"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`, replacing what is there, so that no reader and no crash ever sees a part of it.

    Raises OSError where the folder cannot be written; what stood at `path` is then untouched.
    """
    with whole(path) as file:
        file.write(data)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to fill piece by piece, also to seek and read in; at `path` once the block has ended without an error.

    Raises OSError where the folder cannot be written, or a pipe or device stands at `path`, which others read and a
    file would push out. After that, as after any error in the block, what stood at `path` is untouched.
    """
    if not path.name:  # "", "." and "/" name no file
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    refuse_other(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            part.unlink()
        if isinstance(error, OSError) and error.errno and error.filename in (None, str(part)):  # nobody named it
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def output_name(pdf: Path) -> str:
    """The name, without suffix, under which the results of `pdf` are written: its own where that is safe.

    Control characters, marks of direction and what some file system refuses become `_`, a leading dot and that of
    `.csl` at the end too; a name that is too long is cut and ends in eight hexadecimal digits of the whole one.
    """
    # not `pdf.stem`: since Python 3.14 a name that begins with dots alone has no suffix
    own = pdf.name.lower().endswith(_PDF) and len(pdf.name) > len(_PDF)
    stem = unicodedata.normalize("NFC", pdf.name[: -len(_PDF)] if own else pdf.name)
    name = _UNSAFE.sub("_", stem).rstrip(". ").lstrip(" ") or _NAMELESS
    if name.startswith(".") or _DEVICE.match(name):
        name = f"_{name.lstrip('.')}"
    name = _BESIDE.sub("_", name)
    raw = name.encode("utf-8")
    if len(raw) <= _NAME_BYTES:
        return name
    digest = hashlib.sha256(raw).hexdigest()[:8]
    return f"{raw[: _NAME_BYTES - 9].decode('utf-8', 'ignore')}-{digest}"
