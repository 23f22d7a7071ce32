"""A full-text index in a folder: made, and brought up to date while others read it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from tantivy import Document, Index, IndexWriter, Query

from pipeline.errors import UsageError
from pipeline.index.analysis import once, printed, stems
from pipeline.index.folder import HELD, PHRASES, NotKept, kept, line, writable
from pipeline.index.held import packed
from pipeline.index.names import name_words
from pipeline.index.passages import Passage, passages
from pipeline.index.record import record
from pipeline.index.sync import Counts, Delete, Put, changes
from pipeline.index.translations import pairs, terms
from pipeline.model.article import Article
from pipeline.results.output import Stored

HEAP = 128 * 1024 * 1024  # bytes of what is not yet written
_COMMIT = 5000  # articles; a killed run loses no more
# The fields that hold words of passages of these kinds; `text` holds those of all.
_FIELDS = {"article-title": "title", "kwd-group": "keyword", "abstract": "abstract"}
_BUSY = "LockBusy"  # in what Tantivy says where another writer has the folder
_GAP = " "  # of an index's entry: identifiers have none
Made = tuple[dict[str, list[str]], bytes]  # an article as the index holds it: texts by field, and its record


def update(folder: Path, outputs: Sequence[Path], *, keep: bool = False, workers: int = 1) -> Counts:
    """Bring the index in `folder` to what the outputs hold; one that is not there is made.

    Readers see the state before or a state after, never a half. A run that is killed leaves what it had committed; the
    next one goes on from there. Articles are read and their words told apart by `workers` processes.
    Raises UsageError where the folder holds something else or cannot be written, another run is writing, or an output
    does not exist.
    """
    counts = Counts()
    try:
        with (
            writing(folder) as (index, writer),
            closing(changes(outputs, held := entries(index), counts, made, keep=keep, workers=workers)) as found,
        ):
            carry_out(writer, found, held)
    except NotKept as error:
        raise UsageError(f"{folder}: {error}") from error
    return counts


@contextmanager
def writing(folder: Path) -> Iterator[tuple[Index, IndexWriter]]:
    """The index in `folder`, made where it is not there, and the one writer that it can have.

    Raises UsageError where the folder holds something else or cannot be written, or another run is writing.
    """
    index = writable(folder)
    try:
        writer = index.writer(heap_size=HEAP, num_threads=1)  # one thread: the same order for the same input
    except ValueError as error:
        if _BUSY not in str(error):
            raise NotKept(f"the index cannot be written: {line(error)}") from error
        raise UsageError(f"{folder}: another run is writing this index") from error
    try:
        yield index, writer
    finally:
        with kept():
            writer.wait_merging_threads()


def entries(index: Index) -> dict[str, str]:
    """The digest of the form in which each article is held, by the article's id."""
    index.reload()
    listed = index.searcher().terms_with_prefix("entry", "", filter_query=Query.all_query())
    return dict(entry.rsplit(_GAP, 1) for entry, _ in listed)


def carry_out(writer: IndexWriter, found: Iterable[Put[Made] | Delete], held: Iterable[str]) -> None:
    """Make these changes to an index that holds articles with these ids.

    Readers see them from time to time, and in the end. Raises UsageError where the index cannot be written.
    """
    count, known = 0, set(held)  # what was never held needs not be looked for
    for count, change in enumerate(found, 1):
        match change:
            case Put(identifier, form):
                with kept():
                    if identifier in known:
                        writer.delete_documents_by_term("id", identifier)
                    writer.add_document(document(form))
                known.add(identifier)
            case Delete(identifier):
                with kept():
                    writer.delete_documents_by_term("id", identifier)
        if count % _COMMIT == 0:
            with kept():
                writer.commit()
    if count % _COMMIT:
        with kept():
            writer.commit()


def made(stored: Stored, digest: str) -> Made:
    """What the index holds of an article: its words by field, and what a hit is shown from."""
    texts = passages(stored)
    fields = {
        "entry": [f"{stored.id}{_GAP}{digest}"],
        "id": [stored.id],
        **{name: sorted(values) for name, values in _exact(stored).items()},
        **_words(stored.article, texts),
        **_printed(texts),
    }
    return fields, packed(record(stored), texts)


def document(made: Made) -> Document:
    """The same as Tantivy takes it."""
    fields, held = made
    found = Document()
    for name, texts in fields.items():
        for text in texts:
            found.add_text(name, text)
    found.add_bytes(HELD, held)
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
    fields: dict[str, list[list[str]]] = {"text": [], "title": [], "keyword": [], "abstract": []}
    for passage in texts:
        words = stems(passage.text)
        fields["text"].append(words)
        if passage.kind in _FIELDS:
            fields[_FIELDS[passage.kind]].append(words)
    fields["journal"] = [stems(title.text) for title in article.front.journal.titles]
    fields["name"] = [[word.lower() for word in sorted(name_words(contrib.name))] for contrib in article.front.contribs]
    return {name: [once(texts)] for name, texts in fields.items()}


def _printed(texts: Sequence[Passage]) -> dict[str, list[str]]:
    """What phrases are looked for in, each passage once and apart: Tantivy lets no phrase run from text to text."""
    found: dict[str, list[str]] = {name: [] for name in PHRASES.values()}
    for passage in texts:
        name = "reference" if passage.kind == "ref" else _FIELDS.get(passage.kind, "")
        found[PHRASES[name]].append(printed(passage.text))
    return found
