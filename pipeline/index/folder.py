"""A full-text index in a folder (Tantivy): its fields, the folder opened, and what a hit is shown from."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from tantivy import DocAddress, Index, Schema, SchemaBuilder, Searcher

from pipeline.errors import UsageError
from pipeline.index import RECORD
from pipeline.index.analysis import WORDS, plain
from pipeline.index.held import FORM, unpacked

HELD = f"packed{RECORD}_{FORM}"  # what a hit is shown from (`held.py`); an index of another form has another field
# Where phrases are looked for, as printed, by the field that a query names: passages of a kind, and all others.
# References, which no query names, stand apart as places among fewer words take less room.
PHRASES = {name: f"printed_{name}" for name in ("title", "keyword", "abstract", "reference", "")}


class NotKept(UsageError):
    """The index cannot be written; the text does not name it."""


@cache
def schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("entry", tokenizer_name="raw", index_option="basic")  # the id, and the digest of the form
    for name in ("id", "identifier", "year", "term", "pair"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("text", "title", "keyword", "abstract", "journal", "name"):
        # Which articles hold a word, and not how often: no query asks that of a word.
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="basic")
    for name in PHRASES.values():
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="position")
    builder.add_bytes_field(HELD, stored=True, indexed=False, fast=False)
    return builder.build()


def opened(folder: Path) -> Index:
    """The index in `folder`, for reading.

    Raises UsageError where there is none, or one of another version of this program.
    """
    if not Index.exists(str(folder)) if folder.is_dir() else True:
        raise UsageError(f"{folder}: no index; `index OUTPUT --to FOLDER` makes one of results")
    try:
        with os.scandir(folder) as entries:
            if locked := next((entry.path for entry in entries if not os.access(entry.path, os.R_OK)), ""):
                raise UsageError(f"{locked}: {os.strerror(errno.EACCES)}")
        index = Index.open(str(folder))
    except ValueError as error:
        raise UsageError(f"{folder}: damaged index, to be deleted and made again ({line(error)})") from error
    if index.schema != schema():
        raise UsageError(f"{folder}: not an index of this version; delete it and index again")
    return _with_analyser(index)


def writable(folder: Path) -> Index:
    """The index in `folder`, made where there is nothing.

    Raises UsageError where there is something else, or the folder cannot be written; OSError where it cannot be made.
    """
    if folder.is_dir() and Index.exists(str(folder)):
        return opened(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is there already, and is no index")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with kept():
            return _with_analyser(Index(schema(), str(folder)))
    except UsageError:
        for half in folder.iterdir():  # it was empty, and the next run takes an empty one
            half.unlink()
        raise


@contextmanager
def kept() -> Iterator[None]:
    """Raises NotKept where Tantivy cannot keep what it is given; ValueError is its word for a full disk, too."""
    try:
        yield
    except ValueError as error:
        raise NotKept(f"the index cannot be written: {line(error)}") from error


def _with_analyser(index: Index) -> Index:
    index.register_tokenizer(WORDS, plain())
    return index


def shown(searcher: Searcher, address: DocAddress) -> dict[str, Any]:
    """The record that was kept of an article."""
    held: Any = searcher.doc(address).get_first(HELD)
    return unpacked(bytes(held))


def line(error: Exception) -> str:
    """What Tantivy says, in one line."""
    return " ".join(str(error).split())[:200]
