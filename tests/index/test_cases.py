"""Searches that people said failed them find their articles, from the PDF on. Skipped where the cases are not there.

A case is a folder of PDFs and `expected.json`, whose `queries` name the PDFs that each must find, and no other.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.index.local import update
from pipeline.index.search import Search
from pipeline.run import convert
from pipeline.write.json import article as encoded
from tests.index.made import millet, put

CASES = sorted((Path(__file__).parents[3] / "shared" / "cases").glob("s[0-9]*"))

pytestmark = pytest.mark.skipif(not CASES, reason="../shared with the cases is not here")


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Search, dict[str, Any]]:
    """The index of a case's articles and of one that is none of it, and what must be found there."""
    folder = put(tmp_path_factory.mktemp("case"), millet=millet())
    for path in sorted(request.param.glob("*.pdf")):
        (folder / f"{path.stem}.json").write_bytes(encoded(convert(path).article, name=path.name))
    update(folder / "index", [folder])
    return Search(folder / "index"), json.loads((request.param / "expected.json").read_text("utf-8"))["queries"]


def test_each_query_of_a_case_finds_its_articles(case: tuple[Search, dict[str, Any]]) -> None:
    search, queries = case
    found = {query: sorted(hit.record["result"] for hit in search(query)) for query in queries}
    assert queries
    assert found == {query: sorted(names) for query, names in queries.items()}
