"""Articles sent to OpenSearch with its own client: what is new, what has changed, and what is gone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.index import RECORD
from pipeline.index.engine import FORM, index_body, put_lines
from pipeline.index.engine import line as as_line
from pipeline.index.server import Json, Server, line
from pipeline.index.sync import Counts, Delete, Put, changes
from pipeline.said import later

_BATCH, _BATCH_BYTES = 500, 8 * 1024 * 1024  # one request's documents and bytes at most
_PAGE = 5000  # identifiers in one answer
_KEEP = "5m"  # how long the server keeps the pages of one listing
_PATIENCE = 120.0  # seconds, for one request and its repetitions
_BUSY = 429


@dataclass(frozen=True, slots=True)
class _Action:
    """One change as the bulk interface takes it."""

    id: str
    kind: str  # index, delete
    counted: str  # where `Counts` has it
    lines: bytes


def update(
    url: str,
    outputs: Sequence[Path],
    *,
    keep: bool = False,
    password_file: Path | None = None,
    workers: int = 1,
    patience: float = _PATIENCE,
    backoff: float = 1.0,
) -> Counts:
    """Bring an index of an OpenSearch server to what the outputs hold; one that is not there is created.

    `url` is `https://user@host:9200/index`; the password is the URL's, the first line of `password_file`, or in the
    environment. `patience` is how many seconds a request may take with all its repetitions, `backoff` the first wait
    where the server is busy. Stopped at any point, the same call goes on. The counts are of what the server has
    acknowledged; what it refuses is in their problems. Raises UsageError where the server does not answer, refuses,
    or answers what is no answer, and where an output does not exist.
    """
    server = Server(url, password_file, patience, backoff)
    counts = Counts()
    try:
        if not server.has_index():
            server.create(index_body())
        if _form(server) != RECORD:
            shown = f"{server.shown}/{server.index}"
            raise UsageError(f"{shown}: not an index of this version; delete it and index again")
        server.refresh()  # a run that was stopped has left what no listing shows yet
        known = dict(_digests(server))
        found = changes(outputs, known, counts, put_lines, keep=keep, workers=workers)
        for batch in _batches(_actions(found, known)):
            _send(server, batch, counts)
        server.refresh()
    finally:
        server.close()
    return counts


def _form(server: Server) -> object:
    """The number of the form in which the index takes articles, None where it does not say."""
    said = [index["mappings"].get("_meta") for index in server.mapping().values() if _is_mapped(index)]
    return said[0].get(FORM) if said and isinstance(said[0], dict) else None


def _is_mapped(index: object) -> bool:
    return isinstance(index, dict) and isinstance(index.get("mappings"), dict)


def _digests(server: Server) -> Iterator[tuple[str, str]]:
    """The id of each document in the index, with the digest of the form in which it was sent."""
    answer = server.search({"query": {"match_all": {}}, "_source": ["digest"], "sort": ["_doc"]}, _PAGE, _KEEP)
    scroll = ""
    try:
        while hits := _hits(answer):
            for hit in hits:
                source = hit.get("_source")
                yield str(hit["_id"]), str(source.get("digest", "")) if isinstance(source, dict) else ""
            scroll = str(answer["_scroll_id"])
            answer = server.scroll(scroll, _KEEP)
        scroll = str(answer["_scroll_id"])
    except (KeyError, TypeError, AttributeError) as error:  # a part of the answer that is not there, or another kind
        raise server.fail(f"answers a listing without {error}") from error
    finally:
        if scroll:
            server.forget(scroll)


def _hits(answer: Json) -> list[Json]:
    """The hits of one page. Raises KeyError or TypeError where the answer is no page, or only a part of one."""
    shards = answer.get("_shards") or {}
    if shards.get("failed") or answer.get("timed_out"):
        raise KeyError("all its parts")
    hits = answer["hits"]["hits"]
    if not isinstance(hits, list):
        raise TypeError("hits")
    return hits


def _actions(found: Iterable[Put[bytes] | Delete], known: dict[str, str]) -> Iterator[_Action]:
    for change in found:
        match change:
            case Put(identifier, lines):
                yield _Action(identifier, "index", "changed" if identifier in known else "new", lines)
            case Delete(identifier):
                yield _Action(identifier, "delete", "deleted", as_line({"delete": {"_id": identifier}}))


def _batches(actions: Iterable[_Action]) -> Iterator[list[_Action]]:
    """The actions in requests of bounded size; the next is made after the answer to the one before."""
    batch: list[_Action] = []
    size = 0
    for action in actions:
        if batch and (len(batch) == _BATCH or size + len(action.lines) > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(action)
        size += len(action.lines)
    if batch:
        yield batch


def _send(server: Server, batch: Sequence[_Action], counts: Counts) -> None:
    """Send a batch, what a busy server puts off again; what it does not acknowledge is counted as a problem."""
    until, attempt = server.until(), 0
    while batch:
        told = _told(server.bulk(b"".join(action.lines for action in batch)), batch, server)
        put_off = [action for action, answer in told if answer.get("status") == _BUSY]
        for action, answer in told:
            if answer.get("status") != _BUSY and (why := _refused(action, answer)):
                _take_back(counts, action, why)
        if put_off and not server.wait(attempt, until):
            for action in put_off:
                _take_back(counts, action, later("put off by the server again and again"))
            return
        batch, attempt = put_off, attempt + 1


def _told(answer: Json, batch: Sequence[_Action], server: Server) -> list[tuple[_Action, Json]]:
    """Each action with the server's answer to it, empty where it has none."""
    items = answer.get("items")
    if not isinstance(items, list):
        raise server.fail(f"answers a bulk request without items: {json.dumps(answer)[:80]}")
    told = {(kind, str(own.get("_id"))): own for item in items for kind, own in _parts(item)}
    return [(action, told.get((action.kind, action.id), {})) for action in batch]


def _parts(item: Any) -> list[tuple[str, Json]]:
    return [(kind, own) for kind, own in item.items() if isinstance(own, dict)] if isinstance(item, dict) else []


def _refused(action: _Action, answer: Json) -> str:
    """Why the action was not carried out, or an empty text; what is to be deleted may be gone already."""
    status = answer.get("status")
    if not isinstance(status, int):
        return later("not acknowledged by the server")
    if status < 300 or (action.kind == "delete" and status == 404):
        return ""
    return later(f"refused by the server: {line(answer.get('error') or status)}")


def _take_back(counts: Counts, action: _Action, why: str) -> None:
    setattr(counts, action.counted, getattr(counts, action.counted) - 1)
    counts.problems.append(f"{action.id}: {why}")
