"""The files of a result: made of its JSON and its corrections, and which of them a person changed by hand."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from pipeline.corrections.apply import Applied, applied
from pipeline.corrections.correction import Correction, Corrections, loads
from pipeline.corrections.parts import Base
from pipeline.errors import UnreadableResult
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.results.output import CORRECTIONS, EXTRACTED, WRITTEN
from pipeline.write.citations import FORMATS
from pipeline.write.tmx import tmx

_TEXTS = (".json", ".xml", ".tmx", *(ending for ending, _ in FORMATS.values()))
_ASIDE = ".by-hand"
_KEPT = 4  # articles of which what was read last is kept, some megabytes each
_MOST = 1 << 28  # bytes of an unpacked result: more than any has, and a file on a disk may be anybody's


class Tree(Protocol):
    """Files by names relative to a folder: an archive's store is one."""

    def write(self, name: str, data: bytes) -> None: ...

    def read(self, name: str) -> bytes: ...

    def size(self, name: str) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Written:
    """What was written last: the SHA-256 of each file by its suffix, of the PDF, and of the corrections in them.

    `extracted` is that of the JSON as the program extracted it; empty where it is not known. `base` is that JSON
    itself, packed, where no file of its own has it: what is changed in it by hand can be told by it. `place` is the
    PDF's path from the output, where a person named the PDF.
    """

    files: Mapping[str, str]
    corrections: str = ""
    pdf: str = ""
    extracted: str = ""
    base: str = ""
    place: str = ""


def is_place(output: Path, place: str, pdf: Path) -> bool:
    """Whether results that tell this place were made of the file of this path, whatever is in it now."""
    return bool(place) and os.path.abspath(output / place) == os.path.abspath(pdf)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def record(data: bytes) -> dict[str, Any]:
    """The JSON value of a result's file.

    Raises UnreadableResult where it has none.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))  # what is no UTF-8 holds halves of characters
    except (ValueError, RecursionError) as error:
        raise UnreadableResult(f"damaged result ({error})") from error
    if not isinstance(found, dict):
        raise UnreadableResult("not a result of this program")
    return found


@dataclass(frozen=True, slots=True)
class _Items:
    """Corrections, told from others by all that they say."""

    name: str
    items: tuple[Correction, ...] = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _base(data: bytes) -> Base:
    return Base(record(data))


@lru_cache(maxsize=2 * _KEPT)  # as it was and as it is now
def _applied(data: bytes, own: _Items, pdf: str) -> Applied:
    return applied(_base(data), own.items, pdf)


def corrected(data: bytes, items: Sequence[Correction], pdf: str = "") -> Applied:
    """The article of a result's uncorrected JSON with these corrections, as `applied`.

    The last ones are kept: what is saved is tried, written, listed and shown, and each of them asks for the same.
    Raises UnreadableResult where it is no result.
    """
    return _applied(data, _Items(repr(tuple(items)), tuple(items)), pdf)


def texts(done: Applied, name: str, suffixes: Iterable[str]) -> dict[str, bytes]:
    """{suffix: bytes} of the files of a corrected article; of the optional ones those with these suffixes."""
    article, wanted = done.article, set(suffixes)
    found: dict[str, bytes] = {}
    for ending, made in FORMATS.values():
        if ending in wanted and article.back.references:
            found[ending] = made(article.back.references)
    if ".tmx" in wanted:
        found[".tmx"] = tmx([(name, article)])
    return {**found, ".json": done.data, ".xml": done.xml}


def made(data: bytes, corrections: Corrections, name: str, suffixes: Iterable[str], pdf: str = "") -> dict[str, bytes]:
    """The files of a result's uncorrected JSON with these corrections.

    Raises UnreadableResult where it is no result.
    """
    return texts(corrected(data, corrections.items, pdf), name, suffixes)


def written_record(
    files: Mapping[str, bytes], corrections: bytes, pdf: str, extracted: str, base: bytes = b"", place: str = ""
) -> bytes:
    """The file that says what was written, and of which extraction by its SHA-256: to be written last.

    `base` is that extraction, where the files do not have it by itself, and `place` the PDF's path, where it is known.
    """
    digests = {suffix: sha256(files[suffix]) for suffix in _TEXTS if suffix in files}
    found = {"files": digests, "corrections": sha256(corrections) if corrections else "", "pdf": pdf}
    found["extracted"] = extracted
    if place:
        found["place"] = place
    if base and EXTRACTED not in files:
        found["base"] = _packed(base)
    return _record(found)


def retold(told: bytes, files: Mapping[str, bytes], change: Callable[[bytes], bytes]) -> bytes:
    """The file that says what was written, told of a copy of the result under another name.

    `files` are the copy's by suffix; `change` makes the copy's bytes of the result's.
    """
    found = json.loads(told)
    found["files"] = {suffix: sha256(files[suffix]) for suffix in found["files"]}
    own = change(_unpacked(found["base"])) if "base" in found else files.get(EXTRACTED, files[".json"])
    found["extracted"] = sha256(own)
    if "base" in found:
        found["base"] = _packed(own)
    return _record(found)


def _record(found: Mapping[str, Any]) -> bytes:
    return (json.dumps(found, indent=1) + "\n").encode("utf-8")


def _packed(base: bytes) -> str:
    return base64.b85encode(zlib.compress(base, 9)).decode("ascii")


def _unpacked(base: str) -> bytes:
    """Raises ValueError or zlib.error where it is damaged."""
    return zlib.decompressobj().decompress(base64.b85decode(base), _MOST)


def kept(tree: Tree, name: str) -> tuple[Corrections, bytes]:
    """The corrections beside the result `name`, and the bytes of their file; none where there is no such file.

    Raises UnreadableResult where they are damaged, OSError where they cannot be read.
    """
    data = read(tree, name + CORRECTIONS)
    try:
        return (loads(data), data) if data else (Corrections(), b"")
    except UnreadableResult as error:
        raise UnreadableResult(f"{name}{CORRECTIONS}: {error}") from error


def written(tree: Tree, name: str) -> Written:
    """What was written last under this name; nothing where no record of it can be read."""
    try:
        found = json.loads(read(tree, name + WRITTEN) or b"{}")
        files, *others = (found.get(key, "") for key in ("files", "corrections", "pdf", "extracted", "base", "place"))
        return Written(dict(files or {}), *map(str, others))
    except (ValueError, AttributeError, TypeError):
        return Written({})


def put_aside(tree: Tree, name: str, now: Mapping[str, bytes]) -> list[Diagnostic]:
    """Keep what a person changed by hand since it was written and what `now` would replace; a remark for each.

    `now` are the files by suffix that are to be written. To be called before the first of them is.
    """
    found: list[Diagnostic] = []
    last = written(tree, name)
    for suffix, digest in (*last.files.items(), *([(EXTRACTED, last.extracted)] if last.extracted else [])):
        data = read(tree, name + suffix) if suffix in now else b""
        if data and sha256(data) != digest and data != now[suffix]:
            aside = next(
                aside
                for number in range(1_000_000)
                if tree.size(aside := f"{name}{suffix}{_ASIDE}{number or ''}") is None or read(tree, aside) == data
            )
            tree.write(aside, data)
            details = {"name": f"{name}{suffix}", "kept": aside}
            found.append(Diagnostic(Kind.CHANGED_BY_HAND, details=details))
    return found


def source(tree: Tree, name: str) -> bytes:
    """The JSON of a result as it was extracted, without corrections, and without what was changed in it by hand.

    Where it was changed, and what it was is not known, it is the changed one.
    """
    own = read(tree, name + EXTRACTED) or tree.read(name + ".json")
    last = written(tree, name)
    return own if not last.extracted or sha256(own) == last.extracted else extraction(last, own) or own


def extraction(last: Written, own: bytes) -> bytes:
    """The JSON as the program extracted it, of one that was changed by hand; none where it is not known.

    It is not where the file is another extraction: a run that was killed wrote it, or it was copied there.
    """
    try:
        base = _unpacked(last.base)
        before = record(base)
    except (ValueError, zlib.error, UnreadableResult):
        return b""
    if sha256(base) != last.extracted:
        return b""
    try:
        after = record(own)
    except UnreadableResult:
        return base  # no extraction: a person broke it
    return base if all(after.get(key) == before[key] for key in ("file", "producer")) else b""


def read(tree: Tree, name: str) -> bytes:
    """The bytes of a file, none where there is no such file. Raises OSError."""
    return tree.read(name) if tree.size(name) is not None else b""
