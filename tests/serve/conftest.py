"""A server of the tests' own on this machine, and a browser, both once for all tests."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from corrections.conftest import INPUT, extract

from pipeline.archive import forks
from pipeline.corrections.files import sha256
from tests.needed import lacking, library

FastAPI = library("browser", "fastapi").FastAPI
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Chromium loads the popup of its address bar for each window, and a process for a page that may come: half of a test's
# time. It hears the last list only, so what Playwright switches off stands here again, as far as it is of any cost.
SWITCHED_OFF = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess",
    "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay", "MediaRouter", "OptimizationHints", "PaintHolding",
    "PreconnectToSearch",
)  # fmt: skip
NAMES = ("engineering-bilingual", "brief-shared-page", "review-two-column")
DOUBTED = "engineering-bilingual"


@dataclass(frozen=True)
class Served:
    """A running server: its address, its results, and the key of each by its name."""

    url: str
    output: Path
    keys: dict[str, str]
    app: FastAPI


def results(folder: Path) -> Path:
    """Results of the samples; of one the first author is listed for review."""
    folder.mkdir()
    for name in NAMES:
        extract(INPUT / f"{name}.pdf", folder)
    path = folder / f"{DOUBTED}.json"
    record = json.loads(path.read_bytes())
    source = record["authors"][0]["source"]
    own = {"address": "authors[0]", "field": "author", "reason": "is longer than usual; has no mark"}
    record["review"] = [{**own, "confidence": 0.41, "page": source["page"], "box": source["box"]}]
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    told = folder / f"{DOUBTED}.written"  # as if it had been extracted so
    digest = sha256(path.read_bytes())
    own = json.loads(told.read_bytes())
    told.write_text(json.dumps({**own, "extracted": digest, "files": {**own["files"], ".json": digest}}))
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return results(tmp_path_factory.mktemp("serve") / "made")


@pytest.fixture(scope="session")
def served(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    import uvicorn

    from pipeline.serve.app import application
    from pipeline.serve.catalogue import key_of
    from pipeline.serve.state import Options

    root = tmp_path_factory.mktemp("served")
    output = Path(shutil.copytree(made, root / "output"))
    forks.start()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    app = application(Options(outputs=(output,), pdfs=(INPUT,), folder=root / "state", port=port, max_waiting=4))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server does not start"
        thread.join(0.05)
    yield Served(f"http://127.0.0.1:{port}", output, {name: key_of(output / f"{name}.json") for name in NAMES}, app)
    server.should_exit = True
    thread.join()


@pytest.fixture
def fresh(served: Served, made: Path) -> Served:
    """The server with uncorrected results."""
    from pipeline.results.output import CORRECTIONS, EXTRACTED

    for name in NAMES:
        for suffix in (CORRECTIONS, EXTRACTED):
            (served.output / f"{name}{suffix}").unlink(missing_ok=True)
        for path in made.glob(f"{name}.*"):
            shutil.copy(path, served.output)
    served.app.state.own.catalogue.bring_up_to_date([served.output])
    return served


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    playwright = library("browser", "playwright.sync_api")
    if CHROMIUM is None:
        lacking("browser", "no Chromium on this machine (Debian: apt-get install chromium)")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    flags += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += [f"--disable-features={','.join(SWITCHED_OFF)}"]
    with playwright.sync_playwright() as found:
        own = found.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield own
        own.close()


@pytest.fixture
def tab(browser, fresh):
    """A tab at the article in doubt, in English."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    context.set_default_timeout(180_000)  # ms; on a machine with much to do a page takes half a minute
    context.add_init_script("localStorage.setItem('who-asked', 'yes')")
    problems: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{fresh.url}/articles/{fresh.keys[DOUBTED]}")
    yield page
    context.close()
    # what a test is about, or pictures that wait for those of the page before
    told = ("409", "422", "503", "net::ERR_FAILED")
    assert not [problem for problem in problems if not any(status in problem for status in told)]


def change_record(fresh, **values) -> None:
    path = fresh.output / f"{DOUBTED}.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **values}, ensure_ascii=False), "utf-8")
    (fresh.output / f"{DOUBTED}.written").unlink()


def listed(address: str) -> dict:
    return {"address": address, "field": "x", "reason": "has no mark", "confidence": 0.4, "page": None, "box": None}
