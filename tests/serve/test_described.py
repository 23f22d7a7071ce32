"""The description of the service has an example of everything, and each is what it says it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.write.schema import schema as of_articles
from serve.conftest import DOUBTED

httpx = pytest.importorskip("httpx")
EXAMPLES = Path(__file__).parents[2] / "pipeline" / "serve" / "examples.json"


@pytest.fixture(scope="module")
def described(tmp_path_factory) -> dict[str, Any]:
    from pipeline.serve.app import application
    from pipeline.serve.state import Options

    found: dict[str, Any] = application(Options((tmp_path_factory.mktemp("out"),))).openapi()
    return found


def operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, what in methods.items():
            yield f"{method} {path}", what


def examples(what: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], list[Any]]]:
    """(of what, its schema, its examples) of everything in an operation."""
    for parameter in what.get("parameters", ()):
        yield parameter["name"], parameter["schema"], shown(parameter)
    for media in what.get("requestBody", {}).get("content", {}).values():
        yield "body", media["schema"], [each["value"] for each in media.get("examples", {}).values()]
    for status, answer in what["responses"].items():
        for kind, media in answer.get("content", {"none": {"schema": {}}}).items():
            yield f"{status} {kind}", media["schema"], shown(media)


def test_every_parameter_body_and_answer_has_an_example(described):
    bare = [f"{name}: {of}" for name, what in operations(described) for of, _, own in examples(what) if not own]
    assert bare == []


def test_every_example_is_valid_by_its_schema(described):
    for name, what in operations(described):
        for of, schema, own in examples(what):
            validator = jsonschema.Draft202012Validator({**schema, "components": described["components"]})
            for value in own:
                assert not [f"{name} {of}: {error.message}" for error in validator.iter_errors(value)]


def test_no_example_is_of_an_operation_that_is_not_there(described):
    own = json.loads(EXAMPLES.read_bytes())
    there = dict(operations(described))
    for name, given in own["operations"].items():
        assert set(given.get("parameters", ())) <= {
            parameter["name"] for parameter in there[name].get("parameters", ())
        }
        assert {key.partition(" ")[0] for key in given["answers"]} <= there[name]["responses"].keys()


def test_the_article_shown_is_one(described):
    shown = dict(operations(described))["get /api/articles/{key}"]["responses"]["200"]["content"]
    jsonschema.validate(shown["application/json"]["example"]["article"], json.loads(of_articles()))


def test_what_is_shown_has_the_keys_of_what_is_answered(described, fresh):
    """Each JSON answer of the server to a question without a body, beside its example."""
    with httpx.Client(base_url=fresh.url, timeout=60) as client:
        for name, what in operations(described):
            method, _, path = name.partition(" ")
            shown = what["responses"]["200"].get("content", {}).get("application/json", {}).get("example")
            if method != "get" or shown is None or "{job_id}" in path:
                continue
            own = {item["name"]: item["example"] for item in what.get("parameters", ())} | {"form": "json"}
            own["key"] = fresh.keys[DOUBTED]
            asked = {} if path in ("/api/articles",) else {key: value for key, value in own.items() if key == "q"}
            answered = client.get(path.format(**own), params=asked).json()
            assert keys(answered) == keys(shown), name


def keys(value: Any) -> Any:
    """The keys of an answer and of the first item of each of its lists that are not empty."""
    return sorted(value) if isinstance(value, dict) else type(value)


def shown(of: dict[str, Any]) -> list[Any]:
    return [of["example"]] if "example" in of else []
