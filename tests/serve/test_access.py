"""Nobody is kept out: axe-core finds no serious fault on any view, in light and dark, on a screen and a phone."""

from __future__ import annotations

import pytest

from serve.conftest import DOUBTED
from serve.test_browser import edit_by_hand
from tests.needed import library

# Each size, scheme and language once: no rule of the style sheet asks for two of them together.
VIEWS = {"screen": (1280, 800, "light", "en-GB"), "phone": (390, 844, "dark", "zh-CN")}


def serious(page) -> list[str]:
    axe = library("browser", "axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{item['id']}: {node['html'][:150]} {node.get('failureSummary', '')[:200]}"
        for item in found
        if item["impact"] in ("serious", "critical")
        for node in item["nodes"]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_serious_fault(browser, fresh, view):
    width, height, scheme, lang = VIEWS[view]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale=lang)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    page.goto(fresh.url)
    found["list"] = serious(page)
    page.goto(f"{fresh.url}/docs")
    found["docs"] = serious(page)
    page.goto(f"{fresh.url}/articles/{fresh.keys[DOUBTED]}")
    page.locator('.sheet[data-page="1"] img').wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(group => { group.open = true; })")
    found["article"] = serious(page)
    page.keyboard.press("n")
    page.keyboard.press("e")
    found["field"] = serious(page)
    page.locator("textarea").fill("纸桥")
    page.keyboard.press("Control+Enter")
    page.locator("#ask-who").wait_for()
    found["who"] = serious(page)
    page.keyboard.press("Escape")
    page.locator("#changes ins").first.wait_for()
    found["saved"] = serious(page)
    page.keyboard.press("?")
    found["keys"] = serious(page)
    page.keyboard.press("Escape")
    page.locator("#made summary").click()
    page.locator("#made [data-undo]").first.click()
    found["done so far"] = serious(page)
    edit_by_hand(fresh, "湿纸桥")
    page.reload()
    page.locator(".hand").wait_for()
    page.keyboard.press("u")
    found["asked, changed by hand"] = serious(page)
    page.goto(f"{fresh.url}/nowhere")
    found["nothing here"] = serious(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
    assert {view: faults for view, faults in found.items() if faults} == {}
