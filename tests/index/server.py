"""A small search engine over HTTP, for the faults that a real one cannot be made to show.

It is busy when it is told to, puts off single documents, and fails for a moment. What an engine takes and finds is
asked of a real one (`test_opensearch.py`); docs/opensearch.md says in what that one differs from this.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = Any


@dataclass
class Engine:
    """What the server holds, what it was asked, and what it is to answer instead."""

    body: Json = None  # of the request that created the index
    documents: dict[str, Json] = field(default_factory=dict)
    bulks: list[list[Json]] = field(default_factory=list)  # the actions of each bulk request
    refreshed: int = 0
    busy: int = 0  # bulk requests still to be put off as a whole
    busy_items: dict[str, int] = field(default_factory=dict)  # how often each document is still to be put off
    failing: int = 0  # requests still to be answered with 503
    refused: set[str] = field(default_factory=set)  # documents that it cannot take
    scrolls: dict[str, list[Json]] = field(default_factory=dict)

    def bulk(self, raw: bytes) -> tuple[int, Json]:
        if not raw.endswith(b"\n"):
            return 400, {"error": {"type": "illegal_argument_exception"}, "status": 400}
        lines = iter([json.loads(line) for line in raw.splitlines()])
        actions, items = [], []
        for action in lines:
            ((kind, meta),) = action.items()
            source = next(lines) if kind == "index" else None
            actions.append((kind, meta["_id"]))
            items.append({kind: {"_id": meta["_id"], **self.act(kind, meta["_id"], source)}})
        self.bulks.append(actions)
        return 200, {
            "took": 1,
            "errors": any("error" in told for item in items for told in item.values()),
            "items": items,
        }

    def act(self, kind: str, identifier: str, source: Json) -> Json:
        if self.busy_items.get(identifier, 0) > 0:
            self.busy_items[identifier] -= 1
            return {"status": 429, "error": {"type": "rejected_execution_exception", "reason": "queue is full"}}
        if kind == "delete":
            return {"status": 200 if self.documents.pop(identifier, None) else 404}
        unknown = unmapped(source, self.body["mappings"]["properties"])
        if identifier in self.refused or unknown:
            return {"status": 400, "error": {"type": "mapper_parsing_exception", "reason": f"unknown {unknown}"}}
        status = 200 if identifier in self.documents else 201
        self.documents[identifier] = source
        return {"status": status}

    def page(self, scroll: str, size: int) -> Json:
        left = self.scrolls[scroll]
        hits, self.scrolls[scroll] = left[:size], left[size:]
        shards = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}
        return {"_scroll_id": scroll, "_shards": shards, "hits": {"hits": hits}}


def unmapped(value: Json, properties: Json, path: str = "") -> list[str]:
    """The fields of a document that a strict mapping does not know."""
    found = []
    for key, inner in value.items():
        if key not in properties:
            found.append(f"{path}{key}")
            continue
        for item in inner if isinstance(inner, list) else [inner]:
            if isinstance(item, dict):
                found += unmapped(item, properties[key].get("properties", {}), f"{path}{key}.")
            elif "properties" in properties[key]:
                found.append(f"{path}{key} is no object")
    return found


class Handler(BaseHTTPRequestHandler):
    engine: Engine
    size = 2  # hits a page, so that scrolling is needed

    def do_HEAD(self) -> None:
        self.answer(404 if self.engine.body is None else 200, None)

    def do_GET(self) -> None:
        self.answer(200, {"papers": {"mappings": self.engine.body["mappings"]}})

    def do_PUT(self) -> None:
        self.engine.body = json.loads(self.content())
        self.answer(200, {"acknowledged": True})

    def do_DELETE(self) -> None:
        for scroll in json.loads(self.content())["scroll_id"]:
            del self.engine.scrolls[scroll]
        self.answer(200, {"succeeded": True})

    def do_POST(self) -> None:
        raw, path = self.content(), urlsplit(self.path)
        engine = self.engine
        if engine.failing:
            engine.failing -= 1
            self.answer(503, {"error": "unavailable", "status": 503})
        elif path.path.endswith("/_bulk"):
            if engine.busy:
                engine.busy -= 1
                self.answer(429, {"error": "busy", "status": 429})
            else:
                self.answer(*engine.bulk(raw))
        elif path.path.endswith("/_search"):
            assert parse_qs(path.query)["scroll"]
            keep = json.loads(raw)["_source"]
            hits = [
                {"_id": key, "_source": {name: source[name] for name in keep if name in source}}
                for key, source in sorted(engine.documents.items())
            ]
            scroll = f"scroll-{len(engine.scrolls)}"
            engine.scrolls[scroll] = hits
            self.answer(200, engine.page(scroll, self.size))
        elif path.path.endswith("/_search/scroll"):
            self.answer(200, engine.page(json.loads(raw)["scroll_id"], self.size))
        elif path.path.endswith("/_refresh"):
            engine.refreshed += 1
            self.answer(200, {"_shards": {}})
        else:
            self.answer(400, {"error": f"no handler for {path.path}", "status": 400})

    def content(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def answer(self, status: int, value: Json) -> None:
        data = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


@contextmanager
def serving() -> Iterator[tuple[str, Engine]]:
    """The URL of an index on a server on this machine, and what it holds."""
    engine = Engine()
    handler = type("Own", (Handler,), {"engine": engine})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/papers", engine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
