"""Articles sent to OpenSearch with its own client: what is new, what has changed, and what is gone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import UsageError
from pipeline.index.engine import document, index_body
from pipeline.index.sync import Counts, Delete, Put, changes

INDEX = "articles"  # where the URL names none
_BATCH, _BATCH_BYTES = 500, 8 * 1024 * 1024  # one request's documents and bytes at most
_RETRIES = 8  # of what an engine that is busy (429) has put off, each after twice the time of the one before
_PAGE = 5000  # identifiers in one answer


def update(url: str, outputs: Sequence[Path], *, keep: bool = False, backoff: float = 1.0) -> Counts:
    """Bring an index of an OpenSearch server to what the outputs hold; one that is not there is created.

    `url` is `https://user:password@host:9200/index`. `backoff` is the first wait in seconds where the server is busy.
    Stopped at any point, the same call goes on. Documents that the server refuses are in the counts' problems.
    Raises UsageError where the server does not answer, refuses, or an output does not exist.
    """
    try:
        from opensearchpy import OpenSearch, OpenSearchException
    except ImportError as error:
        raise UsageError("--to opensearch needs its client: pip install 'duizhao[opensearch]'") from error
    server, index = _address(url)
    client = OpenSearch(server, timeout=60, max_retries=5, retry_on_timeout=True, retry_on_status=(502, 503, 504))
    counts = Counts()
    try:
        if not client.indices.exists(index=index):
            client.indices.create(index=index, body=json.loads(index_body()))
        known = dict(_digests(client, index))
        counts.problems += _refused(client, index, _actions(changes(outputs, known, counts, keep=keep)), backoff)
        client.indices.refresh(index=index)
    except OpenSearchException as error:
        raise UsageError(f"{_shown(server)}: {_line(error)}") from error
    finally:
        client.close()
    return counts


def _address(url: str) -> tuple[str, str]:
    """The server's address, and the index that the URL's path names."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url}: not the address of a server, such as https://localhost:9200/articles")
    return f"{parts.scheme}://{parts.netloc}", parts.path.strip("/") or INDEX


def _shown(server: str) -> str:
    """The address without a password."""
    parts = urlsplit(server)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _digests(client: Any, index: str) -> Iterator[tuple[str, str]]:
    """The id of each document in the index, with the digest of the form in which it was sent."""
    from opensearchpy.helpers import scan

    query = {"query": {"match_all": {}}, "_source": ["digest"]}
    for hit in scan(client, query=query, index=index, size=_PAGE):
        yield hit["_id"], hit["_source"].get("digest", "")


def _actions(found: Iterable[Put | Delete]) -> Iterator[dict[str, Any]]:
    for change in found:
        match change:
            case Put(stored, digest):
                yield {"_op_type": "index", "_id": stored.id, "_source": document(stored, digest)}
            case Delete(identifier):
                yield {"_op_type": "delete", "_id": identifier}


def _refused(client: Any, index: str, actions: Iterator[dict[str, Any]], backoff: float) -> Iterator[str]:
    """Send the actions, one batch after the answer to the one before; a line for each that was refused."""
    from opensearchpy.helpers import streaming_bulk

    answers = streaming_bulk(
        client,
        actions,
        index=index,
        chunk_size=_BATCH,
        max_chunk_bytes=_BATCH_BYTES,
        max_retries=_RETRIES,
        initial_backoff=backoff,  # type: ignore[arg-type]  # passed to time.sleep
        max_backoff=60,
        raise_on_error=False,
    )
    for done, answer in answers:
        (kind, told), *_ = answer.items()
        if not done and not (kind == "delete" and told.get("status") == 404):
            yield f"{told.get('_id')}: refused by the server: {_line(told.get('error') or told.get('status'))}"


def _line(error: object) -> str:
    return " ".join(str(error).split())[:300]
