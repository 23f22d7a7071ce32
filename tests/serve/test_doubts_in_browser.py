"""Doubts are gone through by keys as they are printed, on pages that are made larger and smaller."""

from __future__ import annotations

import json

import pytest

from serve.conftest import DOUBTED, change_record, listed


def test_next_and_previous_go_through_doubts_in_printed_order(tab, fresh):
    addresses = ["references[3]", "titles[en]", "keywords[zh].keywords[0]", "titles[zh]"]
    change_record(fresh, review=[listed(address) for address in addresses], diagnostics=[])
    tab.reload()
    printed = ["titles[0].text", "keywords[0].keywords[0].text", "titles[1].text", "references[3].citations[0].text"]
    for key, wanted in (("n", printed), ("n", printed[:1]), ("p", [printed[-1], *printed[2:0:-1]])):
        for address in wanted:
            tab.keyboard.press(key)
            assert tab.locator(".cell.now").get_attribute("data-address") == address


def test_the_pages_are_made_larger_and_smaller_by_keys_and_buttons(tab, fresh):
    def width() -> float:
        return tab.locator('.sheet[data-page="1"]').bounding_box()["width"]

    first = tab.locator('.sheet[data-page="1"] img')
    tab.wait_for_function("() => document.querySelector('.sheet img').naturalWidth > 0")
    dots, whole = first.evaluate("image => image.naturalWidth"), width()
    tab.keyboard.press("+")
    assert width() == pytest.approx(1.25 * whole, rel=0.02)
    tab.locator('[data-do="zoom-in"]').click()
    tab.wait_for_function("dots => document.querySelector('.sheet img').naturalWidth > 1.9 * dots", arg=dots)
    tab.wait_for_function("() => document.querySelector('.sheet img').dataset.fine")
    tab.keyboard.press("n")
    shape, sheets = tab.locator(".box").first.bounding_box(), tab.locator(".sheets").bounding_box()
    assert sheets["x"] <= shape["x"] + shape["width"] / 2 <= sheets["x"] + sheets["width"]
    tab.keyboard.press("-")
    tab.keyboard.press("0")
    assert width() == whole


def test_a_frame_runs_beside_the_letters_of_its_value(tab, fresh):
    """It is two points wider on each side than the value's box."""
    source = json.loads((fresh.output / f"{DOUBTED}.json").read_bytes())["titles"][0]["source"]
    tab.locator('.cell[data-address="titles[0].text"]').click()
    shape = tab.locator(".box").first
    shape.wait_for()
    own, sheet = shape.bounding_box(), tab.locator('.sheet[data-page="1"]').bounding_box()
    points = 595.3 / sheet["width"]
    left, top, right, bottom = source["box"]
    assert (own["x"] - sheet["x"]) * points == pytest.approx(left - 2, abs=0.6)
    assert own["width"] * points == pytest.approx(right - left + 4, abs=1)
    assert own["height"] * points == pytest.approx(bottom - top + 4, abs=1)
