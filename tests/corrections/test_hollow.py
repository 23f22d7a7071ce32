"""What nothing stands in is no value: it is refused where it is given, and goes with its last text where it is left."""

from __future__ import annotations

import json

import pytest

from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Op, summary
from pipeline.corrections.edits import edits
from pipeline.corrections.hollow import NOTHING
from pipeline.write import jats

WORDS = [{"text": "paper bridge"}]


@pytest.mark.parametrize(
    ("address", "op", "new"),
    [
        ("keywords[zh].keywords[1]", Op.ADD, ""),
        ("keywords[zh].keywords[1]", Op.ADD, {"text": " "}),
        ("keywords[zh].keywords[0]", Op.CHANGE, {"text": ""}),
        ("keywords[zh].keywords[0].text", Op.CHANGE, "\u3000"),
        ("keywords[zh].keywords[0]", Op.SPLIT, ["纸桥", ""]),
        ("keywords[zh].keywords", Op.CHANGE, []),
        ("keywords[zh].keywords", Op.CHANGE, ["纸桥", " "]),
        ("keywords[zh]", Op.CHANGE, {"keywords": []}),
        ("keywords[zh]", Op.CHANGE, []),
        ("titles[zh]", Op.CHANGE, {"text": ""}),
        ("authors[0]", Op.CHANGE, {"printed": ""}),
        ("authors[1]", Op.ADD, {"lang": "zh"}),
        ("authors[0].aff_labels", Op.CHANGE, ["1", ""]),
        ("affiliations[0]", Op.CHANGE, {"text": " "}),
        ("abstracts[zh]", Op.CHANGE, {"sections": []}),
        ("abstracts[zh]", Op.CHANGE, {"sections": [{"title": "", "text": " "}]}),
        ("references[0].citations[0]", Op.CHANGE, {"text": ""}),
        ("history[0]", Op.CHANGE, {"date": ""}),
        ("doi", Op.CHANGE, {"text": ""}),
        ("journal.titles[zh]", Op.CHANGE, {"text": ""}),
    ],
)
def test_nothing_is_given_to_no_value(record, address, op, new):
    place = address.replace("[1]", "[0]") if op is Op.ADD else address
    old = summary(value(record, place))
    done = applied(record, [Correction(address, op, old, new)])
    assert [(remark.kind.name, remark.details["why"]) for remark in done.left] == [("CORRECTION_IMPOSSIBLE", NOTHING)]
    assert done.record["keywords"] == record["keywords"]


def value(record, address):
    from pipeline.corrections.address import at, path

    return at(record, path(record, address))


def test_what_may_be_empty_is(record):
    item = Correction("authors[0].aff_labels", Op.CHANGE, record["authors"][0]["aff_labels"], [])
    assert applied(record, [item]).record["authors"][0]["aff_labels"] == []


def test_a_group_goes_with_its_last_keyword(record):
    words = [item["text"] for item in record["keywords"][0]["keywords"]]
    gone = [Correction("keywords[zh].keywords[0]", Op.REMOVE, word) for word in words]
    done = applied(record, gone)
    assert not done.stale
    assert [group["lang"] for group in done.record["keywords"]] == ["en"]
    assert jats.article(done.article).count(b"<kwd-group") == 1
    again = applied(record, [*gone, Correction("keywords[zh].keywords[0]", Op.ADD, None, "纸桥")])
    assert [item["text"] for item in again.record["keywords"][0]["keywords"]] == ["纸桥"]


@pytest.mark.parametrize(("address", "left"), [("doi.text", None), ("references[{}].citations[0]", "references")])
def test_so_does_a_value_with_its_text_and_an_entry_with_its_work(record, address, left):
    lone = next(place for place, entry in enumerate(record["references"]) if len(entry["citations"]) == 1)
    address = address.format(lone)
    done = applied(record, [Correction(address, Op.REMOVE, summary(value(record, address)))])
    assert not done.stale
    if left is None:
        assert done.record["doi"] is None
    else:
        assert len(done.record[left]) == len(record[left]) - 1


def test_a_group_emptied_by_hand_is_taken_out(record):
    edited = json.loads(json.dumps(record))
    edited["keywords"][0]["keywords"] = []
    found = edits(record, json.dumps(edited).encode())
    assert found.refused == ()
    assert [group["lang"] for group in applied(record, found.items).record["keywords"]] == ["en"]


@pytest.mark.parametrize(("address", "new"), [("keywords[en]", WORDS), ("titles[en]", "On Paper Bridges")])
def test_a_language_that_has_one_is_given_no_second_by_its_name(record, address, new):
    done = applied(record, [Correction(address, Op.ADD, None, new)])
    assert ["stands there already" in remark.message for remark in done.left] == [True]
    key = address.partition("[")[0]
    assert done.record[key] == record[key]


def test_what_stands_there_by_now_is_added(record):
    words = "; ".join(item["text"] for item in record["keywords"][1]["keywords"])
    assert not applied(record, [Correction("keywords[en]", Op.ADD, None, words)]).stale


@pytest.mark.parametrize(
    "sections", [[{"title": "Aim", "text": "To sag."}, {"title": "Results", "text": "It sags."}], ["To sag. It sags."]]
)
@pytest.mark.parametrize("op", [Op.ADD, Op.CHANGE])
def test_an_abstract_is_given_by_its_sections_alone(record, sections, op):
    own = record["abstracts"][1]
    bare = dict(record, abstracts=record["abstracts"][:1]) if op is Op.ADD else record
    bare = {**bare, "alignment": {**record["alignment"], "abstract": []}}
    bare["alignment"]["sentences"] = {"zh": [], "en": []}
    old = None if op is Op.ADD else summary(own)
    done = applied(bare, [Correction("abstracts[en]", op, old, {"lang": "en", "sections": sections})])
    assert not done.stale, done.left[0].message
    made = done.record["abstracts"][1]
    assert made["text"] in ("Aim To sag. Results It sags.", "To sag. It sags.")
    assert len(made["sections"]) == len(sections)
