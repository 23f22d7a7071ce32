"""Many at once: each is answered, and what they send is not held in memory."""

from __future__ import annotations

import threading
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
from corrections.conftest import INPUT

MANY = 64
MIB = 1024 * 1024
EACH = 4  # MiB; together four times what may be held
CHUNK = b" " * (MIB // 8)


def large(number: int) -> Iterator[bytes]:
    """A damaged PDF of some size, each of another content."""
    yield f"%PDF-1.4 {number}\n".encode()
    for _ in range(EACH * MIB // len(CHUNK)):
        yield CHUNK


def test_of_many_uploads_each_is_taken_or_told_to_come_again(fresh):
    def send(number: int) -> httpx.Response:
        asked = {"name": f"many-{number}.pdf", "wait": "false"}
        return httpx.post(f"{fresh.url}/api/extract", params=asked, content=large(number), timeout=120)

    tracemalloc.start()
    try:
        with ThreadPoolExecutor(MANY) as senders:
            answers = list(senders.map(send, range(MANY)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert Counter(answer.status_code for answer in answers).keys() <= {202, 503}
    assert any(answer.status_code == 202 for answer in answers)
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in answers if answer.status_code == 503)
    assert peak < MANY * EACH * MIB / 4
    for answer in answers:
        if answer.status_code == 202:
            assert ended(fresh.url, answer.json()["id"]) == "failed"
    assert not list(fresh.app.state.own.uploads.glob(".part-*"))
    whole = (INPUT / "clinical-structured.pdf").read_bytes()
    after = httpx.post(f"{fresh.url}/api/extract", params={"name": "after.pdf"}, content=whole, timeout=120)
    assert after.status_code == 200  # as before


def ended(url: str, job: str) -> str:
    """How a job ended."""
    while True:
        status = httpx.get(f"{url}/api/jobs/{job}", timeout=60).json()["status"]
        if status not in ("queued", "running"):
            return str(status)
        threading.Event().wait(0.05)


def test_who_waits_for_an_upload_keeps_nobody_from_the_list(fresh):
    whole = (INPUT / "clinical-structured.pdf").read_bytes()

    def send(number: int) -> int:
        content = whole + f"\n% {number}".encode()
        return httpx.post(f"{fresh.url}/api/extract?name=w{number}.pdf", content=content, timeout=120).status_code

    with ThreadPoolExecutor(MANY) as senders:
        sent = [senders.submit(send, number) for number in range(MANY)]
        assert httpx.get(f"{fresh.url}/api/articles", timeout=60).status_code == 200
        assert not all(one.done() for one in sent)  # the list came while they waited
        assert {one.result() for one in sent} == {200, 503}
