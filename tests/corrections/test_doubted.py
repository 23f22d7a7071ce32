"""What is said against a value goes when what it was said of was put right elsewhere."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Op
from pipeline.corrections.doubts import doubts
from pipeline.trust.scale import measured

LOWEST = 0.02  # that a curve has: the picture says more against the name than its counterpart does
UNLIKE, PICTURE = "is spelt unlike the other language", "this page is a picture"


@pytest.fixture
def misspelt(record: dict[str, Any]) -> dict[str, Any]:
    """The first author's English name is another one's, and the Chinese one stands in doubt for it."""
    own = copy.deepcopy(record)
    zh, en = (next(item for item in own["authors"] if item["lang"] == lang) for lang in ("zh", "en"))
    en |= {"surname": "Quagg", "given_names": "Borivoj", "printed": "QUAGG Borivoj"}
    own["alignment"]["authors"][0]["score"] = 0.1
    zh["source"] |= {"confidence": 0.4, "reasons": [UNLIKE, PICTURE]}
    at = own["authors"].index(zh)
    item = {"field": "author", "confidence": 0.4, "page": 1, "box": zh["source"]["box"]}
    return {**own, "review": [{"address": f"authors[{at}]", "reason": f"{UNLIKE}; {PICTURE}", **item}]}


def english(record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    at = next(n for n, item in enumerate(record["authors"]) if item["lang"] == "en")
    return f"authors[{at}]", record["authors"][at]


def test_a_name_put_right_settles_the_doubt_of_its_counterpart(record, misspelt):
    address, wrong = english(misspelt)
    right = english(record)[1]["printed"]
    done = applied(misspelt, (Correction(f"{address}.printed", Op.CHANGE, wrong["printed"], right),))
    assert done.record["review"] == []
    assert not [item for item in doubts(done.record) if item.address.startswith("authors")]
    [zh, *_] = done.record["authors"]
    assert zh["source"]["reasons"] == [PICTURE]
    assert zh["source"]["confidence"] > 0.4


def test_what_else_is_said_of_it_stays(record, misspelt):
    address, wrong = english(misspelt)
    right = english(record)[1]["printed"]
    misspelt["review"][0]["confidence"] = LOWEST
    [item] = applied(misspelt, (Correction(f"{address}.printed", Op.CHANGE, wrong["printed"], right),)).record["review"]
    assert item["reason"] == PICTURE
    assert LOWEST < item["confidence"] < measured().cuts["value"]


def test_a_correction_of_something_else_settles_nothing(misspelt):
    title = misspelt["titles"][0]["text"]
    done = applied(misspelt, (Correction("titles[0].text", Op.CHANGE, title, f"{title}初探"),))
    assert done.record["review"] == misspelt["review"]
    assert done.record["authors"][0] == misspelt["authors"][0]
    assert json.loads(done.data) == done.record
