"""Take the pictures of the page that stand in docs/, of the samples in input/, with Chromium.

    python tools/pictures.py [--to docs] [--chromium /usr/bin/chromium]

Needs Playwright and the `serve` extra. Each view is brought about as a person does it, by keys; look at each picture
before it is committed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parents[1]
PORT = "8769"
SCREEN, PHONE = (1280, 800), (390, 844)
DOUBTED, WITH_TABLE = "engineering-bilingual", "economics-one-column"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The samples extracted into a folder and served; the address."""
    own = [sys.executable, "-m", "pipeline"]
    samples, output = str(HERE / "input"), str(folder / "output")
    subprocess.run([*own, "extract", samples, "--output", output], check=True, cwd=HERE)
    call = [*own, "serve", output, "--pdfs", samples, "--port", PORT, "--state", str(folder / "state"), "--who", "lin"]
    with subprocess.Popen(call, cwd=HERE, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip().rstrip("/")
        finally:
            server.terminate()


def keys_of(page: Page, url: str) -> dict[str, str]:
    """What the list calls each sample, by its name; asked again until the list has all of them."""
    wanted = {path.stem for path in (HERE / "input").glob("*.pdf")}
    while True:
        found = {item["name"]: item["key"] for item in page.request.get(f"{url}/api/articles").json()["articles"]}
        if wanted <= found.keys():
            return found


def opened(browser: Browser, size: tuple[int, int], *, lang: str = "en-GB", dark: bool = False) -> Page:
    shown = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=shown, locale=lang, color_scheme="dark" if dark else "light")
    context.add_init_script("localStorage.setItem('who-asked', 'yes'); localStorage.setItem('who', 'lin')")
    return context.new_page()


def article(page: Page, address: str) -> None:
    """An article with the picture of its first page."""
    page.goto(address)
    page.wait_for_function("() => document.querySelector('.sheet img').naturalWidth > 0")


def settled(page: Page, path: Path) -> None:
    """A picture, once all pages that are seen are drawn."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(path), animations="disabled")


def doubt(page: Page, address: str) -> None:
    """The second doubt, being put right with the line above it in the field."""
    article(page, address)
    page.keyboard.press("n")
    page.keyboard.press("e")
    page.keyboard.press("Alt+ArrowDown")
    page.locator(".box.drawn").wait_for(state="attached")


def take(browser: Browser, url: str, to: Path) -> None:
    page = opened(browser, SCREEN)
    own = {name: f"{url}/articles/{key}" for name, key in keys_of(page, url).items()}
    page.goto(url)
    settled(page, to / "serve-list.png")
    page.goto(f"{url}/docs")
    settled(page, to / "serve-docs.png")
    doubt(page, own[DOUBTED])
    settled(page, to / "serve-article.png")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    settled(page, to / "serve-keys.png")
    article(page, own[WITH_TABLE])
    page.locator(".scroll .cell").first.locator(".text").click()
    page.locator(".scroll").first.evaluate("table => table.scrollIntoView({ block: 'center' })")
    page.locator(".box").first.wait_for()
    settled(page, to / "serve-table.png")
    page = opened(browser, SCREEN, lang="zh-CN", dark=True)
    doubt(page, own[DOUBTED])
    settled(page, to / "serve-chinese.png")
    page = opened(browser, PHONE, lang="zh-CN")
    article(page, own[DOUBTED])
    page.keyboard.press("n")
    page.locator(".box").first.wait_for()
    settled(page, to / "serve-phone.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=HERE / "docs")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox", "--disable-gpu"])
        take(browser, url, asked.to)
        browser.close()


if __name__ == "__main__":
    main()
