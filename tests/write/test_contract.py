"""The JSON as a contract: what is promised of /2, and what becomes of results of other versions."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from jsonschema import Draft202012Validator

from pipeline import cli
from pipeline.errors import UnreadableResult
from pipeline.model.alignment import Link
from pipeline.model.lang import Lang
from pipeline.results.decode import article as decoded
from pipeline.run import Result
from pipeline.save import outputs
from pipeline.settings import Settings
from pipeline.write.json import article as encoded
from pipeline.write.json.persons import persons
from pipeline.write.schema import promised, schema

PDF = Path(__file__).parents[2] / "input" / "brief-shared-page.pdf"


@pytest.fixture(scope="module")
def result(converted: Callable[[str], Result]) -> Result:
    return converted(PDF.stem)


@pytest.fixture(scope="module")
def record(result: Result) -> dict:
    return json.loads(outputs(result, "a", Settings(pictures=False))["a.json"])


def test_the_schema_has_a_name_and_a_version():
    own, exact = json.loads(promised()), json.loads(schema())
    major = own["properties"]["format"]["const"].partition("/")[2]
    assert own["$id"] == f"urn:duizhao:article:{major}"
    assert own["$comment"].partition(".")[0] == major
    assert exact["$id"] == f"urn:duizhao:article:{own['$comment']}"


def objects(told: Any) -> Iterator[dict]:
    """The schemas of objects in a schema."""
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from objects(inner)
    if isinstance(told, dict) and isinstance(told.get("properties"), dict):
        yield told


def grown(value: Any) -> Any:
    """The value with a further key in each object that is no map of names to values."""
    if isinstance(value, list):
        return [grown(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: item if key in MAPS else grown(item) for key, item in value.items()}
    return {**found, "of a later version": [None]}


MAPS = {"fields", "field_confidence", "given"}


def test_the_published_schema_lets_pass_what_a_minor_version_may_add(record):
    later = grown(record)
    later["references"][0]["citations"][0]["type"] = "of a later version"
    opened, exact = (Draft202012Validator(json.loads(made)) for made in (promised(), schema()))
    opened.check_schema(opened.schema)
    opened.validate(record)
    opened.validate(later)
    exact.validate(record)
    assert not exact.is_valid(later)
    with pytest.raises(UnreadableResult, match=r"damaged result: .*of a later version"):
        decoded(later)


def test_a_result_of_today_is_valid_by_the_published_schema_of_any_minor_version_before(record):
    """Before, some of the keys that may be left out were not known: here none of them."""
    older = json.loads(promised())
    for told in objects(older):
        told["properties"] = {key: kind for key, kind in told["properties"].items() if key in told["required"]}
    assert "sha256" not in older["properties"]["file"]["properties"]
    Draft202012Validator(older).validate(record)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "fr"},  # a third language breaks what reads two
        {"titles": None},
        {"format": "duizhao-article/3"},
        {"confidence": "high"},
    ],
)
def test_the_published_schema_refuses_what_a_minor_version_may_not_do(record, change):
    opened = Draft202012Validator(json.loads(promised()))
    assert not opened.is_valid(record | change)
    assert not opened.is_valid({key: value for key, value in record.items() if key not in change})


def test_the_command_prints_the_published_schema_and_the_exact_one(capsys):
    for arguments, expected in (([], promised()), (["--exact"], schema())):
        with pytest.raises(SystemExit) as ended:
            typer.main.get_command(cli.app)(["schema", *arguments])
        assert ended.value.code == 0
        assert capsys.readouterr().out.encode() == expected


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


def test_what_is_said_of_one_half_is_said_of_the_person_and_not_of_the_other_half(result):
    """As docs/json.md tells: a note in Chinese alone is of the hanzi; the person has what either half has."""
    zh, en = (result.article.front.byline(lang)[0] for lang in (Lang.ZH, Lang.EN))
    front = result.article.front
    own = replace(zh, corresp=True, email="a@example.org"), replace(en, corresp=False, email="")
    tied = replace(result.article.alignment, authors=(Link((0,), (0,), 1.0, ()),))
    said = replace(result.article, front=replace(front, contribs=own), alignment=tied)
    [person] = persons(said)
    assert (person["corresp"], person["email"]) == (True, "a@example.org")
    halves = json.loads(encoded(said))["authors"]
    assert [(half["corresp"], half["email"]) for half in halves] == [(True, "a@example.org"), (False, "")]
    author = json.loads(schema())["$defs"]["author"]["properties"]
    assert all("alignment.persons has what either says" in author[key]["description"] for key in ("corresp", "email"))


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
    with pytest.raises(UnreadableResult, match=r"damaged result: file\.name"):
        decoded(record | {"file": record["file"] | {"name": number}})
