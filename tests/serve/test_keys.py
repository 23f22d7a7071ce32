"""What the keys do where something is missing, is being saved, or is to stand elsewhere; and what is outlined."""

from __future__ import annotations

import json

import pytest

from serve.conftest import DOUBTED
from serve.test_browser import choose, corrections, saved, stored
from tests.serve import patient

NOW = ".cell.now"
ITEMS = {
    "an author": ("authors", "authors[0].printed", "authors[1].printed", "printed"),
    "a reference": ("references", "references[1].citations[0].text", "references[2].citations[0].text", "label"),
    "a paragraph": ("body", "body[0].text", "body[1].text", "text"),
}


def change_record(fresh, **values) -> None:
    """Put values into the result as if they had been extracted so."""
    path = fresh.output / f"{DOUBTED}.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **values}, ensure_ascii=False), "utf-8")
    (fresh.output / f"{DOUBTED}.written").unlink()


def test_a_missing_value_that_is_asked_for_is_the_next_doubt(tab, fresh):
    asked = {"address": "doi", "field": "doi", "reason": "missing", "confidence": 0.2, "page": None, "box": None}
    change_record(fresh, doi=None, review=[asked])
    tab.reload()
    tab.keyboard.press("n")
    assert tab.locator(NOW).get_attribute("data-address") == "doi"
    assert "missing" in tab.locator(NOW).inner_text()
    tab.keyboard.press("e")
    tab.keyboard.type("10.1234/paper.5")
    tab.keyboard.press("Control+Enter")
    saved(tab)
    assert stored(fresh)["doi"]["text"] == "10.1234/paper.5"
    tab.keyboard.press("n")
    assert tab.locator("#said").inner_text() == "No doubt is left."


def test_that_something_is_printed_nowhere_is_accepted_and_undone(tab, fresh):
    asked = {"field": "missing", "reason": "missing", "confidence": 0.2, "page": None, "box": None}
    own = stored(fresh)
    authors = [item for item in own["authors"] if item["lang"] == "zh"]
    alignment = {**own["alignment"], "authors": [], "persons": []}
    change_record(fresh, authors=authors, alignment=alignment, review=[{"address": "authors[en]", **asked}])
    tab.reload()
    for _ in range(2):
        tab.keyboard.press("n")
        assert tab.locator(NOW).get_attribute("data-address") == "authors[en]"
        tab.keyboard.press("a")
        saved(tab)
        [item] = corrections(fresh)
        assert (item["address"], item["op"], item["old"]) == ("authors[en]", "accept", None)
        assert tab.locator(".cell.doubt").count() == 0
        tab.keyboard.press("u")
        tab.locator(".cell.doubt").wait_for()
        assert corrections(fresh) == []


def test_a_list_that_is_missing_is_the_next_doubt_and_is_begun(tab, fresh):
    asked = {"address": "references", "field": "references", "reason": "missing", "confidence": 0.2}
    change_record(fresh, references=[], review=[{**asked, "page": None, "box": None}])
    tab.reload()
    tab.keyboard.press("n")
    assert "no reference found" in tab.locator(NOW).inner_text()  # as the checks remark
    tab.keyboard.press("n")
    assert "missing" in tab.locator(NOW).inner_text()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("e")
    tab.keyboard.type("白露. 纸桥的重量[J]. 纸桥学报, 2030, 7(2): 11-19.")
    tab.keyboard.press("Control+Enter")
    saved(tab)
    assert stored(fresh)["references"][0]["citations"][0]["fields"]["year"] == "2030"


def test_arrows_choose_on_a_fresh_page_and_go_across(tab):
    tab.keyboard.press("ArrowDown")
    assert tab.locator(NOW).get_attribute("data-address") == "titles[0].text"
    tab.keyboard.press("ArrowRight")
    assert tab.locator(NOW).get_attribute("data-address") == "titles[1].text"
    tab.keyboard.press("ArrowLeft")
    assert tab.locator(NOW).get_attribute("data-address") == "titles[0].text"


def test_an_article_is_opened_from_the_list_by_keys(tab, fresh):
    tab.goto(fresh.url)
    first = tab.locator(".entries a").first.get_attribute("href")  # others may have added articles
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        tab.keyboard.press(key)
    tab.wait_for_url(f"**{first}")


def test_keys_that_come_before_the_script_choose_what_they_mean(tab):
    """The script is held back until they are pressed."""
    waiting: list = []
    tab.route("**/app.js", lambda route: waiting.append(route))
    tab.reload(wait_until="commit")
    tab.wait_for_function("() => window.early && document.querySelector('.bar')")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("a")  # changes something: is not kept
    assert tab.locator(NOW).count() == 0
    [only] = waiting
    only.continue_()
    tab.locator(f'{NOW}[data-address="titles[1].text"]').wait_for()
    assert tab.locator("#state").get_attribute("data-count") == "0"


def test_what_cannot_be_done_is_dim_and_told(tab):
    assert tab.locator('.bar [data-do="accept"]').is_disabled()
    tab.keyboard.press("a")
    assert tab.locator("#said").inner_text().startswith("Choose a value first")
    choose(tab, "titles[0].text")
    assert tab.locator('.bar [data-do="accept"]').is_enabled()
    assert tab.locator('.bar [data-do="split"]').is_disabled()
    tab.keyboard.press("s")
    assert tab.locator("#said").inner_text() == "That cannot be done to this value."


def test_enter_on_a_doubted_value_that_is_left_as_it_is_accepts_it(tab, fresh):
    tab.keyboard.press("n")
    tab.keyboard.press("e")
    tab.keyboard.press("Enter")
    saved(tab)
    [item] = corrections(fresh)
    assert (item["address"], item["op"]) == ("authors[0]", "accept")
    assert tab.locator("textarea").count() == tab.locator(".cell.doubt").count() == 0


def test_enter_on_another_value_says_that_nothing_was_changed(tab, fresh):
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    tab.keyboard.press("Enter")
    assert tab.locator("#said").inner_text() == "Nothing was changed."
    assert tab.locator("textarea").count() == 0
    assert corrections(fresh) == []


def test_while_it_is_saved_that_is_said_and_nothing_else_is_taken(tab, fresh):
    """The answer is held back until all was tried."""
    waiting: list = []
    tab.route("**/corrections", lambda route: waiting.append(route))
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("纸桥")
    tab.keyboard.press("Control+Enter")
    tab.locator("#said", has_text="Saving").wait_for()
    assert tab.locator('#record[aria-busy="true"] textarea').get_attribute("readonly") is not None
    tab.keyboard.type("x")
    assert tab.locator("#said").inner_text().startswith("Still saving")
    tab.keyboard.press("Control+Enter")
    tab.locator("h2").first.focus()
    tab.keyboard.press("Escape")
    assert tab.locator("textarea").input_value() == "纸桥"
    assert tab.locator('.bar [data-do="remove"]').is_disabled()
    [only] = waiting
    only.continue_()
    saved(tab)
    assert [item["new"] for item in corrections(fresh)] == ["纸桥"]
    assert tab.locator("textarea").count() == 0
    tab.keyboard.press("e")
    tab.keyboard.type("。")
    assert tab.locator("textarea").input_value() == "纸桥。"


def test_what_is_chosen_while_it_is_saved_stays_chosen(tab, fresh):
    """The record as it is now is held back until another value is chosen."""
    waiting: list = []
    tab.route("**/record?*", lambda route: waiting.append(route))
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("纸桥")
    with tab.expect_request("**/record?*"):
        tab.keyboard.press("Enter")
    tab.locator('.cell[data-address="volume.text"]').click()
    [only] = waiting
    only.continue_()
    saved(tab)
    assert tab.locator(NOW).get_attribute("data-address") == "volume.text"


def test_what_could_not_be_saved_stays_to_be_typed_on(tab, fresh):
    tab.route("**/corrections", lambda route: route.abort())
    choose(tab, "titles[0].text")
    tab.keyboard.press("e")
    tab.locator("textarea").fill("纸桥")
    tab.keyboard.press("Control+Enter")
    tab.locator("#said", has_text="cannot be reached").wait_for()
    tab.keyboard.type("。")
    assert tab.locator("textarea").input_value() == "纸桥。"
    tab.unroute("**/corrections")
    tab.keyboard.press("Control+Enter")
    saved(tab)
    assert stored(fresh)["titles"][0]["text"] == "纸桥。"


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_the_keys_stand_in_one_row(browser, fresh, language):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale=language)
    page = context.new_page()
    page.goto(f"{fresh.url}/articles/{fresh.keys[DOUBTED]}")
    tops = page.locator(".bar button").evaluate_all("all => all.map(button => button.getBoundingClientRect().top)")
    assert len(tops) == 15
    assert len(set(tops)) == 1
    context.close()


def test_a_value_at_several_places_is_outlined_at_each(tab, fresh):
    title = stored(fresh)["titles"][0]
    left, _, right, bottom = title["source"]["box"]
    more = [{"page": 1, "box": [left, bottom + 4, right, bottom + 20]}, {"page": 2, "box": [60, 60, 200, 80]}]
    change_record(fresh, titles=[{**title, "source": {**title["source"], "more_places": more}}])
    tab.reload()
    tab.locator('.sheet[data-page="1"] img').wait_for()
    choose(tab, "titles[0].text")
    tab.locator('.sheet[data-page="2"] .box').wait_for(state="attached")
    assert tab.locator('.sheet[data-page="1"] .box').count() == 2


def order(fresh, key: str, told: str) -> list[str]:
    return [item[told] for item in stored(fresh)[key]]


@pytest.mark.parametrize("what", ITEMS)
def test_it_is_moved_at_the_page(tab, fresh, what):
    key, here, there, told = ITEMS[what]
    before = order(fresh, key, told) if what != "a paragraph" else None
    if before is None:
        body = paragraphs(fresh)
        here, there = (f"{item}.text" for item, _ in body[:2])
    choose(tab, here)
    tab.keyboard.press("j")
    saved(tab)
    assert tab.locator(NOW).get_attribute("data-address") == there
    if before is None:
        assert [text for _, text in paragraphs(fresh)] == [body[1][1], body[0][1], *(text for _, text in body[2:])]
    else:
        at = int(here[here.index("[") + 1 : here.index("]")])
        assert order(fresh, key, told) == [*before[:at], before[at + 1], before[at], *before[at + 2 :]]
    tab.keyboard.press("k")
    tab.locator('#state[data-count="2"]').wait_for(state="attached")
    assert tab.locator(NOW).get_attribute("data-address") == here
    assert (before or body) == (paragraphs(fresh) if before is None else order(fresh, key, told))


def paragraphs(fresh) -> list[tuple[str, str]]:
    """The paragraphs of the first section that has two, each with its address."""
    for at, node in enumerate(stored(fresh)["body"]):
        own = [
            (f"body[{at}].content[{n}]", inner["text"])
            for n, inner in enumerate(node.get("content", ()))
            if inner["type"] == "p"
        ]
        if len(own) > 1:
            return own
    raise AssertionError("no section has two paragraphs")


@pytest.mark.parametrize("what", ITEMS)
def test_it_is_moved_by_a_program_and_stays_so(fresh, what):
    from corrections.conftest import INPUT, extract

    key, here, _, told = ITEMS[what]
    item = here.removesuffix(".printed").removesuffix(".text").removesuffix(".citations[0]")
    if what == "a paragraph":
        item = paragraphs(fresh)[0][0]
    path = f"{fresh.url}/api/articles/{fresh.keys[DOUBTED]}"
    found = patient.get(path)
    value = found.json()["article"]

    def texts() -> list[str]:
        return [text for _, text in paragraphs(fresh)] if what == "a paragraph" else order(fresh, key, told)

    before = texts()
    at = int(item[item.rindex("[") + 1 : -1])
    old = (
        before[0]
        if what == "a paragraph"
        else value[key][at].get("printed") or " ".join(each["text"] for each in value[key][at]["citations"])
    )
    own = {"address": item, "op": "move", "old": old, "new": at + 1, "who": "lin"}
    answer = patient.post(f"{path}/corrections", json=own, headers={"If-Match": found.headers["ETag"]})
    assert answer.status_code == 200, answer.text
    first = before.index(before[at if what != "a paragraph" else 0])
    moved = [*before[:first], before[first + 1], before[first], *before[first + 2 :]]
    assert texts() == moved
    extract(INPUT / f"{DOUBTED}.pdf", fresh.output)
    assert texts() == moved
