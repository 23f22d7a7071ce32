"""Doubts are gone through as they are printed, and as many are counted as are marked."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from pipeline.corrections.doubts import Doubt, shared
from pipeline.serve.order import orders
from serve.conftest import DOUBTED, change_record, listed
from tests.serve import patient

LEFT, RIGHT, OVER = (50.0, 280.0), (315.0, 545.0), (50.0, 545.0)


def box(sides: tuple[float, float], top: float, height: float = 12.0) -> tuple[float, ...]:
    return (sides[0], top, sides[1], top + height)


@pytest.mark.parametrize(
    "printed",
    [
        [(1, box(OVER, 80)), (1, box(OVER, 110)), (2, box(OVER, 60))],
        [(1, box(LEFT, 60)), (1, box(LEFT, 700)), (1, box(RIGHT, 60))],  # column by column
        [(1, box(OVER, 60)), (1, box(LEFT, 300)), (1, box(RIGHT, 80)), (1, box(OVER, 400)), (1, box(LEFT, 500))],
        [(1, box((220.0, 375.0), 70)), (1, box(LEFT, 90)), (1, box(RIGHT, 84))],  # a short title over both columns
        [(1, box(OVER, 60, 200)), (1, box(LEFT, 270)), (9, box(LEFT, 60)), (10, box(LEFT, 50))],
        [(1, box((50.0, 100.0), 60)), (1, box((110.0, 160.0), 60))],  # names in one line
    ],
)
def test_places_are_sorted_as_they_are_printed(printed):
    found = orders(reversed(printed), dict.fromkeys(range(1, 11), 595.0))
    assert sorted(printed, key=lambda place: found[place]) == printed
    assert all(found[one] < found[other] for one, other in pairwise(printed))


def test_a_page_of_unknown_width_is_as_wide_as_its_print():
    assert len(set(orders([(1, box(LEFT, 60)), (1, box(RIGHT, 60)), (1, box(OVER, 40))], {}).values())) == 3


def test_as_many_doubts_are_counted_as_are_marked(fresh):
    """In the list, in the article, and for programs; a remark that is made twice of the whole article is one."""
    own = {"kind": "ref-too-long", "severity": "warning", "page": 1, "message": "is long", "source": None}
    author = {**own, "message": "is odd", "address": "authors[1]"}
    review = [listed("authors[0]"), listed("authors[1]"), listed("doi")]
    change_record(fresh, review=review, diagnostics=[own, own, author])
    fresh.app.state.own.catalogue.bring_up_to_date([fresh.output])
    key = fresh.keys[DOUBTED]
    found = patient.get(f"{fresh.url}/api/articles/{key}").json()
    shown = patient.get(f"{fresh.url}/articles/{key}").text
    marked = len(re.findall(r'<div class="cell[^"]* doubt[^"]*"', shown))
    # The checks say of the sample itself what they say.
    assert found["doubts"][1]["reasons"] == ["is odd", "has no mark"]
    assert len(found["doubts"]) == marked >= 4
    [counted] = re.findall(r'<b class="count">Doubts (\d+)</b>', shown)
    line = re.findall(rf'href="/articles/{key}".*?Doubts (\d+)', patient.get(fresh.url).text, re.DOTALL)[0]
    assert counted == str(marked)
    assert line == str(4)


def test_what_is_said_of_most_values_is_said_once(fresh):
    page = "this page was read by OCR"
    own = [{**listed(f"authors[{at}]"), "reason": f"{said}{page}"} for at, said in enumerate(("has no mark; ", "", ""))]
    change_record(fresh, review=own, diagnostics=[])
    shown = patient.get(f"{fresh.url}/articles/{fresh.keys[DOUBTED]}").text
    assert shown.count(page) == 1
    assert re.findall(r"doubt: ([^(<]+) \(sure", shown) == ["has no mark", "as most here", "as most here"]
    assert shared([Doubt(item["address"], 0.4, (page,)) for item in own[:2]]) == ()  # of two each is told it
