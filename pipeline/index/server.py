"""A server of articles: each request within a time and repeated where it is busy, answers held to their form."""

import json
import os
import queue
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from pipeline.errors import UsageError
from pipeline.regular import first_line

PASSWORD = "OPENSEARCH_PASSWORD"  # the environment's variable
_LONGEST_PASSWORD = 4096  # bytes; a device has no end of its first line
INDEX = "articles"  # where the URL names none
_BUSY = frozenset({429, 502, 503, 504})
_LONGEST_WAIT = 30.0  # seconds between two requests to a busy server

Json = dict[str, Any]
_EXISTS = "resource_already_exists_exception"  # what OpenSearch calls the refusal to make an index again


class Server:
    """One server, and the one index of it that is spoken of.

    Every method raises UsageError, one line without a password, where the server refuses, does not answer within
    `patience` seconds, or answers what is no answer. `backoff` is the first wait in seconds where it is busy.
    """

    def __init__(self, url: str, password_file: Path | None, patience: float, backoff: float) -> None:
        try:
            from opensearchpy import OpenSearch
        except ImportError as error:
            raise UsageError("--to opensearch needs its client: pip install '.[opensearch]'") from error
        address, self.index, self.shown = _address(url, password_file)
        self._client = OpenSearch(address, max_retries=0)
        self._patience, self._backoff = patience, backoff

    def close(self) -> None:
        self._client.close()

    def has_index(self) -> bool:
        return bool(self._asked("HEAD", self._path()))

    def create(self, body: bytes) -> None:
        """Make the index; one that is there after all stays as it is: a server that starts may not know of it yet."""
        try:
            self._asked("PUT", self._path(), json.loads(body))
        except UsageError as error:
            if getattr(error.__cause__, "error", None) != _EXISTS:
                raise

    def mapping(self) -> Json:
        """The mappings of the index, by its name; an alias has that of what it stands for."""
        return self._object("GET", self._path("_mapping"))

    def refresh(self) -> None:
        self._asked("POST", self._path("_refresh"))

    def search(self, body: Json, size: int, keep: str) -> Json:
        """The first page of a search whose further pages `scroll` gives for the time `keep`."""
        return self._object("POST", self._path("_search"), body, {"scroll": keep, "size": size})

    def scroll(self, scroll: str, keep: str) -> Json:
        return self._object("POST", "/_search/scroll", {"scroll_id": scroll, "scroll": keep})

    def forget(self, scroll: str) -> None:
        self._asked("DELETE", "/_search/scroll", {"scroll_id": [scroll]})

    def bulk(self, lines: bytes) -> Json:
        return self._object("POST", self._path("_bulk"), lines)

    def fail(self, message: str) -> UsageError:
        """The error that says this of the server."""
        return UsageError(f"{self.shown}: {line(message)}")

    def wait(self, attempt: int, until: float) -> bool:
        """Wait before the attempt after this one; whether there is time left for it."""
        pause = min(self._backoff * 2**attempt, _LONGEST_WAIT)
        if time.monotonic() + pause > until:
            return False
        time.sleep(pause)
        return True

    def until(self) -> float:
        """When the patience that begins now will be at its end, by the monotonic clock."""
        return time.monotonic() + self._patience

    def _path(self, name: str = "") -> str:
        return "/" + "/".join(filter(None, (quote(self.index, safe=""), name)))

    def _object(self, method: str, path: str, body: Any = None, parameters: Mapping[str, Any] | None = None) -> Json:
        answer = self._asked(method, path, body, parameters)
        if not isinstance(answer, dict):
            raise self.fail(f"answers what is no answer to {method} {path}: {str(answer)[:80]!r}")
        return answer

    def _asked(self, method: str, path: str, body: Any = None, parameters: Mapping[str, Any] | None = None) -> Any:
        """The answer, asked for again while the server is busy."""
        until, attempt = self.until(), 0
        while True:
            answer = self._once(method, path, body, parameters, until)
            if not isinstance(answer, Exception):
                return answer
            if isinstance(answer, UsageError):
                raise answer
            if getattr(answer, "status_code", None) not in _BUSY or not self.wait(attempt, until):
                raise self.fail(str(answer)) from answer
            attempt += 1

    def _once(self, method: str, path: str, body: Any, parameters: Mapping[str, Any] | None, until: float) -> Any:
        """The answer to one request, or the error that came of it.

        In a thread that is left to itself when the time is over: a server that sends a byte now and then would else
        never be given up, as the client's limit of time is one of silence.
        """
        left = max(until - time.monotonic(), 0.1)
        found: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def ask() -> None:
            perform = self._client.transport.perform_request
            try:
                found.put(perform(method, path, params=dict(parameters or {}), body=body, timeout=left))
            except Exception as error:  # passed on to the thread that asks
                found.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = found.get(timeout=left)
        except queue.Empty:
            raise self.fail(f"no whole answer within {self._patience:g} s") from None
        from opensearchpy import ConnectionError, ConnectionTimeout, OpenSearchException, SSLError

        if isinstance(answer, RecursionError):
            return self.fail("answers JSON that is nested too deep")
        if isinstance(answer, ConnectionTimeout):
            return self.fail(f"no answer within {self._patience:g} s")
        if isinstance(answer, ConnectionError) and not isinstance(answer, SSLError):
            return self.fail(f"cannot be reached ({_why(answer)})")
        if isinstance(answer, Exception) and not isinstance(answer, (OpenSearchException, UnicodeError, ValueError)):
            raise answer
        return answer


def _why(error: BaseException) -> str:
    """What the system says of a connection that did not come about, which the client's own error is wrapped around."""
    inner: BaseException | None = error.args[2] if len(error.args) > 2 else error
    while inner is not None and not (isinstance(inner, OSError) and inner.strerror):
        inner = inner.__cause__ or inner.__context__
    return str(inner.strerror) if isinstance(inner, OSError) else str(error)


def _address(url: str, password_file: Path | None) -> tuple[str, str, str]:
    """The server's address, the index that the URL's path names, and the address without a password.

    The password is the URL's, else the file's first line, else the environment's.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:  # a port that is no number, brackets that do not close
        parts, host, port = urlsplit(""), None, None
    if parts.scheme not in ("http", "https") or not host:
        shown = url.rpartition("@")[2]
        raise UsageError(f"{shown}: not the address of a server, such as https://localhost:9200/articles")
    place = f"[{host}]" if ":" in host else host
    place = f"{place}:{port}" if port is not None else place
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    password = password or _kept(password_file)
    if password and not user:
        raise UsageError(f"{parts.scheme}://{place}: whose password it is stands in the address: https://USER@HOST")
    login = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    shown = f"{parts.scheme}://{place}"
    return f"{parts.scheme}://{login}{place}", parts.path.strip("/") or INDEX, shown


def _kept(file: Path | None) -> str:
    """The password of the file, or of the environment."""
    if file is None:
        return os.environ.get(PASSWORD, "")
    try:
        found = first_line(file, _LONGEST_PASSWORD).decode("utf-8").strip("\r\n")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: no password in UTF-8") from error
    if not found.isprintable() or not found:
        raise UsageError(f"{file}: no password in its first line")
    return found


def line(error: object) -> str:
    """What a server says, as one short line."""
    return " ".join(str(error).split())[:300]
