"""What is in doubt, and at which of the page's cells it stands."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from pipeline import check
from pipeline.corrections.doubts import doubts
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.results.decode import article as decoded
from pipeline.serve.cells import doubted
from pipeline.serve.view import groups
from pipeline.write.json import diagnostic
from serve.conftest import DOUBTED


@pytest.fixture(scope="session")
def record(made) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made / f"{DOUBTED}.json").read_bytes())
    return {**found, "review": [], "diagnostics": []}


def listed(address: str) -> dict[str, Any]:
    return {"address": address, "field": "x", "reason": "has no mark", "confidence": 0.4, "page": None, "box": None}


def warned(source: Any, severity: str = "warning", address: str = "") -> dict[str, Any]:
    own = {"kind": "ref-too-long", "severity": severity, "page": 1, "message": "is long", "source": source}
    return {**own, "address": address} if address else own


def cells(record: Any) -> dict[str, tuple[str, ...]]:
    """{address: reasons} of the cells in doubt."""
    shown, _ = doubted(groups(record), doubts(record))
    every = [cell for group in shown for row in group.rows for cell in row.cells]
    return {cell.address: cell.doubt.reasons for cell in every if cell.doubt}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("authors[1]", "authors[1].printed"),
        ("titles[en]", "titles[1].text"),
        ("abstracts[zh]", "abstracts[0].sections[0].text"),
        ("keywords[en].keywords[2]", "keywords[1].keywords[2].text"),
        ("alignment.abstract[2]", "abstracts[0].sections[0].text"),
        ("references[3].citations[0].fields.year", "references[3].citations[0].text"),
        ("body[0]", "body[0].title"),
    ],
)
def test_a_value_listed_for_review_is_marked_at_its_cell(record, address, shown):
    assert cells({**record, "review": [listed(address)]}) == {shown: ("has no mark",)}


def test_a_missing_value_is_marked_where_it_would_stand(record):
    bare = {**record, "titles": record["titles"][:1], "review": [listed("titles[en]")]}
    assert cells(bare) == {"titles[en]": ("has no mark",)}


def test_a_warning_is_marked_at_the_value_that_is_printed_there(record):
    source = record["references"][4]["source"]
    assert list(cells({**record, "diagnostics": [warned(source)]})) == ["references[4].citations[0].text"]
    left, top, right, bottom = source["box"]
    within = {**source, "box": [left + 1, top + 1, right - 1, bottom - 1]}
    assert list(cells({**record, "diagnostics": [warned(within)]})) == ["references[4].citations[0].text"]
    assert cells({**record, "diagnostics": [warned(source, "info")]}) == {}


def test_a_warning_of_the_whole_article_is_of_no_cell(record):
    own = {**record, "diagnostics": [warned(None)]}
    assert [doubt.address for doubt in doubts(own)] == [""]
    assert cells(own) == {}


def test_a_warning_of_a_value_that_an_editor_looked_at_is_none(record):
    first, *others = record["references"]
    mine = {**first, "source": {**first["source"], "rule": "editor"}}
    assert doubts({**record, "references": [mine, *others], "diagnostics": [warned(first["source"])]}) == []


def test_a_warning_of_a_person_stands_at_that_person_though_all_of_a_line_have_one_box(record):
    source = record["authors"][0]["source"]
    assert record["authors"][1]["source"]["box"] == source["box"]
    own = {**record, "diagnostics": [warned(source, address="authors[1]")]}
    assert list(cells(own)) == ["authors[1].printed"]


def test_a_warning_of_a_list_stands_at_its_heading_until_all_of_it_is_looked_at(record):
    own = {**record, "diagnostics": [warned(record["authors"][0]["source"], address="authors")]}
    shown, whole = doubted(groups(own), doubts(own))
    assert {group.name: [doubt.reasons for doubt in group.doubts] for group in shown if group.doubts} == {
        "authors": [("is long",)]
    }
    assert (cells(own), whole) == ({}, ())
    looked_at = [{**each, "source": {**each["source"], "rule": "editor"}} for each in record["authors"]]
    assert doubts({**own, "authors": looked_at}) == []


def test_what_the_checks_say_of_a_by_line_names_the_person(record):
    """The English name of the third author of a by-line that is set in one box is spelt otherwise."""
    places = [at for at, own in enumerate(record["authors"]) if own["lang"] == "en"]
    own = copy.deepcopy(record)
    own["authors"][places[2]] |= {"surname": "Quagg", "given_names": "Borivoj", "printed": "QUAGG Borivoj"}
    seen: list[Diagnostic] = []
    check.article(decoded(own), seen.append)
    said = {item.kind: item.address for item in seen}
    assert said[Kind.AUTHOR_SPELLING_DIFFERS] == "authors[2]"
    del own["authors"][places[2]], own["alignment"]["authors"][2]
    seen.clear()
    check.article(decoded({**own, "alignment": {**own["alignment"], "authors": []}}), seen.append)
    assert {item.kind: item.address for item in seen}[Kind.AUTHOR_COUNTS_DIFFER] == "authors"
    assert diagnostic(seen[0])["address"] == seen[0].address


def test_a_table_stands_beside_the_picture_of_its_cells_and_not_of_its_caption(record):
    caption = {"page": 1, "box": [50.0, 100.0, 300.0, 110.0], "rule": "captions.table.zh", "confidence": 0.9}
    around = {**caption, "box": [50.0, 112.0, 300.0, 200.0]}
    own = {"type": "table-wrap", "captions": [], "rows": [[{"text": "受潮"}, {"text": "9.84"}]], "source": caption}
    for graphic, box in (({"href": "tab-1.png", "source": around}, around["box"]), (None, caption["box"])):
        shown = groups({**record, "body": [{**own, "graphic": graphic}]})
        [row] = next(group.rows for group in shown if group.name == "body")
        assert row.picture == (1, tuple(box))
        assert [cell.boxes for cell in row.cells] == [((1, tuple(box)),)] * 2
