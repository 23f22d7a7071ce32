"""The `index` and `search` commands: options in, lines out."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import ExitStatus, UsageError
from pipeline.regular import refuse_stdout
from pipeline.said import said
from pipeline.write.characters import printable

if TYPE_CHECKING:
    from pipeline.index.search import Hit, Snippet
    from pipeline.index.sync import Counts

_TARGETS = ("ndjson", "opensearch")


def index(
    outputs: Annotated[
        list[str], typer.Argument(help="folders of results; last, FILE or URL of --to ndjson|opensearch")
    ],
    to: Annotated[
        str, typer.Option(help="a folder for the local index, or: ndjson FILE, or: opensearch URL")
    ] = "index",
    keep: Annotated[bool, typer.Option("--keep", help="delete nothing that the outputs no longer hold")] = False,
    password_file: Annotated[
        Path | None, typer.Option(help="of opensearch: its first line; else $OPENSEARCH_PASSWORD, or in the URL")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="processes; default: a core each")] = None,
) -> None:
    """Bring a search index to what OUTPUT holds: a folder here, a file for bulk loading, or an OpenSearch server.

    Exit status 0: all indexed; 1: some results could not be, the rest are, or there is none; 2: bad usage.
    """
    target = ""
    if to in _TARGETS:
        *outputs, target = outputs
        if not outputs:
            raise UsageError(f"--to {to} takes {'FILE' if to == 'ndjson' else 'URL'} after the folders of results")
    if password_file is not None and to != "opensearch":
        raise UsageError("--password-file is for --to opensearch")
    from pipeline.index.workers import workers_of

    refuse_stdout(Path(target or to))
    try:
        counts = _writer(to, target, keep, password_file, workers_of(workers))([Path(output) for output in outputs])
    except OSError as error:
        raise UsageError(f"{error.filename or to}: {error.strerror or error}") from error
    for remark in (*counts.repeated, *counts.problems):
        print(said(printable(remark)), file=sys.stderr)
    print(said(counts.line))
    if not counts.met:
        print(said("no result found"), file=sys.stderr)
    raise typer.Exit(ExitStatus.OK if counts.met and not counts.problems else ExitStatus.SOME_FAILED)


def _writer(
    to: str, target: str, keep: bool, password_file: Path | None, workers: int
) -> Callable[[Sequence[Path]], Counts]:
    match to:
        case "ndjson":
            from pipeline.index.ndjson import write

            return lambda outputs: write(Path(target), outputs, workers=workers)
        case "opensearch":
            from pipeline.index.opensearch import update as send

            return lambda outputs: send(target, outputs, keep=keep, password_file=password_file, workers=workers)
        case _:
            from pipeline.index.local import update

            return lambda outputs: update(Path(to), outputs, keep=keep, workers=workers)


def search(
    folder: Annotated[Path, typer.Argument(help="a folder made by `index --to FOLDER`")],
    query: Annotated[
        list[str],
        typer.Argument(
            help='words, names, identifiers, "phrases", OR, -without; author:, title:, year: … for one field'
        ),
    ],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="articles at most")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="a JSON object a line, for programs")] = False,
) -> None:
    """Search an index in either language: titles, authors, and where in the PDF it stands.

    Exit status 0: something was found; 1: nothing; 2: bad usage.
    """
    from pipeline.index.search import Search
    from pipeline.index.typed import FIELDS, check_query, unknown_fields

    for word in query:
        if word.startswith("--"):
            raise UsageError(f"No such option: {word}")
    asked = " ".join(query)
    if not asked.isprintable() and any("\ud800" <= char <= "\udfff" for char in asked):
        raise UsageError("the query is no text: it has bytes that are no UTF-8")
    check_query(asked)
    hits = Search(folder)(asked, limit)
    if not hits or any(hit.missing for hit in hits):
        for name in unknown_fields(asked):
            own = ", ".join(FIELDS)
            print(said(printable(f"{name}: is no field, but looked for as a word; fields are {own}")), file=sys.stderr)
    if any(hit.missing for hit in hits):
        print(said("no article holds all of these words: those that are shown hold some of them"), file=sys.stderr)
    for number, hit in enumerate(hits, 1):
        print(_json(hit) if as_json else _text(number, hit))
    if not hits:
        print(said("no article found"), file=sys.stderr)
    raise typer.Exit(ExitStatus.OK if hits else ExitStatus.SOME_FAILED)


def _json(hit: Hit) -> str:
    snippets = [dataclasses.asdict(snippet) for snippet in hit.snippets]
    found = {"score": hit.score, "languages": hit.languages, "missing": hit.missing, "snippets": snippets}
    return json.dumps({**hit.record, **found}, ensure_ascii=False)


def _text(number: int, hit: Hit) -> str:
    """An article on some lines: titles, authors, where it was published, and the passages with their pages."""
    record = hit.record
    lines = [" / ".join(record["title"].values()) or record["id"]]
    lines += [" / ".join(", ".join(names) for names in record["authors"].values())]
    lines += [" ".join(filter(None, (*record["journal"].values(), _issue(record), record["id"])))]
    lines += [f"{record['pdf']}{_page(snippet)} ({snippet.lang}): {_marked(snippet)}" for snippet in hit.snippets]
    lines += [said(f"not in it: {', '.join(hit.missing)}")] if hit.missing else []
    head, *rest = (printable(line) for line in lines if line)
    return "\n".join([f"{number}. {head}", *(f"   {line}" for line in rest)])


def _page(snippet: Snippet) -> str:
    """The page of a passage; nothing for what a person has added without a place."""
    return f" p. {snippet.page}" if snippet.page else ""


def _issue(record: dict[str, str]) -> str:
    """`2014, 17(10): 755-760`, as far as it is known."""
    issue = f"({record['issue']})" if record["issue"] else ""
    pages = "-".join(filter(None, (record["fpage"], record["lpage"])))
    text = ", ".join(filter(None, (record["year"], f"{record['volume']}{issue}")))
    return f"{text}: {pages}" if pages else text


def _marked(snippet: Snippet) -> str:
    """The text with `[` and `]` around what was sought."""
    text, end = "", 0
    for start, stop in snippet.marks:
        text += f"{snippet.text[end:start]}[{snippet.text[start:stop]}]"
        end = stop
    return " ".join((text + snippet.text[end:]).split())
