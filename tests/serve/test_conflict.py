"""Two people at one article: each sees what the other made of a value, and whoever comes second chooses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from unittest import mock

import pytest

from pipeline.corrections import apply
from pipeline.corrections.stored import Folder
from pipeline.serve import articles
from serve.conftest import DOUBTED
from serve.test_browser import TITLE, corrections, saved, stored
from tests.serve import patient

MINE, THEIRS = "第二个窗口的题目", "第一个窗口的题目"


MARKED = re.compile(r'data-group="([a-z-]+)" data-mark="([0-9a-f]+)"')


def change(value: dict, new: str, who: str = "lin") -> dict:
    old = value["article"]["titles"][0]["text"]
    return {"address": "titles[zh].text", "op": "change", "old": old, "new": new, "who": who}


@pytest.fixture
def article(fresh):
    path = f"{fresh.url}/api/articles/{fresh.keys[DOUBTED]}"
    return path, patient.get(path).json()


def test_a_program_that_comes_second_is_told_both_versions(article):
    path, value = article
    etag = {"If-Match": f'"{value["etag"]}"'}
    assert patient.post(f"{path}/corrections", json=change(value, THEIRS), headers=etag).status_code == 200
    second = patient.post(f"{path}/corrections", json=change(value, MINE, "wen"), headers=etag)
    assert second.status_code == 409
    both = second.json()["conflict"]
    assert both.pop("by")["who"] == "lin"
    old = value["article"]["titles"][0]["text"]
    assert both == {"address": "titles[zh].text", "old": old, "mine": MINE, "theirs": THEIRS}
    seen = patient.put(f"{path}/seen", json={"seen": True}, headers=etag)
    assert (seen.status_code, seen.json()["conflict"]) == (409, None)


def test_what_somebody_took_away_is_told_as_nothing(article):
    path, value = article
    etag = {"If-Match": f'"{value["etag"]}"'}
    gone = {"address": "doi", "op": "remove", "old": value["article"]["doi"]["text"], "who": "lin"}
    assert patient.post(f"{path}/corrections", json=gone, headers=etag).status_code == 200
    mine = {"address": "doi.text", "op": "change", "old": gone["old"], "new": "10.1234/paper.5"}
    both = patient.post(f"{path}/corrections", json=mine, headers=etag).json()["conflict"]
    assert (both["theirs"], both["mine"], both["by"]["who"]) == (None, "10.1234/paper.5", "lin")


def test_what_another_program_writes_while_one_is_saved_is_listed(article, fresh):
    path, value = article
    beside, read = fresh.output / f"{DOUBTED}.corrections.json", articles._article

    def overtaken(entry):
        found = read(entry)
        if found.corrections.items:
            seen = {"who": "wen", "when": "2026-01-01T00:00:00+00:00"}
            beside.write_text(json.dumps({**json.loads(beside.read_bytes()), "seen": seen}), "utf-8")
        return found

    catalogue, etag = fresh.app.state.own.catalogue, {"If-Match": f'"{value["etag"]}"'}
    with mock.patch.object(articles, "_article", overtaken):
        assert patient.post(f"{path}/corrections", json=change(value, MINE), headers=etag).status_code == 200
    catalogue.bring_up_to_date([fresh.output])
    assert catalogue.entry(fresh.keys[DOUBTED]).state == "seen"


def test_a_program_may_leave_the_article_out_of_the_answer(article):
    path, value = article
    asked = {"If-Match": f'"{value["etag"]}"', "Prefer": "return=minimal"}
    done = patient.post(f"{path}/corrections", json=change(value, THEIRS), headers=asked)
    assert done.headers["Preference-Applied"] == "return=minimal"
    assert set(done.json()) == {"etag", "corrections", "seen", "remarks", "xml"}


def test_of_a_record_that_is_there_only_what_changed_is_sent(fresh, article):
    path, value = article
    page = f"{fresh.url}/articles/{fresh.keys[DOUBTED]}/record"
    before = patient.get(page).text
    marks = dict(MARKED.findall(before))
    etag = {"If-Match": f'"{value["etag"]}"'}
    patient.post(f"{path}/corrections", json=change(value, THEIRS), headers=etag)
    now = patient.get(page, params={"have": ".".join(marks.values())}).text
    assert THEIRS in now
    assert len(now) < len(before) / 4
    again = dict(MARKED.findall(now))
    assert [name for name in marks if marks[name] != again[name]] == ["titles"]


def test_what_is_saved_is_read_once_and_made_once(fresh, article):
    """However long the article: its extraction is taken apart once, its JATS made as it was and as it is."""
    path, value = article
    etag = {"If-Match": f'"{value["etag"]}"'}
    done = patient.post(f"{path}/corrections", json=change(value, THEIRS), headers=etag)
    name = value["article"]["authors"][0]["printed"]
    accepted = {"address": "authors[0]", "op": "accept", "old": name}
    names: list[str] = []
    real = Folder.write

    def written(folder: Folder, name: str, data: bytes) -> None:
        names.append(name)
        real(folder, name, data)

    with (
        mock.patch.object(apply, "decoded", wraps=apply.decoded) as read,
        mock.patch.object(apply.jats, "article", wraps=apply.jats.article) as made,
        mock.patch.object(Folder, "write", written),
    ):
        etag = {"If-Match": done.headers["ETag"]}
        assert patient.post(f"{path}/corrections", json=accepted, headers=etag).status_code == 200
    assert read.call_count == 1
    assert made.call_count == 1
    # What says so stands there first, and what it changes behind it; the XML is as it was.
    assert [Path(each).name.removeprefix(DOUBTED) for each in names] == [".corrections.json", ".json", ".written"]


@pytest.fixture
def clash(tab, fresh):
    """Two tabs; both change one title, the second one last."""
    other = tab.context.new_page()
    other.goto(tab.url)
    for page, text in ((other, MINE), (tab, THEIRS)):
        page.locator(TITLE).click()
        page.keyboard.press("e")
        page.locator("textarea").fill(text)
    tab.locator("textarea").press("Control+Enter")
    saved(tab)
    other.locator("textarea").press("Control+Enter")
    other.locator("#ask-which").wait_for()
    return other


def test_of_two_tabs_the_second_is_shown_both_versions_and_saves_its_own(clash, fresh):
    asked = clash.locator("#ask-which")
    assert asked.locator(".theirs").inner_text() == THEIRS
    assert asked.locator(".mine").inner_text() == MINE
    assert clash.locator(f"{TITLE} .text").inner_text() == THEIRS
    asked.locator('button[value="mine"]').click()
    saved(clash)
    assert stored(fresh)["titles"][0]["text"] == MINE
    assert [item["new"] for item in corrections(fresh)] == [THEIRS, MINE]


def test_of_two_tabs_the_second_keeps_the_others(clash, fresh):
    clash.locator('#ask-which button[value="theirs"]').click()
    clash.locator("textarea").wait_for(state="detached")
    assert clash.locator(f"{TITLE} .text").inner_text() == THEIRS
    assert [item["new"] for item in corrections(fresh)] == [THEIRS]


def test_of_two_tabs_the_second_edits_on(clash, fresh):
    clash.keyboard.press("Escape")
    assert clash.locator("textarea").input_value() == MINE
    clash.locator("textarea").press("End")
    clash.locator("textarea").type("初探")
    clash.locator("textarea").press("Control+Enter")
    saved(clash)
    assert stored(fresh)["titles"][0]["text"] == f"{MINE}初探"


def test_what_was_typed_beside_a_value_that_is_gone_is_shown(tab, article):
    path, value = article
    authors = value["article"]["authors"]
    last, added = f"authors[{len(authors) - 1}]", "赵琪"
    tab.locator(f'.cell[data-address="{last}.printed"]').click()
    tab.keyboard.press("i")
    tab.locator("textarea").fill(added)
    gone = {"address": last, "op": "remove", "old": authors[-1]["printed"], "who": "lin"}
    etag = {"If-Match": f'"{value["etag"]}"'}
    assert patient.post(f"{path}/corrections", json=gone, headers=etag).status_code == 200
    tab.locator("textarea").press("Control+Enter")
    tab.locator("#ask-which").wait_for()
    assert tab.locator("#ask-which .mine").inner_text() == added
    tab.keyboard.press("Escape")


def test_a_value_that_was_changed_is_not_accepted_unseen(tab, fresh, article):
    path, value = article
    tab.locator(TITLE).click()
    etag = {"If-Match": f'"{value["etag"]}"'}
    assert patient.post(f"{path}/corrections", json=change(value, THEIRS), headers=etag).status_code == 200
    tab.keyboard.press("a")
    tab.locator(
        "#said", has_text=f"Somebody else has changed this value meanwhile (lin): it is {THEIRS} now"
    ).wait_for()
    assert [item["op"] for item in corrections(fresh)] == ["change"]
    assert json.loads((fresh.output / f"{DOUBTED}.corrections.json").read_bytes())["seen"] is None
