"""Every export of the corpus is valid and names each paper left out. Skipped where the corpus is not there."""

import json
from collections.abc import Iterator
from io import BytesIO

import pytest

from pipeline.errors import UnreadableResult
from pipeline.export.job import run
from pipeline.results import Stored, stored
from tests.export.conftest import details
from tests.export.ours import FORMATS
from tests.export.validators import problems
from tests.papers import PAPERS, Papers

MADE_UP = """
publisher = "P"
registrant = "R"
resource_url = "https://journal.example/{id}"
[depositor]
name = "D"
email = "d@journal.example"
[repository]
name = "N"
base_url = "https://gateway.example/n"
email = "n@journal.example"
"""
# At least so many hundredths of the readable papers are in each file; a paper without DOI, year or title cannot be.
LEAST = {
    "crossref": 40,
    "doaj": 75,
    "pubmed": 45,
    "oai-dc": 90,
    "csl-json": 90,
    "bibtex": 90,
    "ris": 90,
    "tmx": 75,
    "pairs": 75,
    "passages": 90,
}

pytestmark = pytest.mark.skipif(not PAPERS, reason="../shared with the corpus is not here")


@pytest.fixture(scope="module")
def results(papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> list[Stored | UnreadableResult]:
    """The papers' results, read back once for all formats."""
    return list(stored([papers.put(PAPERS, tmp_path_factory.mktemp("output"))]))


def titles(item: Stored | UnreadableResult) -> Iterator[str]:
    assert isinstance(item, Stored)
    yield from (" ".join(title.text.split()) for title in item.article.front.journal.titles)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_all_that_can_be_exported_is_valid_and_the_rest_is_named(
    name: str, results: list[Stored | UnreadableResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.export.job.stored", lambda _: iter(results))
    known = sorted({title for item in results for title in titles(item)})
    found = (f'[journals.{json.dumps(title)}]\nissn = "1234-5679"\nabbrev_title = "J"\n' for title in known)
    said: list[str] = []
    stream = BytesIO()
    counts = run([], FORMATS[name], stream, details(MADE_UP + "".join(found)), said.append)
    print(f"{name}: {counts}")
    assert problems(name, stream.getvalue()) == []
    assert len(said) == counts.left_out + counts.twice
    assert counts.written >= LEAST[name] * (counts.written + counts.left_out) / 100
