"""A server that answers oddly, late, in drops, or never: one line, in bounded time, and no password in it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.index import RECORD, opensearch
from pipeline.index.engine import FORM
from pipeline.index.server import _kept
from tests.index.made import abroad, lungs, put
from tests.index.server import serving

EMPTY = {"_scroll_id": "x", "_shards": {}, "hits": {"hits": []}}
Answer = Callable[[str], bytes]


class Odd(BaseHTTPRequestHandler):
    """Answers 200 with what `answer` makes of a path; without an end where that is None."""

    answer: Callable[[str], bytes | None]
    status: Callable[[str], int] = staticmethod(lambda path: 200)
    ended = threading.Event()
    seen: list[str]

    def do_HEAD(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.seen.append(self.headers.get("Authorization") or "")
        data = self.answer(self.path)
        self.send_response(self.status(self.path))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(9**9 if data is None else len(data)))
        self.end_headers()
        while data is None and not self.ended.wait(0.05):
            self.wfile.write(b" ")
        if data and self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


@pytest.fixture
def serve(request: pytest.FixtureRequest) -> Iterator[Callable[..., str]]:
    """Start a server; its address with user and password."""
    ended = threading.Event()
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Callable[[str], bytes | None], status: int = 200, seen: list[str] | None = None) -> str:
        members = {
            "answer": staticmethod(answer),
            "status": staticmethod(lambda path: status if path.endswith("_bulk") else 200),
            "ended": ended,
            "seen": [] if seen is None else seen,
        }
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Odd,), members))
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://lin:s3cret@127.0.0.1:{server.server_port}/papers"

    yield start
    ended.set()
    for server in servers:
        server.shutdown()
        server.server_close()


def bulk(answer: object) -> Answer:
    """An index that holds nothing, and answers this to what is sent."""
    own = {"papers": {"mappings": {"_meta": {FORM: RECORD}}}}
    return lambda path: json.dumps(
        answer if path.endswith("_bulk") else own if path.endswith("_mapping") else EMPTY
    ).encode()


def whatever(data: bytes) -> Answer:
    return lambda _: data


@pytest.mark.parametrize(
    "answer",
    [
        whatever(b"[]"),
        whatever(b"{}"),
        whatever(b"[" * 100_000),
        whatever(b"\xff<html>\x00" + b"x" * 2000),
        whatever(b'{"hits": 3}'),
        whatever(b'{"hits": {"hits": [3]}}'),
        whatever(b'{"hits": {"hits": [{"_source": {}}]}}'),
        whatever(b'{"_shards": {"failed": 1}, "hits": {"hits": []}, "_scroll_id": "x"}'),
        bulk([]),
        bulk({"items": 3}),
    ],
)
def test_an_odd_answer_is_one_line(serve, tmp_path: Path, answer: Answer) -> None:
    put(tmp_path, a=lungs())
    with pytest.raises(UsageError) as told:
        opensearch.update(serve(answer), [tmp_path], patience=5, backoff=0.01)
    assert "\n" not in str(told.value)
    assert "s3cret" not in str(told.value)
    assert str(told.value).count("http://") == 1  # the server is named once


def test_why_a_server_cannot_be_reached_is_told_in_the_systems_words(tmp_path: Path) -> None:
    put(tmp_path, a=lungs())
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))  # and nobody listens
        address = f"http://127.0.0.1:{own.getsockname()[1]}"
        with pytest.raises(UsageError) as told:
            opensearch.update(f"{address}/x", [tmp_path], patience=5, backoff=0.01)
    assert str(told.value) == f"{address}: cannot be reached (Connection refused)"


@pytest.mark.parametrize("items", [[], [3], [{"index": 3}], [{"index": {"_id": "another", "status": 201}}]])
def test_what_is_not_acknowledged_is_not_counted(serve, tmp_path: Path, items: list[object]) -> None:
    put(tmp_path, a=lungs(), b=abroad())
    counts = opensearch.update(serve(bulk({"items": items, "errors": False})), [tmp_path], backoff=0.01)
    assert counts.line == "0 new, 0 changed, 0 unchanged, 0 deleted, 2 failed"
    assert all(problem.endswith("not acknowledged by the server") for problem in counts.problems)


def test_a_server_that_never_ends_its_answer_is_given_up(serve, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no whole answer within 0\.3 s"):
        opensearch.update(serve(lambda _: None), [tmp_path], patience=0.3)


def test_a_server_that_is_busy_for_ever_is_given_up(serve, tmp_path: Path) -> None:
    put(tmp_path, a=lungs())
    with pytest.raises(UsageError, match="429"):
        opensearch.update(serve(bulk({"error": "busy"}), 429), [tmp_path], patience=0.3, backoff=0.01)


def test_a_document_that_is_put_off_for_ever_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, a=lungs())
    with serving() as (url, engine):
        engine.busy_items = {"doi:10.5555/hills.2021.01": 10**9}
        counts = opensearch.update(url, [tmp_path], patience=0.3, backoff=0.01)
    assert counts.line == "0 new, 0 changed, 0 unchanged, 0 deleted, 1 failed"


def test_the_password_may_stand_in_a_file_or_in_the_environment(serve, tmp_path: Path, monkeypatch) -> None:
    seen: list[str] = []
    url = serve(bulk({"items": []}), seen=seen).replace(":s3cret@", "@")
    monkeypatch.setenv("OPENSEARCH_PASSWORD", "s3cret")
    opensearch.update(url, [tmp_path])
    monkeypatch.delenv("OPENSEARCH_PASSWORD")
    (tmp_path / "password").write_text("s3cret\n")
    opensearch.update(url, [tmp_path], password_file=tmp_path / "password")
    assert set(seen) == {"Basic bGluOnMzY3JldA=="}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
def test_of_a_password_file_a_line_is_read_and_no_more() -> None:
    with pytest.raises(UsageError, match="/dev/zero: no password in its first line"):
        _kept(Path("/dev/zero"))


@pytest.mark.parametrize(
    "url", ["ftp://lin:s3cret@127.0.0.1", "http://lin:s3cret@127.0.0.1:99999/x", "http://[lin:s3cret@x/"]
)
def test_an_address_that_is_none_is_one_line_without_the_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError, match="not the address of a server") as told:
        opensearch.update(url, [tmp_path])
    assert "s3cret" not in str(told.value)
