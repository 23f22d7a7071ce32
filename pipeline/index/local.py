"""A full-text index in a folder (Tantivy): made, brought up to date while others read it, and opened for searching."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from tantivy import DocAddress, Document, Index, IndexWriter, Query, Schema, SchemaBuilder, Searcher

from pipeline.errors import UsageError
from pipeline.index.analysis import PLAIN, STEMMED, plain, spaced, stemmed
from pipeline.index.names import name_words
from pipeline.index.passages import Passage, passages
from pipeline.index.record import record
from pipeline.index.sync import RECORD, Counts, Delete, Put, changes
from pipeline.index.translations import pairs, terms
from pipeline.model.article import Article
from pipeline.results.output import Stored

# The field that holds what a hit is shown from, deflated: a third less than Tantivy's own LZ4 leaves of it, and the
# records are nine tenths of an index. An index of another form has another.
HELD = f"deflated{RECORD}"
_LEVEL = 1  # zlib's: half the time of the usual one, for a twelfth more bytes
HEAP = 128 * 1024 * 1024  # bytes of what is not yet written
_COMMIT = 5000  # articles; a killed run loses no more
# The fields that hold words of passages of these kinds; `text` holds those of all.
_FIELDS = {"article-title": "title", "kwd-group": "keyword", "abstract": "abstract"}
_GAP = " "  # of an index's entry: identifiers have none
Made = tuple[dict[str, list[str]], bytes]  # an article as the index holds it: texts by field, and its record


@cache
def schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("entry", tokenizer_name="raw", index_option="basic")  # the id, and the digest of the form
    for name in ("id", "identifier", "year", "term", "pair"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("text", "title", "keyword", "abstract", "journal"):
        builder.add_text_field(name, tokenizer_name=STEMMED, index_option="freq")
    builder.add_text_field("name", tokenizer_name=PLAIN, index_option="freq")
    builder.add_bytes_field(HELD, stored=True, indexed=False, fast=False)
    return builder.build()


def opened(folder: Path) -> Index:
    """The index in `folder`, for reading.

    Raises UsageError where there is none, or one of another version of this program.
    """
    if not Index.exists(str(folder)) if folder.is_dir() else True:
        raise UsageError(f"{folder}: no index")
    try:
        index = Index.open(str(folder))
    except ValueError as error:
        raise UsageError(f"{folder}: damaged index, to be deleted and made again ({_line(error)})") from error
    if index.schema != schema():
        raise UsageError(f"{folder}: not an index of this version; delete it and index again")
    return _with_analysers(index)


def update(folder: Path, outputs: Sequence[Path], *, keep: bool = False, workers: int = 1) -> Counts:
    """Bring the index in `folder` to what the outputs hold; one that is not there is made.

    Readers see the state before or a state after, never a half. A run that is killed leaves what it had committed; the
    next one goes on from there. Articles are read and their words told apart by `workers` processes.
    Raises UsageError where the folder holds something else or cannot be written, another run is writing, or an output
    does not exist.
    """
    counts = Counts()
    with (
        writing(folder) as (index, writer),
        closing(changes(outputs, entries(index), counts, made, keep=keep, workers=workers)) as found,
    ):
        carry_out(writer, found)
    return counts


@contextmanager
def writing(folder: Path) -> Iterator[tuple[Index, IndexWriter]]:
    """The index in `folder`, made where it is not there, and the one writer that it can have.

    Raises UsageError where the folder holds something else, or another run is writing.
    """
    index = writable(folder)
    try:
        writer = index.writer(heap_size=HEAP, num_threads=1)  # one thread: the same order for the same input
    except ValueError as error:
        raise UsageError(f"{folder}: another run is writing this index") from error
    try:
        yield index, writer
    finally:
        writer.wait_merging_threads()


def entries(index: Index) -> dict[str, str]:
    """The digest of the form in which each article is held, by the article's id."""
    index.reload()
    listed = index.searcher().terms_with_prefix("entry", "", filter_query=Query.all_query())
    return dict(entry.rsplit(_GAP, 1) for entry, _ in listed)


def carry_out(writer: IndexWriter, found: Iterable[Put[Made] | Delete]) -> None:
    """Make these changes, and let readers see them from time to time and in the end.

    Raises UsageError where the index cannot be written.
    """
    count = 0
    for count, change in enumerate(found, 1):
        match change:
            case Put(identifier, form):
                writer.delete_documents_by_term("id", identifier)
                writer.add_document(document(form))
            case Delete(identifier):
                writer.delete_documents_by_term("id", identifier)
        if count % _COMMIT == 0:
            _commit(writer)
    if count % _COMMIT:
        _commit(writer)


def _commit(writer: IndexWriter) -> None:
    try:
        writer.commit()
    except ValueError as error:  # Tantivy's word for a full disk, too
        raise UsageError(f"the index cannot be written: {_line(error)}") from error


def made(stored: Stored, digest: str) -> Made:
    """What the index holds of an article: its words by field, and the record that a hit is shown from, deflated."""
    texts = passages(stored)
    held = json.dumps(record(stored, texts), ensure_ascii=False, separators=(",", ":"))
    fields = {
        "entry": [f"{stored.id}{_GAP}{digest}"],
        "id": [stored.id],
        **{name: sorted(values) for name, values in _exact(stored).items()},
        **_words(stored.article, texts),
    }
    return fields, zlib.compress(held.encode(), _LEVEL)


def document(made: Made) -> Document:
    """The same as Tantivy takes it."""
    fields, held = made
    found = Document()
    for name, texts in fields.items():
        for text in texts:
            found.add_text(name, text)
    found.add_bytes(HELD, held)
    return found


def shown(searcher: Searcher, address: DocAddress) -> dict[str, Any]:
    """The record that was kept of an article."""
    held: Any = searcher.doc(address).get_first(HELD)
    found: dict[str, Any] = json.loads(zlib.decompress(bytes(held)))
    return found


def _exact(stored: Stored) -> dict[str, set[str] | frozenset[str]]:
    """What is found as a whole or not at all."""
    front = stored.article.front
    journal = front.journal
    printed = (front.doi, front.publisher_id, *front.clc, journal.issn, journal.eissn, journal.cn)
    return {
        "identifier": {value.text.strip().lower() for value in printed if value} | {stored.id},
        "year": {front.year.text} if front.year else set(),
        "term": terms(stored.article),
        "pair": pairs(stored.article),
    }


def _words(article: Article, texts: Sequence[Passage]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {"text": [], "title": [], "keyword": [], "abstract": []}
    for passage in texts:
        words = spaced(passage.text)
        fields["text"].append(words)
        if passage.kind in _FIELDS:
            fields[_FIELDS[passage.kind]].append(words)
    fields["journal"] = [spaced(title.text) for title in article.front.journal.titles]
    fields["name"] = [" ".join(sorted(name_words(contrib.name))) for contrib in article.front.contribs]
    return {name: [" ".join(parts)] for name, parts in fields.items()}


def writable(folder: Path) -> Index:
    if folder.is_dir() and Index.exists(str(folder)):
        return opened(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is there already, and is no index")
    folder.mkdir(parents=True, exist_ok=True)
    return _with_analysers(Index(schema(), str(folder)))


def _with_analysers(index: Index) -> Index:
    index.register_tokenizer(STEMMED, stemmed())
    index.register_tokenizer(PLAIN, plain())
    return index


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
