"""PDFs of drawn articles, by Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from draw.article import Drawn, article

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_MM = 96 / 25.4  # CSS pixels
_SET = (Path(__file__).parent / "page.js").read_text("utf-8")
_SIZE = re.compile(r"@page\{size:(\d+)mm (\d+)mm;margin:(\d+)mm (\d+)mm (\d+)mm")
_TOP = 12  # mm of the first page's margin
_TRIES = 3  # of an article that prints its own last page, until it has so many


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium for all articles of a run."""
    with sync_playwright() as playwright:
        own = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield own
        own.close()


def printed(tab: Page, seed: int) -> tuple[bytes, dict[str, Any]]:
    """The PDF of this seed's article, and its gold record."""
    pages = 2
    for _ in range(_TRIES):
        drawn = article(seed, pages)
        pdf = _pdf(tab, drawn)
        counted = len(pypdfium2.PdfDocument(pdf))
        if counted == pages:
            break
        pages = counted
    return pdf, drawn.record


def _pdf(tab: Page, drawn: Drawn) -> bytes:
    match = _SIZE.search(drawn.html)
    assert match is not None
    wide, high, _, side, below = map(int, match.groups())
    tab.set_viewport_size({"width": round((wide - 2 * side) * _MM), "height": round(high * _MM)})
    tab.set_content(drawn.html)
    height = (high - _TOP - below) * _MM
    tab.evaluate(_SET, {"columns": drawn.columns, "foot": drawn.foot, "height": height})
    return tab.pdf(prefer_css_page_size=True)
