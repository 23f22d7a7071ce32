"""Every export of the corpus is valid and names each paper left out. Skipped where the corpus is not there."""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import UnusablePdf
from pipeline.export.formats import FORMATS
from pipeline.export.job import run
from pipeline.results import Stored, stored
from pipeline.run import convert
from pipeline.settings import Settings
from pipeline.write.json import article as encoded
from tests.export.conftest import details
from tests.export.validators import problems

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
PAPERS = sorted(CORPUS.glob("pdf/*.pdf")) + sorted(CORPUS.glob("more/*.pdf")) + sorted(CORPUS.glob("hard/pdf/*.pdf"))
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
LEAST = {"crossref": 40, "doaj": 75, "pubmed": 45, "oai-dc": 90, "csl-json": 90, "bibtex": 90, "ris": 90, "tmx": 75}

pytestmark = pytest.mark.skipif(not PAPERS, reason="../shared with the corpus is not here")


def result(paper: Path) -> bytes | None:
    """The JSON of a paper, or none of one that is refused."""
    try:
        done = convert(paper, Settings(ocr="off", pictures=False))
    except UnusablePdf:
        return None
    return encoded(done.article, name=paper.name, pages=len(done.pages))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    with ProcessPoolExecutor(2) as pool:
        for paper, data in zip(PAPERS, pool.map(result, PAPERS), strict=True):
            if data is not None:
                (folder / f"{paper.stem}.json").write_bytes(data)
    return folder


def titles(output: Path) -> Iterator[str]:
    for item in stored([output]):
        assert isinstance(item, Stored)
        yield from (" ".join(title.text.split()) for title in item.article.front.journal.titles)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_all_that_can_be_exported_is_valid_and_the_rest_is_named(name: str, output: Path) -> None:
    known = sorted(set(titles(output)))
    found = (f'[journals.{json.dumps(title)}]\nissn = "1234-5679"\nabbrev_title = "J"\n' for title in known)
    said: list[str] = []
    stream = BytesIO()
    counts = run([output], FORMATS[name], stream, details(MADE_UP + "".join(found)), said.append)
    print(f"{name}: {counts}")
    assert problems(name, stream.getvalue()) == []
    assert len(said) == counts.left_out + counts.twice
    assert counts.written >= LEAST[name] * (counts.written + counts.left_out) / 100
