"""The JSON as a contract: what is promised of /2, and what becomes of results of other versions."""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import UnreadableResult
from pipeline.model.alignment import Link
from pipeline.results.decode import article as decoded
from pipeline.run import Result, convert
from pipeline.save import outputs
from pipeline.settings import Settings
from pipeline.write.json.persons import persons
from pipeline.write.schema import schema

PDF = Path(__file__).parents[2] / "input" / "brief-shared-page.pdf"


@pytest.fixture(scope="module")
def result() -> Result:
    return convert(PDF)


@pytest.fixture(scope="module")
def record(result: Result) -> dict:
    return json.loads(outputs(result, "a", Settings(pictures=False))["a.json"])


def test_the_schema_has_a_name_and_a_version():
    own = json.loads(schema())
    major = own["properties"]["format"]["const"].partition("/")[2]
    assert own["$id"] == f"urn:duizhao:article:{major}"
    assert own["$comment"].partition(".")[0] == major


def test_a_result_says_of_which_bytes_it_was_made_and_how_large_the_pages_are(record, result):
    assert record["file"]["sha256"] == hashlib.sha256(PDF.read_bytes()).hexdigest()
    sizes = record["file"]["page_sizes"]
    assert len(sizes) == record["file"]["pages"]
    for title in record["titles"]:
        width, height = sizes[title["source"]["page"] - 1]
        left, top, right, bottom = title["source"]["box"]
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


def test_a_result_says_what_made_it_and_with_which_settings(record, result):
    made = json.loads(outputs(result, "a", Settings(ocr="off", pictures=False))["a.json"])
    assert made["producer"]["given"] == {"ocr": "off", "pictures": "false"}
    assert made["producer"]["settings"] != record["producer"]["settings"]
    assert "given" not in json.loads(outputs(result, "a", Settings())["a.json"])["producer"]
    assert decoded(made).producer.given == (("ocr", "off"), ("pictures", "false"))


def test_every_author_is_one_person_with_both_names(record):
    persons = record["alignment"]["persons"]
    flat = {lang: [row for row in record["authors"] if row["lang"] == lang] for lang in ("zh", "en")}
    for lang, rows in flat.items():
        assert sorted(p[f"{lang}_index"] for p in persons if p[f"{lang}_index"] is not None) == list(range(len(rows)))
    pairs = {(pair["zh"], pair["en"]["surname"]) for pair in record["alignment"]["authors"]}
    assert pairs
    assert pairs == {(p["zh"], p["en"]["surname"]) for p in persons if p["zh"] and p["en"]}


def test_who_is_tied_to_nobody_is_a_person_too(result):
    front, tied = result.article.front, result.article.alignment
    one = replace(result.article, alignment=replace(tied, authors=(Link((0,), (0,), 1.0, ()),)))
    found = persons(one)
    assert found[0]["zh"]
    assert found[0]["en"]
    assert all((person["zh"] is None) != (person["en"] is None) for person in found[1:])
    assert len(found) == len(front.contribs) - 1
    none = persons(replace(one, alignment=replace(tied, authors=())))
    assert len(none) == len(front.contribs)


def test_results_from_before_the_newer_keys_are_read(record):
    older = copy.deepcopy(record)
    del older["file"]["sha256"], older["file"]["page_sizes"], older["alignment"]["persons"]
    assert decoded(older) == decoded(record)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("duizhao-article/1", "a result of an older version (duizhao-article/1)"),
        ("duizhao-article/3", "a result of a newer version (duizhao-article/3)"),
        ("duizhao-corrections/1", "not a result of this program"),
        (None, "not a result of this program"),
        (9257028992308399412, "not a result of this program"),
    ],
)
def test_results_of_other_versions_are_refused_in_a_line(record, told, line):
    with pytest.raises(UnreadableResult) as refused:
        decoded(record | {"format": told})
    assert str(refused.value).startswith(line)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("number", [9257028992308399412, -(10**40)])
def test_a_number_that_no_machine_word_holds_is_refused_in_a_line(record, number):
    with pytest.raises(UnreadableResult, match="damaged result: file/name"):
        decoded(record | {"file": record["file"] | {"name": number}})
