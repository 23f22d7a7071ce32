"""What is read back is what was written."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableResult
from pipeline.index.engine import document, line
from pipeline.model.body import RefType
from pipeline.model.reference import PartKind, PublicationType
from pipeline.results.decode import article as decoded
from pipeline.results.output import Stored
from pipeline.run import Result, convert
from pipeline.settings import Settings
from pipeline.write import jats
from pipeline.write.json import article as encoded
from pipeline.write.schema import schema
from tests.kept import as_kept

SAMPLES = sorted((Path(__file__).parents[2] / "input").glob("*.pdf"))
BILINGUAL = Path(__file__).parents[2] / "input" / "engineering-bilingual.pdf"


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def result(request: pytest.FixtureRequest, converted: Callable[[str], Result]) -> Result:
    return converted(request.param.stem)


def test_an_article_read_back_is_written_the_same(result: Result) -> None:
    written = encoded(result.article, name="a.pdf", pages=3)
    again = decoded(json.loads(written))
    assert encoded(again, name="a.pdf", pages=3) == written
    assert jats.article(again) == jats.article(result.article)


def test_an_article_read_back_is_the_article(result: Result) -> None:
    assert decoded(json.loads(encoded(result.article))) == as_kept(result.article)


def test_references_keep_their_parts(result: Result) -> None:
    again = decoded(json.loads(encoded(result.article)))
    assert [item.citations for item in again.back.references] == [
        item.citations for item in result.article.back.references
    ]


@cache
def sample() -> bytes:
    return encoded(convert(SAMPLES[0], Settings()).article)


def written() -> dict[str, object]:
    record: dict[str, object] = json.loads(sample())
    return record


@pytest.mark.parametrize("value", [None, [], "text", {}, {"format": "another/1"}], ids=repr)
def test_what_is_no_result_is_refused(value: object) -> None:
    with pytest.raises(UnreadableResult, match="not a result"):
        decoded(value)  # type: ignore[arg-type]


def places(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The paths of everything in a JSON value."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


VALUE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | st.just([])


@cache
def bilingual() -> bytes:
    return encoded(convert(BILINGUAL, Settings()).article)


def any_place() -> st.SearchStrategy[tuple[object, ...]]:
    return st.sampled_from(list(places(json.loads(bilingual()))))


@settings(max_examples=300, deadline=None)
@given(st.deferred(any_place), VALUE | st.just({}))  # converted by the one worker that runs this
def test_a_result_with_any_value_anywhere_is_read_and_indexed_or_refused(
    path: tuple[object, ...], value: object
) -> None:
    record = inner = json.loads(bilingual())
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    try:
        made = decoded(record)
    except UnreadableResult:
        return
    stored = Stored("id", "a", "a.pdf", 1, made)
    assert json.loads(line(document(stored, "0")))["id"] == "id"
    assert encoded(made)


def test_the_schema_lists_what_the_model_knows() -> None:
    defs = json.loads(schema())["$defs"]
    assert defs["piece"]["properties"]["xref"]["enum"] == [kind.value for kind in RefType]
    assert defs["part"]["properties"]["kind"]["enum"] == ["text", *(kind.value for kind in PartKind if kind.value)]
    assert defs["citation"]["properties"]["type"]["enum"] == [kind.value for kind in PublicationType]


@pytest.mark.parametrize("key", ["keywords", "authors", "affiliations"])
def test_a_link_to_nothing_is_one_error(key: str) -> None:
    record = json.loads(bilingual())
    record["alignment"][key][0]["zh_index"] = [99]
    with pytest.raises(UnreadableResult, match="damaged result"):
        decoded(record)


KEYS = sorted({*json.loads(schema())["required"]} - {"format", "file", "diagnostics"})


@pytest.mark.parametrize("key", KEYS)
def test_a_result_that_lacks_a_key_is_one_error(key: str) -> None:
    record = written()
    del record[key]
    with pytest.raises(UnreadableResult, match="damaged result: all of it: "):
        decoded(record)


@pytest.mark.parametrize("key", sorted({*KEYS} - {"article_type", "ref_title"}))  # any value may stand there
def test_a_result_with_a_wrong_value_is_one_error(key: str) -> None:
    record = written()
    record[key] = 7
    with pytest.raises(UnreadableResult, match="damaged result"):
        decoded(record)


@pytest.mark.parametrize(
    ("way", "value", "told"),
    [
        (("titles", 0, "lang"), "fr", 'titles[0].lang: "fr" stands there, wanted is one of "zh", "en"'),
        (("titles", 0, "text"), 5, "titles[0].text: 5 stands there, wanted is a text"),
        (("authors", 0, "corresp"), "yes", 'authors[0].corresp: "yes" stands there, wanted is true or false'),
        (("keywords", 0, "keywords"), "a", 'keywords[0].keywords: "a" stands there, wanted is a list'),
        (("doi",), 7, "doi: 7 stands there, wanted is an object with keys"),
        (("doi", "text"), 7, "doi.text: 7 stands there, wanted is a text"),
        (("body", 0, "title"), 7, "body[0].title: 7 stands there, wanted is a text"),
        (("body", 0, "more"), 7, 'body[0]: results have no "more" there'),
        (("titles", 0, "more"), 7, 'titles[0]: results have no "more" there'),
        (("titles", 0, "source", "page"), -1, "titles[0].source.page: -1 is too little or too much"),
    ],
)
def test_a_wrong_value_is_told_by_its_address_and_by_what_is_wanted(
    way: tuple[Any, ...], value: Any, told: str
) -> None:
    record = json.loads(bilingual())
    inner = record
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    with pytest.raises(UnreadableResult) as refused:
        decoded(record)
    assert str(refused.value).startswith(f"damaged result: {told}")
